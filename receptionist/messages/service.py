"""Messages: kept, found, passed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlalchemy import Select, and_, func, or_, select
from uuid6 import uuid7

from receptionist.csv_files import write_rows
from receptionist.errors import Invalid, NotFound
from receptionist.messages.model import MessageRow
from receptionist.store.engine import Store
from receptionist.store.folding import mentions


class How(StrEnum):
    """How a message was passed on."""

    PHONE = "phone"
    MAIL = "mail"
    COPIED = "copied"
    OTHER = "other"


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller left for `recipient` (a name; `person` is the id in the client's profile, where it is one of its people).
    Times are UTC. It is *to pass on* until `passed_on_at` stands."""

    id: str = msgspec.field(default_factory=lambda: str(uuid7()))
    call: str | None = None
    client: str
    person: str | None = None
    recipient: str = ""
    caller_name: str = ""
    caller_firm: str = ""
    caller_number: str = ""
    matter: str = ""
    text: str
    call_back: bool = False
    urgent: bool = False
    taken_at: datetime = msgspec.field(default_factory=lambda: datetime.now(UTC))
    taken_by: str
    passed_on_at: datetime | None = None
    passed_on_by: str | None = None
    passed_on_how: How | None = None
    passed_on_to: str | None = None

    @property
    def to_pass_on(self) -> bool:
        """Nobody has passed it on yet."""
        return self.passed_on_at is None


class MessageService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, message: Message) -> Message:
        """Keep a message (again: with its corrections). Raises `Invalid` (`message.empty`) for one that says nothing."""
        if not message.text.strip() and not message.call_back and not message.matter.strip():
            raise Invalid("message.empty", field="text")
        with self._store.session() as session:
            session.merge(MessageRow(**msgspec.structs.asdict(message)))
        return message

    def find(
        self,
        *,
        client: str | None = None,
        caller: str | None = None,
        to_pass_on: bool | None = None,
        words: str = "",
        limit: int = 500,
        after: Message | None = None,
    ) -> list[Message]:
        """Messages, latest first, at most `limit`; of a long list those that stand `after` that one. `caller`: whose number
        (E.164) they were left from. `words`: in text, names or matter, in part, without case and accents."""
        query = _query(client, to_pass_on, words).order_by(*_LATEST_FIRST).limit(limit)
        if caller is not None:
            query = query.where(MessageRow.caller_number == caller)
        if after is not None:
            same_moment = and_(MessageRow.taken_at == after.taken_at, MessageRow.id < after.id)
            query = query.where(or_(MessageRow.taken_at < after.taken_at, same_moment))
        with self._store.reading() as session:
            return [_message(row) for row in session.scalars(query)]

    def each(self, *, to_pass_on: bool | None = None, words: str = "") -> Iterator[Message]:
        """All of them, latest first, as they were when the first was asked for, read as one goes on."""
        query = _query(None, to_pass_on, words).order_by(*_LATEST_FIRST).execution_options(yield_per=AT_ONCE)
        with self._store.reading() as session, closing(session.scalars(query)) as rows:  # whoever has enough asks no more
            for row in rows:
                yield _message(row)

    def export(self, messages: Iterable[Message], path: Path, names: Mapping[str, str]) -> int:
        """The messages as CSV, times in ISO 8601 UTC. `names` gives the clients' names by id. How many there were. Raises as
        `csv_files.write_rows`."""
        return write_rows(path, EXPORT_COLUMNS, (_export_row(message, names) for message in messages))

    def count(self, *, client: str | None = None, to_pass_on: bool | None = None, words: str = "") -> int:
        """How many `find` finds in all."""
        with self._store.reading() as session:
            found = _query(client, to_pass_on, words).with_only_columns(func.count(MessageRow.id))
            return session.scalar(found) or 0

    def count_to_pass_on(self) -> int:
        """How many wait to be passed on: shown in the frame."""
        return self.count(to_pass_on=True)

    def passed_on(self, message: str, how: How, to: str, by: str) -> Message:
        """It was passed on: how, to whom, by whom, now. Raises `NotFound` (`message.unknown`)."""
        return self._change(message, passed_on_at=self._store.now(), passed_on_how=how, passed_on_to=to[:200], passed_on_by=by)

    def not_passed_on(self, message: str) -> Message:
        """Undo of `passed_on`."""
        return self._change(message, passed_on_at=None, passed_on_how=None, passed_on_to=None, passed_on_by=None)

    def _change(self, message: str, **values: object) -> Message:
        with self._store.session() as session:
            row = session.get(MessageRow, message)
            if row is None:
                raise NotFound("message.unknown", message=message)
            for name, value in values.items():
                setattr(row, name, value)
            session.flush()
            return _message(row)


EXPORT_COLUMNS = (
    "id",
    "taken",
    "taken_by",
    "client",
    "for",
    "caller",
    "firm",
    "number",
    "matter",
    "text",
    "call_back",
    "urgent",
    "passed_on",
    "passed_on_by",
    "how",
    "to",
    "call",
)


def _export_row(message: Message, names: Mapping[str, str]) -> list[str]:
    passed_on = message.passed_on_at
    return [
        message.id,
        message.taken_at.isoformat(timespec="seconds"),
        message.taken_by,
        names.get(message.client, ""),
        message.recipient,
        message.caller_name,
        message.caller_firm,
        message.caller_number,
        message.matter,
        message.text,
        "yes" if message.call_back else "no",
        "yes" if message.urgent else "no",
        passed_on.isoformat(timespec="seconds") if passed_on else "",
        message.passed_on_by or "",
        message.passed_on_how or "",
        message.passed_on_to or "",
        message.call or "",
    ]


_LATEST_FIRST = (MessageRow.taken_at.desc(), MessageRow.id.desc())
AT_ONCE = 500
"""So many rows are in memory at a time where all are gone through."""


def _query(client: str | None, to_pass_on: bool | None, words: str) -> Select[MessageRow]:
    query = select(MessageRow)
    if client is not None:
        query = query.where(MessageRow.client == client)
    if to_pass_on is not None:
        query = query.where(MessageRow.passed_on_at.is_(None) if to_pass_on else MessageRow.passed_on_at.is_not(None))
    if words:
        columns = (MessageRow.text, MessageRow.recipient, MessageRow.caller_name, MessageRow.caller_firm, MessageRow.matter)
        query = query.where(mentions(columns, words))
    return query


def _message(row: MessageRow) -> Message:
    fields = {name: getattr(row, name) for name in Message.__struct_fields__}
    how = fields["passed_on_how"]
    fields["passed_on_how"] = How(how) if how else None
    return Message(**fields)
