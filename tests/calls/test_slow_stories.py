"""On a phone system that takes its time, somebody hangs up between two steps of a verb: nobody is lost, the next key works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, Back, BlindTransfer, Complete, Consult, Dial, Hold, Resume, TakeBack
from receptionist.calls.places import Place, Result, Side
from tests.calls.stage import MUSIC, RINGING, SILENCE, Stage, to
from tests.telephony.lab import LINE

pytestmark = pytest.mark.parametrize("stage", ["asterisk"], indirect=True)

SLOW = 0.6
"""Seconds until two legs that are connected hear each other."""


@pytest.fixture(autouse=True)
def slow(stage: Stage) -> Iterator[None]:
    """Asterisk takes its time to connect."""
    stage.lab.wire.slows["/addChannel"] = SLOW  # type: ignore[attr-defined]
    yield
    stage.lab.wire.slows.clear()  # type: ignore[attr-defined]


def consult_ringing(stage: Stage) -> CallView:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.until(lambda: stage.lab.hears("anna") == RINGING, "she hears it ring")
    return call


def consulting(stage: Stage) -> CallView:
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    hear(stage, "anna", "bianchi")
    return call


def hear(stage: Stage, one: str, other: str) -> None:
    stage.until(lambda: stage.hear_each_other(one, other), f"{one} and {other} hear each other")


def is_hers_again(stage: Stage, call: CallView) -> None:
    """The caller hears music; one key, and both hear each other."""
    stage.until(lambda: stage.lab.hears("neri") == MUSIC, "he hears music")
    stage.does("anna", Resume(call=call.id) if stage.now(call).place is Place.HELD else Answer(call=call.id))
    stage.at(call, Place.TALKING)
    hear(stage, "neri", "anna")
    assert stage.now(call).place is Place.TALKING
    assert stage.troubles() == []


def she_is_free(stage: Stage) -> None:
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    stage.talking("verdi")
    hear(stage, "verdi", "anna")


def test_her_phone_goes_down_after_hold_while_she_is_being_connected(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.lab.hangs_up("anna")
    stage.lab.passes(SLOW + 0.2)
    is_hers_again(stage, call)


def test_she_holds_and_resumes_while_she_is_being_connected(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.does("anna", Resume(call=call.id))
    hear(stage, "neri", "anna")
    assert stage.now(call).place is Place.TALKING


def test_the_caller_hangs_up_while_he_is_being_connected(stage: Stage) -> None:
    call = stage.talking()
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ANSWERED
    she_is_free(stage)


def test_she_hangs_up_while_she_is_being_connected(stage: Stage) -> None:
    call = stage.talking()
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.ANSWERED
    stage.nothing_left()
    assert stage.troubles() == []


def test_her_phone_goes_down_before_she_hears_the_target_ring(stage: Stage) -> None:
    """That goes on as an unannounced transfer, and the target is rung."""
    call = stage.talking()
    hear(stage, "neri", "anna")
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.hangs_up("anna")
    stage.at(call, Place.TRANSFERRING)
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    hear(stage, "neri", "bianchi")
    assert stage.now(call).place is Place.TRANSFERRED


def test_her_phone_goes_down_while_she_is_connected_with_the_target(stage: Stage) -> None:
    """That completes it."""
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("anna")
    stage.at(call, Place.TRANSFERRED)
    hear(stage, "neri", "bianchi")
    stage.lab.passes(1)
    assert stage.now(call).place is Place.TRANSFERRED
    she_is_free(stage)


def test_the_target_hangs_up_while_she_is_being_connected_with_him(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("bianchi")
    stage.side(call, Side.ON_HOLD)
    assert stage.lab.hears("anna") == SILENCE
    is_hers_again(stage, call)


def test_the_caller_hangs_up_while_she_is_connected_with_the_target(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("neri")
    stage.at(call, Place.ENDED)
    hear(stage, "anna", "bianchi")


def test_the_target_hangs_up_while_the_caller_is_being_put_through(stage: Stage) -> None:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    stage.lab.hangs_up("bianchi")
    stage.at(call, Place.RETURNED)
    is_hers_again(stage, call)


def test_the_caller_hangs_up_while_he_is_being_put_through(stage: Stage) -> None:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.TRANSFERRED
    stage.is_out("bianchi")
    she_is_free(stage)


def test_the_target_hangs_up_as_she_goes_back(stage: Stage) -> None:
    call = consulting(stage)
    stage.does("anna", Back(call=call.id))
    stage.lab.hangs_up("bianchi")
    hear(stage, "neri", "anna")
    stage.is_out("bianchi")
    assert stage.now(call).place is Place.TALKING


def test_a_blind_target_hangs_up_while_the_caller_is_being_put_through(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    stage.lab.hangs_up("bianchi")
    stage.at(call, Place.RETURNED)
    is_hers_again(stage, call)


def test_a_blind_transfer_before_she_was_connected(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.is_out("anna")
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    hear(stage, "neri", "bianchi")
    assert stage.now(call).place is Place.TRANSFERRED


def test_a_target_answers_as_the_caller_is_taken_back(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.lab.picks_up("bianchi")
    reply = stage.ask("anna", TakeBack(call=call.id))
    assert reply.code is None
    stage.at(call, Place.TALKING)
    hear(stage, "neri", "anna")
    stage.is_out("bianchi")
    assert stage.now(call).place is Place.TALKING


def test_who_is_called_hangs_up_while_being_connected(stage: Stage) -> None:
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    stage.at(call, Place.RINGING)
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TALKING)
    stage.lab.hangs_up("bianchi")
    stage.over(call)
    she_is_free(stage)


def test_her_phone_goes_down_before_she_hears_whom_she_calls_ring(stage: Stage) -> None:
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    stage.at(call, Place.RINGING)
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.FAILED
    she_is_free(stage)
    phone = stage.lab.parties.state("bianchi")  # type: ignore[attr-defined]
    assert not phone["in_call"]


def test_she_answers_another_while_she_is_being_connected(stage: Stage) -> None:
    second = stage.rings("verdi")
    first = stage.talking("neri")
    stage.does("anna", Answer(call=second.id))
    stage.lab.hangs_up("verdi")
    stage.over(second)
    stage.at(first, Place.HELD)
    is_hers_again(stage, first)
