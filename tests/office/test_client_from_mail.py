"""A client is set up from an e-mail's text by the screens and the keyboard alone, as somebody does it on the first day.

From: avv. Giulia Marchetti. Good morning, we are Studio Legale Marchetti e Conti, via Torino 12, 20123 Milano (third floor,
bell Marchetti), PEC marchetticonti@pec.example. Please answer the number 02 9990 0450 for us, from now on: Monday to Friday
9-13 and 14.30-18.30, Friday only in the morning. I am in 02 9990 0451, announced only; avv. Paolo Conti (labour law) is at
333 999 0452. If nobody answers, ring my mobile, 333 999 0453, which is not to be given to anybody. We are closed from 24
December to 6 January. Arrests and searches come to me at once. For salespeople: e-mail only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.calls.places import Place, Side
from receptionist.clients.profile import Accepts, Profile, WayKind
from receptionist.clients.ready import lacking
from receptionist.clients.rules import is_open
from receptionist.clients.who_gets import who_gets
from receptionist.office import Office
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.floor import Office as Floor
from tests.offices import new_office
from ui.clients.sheets.template import TemplateSheet
from ui.session import Session
from ui.still import StillLink, surroundings

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 27, 9, 20, tzinfo=UTC)
"""A Friday morning, 10:20 in Milan."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    office.staff.add("Anna", Role.SUPERVISOR, login="anna")
    office.now = lambda: NOW  # type: ignore[method-assign]
    yield office
    office.close()


class Keyboard:
    """Hands on the keyboard; `strokes` counts them, a chord as one."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot, self.strokes = session, qtbot, 0

    def press(self, *keys: str) -> None:
        """Each key, one after the other."""
        for key in keys:
            self.session.keys._last = ("", float("-inf"))
            chord = QKeySequence(key)[0]
            QTest.keyClick(self.session.shell.focusWidget() or self.session.shell, chord.key(), chord.keyboardModifiers())
            self.strokes += 1
            QApplication.processEvents()

    def types(self, text: str) -> None:
        """Into whatever has the focus."""
        QTest.keyClicks(self.session.shell.focusWidget(), text)
        self.strokes += len(text)

    def goes_to(self, name: str) -> None:
        """Tab by Tab, to what is called so."""
        for _ in range(60):
            focus = self.session.shell.focusWidget()
            if focus is not None and name in (focus.accessibleName(), getattr(focus, "text", str)()):
                return
            self.press("Tab")
        raise AssertionError(f"no {name} in the row of fields")

    def until(self, holds: object) -> None:
        """What is done elsewhere has come."""
        self.qtbot.waitUntil(holds, timeout=20_000)  # type: ignore[arg-type]


@pytest.fixture
def keyboard(qapp: QApplication, qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[Keyboard]:
    floor = Floor()
    floor.sits_down("anna")
    around = surroundings(qapp, tmp_path, language="it")
    anna = Assistant(login="anna", name="Anna", role=Role.SUPERVISOR)
    session = Session(office, anna, "", around, StillLink(floor.board.snapshot()))
    session.shell.resize(1366, 768)
    session.shell.show()
    session.shell.activateWindow()
    QTest.qWaitForWindowActive(session.shell)
    yield Keyboard(session, qtbot)
    session.leave()
    around.language.use("en")
    around.sounder.close()
    assert around.background.close()


def test_a_client_is_set_up_from_an_e_mail_by_the_keyboard_and_tried(keyboard: Keyboard, office: Office) -> None:
    page = keyboard.session.clients
    keyboard.press("Ctrl+Shift+3")
    keyboard.until(lambda: page.list.list.model().rowCount() == 1)
    _begin(keyboard)
    _enter(keyboard)
    keyboard.press("Ctrl+S")
    keyboard.until(lambda: any(one.legal_name.startswith("Studio Legale M") for one in office.clients.profiles()))
    kept = next(one for one in office.clients.profiles() if one.legal_name.startswith("Studio Legale M"))
    _right(kept)
    _try(keyboard)
    assert keyboard.strokes < 700


def _begin(keyboard: Keyboard) -> None:
    """The law firm's template, its name and blanks."""
    keyboard.press("Ctrl+F8")
    sheet = keyboard.session.shell.findChildren(TemplateSheet)[-1]
    keyboard.until(lambda: sheet.chosen is not None)
    keyboard.types("studio l")
    assert sheet.chosen is not None and sheet.chosen.id == "law-firm.it"
    keyboard.until(lambda: bool(sheet.blanks) and all(line.isVisible() for line in sheet.blanks.values()))
    keyboard.press("Return")
    keyboard.types("Studio Legale Marchetti e Conti")
    keyboard.press("Tab")
    keyboard.types("avv. Marchetti")
    keyboard.press("Tab")
    keyboard.types("diritto civile e del lavoro")
    keyboard.press("Return")
    keyboard.until(lambda: not keyboard.session.shell.findChildren(TemplateSheet))


def _enter(keyboard: Keyboard) -> None:
    """What is missing, one after the other, with hours that are not the template's; then the closure, the address, the rest."""
    keyboard.press("Ctrl+F2")
    keyboard.types("02 9990 0450")
    keyboard.press("Ctrl+F2")
    for day in ("9-13, 14:30-18:30",) * 4:
        keyboard.types(day)
        keyboard.press("Tab")
    keyboard.types("9-13")
    keyboard.press("Ctrl+F2", "Return")  # these hours are right
    keyboard.press("Ctrl+F2")
    keyboard.types("Giulia Marchetti")
    keyboard.press("Tab")
    keyboard.types("Avv.")
    keyboard.press("Ctrl+F2")
    keyboard.types("02 9990 0451")
    keyboard.press("Ctrl+F2")
    keyboard.types("333 999 0453")
    _people(keyboard)
    _closures(keyboard)
    _address_and_rest(keyboard)


def _people(keyboard: Keyboard) -> None:
    """Her calls are announced; the other lawyer."""
    page = keyboard.session.clients
    keyboard.press("Ctrl+Shift+PgDown", "Ctrl+Shift+PgDown")
    assert page.tabs.currentIndex() == 3
    keyboard.goes_to("Accetta")
    keyboard.types("solo")
    keyboard.press("Ctrl+Shift+Return")
    keyboard.types("Paolo Conti")
    keyboard.press("Tab")
    keyboard.types("Avv.")
    keyboard.goes_to("Si occupa di")
    keyboard.types("diritto del lavoro")
    keyboard.press("Ctrl+Shift+Return")
    keyboard.types("333 999 0452")
    keyboard.press("Shift+Tab")
    keyboard.types("cell")


def _closures(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+Shift+PgDown", "Ctrl+Shift+PgDown", "Ctrl+Shift+Return")
    keyboard.types("24/12/2026")
    keyboard.press("Tab")
    keyboard.types("06/01/2027")
    keyboard.press("Tab", "Tab")
    keyboard.types("Ferie di Natale")


def _address_and_rest(keyboard: Keyboard) -> None:
    """What callers may be told of the street, and the PEC."""
    page = keyboard.session.clients
    keyboard.press(*["Ctrl+Shift+PgUp"] * 5)
    assert page.tabs.currentIndex() == 0
    keyboard.goes_to("PEC")
    keyboard.types("marchetticonti@pec.example")
    keyboard.goes_to("Aggiungi un indirizzo")
    keyboard.press("Space")
    keyboard.types("via Torino 12")
    keyboard.press("Tab")
    keyboard.types("20123")
    keyboard.press("Tab")
    keyboard.types("Milano")


def _right(kept: Profile) -> None:
    """What stands in the mail stands in the profile."""
    assert lacking(kept, NOW) == ()
    assert [(line.number, line.fallback) for line in kept.lines] == [("+390299900450", "+393339990453")]
    giulia, paolo = kept.people
    assert (giulia.title, giulia.name, giulia.accepts) == ("Avv.", "Giulia Marchetti", Accepts.ANNOUNCED)
    assert (paolo.title, paolo.name, paolo.responsibilities) == ("Avv.", "Paolo Conti", "diritto del lavoro")
    assert [(way.kind, way.value) for one in kept.people for way in one.ways] == [
        (WayKind.PHONE, "+390299900451"),
        (WayKind.MOBILE, "+393339990452"),
    ]
    friday = datetime(2026, 11, 27, 16, 0, tzinfo=ROME)
    assert [is_open(kept, None, friday - timedelta(days=days)) for days in (1, 0)] == [True, False]
    assert (kept.pec, kept.addresses[0].street, kept.addresses[0].city) == (
        "marchetticonti@pec.example",
        "via Torino 12",
        "Milano",
    )
    closed = who_gets(kept, None, datetime(2026, 12, 29, 10, 0, tzinfo=ROME))
    assert [why.code for why in closed.because] == ["closure", "closed_now"]


def _try(keyboard: Keyboard) -> None:
    """A trial call is answered and put through."""
    keyboard.press("Ctrl+F5")
    keyboard.until(lambda: keyboard.session.setting_up.trial is not None)
    sheet = keyboard.session.setting_up.trial
    assert sheet is not None
    keyboard.until(lambda: sheet.desk.shown is not None)
    keyboard.press("F2")
    keyboard.until(lambda: sheet.desk.shown is not None and sheet.desk.shown.place is Place.TALKING)
    keyboard.press("Shift+Return")  # her calls are announced, whoever presses what
    keyboard.until(lambda: sheet.desk.shown is not None and sheet.desk.shown.side is Side.CONSULTING)
    keyboard.press("F5")
    keyboard.until(lambda: keyboard.session.setting_up.trial is None)
    assert "Giulia Marchetti" in keyboard.session.clients.toast.accessibleName()
