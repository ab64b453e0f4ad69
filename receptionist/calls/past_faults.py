"""What was out of order in a window of past time: the phone system, a phone, the desk itself, what an assistant was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from enum import StrEnum

import msgspec

from receptionist.calls.events import PhoneMoved, StationMoved, Trouble
from receptionist.calls.past_window import Life, StateEvent, Window, is_not_joined, silences


class FaultKind(StrEnum):
    """What was out of order."""

    PHONE = "phone"  # the phone system was not heard: its own fallback takes the calls meanwhile
    STATION = "station"  # a phone was out of reach
    RESTART = "restart"  # the desk began anew; `since` is when the one before was last heard of
    GONE = "gone"  # the desk was last heard of at `since`, and none has begun since
    TROUBLE = "trouble"  # what an assistant was told in that instant, by its code


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was out of order. `until` None: it lasted beyond the window."""

    kind: FaultKind
    since: datetime
    until: datetime | None = None
    station: str | None = None
    reason: str | None = None
    code: str = ""
    values: dict[str, str | int] = {}
    call: str | None = None
    assistant: str | None = None

    def is_of_one_day(self, zone: tzinfo) -> bool:
        """Whether the hour alone tells when; of a desk that is gone nobody knows how long ago it was."""
        if self.kind is FaultKind.GONE:
            return False
        return self.until is None or self.since.astimezone(zone).date() == self.until.astimezone(zone).date()


def faults_in(
    states: Sequence[StateEvent], lives: Mapping[int, Life], window: Window, only: set[str] | None
) -> Iterator[Fault]:
    """`only`: of what one call alone had to do with, that of these calls."""
    lasting = [*_restarts(lives, window), *_phone(states), *_stations(states)]
    passing = (_trouble(event) for event in states if isinstance(event, Trouble))
    told = (fault for fault in passing if only is None or fault.call is None or fault.call in only)
    inside = (fault for fault in (*lasting, *told) if _inside(fault, window))
    yield from sorted((_cut(fault, window) for fault in inside), key=lambda fault: fault.since)


def _inside(fault: Fault, window: Window) -> bool:
    return fault.since < window.until and (fault.until is None or fault.until >= window.since)


def _cut(fault: Fault, window: Window) -> Fault:
    over = fault.until is not None and fault.until < window.until
    return fault if over or fault.kind is FaultKind.RESTART else msgspec.structs.replace(fault, until=None)


def _restarts(lives: Mapping[int, Life], window: Window) -> Iterator[Fault]:
    for silence in silences(lives, window.until).values():
        if silence.back:
            yield Fault(kind=FaultKind.RESTART, since=silence.since, until=silence.until)
        else:
            yield Fault(kind=FaultKind.GONE, since=silence.since)


def _phone(states: Sequence[StateEvent]) -> Iterator[Fault]:
    """An office that is joined to none has none that might not be heard."""
    away: PhoneMoved | None = None
    for event in states:
        is_word = isinstance(event, PhoneMoved) and (event.connected or is_not_joined(event))
        over = away is not None and (event.epoch != away.epoch or is_word)
        if away is not None and over:
            yield Fault(kind=FaultKind.PHONE, since=away.at, until=event.at, reason=away.reason)
            away = None
        if isinstance(event, PhoneMoved) and not is_word and away is None:
            away = event
    if away is not None:
        yield Fault(kind=FaultKind.PHONE, since=away.at, reason=away.reason)


def _stations(states: Sequence[StateEvent]) -> Iterator[Fault]:
    gone: dict[str, StationMoved] = {}
    for event in states:
        back = [
            one
            for one in gone.values()
            if event.epoch != one.epoch
            or (isinstance(event, StationMoved) and event.reachable and event.station == one.station)
        ]
        for one in back:
            yield Fault(kind=FaultKind.STATION, since=one.at, until=event.at, station=one.station)
            del gone[one.station]
        if isinstance(event, StationMoved) and not event.reachable:
            gone.setdefault(event.station, event)
    for one in gone.values():
        yield Fault(kind=FaultKind.STATION, since=one.at, station=one.station)


def _trouble(event: Trouble) -> Fault:
    return Fault(
        kind=FaultKind.TROUBLE,
        since=event.at,
        until=event.at,
        code=event.code,
        values=event.values,
        call=event.call,
        assistant=event.assistant,
        station=str(event.values.get("station") or "") or None,
    )
