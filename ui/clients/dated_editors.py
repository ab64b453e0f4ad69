"""Editors of days and moments."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent

from receptionist.clients.wall_clock import instant
from receptionist.errors import Problem
from ui.clients.editors import Understood

_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}))?|(\d{4})-(\d{1,2})-(\d{1,2})")


BEGINNING = "beginning"
"""What an editor of an end asks for by this name: when that part begins, a day or a moment."""


class _Dated(Understood):
    """Of a day without its year, as 8/8, the year of the day that stood here is meant, else this one; it is written out when
    one goes on. An end (`ends`) is the first such day that is not before its beginning."""

    def __init__(self, ends: bool = False) -> None:
        super().__init__()
        self._ends = ends

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self.trouble and self.line.text().strip():
            self.line.setText(self._say(self._value))
        return super().eventFilter(watched, event)

    def _day(self, text: str) -> date:
        found = _DAY.fullmatch(text)
        if found is None:
            raise Problem("day.form")
        d, m, y = found.groups()[:3] if found.group(1) else found.groups()[:2:-1]
        before = self._value.year if isinstance(self._value, date) else datetime.now(UTC).year
        begins = self._beginning()
        try:
            if y or begins is None:
                return date(int(y or before), int(m), int(d))
            day = date(begins.year, int(m), int(d))
            return day if day >= begins else date(begins.year + 1, int(m), int(d))
        except ValueError as error:
            raise Problem("day.form") from error

    def _beginning(self) -> date | None:
        """The day on which what ends here begins; None: this is no end, or it has no beginning."""
        begins = self._around(BEGINNING) if self._ends else None
        if isinstance(begins, datetime):
            return begins.astimezone(self._zone()).date()
        return begins if isinstance(begins, date) else None

    def _zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(str(self._around("zone")))
        except (KeyError, ValueError, OSError):
            return ZoneInfo("UTC")


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

    def __init__(self, ends: bool = False, optional: bool = False) -> None:
        super().__init__(ends)
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
