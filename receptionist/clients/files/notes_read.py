"""What a note of a file may be besides: a closure, or somebody's absence. As an instruction it closes nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from receptionist.clients.files.columns import Column, heading
from receptionist.clients.profile import Person
from receptionist.clients.texts import words_of
from receptionist.clients.times.words import MONTH_OF
from receptionist.errors import Invalid

_CLOSED = "chiuso chiusa chiusi chiuse chiusura chiusure chiude chiudono chiudiamo closed closure closures closes"
CLOSED = frozenset(_CLOSED.split())
_OUT = "maternita paternita malattia assente assenti assenza congedo aspettativa absent absence away leave maternity sick"
OUT = frozenset(_OUT.split())
_EITHER = "ferie vacanza vacanze holiday holidays vacation"
EITHER = frozenset(_EITHER.split())
"""Of somebody who is named beside it, else of the company."""
MONTHS = frozenset(name for name in MONTH_OF if len(name) > 3)
_DAY = re.compile(r"(?<![0-9/.-])[0-9]{1,2}[/.-][0-9]{1,2}(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def notes_with_days(notes: str, people: Sequence[Person]) -> Iterator[Invalid]:
    """The lines that name days and say of them that the client is closed, or that one of `people` is out."""
    names = {word for person in people for word in words_of(person.name)}
    for line in notes.splitlines():
        said = set(words_of(line))
        if not _DAY.search(line) and said.isdisjoint(MONTHS):
            continue
        out = said & OUT or (said & EITHER and said & names)
        if out or said & (CLOSED | EITHER):
            code = "note.absence" if out else "note.closure"
            yield Invalid(code, text=" ".join(line.split())[:60], heading=heading(Column.NOTES, "en"))
