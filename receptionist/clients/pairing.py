"""Which part of one profile is which of another: of two versions, of two saves at once, of two clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from operator import eq
from typing import Any

from receptionist.clients.profile import (
    Address,
    AddressKind,
    Closure,
    ClosureAnswer,
    DayException,
    Duty,
    Fact,
    Greeting,
    Instruction,
    Line,
    Opening,
    Part,
    Person,
    Reach,
    Rota,
    StatusSpan,
)

KEYS: dict[type[Part], tuple[str, ...]] = {
    Person: ("id",),
    Reach: ("id",),
    Rota: ("id",),
    Line: ("number",),
    DayException: ("day",),
    ClosureAnswer: ("since", "until"),
    Fact: ("kind", "language", "label"),
    Greeting: ("occasion", "line", "language", "day"),
}
"""By which of their fields two parts are the same one; others are when they answer the same question: see `_ALIKE`."""

_STAYS: dict[type[Part], tuple[str, ...]] = {
    Address: (),
    Closure: (),
    DayException: (),
    Duty: (),
    Fact: ("kind",),
    Greeting: ("occasion",),
    Instruction: (),
    Opening: (),
    StatusSpan: (),
}
"""What one edits in place though nothing of it need stay, and which of its fields stay even so."""

_ALIKE_TEXTS = 0.6
"""From here on two texts are one that was worked over: a word put in or another end, not another sentence."""

Pair = tuple[Part | None, Part | None]


@dataclass(frozen=True, slots=True)
class Three:
    """One part as it is `here`, as it is `there`, and as it `was` where both began; None: it is not in that one."""

    here: Part | None
    there: Part | None
    was: Part | None = None


def same_part(one: Part, other: Part) -> bool:
    """Whether the two are the same one, by what it is called, whatever else they say."""
    keys = KEYS.get(type(one), ())
    return bool(keys) and all(getattr(one, key) == getattr(other, key) for key in keys)


def pairs(here: Sequence[Part], there: Sequence[Part], *, edited: bool) -> list[Three]:
    """Each part of the one with what it is in the other, then what only the other has. `edited`: one was made of the other, so
    that what stands in the same place between two that stayed is the same one, too."""
    return [Three(one, other) for one, other in _both(here, there, _partners(here, there, edited=edited))]


def threes(base: Sequence[Part], here: Sequence[Part], there: Sequence[Part]) -> list[Three]:
    """As `pairs`, for two that were both made of `base`: what came of the same part is the same one."""
    first, second = (_partners(base, one, edited=True) for one in (here, there))
    found = {first[n]: second[n] for n in first if n in second}
    found |= _partners(here, there, found)
    was = {id(here[place]): base[n] for n, place in first.items()} | {id(there[place]): base[n] for n, place in second.items()}
    return [Three(one, other, was.get(id(one)) or was.get(id(other))) for one, other in _both(here, there, found)]


def _both(here: Sequence[Part], there: Sequence[Part], found: dict[int, int]) -> list[Pair]:
    taken = set(found.values())
    both: list[Pair] = [(part, there[found[n]] if n in found else None) for n, part in enumerate(here)]
    return both + [(None, part) for n, part in enumerate(there) if n not in taken]


def _partners(
    here: Sequence[Part], there: Sequence[Part], known: dict[int, int] | None = None, *, edited: bool = False
) -> dict[int, int]:
    """The places in the one, each with that of the same part in the other; `known` ones are found already."""
    found = dict(known or {})
    for fits in (eq, same_part, alike):
        _take(found, here, there, fits)
    if edited:
        _take_by_place(found, here, there)
    return found


def _take(found: dict[int, int], here: Sequence[Part], there: Sequence[Part], fits: Callable[[Part, Part], bool]) -> None:
    free = [n for n in range(len(there)) if n not in set(found.values())]
    for place in [n for n in range(len(here)) if n not in found]:
        other = next((n for n in free if fits(here[place], there[n])), None)
        if other is not None:
            found[place] = other
            free.remove(other)


def _take_by_place(found: dict[int, int], here: Sequence[Part], there: Sequence[Part]) -> None:
    """What comes after the same part, in the same order. Where more went than came, nobody knows which of them stayed."""
    taken = set(found.values())
    before, after = _after(len(here), found), _after(len(there), {n: n for n in taken})
    for stayed, gone in before.items():
        come = after.get(stayed, [])
        if len(gone) <= len(come):
            found.update((old, new) for old, new in zip(gone, come, strict=False) if _stays(here[old], there[new]))


def _after(length: int, found: dict[int, int]) -> dict[int, list[int]]:
    """The places that nothing was found for, by the part after which they stand (its place in the other; -1: none)."""
    left: dict[int, list[int]] = {}
    last = -1
    for place in range(length):
        if place in found:
            last = found[place]
        else:
            left.setdefault(last, []).append(place)
    return left


def _stays(one: Part, other: Part) -> bool:
    fields = _STAYS.get(type(one))
    return fields is not None and all(getattr(one, field) == getattr(other, field) for field in fields)


# ---- two answers to one question


def alike(one: Part, other: Part) -> bool:
    """Whether the two answer the same question, so that one of them is the other, worked over."""
    fits = _ALIKE.get(type(one))
    return fits is not None and fits(one, other)


def _texts(one: str, other: str) -> bool:
    compared = SequenceMatcher(None, one.casefold(), other.casefold())
    at_most = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)  # the quick ones first: there may be many
    return all(ratio() >= _ALIKE_TEXTS for ratio in at_most)


def _closures(one: Closure, other: Closure) -> bool:
    return one.line == other.line and one.since < other.until and other.since < one.until


def _instructions(one: Instruction, other: Instruction) -> bool:
    return one.line == other.line and _texts(one.text, other.text)


def _statuses(one: StatusSpan, other: StatusSpan) -> bool:
    """Of one status as long as no other begins; of two where the days are meant to be both's."""
    open_ended = date.max if one.status is other.status else None
    first, second = (span.until or open_ended or span.since for span in (one, other))
    return one.since <= second and other.since <= first


def _addresses(one: Address, other: Address) -> bool:
    only_one = one.kind is AddressKind.REGISTERED
    return one.kind is other.kind and (only_one or _texts(one.street, other.street))


def _duties(one: Duty, other: Duty) -> bool:
    return one.person == other.person and one.since < other.until and other.since < one.until


_ALIKE: dict[type[Part], Callable[[Any, Any], bool]] = {
    Closure: _closures,
    Instruction: _instructions,
    StatusSpan: _statuses,
    Address: _addresses,
    Duty: _duties,
}
