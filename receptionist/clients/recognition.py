"""Whether somebody at the telephone knows the client's password. Three wrong ones in an hour, and only a call-back counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from receptionist.clients.model import ClientRow, PasswordTryRow
from receptionist.clients.passphrase import matches
from receptionist.clients.profile import new_id
from receptionist.errors import Invalid, NotFound
from receptionist.store.engine import Store

TRIES = 3
"""So many wrong passwords, and the next is not heard."""
WHILE = timedelta(hours=1)
"""How long a wrong one counts, and how long a right one vouches for what the same assistant writes."""

HEARING = 5_201_102
"""The advisory locks under which passwords are heard, with the client's hash."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said is `right`, or wrong with so many tries `left`."""

    right: bool
    left: int


def recognise(store: Store, client: str, said: str, by: str, at: datetime) -> Heard:
    """Hear a password for the client (id), on behalf of the assistant `by` (login). It counts as wrong from the beginning, so
    that two at a time are no more tries than three. Blocks for the time of a hash. Raises `NotFound` `client.unknown`,
    `Invalid` `passphrase.none` where the client has none, `passphrase.spent` after three wrong ones."""
    with store.session() as session:
        _one_at_a_time(session, client)
        kept = session.scalar(select(ClientRow.passphrase).where(ClientRow.id == client))
        if kept is None:
            raise NotFound("client.unknown", code=client)
        if not kept:
            raise Invalid("passphrase.none")
        left = TRIES - _wrong(session, client, at)
        if left <= 0:
            raise Invalid("passphrase.spent")
        session.execute(insert(PasswordTryRow), [{"id": new_id(), "client": client, "at": at, "by": by, "right": False}])
    right = matches(kept, said)
    if right:  # told by a row of its own: one that stands is nobody's to change
        with store.session() as session:
            session.execute(insert(PasswordTryRow), [{"id": new_id(), "client": client, "at": at, "by": by, "right": True}])
    return Heard(right, left if right else left - 1)


def _one_at_a_time(session: Session, client: str) -> None:
    """Two who hear a password of the same client wait for each other. On SQLite there is one writer anyway; on PostgreSQL the
    client's own row is not an assistant's to lock."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(HEARING, func.hashtext(client))))


def _wrong(session: Session, client: str, at: datetime) -> int:
    """Wrong ones since the last right one, as far back as they count."""
    mine = (PasswordTryRow.client == client, PasswordTryRow.at > at - WHILE)
    last = session.scalar(select(func.max(PasswordTryRow.at)).where(*mine, PasswordTryRow.right.is_(True)))
    since = () if last is None else (PasswordTryRow.at > last,)
    count = select(func.count()).select_from(PasswordTryRow).where(*mine, *since, PasswordTryRow.right.is_(False))
    return session.scalar(count) or 0


def vouched(session: Session, client: str, by: str, at: datetime) -> bool:
    """Whether the assistant has heard the right password of the client lately."""
    right = (PasswordTryRow.client == client, PasswordTryRow.by == by, PasswordTryRow.right.is_(True))
    return session.scalar(select(PasswordTryRow.id).where(*right, PasswordTryRow.at > at - WHILE).limit(1)) is not None
