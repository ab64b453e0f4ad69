"""What a file says of parts of a profile that may stand there already, beside those that it does not speak of. Pure.

A list of the summer takes away no Christmas: what is told of a part that stands is put there, what is new comes behind, and
nothing goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import eq
from typing import TypeVar

import msgspec

from receptionist.clients.files.free_ids import is_derived
from receptionist.clients.pairing import alike, same_part
from receptionist.clients.profile import Absence, Address, Closure, Instruction, Part, Reach, Rota, StatusSpan

P = TypeVar("P", bound=Part)

_TIMES: dict[type[Part], tuple[str, ...]] = {
    Closure: ("since", "until", "line"),
    Absence: ("since", "until"),
    StatusSpan: ("since",),
}
"""By when they are a part is the same one, whatever else is said of it."""
_LEAVES_EMPTY = (Closure, Absence, Address)
"""What people type in their own words: what they do not say of it stays."""


def with_told(stand: Sequence[P], told: Sequence[P]) -> tuple[P, ...]:
    """Those that `stand`, with what is `told` of them, and those that are new behind them."""
    found = list(stand)
    free, places = set(range(len(found))), dict[int, int]()
    for fits in (eq, same_part, _same, _worked_over):
        for n, part in enumerate(told):
            place = next((i for i in sorted(free) if n not in places and fits(found[i], part)), None)
            if place is not None:
                places[n] = place
                free.remove(place)
    _take_the_only(found, told, free, places)
    for n, part in enumerate(told):
        if n in places:
            found[places[n]] = _over(found[places[n]], part)
        else:
            found.append(part)
    return tuple(found)


def _same(one: Part, other: Part) -> bool:
    """By its days, or by what it is called where the cell has no id for it."""
    if isinstance(one, (Reach, Rota)) and isinstance(other, (Reach, Rota)):
        kinds = isinstance(one, Rota) or (isinstance(other, Reach) and one.kind is other.kind)
        return is_derived(other) and kinds and one.name == other.name
    names = _TIMES.get(type(one), ())
    return bool(names) and all(getattr(one, name) == getattr(other, name) for name in names)


def _worked_over(one: Part, other: Part) -> bool:
    if isinstance(one, Instruction) and isinstance(other, Instruction):
        same_days = (one.since, one.until) == (other.since, other.until)
        same_text = one.text == other.text and (one.since == other.since or one.until == other.until)
        return one.line == other.line and (same_text or (same_days and alike(one, other)))
    if isinstance(one, Address) and isinstance(other, Address):
        return one.street == other.street or alike(one, other)
    return False


def _take_the_only(found: list[P], told: Sequence[P], free: set[int], places: dict[int, int]) -> None:
    """Who moves writes the new street over the old one: the one address of its kind, where one is told."""
    new = [(n, part) for n, part in enumerate(told) if n not in places and isinstance(part, Address)]
    for n, part in new:
        old = [i for i, one in enumerate(found) if isinstance(one, Address) and one.kind is part.kind]
        if len(old) == 1 and free.issuperset(old) and [one.kind for _, one in new].count(part.kind) == 1:
            places[n] = old[0]
            found[old[0]] = told[n]


def _over(stood: P, told: P) -> P:
    """What stood, as it is told."""
    if isinstance(stood, (Reach, Rota)):
        return msgspec.structs.replace(told, id=stood.id)
    if not isinstance(told, _LEAVES_EMPTY):
        return told
    empty = {field.name: field.default for field in msgspec.structs.fields(told)}
    said = {name: value for name, value in msgspec.structs.asdict(told).items() if value != empty[name]}
    return msgspec.structs.replace(stood, **said)


def in_their_places(old: Iterable[P], is_mine: Callable[[P], bool], new: Iterable[P]) -> tuple[P, ...]:
    """The `old` ones with the `new` ones in the places of those that are meant; more of them behind those, or last of all."""
    old, rest, found = list(old), list(new), list[P]()
    behind = 0 if any(map(is_mine, old)) else len(old)
    for one in old:
        if not is_mine(one):
            found.append(one)
        elif rest:
            found.append(rest.pop(0))
            behind = len(found)
    return (*found[:behind], *rest, *found[behind:])


def in_told_order(parts: Sequence[P], told: Iterable[P]) -> tuple[P, ...]:
    """The parts in the order in which they are told; what is not told of stays behind what it stood behind."""
    left, found = list(parts), list[P]()
    for one in told:
        if one in left:
            left.remove(one)
            found.append(one)
    for place, one in enumerate(parts):
        if any(one is other for other in left):
            before = next((n for n, other in enumerate(found) if place and other == parts[place - 1]), -1)
            found.insert(before + 1, one)
    return tuple(found)
