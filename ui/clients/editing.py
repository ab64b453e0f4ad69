"""Who edits clients, and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from receptionist.clients.profile import Profile
from receptionist.clients.versions import Version
from receptionist.errors import Invalid


class Clients(Protocol):
    """What the page needs of `receptionist.clients.service.ClientService`."""

    def profiles(self) -> list[Profile]: ...

    def load(self, code: str) -> Profile: ...

    def save(self, profile: Profile, by: str) -> Profile: ...

    def check(self, profile: Profile) -> list[Invalid]: ...

    def versions_of(self, client: str) -> list[Version]: ...

    def version(self, client: str, version: int) -> Profile: ...


@dataclass(frozen=True, slots=True)
class Editor:
    """Who sits here: the login that changes are signed with, the name in greetings, whether clients may be changed."""

    login: str
    name: str
    may_edit: bool
