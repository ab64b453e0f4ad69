"""The rows of Reach, each by itself: can this person, number or rota be rung at one moment, and why or why not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from receptionist.clients.calendar.days import special
from receptionist.clients.calendar.hours import Special, change_after, open_at, zone_of
from receptionist.clients.calendar.rota import Turn
from receptionist.clients.calendar.turns_held import held_at
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.card import TargetKind, TargetRow, Why
from receptionist.clients.presence import absence_at, first_number, is_there, left_by, stand_in, stand_ins
from receptionist.clients.profile import (
    Accepts,
    Line,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Way,
)
from receptionist.telephony.numbers import is_whole

AWAKE = (time(7), time(22))
"""Between these local hours somebody without hours of their own may be rung."""

REACH_KINDS = {
    ReachKind.HEADQUARTERS: TargetKind.HEADQUARTERS,
    ReachKind.TEAM: TargetKind.TEAM,
    ReachKind.OUTSIDE: TargetKind.OUTSIDE,
}


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one profile: what the rows of Reach are made from."""

    profile: Profile
    at: datetime
    people: Mapping[str, Person]
    special: Special
    """Closures and holidays of the client: who is not on call, and no way that is always open, is out then too."""
    on_call: Mapping[str, list[Turn]]
    """Whose turn it is, by rota; those too of whom nobody can be rung."""
    line_hours: tuple[Opening, ...]
    """The line's own, on the client's clock; none: it keeps the client's."""
    routed: frozenset[str]
    """Whom the line itself names (ids), and who might be there instead of them: they are rung in its hours too."""


def look(profile: Profile, line: Line | None, at: datetime) -> Look:
    """The profile as it is on that line at `at`."""
    people = {person.id: person for person in profile.people}
    turns = {rota.id: held_at(profile, rota, at) for rota in profile.rotas}
    hours, routed = (line.hours, _routed(profile, line, people, at)) if line is not None else ((), frozenset[str]())
    return Look(profile, at, people, special(profile, line), turns, hours, routed)


def _routed(profile: Profile, line: Line, people: Mapping[str, Person], at: datetime) -> frozenset[str]:
    away = [people[one] for one in line.targets if one in people and not is_there(people[one], at, profile.zone)]
    others = (other.id for person in away for other in stand_ins(person, people, at, profile.zone))
    return frozenset(line.targets).union(others)


def rows_of(moment: Look) -> Iterator[TargetRow]:
    """A row for each person, number and rota, in the order of the profile."""
    for person in moment.profile.people:
        yield _person_row(moment, person)
    for reach in moment.profile.reaches:
        yield _reach_row(moment, reach)
    for rota in moment.profile.rotas:
        yield _rota_row(moment, rota)


def _person_row(moment: Look, person: Person) -> TargetRow:
    way = first_number(person.ways)
    available, why = _person_state(moment, person, way)
    return TargetRow(
        id=person.id,
        name=person.name,
        title=person.title,
        kind=TargetKind.PERSON,
        number=way.value if way else None,
        available=available,
        why=why,
        local=moment.at.astimezone(zone_of(person.zone or moment.profile.zone)),
        role=person.role,
        city=person.city,
        accepts=person.accepts,
        confirm=bool(way and way.confirm),
        say_as=person.say_as,
        extension=person.extension,
    )


def _person_state(moment: Look, person: Person, way: Way | None) -> tuple[bool, Why]:
    """What keeps them from being rung, the weightiest reason first; else why they are offered."""
    local = moment.at.astimezone(zone_of(person.zone or moment.profile.zone))
    absence = absence_at(person, moment.at)
    if person.left_on is not None and left_by(person, moment.at, moment.profile.zone):
        return False, _why("left", on=person.left_on.isoformat(), **_successor(moment, person), said=person.left_text)
    if absence is not None:
        substitute = _substitute(moment, person)
        until, secret = _shown(absence.until, local), "yes" if absence.secret and absence.reason else ""
        back = _back(moment, person, absence.until, local)
        return False, _why("out_until", until=until, back=back, reason=absence.reason, substitute=substitute, secret=secret)
    if person.accepts == Accepts.MESSAGES:
        return False, Why("messages_only")
    if way is None:
        return False, Why("no_number")
    return _in_hours(moment, person, local)


def _substitute(moment: Look, person: Person) -> str:
    """Who is there instead, whatever the hour; empty: nobody who is could be rung."""
    other = stand_in(person, moment.people, moment.at, moment.profile.zone)
    return other.name if other is not None else ""


def _successor(moment: Look, person: Person) -> dict[str, str]:
    """Whoever has taken over from them, and how to name that person aloud."""
    one = moment.people.get(person.replaced_by or "")
    if one is None:
        return {}
    said = {"successor_title": one.title, "successor_say_as": one.say_as, "successor_role": one.role}
    return {"successor": one.name, **said}


def _in_hours(moment: Look, person: Person, local: datetime) -> tuple[bool, Why]:
    on_call = _on_call_until(moment, person)
    hours = _hours(moment, person)
    zone = person.zone if person.zone and person.hours else moment.profile.zone
    if on_call is not None:
        return True, _why("on_call", until=_shown(on_call, local))
    if not open_at(hours, zone, moment.at, moment.special):
        opens = change_after(hours, zone, moment.at, moment.special)
        back = _back(moment, person, opens, local) if opens else ""
        return False, _why("closed_until", until=_shown(opens, local), back=back) if opens else Why("closed")
    if not _awake(moment, person, moment.at):
        return False, Why("asleep")
    if person.accepts == Accepts.ANNOUNCED:
        return True, Why("announced_only")
    change = change_after(hours, zone, moment.at, moment.special)
    return True, _why("free", until=_shown(change, local)) if change else Why("free")


def _hours(moment: Look, one: Person | Reach) -> tuple[Opening, ...]:
    """Their own, else the client's, with those of the line where it names them; none: at any hour."""
    theirs = moment.line_hours if one.id in moment.routed and moment.profile.hours else ()
    return one.hours or moment.profile.hours + theirs


def _awake(moment: Look, person: Person, at: datetime) -> bool:
    """Whether one may ring so early or late: whoever keeps hours, or is named by a line that is open then and lives by the
    clock on which its hours were entered, is there for it."""
    if person.hours or AWAKE[0] <= at.astimezone(zone_of(person.zone or moment.profile.zone)).time() < AWAKE[1]:
        return True
    on_that_clock = person.zone in {None, moment.profile.zone} and person.id in moment.routed and moment.line_hours
    return bool(on_that_clock) and open_at(moment.line_hours, moment.profile.zone, at, moment.special)


def _back(moment: Look, person: Person, end: datetime, local: datetime) -> str:
    """The first moment, from `end` on, at which they are within their hours, awake, and not out once more; empty: nobody knows.
    Callers are told of it, rather than of the end, at which the door may still be closed."""
    hours = _hours(moment, person)
    zone = person.zone if person.zone and person.hours else moment.profile.zone
    found: datetime | None = end
    for _ in range(_DOORS * (len(person.absences) + 1)):
        if found is None or left_by(person, found, moment.profile.zone):
            return ""
        there = found.astimezone(local.tzinfo)
        if (absence := absence_at(person, found)) is not None:
            found = absence.until
        elif not open_at(hours, zone, found, moment.special):
            found = change_after(hours, zone, found, moment.special)
        elif not _awake(moment, person, found):
            morning = datetime.combine(there.date() + timedelta(days=there.time() >= AWAKE[1]), AWAKE[0])
            found = instant(morning, zone_of(person.zone or moment.profile.zone))
        else:
            return _shown(found, local)
    return ""


_DOORS = 6
"""So often what keeps them away may change before they are there, for each time that they are out."""


def _on_call_until(moment: Look, person: Person) -> datetime | None:
    mine = [duty.until for duty in moment.profile.duty if duty.person == person.id and duty.since <= moment.at < duty.until]
    mine += [turn.until for turns in moment.on_call.values() for turn in turns if turn.person == person.id and not turn.out]
    return max(mine, default=None)


def _reach_row(moment: Look, reach: Reach) -> TargetRow:
    zone = reach.zone or moment.profile.zone
    local = moment.at.astimezone(zone_of(zone))
    available, why = _reach_state(moment, reach, local)
    return TargetRow(
        id=reach.id,
        name=reach.name,
        title="",
        kind=REACH_KINDS[reach.kind],
        number=reach.number if is_whole(reach.number) else None,
        available=available,
        why=why,
        local=local,
        confirm=reach.confirm,
    )


def _reach_state(moment: Look, reach: Reach, local: datetime) -> tuple[bool, Why]:
    hours = _hours(moment, reach)
    zone = (reach.zone if reach.hours else None) or moment.profile.zone
    if not is_whole(reach.number):
        return False, Why("no_number")
    if reach.always:
        return True, Why("always")
    if not open_at(hours, zone, moment.at, moment.special):
        return False, _closed(moment, hours, zone, local)
    change = change_after(hours, zone, moment.at, moment.special)
    return True, _why("open_until", until=_shown(change, local)) if change else Why("always")


def _rota_row(moment: Look, rota: Rota) -> TargetRow:
    """Whoever's turn it is, or stands in, and can be rung; of several the first."""
    local = moment.at.astimezone(zone_of(moment.profile.zone))
    turns = [(turn, moment.people[turn.person]) for turn in moment.on_call[rota.id] if turn.person in moment.people]
    here = [(turn, one, way) for turn, one in turns if not turn.out and (way := first_number(one.ways))]
    if not here:
        return _rota(rota, local, None, _nobody(moment, turns))
    turn, person, way = here[0]
    why = _why(
        "on_call_is" if not turn.instead_of else "on_call_instead",
        person=person.name,
        until=_shown(turn.until, local),
        instead=_name(moment, turn.instead_of),
    )
    return _rota(rota, local, way, why)


def _nobody(moment: Look, turns: list[tuple[Turn, Person]]) -> Why:
    """Why a rota has nobody to ring now."""
    out = next((person for turn, person in turns if turn.out), None)
    if out is not None:
        there = is_there(out, moment.at, moment.profile.zone)
        return _why("on_call_messages" if there else "on_call_out", person=out.name)
    return Why("no_number" if turns else "nobody_on_call")


def _rota(rota: Rota, local: datetime, way: Way | None, why: Why) -> TargetRow:
    return TargetRow(
        id=rota.id,
        name=rota.name,
        title="",
        kind=TargetKind.ROTA,
        number=way.value if way else None,
        available=way is not None,
        why=why,
        local=local,
        confirm=bool(way and way.confirm),
    )


def _closed(moment: Look, hours: tuple[Opening, ...], zone: str, local: datetime) -> Why:
    opens = change_after(hours, zone, moment.at, moment.special)
    return _why("closed_until", until=_shown(opens, local)) if opens else Why("closed")


def _why(code: str, **values: str) -> Why:
    return Why(code, tuple((name, value) for name, value in values.items() if value))


def _shown(moment: datetime, local: datetime) -> str:
    """ISO 8601 with the offset of the place; the edge writes it out."""
    return moment.astimezone(local.tzinfo).isoformat(timespec="minutes")


def _name(moment: Look, person: str | None) -> str:
    return moment.people[person].name if person is not None and person in moment.people else ""
