"""What begins and ends by a local clock, over the nights in which it jumps: at two in Rome, at midnight in Cairo."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients import rules
from receptionist.clients.calendar.hours import ALWAYS, open_at, stretches
from receptionist.clients.calendar.rota import gaps, on_call, turns
from receptionist.clients.calendar.wall_clock import instant
from receptionist.clients.profile import Opening, Profile, Rota, Shift

JUMPS = {
    "Africa/Cairo": datetime(2027, 4, 30),
    "Asia/Beirut": datetime(2027, 3, 28),
    "America/Santiago": datetime(2026, 9, 6),
    "Europe/Rome": datetime(2026, 3, 29, 2),
    "Australia/Lord_Howe": datetime(2026, 10, 4, 2),
    "Pacific/Apia": datetime(2011, 12, 30),
}
"""The first hour that each clock skips; in Apia all of a day."""
DAY = (("verdi", 2), ("neri", 14))
EACH = pytest.mark.parametrize("zone", JUMPS)
zones = st.sampled_from(sorted(JUMPS))


def jump(zone: str) -> datetime:
    return instant(JUMPS[zone], ZoneInfo(zone))


def wall(zone: str, passed: timedelta) -> datetime:
    return (jump(zone) + passed).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@EACH
@pytest.mark.parametrize("hours", [(), ALWAYS], ids=["none entered", "from midnight to midnight"])
def test_who_is_always_open_is_open_in_the_night_in_which_the_clock_skips_midnight(
    zone: str, hours: tuple[Opening, ...]
) -> None:
    night = Profile(code="N", legal_name="Notte", zone=zone, hours=hours, holidays=False)
    assert all(rules.is_open(night, None, jump(zone) + timedelta(minutes=minute)) for minute in range(-180, 181, 10))


def test_who_closes_in_the_hour_that_is_skipped_closes_when_the_clock_jumps() -> None:
    night = (Opening(weekday=5, start=time(22), end=time(2, 30)),)
    last = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # 1:59, and a minute later it is three
    assert (open_at(night, "Europe/Rome", last), open_at(night, "Europe/Rome", last + timedelta(minutes=1))) == (True, False)


def test_of_two_turns_that_meet_in_the_hour_that_is_skipped_one_has_the_call() -> None:
    halves = [Shift(person=who, begins=datetime(2026, 3, 1, hour, 30), minutes=720, rule="FREQ=DAILY") for who, hour in DAY]
    rota = Rota(name="Turni", shifts=tuple(halves))
    before = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert [turn.person for turn in on_call(rota, "Europe/Rome", before)] == ["neri"]
    assert [turn.person for turn in on_call(rota, "Europe/Rome", before + timedelta(minutes=1))] == ["verdi"]


def test_the_turn_that_the_jump_moves_is_found_by_whoever_asks_for_one_instant_of_it() -> None:
    """Over the change to summer a turn of twelve hours on the wall lasts eleven, over the change back thirteen: its last minute
    is further from its beginning than its length says."""
    shift = Shift(person="neri", begins=datetime(2026, 10, 24, 20), minutes=720)
    rota = Rota(name="Notti", shifts=(msgspec.structs.replace(shift, rule="FREQ=WEEKLY"),))
    last = datetime(2026, 10, 25, 8, tzinfo=ZoneInfo("Europe/Rome")) - timedelta(minutes=1)
    assert [turn.person for turn in on_call(rota, "Europe/Rome", last.astimezone(UTC))] == ["neri"]


cuts = st.lists(st.integers(0, 95), min_size=2, max_size=8, unique=True).map(sorted)
"""Quarters of an hour at which one hands over to the next."""


@given(zones, cuts)
def test_turns_that_adjoin_leave_no_gap_and_no_overlap(zone: str, quarters: list[int]) -> None:
    day = JUMPS[zone].replace(hour=0) - timedelta(days=5)
    ends = [*quarters[1:], quarters[0] + 96]
    shifts = tuple(
        Shift(person=f"p{n}", begins=day + timedelta(minutes=15 * since), minutes=15 * (until - since), rule="FREQ=DAILY")
        for n, (since, until) in enumerate(zip(quarters, ends, strict=True))
    )
    rota, first, last = Rota(name="R", shifts=shifts), jump(zone) - timedelta(days=2), jump(zone) + timedelta(days=2)
    assert gaps(rota, zone, first, last) == []
    assert all(one.until <= other.since for one, other in pairwise(turns(rota, zone, first, last)))


@given(zones, cuts)
def test_hours_that_adjoin_are_open_all_the_time(zone: str, quarters: list[int]) -> None:
    times = [time(quarter // 4, quarter % 4 * 15) for quarter in [*quarters, quarters[0]]]
    hours = tuple(Opening(weekday=day, start=since, end=until) for day in range(7) for since, until in pairwise(times))
    assert len(stretches(hours, zone, jump(zone))) == 1


@given(zones, st.integers(-3000, 3000), st.integers(0, 3000), st.booleans())
def test_a_later_hour_is_no_earlier_instant(zone: str, minutes: int, later: int, second_time: bool) -> None:
    hour = JUMPS[zone] + timedelta(minutes=minutes)
    one, other = (instant(hour + timedelta(minutes=plus), ZoneInfo(zone), second_time) for plus in (0, later))
    assert one <= other
    assert wall(zone, one - jump(zone)) >= hour


@given(zones)
def test_the_hours_of_a_day_are_worked_out_once_for_all_its_calls(zone: str) -> None:
    noon = datetime.combine(jump(zone).date(), time(12), ZoneInfo(zone))
    assert stretches(ALWAYS, zone, noon) is stretches(ALWAYS, zone, noon + timedelta(minutes=1, microseconds=5))
