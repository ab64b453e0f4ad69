"""What refers to the lines and people of a client, applied once all rows of a file are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from receptionist.clients.book import Later
from receptionist.clients.calendar import line_keys
from receptionist.clients.cells import read_cell
from receptionist.clients.checks import blocking, check
from receptionist.clients.columns import Column, heading
from receptionist.clients.free_ids import with_free_ids
from receptionist.clients.hours import zone_of
from receptionist.clients.parts_text import read_closures
from receptionist.clients.profile import Closure, Part, Person, Profile
from receptionist.clients.written import further_greetings, is_dated
from receptionist.errors import Invalid

_C = Column
T = TypeVar("T", bound=Part)


def settled(profile: Profile, later: Later, is_free: Callable[[str], bool]) -> Profile:
    """The profile with what the cell says; `is_free`: whether nobody and nothing has an id. Raises `Invalid` for what cannot be
    read, or refers to what is not there."""
    try:
        changed = _applied(profile, later, is_free)
        known = {invalid.code for invalid in blocking(check(profile))}
        for invalid in blocking(check(changed)):
            if invalid.code not in known:
                raise invalid
    except Invalid as invalid:
        raise Invalid(invalid.code, **{**invalid.values, "heading": heading(later.column, "en")}) from invalid
    return changed


def _applied(profile: Profile, later: Later, is_free: Callable[[str], bool]) -> Profile:
    column, text = later.column, later.text
    if column in (_C.ABSENCES, _C.DEPUTY, _C.REPLACED_BY):
        return _of_person(profile, later)
    if column == _C.LINE_TARGETS:
        targets = read_cell(column, text)
        keys = line_keys(line.number for line in profile.lines)
        lines = zip(keys, profile.lines, strict=True)
        return _with(profile, lines=tuple(_with(one, targets=targets) if key == later.owner else one for key, one in lines))
    if column == _C.CLOSURES:
        return _with(profile, closures=_closures(profile.closures, read_closures(text, zone_of(profile.zone))))
    if column == _C.GREETINGS:
        further = further_greetings(profile)
        kept = (one for one in profile.greetings if not any(one is other for other in further))
        return _with(profile, greetings=(*kept, *read_cell(column, text)))
    if column == _C.DATED_INSTRUCTIONS:
        kept_ones = (one for one in profile.instructions if not is_dated(one))
        return _with(profile, instructions=(*kept_ones, *read_cell(column, text)))
    if column == _C.ROTAS:
        mine = {rota.id for rota in profile.rotas}
        return _with(profile, rotas=with_free_ids(read_cell(column, text), profile.id, mine, is_free))
    return _with(profile, **{column.value: read_cell(column, text)})


def _closures(stand: tuple[Closure, ...], told: Iterable[Closure]) -> tuple[Closure, ...]:
    """Those that stand, and those of the file that are not among them: a list of the summer takes away no Christmas. What it
    says of one that stands (the same days of the same number) is put there; what it leaves empty stays."""
    found = {(one.since, one.until, one.line): one for one in stand}
    for one in told:
        known = found.get((one.since, one.until, one.line), one)
        texts = {field: getattr(one, field) or getattr(known, field) for field in ("reason", "said", "mail")}
        found[one.since, one.until, one.line] = _with(known, **texts)
    return tuple(found.values())


def _of_person(profile: Profile, later: Later) -> Profile:
    column = later.column
    zone = next((one.zone for one in profile.people if one.id == later.owner and one.zone), profile.zone)
    value = read_cell(column, later.text, profile.country, zone)
    if column in (_C.DEPUTY, _C.REPLACED_BY) and not any(one.id == value for one in profile.people):
        value = next((one.id for one in profile.people if one.uid == value), value)

    def changed(person: Person) -> Person:
        return _with(person, **{column.value: value}) if person.id == later.owner else person

    return _with(profile, people=tuple(map(changed, profile.people)))


def _with(part: T, **values: Any) -> T:
    return msgspec.structs.replace(part, **values)
