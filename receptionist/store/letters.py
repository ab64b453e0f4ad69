"""Letters without case and accents, as people type them on any keyboard. Pure, and nothing is loaded for it."""

from __future__ import annotations

import unicodedata

MARKS = ("\u0300", "\u036f")
"""The first and the last of Unicode's combining diacritical marks."""
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ς": "σ"}
PAIRS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
"""Letters that Unicode takes apart for nobody, and how they are typed on another keyboard."""
PLAIN = str.maketrans(LETTERS | PAIRS)
"""The same for `str.translate`, of small letters."""


def folded(text: str) -> str:
    """Without case and accents: `Niccolò MÜLLER, Straße` is `niccolo muller, strasse`."""
    if text.isascii():
        return text.lower()
    first, last = MARKS
    letters = (sign for sign in unicodedata.normalize("NFKD", text) if not first <= sign <= last)
    return "".join(letters).casefold().translate(PLAIN)
