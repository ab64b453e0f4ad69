"""By when somebody is to be called back, as it is typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.times.moment_text import due_in

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
"""Tuesday, ten o'clock in Milan."""


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("15", datetime(2026, 3, 3, 14, tzinfo=UTC)),
        ("by 15:30", datetime(2026, 3, 3, 14, 30, tzinfo=UTC)),
        ("entro le 17", datetime(2026, 3, 3, 16, tzinfo=UTC)),
        ("9", datetime(2026, 3, 4, 8, tzinfo=UTC)),
        ("tomorrow 10", datetime(2026, 3, 4, 9, tzinfo=UTC)),
        ("domani", datetime(2026, 3, 4, 16, tzinfo=UTC)),
        ("oggi", datetime(2026, 3, 3, 16, tzinfo=UTC)),
        ("venerdì alle 9", datetime(2026, 3, 6, 8, tzinfo=UTC)),
        ("30/3 12.15", datetime(2026, 3, 30, 10, 15, tzinfo=UTC)),
        ("15.30", datetime(2026, 3, 3, 14, 30, tzinfo=UTC)),
        ("in 20 minutes", datetime(2026, 3, 3, 9, 20, tzinfo=UTC)),
        ("tra un'ora", datetime(2026, 3, 3, 10, tzinfo=UTC)),
        ("fra 2 ore", datetime(2026, 3, 3, 11, tzinfo=UTC)),
        ("in half an hour", datetime(2026, 3, 3, 9, 30, tzinfo=UTC)),
        ("tra mezz'ora", datetime(2026, 3, 3, 9, 30, tzinfo=UTC)),
        ("in an hour", datetime(2026, 3, 3, 10, tzinfo=UTC)),
        ("entro mezzanotte", datetime(2026, 3, 3, 23, tzinfo=UTC)),
        ("tomorrow at midnight", datetime(2026, 3, 4, 23, tzinfo=UTC)),
        ("soon", None),
        ("", None),
        ("today 8", None),
    ],
)
def test_it_is_read_in_both_languages_on_the_clients_clock(typed: str, due: datetime | None) -> None:
    assert due_in(typed, "Europe/Rome", NOW) == due


@given(st.text(max_size=40), st.sampled_from(["Europe/Rome", "America/New_York", "Asia/Kolkata"]))
def test_whatever_is_typed_is_read_as_a_moment_to_come_or_not_at_all(typed: str, zone: str) -> None:
    due = due_in(typed, zone, NOW)
    assert due is None or due >= NOW
