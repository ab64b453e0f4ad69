"""A year of closures over all clients: who is away when, and who has to be asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.calendar.days import special
from receptionist.clients.calendar.hours import open_at
from receptionist.clients.calendar.year import Shut, to_ask, year_of
from receptionist.clients.profile import (
    Absence,
    Closure,
    ClosureAnswer,
    DayException,
    Line,
    Opening,
    Person,
    Profile,
    Status,
    StatusSpan,
)

WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
ROSSI = Profile(code="ROSSI", legal_name="Rossi", hours=WEEK)
AUGUST = (date(2026, 8, 1), date(2026, 8, 31))
JULY = datetime(2026, 7, 10, tzinfo=UTC)


def changed(profile: Any, **fields: object) -> Any:
    return msgspec.structs.replace(profile, **fields)


def closure(since: date, until: date, zone: str = "Europe/Rome") -> Closure:
    where = ZoneInfo(zone)
    first, last = (datetime.combine(day, time(0), where).astimezone(UTC) for day in (since, until))
    return Closure(since=first, until=last, reason="ferie")


def test_a_closure_until_midnight_does_not_touch_the_next_day() -> None:
    row = year_of(changed(ROSSI, closures=(closure(date(2026, 8, 8), date(2026, 8, 31)),)), 2026)
    assert row.shut == (Shut(date(2026, 8, 8), date(2026, 8, 30), "ferie"),)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_days_are_the_clients_own(zone: str) -> None:
    profile = changed(ROSSI, zone=zone, closures=(closure(date(2026, 8, 8), date(2026, 8, 9), zone),))
    assert [(one.first, one.last) for one in year_of(profile, 2026).shut] == [(date(2026, 8, 8), date(2026, 8, 8))]


def test_one_number_or_a_single_day_of_its_own_is_no_answer_about_august() -> None:
    whole = closure(date(2026, 8, 8), date(2026, 8, 31))
    of_a_line = changed(ROSSI, lines=(Line(number="+390255550101"),), closures=(changed(whole, line="+390255550101"),))
    for profile in (of_a_line, changed(ROSSI, exceptions=(DayException(day=date(2026, 8, 14)),))):
        assert to_ask([profile], AUGUST, JULY) == [profile]
    assert to_ask([changed(ROSSI, closures=(whole,))], AUGUST, JULY) == []


def test_a_closure_over_new_year_stands_in_both_years() -> None:
    profile = changed(ROSSI, closures=(closure(date(2026, 12, 24), date(2027, 1, 7)),))
    assert [len(year_of(profile, year).shut) for year in (2026, 2027, 2028)] == [1, 1, 0]


def test_who_is_out_is_seen_but_closes_nobody() -> None:
    away = Absence(since=datetime(2026, 8, 3, tzinfo=UTC), until=datetime(2026, 8, 20, tzinfo=UTC))
    profile = changed(ROSSI, people=(Person(name="Bianchi", absences=(away,)),))
    row = year_of(profile, 2026)
    assert [one.person for one in row.shut] == ["Bianchi"]
    assert not row.has_told(AUGUST)


def test_who_has_told_us_need_not_be_asked() -> None:
    closes = changed(ROSSI, closures=(closure(date(2026, 8, 8), date(2026, 8, 24)),))
    stays = changed(
        Profile(code="V", legal_name="Verdi"), answers=(ClosureAnswer(since=AUGUST[0], until=AUGUST[1], told_on=AUGUST[0]),)
    )
    half = changed(
        Profile(code="N", legal_name="Neri"),
        answers=(ClosureAnswer(since=AUGUST[0], until=date(2026, 8, 15), told_on=AUGUST[0]),),
    )
    silent, office = Profile(code="B", legal_name="Bianchi"), Profile(code="O", legal_name="Office", own=True)
    gone = Profile(code="G", legal_name="Gialli", statuses=(StatusSpan(status=Status.ENDED, since=date(2026, 1, 1)),))
    assert [one.code for one in to_ask([closes, stays, half, silent, office, gone], AUGUST, JULY)] == ["B", "N"]


def test_a_day_without_hours_is_a_closure_of_a_day() -> None:
    profile = changed(ROSSI, exceptions=(DayException(day=date(2026, 5, 2), name="ponte"),))
    assert year_of(profile, 2026).shut == (Shut(date(2026, 5, 2), date(2026, 5, 2), "ponte"),)


@given(st.integers(0, 300), st.integers(1, 40))
def test_on_every_day_of_a_closure_the_client_is_closed_at_noon(day: int, length: int) -> None:
    first = date.fromordinal(date(2026, 1, 1).toordinal() + day)
    profile = changed(ROSSI, closures=(closure(first, date.fromordinal(first.toordinal() + length)),))
    (shut,) = year_of(profile, 2026).shut
    assert (shut.last - shut.first).days == length - 1
    for ordinal in (shut.first.toordinal(), shut.last.toordinal()):
        noon = datetime.combine(date.fromordinal(ordinal), time(12), ZoneInfo("Europe/Rome"))
        assert not open_at(WEEK, "Europe/Rome", noon, special(profile, None))
