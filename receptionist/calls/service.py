"""The history of calls: searching it, and what a new desk begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import Select, and_, func, or_, select

from receptionist.calls.call_backs import REACHED
from receptionist.calls.events import AnyEvent, Direction
from receptionist.calls.model import CallerLanguageRow, CallEventRow, CallRow, DraftRow
from receptionist.calls.past_moment import Picture, picture
from receptionist.calls.past_rows import known
from receptionist.calls.past_window import Window
from receptionist.calls.places import Result
from receptionist.calls.record import CallRecord
from receptionist.calls.recorder import last_epoch
from receptionist.csv_files import write_rows
from receptionist.errors import NotFound
from receptionist.store.engine import Store
from receptionist.store.folding import mentions


class CallFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for; everything given must hold. `number` and `name` match in part, a name without case and accents;
    `client` is an id; `since` and `until` (aware) are about the call's start, `until` exclusive. `limit`: so many at a time."""

    number: str = ""
    name: str = ""
    client: str | None = None
    line: str | None = None
    caller: str | None = None
    result: Result | None = None
    direction: Direction | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 500


class HistoryService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, wanted: CallFilter, after: CallRecord | None = None) -> list[CallRecord]:
        """The calls that match, latest first, at most `wanted.limit`; of a long list those that stand `after` that one."""
        query = _query(wanted).order_by(*_LATEST_FIRST).limit(wanted.limit)
        if after is not None:
            same_moment = and_(CallRow.started == after.started, CallRow.id < after.id)
            query = query.where(or_(CallRow.started < after.started, same_moment))
        with self._store.reading() as session:
            return [_record(row) for row in session.scalars(query)]

    def count(self, wanted: CallFilter) -> int:
        """How many calls match in all."""
        with self._store.reading() as session:
            return session.scalar(_query(wanted).with_only_columns(func.count(CallRow.id))) or 0

    def each(self, wanted: CallFilter) -> Iterator[CallRecord]:
        """All calls that match, latest first, as they were when the first was asked for, read as one goes on."""
        query = _query(wanted).order_by(*_LATEST_FIRST).execution_options(yield_per=AT_ONCE)
        with self._store.reading() as session, closing(session.scalars(query)) as rows:  # whoever has enough asks no more
            for row in rows:
                yield _record(row)

    def each_with_events(self, wanted: CallFilter) -> Iterator[tuple[CallRecord, list[AnyEvent]]]:
        """The same, each with all that happened to it, in order."""
        calls = self.each(wanted)
        while some := list(islice(calls, AT_ONCE)):
            events = self.events_of([call.id for call in some])
            yield from ((call, events.get(call.id, [])) for call in some)

    def load(self, call: str) -> CallRecord:
        """One call. Raises `NotFound` (`call.unknown`)."""
        with self._store.reading() as session:
            row = session.get(CallRow, call)
            if row is None:
                raise NotFound("call.unknown", call=call)
            return _record(row)

    def events(self, call: str) -> list[AnyEvent]:
        """All that happened to a call, in order."""
        with self._store.reading() as session:
            rows = session.scalars(
                select(CallEventRow).where(CallEventRow.call == call).order_by(CallEventRow.epoch, CallEventRow.sequence)
            )
            return [msgspec.convert(row.event, AnyEvent) for row in rows]

    def events_of(self, calls: Sequence[str]) -> dict[str, list[AnyEvent]]:
        """All that happened to several calls, by call, each in order."""
        found: dict[str, list[AnyEvent]] = {}
        with self._store.reading() as session:
            for first in range(0, len(calls), 500):
                some = CallEventRow.call.in_(calls[first : first + 500])
                for row in session.scalars(
                    select(CallEventRow).where(some).order_by(CallEventRow.epoch, CallEventRow.sequence)
                ):
                    found.setdefault(row.call or "", []).append(msgspec.convert(row.event, AnyEvent))
        return found

    def at_moment(self, window: Window, client: str | None = None) -> Picture:
        """What waited, who was there and what was out of order around a moment; `client` (an id): of the calls, this one's."""
        with self._store.reading() as session:
            found = known(session, window)
        return picture(found, window, client)

    def earlier(self, client: str, caller: str, limit: int = 20) -> list[CallRecord]:
        """The earlier calls of one caller with one client, latest first. Never across clients: what a caller told one is not
        another's (GDPR art. 28)."""
        return self.find(CallFilter(client=client, caller=caller, limit=limit))

    def last_answered(self, assistant: str) -> dict[str, datetime]:
        """When the assistant (a login) last answered for each client (id): the start of that call, UTC."""
        last = func.max(CallRow.started)
        spoken = (CallRow.assistant == assistant, CallRow.result.in_(REACHED), CallRow.client.is_not(None))
        with self._store.reading() as session:
            rows = session.execute(select(CallRow.client, last).where(*spoken).group_by(CallRow.client))
            return {client: at for client, at in rows if client is not None}

    def export(self, calls: Iterable[CallRecord], path: Path, names: dict[str, str]) -> int:
        """The calls as CSV, times in ISO 8601 UTC. `names` gives the clients' names by id. How many there were. Raises as
        `csv_files.write_rows`."""
        return write_rows(path, EXPORT_COLUMNS, (_export_row(call, names) for call in calls))

    # ---- the language of a caller

    def keep_language(self, client: str, number: str, language: str) -> None:
        """Whoever rings that client (id) from `number` (E.164) speaks this language (ISO 639-1)."""
        with self._store.session() as session:
            session.merge(CallerLanguageRow(client=client, number=number, language=language, at=self._store.now()))

    # ---- drafts

    def drafts(self) -> dict[str, dict[str, str]]:
        """All half-typed texts, whoever's they are: call to field to text, of several the oldest first."""
        with self._store.reading() as session:
            kept: dict[str, dict[str, str]] = {}
            for row in session.scalars(select(DraftRow).order_by(DraftRow.at)):
                fields = kept.setdefault(row.call, {})
                fields[row.field] = f"{fields[row.field]}\n{row.text}" if row.field in fields else row.text
            return kept

    # ---- what a new desk begins with

    def next_epoch(self) -> int:
        """The number of the desk's next life."""
        with self._store.reading() as session:
            return last_epoch(session) + 1

    def unfinished(self) -> list[CallRecord]:
        """Calls that the record knows without an end, and those of the desk's last life whose notes were being written."""
        with self._store.reading() as session:
            last = select(func.max(CallEventRow.epoch)).scalar_subquery()
            lately = select(CallEventRow.call).where(CallEventRow.epoch == last, CallEventRow.kind == "turned")
            rows = session.scalars(select(CallRow).where(or_(CallRow.ended.is_(None), CallRow.id.in_(lately))))
            return [record for record in map(_record, rows) if record.unfinished]


EXPORT_COLUMNS = (
    "id",
    "started",
    "ended",
    "direction",
    "line",
    "client",
    "caller",
    "name",
    "result",
    "kind",
    "assistant",
    "waiting",
    "talking",
    "on_hold",
)


def _export_row(call: CallRecord, names: dict[str, str]) -> list[str]:
    times = call.times
    return [
        call.id,
        call.started.isoformat(timespec="seconds"),
        call.ended.isoformat(timespec="seconds") if call.ended else "",
        call.direction,
        call.line or "",
        names.get(call.client or "", ""),
        call.caller.number or "",
        call.name or call.caller.name or "",
        call.result or "",
        call.kind_of_call or "",
        call.assistant or "",
        *(str(round(seconds)) for seconds in (times.waiting + times.ringing, times.talking, times.on_hold)),
    ]


_LATEST_FIRST = (CallRow.started.desc(), CallRow.id.desc())
AT_ONCE = 500
"""So many rows are in memory at a time where all are gone through."""


def _query(wanted: CallFilter) -> Select[CallRow]:
    query = select(CallRow)
    if wanted.number:
        digits = "".join(c for c in wanted.number if c.isdigit()).lstrip("0") or wanted.number
        query = query.where(CallRow.caller_number.contains(digits, autoescape=True))
    if wanted.name:
        query = query.where(mentions((CallRow.caller_name, CallRow.name, CallRow.firm, CallRow.caller_number), wanted.name))
    exact = (
        (CallRow.client, wanted.client),
        (CallRow.line, wanted.line),
        (CallRow.caller_number, wanted.caller),
        (CallRow.result, wanted.result),
        (CallRow.direction, wanted.direction),
    )
    for column, value in exact:
        if value is not None:
            query = query.where(column == value)
    if wanted.since is not None:
        query = query.where(CallRow.started >= wanted.since)
    if wanted.until is not None:
        query = query.where(CallRow.started < wanted.until)
    return query


def _record(row: CallRow) -> CallRecord:
    return msgspec.convert(row.record, CallRecord)
