"""What is typed into a field and cannot be understood stays where it was typed, and keeps the profile from being saved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Absence, Person, Profile
from tests.clients.profiles_page import OpenPage, office, open_page
from ui.clients.fields.week_field import Week
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.form.unread import place_in
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

OUT = Absence(since=datetime(2099, 3, 1, tzinfo=UTC), until=datetime(2099, 3, 2, tzinfo=UTC))
ROSSI = Profile(
    code="ROSSI", legal_name="Rossi", people=(Person(name="Bianchi", absences=(OUT,)), Person(name="Verdi", absences=(OUT,)))
)
ACME = Profile(code="ACME", legal_name="Acme")


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    page = open_page([ROSSI, ACME])
    page.show_client(ROSSI.id)
    return page


def text_of(field: QWidget) -> str:
    assert isinstance(field, QLineEdit)
    return field.text()


def no_day(qtbot: QtBot, field: QWidget, text: str = "31/") -> None:
    """Types what is no day, and goes on."""
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.editingFinished.emit()


def test_what_was_half_typed_of_a_person_stays_with_them_and_keeps_the_profile_from_being_saved(
    page: ClientsPage, qtbot: QtBot
) -> None:
    """The text was gone without a word as soon as another person was chosen, and the rest was saved."""
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    left, field = people.form.editors["left_on"].inner, people.form.fields["left_on"]
    no_day(qtbot, left)
    people.choose(1)
    assert people.list.model().index(0, 0).data().endswith("⚠") and page.tabs.tabText(3).endswith("⚠")
    assert not page.can_save
    page.tabs.setCurrentIndex(0)
    page.save()
    assert (page.tabs.currentIndex(), people.current, text_of(left)) == (3, 0, "31/")
    assert field.complaint and "People" in page.head.trouble.text()
    no_day(qtbot, left, "31/12/2026")
    assert page.can_save and not people.list.model().index(0, 0).data().endswith("⚠")


def test_what_was_half_typed_of_a_person_goes_where_they_go(page: ClientsPage, qtbot: QtBot) -> None:
    """Moved down, taken away, and back again."""
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    left = people.form.editors["left_on"].inner
    no_day(qtbot, left)
    people.move_chosen(1)
    assert (people.current, text_of(left)) == (1, "31/")
    people.choose(0)
    assert text_of(left) == ""
    people._drop()
    assert (people.current, text_of(left)) == (0, "31/")
    people._drop()
    assert page.can_save
    page.draft.undo()
    assert not page.can_save and text_of(left) == "31/"


def test_what_was_half_typed_of_a_client_is_there_again_when_one_comes_back(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(5)
    closures = page.sections[5].part("closures")
    assert isinstance(closures, Rows)
    closures.adder.click()
    until = closures._rows[0].editors["until"].inner
    no_day(qtbot, until, "soon")
    page.show_client(ACME.id)
    assert [one.id for one in page.unsaved] == [ROSSI.id]
    page.show_client(ROSSI.id)
    assert text_of(closures._rows[0].editors["until"].inner) == "soon" and closures._rows[0]._error.text()
    assert not page.can_save and page.tabs.tabText(5).endswith("⚠")
    page.tabs.setCurrentIndex(4)
    week = page.sections[4].part("own hours").editor_at("hours")
    assert isinstance(week, Week)
    no_day(qtbot, week.days[2], "nine")
    page.show_client(ACME.id)
    assert week.days[2].text() != "nine"
    page.show_client(ROSSI.id)
    assert week.days[2].text() == "nine"
    page.discard()
    assert week.days[2].text() != "nine" and not page.draft.dirty


def test_what_was_half_typed_in_a_row_of_a_person_stands_with_no_other(page: ClientsPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(3)
    people = page.sections[3].part("people")
    assert isinstance(people, Parts)
    until = people.inside["absences"]._rows[0].editors["until"].inner
    no_day(qtbot, until, "soon")
    people.choose(1)
    assert text_of(people.inside["absences"]._rows[0].editors["until"].inner) == "02/03/2099 01:00"
    people.choose(0)
    assert text_of(people.inside["absences"]._rows[0].editors["until"].inner) == "soon" and not page.can_save


def test_a_place_follows_its_part() -> None:
    one, two = ROSSI.people
    assert place_in("city", ROSSI, ACME) == "city"
    assert place_in("people[1].left_on", ROSSI, Profile(code="R", legal_name="R", people=(two, one))) == "people[0].left_on"
    assert place_in("people[0].left_on", ROSSI, Profile(code="R", legal_name="R", people=(two,))) is None
    changed = Profile(code="R", legal_name="R", people=(Person(name="Neri", absences=(OUT,)), two))
    assert place_in("people[0].absences[0].until", ROSSI, changed) == "people[0].absences[0].until"
