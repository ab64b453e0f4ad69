"""News, what may be said, closures of all: from the real window, by the keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Address, Line, Person, Profile, Way, WayKind
from receptionist.opening import open_office
from receptionist.settings import Settings, workstation_file
from receptionist.staff.rights import Role
from tests.offices import new_office
from ui.app import Console
from ui.clients.compare.sheet import CompareSheet
from ui.clients.news.sheet import NewsSheet
from ui.clients.sheets.sayable import SayableSheet
from ui.clients.sheets.who_gets import WhoGetsSheet
from ui.clients.sheets.year_grid import YearSheet
from ui.session import Session
from ui.staff.list_sheet import ListSheet
from ui.theme import Theme

W = TypeVar("W", bound=QWidget)
ROSSI = Person(name="Mario Rossi", ways=(Way(kind=WayKind.PHONE, value="+390299900031"),))
VERDI = Person(name="Giulia Verdi", ways=(Way(kind=WayKind.PHONE, value="+390299900032"),))
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    lines=(Line(number="+390299900020"),),
    people=(ROSSI, VERDI),
    addresses=(Address(street="Via Dante 7", city="Milano"),),
    vat_number="IT01234567890",
)


@pytest.fixture
def office_file(home: Path, tmp_path: Path) -> str:
    """Sara's, with the studio in it."""
    settings = Settings(None, workstation_file())
    for key in ("ring", "announce", "tones", "card.on_top"):
        settings.set(key, False)
    settings.set("language", "en")
    where = str(tmp_path / "office.db")
    office = new_office(where)
    office.clients.save(STUDIO, by="setup")
    office.staff.add("Sara", Role.SUPERVISOR)
    office.settings.set("person", "sara")
    office.close()
    return where


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, theme: Theme, office_file: str) -> Iterator[Session]:
    """Sara at her desk, looking at the studio."""
    console = Console(qapp)
    console.begin(office_file)
    qtbot.waitUntil(lambda: console.session is not None, timeout=20_000)
    assert console.session is not None
    console.session.desk.look_at(STUDIO.id)
    yield console.session
    console.language.use("en")
    console.close()
    console.gate.close()


def opened(session: Session, qtbot: QtBot, kind: type[W]) -> W:
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(kind)), timeout=20_000)
    return session.shell.findChildren(kind)[0]


def test_news_that_is_typed_at_the_desk_changes_whom_it_offers(session: Session, qtbot: QtBot) -> None:
    session.keys.trigger("news")
    sheet = opened(session, qtbot, NewsSheet)
    for count in (1, 0, 1):
        if count:
            qtbot.keyClicks(sheet.line, "Rossi out till tomorrow, all to Verdi")
            qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
        else:
            sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
            assert sheet.take_back._key == "Alt+Del" and session.keys.trigger("part.remove")
        qtbot.waitUntil(lambda count=count: sheet.list.model().rowCount() == count, timeout=20_000)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(session.book.directory.news.get(STUDIO.id)), timeout=20_000)
    card = session.book.card(session.book.directory.by_id[STUDIO.id], None)
    assert [(row.name, row.available) for row in card.targets if row.name == "Mario Rossi"] == [("Mario Rossi", False)]
    assert [one.text for one in card.news] == ["Rossi out till tomorrow, all to Verdi"]
    qtbot.waitUntil(lambda: not session.shell.findChildren(NewsSheet), timeout=20_000)


def test_tab_stays_in_a_sheet_and_its_key_lays_no_second_one_over_it(session: Session, qtbot: QtBot) -> None:
    session.keys.trigger("news")
    sheet = opened(session, qtbot, NewsSheet)
    session.shell.activateWindow()
    qtbot.waitUntil(sheet.line.hasFocus, timeout=20_000)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        came_by = set()
        for _ in range(12):
            focus = session.shell.focusWidget()
            assert sheet.isAncestorOf(focus)
            came_by.add(focus)
            qtbot.keyClick(focus, key)
        assert {sheet.line, sheet.told_by, sheet.recognised, sheet.close_button} <= came_by
    for action in ("news", "call_back.promise", "caller.flag"):
        assert not session.keys.can(action)
    qtbot.keyClick(session.shell.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.shell.findChildren(NewsSheet), timeout=20_000)
    assert session.keys.can("news")


def test_half_typed_news_outlives_escape_until_it_is_kept(session: Session, qtbot: QtBot) -> None:
    session.sheets.write_news()
    sheet = opened(session, qtbot, NewsSheet)
    qtbot.keyClicks(sheet.line, "Rossi out till tomorrow")
    qtbot.keyClicks(sheet.told_by, "his wife")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.shell.findChildren(NewsSheet), timeout=20_000)
    session.sheets.write_news()
    again = opened(session, qtbot, NewsSheet)
    assert (again.line.text(), again.told_by.text()) == ("Rossi out till tomorrow", "his wife")
    assert again.keep.isEnabled() and "Mario Rossi" in again.meaning.text()
    news = session._office.half_typed_news(session.person.login)
    qtbot.waitUntil(lambda: "his wife" in str(news.drafts()), timeout=20_000)
    qtbot.keyClick(again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.list.model().rowCount() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not news.drafts(), timeout=20_000)
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.shell.findChildren(NewsSheet), timeout=20_000)
    session.sheets.write_news()
    assert opened(session, qtbot, NewsSheet).line.text() == ""


def test_news_that_was_half_typed_when_the_console_was_killed_is_gone_on_with(
    office_file: str, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    office = open_office(office_file)
    left = office.half_typed_news("sara")
    left.keep_draft(STUDIO.id, "news", json.dumps({"text": "Rossi out till 15", "told_by": "Rossi", "recognised": "not"}))
    left.keep_draft("0190a000-0000-7000-8000-00000000000f", "news", "of another version")
    office.close()
    session: Session = request.getfixturevalue("session")
    qtbot.waitUntil(lambda: session.sheets._left_of(STUDIO.id) is not None, timeout=20_000)
    session.keys.trigger("news")
    assert opened(session, qtbot, NewsSheet).line.text() == "Rossi out till 15"


def test_what_may_be_said_is_one_key_away_and_escape_leads_back(session: Session, qtbot: QtBot) -> None:
    session.keys.trigger("sayable")
    sheet = opened(session, qtbot, SayableSheet)
    model = sheet.list.model()
    said = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert said[0].startswith("Address, Via Dante 7, Milano, Dante: Domodossola")
    assert any("Imola · Torino · 012 345 678 90" in one for one in said)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.shell.findChildren(SayableSheet), timeout=20_000)


def test_from_the_year_one_answer_is_kept_and_enter_leads_to_the_clients_closures(session: Session, qtbot: QtBot) -> None:
    session.shell.show_room("clients")
    qtbot.waitUntil(lambda: session.clients.list.list.model().rowCount() == 2, timeout=20_000)
    session.keys.trigger("closures")
    sheet = opened(session, qtbot, YearSheet)
    qtbot.waitUntil(lambda: sheet.count.text() == "1 of 1 have not told us yet", timeout=20_000)
    sheet.told.click()
    qtbot.waitUntil(lambda: sheet.count.text() == "0 of 1 have not told us yet", timeout=20_000)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not session.shell.findChildren(YearSheet), timeout=20_000)
    assert session.clients.sections[session.clients.tabs.currentIndex()].concerns("closures")
    (answer,) = session._office.clients.load("STUDIO").answers
    assert answer.told_on >= date(2026, 1, 1) and answer.told_on <= datetime.now(UTC).date()


def press(session: Session, qtbot: QtBot, *keys: str) -> None:
    """Where the focus is; fingers are slower than the same press twice."""
    for key in keys:
        session.keys._last = ("", float("-inf"))
        chord = QKeySequence(key)[0]
        qtbot.keyClick(session.shell.focusWidget() or session.shell, chord.key(), chord.keyboardModifiers())


SHEETS_OF_CLIENTS = {"Ctrl+F9": ListSheet, "Ctrl+F7": WhoGetsSheet, "Alt+Shift+Right": CompareSheet, "Ctrl+Shift+Y": YearSheet}

HELD_BACK = ("Ctrl+Shift+Return", "Ctrl+S", "Ctrl+Shift+A", "Ctrl+B", "Ctrl+Shift+1", "Ctrl+Shift+4", "Ctrl+PgDown", "Ctrl+F2")


@pytest.mark.parametrize("key", SHEETS_OF_CLIENTS)
def test_no_key_changes_a_client_beneath_an_open_sheet(session: Session, qtbot: QtBot, key: str) -> None:
    """A client was suspended and saved unseen, and Esc no longer closed the sheet."""
    session.shell.show_room("clients")
    session.shell.activateWindow()
    qtbot.waitUntil(lambda: session.clients.list.list.model().rowCount() == 2, timeout=20_000)
    session.clients.show_client(STUDIO.id)
    session.clients.sections[0].part("identity").editors["trade_name"].take_up()  # type: ignore[union-attr]
    press(session, qtbot, key)
    sheet = opened(session, qtbot, SHEETS_OF_CLIENTS[key])
    qtbot.waitUntil(lambda: sheet.isAncestorOf(session.shell.focusWidget()), timeout=20_000)
    for pressed in HELD_BACK:
        press(session, qtbot, pressed)
        assert sheet.isAncestorOf(session.shell.focusWidget()), pressed
    session.clients.list.list.setFocus()  # what is done beneath it, and by whomever, leaves the focus where one types
    assert sheet.isAncestorOf(session.shell.focusWidget())
    assert session.shell.shown == "clients" and not session.clients.unsaved
    press(session, qtbot, "Escape")
    qtbot.waitUntil(lambda: not session.shell.findChildren(SHEETS_OF_CLIENTS[key]), timeout=20_000)
    assert session._office.clients.load("STUDIO") == session.book.profile(STUDIO.id)
    assert session.keys.can("part.add") and session.keys.can("page.1")


def test_what_is_chosen_in_the_palette_and_help_in_danger_put_a_sheet_away(session: Session, qtbot: QtBot) -> None:
    session.shell.activateWindow()
    for lead in (("Ctrl+K", "Down", "Return"), ("F12",)):
        session.shell.show_room("desk")
        press(session, qtbot, "Ctrl+J")
        opened(session, qtbot, SayableSheet)
        press(session, qtbot, *lead)
        qtbot.waitUntil(lambda: not session.shell.findChildren(SayableSheet), timeout=20_000)
    assert session.desk.emergency.isVisible() and session.desk.emergency.isAncestorOf(session.shell.focusWidget())


def test_enter_presses_the_button_that_has_the_focus(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """With refused rows the import asks; the focus was on the coloured button, and Enter did nothing."""
    file = tmp_path / "clients.csv"
    file.write_text("Ragione sociale;Numero\nNeri Srl;niente\nBianchi Srl;02 5555 0101\n", encoding="utf-8")
    session.shell.activateWindow()
    sheet = session.import_clients(file)
    qtbot.waitUntil(lambda: bool(sheet.summary.text()) and sheet.take.hasFocus(), timeout=20_000)
    press(session, qtbot, "Return")
    assert sheet.question.yes.hasFocus()
    with qtbot.waitSignal(sheet.imported, timeout=20_000):
        press(session, qtbot, "Return")
    assert [one.legal_name for one in session._office.clients.profiles() if one.legal_name == "Bianchi Srl"]
