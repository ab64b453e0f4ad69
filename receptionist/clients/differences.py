"""What differs between two profiles, part by part: for two versions of one client, two saves at once, two clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import eq
from typing import Any

from receptionist.clients.profile import DayException, Fact, Greeting, Line, Part, Person, Profile, Reach, Rota, StatusSpan
from receptionist.clients.versions import FIELDS

KEYS: dict[type[Part], tuple[str, ...]] = {
    Person: ("id",),
    Reach: ("id",),
    Rota: ("id",),
    Line: ("number",),
    DayException: ("day",),
    StatusSpan: ("since",),
    Fact: ("kind", "language", "label"),
    Greeting: ("occasion", "line", "language", "day"),
}
"""By which of their fields two parts are the same one; others are when they are equal."""


@dataclass(frozen=True, slots=True)
class Difference:
    """In `field` of the profile, for the part `part` (its name as a person knows it; None: the field as a whole), the value of
    `name` (None: all of it) is `first` here and `second` there; None: the part is missing. Where both are equal, it is none."""

    field: str
    part: Part | None
    name: str | None
    first: Any
    second: Any


def differences(first: Profile, second: Profile) -> list[Difference]:
    """All of them, in the order of the profile."""
    return [one for one in everything(first, second) if one.first != one.second]


def everything(first: Profile, second: Profile) -> list[Difference]:
    """What differs and what is the same, in the order of the profile."""
    found: list[Difference] = []
    for field in FIELDS:
        here, there = getattr(first, field), getattr(second, field)
        if isinstance(here, tuple):
            found += _of_parts(field, here, there)
        else:
            found.append(Difference(field, None, None, here, there))
    return found


_NOT_TYPED = frozenset({"id", "uid", "version", "own", "hours_assumed", "logo", "passphrase", "code"})


def last_typed(before: Part, after: Part) -> str | None:
    """The last place in `after`, as in `people[2].ways[0].value`, where something else stands than in `before` and somebody
    types; None: nowhere. What only went is no place."""
    found = None
    for name in after.__struct_fields__:
        here, there = getattr(before, name), getattr(after, name)
        if here == there or name in _NOT_TYPED:
            continue
        changed = [n for n, one in enumerate(there) if one not in here] if isinstance(there, tuple) else []
        if not changed or not isinstance(there[changed[-1]], Part):
            found = name if not isinstance(there, tuple) or there else found
            continue
        last = changed[-1]
        old = here[last] if last < len(here) else None
        inside = last_typed(old, there[last]) if old is not None else next(_filled(there[last]), None)
        found = f"{name}[{last}].{inside}" if inside else found
    return found


def _filled(part: Part) -> Iterator[str]:
    """The fields of a new part into which something was typed, then those that wait for it."""
    names = [name for name in part.__struct_fields__ if name not in _NOT_TYPED]
    texts = [name for name in names if type(getattr(part, name)) is str]
    yield from [name for name in texts if getattr(part, name)]
    yield from names


def _of_parts(field: str, here: tuple[Part, ...], there: tuple[Part, ...]) -> Iterator[Difference]:
    left = list(there)
    same = [_taken_out(left, partial(eq, part)) for part in here]
    order_only = True
    for part, equal in zip(here, same, strict=True):
        other = equal or _taken_out(left, partial(same_part, part))
        if other is None:
            order_only = False
            yield Difference(field, part, None, part, None)
            continue
        if part == other:
            yield Difference(field, part, None, part, other)
        for name in part.__struct_fields__:
            if getattr(part, name) != getattr(other, name):
                order_only = False
                yield Difference(field, part, name, getattr(part, name), getattr(other, name))
    for part in left:
        order_only = False
        yield Difference(field, part, None, None, part)
    if order_only and here != there:
        yield Difference(field, None, None, here, there)


def _taken_out(parts: list[Part], fits: Callable[[Part], bool]) -> Part | None:
    """The first that fits: it is the other's, and nobody else's any more."""
    place = next((n for n, one in enumerate(parts) if fits(one)), None)
    return parts.pop(place) if place is not None else None


def same_part(one: Part, other: Part) -> bool:
    """Whether the two are the same one, by what it is called, whatever else they say."""
    keys = KEYS.get(type(one), ())
    return bool(keys) and all(getattr(one, key) == getattr(other, key) for key in keys)
