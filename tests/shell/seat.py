"""An assistant's whole window on the floor: the real session and a real office, the desk on the simulator behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent
from receptionist.calls.record import CallRecord
from receptionist.calls.recorder import write
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.link.local import LocalLink, Wire
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.console import clients
from tests.calls.floor import Lifetime, Office
from tests.offices import new_office
from tests.waiting import eventually
from ui.session import Session
from ui.still import surroundings

W = TypeVar("W", bound=QWidget)


class Seat(Office):
    """Anna at her window. What the desk writes is in the office's record at once."""

    def __init__(self, app: QApplication, folder: Path, language: str = "en") -> None:
        self.wire = Wire()
        self.office = new_office(str(folder / "office.db"))
        self.office.clients.save_all([one for one in clients() if not one.own], by="setup")
        self.office.staff.add("Anna", Role.SUPERVISOR, login="anna")
        self.office.staff.add("Bruno", Role.ASSISTANT, login="bruno")
        self.profiles = list(self.office.directory().profiles)
        super().__init__()
        self.office.at = self.clock.now()
        self.around = surroundings(app, folder, language=language)
        self.sit_down()

    def sit_down(self, login: str = "anna", role: Role = Role.SUPERVISOR) -> None:
        """Somebody takes the seat."""
        link = LocalLink(login, lambda action: action(), self._ask, lambda: self.desk.board.snapshot(), self.wire)
        person = Assistant(login=login, name=login.title(), role=role)
        self.session = Session(self.office, person, login, self.around, link)
        self.session.shell.resize(1366, 768)
        self.session.shell.show()
        self.session.shell.activateWindow()
        QTest.qWaitForWindowActive(self.session.shell)
        self.session.desk.setFocus()
        self.settle()

    def goes(self) -> None:
        """Whoever sits there goes."""
        self.settle()
        self.session.leave()
        self.session.deleteLater()
        self.until(lambda: self.around.background.idle)

    def _desk(self, unfinished: list[CallRecord]) -> Desk:
        self.life = Lifetime(self.clock)
        routing = DirectoryRouting(Directory(self.profiles, "IT"), "IT")
        return Desk(self.phone, routing, self.life, self._write, epoch=self.epoch, unfinished=unfinished)

    def _write(self, event: AnyEvent) -> None:
        self.written.append(event)
        self.wire.tell(event)

    def _ask(self, who: str, command: AnyCommand) -> Reply:
        return self.desk.ask(who, command)

    def passes(self, seconds: float) -> None:
        """Time passes for everybody, in the record and on the screen."""
        super().passes(seconds)
        self.office.at = self.clock.now()
        if hasattr(self, "session"):
            self.settle()

    def settle(self) -> None:
        """Until the record has all that happened, and the screen shows it."""
        write(self.office.store, self.written)
        background = self.around.background

        def quiet() -> bool:
            QApplication.processEvents()
            return self.session.live.settled and background.wait(0)

        for _ in range(3):
            eventually(quiet)
            QApplication.processEvents()

    # ---- her hands and eyes

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is; then the phone system has a moment."""
        for key in keys:
            self.session.keys._last = ("", float("-inf"))  # fingers are slower than this
            chord = QKeySequence(key)[0]
            QTest.keyClick(QApplication.focusWidget() or self.session.shell, chord.key(), chord.keyboardModifiers())
            self.passes(1)

    def types(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(QApplication.focusWidget() or self.session.shell, text)
        self.settle()

    def sees(self, kind: type[W]) -> W:
        """The one such widget on the window."""
        (found,) = self.all(kind)
        return found

    def all(self, kind: type[W]) -> list[W]:
        """Every such widget that can be seen."""
        return [one for one in self.session.shell.findChildren(kind) if one.isVisible()]

    def until(self, holds: Callable[[], object]) -> None:
        """Let the screen work until it holds."""
        eventually(lambda: (QApplication.processEvents(), holds())[1])

    def close(self) -> None:
        """The console goes."""
        self.goes()
        self.around.language.use("en")  # the application outlives it, and must not stay in its language until it is collected
        self.around.sounder.close()
        assert self.around.background.close()
        self.office.close()
