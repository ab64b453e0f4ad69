"""The desk's rules, told as what happens to a caller."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from receptionist.calls.board import CallView
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Back,
    BlindTransfer,
    CloseCard,
    Complete,
    Consult,
    Dial,
    DoneWrappingUp,
    GiveKind,
    GiveToClient,
    HangUp,
    Hold,
    NoteMessage,
    OpenCard,
    Resume,
    SetAvailability,
    SignIn,
    TakeBack,
)
from receptionist.calls.events import Availability, Target, TargetEnded, Trouble
from receptionist.calls.figures import figures
from receptionist.calls.places import LOST, KindOfCall, Place, Result, Side
from receptionist.calls.record import Times
from receptionist.telephony.port import LegId, Outside, Refused, Station
from receptionist.telephony.simulator.world import NOBODY_LIFTS, SWITCHED_OFF, VOICEMAIL, Does, Hears, Reaction
from tests.calls.floor import (
    ACME,
    BERLIN,
    BIANCHI,
    MOBILE,
    NERI,
    NIGHT,
    ROSSI,
    TO_BIANCHI,
    TO_MOBILE,
    TUESDAY_TEN,
    Office,
    profiles,
)

ACME_ID = next(profile.id for profile in profiles() if profile.code == "ACME")
SUNDAY = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
"""A day on which Acme is closed."""


@pytest.fixture
def office() -> Office:
    """An office with Anna at her phone."""
    office = Office()
    office.sits_down("anna")
    return office


def test_a_caller_waits_hears_ringing_and_is_answered_in_the_clients_name(office: Office) -> None:
    leg, call = office.rings(ROSSI)
    assert call.place is Place.WAITING
    assert office.heard(leg).what is Hears.RINGING
    assert office.ask("anna", Answer()).call == call.id
    assert call.place is Place.ANSWERING
    (phone,) = office.legs_to(Station("anna"))
    assert office.exchange.shown_on(phone).name == "Studio Rossi"
    office.passes(1)
    assert call.place is Place.TALKING and call.side is Side.TALKING
    assert office.heard(leg).legs == {phone}
    office.hangs_up(leg)
    assert office.record(call).result is Result.ANSWERED
    assert office.legs_to(Station("anna")) == []
    assert office.board.calls == {}


def test_the_next_call_is_the_one_whose_promise_runs_out_first(office: Office) -> None:
    _, slow = office.rings(ROSSI)
    _, quick = office.rings(ACME)
    assert office.ask("anna", Answer()).call == quick.id
    assert slow.place is Place.WAITING


def test_pressing_answer_twice_answers_one_call(office: Office) -> None:
    office.rings(ROSSI)
    office.rings(ROSSI)
    first = office.ask("anna", Answer())
    assert office.ask("anna", Answer()) == first
    office.passes(1)
    assert [call.place for call in office.board.calls.values()] == [Place.TALKING, Place.WAITING]


def test_a_caller_who_hangs_up_as_answer_is_pressed_is_abandoned_and_no_phone_rings_on(office: Office) -> None:
    leg, call = office.rings()
    office.ask("anna", Answer())
    office.hangs_up(leg)
    office.passes(30)
    assert office.record(call).result is Result.ABANDONED
    assert office.legs_to(Station("anna")) == []
    assert office.board.current("anna") is None


def test_a_phone_that_does_not_answer_lets_the_call_wait_again_and_says_why(office: Office) -> None:
    office.exchange.set_station("anna", NOBODY_LIFTS)
    leg, call = office.rings()
    office.ask("anna", Answer())
    office.passes(12)
    assert (call.place, call.reason) == (Place.WAITING, "station_no_answer")
    assert [t.code for t in office.written if isinstance(t, Trouble)] == ["station.no_answer"]
    assert office.heard(leg).what is Hears.RINGING


def test_a_phone_that_is_switched_off_says_so_at_once(office: Office) -> None:
    office.exchange.set_station("anna", SWITCHED_OFF)
    _, call = office.rings()
    office.ask("anna", Answer())
    office.passes(1)
    assert call.reason == "station_unreachable"


def test_a_phone_that_dies_in_a_consultation_brings_the_caller_back_and_lets_the_target_go(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    assert call.side is Side.CONSULTING
    office.exchange.loses_power("anna")
    office.passes(1)
    assert (call.place, call.reason, call.side) == (Place.RETURNED, "phone_lost", Side.NONE)
    assert office.heard(leg).what is Hears.MUSIC
    assert office.exchange.legs() == (leg,)


def test_with_her_phone_dead_she_takes_her_callers_up_at_another(office: Office) -> None:
    _, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    office.exchange.loses_power("anna")
    office.passes(1)
    assert call.place is Place.HELD
    office.sits_down("anna", station="bruno")
    office.ask("anna", Resume())
    office.passes(1)
    assert call.place is Place.TALKING
    assert office.legs_to(Station("bruno"))


def test_the_second_to_press_answer_is_told_who_has_it(office: Office) -> None:
    office.sits_down("bruno")
    _, call = office.rings()
    office.ask("anna", Answer(call=call.id))
    late = office.ask("bruno", Answer(call=call.id))
    assert (late.code, late.values) == ("call.taken", {"assistant": "Anna"})


def test_who_asks_for_the_next_and_finds_none_left_is_told_who_has_the_one_that_was_seen(office: Office) -> None:
    office.sits_down("bruno")
    _, call = office.rings()
    assert office.ask("anna", Answer(seen=call.id)).call == call.id
    late = office.ask("bruno", Answer(seen=call.id))
    assert (late.code, late.values) == ("call.taken", {"assistant": "Anna"})
    _, another = office.rings()
    assert office.ask("bruno", Answer(seen=call.id)).call == another.id, "the next is as good"
    assert office.ask("bruno", Answer(seen="gone")).call == another.id, "his phone rings for it already"
    office.passes(1)
    assert office.ask("bruno", Answer(seen="gone")).code == "call.none_waiting"


def with_her_phone_down(office: Office) -> tuple[LegId, CallView]:
    """Neri is on hold, and Anna's phone lies on its hook; it takes three seconds to be picked up."""
    leg, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    office.hangs_up(office.legs_to(Station("anna"))[0])
    office.exchange.set_station("anna", Reaction(after=3))
    return leg, call


def test_with_a_caller_on_hold_her_phone_rings_for_nobody_who_is_gone(office: Office) -> None:
    held, _ = with_her_phone_down(office)
    leg, gone = office.rings(ACME)
    office.ask("anna", Answer(call=gone.id))
    office.hangs_up(leg)
    assert office.legs_to(Station("anna")) == []
    leg, call = office.rings(ROSSI)
    office.ask("anna", Answer(call=call.id))
    office.passes(4)
    (phone,) = office.legs_to(Station("anna"))
    assert call.place is Place.TALKING and office.heard(leg).legs == {phone}
    office.hangs_up(leg)
    office.hangs_up(held)
    office.passes(1)
    assert office.exchange.legs() == ()


def test_calling_out_given_up_and_begun_again_rings_her_phone_once(office: Office) -> None:
    with_her_phone_down(office)
    first = office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI))
    office.passes(1)
    office.ask("anna", HangUp(call=first.call))
    assert office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI)).code is None
    assert len(office.legs_to(Station("anna"))) == 1
    office.passes(3.5)
    assert len(office.legs_to(Outside(BIANCHI))) == 1


def test_resumed_while_her_phone_still_rang_for_another_he_is_heard_when_she_picks_up(office: Office) -> None:
    leg, call = with_her_phone_down(office)
    other, gone = office.rings(ACME)
    office.ask("anna", Answer(call=gone.id))
    office.hangs_up(other)
    office.passes(2.5)
    office.ask("anna", Resume(call=call.id))
    office.passes(3.5)
    assert call.place is Place.TALKING
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))


def test_hold_is_music_and_resume_is_the_caller_again(office: Office) -> None:
    leg, call = office.talking()
    (phone,) = office.legs_to(Station("anna"))
    office.ask("anna", Hold(call=call.id))
    assert office.heard(leg).what is Hears.MUSIC
    assert office.heard(phone).legs == frozenset()
    office.passes(5)
    office.ask("anna", Resume())
    assert office.heard(leg).legs == {phone}
    office.hangs_up(leg)
    assert office.record(call).times.on_hold == pytest.approx(5, abs=0.2)


def test_answering_while_talking_holds_the_first_caller(office: Office) -> None:
    first_leg, first = office.talking()
    second_leg, second = office.rings(ACME)
    office.ask("anna", Answer())
    assert first.place is Place.HELD and second.place is Place.TALKING
    (phone,) = office.legs_to(Station("anna"))
    assert office.exchange.shown_on(phone).name == "Acme Ltd"
    office.ask("anna", Resume(call=first.id))
    assert second.place is Place.HELD and first.place is Place.TALKING
    assert office.heard(first_leg).legs == {phone}
    assert office.heard(second_leg).what is Hears.MUSIC


def test_announced_transfer(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    (phone,) = office.legs_to(Station("anna"))
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    assert call.side is Side.CONSULT_RINGING
    office.passes(0.5)
    assert office.heard(phone).what is Hears.RINGING
    assert office.heard(leg).what is Hears.MUSIC
    office.passes(3)
    (target,) = office.legs_to(Outside(BIANCHI))
    assert office.exchange.shown_on(target).name == "Studio Rossi: Mario Neri"
    assert call.side is Side.CONSULTING
    assert office.heard(target).legs == {phone}
    office.ask("anna", Complete(call=call.id))
    assert call.place is Place.TRANSFERRED
    assert office.heard(leg).legs == {target}
    assert office.legs_to(Station("anna")) == []
    office.passes(60)
    office.hangs_up(target)
    office.passes(1)
    assert office.record(call).result is Result.TRANSFERRED
    assert office.exchange.legs() == ()


def test_back_from_the_consultation_to_the_caller(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    office.ask("anna", Back(call=call.id))
    office.passes(1)
    assert call.place is Place.TALKING
    assert office.legs_to(Outside(BIANCHI)) == []
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))


def test_a_target_who_is_busy_leaves_the_caller_on_hold_with_the_reason(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(does=Does.BUSY, after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    assert (call.place, call.side, call.target_reason) == (Place.HELD, Side.ON_HOLD, "busy")
    assert office.heard(leg).what is Hears.MUSIC


def test_hanging_up_her_phone_completes_a_consultation(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    office.hangs_up(office.legs_to(Station("anna"))[0])
    assert call.place is Place.TRANSFERRED
    assert office.heard(leg).legs == set(office.legs_to(Outside(BIANCHI)))


def test_completing_while_it_rings_goes_on_unannounced(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=8)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.ask("anna", Complete(call=call.id))
    assert call.place is Place.TRANSFERRING
    assert office.legs_to(Station("anna")) == []
    office.passes(10)
    assert call.place is Place.TRANSFERRED
    office.hangs_up(leg)
    assert office.record(call).result is Result.BLIND_TRANSFERRED


@pytest.mark.parametrize(
    ("reaction", "reason"),
    [
        (Reaction(does=Does.NOTHING), "no_answer"),
        (Reaction(does=Does.BUSY, after=1), "busy"),
        (Reaction(does=Does.REFUSE, after=1), "refused"),
        (Reaction(does=Does.UNREACHABLE, after=0.2), "unreachable"),
    ],
)
def test_a_blind_transfer_comes_back_to_her_then_to_the_queue(office: Office, reaction: Reaction, reason: str) -> None:
    office.outside[BIANCHI] = reaction
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    assert office.heard(leg).what is Hears.RINGING
    office.passes(26)
    returned = [e.reason for e in office.written if isinstance(e, TargetEnded)]
    assert returned == [reason]
    assert (call.place, call.reason, call.assistant) == (Place.RETURNED, reason, "anna") or reason != "no_answer"
    assert office.heard(leg).what is Hears.MUSIC
    office.passes(21)
    assert (call.place, call.reason) == (Place.WAITING, f"returned_{reason}")
    assert office.ask("anna", Answer()).call == call.id


def test_whose_target_was_there_for_a_glimpse_only_was_not_put_through(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(2.5)
    assert call.place is Place.TRANSFERRED
    office.hangs_up(office.legs_to(Outside(BIANCHI))[0])
    assert call.place is Place.RETURNED
    office.hangs_up(leg)
    assert office.record(call).result is Result.ABANDONED_ON_HOLD


def test_who_has_spoken_with_the_target_was_put_through(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=2)
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(4)
    office.hangs_up(office.legs_to(Outside(BIANCHI))[0])
    office.passes(1)
    assert office.record(call).result is Result.BLIND_TRANSFERRED


def test_a_returned_call_is_hers_on_the_first_key(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(does=Does.BUSY, after=1)
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.rings(ACME)
    office.passes(2)
    assert office.ask("anna", Answer()).call == call.id
    office.passes(1)
    assert call.place is Place.TALKING
    assert office.heard(leg).what is Hears.PEOPLE


def test_a_mobile_is_connected_only_when_a_key_is_pressed(office: Office) -> None:
    office.outside[MOBILE] = Reaction(after=3, keys=((2, "1"),))
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_MOBILE))
    office.passes(4)
    (target,) = office.legs_to(Outside(MOBILE))
    assert office.heard(target).sound == "receptionist/confirm"
    assert office.heard(leg).what is Hears.RINGING
    office.passes(2)
    assert call.place is Place.TRANSFERRED
    assert office.heard(leg).legs == {target}


def test_a_voicemail_does_not_swallow_the_caller(office: Office) -> None:
    office.outside[MOBILE] = VOICEMAIL
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_MOBILE))
    office.passes(31)
    assert (call.place, call.reason) == (Place.RETURNED, "not_confirmed")


def test_fetching_a_caller_back_from_a_transfer_that_still_rings(office: Office) -> None:
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    assert office.ask("anna", TakeBack(call=call.id)).code is None
    office.passes(1)
    assert call.place is Place.TALKING
    assert office.heard(leg).what is Hears.PEOPLE


def test_the_caller_who_gives_up_on_hold_is_told_apart(office: Office) -> None:
    leg, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    office.hangs_up(leg)
    assert office.record(call).result is Result.ABANDONED_ON_HOLD


def test_a_call_with_a_message_ends_as_message(office: Office) -> None:
    leg, call = office.talking()
    office.ask("anna", NoteMessage(call=call.id, message="0190a000-0000-7000-8000-0000000000aa"))
    office.ask("anna", HangUp(call=call.id))
    office.passes(1)
    assert office.record(call).result is Result.MESSAGE
    assert office.heard(leg) is None


def test_wrap_up_only_where_the_client_asks_for_it(office: Office) -> None:
    leg, call = office.talking(line=ACME)
    office.hangs_up(leg)
    assert office.board.current("anna").side is Side.WRAP_UP
    office.passes(5)
    office.ask("anna", DoneWrappingUp(call=call.id))
    assert office.board.current("anna") is None
    assert office.record(call).times.wrap_up == pytest.approx(5, abs=0.2)


def test_a_message_kept_in_the_wrap_up_makes_it_a_message(office: Office) -> None:
    leg, call = office.talking(line=ACME)
    office.hangs_up(leg)
    assert office.board.current("anna").side is Side.WRAP_UP
    office.ask("anna", NoteMessage(call=call.id, message="0190a000-0000-7000-8000-0000000000aa"))
    assert office.record(call).result is Result.MESSAGE
    office.passes(20)
    assert call.id not in office.board.calls
    assert office.record(call).result is Result.MESSAGE


def test_a_closed_line_says_so_and_ends(office: Office) -> None:
    leg, call = office.rings(NIGHT)
    office.passes(11)
    assert (call.place, call.announced) == (Place.CLOSED, "closed")
    assert office.heard(leg).sound == "receptionist/closed"
    office.passes(30)
    assert office.record(call).result is Result.CLOSED
    assert office.heard(leg) is None


def test_nobody_available_says_so_and_ends(office: Office) -> None:
    office.ask("anna", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    leg, call = office.rings(ROSSI)
    office.passes(31)
    assert office.heard(leg).sound == "receptionist/busy"
    office.passes(30)
    assert office.record(call).result is Result.NOBODY


def test_nobody_available_and_a_fallback_number(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=3)
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    leg, call = office.rings(ACME)
    office.passes(60)
    assert call.place is Place.OVERFLOWED
    assert office.heard(leg).legs == set(office.legs_to(Outside(BIANCHI)))
    office.hangs_up(leg)
    office.passes(1)
    assert office.record(call).result is Result.OVERFLOWED
    assert office.exchange.legs() == ()


@pytest.mark.parametrize("when", [TUESDAY_TEN, SUNDAY])
def test_a_fallback_number_that_nobody_answers_leaves_a_call_to_be_called_back(when: datetime) -> None:
    office = Office(when)
    office.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    leg, call = office.rings(ACME)
    office.passes(60)
    assert call.place is Place.OVERFLOWED
    office.hangs_up(leg)
    assert office.record(call).result is Result.NOBODY
    _, call = office.rings(ACME)
    office.passes(300)
    assert office.record(call).result is Result.NOBODY
    assert Result.NOBODY in LOST


def test_who_was_taken_once_and_finds_nobody_left_was_answered_and_is_lost(office: Office) -> None:
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(30)
    assert call.place is Place.RETURNED
    office.ask("anna", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    office.passes(300)
    assert office.record(call).result is Result.ABANDONED_ON_HOLD
    assert figures(office.written).answered == 1


def test_while_somebody_is_there_a_caller_waits_on(office: Office) -> None:
    _, call = office.rings(ROSSI)
    office.passes(100)
    assert call.place is Place.WAITING


def test_calling_out_for_a_client(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=3)
    reply = office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI))
    call = office.board.calls[reply.call]
    assert call.place is Place.DIALLING
    office.passes(1)
    assert call.place is Place.RINGING
    (target,) = office.legs_to(Outside(BIANCHI))
    assert office.exchange.shown_on(target).number == ROSSI
    office.passes(4)
    assert call.place is Place.TALKING
    assert office.heard(target).legs == set(office.legs_to(Station("anna")))
    office.hangs_up(target)
    assert office.record(call).result is Result.ANSWERED


def test_whom_we_called_and_who_comes_back_from_a_transfer_waits_for_anybody(office: Office) -> None:
    office.sits_down("bruno")
    office.outside[NERI] = Reaction(after=1)
    call = office.board.calls[office.ask("anna", Dial(line=ROSSI, target=Target(label="Neri", number=NERI))).call]
    office.passes(3)
    assert call.place is Place.TALKING
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(30)
    assert call.place is Place.RETURNED
    office.passes(20)
    assert office.board.waiting() == [call]
    assert office.ask("bruno", Answer()).call == call.id
    office.passes(1)
    assert office.heard(office.legs_to(Outside(NERI))[0]).legs == set(office.legs_to(Station("bruno")))


def test_whom_we_called_and_who_comes_back_is_not_kept_in_music_when_nobody_is_there(office: Office) -> None:
    office.outside[NERI] = Reaction(after=1)
    call = office.board.calls[office.ask("anna", Dial(line=ROSSI, target=Target(label="Neri", number=NERI))).call]
    office.passes(3)
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(30)
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    office.passes(300)
    assert office.record(call).result is Result.ABANDONED_ON_HOLD
    assert office.exchange.legs() == ()


def test_calling_out_to_somebody_busy_fails_and_frees_her(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(does=Does.BUSY, after=1)
    reply = office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI))
    office.passes(5)
    assert office.records()[reply.call].result is Result.FAILED
    assert office.board.current("anna") is None
    assert office.exchange.legs() == ()


def test_a_call_that_is_given_to_another_client_is_that_clients_on_every_phone(office: Office) -> None:
    leg, call = office.talking()
    (phone,) = office.legs_to(Station("anna"))
    office.ask("anna", GiveToClient(call=call.id, client=ACME_ID))
    assert office.exchange.shown_on(phone).name == "Acme Ltd"
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(1)
    (target,) = office.legs_to(Outside(BIANCHI))
    assert office.exchange.shown_on(target).name == "Acme Ltd: Mario Neri"
    assert office.exchange.shown_on(target).number == ROSSI
    office.restarts()
    call = office.board.calls[call.id]
    office.ask("anna", Back(call=call.id))
    office.passes(1)
    office.hangs_up(leg)
    assert call.side is Side.WRAP_UP


def test_emergency_numbers_are_never_dialled_under_a_clients_number(office: Office) -> None:
    assert office.ask("anna", Dial(line=ROSSI, target=Target(label="112", number="112"))).code == "dial.emergency"
    assert office.board.calls == {}


@pytest.mark.parametrize("number", ["112", "+49112", "110", "+49110", "118", "+49118", "+39118"])
def test_help_is_not_called_under_a_clients_number_abroad_either(office: Office, number: str) -> None:
    help_wanted = Target(label="help", number=number)  # 110 is Berlin's, 118 the office's own; the code was put before it
    assert office.ask("anna", Dial(line=BERLIN, target=help_wanted)).code == "dial.emergency"
    leg, call = office.talking(line=BERLIN)
    for command in (BlindTransfer(call=call.id, target=help_wanted), Consult(call=call.id, target=help_wanted)):
        assert office.ask("anna", command).code == "dial.emergency"
    assert call.place is Place.TALKING and office.heard(leg).what is Hears.PEOPLE


def test_a_fallback_that_is_an_emergency_number_ends_the_call_after_the_announcement() -> None:
    office = Office(fallback="+39118")
    leg, call = office.rings(ACME)
    office.passes(180)
    assert office.record(call).result is Result.NOBODY
    assert office.heard(leg) is None


def test_a_line_of_ours_is_no_target_as_the_call_would_come_back_for_ever(office: Office) -> None:
    leg, call = office.talking()
    to_ourselves = Target(label="Acme", number=ACME)
    for command in (BlindTransfer(call=call.id, target=to_ourselves), Consult(call=call.id, target=to_ourselves)):
        reply = office.ask("anna", command)
        assert (reply.code, reply.values) == ("dial.own_line", {"number": ACME})
    assert office.ask("anna", Dial(line=ROSSI, target=to_ourselves)).code == "dial.own_line"
    assert call.place is Place.TALKING
    assert office.heard(leg).what is Hears.PEOPLE


def test_a_fallback_that_is_a_line_of_ours_ends_the_call_after_the_announcement() -> None:
    office = Office(fallback=ROSSI)
    leg, call = office.rings(ACME)
    office.passes(180)
    assert office.record(call).result is Result.NOBODY
    assert office.heard(leg) is None
    assert len(office.records()) == 1


@pytest.mark.parametrize(
    "command",
    [
        Hold(call="gone"),
        Resume(call="gone"),
        Answer(call="gone"),
        Consult(call="gone", target=TO_BIANCHI),
        BlindTransfer(call="gone", target=TO_BIANCHI),
        Complete(call="gone"),
        Back(call="gone"),
        TakeBack(call="gone"),
        HangUp(call="gone"),
    ],
)
def test_a_key_pressed_for_a_call_that_is_gone_says_so(office: Office, command: AnyCommand) -> None:
    assert office.ask("anna", command).code == "call.over"


def test_who_sits_at_no_phone_cannot_answer_and_who_has_not_signed_in_can_do_nothing(office: Office) -> None:
    office.rings()
    assert office.ask("anna", SignIn(name="Anna", station=None)).code is None
    assert office.ask("anna", Answer()).code == "station.none"
    assert office.ask("bruno", Answer()).code == "staff.not_signed_in"
    assert len(office.board.waiting()) == 1


def test_what_the_phone_system_refuses_in_a_transfer_costs_no_caller(office: Office, log: object) -> None:
    log.expect("refused to connect")
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(1)
    office.exchange.refuse_next("connect")
    office.passes(3)
    assert (call.place, call.side) == (Place.HELD, Side.ON_HOLD)
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    office.exchange.refuse_next("connect")
    office.ask("anna", Complete(call=call.id))
    office.passes(1)
    assert (call.place, call.reason) == (Place.RETURNED, "failed")
    assert office.heard(leg).what is Hears.MUSIC
    assert office.legs_to(Outside(BIANCHI)) == []
    assert [t.code for t in office.written if isinstance(t, Trouble)] == ["phone.refused", "phone.refused"]


def test_away_is_refused_with_a_caller_on_hold(office: Office) -> None:
    _, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    assert office.ask("anna", SetAvailability(availability=Availability.AWAY)).code == "staff.calls_open"


def test_a_number_that_nobody_owns_is_the_offices_own_call(office: Office) -> None:
    _, call = office.rings("+390299900555")
    assert call.unknown_line and call.place is Place.WAITING
    assert call.client == "0190a000-0000-7000-8000-000000000009"
    assert call.line == "+390299900555"


def test_a_card_by_hand_where_no_phone_takes_part(office: Office) -> None:
    reply = office.ask("anna", OpenCard(line=ROSSI, caller="02 9990 0011"))
    call = office.board.calls[reply.call]
    assert call.caller.number == "+390299900011" and call.assistant == "anna"
    assert (call.place, call.side) == (Place.OFFERED, Side.NONE) and office.board.current("anna") is None
    assert office.ask("anna", Hold(call=call.id)).code == "call.no_phone"
    office.passes(60)
    assert office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI)).code == "call.no_phone"
    assert office.ask("anna", HangUp(call=call.id)).code is None
    record = office.record(call)
    assert (record.result, record.assistant, record.place) == (Result.ANSWERED, "anna", Place.ENDED)
    assert record.times == Times() and record.answered is None
    kinds = [type(event).__name__ for event in office.written if getattr(event, "call", None) == call.id]
    assert kinds == ["Offered", "Moved", "Finished"]


def test_a_card_for_a_number_that_nobody_owns_is_the_offices_own(office: Office) -> None:
    reply = office.ask("anna", OpenCard(line="+390299900555", caller="101"))
    call = office.board.calls[reply.call]
    assert (call.unknown_line, call.line, call.client) == (True, "+390299900555", "0190a000-0000-7000-8000-000000000009")
    assert (call.caller.number, call.caller.valid, call.caller.withheld) == ("101", False, False)
    assert office.ask("anna", GiveToClient(call=call.id, client=profiles()[0].id)).code is None
    assert (call.unknown_line, call.client) == (False, profiles()[0].id)
    assert office.ask("anna", CloseCard(call=call.id)).code is None


def test_a_card_with_a_message_is_a_message(office: Office) -> None:
    card = office.ask("anna", OpenCard(line=ROSSI, caller=None)).call
    assert office.ask("anna", NoteMessage(call=card, message="0190c000-0000-7000-8000-000000000001")).code is None
    assert office.ask("anna", CloseCard(call=card)).code is None
    assert office.records()[card].result is Result.MESSAGE


def test_another_assistants_call_is_not_hers_to_hang_up(office: Office) -> None:
    office.sits_down("bruno")
    _, call = office.talking("anna")
    assert office.ask("bruno", HangUp(call=call.id)).code == "call.not_yours"


def test_without_the_phone_system_she_is_told_so(office: Office) -> None:
    _leg, call = office.talking()
    office.exchange.cut()
    office.passes(1)
    assert office.ask("anna", Hold(call=call.id)).code == "phone.disconnected"
    office.exchange.restore()
    office.passes(1)
    assert office.ask("anna", Hold(call=call.id)).code is None


def test_the_phone_system_refuses_to_connect(office: Office, log: object) -> None:
    log.expect("refused to connect")
    _leg, call = office.rings()
    office.exchange.refuse_next("connect")
    office.ask("anna", Answer())
    office.passes(1)
    assert call.place is Place.HELD
    (trouble,) = (t for t in office.written if isinstance(t, Trouble))
    assert (trouble.code, trouble.values["reason"]) == ("phone.refused", "refused by a test")
    office.ask("anna", Resume())
    assert call.place is Place.TALKING


def test_a_refusal_that_resume_has_overtaken_holds_nobody(office: Office) -> None:
    """Her phone went down in the instant of Answer, and was rung again at once."""
    leg, call = office.rings()
    office.exchange.refuse_next("connect")
    office.ask("anna", Answer())
    office.passes(0.35)
    assert call.place is Place.TALKING
    office.ask("anna", Hold(call=call.id))
    office.hangs_up(office.legs_to(Station("anna"))[0])
    office.ask("anna", Resume())
    office.passes(2)
    assert call.place is Place.TALKING
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))


def test_a_consultation_that_was_refused_and_completed_at_once_stays_put_through(office: Office) -> None:
    """Her phone went down in the instant in which the target answered: that completes it."""
    office.outside[BIANCHI] = Reaction(after=2)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.exchange.refuse_next("connect")
    office.passes(2.05)
    assert call.side is Side.CONSULTING
    office.hangs_up(office.legs_to(Station("anna"))[0])
    office.passes(2)
    assert call.place is Place.TRANSFERRED
    assert office.heard(leg).legs == set(office.legs_to(Outside(BIANCHI)))


def test_a_caller_whom_she_hangs_up_on_is_not_held_by_a_refusal_on_the_way(office: Office) -> None:
    _leg, call = office.rings()
    office.exchange.refuse_next("connect")
    office.ask("anna", Answer())
    office.passes(0.35)
    office.exchange.refuse_next("hang_up")
    office.ask("anna", HangUp(call=call.id))
    office.passes(1)
    assert call.place is Place.TALKING
    office.passes(5)
    assert office.record(call).result is Result.ANSWERED
    assert office.exchange.legs() == ()


def test_a_fallback_number_that_is_not_connected_leaves_nobody_in_silence(office: Office, log: object) -> None:
    log.expect("refused to connect")
    office.outside[BIANCHI] = Reaction(after=3)
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    _leg, call = office.rings(ACME)
    office.exchange.refuse_next("connect")
    office.passes(60)
    assert office.record(call).result is Result.OVERFLOWED
    assert office.exchange.legs() == ()


def test_a_hold_that_is_refused_is_none_and_she_is_told(office: Office, log: object) -> None:
    log.expect("the phone system refused to play_music")
    leg, call = office.talking()
    office.exchange.refuse_next("play_music")
    office.ask("anna", Hold(call=call.id))
    office.passes(1)
    assert (call.place, call.side) == (Place.TALKING, Side.TALKING)
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))
    assert [t.code for t in office.written if isinstance(t, Trouble)] == ["phone.refused"]
    office.ask("anna", Hold(call=call.id))
    office.passes(1)
    assert call.place is Place.HELD and office.heard(leg).what is Hears.MUSIC


def test_music_that_is_refused_while_she_takes_another_call_is_asked_for_again(office: Office, log: object) -> None:
    log.expect("the phone system refused to play_music")
    leg, call = office.talking()
    other, second = office.rings(ACME)
    office.exchange.refuse_next("play_music")
    office.ask("anna", Answer(call=second.id))
    office.passes(1)
    assert call.place is Place.HELD and office.heard(leg).what is Hears.MUSIC
    assert second.place is Place.TALKING and office.heard(other).legs == set(office.legs_to(Station("anna")))


def refuses(office: Office, verb: str, leg: LegId, *_others: LegId) -> None:
    """An ill phone system says so a moment later."""
    office.clock.after(0.1, lambda: office.desk.hear(Refused(verb, leg, "ill")))


def test_where_everything_is_refused_a_call_does_not_go_to_and_fro(office: Office, log: object) -> None:
    log.expect("the phone system refused to")
    _, call = office.talking()
    really = office.exchange.play_music, office.exchange.connect
    for verb in ("play_music", "connect"):
        setattr(office.exchange, verb, partial(refuses, office, verb))
    office.ask("anna", Hold(call=call.id))
    office.passes(8)
    assert len([t for t in office.written if isinstance(t, Trouble)]) <= 2
    office.exchange.play_music, office.exchange.connect = really
    office.ask("anna", Resume(call=call.id))
    assert call.place is Place.TALKING


def test_a_message_kept_after_the_call_still_makes_it_a_message(office: Office) -> None:
    leg, call = office.talking()
    office.hangs_up(leg)
    assert office.record(call).result is Result.ANSWERED
    assert office.ask("anna", NoteMessage(call=call.id, message="0190a000-0000-7000-8000-0000000000aa")).code is None
    assert office.record(call).result is Result.MESSAGE
    assert office.ask("anna", NoteMessage(call="never heard of", message="x")).code == "call.over"


def test_what_kind_of_call_it_was_is_noted_when_it_is_long_over(office: Office) -> None:
    leg, call = office.talking()
    office.hangs_up(leg)
    office.restarts(away=5)
    office.sits_down("anna")
    assert office.ask("anna", GiveKind(call=call.id, kind_of_call=KindOfCall.SILENT)).code is None
    assert office.record(call).kind_of_call is KindOfCall.SILENT
    assert office.ask("anna", GiveKind(call="never heard of", kind_of_call=None)).code == "call.over"
