"""Ids in a cell that are somebody else's already, or none: the cell was copied from another client's, or typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar
from uuid import NAMESPACE_OID, uuid5

import msgspec

from receptionist.clients.profile import Part, Reach, Rota

P = TypeVar("P", Reach, Rota)
ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def derived_id(kind: type[Part], name: str) -> str:
    """For a part that is told without one: the same name has the same, so that a cell read again says the same."""
    return str(uuid5(NAMESPACE_OID, f"{kind.__name__} {name}"))


def is_derived(part: Reach | Rota) -> bool:
    """Whether it was told without an id."""
    return part.id == derived_id(type(part), part.name)


def with_free_ids(parts: Iterable[P], client: str, own: Collection[str], is_free: Callable[[str], bool]) -> tuple[P, ...]:
    """The parts of `client` (id), each with its id where that is one of its `own`, or free, and no other part here has it; else
    with one that follows from it and the client, so that the same cell read again says the same."""
    found: dict[str, P] = {}
    for part in parts:
        id_ = part.id if part.id in own or (ID.fullmatch(part.id) and is_free(part.id)) else _following(part.id, client, 0)
        while id_ in found:
            id_ = _following(part.id, client, len(found))
        found[id_] = msgspec.structs.replace(part, id=id_)
    return tuple(found.values())


def _following(id_: str, client: str, place: int) -> str:
    return str(uuid5(NAMESPACE_OID, f"{client} {id_} {place}"))
