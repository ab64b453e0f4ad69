"""What the record says of a call: made from its event rows by pure functions, never typed in by anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from receptionist.calls.events import (
    Announced,
    AnyEvent,
    Caller,
    CallEvent,
    Chatted,
    Direction,
    Finished,
    GivenTo,
    HandedTo,
    KeptAsEvidence,
    KindGiven,
    Manner,
    MessageTaken,
    Moved,
    Named,
    Noted,
    Offered,
    TargetAnswered,
    TargetRung,
    Turned,
    WaitsFor,
)
from receptionist.calls.places import OVER, KindOfCall, Place, Result, Side


class Times(msgspec.Struct, kw_only=True):
    """Seconds spent in each part of a call, each the sum of differences between two event rows. `waiting` is all time before
    the first answer in which the caller was not yet claimed, and the time back in the queue; `on_hold` includes the time in
    which an unannounced transfer rang; time with the target after a transfer is in none of them."""

    announcement: float = 0.0
    waiting: float = 0.0
    ringing: float = 0.0
    talking: float = 0.0
    on_hold: float = 0.0
    consulting: float = 0.0
    wrap_up: float = 0.0


class CallRecord(msgspec.Struct, kw_only=True):
    """A call as history knows it. Times are UTC."""

    id: str
    direction: Direction
    caller: Caller
    started: datetime
    line: str | None = None
    client: str | None = None
    unknown_line: bool = False
    place: Place = Place.OFFERED
    result: Result | None = None
    answered: datetime | None = None
    ended: datetime | None = None
    assistant: str | None = None
    name: str = ""
    firm: str = ""
    matter: str = ""
    kind_of_call: KindOfCall | None = None
    message: str | None = None
    notes: str = ""
    evidence: str | None = None
    times: Times = msgspec.field(default_factory=Times)
    side: Side = Side.NONE
    manner: Manner | None = None
    reached: bool = False
    """Whether whom the call was last put through to has answered."""
    announced: str | None = None
    counted_from: datetime | None = None
    """Until when `times` has been added up: the last instant of which the record knows."""
    epoch: int = 0
    """In which life of the desk that was."""

    @property
    def unfinished(self) -> bool:
        """A desk that begins has something to do with it: it has not ended, or its note has not."""
        return self.ended is None or self.side is Side.WRAP_UP


_BY_PLACE = {
    Place.OFFERED: "waiting",
    Place.WAITING: "waiting",
    Place.RETURNED: "waiting",
    Place.ANSWERING: "ringing",
    Place.DIALLING: "ringing",
    Place.RINGING: "ringing",
    Place.CLOSED: "announcement",
    Place.TALKING: "talking",
    Place.HELD: "on_hold",
    Place.TRANSFERRING: "on_hold",
}


def begin(event: Offered) -> CallRecord:
    """The record of a call that has just come to be."""
    return CallRecord(
        id=event.call,
        direction=event.direction,
        caller=event.caller,
        started=event.at,
        line=event.line,
        client=event.client,
        unknown_line=event.unknown_line,
        counted_from=event.at,
        assistant=event.assistant,
        epoch=event.epoch,
    )


def summarise(events: Iterable[AnyEvent]) -> CallRecord | None:
    """The record of one call from all its events in their order; None without the event that began it."""
    record: CallRecord | None = None
    for event in events:
        if isinstance(event, Offered):
            record = record or begin(event)
        elif record is not None and isinstance(event, CallEvent):
            add(record, event)
    return record


def add(record: CallRecord, event: CallEvent) -> None:
    """Let one more event change the record."""
    if record.direction is Direction.NONE:
        record.counted_from = event.at
    match event:
        case Moved():
            _count(record, event)
            record.place = event.place
            record.assistant = event.assistant or record.assistant
            if event.place is Place.TALKING and record.answered is None:
                record.answered = event.at
            if event.place in OVER:
                record.ended = event.at
        case Turned():
            _count(record, event)
            record.side, record.assistant = event.side, event.assistant
        case TargetRung():
            record.manner, record.reached = event.manner, False
        case TargetAnswered():
            record.reached = True
        case Announced():
            record.announced = event.what
        case Named():
            record.name, record.firm, record.matter = event.name, event.firm, event.matter
        case KindGiven():
            record.kind_of_call = event.kind_of_call
        case GivenTo():
            record.client, record.unknown_line = event.client, False
        case MessageTaken():
            record.message = event.message
        case Noted():
            record.notes = event.text
        case KeptAsEvidence():
            record.evidence = event.emergency or None
        case Finished():
            record.result = event.result
        case WaitsFor() | HandedTo() | Chatted():
            pass


def _count(record: CallRecord, event: Moved | Turned) -> None:
    """Time goes to where the call was."""
    part = _part(record)
    if part is not None and record.counted_from is not None:
        seconds = (event.at - record.counted_from).total_seconds()
        setattr(record.times, part, getattr(record.times, part) + max(seconds, 0.0))
    record.counted_from, record.epoch = event.at, event.epoch


def _part(record: CallRecord) -> str | None:
    if record.direction is Direction.NONE:
        return None  # no phone holds it: nothing is known of who waited or talked
    if record.place in OVER:
        return "wrap_up" if record.side is Side.WRAP_UP else None
    if record.place is Place.TRANSFERRED and record.side is Side.WRAP_UP:
        return "wrap_up"
    if record.place is Place.HELD and record.side in (Side.CONSULT_RINGING, Side.CONSULTING):
        return "consulting"
    return _BY_PLACE.get(record.place)


def result_of(record: CallRecord) -> Result:
    """How a call ended that nobody saw end: by where it was last."""
    if record.direction is Direction.OUTBOUND and record.answered is None:
        return Result.FAILED
    if record.direction is Direction.NONE:
        return Result.MESSAGE if record.message else Result.ANSWERED
    match record.place:
        case Place.TALKING:
            return Result.MESSAGE if record.message else Result.ANSWERED
        case Place.TRANSFERRED:
            return Result.BLIND_TRANSFERRED if record.manner is Manner.BLIND else Result.TRANSFERRED
        case Place.OVERFLOWED if record.reached:
            return Result.OVERFLOWED
        case Place.CLOSED if record.announced == "blocked":
            return Result.REFUSED
        case Place.CLOSED if record.announced == "closed" and record.answered is None:
            return Result.CLOSED
        case Place.CLOSED | Place.OVERFLOWED if record.answered is None:
            return Result.NOBODY
        case _:
            return Result.ABANDONED if record.answered is None else Result.ABANDONED_ON_HOLD


msgspec.json.Decoder(CallRecord)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
