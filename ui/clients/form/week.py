"""Opening hours as one types them: `9-13, 14:30-18` for a day."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtCore import QLocale

from receptionist.clients.profile import Opening
from receptionist.errors import Problem

_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?")

_BETWEEN = re.compile(r"[,;+/]|\s(?:e|ed|and|und|et|y)\s", re.IGNORECASE)


def read_day(weekday: int, text: str) -> tuple[Opening, ...]:
    """The hours of that day (Monday 0); nothing typed: closed. Raises `Problem` `hours.form`."""
    spans = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    return tuple(_opening(weekday, span) for span in spans)


def day_name(weekday: int) -> str:
    """Its name in the language of the screen, as a sentence begins with it."""
    name = QLocale().standaloneDayName(weekday + 1)
    return name[:1].upper() + name[1:]


def say_day(weekday: int, hours: tuple[Opening, ...]) -> str:
    """The hours of that day, as they are typed."""
    return ", ".join(
        f"{opening.start:%H:%M}-{'24:00' if opening.end == time(0) else f'{opening.end:%H:%M}'}"
        for opening in sorted(hours, key=lambda o: o.start)
        if opening.weekday == weekday
    )


def _opening(weekday: int, span: str) -> Opening:
    found = _SPAN.fullmatch(span)
    if found is None:
        raise Problem("hours.form", text=span)
    start = _time(found.group(1), found.group(2))
    return Opening(weekday=weekday, start=start, end=_time(found.group(3), found.group(4)))


def _time(hour: str, minute: str | None) -> time:
    """24:00 is the end of the day, which a profile writes as 00:00."""
    if int(hour) == 24 and not int(minute or 0):
        return time(0)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise Problem("hours.form", text=f"{hour}:{minute or '00'}") from error
