"""How a client begins: empty, or as a copy of another; and how a number comes to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec

from receptionist.clients.calendar.days import line_at, over, owns
from receptionist.clients.profile import Line, Person, Profile, Reach, Rota, new_id

T = TypeVar("T", Person, Reach, Rota)


def empty(country: str) -> Profile:
    """A new client in the office's country (ISO 3166), with nothing entered yet."""
    return Profile(code="", legal_name="", country=country, language="it" if country == "IT" else "en")


def with_number(profile: Profile, number: str, at: datetime, others: Iterable[Profile] = ()) -> Profile | None:
    """The client with `number` (E.164) as one more line; where it was theirs before, from when it is nobody's, neither theirs
    nor that of one of the `others`. None: it is theirs at `at` (UTC)."""
    known = line_at(profile, number, at)
    if known is not None and owns(known, at):
        return None
    had = (line for one in (profile, *others) for line in one.lines if line.number == number and over(line, at))
    since = max((line.until for line in had if line.until is not None), default=None) if known is not None else None
    return msgspec.structs.replace(profile, lines=(*profile.lines, Line(number=number, since=since)))


def copy_of(profile: Profile) -> Profile:
    """A new client that begins as the other is (`HANDED_ON`): what is said, who works there, hours and turns. What is
    `ITS_OWN` stays the other's. The copy's hours wait to be confirmed."""
    known = [person.id for person in profile.people] + [reach.id for reach in profile.reaches]
    ids = {one: new_id() for one in (*known, *(rota.id for rota in profile.rotas))}
    begun = Profile(code="", legal_name="", **{name: getattr(profile, name) for name in HANDED_ON})
    return msgspec.structs.replace(
        begun,
        hours_assumed=bool(profile.hours),
        people=tuple(_person(person, ids) for person in profile.people),
        reaches=tuple(_with_id(reach, ids) for reach in profile.reaches),
        rotas=tuple(_rota(rota, ids) for rota in profile.rotas),
        duty=tuple(msgspec.structs.replace(duty, person=ids[duty.person]) for duty in profile.duty if duty.person in ids),
        greetings=tuple(greeting for greeting in profile.greetings if greeting.line is None),
        instructions=tuple(instruction for instruction in profile.instructions if instruction.line is None),
    )


ITS_OWN = frozenset({
    "id", "version", "own", "code", "legal_name", "trade_name", "short_name", "say_as", "logo", "passphrase", "vat_number",
    "tax_code", "sdi", "pec", "mail", "website", "lines", "statuses", "addresses", "closures", "answers", "facts",
})  # fmt: skip
"""What is true of one client only: who they are, how they are reached, what may be said of them. No other begins with it."""
HANDED_ON = frozenset({
    "language", "zone", "country", "region", "city", "team", "status", "colour", "holidays", "service_level", "hold_limit",
    "wrap_up", "hours", "hours_assumed", "exceptions", "greetings", "instructions", "people", "reaches", "duty",
    "rotas",
})  # fmt: skip
"""What a copy begins with; of people, places and turns it is as `copy_of` has it. Every field is in one of the two."""


def _with_id(part: T, ids: dict[str, str]) -> T:
    return msgspec.structs.replace(part, id=ids[part.id])


def _person(person: Person, ids: dict[str, str]) -> Person:
    absences = tuple(
        msgspec.structs.replace(absence, substitute=ids.get(absence.substitute or "")) for absence in person.absences
    )
    return msgspec.structs.replace(
        _with_id(person, ids),
        uid=None,
        absences=absences,
        replaced_by=ids.get(person.replaced_by or ""),
        deputy=ids.get(person.deputy or ""),
    )


def _rota(rota: Rota, ids: dict[str, str]) -> Rota:
    return msgspec.structs.replace(
        _with_id(rota, ids),
        shifts=tuple(msgspec.structs.replace(one, person=ids.get(one.person, one.person)) for one in rota.shifts),
        swaps=tuple(msgspec.structs.replace(one, person=ids.get(one.person, one.person)) for one in rota.swaps),
        steps=tuple(msgspec.structs.replace(one, target=ids.get(one.target, one.target)) for one in rota.steps),
    )
