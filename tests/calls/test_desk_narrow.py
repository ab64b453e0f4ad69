"""The desk in one column, and the desk of an office that has only just begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from receptionist.calls.commands import SetAvailability
from receptionist.calls.events import Availability
from receptionist.calls.places import Place
from receptionist.clients.profile import Greeting, Occasion
from receptionist.errors import Problem
from receptionist.telephony.simulator.world import Reaction
from tests.calls.console import ACME, Console, clients
from tests.premises import Premises
from tests.screen.clipping import clipped
from ui.theme import Theme

pytestmark = pytest.mark.on_a_file


@pytest.fixture
def narrow(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """A desk of 960x480, with somebody on the line."""
    console = Console(theme, tmp_path, premises=premises)
    console.window.resize(960, 480)
    console.rings()
    console.press("F2")
    yield console
    console.close()


@pytest.mark.shared_too
def test_whoever_is_rung_is_in_sight_with_what_to_say(narrow: Console) -> None:
    layout, client = narrow.page.layout_, narrow.page.client
    narrow.press("F7")
    assert layout.shown == "message"
    narrow.press("F4")
    narrow.passes(1)
    assert layout.shown == "client"
    assert client.consultation.isVisible() and client.say.isVisible()
    assert "Bianchi" in client.consultation._target[1].text()
    narrow.types("x")
    assert layout.shown == "reach" and narrow.page.reach.field.text() == "x"


def test_in_the_one_column_colleagues_stand_in_a_line_with_the_keys_for_them(narrow: Console) -> None:
    line = narrow.page.line
    assert line.isHidden(), "she is alone"
    narrow.sits_down("bruno")
    narrow.settle()
    assert narrow.page.layout_.shown == "client" and line.isVisible()
    assert line.lines.text() == "● Bruno" and line.lines.accessibleDescription() == "Bruno available"
    assert line.hand.isVisible() and line.chat.isVisible() and not clipped(narrow.window)
    narrow.by_name = "off"
    narrow.ask("bruno", SetAvailability(availability=Availability.AWAY))
    narrow.settle()
    assert line.lines.text() == "○ 1" and not line.chat.isVisible()
    narrow.page.layout_.bring("calls")
    assert line.isHidden(), "they stand there"
    narrow.page.layout_.bring("client")
    assert line.isVisible()
    narrow.window.resize(1366, 720)
    assert line.isHidden()


def test_in_the_one_column_a_colleague_who_comes_covers_nothing_and_a_toast_no_notice(theme: Theme, tmp_path: Path) -> None:
    """Nobody calls, and the two ends of the shift stand at the foot."""
    console = Console(theme, tmp_path)
    page = console.page
    console.window.resize(960, 480)
    console.settle()
    console.sits_down("bruno")
    console.settle()
    ends = page.client._ends
    assert page.line.isVisible() and ends.height() >= ends.sizeHint().height()
    assert ends.mapTo(page, ends.rect().bottomLeft()).y() < page.line.y()
    page.troubles.not_done(Problem("office.unreachable", office="localhost/office"))
    page.layout_.bring("message")
    console.settle()
    page.toast.tell("Message kept: it is to be passed on.")
    assert page.strip.isVisible() and not page.toast.geometry().intersects(page.strip.geometry())
    console.close()


def test_in_the_one_column_enter_on_a_row_leads_back_to_the_call(narrow: Console) -> None:
    narrow.types("bian")
    assert narrow.page.layout_.shown == "reach"
    narrow.press("Return")
    narrow.passes(1)
    assert narrow.page.layout_.shown == "client"


def test_in_the_one_column_what_is_typed_after_a_hold_is_seen_and_enter_rings_nobody_unseen(narrow: Console) -> None:
    page = narrow.page
    narrow.press("Shift+F3")
    narrow.types("for Bianchi")
    narrow.press("Return", "Return")
    assert page.layout_.shown == "client" and not narrow.board.mine("anna")[0].target
    narrow.types("bian")
    assert page.layout_.shown == "reach" and page.reach.field.isVisible() and page.reach.field.text() == "bian"


def speaks_french(narrow: Console) -> None:
    narrow.press("Ctrl+L")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_F)


SAYS_SOMETHING_ELSE = {
    "another language": (speaks_french, "talking"),
    "a kind of call that ends": (lambda narrow: narrow.press("Ctrl+Shift+P"), "talking"),
    "taken from hold": (lambda narrow: narrow.press("F3", "F3"), "talking"),
    "on hold": (lambda narrow: narrow.press("F3"), "held"),
}
"""What she does, and where the call is then."""


@pytest.mark.parametrize("done", SAYS_SOMETHING_ELSE)
@pytest.mark.parametrize("part", ["reach", "message"])
def test_in_the_one_column_what_to_say_comes_up_with_the_key_that_changes_it(narrow: Console, part: str, done: str) -> None:
    page = narrow.page
    if part == "message":
        narrow.press("F7")
    narrow.types("x")
    if part == "reach":
        narrow.press("Escape")
    assert page.layout_.shown == part
    do, place = SAYS_SOMETHING_ELSE[done]
    before = page.client.say.text
    do(narrow)
    narrow.passes(1)
    assert [call.place.value for call in narrow.board.mine("anna")] == [place]
    assert page.layout_.shown == "client" and page.client.say.isVisible() and page.client.say.text != before
    narrow.types("y")
    assert page.layout_.shown == "reach" and page.reach.field.text() == "y"
    assert page.message.text.toPlainText() == ("x" if part == "message" else "")


def test_in_the_one_column_whoever_is_looked_for_stays_in_sight_when_the_talk_begins(narrow: Console) -> None:
    """Her phone is up a moment after her key, and by then she types a name."""
    narrow.types("bian")
    narrow.page.client.say.begun.emit()
    assert narrow.page.layout_.shown == "reach" and narrow.page.reach.field.hasFocus()


def test_in_the_one_column_a_message_that_she_begins_while_her_phone_rings_is_typed_whole(narrow: Console) -> None:
    """And where she was typing before her key, what to say comes up."""
    page, text = narrow.page, narrow.page.message.text
    narrow.press("F8", "F8")
    narrow.exchange.set_station("anna", Reaction(after=5.0))
    narrow.rings(ACME)
    narrow.press("F2", "F7")
    narrow.types("He wants ")
    narrow.passes(5)
    assert [call.place for call in narrow.board.mine("anna")] == [Place.TALKING]
    narrow.types("to be called")
    assert page.layout_.shown == "message" and text.toPlainText() == "He wants to be called"
    narrow.rings()
    assert text.hasFocus()
    narrow.press("F2")
    narrow.passes(8)
    assert page.layout_.shown == "client" and not text.hasFocus()


def test_in_the_one_column_no_row_behind_is_rung_by_enter(narrow: Console) -> None:
    page = narrow.page
    page.reach.field.setFocus()
    narrow.press("Return")
    assert page.layout_.shown == "client" and narrow.board.mine("anna")[0].target is None


def test_in_the_one_column_whoever_is_looked_for_by_name_is_in_sight(narrow: Console) -> None:
    page = narrow.page
    page.reach_person(narrow.board.mine("anna")[0].client, "Giulia Rossi")
    narrow.settle()
    assert page.layout_.shown == "reach" and page.reach.field.text() == "Giulia Rossi"


@pytest.mark.parametrize(("zone", "where"), [("", ""), ("Europe/London", "in London")])
def test_the_city_of_a_time_zone_is_named_only_where_the_hour_is_another(
    theme: Theme, tmp_path: Path, zone: str, where: str
) -> None:
    rossi, *others = clients()
    bianchi = replace(rossi.people[0], city="", zone=zone or None)
    console = Console(theme, tmp_path, lambda: [replace(rossi, city="Torino", people=(bianchi,)), *others])
    try:
        console.rings()
        console.press("F2", "F4")
        console.passes(1)
        role = " ".join(words.text() for words in console.page.client.consultation._target[2:])
        assert "Rome" not in role and where in role
    finally:
        console.close()


def test_an_office_without_clients_is_led_to_its_first(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    console = Console(theme, tmp_path, lambda: [one for one in clients() if one.own])
    try:
        shown = [one for one in console.page.client.findChildren(QPushButton) if one.isVisible()]
        assert [one.text() for one in shown] == ["Enter the first client"]
        with qtbot.waitSignal(console.page.first_client_wanted):
            qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    finally:
        console.close()


def test_a_window_that_was_narrow_shows_under_each_tab_its_own_part(narrow: Console) -> None:
    layout, page = narrow.page.layout_, narrow.page
    for before in ("notes", "client", "history"):
        narrow.window.resize(960, 480)
        narrow.settle()
        layout.bring(before)
        narrow.window.resize(1366, 720)
        narrow.settle()
        shown = {"message": page.message, "notes": page.notes, "history": page.history}
        assert [part for part, widget in shown.items() if widget.isVisible()] == [layout.shown]
        assert layout.tabs.tabText(layout.tabs.currentIndex()).lower() == layout.shown
        layout.tabs.setCurrentIndex(0)
        assert page.message.isVisible()


def test_only_who_lives_by_another_clock_shows_their_hour(narrow: Console) -> None:
    reach = narrow.page.reach
    there = {row.target.name: reach._model.index(n).data(Qt.ItemDataRole.UserRole)[-1] for n, row in enumerate(reach.rows)}
    assert there == {"Marco Bianchi": "Milano", "Giulia Rossi": "", "Luca Verdi": "", "Ann Wheeler": "New York 04:00"}


def test_the_headings_of_calls_stand_on_one_edge_and_whole_however_the_window_was_dressed(narrow: Console) -> None:
    """Calls is behind while the look changes: a heading that has no size then was left without its margins."""
    panel = narrow.page.calls
    narrow.window.setStyleSheet(narrow.window.styleSheet() + " ")
    narrow.rings(ACME, "+441632960001", "Ann")
    narrow.page.layout_.bring("calls")
    narrow.settle()
    headings = [section.heading for section in panel.sections if section.isVisible()]
    edges = {heading.mapTo(panel, heading.contentsRect().topLeft()).x() for heading in headings}
    assert len(headings) == 2 and len(edges) == 1
    top = headings[0].mapTo(panel, headings[0].contentsRect().topLeft()).y()
    assert top >= edges.pop() / 2  # nothing of its letters is under the edge of the panel


def top(page: QWidget, part: QWidget) -> int:
    return part.mapTo(page, QPoint()).y()


def test_in_a_low_window_the_first_instruction_is_read_under_a_greeting_of_two_lines(theme: Theme, tmp_path: Path) -> None:
    rossi, *others = clients()
    long = Greeting(
        occasion=Occasion.OPEN,
        text="Studio Legale Rossi e Associati, buongiorno, {assistant} le dà il benvenuto. Come posso aiutarla?",
    )
    console = Console(theme, tmp_path, lambda: [replace(rossi, greetings=(long,)), *others])
    try:
        console.window.resize(916, 500)
        console.rings()
        console.press("F2")
        console.settle()
        client = console.page.client
        first, *_others = client._lines()
        assert client.say.large and client.say._text.height() > 1.5 * client.say._text.fontMetrics().lineSpacing()
        assert top(client, client.say.tools) < top(client, client.say._text)
        assert top(client, first) + first.height() <= top(client, client.caller)
        console.window.resize(1366, 900)
        console.settle()
        assert top(client, client.say.tools) > top(client, client.say._text)
        console.window.resize(916, 500)
        console.page.look_at(others[0].id)
        console.settle()
        assert not client.say.isVisible() and not client.say.tools.isVisible(), "nothing is to be said: nothing to hear"
    finally:
        console.close()
