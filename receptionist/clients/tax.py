"""Numbers of the tax office, by the rules of their countries (`python-stdnum`)."""

from __future__ import annotations

from types import ModuleType


def is_vat_number(text: str, country: str) -> bool:
    """Whether it can be a VAT number of that country (ISO 3166), or of the one that stands in front of it. Of a country whose
    rule nobody knows anything goes."""
    from stdnum import get_cc_module  # loaded by whoever edits or imports

    number = text.replace(" ", "")
    prefix = number[:2].upper()
    named = _module(get_cc_module, prefix, "vat") if prefix.isalpha() else None
    rule = named or _module(get_cc_module, country, "vat")
    return rule is None or bool(rule.is_valid(number))


def is_tax_code(text: str, country: str) -> bool:
    """Whether it can be the tax code of a company or person there: in Italy a codice fiscale, or the number of the partita IVA
    (D.P.R. 605/1973)."""
    from stdnum import get_cc_module

    if country != "IT":
        return True
    code = _module(get_cc_module, "IT", "codicefiscale")
    return is_vat_number(text, country) or code is None or bool(code.is_valid(text))


def _module(get: object, country: str, name: str) -> ModuleType | None:
    try:
        found = get(country.lower(), name)  # type: ignore[operator]
    except (ImportError, ValueError):
        return None
    return found if isinstance(found, ModuleType) else None
