"""Languages as offices write them into a cell: `Italiano`, `ita`, `IT`, `it-IT`, and several of them: `ita/eng`, `IT-EN`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from receptionist.clients.texts import normal
from receptionist.errors import Invalid

NAMES_IN = ("en", "it", "de", "fr", "es")
"""The languages in which languages and countries may be named in a cell."""
SHORTENED = {"ing": "en", "ingl": "en", "ital": "it", "ted": "de", "franc": "fr", "spagn": "es", "spa": "es", "port": "pt"}
"""As Italian offices shorten their names, beside the codes."""
_BETWEEN = re.compile(r"\s*[,;/|+&\n]\s*|\s+(?:-\s+|(?:ed?|and|und|et)\s+)")
_CODES = re.compile(r"([a-z]{2,3})[-_. ]([a-z]{2,3})", re.IGNORECASE)


@cache
def _language_names() -> Mapping[str, str]:
    from babel import Locale
    from babel.core import get_global

    codes = [str(code) for code in Locale("en").languages if len(str(code)) in {2, 3}]
    named = [Locale(language).languages for language in NAMES_IN]
    three = {old: new for old, new in get_global("language_aliases").items() if len(old) == 3 and len(new) == 2}
    names = {normal(names[code]): code for names in named for code in codes if code in names}
    return SHORTENED | three | names | {code: code for code in codes}


def read_language(text: str) -> str:
    """`it` for `Italiano`, `italian`, `IT`, `ita`, `it-IT`. Raises `Invalid` `language.unknown`."""
    names = _language_names()
    found = names.get(normal(text)) or names.get(text.replace("_", "-").split("-")[0].strip().lower())
    if found is None:
        raise Invalid("language.unknown", language=text[:40])
    return found


def read_languages(text: str) -> tuple[str, ...]:
    """All that the cell names, each once, in its order: `it` and `en` for `ita/eng`, `IT-EN`, `italiano e inglese`. Raises
    `Invalid` `language.unknown`."""
    pieces = [one for one in _BETWEEN.split(text) if one]
    found = [read_language(code) for piece in pieces for code in _codes_in(piece)]
    if not found:
        raise Invalid("language.unknown", language=text[:40])
    return tuple(dict.fromkeys(found))


def _codes_in(piece: str) -> list[str]:
    """Two codes are two languages, unless the second is a country that speaks the first (`de-CH`, `pt-BR`)."""
    codes = _CODES.fullmatch(piece)
    if codes is None or normal(piece) in _language_names():
        return [piece]
    first, second = (one.lower() for one in codes.groups())
    return [first] if _is_spoken(first, second.upper()) or second not in _language_names() else [first, second]


def _is_spoken(language: str, country: str) -> bool:
    from babel.languages import get_official_languages

    return language in get_official_languages("GB" if country == "UK" else country, regional=True, de_facto=True)
