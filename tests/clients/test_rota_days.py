"""A rota day by day: turns, swaps, gaps, and days that are an hour shorter or longer."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.calendar.rota_days import Cover, Span, rota_days, uncovered
from receptionist.clients.profile import Absence, Opening, Person, Profile, Rota, Shift, Swap, Way, WayKind

NERI, VERDI = Person(name="Neri"), Person(name="Verdi")
NIGHTS = Shift(person=NERI.id, begins=datetime(2026, 10, 5, 18), minutes=840, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
OFFICE_HOURS = tuple(Opening(weekday=day, start=time(8), end=time(18)) for day in range(5))
STUDIO = Profile(
    code="R", legal_name="Rossi", people=(NERI, VERDI), hours=OFFICE_HOURS, rotas=(Rota(name="Notti", shifts=(NIGHTS,)),)
)
ROTA = STUDIO.rotas[0]


def at(day: int, hour: int) -> datetime:
    """That hour of October, in Rome before the clocks change."""
    return datetime(2026, 10, day, hour - 2, tzinfo=UTC) if hour >= 2 else datetime(2026, 10, day - 1, hour + 22, tzinfo=UTC)


def told(profile: Profile, rota: Rota, day: date) -> list[tuple[Cover, datetime, datetime]]:
    (found,) = rota_days(profile, rota, day, 1)
    return sorted(((span.cover, span.since, span.until) for span in found.spans), key=lambda one: one[1])


def test_a_working_day_is_covered_by_the_night_before_the_office_and_the_night_after() -> None:
    assert told(STUDIO, ROTA, date(2026, 10, 13)) == [
        (Cover.TURN, at(13, 0), at(13, 8)),
        (Cover.OPEN, at(13, 8), at(13, 18)),
        (Cover.TURN, at(13, 18), at(14, 0)),
    ]


def test_the_weekend_is_a_gap_from_saturday_morning_to_monday_morning() -> None:
    assert uncovered(STUDIO, ROTA, at(12, 0), at(20, 0)) == [(at(12, 0), at(12, 8)), (at(17, 8), at(19, 8))]


def test_a_swap_fills_a_gap_and_is_told_apart() -> None:
    swap = Swap(person=VERDI.id, since=at(17, 8), until=at(19, 8))
    filled = msgspec.structs.replace(ROTA, swaps=(swap,))
    assert uncovered(STUDIO, filled, at(13, 0), at(20, 0)) == []
    (saturday,) = rota_days(STUDIO, filled, date(2026, 10, 17), 1)
    assert Span(Cover.SWAP, at(17, 8), at(18, 0), VERDI.id) in saturday.spans


def test_who_is_out_leaves_a_gap_unless_somebody_with_a_telephone_stands_in() -> None:
    out = Absence(since=at(13, 20), until=at(14, 6))
    alone = msgspec.structs.replace(STUDIO, people=(msgspec.structs.replace(NERI, absences=(out,)), VERDI))
    assert uncovered(alone, ROTA, at(13, 0), at(16, 0)) == [(at(13, 20), at(14, 6))]
    rung = msgspec.structs.replace(VERDI, ways=(Way(kind=WayKind.MOBILE, value="+393331234567"),))
    neri = msgspec.structs.replace(NERI, absences=(msgspec.structs.replace(out, substitute=VERDI.id),))
    stood_in = msgspec.structs.replace(STUDIO, people=(neri, rung))
    assert uncovered(stood_in, ROTA, at(13, 0), at(16, 0)) == []
    (day,) = rota_days(stood_in, ROTA, date(2026, 10, 13), 1)
    assert Span(Cover.TURN, at(13, 20), at(14, 0), VERDI.id) in day.spans


def test_two_who_are_on_call_at_once_have_a_lane_each() -> None:
    second = msgspec.structs.replace(NIGHTS, person=VERDI.id)
    both = msgspec.structs.replace(ROTA, shifts=(NIGHTS, second))
    (day,) = rota_days(STUDIO, both, date(2026, 10, 13), 1)
    assert sorted(span.lane for span in day.spans if span.cover is Cover.TURN) == [0, 0, 1, 1]


def test_the_days_on_which_the_clocks_change_are_whole() -> None:
    longer, shorter = rota_days(STUDIO, ROTA, date(2026, 10, 25), 1)[0], rota_days(STUDIO, ROTA, date(2026, 3, 29), 1)[0]
    assert longer.until - longer.since == timedelta(hours=25)
    assert shorter.until - shorter.since == timedelta(hours=23)


def test_without_hours_every_gap_counts() -> None:
    assert told(msgspec.structs.replace(STUDIO, hours=()), ROTA, date(2026, 10, 13))[1][0] is Cover.GAP


_hours = st.integers(0, 23)
_shifts = st.builds(
    lambda day, hour, length, rule: Shift(person=NERI.id, begins=datetime(2026, 10, day, hour), minutes=length, rule=rule),
    st.integers(1, 28),
    _hours,
    st.integers(1, 3000),
    st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2"]),
)


@given(st.lists(_shifts, max_size=4), st.booleans(), st.sampled_from(["Europe/Rome", "America/New_York", "Pacific/Apia"]))
def test_every_minute_of_a_day_is_covered_or_told(shifts: list[Shift], opens: bool, zone: str) -> None:
    profile = msgspec.structs.replace(STUDIO, zone=zone, hours=OFFICE_HOURS if opens else ())
    for day in rota_days(profile, Rota(name="x", shifts=tuple(shifts)), date(2026, 10, 19), 14):
        reached = day.since
        for span in sorted(day.spans, key=lambda one: one.since):
            assert span.since <= reached
            reached = max(reached, span.until)
        assert reached == day.until
