"""From the closures of all to the one of this client: begun for the days that were asked about, and back with Esc."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Closure, Profile
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, shown
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

ROME = Profile(code="ACME", legal_name="Acme", zone="Europe/Rome")
AUGUST = (date(2027, 8, 1), date(2027, 8, 31))


def focused(page: ClientsPage) -> QLineEdit:
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_the_days_that_were_asked_about_are_suggested_in_their_year_and_typed_over_as_one_says_them(
    open_page: OpenPage, qtbot: QtBot
) -> None:
    page = open_page([ROME])
    page.show_closures(ROME.id, AUGUST)
    qtbot.waitUntil(lambda: focused(page).isVisible())
    assert (focused(page).text(), focused(page).selectedText()) == ("01/08/2027 00:00", "01/08/2027 00:00")
    qtbot.keyClicks(focused(page), "8/8")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    assert focused(page).text() == "31/08/2027 23:59"
    qtbot.keyClicks(focused(page), "22/8")
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    begin, end = datetime(2027, 8, 7, 22, tzinfo=UTC), datetime(2027, 8, 22, 21, 59, tzinfo=UTC)
    assert saved(page, qtbot).closures == (Closure(since=begin, until=end),)


def test_what_was_typed_is_written_out_with_its_year(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROME])
    page.show_closures(ROME.id, AUGUST)
    first = focused(page)
    qtbot.waitUntil(first.isVisible)
    qtbot.keyClicks(first, "8/8")
    assert first.text() == "8/8"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert first.text() == "08/08/2027 00:00"


def test_a_closure_that_holds_then_is_the_one_that_is_shown(open_page: OpenPage) -> None:
    told = Closure(since=datetime(2027, 8, 8, tzinfo=UTC), until=datetime(2027, 8, 30, tzinfo=UTC))
    later = Closure(since=datetime(2027, 12, 24, tzinfo=UTC), until=datetime(2027, 12, 31, tzinfo=UTC))
    page = open_page([msgspec.structs.replace(ROME, closures=(told, later))])
    page.show_closures(ROME.id, AUGUST)
    assert focused(page).text() == "08/08/2027 02:00"
    assert shown(page).closures == (told, later)


def test_escape_leads_back_and_what_nobody_touched_is_not_kept(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROME])
    page.show_closures(ROME.id, AUGUST)
    with qtbot.waitSignal(page.year_asked):
        qtbot.keyClick(focused(page), Qt.Key.Key_Escape)
    assert not page.draft.dirty and not page.draft.can_redo


@pytest.mark.parametrize("part", [0, 3])
def test_on_another_part_of_the_profile_it_is_gone_too(open_page: OpenPage, part: int) -> None:
    page = open_page([ROME])
    page.show_closures(ROME.id, AUGUST)
    page.tabs.setCurrentIndex(part)
    assert not page.draft.dirty


def test_what_was_typed_stays_when_escape_leads_back(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    page = open_page([ROME])
    page.show_closures(ROME.id, AUGUST)
    qtbot.keyClicks(focused(page), "8/8")
    with qtbot.waitSignal(page.year_asked):
        qtbot.keyClick(focused(page), Qt.Key.Key_Escape)
    assert [one.since for one in shown(page).closures] == [datetime(2027, 8, 7, 22, tzinfo=UTC)]
    with qtbot.assertNotEmitted(page.year_asked):  # once: then Esc is what it is everywhere
        qtbot.keyClick(page, Qt.Key.Key_Escape)
