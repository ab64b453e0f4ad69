"""What refers to the lines and people of a client, applied once all rows of a file are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from receptionist.clients.calendar.days import line_keys
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.checks import blocking, check
from receptionist.clients.files.book import Later
from receptionist.clients.files.cells import read_cell
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.free_ids import with_free_ids
from receptionist.clients.files.parts_text import read_closures, without_year
from receptionist.clients.files.told import in_their_places, in_told_order, with_told
from receptionist.clients.files.written import further_greetings, is_dated
from receptionist.clients.profile import Instruction, Part, Person, Profile
from receptionist.errors import Invalid

_C = Column
T = TypeVar("T", bound=Part)


def settled(profile: Profile, later: Later, is_free: Callable[[str], bool], now: datetime) -> Profile:
    """The profile with what the cell says; `is_free`: whether nobody and nothing has an id; `now`: when it is read. Raises
    `Invalid` for what cannot be read, or refers to what is not there."""
    try:
        changed = _applied(profile, later, is_free, now)
        known = {invalid.code for invalid in blocking(check(profile))}
        for invalid in blocking(check(changed)):
            if invalid.code not in known:
                raise invalid
    except Invalid as invalid:
        raise Invalid(invalid.code, **{**invalid.values, "heading": heading(later.column, "en")}) from invalid
    return changed


def years_taken(profile: Profile, later: Later, now: datetime) -> Iterator[Invalid]:
    """As what days without a year in the cell were read, and two with a stroke between them."""
    if later.column not in (_C.CLOSURES, _C.ABSENCES):
        return
    zone = zone_of(_zone(profile, later))
    for one in without_year(later.text, zone, now.astimezone(zone).date()):
        first, last = (at.astimezone(zone).date() for at in (one.since, one.until - timedelta(microseconds=1)))
        days = f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"
        code = "days.two_taken" if one.two else "days.year_taken"
        yield Invalid(code, text=one.told[:60], days=days, heading=heading(later.column, "en"))


def _zone(profile: Profile, later: Later) -> str:
    """The cell's clock: somebody's own, or the client's."""
    return next((one.zone for one in profile.people if one.id == later.owner and one.zone), profile.zone)


def _applied(profile: Profile, later: Later, is_free: Callable[[str], bool], now: datetime) -> Profile:
    column, text = later.column, later.text
    if column in (_C.ABSENCES, _C.DEPUTY, _C.REPLACED_BY):
        return _of_person(profile, later, now)
    if column == _C.LINE_TARGETS:
        targets = read_cell(column, text)
        keys = line_keys(line.number for line in profile.lines)
        lines = zip(keys, profile.lines, strict=True)
        return _with(profile, lines=tuple(_with(one, targets=targets) if key == later.owner else one for key, one in lines))
    if column == _C.CLOSURES:
        zone = zone_of(profile.zone)
        told = read_closures(text, zone, now.astimezone(zone).date())
        return _with(profile, closures=with_told(profile.closures, told))
    if column == _C.GREETINGS:
        further = further_greetings(profile)
        greetings = with_told(further, read_cell(column, text))
        return _with(profile, greetings=in_their_places(profile.greetings, lambda one: _is_among(one, further), greetings))
    if column == _C.DATED_INSTRUCTIONS:
        return _with(profile, instructions=_instructions(profile.instructions, read_cell(column, text)))
    if column == _C.ROTAS:
        mine = {rota.id for rota in profile.rotas}
        rotas = with_free_ids(read_cell(column, text), profile.id, mine, is_free)
        return _with(profile, rotas=with_told(profile.rotas, rotas))
    return _with(profile, **{column.value: with_told(getattr(profile, column.value), read_cell(column, text))})


def _is_among(one: Part, others: Iterable[Part]) -> bool:
    return any(one is other for other in others)


def _instructions(stand: tuple[Instruction, ...], told: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
    """The dated ones as they are told. Undated ones among them, which have a column of their own, only say in which order all
    of them stand."""
    dated = with_told(tuple(filter(is_dated, stand)), tuple(filter(is_dated, told)))
    whole = in_their_places(stand, is_dated, dated)
    return whole if all(map(is_dated, told)) else in_told_order(whole, told)


def _of_person(profile: Profile, later: Later, now: datetime) -> Profile:
    column, zone = later.column, _zone(profile, later)
    value = read_cell(column, later.text, profile.country, zone, now.astimezone(zone_of(zone)).date())
    if column in (_C.DEPUTY, _C.REPLACED_BY) and not any(one.id == value for one in profile.people):
        value = next((one.id for one in profile.people if one.uid == value), value)

    def changed(person: Person) -> Person:
        if person.id != later.owner:
            return person
        told = with_told(person.absences, value) if column is _C.ABSENCES else value
        return _with(person, **{column.value: told})

    return _with(profile, people=tuple(map(changed, profile.people)))


def _with(part: T, **values: Any) -> T:
    return msgspec.structs.replace(part, **values)
