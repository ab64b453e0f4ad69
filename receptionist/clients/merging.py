"""What differs between two profiles, taken over from one into the other, difference by difference."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import Any

import msgspec

from receptionist.clients.calendar.days import line_keys, meet
from receptionist.clients.differences import Difference
from receptionist.clients.pairing import same_part
from receptionist.clients.profile import Closure, Line, Part, Person, Profile, Reach, new_id


class ChangedBy(StrEnum):
    """Which of two, who began with the same profile, changed a place of it."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


def changed_by(base: Profile, one: Difference) -> ChangedBy:
    """Who made the difference, as against the profile that both began with."""
    was = value_in(base, one)
    if was == one.second:
        return ChangedBy.FIRST
    return ChangedBy.SECOND if was == one.first else ChangedBy.BOTH


def value_in(profile: Profile, one: Difference) -> Any:
    """What the profile says in the place that the difference is about; None: the part is not there."""
    whole = getattr(profile, one.field)
    if one.part is None:
        return whole
    place = _place(whole, one.was, *_sides(one))
    if place is None:
        return None
    return whole[place] if one.name is None else getattr(whole[place], one.name)


def taking(profile: Profile, one: Difference, value: Any) -> Profile:
    """The profile with `value` in that place: one side of the difference. A part that is new there comes last; None takes it
    out."""
    whole = getattr(profile, one.field)
    return msgspec.structs.replace(profile, **{one.field: value if one.part is None else _with(whole, one, value)})


def _with(parts: tuple[Part, ...], one: Difference, value: Any) -> tuple[Part, ...]:
    place = _place(parts, *_sides(one))
    if place is None:
        return parts if value is None or one.name is not None else (*parts, value)
    if one.name is not None:
        value = msgspec.structs.replace(parts[place], **{one.name: value})
    return (*parts[:place], *(() if value is None else (value,)), *parts[place + 1 :])


def _sides(one: Difference) -> tuple[Part | None, ...]:
    """The part as the difference knows it: as it is there, too, where it has no name of its own."""
    whole = one.name is None
    return (one.part, *(side for side in (one.first, one.second) if whole and isinstance(side, Part)))


def _place(parts: tuple[Part, ...], *known: Part | None) -> int | None:
    """Where it stands: itself, as one of those that it is `known` by, else what is the same one by its name."""
    there = [part for part in known if part is not None]
    equal = (n for part in there for n, one in enumerate(parts) if one == part)
    alike = (n for part in there for n, one in enumerate(parts) if same_part(one, part))
    return next(equal, next(alike, None))


def gone_back(now: Profile, then: Profile, others: Iterable[Profile]) -> Profile:
    """The profile as it was `then`, to be saved over `now`; the password stays today's: one that was taken away opens nothing
    again. So does when the numbers are whose: one that another client gave away since would be nobody's else; but what only
    ended, and has been nobody's since, is the client's as it was to be then. What is `elsewhere` among the `others` does not
    come back, nor what was said for that number alone."""
    others = tuple(others)
    gone = {line.number for line, _owner in elsewhere(now, then, others)}
    claims = [line for other in others if other.id != then.id for line in other.lines]
    lines = tuple(line for line in _lines_back(now, then, claims) if line.number not in gone)
    back = msgspec.structs.replace(then, version=now.version, passphrase=now.passphrase, lines=lines)
    numbers = {line.number for line in lines}
    for field in ("greetings", "instructions", "closures"):
        kept = tuple(one for one in getattr(back, field) if one.line not in gone - numbers)
        back = msgspec.structs.replace(back, **{field: kept})
    return back


def elsewhere(now: Profile, then: Profile, others: Iterable[Profile]) -> tuple[tuple[Line, Profile], ...]:
    """The numbers that were the client's `then`, have gone, and are another's by now, each with whose."""
    numbers = {line.number for line in now.lines}
    gone = {line.number: line for line in then.lines if line.number not in numbers}
    return tuple(
        (gone[line.number], other)
        for other in others
        if other.id != then.id
        for line in other.lines
        if line.number in gone and meet(line, gone[line.number])
    )


def _lines_back(now: Profile, then: Profile, claims: Iterable[Line]) -> tuple[Line, ...]:
    """Today's numbers with what was said of each then, and those that have gone altogether. `claims`: the others' numbers."""
    taken = (*claims, *now.lines)
    was = dict(zip(line_keys(line.number for line in then.lines), then.lines, strict=True))
    keys = line_keys(line.number for line in now.lines)
    found = ((line, was.get(key, was.get(line.number))) for key, line in zip(keys, now.lines, strict=True))
    kept = [
        msgspec.structs.replace(old, since=line.since, until=_until(line, old, taken)) if old is not None else line
        for line, old in found
    ]
    numbers = {line.number for line in now.lines}
    return (*kept, *(line for line in then.lines if line.number not in numbers))


def _until(line: Line, old: Line, taken: Iterable[Line]) -> datetime | None:
    """When the number ends that was to end as `old` does: as it was to, where from its end on it is nobody's till then."""
    if line.until is None or (old.until is not None and old.until <= line.until):
        return line.until
    more = Line(number=line.number, since=line.until, until=old.until)
    return line.until if any(one.number == line.number and meet(one, more) for one in taken) else old.until


# ---- from one client to another

ITS_OWN = frozenset({"code", "legal_name", "own", "passphrase", "lines", "duty", "rotas"})
"""Fields that say who a client is, or name its own numbers and people: never taken over by another client."""


class Kept(Enum):
    """Why something stays where it is."""

    PASSWORD = auto()
    OWN = auto()
    ONE_NUMBER = auto()


def kept_back(one: Difference, *, same: bool) -> Kept | None:
    """Why another client, or (`same`) another version of the same one, cannot have it too; None: it can. A password comes back
    for nobody, and what closes one number says nothing of another client's."""
    if one.field == "passphrase":
        return Kept.PASSWORD
    if not same and one.field in ITS_OWN:
        return Kept.OWN
    of_a_number = isinstance(one.part, Closure) and one.part.line is not None
    return Kept.ONE_NUMBER if of_a_number and not same else None


def for_another(value: Any, profile: Profile) -> Any:
    """A part as `profile`, another client, can have it: a person or number of its own, for whom nobody stands in yet, and for
    all lines where it was for one that is not there. None: a closure of such a number, which would close all the others."""
    if isinstance(value, tuple):
        return tuple(part for one in value if (part := for_another(one, profile)) is not None)
    if isinstance(value, Person):
        absences = tuple(msgspec.structs.replace(one, substitute=None) for one in value.absences)
        return msgspec.structs.replace(value, id=new_id(), uid=None, deputy=None, replaced_by=None, absences=absences)
    if isinstance(value, Reach):
        return msgspec.structs.replace(value, id=new_id())
    numbers = {line.number for line in profile.lines}
    if isinstance(value, Part) and getattr(value, "line", None) not in numbers | {None}:
        return None if isinstance(value, Closure) else msgspec.structs.replace(value, line=None)
    return value
