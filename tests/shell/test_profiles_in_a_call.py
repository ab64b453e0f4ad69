"""A supervisor goes from profile to profile while a caller is on her line: neither the call nor anything typed is disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.calls.commands import AnyCommand
from receptionist.calls.places import Place
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.floor import Office as Floor
from tests.calls.floor import profiles
from tests.offices import new_office
from ui.session import Session
from ui.still import StillLink, surroundings

ROSSI, ACME, NIGHT, BERLIN, _OFFICE = profiles()


class HeardLink(StillLink):
    """A board on which nothing happens; what is asked for is written down."""

    def __init__(self, board: bytes) -> None:
        super().__init__(board)
        self.asked: list[str] = []

    def send(self, command: AnyCommand, answer: object) -> None:
        self.asked.append(type(command).__name__)


@pytest.fixture
def link() -> HeardLink:
    """Anna talks to a caller of Rossi's."""
    floor = Floor()
    floor.sits_down("anna")
    floor.talking("anna")
    return HeardLink(floor.board.snapshot())


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, link: HeardLink, tmp_path: Path) -> Iterator[Session]:
    office = new_office(str(tmp_path / "office.db"))
    office.clients.save_all([ROSSI, ACME, NIGHT, BERLIN], by="setup")
    office.staff.add("Anna", Role.SUPERVISOR, login="anna")
    office.refresh()
    around = surroundings(qapp, tmp_path, language="en")
    session = Session(office, Assistant(login="anna", name="Anna", role=Role.SUPERVISOR), "", around, link)
    session.shell.show()
    session.shell.activateWindow()
    QTest.qWaitForWindowActive(session.shell)
    qtbot.waitUntil(lambda: session.desk.shown is not None)
    yield session
    session._leaving = True
    session.leave()
    around.sounder.close()
    assert around.background.close()
    office.close()


def press(session: Session, key: str) -> None:
    session.keys._last = ("", float("-inf"))
    chord = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget() or session.shell, chord.key(), chord.keyboardModifiers())


def to_clients(session: Session, qtbot: QtBot) -> None:
    session.shell.show_room("clients")
    qtbot.waitUntil(lambda: session.clients.list.list.model().rowCount() == 5, timeout=20_000)


def shown(session: Session) -> str:
    profile = session.clients.draft.profile
    return profile.code if profile is not None else ""


def types_a_city(session: Session, qtbot: QtBot, text: str) -> None:
    session.clients.tabs.setCurrentIndex(0)
    line = session.clients.sections[0].part("identity").editors["city"].line  # type: ignore[union-attr]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_call_note_and_draft_survive_every_way_from_profile_to_profile(session: Session, link: HeardLink, qtbot: QtBot) -> None:
    session.desk.layout_.bring("notes")
    session.desk.notes.text.setFocus()
    qtbot.keyClicks(session.desk.notes.text, "asks for the contr")
    asked = list(link.asked)
    to_clients(session, qtbot)
    session.clients.show_client(ACME.id)
    types_a_city(session, qtbot, "London")
    press(session, "Alt+PgDown")
    assert shown(session) == "NIGHT"
    press(session, "Alt+PgUp")
    press(session, "Alt+Left")
    assert shown(session) == "NIGHT"
    press(session, "Alt+Right")
    assert shown(session) == "ACME"
    session.palette.open("spree")
    qtbot.waitUntil(lambda: any(row.id == BERLIN.id for row in session.palette.rows), timeout=20_000)
    qtbot.keyClick(session.palette.line, Qt.Key.Key_Return)
    assert shown(session) == "BERLIN"
    assert session.recent.clients[:2] == (BERLIN.id, ACME.id)
    session.clients.show_client(ACME.id)
    assert session.clients.draft.profile is not None
    assert session.clients.draft.profile.city == "London"
    session.shell.show_room("desk")
    assert session.desk.notes.text.toPlainText() == "asks for the contr"
    assert session.desk.shown is not None
    assert (session.desk.shown.place, session.desk.shown.client) == (Place.TALKING, ROSSI.id)
    assert link.asked == asked
    assert session._office.clients.load("ACME").city == ""


def test_the_window_asks_before_it_drops_what_is_not_saved(session: Session, qtbot: QtBot) -> None:
    session.live.board.calls.clear()
    to_clients(session, qtbot)
    session.clients.show_client(ACME.id)
    assert session._may_close()
    types_a_city(session, qtbot, "London")
    assert not session._may_close()
    (notice,) = [notice for notice in session.shell.strip.notices if notice.key == "closing"]
    assert ("clients", "Acme Ltd") in notice.values
    assert session._may_close()
