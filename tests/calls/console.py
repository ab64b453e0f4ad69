"""An assistant's console on the floor: the real desk on the simulator, the real link, the real page and its real keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.callers import CallerFlag, CallerFlags, CallerService
from receptionist.calls.commands import Reply
from receptionist.calls.desk import Desk
from receptionist.calls.events import AnyEvent
from receptionist.calls.half_typed import HalfTypedOfCalls
from receptionist.calls.record import CallRecord
from receptionist.calls.recorder import write
from receptionist.calls.routing import DirectoryRouting
from receptionist.calls.service import HistoryService
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Accepts, Greeting, Instruction, Line, Occasion, Opening, Person, Profile, Way, WayKind
from receptionist.clients.rules import card
from receptionist.link.local import LocalLink, Wire
from receptionist.messages.service import MessageService
from receptionist.store.engine import Store
from tests.calls.across import Across
from tests.calls.floor import ACME, BIANCHI, MOBILE, NERI, ROSSI, Lifetime, Office
from tests.offices import empty_office
from tests.premises import Premises
from ui.background import Background, Work
from ui.calls.book import Book
from ui.calls.desk.page import DeskPage
from ui.calls.desk.parts import Desk as DeskParts
from ui.calls.live import LiveBoard
from ui.keys import Keys, KeyWatch
from ui.theme import Theme

OPEN = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
SHUT = (Opening(weekday=6, start=time(1), end=time(2)),)


def phone(number: str, **more: bool) -> tuple[Way, ...]:
    """One telephone."""
    return (Way(kind=WayKind.PHONE, value=number, **more),)


BIANCHI_PERSON = Person(
    id="0190b000-0000-7000-8000-000000000001",
    name="Marco Bianchi",
    title="Avv.",
    role="partner",
    ways=phone(BIANCHI),
    tags=("contracts",),
    city="Milano",
)
ROSSI_PERSON = Person(
    id="0190b000-0000-7000-8000-000000000002",
    name="Giulia Rossi",
    title="Avv.",
    role="partner",
    ways=phone(MOBILE),
    accepts=Accepts.ANNOUNCED,
    other_names=("Rosso",),
)
VERDI_PERSON = Person(
    id="0190b000-0000-7000-8000-000000000003",
    name="Luca Verdi",
    role="trainee",
    ways=phone("+390299900033"),
    accepts=Accepts.MESSAGES,
)
NEW_YORK = Person(
    id="0190b000-0000-7000-8000-000000000004",
    name="Ann Wheeler",
    role="office New York",
    ways=phone("+12125550104"),
    zone="America/New_York",
    hours=OPEN,
    city="New York",
)


def clients() -> list[Profile]:
    """Two clients with people, and the office itself."""
    return [
        Profile(
            id="0190a000-0000-7000-8000-000000000001",
            code="ROSSI",
            legal_name="Studio Legale Rossi",
            short_name="Studio Rossi",
            colour="#8A2432",
            city="Milano",
            lines=(Line(number=ROSSI, patience=300),),
            hours=OPEN,
            instructions=(Instruction(text="Ask for the case number."),),
            people=(BIANCHI_PERSON, ROSSI_PERSON, VERDI_PERSON, NEW_YORK),
        ),
        Profile(
            id="0190a000-0000-7000-8000-000000000002",
            code="ACME",
            legal_name="Acme Ltd",
            language="en",
            zone="Europe/London",
            country="GB",
            service_level=10,
            wrap_up=15,
            lines=(Line(number=ACME, patience=300),),
            hours=OPEN,
            greetings=(Greeting(occasion=Occasion.OPEN, text="{greeting}, Acme."),),
        ),
        Profile(id="0190a000-0000-7000-8000-000000000009", code="OFFICE", legal_name="Our Office", own=True, hours=OPEN),
    ]


class Heard:
    """A sounder that remembers."""

    def __init__(self) -> None:
        self.sounds: list[tuple[str, ...]] = []

    def ring(self, name: str, language: str) -> None:
        self.sounds.append(("ring", name, language))

    def stop_ringing(self) -> None:
        self.sounds.append(("quiet",))

    def tone(self) -> None:
        self.sounds.append(("tone",))

    def say(self, text: str, language: str) -> None:
        self.sounds.append(("say", text, language))


class Counted(Background):
    """Knows how much of its work is under way."""

    under_way = 0

    def follow(self, job, done=None, failed=None) -> Work:
        return self._counted(super().follow(job, done, failed))

    def after_paint(self, job, done=None, failed=None) -> Work:
        return self._counted(super().after_paint(job, done, failed))

    def _counted(self, work: Work) -> Work:
        self.under_way += 1
        for over in (work.done, work.failed, work.cancelled):
            over.connect(self._one_less)
        return work

    def _one_less(self, *_result: object) -> None:
        self.under_way -= 1


class Hand:
    """The clock of the assistant's fingers: moves only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Console(Office):
    """The floor with a screen before Anna. `presses` counts strokes, a chord as one. `premises`: where the record is kept; in
    shared ones the desk is on the network. Without: a file, and the desk in one process with the screen."""

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        make_clients: Callable[[], list[Profile]] = clients,
        premises: Premises | None = None,
    ) -> None:
        self.wire = Wire()
        self._make_clients = make_clients
        if premises is None:
            empty_office(folder / "office.db")
        self.premises = premises or Premises(folder / "office.db")
        self.premises.keep(make_clients())
        super().__init__()
        self.hand, self.presses = Hand(), 0
        self.background = Counted()
        self.store: Store = self.premises.of("anna")
        self.history, self.messages = HistoryService(self.store), MessageService(self.store)
        self.sounder = Heard()
        self.across = Across(self) if self.premises.shared is not None else None
        self.live = LiveBoard(self.across or self._in_one_process(), "anna")
        self.live.start()
        self.theme = theme
        self.by_name = "named"
        """The office's setting: of whom states are shown by name."""
        self.book = Book(Directory(self._make_clients(), "IT"), card, self.clock.now, "Anna")
        self.book.show_states(lambda: self.by_name, "anna")
        self.open_page()
        self.sits_down("anna")
        self.settle()

    def _in_one_process(self) -> LocalLink:
        return LocalLink("anna", lambda action: action(), self._ask, lambda: self.desk.board.snapshot(), self.wire)

    def _desk(self, unfinished: list[CallRecord]) -> Desk:
        routing = DirectoryRouting(Directory(self._make_clients(), "IT"), "IT")
        self.life = Lifetime(self.clock)
        return Desk(self.phone, routing, self.life, self._write, epoch=self.epoch, unfinished=unfinished)

    def _write(self, event: AnyEvent) -> None:
        """As a hub does: the record, and whoever listens."""
        self.written.append(event)
        if self.premises.shared is not None:
            write(self.premises.hub, [event])
        self.wire.tell(event)

    def _ask(self, who: str, command: object) -> Reply:
        return self.desk.ask(who, command)

    def settings(self) -> dict[str, Callable[[], bool]]:
        """What she has set, where a story needs it."""
        return {}

    def open_page(self) -> None:
        """A console starts: a window with the page in it."""
        self.keys = Keys(clock=self.hand)
        self.watch = KeyWatch(QApplication.instance(), self.keys)
        parts = DeskParts(
            self.live,
            self.book,
            self.history,
            self.messages,
            HalfTypedOfCalls(self.store, "anna"),
            self.sounder,
            self.background,
            self.theme,
            self.keys,
            self.clock.now,
            self.hand,
            one_look=self.store.one_look,
            **self.settings(),
        )
        self.window = QWidget()
        self.page = DeskPage(parts)
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.theme.dress(self.window)
        self.window.resize(1366, 720)
        self.window.show()
        self.watch.watch(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.page.setFocus()

    def close_page(self) -> None:
        """The window goes, as it stands."""
        self.watch.stop()
        self.window.removeEventFilter(self.watch)
        self.page.close_down()
        self.window.close()
        self.settle()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """The console goes."""
        self.settle()
        self.close_page()
        assert self.background.close()
        self.live.stop()
        self.premises.close()

    # ---- her hands

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is; then the phone system has a moment."""
        for key in keys:
            chord = QKeySequence(key)[0]
            self.hand.now += 1.0
            self.presses += 1
            QTest.keyClick(QApplication.focusWidget() or self.window, chord.key(), chord.keyboardModifiers())
            self.passes(1)

    def types(self, text: str) -> None:
        """Type characters."""
        for character in text:
            self.hand.now += 0.2
            self.presses += 1
            widget = QApplication.focusWidget() or self.window
            code = ord(character.upper()) if character.isascii() else 0
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, character))
        self.settle()

    # ---- what passes

    def passes(self, seconds: float) -> None:
        """Time passes for everybody, and the screen shows it. What she has pressed is at the desk before that."""
        if hasattr(self, "window") and self.across is not None:
            self.settle()
        super().passes(seconds)
        if hasattr(self, "window"):
            self.settle()

    def knows(self, *flags: CallerFlag) -> None:
        """From now on this is known of callers, at the desk and on the screen."""
        known = CallerFlags(flags)
        self.desk.use(DirectoryRouting(Directory(self._make_clients(), "IT"), "IT", (), known))
        self.book.flag(known)
        self.settle()

    def reads_callers(self) -> None:
        """What the record knows of callers, as a console reads it when it starts and after a change by anybody."""
        self.book.flag(CallerService(self.store).flags())
        self.settle()

    def settle(self) -> None:
        """Until the screen shows all that came and nothing is written or read behind it."""
        for _ in range(400 if self.across is None else 4_000):
            QCoreApplication.processEvents()
            self.background.wait(0)  # what is looked up after the picture begins now
            if self._quiet() and self.live.settled and not self.background.under_way:
                break
            QTest.qWait(2)
        QCoreApplication.processEvents()

    def _quiet(self) -> bool:
        """Nothing is on its way between her and the desk."""
        if self.across is None:
            return True
        self.across.pump()
        return self.across.quiet and self.live.board.position == self.desk.board.position

    def written_down(self) -> None:
        """The drafts have reached the disk."""
        self.page.drafts.write()
        self.settle()

    def call(self, call: CallView) -> CallView:
        """The call as it is now."""
        return self.board.calls[call.id]

    def rows(self) -> list[str]:
        """Clients in the rows of Calls, from the top."""
        return [row.client for section in self.page.calls.sections for row in section.model.rows]


__all__ = ["ACME", "BIANCHI", "MOBILE", "NERI", "ROSSI", "Console", "clients"]
