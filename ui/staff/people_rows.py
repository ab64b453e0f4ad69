"""The rows of the Staff page: who somebody is, for whom they work, at which phone they sit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from receptionist.staff.service import Assistant
from ui.staff.staff_words import role_words, state_words
from ui.theme import Role
from ui.widgets import RowPainter


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the list; `typed`: what was entered about them is not saved."""

    person: Assistant
    first: str
    second: str
    here: bool
    typed: bool


def person_row(one: Assistant, now: datetime, station: str, *, typed: bool) -> PersonRow:
    """`station`: where they sit now; empty: nowhere. Without a login it is somebody new."""
    if not one.login:
        return PersonRow(one, QCoreApplication.translate("staff", "Somebody new"), "", True, True)
    sits = QCoreApplication.translate("staff", "at {phone}").format(phone=station) if station else ""
    told = (role_words(one.role), ", ".join(one.teams), sits, state_words(one, now))
    return PersonRow(one, one.name, " · ".join(part for part in told if part), one.is_here(now), typed)


def paint_person(row: RowPainter, value: object) -> None:
    """Shape, name, and the rest under it."""
    if isinstance(value, PersonRow):
        row.area = row.area.adjusted(16, 0, -12, 0)
        row.icon("pencil" if value.typed else "user" if value.here else "user-x", Role.TEXT if value.here else Role.MUTED)
        row.lines(value.first, value.second, bold=value.here)
