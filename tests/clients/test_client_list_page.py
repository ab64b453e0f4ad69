"""The list of clients: where nobody is found that is said, and who comes back to what she was typing goes on there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Profile, Status, StatusSpan
from tests.clients.profiles_page import OpenPage, office, open_page, shown
from ui.clients.form.forms import Form
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

CLIENTS = [Profile(code=name.upper(), legal_name=name) for name in ("Acme", "Bianchi")]


def city(page: ClientsPage):  # type: ignore[no-untyped-def]
    page.tabs.setCurrentIndex(0)
    form = page.sections[0].part("identity")
    assert isinstance(form, Form)
    return form.editors["city"].line  # type: ignore[attr-defined]


def test_a_name_that_nobody_has_is_said_and_escape_shows_all_again(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(CLIENTS)
    page.list.search.setFocus()
    qtbot.keyClicks(page.list.search, "zzz")
    assert page.list.none.isVisible() and "zzz" in page.list.none.text()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    assert (page.list.search.text(), page.list.list.model().rowCount()) == ("", 2)
    assert not page.list.none.isVisible()


def test_enter_opens_the_first_that_fits_and_leads_into_its_profile(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(CLIENTS)
    page.show_client(CLIENTS[0].id)
    page.list.search.setFocus()
    qtbot.keyClicks(page.list.search, "bia")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert shown(page).code == "BIANCHI"
    focus = page.window().focusWidget()
    assert focus is not None and page.sections[page.tabs.currentIndex()].isAncestorOf(focus)


def test_who_turns_the_parts_by_key_from_the_search_goes_on_in_the_part(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(CLIENTS)
    page.list.search.setFocus()
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(len(page.sections) - 2):  # to the versions: nobody has rung yet
        qtbot.keyClick(page.window(), Qt.Key.Key_PageDown, chord)
        focus = page.window().focusWidget()
        assert focus is not None and page.sections[page.tabs.currentIndex()].isAncestorOf(focus)
        page.list.search.setFocus()


def test_enter_on_a_button_of_the_list_presses_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(CLIENTS)
    for button, told in (
        (page.list.new, page.list.new_asked),
        (page.list.bring, page.list.import_asked),
        (page.list.year, page.list.year_asked),
    ):
        button.setFocus()
        with qtbot.waitSignal(told, timeout=5000):
            qtbot.keyClick(button, Qt.Key.Key_Return)


def test_who_was_called_away_while_typing_comes_back_to_the_field(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page(CLIENTS)
    line = city(page)
    line.setFocus()
    qtbot.keyClicks(line, "Ro")
    page.hide()
    page.show()
    page.setFocus()
    assert page.window().focusWidget() is line
    page.show_client(CLIENTS[1].id)
    page.setFocus()
    assert page.window().focusWidget() is page.list.search


def test_where_nothing_is_typed_one_comes_back_to_the_search(open_page: OpenPage) -> None:
    page = open_page(CLIENTS)
    city(page).setFocus()
    page.hide()
    page.show()
    page.setFocus()
    assert page.window().focusWidget() is page.list.search


def test_a_client_that_begins_later_says_from_when_in_the_list(open_page: OpenPage) -> None:
    begins = Profile(
        code="CASA", legal_name="Casa", city="Roma", statuses=(StatusSpan(status=Status.ACTIVE, since=date(2027, 4, 1)),)
    )
    page = open_page([begins])
    told = page.list.list.model().index(0, 0).data()
    assert told == "Casa, Roma, not yet active, from 1 Apr 2027"
