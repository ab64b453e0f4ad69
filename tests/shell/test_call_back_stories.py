"""A call-back from promise to done: through the real window, by the keyboard, on the simulator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from receptionist.calls.board import CallView
from receptionist.calls.call_backs import CallBack
from receptionist.calls.commands import Name
from receptionist.calls.events import Direction
from receptionist.messages.service import Message
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.floor import ACME, NERI, ROSSI
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from tests.shell.seat import Seat
from ui.calls.call_backs.due import DUE
from ui.calls.call_backs.panel import CallBackPanel
from ui.calls.call_backs.sheet import CallBackSheet
from ui.staff.left_words import Left, lines_of

PROMISE = "Shift+F7"


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    yield seat
    seat.close()


def promised(seat: Seat, when: str = "in 20 minutes") -> CallBack:
    """Mario Neri rang the studio and was promised a call."""
    leg, _ = seat.talking()
    seat.press(PROMISE)
    seat.types(when)
    seat.press("Return")
    seat.hangs_up(leg)
    (kept,) = seat.office.call_backs.waiting()
    return kept


def to_call_back(seat: Seat) -> None:
    """The list comes to the front."""
    seat.session.shell.call_backs_asked.emit()
    seat.settle()


def calls_out(seat: Seat) -> list[CallView]:
    return [call for call in seat.board.calls.values() if call.direction is Direction.OUTBOUND]


def due_notices(seat: Seat) -> list[str]:
    return [notice.code for notice in seat.session.shell.strip.notices if notice.key == DUE]


def test_one_key_in_a_call_promises_a_call_back_with_all_that_the_call_knows(seat: Seat) -> None:
    leg, call = seat.talking()
    seat.press(PROMISE)
    sheet = seat.sees(CallBackSheet)
    assert (sheet.name.text(), sheet.number.text()) == ("Mario Neri", "02 9990 0011")
    assert sheet.meaning.text() == "To be called back by today 11:00"
    seat.types("15:30")
    assert sheet.meaning.text() == "To be called back by today 15:30"
    seat.press("Return")
    assert not seat.all(CallBackSheet)
    (kept,) = seat.office.call_backs.waiting()
    assert (kept.client, kept.line, kept.number, kept.call, kept.promised_by) == (call.client, ROSSI, NERI, call.id, "anna")
    assert seat.session.shell.counts.call_backs.text() == "1"
    seat.hangs_up(leg)


def test_an_hour_promised_to_a_client_on_another_clock_reads_alike_everywhere(seat: Seat) -> None:
    leg, _call = seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2", PROMISE)
    seat.types("10:30")
    hour = "by today 11:30 (10:30 in London)"
    assert seat.sees(CallBackSheet).meaning.text() == f"To be called back {hour}"
    seat.press("Return")
    seat.hangs_up(leg)
    seat.passes(20)
    to_call_back(seat)
    panel = seat.sees(CallBackPanel)
    assert hour in panel.about.text() and hour in panel.view.model().index(0, 0).data()
    (kept,) = seat.office.call_backs.waiting()
    lines = lines_of(Left(call_backs=(kept,)), seat.session.book, seat.office.now())
    assert hour in lines[0].second
    seat.outside[NERI] = Reaction(after=2, does=Does.ANSWER)
    seat.press("Ctrl+Shift+B")
    seat.passes(5)
    assert hour in seat.session.desk.client.caller._why.text()


def test_while_another_client_is_looked_at_nothing_of_the_caller_crosses(seat: Seat) -> None:
    leg, _ = seat.talking()
    acme = next(one for one in seat.profiles if one.code == "ACME")
    seat.session.desk.look_at(acme.id)
    seat.settle()
    seat.press(PROMISE)
    sheet = seat.sees(CallBackSheet)
    assert (sheet.name.text(), sheet.number.text(), sheet._asked.call) == ("", "", None)
    seat.press("Escape")
    seat.hangs_up(leg)


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_typed_is_lost(seat: Seat) -> None:
    leg, _ = seat.talking()
    seat.press(PROMISE)
    sheet = seat.sees(CallBackSheet)
    seat.types("yesterday evening")
    seat.press("Return")
    assert "That moment is over" in sheet.when_field.complaint and sheet.when.hasFocus()
    sheet.when.setText("16")
    sheet.number.setText("nobody")
    seat.press("Return")
    assert sheet.number_field.complaint and sheet.number.text() == "nobody" and sheet.when.text() == "16"
    assert seat.office.call_backs.waiting() == []
    seat.press("Escape")
    seat.hangs_up(leg)


def test_for_a_caller_who_shows_no_number_it_is_said_that_one_has_to_be_typed(seat: Seat) -> None:
    leg, _ = seat.rings(ROSSI, None, None)
    seat.press("F2", PROMISE)
    sheet = seat.sees(CallBackSheet)
    assert sheet.number.hasFocus()
    assert [one.accessibleDescription() for one in (sheet.promise, sheet.close_button)] == ["Enter", "Esc"]
    seat.press("Return")
    assert sheet.number_field.complaint == "The call shows no number: type the one at which they are to be called."
    assert sheet.number.hasFocus() and clipped(sheet) == []
    seat.types("02 9990 0044")
    seat.press("Return")
    assert [one.number for one in seat.office.call_backs.waiting()] == ["+390299900044"]
    seat.hangs_up(leg)


def test_the_key_that_promises_has_its_word_where_there_is_room(seat: Seat) -> None:
    leg, _ = seat.talking()
    foot = seat.session.desk.message.foot
    seat.press("F7")
    assert foot.promise.text() == "Promise a call-back" and clipped(foot) == []
    needed = foot.minimumSizeHint().width()
    foot.setFixedWidth(needed)
    seat.settle()
    assert foot.promise.text() == "" and foot.promise.accessibleName() == "Promise a call-back"
    assert foot.minimumSizeHint().width() == needed and clipped(foot) == []
    foot.setFixedWidth(needed * 2)
    seat.settle()
    assert foot.promise.text() == "Promise a call-back"
    seat.hangs_up(leg)


def test_enter_calls_back_for_the_right_client_and_who_is_reached_is_off_the_list(seat: Seat) -> None:
    kept = promised(seat)
    seat.outside[NERI] = Reaction(after=2, does=Does.ANSWER)
    to_call_back(seat)
    seat.press("Return")
    seat.passes(5)
    (call,) = calls_out(seat)
    assert (call.line, call.client, call.caller.number) == (ROSSI, kept.client, NERI)
    assert seat.session.shell.shown == "desk"
    seat.press("F8", "F8")
    assert seat.office.call_backs.waiting() == []
    assert "Mario Neri was reached" in seat.session.toast._words.text()
    seat.session.toast._take_back()
    seat.settle()
    (again,) = seat.office.call_backs.waiting()
    assert [(one.by, one.reached, one.call) for one in again.tries] == [("anna", True, call.id)]


def test_whoever_calls_back_reads_why_who_promised_it_and_by_when(seat: Seat) -> None:
    leg, _ = seat.talking()
    seat.press(PROMISE)
    sheet = seat.sees(CallBackSheet)
    sheet.note.setText("preventivo bagno")
    seat.types("10:20")
    seat.press("Return")
    seat.hangs_up(leg)
    seat.outside[NERI] = Reaction(after=2, does=Does.ANSWER)
    to_call_back(seat)
    seat.press("Ctrl+Shift+B")
    seat.passes(5)
    (call,) = calls_out(seat)
    card = seat.session.desk.client.caller
    assert call.matter == card.matter.text() == "preventivo bagno"
    assert card._why.isVisible()
    assert card._why.text() == "Call-back: promised by Anna · by today 10:20 · preventivo bagno"
    assert clipped(card) == []
    seat.press("F8", "F8", "F8")
    leg, _ = seat.talking()
    assert not card._why.isVisible() and not card.matter.text()
    seat.hangs_up(leg)


def test_what_somebody_has_noted_of_the_call_is_not_put_over_by_the_reason(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk's reply comes late: the call stands, and she has typed."""
    one = replace(promised(seat), note="preventivo bagno")
    replies, send = [], seat.session.live.send
    monkeypatch.setattr(
        seat.session.live, "send", lambda command, answer=None: send(command, lambda reply: replies.append((answer, reply)))
    )
    seat.session.call_backs.ring(one)
    seat.settle()
    monkeypatch.setattr(seat.session.live, "send", send)
    (call,) = calls_out(seat)
    send(Name(call=call.id, name="", firm="", matter="the heating"))
    seat.settle()
    for answer, reply in replies:
        if answer is not None:
            answer(reply)
    seat.settle()
    (call,) = calls_out(seat)
    assert call.matter == "the heating"


def test_who_is_not_reached_stays_on_the_list_and_the_attempt_stands_there(seat: Seat) -> None:
    promised(seat)
    seat.outside[NERI] = Reaction(after=2, does=Does.BUSY)
    to_call_back(seat)
    seat.press("Return")
    seat.passes(10)
    assert not calls_out(seat)
    to_call_back(seat)
    (row,) = seat.session.history.back.model.rows
    assert "tried once, not reached today 10:00 (Anna)" in row.how


def test_a_call_that_is_over_before_the_desks_reply_is_heard_counts_too(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    promised(seat)
    replies, send = [], seat.session.live.send
    monkeypatch.setattr(
        seat.session.live, "send", lambda command, answer=None: send(command, lambda reply: replies.append((answer, reply)))
    )
    seat.outside[NERI] = Reaction(after=2, does=Does.BUSY)
    to_call_back(seat)
    seat.press("Return")
    seat.passes(10)
    assert not calls_out(seat) and not seat.office.call_backs.waiting()[0].tries
    for answer, reply in replies:
        if answer is not None:
            answer(reply)
    seat.settle()
    assert [one.reached for one in seat.office.call_backs.waiting()[0].tries] == [False]


def test_a_number_that_is_the_clients_no_more_is_not_shown_to_whom_it_called(seat: Seat) -> None:
    promised(seat)
    seat.office.clients.move_line(ROSSI, seat.office.clients.load("ACME"), seat.clock.now(), "setup")
    seat.office.refresh()
    seat.settle()
    to_call_back(seat)
    seat.press("Return")
    assert not calls_out(seat)
    assert "call_back.no_line" in [notice.code for notice in seat.session.shell.strip.notices]


def test_what_is_due_is_told_and_takes_no_focus_from_what_is_typed(seat: Seat) -> None:
    promised(seat)
    leg, _ = seat.talking(line=ACME)
    seat.press("F7")
    field = QApplication.focusWidget()
    seat.types("He asks for the ")
    assert due_notices(seat) == []
    seat.passes(timedelta(minutes=20).total_seconds())
    seat.session.call_backs.changed.emit()  # its clock strikes
    assert due_notices(seat) == ["call_back.due"]
    assert "overdue" in seat.session.shell.counts.call_backs.toolTip()
    assert QApplication.focusWidget() is field
    seat.types("lease")
    assert seat.session.desk.message.text.toPlainText() == "He asks for the lease"
    seat.session.shell.strip._read(DUE)
    seat.session.call_backs.changed.emit()
    assert due_notices(seat) == [], "read is read"
    seat.hangs_up(leg)


def test_whoever_left_a_message_is_promised_a_call_under_the_number_that_was_rung(seat: Seat) -> None:
    leg, call = seat.talking()
    seat.hangs_up(leg)
    seat.office.messages.keep(
        Message(
            call=call.id,
            client=call.client or "",
            caller_name="Mario Neri",
            caller_number=NERI,
            matter="the lease",
            text="Would like to hear today",
            taken_by="anna",
        )
    )
    seat.session.shell.show_room("messages")
    seat.settle()
    seat.press(PROMISE)
    seat.press("Return")
    (kept,) = seat.office.call_backs.waiting()
    assert (kept.line, kept.number, kept.name, kept.note, kept.call) == (ROSSI, NERI, "Mario Neri", "the lease", call.id)


def test_the_list_says_in_the_right_words_who_waits(seat: Seat) -> None:
    promised(seat)
    to_call_back(seat)
    back = seat.session.history.back
    assert back.who.text() == "Mario Neri · 02 9990 0011"
    assert "Studio Legale Rossi" in back.about.text() and "promised by Anna" in back.about.text()
    assert nameless(seat.session.shell) == []


@pytest.mark.parametrize("code", ["en", "it"])
def test_the_sheet_can_be_read_whole_and_heard(seat: Seat, qtbot: QtBot, code: str) -> None:
    leg, _ = seat.talking()
    seat.press(PROMISE)
    sheet = seat.sees(CallBackSheet)
    seat.around.language.use(code)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert nameless(sheet) == [] and sheet.findChildren(QLabel)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    seat.hangs_up(leg)
    seat.around.language.use("en")


def test_a_lost_caller_who_withheld_the_number_is_on_the_list_and_closed_with_a_note_but_never_rung(seat: Seat) -> None:
    leg, call = seat.rings(ROSSI, None, None)
    seat.hangs_up(leg)
    seat.passes(1)
    seat.session.shell.show_room("history")
    page = seat.session.pages.history
    page.show_list(1)
    seat.settle()
    back = page.back
    assert back.chosen is not None and back.chosen.id == call.id and not back.dial.isEnabled()
    assert "no number shown" in back.model.data(back.model.index(0))
    seat.press("Ctrl+Shift+B")
    assert back.asks.isVisible() and "nobody can be rung" in back.asks.text() and not seat.board.calls
    back.note.setFocus()
    seat.types("anonymous")
    seat.press("Return")
    assert seat.office.call_backs.waiting() == []
