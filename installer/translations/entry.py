"""One text and its translation, whichever catalogue it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
CATALOGUES = TOP / "resources" / "translations"
LANGUAGES = ("it", "en")

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]|%L?\d+|%L?n")


@dataclass(frozen=True, slots=True)
class Entry:
    """`context` is Qt's (a class) or empty; `comment` tells equal sources apart; `texts` are the translations, several where
    the language has several forms for a count; `excused` entries may leave the trade's vocabulary (a translator said so)."""

    catalogue: str
    source: str
    texts: tuple[str, ...]
    context: str = ""
    comment: str = ""
    plural: bool = False
    unfinished: bool = False
    excused: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it this entry and no other."""
        return self.context, self.source, self.comment

    def __str__(self) -> str:
        where = f"{self.catalogue} [{self.context}]" if self.context else self.catalogue
        return f"{where}: {self.source!r}"


def faults_of(entry: Entry) -> Iterator[str]:
    """What is wrong with the entry by itself."""
    if entry.unfinished or not entry.texts or not all(text.strip() for text in entry.texts):
        yield f"{entry} is not translated"
        return
    for text in entry.texts:
        if not _same_placeholders(entry, text):
            yield f"{entry} is translated with other placeholders: {text!r}"


def _same_placeholders(entry: Entry, text: str) -> bool:
    """A form for *one* may leave the number out."""
    wanted, found = Counter(PLACEHOLDER.findall(entry.source)), Counter(PLACEHOLDER.findall(text))
    return set(found) == set(wanted) or (entry.plural and set(found) <= set(wanted))
