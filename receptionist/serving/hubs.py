"""What the hubs of an office know of each other: each says in the database how it stands, once a minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from receptionist.store.engine import Store

SAID: Final = 150.0
"""Seconds after which a hub that says nothing is there no more."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another hub, as it spoke of itself `seconds` ago. `key` tells its key for tokens from others, and is none; `ready`: it
    can hold the phones; `lacks`: files that it needs in order to lead, and has not, or not as the other hub has them."""

    name: str
    leads: bool
    key: str
    ready: bool
    lacks: tuple[str, ...]
    seconds: float


class Hubs:
    """Of one office, as seen by the one that is `holder` of the lease when it leads: its name and two words more, by which two
    of one name (machines that were copied) are two. All of it blocks, and raises `Problem` while the database is away; an
    office that was not upgraded yet keeps nothing of it."""

    def __init__(self, store: Store, holder: str) -> None:
        self._store, self._holder = store, holder

    def say(self, key: str, ready: bool, lacks: Sequence[str]) -> None:
        """How this one stands."""
        with self._store.session() as session:
            if session.scalar(text("SELECT to_regproc('office.say_hub')")) is not None:
                said = {"name": self._holder, "holder": self._holder, "key": key, "ready": ready, "lacks": list(lacks)}
                session.execute(text("SELECT office.say_hub(:name, :holder, :key, :ready, :lacks)"), said)

    def others(self) -> list[Other]:
        """All that have said something lately."""
        with self._store.reading() as session:
            if session.scalar(text("SELECT to_regproc('office.hubs')")) is None:
                return []
            rows = session.execute(text("SELECT name, leads, key, ready, lacks, seconds FROM office.hubs() ORDER BY name"))
            others = [row for row in rows if row[0] != self._holder and row[5] < SAID]
        return [Other(row[0].rsplit(" ", 2)[0], row[1], row[2], row[3], tuple(row[4]), row[5]) for row in others]
