"""The office's clock, on a machine that sleeps and whose own clock is corrected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from receptionist.clock import LoopClock

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Machine:
    """A machine's two clocks: the one that counts while it is awake, and the one on its wall."""

    def __init__(self) -> None:
        self.awake, self.hour = 1000.0, START

    def time(self) -> float:
        return self.awake

    def passes(self, seconds: float) -> None:
        self.awake += seconds
        self.hour += timedelta(seconds=seconds)


def clock_of(machine: Machine, **more: datetime) -> LoopClock:
    return LoopClock(machine, wall=lambda: machine.hour, **more)  # type: ignore[arg-type]


def test_after_a_nights_sleep_it_is_morning() -> None:
    machine = Machine()
    clock = clock_of(machine)
    machine.hour += timedelta(hours=14)
    assert clock.now() == START + timedelta(hours=14)


def test_a_small_difference_is_left_to_the_time_service() -> None:
    machine = Machine()
    clock = clock_of(machine)
    machine.passes(10)
    machine.hour += 1.5 * SECOND
    assert clock.now() == START + 10 * SECOND


def test_a_clock_that_was_fast_is_met_without_going_back() -> None:
    machine = Machine()
    clock = clock_of(machine)
    machine.hour -= timedelta(hours=1)
    readings = []
    for _ in range(7201):
        machine.passes(1)
        readings.append(clock.now())
    assert readings == sorted(readings)
    assert abs(readings[-1] - machine.hour) <= 3 * SECOND


def test_a_demo_day_keeps_its_own_hour() -> None:
    machine = Machine()
    clock = clock_of(machine, starts=START - timedelta(days=100))
    machine.hour += timedelta(hours=14)
    machine.awake += 60
    assert clock.now() == START - timedelta(days=100) + timedelta(minutes=1)


@given(st.lists(st.tuples(st.floats(0, 3600), st.integers(-100_000, 100_000))))
def test_it_never_goes_back_whatever_is_done_to_the_machines_clock(steps: list[tuple[float, int]]) -> None:
    machine = Machine()
    clock = clock_of(machine)
    before = clock.now()
    for passed, correction in steps:
        machine.passes(passed)
        machine.hour += correction * SECOND
        now = clock.now()
        assert now >= before
        before = now
