"""Tables of calls: one row a call, one row an event. Event rows are written once and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import E164, Id, Json, UtcTime

ABOUT_KEPT = 100
"""Characters of what an event is about."""


class CallRow(Base):
    """A call as its events sum it up (`receptionist.calls.record`): kept beside them so that it can be searched."""

    __tablename__ = "calls"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    direction: Mapped[str] = mapped_column(String(10))
    line: Mapped[str | None] = mapped_column(String(20), index=True)
    client: Mapped[str | None] = mapped_column(Id, index=True)
    caller_number: Mapped[str | None] = mapped_column(String(200), index=True)
    caller_name: Mapped[str | None] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200), default="")
    firm: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(20))
    result: Mapped[str | None] = mapped_column(String(20), index=True)
    assistant: Mapped[str | None] = mapped_column(String(64), index=True)
    started: Mapped[datetime] = mapped_column(UtcTime, index=True)
    ended: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    record: Mapped[dict[str, Any]] = mapped_column(Json)


class CallEventRow(Base):
    """An event, whole, as the desk wrote it (`receptionist.calls.events`). `about` says of what it is the state, where it is of
    no call: `assistant:anna`, `station:101`, `phone`; by it the last word before any moment is found at once."""

    __tablename__ = "call_events"
    __table_args__ = (
        Index("ix_call_events_order", "epoch", "sequence"),
        Index(
            "ix_call_events_about", "about", "at"
        ),  # where there is one: migration 0003 (naming it here loads PostgreSQL's part)
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    call: Mapped[str | None] = mapped_column(Id, index=True)
    epoch: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    kind: Mapped[str] = mapped_column(String(30))
    actor: Mapped[str | None] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(12))
    about: Mapped[str | None] = mapped_column(String(ABOUT_KEPT))
    event: Mapped[dict[str, Any]] = mapped_column(Json)


class DeskLifeRow(Base):
    """When each life of the desk was last `seen` to be there (`receptionist.calls.seen`)."""

    __tablename__ = "desk_lives"

    epoch: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seen: Mapped[datetime] = mapped_column(UtcTime)


class CallBackRow(Base):
    """A lost call that somebody has dealt with: by whom, when and with what note. Lost calls without one stand on the list."""

    __tablename__ = "call_backs"

    call: Mapped[str] = mapped_column(Id, ForeignKey("calls.id"), primary_key=True)
    closed_at: Mapped[datetime] = mapped_column(UtcTime)
    closed_by: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(String(2000), default="")
    by_call: Mapped[str | None] = mapped_column(Id)


class PromisedCallBackRow(Base):
    """A call that somebody (`promised_by`, a login) has promised to make by `due`. It stands on the list until `closed_at`."""

    __tablename__ = "promised_call_backs"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = mapped_column(Id, index=True)
    line: Mapped[str | None] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(E164)
    name: Mapped[str] = mapped_column(String(200), default="")
    due: Mapped[datetime] = mapped_column(UtcTime)
    note: Mapped[str] = mapped_column(String(2000), default="")
    call: Mapped[str | None] = mapped_column(Id)
    promised_by: Mapped[str] = mapped_column(String(64))
    promised_at: Mapped[datetime] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    closed_by: Mapped[str | None] = mapped_column(String(64))
    closed_note: Mapped[str] = mapped_column(String(2000), default="")
    by_call: Mapped[str | None] = mapped_column(Id)


class TriedCallBackRow(Base):
    """Somebody rang, of a call-back that was promised or owed to a lost caller (`call_back`: its id, or the lost call's)."""

    __tablename__ = "tried_call_backs"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    call_back: Mapped[str] = mapped_column(Id, index=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    by: Mapped[str] = mapped_column(String(64))
    reached: Mapped[bool] = mapped_column()
    call: Mapped[str | None] = mapped_column(Id)


class CallerLanguageRow(Base):
    """The language (ISO 639-1) in which a client's caller was last spoken to, where an assistant chose it. It is that client's
    own, like all that is known of its callers (GDPR art. 28)."""

    __tablename__ = "caller_languages"

    client: Mapped[str] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(String(200), primary_key=True)
    language: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcTime)


class CallerFlagRow(Base):
    """How a caller's number stands with a client (id), or without one with all (`receptionist.calls.callers`). A row stays when
    it is taken away: who did that, and when."""

    __tablename__ = "callers"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str | None] = mapped_column(Id, index=True)
    number: Mapped[str] = mapped_column(String(200), index=True)
    flag: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(200))
    set_by: Mapped[str] = mapped_column(String(64))
    set_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by: Mapped[str | None] = mapped_column(String(64))


class DraftRow(Base):
    """Half-typed text of a call (its message, its notes), so that it comes back after a crash. `login`: who typed it; empty:
    a console of the version before. `begun_by`: the colleagues (logins) whose words it goes on from."""

    __tablename__ = "drafts"

    call: Mapped[str] = mapped_column(Id, primary_key=True)
    field: Mapped[str] = mapped_column(String(40), primary_key=True)
    login: Mapped[str] = mapped_column(String(64), primary_key=True, server_default="")
    begun_by: Mapped[list[str]] = mapped_column(Json, server_default="[]")
    text: Mapped[str] = mapped_column(String(20000))
    at: Mapped[datetime] = mapped_column(UtcTime)
