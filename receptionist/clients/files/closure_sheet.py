"""A sheet of closures, as offices keep one beside that of their clients: in each row whose it is, from when, and until when."""

from __future__ import annotations

from dataclasses import replace

from receptionist.clients.files.columns import REASONS, Column, grouped_meaning, heading
from receptionist.clients.files.tables import LOOKED_AT, Merged, Table
from receptionist.clients.texts import normal, one_line

BEGINS = frozenset({"dal", "da", "dal giorno", "inizio", "data inizio", "chiuso dal", "from", "since", "start", "closed from"})
ENDS = frozenset({"al", "a", "al giorno", "fine", "data fine", "fino al", "chiuso al", "to", "until", "end", "closed until"})
PERIOD = frozenset({"periodo", "periodo di chiusura", "periodo chiusura", "date", "date di chiusura", "period", "dates"})
"""Both in one cell."""
REASON = frozenset({"motivo", "perche", "causa", "reason", "why"})
"""Nobody gives a reason for the days of a contract."""
WHY = REASON | {"descrizione", "chiusura", "ferie", "description", "closure"}
HOURS = frozenset({"ore", "ora", "dalle", "alle", "dalle ore", "alle ore", "hours", "hour", "time", "times"})
"""What may say that it is closed for a part of those days only."""
SAY_SO = frozenset({"chiusura", "chiusure", "chiuso", "chiusi", "ferie", "closure", "closures", "closed"})
"""Words in its name, its title or its headings without which, and without a reason, days may be those of a contract."""
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
        if whose and _are_refused(table.sheet, cells):
            return table
        if begins is None or ends is None:
            begins = ends = next((i for i, name in enumerate(names) if name in PERIOD), None)
        if begins is None or ends is None or not whose:
            continue
        if not {found for cell in cells if (found := _column(cell))} <= BESIDE or not _says_so(table, n):
            return None
        limits = [i for i, name in enumerate(names) if i not in (begins, ends) and _may_limit(cells[i], name)]
        return _rewritten(table, n, whose, (begins, ends, limits))
    return None


def _are_refused(sheet: str, cells: tuple[str, ...]) -> bool:
    """Rows of such a sheet that we did not take, with our reasons (`refused`)."""
    columns = {_column(cell) for cell in cells if cell and normal(cell) not in REASONS}
    reasons = any(normal(cell) in REASONS for cell in cells)
    return reasons and normal(sheet) in SAY_SO and Column.CLOSURES in columns and columns <= WHOSE | {Column.CLOSURES}


def _column(cell: str) -> Column | None:
    meant = grouped_meaning(cell) if cell else None
    return meant[0] if meant else None


def _may_limit(cell: str, name: str) -> bool:
    return name in WHY | HOURS or _column(cell) in BESIDE - WHOSE


def _says_so(table: Table, headings: int) -> bool:
    if any(normal(cell) in REASON for cell in table.rows[headings][1]):
        return True
    texts = [table.sheet, *(cell for _row, cells in table.rows[: headings + 1] for cell in cells)]
    return any(word in SAY_SO for text in texts for word in normal(text).split())


def _rewritten(table: Table, headings: int, whose: list[int], days: tuple[int, int, list[int]]) -> Table:
    """What stands beside the days is read with them; other columns stay, so that they are told to mean nothing."""
    begins, ends, limits = days
    row, cells = table.rows[headings]
    others = [place for place in range(len(cells)) if place not in {begins, ends, *whose, *limits}]
    first = (*(cells[place] for place in whose), heading(Column.CLOSURES, "en"), *(cells[place] for place in others))
    rows = [(row, first)]
    for number, found in table.rows[headings + 1 :]:
        since, until = _at(found, begins), _at(found, ends) if ends != begins else ""
        span = f"{since} - {until}" if since and until else since or until
        why = ", ".join(one_line(text) for place in limits if (text := _at(found, place)))
        closure = f"{span} {why}".strip() if span else ""
        beyond = found[len(cells) :]
        rows.append((number, (*(_at(found, place) for place in [*whose]), closure, *(_at(found, i) for i in others), *beyond)))
    down = [_in_column(one, whose.index(one.left)) for one in table.merged if one.left in whose]
    return Table(tuple(rows), table.sheet, tuple(down))


def _in_column(one: Merged, place: int) -> Merged:
    """Whose a closure is may be written once for several."""
    return replace(one, left=place, right=place)


def _at(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""
