"""Every action has a key that works in the real window, and can be read on it; an unknown line is given away by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from receptionist.office import Office
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from receptionist.telephony.numbers import show
from tests.calls.floor import Office as Floor
from tests.offices import new_office
from ui.keys import ACTIONS
from ui.session import Session
from ui.still import StillLink, surroundings
from ui.widgets import Button, Notice

UNKNOWN = "+390299900999"
BY_ROW = {"calls": "Ctrl+1…9", "reach": "Alt+1…9", "reach_blind": "Alt+Shift"}
"""Actions of which each row shows its own digit; the chord stands in a hint or in the table of Settings."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    office.staff.add("Anna", Role.SUPERVISOR, login="anna")
    yield office
    office.close()


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[Session]:
    """Anna's window, a caller on a number that nobody owns before her."""
    floor = Floor()
    floor.sits_down("anna")
    floor.rings(UNKNOWN, "+390299900011", "Lost")
    around = surroundings(qapp, tmp_path, language="en")
    anna = Assistant(login="anna", name="Anna", role=Role.SUPERVISOR)
    session = Session(office, anna, "", around, StillLink(floor.board.snapshot()))
    session.shell.show()
    session.shell.activateWindow()
    QTest.qWaitForWindowActive(session.shell)
    qtbot.waitUntil(lambda: session.desk.shown is not None)
    session.desk.setFocus()
    yield session
    session.leave()
    around.sounder.close()
    assert around.background.close()


def press(session: Session, key: str) -> None:
    chord = QKeySequence(key)[0]
    QTest.keyClick(QApplication.focusWidget() or session.shell, chord.key(), chord.keyboardModifiers())


def test_every_key_of_every_action_reaches_it_in_the_real_window(session: Session) -> None:
    done: list[str] = []
    takers = [session.keys.take(action.id, lambda id_=action.id: done.append(id_)) for action in ACTIONS]
    for action in ACTIONS:
        for key in action.keys:
            session.keys._last = ("", float("-inf"))
            done.clear()
            press(session, key)
            assert done == [action.id], key
    for taker in takers:
        taker.release()


def test_every_action_is_carried_out_by_some_page(session: Session) -> None:
    for room in session.shell.rooms:
        session.shell.show_room(room.id)
    assert [action.id for action in ACTIONS if not session.keys._takers.get(action.id)] == []


def test_every_key_can_be_read_somewhere_on_the_window(session: Session) -> None:
    words: set[str] = set()
    session.shell.strip.put(Notice("keyring", "keyring.absent"))
    for room in session.shell.rooms:
        session.shell.show_room(room.id)
        words |= {button._key for button in session.shell.findChildren(Button)}
        words |= {label.text() for label in session.shell.findChildren(QLabel)}
    tabs = session.shell.tabs
    words |= {tabs.tabToolTip(n) for n in range(tabs.count())}
    read = "\n".join(words)
    hidden = [
        action.id
        for action in ACTIONS
        if action.id.partition(".")[0] not in BY_ROW
        and action.id not in {f"page.{n}" for n in range(tabs.count() + 1, 10)}
        and session.keys.shown(action.id) not in read
    ]
    assert not hidden, " ".join(hidden)


def test_the_desk_names_the_keys_for_a_number_that_nobody_owns_and_one_enters_it(session: Session, qtbot: QtBot) -> None:
    hint = session.desk.client._hint.text()
    assert show(UNKNOWN, "IT") in hint and session.keys.shown("line.assign") in hint and session.keys.shown("call.give") in hint
    press(session, "Ctrl+Shift+L")
    assert session.shell.shown == "clients"
    profile = session.clients._draft.profile
    assert profile is not None and [line.number for line in profile.lines] == [UNKNOWN]
