"""Somebody is taken out of a client's people, whom others name: it is said before, and no id is left behind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from receptionist.clients.colleagues import named_by, without
from receptionist.clients.profile import Absence, Person
from ui.clients.profile.people_parts import PeopleParts
from ui.clients.profile.sections import _people_page
from ui.theme import Theme

BIANCHI = Person(name="Marco Bianchi")
OUT = Absence(since=datetime(2026, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC), substitute=BIANCHI.id)
LEFT = Person(name="Carlo Fumagalli", left_on=date(2026, 1, 31), replaced_by=BIANCHI.id)
DEPUTED = Person(name="Giulia Rossi", deputy=BIANCHI.id, absences=(OUT,))
VERDI = Person(name="Luca Verdi", deputy=LEFT.id)
PEOPLE = (BIANCHI, LEFT, DEPUTED, VERDI)


def test_nobody_names_who_was_taken_out() -> None:
    assert named_by(PEOPLE, BIANCHI.id) == (LEFT, DEPUTED)
    left, deputed, verdi = without(PEOPLE, BIANCHI.id)
    assert (left.replaced_by, deputed.deputy, deputed.absences[0].substitute) == (None, None, None)
    assert verdi == VERDI and not named_by((left, deputed, verdi), BIANCHI.id)


@pytest.fixture
def people(qtbot: QtBot, theme: Theme) -> PeopleParts:
    page = _people_page(theme)
    qtbot.addWidget(page)
    part = page.part("people")
    assert isinstance(part, PeopleParts)
    part.show_parts(PEOPLE, "people", [], lambda name: PEOPLE if name == "people" else "")
    return part


def test_who_stands_in_for_others_goes_once_that_was_said(people: PeopleParts) -> None:
    kept: list[tuple[Person, ...]] = []
    people.edited.connect(lambda parts, _field: kept.append(parts))
    people.choose(0)
    people._remove.click()
    assert kept == [] and not people.asks.isHidden()
    assert all(name in people.asks.text() for name in ("Marco Bianchi", "Carlo Fumagalli", "Giulia Rossi"))
    people._remove.click()
    assert kept == [without(PEOPLE, BIANCHI.id)] and people.asks.isHidden()


def test_another_person_is_asked_about_anew_and_who_is_named_by_nobody_goes_at_once(people: PeopleParts) -> None:
    kept: list[tuple[Person, ...]] = []
    people.edited.connect(lambda parts, _field: kept.append(parts))
    people.choose(0)
    people._remove.click()
    people.choose(3)
    assert people.asks.isHidden()
    people._remove.click()
    assert kept == [PEOPLE[:3]]
    people.show_parts(
        (*PEOPLE[:3], replace(VERDI, role="partner")), "people", [], lambda name: PEOPLE if name == "people" else ""
    )
    people.choose(0)
    people._remove.click()
    assert len(kept) == 1 and not people.asks.isHidden()
