"""A day that is typed without its year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from receptionist.clients.times.without_year import A_WHILE, coming, first_from, nearest
from ui.clients.form.dated import Day, Moment

TODAY = date(2026, 11, 26)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "month", "stood", "meant"),
    [
        (2, 1, None, date(2027, 1, 2)),
        (10, 8, date(2026, 11, 27), date(2027, 8, 10)),
        (24, 12, date(2026, 11, 27), date(2026, 12, 24)),
        (23, 11, None, date(2026, 11, 23)),  # ill since Monday
        (12, 8, date(2026, 8, 10), date(2026, 8, 12)),  # one that is over is corrected
        (9, 8, date(2028, 8, 8), date(2028, 8, 9)),
        (31, 12, date(2027, 1, 1), date(2026, 12, 31)),
        (29, 2, None, None),
        (31, 4, None, None),
    ],
)
def test_what_is_entered_beforehand_is_on_a_day_to_come(day: int, month: int, stood: date | None, meant: date | None) -> None:
    assert coming(day, month, TODAY, stood) == meant


@given(DAYS, DAYS)
def test_a_day_that_comes_is_never_over_for_long_nor_more_than_a_year_off(today: date, typed: date) -> None:
    meant = coming(typed.day, typed.month, today, None)
    assert meant is None or today - A_WHILE <= meant < today - A_WHILE + timedelta(days=366)


@given(DAYS, DAYS)
def test_the_nearest_is_within_half_a_year_and_an_end_behind_its_beginning(to: date, typed: date) -> None:
    if (typed.month, typed.day) == (2, 29):
        return
    found, end = nearest(typed.day, typed.month, to), first_from(typed.day, typed.month, to)
    assert found is not None and abs(found - to) <= timedelta(days=183)
    assert end is not None and to <= end <= to + timedelta(days=366)


def by_keys(editor: Day | Moment, text: str) -> object:
    """As the page has it: after each key what was understood is shown again."""
    for end in range(1, len(text) + 1):
        editor.line.setText(text[:end])
        editor.line.textEdited.emit(text[:end])
        if not editor.trouble:
            editor.show_value(editor.value(), editor._around)
    return editor.value()


@pytest.mark.parametrize("zone", ["Europe/Rome", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_beginning_that_is_typed_key_by_key_is_the_one_that_is_typed_at_once(qapp: QApplication, zone: str) -> None:
    """On the way to 1/12 stands 1/1, which is of another year; and it was still the year before in UTC."""
    there = ZoneInfo(zone)
    today = datetime.now(UTC).astimezone(there).date()
    for ahead in range(0, 350, 7):
        wanted = today + timedelta(days=ahead)
        if (wanted.month, wanted.day) == (2, 29):
            continue
        editor = Moment(comes=True)
        stood = datetime.combine(today + timedelta(days=1), datetime.min.time(), there).astimezone(UTC)
        editor.show_value(stood, lambda name: zone if name == "zone" else None)
        found = by_keys(editor, f"{wanted.day}/{wanted.month}")
        assert isinstance(found, datetime)
        assert found.astimezone(there).date() == wanted


def test_what_has_been_is_of_the_nearest_year(qapp: QApplication) -> None:
    """The day on which somebody left."""
    editor, left = Day(), datetime.now(UTC).date() - timedelta(days=60)
    editor.show_value(None, lambda name: "UTC" if name == "zone" else None)
    assert by_keys(editor, f"{left.day}/{left.month}") == left or (left.month, left.day) == (2, 29)
