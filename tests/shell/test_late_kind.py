"""What kind of call one was, given in History when its caller has long gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import KindOfCall, Place
from receptionist.telephony.simulator.world import Does, Reaction
from tests.shell.seat import Seat
from ui.calls.history.late_kind import KindKeys


@pytest.fixture
def seat(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Seat]:
    """Anna at her window, and signed in."""
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    yield seat
    seat.close()


def test_a_wrong_number_who_hung_up_first_is_noted_on_the_row_of_history_and_can_be_taken_back(seat: Seat) -> None:
    leg, call = seat.rings()
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(1)
    seat.session.shell.show_room("history")
    seat.settle()
    page = seat.session.pages.history
    assert page.chosen is not None and page.chosen.id == call.id
    seat.press("Ctrl+Shift+W")
    assert seat.record(call).kind_of_call is KindOfCall.WRONG_NUMBER
    assert seat.office.history.load(call.id).kind_of_call is KindOfCall.WRONG_NUMBER
    assert "wrong number" in page.model.data(page.model.index(0)) and page.toast.isVisible()
    seat.press("Ctrl+F10")
    assert seat.record(call).kind_of_call is None


def test_a_caller_in_hand_comes_before_the_row(seat: Seat) -> None:
    leg, first = seat.rings()
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(1)
    _leg, second = seat.rings()
    seat.press("F2")
    seat.session.shell.show_room("history")
    seat.settle()
    seat.press("Ctrl+Shift+N")
    assert (seat.record(first).kind_of_call, seat.record(second).kind_of_call) == (None, KindOfCall.SILENT)


def test_the_keys_stand_beside_the_call(seat: Seat) -> None:
    leg, _call = seat.rings()
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(1)
    seat.session.shell.show_room("history")
    seat.settle()
    (beside,) = seat.all(KindKeys)
    assert "wrong number Ctrl+Shift+W" in beside._words.text()
    seat.rings()
    seat.press("F2")
    seat.session.shell.show_room("history")
    seat.settle()
    assert seat.all(KindKeys) == [], "they are the new caller's now"


def test_at_the_desk_the_keys_are_about_the_call_that_has_just_ended_and_say_whose_it_was(seat: Seat) -> None:
    leg, call = seat.rings()
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(1)
    desk = seat.session.desk
    assert desk.kinds._wrap_up.text() == "Last call: Mario Neri"
    assert all(button.isEnabled() for button in desk.kinds.buttons.values())
    seat.press("Ctrl+Shift+W")
    assert seat.office.history.load(call.id).kind_of_call is KindOfCall.WRONG_NUMBER
    assert desk.kinds.buttons[KindOfCall.WRONG_NUMBER].font().bold()
    assert desk.toast.isVisible() and desk.toast.accessibleName() == "Call of Mario Neri: wrong number."
    seat.press("Ctrl+F10")
    assert seat.record(call).kind_of_call is None
    seat.press("Ctrl+Shift+X", "Ctrl+Shift+X")
    assert seat.record(call).kind_of_call is None and not desk.kinds.buttons[KindOfCall.UNWANTED].font().bold()


def test_a_ring_leaves_the_keys_with_who_has_just_gone_and_whoever_is_answered_takes_them(seat: Seat) -> None:
    leg, first = seat.rings()
    seat.press("F2")
    seat.hangs_up(leg)
    seat.passes(1)
    _leg, second = seat.rings()
    seat.settle()
    seat.press("Ctrl+Shift+P")
    assert (seat.record(first).kind_of_call, seat.record(second).kind_of_call) == (KindOfCall.SALES, None)
    seat.press("F2")
    assert seat.session.desk.gone.who == ""
    seat.press("Ctrl+Shift+N")
    assert (seat.record(first).kind_of_call, seat.record(second).kind_of_call) == (KindOfCall.SALES, KindOfCall.SILENT)


def test_a_call_that_nobody_has_had_yet_gets_no_kind(seat: Seat) -> None:
    leg, call = seat.rings()
    seat.hangs_up(leg)
    seat.passes(1)
    seat.press("Ctrl+Shift+W")
    assert seat.record(call).kind_of_call is None and seat.session.desk.gone.who == ""


def test_a_caller_whom_her_phone_did_not_reach_waits_and_is_no_call_of_hers(seat: Seat) -> None:
    seat.exchange.set_station("anna", Reaction(Does.NOTHING))
    _leg, call = seat.rings()
    seat.press("F2")
    seat.passes(15)
    assert seat.board.calls[call.id].place is Place.WAITING and seat.session.desk.gone.who == ""
