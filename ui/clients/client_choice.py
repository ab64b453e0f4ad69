"""Choosing one of many clients by the words of its name, its code or its city: what a sheet's list shows of them."""

from __future__ import annotations

from collections.abc import Sequence

from receptionist.clients.directory import words_of
from receptionist.clients.profile import Profile
from ui.theme import space
from ui.widgets import RowPainter


def fitting(clients: Sequence[Profile], typed: str) -> list[Profile]:
    """Those with a word that begins so, for every word that is typed."""
    wanted = words_of(typed)
    return [
        one
        for one in clients
        if all(any(has.startswith(w) for has in words_of(f"{one.name} {one.code} {one.city}")) for w in wanted)
    ]


def paint_client(row: RowPainter, value: object) -> None:
    """A client's row."""
    if isinstance(value, Profile):
        row.band(value.colour)
        row.area = row.area.adjusted(space(2), 0, -space(2), 0)
        row.lines(value.name, " · ".join(part for part in (value.code, value.city) if part), bold=True)
