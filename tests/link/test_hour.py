"""The hub's hour at a console whose own clock is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from receptionist.link.hour import HubHour

NINE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Machine:
    """Its clocks."""

    def __init__(self, wrong: timedelta) -> None:
        self.seconds, self.wrong = 1000.0, wrong

    def wall(self) -> datetime:
        return NINE + timedelta(seconds=self.seconds - 1000) + self.wrong


def test_until_a_hub_is_met_the_machines_own_clock_counts_and_then_the_hubs() -> None:
    machine = Machine(wrong=HOUR)
    hour = HubHour(lambda: machine.seconds, machine.wall)
    assert hour.now() == NINE + HOUR
    hour.is_told(NINE)
    machine.seconds += 90
    assert hour.now() == NINE + timedelta(seconds=90)


def test_a_clock_that_is_set_right_in_the_middle_of_a_shift_changes_nothing() -> None:
    machine = Machine(wrong=-HOUR)
    hour = HubHour(lambda: machine.seconds, machine.wall)
    hour.is_told(NINE)
    machine.wrong = timedelta(0)
    machine.seconds += 5
    assert hour.now() == NINE + timedelta(seconds=5)
    hour.is_told(NINE + timedelta(seconds=6))
    assert hour.now() == NINE + timedelta(seconds=6), "each hub's word is the last one"
