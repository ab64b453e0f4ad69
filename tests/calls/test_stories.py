"""What callers live through, told once and run on the simulator and on a real Asterisk; each story proves its sound."""

from __future__ import annotations

import pytest

from receptionist.calls.commands import (
    Answer,
    Back,
    BlindTransfer,
    Complete,
    Consult,
    Dial,
    HangUp,
    Hold,
    Resume,
    SetAvailability,
    SignIn,
    TakeBack,
)
from receptionist.calls.events import Availability
from receptionist.calls.places import Place, Result, Side
from receptionist.words import say
from tests.calls.stage import (
    ABSENT_STATION,
    ANNOUNCEMENT,
    CLOSED_LINE,
    MUSIC,
    MUSIC_LINE,
    OVERFLOW_LINE,
    RINGING,
    SILENCE,
    Stage,
    to,
)
from tests.telephony.lab import LINE, NUMBERS, Does


def test_ring_pop_answer_talk_and_hang_up(stage: Stage) -> None:
    call = stage.rings("neri", name="Mario Neri")
    assert (call.place, call.line, call.caller.number, call.caller.name) == (Place.WAITING, LINE, NUMBERS["neri"], "Mario Neri")
    seen = stage.lab.call("neri")
    assert seen.rings and not seen.charged
    assert stage.painted(call) == "WAITING: "
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.painted(call) == "WITH YOU: talking"
    assert stage.lab.displays("anna") == "Studio Rossi"
    assert stage.hear_each_other("neri", "anna")
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ANSWERED


def test_a_line_with_music_while_waiting(stage: Stage) -> None:
    call = stage.rings("neri", MUSIC_LINE)
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_the_assistant_hangs_up(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", HangUp(call=call.id))
    assert stage.over(call).result is Result.ANSWERED
    stage.nothing_left()


def test_the_assistant_puts_her_phone_down(stage: Stage) -> None:
    call = stage.talking()
    stage.lab.hangs_up("anna")
    assert stage.over(call).result is Result.ANSWERED
    stage.nothing_left()


def test_the_caller_gives_up_waiting(stage: Stage) -> None:
    call = stage.rings()
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ABANDONED


def test_the_caller_hangs_up_in_the_instant_of_answer(stage: Stage) -> None:
    call = stage.rings()
    stage.does("anna", Answer())
    stage.lab.hangs_up("neri")
    result = stage.over(call).result
    assert result in (Result.ABANDONED, Result.ANSWERED)
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    second = stage.talking("verdi")
    assert stage.hear_each_other("verdi", "anna")
    stage.lab.hangs_up("verdi")
    stage.over(second)


def test_two_quick_presses_of_answer(stage: Stage) -> None:
    call = stage.rings()
    assert stage.ask("anna", Answer()) == stage.ask("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_hold_is_music_and_not_the_peer(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    assert stage.painted(call) == "ON HOLD: on hold"
    assert stage.lab.hears("neri") == MUSIC
    assert stage.lab.hears("anna") == SILENCE
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")
    stage.does("anna", Hold(call=call.id))
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD


def test_a_second_call_while_the_first_is_on_hold(stage: Stage) -> None:
    first = stage.talking("neri")
    second = stage.rings("verdi")
    stage.does("anna", Answer())
    stage.at(second, Place.TALKING)
    assert stage.now(first).place is Place.HELD
    assert stage.hear_each_other("verdi", "anna")
    assert stage.lab.hears("neri") == MUSIC
    stage.lab.hangs_up("verdi")
    stage.over(second)
    stage.does("anna", Resume())
    stage.at(first, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_her_phone_down_with_a_caller_on_hold_is_rung_again_to_resume(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Hold(call=call.id))
    stage.lab.hangs_up("anna")
    stage.lab.passes(0.5)
    assert stage.now(call).place is Place.HELD
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_consult_and_complete(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    assert stage.painted(call) == "WITH YOU: calling Bianchi"
    assert stage.lab.hears("neri") == MUSIC
    assert stage.lab.hears("anna") == RINGING
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    assert stage.hear_each_other("anna", "bianchi")
    assert stage.painted(call) == "WITH YOU: you speak with Bianchi"
    assert stage.lab.displays("bianchi").startswith("Studio Rossi")
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Complete(call=call.id))
    stage.at(call, Place.TRANSFERRED)
    assert stage.painted(call) is None
    assert stage.hear_each_other("neri", "bianchi")
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    stage.lab.hangs_up("bianchi")
    assert stage.over(call).result is Result.TRANSFERRED
    stage.nothing_left()


def test_consult_and_go_back(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.does("anna", Back(call=call.id))
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_the_target_leaves_the_consultation(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("bianchi")
    stage.side(call, Side.ON_HOLD)
    assert stage.lab.hears("neri") == MUSIC


def test_the_caller_leaves_during_the_consultation(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("neri")
    stage.at(call, Place.ENDED)
    assert stage.records()[call.id].result is Result.ABANDONED_ON_HOLD
    assert stage.hear_each_other("anna", "bianchi")  # nobody is cut off in mid-sentence
    assert stage.painted(call) == "WITH YOU: you speak with Bianchi"
    assert stage.ask("anna", Complete(call=call.id)).code == "call.over"
    stage.does("anna", Back(call=call.id))
    stage.over(call)
    stage.until(lambda: stage.board.current("anna") is None, "she is free")
    assert stage.lab.hears("bianchi") == SILENCE


def test_her_phone_down_in_a_consultation_completes_it(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.lab.picks_up("bianchi")
    stage.side(call, Side.CONSULTING)
    stage.lab.hangs_up("anna")
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")


def test_complete_while_it_rings(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.side(call, Side.CONSULT_RINGING)
    stage.does("anna", Complete(call=call.id))
    stage.at(call, Place.TRANSFERRING)
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.BLIND_TRANSFERRED


@pytest.mark.parametrize(("what", "reason"), [(Does.BUSY, "busy"), (Does.REFUSE, "refused")])
def test_a_consultation_with_somebody_busy_or_unwilling(stage: Stage, what: Does, reason: str) -> None:
    stage.lab.does("bianchi", what)
    call = stage.talking()
    stage.does("anna", Consult(call=call.id, target=to("bianchi")))
    stage.until(lambda: stage.now(call).target_reason == reason, f"the reason {reason}")
    stage.side(call, Side.ON_HOLD)
    assert stage.lab.hears("neri") == MUSIC
    stage.does("anna", Resume())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_a_blind_transfer_that_is_answered(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    assert stage.lab.hears("neri") == RINGING
    assert stage.board.current("anna") is None
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TRANSFERRED)
    assert stage.lab.displays("bianchi").startswith("Studio Rossi")
    assert stage.hear_each_other("neri", "bianchi")
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.BLIND_TRANSFERRED
    stage.nothing_left()


@pytest.mark.parametrize(
    ("what", "reason"),
    [(Does.RING, "no_answer"), (Does.BUSY, "busy"), (Does.REFUSE, "refused"), (Does.CONGESTED, "failed")],
)
def test_a_blind_transfer_comes_back_to_her_then_to_the_queue(stage: Stage, what: Does, reason: str) -> None:
    stage.lab.does("bianchi", what)
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.at(call, Place.RETURNED)
    assert (stage.now(call).reason, stage.now(call).assistant) == (reason, "anna")
    said = {"no_answer": "no answer", "failed": "could not be rung"}.get(reason, reason)
    assert stage.painted(call) == f"RETURNED: {said}: Bianchi"
    assert stage.lab.hears("neri") == MUSIC
    stage.at(call, Place.WAITING)
    assert stage.now(call).reason == f"returned_{reason}"
    assert stage.painted(call) == f"WAITING: {said}: Bianchi"
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_a_blind_transfer_to_a_number_that_does_not_exist(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("nobody")))
    stage.at(call, Place.RETURNED)
    assert stage.now(call).reason in ("unreachable", "failed")
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)


def test_an_outside_number_that_confirms(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi", confirm=True)))
    stage.lab.picks_up("bianchi")
    stage.until(lambda: stage.now(call).target_up, "the target is up")
    assert stage.lab.hears("neri") == RINGING  # not connected yet: it might be a voicemail
    stage.lab.presses("bianchi", "1")
    stage.at(call, Place.TRANSFERRED)
    assert stage.hear_each_other("neri", "bianchi")


def test_an_outside_number_that_does_not_confirm(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi", confirm=True)))
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.RETURNED)
    assert stage.now(call).reason == "not_confirmed"
    assert stage.lab.hears("neri") == MUSIC


def test_the_caller_is_fetched_back_from_a_transfer_that_rings(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.does("anna", TakeBack(call=call.id))
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_the_caller_leaves_while_the_transfer_rings(stage: Stage) -> None:
    call = stage.talking()
    stage.does("anna", BlindTransfer(call=call.id, target=to("bianchi")))
    stage.lab.passes(0.5)
    stage.lab.hangs_up("neri")
    assert stage.over(call).result is Result.ABANDONED_ON_HOLD


def test_her_phone_does_not_answer(stage: Stage) -> None:
    stage.does("anna", SignIn(name="Anna", station=ABSENT_STATION))
    call = stage.rings()
    stage.does("anna", Answer())
    stage.until(lambda: stage.now(call).place is Place.WAITING and stage.troubles(), "the call waits again")
    assert stage.troubles() == ["station.unreachable"]
    stage.does("anna", SignIn(name="Anna", station="anna"))
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_calling_out_under_the_clients_line(stage: Stage) -> None:
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    stage.at(call, Place.RINGING)
    assert stage.lab.hears("anna") == RINGING
    stage.lab.picks_up("bianchi")
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("anna", "bianchi")
    stage.lab.hangs_up("bianchi")
    assert stage.over(call).result is Result.ANSWERED


def test_calling_out_to_somebody_busy(stage: Stage) -> None:
    stage.lab.does("bianchi", Does.BUSY)
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    record = stage.over(call)
    assert record.result is Result.FAILED
    assert stage.board.current("anna") is None
    assert [(told.code, told.values["who"]) for told in stage.told()] == [("out.busy", "Bianchi")]


def test_calling_out_with_her_own_phone_off_says_so_and_of_no_queue(stage: Stage) -> None:
    stage.does("anna", SignIn(name="Anna", station=ABSENT_STATION))
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    assert stage.over(stage.board.calls[reply.call or ""]).result is Result.FAILED
    (told,) = stage.told()
    assert (told.code, told.values) == ("out.station_unreachable", {"station": ABSENT_STATION, "who": "Bianchi"})
    assert "queue" not in say(told.code, told.values) and "waits" not in say(told.code, told.values)


def test_an_outgoing_call_that_she_ends_herself_is_no_failure_to_be_told(stage: Stage) -> None:
    reply = stage.ask("anna", Dial(line=LINE, target=to("bianchi")))
    call = stage.board.calls[reply.call or ""]
    stage.at(call, Place.RINGING)
    stage.does("anna", HangUp(call=call.id))
    assert stage.over(call).result is Result.FAILED and stage.told() == []


def test_outside_the_hours_the_caller_hears_so(stage: Stage) -> None:
    call = stage.rings("neri", CLOSED_LINE)
    stage.at(call, Place.CLOSED)
    assert stage.lab.hears("neri") == ANNOUNCEMENT
    assert stage.over(call).result is Result.CLOSED


def test_with_nobody_available_the_caller_goes_to_the_fallback_number(stage: Stage) -> None:
    stage.does("anna", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    call = stage.rings("neri", OVERFLOW_LINE)
    stage.at(call, Place.OVERFLOWED)
    stage.lab.picks_up("bianchi")
    stage.until(lambda: stage.now(call).target_up, "the fallback answers")
    assert stage.hear_each_other("neri", "bianchi")
    stage.lab.hangs_up("bianchi")
    assert stage.over(call).result is Result.OVERFLOWED


def test_a_number_that_nobody_owns_is_answered(stage: Stage) -> None:
    call = stage.rings("neri", "+390299900777")
    assert call.unknown_line and call.line == "+390299900777"
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_a_withheld_number(stage: Stage) -> None:
    call = stage.rings("neri", withheld=True)
    assert call.caller.withheld and call.caller.number is None
    stage.does("anna", Answer())
    stage.at(call, Place.TALKING)
    assert stage.hear_each_other("neri", "anna")


def test_the_desk_is_killed_in_mid_call_and_finds_everything_again(stage: Stage) -> None:
    talking = stage.talking("neri")
    waiting = stage.rings("verdi")
    assert stage.hear_each_other("neri", "anna")
    stage.lab.lose()
    stage.lab.find_again()
    stage.until(lambda: stage.board.phone.connected, "the phone system is heard again")
    assert {call.id: call.place for call in stage.board.calls.values()} == {
        talking.id: Place.TALKING,
        waiting.id: Place.WAITING,
    }
    stage.restarts()
    assert {call.id: call.place for call in stage.board.calls.values()} == {
        talking.id: Place.TALKING,
        waiting.id: Place.WAITING,
    }
    assert stage.hear_each_other("neri", "anna")
    stage.sits_down("anna")
    stage.does("anna", Answer())
    stage.at(waiting, Place.TALKING)
    assert stage.hear_each_other("verdi", "anna")
    assert stage.lab.hears("neri") == MUSIC
