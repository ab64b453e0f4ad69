"""Profiles that somebody is changing and has not saved, and news that is being typed: in the office's own database, so that
they outlive the program."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import delete, select

from receptionist.clients.model import NewsDraftRow, ProfileDraftRow
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store

log = logging.getLogger(__name__)

PROFILE = "profile"
"""The one text that is kept of a client: the whole profile."""
NEWS = "news"
"""And of what is new of it: what stands in the sheet."""


class NotUnderstood(msgspec.Struct, frozen=True):
    """What stands in a field and is no part of a profile (a day that is none), with the code and the values of what is said of
    it."""

    texts: tuple[str, ...]
    code: str
    values: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A profile as it was typed, and as it was saved when that began; a client that never was saved has nothing before.
    `typed_at`: where in it was typed last; empty: nobody knows. `beside`: what was not understood, by its place in it."""

    typed: Profile
    before: Profile | None
    typed_at: str = ""
    beside: Mapping[str, NotUnderstood] = field(default_factory=dict)


class _Around(msgspec.Struct):
    typed_at: str = ""
    beside: dict[str, NotUnderstood] = {}


class HalfTypedProfiles:
    """Those of one person (a login). Blocks."""

    _field = PROFILE
    _table: Any = ProfileDraftRow

    def __init__(self, store: Store, login: str) -> None:
        self._store, self._login = store, login

    def keep_draft(self, client: str, field: str, text: str, /) -> None:
        """Keep what is typed over the client (id), a profile as `written`; an empty text is forgotten."""
        table = self._table
        with self._store.session() as session:
            if text:
                session.merge(table(client=client, login=self._login, body=text, at=self._store.now()))
            else:
                session.execute(delete(table).where(table.client == client, table.login == self._login))

    def drafts(self) -> dict[str, dict[str, str]]:
        """All that is kept: client to field to text, the latest last."""
        table = self._table
        with self._store.reading() as session:
            rows = session.scalars(select(table).where(table.login == self._login).order_by(table.at))
            return {row.client: {self._field: row.body} for row in rows}


class HalfTypedNews(HalfTypedProfiles):
    """News that one person was typing, a text for each client. Blocks."""

    _field, _table = NEWS, NewsDraftRow


def written(profile: Profile, place: str = "", beside: Mapping[str, NotUnderstood] | None = None) -> str:
    """A profile as a text, with the place in it where was typed last, and what was not understood."""
    return msgspec.json.encode({**msgspec.to_builtins(profile), "typed_at": place, "beside": beside or {}}).decode()


def read(texts: Iterable[str], clients: ClientService) -> list[HalfTyped]:
    """What was typed, with what was saved before it. A text that is no profile stays where it is, unread. Blocks."""
    found = []
    for text in texts:
        try:
            typed = msgspec.json.decode(text, type=Profile)
            around = msgspec.json.decode(text, type=_Around)
            before = clients.version(typed.id, typed.version) if typed.version else None
            found.append(HalfTyped(typed, before, around.typed_at, around.beside))
        except msgspec.DecodeError:
            log.warning("a half-typed profile cannot be read")
    return found
