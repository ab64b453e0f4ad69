"""News: what is true of a client or one of its people until a time. It ends by itself, and is no version of the profile."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

import msgspec

from receptionist.clients.profile import Absence, Closure, Part, Person, Profile, Way, WayKind, new_id


class Recognised(StrEnum):
    """How whoever told us was recognised."""

    KNOWN_NUMBER = "known_number"
    PASSPHRASE = "passphrase"  # noqa: S105 - a way of recognising, no secret
    CALL_BACK = "call_back"
    NOT = "not"


class News(Part, frozen=True, kw_only=True):
    """`text` as it was typed; it holds for `client` (id), or for `person` (id) there, from `since` until `until` (UTC). `away`:
    they cannot be rung, `substitute` (a person's id) is instead; of the whole client: it is closed; `number` (E.164) is where
    they are rung meanwhile. `told_by`: who said so. `ended_at`: it was taken back before its time."""

    id: str = msgspec.field(default_factory=new_id)
    client: str
    text: str
    since: datetime
    until: datetime
    person: str | None = None
    away: bool = False
    substitute: str | None = None
    number: str | None = None
    told_by: str = ""
    recognised: Recognised = Recognised.NOT
    written_by: str
    written_at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None

    @property
    def closes(self) -> bool:
        """Whether the client is closed while it holds."""
        return self.away and self.person is None

    def comes_or_holds(self, at: datetime) -> bool:
        """Whether it is true at `at` or will be, as far as is known then."""
        return at < self.until and (self.ended_at is None or at < self.ended_at)

    def holds(self, at: datetime) -> bool:
        """Whether it is true at `at`."""
        return self.since <= at and self.comes_or_holds(at)


TRUSTED = frozenset({Recognised.PASSPHRASE, Recognised.CALL_BACK})
"""Ways of recognising after which callers may be sent to another number: who only shows a number may have made it up."""


def holding(news: Iterable[News], at: datetime) -> tuple[News, ...]:
    """What is true at `at`, the latest first."""
    return tuple(sorted((one for one in news if one.holds(at)), key=lambda one: one.written_at, reverse=True))


def of_the_day(news: Iterable[News], at: datetime, where: ZoneInfo) -> tuple[News, ...]:
    """What was told on the day of `at` in `where` or holds on it, and is not over: also what only begins later. The latest
    first."""
    day = at.astimezone(where).date()

    def is_of_it(one: News) -> bool:
        begins = max(one.since, at)
        return one.comes_or_holds(at) and day in (one.written_at.astimezone(where).date(), begins.astimezone(where).date())

    return tuple(sorted(filter(is_of_it, news), key=lambda one: one.written_at, reverse=True))


def with_news(profile: Profile, news: Iterable[News], at: datetime) -> Profile:
    """The profile as the news makes it at `at`: who is away is out until then, who is elsewhere is rung there first; a client
    that is closed by it has that closure too, also one that is to come."""
    told = tuple(news)
    held = holding(told, at)
    people = tuple(_with_news(person, [one for one in held if one.person == person.id]) for person in profile.people)
    closures = closures_of(told, at)
    if not held and not closures:
        return profile
    return msgspec.structs.replace(profile, people=people, closures=(*profile.closures, *closures))


def closures_of(news: Iterable[News], at: datetime) -> tuple[Closure, ...]:
    """The closures that the news tells of, which hold at `at` or will."""
    return tuple(
        Closure(since=one.since, until=one.until, reason=one.text) for one in news if one.closes and one.comes_or_holds(at)
    )


def _with_news(person: Person, news: list[News]) -> Person:
    """Oldest first: what was said last has the last word."""
    for one in reversed(news):
        if one.number is not None and one.recognised in TRUSTED:
            elsewhere = Way(kind=WayKind.PHONE, value=one.number, confirm=True)
            person = msgspec.structs.replace(person, ways=(elsewhere, *person.ways))
        if one.away:
            absence = Absence(since=one.since, until=one.until, reason=one.text, substitute=one.substitute)
            person = msgspec.structs.replace(person, absences=(*person.absences, absence))
    return person


msgspec.json.Decoder(News)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
