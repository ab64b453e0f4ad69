"""Who really has a turn: the one in the rota, or, while that one is out, has left or accepts messages only, whoever stands in.
Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.rota import Turn, turns
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.presence import is_there, stand_in
from receptionist.clients.profile import Accepts, Person, Profile, Rota


def turns_held(profile: Profile, rota: Rota, since: datetime, until: datetime) -> list[Turn]:
    """Like `rota.turns` (UTC), but each with whoever has it: `instead_of` is the one who is out or accepts messages only, and
    `out` says that nobody stands in, so that nobody can be rung."""
    people = {person.id: person for person in profile.people}
    held = [part for turn in turns(rota, profile.zone, since, until) for part in _held(turn, people, profile.zone)]
    touching = [turn for turn in held if turn.since < until and since < turn.until]
    return sorted(touching, key=lambda turn: (turn.since, turn.person))


def held_at(profile: Profile, rota: Rota, at: datetime) -> list[Turn]:
    """Whose turn it is at `at` (UTC), those of whom nobody can be rung too; empty: a gap."""
    return turns_held(profile, rota, at, at + timedelta(microseconds=1))


def _held(turn: Turn, people: Mapping[str, Person], zone: str) -> Iterator[Turn]:
    """The turn, cut wherever somebody who matters goes or comes back."""
    chain = _chain(turn.person, people)
    cuts = {moment for person in chain for moment in _changes(person, zone) if turn.since < moment < turn.until}
    parts = [
        _holder(replace(turn, since=since, until=until), people, zone)
        for since, until in pairwise([turn.since, *sorted(cuts), turn.until])
    ]
    yield from _joined(parts)


def _joined(parts: list[Turn]) -> Iterator[Turn]:
    held = parts[0]
    for part in parts[1:]:
        if replace(part, since=held.since) == replace(held, until=part.until):
            held = replace(held, until=part.until)
        else:
            yield held
            held = part
    yield held


def _chain(first: str, people: Mapping[str, Person]) -> list[Person]:
    """Everybody who might stand in for them at some time, themselves first."""
    found: dict[str, Person] = {}
    waiting: list[str | None] = [first]
    while waiting:
        person = people.get(waiting.pop() or "")
        if person is not None and person.id not in found:
            found[person.id] = person
            waiting += [person.replaced_by, person.deputy, *(absence.substitute for absence in person.absences)]
    return list(found.values())


def _changes(person: Person, zone: str) -> Iterator[datetime]:
    for absence in person.absences:
        yield from (absence.since, absence.until)
    if person.left_on is not None:
        yield instant(datetime.combine(person.left_on, time(0)), zone_of(person.zone or zone))


def _holder(turn: Turn, people: Mapping[str, Person], zone: str) -> Turn:
    """Who has it at its beginning: whose it is, else, where that one is not there or accepts messages only, the first of those
    who might be there instead who is there and can be rung."""
    own = people.get(turn.person)
    if own is None or (is_there(own, turn.since, zone) and own.accepts != Accepts.MESSAGES):
        return turn
    other = stand_in(own, people, turn.since, zone)
    return replace(turn, out=True) if other is None else replace(turn, person=other.id, instead_of=turn.person)
