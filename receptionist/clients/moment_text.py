"""Days and hours as one types them, in English or Italian: `tomorrow 15`, `entro le 17:30`, `2/9`, `in 20 minutes`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from receptionist.clients.directory import words_of
from receptionist.clients.hours import zone_of

BY_THE_END = time(17)
"""The hour that is meant where only a day is named."""
_SPANS = re.compile(
    r"\b(?:in|tra|fra|entro)\s+(?:(?P<half>(?:half an?|mezz)\W*(?:hour|ora))|(?P<number>\d{1,3}|an?|one|un['’a]?)\s*"
    r"(?P<unit>m(?:in(?:ut[ei]|utes?|s)?)?|h(?:ours?|rs?)?|or[ae]))\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?\b(?!\s*[/-]\d)", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[/.-](0?[1-9]|1[0-2])(?:[/.-](\d{2,4}))?\b")
_NAMED_DAY = re.compile(r"\b(\d{1,2})°?(?:st|nd|rd|th)?\s+([a-z]{3,})", re.IGNORECASE)
_WEEKDAYS = (
    ("monday", "lunedi"),
    ("tuesday", "martedi"),
    ("wednesday", "mercoledi"),
    ("thursday", "giovedi"),
    ("friday", "venerdi"),
    ("saturday", "sabato"),
    ("sunday", "domenica"),
)
_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "gennaio"),
    ("february", "febbraio"),
    ("march", "marzo"),
    ("april", "aprile"),
    ("may", "maggio"),
    ("june", "giugno"),
    ("july", "luglio"),
    ("august", "agosto"),
    ("september", "settembre"),
    ("october", "ottobre"),
    ("november", "novembre"),
    ("december", "dicembre"),
)
WEEKDAY_NAMES = tuple(name for names in _WEEKDAYS for name in names)
MONTH_NAMES = tuple(dict.fromkeys(part for names in _MONTHS for name in names for part in (name, name[:3], name[:4])))
"""Whole, and as one shortens them."""
_ANY_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b")


def due_in(text: str, zone: str, at: datetime) -> datetime | None:
    """By when, as typed on the clock of `zone`: in so many minutes, at an hour (the next that comes), on a day, or both. UTC;
    None: it cannot be read, or is over."""
    where = zone_of(zone)
    local = at.astimezone(where)
    length = length_in(text)
    if length is not None:
        return at.astimezone(UTC) + length
    moment, day = moment_in(text, local, where), day_in(text, local.date())
    if day is not None and hour_in(text) is None:
        moment = datetime.combine(day, BY_THE_END, where)
    return moment.astimezone(UTC) if moment is not None and moment > local else None


def moment_in(text: str, local: datetime, where: ZoneInfo) -> datetime | None:
    """The moment meant by an hour, and a day beside it where one stands there; without one, the next such hour that comes.
    None: there is no hour, or the moment is over."""
    day, hour = day_in(text, local.date()), hour_in(text)
    if hour is None:
        return None
    moment = datetime.combine(day or local.date(), hour, where)
    if day is None and moment <= local:
        moment = datetime.combine(local.date() + timedelta(days=1), hour, where)
    return moment if moment > local else None


def any_moment_in(text: str, at: datetime, zone: str) -> datetime | None:
    """A moment, past or coming, that is typed as a day, an hour or both on the clock of `zone` (“Sunday 23:10”, “12/8/2025 9”,
    “domani”); what is left out is as it is at `at`. Aware, in the zone; None: it is neither."""
    local = at.astimezone(zone_of(zone))
    day, hour = day_in(text, local.date()), hour_in(text)
    if day is None and hour is None:
        return None
    return datetime.combine(day or local.date(), hour or local.time(), zone_of(zone))


def length_in(text: str) -> timedelta | None:
    """How long it is until then, where that is said: `in 20 minutes`, `tra mezz'ora`."""
    span = _SPANS.search(text)
    return _length(span) if span is not None else None


def is_misdated(text: str, today: date) -> bool:
    """Whether a date stands there that no calendar has, as 31/02."""
    named = _NAMED_DAY.search(text)
    stands = _DAY.search(text) or _ANY_DATE.search(text) or (named and _month(named.group(2)))
    return bool(stands) and _date(text, today) is None


def _length(span: re.Match[str]) -> timedelta:
    if span.group("half"):
        return timedelta(minutes=30)
    count = int(span.group("number")) if span.group("number").isdigit() else 1
    return timedelta(minutes=count) if span.group("unit").lower().startswith("m") else timedelta(hours=count)


def hour_in(text: str) -> time | None:
    """The hour that stands in the text, whatever date stands beside it."""
    text = _NAMED_DAY.sub(lambda found: " " if _month(found.group(2)) else found.group(0), _DAY.sub(" ", text, count=1))
    found = _TIME.search(text)
    if found is None:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = (found.group(3) or "").lower()
    hour += 12 if half == "pm" and hour < 12 else -12 if half == "am" and hour == 12 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_in(text: str, today: date) -> date | None:
    """The day that stands in the text; of a weekday or a date without a year the next that comes."""
    words = words_of(text)
    if "tomorrow" in words or "domani" in words:
        return today + timedelta(days=1)
    if "today" in words or "oggi" in words:
        return today
    for weekday, names in enumerate(_WEEKDAYS):
        if any(word in names for word in words):
            return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return _date(text, today)


def _date(text: str, today: date) -> date | None:
    found, named = _DAY.search(text), _NAMED_DAY.search(text)
    if found:
        year = int(found.group(3)) if found.group(3) else None
        return _next(int(found.group(1)), int(found.group(2)), 2000 + year if year and year < 100 else year, today)
    if named:
        month = _month(named.group(2))
        return _next(int(named.group(1)), month, None, today) if month else None
    return None


def _month(name: str) -> int | None:
    """Of a month's name or the beginning of it; None: it is none."""
    word = words_of(name)[0]
    return next((n for n, names in enumerate(_MONTHS, 1) if any(one.startswith(word) for one in names)), None)


def _next(day: int, month: int, year: int | None, today: date) -> date | None:
    """That day of this year, or of the next where it is over."""
    for wanted in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(wanted, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def end_of(day: date, where: ZoneInfo) -> datetime:
    """When the day is over there."""
    try:
        return datetime.combine(day + timedelta(days=1), time(0), where)
    except OverflowError:
        return datetime.combine(day, time(23, 59), where)
