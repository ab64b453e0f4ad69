"""How long something lasts, typed as one says it and kept in minutes."""

from __future__ import annotations

import re

from receptionist.errors import Problem
from ui.clients.form.editors import Understood

_UNITS = {
    1: ("", "m", "min", "minuto", "minuti", "minute", "minutes"),
    60: ("h", "hr", "hrs", "ora", "ore", "hour", "hours"),
    1440: ("d", "g", "gg", "giorno", "giorni", "day", "days"),
}
_MINUTES = {unit: minutes for minutes, units in _UNITS.items() for unit in units}
_PART = re.compile(r"(\d{1,5})\s*([^\W\d_]*)\.?")
_BETWEEN = re.compile(r"(?:\s|,|\be\b|\band\b)*")


class Lasts(Understood):
    """`44 ore`, `44 h`, `2 giorni`, `1 h 30 min`; a number alone is minutes."""

    def _read(self, text: str) -> object:
        minutes, place = 0, 0
        while place < len(text):
            part = _PART.match(text, place)
            if part is None or part.group(2).casefold() not in _MINUTES:
                raise Problem("lasts.form", text=text[:40])
            minutes += int(part.group(1)) * _MINUTES[part.group(2).casefold()]
            between = _BETWEEN.match(text, part.end())
            place = between.end() if between is not None else part.end()
        return minutes

    def _say(self, value: object) -> str:
        hours, minutes = divmod(value if isinstance(value, int) else 0, 60)
        parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes or not hours else "")
        return " ".join(part for part in parts if part)
