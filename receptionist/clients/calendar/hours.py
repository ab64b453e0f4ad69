"""Opening hours as stretches of real time. Hours are entered on a local clock; the days on which that clock jumps are the
reason why everything is compared in UTC."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.profile import Opening

Stretch = tuple[datetime, datetime]
"""From, until; both in UTC."""

LOOK_AHEAD = timedelta(days=8)
"""How far a next change is looked for: hours repeat every week."""

ALWAYS = tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))


def _as_in_any_week(day: date) -> Sequence[Opening] | None:
    return None


@dataclass(frozen=True, slots=True)
class Special:
    """What the week does not say. `day`: the openings of a day that has its own (none: closed), None for any other; `closed`:
    stretches in which it is closed whatever the hours say."""

    day: Callable[[date], Sequence[Opening] | None] = _as_in_any_week
    closed: tuple[Stretch, ...] = ()


NOTHING_SPECIAL = Special()


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; UTC for a name that the machine's tables do not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def stretches(hours: tuple[Opening, ...], zone: str, at: datetime, special: Special = NOTHING_SPECIAL) -> tuple[Stretch, ...]:
    """The open stretches around `at`, from two days before to a week after, in order, those that touch made one. Without any
    hours it is always open, but for what is special."""
    return _around(hours, zone, at.astimezone(zone_of(zone)).date(), special)


@lru_cache(maxsize=256)
def _around(hours: tuple[Opening, ...], zone: str, today: date, special: Special) -> tuple[Stretch, ...]:
    """Kept for the day: a call of any client asks again, and forty people of a client keep its hours."""
    where = zone_of(zone)
    days = [today + timedelta(days=day) for day in range(-2, LOOK_AHEAD.days + 2)]
    found = sorted(_stretch(opening, day, where) for day in days for opening in _openings(hours or ALWAYS, day, special))
    merged: list[Stretch] = []
    for since, until in found:
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        elif since < until:
            merged.append((since, until))
    for closed in special.closed:
        merged = [left for stretch in merged for left in without(stretch, closed)]
    return tuple(merged)


def _openings(week: Sequence[Opening], day: date, special: Special) -> Sequence[Opening]:
    own = special.day(day)
    return [opening for opening in week if opening.weekday == day.weekday()] if own is None else own


def _stretch(opening: Opening, day: date, where: ZoneInfo) -> Stretch:
    """An hour that comes twice is open both times."""
    ends = day if opening.start < opening.end else day + timedelta(days=1)
    since, until = datetime.combine(day, opening.start), datetime.combine(ends, opening.end)
    return instant(since, where), instant(until, where, second_time=True)


def without(stretch: Stretch, closed: Stretch) -> list[Stretch]:
    """What a closure leaves of a stretch: all, its head, its tail, both or nothing."""
    parts = [(stretch[0], min(stretch[1], closed[0])), (max(stretch[0], closed[1]), stretch[1])]
    return [part for part in parts if part[0] < part[1]]


def open_at(hours: tuple[Opening, ...], zone: str, at: datetime, special: Special = NOTHING_SPECIAL) -> bool:
    """Whether `at` lies within the hours; without any hours entered it always does, but for what is special."""
    if not hours and special is NOTHING_SPECIAL:
        return True
    return any(since <= at < until for since, until in stretches(hours, zone, at, special))


def change_after(hours: tuple[Opening, ...], zone: str, at: datetime, special: Special = NOTHING_SPECIAL) -> datetime | None:
    """The next moment (in `zone`) at which the opening state changes; None: not within eight days, or, of what is closed for
    longer, within eight days of the end of that."""
    opened = open_at(hours, zone, at, special)
    look = at
    for _ in range(len(special.closed) + 1):
        found = _edge_after(hours, zone, look, at, opened, special)
        if found is not None or opened:
            return found
        look = max((until for since, until in special.closed if since <= look + LOOK_AHEAD and until > look), default=look)
        if look == at:
            return None
    return None


def _edge_after(
    hours: tuple[Opening, ...], zone: str, look: datetime, at: datetime, opened: bool, special: Special
) -> datetime | None:
    """The first end (of what is open) or beginning (of what is closed) after `at`, as seen from `look`."""
    edges = (until if opened else since for since, until in stretches(hours, zone, look, special))
    following = next((edge for edge in edges if edge > at), None)
    if following is None or following - look > LOOK_AHEAD:
        return None
    return following.astimezone(zone_of(zone))
