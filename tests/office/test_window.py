"""The main job, whole: a call from a real phone system, through the real window, by keyboard, to its end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import Place, Result, Side
from receptionist.calls.service import CallFilter
from tests.office.workstation import Workstation, make_office
from tests.pbx.asterisk import environment
from tests.pbx.lab import Pbx
from tests.telephony.lab import LINE, NUMBERS
from ui.settings.phones import Phones
from ui.staff.list_sheet import ListSheet
from ui.staff.seat import SeatPage

HALF = "He asks for the lea"


@pytest.fixture
def office(tmp_path: Path, pbx: Pbx) -> Iterator[tuple[str, str]]:
    """An office joined to the Asterisk, and the password of that."""
    where = tmp_path / "office.db"
    yield str(where), make_office(where, pbx)
    pbx.reset()


@pytest.fixture
def anna(qapp: QApplication, office: tuple[str, str]) -> Iterator[Workstation]:
    """Anna at her workstation."""
    workstation = Workstation(qapp)
    workstation.opens(*office)
    yield workstation
    workstation.close()


def test_ring_pop_answer_consult_and_transfer_by_keyboard(anna: Workstation, pbx: Pbx) -> None:
    parties = pbx.parties
    parties.rings("neri", LINE, name="Mario Neri")
    anna.until(lambda: anna.rows(), "the row is on the screen")
    ((client, caller),) = anna.rows()
    assert client == "Studio Rossi" and "Mario Neri" in caller
    assert anna.desk.client.say.text.startswith("Studio Legale Rossi, ")
    assert "Anna" in anna.desk.client.say.text
    anna.press("F2")
    (call,) = anna.board.calls.values()
    anna.until(lambda: call.place is Place.TALKING, "they talk")
    anna.until(lambda: parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    anna.types("bianki")  # as one hears it
    anna.press("Return")
    anna.until(lambda: call.side is Side.CONSULT_RINGING, "Bianchi is rung")
    parties.until(lambda: parties.state("bianchi")["rung"], "his phone rings")
    parties.picks_up("bianchi")
    anna.until(lambda: call.side is Side.CONSULTING, "she speaks with Bianchi")
    anna.until(lambda: parties.hears("anna", "bianchi", "neri") == [{"bianchi"}, {"anna"}, {"music"}], "neri hears music")
    anna.press("F5")
    anna.until(lambda: call.place is Place.TRANSFERRED, "he is put through")
    anna.until(lambda: parties.hears("neri", "bianchi") == [{"bianchi"}, {"neri"}], "caller and target hear each other")
    parties.hangs_up("neri")
    anna.until(lambda: not anna.board.calls, "it is over")
    history = anna.console.office.history
    anna.until(lambda: history.find(CallFilter(result=Result.TRANSFERRED)), "it is in the record")


def test_two_quick_presses_of_f2_and_a_caller_who_hangs_up_in_that_instant(anna: Workstation, pbx: Pbx) -> None:
    pbx.parties.rings("neri", LINE)
    anna.until(lambda: anna.rows(), "the row is on the screen")
    anna.press("F2", "F2")
    pbx.parties.hangs_up("neri")
    anna.until(lambda: not anna.board.calls and not anna.rows(), "it is over")
    pbx.parties.rings("verdi", LINE)
    anna.until(lambda: anna.board.calls and anna.rows(), "the next one rings")
    (call,) = anna.board.calls.values()
    anna.press("F2")
    anna.until(lambda: call.place is Place.TALKING, "they talk")
    anna.until(lambda: pbx.parties.hears("verdi", "anna") == [{"anna"}, {"verdi"}], "they hear each other")
    assert len(anna.board.calls) == 1


def test_at_the_change_of_shift_the_next_one_answers_at_the_same_phone(anna: Workstation, pbx: Pbx) -> None:
    before = anna.console.session
    anna.console.office.staff.add("Bruno")
    switch = next(action for action in before.shell.who.menu_now().actions() if "person" in action.text())
    switch.trigger()
    anna.until(lambda: before.shell.findChildren(SeatPage), "it asks who sits here")
    (page,) = before.shell.findChildren(SeatPage)
    anna.until(page.people.hasFocus, "the names have the focus")
    assert page.station.currentText() == "anna"
    anna.press("Down", "Return")
    anna.until(lambda: anna.console.session is not before, "another one sits here")
    anna.until(lambda: anna.console.window.who.accessibleName() == "Bruno · Available", "he can be offered calls")
    pbx.parties.rings("neri", LINE)
    anna.until(lambda: anna.rows(), "the row is on his screen")
    anna.press("F2")
    anna.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "he speaks at the phone of the station")


def test_a_caller_on_hold_keeps_her_and_who_was_promised_a_call_is_rung_under_the_clients_number(
    anna: Workstation, pbx: Pbx
) -> None:
    parties, session = pbx.parties, anna.console.session
    parties.rings("neri", LINE, name="Mario Neri")
    anna.until(lambda: anna.rows(), "the row is on the screen")
    anna.press("F2")
    (call,) = anna.board.calls.values()
    anna.until(lambda: call.place is Place.TALKING, "they talk")
    anna.press("F3")
    anna.until(lambda: call.place is Place.HELD, "he is on hold")
    anna.press("Shift+F9")
    anna.until(lambda: session.shell.findChildren(ListSheet), "it says why she cannot go")
    assert "Mario Neri is on hold for Studio Legale Rossi" in session.shell.findChildren(ListSheet)[0].refusal.text()
    anna.press("Return")
    anna.until(lambda: not session.shell.findChildren(ListSheet), "it leads to him")
    assert anna.console.session is session and parties.hears("neri") == [{"music"}]
    anna.press("F3")
    anna.until(lambda: call.place is Place.TALKING, "they talk again")
    anna.press("Shift+F7")
    anna.types("in 20 minutes")
    anna.press("Return")
    back = anna.console.office.call_backs
    anna.until(back.waiting, "it is promised")
    parties.hangs_up("neri")
    anna.until(lambda: not anna.board.calls, "it is over")
    session.shell.call_backs_asked.emit()
    anna.until(lambda: session.history.back.chosen, "it stands on the list")
    anna.press("Return")
    parties.until(lambda: parties.state("neri")["rung"], "his phone rings")
    (sender,) = [line for line in parties.state("neri")["headers"].splitlines() if line.startswith("From:")]
    assert LINE in sender
    parties.picks_up("neri")
    anna.until(lambda: parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    parties.hangs_up("neri")
    anna.until(lambda: not back.waiting(), "he was reached, and is off the list")


def chooses(phones: Phones, kind: str) -> None:
    """Take another kind, and save."""
    phones.answered_by.setCurrentIndex(phones.answered_by.findData(kind))
    phones.answered_by.activated.emit(phones.answered_by.currentIndex())
    phones.use.click()


def test_settings_of_the_phone_system_are_in_force_at_once_and_cut_nobody(
    anna: Workstation, pbx: Pbx, office: tuple[str, str]
) -> None:
    window, parties = anna.console.window, pbx.parties
    phones = anna.phones()
    phones.url.setText("http://127.0.0.1:9")
    phones.password.setText(office[1])
    phones.use.click()
    anna.until(lambda: phones.url_field.complaint, "it says beside the field that nobody answers there")
    assert anna.board.phone.connected and anna.console.office.settings.get("pbx.url") == pbx.asterisk.url
    parties.rings("neri", LINE)
    anna.until(lambda: anna.rows(), "calls come in all the same")
    anna.press("F2")
    anna.until(lambda: parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    phones = anna.phones()
    chooses(phones, "none")
    assert phones.asking.isVisible() and "1" in phones.live_calls.text()
    assert anna.console.office.settings.get("pbx.kind") == "asterisk"
    phones.after_calls.click()
    strip = anna.console.session.shell.strip
    anna.until(lambda: "phones.wait" in [notice.key for notice in strip.notices], "the frame says what is waited for")
    assert parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "nobody is cut off"
    parties.hangs_up("neri")
    anna.until(lambda: anna.board.phone.reason == "none", "the last call has ended: no phone system any more")
    anna.until(lambda: not [notice for notice in strip.notices if notice.key == "phones.wait"], "nothing is waited for")
    chooses(phones, "asterisk")
    anna.until(lambda: phones.password_field.complaint, "the wrong address stands there still, and has no password")
    phones.url.setText(pbx.asterisk.url)
    phones.use.click()
    anna.until(lambda: anna.board.phone.connected, "the phone system is back, with the password that was typed at the start")
    assert anna.console.window is window and anna.board.assistants["anna"].station == "anna"
    parties.rings("verdi", LINE)
    anna.until(lambda: anna.rows(), "it rings on the screen")
    anna.press("F2")
    anna.until(lambda: parties.hears("verdi", "anna") == [{"anna"}, {"verdi"}], "they hear each other")
    files = [file for file in Path(office[0]).parent.rglob("*") if file.is_file()]
    assert files and not any(office[1].encode() in file.read_bytes() for file in files), "its password stands in no file"


def test_without_a_keyring_the_password_is_asked_at_each_start_and_one_may_go_on_without(
    qapp: QApplication, office: tuple[str, str], pbx: Pbx, home: Path
) -> None:
    where, secret = office
    first = Workstation(qapp)
    first.opens(where, secret)
    first.close()
    second = Workstation(qapp)
    try:
        second.console.begin(where)
        gate = second.console.gate
        second.until(lambda: gate.password.isVisible(), "it is asked for again")
        assert not gate.keep.isVisible() and gate.password.text() == ""
        gate.without.click()
        second.until(lambda: second.console.session is not None, "the desk is open all the same")
        second.until(lambda: second.board.phone.reason == "left_out", "without phones")
        phones = second.phones()
        phones.password.setText(secret)
        phones.use.click()
        second.until(lambda: second.board.phone.connected, "with its password the phone system is there")
        files = [file for folder in (Path(where).parent, home) for file in folder.rglob("*") if file.is_file()]
        assert files and not any(secret.encode() in file.read_bytes() for file in files)
    finally:
        second.close()


def test_a_wrong_password_at_the_start_is_said_with_where_to_put_it_right(
    qapp: QApplication, office: tuple[str, str], pbx: Pbx
) -> None:
    where, secret = office
    anna = Workstation(qapp)
    try:
        anna.console.begin(where)
        gate = anna.console.gate
        anna.until(lambda: gate.password.isVisible(), "it is asked for")
        gate.password.setText("of yesterday")
        gate.go_on.click()
        anna.until(lambda: anna.console.session is not None, "the desk is open")
        strip = anna.console.session.shell.strip
        anna.until(lambda: "phone.login" in [notice.code for notice in strip.notices], "it is said")
        phones = anna.phones()
        phones.password.setText(secret)
        phones.use.click()
        anna.until(lambda: anna.board.phone.connected, "it is put right")
        anna.until(lambda: "phone.login" not in [notice.code for notice in strip.notices], "nothing is wrong any more")
    finally:
        anna.close()


class Process:
    """A console in a process of its own, offscreen."""

    def __init__(self, office: tuple[str, str], *steps: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.office.workstation", *office, *steps],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        self._steps = len(steps)
        self.next()

    def next(self) -> dict[str, object]:
        """What it showed when it was open, then after each step."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the console is gone"
        return dict(json.loads(line))

    def shown(self) -> dict[str, object]:
        """What it showed when its last step was done."""
        return [self.next() for _ in range(self._steps)][-1]

    def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def test_a_console_killed_in_mid_call_shows_it_again_with_the_half_typed_notes(office: tuple[str, str], pbx: Pbx) -> None:
    first = Process(office, "place:waiting", "press:F2", "place:talking", "press:F7", f"type:{HALF}", f"message:{HALF}")
    try:
        pbx.parties.rings("neri", LINE, name="Mario Neri")
        before = first.shown()
        assert pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}]
    finally:
        first.kill()
    assert pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "the talk goes on"
    second = Process(office, "place:talking", f"message:{HALF}")
    try:
        after = second.shown()
        assert after["calls"] == before["calls"]
        ((_, place, side, number),) = after["calls"]
        assert (place, side, number) == ("talking", "talking", NUMBERS["neri"])
        assert after["message"] == before["message"] == HALF
    finally:
        second.kill()


@pytest.fixture
def watchdog(pbx: Pbx) -> Iterator[Callable[[], None]]:
    """Starts the script that `pbx write` writes, as the PBX's own service runs it; impatient, but a console shows that it lives
    every four seconds only."""
    started = []

    def start() -> None:
        script = Path(pbx.asterisk.answers.directories.etc) / "receptionist-watchdog"
        impatient = environment(pbx.asterisk, GRACE="6")
        started.append(subprocess.Popen([str(script)], env=impatient, stdin=subprocess.DEVNULL))

    yield start
    for process in started:
        process.kill()
        process.wait()


def test_a_console_killed_with_a_caller_waiting_leaves_the_caller_to_the_fallback(
    office: tuple[str, str], pbx: Pbx, watchdog: Callable[[], None]
) -> None:
    console = Process(office, "place:waiting")
    try:
        watchdog()  # a console that opens in the instant in which it gives up may lose a caller to the phones
        pbx.parties.rings("neri", LINE)
        console.shown()
    finally:
        console.kill()
    pbx.parties.until(lambda: pbx.parties.state("anna")["rung"], "her phone rings by itself", seconds=60)
    assert pbx.parties.state("anna")["display"] == "Studio Rossi"
    pbx.parties.picks_up("anna")
    pbx.parties.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
