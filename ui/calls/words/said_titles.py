"""A person's title as it is read aloud: an abbreviation on the page is no word in the mouth."""

from __future__ import annotations

_SAID = {
    "it": {
        "avv": "l'avvocato",  # of women too: the abbreviation does not tell
        "ing": "l'ingegner",
        "arch": "l'architetto",
        "dott": "il dottor",
        "dr": "il dottor",
        "dottssa": "la dottoressa",
        "drssa": "la dottoressa",
        "prof": "il professor",
        "profssa": "la professoressa",
        "sig": "il signor",
        "sigra": "la signora",
        "sigrina": "la signorina",
    },
    "en": {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "dr": "Dr", "prof": "Professor"},
    "de": {"hr": "Herr", "fr": "Frau", "dr": "Doktor", "prof": "Professor"},
    "fr": {"m": "Monsieur", "mme": "Madame", "mlle": "Mademoiselle", "me": "Maître"},
    "es": {"sr": "el señor", "sra": "la señora", "dr": "el doctor", "dra": "la doctora"},
}
"""What an abbreviation is in each language, by its letters; with its article where one is said."""


def said_title(title: str, language: str) -> str:
    """`title` as one says it in a sentence of `language` (ISO 639-1). Empty for an abbreviation of another language: the name
    alone is better than letters."""
    said = _SAID[language].get("".join(filter(str.isalpha, title)).casefold())
    return said or ("" if "." in title else title)
