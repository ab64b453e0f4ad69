"""The roles of one office. They belong to the whole cluster, so that each begins with the office's own id."""

from __future__ import annotations

import re
from dataclasses import dataclass

from receptionist.errors import Problem

PREFIX = re.compile(r"rx[0-9a-f]{6}")
LONGEST = 63
"""Bytes of a name in PostgreSQL."""


def login_of(role: str) -> str:
    """Who logs in by that role; one that is nobody's stays as it is."""
    found = re.fullmatch(rf"{PREFIX.pattern}_u_(.+)", role)
    return found[1] if found is not None else role


@dataclass(frozen=True, slots=True)
class Roles:
    """Named by `prefix` (`rx` and six hexadecimal digits). `owner` has everything and logs in nowhere; `keeper` alone may make
    roles, by its functions; `hub` and the logins log in; `reader` (reports) reads calls, `backup` all there is, both without
    changing anything."""

    prefix: str

    def __post_init__(self) -> None:
        if not PREFIX.fullmatch(self.prefix):
            raise ValueError(self.prefix)

    @property
    def owner(self) -> str:
        return f"{self.prefix}_owner"

    @property
    def keeper(self) -> str:
        return f"{self.prefix}_keeper"

    @property
    def hub(self) -> str:
        return f"{self.prefix}_hub"

    @property
    def reader(self) -> str:
        return f"{self.prefix}_reader"

    @property
    def backup(self) -> str:
        return f"{self.prefix}_backup"

    def group(self, role: str) -> str:
        """The group of all who are `assistant`, `supervisor` or `administrator`."""
        return f"{self.prefix}_{role}"

    @property
    def staff(self) -> str:
        """The group of everybody who logs in, whatever their role."""
        return f"{self.prefix}_staff"

    def login(self, login: str) -> str:
        """The role by which somebody logs in. Raises `Problem` `staff.login_form` for what makes no name."""
        name = f"{self.prefix}_u_{login}"
        if len(name.encode()) > LONGEST:
            raise Problem("staff.login_form", login=login)
        return name

    def all(self) -> tuple[str, ...]:
        """Those that every office has."""
        groups = tuple(self.group(role) for role in ("assistant", "supervisor", "administrator"))
        return (self.owner, self.keeper, self.hub, self.reader, self.backup, self.staff, *groups)
