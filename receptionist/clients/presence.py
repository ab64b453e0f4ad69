"""Whether somebody at a client is there, who is there instead, and by which telephone they are rung. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Absence, Accepts, Person, Way, WayKind
from receptionist.telephony.numbers import is_whole


def stand_ins(person: Person, people: Mapping[str, Person], at: datetime, zone: str) -> Iterator[Person]:
    """Whoever might be there instead at `at`, each once, in the order in which they are asked, there or not: the
    successor once somebody has left (`left_by`), whoever the absence names, the deputy; whoever stands in for one of them is
    asked before the next. `people`: by id."""
    asked = {person.id}
    waiting = _named(person, at, zone)
    while waiting:
        other = people.get(waiting.pop(0))
        if other is not None and other.id not in asked:
            asked.add(other.id)
            yield other
            waiting[:0] = _named(other, at, zone)


def stand_in(person: Person, people: Mapping[str, Person], at: datetime, zone: str) -> Person | None:
    """The first of `stand_ins` who is there and can be rung, whatever the hour; None: nobody."""
    others = stand_ins(person, people, at, zone)
    return next((one for one in others if is_there(one, at, zone) and rung_by(one) is not None), None)


def _named(person: Person, at: datetime, zone: str) -> list[str]:
    absence = absence_at(person, at)
    successor = person.replaced_by if left_by(person, at, zone) else None
    named = (successor, absence.substitute if absence is not None else None, person.deputy)
    return [other for other in named if other]


def absence_at(person: Person, at: datetime) -> Absence | None:
    """The absence that holds at `at`; of several the one that ends last."""
    holding = [absence for absence in person.absences if absence.since <= at < absence.until]
    return max(holding, key=lambda absence: absence.until, default=None)


def left_by(person: Person, at: datetime, zone: str) -> bool:
    """Whether they are no longer there at `at`, by the calendar of their own place, else of `zone`."""
    return person.left_on is not None and person.left_on <= at.astimezone(zone_of(person.zone or zone)).date()


def is_there(person: Person, at: datetime, zone: str) -> bool:
    """Whether they are neither out nor have left."""
    return absence_at(person, at) is None and not left_by(person, at, zone)


def first_number(ways: Iterable[Way]) -> Way | None:
    """The way by which a person is rung: the first that is a telephone, its number whole."""
    return next((way for way in ways if way.kind in {WayKind.PHONE, WayKind.MOBILE} and is_whole(way.value)), None)


def rung_by(person: Person) -> Way | None:
    """The way by which callers are put through to a person; None: they have no telephone, or accept messages only."""
    return None if person.accepts == Accepts.MESSAGES else first_number(person.ways)
