"""What each assistant was doing in a window of past time, and how many of them were free."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby, pairwise

import msgspec

from receptionist.calls.call_story import CallPast, SideSpan
from receptionist.calls.events import AssistantMoved, Availability
from receptionist.calls.past_window import Silence, StateEvent, Window
from receptionist.calls.places import Side


class Duty(StrEnum):
    """What an assistant was doing."""

    FREE = "free"
    RINGING = "ringing"  # her phone rang for a call
    TALKING = "talking"
    CONSULTING = "consulting"
    HOLDING = "holding"  # nobody in her ear, but a caller on hold
    WRAP_UP = "wrap_up"
    PAUSE = "pause"
    AWAY = "away"


class DutySpan(msgspec.Struct, frozen=True, kw_only=True):
    """From when until when an assistant was doing what. `call`: the one she was busy with; `reason` is the pause's."""

    duty: Duty
    since: datetime
    until: datetime
    call: str | None = None
    reason: str | None = None
    station: str | None = None


class AssistantPast(msgspec.Struct, frozen=True):
    """An assistant's part of the window, without a gap from the first span to the last."""

    id: str
    name: str
    spans: tuple[DutySpan, ...]

    def at(self, moment: datetime) -> DutySpan | None:
        """What she was doing then; None: she had not signed in."""
        return next((span for span in self.spans if span.since <= moment < span.until), None)


class Strength(msgspec.Struct, frozen=True):
    """How many were on duty (signed in, a pause among it), how many of them free to answer, and how many busy with a call, a
    caller on hold among it."""

    since: datetime
    until: datetime
    on_duty: int
    free: int
    busy: int


def assistants_in(
    states: Sequence[StateEvent], stories: Sequence[CallPast], window: Window, silent: Mapping[int, Silence]
) -> Iterator[AssistantPast]:
    """Everybody who was there at any time in the window, by name; in `silent` times (by the life before) nobody is known to
    have been."""
    sides: dict[str, list[SideSpan]] = {}
    for one in stories:
        for side in one.sides:
            sides.setdefault(side.assistant, []).append(side)
    found = [_assistant(who, moves, sides.get(who, []), window) for who, moves in _moves(states, silent).items()]
    present = (one for one in found if any(span.duty is not Duty.AWAY for span in one.spans))
    yield from sorted(present, key=lambda one: (one.name.casefold(), one.id))


class _Move(msgspec.Struct, frozen=True):
    """What an assistant said of herself, None: the desk that had heard it is gone; and the time from which it holds."""

    at: datetime
    said: AssistantMoved | None


def _moves(states: Sequence[StateEvent], silent: Mapping[int, Silence]) -> dict[str, list[_Move]]:
    """By assistant. Behind the last word of a desk nothing is known of anybody, and one that begins knows of nobody: whoever
    was there has to sign in again."""
    moves: dict[str, list[_Move]] = {}
    for epoch, its in groupby(states, key=lambda event: event.epoch):
        for event in its:
            if isinstance(event, AssistantMoved):
                moves.setdefault(event.assistant, []).append(_Move(event.at, event))
        for told in moves.values() if epoch in silent else ():
            told.append(_Move(silent[epoch].since, None))
    return moves


def _assistant(who: str, moves: Sequence[_Move], sides: Sequence[SideSpan], window: Window) -> AssistantPast:
    cuts = {window.since, window.until, *(move.at for move in moves)}
    cuts |= {moment for side in sides for moment in (side.since, side.until) if moment is not None}
    inside = sorted(cut for cut in cuts if window.since <= cut <= window.until)
    coming, going_on = deque(sorted(sides, key=lambda side: side.since)), list[SideSpan]()
    spans: list[DutySpan] = []
    for since, until in pairwise(inside):
        while coming and coming[0].since <= since:
            going_on.append(coming.popleft())
        going_on = [side for side in going_on if side.holds_at(since)]
        span = _span(moves, going_on, since, until)
        if span is not None:
            spans.append(span)
    name = next((move.said.name for move in reversed(moves) if move.said is not None), who)
    return AssistantPast(who, name, tuple(_joined(spans)))


def _span(moves: Sequence[_Move], sides: Sequence[SideSpan], since: datetime, until: datetime) -> DutySpan | None:
    """What she was doing from `since` on; nothing changes before `until`."""
    said = next((move.said for move in reversed(moves) if move.at <= since), None)
    if said is None:
        return None
    busy = max((side for side in sides if side.side is not Side.ON_HOLD), key=lambda side: side.since, default=None)
    holds = next((side for side in sides if side.side is Side.ON_HOLD), None)
    duty, call = _duty(said.availability, busy, holds)
    return DutySpan(duty=duty, since=since, until=until, call=call, reason=said.reason, station=said.station)


_BY_SIDE = {
    Side.RINGING: Duty.RINGING,
    Side.TALKING: Duty.TALKING,
    Side.CONSULT_RINGING: Duty.CONSULTING,
    Side.CONSULTING: Duty.CONSULTING,
    Side.WRAP_UP: Duty.WRAP_UP,
}


def _duty(availability: Availability, busy: SideSpan | None, holds: SideSpan | None) -> tuple[Duty, str | None]:
    if availability is Availability.AWAY:
        return Duty.AWAY, None
    if busy is not None:
        return _BY_SIDE[busy.side], busy.call
    if holds is not None:
        return Duty.HOLDING, holds.call
    return (Duty.FREE if availability is Availability.AVAILABLE else Duty.PAUSE), None


def _joined(spans: Sequence[DutySpan]) -> Iterator[DutySpan]:
    """Neighbours between which nothing changed are one."""
    last: DutySpan | None = None
    for span in spans:
        if last is not None and last.until == span.since and _same(last, span):
            last = msgspec.structs.replace(last, until=span.until)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _same(one: DutySpan, other: DutySpan) -> bool:
    return (one.duty, one.call, one.reason, one.station) == (other.duty, other.call, other.reason, other.station)


def strengths_in(assistants: Sequence[AssistantPast], window: Window, *, by_hand: bool = False) -> Iterator[Strength]:
    """How many were there from change to change, over the whole window. `by_hand`: nobody needs a phone that the desk knows."""
    changes: dict[datetime, Counter[str]] = {window.since: Counter(), window.until: Counter()}
    for span in (span for one in assistants for span in one.spans):
        for moment, by in ((span.since, 1), (span.until, -1)):
            changes.setdefault(moment, Counter()).update(dict.fromkeys(_counts_as(span, by_hand), by))
    now, since = Counter[str](), window.since
    for moment, change in sorted(changes.items()):
        if moment > window.since and (moment == window.until or any(change.values())):
            yield Strength(since, moment, now["there"], now["free"], now["busy"])
            since = moment
        now.update(change)


def _counts_as(span: DutySpan, by_hand: bool) -> Iterator[str]:
    if span.duty is Duty.AWAY:
        return
    yield "there"
    if span.duty not in (Duty.FREE, Duty.PAUSE):
        yield "busy"
    elif span.duty is Duty.FREE and (by_hand or span.station is not None):
        yield "free"
