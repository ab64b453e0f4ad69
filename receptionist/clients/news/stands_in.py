"""Whether whoever a line of news names as substitute can stand in at all, before it is kept. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from receptionist.clients.news import News, with_news
from receptionist.clients.news.text import Understood
from receptionist.clients.presence import absence_at, is_there, left_by, rung_by, stand_in
from receptionist.clients.profile import Absence, Accepts, Person, Profile


@dataclass(frozen=True, slots=True)
class Hindered:
    """The substitute cannot be rung from `since` on (UTC; None: from the first moment), for the reason `why`: `out` (then
    `absence` says until when), `left`, `messages_only`, `no_number`. `instead` is who is asked next; None: nobody."""

    why: str
    since: datetime | None
    absence: Absence | None
    instead: Person | None


def hindered(found: Understood, profile: Profile, news: Iterable[News], now: datetime) -> Hindered | None:
    """What keeps the substitute away at some time until the news ends, as things are known now: `news` is what holds or will,
    of the client. None: nothing does."""
    if found.person is None or found.substitute is None:
        return None
    told, begin = tuple(news), max(found.since or now, now)
    for at in _moments(found.substitute, profile, told, begin, found.until):
        people = {person.id: person for person in with_news(profile, told, at).people}
        other = people[found.substitute]
        if not _can_be_rung(other, at, profile.zone):
            absence = absence_at(other, at)
            return Hindered(
                _why(other, at, profile.zone), at if at > begin else None, absence, _next(found, people, at, profile)
            )
    return None


def stands_in(found: Understood, profile: Profile, news: Iterable[News], now: datetime) -> Person | None:
    """Who is rung for whoever is out by a line that names no substitute, when it begins; None: nobody."""
    if found.person is None:
        return None
    begin = max(found.since or now, now)
    people = {person.id: person for person in with_news(profile, news, begin).people}
    return _next(found, people, begin, profile)


def _moments(person: str, profile: Profile, news: tuple[News, ...], begin: datetime, end: datetime) -> list[datetime]:
    """At which the substitute may go away, the first of them the beginning."""
    absences = next(one.absences for one in profile.people if one.id == person)
    goes = (*(one.since for one in absences), *(one.since for one in news if one.person == person and one.away))
    return [begin, *sorted(one for one in goes if begin < one < end)]


def _can_be_rung(person: Person, at: datetime, zone: str) -> bool:
    return is_there(person, at, zone) and rung_by(person) is not None


def _why(person: Person, at: datetime, zone: str) -> str:
    if left_by(person, at, zone):
        return "left"
    if not is_there(person, at, zone):
        return "out"
    return "messages_only" if person.accepts == Accepts.MESSAGES else "no_number"


def _next(found: Understood, people: dict[str, Person], at: datetime, profile: Profile) -> Person | None:
    """Who would be rung instead of whoever is out by that line."""
    absent = people[found.person or ""]
    out = Absence(since=found.since or at, until=found.until, substitute=found.substitute)
    there = people | {absent.id: msgspec.structs.replace(absent, absences=(out,))}
    return stand_in(there[absent.id], there, at, profile.zone)
