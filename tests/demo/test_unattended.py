"""The demo day that nobody attends: the figures of `receptionist demo`."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.calls.events import AnyEvent, AssistantMoved, Availability, Direction, Finished, Offered, Turned
from receptionist.calls.figures import figures
from receptionist.calls.places import Result, Side
from receptionist.clients.demo import demo_profiles
from receptionist.clients.profile import Profile
from receptionist.demo.unattended import ASSISTANT, UnattendedDay
from receptionist.telephony.simulator.day import DEMO_DAY

HOUR = 3600


@pytest.fixture(scope="module")
def office() -> list[Profile]:
    return demo_profiles(DEMO_DAY)


@pytest.fixture(scope="module")
def whole_day(office: list[Profile]) -> UnattendedDay:
    day = UnattendedDay(1, office)
    day.run(12 * HOUR)
    return day


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**31), seconds=st.integers(0, 4 * HOUR))
def test_the_sum_always_holds_and_the_same_seed_gives_the_same_figures(office: list[Profile], seed: int, seconds: int) -> None:
    first, second = UnattendedDay(seed, office), UnattendedDay(seed, office)
    told = first.run(seconds)
    assert told.adds_up
    assert told.transferred <= told.answered
    for part in (seconds // 3, seconds - seconds // 3):
        second.run(part)
    assert second.figures() == told


@settings(max_examples=20, deadline=None)
@given(cut=st.integers(0, 4000))
def test_the_sum_holds_wherever_the_stream_is_cut(whole_day: UnattendedDay, cut: int) -> None:
    assert figures(whole_day.events[:cut]).adds_up


def test_a_day_has_something_of_everything(whole_day: UnattendedDay) -> None:
    told = whole_day.figures()
    assert told.offered > 200
    assert told.answered > 0.7 * told.offered
    assert told.transferred > 0.2 * told.offered
    assert min(told.abandoned, told.closed, told.nobody) > 0
    results = {event.result for event in whole_day.events if isinstance(event, Finished)}
    assert {Result.ANSWERED, Result.MESSAGE, Result.TRANSFERRED, Result.BLIND_TRANSFERRED, Result.ABANDONED} <= results


def test_a_call_that_the_desk_lost_breaks_the_sum(office: list[Profile]) -> None:
    """Who rings is counted in the town, by the callers themselves."""
    day = UnattendedDay(2, office)
    assert day.run(HOUR).adds_up
    lost = next(event.call for event in day.events if isinstance(event, Offered) and event.direction is Direction.INBOUND)
    day.events[:] = [event for event in day.events if getattr(event, "call", None) != lost]
    assert not day.figures().adds_up


PRINT_FIGURES = """
from receptionist.clients.demo import demo_profiles
from receptionist.demo.unattended import UnattendedDay
from receptionist.telephony.simulator.day import DEMO_DAY
print(UnattendedDay(7, demo_profiles(DEMO_DAY)).run(4 * 3600).as_dict())
"""


def test_another_process_counts_the_same() -> None:
    """Nothing hangs on the order of a set, which differs from process to process."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PRINT_FIGURES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_two_seeds_are_two_days(office: list[Profile]) -> None:
    assert UnattendedDay(1, office).run(3 * HOUR) != UnattendedDay(2, office).run(3 * HOUR)


def test_in_the_first_minute_somebody_rings_and_is_answered(office: list[Profile]) -> None:
    assert UnattendedDay(1, office).run(60).answered >= 1


def test_at_night_everybody_has_hung_up(office: list[Profile]) -> None:
    day = UnattendedDay(4, office)
    day.run(12 * HOUR)
    arrived = set(day.town.exchange.legs())
    day.run(1800)
    assert not arrived & set(day.town.exchange.legs())


def test_the_assistant_goes_to_lunch_comes_back_and_goes_home(whole_day: UnattendedDay) -> None:
    moves = [event for event in whole_day.events if isinstance(event, AssistantMoved) and event.assistant == ASSISTANT]
    assert [move.reason for move in moves if move.availability is Availability.PAUSE] == ["coffee", "lunch", "coffee"]
    assert moves[-1].availability is Availability.AWAY


def test_she_talks_to_one_caller_at_a_time(whole_day: UnattendedDay) -> None:
    talking: set[str] = set()
    for event in whole_day.events:
        if isinstance(event, Turned):
            talking.discard(event.call)
            if event.side in (Side.TALKING, Side.CONSULTING):
                talking.add(event.call)
        assert len(talking) <= 1


def test_the_stream_has_no_gap_and_time_never_goes_back(whole_day: UnattendedDay) -> None:
    for one, next_one in pairwise(whole_day.events):
        assert next_one.sequence == one.sequence + 1
        assert next_one.at >= one.at


def test_whoever_keeps_the_record_gets_every_event(office: list[Profile]) -> None:
    kept: list[AnyEvent] = []
    day = UnattendedDay(3, office, keep=kept.append)
    day.run(HOUR)
    assert kept == day.events
    assert any(isinstance(event, Offered) and event.direction is Direction.INBOUND for event in kept)
