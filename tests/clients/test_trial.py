"""A trial call through the real window: it comes onto a desk as any other, and leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from receptionist.calls.commands import SetAvailability
from receptionist.calls.events import Availability
from receptionist.calls.places import Place
from receptionist.calls.service import CallFilter
from receptionist.clients.news import News
from receptionist.clients.profile import Line, Opening, Person, Profile, Way, WayKind, new_id
from receptionist.office import Office
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from tests.calls.floor import Office as Floor
from tests.offices import new_office
from ui.clients.sheets.sayable import SayableSheet
from ui.clients.sheets.trial import TrialSheet
from ui.session import Session
from ui.still import StillLink, surroundings

ALWAYS = tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))
VERDI = Person(name="Gina Verdi", hours=ALWAYS, ways=(Way(kind=WayKind.PHONE, value="+390299900032"),))
NERI = Person(name="Luca Neri", hours=ALWAYS, ways=(Way(kind=WayKind.PHONE, value="+390299900031"),))
"""There at any hour: the trial is of the moment at which it is begun."""
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    lines=(Line(number="+390299900020"),),
    people=(NERI, VERDI),
    hours=ALWAYS,
    wrap_up=0,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = new_office(str(tmp_path / "office.db"))
    office.staff.add("Anna", Role.SUPERVISOR, login="anna")
    office.clients.save(STUDIO, by="setup")
    office.refresh()
    yield office
    office.close()


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sits_down("anna")
    return floor


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, office: Office, floor: Floor, tmp_path: Path) -> Iterator[Session]:
    """Anna before the profile of Studio Rossi; nobody rings."""
    around = surroundings(qapp, tmp_path, language="en")
    anna = Assistant(login="anna", name="Anna", role=Role.SUPERVISOR)
    session = Session(office, anna, "", around, StillLink(floor.board.snapshot()))
    session.shell.resize(1366, 768)
    session.shell.show()
    session.shell.activateWindow()
    QTest.qWaitForWindowActive(session.shell)
    session.shell.show_room("clients")
    qtbot.waitUntil(lambda: session.clients.list.list.model().rowCount() == 2, timeout=20_000)
    session.clients.show_client(STUDIO.id)
    yield session
    session.leave()
    around.sounder.close()
    assert around.background.close()


def press(session: Session, key: str) -> None:
    session.keys._last = ("", float("-inf"))
    chord = QKeySequence(key)[0]
    QTest.keyClick(session.shell.focusWidget() or session.shell, chord.key(), chord.keyboardModifiers())


def begun(session: Session, qtbot: QtBot) -> TrialSheet:
    """The trial call rings on the desk over the window."""
    press(session, "Ctrl+F5")
    qtbot.waitUntil(lambda: session.setting_up.trial is not None, timeout=20_000)
    sheet = session.setting_up.trial
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.desk.shown is not None, timeout=20_000)
    return sheet


def over(session: Session, qtbot: QtBot) -> None:
    """The sheet is gone, the profile stands as it stood."""
    qtbot.waitUntil(lambda: session.setting_up.trial is None, timeout=20_000)
    assert session.shell.shown == "clients"
    assert session.clients.draft.profile is not None and session.clients.draft.profile.id == STUDIO.id


def test_a_trial_is_answered_put_through_and_leads_back_and_nothing_is_kept(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    sheet = begun(session, qtbot)
    press(session, "F2")
    qtbot.waitUntil(lambda: sheet.desk.shown is not None and sheet.desk.shown.place is Place.TALKING, timeout=20_000)
    assert sheet.desk.shown is not None and sheet.desk.shown.caller.name == "Trial call"
    assert any("nobody's phone rings" in one.text() for one in sheet.findChildren(QLabel))
    press(session, "Shift+Return")
    over(session, qtbot)
    assert "Luca Neri" in session.clients.toast.accessibleName()
    assert office.history.find(CallFilter()) == [] and session.live.board.calls == {}


def test_what_is_typed_and_not_saved_is_what_the_trial_goes_by(session: Session, qtbot: QtBot) -> None:
    editor = session.clients.sections[0].part("identity").editors["trade_name"].line  # type: ignore[union-attr]
    qtbot.keyClicks(editor, "Rossi e Figli")
    sheet = begun(session, qtbot)
    assert sheet.desk.profile() is not None and sheet.desk.profile().name == "Rossi e Figli"  # type: ignore[union-attr]
    press(session, "Ctrl+F5")
    over(session, qtbot)
    assert session.clients.draft.dirty


def test_the_preview_and_a_trial_know_the_news_as_the_desk_does(session: Session, office: Office, qtbot: QtBot) -> None:
    """And of a moment that is past the news that held then, none of today's."""
    preview = session.clients.preview
    qtbot.waitUntil(lambda: preview.targets.text().startswith("1  Luca Neri"), timeout=20_000)
    now = office.now()
    told = News(
        client=STUDIO.id,
        text="Neri fuori, tutto a Verdi",
        since=now - timedelta(minutes=5),
        until=now + timedelta(hours=30),
        person=NERI.id,
        away=True,
        substitute=VERDI.id,
        told_by="Neri",
        written_by="anna",
        written_at=now,
    )
    office.news.write(told)
    office.refresh()
    session.book.use(office.directory())
    assert preview.targets.text().startswith("1  Gina Verdi") and "Neri fuori, tutto a Verdi" in preview.state.text()
    sheet = begun(session, qtbot)
    assert [(row.target.name, row.can_ring) for row in sheet.desk.reach.rows if row.target is not None] == [
        ("Gina Verdi", True),
        ("Luca Neri", False),
    ]
    press(session, "Ctrl+F5")
    over(session, qtbot)
    early = now - timedelta(hours=3)
    news = msgspec.structs.replace(told, id=new_id(), since=early, until=now - timedelta(hours=1), written_at=early)
    office.news.write(news)
    office.news.end(told.id, office.now(), "anna")
    office.refresh()
    session.book.use(office.directory())
    for hours, first in ((2, "Gina Verdi"), (4, "Luca Neri")):
        preview.choose_moment((now - timedelta(hours=hours)).astimezone(ZoneInfo("Europe/Rome")).strftime("%d/%m/%Y %H:%M"))
        qtbot.waitUntil(lambda first=first: preview.targets.text().startswith(f"1  {first}"), timeout=20_000)
        sheet = begun(session, qtbot)
        assert next(row.target.name for row in sheet.desk.reach.rows if row.target is not None and row.can_ring) == first
        press(session, "Ctrl+F5")
        over(session, qtbot)


def test_what_may_be_said_is_looked_up_in_a_trial_as_in_a_call(session: Session, qtbot: QtBot) -> None:
    sheet = begun(session, qtbot)
    press(session, "Ctrl+J")
    qtbot.waitUntil(lambda: bool(sheet.findChildren(SayableSheet)), timeout=20_000)
    press(session, "Escape")
    qtbot.waitUntil(lambda: not sheet.findChildren(SayableSheet), timeout=20_000)
    press(session, "Ctrl+F5")
    over(session, qtbot)


def test_nobody_answers_and_the_caller_comes_back(session: Session, qtbot: QtBot) -> None:
    sheet = begun(session, qtbot)
    sheet.answers.click()
    press(session, "F2")
    qtbot.waitUntil(lambda: sheet.desk.shown is not None and sheet.desk.shown.place is Place.TALKING, timeout=20_000)
    press(session, "F4")
    qtbot.waitUntil(lambda: sheet.desk.shown is not None and sheet.desk.shown.target is not None, timeout=20_000)
    assert sheet.desk.shown is not None and not sheet.desk.shown.target_up
    press(session, "Ctrl+F5")
    over(session, qtbot)


def test_a_real_call_ends_the_trial_and_none_begins_while_one_waits(session: Session, floor: Floor, qtbot: QtBot) -> None:
    begun(session, qtbot)
    floor.rings("+390299900020", "+390299900011", "Real")
    session.live.hear_snapshot(floor.board.snapshot())
    over(session, qtbot)
    assert "real call" in session.clients.toast.accessibleName()
    press(session, "Ctrl+F5")
    assert session.setting_up.trial is None and "real call" in session.clients.toast.accessibleName()


def test_whoever_says_that_she_is_not_there_tries_in_peace_while_callers_wait(
    session: Session, floor: Floor, qtbot: QtBot
) -> None:
    floor.rings("+390299900020", "+390299900011", "Real")
    floor.ask("anna", SetAvailability(availability=Availability.AWAY))
    session.live.hear_snapshot(floor.board.snapshot())
    qtbot.waitUntil(lambda: bool(session.live.board.waiting()), timeout=20_000)
    sheet = begun(session, qtbot)
    assert [call.caller.name for call in sheet.live.board.calls.values()] == ["Trial call"]
    press(session, "Ctrl+F5")
    over(session, qtbot)
    assert [call.caller.name for call in session.live.board.calls.values()] == ["Real"]


def test_esc_closes_what_is_on_top_and_at_last_the_trial(session: Session, qtbot: QtBot) -> None:
    sheet = begun(session, qtbot)
    press(session, "F2")
    qtbot.waitUntil(lambda: sheet.desk.subject.in_hand.caller is not None)
    sheet.desk.reach.put("z")
    press(session, "Escape")
    assert sheet.isVisible() and sheet.desk.reach.field.text() == ""
    press(session, "Escape")
    over(session, qtbot)


def test_without_a_number_there_is_nothing_to_ring(session: Session) -> None:
    session.clients.new_client()
    press(session, "Ctrl+F5")
    assert session.setting_up.trial is None and "number first" in session.clients.toast.accessibleName()


@pytest.mark.parametrize("ends", ["Ctrl+F5", "Escape"])
def test_what_had_keys_in_a_trial_lets_go_of_them_with_it(session: Session, qtbot: QtBot, ends: str) -> None:
    for room in ("desk", "messages", "history", "settings", "clients"):
        session.shell.show_room(room)
    session.clients.show_client(STUDIO.id)
    before = session.keys.takers()
    begun(session, qtbot)
    assert session.keys.takers() != before
    press(session, ends)
    over(session, qtbot)
    qtbot.waitUntil(lambda: not session.shell.findChildren(TrialSheet), timeout=20_000)
    qtbot.waitUntil(lambda: session.keys.takers() == before, timeout=20_000)
    for room, keys in (("clients", 4), ("desk", 2)):
        session.shell.show_room(room)
        for key in ("Ctrl+Shift+PgDown", "Ctrl+Shift+PgUp") * keys:
            press(session, key)
    assert session.shell.shown == "desk"
