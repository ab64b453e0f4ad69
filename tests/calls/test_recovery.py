"""The desk is killed and started again: no caller is lost, and nothing stands twice in the record."""

from __future__ import annotations

import pytest

from receptionist.calls.commands import Answer, BlindTransfer, Complete, Consult, Hold, Resume
from receptionist.calls.events import Offered
from receptionist.calls.places import Place, Result, Side
from receptionist.telephony.port import Outside, Presented, Station
from receptionist.telephony.simulator.world import Hears, Reaction
from tests.calls.floor import ACME, BIANCHI, ROSSI, TO_BIANCHI, Office


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


def test_a_consultation_that_was_interrupted_is_a_held_caller(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    office.restarts()
    assert office.board.calls[call.id].place is Place.HELD
    assert office.heard(leg).what is Hears.MUSIC
    assert office.legs_to(Outside(BIANCHI)) == []


def test_callers_whom_the_fallback_took_stand_in_the_record_as_that(office: Office) -> None:
    leg, call = office.rings(ROSSI)
    office.exchange.stop()
    office.passes(40)
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=5)
    assert office.board.calls == {}
    assert office.record(call).result in (Result.OVERFLOWED, Result.NOBODY)
    assert len(office.records()) == 1


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
    assert record.result in (Result.OVERFLOWED, Result.NOBODY)


def test_a_caller_who_left_meanwhile_is_ended_in_the_record(office: Office) -> None:
    leg, call = office.talking()
    office.exchange.stop()
    office.exchange.far_end_hangs_up(leg)
    office.restarts(away=5)
    assert call.id not in office.board.calls
    assert office.record(call).result is Result.ANSWERED
    assert office.record(call).ended is not None


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
