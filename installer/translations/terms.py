"""The trade's Italian words: one word for one thing, compared with both catalogues."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.translations.entry import CATALOGUES, Entry

TABLE = CATALOGUES / "terms.csv"


@dataclass(frozen=True, slots=True)
class Term:
    """`english` is the trade's word, `italian` what the screen says, `found_by` how any form of it is recognised (a regular
    expression; empty: the word itself), `where` it must be kept to: `alone`, where it is the whole text, or `anywhere`."""

    english: str
    italian: str
    found_by: str
    where: str

    def is_in(self, source: str) -> bool:
        """Whether the English text speaks of it."""
        if self.where == "alone":
            return re.sub(r"[&:.…\s]+", " ", source).strip().casefold() == self.english.casefold()
        return bool(re.search(rf"(?<![\w-]){re.escape(self.english)}(?:s|es)?(?![\w-])", source, re.IGNORECASE))

    def is_kept_by(self, text: str) -> bool:
        """Whether the Italian text uses the trade's word."""
        if self.where == "alone":
            return text.strip(" &:.…").replace("&", "").casefold() == self.italian.casefold()
        return bool(re.search(self.found_by or re.escape(self.italian), text, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The table: what must be said, and words that no Italian text may hold."""

    terms: tuple[Term, ...]
    never: tuple[str, ...]

    def complaints(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Translations that use another word. An entry with a translator's comment is excused: it says why."""
        for entry in entries:
            if entry.excused or entry.unfinished or not all(entry.texts):
                continue
            for text in entry.texts:
                yield from (f"{entry}: {word!r} is never said" for word in self.never if re.search(word, text, re.IGNORECASE))
            for term in self.terms:
                if term.is_in(entry.source) and not all(map(term.is_kept_by, entry.texts)):
                    yield f"{entry}: {term.english!r} is {term.italian!r}, not {entry.texts[0]!r}"


def read(table: Path = TABLE) -> Vocabulary:
    """The vocabulary in the table: english, italian, found_by, where (`alone`, `anywhere`, `never`)."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["where"]]
    terms = tuple(
        Term(row["english"], row["italian"], row["found_by"], row["where"]) for row in rows if row["where"] != "never"
    )
    return Vocabulary(terms, tuple(row["found_by"] for row in rows if row["where"] == "never"))
