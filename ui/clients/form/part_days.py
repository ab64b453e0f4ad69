"""From when to when a part of a profile holds, as short as it can be said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QDateTime, QLocale, QTime

from receptionist.clients.profile import DayException, Part, Shift
from ui.clients.form.forms import words

_N = QT_TRANSLATE_NOOP
_FIRST, _LAST = time(0), time(23, 59)

BOUNDS = ("since", "until", "begins", "day")
"""The fields that are told by it."""


def days_of(part: Part, zone: tzinfo) -> str:
    """On the clock of `zone`, as in "31 Jul – 15 Aug 2026"; hours only where it is no whole days. Empty: it always holds."""
    if isinstance(part, DayException):
        return say_moment(part.day)
    if isinstance(part, Shift):
        return say_moment(part.begins)
    since, until = _local(getattr(part, "since", None), zone), _local(getattr(part, "until", None), zone)
    if since is None and until is None:
        return ""
    if until is None:
        return words(_N("clients", "from {day}")).replace("{day}", say_moment(_whole(since)))
    if since is None:
        return words(_N("clients", "until {day}")).replace("{day}", say_moment(_last(until)))
    return _span(since, until)


def say_moment(value: date | None, form: str = "d MMM yyyy") -> str:
    """A day, or a moment of it, in today's language."""
    if value is None:
        return ""
    day = QDate(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        return QLocale().toString(day, form)
    return QLocale().toString(QDateTime(day, QTime(value.hour, value.minute)), f"{form} H:mm")


def say_end(value: datetime, form: str = "d MMM yyyy") -> str:
    """A moment with which something ends: the day that is over at midnight ends at 24:00."""
    if value.time().replace(second=0, microsecond=0) != _FIRST:
        return say_moment(value, form)
    return f"{say_moment(value.date() - timedelta(days=1), form)} 24:00"


def _span(since: date, until: date) -> str:
    whole = _whole(since) != since and _last(until) != until
    first, last = (_whole(since), _last(until)) if whole else (since, until)
    if first == last:
        return say_moment(first)
    ends = say_end(last) if isinstance(last, datetime) else say_moment(last)
    return f"{say_moment(first, 'd MMM' if first.year == last.year else 'd MMM yyyy')} – {ends}"


def _local(value: date | None, zone: tzinfo) -> date | None:
    return value.astimezone(zone) if isinstance(value, datetime) and value.tzinfo else value


def _whole(value: date | None) -> date | None:
    """The day alone, of a moment with which it begins."""
    return value.date() if isinstance(value, datetime) and value.time().replace(second=0, microsecond=0) == _FIRST else value


def _last(value: date) -> date:
    """The day alone, of a moment with which it ends."""
    if not isinstance(value, datetime):
        return value
    hour = value.time().replace(second=0, microsecond=0)
    if hour == _FIRST:
        return value.date() - timedelta(days=1)
    return value.date() if hour == _LAST else value
