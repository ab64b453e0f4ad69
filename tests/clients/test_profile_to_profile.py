"""From one profile to the next: back and forward as in a browser, up and down the list, and nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Line, Profile
from tests.clients.profiles_page import NOW, OpenPage, office, open_page, saved, shown
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

ALT = Qt.KeyboardModifier.AltModifier
ACME, BIANCHI, CONTI = (Profile(code=name.upper(), legal_name=name) for name in ("Acme", "Bianchi", "Conti"))


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([ACME, BIANCHI, CONTI])


def presses(page: ClientsPage, qtbot: QtBot, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(page, key, ALT)
    return shown(page).code


def test_back_and_forward_go_the_way_one_came(page: ClientsPage, qtbot: QtBot) -> None:
    back, forward = Qt.Key.Key_Left, Qt.Key.Key_Right
    assert not page.list.way.back.isEnabled()
    for client in (CONTI, BIANCHI):
        page.show_client(client.id)
    assert presses(page, qtbot, back) == "CONTI"
    assert presses(page, qtbot, back, back) == "ACME"
    assert not page.list.way.back.isEnabled()
    assert presses(page, qtbot, forward) == "CONTI"
    page.show_client(ACME.id)
    assert not page.list.way.forward.isEnabled()
    qtbot.mouseClick(page.list.way.back, Qt.MouseButton.LeftButton)
    assert shown(page).code == "CONTI"


def test_up_and_down_the_list_as_it_is_filtered(page: ClientsPage, qtbot: QtBot) -> None:
    up, down = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
    assert presses(page, qtbot, down) == "BIANCHI"
    assert presses(page, qtbot, down, down) == "CONTI"
    assert presses(page, qtbot, up, up, up) == "ACME"
    qtbot.keyClicks(page.list.search, "con")
    assert presses(page, qtbot, down) == "CONTI"


def test_the_preview_is_of_the_number_that_is_chosen_in_the_profile_else_of_the_clients_first(page: ClientsPage) -> None:
    """And never of one looked at before: *Who gets it?* and a trial begin with the same."""
    gone = Line(number="+390255550102", until=NOW - timedelta(days=1))
    one, two = (Line(number=f"+39025555010{n}") for n in (1, 2))
    mine, theirs = Line(number="+390255550103"), Line(number="+390255550104")
    for client, lines in ((ACME, (one, two)), (BIANCHI, (gone, mine, theirs))):
        page.show_client(client.id)
        page.draft.change(msgspec.structs.replace(shown(page), lines=lines), "")
    page.show_client(ACME.id)
    looked_at = page.preview.line
    assert looked_at.currentData() == one.number
    looked_at.setCurrentIndex(1)
    page.show_client(BIANCHI.id)
    assert looked_at.currentData() == mine.number, "what Acme has now was theirs once"
    page.tabs.setCurrentIndex(1)
    page._lines.choose(2)
    assert looked_at.currentData() == theirs.number
    looked_at.setCurrentIndex(1)
    for part in (0, 1):
        page.tabs.setCurrentIndex(part)
    assert looked_at.currentData() == theirs.number, "back at the numbers it is of the one that is chosen there"
    page._lines.form.edited.emit("number", "+390255550105")
    assert looked_at.currentData() == "+390255550105"
    page.show_client(ACME.id)
    assert page._lines.current == 0 and looked_at.currentData() == one.number


@pytest.mark.shared_too
def test_a_client_that_was_begun_stays_in_the_list_until_it_is_saved(page: ClientsPage, qtbot: QtBot) -> None:
    page.new_client()
    begun = shown(page)
    page.sections[0].part("identity").edited.emit("legal_name", "Nordlys AS")  # type: ignore[union-attr]
    page.show_client(CONTI.id)
    rows = [page.list.list.model().index(row, 0).data() for row in range(page.list.list.model().rowCount())]
    assert any("not saved" in row for row in rows)
    page.reload()
    qtbot.waitUntil(lambda: page._background.idle)
    assert presses(page, qtbot, Qt.Key.Key_Left) == "NORDLYS"
    assert shown(page).id == begun.id
    saved(page, qtbot)
    rows = [page.list.list.model().index(row, 0).data() for row in range(page.list.list.model().rowCount())]
    assert len(rows) == 4
    assert not any("not saved" in row for row in rows)


def test_what_is_not_saved_is_marked_in_the_list(page: ClientsPage) -> None:
    page.sections[0].part("identity").edited.emit("city", "Roma")  # type: ignore[union-attr]
    page.show_client(CONTI.id)
    assert [profile.code for profile in page.unsaved] == ["ACME"]
    assert "not saved" in page.list.list.model().index(0, 0).data()
    page.show_client(ACME.id)
    page.draft.undo()
    assert page.unsaved == []
    assert "not saved" not in page.list.list.model().index(0, 0).data()
