"""Spelling aloud: each letter by the word that callers of a language know it by.

Italian: the cities in use on the telephone; German: DIN 5009 (2022); French and Spanish: the names in use there; else the
alphabet of the ICAO (Annex 10, vol. II).
"""

from __future__ import annotations

import unicodedata

_ICAO = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo "
    "Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu"
)
_ITALIAN = (
    "Ancona Bologna Como Domodossola Empoli Firenze Genova Hotel Imola Jolly Kappa Livorno Milano Napoli Otranto "
    "Padova Quarto Roma Savona Torino Udine Venezia Washington Xilofono York Zara"
)
_GERMAN = (
    "Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg "
    "Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau"
)
_FRENCH = (
    "Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar "
    "Pierre Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé"
)
_SPANISH = (
    "Antonio Burgos Carmen Domingo Enrique Francia Gerona Historia Inés José Kilo Lorenzo Madrid Navarra Oviedo "
    "París Querido Ramón Sábado Toledo Ulises Valencia Washington Xilófono Yegua Zaragoza"
)
ALPHABETS = {"it": _ITALIAN, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "en": _ICAO}
SIGNS = {
    "it": {"@": "chiocciola", ".": "punto", "-": "trattino", "_": "trattino basso", "/": "barra"},
    "en": {"@": "at", ".": "dot", "-": "hyphen", "_": "underscore", "/": "slash"},
    "de": {"@": "at", ".": "Punkt", "-": "Bindestrich", "_": "Unterstrich", "/": "Schrägstrich"},
    "fr": {"@": "arobase", ".": "point", "-": "tiret", "_": "tiret bas", "/": "barre oblique"},
    "es": {"@": "arroba", ".": "punto", "-": "guion", "_": "guion bajo", "/": "barra"},
}


def spelled(text: str, language: str) -> str:
    """The text letter by letter, in that language (ISO 639-1; in English for one that we have no alphabet for); digits stay
    together, many of them in groups as one says them, signs are named, whatever else is there stands as it is."""
    spoken = language if language in ALPHABETS else "en"
    words = dict(zip("abcdefghijklmnopqrstuvwxyz", ALPHABETS[spoken].split(), strict=True))
    said: list[str] = []
    digits = ""
    for sign in text:
        if sign.isdecimal():
            digits += sign
            continue
        if digits:
            said.append(grouped(digits))
            digits = ""
        if not sign.isspace():
            said.append(_said(sign, words, SIGNS[spoken]))
    return " · ".join([*said, grouped(digits)] if digits else said)


def grouped(digits: str) -> str:
    """More than four digits in threes, the last two to four together, as they are dictated: `012 345 678 90`."""
    groups = []
    while len(digits) > 4:
        groups.append(digits[:3])
        digits = digits[3:]
    return " ".join([*groups, digits])


_STREET_WORDS = (
    "via viale vicolo piazza piazzale piazzetta corso largo strada salita località street road avenue lane square drive "
    "straße strasse platz allee rue boulevard place calle avenida plaza"
)
_STREETS = frozenset(_STREET_WORDS.split())
"""What a street is, which nobody asks to have spelled."""


def names_spelled(text: str, language: str) -> str:
    """The names in an address, each followed by its letters: `Dante: Domodossola · Ancona · …`. Numbers, small words and what
    a street is are understood without."""
    names = (word.strip(",.;()") for word in text.split())
    telling = [
        name for name in names if name.isalpha() and (name[0].isupper() or len(name) > 3) and name.lower() not in _STREETS
    ]
    return "; ".join(f"{name}: {spelled(name, language)}" for name in dict.fromkeys(telling))


def _said(sign: str, words: dict[str, str], signs: dict[str, str]) -> str:
    """An accented letter is the letter, and then itself: who writes it down hears both."""
    plain = unicodedata.normalize("NFKD", sign)[0].lower()
    if plain in words:
        return words[plain] if plain == sign.lower() else f"{words[plain]} ({sign})"
    return signs.get(sign, sign)
