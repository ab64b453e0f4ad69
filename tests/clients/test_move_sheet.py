"""A number goes to another client by the keyboard alone: said before it is done, with the way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Line, Profile
from receptionist.office import Office
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.floor import Office as Floor
from tests.clients.test_trial import press
from tests.offices import new_office
from ui.clients.sheets.give import GiveSheet
from ui.clients.sheets.move import MoveSheet
from ui.session import Session
from ui.still import StillLink, surroundings

NUMBER = "+390299900020"
STUDIO = Profile(code="STUDIO", legal_name="Studio Rossi", lines=(Line(number=NUMBER),))
BIANCHI = Profile(code="BIANCHI", legal_name="Bianchi Srl", city="Torino")
NOW = datetime(2026, 11, 27, 15, 20, tzinfo=UTC)
"""A Friday afternoon."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    office.staff.add("Anna", Role.SUPERVISOR, login="anna")
    office.clients.save_all([STUDIO, BIANCHI, Profile(code="BRUNI", legal_name="Bruni Snc")], by="setup")
    office.refresh()
    office.now = lambda: NOW  # type: ignore[method-assign]
    yield office
    office.close()


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[Session]:
    floor = Floor()
    floor.sits_down("anna")
    around = surroundings(qapp, tmp_path, language="en")
    session = Session(
        office, Assistant(login="anna", name="Anna", role=Role.SUPERVISOR), "", around, StillLink(floor.board.snapshot())
    )
    session.shell.resize(1366, 768)
    session.shell.show()
    session.shell.activateWindow()
    QTest.qWaitForWindowActive(session.shell)
    session.shell.show_room("clients")
    qtbot.waitUntil(lambda: session.clients.list.list.model().rowCount() == 4, timeout=20_000)
    session.clients.show_client(STUDIO.id)
    yield session
    session.leave()
    around.sounder.close()
    assert around.background.close()


def opened(session: Session) -> MoveSheet:
    press(session, "Ctrl+F6")
    return session.shell.findChildren(MoveSheet)[-1]


def types(session: Session, text: str) -> None:
    QTest.keyClicks(session.shell.focusWidget(), text)


def test_a_few_letters_and_enter_give_it_away_at_midnight_and_it_is_taken_back(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    sheet = opened(session)
    types(session, "bia")
    assert "From Saturday 28 November 2026 on" in sheet.meaning.text() and "Bianchi Srl" in sheet.meaning.text()
    press(session, "Return")
    qtbot.waitUntil(lambda: bool(office.clients.load("BIANCHI").lines), timeout=20_000)
    midnight = datetime(2026, 11, 27, 23, tzinfo=UTC)
    assert [(line.number, line.since) for line in office.clients.load("BIANCHI").lines] == [(NUMBER, midnight)]
    assert [line.until for line in office.clients.load("STUDIO").lines] == [midnight]
    preview = session.clients.preview
    qtbot.waitUntil(lambda: session.clients.draft.profile.lines[0].until == midnight, timeout=20_000)  # type: ignore[union-attr]
    preview.choose_moment("Monday 10:00")
    qtbot.waitUntil(lambda: "Bianchi Srl" in preview.greeting.text(), timeout=20_000)
    assert preview.state.text().startswith("The number is Bianchi Srl's then")
    preview.choose_moment("today 16:30")
    assert "Studio Rossi" in preview.greeting.text()
    qtbot.waitUntil(lambda: session.clients.toast._button.isVisible(), timeout=20_000)
    session.clients.toast._button.click()
    qtbot.waitUntil(lambda: not office.clients.load("BIANCHI").lines, timeout=20_000)
    assert office.clients.load("STUDIO").lines == STUDIO.lines


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        (("1/1",), "Friday 1 January 2027 on"),
        (("domani", "midnight", "tonight at midnight", "mezzanotte"), "Saturday 28 November 2026 on"),
    ],
)
def test_a_bare_day_is_its_midnight_and_midnight_ends_its_day(session: Session, typed: tuple[str, ...], meaning: str) -> None:
    sheet = opened(session)
    types(session, "bia")
    for one in typed:
        sheet.when.setFocus()
        sheet.when.selectAll()
        types(session, one)
        assert meaning in sheet.meaning.text(), one


def test_an_enter_before_anybody_is_named_gives_nothing_away(session: Session, office: Office) -> None:
    sheet = opened(session)
    press(session, "Return")
    assert sheet.isVisible() and not sheet.do.isEnabled() and "Choose to whom" in sheet.meaning.text()
    press(session, "Down")
    assert "Bianchi Srl" in sheet.meaning.text() and sheet.do.isEnabled()
    assert office.clients.load("STUDIO").lines == STUDIO.lines


def test_a_move_that_is_planned_already_is_told_and_stays(session: Session, office: Office, qtbot: QtBot) -> None:
    """The number is Bruni's from Christmas on; until then it is lent to Bianchi."""
    christmas = datetime(2026, 12, 24, 23, tzinfo=UTC)
    office.clients.move_line(NUMBER, office.clients.load("BRUNI"), christmas, by="sara")
    office.refresh()
    sheet = opened(session)
    types(session, "bia")
    assert sheet.meaning.text().endswith("From Friday 25 December 2026 on they are Bruni Snc's, as planned.")
    press(session, "Return")
    qtbot.waitUntil(lambda: bool(office.clients.load("BIANCHI").lines), timeout=20_000)
    assert [line.until for line in office.clients.load("BIANCHI").lines] == [christmas]
    assert [line.since for line in office.clients.load("BRUNI").lines] == [christmas]


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("now", NOW),
        ("Monday 8:00", datetime(2026, 11, 30, 7, tzinfo=UTC)),
        ("01/12/2026 0:00", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("some day", None),
    ],
)
def test_the_moment_is_typed_as_one_says_it(session: Session, typed: str, since: datetime | None) -> None:
    sheet = opened(session)
    types(session, "bia")
    sheet.when.clear()
    QTest.keyClicks(sheet.when, typed)
    assert sheet.since == since and sheet.do.isEnabled() is (since is not None)


def test_what_keeps_it_from_moving_is_said_and_nothing_has_changed(session: Session, office: Office, qtbot: QtBot) -> None:
    sheet = opened(session)
    office.clients.move_line(NUMBER, office.clients.load("BIANCHI"), NOW, by="sara")  # somebody else was faster
    kept = office.clients.load("STUDIO")
    types(session, "bia")
    press(session, "Return")
    qtbot.waitUntil(lambda: bool(sheet.trouble.text()), timeout=20_000)
    assert "is Bianchi Srl's already" in sheet.trouble.text()
    assert office.clients.load("STUDIO") == kept
    press(session, "Esc")
    qtbot.waitUntil(lambda: not session.shell.findChildren(MoveSheet), timeout=20_000)


def test_a_client_that_is_being_edited_is_saved_first(session: Session, qtbot: QtBot) -> None:
    editor = session.clients.sections[0].part("identity").editors["city"].line  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "Roma")
    press(session, "Ctrl+F6")
    assert not session.shell.findChildren(MoveSheet)
    assert "Save this client first" in session.clients.toast.accessibleName()
    assert editor.text() == "Roma"


NOBODYS = "+390299900777"


def asked_to_whom(session: Session, qtbot: QtBot) -> GiveSheet:
    """The number that was rung is nobody's: its button in the settings is pressed."""
    session.shell.show_room("settings")
    session.pages.settings.phones.ring_now.assign_asked.emit(NOBODYS)
    (sheet,) = session.shell.findChildren(GiveSheet)
    return sheet


def test_a_number_that_nobody_has_is_given_to_a_client_that_is_there(session: Session, qtbot: QtBot) -> None:
    sheet = asked_to_whom(session, qtbot)
    assert "02 9990 0777" in sheet._title.text() and session.shell.shown == "settings"
    press(session, "Return")
    assert session.shell.shown == "settings", "nobody was named yet"
    qtbot.keyClicks(sheet.client.search, "tor")
    press(session, "Return")
    assert session.shell.shown == "clients"
    profile = session.clients.draft.profile
    assert profile is not None and profile.code == "BIANCHI"
    assert [line.number for line in profile.lines] == [NOBODYS]


def test_a_number_that_nobody_has_is_a_new_clients_where_that_is_said_and_nobodys_after_escape(
    session: Session, qtbot: QtBot
) -> None:
    asked_to_whom(session, qtbot)
    press(session, "Esc")
    qtbot.waitUntil(lambda: not session.shell.findChildren(GiveSheet))
    assert session.shell.shown == "settings"
    assert asked_to_whom(session, qtbot).new._key == "Ctrl+Shift+A"
    press(session, "Ctrl+Shift+A")
    profile = session.clients.draft.profile
    assert profile is not None and profile.version == 0
    assert [line.number for line in profile.lines] == [NOBODYS]
