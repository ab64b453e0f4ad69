"""Whom to ring in an emergency: a right number for every country, and none of them under a client's line."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import phonenumbers
import pytest
from pytestqt.qtbot import QtBot

from receptionist.calls.routing import is_emergency
from receptionist.clients.profile import Profile
from ui.calls.desk.emergency import EmergencyCard, Home
from ui.calls.desk.emergency_numbers import emergency_number, emergency_numbers
from ui.keys import Keys
from ui.theme import Theme

KNOWN = {
    "IT": ("112", "112"),
    "DE": ("112", "112"),
    "FR": ("112", "112"),
    "ES": ("112", "112"),
    "CH": ("112", "112"),
    "GB": ("999", "999"),
    "IE": ("112", "112"),
    "US": ("911", "911"),
    "CA": ("911", "911"),
    "MX": ("911", "911"),
    "AR": ("911", "107"),
    "BR": ("190", "192"),
    "AU": ("000", "000"),
    "NZ": ("111", "111"),
    "JP": ("110", "119"),
    "CN": ("110", "120"),
    "KR": ("112", "119"),
    "IN": ("112", "112"),
    "SG": ("999", "995"),
    "HK": ("999", "999"),
    "ZA": ("10111", "10177"),
    "IL": ("100", "101"),
    "RU": ("112", "112"),
    "TR": ("112", "112"),
    "AE": ("999", "998"),
}


@pytest.mark.parametrize("country", KNOWN)
def test_the_well_known_numbers(country: str) -> None:
    assert (emergency_number(country, "threat"), emergency_number(country, "medical")) == KNOWN[country]


def test_italy_knows_its_old_numbers_too() -> None:
    assert set(emergency_numbers("IT")) == {"112", "113", "115", "118"}


def test_every_country_has_a_number_that_its_network_knows() -> None:
    wrong = [
        (country, number)
        for country in sorted(set(phonenumbers.SUPPORTED_SHORT_REGIONS) - {"GN"})  # Guinea: the library knows none
        for number in (emergency_number(country, "threat"), emergency_number(country, "medical"))
        if not phonenumbers.is_emergency_number(number, country)
    ]
    assert wrong == []
    assert emergency_number("GN") == emergency_number("") == "112"


@pytest.mark.parametrize(
    ("typed", "country"),
    [("112", "IT"), ("113", "IT"), ("118", "IT"), ("+39112", "IT"), ("911", "IT"), ("999", "DE"), ("110", "DE"), ("000", "AU")],
)
def test_whatever_means_help_is_told_apart(typed: str, country: str) -> None:
    assert is_emergency(typed, country)


@pytest.mark.parametrize("typed", ["+390299900101", "0299900101", "+393381234567", "+4930112112", "1120", "*", "anna"])
def test_ordinary_numbers_are_not(typed: str) -> None:
    assert not is_emergency(typed, "IT")


def test_the_card_says_what_her_own_phone_reaches_and_what_a_phone_there_does(qtbot: QtBot, theme: Theme) -> None:
    card = EmergencyCard(theme, Keys(clock=count().__next__), lambda: datetime(2026, 3, 3, 9, tzinfo=UTC))
    qtbot.addWidget(card)
    card.sits_at(lambda: Home("IT", "", "Via Roma 1, Milano"))
    card.open_for(None, Profile(code="A", legal_name="Acme", country="JP", zone="Asia/Tokyo"))
    assert card._number.text() == "Ring 112" and "110" in card._there.text()
    card.kinds["medical"].click()
    assert card._number.text() == "Ring 112" and "119" in card._there.text()
    card.open_for(None, Profile(code="B", legal_name="B", country="IT"))
    assert card._number.text() == "Ring 112" and not card._there.isVisible()
    card.sits_at(lambda: Home("JP", "", "Chiyoda 1"))
    card.open_for(None, None)
    assert card._number.text() == "Ring 110 (a threat) or 119 (medical)"
    card.kinds["medical"].click()
    assert card._number.text() == "Ring 119" and "Chiyoda 1" in card._where.text()
    card.sits_at(lambda: Home("JP", "0119", ""))
    card.open_for(None, None)
    assert card._number.text() == "Ring 0119"
