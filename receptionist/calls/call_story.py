"""One call as a story: where the caller was from when until when, whose phone rang for it, and whom one tried to reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from receptionist.calls.events import (
    AnyEvent,
    CallEvent,
    Direction,
    GivenTo,
    Manner,
    Moved,
    Offered,
    Source,
    Target,
    TargetAnswered,
    TargetEnded,
    TargetRung,
    Turned,
)
from receptionist.calls.places import OVER, Place, Side
from receptionist.calls.record import CallRecord, summarise


class PlaceSpan(msgspec.Struct, frozen=True):
    """Where the caller was. `until` None: as far as is known, to this day."""

    place: Place
    since: datetime
    until: datetime | None
    assistant: str | None = None
    reason: str | None = None

    def is_in(self, since: datetime, until: datetime) -> bool:
        """Whether it was so at any time from `since` to `until` (exclusive)."""
        return self.since < until and (self.until is None or since < self.until)


class SideSpan(msgspec.Struct, frozen=True):
    """An assistant's side of the call."""

    call: str
    assistant: str
    side: Side
    since: datetime
    until: datetime | None

    def holds_at(self, moment: datetime) -> bool:
        """Whether it was so then."""
        return self.since <= moment and (self.until is None or moment < self.until)


class Rung(msgspec.Struct, frozen=True):
    """Whose phone rang for the caller who waited, and how that ended: answered, or `reason` (`station_no_answer`…; None: the
    caller gave up)."""

    assistant: str
    since: datetime
    until: datetime | None
    answered: bool
    reason: str | None = None


class Tried(msgspec.Struct, frozen=True):
    """A target that was rung for the call. `reason` is why it was not reached, or how it ended; `own`: it was rung for the
    client whose call this is, and not before it was given to this one."""

    at: datetime
    target: Target
    manner: Manner
    answered: bool = False
    reason: str | None = None
    own: bool = True


class CallPast(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was. `given_from`: the client (id) whose line had been called, where it was given to another; `by_fallback`:
    the phone system's own fallback took it, or it went to a fallback number."""

    record: CallRecord
    order: tuple[int, int]
    service_level: int
    places: tuple[PlaceSpan, ...]
    sides: tuple[SideSpan, ...]
    rung: tuple[Rung, ...]
    tried: tuple[Tried, ...]
    given_from: str | None
    by_fallback: bool

    @property
    def is_card(self) -> bool:
        """A card that was opened by hand: nothing is known of how the phone went."""
        return self.record.direction is Direction.NONE

    @property
    def id(self) -> str:
        """The call's id."""
        return self.record.id

    @property
    def urgency(self) -> tuple[datetime, tuple[int, int]]:
        """The order in which waiting calls are answered: whose promised service level ends first, then arrival."""
        return self.record.started + timedelta(seconds=self.service_level), self.order

    def place_in(self, since: datetime, until: datetime) -> PlaceSpan | None:
        """Where the caller was from `since` to `until` (exclusive): waiting, if at any time of it, else where first; None:
        nowhere with us."""
        spans = [span for span in self.places if span.place not in OVER and span.is_in(since, until)]
        return next((span for span in spans if span.place is Place.WAITING), next(iter(spans), None))

    def waited_in(self, since: datetime, until: datetime) -> bool:
        """Whether anybody free might have answered it at any time from `since` to `until` (exclusive)."""
        span = self.place_in(since, until)
        return span is not None and span.place is Place.WAITING

    def overlaps(self, since: datetime, until: datetime) -> bool:
        """Whether it was there at any time from `since` to `until` (exclusive)."""
        last = self.places[-1]
        return self.record.started < until and (last.place not in OVER or last.since >= since)


def story(events: Sequence[AnyEvent], begins: Mapping[int, datetime] | None = None) -> CallPast | None:
    """The story of one call from all its events; None without the one that began it. `begins`: when each life of the desk
    began, by epoch: of a call that a later desk no longer found, nobody knows an earlier end."""
    ordered = sorted(events, key=lambda event: (event.epoch, event.sequence))
    record = summarise(ordered)
    first = next((event for event in ordered if isinstance(event, Offered)), None)
    if record is None or first is None:
        return None
    teller = _Teller(first, begins or {})
    for event in ordered:
        if isinstance(event, CallEvent):
            teller.hears(event)
    places = tuple(teller.places)
    return CallPast(
        record=record,
        order=(first.epoch, first.sequence),
        service_level=first.service_level,
        places=places,
        sides=tuple(span for span in teller.sides if span.side is not Side.NONE and span.assistant),
        rung=_rung(places),
        tried=tuple(msgspec.structs.replace(one, own=n >= teller.tried_before) for n, one in enumerate(teller.tried)),
        given_from=teller.given_from,
        by_fallback=any(e.source is Source.FALLBACK for e in ordered) or any(p.place is Place.OVERFLOWED for p in places),
    )


@dataclass(slots=True)
class _Teller:
    """Goes through a call's events in their order. Times never go back: a clock that was set is no reason to."""

    first: Offered
    begins: Mapping[int, datetime]
    places: list[PlaceSpan] = field(default_factory=list)
    sides: list[SideSpan] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    tried_before: int = 0
    given_from: str | None = None
    _now: datetime | None = None
    _epoch: int = 0

    def hears(self, event: CallEvent) -> None:
        """The next one."""
        if isinstance(event, Offered):
            if self._now is None:
                self._now, self._epoch = event.at, event.epoch
                self._goes(PlaceSpan(Place.OFFERED, event.at, None, event.assistant))
            return  # found again by a later desk: it goes on
        now = self._now = max(self._now or event.at, self._happened(event))
        if event.epoch != self._epoch:
            self._epoch = event.epoch
            self._turns(Side.NONE, "", now)  # a desk that begins has nobody's phone ringing
        match event:
            case Moved():
                self._goes(PlaceSpan(event.place, now, None, event.assistant, event.reason))
                self._turns(self.sides[-1].side if self.sides else Side.NONE, event.assistant or "", now)
            case Turned():
                self._turns(event.side, event.assistant, now)
            case GivenTo():
                self.given_from, self.tried_before = self.given_from or event.was or self.first.client, len(self.tried)
            case TargetRung():
                self.tried.append(Tried(now, event.target, event.manner))
            case TargetAnswered() if self.tried:
                self.tried[-1] = msgspec.structs.replace(self.tried[-1], answered=True)
            case TargetEnded() if self.tried:
                self.tried[-1] = msgspec.structs.replace(self.tried[-1], reason=event.reason)
            case _:
                pass

    def _happened(self, event: CallEvent) -> datetime:
        """The fallback tells its own time; a later desk enters the end of what it did not find at the last instant known."""
        if event.source is Source.FALLBACK or event.epoch == self.first.epoch:
            return event.at
        return max(event.at, self.begins.get(event.epoch, event.at))

    def _goes(self, span: PlaceSpan) -> None:
        if self.places:
            self.places[-1] = msgspec.structs.replace(self.places[-1], until=span.since)
        self.places.append(span)

    def _turns(self, side: Side, assistant: str, now: datetime) -> None:
        last = self.sides[-1] if self.sides else None
        if last is not None and (last.side, last.assistant) == (side, assistant):
            return
        if last is not None:
            self.sides[-1] = msgspec.structs.replace(last, until=now)
        self.sides.append(SideSpan(self.first.call, assistant, side, now, None))


def _rung(places: Sequence[PlaceSpan]) -> tuple[Rung, ...]:
    after = [*places[1:], None]
    return tuple(
        Rung(
            assistant=span.assistant or "",
            since=span.since,
            until=span.until,
            answered=then is not None and then.place is Place.TALKING,
            reason=then.reason if then is not None and then.place not in OVER else None,
        )
        for span, then in zip(places, after, strict=True)
        if span.place is Place.ANSWERING
    )
