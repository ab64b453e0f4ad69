"""What has changed for whoever was not here: closures, absences, news, clients, numbers, greetings, people. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

import msgspec

from receptionist.clients.calendar.days import lines_at, status_at
from receptionist.clients.news import News
from receptionist.clients.profile import Absence, Closure, Greeting, Instruction, Part, Person, Profile

COMING = timedelta(days=2)
"""A closure or absence that begins within this is told of, whenever it was entered."""


class What(StrEnum):
    """What kind of thing changed: the groups, in the order in which they are read."""

    STATUS = "status"
    CLIENT = "client"
    NUMBER = "number"
    CLOSURE = "closure"
    ABSENCE = "absence"
    NEWS = "news"
    GREETING = "greeting"
    INSTRUCTION = "instruction"
    PERSON = "person"


class How(StrEnum):
    """What became of it."""

    NEW = "new"  # it is there now
    BEGUN = "begun"  # was known, and holds since
    COMING = "coming"  # was known, and begins soon
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """Something of `client` (id) that is not as it was. `part` is it (of what has gone, as it was); `whose` the person whose
    absence it is; `number` the line (E.164), `origin` the client (id) that had it before."""

    what: What
    how: How
    client: str
    part: Part | None = None
    whose: Person | None = None
    number: str = ""
    origin: str | None = None


def changes_since(
    moment: datetime, before: Mapping[str, Profile | None], profiles: Iterable[Profile], news: Iterable[News], now: datetime
) -> tuple[Change, ...]:
    """All that changed from `moment` to `now`, in groups. `before`: of each client (id) that was saved meanwhile, what it was
    (None: there was none); the others are as they were. `profiles` are those of now; `news` is what holds or will."""
    after = list(profiles)
    then = {profile.id: before.get(profile.id, profile) for profile in after}
    found = [change for profile in after for change in _of(profile, then[profile.id], moment, now)]
    found += _moved(then, after, moment, now)
    found += [Change(What.NEWS, How.NEW, one.client, one) for one in news if one.written_at > moment and now < one.until]
    order = list(What)
    return tuple(sorted(found, key=lambda change: order.index(change.what)))


def _of(profile: Profile, before: Profile | None, moment: datetime, now: datetime) -> Iterator[Change]:
    client = profile.id
    if before is None:
        yield Change(What.CLIENT, How.NEW, client)
        return
    if status_at(before, moment).status != status_at(profile, now).status:
        yield Change(What.STATUS, How.CHANGED, client, status_at(profile, now))
    for closure, how in _spans(before.closures, profile.closures, moment, now):
        yield Change(What.CLOSURE, how, client, closure)
    was = {person.id: person for person in before.people}
    for person in profile.people:
        known = was[person.id].absences if person.id in was else ()
        for absence, how in _spans(known, person.absences, moment, now):
            yield Change(What.ABSENCE, how, client, absence, whose=person)
    yield from _texts(What.GREETING, client, before.greetings, profile.greetings)
    yield from _texts(What.INSTRUCTION, client, before.instructions, profile.instructions)
    for person, how in people_changed(before.people, profile.people):
        yield Change(What.PERSON, how, client, person)


S = TypeVar("S", Closure, Absence)


def _spans(before: tuple[S, ...], after: tuple[S, ...], moment: datetime, now: datetime) -> Iterator[tuple[S, How]]:
    """What was entered, has begun or begins soon, and is not over; what was taken back before it was over."""
    for one in after:
        if one.until <= now:
            continue
        if one not in before:
            yield one, How.NEW
        elif moment < one.since <= now:
            yield one, How.BEGUN
        elif now < one.since <= now + COMING:
            yield one, How.COMING
    kept = {(one.since, one.until) for one in after}
    yield from (
        (one, How.GONE) for one in before if one.until > now and one not in after and (one.since, one.until) not in kept
    )


def _texts(
    what: What, client: str, before: tuple[Greeting | Instruction, ...], after: tuple[Greeting | Instruction, ...]
) -> Iterator[Change]:
    """New texts; of those that have gone, instructions only: a greeting that is no longer said is another's now."""
    yield from (Change(what, How.NEW, client, one) for one in after if one not in before)
    if what is What.INSTRUCTION:
        yield from (Change(what, How.GONE, client, one) for one in before if one not in after)


def people_changed(before: tuple[Person, ...], after: tuple[Person, ...]) -> Iterator[tuple[Person, How]]:
    """Who came, who went, of whom something is otherwise now; absences are told of apart."""
    was = {person.id: person for person in before}
    for person in after:
        old = was.pop(person.id, None)
        if old is None:
            yield person, How.NEW
        elif person.left_on is not None and old.left_on is None:
            yield person, How.GONE
        elif _but_absences(old) != _but_absences(person):
            yield person, How.CHANGED
    yield from ((person, How.GONE) for person in was.values())


def _but_absences(person: Person) -> Person:
    return msgspec.structs.replace(person, absences=())


def _moved(then: Mapping[str, Profile | None], after: Iterable[Profile], moment: datetime, now: datetime) -> Iterator[Change]:
    """Numbers that are another client's now, or nobody's; those of a new client come with it."""
    had = {line.number: profile.id for profile in then.values() if profile is not None for line in lines_at(profile, moment)}
    has = {line.number: profile.id for profile in after for line in lines_at(profile, now)}
    for number, client in has.items():
        if number not in had and then[client] is not None:
            yield Change(What.NUMBER, How.NEW, client, number=number)
        elif number in had and had[number] != client:
            yield Change(What.NUMBER, How.CHANGED, client, number=number, origin=had[number])
    for number, client in had.items():
        if number not in has:
            yield Change(What.NUMBER, How.GONE, client, number=number)
