"""Editors of days and moments."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.times.without_year import coming, first_from, nearest
from receptionist.errors import Problem
from ui.clients.form.editors import Surroundings, Understood

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?|(\d{4})-(\d{1,2})-(\d{1,2})")


BEGINNING = "beginning"
"""What an editor of an end asks for by this name: when that part begins, a day or a moment."""


def today_there(around: Surroundings) -> date:
    """The day that it is where the client is."""
    return datetime.now(UTC).astimezone(zone_of(str(around("zone")))).date()


class _Dated(Understood):
    """Of a day without its year, as 8/8, the nearest to the day that stood here is meant, else to today; what is entered
    beforehand (`comes`) is the next such day; an end (`ends`) the first that is not before its beginning. What stood here stood
    before one began to type: letters on the way to a day are none. The year is written out when one goes on."""

    def __init__(self, ends: bool = False, comes: bool = False) -> None:
        super().__init__()
        self._ends, self._comes = ends, comes
        self._stood: object = None

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self._value:
            self._stood = value
        super().show_value(value, around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self.trouble and self.line.text().strip():
            self.line.setText(self._say(self._value))
            self._stood = self._value
        return super().eventFilter(watched, event)

    def _day(self, text: str) -> date:
        found = _DAY.fullmatch(text)
        if found is None:
            raise Problem("day.form")
        d, m, y = found.groups()[:3] if found.group(1) else found.groups()[:2:-1]
        try:
            day = date(int(y), int(m), int(d)) if y else self._without_year(int(d), int(m))
        except ValueError as error:
            raise Problem("day.form") from error
        if day is None:
            raise Problem("day.form")
        return day

    def _without_year(self, day: int, month: int) -> date | None:
        begins, today, stood = self._beginning(), today_there(self._around), self._local(self._stood)
        if begins is not None:
            return first_from(day, month, begins)
        return coming(day, month, today, stood) if self._comes or self._ends else nearest(day, month, stood or today)

    def _beginning(self) -> date | None:
        """The day on which what ends here begins; None: this is no end, or it has no beginning."""
        return self._local(self._around(BEGINNING)) if self._ends else None

    def _local(self, value: object) -> date | None:
        """The day of that on the client's calendar."""
        if isinstance(value, datetime):
            return (value.astimezone(self._zone()) if value.tzinfo else value).date()
        return value if isinstance(value, date) else None

    def _zone(self) -> ZoneInfo:
        return zone_of(str(self._around("zone")))


class Day(_Dated):
    """A day, as 31/12/2026 (or 2026-12-31); empty: none."""

    longest = "00/00/0000"

    def _read(self, text: str) -> object:
        return self._day(text) if text else None

    def _say(self, value: object) -> str:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else ""


class Moment(_Dated):
    """A moment in the client's zone, as 31/12/2026 18:00; kept in UTC. A day alone means its first minute, or with `ends`
    its end. `optional`: empty is None."""

    longest = "00/00/0000 00:00"

    def __init__(self, ends: bool = False, optional: bool = False, comes: bool = False) -> None:
        super().__init__(ends, comes)
        self._optional = optional

    def _read(self, text: str) -> object:
        if self._optional and not text:
            return None
        day, _, hour = text.partition(" ")
        try:
            at = time.fromisoformat(hour.strip().zfill(5)) if hour.strip() else time(23, 59) if self._ends else time(0)
        except ValueError as error:
            raise Problem("moment.form") from error
        return instant(datetime.combine(self._day(day), at), self._zone())

    def _say(self, value: object) -> str:
        return value.astimezone(self._zone()).strftime("%d/%m/%Y %H:%M") if isinstance(value, datetime) else ""


class Begins(_Dated):
    """A local day and hour, as 31/12/2026 18:00, whatever the clocks do."""

    longest = "00/00/0000 00:00"

    def _read(self, text: str) -> object:
        day, _, hour = text.partition(" ")
        try:
            return datetime.combine(self._day(day), time.fromisoformat(hour.strip().zfill(5)))
        except ValueError as error:
            raise Problem("moment.form") from error

    def _say(self, value: object) -> str:
        return value.strftime("%d/%m/%Y %H:%M") if isinstance(value, datetime) else ""
