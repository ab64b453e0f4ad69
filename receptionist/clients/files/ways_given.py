"""How the numbers and addresses that a file gives of somebody, or of a company, stand beside those that are known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import msgspec

from receptionist.clients.files.numbers_text import Written, write_way
from receptionist.clients.profile import Person, Profile, Reach, ReachKind, Way, WayKind
from receptionist.telephony.numbers import is_mobile


def with_ways(
    person: Person,
    kind: WayKind,
    found: tuple[Written, ...],
    *,
    again: bool = False,
    adds_only: bool = False,
    as_told: bool = False,
) -> Person:
    """What is known stays where it is; what is new takes the places of those of its kind that the cell does not name, unless
    an earlier row of this file gave them (`again`), or stands behind the others. With `adds_only` nothing known changes. A
    landline that is new among mobiles is a telephone, but where all is `as_told`."""
    values = {one.value: one for one in found}
    known = {way.value for way in person.ways}
    ways = list(person.ways)
    if not adds_only:
        ways = [_as_written(way, values[way.value]) if way.value in values else way for way in ways]
    free = [i for i, way in enumerate(ways) if way.kind == kind and way.value not in values and not again and not adds_only]
    for one in (one for value, one in values.items() if value not in known):
        own = kind if as_told else _kind_of(one.value, kind)
        if free and own is kind:
            place = free.pop(0)
            ways[place] = _as_written(msgspec.structs.replace(ways[place], value=one.value), one)
        else:
            # a mobile's voicemail answers too: a caller is put through to one only when a key is pressed
            ways.append(_as_written(Way(kind=own, value=one.value, confirm=own == WayKind.MOBILE), one))
    return msgspec.structs.replace(person, ways=tuple(ways))


def _kind_of(value: str, kind: WayKind) -> WayKind:
    """Of a number under a heading for mobiles what it is (libphonenumber's tables)."""
    return WayKind.PHONE if kind is WayKind.MOBILE and is_mobile(value) is False else kind


def in_order(person: Person, kinds: Sequence[WayKind], named_as: Sequence[tuple[WayKind, str]]) -> Person:
    """With the ways in this order of their `kinds`; of one kind as the file names them, each by the kind that it has there and
    its value. What is in neither stands behind."""
    left, named = list(person.ways), []
    for kind, value in named_as:  # one number may stand there twice, or be known as another kind
        same = [one for one in left if one.value == value]
        way = next((one for one in same if one.kind == kind), same[0] if same else None)
        if way is not None:
            left.remove(way)
            named.append(way)
    left, ways = [*named, *left], []
    for kind in kinds:
        way = next((one for one in left if one.kind == kind), None)
        if way is not None:
            left.remove(way)
            ways.append(way)
    ways += [way for way in person.ways if way in left]
    return person if tuple(ways) == person.ways else msgspec.structs.replace(person, ways=tuple(ways))


def _as_written(way: Way, one: Written) -> Way:
    """With what stands beside the number in the cell; as it was, where a cell would say the same."""
    told = {"label": one.label or None, "secret": one.secret, "confirm": one.confirm}
    new = msgspec.structs.replace(way, **{name: value for name, value in told.items() if value is not None})
    return way if write_way(way) == write_way(new) else new


def with_headquarters(client: Profile, numbers: tuple[Written, ...], *, adds_only: bool) -> tuple[Reach, ...]:
    """The client's reaches with these numbers of its headquarters: in the places of those that stand there, then behind; with
    `adds_only` behind them all."""
    reaches = list(client.reaches)
    places = [i for i, reach in enumerate(reaches) if reach.kind == ReachKind.HEADQUARTERS]
    known = {reaches[i].number for i in places}
    if known.issuperset(one.value for one in numbers):
        return client.reaches
    new = [one for one in numbers if not adds_only or one.value not in known]
    for one, place in zip_longest(new, places[: len(new)] if not adds_only else ()):
        if place is not None:
            reaches[place] = msgspec.structs.replace(reaches[place], number=one.value)
        else:
            name = one.label or ("Sede" if client.language == "it" else "Headquarters")
            reaches.append(Reach(kind=ReachKind.HEADQUARTERS, name=name, number=one.value))
    return tuple(reaches)
