"""By which clock a new office lives."""

from __future__ import annotations

import pytest

from receptionist.opening import Plan, own_profile


@pytest.mark.parametrize(
    ("here", "country", "zone"),
    [
        ("America/Chicago", "US", "America/Chicago"),
        (":America/Chicago", "IT", "Europe/Rome"),  # the machine stands elsewhere, or its clock does
        ("Etc/UTC", "AT", "Europe/Vienna"),
        ("Etc/UTC", "US", "America/New_York"),
        ("Etc/UTC", "XK", "UTC"),
        ("Europe/Belgrade", "XK", "Europe/Belgrade"),
    ],
)
def test_a_new_office_lives_by_the_clock_of_its_country_and_of_its_machine_where_that_has_several(
    here: str, country: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", here)
    assert own_profile(Plan("Uffici", country=country)).zone == zone
