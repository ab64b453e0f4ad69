"""The rows that were refused as a spreadsheet of their own, each with its reason: to be corrected there and imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.entries import Cells, Entry
from receptionist.clients.files.outcome import Refusal
from receptionist.clients.files.sheets import MOST_IN_CELL, Sheet, write_workbook

REASON = {"en": "Reason", "it": "Motivo"}
"""Its heading, which a later import leaves out (`columns.REASONS`)."""
_SHORTENED = {
    "en": "Shortened here, because no cell holds so much: {headings}.",
    "it": "Qui abbreviato, perché una cella non contiene tanto testo: {headings}.",
}
_MOST_REASON = MOST_IN_CELL // 2


def refused_sheet(refused: Iterable[Refusal], say: Callable[[Refusal], str], language: str) -> bytes:
    """XLSX. Its headings are the usual ones, whatever they were in the file: `Person 2` for a second person beside the first;
    what stood under headings that mean nothing to us stands under them again, behind the others.
    `say` gives a refusal's sentence. A text that no cell holds is shortened, and the reason says so. Rows of a sheet of
    closures stand in one of their own, which begins no client (`closure_sheet`)."""
    rows = [(refusal.entry, say(refusal)) for refusal in refused if refusal.entry is not None]
    others, closures = ([row for row in rows if row[0].of_known == of_known] for of_known in (False, True))
    named = ((REASON.get(language, REASON["en"]), others), (heading(Column.CLOSURES, language), closures))
    return write_workbook(*[_sheet(name, some, language) for name, some in named if some or (not rows and some is others)])


def _sheet(name: str, rows: list[tuple[Entry, str]], language: str) -> Sheet:
    places = list(dict.fromkeys(place for entry, _ in rows for place in _places(entry)))
    places.sort(key=lambda place: (place[1], list(Column).index(place[0])))
    unknown = list(dict.fromkeys(name for entry, _ in rows for name in entry.unknown))
    headings = [heading(column, language) + (f" {group + 1}" if group else "") for column, group in places] + unknown

    def told(entry: Entry) -> list[str]:
        return [*(_cell(entry, *place) for place in places), *(entry.unknown.get(name, "") for name in unknown)]

    cells = [_row(reason, told(entry), headings, language) for entry, reason in rows]
    reason = REASON.get(language, REASON["en"])
    return name, [reason, *headings], cells


def _row(reason: str, cells: list[str], headings: list[str], language: str) -> list[str]:
    long = [headings[n] for n, cell in enumerate(cells) if len(cell) > MOST_IN_CELL]
    said = [reason[:_MOST_REASON]]
    if long:
        said.append(_SHORTENED.get(language, _SHORTENED["en"]).format(headings=", ".join(long))[:_MOST_REASON])
    return [" ".join(said)[:MOST_IN_CELL], *(cell[:MOST_IN_CELL] for cell in cells)]


def _groups(entry: Entry) -> Iterator[tuple[int, Cells]]:
    none: Cells = {}
    for group, (line, person) in enumerate(zip_longest(entry.lines, entry.people, fillvalue=none)):
        yield group, {**line, **person}


def _places(entry: Entry) -> Iterator[tuple[Column, int]]:
    yield from ((column, 0) for column in entry.client if not (entry.card and column == Column.LOGO))
    for group, cells in _groups(entry):
        yield from ((column, group) for column in cells)


def _cell(entry: Entry, column: Column, group: int) -> str:
    if not group and column in entry.client:
        return entry.client[column]
    return next((cells.get(column, "") for place, cells in _groups(entry) if place == group), "")
