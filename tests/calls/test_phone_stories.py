"""The assistant's own phone and the wire to the phone system on bad days, told once and run on both phone systems."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, Complete, Consult, Dial, Hold, Resume, TakeBack
from receptionist.calls.places import Place, Result, Side
from tests.calls.stage import MUSIC, RINGING, SILENCE, Stage, to
from tests.telephony.lab import LINE, Does


def waiting(stage: Stage) -> CallView:
    return stage.rings()


def talking(stage: Stage) -> CallView:
    return stage.talking()


def held(stage: Stage) -> CallView:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    return call


def consult_ringing(stage: Stage) -> CallView:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.lab.passes(0.5)
    return call


def consulting(stage: Stage) -> CallView:
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    return call


def transferred(stage: Stage) -> CallView:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    return call


def calling_out(stage: Stage) -> CallView:
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    stage.at(call, Place.RINGING)
    stage.lab.passes(0.5)
    return call


STATES = [waiting, talking, held, consult_ringing, consulting, transferred, calling_out]
HEARD = {
    talking: {"neri": {"anna"}, "anna": {"neri"}},
    held: {"neri": MUSIC, "anna": SILENCE},
    consult_ringing: {"neri": MUSIC},
    consulting: {"neri": MUSIC, "anna": {"bianchi"}, "bianchi": {"anna"}},
    transferred: {"neri": {"bianchi"}, "bianchi": {"neri"}},
}


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("state", STATES)
def test_in_every_state_the_wire_may_break_and_come_back(
    stage: Stage, state: Callable[[Stage], CallView], restarted: bool
) -> None:
    call = state(stage)
    stage.lab.passes(0.5)
    stood = (call.place, call.side, stage.painted(call))
    stage.lab.lose()
    stage.lab.passes(0.5)
    stage.lab.find_again()
    if restarted:
        stage.restarts()
    stage.until(lambda: stage.board.phone.connected, "the phone system is heard again")
    now = stage.now(call)
    assert (now.place, now.side, stage.painted(call)) == stood
    assert {party: stage.lab.hears(party) for party in HEARD.get(state, {})} == HEARD.get(state, {})


def test_a_key_pressed_in_the_moment_the_wire_breaks_is_not_forgotten(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.lab.lose()
    stage.lab.passes(1)
    stage.lab.find_again()
    assert stage.painted(call) == "ON HOLD: on hold"
    assert (stage.lab.hears("neri"), stage.lab.hears("anna")) == (MUSIC, SILENCE)
    stage.does("anna", Resume())
    stage.lab.lose()
    stage.lab.passes(1)
    stage.lab.find_again()
    stage.until(lambda: stage.board.phone.connected, "the phone system is heard again")
    assert stage.painted(call) == "WITH YOU: talking"
    assert stage.hear_each_other("neri", "anna")


@pytest.mark.parametrize("restarted", [False, True])
def test_who_is_called_answers_while_the_desk_is_deaf(stage: Stage, restarted: bool) -> None:
    call = calling_out(stage)
    stage.lab.lose()
    stage.lab.picks_up("bianchi")
    stage.lab.passes(1)
    stage.lab.find_again()
    if restarted:
        stage.restarts()
    stage.at(call, Place.TALKING)
    assert stage.painted(call) == "WITH YOU: talking"
    assert stage.hear_each_other("anna", "bianchi")


@pytest.mark.parametrize("state", [waiting, held])
def test_a_caller_who_leaves_while_the_desk_is_down_is_off_the_screen(stage: Stage, state: Callable[[Stage], CallView]) -> None:
    call = state(stage)
    stage.lab.lose()
    stage.lab.hangs_up("neri")
    stage.lab.passes(0.5)
    stage.lab.find_again()
    stage.restarts()
    assert stage.over(call).ended is not None
    assert stage.painted(call) is None


# ---- her own phone


@pytest.mark.parametrize(("what", "why"), [(Does.BUSY, "was busy"), (Does.REFUSE, "refused")])
def test_her_phone_is_busy_or_refuses_and_the_call_waits_again(stage: Stage, what: Does, why: str) -> None:
    stage.lab.does("anna", what)
    call = stage.rings()
    stage.does("anna", Answer())
    stage.until(lambda: stage.troubles(), "she is told")
    assert stage.painted(call) == f"WAITING: the assistant's phone {why}"
    stage.lab.does("anna", Does.RING)
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_her_phone_is_unplugged_while_a_caller_is_on_hold(stage: Stage) -> None:
    call = held(stage)
    stage.lab.hangs_up("anna")
    stage.lab.unplug("anna")
    stage.until(lambda: stage.board.stations["anna"] is False, "the desk knows")
    stage.does("anna", Resume())
    stage.until(lambda: stage.troubles() == ["station.unreachable"], "she is told")
    assert stage.painted(call) == "ON HOLD: on hold"
    assert stage.lab.hears("neri") == MUSIC
    stage.lab.plug("anna")
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_her_phone_loses_power_in_mid_call_and_the_caller_comes_back(stage: Stage) -> None:
    call = stage.talking()
    stage.lab.loses_power("anna")
    stage.at(call, Place.RETURNED, seconds=40)
    assert stage.troubles() == ["station.lost"]
    assert stage.painted(call) == "RETURNED: the assistant's phone went dead"
    stage.lab.power_is_back("anna")
    assert stage.lab.hears("neri") == MUSIC
    stage.until(lambda: stage.board.stations["anna"], "her phone is back")
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_her_phone_is_no_longer_registered_and_she_talks_on(stage: Stage) -> None:
    """It answers nothing that it is asked, and yet its sound comes: nobody is cut off."""
    call = stage.talking()
    stage.lab.unplug("anna")
    stage.lab.passes(4)
    assert stage.hear_each_other("neri", "anna")
    assert stage.now(call).place is Place.TALKING
    assert stage.troubles() == []


def test_a_second_assistant_answers_the_same_call_too_late(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.rings()
    stage.does("anna", Answer(call=call.id))
    assert stage.ask("bruno", Answer(call=call.id)).code == "call.taken"
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")
    assert stage.lab.hears("bruno") == SILENCE


def test_a_held_caller_hangs_up_as_resume_is_pressed(stage: Stage) -> None:
    call = held(stage)
    stage.lab.hangs_up("anna")
    stage.lab.passes(0.5)
    stage.does("anna", Resume())
    stage.lab.hangs_up("neri")
    assert stage.over(call).result in (Result.ABANDONED_ON_HOLD, Result.ANSWERED)
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    assert stage.lab.hears("anna") == SILENCE


def test_hold_and_resume_again_and_again(stage: Stage) -> None:
    call = stage.talking()
    for _ in range(3):
        stage.does("anna", Hold(call=call.id))
        assert stage.ask("anna", Hold(call=call.id)).code == "call.not_now"
        stage.does("anna", Resume())
        assert stage.ask("anna", Resume(call=call.id)).code is None  # pressed twice
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_of_two_who_wait_one_gives_up(stage: Stage) -> None:
    first, second = stage.rings("neri"), stage.rings("verdi")
    assert (stage.painted(first), stage.painted(second)) == ("WAITING: ", "WAITING: ")
    stage.lab.hangs_up("neri")
    assert stage.over(first).result is Result.ABANDONED
    assert (stage.painted(first), stage.painted(second)) == (None, "WAITING: ")


# ---- calling out


def test_she_puts_her_phone_down_while_it_rings_there(stage: Stage) -> None:
    call = calling_out(stage)
    assert stage.painted(call) == "WITH YOU: it rings there"
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.FAILED
    assert stage.painted(call) is None
    assert stage.lab.hears("bianchi") == SILENCE


@pytest.mark.parametrize(("party", "what", "reasons"), [
    ("bianchi", Does.RING, {"no_answer"}),
    ("bianchi", Does.REFUSE, {"refused"}),
    ("bianchi", Does.CONGESTED, {"failed"}),
    ("nobody", Does.RING, {"unreachable", "failed"}),
])  # fmt: skip
def test_calling_out_in_vain(stage: Stage, party: str, what: Does, reasons: set[str]) -> None:
    stage.lab.does("bianchi", what)
    reply = stage.ask("anna", Dial(line=LINE, target=to(party)))
    call = stage.board.calls[reply.call or ""]
    assert stage.over(call).result is Result.FAILED
    assert call.reason in reasons
    assert stage.troubles() == [f"out.{call.reason}"]
    assert stage.board.current("anna") is None


def test_calling_out_with_a_caller_on_hold(stage: Stage) -> None:
    first = stage.talking()
    call = calling_out(stage)
    assert (stage.lab.hears("neri"), stage.lab.hears("anna")) == (MUSIC, RINGING)
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("anna", "bianchi")
    stage.lab.hangs_up("bianchi")
    stage.over(call)
    stage.does("anna", Resume())
    stage.at(first, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_who_is_called_calls_us_in_the_same_moment(stage: Stage) -> None:
    """Glare: each finds the other engaged, and the one who waits is answered."""
    calling = stage.rings("conti")
    reply = stage.ask("anna", Dial(line=LINE, target=to("conti")))
    out = stage.board.calls[reply.call or ""]
    assert stage.over(out).result is Result.FAILED
    stage.does("anna", Answer())
    stage.at(calling, Place.TALKING)
    assert stage.hear_each_other("conti", "anna")


def test_what_cannot_be_fetched_back_is_refused(stage: Stage) -> None:
    call = transferred(stage)
    assert stage.ask("anna", TakeBack(call=call.id)).code == "call.not_now"
    assert stage.hear_each_other("neri", "bianchi")
