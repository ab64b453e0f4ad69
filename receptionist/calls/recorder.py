"""Writes the record: every event first into the journal, then into the database, each in a thread of its own.

The live road never waits for it: journal, disk and database may all fail, and calls go on under a warning that stays until the
record has caught up.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal

import msgspec
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from receptionist.calls.events import (
    AnyEvent,
    AssistantMoved,
    CallEvent,
    Offered,
    PhoneMoved,
    StationMoved,
    decode,
    encode,
)
from receptionist.calls.model import ABOUT_KEPT, CallEventRow, CallRow
from receptionist.calls.record import CallRecord, add, begin, summarise
from receptionist.calls.seen import SEEN_SECONDS, Seen
from receptionist.errors import Problem, reason_of
from receptionist.store.engine import Store
from receptionist.store.journal import Journal
from receptionist.store.shared.lives import Position, position, same_life

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.05
"""How long after the first of them events are gathered before they are written together."""
APART_SECONDS = 0.15
"""Between two transactions of a hub: in a busy moment one takes the events of several, and the hub's processor is left to the
calls. Consoles ask for what has ended a moment later than that."""
RETRY_SECONDS = 1.0
BATCH = 500
MANY = 2_000
"""Events that are brought over in one transaction, at most: after a long outage there are more."""
KEPT_SECONDS = 300.0
"""How long a hub keeps what a server has taken: the standby that is promoted in its place may not have received it."""
LOOK_SECONDS = 5.0
"""How often a hub looks whether another server answers now."""
LIVES = 10_000
"""So often a desk may have begun since the database last took an event; a greater number is damage."""

Part = Literal["journal", "database"]
Told = Callable[[Part, Problem | None], None]


class Recorder:
    """`told` hears, on a thread of the recorder's, when journal or database begin to fail (a `Problem`) and when they are well
    again (None). `kept`: so many seconds events are kept after the database has taken them, and told again to one that turns
    out to be in another life (a standby that was promoted, a server put back). `seen` notes that the desk is there."""

    def __init__(self, store: Store, journal: Journal, told: Told, *, kept: float = 0.0, seen: Seen | None = None) -> None:
        self._store, self._journal, self._told, self._kept, self._seen = store, journal, told, kept, seen
        self._taken: deque[tuple[float, AnyEvent]] = deque()
        """What the database took lately, and when (monotonic seconds)."""
        self._life: Position | None = None
        self._brought = 0.0
        """When the database took something last (monotonic seconds)."""
        self._queue: queue.SimpleQueue[AnyEvent | None] = queue.SimpleQueue()
        self._news = threading.Condition()
        """Held by whoever changes the journal or what is `_pending`: in the journal, and not yet in the database."""
        self._pending: list[AnyEvent] = []
        self._unwritten: dict[str, bytes] = {}
        """Lines, by their events' ids, that the journal did not take: it gets them as soon as it takes any."""
        self._ended = False
        self._failing: set[Part] = set()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to write; what an earlier life left in the journal goes first."""
        for name, work in (("journal", self._write_down), ("recorder", self._bring_over)):
            thread = threading.Thread(target=work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def take(self, event: AnyEvent) -> None:
        """An event to be kept. Returns at once, from any thread."""
        self._queue.put(event)

    @property
    def behind(self) -> int:
        """How many events stand in the journal and not in the database yet."""
        return len(self._pending)

    def stop(self, seconds: float = 5.0) -> bool:
        """Write what is there and end. False: not all of it reached the database; it stands in the journal."""
        self._stopping.set()
        self._queue.put(None)
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(until - time.monotonic(), 0))
        return not self._pending

    def catch_up(self) -> int:
        """Bring the lines of earlier lives from the journal into the database, now; where it fails they wait with the new ones,
        and `told` hears of it: no call goes unanswered for that. Returns the latest epoch among them (0: there were none)."""
        try:
            found = _readable(self._journal.leftover())
        except OSError as error:
            self._fails("journal", Problem("journal.failed", reason=reason_of(error)))
            return 0
        self._pending = _of_our_lives(found, self._last_epoch(found))
        last = max((event.epoch for event in self._pending), default=0)
        while self._write_database() and self._pending:
            pass
        return last

    def _last_epoch(self, found: Sequence[AnyEvent]) -> int:
        """The latest life that the database knows; while it does not say, the earliest of which there is a line."""
        try:
            with self._store.reading() as session:
                return last_epoch(session)
        except Problem:
            return min((event.epoch for event in found), default=0)

    def _write_down(self) -> None:
        """The journal's thread: it waits for no database."""
        while True:
            batch = _encodable(self._gather())
            with self._news:
                self._write_journal(batch)
                self._pending += batch.values()
                self._ended = self._stopping.is_set() and self._queue.empty()
                if self._ended:
                    self._journal.close()
                self._news.notify()
            if self._ended:
                return

    def _bring_over(self) -> None:
        """The database's thread: it may wait for long, and no event waits for it."""
        well = True
        while self._is_something_to_bring(pause=not well):
            well = self._write_database()
        if self._seen is not None and well:
            with suppress(Problem, SQLAlchemyError), self._store.session() as session:
                self._seen.note(session)

    def _is_something_to_bring(self, *, pause: bool) -> bool:
        """Wait for it, after a `pause` where the database has just failed; False: all is written, or the last try failed. Where
        what was taken is kept, or the desk is noted, there is now and then nothing to bring: then it is looked who takes it."""
        idle = LOOK_SECONDS if self._kept else SEEN_SECONDS if self._seen is not None else None
        with self._news:
            if pause and self._ended:
                return False
            if pause:
                self._news.wait_for(lambda: self._ended, RETRY_SECONDS)
            self._news.wait_for(lambda: self._pending or self._ended, idle)
            if self._kept:
                self._news.wait_for(lambda: self._ended, self._brought + APART_SECONDS - time.monotonic())
            return bool(self._pending) or not self._ended

    def _gather(self) -> list[AnyEvent]:
        """The next events: waits for the first (no longer than until the journal is tried again), then a moment for those that
        come with it."""
        batch: list[AnyEvent] = []
        timeout: float | None = RETRY_SECONDS if self._unwritten else None
        until = 0.0
        while len(batch) < BATCH:
            try:
                event = self._queue.get(timeout=timeout)
            except queue.Empty:
                break
            if event is None:
                break
            batch.append(event)
            until = until or time.monotonic() + GATHER_SECONDS
            timeout = max(until - time.monotonic(), 0)
        return batch

    def _write_journal(self, batch: Mapping[bytes, AnyEvent]) -> None:
        """The lines, and before them those that it did not take when it was tried last."""
        self._unwritten |= {event.id: line for line, event in batch.items()}
        if not self._unwritten:
            return
        try:
            self._journal.append(self._unwritten.values())
        except OSError as error:
            if "journal" not in self._failing:
                log.warning("the journal cannot be written: %s", error.strerror)
            self._journal.close()
            self._fails("journal", Problem("journal.failed", reason=reason_of(error)))
        else:
            self._unwritten.clear()
            self._well("journal")

    def _write_database(self) -> bool:
        """Whether it took what was there; else it is tried again."""
        with self._news:
            batch = self._pending[:MANY]
        try:
            self._bring(batch)
        except Problem as problem:
            self._fails("database", problem)
            return False
        except Exception:
            log.exception("the database did not take the record")
            self._fails("database", Problem("office.record_failed"))
            return self._write_one_by_one(batch)
        self._is_written(len(batch))
        self._well("database")
        return True

    def _write_one_by_one(self, batch: Sequence[AnyEvent]) -> bool:
        """One event that no database takes must not keep the others out for ever: it alone is lost, and the log says so."""
        for event in batch:
            try:
                self._bring([event])
            except Problem:
                return False
            except Exception as error:
                log.error("an event is not kept (%s): %s", type(error).__name__, type(event).__name__)
            self._is_written(1)
        return True

    def _bring(self, batch: Sequence[AnyEvent]) -> None:
        """In one transaction, which looks first who the server is where what was taken is kept."""
        if not self._kept:
            with self._store.session() as session:
                self._keep(session, batch)
            return
        with self._store.session() as session:
            life = position(session.connection())
            again: list[AnyEvent] = []
            if self._life is not None and not same_life(self._life, life):
                log.warning("another database server answers: it is told again what the last one took")
                again = [event for _when, event in self._taken]
            self._keep(session, [*again, *batch])
        self._brought = now = time.monotonic()
        self._life = life
        self._taken.extend((now, event) for event in batch)
        while self._taken and now - self._taken[0][0] > self._kept:
            self._need_no_journal([self._taken.popleft()[1]])

    def _keep(self, session: Session, batch: Sequence[AnyEvent]) -> None:
        keep(session, batch)
        if self._seen is not None:
            self._seen.hears(batch)
            if self._seen.is_due():
                self._seen.note(session)

    def _is_written(self, count: int) -> None:
        """So many of the first need the journal no longer."""
        with self._news:
            if not self._kept:
                self._need_no_journal(self._pending[:count])
            del self._pending[:count]
            if not self._pending:
                self._clear_journal()

    def _need_no_journal(self, events: Iterable[AnyEvent]) -> None:
        with self._news:
            for event in events:
                self._unwritten.pop(event.id, None)

    def _clear_journal(self) -> None:
        try:
            self._journal.forget(self._kept) if self._kept else self._journal.clear()
        except OSError as error:
            log.warning("the journal cannot be cleared: %s", error.strerror)

    def _fails(self, part: Part, problem: Problem) -> None:
        if part not in self._failing:
            self._failing.add(part)
            self._told(part, problem)

    def _well(self, part: Part) -> None:
        if part in self._failing:
            self._failing.discard(part)
            self._told(part, None)


def last_epoch(session: Session) -> int:
    """The desk's latest life of which an event is kept; 0: there was none."""
    return session.scalar(select(func.max(CallEventRow.epoch))) or 0


def write(store: Store, events: Iterable[AnyEvent]) -> None:
    """Keep the events, in one transaction; those already kept are passed over. Raises `Problem` when the database does not."""
    with store.session() as session:
        keep(session, events)


def keep(session: Session, events: Iterable[AnyEvent]) -> None:
    """The same, in the caller's transaction. What an earlier life of the desk comes to tell after a later one (its hub was cut
    off, and another led) takes its place in the order of things."""
    events = list({event.id: event for event in events}.values())
    known: set[str] = set()
    for first in range(0, len(events), MANY):
        ids = [event.id for event in events[first : first + MANY]]
        known.update(session.scalars(select(CallEventRow.id).where(CallEventRow.id.in_(ids))))
    new = [event for event in events if event.id not in known]
    records = _records(session, new)
    kept = frozenset(records)
    late = {event.call for event in new if isinstance(event, CallEvent) and _comes_late(records.get(event.call), event)}
    for event in new:
        session.add(event_row(event))
        _sum_up(records, event)
    session.flush()
    for call in late:
        records[call] = _from_the_beginning(session, call) or records[call]
    for call, record in records.items():
        if call in kept:
            session.merge(call_row(record))
        else:  # nothing to look for: after an outage these are thousands
            session.add(call_row(record))


def _comes_late(record: CallRecord | None, event: AnyEvent) -> bool:
    return record is not None and event.epoch < record.epoch


def _from_the_beginning(session: Session, call: str) -> CallRecord | None:
    rows = select(CallEventRow).where(CallEventRow.call == call).order_by(CallEventRow.epoch, CallEventRow.sequence)
    return summarise(msgspec.convert(row.event, AnyEvent) for row in session.scalars(rows))


def _records(session: Session, events: Sequence[AnyEvent]) -> dict[str, CallRecord]:
    calls = list({event.call for event in events if isinstance(event, CallEvent)})
    found: dict[str, CallRecord] = {}
    for first in range(0, len(calls), MANY):
        rows = session.scalars(select(CallRow).where(CallRow.id.in_(calls[first : first + MANY])))
        found |= {row.id: msgspec.convert(row.record, CallRecord) for row in rows}
    return found


def _sum_up(records: dict[str, CallRecord], event: AnyEvent) -> None:
    if isinstance(event, Offered):
        records.setdefault(event.call, begin(event))
    elif isinstance(event, CallEvent) and event.call in records:
        add(records[event.call], event)


def call_row(record: CallRecord) -> CallRow:
    """The row that stands for the record."""
    return CallRow(
        id=record.id,
        direction=record.direction,
        line=record.line,
        client=record.client,
        caller_number=record.caller.number,
        caller_name=(record.caller.name or None) and (record.caller.name or "")[:200],
        name=record.name[:200],
        firm=record.firm[:200],
        place=record.place,
        result=record.result,
        assistant=record.assistant,
        started=record.started,
        ended=record.ended,
        record=msgspec.to_builtins(record),
    )


def event_row(event: AnyEvent) -> CallEventRow:
    """The row that keeps the event."""
    whole: dict[str, Any] = msgspec.to_builtins(event)
    return CallEventRow(
        id=event.id,
        call=getattr(event, "call", None),
        epoch=event.epoch,
        sequence=event.sequence,
        at=event.at,
        kind=whole["kind"],
        actor=event.actor,
        source=event.source,
        about=_about(event),
        event=whole,
    )


def _about(event: AnyEvent) -> str | None:
    """Whose state it tells."""
    match event:
        case AssistantMoved():
            return f"assistant:{event.assistant}"[:ABOUT_KEPT]
        case StationMoved():
            return f"station:{event.station}"[:ABOUT_KEPT]
        case PhoneMoved():
            return "phone"
        case _:
            return None


def _encodable(events: Iterable[AnyEvent]) -> dict[bytes, AnyEvent]:
    """The events with their lines for the journal; one that cannot be written down is left out, and the log says so."""
    found: dict[bytes, AnyEvent] = {}
    for event in events:
        try:
            found[encode(event)] = event
        except (ValueError, TypeError, OverflowError, msgspec.MsgspecError) as error:
            log.error("an event cannot be written down (%s): %s", type(error).__name__, type(event).__name__)
    return found


def _readable(lines: Iterable[bytes]) -> list[AnyEvent]:
    events: list[AnyEvent] = []
    for line in lines:
        try:
            events.append(decode(line))
        except msgspec.DecodeError:
            log.warning("a line of the journal cannot be read and is left out")
    return events


def _of_our_lives(events: Iterable[AnyEvent], last: int) -> list[AnyEvent]:
    """Without those of a life that cannot have been: the next ones would be counted from there."""
    found = []
    for event in events:
        if event.epoch <= last + LIVES:
            found.append(event)
        else:
            log.warning("a line of the journal is of no life of this desk and is left out")
    return found
