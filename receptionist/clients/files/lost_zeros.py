"""Zeros that a spreadsheet ate at the beginning of what is written in digits, and is no telephone number. Pure."""

from __future__ import annotations

from receptionist.clients.files.columns import Column
from receptionist.clients.tax import is_tax_code, is_vat_number

_C = Column

LONGEST_TAX = 12
"""Digits of the longest tax number (the EU's VAT numbers)."""
POSTAL_DIGITS = {
    "IT": 5, "DE": 5, "FR": 5, "ES": 5, "FI": 5, "LT": 5, "UA": 5, "TR": 5, "US": 5, "MX": 5, "KR": 5, "MY": 5, "RO": 6,
    "CN": 6, "NO": 4, "AU": 4, "NZ": 4, "ZA": 4,
}  # fmt: skip
"""Of countries whose postal codes are so many digits, the first of which may be a zero; any other code stays as it stands."""
LEAST_POSTAL = 10
"""The lowest of them, as a number: Italy's 00010."""


def with_zeros(column: Column, text: str, country: str) -> str:
    """The cell of a client in `country` (ISO 3166) with its zeros, where only with them it is valid there; else as it is."""
    if not (text.isascii() and text.isdecimal()):
        return text
    if column is _C.POSTAL_CODE:
        whole = text.zfill(POSTAL_DIGITS.get(country, 0))
        return whole if int(text) >= LEAST_POSTAL else text
    rule = {_C.VAT_NUMBER: is_vat_number, _C.TAX_CODE: is_tax_code}.get(column)
    if rule is None or rule(text, country):
        return text
    longer = (text.zfill(length) for length in range(len(text) + 1, LONGEST_TAX + 1))
    return next((one for one in longer if rule(one, country)), text)
