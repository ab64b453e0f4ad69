"""Transfers, told once and run on both phone systems: who hangs up first, who does not answer, what meets in one instant."""

from __future__ import annotations

import pytest

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, Back, BlindTransfer, Complete, Consult, HangUp, Hold, Resume
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.signing_out import on_hold
from tests.calls.stage import MUSIC, RINGING, SILENCE, Stage, to
from tests.telephony.lab import Does


def consult_ringing(stage: Stage) -> CallView:
    """Neri is on hold; Bianchi's phone rings for Anna."""
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.lab.passes(0.5)
    return call


def consulting(stage: Stage) -> CallView:
    """Neri is on hold; Anna speaks with Bianchi."""
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    return call


def she_is_free(stage: Stage) -> None:
    """Nothing is left on her desk, and the next caller is hers."""
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    stage.talking("verdi")
    assert stage.hear_each_other("verdi", "anna")


def came_back(stage: Stage, call: CallView) -> None:
    """The caller is kept for Anna with music, and she takes her."""
    stage.at(call, Place.RETURNED)
    assert [one.id for one in on_hold(stage.board, "anna")] == [call.id], "he waits for her, who cannot go"
    assert stage.painted(call).endswith(": Bianchi")
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


# ---- while the target rings


def test_back_to_the_caller_while_the_target_rings(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.does("anna", Back(call=call.id))
    stage.at(call, Place.TALKING)
    assert stage.painted(call) == "WITH YOU: talking"
    assert stage.hear_each_other("neri", "anna")
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))  # her phone is free again
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    assert stage.hear_each_other("anna", "bianchi")


def test_a_ringing_consultation_is_hung_up_and_the_caller_stays_on_hold(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.does("anna", HangUp(call=call.id))
    assert stage.painted(call) == "ON HOLD: on hold"
    assert (stage.lab.hears("neri"), stage.lab.hears("anna")) == (MUSIC, SILENCE)


def test_the_caller_leaves_while_the_target_rings(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD
    assert stage.painted(call) is None
    she_is_free(stage)


def test_caller_and_target_both_leave_while_it_rings(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.hangs_up("neri")
    stage.lab.hangs_up("bianchi")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD
    she_is_free(stage)


def test_caller_and_assistant_both_leave_while_it_rings(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.hangs_up("neri")
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD
    she_is_free(stage)


def test_her_phone_down_while_the_target_rings_puts_the_caller_through_unannounced(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.hangs_up("anna")
    stage.at(call, Place.TRANSFERRING)
    assert stage.painted(call) == "WITH YOU: being put through to Bianchi"
    assert stage.lab.hears("neri") == RINGING
    assert [one.id for one in on_hold(stage.board, "anna")] == [call.id], "she signs out only when he has been put through"
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")


@pytest.mark.parametrize("refuses", [True, False])
def test_completed_while_it_rings_and_never_answered_the_caller_comes_back(stage: Stage, refuses: bool) -> None:
    call = consult_ringing(stage)
    stage.does("anna", Complete(call=call.id))
    assert stage.lab.hears("neri") == RINGING
    if refuses:
        stage.lab.hangs_up("bianchi")
    came_back(stage, call)


def test_a_target_who_never_answers_leaves_the_caller_on_hold(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.until(lambda: stage.now(call).target_reason == "no_answer", "the target is given up")
    assert stage.painted(call) == "ON HOLD: on hold"
    assert (stage.lab.hears("neri"), stage.lab.hears("anna")) == (MUSIC, SILENCE)


def test_a_consultation_with_a_number_that_does_not_exist(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("nobody")))
    stage.until(lambda: stage.now(call).target_reason in ("unreachable", "failed"), "it cannot be reached")
    stage.side(call, Side.ON_HOLD)
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


# ---- while she speaks with the target


def test_the_music_goes_on_when_the_target_answers(stage: Stage) -> None:
    call = consult_ringing(stage)
    assert stage.lab.hears("neri") == MUSIC
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    assert stage.lab.hears("neri") == MUSIC


def test_the_target_answers_and_hangs_up_at_once(stage: Stage) -> None:
    call = consult_ringing(stage)
    stage.lab.picks_up("bianchi")
    stage.lab.hangs_up("bianchi")
    stage.side(call, Side.ON_HOLD)
    assert stage.painted(call) == "ON HOLD: on hold"
    assert (stage.lab.hears("neri"), stage.lab.hears("anna")) == (MUSIC, SILENCE)
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_the_target_hangs_up_as_complete_is_pressed_and_the_caller_is_not_lost(stage: Stage) -> None:
    call = consulting(stage)
    stage.lab.hangs_up("bianchi")
    if stage.ask("anna", Complete(call=call.id)).code is None:
        came_back(stage, call)
    else:
        stage.side(call, Side.ON_HOLD)
        assert stage.lab.hears("neri") == MUSIC


def test_the_target_hangs_up_just_after_complete_and_the_caller_is_not_lost(stage: Stage) -> None:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    stage.lab.hangs_up("bianchi")
    came_back(stage, call)


def test_the_caller_hangs_up_as_complete_is_pressed(stage: Stage) -> None:
    call = consulting(stage)
    stage.lab.hangs_up("neri")
    stage.ask("anna", Complete(call=call.id))
    stage.until(lambda: stage.now(call).over, "the caller is gone")
    stage.ask("anna", HangUp(call=call.id))  # where the desk heard of it first, she still speaks with the target
    stage.over(call)
    assert stage.lab.hears("bianchi") == SILENCE
    she_is_free(stage)


def test_caller_and_target_hang_up_as_complete_is_pressed(stage: Stage) -> None:
    call = consulting(stage)
    stage.lab.hangs_up("neri")
    stage.lab.hangs_up("bianchi")
    stage.ask("anna", Complete(call=call.id))
    stage.over(call)
    she_is_free(stage)


def test_two_quick_presses_of_complete(stage: Stage) -> None:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    assert stage.ask("anna", Complete(call=call.id)).code == "call.not_now"
    assert stage.hear_each_other("neri", "bianchi")


@pytest.mark.parametrize("who", ["anna", "bianchi"])
def test_the_caller_leaves_a_consultation_and_then_it_ends_as_any_talk(stage: Stage, who: str) -> None:
    call = consulting(stage)
    stage.lab.hangs_up("neri")
    stage.at(call, Place.ENDED)
    assert stage.hear_each_other("anna", "bianchi")
    stage.lab.hangs_up(who)
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD
    assert stage.lab.hears("bianchi") == SILENCE
    she_is_free(stage)


@pytest.mark.parametrize("who", ["neri", "bianchi"])
def test_after_a_transfer_the_first_to_hang_up_ends_it_for_both(stage: Stage, who: str) -> None:
    call = consulting(stage)
    stage.does("anna", Complete(call=call.id))
    assert stage.hear_each_other("neri", "bianchi")
    stage.lab.hangs_up(who)
    assert stage.over(call).result is Result.TRANSFERRED
    assert (stage.lab.hears("neri"), stage.lab.hears("bianchi")) == (SILENCE, SILENCE)
    stage.nothing_left()


# ---- callers on hold


def test_a_held_caller_is_put_through_unannounced(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    assert stage.lab.hears("neri") == RINGING
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")


def test_a_held_caller_is_announced_from_a_phone_that_was_put_down(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.lab.hangs_up("anna")
    stage.lab.passes(0.5)
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    assert stage.hear_each_other("anna", "bianchi")
    stage.does("anna", Complete(call=call.id))
    assert stage.hear_each_other("neri", "bianchi")


def test_two_callers_on_hold_and_one_of_them_is_put_through(stage: Stage) -> None:
    first, second = stage.talking("neri"), stage.talking("verdi")
    stage.does("anna", Hold(call=second.id))
    assert (stage.painted(first), stage.painted(second)) == ("ON HOLD: on hold", "ON HOLD: on hold")
    stage.does("anna", Consult(call=first.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(first, Side.CONSULTING)
    assert (stage.painted(first), stage.painted(second)) == ("WITH YOU: you speak with Bianchi", "ON HOLD: on hold")
    assert stage.lab.hears("verdi") == MUSIC
    stage.does("anna", Complete(call=first.id))
    assert stage.hear_each_other("neri", "bianchi")
    assert stage.lab.hears("verdi") == MUSIC
    stage.does("anna", Resume())
    stage.at(second, Place.TALKING)
    assert stage.hear_each_other("verdi", "anna")


def test_of_two_on_hold_one_leaves_and_the_other_stays(stage: Stage) -> None:
    first, second = stage.talking("neri"), stage.talking("verdi")
    stage.does("anna", Hold(call=second.id))
    stage.lab.hangs_up("neri")
    assert stage.over(first).result is Result.ABANDONED_ON_HOLD
    assert (stage.painted(first), stage.painted(second)) == (None, "ON HOLD: on hold")
    assert stage.lab.hears("verdi") == MUSIC


# ---- unannounced


def test_the_target_sees_for_whom_and_who_calls_whatever_the_letters(stage: Stage) -> None:
    call = stage.rings(name="Zoë Nèri")
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    assert stage.lab.displays("bianchi") == "Studio Rossi: Zoë Nèri"


def test_of_a_blind_transfer_the_target_answers_and_hangs_up_at_once(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.lab.picks_up("bianchi")
    stage.lab.hangs_up("bianchi")
    came_back(stage, call)


def test_the_caller_leaves_as_the_target_of_a_blind_transfer_answers(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.lab.picks_up("bianchi")
    stage.lab.hangs_up("neri")
    assert stage.over(call).result in (Result.ABANDONED_ON_HOLD, Result.BLIND_TRANSFERRED)
    stage.is_out("bianchi")
    she_is_free(stage)


def test_a_returned_caller_who_hangs_up_is_off_the_screen(stage: Stage) -> None:
    stage.lab.does("bianchi", Does.BUSY)
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.at(call, Place.RETURNED)
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD
    assert stage.painted(call) is None


@pytest.mark.parametrize("stage", ["simulator"], indirect=True)
def test_two_assistants_transfer_at_the_same_time(stage: Stage) -> None:
    """Six phones at once are more than the SIP phones of the real lab can be (four)."""
    stage.sits_down("bruno")
    first, second = stage.talking("neri", "anna"), stage.talking("verdi", "bruno")
    stage.does("anna", Consult(call=first.id, target=to("bianchi")))
    stage.does("bruno", Consult(call=second.id, target=to("rossi")))
    stage.lab.picks_up("bianchi")
    stage.lab.picks_up("rossi")
    stage.side(first, Side.CONSULTING)
    stage.side(second, Side.CONSULTING)
    assert (stage.painted(first), stage.painted(second)) == ("WITH YOU: you speak with Bianchi", None)  # hers alone
    assert stage.hear_each_other("anna", "bianchi")
    assert stage.hear_each_other("bruno", "rossi")
    assert stage.ask("bruno", Complete(call=first.id)).code == "call.not_yours"
    stage.does("anna", Complete(call=first.id))
    stage.does("bruno", Complete(call=second.id))
    assert stage.hear_each_other("neri", "bianchi")
    assert stage.hear_each_other("verdi", "rossi")


def test_a_second_transfer_of_the_same_call_is_refused_while_the_first_rings(stage: Stage) -> None:
    call = consult_ringing(stage)
    assert stage.ask("anna", Consult(call=call.id, target=to("rossi"))).code == "seat.busy"
    assert stage.ask("anna", BlindTransfer(call=call.id, target=to("rossi"))).code == "seat.busy"
    assert stage.now(call).target == to("bianchi")


# ---- over an interruption


@pytest.mark.parametrize("restarted", [True, False])
def test_a_target_who_answers_while_the_desk_is_deaf_is_heard(stage: Stage, restarted: bool) -> None:
    call = consult_ringing(stage)
    stage.lab.lose()
    stage.lab.passes(1)
    stage.lab.picks_up("bianchi")
    stage.lab.passes(1)
    stage.lab.find_again()
    if restarted:
        stage.restarts()
    stage.side(call, Side.CONSULTING)
    assert stage.painted(call) == "WITH YOU: you speak with Bianchi"
    assert stage.hear_each_other("anna", "bianchi")
    assert stage.lab.hears("neri") == MUSIC
    stage.sits_down("anna")
    stage.does("anna", Complete(call=call.id))
    assert stage.hear_each_other("neri", "bianchi")


def test_her_phone_down_while_the_desk_is_deaf_completes_the_consultation(stage: Stage) -> None:
    call = consulting(stage)
    stage.lab.lose()
    stage.lab.passes(1)
    stage.lab.hangs_up("anna")
    stage.lab.passes(1)
    stage.lab.find_again()
    stage.restarts()
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")


def test_a_caller_who_leaves_a_consultation_while_the_desk_is_deaf_cuts_nobody_off(stage: Stage) -> None:
    call = consulting(stage)
    stage.lab.lose()
    stage.lab.passes(1)
    stage.lab.hangs_up("neri")
    stage.lab.passes(1)
    stage.lab.find_again()
    stage.at(call, Place.ENDED)
    assert stage.hear_each_other("anna", "bianchi")


def test_a_blind_transfer_answered_while_the_desk_is_deaf_is_put_through(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.lab.lose()
    stage.lab.picks_up("bianchi")
    stage.lab.passes(1)
    stage.lab.find_again()
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")
