"""A call card by hand, from the real window and by the keyboard: Enter opens it, and a caller or an emergency does not wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import Side
from tests.calls.console import clients
from tests.calls.floor import ACME, BIANCHI, NERI, ROSSI
from tests.shell.seat import Seat
from ui.calls.desk.open_card import OpenCardSheet

STUDIO, ACME_LTD = (client.id for client in clients()[:2])


@pytest.fixture
def seat(qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Seat]:
    """Anna at her window, and signed in."""
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    yield seat
    seat.close()


def cards(seat: Seat) -> list[CallView]:
    return [call for call in seat.board.calls.values() if call.direction is Direction.NONE]


def test_enter_opens_the_card_and_rings_nobody(seat: Seat) -> None:
    seat.session.desk.look_at(STUDIO)
    seat.press("Ctrl+N")
    seat.types("02 9990 0011")
    seat.press("Return")
    (card,) = cards(seat)
    assert (card.line, card.caller.number, seat.all(OpenCardSheet)) == (ROSSI, NERI, [])
    assert seat.legs_to(BIANCHI) == [] and seat.session.desk.reach.field.hasFocus()


@pytest.mark.parametrize("key", ["Return", "Shift+Return"])
def test_neither_does_enter_put_through_whom_she_talks_to(seat: Seat, key: str) -> None:
    _leg, call = seat.rings()
    seat.press("F2")
    seat.press("Ctrl+N", key)
    assert seat.board.calls[call.id].side is Side.TALKING and seat.legs_to(BIANCHI) == []
    assert len(cards(seat)) == 1


@pytest.mark.parametrize("typed", ["acme", "+39 02 9990 0102", "0299900102"])
def test_part_of_a_name_or_a_number_in_any_way_of_writing_is_enough_for_a_line(seat: Seat, typed: str) -> None:
    seat.press("Ctrl+N")
    seat.types(typed)
    sheet = seat.sees(OpenCardSheet)
    sheet.line.completer().popup().hide()
    sheet.line.setFocus()
    seat.press("Return")
    assert [card.line for card in cards(seat)] == [ACME]


def test_enter_without_a_line_says_what_is_missing(seat: Seat) -> None:
    seat.press("Ctrl+N", "Return")
    sheet = seat.sees(OpenCardSheet)
    assert "Choose one" in sheet.line.accessibleDescription() and cards(seat) == []


def test_a_caller_is_answered_over_it_and_what_was_typed_stands_there_again(seat: Seat) -> None:
    seat.session.desk.look_at(ACME_LTD)
    seat.press("Ctrl+N")
    seat.types("020 7946 0123")
    _leg, call = seat.rings()
    seat.press("F2")
    seat.passes(2)
    assert seat.board.calls[call.id].side is Side.TALKING and seat.all(OpenCardSheet) == []
    seat.types("bian")
    assert seat.session.desk.reach.field.text() == "bian"
    seat.press("Ctrl+N")
    sheet = seat.sees(OpenCardSheet)
    assert sheet.caller.text() == "020 7946 0123" and "Acme" in sheet.line.currentText()


def test_an_emergency_does_not_wait_for_it_either(seat: Seat) -> None:
    seat.rings()
    seat.press("F2", "Ctrl+N")
    seat.types("020 7946 0123")
    seat.press("F12")
    assert seat.all(OpenCardSheet) == []
    seat.types("he says he has a knife")
    assert seat.session.desk.emergency.note.text() == "he says he has a knife"
    seat.press("Escape", "Ctrl+N")
    assert seat.sees(OpenCardSheet).caller.text() == "020 7946 0123"


def test_what_was_typed_for_a_card_of_a_trial_stands_in_no_real_one(seat: Seat) -> None:
    """Enter in it opened no card: its trial was over."""
    shell = seat.session.shell
    shell.show_room("clients")
    seat.settle()
    seat.session.clients.show_client(STUDIO)
    seat.press("Ctrl+F5")
    seat.until(lambda: seat.session.setting_up.trial is not None and seat.session.setting_up.trial.desk.shown is not None)
    seat.press("Ctrl+N")
    seat.types("020 7946 0123")
    assert seat.sees(OpenCardSheet)
    seat.rings()
    seat.press("F2")
    assert seat.all(OpenCardSheet) == []
    seat.press("Ctrl+N")
    seat.types("02 9990 0011")
    assert seat.sees(OpenCardSheet).caller.text() == "02 9990 0011"
    seat.press("Return")
    assert len(cards(seat)) == 1


def test_one_put_away_with_nothing_typed_in_it_is_not_kept(seat: Seat) -> None:
    seat.session.desk.look_at(ACME_LTD)
    seat.press("Ctrl+N")
    seat.rings()
    seat.press("F2", "Ctrl+N")
    assert "Studio" in seat.sees(OpenCardSheet).line.currentText()
