"""Every save of a profile is a version: who, when, and what each changed field became.

A field is kept when it changes, so a profile of any moment is put together from the latest value of each field until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import and_, func, insert, select
from sqlalchemy.orm import Session

from receptionist.clients.model import ClientChangeRow, ClientRow, ClientVersionRow
from receptionist.clients.profile import Profile

BY_SETUP = "setup"
"""Who saved what an office begins with: nobody sat there yet."""
FIELDS = tuple(name for name in Profile.__struct_fields__ if name not in {"id", "version"})
"""What a version can change, in the order of the profile."""


@dataclass(frozen=True, slots=True)
class Version:
    """A save of a client's profile: `by` is a login, `at` in UTC, `fields` are the names of what became another."""

    client: str
    version: int
    at: datetime
    by: str
    fields: tuple[str, ...]


def changed_fields(before: Profile | None, after: Profile) -> tuple[str, ...]:
    """The names of the fields that differ; of a new profile those that say something."""
    older = before or Profile(id=after.id, code="", legal_name="")
    return tuple(name for name in FIELDS if getattr(older, name) != getattr(after, name))


def catch_up(session: Session, before: Mapping[str, Profile]) -> None:
    """What was saved before versions were kept gets one as it was: by whom and when stands in its row until the next save."""
    known = set(session.scalars(select(ClientVersionRow.client).distinct())) if before else set()
    for profile in before.values():
        if profile.id not in known:
            row = session.get_one(ClientRow, profile.id)
            keep(session, {}, [profile], row.changed_by, row.changed_at)


def keep(session: Session, before: Mapping[str, Profile], after: Iterable[Profile], by: str, at: datetime) -> None:
    """Write a version for each profile of `after`, as compared with what it was `before` (by id)."""
    after = list(after)
    versions = [{"client": profile.id, "version": profile.version, "at": at, "by": by} for profile in after]
    changes = [change for profile in after for change in _changes(before.get(profile.id), profile)]
    for table, rows in ((ClientVersionRow, versions), (ClientChangeRow, changes)):
        if rows:
            session.connection().execute(insert(table), rows)


def _changes(before: Profile | None, after: Profile) -> Iterator[dict[str, Any]]:
    for name in changed_fields(before, after):
        value = msgspec.to_builtins(getattr(after, name))
        yield {"client": after.id, "version": after.version, "field": name, "value": value}


def versions_of(session: Session, client: str) -> list[Version]:
    """All versions of the client (id), latest first."""
    fields: dict[int, list[str]] = {}
    for version, name in session.execute(
        select(ClientChangeRow.version, ClientChangeRow.field).where(ClientChangeRow.client == client)
    ):
        fields.setdefault(version, []).append(name)
    rows = session.scalars(
        select(ClientVersionRow).where(ClientVersionRow.client == client).order_by(ClientVersionRow.version.desc())
    )
    return [Version(client, row.version, row.at, row.by, _in_order(fields.get(row.version, []))) for row in rows]


def _in_order(names: list[str]) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if name in names)


def version_at(session: Session, client: str, at: datetime) -> int | None:
    """The version that held at `at`; None: there was none yet."""
    held = (ClientVersionRow.client == client, ClientVersionRow.at <= at)
    return session.scalar(select(func.max(ClientVersionRow.version)).where(*held))


def before(session: Session, at: Mapping[str, datetime]) -> dict[str, Profile | None]:
    """Of each client (id) that was saved after its moment of `at` (UTC), the profile as it was then; None: there was none."""
    latest = select(ClientVersionRow.client, func.max(ClientVersionRow.at)).group_by(ClientVersionRow.client)
    saved = [client for client, last in session.execute(latest) if client in at and last > at[client]]
    versions = {client: version_at(session, client, at[client]) for client in saved}
    return {client: None if version is None else profile_of(session, client, version) for client, version in versions.items()}


def profile_of(session: Session, client: str, version: int) -> Profile:
    """The profile as it was saved in that version."""
    upto = (
        select(ClientChangeRow.field, func.max(ClientChangeRow.version).label("version"))
        .where(ClientChangeRow.client == client, ClientChangeRow.version <= version)
        .group_by(ClientChangeRow.field)
        .subquery()
    )
    same = and_(ClientChangeRow.field == upto.c.field, ClientChangeRow.version == upto.c.version)
    rows = session.execute(
        select(ClientChangeRow.field, ClientChangeRow.value).join(upto, same).where(ClientChangeRow.client == client)
    )
    values = {name: value for name, value in rows if name in FIELDS}
    return msgspec.convert({"code": "", "legal_name": "", **values, "id": client, "version": version}, Profile)
