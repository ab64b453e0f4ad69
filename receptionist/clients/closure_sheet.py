"""A sheet of closures, as offices keep one beside that of their clients: in each row whose it is, from when, and until when."""

from __future__ import annotations

from dataclasses import replace

from receptionist.clients.columns import Column, grouped_meaning, heading, normal
from receptionist.clients.tables import LOOKED_AT, Merged, Table

BEGINS = frozenset({"dal", "da", "dal giorno", "inizio", "data inizio", "chiuso dal", "from", "since", "start", "closed from"})
ENDS = frozenset({"al", "a", "al giorno", "fine", "data fine", "fino al", "chiuso al", "to", "until", "end", "closed until"})
WHY = frozenset({"motivo", "perche", "causa", "descrizione", "chiusura", "ferie", "reason", "why", "description", "closure"})
SAY_SO = frozenset({"chiusura", "chiusure", "chiuso", "chiusi", "ferie", "closure", "closures", "closed"})
"""Words in its name, its title or its headings without which days may be those of a contract."""
WHOSE = frozenset({Column.CODE, Column.LEGAL_NAME})
BESIDE = WHOSE | {Column.CLOSURES, Column.NOTES}
"""What else may stand in it; where more is said of clients, it is their sheet."""


def as_clients(table: Table) -> Table | None:
    """The same rows as one would write them in a sheet of clients, whose each is and the closure in one cell; None: it is no
    sheet of closures."""
    for n, (_row, cells) in enumerate(table.rows[:LOOKED_AT]):
        names = [normal(cell) for cell in cells]
        whose = [place for place, cell in enumerate(cells) if cell and _column(cell) in WHOSE]
        begins, ends = (next((i for i, name in enumerate(names) if name in some), None) for some in (BEGINS, ENDS))
        if begins is None or ends is None or not whose:
            continue
        if not {found for cell in cells if (found := _column(cell))} <= BESIDE or not _says_so(table, n):
            return None
        why = next((i for i, name in enumerate(names) if name in WHY), None)
        return _rewritten(table, n, whose, (begins, ends, why))
    return None


def _column(cell: str) -> Column | None:
    meant = grouped_meaning(cell) if cell else None
    return meant[0] if meant else None


def _says_so(table: Table, headings: int) -> bool:
    texts = [table.sheet, *(cell for _row, cells in table.rows[: headings + 1] for cell in cells)]
    return any(word in SAY_SO for text in texts for word in normal(text).split())


def _rewritten(table: Table, headings: int, whose: list[int], days: tuple[int, int, int | None]) -> Table:
    begins, ends, why = days
    row, cells = table.rows[headings]
    rows = [(row, (*(cells[place] for place in whose), heading(Column.CLOSURES, "en")))]
    for number, found in table.rows[headings + 1 :]:
        since, until, reason = (_at(found, place) for place in (begins, ends, why))
        span = f"{since} - {until}" if since and until else since or until
        rows.append((number, (*(_at(found, place) for place in whose), f"{span} {reason}".strip() if span else "")))
    down = [_in_column(one, whose.index(one.left)) for one in table.merged if one.left in whose]
    return Table(tuple(rows), table.sheet, tuple(down))


def _in_column(one: Merged, place: int) -> Merged:
    """Whose a closure is may be written once for several."""
    return replace(one, left=place, right=place)


def _at(cells: tuple[str, ...], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
