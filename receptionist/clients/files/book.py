"""What the rows of a file ask of each other and of the office, and what they put off until all are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from receptionist.clients.files.claims import RefusedClaims
from receptionist.clients.files.columns import Column
from receptionist.clients.files.entries import Entry
from receptionist.clients.files.logos_given import LogosGiven
from receptionist.clients.people import People
from receptionist.clients.profile import Line, Profile


@dataclass(frozen=True, slots=True)
class Later:
    """A cell that refers to lines and people: of a client, and of `owner` there (a person's id, a line's key)."""

    column: Column
    client: str
    owner: str
    text: str
    entry: Entry


class Book(Protocol):
    """What a row asks of the file that it stands in and of the office."""

    @property
    def zeros(self) -> bool:
        """Whether zeros that were eaten are put back."""

    @property
    def team(self) -> str | None:
        """The team for every client in the file."""

    def earlier(self, owner: str, column: Column, text: str) -> int | None:
        """The row that gave `owner` another value in this column; None: none did."""

    @property
    def logos(self) -> LogosGiven:
        """The pictures that come with the file."""

    @property
    def now(self) -> datetime:
        """When the file is read (UTC)."""

    def claims(self, number: str) -> list[tuple[Profile, Line]]:
        """Whose line the number is, was, or will be."""

    @property
    def refused_claims(self) -> RefusedClaims:
        """The numbers that rows asked for which were refused."""

    def people_of(self, profile: Profile) -> People:
        """Its people, to be found by name."""

    def is_free(self, id_: str) -> bool:
        """Whether nobody and nothing in the office has this id."""

    def begun(self, profile: Profile) -> bool:
        """Whether an earlier row of this file is about this client."""
