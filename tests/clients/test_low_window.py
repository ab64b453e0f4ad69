"""The Clients page at 200 %: what is to be decided, or typed, has the room."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Profile, Status, StatusSpan
from tests.clients.profiles_page import OpenPage, office, open_page, section, shown
from tests.clients.test_two_saves import in_conflict
from tests.screen.clipping import clipped
from ui.clients.page import ClientsPage
from ui.clients.profile.ready import NARROW
from ui.translate import Language

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

ACME = Profile(code="ACME", legal_name="Acme", city="Roma")
LOW = (960, 460)
"""960x540 less the bar of the window, a call that is pinned above the page, and a panel of the desktop."""

CLEAR = 8
"""Logical pixels between the names of two parts."""


def seen_whole(widget: QWidget, inside: QWidget) -> bool:
    """Whether it lies within the other, and nothing lies over it there."""
    corner = widget.mapTo(inside, QPoint(0, 0))
    return widget.isVisible() and inside.rect().contains(corner) and corner.y() + widget.height() <= inside.height()


def fields_seen(page: ClientsPage) -> int:
    scrolled = page.sections[0]._scroll.viewport()
    fields = page.sections[0].part("identity").fields.values()  # type: ignore[union-attr]
    return sum(seen_whole(field, scrolled) for field in fields)


@pytest.mark.shared_too
def test_what_two_have_saved_can_be_decided_and_the_fields_come_back_after_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = in_conflict(open_page, qtbot)
    page.resize(*LOW)
    whole = page.conflict._scroll.viewport()
    qtbot.waitUntil(lambda: all(seen_whole(choice.mine, whole) for choice in page.conflict._choices))
    assert all(seen_whole(button, page.conflict) for button in (page.conflict.merge, page.conflict.mine, page.conflict.theirs))
    assert page.conflict._scroll.geometry().bottom() < page.conflict.merge.y()
    assert not page.preview.isVisible()
    with qtbot.waitSignal(page.saved):
        page.conflict.merge.click()
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: page.preview.isVisible() and fields_seen(page) > 0)


def test_the_preview_gives_the_fields_the_room_until_somebody_unfolds_it_there(open_page: OpenPage, qtbot: QtBot) -> None:
    page, told = open_page([ACME]), []
    page.preview.folded.connect(told.append)
    page.tabs.setCurrentIndex(0)
    assert page.preview.greeting.isVisible()
    page.resize(*LOW)
    qtbot.waitUntil(lambda: not page.preview.greeting.isVisible() and fields_seen(page) >= 4)
    page._keys.trigger("preview.fold")
    assert page.preview.greeting.isVisible()
    page._keys.trigger("preview.fold")
    assert not page.preview.greeting.isVisible()
    assert told == []  # a high window has it unfolded as before
    page.resize(1366, 720)
    qtbot.waitUntil(page.preview.greeting.isVisible)


@pytest.mark.parametrize("code", ["en", "it"])
def test_the_parts_are_told_apart_when_two_of_them_are_wrong_and_each_button_has_its_key(
    open_page: OpenPage, qtbot: QtBot, language: Language, code: str
) -> None:
    language.use(code)
    page = open_page([ACME])
    page.resize(*LOW)
    qtbot.waitUntil(lambda: page.list.width() == page.list.maximumWidth())  # the list has taken its room
    page._pane.mark(("legal_name", "lines[0].number"))
    qtbot.waitUntil(lambda: page.tabs.sizeHint().width() <= page.tabs.width())
    qtbot.waitUntil(lambda: clipped(page.head) == [])
    page.tabs.setTabText(0, "")
    assert page.tabs.tabRect(0).width() >= CLEAR
    head = page.head
    keys = [button._key for button in (head.trial, head.copy, head.undo, head.redo, head.discard, head.save)]
    assert all(keys) and keys[2:4] == ["Ctrl+Z", "Ctrl+Y"]


def test_a_client_that_begins_later_says_so_beside_the_status_and_in_the_preview(open_page: OpenPage) -> None:
    begins = StatusSpan(status=Status.ACTIVE, since=date(2027, 4, 1))
    page = open_page([Profile(code="ACME", legal_name="Acme", statuses=(begins,))])
    section(page, "Company")
    rows = page.sections[0].part("statuses")._rows  # type: ignore[union-attr]
    assert "01/04/2027" in rows[0]._error.text()
    assert "Not yet active" in page.preview.state.text()
    page.draft.change(msgspec.structs.replace(shown(page), city="Roma"), "city")
    assert page.can_save  # it is said, and keeps nobody from saving


def test_what_is_wrong_with_a_day_is_said_right_below_it_and_seen(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ACME])
    page.resize(*LOW)
    for _ in range(2):
        page.go_to("closures[].until")
    (_, row) = page.sections[5].part("closures")._rows  # type: ignore[union-attr]
    until, said = row.editors["until"].inner, row.editors["said"].inner
    seen, bar = page.sections[5]._scroll.viewport(), page.sections[5]._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: seen_whole(until, seen) and row.height() > until.height() * 3)
    until.selectAll()
    qtbot.keyClicks(until, "31/02/2027")
    bar.setValue(bar.value() + until.mapTo(seen, QPoint(0, until.height())).y() - seen.height())  # the last that is seen
    qtbot.keyClick(until, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: seen_whole(row._error, seen) and row._error.y() < said.mapTo(row, QPoint(0, 0)).y())


def test_a_new_client_has_room_to_be_typed_and_what_is_missing_stands_there_whole(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ACME])
    page.resize(*LOW)
    assert page.head.state.text().startswith("not ready yet · ACME"), "what is missing stands below it"
    page.new_client()
    qtbot.waitUntil(lambda: page.ready.width() < NARROW and fields_seen(page) >= 4 and clipped(page.ready) == [])
    there = [button.text() for button in page.ready.buttons.values() if button.isVisible()]
    assert there == ["Number", "Hours", "Whom to ring", "If nobody answers"]
