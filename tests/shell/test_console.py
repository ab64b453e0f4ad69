"""From the very first start to the desk, and from one person to the next: through the real console and a real office."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from receptionist.calls.commands import Answer, SignIn
from receptionist.calls.events import Availability
from receptionist.cli import main
from receptionist.clients.profile import Line, Profile
from receptionist.demo.unattended import ASSISTANT, UnattendedDay
from receptionist.link.knock import door
from receptionist.messages.service import Message
from receptionist.opening import Plan
from receptionist.settings import Settings, workstation_file
from receptionist.staff.rights import Role
from tests.logfail import ExpectedLog
from tests.offices import new_office
from tests.screen.accessible import nameless
from ui.app import Console, picture
from ui.clients.files.importing import ImportSheet
from ui.session import Session
from ui.staff.first_start import OfficeAnswers
from ui.staff.list_sheet import ListSheet
from ui.staff.seat import SeatPage
from ui.theme import Role as Ink
from ui.theme import Theme, space
from ui.words import say


@pytest.fixture
def console(qapp: QApplication, qtbot: QtBot, theme: Theme, home: Path) -> Iterator[Console]:
    settings = Settings(None, workstation_file())
    for key in ("ring", "announce", "tones", "card.on_top"):
        settings.set(key, False)
    settings.set("language", "en")
    console = Console(qapp)
    yield console
    console.language.use("en")
    console.close()
    console.gate.close()


def seated(console: Console, qtbot: QtBot) -> Session:
    qtbot.waitUntil(lambda: console.session is not None, timeout=20_000)
    assert console.session is not None
    return console.session


def test_the_first_start_makes_an_office_asks_who_sits_here_and_shows_the_desk(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    console.begin(None)
    first = console.gate.first
    assert first.isVisible()
    qtbot.mouseClick(first.mine.button, Qt.MouseButton.LeftButton)
    first.place.setText(str(tmp_path / "mine" / "office.db"))
    qtbot.mouseClick(first.create, Qt.MouseButton.LeftButton)
    assert first.name_field.complaint
    qtbot.keyClicks(first.name, "Uffici Centrali")
    qtbot.mouseClick(first.create, Qt.MouseButton.LeftButton)
    seat = console.gate.seat
    qtbot.waitUntil(seat.isVisible, timeout=20_000)
    qtbot.keyClick(seat.name, Qt.Key.Key_Return)
    assert seat.name_field.complaint
    qtbot.keyClicks(seat.name, "Sara Conti")
    seat.station.setEditText("101")
    qtbot.keyClick(seat.name, Qt.Key.Key_Return)
    session = seated(console, qtbot)
    assert (session.person.name, session.person.role) == ("Sara Conti", Role.ADMINISTRATOR)
    assert "Uffici Centrali" in session.shell.windowTitle()
    assert session.shell.shown == "desk"


@pytest.mark.parametrize("place", ["", "/proc/nowhere/office.sqlite", "/etc/passwd/office.sqlite", "/etc/passwd", "/etc"])
def test_a_file_in_which_no_office_can_be_made_is_refused_beside_it_and_another_can_be_named(
    console: Console, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    console.begin(None)
    first = console.gate.first
    first.mine.button.click()
    first.country.setCurrentIndex(first.country.findData("IT"))
    qtbot.mouseClick(first.create, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(first.name, "Uffici Centrali")
    assert first.name_field.complaint == "", "it is there now"
    first.place.setText(place)
    qtbot.mouseClick(first.create, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(first.place_field.complaint) and first.create.isVisible(), timeout=20_000)
    assert place in first.place_field.complaint and "already an office" not in first.place_field.complaint
    assert console.gate.focusWidget() is first.place or not place
    first.place.setText(str(tmp_path / "office.db"))
    qtbot.mouseClick(first.create, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(console.gate.seat.isVisible, timeout=20_000)
    assert console.office is not None
    (own,) = console.office.clients.profiles()
    assert (own.country, own.language) == ("IT", "it"), "its callers are greeted in the country's language, not the screen's"


def test_that_the_office_is_being_opened_is_said_once(console: Console, qtbot: QtBot) -> None:
    console.begin(None)
    gate = console.gate
    gate.show_opening(console.background.run(lambda: None))
    gate.busy.show()  # as when it turns out slow
    said = [one.text() for one in gate.findChildren(QLabel) if one.isVisible() and one.text()]
    assert said == ["Opening the office…"]


def test_tab_goes_round_the_first_page_and_leaves_out_nothing(console: Console, qtbot: QtBot) -> None:
    console.begin(None)
    first = console.gate.first
    first.demo.button.setFocus()
    seen = [first.demo.button]
    for _ in range(8):
        qtbot.keyClick(console.gate.focusWidget(), Qt.Key.Key_Tab)
        seen.append(console.gate.focusWidget())  # type: ignore[arg-type]
    ways = [first.demo.button, first.mine.button, first.theirs.button, first.known, first.share, first.language]
    assert seen[:7] == [*ways, ways[0]]


def test_the_demo_is_at_the_desk_with_one_press(console: Console, qtbot: QtBot) -> None:
    console.begin(None)
    qtbot.mouseClick(console.gate.first.demo.button, Qt.MouseButton.LeftButton)
    session = seated(console, qtbot)
    qtbot.waitUntil(lambda: session.live.board.phone.connected, timeout=20_000)
    qtbot.waitUntil(lambda: "Available" in session.shell.who.accessibleName(), timeout=20_000)
    assert session.shell.health.phones.accessibleName() == "phones"


def test_what_the_office_tells_while_it_closes_finds_no_window(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    shell = seated(console, qtbot).shell
    told = console.office.record_told  # type: ignore[union-attr]
    console.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told()
    QCoreApplication.processEvents()


def own_office(tmp_path: Path) -> str:
    where = str(tmp_path / "office.db")
    office = new_office(where)
    office.staff.add("Sara", Role.SUPERVISOR)
    office.staff.add("Bruno", Role.ASSISTANT)
    office.settings.set("person", "sara")
    office.close()
    return where


def test_who_sat_here_last_sits_here_again_and_another_can_take_the_seat(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    assert session.person.name == "Sara"
    assert session.clients.list.new.isVisibleTo(session.clients)
    session.shell.switch_asked.emit()
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(type(console.gate.seat))))
    page = session.shell.findChildren(type(console.gate.seat))[0]
    page.people.setCurrentRow(0)
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: console.session is not session, timeout=20_000)
    assert console.session is not None
    assert console.session.person.name == "Bruno"
    assert not console.session.clients.list.new.isVisibleTo(console.session.clients)


def other_hears(door: socket.socket) -> None:
    """As a console does that has the office open."""
    guest, _ = door.accept()
    with guest:
        guest.recv(4096)  # who goes without listening may cut the other short
        guest.sendall(b"ok\n")


def test_where_another_console_has_the_office_no_window_is_shown(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    where = own_office(tmp_path)
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(door(where))
        other.listen()
        answering = threading.Thread(target=lambda: other_hears(other))
        answering.start()
        console.begin(where)
        answering.join(5)
    assert not console.gate.isVisible() and console.office is None


def test_a_card_that_pops_before_anybody_sits_is_there_as_soon_as_somebody_does(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    where = str(tmp_path / "office.db")
    office = new_office(where)
    office.clients.save(Profile(code="ROSSI", legal_name="Studio Rossi", lines=(Line(number="+390299900020"),)), by="setup")
    office.close()
    console.begin(where)
    seat, codes = console.gate.seat, list[int]()
    qtbot.waitUntil(seat.isVisible, timeout=20_000)
    thread = threading.Thread(target=lambda: codes.append(main(["--office", where, "pop", "--line", "+390299900020"])))
    thread.start()
    qtbot.waitUntil(lambda: bool(codes), timeout=20_000)
    thread.join(5)
    assert codes == [0]
    qtbot.keyClicks(seat.name, "Sara Conti")
    qtbot.keyClick(seat.name, Qt.Key.Key_Return)
    session = seated(console, qtbot)
    qtbot.waitUntil(lambda: session.desk.shown is not None, timeout=20_000)
    assert session.desk.shown is not None and session.desk.shown.line == "+390299900020"


def test_a_card_that_pops_for_nobodys_number_has_its_caller_and_its_key(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    where = own_office(tmp_path)
    console.begin(where)
    session, codes = seated(console, qtbot), list[int]()
    words = ["--office", where, "pop", "--line", "+390299900777", "--caller", "interno 7"]
    thread = threading.Thread(target=lambda: codes.append(main(words)))
    thread.start()
    qtbot.waitUntil(lambda: bool(codes) and session.desk.shown is not None, timeout=20_000)
    thread.join(5)
    card = session.desk.shown
    assert codes == [0] and card is not None
    assert (card.line, card.unknown_line, card.caller.number) == ("+390299900777", True, "interno 7")
    assert session.keys.trigger("line.assign") and session.shell.shown == "clients"
    assert "+390299900777" in [line.number for line in session.clients._draft.profile.lines]


def test_settings_that_cannot_be_written_keep_nobody_from_answering(
    qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = own_office(tmp_path)
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("ui.app.workstation_file", lambda: tmp_path / "file" / "workstation.json")
    monkeypatch.setattr("receptionist.opening.workstation_file", lambda: tmp_path / "file" / "workstation.json")
    console = Console(qapp)
    try:
        console.begin(where)
        seat = console.gate.seat
        qtbot.waitUntil(seat.isVisible, timeout=20_000)  # nobody knows who sat here
        seat.people.setCurrentRow(0)
        qtbot.mouseClick(seat.begin, Qt.MouseButton.LeftButton)
        session = seated(console, qtbot)
        qtbot.waitUntil(
            lambda: "settings.not_written" in [notice.code for notice in session.shell.strip.notices], timeout=20_000
        )
    finally:
        console.close()
        console.gate.close()


def asked_who(session: Session, qtbot: QtBot) -> SeatPage:
    """F9, and the entry that asks who sits here."""
    entry = next(action for action in session.shell.who.menu_now().actions() if "person" in action.text())
    entry.trigger()
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(SeatPage)), timeout=20_000)
    return session.shell.findChildren(SeatPage)[0]


def demo(console: Console, qtbot: QtBot, *more: str) -> Session:
    """The demo's desk, with more people in the office."""
    console.begin(None)
    qtbot.keyClick(console.gate.first.demo.button, Qt.Key.Key_Return)
    session = seated(console, qtbot)
    assert console.office is not None
    for name in more:
        console.office.staff.add(name)
    qtbot.waitUntil(lambda: "Available" in session.shell.who.accessibleName(), timeout=20_000)
    return session


def test_the_station_is_kept_when_the_shift_changes(console: Console, qtbot: QtBot) -> None:
    session = demo(console, qtbot, "Bruno")
    station = session.station
    assert station
    page = asked_who(session, qtbot)
    assert page.station.currentText() == station
    page.people.setCurrentRow([page.people.item(row).text() for row in range(page.people.count())].index("Bruno"))
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(ListSheet)), timeout=20_000)
    session.shell.findChildren(ListSheet)[0].confirm.click()  # yesterday's messages are left to Bruno
    qtbot.waitUntil(lambda: console.session is not session, timeout=20_000)
    assert console.session is not None
    after = console.session
    qtbot.waitUntil(lambda: after.shell.who.accessibleName() == "Bruno · Available", timeout=20_000)
    assert after.live.board.assistants[after.person.login].station == station


def test_who_signs_out_leaves_the_seat_and_somebody_is_asked_who_sits_here(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    session.keys.trigger("shift.end")
    seat = console.gate.seat
    qtbot.waitUntil(seat.isVisible, timeout=20_000)
    assert console.session is None and not (isValid(session) and session.shell.isVisible())
    seat.people.setCurrentRow([seat.people.item(row).text() for row in range(seat.people.count())].index("Bruno"))
    qtbot.keyClick(seat.people, Qt.Key.Key_Return)
    assert seated(console, qtbot).person.name == "Bruno"


def test_what_is_left_stands_between_one_person_and_the_next(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    assert console.office is not None
    office = console.office.directory().own
    console.office.messages.keep(Message(client=office.id, recipient="Bianchi", text="Call me", taken_by="sara"))
    page = asked_who(session, qtbot)
    page.people.setCurrentRow(0)
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(ListSheet)), timeout=20_000)
    (sheet,) = session.shell.findChildren(ListSheet)
    assert console.session is session and [line.group for line in sheet.lines] == ["MESSAGES TO PASS ON"]
    sheet.confirm.click()
    qtbot.waitUntil(lambda: console.session is not session, timeout=20_000)
    assert console.session is not None and console.session.person.name == "Bruno"


def test_enter_on_her_own_name_changes_nothing(console: Console, qtbot: QtBot) -> None:
    session = demo(console, qtbot)
    page = asked_who(session, qtbot)
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.isVisible())
    qtbot.wait(200)
    assert console.session is session
    assert session.shell.who.accessibleName().endswith("· Available")


def test_at_no_phone_is_said_in_red_with_the_one_thing_to_do(console: Console, qtbot: QtBot) -> None:
    session = demo(console, qtbot)
    page = asked_who(session, qtbot)
    station = page.station.currentText()
    page.station.setEditText("")
    qtbot.keyClick(page.station, Qt.Key.Key_Return)
    who = session.shell.who
    qtbot.waitUntil(lambda: who.accessibleName().endswith("· no phone"), timeout=20_000)
    assert who._ink() is Ink.DANGER
    words = [action.text() for action in who.menu_now().actions()]
    assert words[0] == "&Choose my phone…" and not any("Available" in word for word in words)
    assert "Choose my phone…" in say("station.none")
    who.menu_now().actions()[0].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in session.shell.findChildren(SeatPage)), timeout=20_000)
    page = next(one for one in session.shell.findChildren(SeatPage) if one.isVisible())
    assert page.focusProxy() is page.station
    page.station.setEditText(station)
    qtbot.keyClick(page.station, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: who.accessibleName().endswith("· Available"), timeout=20_000)
    assert console.session is session


def test_nobody_leaves_a_caller_behind_by_changing_person(console: Console, qtbot: QtBot) -> None:
    session = demo(console, qtbot, "Bruno")
    qtbot.waitUntil(lambda: bool(session.live.board.waiting()), timeout=60_000)
    session.keys.trigger("call.answer")
    qtbot.waitUntil(lambda: session.has_calls, timeout=20_000)
    page = asked_who(session, qtbot)
    page.people.setCurrentRow([page.people.item(row).text() for row in range(page.people.count())].index("Bruno"))
    qtbot.keyClick(page.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.shell.findChildren(ListSheet)))
    (sheet,) = session.shell.findChildren(ListSheet)
    assert "You are in a call" in sheet.refusal.text() and not sheet.confirm.isVisible()
    qtbot.wait(300)
    assert console.session is session


def test_a_phone_that_another_took_leaves_her_at_none_and_says_so(console: Console, qtbot: QtBot) -> None:
    session = demo(console, qtbot)
    station, who = session.station, session.shell.who
    assert console.office is not None
    bruno = console.office.link("bruno")
    bruno.send(SignIn(name="Bruno", station=station), lambda _reply: None)
    qtbot.waitUntil(lambda: who.at_no_phone, timeout=20_000)
    qtbot.waitUntil(lambda: bool(session.live.board.waiting()), timeout=60_000)
    bruno.send(Answer(), lambda _reply: None)
    qtbot.waitUntil(lambda: session.live.board.current("bruno") is not None, timeout=20_000)
    with qtbot.waitSignal(session.live.refused, timeout=20_000) as refused:
        session.sit_at(station)
    assert refused.args is not None and refused.args[1].code == "station.taken"
    qtbot.wait(300)
    assert who.at_no_phone and not session.station


def test_who_sits_here_is_chosen_with_the_arrows_at_once(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    page = asked_who(session, qtbot)
    qtbot.waitUntil(page.people.hasFocus)
    before = page.people.currentRow()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.people.currentRow() == before + 1


def test_somebody_new_is_taken_on_once_by_one_press_of_enter(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    page = asked_who(session, qtbot)
    page.people.setCurrentRow(page.people.count() - 1)
    qtbot.keyClicks(page.name, "Carla Riva")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: console.session is not session, timeout=20_000)
    qtbot.wait(300)
    assert console.office is not None
    assert [one.name for one in console.office.staff.list()].count("Carla Riva") == 1


def test_what_a_closed_window_had_asked_for_reaches_nobody(
    console: Console, qtbot: QtBot, tmp_path: Path, log: ExpectedLog
) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    assert console.office is not None
    read, gate = console.office.history.find, threading.Event()
    console.office.history.find = lambda wanted: (gate.wait(20), read(wanted))[1]  # type: ignore[method-assign]
    session.shell.show_room("history")
    page = asked_who(session, qtbot)
    page.people.setCurrentRow(0)
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: console.session is not session, timeout=20_000)
        qtbot.waitUntil(lambda: not isValid(session.shell), timeout=20_000)
        gate.set()
        console.office.clients.save(Profile(code="NEW", legal_name="Nuova Srl"), by="setup")
        qtbot.waitUntil(lambda: "NEW" in console.session.book.directory.by_code, timeout=20_000)  # type: ignore[union-attr]
        qtbot.wait(200)
    assert raised == []


def test_what_comes_while_she_leaves_finds_no_dead_widget(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    gate, heard = threading.Event(), []
    session._background.run(lambda: gate.wait(20), lambda _: heard.append(isValid(session.shell)))
    console.session = None
    session.leave()
    gate.set()
    assert session._around.background.wait(20_000)
    qtbot.waitUntil(lambda: not isValid(session.shell), timeout=20_000)
    qtbot.wait(50)
    assert heard in ([], [True])


def test_a_page_that_was_built_ahead_goes_with_the_window_it_never_stood_in(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    page, console.session = session.settings, None
    session.leave()
    qtbot.waitUntil(lambda: not isValid(session.shell), timeout=20_000)
    assert not isValid(page)


def test_a_damaged_office_says_so_and_offers_a_way_on(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "office.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"rubbish" * 1000)
    console.begin(str(broken))
    qtbot.waitUntil(console.gate.again.isVisible, timeout=20_000)
    assert "damaged" in console.gate._why.text()
    assert broken.read_bytes().endswith(b"rubbish")
    qtbot.mouseClick(console.gate.other, Qt.MouseButton.LeftButton)
    assert console.gate.first.isVisible()


def test_pop_brings_up_the_clients_card_from_outside(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    session.shell.show_room("settings")
    console._door.popped.emit("+390255501", "+393331234567")
    assert session.shell.shown == "desk"


def test_her_state_is_asked_of_the_desk_and_shown(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    session.shell.availability_asked.emit(Availability.PAUSE, "lunch")
    qtbot.waitUntil(lambda: session.shell.who.accessibleName() == "Sara · Lunch")


def test_every_page_can_be_walked_by_a_screen_reader(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    for room in session.shell.rooms:
        session.shell.show_room(room.id)
        qtbot.wait(20)
        assert nameless(session.shell) == [], room.id


@pytest.mark.parametrize("code", ["en", "it"])
def test_what_the_palette_calls_a_place_is_what_the_place_calls_itself(
    console: Console, qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    console.language.use(code)
    qtbot.waitUntil(lambda: session.shell.tabs.tabText(4) == {"en": "Settings", "it": "Impostazioni"}[code])
    session.palette.open("")
    pages = [row.title for row in session.palette.rows if row.what == "place"]
    assert pages == [session.shell.tabs.tabText(tab) for tab in range(session.shell.tabs.count())]
    names = session.settings.names
    parts = [place for place in session.palette._places if place.page == session.shell.tabs.tabText(4)]
    qtbot.waitUntil(lambda: names.item(0).text() == parts[0].title)
    assert [place.title for place in parts] == [names.item(row).text() for row in range(names.count())]
    for row, place in enumerate(parts):
        place.open()
        assert (session.shell.shown, names.currentRow()) == ("settings", row)


def test_the_language_changes_every_page_while_it_is_open(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    told: list[str] = []
    session.settings.looks.retranslate = lambda: told.append(console.language.code)  # type: ignore[method-assign]
    console.language.use("it")
    assert isinstance(session.shell.who.menu_now(), QMenu)
    qtbot.waitUntil(lambda: set(told) == {"it"})
    console.language.use("en")


def test_clients_named_at_the_first_start_are_shown_before_they_are_taken(
    console: Console, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("Code;Legal name;Number\nNEW;Nuova Srl;+390200660099\n;;\nBAD;;\n")
    console._create(OfficeAnswers("Uffici", "IT", "it", tmp_path / "mine" / "office.db", file))
    seat = console.gate.seat
    console.gate.show()
    qtbot.waitUntil(seat.isVisible, timeout=20_000)
    qtbot.keyClicks(seat.name, "Sara")
    qtbot.keyClick(seat.name, Qt.Key.Key_Return)
    session = seated(console, qtbot)
    sheet = session.shell.findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet.take.isEnabled)
    assert console.office is not None
    assert [client.code for client in console.office.clients.profiles()] == ["OFFICE"]
    qtbot.mouseClick(sheet.take, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.imported):
        qtbot.mouseClick(sheet.question.yes, Qt.MouseButton.LeftButton)
    assert [client.code for client in console.office.clients.profiles()] == ["NEW", "OFFICE"]
    assert "refused" in sheet.summary.text()


def test_a_picture_of_the_desk_needs_no_window(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    office = new_office(str(tmp_path / "demo.office"), Plan("Demo", demo=True))
    day = UnattendedDay(1, list(office.directory().by_id.values()))
    day.run(120)
    office.at = day.clock.now()
    picture(office, day.desk.board.snapshot(), ASSISTANT, tmp_path / "desk.png")
    office.close()
    image = QImage(str(tmp_path / "desk.png"))
    assert (image.width(), image.height()) == (1366, 768)
    assert len({image.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}) > 20


def test_the_parts_of_the_settings_stand_apart_from_the_first_moment(console: Console, qtbot: QtBot, tmp_path: Path) -> None:
    console.begin(own_office(tmp_path))
    session = seated(console, qtbot)
    session.shell.show_room("settings")
    qtbot.wait(50)
    names = session.settings.names
    heights = [names.visualItemRect(names.item(row)).height() for row in range(names.count())]
    assert min(heights) == max(heights) == names.sizeHintForRow(0) > 2 * space(1.5)
    tops = [names.visualItemRect(names.item(row)).top() for row in range(names.count())]
    assert [later - before for before, later in pairwise(tops)] == heights[1:]
