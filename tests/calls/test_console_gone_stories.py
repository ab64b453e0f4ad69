"""A console that dies in mid-call, told once and run on both phone systems: nobody is cut off by it, nobody is left alone."""

from __future__ import annotations

import pytest

from receptionist.calls.commands import Answer, Complete, Consult, Hold, Resume, SetAvailability, SignIn
from receptionist.calls.events import Availability, Moved
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.presence import COMES_BACK
from tests.calls.stage import MUSIC, Stage, to
from tests.telephony.lab import NUMBERS, Does

PREMIUM = "+39899123456"


def console_dies(stage: Stage) -> None:
    """Anna's, and it does not come back soon."""
    stage.desk.present("anna", False)
    if not stage.real:
        stage.lab.passes(COMES_BACK + 1)


def sits_down_with(stage: Stage, other: str) -> None:
    stage.does("anna", SignIn(name="Anna", station="anna", other=other))


def test_the_talk_goes_on_and_the_call_is_still_hers_when_she_is_back(stage: Stage) -> None:
    call = stage.talking()
    console_dies(stage)
    stage.lab.passes(1)
    assert stage.hear_each_other("neri", "anna")
    assert (stage.now(call).place, stage.now(call).assistant) == (Place.TALKING, "anna")
    stage.sits_down("bruno")
    assert stage.ask("bruno", Answer(call=call.id)).code == "call.taken"
    stage.sits_down("anna")
    assert stage.painted(call) == "WITH YOU: talking"
    stage.does("anna", Hold(call=call.id))
    assert stage.lab.hears("neri") == MUSIC


def test_whoever_was_on_hold_waits_for_her_while_her_phone_is_up(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    console_dies(stage)
    assert (stage.now(call).place, stage.lab.hears("neri")) == (Place.HELD, MUSIC)
    stage.sits_down("anna")
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_with_her_phone_gone_too_the_caller_hears_music_and_goes_to_the_queue(stage: Stage) -> None:
    """And to no other phone that the office does not call."""
    stage.sits_down("bruno")
    sits_down_with(stage, PREMIUM)
    call = stage.talking()
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.at(call, Place.WAITING)
    assert stage.painted(call) == "WAITING: the assistant's console and phone went dead"
    rang = [each.reason for each in stage.written if isinstance(each, Moved) and each.place is Place.ANSWERING]
    assert "console_lost" not in rang
    assert stage.lab.hears("neri") == MUSIC
    stage.does("bruno", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "bruno")


def test_her_other_phone_rings_first(stage: Stage) -> None:
    sits_down_with(stage, "bruno")
    call = stage.talking()
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.until(lambda: stage.now(call).place is Place.TALKING and stage.lab.call("anna").ended, "she goes on at the other")
    assert stage.now(call).assistant == "anna"
    assert stage.hear_each_other("neri", "bruno")
    stage.lab.hangs_up("bruno")
    stage.at(call, Place.WAITING)


def test_an_outside_phone_of_hers_is_answered_by_a_key_and_no_voicemail_swallows_the_caller(stage: Stage) -> None:
    sits_down_with(stage, NUMBERS["rossi"])
    call = stage.talking()
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.lab.picks_up("rossi")
    stage.lab.passes(0.5)
    assert stage.lab.hears("neri") == MUSIC
    assert stage.now(call).place is Place.ANSWERING
    stage.lab.presses("rossi", "1")
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "rossi")


def test_a_voicemail_at_her_outside_phone_presses_no_key_and_the_caller_waits(stage: Stage) -> None:
    stage.sits_down("bruno")
    sits_down_with(stage, NUMBERS["rossi"])
    call = stage.talking()
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.lab.picks_up("rossi")
    stage.at(call, Place.WAITING)
    assert stage.lab.hears("neri") == MUSIC
    stage.is_out("rossi")


@pytest.mark.parametrize("what", [Does.BUSY, Does.REFUSE])
def test_her_other_phone_in_vain(stage: Stage, what: Does) -> None:
    sits_down_with(stage, "bruno")
    stage.lab.does("bruno", what)
    call = stage.talking()
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.at(call, Place.WAITING)
    assert stage.lab.hears("neri") == MUSIC


def test_of_two_callers_the_one_in_talk_goes_to_the_other_phone_and_the_held_one_to_the_queue(stage: Stage) -> None:
    stage.sits_down("bruno")
    sits_down_with(stage, NUMBERS["rossi"])
    held, talks = stage.talking("neri"), stage.talking("verdi")
    console_dies(stage)
    stage.lab.hangs_up("anna")
    stage.at(held, Place.WAITING)
    stage.lab.picks_up("rossi")
    stage.lab.presses("rossi", "1")
    stage.at(talks, Place.TALKING)
    assert stage.hear_each_other("verdi", "rossi")
    assert stage.lab.hears("neri") == MUSIC


def test_a_consultation_ends_with_both_and_the_caller_is_not_put_through_unasked(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    console_dies(stage)
    stage.lab.passes(0.5)
    assert stage.hear_each_other("anna", "bianchi")
    stage.lab.hangs_up("anna")
    stage.at(call, Place.WAITING)
    stage.is_out("bianchi")
    assert stage.lab.hears("neri") == MUSIC


def test_her_phone_first_and_then_her_console(stage: Stage) -> None:
    """Her held caller has lost nothing while the console is there: she can take it up at her phone."""
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.lab.hangs_up("anna")
    stage.lab.passes(0.5)
    assert stage.now(call).place is Place.HELD
    stage.desk.present("anna", False)
    stage.at(call, Place.WAITING, seconds=COMES_BACK * 3)


def test_a_console_that_is_back_in_a_moment_was_not_missed(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    stage.desk.present("anna", False)
    stage.lab.passes(1)
    stage.desk.present("anna", True)
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.ANSWERED, "she has hung up, as always"
    assert stage.board.assistants["anna"].availability is Availability.PAUSE


def test_nothing_is_offered_to_whom_nobody_can_ask_and_she_is_again_what_she_was(stage: Stage) -> None:
    stage.does("anna", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    stage.desk.present("anna", False)
    stage.until(lambda: stage.board.assistants["anna"].availability is Availability.AWAY, "she is missed", COMES_BACK * 3)
    stage.desk.present("anna", True)
    her = stage.board.assistants["anna"]
    assert (her.availability, her.reason) == (Availability.PAUSE, "lunch")


def test_a_caller_put_through_by_a_console_that_is_gone_comes_back_to_the_queue(stage: Stage) -> None:
    stage.sits_down("bruno")
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.does("anna", Complete(call=call.id))
    console_dies(stage)
    stage.at(call, Place.WAITING)
    assert stage.lab.hears("neri") == MUSIC
