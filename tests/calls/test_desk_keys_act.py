"""Whom the keys of the call are about: what is shown, what a button says and what its key does are one thing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import KindOfCall, Place, Side
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import ACME, BIANCHI, ROSSI, Console, clients
from tests.premises import Premises
from ui.theme import Theme

pytestmark = pytest.mark.on_a_file

STUDIO, ACME_LTD = (client.id for client in clients()[:2])


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna's console, nobody on the line."""
    console = Console(theme, tmp_path, premises=premises)
    console.outside[BIANCHI] = Reaction(does=Does.ANSWER, after=2)
    yield console
    console.close()


@pytest.fixture
def two_on_hold(console: Console) -> tuple[CallView, CallView]:
    """Mario of Studio Rossi has been on hold longer than Ann of Acme; nobody is on the line."""
    _leg, mario = console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2")
    _leg, ann = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2", "F3")
    return mario, ann


def test_enter_rings_after_a_message_whose_caller_was_hung_up_on(console: Console) -> None:
    console.rings()
    console.press("F2", "F7", "F8", "F8")
    assert not console.board.calls
    console.rings()
    console.press("F2", "Return")
    assert console.board.current("anna").side is Side.CONSULT_RINGING


@pytest.mark.shared_too
def test_hanging_up_reaches_the_one_caller_on_hold(console: Console) -> None:
    console.rings()
    console.press("F2", "F3", "F8")
    assert "cut off" in console.page.toast.accessibleName()
    console.press("F8")
    assert not console.board.calls


def test_who_was_put_on_hold_just_now_stays_before_her_and_f3_takes_who_waits_longest_and_says_so(
    console: Console, two_on_hold: tuple[CallView, CallView]
) -> None:
    mario, ann = two_on_hold
    assert console.page.shown.id == ann.id
    assert "F3 resumes Mario" in console.page.client._hint.text()
    console.press("F3")
    assert console.call(mario).side is Side.TALKING and console.page.shown.id == mario.id


def test_a_message_begun_after_f3_is_the_one_just_put_on_hold_and_so_is_who_is_rung(
    console: Console, two_on_hold: tuple[CallView, CallView]
) -> None:
    mario, ann = two_on_hold
    console.press("F7")
    console.types("Ann asks for prices")
    console.press("Ctrl+Return", "Ctrl+Return", "Return")  # for whom is asked once: Acme has nobody
    console.settle()
    assert [(kept.client, kept.call) for kept in console.messages.find()] == [(ACME_LTD, ann.id)]
    assert console.call(mario).target is None and console.legs_to(BIANCHI) == []


def test_f3_while_a_row_is_pointed_at_leaves_the_caller_just_held_before_her(console: Console) -> None:
    _leg, mario = console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2")
    _leg, ann = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.page.choose(mario.id)
    console.press("F3")
    assert console.call(ann).place is Place.HELD and console.page.shown.id == ann.id


def test_of_two_on_hold_the_one_pointed_at_is_the_one_that_every_key_is_about(
    console: Console, two_on_hold: tuple[CallView, CallView]
) -> None:
    mario, ann = two_on_hold
    console.page.choose(mario.id)
    console.press("Ctrl+Shift+P")
    assert console.call(mario).kind_of_call and not console.call(ann).kind_of_call
    console.press("F8", "F8")
    assert mario.id not in console.board.calls and console.call(ann).place is Place.HELD


def test_a_name_typed_with_two_on_hold_is_the_shown_callers(console: Console, two_on_hold: tuple[CallView, CallView]) -> None:
    mario, ann = two_on_hold
    console.page.client.caller.name.setFocus()
    console.types("Rossi Carlo")
    console.press("Tab")
    assert (console.call(mario).name, console.call(ann).name) == ("", "Rossi Carlo")
    console.page.reach.field.setFocus()
    console.types("zanotti")
    console.press("Tab")
    assert (console.call(mario).name, console.call(ann).name) == ("", "zanotti")


def test_a_name_half_typed_stays_with_its_caller_when_the_next_is_answered(console: Console) -> None:
    _leg, mario = console.rings()
    console.press("F2")
    console.page.client.caller.name.setFocus()
    console.types("Carlo")
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert console.call(mario).name == "Carlo"


def test_what_is_typed_of_a_caller_on_hold_keeps_that_caller_on_the_desk(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2")
    _leg, ann = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2", "F7")
    console.types("about the lease")
    console.press("F3")
    assert console.page.shown.id == ann.id and console.page.message.text.toPlainText() == "about the lease"
    console.press("F3")
    assert console.call(ann).side is Side.TALKING


def test_a_look_at_another_client_never_touches_the_call(console: Console) -> None:
    _leg, call = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.page.look_at(STUDIO)
    console.settle()
    buttons = console.page.bar.buttons
    for key in ("Return", "Shift+Return", "Alt+1", "Alt+Shift+1", "F4", "Shift+F4"):
        console.page.toast.hide()
        console.press(key)
        assert (console.call(call).place, console.call(call).side) == (Place.TALKING, Side.TALKING), key
        assert list(console.board.calls) == [call.id], key
        assert console.page.toast.isVisible() and "Ctrl+G" in console.page.toast.accessibleName(), key
    assert not buttons["call.consult"].isEnabled() and not buttons["call.blind"].isEnabled()
    console.press("Ctrl+G")
    assert QApplication.activePopupWidget() is not None
    QApplication.activePopupWidget().close()


def test_a_call_dragged_onto_somebody_of_another_client_is_not_put_through(console: Console) -> None:
    _leg, call = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.page.look_at(STUDIO)
    reach = console.page.reach
    reach.given.emit(reach.rows[0], call.id, False)
    console.passes(0.5)
    assert console.call(call).side is Side.TALKING


@pytest.mark.shared_too
def test_a_message_begun_in_a_look_is_for_the_calls_own_client(console: Console) -> None:
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.page.look_at(STUDIO)
    console.settle()
    console.press("F7")
    assert console.page.profile().id == ACME_LTD
    assert console.page.message.to.currentText() == ""
    assert console.page.message._profile.id == ACME_LTD


@pytest.mark.shared_too
def test_a_second_ctrl_enter_rings_nobody(console: Console) -> None:
    _leg, call = console.rings()
    console.press("F2", "F7")
    console.types("call back")
    console.press("Ctrl+Return", "Ctrl+Return", "Ctrl+Enter")
    assert console.call(call).side is Side.TALKING and len(console.messages.find()) == 1


def test_ctrl_enter_keeps_the_message_from_any_of_its_fields(console: Console) -> None:
    console.rings()
    console.press("F2", "F7")
    console.types("call back")
    console.page.message.number.setFocus()
    console.press("Ctrl+Return")
    assert len(console.messages.find()) == 1


def test_a_recipient_that_the_program_filled_in_is_nothing_to_finish(console: Console) -> None:
    leg, _call = console.rings()
    console.press("F2")
    console.types("verdi")
    console.press("Return")
    assert console.page.message.to.currentText() == "Luca Verdi"
    console.hangs_up(leg)
    console.passes(1)
    _leg, second = console.rings(ACME, "+441632960001", "Ann")
    assert console.page.shown.id == second.id


def test_letters_typed_and_taken_back_leave_nothing_to_finish(console: Console) -> None:
    leg, _call = console.rings()
    console.press("F2", "F7")
    console.types("x")
    console.press("Backspace")
    console.hangs_up(leg)
    console.passes(1)
    assert console.page.shown is None


@pytest.mark.shared_too
def test_a_ticked_call_back_is_hers_and_waits_until_it_is_kept(console: Console) -> None:
    leg, call = console.rings()
    console.press("F2")
    console.page.message.call_back.click()
    console.hangs_up(leg)
    console.passes(1)
    assert console.page.shown.id == call.id and console.page.message.call_back.isChecked()


def test_f8_leads_from_a_consultation_back_to_the_caller(console: Console) -> None:
    _leg, call = console.rings()
    console.press("F2", "Return")
    console.passes(3)
    assert console.call(call).side is Side.CONSULTING
    console.press("F8")
    console.passes(1)
    assert console.call(call).side is Side.TALKING


def test_who_is_being_put_through_stands_on_the_desk_and_f3_takes_them_back(console: Console) -> None:
    console.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    _leg, call = console.rings()
    console.press("F2", "Shift+Return")
    assert console.call(call).place is Place.TRANSFERRING
    assert console.page.shown.id == call.id
    assert "F3" in console.page.client._hint.text() and "Marco Bianchi" in console.page.client._hint.text()
    assert "Take back" in console.page.bar.buttons["call.hold"].text()
    console.press("F3")
    console.passes(1)
    assert console.call(call).side is Side.TALKING


def test_a_ring_comes_before_whom_nothing_is_left_to_do_for(console: Console) -> None:
    console.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    console.rings()
    console.press("F2", "Shift+Return")
    _leg, ann = console.rings(ACME, "+441632960001", "Ann")
    assert console.page.shown.id == ann.id


def test_a_call_that_is_over_is_no_live_one(console: Console) -> None:
    leg, _call = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2", "F8")
    console.hangs_up(leg)
    console.settle()
    buttons = console.page.bar.buttons
    assert {action: buttons[action].isEnabled() for action in ("call.hold", "call.consult", "call.blind", "call.complete")} == {
        "call.hold": False,
        "call.consult": False,
        "call.blind": False,
        "call.complete": False,
    }
    assert buttons["call.hang_up"].text() == "Done"
    console.page.look_at(STUDIO)
    console.settle()
    assert "your call" not in console.page.client._hint.text() and "rings out" in console.page.client._hint.text()
    console.press("Return")
    out = console.board.current("anna")
    assert (out.direction, out.line) == (Direction.OUTBOUND, ROSSI)


def test_f3_is_for_nobody_beside_a_card_alone(console: Console) -> None:
    console.page.pop(ROSSI, None)
    console.passes(1)
    assert not console.page.bar.buttons["call.hold"].isEnabled()


def test_press_again_goes_when_another_call_comes_under_the_key(
    console: Console, two_on_hold: tuple[CallView, CallView]
) -> None:
    mario, ann = two_on_hold
    console.page.choose(ann.id)
    console.press("F8")
    assert console.page.toast.isVisible()
    console.page.choose(mario.id)
    assert not console.page.toast.isVisible()


def test_after_a_card_that_was_not_opened_the_keys_are_the_desks_again(console: Console) -> None:
    console.page.asks.card()
    console.settle()
    console.press("Esc")
    assert QApplication.focusWidget() is console.page.reach.field


def test_in_a_consultation_nobody_else_can_be_rung_and_it_says_what_to_do(console: Console) -> None:
    _leg, call = console.rings()
    console.press("F2", "Return")
    console.passes(3)
    assert not console.page.bar.buttons["call.consult"].isEnabled()
    assert not console.page.bar.buttons["call.blind"].isEnabled()
    console.press("Alt+2")
    assert "F5" in console.page.toast.accessibleName()
    assert (console.call(call).side, console.call(call).target.number) == (Side.CONSULTING, BIANCHI)


@pytest.mark.shared_too
def test_the_kind_of_a_call_is_set_after_its_caller_has_hung_up_while_its_message_is_open(console: Console) -> None:
    leg, call = console.rings()
    console.press("F2", "F7")
    console.types("he wanted another number")
    console.hangs_up(leg)
    console.passes(1)
    buttons = console.page.kinds.buttons
    assert buttons[KindOfCall.WRONG_NUMBER].isEnabled()
    console.press("Ctrl+Shift+W")
    assert console.record(call).kind_of_call is KindOfCall.WRONG_NUMBER and buttons[KindOfCall.WRONG_NUMBER].font().bold()
    console.press("Ctrl+Shift+W")
    assert console.record(call).kind_of_call is None
