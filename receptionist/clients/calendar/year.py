"""The closures of all clients over a year, and who has not told us yet: in July most of them have to be asked about August."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

import msgspec

from receptionist.clients.calendar.days import status_at
from receptionist.clients.calendar.holidays import public_holidays
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Absence, Closure, Profile, Status

Days = tuple[date, date]
"""From the first day through the last."""


class Shut(msgspec.Struct, frozen=True, gc=False):
    """Closed from `first` through `last` (client's calendar); `line`: only that number; `person`: only they are out. There are
    thousands of them in a year."""

    first: date
    last: date
    reason: str = ""
    line: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A client's year. `holidays` by day; `told` are the days about which it has told us that nothing else comes."""

    client: str
    name: str
    colour: str
    shut: tuple[Shut, ...]
    holidays: dict[date, str]
    told: tuple[Days, ...]

    def has_told(self, days: Days) -> bool:
        """Whether we know of these days: a closure of the whole client touches them, or it said that there is none. One of
        a single number is no answer."""
        closed = any(
            one.person is None and one.line is None and one.first <= days[1] and days[0] <= one.last for one in self.shut
        )
        return closed or any(since <= days[0] and days[1] <= until for since, until in self.told)


def year_of(profile: Profile, year: int) -> YearRow:
    """What is entered for that year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    shut = [_days(profile.zone, one, one.line) for one in _about(profile.closures, year)]
    shut += [Shut(one.day, one.day, one.name) for one in profile.exceptions if not one.hours]
    for person in profile.people:
        shut += [_days(profile.zone, one, None, person.name) for one in _about(person.absences, year)]
    return YearRow(
        profile.id,
        profile.name,
        profile.colour,
        tuple(sorted((one for one in shut if one.first <= last and first <= one.last), key=lambda one: one.first)),
        dict(public_holidays(profile.country, profile.region, year)) if profile.holidays and profile.hours else {},
        tuple((answer.since, answer.until) for answer in profile.answers if answer.since <= last and first <= answer.until),
    )


S = TypeVar("S", Closure, Absence)


def _about(spans: Iterable[S], year: int) -> list[S]:
    """Those that may touch the year, wherever the client is; most of ten years' do not, and looking up a zone takes time."""
    first, last = datetime(year - 1, 12, 31, tzinfo=UTC), datetime(year + 1, 1, 2, tzinfo=UTC)
    return [one for one in spans if one.since < last and first <= one.until]


def _days(zone: str, one: Closure | Absence, line: str | None, person: str | None = None) -> Shut:
    """What ends at midnight does not touch the day that begins then."""
    return Shut(_day(one.since, zone), _day(one.until - _INSTANT, zone), one.reason, line, person)


_INSTANT = timedelta(microseconds=1)


@lru_cache(maxsize=4096)
def _day(moment: datetime, zone: str) -> date:
    """Which it is there: most of thousands of absences begin and end on the same few midnights."""
    return moment.astimezone(zone_of(zone)).date()


def served(profiles: Iterable[Profile], at: datetime) -> list[Profile]:
    """Whose calls are answered, by name, but for the office itself: nobody need be asked about that."""
    here = (p for p in profiles if not p.own and status_at(p, at).status is not Status.ENDED)
    return sorted(here, key=lambda profile: profile.name.casefold())


def to_ask(profiles: Iterable[Profile], days: Days, at: datetime) -> list[Profile]:
    """Those of them who have not told us yet about these days."""
    years = range(days[0].year, days[1].year + 1)
    return [p for p in served(profiles, at) if not any(_of_all(p, year).has_told(days) for year in years)]


def _of_all(profile: Profile, year: int) -> YearRow:
    """Its year without whoever is out alone and without single days of its own: they are no answer."""
    return year_of(msgspec.structs.replace(profile, people=(), exceptions=()), year)
