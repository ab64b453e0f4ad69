"""Looking at a file that may be imported: away from the screen, and dropped where nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from receptionist.clients.elsewhere import Elsewhere
from receptionist.clients.files.doors import Ground, look
from receptionist.clients.files.outcome import Plan, Wish
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from ui.background import Progress


class Clients(Protocol):
    """What the import needs of `ClientService`."""

    def profiles(self) -> list[Profile]: ...

    def taken_elsewhere(self, profiles: Sequence[Profile]) -> Elsewhere: ...

    def save_all(self, profiles: tuple[Profile, ...], by: str, *, pictures: Mapping[str, bytes]) -> list[Profile]: ...


class Settings(Protocol):
    """Where the meanings of headings are kept."""

    def get(self, key: str) -> Any: ...

    def set(self, key: str, value: Any) -> None: ...


class Office(Protocol):
    """What the import needs of the office."""

    @property
    def clients(self) -> Clients: ...

    @property
    def country(self) -> str: ...

    @property
    def settings(self) -> Settings: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at a file; `trouble` where there is no plan, and neither while it is looked at anew."""

    profiles: list[Profile]
    unknown: tuple[str, ...]
    examples: dict[str, str]
    """What stands in a column that was not known, by its heading."""
    unread: tuple[str, ...]
    plan: Plan | None
    trouble: Problem | None


def preview(
    file: Path, office: Office, about: str | None, progress: Progress, *, named: Mapping[str, str], zeros: bool
) -> Looked:
    """What the file would change. `about`: the id of the client that all of it is about; `named`: what somebody says that
    headings mean, beside what the office remembers. Raises `Problem` as `look`, `import.stopped`."""
    profiles = office.clients.profiles()
    client = next((one for one in profiles if one.id == about), None)
    headings = office.settings.get("import.headings") | named
    ground = Ground(profiles, office.country, headings, office.clients.taken_elsewhere)
    seen = look(file, ground, Wish(client, zeros=zeros), _following(progress))
    found = seen.contents
    return Looked(profiles, found.unknown, found.examples, found.unread, seen.plan, seen.trouble)


def _following(progress: Progress) -> Callable[[int, int], None]:
    """Tells how far it is, and stops where nobody waits any more."""

    def follow(done: int, of: int) -> None:
        if progress.stopping:
            raise Problem("import.stopped")
        progress.report(done, of)

    return follow
