"""A rota as days to look at: who is on call from when to when, and when nobody is though the client is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from receptionist.clients.calendar.hours import Stretch, stretches, without, zone_of
from receptionist.clients.calendar.rota import Turn, gaps_between
from receptionist.clients.calendar.turns_held import turns_held
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.profile import Profile, Rota


class Cover(StrEnum):
    """What a stretch of a rota is: somebody's turn, a swap, a gap, or an hour at which the client answers itself."""

    TURN = "turn"
    SWAP = "swap"
    GAP = "gap"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` until `until` (UTC) `person` (id) is on call; None: nobody. Of several at once each has a `lane`, from 0."""

    cover: Cover
    since: datetime
    until: datetime
    person: str | None = None
    lane: int = 0


@dataclass(frozen=True, slots=True)
class RotaDay:
    """A day of the client's calendar, from midnight to midnight there (UTC): 23 or 25 hours where the clocks change."""

    day: date
    since: datetime
    until: datetime
    spans: tuple[Span, ...]


def rota_days(profile: Profile, rota: Rota, first: date, count: int) -> list[RotaDay]:
    """So many days from `first` on."""
    midnights = [_midnight(profile, first + timedelta(days=n)) for n in range(count + 1)]
    spans = list(_spans(profile, rota, midnights[0], midnights[-1]))
    return [
        RotaDay(first + timedelta(days=n), since, until, tuple(_within(spans, since, until)))
        for n, (since, until) in enumerate(pairwise(midnights))
    ]


def uncovered(profile: Profile, rota: Rota, since: datetime, until: datetime) -> list[Stretch]:
    """When nobody is on call between `since` and `until` (UTC) though the client is closed, as where whoever has the turn
    is out and nobody stands in. A client of which no hours are known answers at none by itself."""
    left = gaps_between(_held(profile, rota, since, until), since, until)
    for opened in _opened(profile, since, until):
        left = [part for gap in left for part in without(gap, opened)]
    return left


def _spans(profile: Profile, rota: Rota, since: datetime, until: datetime) -> Iterator[Span]:
    free: list[datetime] = []
    held = _held(profile, rota, since, until)
    for turn in held:
        lane = next((n for n, end in enumerate(free) if end <= turn.since), len(free))
        free[lane : lane + 1] = [turn.until]
        yield Span(Cover.SWAP if turn.swapped else Cover.TURN, turn.since, turn.until, turn.person, lane)
    uncovered_ = uncovered(profile, rota, since, until)
    yield from (Span(Cover.GAP, *gap) for gap in uncovered_)
    for gap in gaps_between(held, since, until):
        rest = [gap]
        for red in uncovered_:
            rest = [part for one in rest for part in without(one, red)]
        yield from (Span(Cover.OPEN, *part) for part in rest)


def _held(profile: Profile, rota: Rota, since: datetime, until: datetime) -> list[Turn]:
    """The turns of which somebody can be rung."""
    return [turn for turn in turns_held(profile, rota, since, until) if not turn.out]


def _within(spans: list[Span], since: datetime, until: datetime) -> Iterator[Span]:
    """What of them lies in that day, cut at its midnights."""
    for span in spans:
        if span.since < until and since < span.until:
            yield Span(span.cover, max(span.since, since), min(span.until, until), span.person, span.lane)


def _opened(profile: Profile, since: datetime, until: datetime) -> Iterator[Stretch]:
    """When the client is open, week by week."""
    at = since
    while profile.hours and at < until + timedelta(days=2):
        yield from stretches(profile.hours, profile.zone, at)
        at += timedelta(days=7)


def _midnight(profile: Profile, day: date) -> datetime:
    return instant(datetime.combine(day, time(0)), zone_of(profile.zone))
