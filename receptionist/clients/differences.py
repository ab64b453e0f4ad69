"""What differs between two profiles, part by part: for two versions of one client, two saves at once, two clients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from receptionist.clients.pairing import Three, pairs, same_part, threes
from receptionist.clients.profile import Part, Profile
from receptionist.clients.versions import FIELDS


@dataclass(frozen=True, slots=True)
class Difference:
    """In `field` of the profile, for the part `part` (its name as a person knows it; None: the field as a whole), the value of
    `name` (None: all of it) is `first` here and `second` there; None: the part is missing. Where both are equal, it is none.
    `was`: the part as it was where both began, where that is known."""

    field: str
    part: Part | None
    name: str | None
    first: Any
    second: Any
    was: Part | None = None


def differences(first: Profile, second: Profile, base: Profile | None = None) -> list[Difference]:
    """All of them, in the order of the profile. `base`: what both began with; a part that each of them changed is one."""
    return [one for one in everything(first, second, base) if one.first != one.second]


def everything(first: Profile, second: Profile, base: Profile | None = None) -> list[Difference]:
    """What differs and what is the same, in the order of the profile."""
    edited = first.id == second.id
    found: list[Difference] = []
    for field in FIELDS:
        here, there = getattr(first, field), getattr(second, field)
        if isinstance(here, tuple):
            was = getattr(base, field) if base is not None else None
            same = pairs(here, there, edited=edited) if was is None else threes(was, here, there)
            found += _of_parts(field, here, there, same)
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


def _of_parts(field: str, here: tuple[Part, ...], there: tuple[Part, ...], same: list[Three]) -> Iterator[Difference]:
    order_only = all(one.here == one.there for one in same)
    for one in same:
        yield from _of_part(field, one)
    if order_only and here != there:
        yield Difference(field, None, None, here, there)


def _of_part(field: str, one: Three) -> Iterator[Difference]:
    """Field by field where it has a name of its own by which it is found again; else as a whole, from what to what."""
    here, there = one.here, one.there
    if here is None or there is None or here == there or not same_part(here, there):
        yield Difference(field, here if here is not None else there, None, here, there, one.was)
        return
    for name in here.__struct_fields__:
        if getattr(here, name) != getattr(there, name):
            yield Difference(field, here, name, getattr(here, name), getattr(there, name), one.was)
