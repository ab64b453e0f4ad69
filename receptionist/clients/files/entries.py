"""Rows of a spreadsheet understood: which of them holds the headings, what each column means, and what a row says of whom.

Offices write titles above the headings, a second and third person beside the first (`Referente 1`, `Cellulare 1`, `Referente
2`…), and one value for several rows into cells that are made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from receptionist.clients.files.closure_sheet import as_clients
from receptionist.clients.files.columns import Column, grouped_meaning, heading, meaning
from receptionist.clients.files.nothing import says_nothing
from receptionist.clients.files.tables import LOOKED_AT, Merged, Row, Table
from receptionist.clients.files.written import OF_LINE, OF_PERSON
from receptionist.clients.texts import normal
from receptionist.errors import Invalid, Problem

Cells = Mapping[Column, str]
_C = Column

NAMES = (_C.PERSON, _C.SURNAME)
HOLIDAYS = "ferie"
"""The word for a company's closure that is one for somebody's absence, too."""
BARE = frozenset({"n", "nr", "no", "num"})
"""Headings that say "number", and not of what."""
LEAST_DIGITS = 6
"""Of a number that callers dial."""
OF_SOMEBODY = frozenset(OF_PERSON) | {_C.SURNAME}
MANY = frozenset({_C.LINE, _C.PHONE, _C.MOBILE, _C.MAIL, _C.NOTES, _C.INSTRUCTIONS, _C.TAGS})
"""Columns of which a row may have several for one and the same: their cells are put together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row or card says: of its client, of some of its numbers, of some of its people. `row` is as a spreadsheet shows
    it, or the card's number; `trouble` is why it cannot be taken, where that is known already. Of a `card` single numbers may
    be left out: address books are full of some that cannot be dialled. `of_known`: it begins no client, and whose it is may
    be said by code or name under either heading. `below`: a name alone, behind a blank row under the table. `unknown`: what
    stands under headings that mean nothing to us, for whoever corrects the row."""

    row: int
    client: Cells
    lines: tuple[Cells, ...] = ()
    people: tuple[Cells, ...] = ()
    sheet: str = ""
    trouble: Problem | None = None
    card: bool = False
    of_known: bool = False
    below: bool = False
    unknown: Mapping[str, str] = field(default_factory=dict)


TOO_MANY = "row.too_many_cells"
GROUP = "card.group"
"""A card that is nobody's: address books keep their lists of people as cards, too."""
NEEDED = frozenset({Column.CODE, Column.LEGAL_NAME, Column.PERSON, Column.SURNAME})
"""Without these nobody knows whom the rest is about."""


def without_cell(entry: Entry, problem: Problem) -> Entry | None:
    """Without the first cell of the column that is complained of, or without those that are too many; of a number all goes that
    is said of it. What is nobody's is taken as somebody's: it may be wrong besides. None: there is no such column, or it is
    needed."""
    if entry.trouble is problem and problem.code == TOO_MANY:
        return replace(entry, trouble=None)
    column = meaning(str(problem.values.get("heading", "")))
    if column is not None and problem.code == "row.no_person":
        return _as_somebodys(entry, column)
    if column is None or column in NEEDED or problem.code == "row.no_line":
        return None
    if column in entry.client:
        return replace(entry, client=_without(entry.client, column))
    for name, groups in (("lines", entry.lines), ("people", entry.people)):
        place = next((n for n, cells in enumerate(groups) if column in cells), None)
        if place is not None:
            left = {} if column is Column.LINE else _without(groups[place], column)
            rest = (*groups[:place], *([left] if left else []), *groups[place + 1 :])
            return replace(entry, lines=rest) if name == "lines" else replace(entry, people=rest)
    return None


def _as_somebodys(entry: Entry, column: Column) -> Entry | None:
    nobodys = (n for n, cells in enumerate(entry.people) if column in cells and not any(name in cells for name in NAMES))
    place = next(nobodys, None)
    if place is None:
        return None
    named = {_C.PERSON: "?", **entry.people[place]}
    return replace(entry, people=(*entry.people[:place], named, *entry.people[place + 1 :]))


def _without(cells: Cells, column: Column) -> Cells:
    return {one: text for one, text in cells.items() if one is not column}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column's cells belong: `group` 0 is the client, or the first number or person, 1 the second."""

    column: Column
    group: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """A file, understood. `unknown` are headings that mean nothing to us, `unread` sheets in which nothing was understood."""

    entries: tuple[Entry, ...]
    columns: frozenset[Column]
    unknown: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    cards: bool = False

    @property
    def examples(self) -> dict[str, str]:
        """The first that stands under each heading that means nothing to us."""
        found: dict[str, str] = {}
        for entry in self.entries:
            for name, text in entry.unknown.items():
                found.setdefault(name, text)
        return found


def understand(tables: list[Table], named: Mapping[str, str]) -> Contents:
    """`named`: headings (normalised) that somebody has given a meaning: a column's value, or empty for one that is to be left
    out. Raises `Problem` `file.heading_twice`, `file.empty`."""
    layouts = [_layout(table, named) for table in tables]
    read = [layout for layout in layouts if layout.columns] or layouts[:1]
    in_order = sorted(read, key=lambda layout: layout.of_known)  # clients first, whose closures the others are
    entries = tuple(entry for layout in in_order for entry in layout.entries())
    unknown = dict.fromkeys(text for layout in read for text in layout.unknown)
    unread = tuple(layout.table.sheet for layout in layouts if layout not in read)
    return Contents(entries, frozenset().union(*(layout.columns for layout in read)), tuple(unknown), unread)


def _layout(table: Table, named: Mapping[str, str]) -> _Layout:
    closures = as_clients(table)
    return _Layout(table, named) if closures is None else _Layout(closures, {}, of_known=True)


class _Layout:
    """How one sheet is laid out."""

    def __init__(self, table: Table, named: Mapping[str, str], *, of_known: bool = False) -> None:
        self.table, self._named, self.of_known = table, named, of_known
        self._at = self._heading_row()
        self.places, self.unknown = self._places()
        self._kept = self._without_meaning()
        self.columns = frozenset(place.column for place in self.places if place)

    def _heading_row(self) -> int:
        """The row with the most headings; of several the first, and the very first where there is none."""
        rows = self.table.rows[:LOOKED_AT]
        known = [len({meant[0] for cell in cells if cell and (meant := self._meaning(cell)) and meant[0]}) for _, cells in rows]
        return known.index(max(known)) if known else 0

    def _meaning(self, text: str) -> tuple[Column | None, int | None] | None:
        """The column and the number behind it; None: it means nothing. (None, None): it is to be left out."""
        told = self._named.get(normal(text))
        if told is not None:
            return (Column(told) if told in Column.__members__.values() else None), None
        return grouped_meaning(text)

    def _places(self) -> tuple[list[Place | None], list[str]]:
        headings = self.table.rows[self._at][1]
        of_people = any(meant[0] in NAMES for text in headings if text and (meant := self._meaning(text)))
        above = self._numbers_above(len(headings))
        seen: dict[Column, int] = {}
        found: list[tuple[Column, int] | None] = []
        unknown = []
        has_lines = any(meant[0] is _C.LINE for text in headings if text and (meant := self._meaning(text)))
        for place, (text, over) in enumerate(zip(headings, above, strict=True)):
            meant = self._meaning(text) if text else None
            if meant is None and not has_lines and self._is_our_number(text, place):
                meant = _C.LINE, None
            if of_people and meant and meant[0] is _C.CLOSURES and self._may_be_somebodys(text):
                meant = None
            column, number = meant or (None, None)
            if text and meant is None:
                unknown.append(text)
            number = number if number is not None else over
            if column is None:
                found.append(None)
                continue
            seen[column] = seen.get(column, 0) + 1
            found.append((column, number if number is not None else seen[column]))
        return _grouped(found), unknown

    def _without_meaning(self) -> list[tuple[int, str]]:
        """The columns whose cells go along with a row that is refused, but for reasons that stood there before."""
        headings = enumerate(self.table.rows[self._at][1])
        kept = [(n, text) for n, text in headings if text and self.places[n] is None]
        return [(n, text) for n, text in kept if text in self.unknown or grouped_meaning(text) is None]

    def _is_our_number(self, text: str, place: int) -> bool:
        """`Nr.` alone counts the rows, or is the number that callers dial: what stands below it tells."""
        below = (cells[place] for _, cells in self.table.rows[self._at + 1 :][:LOOKED_AT] if place < len(cells))
        return normal(text) in BARE and any(len(re.findall("[0-9]", cell)) >= LEAST_DIGITS for cell in below)

    def _may_be_somebodys(self, text: str) -> bool:
        """Holidays beside people may be theirs or the company's: somebody has to say so, once."""
        return normal(text) not in self._named and HOLIDAYS in normal(text).split()

    def _numbers_above(self, width: int) -> list[int | None]:
        """The numbers in the row above the headings (`Referente 2` over `Nome` and `Cellulare`), each over its merged cells."""
        none: list[int | None] = [None] * width
        if not self._at:
            return none
        row, cells = self.table.rows[self._at - 1]
        texts = list(cells[:width]) + [""] * (width - len(cells))
        for one in self.table.merged:
            if one.top <= row <= one.bottom and one.left < width:
                texts[one.left : one.right + 1] = [texts[one.left]] * len(texts[one.left : one.right + 1])
        meanings = [grouped_meaning(text) if text else None for text in texts]
        return [meant[1] if meant and meant[0] in OF_SOMEBODY else None for meant in meanings]

    def entries(self) -> Iterator[Entry]:
        for row, cells in self._filled():
            yield self._entry(row, cells)

    def _filled(self) -> Iterator[Row]:
        """The rows below the headings; what is one cell over several rows stands in each of them."""
        rows = self.table.rows[self._at + 1 :]
        down = [one for one in self.table.merged if one.bottom > one.top]
        if not down:
            yield from rows
            return
        said = {row: cells for row, cells in rows if any(one.top == row for one in down)}
        by_row: dict[int, list[Merged]] = {}
        for one in down:
            for row in range(one.top + 1, min(one.bottom, one.top + len(rows)) + 1):
                by_row.setdefault(row, []).append(one)
        for row, cells in rows:
            whole = list(cells)
            for one in by_row.get(row, ()):
                if one.top in said and one.left < len(whole) and not whole[one.left]:
                    whole[one.left] = said[one.top][one.left]
            yield row, tuple(whole)

    def _entry(self, row: int, cells: tuple[str, ...]) -> Entry:
        groups: dict[tuple[int, int], dict[Column, str]] = {}
        unknown: dict[str, str] = {}
        for n, name in self._kept:
            if n < len(cells) and cells[n]:
                unknown[name] = f"{unknown[name]}\n{cells[n]}" if name in unknown else cells[n]
        for place, text in zip(self.places, cells, strict=False):
            if place is None or not text or says_nothing(place.column, text):
                continue
            kind = 1 if place.column in OF_LINE else 2 if place.column in OF_SOMEBODY else 0
            group = groups.setdefault((kind, place.group), {})
            group[place.column] = f"{group[place.column]}\n{text}" if place.column in group else text
        lines = tuple(groups[key] for key in sorted(groups) if key[0] == 1)
        people = tuple(groups[key] for key in sorted(groups) if key[0] == 2)
        trouble = Invalid(TOO_MANY) if any(cells[len(self.places) :]) else None
        told = groups.get((0, 0), {})
        return Entry(row, told, lines, people, self.table.sheet, trouble, of_known=self.of_known, unknown=unknown)


def _grouped(found: list[tuple[Column, int] | None]) -> list[Place | None]:
    """Numbered columns as groups: those of people by the names, those of numbers by the numbers. `Cellulare 2` without a
    second name is another mobile of the one person. Raises `file.heading_twice`."""
    names = sorted({number for one in found if one and one[0] in NAMES for number in [one[1]]}) or [1]
    places: list[Place | None] = []
    for one in found:
        if one is None:
            places.append(None)
            continue
        column, number = one
        group = 0
        if column in OF_SOMEBODY:
            group = max((i for i, name in enumerate(names) if name <= number), default=0)
        elif column in OF_LINE:
            group = number - 1
        place = Place(column, group)
        if place in places and column not in MANY:
            raise Problem("file.heading_twice", heading=heading(column, "en"))
        places.append(place)
    return places
