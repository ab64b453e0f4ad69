"""Texts as they are compared (without case, accents and signs) and as they are kept (without what nobody sees). Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from receptionist.store.letters import PLAIN

UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction and width that phones and browsers copy along: nobody sees them, and no number can be read with them."""

_WORDS = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")


@lru_cache(maxsize=100_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents and signs: `Müller & Søn S.r.l.` is `muller`, `son`, `srl`."""
    return tuple(_WORDS.findall(without_accents(_INITIALS.sub(r"\1", text))))


def without_accents(text: str) -> str:
    """And without case: `Müller & Søn` is `muller & son`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def normal(text: str) -> str:
    """Its words in one row: how headings are compared and remembered, and a password that somebody says."""
    return " ".join(words_of(text))


def clean(cell: str) -> str:
    """Without the blanks around it, and without marks that nobody sees; lines end in one way."""
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return (cell if cell.isascii() else UNSEEN.sub("", cell)).strip()


def one_line(text: str) -> str:
    """Clean, and without the blanks and line breaks that cells pick up."""
    return " ".join(clean(text).split())
