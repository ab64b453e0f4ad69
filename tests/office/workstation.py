"""A workstation: the real console, its real window, on an office that is joined to the real Asterisk of the tests.

Run as a program (`python -m tests.office.workstation OFFICE PASSWORD STEP…`) it is a console in a process of its own, which
carries out the steps, tells what the desk shows in one line of JSON after each, and then waits to be killed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import time as hour
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from receptionist.clients.profile import Line, Opening, Person, Profile, Way, WayKind
from receptionist.opening import Plan
from receptionist.settings import Settings, workstation_file
from receptionist.staff.rights import Role
from tests.offices import new_office
from tests.telephony.lab import LINE, NUMBERS
from ui.app import Console
from ui.places import PHONES

if TYPE_CHECKING:
    from tests.pbx.lab import Pbx

ALWAYS = tuple(Opening(weekday=day, start=hour(0), end=hour(0)) for day in range(7))


def make_office(where: Path, pbx: Pbx) -> str:
    """An office with one client, whose line the Asterisk of the tests has, and Anna at her phone; returns its password."""
    office = new_office(str(where), Plan("Uffici Centrali"))
    phone = Way(kind=WayKind.PHONE, value=NUMBERS["bianchi"])
    office.clients.save(
        Profile(
            code="ROSSI",
            legal_name="Studio Legale Rossi",
            short_name="Studio Rossi",
            lines=(Line(number=LINE, patience=300),),
            people=(Person(name="Marco Bianchi", title="Avv.", role="socio", ways=(phone,), hours=ALWAYS),),
            hours=ALWAYS,
        ),
        by="setup",
    )
    office.staff.add("Anna", Role.SUPERVISOR)
    answers = pbx.asterisk.answers
    for key, value in {
        "pbx.kind": "asterisk",
        "pbx.url": pbx.asterisk.url,
        "pbx.user": answers.ari_user,
        "stations": ["anna", "bruno"],
        "person": "anna",
        "station": "anna",
    }.items():
        office.settings.set(key, value)
    office.close()
    return str(answers.ari_password)


class Workstation:
    """The console and the hands of who sits before it."""

    def __init__(self, app: QApplication) -> None:
        here = Settings(None, workstation_file())
        for key in ("ring", "announce", "tones", "card.on_top"):
            here.set(key, False)
        here.set("language", "en")
        self.console = Console(app)

    def opens(self, office: str, password: str) -> None:
        """Start, with the phone system's password typed in where no keyring keeps it."""
        self.console.begin(office)
        gate = self.console.gate
        self.until(lambda: gate.password.isVisible() or self.console.session is not None, "the password is asked for")
        if self.console.session is None:
            QTest.keyClicks(gate.password, password)
            QTest.keyClick(gate.password, Qt.Key.Key_Return)
        self.until(lambda: self.console.session is not None, "the desk is open")
        self.until(lambda: self.board.phone.connected, "the phone system is there")
        self.console.window.activateWindow()
        QTest.qWaitForWindowActive(self.console.window)
        self.desk.setFocus()
        self.until(lambda: "anna" in self.board.assistants, "she is signed in")

    @property
    def desk(self):  # type: ignore[no-untyped-def]
        """The desk page."""
        assert self.console.session is not None
        return self.console.session.desk

    @property
    def board(self):  # type: ignore[no-untyped-def]
        """What the console knows of the live calls."""
        assert self.console.session is not None
        return self.console.session.live.board

    def phones(self):  # type: ignore[no-untyped-def]
        """The phone system's part of Settings, brought to the front."""
        session = self.console.session
        assert session is not None
        session.shell.show_room("settings")
        session.settings.show_part(PHONES)
        return session.settings.phones

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        for key in keys:
            QTest.qWait(120)  # a second press within 100 ms counts as the same
            chord = QKeySequence(key)[0]
            QTest.keyClick(QApplication.focusWidget() or self.console.window, chord.key(), chord.keyboardModifiers())

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(QApplication.focusWidget() or self.console.window, text)

    def rows(self) -> list[tuple[str, str]]:
        """The rows of Calls as they are painted: client and caller."""
        return [(row.client, row.caller) for section in self.desk.calls.sections for row in section.model.rows]

    def _texts(self) -> list[str]:
        return [label.text() for label in self.console.window.findChildren(QLabel) if label.isVisible()]

    def until(self, holds: Callable[[], object], what: str, seconds: float = 20) -> None:
        """Let the screen work until it holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"did not happen: {what}; on the screen: {self._texts()}"
            QCoreApplication.processEvents()
            QTest.qWait(10)

    def shows(self) -> dict[str, object]:
        """What the desk shows, as one would read it aloud."""
        QTest.qWait(100)
        calls = list(self.board.calls.values())
        return {
            "calls": [[call.id, call.place, call.side, call.caller.number] for call in calls],
            "say": self.desk.client.say.text,
            "notes": self.desk.notes.text.toPlainText(),
            "message": self.desk.message.text.toPlainText(),
        }

    def close(self) -> None:
        """Go home."""
        self.console.close()
        self.console.gate.close()


def main(office: str, password: str, steps: list[str]) -> None:
    """A console in its own process."""
    app = QApplication([])
    workstation = Workstation(app)
    workstation.opens(office, password)
    print(json.dumps(workstation.shows()), flush=True)
    for step in steps:
        kind, _, what = step.partition(":")
        if kind == "press":
            workstation.press(what)
        elif kind == "type":
            workstation.types(what)
        elif kind == "place":
            workstation.until(lambda what=what: what in {c.place for c in workstation.board.calls.values()}, what)  # type: ignore[misc]
        elif kind == "message":
            workstation.until(lambda what=what: workstation.desk.message.text.toPlainText() == what, "the message")  # type: ignore[misc]
            QTest.qWait(1000)  # it has been written down
        print(json.dumps(workstation.shows()), flush=True)
    while True:
        QCoreApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
