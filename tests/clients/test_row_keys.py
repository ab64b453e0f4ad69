"""The rows of a profile by key: one more, one less, up and down, with the key on the button that it would press."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from receptionist.clients.profile import Greeting, Occasion, Person, Profile, Way, WayKind
from tests.clients.profiles_page import OpenPage, office, open_page, section, shown
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

WAYS = tuple(Way(kind=WayKind.PHONE, value=f"+3902555501{n}") for n in ("01", "02"))
PEOPLE = (Person(name="Mario Rossi", ways=WAYS), Person(name="Anna Bianchi"), Person(name="Ugo Verdi"))
OPEN = Greeting(occasion=Occasion.OPEN, text="{client}")
ACME = Profile(code="ACME", legal_name="Acme", people=PEOPLE, greetings=(OPEN,))


def press(page: ClientsPage, key: str) -> None:
    chord = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget() or page, chord.key(), chord.keyboardModifiers())


def names(page: ClientsPage) -> list[str]:
    return [person.name.split()[-1] for person in shown(page).people]


def test_people_and_their_numbers_come_go_and_move_by_the_keys_on_their_buttons(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ACME])
    page.activateWindow()
    people = section(page, "People").part("people")
    assert isinstance(people, Parts)
    ways = people.inside["ways"]
    buttons = (people.adder, people._up, people._down, people._remove)
    assert [button._key for button in buttons] == ["Ctrl+Shift+Enter", "Alt+Up", "Alt+Down", "Alt+Del"]
    people.list.setFocus()
    qtbot.waitUntil(people.list.hasFocus)
    press(page, "Alt+Down")
    assert names(page) == ["Bianchi", "Rossi", "Verdi"] and people.current == 1
    press(page, "Alt+Up")
    people.choose(2)
    press(page, "Alt+Del")
    assert names(page) == ["Rossi", "Bianchi"] and people.list.hasFocus()
    people.form.editors["name"].take_up()
    press(page, "Alt+Del")
    assert names(page) == ["Rossi", "Bianchi"]  # in a field of theirs nobody goes
    people.choose(0)
    ways._rows[0].setFocus()
    qtbot.waitUntil(lambda: ways.adder._key == "Ctrl+Shift+Enter")
    assert ways._hint.text() == "Alt+Del: removes the one in which you are"
    assert people.inside["absences"].adder._key == people.inside["absences"]._hint.text() == ""
    press(page, "Alt+Del")
    assert shown(page).people[0].ways == WAYS[1:] and ways.holds(QApplication.focusWidget()) == 0
    press(page, "Alt+Del")
    assert shown(page).people[0].ways == () and ways.adder.hasFocus()
    greetings = section(page, "What to say").part("greetings")
    assert isinstance(greetings, Rows)
    page.list.search.setFocus()
    qtbot.waitUntil(lambda: greetings.adder._key == "Ctrl+Shift+Enter")  # from elsewhere, the first of the page


def test_a_profile_that_ends_while_one_types_in_a_row_of_it_ends_alone(open_page: OpenPage, qtbot: QtBot) -> None:
    """In the midst of its end the focus leaves the row, and its keys hear of it while half of it is gone: what they touched
    then ended the program."""
    page = open_page([ACME])
    page.activateWindow()
    people = section(page, "People").part("people")
    assert isinstance(people, Parts)
    ways = people.inside["ways"]
    ways._rows[1].setFocus()
    qtbot.waitUntil(lambda: ways.holds(QApplication.focusWidget()) == 1)
    with qtbot.captureExceptions() as raised:
        delete(page._pane._pages)
        delete(page._pane)
        QApplication.processEvents()
    assert raised == []
