"""Ready to answer: what a client's calls need before they can be answered rightly, each with where it is entered. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from receptionist.clients.blanks import first_blank
from receptionist.clients.calendar.days import lines_at
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.turns_held import turns_held
from receptionist.clients.greeting import STANDARD, base_language, trouble_in
from receptionist.clients.presence import absence_at, left_by, rung_by
from receptionist.clients.profile import Accepts, Instruction, Occasion, Person, Profile
from receptionist.clients.texts import words_of
from receptionist.telephony.numbers import is_whole

LOOK_AHEAD = timedelta(weeks=2)
"""How far turns are looked at."""


class Point(StrEnum):
    """What is looked at, in the order in which one enters it."""

    NUMBER = "number"
    GREETING = "greeting"
    HOURS = "hours"
    TARGET = "target"
    NOBODY = "nobody"
    ON_CALL = "on_call"
    BLANKS = "blanks"


class State(StrEnum):
    """`OURS`: nothing of the client's own, so what is ours in its place is said or done; calls can be answered with it.
    `MESSAGE`: an instruction says that a message is taken where nobody answers.
    `STANDARD`: the office has nothing of its own either, so callers hear what any office's callers would, and the call ends.
    `ASSUMED`: a template proposed it, and nobody has said yet that it is right."""

    DONE = "done"
    OURS = "ours"
    MESSAGE = "message"
    STANDARD = "standard"
    ASSUMED = "assumed"
    MISSING = "missing"


LACKS = frozenset({State.MISSING, State.STANDARD, State.ASSUMED})
"""With these, calls cannot be answered rightly yet."""


@dataclass(frozen=True, slots=True)
class Item:
    """How it stands with one point. `field`: its place in the profile, as a complaint names it; `lines[].number` is that of one
    more line. `since`: from when on a number is theirs, or nobody has a turn who is there."""

    point: Point
    state: State
    field: str
    since: datetime | None = None


def ready(profile: Profile, at: datetime, *, office_says: bool = True) -> tuple[Item, ...]:
    """All points, in order. Blanks that a template left, and turns of somebody who is out, are mentioned only where there are
    any. `office_says`: the office has an announcement of its own for callers whom nobody answers."""
    return tuple(_items(profile, at, office_says))


def lacking(profile: Profile, at: datetime, *, office_says: bool = True) -> tuple[Item, ...]:
    """What keeps its calls from being answered rightly."""
    return tuple(item for item in ready(profile, at, office_says=office_says) if item.state in LACKS)


def _items(profile: Profile, at: datetime, office_says: bool) -> Iterator[Item]:
    yield _number(profile, at)
    yield _greeting(profile)
    yield _hours(profile, at)
    yield _target(profile)
    yield _nobody(profile, at, office_says)
    yield from _turn_that_rings_nobody(profile, at)
    blank = first_blank(profile)
    if blank is not None:
        yield Item(Point.BLANKS, State.MISSING, blank)


def _turn_that_rings_nobody(profile: Profile, at: datetime) -> Iterator[Item]:
    """The first turn of the next weeks that somebody has who is out or accepts messages only, with nobody who stands in."""
    places = {one.id: n for n, one in enumerate(profile.people)}
    not_rung = {one.id for one in profile.people if _may_not_be_rung(one, at)}
    some = [
        rota for rota in profile.rotas if not_rung & ({one.person for one in rota.shifts} | {one.person for one in rota.swaps})
    ]
    turns = [turn for rota in some for turn in turns_held(profile, rota, at, at + LOOK_AHEAD) if turn.out]
    first = min(turns, key=lambda turn: turn.since, default=None)
    if first is not None:
        since, number = max(first.since, at), places[first.person]
        yield Item(
            Point.ON_CALL, State.MISSING, f"people[{number}].{_what_keeps(profile, profile.people[number], since)}", since
        )


def _may_not_be_rung(person: Person, at: datetime) -> bool:
    """At `at` or later."""
    away = person.left_on is not None or any(out.until > at for out in person.absences)
    return away or person.accepts == Accepts.MESSAGES


def _what_keeps(profile: Profile, person: Person, at: datetime) -> str:
    """The place that keeps somebody from being rung at `at`, or says who is then."""
    absence = absence_at(person, at)
    if absence is not None:
        return f"absences[{person.absences.index(absence)}].substitute"
    return "replaced_by" if left_by(person, at, profile.zone) else "accepts"


def _number(profile: Profile, at: datetime) -> Item:
    """A number that is theirs now and was entered; one that will be is none yet."""
    if any(is_whole(line.number) for line in lines_at(profile, at)):
        return Item(Point.NUMBER, State.DONE, "lines[0].number")
    later = (
        (line.since, n) for n, line in enumerate(profile.lines) if line.number and line.since is not None and line.since > at
    )
    since, place = min(later, default=(None, None))
    if place is not None:
        return Item(Point.NUMBER, State.MISSING, f"lines[{place}].since", since)
    empty = next((n for n, line in enumerate(profile.lines) if not is_whole(line.number)), None)
    return Item(Point.NUMBER, State.MISSING, "lines[].number" if empty is None else f"lines[{empty}].number")


def _hours(profile: Profile, at: datetime) -> Item:
    if profile.hours and profile.hours_assumed:
        return Item(Point.HOURS, State.ASSUMED, "hours")
    there = bool(profile.hours) or any(line.hours for line in lines_at(profile, at))
    return Item(Point.HOURS, State.DONE if there else State.MISSING, "hours")


def _greeting(profile: Profile) -> Item:
    """Their own for an open day, which can be filled in; else ours, which we have in a few languages."""
    own = [n for n, one in enumerate(profile.greetings) if one.occasion is Occasion.OPEN and one.text.strip()]
    broken = next((n for n in own if trouble_in(profile.greetings[n].text) is not None), None)
    if broken is not None:
        return Item(Point.GREETING, State.MISSING, f"greetings[{broken}].text")
    if own:
        return Item(Point.GREETING, State.DONE, f"greetings[{own[0]}].text")
    spoken = base_language(profile.language) in STANDARD
    return Item(Point.GREETING, State.OURS if spoken else State.MISSING, "greetings[].text")


def _target(profile: Profile) -> Item:
    """Somebody or something that can be rung."""
    person = next((n for n, one in enumerate(profile.people) if _rung(one)), None)
    if person is not None:
        return Item(Point.TARGET, State.DONE, f"people[{person}].name")
    reach = next((n for n, one in enumerate(profile.reaches) if is_whole(one.number)), None)
    if reach is not None:
        return Item(Point.TARGET, State.DONE, f"reaches[{reach}].number")
    return Item(Point.TARGET, State.MISSING, "people[0].ways[].value" if profile.people else "people[].name")


def _rung(person: Person) -> bool:
    return rung_by(person) is not None


def _nobody(profile: Profile, at: datetime, office_says: bool) -> Item:
    """Where a caller goes whom nobody answers, or what is said then; else the office's announcement, if it has one, or the
    standard one, and the call ends."""
    mine = lines_at(profile, at) or profile.lines
    lines = [(n, line) for n, line in enumerate(profile.lines) if any(line is one for one in mine)]
    if not lines:
        return Item(Point.NOBODY, State.MISSING, "lines[].number")
    without = next((n for n, line in lines if not line.fallback and not line.busy_text.strip()), None)
    if without is None:
        return Item(Point.NOBODY, State.DONE, f"lines[{lines[0][0]}].fallback")
    if office_says:
        return Item(Point.NOBODY, State.OURS, f"lines[{without}].fallback")
    told = next((n for n, one in enumerate(profile.instructions) if _holds(one, profile, at) and takes_message(one.text)), None)
    if told is not None:
        return Item(Point.NOBODY, State.MESSAGE, f"instructions[{told}].text")
    return Item(Point.NOBODY, State.STANDARD, f"lines[{without}].fallback")


def _holds(one: Instruction, profile: Profile, at: datetime) -> bool:
    """For every number, and without an end before the day of `at`."""
    return (
        one.line is None
        and one.since is None
        and (one.until is None or at.astimezone(zone_of(profile.zone)).date() <= one.until)
    )


_SOME = "messaggio messaggi message messages"
_NONE = (
    "nessuno nobody noone risponde rispondono answers answer irraggiungibile raggiungibile reachable altrimenti otherwise else"
)
_ANY = "prendere prendete prendi prenda take taken lasciare un una a the il sempre always solo only we"
_MESSAGES, _NOBODY, _ALWAYS = frozenset(_SOME.split()), frozenset(_NONE.split()), frozenset(_ANY.split())


def takes_message(text: str) -> bool:
    """Whether an instruction says that a message is taken where nobody answers, or whatever it is about: `Prendere un
    messaggio se nessuno risponde`, `Take a message`; not `Salespeople: take a message`."""
    said = set(words_of(text))
    return bool(said & _MESSAGES) and (bool(said & _NOBODY) or said <= _MESSAGES | _ALWAYS)
