"""What the office knows of a caller's number: for one client (VIP, blocked, the language), and for all (a nuisance, a
salesperson).

A caller is one client's own (GDPR art. 28): a flag of theirs is seen and acts on their calls only. What a supervisor says for
all clients is no more than that the number is a nuisance or sells something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec
from sqlalchemy import Update, func, insert, select, update
from sqlalchemy.orm import Session

from receptionist.calls.model import CallerFlagRow, CallerLanguageRow
from receptionist.clients.profile import new_id
from receptionist.errors import Invalid
from receptionist.store.engine import Store

NOTE_KEPT = 200
"""Characters of the reason."""


class Flag(StrEnum):
    """How a caller stands with a client, or with the whole office."""

    VIP = "vip"
    BLOCKED = "blocked"  # nobody's phone rings: the caller hears the line's announcement
    NUISANCE = "nuisance"
    SALES = "sales"


OF_CLIENT = (Flag.VIP, Flag.BLOCKED)
OF_ALL = (Flag.NUISANCE, Flag.SALES)
"""What a supervisor may say of a number for all clients."""


class CallerFlag(msgspec.Struct, frozen=True, kw_only=True):
    """`number` as the desk has it (E.164 where it could be read); `client` (id) None: for all clients. `note` is the reason, as
    typed; `set_by` a login, `set_at` in UTC."""

    number: str
    client: str | None = None
    flag: Flag
    note: str = ""
    set_by: str
    set_at: datetime


Stamp = tuple[object, ...]


class CallerFlags:
    """All flags of one moment, in memory, and the `languages` in which callers (client's id, number) spoke last; `stamp` is
    `CallerService.stamp` of that moment."""

    def __init__(
        self,
        flags: Iterable[CallerFlag] = (),
        stamp: Stamp = (),
        languages: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.stamp = stamp
        self._languages = languages or {}
        self._of = {(one.client, one.number): one for one in sorted(flags, key=lambda one: one.set_at)}

    def of(self, client: str | None, number: str | None) -> CallerFlag | None:
        """What this client (id) knows of the number."""
        return self._of.get((client, number)) if client is not None and number else None

    def language_of(self, client: str | None, number: str | None) -> str | None:
        """The language (ISO 639-1) that was chosen last for this caller of the client (id); None: nobody ever chose one."""
        return self._languages.get((client, number)) if client is not None and number else None

    def of_all(self, number: str | None) -> CallerFlag | None:
        """What is known of the number for every client."""
        return self._of.get((None, number)) if number else None

    def list(self, client: str | None) -> list[CallerFlag]:
        """All of a client (None: those for all), the latest first."""
        return sorted((one for one in self._of.values() if one.client == client), key=lambda one: one.set_at, reverse=True)

    def refuses(self, client: str | None, number: str | None) -> bool:
        """Whether a call from there is not to ring for that client."""
        flag = self.of(client, number)
        return flag is not None and flag.flag is Flag.BLOCKED


NO_FLAGS = CallerFlags()


class CallerService:
    """Flags in the office's database. One that is taken away stays there with who did it. Blocks: never called on a screen's
    own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, flag: CallerFlag) -> CallerFlag:
        """From now on this, in place of what stood before. Raises `Invalid`: `caller.no_number`; `caller.not_for_all` and
        `caller.only_for_all` for a flag that is not one of a client's, or of all."""
        if not flag.number:
            raise Invalid("caller.no_number")
        if flag.flag not in (OF_ALL if flag.client is None else OF_CLIENT):
            raise Invalid("caller.not_for_all" if flag.client is None else "caller.only_for_all")
        kept = msgspec.structs.replace(flag, note=" ".join(flag.note.split())[:NOTE_KEPT])
        with self._store.session() as session:
            session.execute(_ending(kept.client, kept.number, kept.set_at, kept.set_by))
            row = msgspec.structs.asdict(kept) | {"id": new_id(), "flag": kept.flag.value}
            session.execute(insert(CallerFlagRow), [row])
        return kept

    def end(self, client: str | None, number: str, at: datetime, by: str) -> None:
        """Nothing in particular is known of the number any more; where nothing was, nothing happens."""
        with self._store.session() as session:
            session.execute(_ending(client, number, at, by))

    def flags(self) -> CallerFlags:
        """All that hold."""
        with self._store.reading() as session:
            rows = session.scalars(select(CallerFlagRow).where(CallerFlagRow.ended_at.is_(None)))
            return CallerFlags([_flag(row) for row in rows], _stamp(session), _languages(session))

    def stamp(self) -> Stamp:
        """Another one after every change."""
        with self._store.reading() as session:
            return _stamp(session)


def _stamp(session: Session) -> Stamp:
    flags = session.execute(select(func.count(), func.count(CallerFlagRow.ended_at)).select_from(CallerFlagRow)).one()
    chosen = session.execute(select(func.count(), func.max(CallerLanguageRow.at)).select_from(CallerLanguageRow)).one()
    return (*flags, *chosen)


def _languages(session: Session) -> dict[tuple[str, str], str]:
    rows = session.execute(select(CallerLanguageRow.client, CallerLanguageRow.number, CallerLanguageRow.language))
    return {(client, number): language for client, number, language in rows}


def _ending(client: str | None, number: str, at: datetime, by: str) -> Update:
    whose = CallerFlagRow.client.is_(None) if client is None else CallerFlagRow.client == client
    held = (whose, CallerFlagRow.number == number, CallerFlagRow.ended_at.is_(None))
    return update(CallerFlagRow).where(*held).values(ended_at=at, ended_by=by)


def _flag(row: CallerFlagRow) -> CallerFlag:
    return CallerFlag(
        number=row.number,
        client=row.client,
        flag=Flag(row.flag),
        note=row.note,
        set_by=row.set_by,
        set_at=row.set_at,
    )
