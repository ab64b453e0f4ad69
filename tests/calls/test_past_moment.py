"""A moment in the past is put together again from event rows, and is what the desk's board showed then."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.calls.board import AssistantView, Board
from receptionist.calls.client_page import client_page
from receptionist.calls.commands import (
    Answer,
    BlindTransfer,
    GiveToClient,
    HangUp,
    Hold,
    Resume,
    SetAvailability,
    SignIn,
)
from receptionist.calls.events import AnyEvent, Availability
from receptionist.calls.moment_document import moment_document
from receptionist.calls.moment_words import hour, sentences
from receptionist.calls.past_duty import Duty
from receptionist.calls.past_faults import Fault, FaultKind
from receptionist.calls.past_moment import Picture, picture
from receptionist.calls.past_window import Window, of_stream
from receptionist.calls.places import Place, Result, Side
from receptionist.telephony.absent import AbsentPhone
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.floor import ACME, BIANCHI, NERI, ROSSI, TO_BIANCHI, VERDI, Office, profiles
from tests.calls.test_disorder import STEPS, refusals_are_part_of_it, step
from ui.calls.at_that_moment.lane import Ink
from ui.calls.at_that_moment.lanes import staff
from ui.calls.at_that_moment.words import sentences as shown_on_screen

__all__ = ["refusals_are_part_of_it"]

ROSSI_ID, ACME_ID = profiles()[0].id, profiles()[1].id
QUARTER, INSTANT = timedelta(minutes=15), timedelta(microseconds=1)


def around(moment: datetime) -> Window:
    return Window(moment, moment - QUARTER, moment + QUARTER)


def seen(office: Office, moment: datetime, client: str | None = None) -> Picture:
    return picture(of_stream(office.written), around(moment), client)


def duties(shown: Picture, moment: datetime) -> dict[str, Duty]:
    return {one.id: span.duty for one in shown.assistants if (span := one.at(moment)) is not None}


# ---- stories


def test_without_a_phone_system_who_sits_at_the_desk_is_there_and_nothing_is_out_of_order() -> None:
    office = Office(between=lambda _exchange, _clock: AbsentPhone())
    office.ask("anna", SignIn(name="Anna", station=None))
    office.ask("anna", SetAvailability(availability=Availability.AVAILABLE))
    office.passes(10)
    shown = seen(office, office.clock.now())
    office.passes(10)
    assert shown.by_hand and shown.faults == ()
    strength = shown.strength(office.clock.now())
    assert strength is not None and (strength.on_duty, strength.free) == (1, 1)
    (lane,) = [lane for lane in staff(shown, UTC) if lane.first == "Anna"]
    assert lane.second.startswith("at the desk since") and [bar.ink for bar in lane.bars] == [Ink.FREE]


def test_what_waited_and_who_was_there_at_twenty_past_ten() -> None:
    office = Office()
    office.sits_down("anna")
    office.sits_down("bruno")
    office.ask("bruno", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    office.talking("anna", line=ACME)
    _leg, call = office.rings(ROSSI)
    office.passes(20)
    moment = office.clock.now()
    office.passes(20)
    office.ask("bruno", SetAvailability(availability=Availability.AVAILABLE))
    office.ask("bruno", Answer(call=call.id))
    office.passes(60)
    shown = seen(office, moment)
    assert [one.id for one in shown.waiting] == [call.id]
    assert duties(shown, moment) == {"anna": Duty.TALKING, "bruno": Duty.PAUSE}
    strength = shown.strength(moment)
    assert strength is not None and (strength.on_duty, strength.free, strength.busy) == (2, 0, 1)
    later = moment + timedelta(seconds=45)
    assert shown.waited_in(later, later + INSTANT) == [] and duties(shown, later)["bruno"] is Duty.TALKING


def test_who_went_within_a_minute_was_there_until_then() -> None:
    """*At 10:00 one was free*: she went ten seconds later, and the caller who gave up came to nobody."""
    office = Office()
    office.sits_down("anna")
    minute = (office.clock.now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
    office.passes((minute - office.clock.now()).total_seconds() + 10)
    office.ask("anna", SetAvailability(availability=Availability.AWAY))
    gone = office.clock.now()
    office.passes(20)
    leg, _call = office.rings(ROSSI)
    office.passes(25)
    office.hangs_up(leg)
    office.passes(300)
    shown = seen(office, minute, ROSSI_ID)
    begins, ends = hour(minute, UTC, seconds=True), hour(gone, UTC, seconds=True)
    assert [one for one in sentences(shown, UTC, "Rossi") if "duty" in one] == [
        f"At {begins} 1 assistant was on duty: free 1, busy with a call 0.",
        f"At {ends} nobody was on duty.",
    ]
    assert shown_on_screen(shown, UTC, "Rossi")[-2:] == [
        f"On duty at {begins}: 1 (free 1, busy with a call 0).",
        f"At {ends} nobody was on duty.",
    ]


def test_who_waited_within_a_minute_waited_at_that_minute() -> None:
    """*Nobody answered me at 10:00*: he came three seconds later, waited 45 seconds and gave up. A second is a second."""
    office = Office()
    office.sits_down("anna")
    minute = (office.clock.now() + timedelta(minutes=1)).replace(second=0, microsecond=0)
    office.passes((minute - office.clock.now()).total_seconds() + 3)
    leg, call = office.rings(ROSSI)
    office.passes(45)
    office.hangs_up(leg)
    office.passes(300)
    shown = seen(office, minute, ROSSI_ID)
    assert [one.id for one in shown.waiting] == [call.id]
    came = hour(call.arrived, UTC, seconds=True)
    assert f"At {hour(minute, UTC)} 1 caller was waiting, since {came}." in sentences(shown, UTC, "Rossi")
    assert f"Waiting at {hour(minute, UTC)}: 1, the first since {came}." in shown_on_screen(shown, UTC, "Rossi")
    told = moment_document(shown, [{}], {}, UTC)
    assert (told["waiting"], told["calls"][0]["state_then"]) == ([call.id], "waiting")
    assert "1 caller was waiting" in client_page(shown, profiles()[0], "Office", office.clock.now(), language="en")
    for other in (minute + timedelta(seconds=1), minute - timedelta(minutes=1), minute + timedelta(minutes=1)):
        assert seen(office, other, ROSSI_ID).waiting == []


def test_to_whom_it_was_offered_and_whose_phone_rang_in_vain() -> None:
    office = Office()
    office.sits_down("anna")
    office.sits_down("bruno")
    office.exchange.set_station("anna", Reaction(does=Does.NOTHING))
    _leg, call = office.rings()
    office.ask("anna", Answer(call=call.id))
    office.passes(20)
    office.ask("bruno", Answer(call=call.id))
    office.passes(5)
    shown = seen(office, office.clock.now())
    (one,) = shown.calls
    assert [(rung.assistant, rung.answered, rung.reason) for rung in one.rung] == [
        ("anna", False, "station_no_answer"),
        ("bruno", True, None),
    ]
    assert {assistant.id for assistant in shown.offered_to(one)} == {"anna", "bruno"}
    assert [fault.code for fault in shown.faults if fault.kind is FaultKind.TROUBLE] == ["station.no_answer"]


def test_who_is_away_on_a_pause_or_at_no_phone_was_offered_nothing() -> None:
    office = Office()
    for who in ("anna", "bruno"):
        office.sits_down(who)
    office.ask("anna", SetAvailability(availability=Availability.PAUSE))
    office.ask("bruno", SetAvailability(availability=Availability.AWAY))
    leg, _call = office.rings()
    office.passes(10)
    office.hangs_up(leg)
    office.ask("anna", SetAvailability(availability=Availability.AVAILABLE))
    shown = seen(office, office.clock.now())
    assert shown.offered_to(shown.calls[0]) == ()
    assert shown.calls[0].record.result is Result.ABANDONED


def test_no_call_for_this_client_although_others_rang() -> None:
    office = Office()
    office.sits_down("anna")
    office.rings(ACME)
    office.passes(5)
    moment = office.clock.now()
    assert seen(office, moment, ROSSI_ID).calls == ()
    assert [one.record.client for one in seen(office, moment, ACME_ID).calls] == [ACME_ID]


def test_a_client_is_told_of_no_trouble_with_a_call_of_another() -> None:
    office = Office()
    office.sits_down("anna")
    office.exchange.set_station("anna", Reaction(does=Does.NOTHING))
    _leg, call = office.rings(ACME)
    office.ask("anna", Answer(call=call.id))
    office.passes(20)
    faults = {client: seen(office, office.clock.now(), client).faults for client in (ROSSI_ID, ACME_ID)}
    assert [fault.code for fault in faults[ACME_ID]] == ["station.no_answer"]
    assert faults[ROSSI_ID] == ()


def test_who_holds_a_caller_may_answer_and_who_has_no_phone_may_not() -> None:
    office = Office()
    office.sits_down("anna")
    office.ask("bruno", SignIn(name="Bruno", station=None))
    office.ask("bruno", SetAvailability(availability=Availability.AVAILABLE))
    _leg, held = office.talking("anna")
    office.ask("anna", Hold(call=held.id))
    office.passes(10)
    leg, waiting = office.rings(ACME)
    office.passes(10)
    office.hangs_up(leg)
    office.ask("anna", Resume(call=held.id))
    office.passes(10)
    shown = seen(office, office.clock.now())
    assert duties(shown, office.clock.now())["bruno"] is Duty.FREE
    (lost,) = [call for call in shown.calls if call.id == waiting.id]
    assert [one.id for one in shown.offered_to(lost)] == ["anna"]


def test_a_call_that_was_given_to_another_client_is_that_ones_with_what_was_tried_for_it_alone() -> None:
    office = Office()
    office.sits_down("anna")
    office.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    _leg, call = office.talking("anna", ROSSI)
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(40)
    office.ask("anna", Answer(call=call.id))
    office.passes(1)
    office.ask("anna", GiveToClient(call=call.id, client=ACME_ID))
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    office.passes(1)
    moment = office.clock.now()
    assert seen(office, moment, ROSSI_ID).calls == ()
    (one,) = seen(office, moment, ACME_ID).calls
    assert one.given_from == ROSSI_ID
    assert [tried.own for tried in one.tried] == [False, True]


def test_what_the_fallback_took_while_the_desk_was_away() -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(60)
    waiting, call = office.rings(ROSSI)
    office.passes(5)
    office.phone.stop()
    came = office.exchange.rings(ACME, Presented(number=VERDI))
    office.passes(40)
    for leg in (waiting, came):
        office.exchange.far_end_hangs_up(leg)
    office.passes(5)
    took = office.clock.now()
    office.restarts(away=30)
    shown = seen(office, office.clock.now())
    assert {one.record.client for one in shown.by_fallback} == {ROSSI_ID, ACME_ID}
    assert {one.record.result for one in shown.by_fallback} <= {Result.OVERFLOWED, Result.NOBODY}
    assert [one.id for one in shown.waited_in(took - timedelta(seconds=45), took - timedelta(seconds=44))] == [call.id]
    assert shown.waited_in(took, took + INSTANT) == []
    assert [fault.kind for fault in shown.faults if fault.kind is FaultKind.RESTART]


def test_nobody_is_said_to_have_been_there_while_no_desk_was() -> None:
    """A client was told that an assistant was on duty, free, and that no call had come, of hours in which no desk ran."""
    office = Office()
    office.sits_down("anna")
    office.passes(60)
    leg, _call = office.talking("anna", ACME)
    office.passes(20)
    office.hangs_up(leg)
    office.passes(60)
    there = office.clock.now() - timedelta(seconds=75)
    office.restarts(away=21 * 3600)
    dead = there + timedelta(hours=6)
    at_night = seen(office, dead, ACME_ID)
    assert (at_night.assistants, at_night.is_recorded(dead), at_night.is_silent) == ((), False, True)
    hours = {"since": hour(at_night.window.since, UTC), "until": hour(at_night.window.until, UTC)}
    told = sentences(at_night, UTC, "Acme Ltd")
    assert told[0] == "Of the time between {since} and {until} nothing is recorded.".format(**hours)
    assert told[1] == f"Who was on duty at {hour(dead, UTC, seconds=True)} is not recorded."
    (silence,) = at_night.silences
    assert silence.since.date() < silence.until.date()
    assert f"{silence.until.day}" in told[2] and f"{silence.since.day}" in told[2]
    before = seen(office, there, ACME_ID)
    assert (duties(before, there), before.is_recorded(there), before.is_silent) == ({"anna": Duty.TALKING}, True, False)
    assert "of a part of that time nothing is" in sentences(seen(office, there, ROSSI_ID), UTC, "Rossi")[0]
    assert shown_on_screen(at_night, UTC, "")[:2] == told[:2]


def test_a_call_of_no_desk_at_all_still_waits_after_the_restart_and_hers_rings_no_more() -> None:
    office = Office()
    office.sits_down("anna")
    office.exchange.set_station("anna", Reaction(does=Does.NOTHING))
    _leg, call = office.rings()
    office.ask("anna", Answer(call=call.id))
    office.passes(1)
    before = office.clock.now()
    office.passes(1)
    office.sits_down("bruno")
    office.restarts(away=2)
    after = office.clock.now()
    shown = seen(office, after)
    assert duties(shown, before) == {"anna": Duty.RINGING}
    assert duties(shown, after).get("anna") is not Duty.RINGING
    assert [one.id for one in shown.waiting] == [call.id]
    (restart,) = [fault for fault in shown.faults if fault.kind is FaultKind.RESTART]
    assert restart.until is not None and timedelta(seconds=2) <= restart.until - restart.since <= timedelta(seconds=4)


def test_the_phone_system_away_and_a_phone_out_of_reach_are_faults_with_their_times() -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(30)
    office.exchange.cut()
    gone = office.clock.now()
    office.passes(120)
    office.exchange.restore()
    office.passes(1)
    shown = seen(office, gone)
    (fault,) = [fault for fault in shown.faults if fault.kind is FaultKind.PHONE]
    assert fault.until is not None and abs((fault.until - fault.since).total_seconds() - 120) < 5


def test_who_holds_a_caller_is_seen_to_hold() -> None:
    office = Office()
    office.sits_down("anna")
    _leg, call = office.talking()
    office.ask("anna", Hold(call=call.id))
    office.passes(10)
    held = office.clock.now()
    office.passes(10)
    office.ask("anna", Resume(call=call.id))
    office.passes(10)
    office.ask("anna", HangUp(call=call.id))
    office.passes(10)
    shown = seen(office, held)
    assert duties(shown, held) == {"anna": Duty.HOLDING}
    spans = shown.assistants[0].spans
    assert all(one.until == other.since for one, other in itertools.pairwise(spans))


# ---- the board is the measure


def board_at(written: Sequence[AnyEvent], moment: datetime) -> Board:
    """What the desk's board showed: all that had been written by then, in its order."""
    board = Board()
    for event in written:
        if event.at > moment:
            break
        board.apply(event)
    return board


def _is(view: AssistantView, board: Board) -> Duty:
    if view.availability is Availability.AWAY:
        return Duty.AWAY
    current = board.current(view.id)
    if current is not None:
        sides = {
            Side.RINGING: Duty.RINGING,
            Side.TALKING: Duty.TALKING,
            Side.CONSULT_RINGING: Duty.CONSULTING,
            Side.CONSULTING: Duty.CONSULTING,
            Side.WRAP_UP: Duty.WRAP_UP,
        }
        return sides[current.side]
    if any(call.side is Side.ON_HOLD for call in board.mine(view.id)):
        return Duty.HOLDING
    return Duty.FREE if view.availability is Availability.AVAILABLE else Duty.PAUSE


@settings(max_examples=150, deadline=None)
@given(STEPS, st.integers(0, 2**16))
def test_the_picture_of_any_moment_is_the_board_of_that_moment(steps: list[tuple[int, int]], seed: int) -> None:
    office = Office()
    office.sits_down("anna")
    office.sits_down("bruno")
    began = office.clock.now()
    office.rings(ROSSI, NERI)
    for what, dice in steps:
        step(office, what, dice)
    lasted = (office.clock.now() - began).total_seconds()
    dice = random.Random(seed)
    for _ in range(6):
        moment = began + timedelta(seconds=dice.random() * lasted)
        _agree(office.written, moment)


def _agree(written: Sequence[AnyEvent], moment: datetime) -> None:
    board, shown = board_at(written, moment), picture(of_stream(written), around(moment))
    assert [call.id for call in shown.waited_in(moment, moment + INSTANT)] == [call.id for call in board.waiting()]
    places = {call.id: span.place for call in shown.calls if (span := call.place_in(moment, moment + INSTANT))}
    assert _decided(places) == _decided({call.id: call.place for call in board.calls.values() if not call.over})
    was = {one.id: _is(one, board) for one in board.assistants.values()} if shown.is_recorded(moment) else {}
    assert _present(duties(shown, moment)) == _present(was)
    strength = shown.strength(moment)
    there = [span for one in shown.assistants if (span := one.at(moment)) is not None and span.duty is not Duty.AWAY]
    free = [span for span in there if span.duty is Duty.FREE and span.station is not None]
    assert strength is not None and (strength.on_duty, strength.free) == (len(there), len(free))
    assert strength.busy == len([span for span in there if span.duty not in (Duty.FREE, Duty.PAUSE)])
    gone = {fault.station for fault in shown.faults if fault.kind is FaultKind.STATION and _lasts(fault, moment)}
    assert gone == {station for station, reachable in board.stations.items() if not reachable}
    assert any(fault.kind is FaultKind.PHONE and _lasts(fault, moment) for fault in shown.faults) is not board.phone.connected


def _decided(places: dict[str, Place]) -> dict[str, Place]:
    """Of a caller found after an interruption the record says when he had come; the board of that time knew nothing of him."""
    return {call: place for call, place in places.items() if place is not Place.OFFERED}


def _present(told: dict[str, Duty]) -> dict[str, Duty]:
    return {who: duty for who, duty in told.items() if duty is not Duty.AWAY}


def _lasts(fault: Fault, moment: datetime) -> bool:
    return fault.since <= moment and (fault.until is None or moment < fault.until)
