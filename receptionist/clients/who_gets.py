"""Who gets a call at any moment, and why: what the calendar makes of the line, whom the desk would ring in which order and
for how long, and what becomes of a caller whom nobody answers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from receptionist.clients.calendar.days import closure_at, day_name, owns, serves_from, status_at
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.calendar.rota import Turn, on_call
from receptionist.clients.calendar.turns_held import held_at
from receptionist.clients.card import TargetRow, Why
from receptionist.clients.news import News, with_news
from receptionist.clients.presence import is_there
from receptionist.clients.profile import Line, Profile, Status
from receptionist.clients.rules import asked_for, is_open, line_of, next_change, targets
from receptionist.telephony.numbers import is_whole

RUNG_FOR = 25
"""Seconds for which the desk rings whoever has no time of their own, unannounced."""


@dataclass(frozen=True, slots=True)
class Try:
    """`row` is rung `after` seconds (counted from the first ring) for `seconds`, unless somebody answered before."""

    row: TargetRow
    after: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Answer:
    """At `at` (aware, the client's zone). `because`: what decided, in order, as codes for the edge: `not_theirs`, `not_yet`,
    the statuses, `closure`, `day`, `open_now`, `no_hours`, `closed_now`, `unconfirmed`, `turn`, `swap`, `stand_in`, `turn_out`,
    `stand_in_messages`, `turn_messages`, `gap`.
    `asked`: who was asked for, where somebody was; `tries` is empty where nobody can be rung. `patience`: seconds after which a
    caller hears the announcement when no assistant answers; `fallback` (E.164): where the call goes then. `nobody`: what the
    rota says to do. `passed`: who is out, and is therefore not rung though they would be."""

    at: datetime
    open: bool
    because: tuple[Why, ...]
    asked: TargetRow | None
    tries: tuple[Try, ...]
    patience: int
    fallback: str | None
    nobody: tuple[str, ...]
    passed: tuple[TargetRow, ...] = ()


def who_gets(
    profile: Profile, line: Line | str | None, at: datetime, asked: str | None = None, news: Iterable[News] = ()
) -> Answer:
    """Whom a call on `line` reaches at `at`, and why. `asked`: the person, reach or rota (id) that the caller asks for."""
    profile = with_news(profile, news, at)
    here = line_of(profile, line, at)
    rows = targets(profile, here, at)
    wanted = next((row for row in rows if row.id == asked), None)
    return Answer(
        at=at.astimezone(zone_of(profile.zone)),
        open=is_open(profile, here, at),
        because=because(profile, here, at),
        asked=wanted,
        tries=_tries(rows if wanted is None else asked_for(profile, here, at, wanted.id)),
        patience=here.patience if here is not None else Line(number="").patience,
        fallback=here.fallback if here is not None and is_whole(here.fallback or "") else None,
        nobody=tuple(rota.nobody for rota in profile.rotas if rota.nobody.strip()),
        passed=tuple(row for row in rows if row.why.code == "out_until" and (wanted is None or row.id == wanted.id)),
    )


def _tries(rows: Iterable[TargetRow]) -> tuple[Try, ...]:
    """Each number once: whoever is on call stands in the list as a person, too."""
    found: list[Try] = []
    after = 0
    for row in rows:
        if row.available and row.number and row.number not in {one.row.number for one in found}:
            seconds = row.seconds or RUNG_FOR
            found.append(Try(row, after, seconds))
            after += seconds
    return tuple(found)


def because(profile: Profile, line: Line | str | None, at: datetime) -> tuple[Why, ...]:
    """What the calendar makes of the line, the weightiest first; what is as on any day is not mentioned."""
    return tuple(_because(profile, line_of(profile, line, at), at))


def _because(profile: Profile, line: Line | None, at: datetime) -> Iterator[Why]:
    if line is not None and not owns(line, at):
        yield Why("not_theirs")
    status, begins = status_at(profile, at), serves_from(profile, at)
    if begins is not None:
        yield _why("not_yet", day=begins.isoformat(), said=status.said)
    elif status.status is not Status.ACTIVE or not status.put_through:
        yield _why(status.status.value, said=status.said, messages="" if status.put_through else "yes")
    closure = closure_at(profile, line, at)
    if closure is not None:
        yield _why("closure", reason=closure.reason, until=_shown(profile, closure.until))
    if named := day_name(profile, at):
        yield Why("day", (("name", named),))
    change = next_change(profile, line, at)
    until = _shown(profile, change) if change is not None else ""
    if not profile.hours and not (line and line.hours) and not until and is_open(profile, line, at):
        yield Why("no_hours")
    else:
        yield _why("open_now" if is_open(profile, line, at) else "closed_now", until=until)
        if profile.hours and profile.hours_assumed and closure is None and not (line and line.hours):
            yield Why("unconfirmed")
    yield from _turns(profile, line, at)


def _turns(profile: Profile, line: Line | None, at: datetime) -> Iterator[Why]:
    """Whose turn it is in each rota, by whose swap, who stands in or that nobody does, or that there is a gap; a gap in the
    hours of the office is none."""
    people = {person.id: person for person in profile.people}
    names = {id_: person.name for id_, person in people.items()}
    for rota in profile.rotas:
        turns = [turn for turn in held_at(profile, rota, at) if turn.person in names]
        for turn in turns:
            usual = on_call(msgspec.structs.replace(rota, swaps=()), profile.zone, at) if turn.swapped else []
            others = [turn.instead_of] if turn.instead_of else [one.person for one in usual]
            instead = ", ".join(names[one] for one in others if one in names)
            until = _shown(profile, turn.until)
            whose = people[turn.instead_of or turn.person]
            yield _why(
                _turn_code(turn, there=is_there(whose, at, profile.zone)),
                rota=rota.name,
                person=names[turn.person],
                instead=instead,
                until=until,
            )
        if not turns and not is_open(profile, line, at):
            yield _why("gap", rota=rota.name)


def _turn_code(turn: Turn, *, there: bool) -> str:
    """`there`: whose turn it is; where they do not have it, they accept messages only."""
    if turn.out:
        return "turn_messages" if there else "turn_out"
    if turn.instead_of:
        return "stand_in_messages" if there else "stand_in"
    return "swap" if turn.swapped else "turn"


def _why(code: str, **values: str) -> Why:
    return Why(code, tuple((name, value) for name, value in values.items() if value))


def _shown(profile: Profile, moment: datetime) -> str:
    """ISO 8601 with the client's offset; the edge writes it out."""
    return moment.astimezone(zone_of(profile.zone)).isoformat(timespec="minutes")
