"""What kind of call one was, given in History when its caller has long gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import KindOfCall
from tests.shell.seat import Seat
from ui.calls.late_kind import KindKeys


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
