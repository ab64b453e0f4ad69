"""The figures of a day: each inbound call once, in one place."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest

from receptionist.calls.events import AnyEvent, Caller, Direction, Finished, Moved, Offered
from receptionist.calls.figures import Figures, figures
from receptionist.calls.places import Place, Result

AT = datetime(2026, 10, 13, 8, tzinfo=UTC)


class Stream:
    """A stream of events as a desk writes it."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self._numbers = count(1)

    def call(self, *places: Place, result: Result | None = None, direction: Direction = Direction.INBOUND) -> None:
        call = f"call-{next(self._numbers)}"
        self._add(Offered, call=call, direction=direction, caller=Caller())
        for place in places:
            self._add(Moved, call=call, place=place)
        if result is not None:
            self._add(Finished, call=call, result=result)

    def _add(self, kind: type, **fields: object) -> None:
        number = next(self._numbers)
        self.events.append(kind(id=str(number), epoch=1, sequence=number, at=AT, **fields))


def counted(*places: Place, result: Result | None = None, direction: Direction = Direction.INBOUND) -> dict[str, int]:
    stream = Stream()
    stream.call(*places, result=result, direction=direction)
    told = figures(stream.events)
    assert told.adds_up
    return {name: number for name, number in told.as_dict().items() if number}


@pytest.mark.parametrize(
    ("result", "where"),
    [
        (Result.ANSWERED, {"answered": 1}),
        (Result.MESSAGE, {"answered": 1}),
        (Result.ABANDONED_ON_HOLD, {"answered": 1}),
        (Result.TRANSFERRED, {"answered": 1, "transferred": 1}),
        (Result.BLIND_TRANSFERRED, {"answered": 1, "transferred": 1}),
        (Result.ABANDONED, {"abandoned": 1}),
        (Result.CLOSED, {"closed": 1}),
        (Result.OVERFLOWED, {"overflowed": 1}),
        (Result.VOICEMAIL, {"voicemail": 1}),
        (Result.NOBODY, {"nobody": 1}),
        (Result.REFUSED, {"refused": 1}),
        (Result.FAILED, {"failed": 1}),
    ],
)
def test_a_call_that_is_over_counts_by_how_it_ended(result: Result, where: dict[str, int]) -> None:
    assert counted(Place.WAITING, Place.ENDED, result=result) == {"offered": 1, **where}


def test_a_call_that_goes_on_is_answered_once_somebody_took_it() -> None:
    assert counted(Place.WAITING, Place.ANSWERING) == {"offered": 1, "waiting": 1}
    assert counted(Place.WAITING, Place.ANSWERING, Place.TALKING, Place.HELD) == {"offered": 1, "answered": 1}


def test_a_caller_who_talks_to_the_target_is_transferred_already() -> None:
    places = (Place.WAITING, Place.ANSWERING, Place.TALKING, Place.TRANSFERRING, Place.TRANSFERRED)
    assert counted(*places) == {"offered": 1, "answered": 1, "transferred": 1}
    assert counted(*places[:-1]) == {"offered": 1, "answered": 1}


def test_a_caller_who_is_with_the_fallback_number_has_overflowed() -> None:
    assert counted(Place.WAITING, Place.OVERFLOWED) == {"offered": 1, "overflowed": 1}
    assert counted(Place.WAITING, Place.CLOSED) == {"offered": 1, "waiting": 1}


def test_a_caller_who_was_just_offered_waits() -> None:
    assert counted() == {"offered": 1, "waiting": 1}


@pytest.mark.parametrize("direction", [Direction.OUTBOUND, Direction.NONE])
def test_calls_out_and_cards_made_by_hand_are_not_counted(direction: Direction) -> None:
    assert counted(Place.TALKING, Place.ENDED, result=Result.ANSWERED, direction=direction) == {}


def test_an_event_told_twice_counts_once() -> None:
    stream = Stream()
    stream.call(Place.WAITING, Place.ABANDONED, result=Result.ABANDONED)
    assert figures([event for event in stream.events for _ in range(2)]) == figures(stream.events)


def test_the_sum_is_checked() -> None:
    assert Figures().adds_up
    assert not Figures(offered=2, answered=1).adds_up
