"""How a client begins: empty, or as a copy of another; and how a number comes to it."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec

from receptionist.clients.calendar import line_at, owns
from receptionist.clients.profile import Line, Person, Profile, Reach, Rota, new_id

T = TypeVar("T", Person, Reach, Rota)


def empty(country: str) -> Profile:
    """A new client in the office's country (ISO 3166), with nothing entered yet."""
    return Profile(code="", legal_name="", country=country, language="it" if country == "IT" else "en")


def with_number(profile: Profile, number: str, at: datetime) -> Profile | None:
    """The client with `number` (E.164) as one more line, from when it is free again where it was theirs before; None: it is
    theirs at `at` (UTC)."""
    known = line_at(profile, number, at)
    if known is not None and owns(known, at):
        return None
    line = Line(number=number, since=known.until if known is not None else None)
    return msgspec.structs.replace(profile, lines=(*profile.lines, line))


def copy_of(profile: Profile) -> Profile:
    """A new client that begins as the other is: what is said, who works there, hours and turns. Its own are code, name and
    numbers, and what is true of the other only: tax numbers, addresses, statuses, closures, the password. Its hours wait to be
    confirmed."""
    known = [person.id for person in profile.people] + [reach.id for reach in profile.reaches]
    ids = {one: new_id() for one in (*known, *(rota.id for rota in profile.rotas))}
    return msgspec.structs.replace(
        profile,
        id=new_id(),
        version=0,
        own=False,
        hours_assumed=bool(profile.hours),
        lines=(),
        statuses=(),
        addresses=(),
        closures=(),
        answers=(),
        people=tuple(_person(person, ids) for person in profile.people),
        reaches=tuple(_with_id(reach, ids) for reach in profile.reaches),
        rotas=tuple(_rota(rota, ids) for rota in profile.rotas),
        duty=tuple(msgspec.structs.replace(duty, person=ids[duty.person]) for duty in profile.duty if duty.person in ids),
        greetings=tuple(greeting for greeting in profile.greetings if greeting.line is None),
        instructions=tuple(instruction for instruction in profile.instructions if instruction.line is None),
        **dict.fromkeys(_ITS_OWN, ""),
    )


_ITS_OWN: tuple[str, ...] = ("code", "legal_name", "trade_name", "short_name", "say_as", "logo", "passphrase")
_ITS_OWN = (*_ITS_OWN, "vat_number", "tax_code", "sdi", "pec", "mail", "website")


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
