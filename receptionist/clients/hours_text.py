"""Opening hours in one line of text, as people write them: `Mon-Fri 09:00-13:00 14:00-18:00; Sat 09:00-12:00`."""

from __future__ import annotations

import re
from datetime import time
from itertools import groupby

from receptionist.clients.profile import Opening
from receptionist.errors import Invalid

DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "it": ("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
}
_WEEKDAY = {name.lower(): day for names in DAYS.values() for day, name in enumerate(names)}
_DAYS = re.compile(r"([a-zàèéìòù]+)\.?(?:\s*(?:-|–|a|to)\s*([a-zàèéìòù]+)\.?)?[\s:,]*", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–)\s*(\d{1,2})(?:[:.](\d{2}))?[\s,/]*")


def written(hours: tuple[Opening, ...], language: str = "en") -> str:
    """The hours as text; days with the same hours that follow each other are written together."""
    names = DAYS.get(language, DAYS["en"])
    spans = {day: " ".join(_span(one) for one in hours if one.weekday == day) for day in range(7)}
    groups = []
    for text, days in groupby(range(7), key=spans.__getitem__):
        run = list(days)
        if text:
            label = names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}"
            groups.append(f"{label} {text}")
    return "; ".join(groups)


def _span(opening: Opening) -> str:
    end = "24:00" if opening.end == time(0) else f"{opening.end:%H:%M}"
    return f"{opening.start:%H:%M}-{end}"


def read(text: str) -> tuple[Opening, ...]:
    """The hours that the text says, English or Italian. Raises `Invalid` `hours.unreadable`."""
    found: list[Opening] = []
    for piece in re.split(r"[;\n|]", text):
        if piece.strip():
            found += _group(piece.strip(), text)
    return tuple(sorted(found, key=lambda opening: opening.weekday))


def _group(piece: str, text: str) -> list[Opening]:
    days = _DAYS.match(piece)
    if days is None:
        raise Invalid("hours.unreadable", text=text[:60])
    weekdays = _weekdays(days[1], days[2], text)
    spans, position = [], days.end()
    while position < len(piece):
        span = _SPAN.match(piece, position)
        if span is None:
            raise Invalid("hours.unreadable", text=text[:60])
        spans.append((_time(span[1], span[2], text), _time(span[3], span[4], text)))
        position = span.end()
    if not spans:
        raise Invalid("hours.unreadable", text=text[:60])
    return [Opening(weekday=day, start=start, end=end) for day in weekdays for start, end in spans]


def _weekdays(first: str, last: str | None, text: str) -> list[int]:
    since = _WEEKDAY.get(first[:3].lower())
    until = _WEEKDAY.get(last[:3].lower()) if last else since
    if since is None or until is None:
        raise Invalid("hours.unreadable", text=text[:60])
    return [day % 7 for day in range(since, (until if until >= since else until + 7) + 1)]


def _time(hour: str, minute: str | None, text: str) -> time:
    """24:00 is the end of the day, which is 00:00."""
    if int(hour) == 24 and int(minute or 0) == 0:
        return time(0)
    if int(hour) > 23 or int(minute or 0) > 59:
        raise Invalid("hours.unreadable", text=text[:60])
    return time(int(hour), int(minute or 0))
