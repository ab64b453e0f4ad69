"""Who is on call: turns that come again as RFC 5545 says, with swaps, and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.profile import Rota, Shift

if TYPE_CHECKING:
    from dateutil.rrule import rrule, rruleset


@dataclass(frozen=True, slots=True)
class Turn:
    """`person` (id) is on call from `since` until `until` (UTC); `swapped`: instead of whoever's turn it was.
    `instead_of` (id): who is out then, or accepts messages only. `out`: so are they, and nobody stands in. Both are for
    `turns_held` to say."""

    person: str
    since: datetime
    until: datetime
    swapped: bool = False
    instead_of: str = ""
    out: bool = False


_LATE = datetime(9960, 1, 1)
"""A rule that no day fits is searched to the end of the calendar, in the year 9999: from here that is soon over, and every
weekday has been a 29 February."""

_TOO_FINE: dict[str, set[str]] = {
    "DAILY": {"BYDAY", "BYMONTH", "BYMONTHDAY"},
    "WEEKLY": {"BYMONTH", "BYMONTHDAY"},
    "MONTHLY": {"BYMONTH"},
    "YEARLY": set(),
}
"""How often a turn may come again, and what then goes with INTERVAL=1 alone: the steps might pass over such days for ever."""
_OF_YEARS = {"BYYEARDAY", "BYWEEKNO"}
_OF_DAYS = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST", *_OF_YEARS, *_OF_DAYS}
_INTERVAL = re.compile("[1-9][0-9]{0,2}")
_UNTIL = re.compile(r"\bUNTIL=(\d{8})(?:(T\d{6})(Z)?)?(?=;|$)", re.IGNORECASE)
_MOST_A_DAY = 24
"""Turns of one rule that begin on one day."""


@lru_cache(maxsize=4096)
def is_rule(rule: str) -> bool:
    """Whether it is an RRULE for turns: its parts alone, without `RRULE:` and without DTSTART, by the day or longer, and with
    days that fit it."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    interval = parts.get("INTERVAL", "1")
    if not _PARTS.issuperset(parts) or parts.get("FREQ") not in _TOO_FINE or not _INTERVAL.fullmatch(interval):
        return False
    if int(interval) > 1 and _TOO_FINE[parts["FREQ"]] & set(parts):
        return False
    if "UNTIL" in parts and ("COUNT" in parts or not _UNTIL.search(rule)):
        return False
    if parts["FREQ"] != "YEARLY" and _OF_YEARS & set(parts):
        return False
    if prod(parts[part].count(",") + 1 for part in _OF_DAYS & set(parts)) > _MOST_A_DAY:
        return False
    endless = ";".join(part for part in rule.split(";") if part.upper().partition("=")[0] not in {"COUNT", "UNTIL"})
    try:
        _rule(rule, _LATE, "UTC")
        return next(iter(_rule(endless, _LATE, "UTC")), None) is not None
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


@lru_cache(maxsize=4096)
def _rule(rule: str, begins: datetime, zone: str) -> rrule | rruleset:
    """Local times without an offset: a turn that begins at eight begins at eight in winter and in summer."""
    from dateutil.rrule import rrulestr

    return rrulestr(_UNTIL.sub(lambda found: f"UNTIL={_last(found, zone):%Y%m%dT%H%M%S}", rule), dtstart=begins)


def _last(until: re.Match[str], zone: str) -> datetime:
    """The last instant at which a turn may begin, on the clock of `zone`: calendars write it in UTC, as RFC 5545 (3.3.10) wants
    it; a day goes on to its end."""
    day, time, utc = until.groups()
    said = datetime.strptime(day + (time or "T235959"), "%Y%m%dT%H%M%S")
    shifts = utc and said.year in range(1900, 9000)
    return said.replace(tzinfo=UTC).astimezone(zone_of(zone)).replace(tzinfo=None) if shifts else said


def turns(rota: Rota, zone: str, since: datetime, until: datetime) -> list[Turn]:
    """All turns that touch the time from `since` until `until` (UTC), in order of their beginning; where several are on call at
    once each has a turn. A swap takes its time out of the others' turns."""
    usual = [turn for shift in rota.shifts for turn in _of_shift(shift, zone, since, until)]
    for swap in rota.swaps:
        usual = [left for turn in usual for left in _without(turn, swap.since, swap.until)]
    swapped = [Turn(s.person, s.since, s.until, swapped=True) for s in rota.swaps if s.since < until and since < s.until]
    return sorted([*usual, *swapped], key=lambda turn: (turn.since, turn.person))


def _of_shift(shift: Shift, zone: str, since: datetime, until: datetime) -> Iterator[Turn]:
    where, length = zone_of(zone), timedelta(minutes=shift.minutes)
    for begins in _beginnings(shift, zone, (since - length).astimezone(where), until.astimezone(where)):
        starts = instant(begins, where)
        ends = instant(begins + length, where, second_time=True)
        if max(starts, since) < min(ends, until):  # one of which the clock skips every hour is none
            yield Turn(shift.person, starts, ends)


def _beginnings(shift: Shift, zone: str, first: datetime, last: datetime) -> list[datetime]:
    if not is_rule(shift.rule):  # none, or one that is only half typed yet
        return [shift.begins]
    day = timedelta(days=1)  # the offset may have been another one
    rule = _rule(shift.rule, shift.begins, zone)
    return list(rule.between(first.replace(tzinfo=None) - day, last.replace(tzinfo=None) + day, inc=True))


def _without(turn: Turn, since: datetime, until: datetime) -> Iterator[Turn]:
    for begins, ends in ((turn.since, min(turn.until, since)), (max(turn.since, until), turn.until)):
        if begins < ends:
            yield replace(turn, since=begins, until=ends)


def on_call(rota: Rota, zone: str, at: datetime) -> list[Turn]:
    """Whose turn it is at `at` (UTC); empty: a gap."""
    return [turn for turn in turns(rota, zone, at, at + timedelta(microseconds=1)) if turn.since <= at < turn.until]


def gaps(rota: Rota, zone: str, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When nobody is on call between `since` and `until` (UTC)."""
    return gaps_between(turns(rota, zone, since, until), since, until)


def gaps_between(covered: Iterable[Turn], since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """What these turns, in order of their beginning, leave of the time from `since` until `until` (UTC)."""
    found, reached = [], since
    for turn in covered:
        if turn.since > reached:
            found.append((reached, turn.since))
        reached = max(reached, turn.until)
    if reached < until:
        found.append((reached, until))
    return found
