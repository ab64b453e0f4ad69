"""The desk is killed and started again: no caller is lost, and nothing stands twice in the record."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

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
    GiveToClient,
    Hold,
    KeepNotes,
    Name,
    NoteMessage,
    OpenCard,
    Resume,
    SetAvailability,
    SignIn,
)
from receptionist.calls.events import Availability, Offered, TargetAnswered
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.record import Times
from receptionist.clients.profile import Occasion
from receptionist.telephony.port import LegId, Outside, Presented, Station
from receptionist.telephony.simulator.world import NOBODY_LIFTS, SWITCHED_OFF, Hears, Reaction
from tests.calls.floor import ACME, BIANCHI, NIGHT, ROSSI, TO_BIANCHI, Office, TellsNoEnd, profiles
from ui.calls.moment import moment_of


@pytest.fixture
def office() -> Office:
    """An office with Anna at her phone."""
    office = Office()
    office.sits_down("anna")
    return office


def test_a_talk_goes_on_and_is_still_hers(office: Office) -> None:
    leg, call = office.talking()
    office.restarts()
    found = office.board.calls[call.id]
    assert (found.place, found.side, found.assistant) == (Place.TALKING, Side.TALKING, "anna")
    assert found.caller.name == "Mario Neri" and found.line == ROSSI
    office.sits_down("anna")
    office.ask("anna", Hold(call=call.id))
    assert office.heard(leg).what is Hears.MUSIC
    office.ask("anna", Resume())
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))
    office.hangs_up(leg)
    assert office.record(call).result is Result.ANSWERED
    assert office.exchange.legs() == ()


def test_in_mid_talk_nobody_is_thanked_for_waiting(office: Office) -> None:
    _, call = office.talking()
    office.passes(60)
    office.restarts(away=5)
    assert moment_of(office.board.calls[call.id], "anna", office.clock.now()).occasion is None
    office.sits_down("anna")
    office.ask("anna", Hold(call=call.id))
    office.passes(5)
    office.ask("anna", Resume())
    assert moment_of(office.board.calls[call.id], "anna", office.clock.now()).occasion is Occasion.BACK_FROM_HOLD


def test_waiting_and_held_callers_are_found_in_their_order(office: Office) -> None:
    held_leg, held = office.talking()
    office.ask("anna", Hold(call=held.id))
    _, first = office.rings(ROSSI)
    office.passes(1)
    _, second = office.rings(ROSSI)
    office.restarts(away=5)
    assert [call.id for call in office.board.waiting()] == [first.id, second.id]
    assert office.board.calls[held.id].place is Place.HELD
    assert office.heard(held_leg).what is Hears.MUSIC
    office.sits_down("anna")
    office.ask("anna", Resume())
    office.passes(1)
    assert office.board.calls[held.id].place is Place.TALKING
    assert len([e for e in office.written if isinstance(e, Offered) and e.epoch == 1]) == 3
    assert len(office.records()) == 3


def test_a_transfer_that_was_made_is_still_one(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.ask("anna", Complete(call=call.id))
    office.restarts()
    assert office.board.calls[call.id].place is Place.TRANSFERRED
    office.hangs_up(leg)
    office.passes(1)
    assert office.record(call).result is Result.TRANSFERRED
    assert office.exchange.legs() == ()


def test_a_transfer_that_rings_goes_on_ringing_and_may_come_back(office: Office) -> None:
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.restarts()
    assert office.board.calls[call.id].place is Place.TRANSFERRING
    office.passes(30)
    assert office.board.calls[call.id].place is Place.RETURNED


@pytest.fixture
def consulting(office: Office) -> tuple[Office, LegId, CallView]:
    """Bianchi, who answers after five seconds, is being consulted."""
    office.outside[BIANCHI] = Reaction(after=5)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    return office, leg, call


def her(office: Office) -> LegId:
    """Anna's own phone."""
    (leg,) = office.legs_to(Station("anna"))
    return leg


def bianchi(office: Office) -> LegId:
    """The phone of the one who is consulted."""
    (leg,) = office.legs_to(Outside(BIANCHI))
    return leg


def test_a_consultation_goes_on_over_a_restart_and_is_completed(consulting: tuple[Office, LegId, CallView]) -> None:
    office, leg, call = consulting
    office.passes(5)
    office.restarts()
    found = office.board.calls[call.id]
    assert (found.place, found.side, found.target) == (Place.HELD, Side.CONSULTING, TO_BIANCHI)
    assert office.heard(her(office)).legs == {bianchi(office)}
    assert office.heard(leg).what is Hears.MUSIC
    office.sits_down("anna")
    assert office.ask("anna", Complete(call=call.id)).code is None
    assert office.heard(leg).legs == {bianchi(office)}
    office.hangs_up(leg)
    office.passes(1)
    assert office.record(call).result is Result.TRANSFERRED
    assert office.exchange.legs() == ()


def test_a_consultation_that_rings_rings_on_over_a_restart(consulting: tuple[Office, LegId, CallView]) -> None:
    office, leg, call = consulting
    office.restarts()
    assert office.board.calls[call.id].side is Side.CONSULT_RINGING
    office.passes(5)
    assert office.board.calls[call.id].side is Side.CONSULTING
    assert office.heard(her(office)).legs == {bianchi(office)}
    office.restarts()
    assert office.board.calls[call.id].side is Side.CONSULTING
    office.sits_down("anna")
    office.ask("anna", Back(call=call.id))
    assert office.heard(leg).legs == {her(office)}


def test_the_target_answers_while_the_desk_is_down(consulting: tuple[Office, LegId, CallView]) -> None:
    office, _, call = consulting
    office.restarts(away=6)
    assert office.board.calls[call.id].side is Side.CONSULTING
    assert office.heard(her(office)).legs == {bianchi(office)}


@pytest.mark.parametrize(("down", "place"), [(0.5, Place.TRANSFERRING), (6.0, Place.TRANSFERRED)])
def test_she_puts_her_phone_down_in_a_consultation_while_the_desk_is_down(
    consulting: tuple[Office, LegId, CallView], down: float, place: Place
) -> None:
    office, leg, call = consulting
    phone = her(office)
    office.phone.stop()
    office.exchange.far_end_hangs_up(phone)
    office.restarts(away=down)
    assert office.board.calls[call.id].place is place
    office.passes(6)
    assert office.board.calls[call.id].place is Place.TRANSFERRED
    assert office.heard(leg).legs == {bianchi(office)}


def test_the_caller_leaves_a_consultation_while_the_desk_is_down(consulting: tuple[Office, LegId, CallView]) -> None:
    office, leg, call = consulting
    office.passes(5)
    office.phone.stop()
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=1)
    assert call.id not in office.board.calls
    assert office.record(call).ended is not None
    assert office.exchange.legs() == ()


def test_the_target_leaves_a_consultation_while_the_desk_is_down(consulting: tuple[Office, LegId, CallView]) -> None:
    office, leg, call = consulting
    office.passes(5)
    office.phone.stop()
    office.exchange.far_end_hangs_up(bianchi(office))
    office.restarts(away=1)
    found = office.board.calls[call.id]
    assert (found.place, found.side) == (Place.HELD, Side.ON_HOLD)
    assert office.heard(leg).what is Hears.MUSIC


def test_what_was_picked_up_while_the_line_was_cut_counts_when_it_is_back(office: Office) -> None:
    """Her own phone, who is consulted, who is called, who is put through to: nobody told us, and nobody must be hung up on."""
    office.outside[BIANCHI] = Reaction(after=5)
    office.exchange.set_station("anna", Reaction(after=4))

    def cut_meanwhile() -> None:
        office.passes(1)
        office.exchange.cut()
        office.passes(6)
        office.exchange.restore()
        office.passes(1)

    leg, call = office.rings()
    office.ask("anna", Answer())
    cut_meanwhile()
    assert call.place is Place.TALKING and office.heard(leg).legs == {her(office)}
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    cut_meanwhile()
    assert call.side is Side.CONSULTING and office.heard(her(office)).legs == {bianchi(office)}
    office.ask("anna", Back(call=call.id))
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    cut_meanwhile()
    assert call.place is Place.TRANSFERRED and office.heard(leg).legs == {bianchi(office)}
    office.hangs_up(leg)
    office.exchange.set_station("anna")
    reply = office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI))
    cut_meanwhile()
    assert office.board.calls[reply.call].place is Place.TALKING
    assert office.heard(her(office)).legs == {bianchi(office)}


def test_a_caller_on_hold_who_left_while_the_desk_was_down_is_gone(office: Office) -> None:
    leg, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    office.phone.stop()
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=1)
    assert call.id not in office.board.calls
    assert office.record(call).ended is not None


def test_a_waiting_caller_who_left_while_the_desk_was_down_is_abandoned(office: Office) -> None:
    leg, call = office.rings()
    office.phone.stop()
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=1)
    assert office.board.waiting() == []
    assert office.record(call).result is Result.ABANDONED


def test_callers_whom_the_fallback_took_stand_in_the_record_as_that(office: Office) -> None:
    leg, call = office.rings(ROSSI)
    office.exchange.stop()
    office.passes(40)
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=5)
    assert office.board.calls == {}
    assert office.record(call).result is Result.OVERFLOWED
    assert len(office.records()) == 1


def test_callers_whom_the_fallback_took_and_nobody_answered_stand_in_the_record_as_that(office: Office) -> None:
    office.exchange.set_station("anna", NOBODY_LIFTS)
    office.exchange.set_station("bruno", NOBODY_LIFTS)
    leg, call = office.rings(ROSSI)
    office.exchange.stop()
    office.passes(40)
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=5)
    assert office.record(call).result is Result.NOBODY


def test_the_fallback_that_is_still_talking_corrects_the_record_when_it_is_done(office: Office) -> None:
    leg, call = office.rings(ROSSI)
    office.restarts(away=40)
    assert office.record(call).result is Result.ABANDONED  # as far as anybody knows
    office.exchange.far_end_hangs_up(leg)
    office.exchange.cut()
    office.passes(1)
    office.exchange.restore()
    office.passes(1)
    assert office.record(call).result is Result.OVERFLOWED


def test_who_called_while_nobody_was_there_is_read_in(office: Office) -> None:
    office.exchange.stop()
    leg = office.exchange.rings(ACME, Presented("+390299900012"))
    office.passes(30)
    office.exchange.far_end_hangs_up(leg)
    office.restarts()
    (record,) = office.records().values()
    assert record.line == ACME and record.caller.number == "+390299900012"
    assert record.result is Result.OVERFLOWED


def test_a_caller_who_left_meanwhile_is_ended_in_the_record(office: Office) -> None:
    leg, call = office.talking()
    office.exchange.stop()
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=5)
    assert call.id not in office.board.calls
    assert office.record(call).result is Result.ANSWERED
    assert office.record(call).ended is not None


def interrupted(office: Office) -> None:
    """The wire to the phone system breaks and comes back."""
    office.exchange.cut()
    office.passes(1)
    office.exchange.restore()
    office.passes(1)


def lost_on_the_way(office: Office, verb: str, command: AnyCommand) -> None:
    """She presses a key in the moment in which the wire breaks: the desk asks, and the phone system never hears it."""
    with pytest.MonkeyPatch.context() as wire:
        wire.setattr(office.exchange, verb, lambda *legs: None)
        assert office.ask("anna", command).code is None


def test_a_hold_that_was_lost_with_the_wire_is_asked_for_again(office: Office) -> None:
    leg, call = office.talking()
    lost_on_the_way(office, "play_music", Hold(call=call.id))
    assert office.heard(leg).what is Hears.PEOPLE
    interrupted(office)
    assert call.place is Place.HELD and office.heard(leg).what is Hears.MUSIC


def test_a_connection_that_was_lost_with_the_wire_is_asked_for_again(office: Office) -> None:
    leg, call = on_hold(office)
    lost_on_the_way(office, "connect", Resume(call=call.id))
    assert office.heard(leg).what is Hears.MUSIC
    interrupted(office)
    assert call.place is Place.TALKING and office.heard(leg).legs == set(office.legs_to(Station("anna")))


def test_a_transfer_whose_connection_was_lost_with_the_wire_is_asked_for_again(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    lost_on_the_way(office, "connect", Complete(call=call.id))
    interrupted(office)
    assert call.place is Place.TRANSFERRED and office.heard(leg).legs == set(office.legs_to(Outside(BIANCHI)))


def test_a_hold_that_was_asked_for_in_the_desks_last_instant_is_carried_out_by_the_next(office: Office) -> None:
    leg, call = office.talking()
    lost_on_the_way(office, "play_music", Hold(call=call.id))
    office.restarts()
    assert office.board.calls[call.id].place is Place.HELD and office.heard(leg).what is Hears.MUSIC


def test_a_talk_that_was_asked_for_in_the_desks_last_instant_begins_with_the_next(office: Office) -> None:
    leg, call = on_hold(office)
    lost_on_the_way(office, "connect", Resume(call=call.id))
    office.restarts()
    found = office.board.calls[call.id]
    assert (found.place, found.side, found.assistant) == (Place.TALKING, Side.TALKING, "anna")
    assert office.heard(leg).legs == set(office.legs_to(Station("anna")))


def test_a_transfer_that_was_asked_for_in_the_desks_last_instant_is_made_by_the_next(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    lost_on_the_way(office, "connect", Complete(call=call.id))
    office.restarts()
    assert office.board.calls[call.id].place is Place.TRANSFERRED
    assert office.heard(leg).legs == set(office.legs_to(Outside(BIANCHI)))


def test_of_a_burst_of_answers_and_holds_each_call_comes_back_as_it_was_shown(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The phone system has carried out none of it when the desk is killed; she was never heard by more than one."""
    first = office.talking()
    others = [office.rings(ROSSI) for _ in range(3)]
    with monkeypatch.context() as wire:
        for verb in ("play_music", "connect"):
            wire.setattr(office.exchange, verb, lambda *legs: None)
        for (_, before), (_, call) in pairwise([first, *others]):
            assert office.ask("anna", Hold(call=before.id)).code is None
            assert office.ask("anna", Answer(call=call.id)).code is None
    office.restarts()
    *held, (talking_leg, talking) = [first, *others]
    for leg, call in held:
        assert office.board.calls[call.id].place is Place.HELD and office.heard(leg).what is Hears.MUSIC
        assert office.board.calls[call.id].assistant == "anna"
    assert office.board.calls[talking.id].place is Place.TALKING
    assert office.heard(talking_leg).legs == set(office.legs_to(Station("anna")))


def test_that_a_target_has_answered_is_written_down_once_however_often_it_is_told(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    _, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    interrupted(office)
    interrupted(office)
    assert call.side is Side.CONSULTING
    assert len([event for event in office.written if isinstance(event, TargetAnswered)]) == 1


def test_after_a_restart_the_screen_says_with_whom_a_caller_speaks(office: Office) -> None:
    _, call = put_through(office)
    office.restarts()
    call = office.board.calls[call.id]
    assert call.place is Place.TRANSFERRED
    assert call.target is not None and (call.target.label, call.target_up) == ("M. Bianchi", True)


NIGHT_LONG = 14 * 3600.0


def on_hold(office: Office) -> tuple[LegId, CallView]:
    """Neri hears music."""
    leg, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    return leg, call


def put_through(office: Office) -> tuple[LegId, CallView]:
    """Neri speaks with Bianchi, who was asked first."""
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.ask("anna", Complete(call=call.id))
    return leg, call


def put_through_unannounced(office: Office) -> tuple[LegId, CallView]:
    """Neri speaks with Bianchi, who was not asked."""
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(3)
    return leg, call


def being_put_through(office: Office) -> tuple[LegId, CallView]:
    """Bianchi's phone rings for Neri."""
    leg, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    return leg, call


def told_closed(office: Office) -> tuple[LegId, CallView]:
    """Neri hears that it is closed."""
    leg, call = office.rings(NIGHT)
    office.passes(10)
    assert call.place is Place.CLOSED
    return leg, call


def told_busy(office: Office) -> tuple[LegId, CallView]:
    """Neri hears that nobody can answer."""
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    leg, call = office.rings(ROSSI)
    office.passes(31)
    assert call.place is Place.CLOSED
    return leg, call


def sent_on(office: Office) -> tuple[LegId, CallView]:
    """Acme's fallback number rings for Neri."""
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    leg, call = office.rings(ACME)
    office.passes(40)
    assert call.place is Place.OVERFLOWED
    return leg, call


def sent_on_and_taken(office: Office) -> tuple[LegId, CallView]:
    """Neri speaks with who answers Acme's fallback number."""
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = sent_on(office)
    office.passes(3)
    assert call.target_up
    return leg, call


def called_out(office: Office) -> tuple[LegId, CallView]:
    """Bianchi is being rung for Anna."""
    reply = office.ask("anna", Dial(line=ROSSI, target=TO_BIANCHI))
    office.passes(1)
    return bianchi(office), office.board.calls[reply.call]


@pytest.mark.parametrize(
    ("state", "result"),
    [
        (lambda office: office.rings(), Result.ABANDONED),
        (lambda office: office.talking(), Result.ANSWERED),
        (on_hold, Result.ABANDONED_ON_HOLD),
        (being_put_through, Result.ABANDONED_ON_HOLD),
        (put_through, Result.TRANSFERRED),
        (put_through_unannounced, Result.BLIND_TRANSFERRED),
        (told_closed, Result.CLOSED),
        (told_busy, Result.NOBODY),
        (sent_on, Result.NOBODY),
        (sent_on_and_taken, Result.OVERFLOWED),
        (called_out, Result.FAILED),
    ],
)
def test_a_call_that_ended_in_our_absence_ends_as_what_it_was_and_is_not_charged_for_it(
    office: Office, state: Callable[[Office], tuple[LegId, CallView]], result: Result
) -> None:
    leg, call = state(office)
    before = office.record(call)
    office.phone.stop()
    office.exchange.far_end_hangs_up(leg)
    for other in office.exchange.legs():
        office.exchange.far_end_hangs_up(other)
    office.restarts(away=NIGHT_LONG)
    after = office.record(call)
    assert (after.result, after.ended, after.side) == (result, before.counted_from, Side.NONE)
    assert after.times == before.times and after.line == before.line
    assert len([e for e in office.written if isinstance(e, Offered)]) == 1
    assert office.board.calls == {}
    office.ask("anna", SignIn(name="Anna", station="anna"))
    assert office.ask("anna", KeepNotes(call=call.id, text="he will ring again")).code is None


def test_a_message_taken_before_the_restart_still_makes_it_a_message(office: Office) -> None:
    leg, call = office.talking()
    office.ask("anna", Name(call=call.id, name="Ugo Neri", firm="Neri & figli", matter="the lease"))
    office.ask("anna", NoteMessage(call=call.id, message="0190a000-0000-7000-8000-0000000000aa"))
    office.restarts()
    found = office.board.calls[call.id]
    assert (found.name, found.firm, found.matter) == ("Ugo Neri", "Neri & figli", "the lease")
    office.hangs_up(leg)
    assert office.record(call).result is Result.MESSAGE


def test_a_note_that_was_being_written_is_over_when_its_time_was(office: Office) -> None:
    leg, call = office.talking(line=ACME)
    office.hangs_up(leg)
    assert call.side is Side.WRAP_UP
    office.passes(5)
    office.restarts(away=NIGHT_LONG)
    record = office.record(call)
    assert (record.side, record.result, record.times.wrap_up) == (Side.NONE, Result.ANSWERED, 15)
    office.restarts()
    assert office.record(call) == record


def test_the_note_of_a_transfer_ends_though_caller_and_target_talk_on(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking(line=ACME)
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.ask("anna", Complete(call=call.id))
    assert call.side is Side.WRAP_UP
    office.restarts(away=600)
    assert office.record(call).side is Side.NONE
    office.passes(600)
    office.hangs_up(leg)
    assert (office.record(call).result, office.record(call).times.wrap_up) == (Result.TRANSFERRED, 15)


def test_a_card_made_by_hand_is_on_her_desk_again_and_the_absence_is_not_counted(office: Office) -> None:
    card = office.ask("anna", OpenCard(line=ROSSI, caller="+390212345678")).call
    office.ask("anna", Name(call=card, name="Ugo Neri", firm="", matter="the lease"))
    office.passes(60)
    office.restarts(away=3600)
    found = office.board.calls[card]
    assert (found.place, found.side, found.assistant) == (Place.OFFERED, Side.NONE, "anna")
    assert (found.name, found.line, found.unknown_line) == ("Ugo Neri", ROSSI, False)
    office.sits_down("anna")
    _, waiting = office.rings(ACME)
    assert office.ask("anna", Answer()).call == waiting.id
    office.passes(1)
    assert waiting.place is Place.TALKING and found.place is Place.OFFERED
    office.restarts()
    office.sits_down("anna")
    assert office.board.calls[card].assistant == "anna"
    assert office.ask("anna", CloseCard(call=card)).code is None
    assert card not in office.board.calls and office.records()[card].result is Result.ANSWERED
    assert office.records()[card].times == Times()


def test_a_card_for_a_number_that_nobody_owns_has_it_after_a_restart(office: Office) -> None:
    card = office.ask("anna", OpenCard(line="+390299900555", caller="mario")).call
    office.restarts()
    found = office.board.calls[card]
    assert (found.line, found.unknown_line, found.caller.number) == ("+390299900555", True, "mario")


def test_a_card_of_another_day_is_closed_where_it_was_left(office: Office) -> None:
    card = office.ask("anna", OpenCard(line=ROSSI, caller="+390212345678")).call
    before = office.records()[card]
    office.restarts(away=NIGHT_LONG)
    assert card not in office.board.calls
    assert (office.records()[card].result, office.records()[card].ended) == (Result.ANSWERED, before.counted_from)


def test_a_call_given_to_another_client_is_still_that_clients_after_a_restart(office: Office) -> None:
    acme = profiles()[1].id
    _, call = office.talking()
    assert office.ask("anna", GiveToClient(call=call.id, client=acme)).code is None
    office.restarts()
    assert office.board.calls[call.id].client == acme
    assert office.record(call).client == acme


def test_a_caller_whom_she_left_in_silence_hears_music_after_a_restart(office: Office) -> None:
    leg, call = office.talking()
    office.phone.stop()
    office.exchange.far_end_hangs_up(her(office))
    assert office.heard(leg).what is Hears.SILENCE
    office.restarts()
    assert office.board.calls[call.id].place is Place.HELD
    assert office.heard(leg).what is Hears.MUSIC


def test_a_caller_who_came_back_and_waits_is_not_forgotten_by_a_restart(office: Office) -> None:
    leg, call = office.talking()
    office.exchange.set_outside(lambda number, leg: SWITCHED_OFF)
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(21)
    assert call.place is Place.WAITING
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    office.restarts()
    office.passes(31)
    assert office.board.calls[call.id].place is Place.CLOSED
    assert office.heard(leg).what is Hears.SOUND


def test_a_target_of_whom_nothing_more_is_heard_after_a_restart_is_given_up() -> None:
    office = Office(between=TellsNoEnd)
    office.sits_down("anna")
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.restarts()
    office.passes(30)
    assert office.board.calls[call.id].place in (Place.RETURNED, Place.WAITING)


def test_an_interruption_without_a_restart_settles_what_happened(office: Office) -> None:
    leg, call = office.talking()
    _, waiting = office.rings(ACME)
    office.exchange.cut()
    office.passes(1)
    office.exchange.far_end_hangs_up(leg)
    office.passes(1)
    assert call.place is Place.TALKING
    office.exchange.restore()
    office.passes(1)
    assert office.record(call).result is Result.ANSWERED
    assert waiting.place is Place.WAITING
    office.ask("anna", Answer())
    office.passes(1)
    assert waiting.place is Place.TALKING
