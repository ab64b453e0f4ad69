"""Days and hours as one types them, in English or Italian: `tomorrow 15`, `entro le 17:30`, `2/9`, `in 20 minutes`,
`ieri 10:20`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.times.phrases import Moment, Reader, last_of
from receptionist.clients.times.words import Day, last_day, next_day, table, tokens_of

BY_THE_END = time(17)
"""The hour that is meant where only a day is named."""
MIDNIGHT = 1440
"""In minutes: the end of a day."""
_IN = table("in tra fra entro")
_SECOND = re.compile(r"(?<![\d:])(?P<minute>\d{1,2}:\d{2}):(?P<second>[0-5]\d)(?![\d:])")


def due_in(text: str, zone: str, at: datetime) -> datetime | None:
    """By when, as typed on the clock of `zone`: in so many minutes or days, at an hour (the next that comes), on a day, or
    both. UTC; None: it cannot be read, or is over."""
    where = zone_of(zone)
    local = at.astimezone(where)
    reader = Reader(tokens_of(text), local.date())
    length = _length(reader)
    if length is not None:
        count, unit = length
        if unit in {"minute", "hour"}:
            return at.astimezone(UTC) + timedelta(minutes=count * (60 if unit == "hour" else 1))
        due = datetime.combine(last_of(count, unit, local.date()) + timedelta(days=1), BY_THE_END, where)
        return due.astimezone(UTC)
    found = _read(reader)
    moment = None if found is None else datetime.combine(found[0] or local.date(), found[1] or BY_THE_END, where)
    if found is not None and found[0] is None and moment is not None and moment <= local:
        moment = datetime.combine(local.date() + timedelta(days=1), found[1] or BY_THE_END, where)
    return moment.astimezone(UTC) if moment is not None and moment > local else None


def any_moment_in(text: str, at: datetime, zone: str, bare: time | None = None) -> datetime | None:
    """A moment, past or coming, that is typed as a day, an hour or both on the clock of `zone` (“Sunday 23:10”, “12/8/2025 9”,
    “domani”); what is left out is as it is at `at`, the hour of a bare day `bare`. Aware, in the zone; None: it is neither."""
    local = at.astimezone(zone_of(zone))
    found = _read(Reader(tokens_of(text), local.date()))
    if found is None:
        return None
    hour = (local.time() if bare is None else bare) if found[1] is None else found[1]
    return datetime.combine(found[0] or local.date(), hour, zone_of(zone))


def past_moment_in(text: str, at: datetime, zone: str) -> datetime | None:
    """The same of what has been: an hour, a weekday or a day without its year is the last such one that is over at `at`.
    What can only be meant of a time to come (“domani”) stays so. An hour may have its seconds (“10:20:15”)."""
    if (exact := _SECOND.search(text)) is not None:
        whole = past_moment_in(_SECOND.sub(exact["minute"], text, count=1), at, zone)
        return whole + timedelta(seconds=int(exact["second"])) if whole is not None else None
    local, where = at.astimezone(zone_of(zone)), zone_of(zone)
    reader = Reader(tokens_of(text), local.date())
    found = _first(reader)
    day = _last(found.day, reader.today) if found.day is not None else reader.today
    if day is None or not _is_there(found):
        return None
    moment = datetime.combine(day, local.time() if found.minutes is None else _hour(found.minutes), where)
    if moment > local and (found.day is None or found.day == Day(weekday=found.day.weekday)):
        return datetime.combine(day - timedelta(days=1 if found.day is None else 7), moment.time(), where)
    return moment


def _last(day: Day, today: date) -> date | None:
    """The last such day, today among them."""
    if day == Day(weekday=day.weekday) and day.weekday is not None:
        return today - timedelta(days=(today.weekday() - day.weekday) % 7)
    return last_day(day, today)


def _length(reader: Reader) -> tuple[int, str] | None:
    """How long it is until then, where that is said: `in 20 minutes`, `tra mezz'ora`."""
    for place in range(len(reader.tokens)):
        length = reader.length(place + 1) if reader.word(place) in _IN else None
        if length is not None:
            return length[0]
    return None


def _read(reader: Reader) -> tuple[date | None, time | None] | None:
    """The first day that comes and the first hour that stand there; midnight is the end of its day. None: neither does, or no
    calendar or clock has one of them."""
    found = _first(reader)
    day = next_day(found.day, reader.today) if found.day is not None else None
    if found.minutes == MIDNIGHT and (found.day is None or day is not None) and (day or reader.today) < date.max:
        return (day or reader.today) + timedelta(days=1), time(0)
    if not _is_there(found) or (found.day is not None and day is None):
        return None
    return day, None if found.minutes is None else _hour(found.minutes)


def _first(reader: Reader) -> Moment:
    """The first day and the first hour that stand there, as they are written."""
    found, place = Moment(), 0
    while place < len(reader.tokens):
        moment = reader.moment(place)
        if moment is not None:
            found = Moment(found.day or moment[0].day, moment[0].minutes if found.minutes is None else found.minutes)
        place = moment[1] if moment is not None else place + 1
    return found


def _is_there(found: Moment) -> bool:
    """Whether there is a day or an hour, and the clock has that hour."""
    return found != Moment() and (found.minutes is None or 0 <= found.minutes < MIDNIGHT)


def _hour(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def end_of(day: date, where: ZoneInfo) -> datetime:
    """When the day is over there. Raises `OverflowError` on the last day of all, which no typed date is."""
    return instant(datetime.combine(day + timedelta(days=1), time(0)), where).astimezone(where)
