"""Opening hours as stretches of real time. Hours are entered on a local clock; the days on which that clock jumps are the
reason why everything is compared in UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from receptionist.clients.profile import Opening

Stretch = tuple[datetime, datetime]
"""From, until; both in UTC."""

LOOK_AHEAD = timedelta(days=8)
"""How far a next change is looked for: hours repeat every week."""


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; UTC for a name that the machine's tables do not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def stretches(hours: Sequence[Opening], zone: str, at: datetime) -> list[Stretch]:
    """The open stretches around `at`, from two days before to a week after, in order, those that touch made one."""
    where = zone_of(zone)
    today = at.astimezone(where).date()
    days = [today + timedelta(days=day) for day in range(-2, LOOK_AHEAD.days + 2)]
    found = sorted(_stretch(opening, day, where) for day in days for opening in hours if opening.weekday == day.weekday())
    merged: list[Stretch] = []
    for since, until in found:
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        elif since < until:
            merged.append((since, until))
    return merged


def _stretch(opening: Opening, day: date, where: ZoneInfo) -> Stretch:
    """An hour that the clock skips begins when the clock goes on; one that comes twice is open both times."""
    ends = day if opening.start < opening.end else day + timedelta(days=1)
    return _utc(day, opening.start, where, fold=0), _utc(ends, opening.end, where, fold=1)


def _utc(day: date, hour: time, where: ZoneInfo, fold: int) -> datetime:
    return datetime.combine(day, hour.replace(fold=fold), where).astimezone(UTC)


def open_at(hours: Sequence[Opening], zone: str, at: datetime) -> bool:
    """Whether `at` lies within the hours; without any hours entered it always does."""
    return not hours or any(since <= at < until for since, until in stretches(hours, zone, at))


def change_after(hours: Sequence[Opening], zone: str, at: datetime) -> datetime | None:
    """The next moment (in `zone`) at which the opening state changes; None: not within eight days."""
    edges = (edge for stretch in stretches(hours, zone, at) for edge in stretch)
    following = next((edge for edge in edges if edge > at), None)
    if following is None or following - at > LOOK_AHEAD:
        return None
    return following.astimezone(zone_of(zone))
