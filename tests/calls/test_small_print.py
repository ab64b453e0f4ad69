"""The desk's rules that are seldom met, and matter when they are."""

from __future__ import annotations

import pytest

from receptionist.calls.commands import BlindTransfer, Complete, Consult, Hold, SignIn
from receptionist.calls.places import Place, Side
from receptionist.calls.reading import read
from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Line, Profile
from receptionist.telephony.port import Arrived, Dialled, LegId, Outside, Presented, Shown, Station
from receptionist.telephony.simulator.world import SWITCHED_OFF, Hears, Reaction
from tests.calls.floor import ACME, BIANCHI, ROSSI, TO_BIANCHI, TUESDAY_TEN, Office, TellsNoEnd


@pytest.fixture
def office() -> Office:
    """An office with Anna at her phone."""
    office = Office()
    office.sits_down("anna")
    return office


def test_whoever_still_waits_when_the_desk_closes_is_handed_to_the_fallback_at_once(office: Office) -> None:
    talking, _ = office.talking()
    office.rings(ROSSI)
    office.desk.stop()
    office.passes(1)  # and not only when the watchdog has noticed that nobody is there
    assert office.exchange.fallback_rings("bruno")
    assert office.heard(talking).what is Hears.PEOPLE


def test_a_key_pressed_in_a_consultation_puts_nobody_through(office: Office) -> None:
    office.outside[BIANCHI] = Reaction(after=1)
    leg, call = office.talking()
    office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
    office.passes(2)
    (target,) = office.legs_to(Outside(BIANCHI))
    office.exchange.presses(target, "1")
    office.passes(1)
    assert (call.place, call.side) == (Place.HELD, Side.CONSULTING)
    assert office.heard(leg).what is Hears.MUSIC


@pytest.mark.parametrize("announced", [True, False])
def test_a_target_of_whom_nothing_is_heard_is_given_up_and_the_caller_comes_back(announced: bool) -> None:
    office = Office(between=TellsNoEnd)
    office.sits_down("anna")
    _, call = office.talking()
    if announced:
        office.ask("anna", Consult(call=call.id, target=TO_BIANCHI))
        office.passes(1)
        assert office.ask("anna", Complete(call=call.id)).code is None
    else:
        office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    assert call.place is Place.TRANSFERRING
    office.passes(35)
    assert call.place is Place.RETURNED


def test_nobody_takes_the_phone_of_one_who_is_talking(office: Office) -> None:
    _, call = office.talking()
    for _ in range(2):
        reply = office.ask("bruno", SignIn(name="Bruno", station="anna"))
        assert (reply.code, reply.values) == ("station.taken", {"station": "anna", "assistant": "Anna"})
        office.ask("anna", Hold(call=call.id))
    assert "bruno" not in office.board.assistants and office.board.assistants["anna"].station == "anna"


def test_a_phone_that_is_picked_up_for_nobody_is_hung_up(office: Office) -> None:
    office.exchange.dial(LegId("of a life before"), Station("bruno"), Shown("?"), seconds=30)
    office.passes(5)
    assert office.exchange.legs() == ()


def test_the_board_shows_which_phones_are_within_reach(office: Office) -> None:
    assert office.board.stations == {"anna": True, "bruno": True}
    office.exchange.set_station("bruno", SWITCHED_OFF)
    office.passes(1)
    assert office.board.stations == {"anna": True, "bruno": False}


def test_who_is_there_without_a_phone_keeps_no_caller_waiting() -> None:
    office = Office()
    office.ask("anna", SignIn(name="Anna", station=None))
    leg, call = office.rings(ROSSI)
    office.passes(31)
    assert call.place is Place.CLOSED and office.heard(leg).what is Hears.SOUND


def test_the_time_for_a_note_ends_by_itself(office: Office) -> None:
    leg, call = office.talking(line=ACME)
    office.hangs_up(leg)
    office.passes(14)
    assert call.side is Side.WRAP_UP
    office.passes(2)
    assert office.board.current("anna") is None and office.record(call).times.wrap_up == 15


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_clients_number_that_is_forwarded_to_ours_is_the_clients_call(ours_first: bool) -> None:
    ours, theirs = "+390299900100", "+390299900101"
    directory = Directory(
        [
            Profile(code="OFFICE", legal_name="Our Office", own=True, lines=(Line(number=ours),)),
            Profile(code="ROSSI", legal_name="Rossi", lines=(Line(number=theirs),)),
        ],
        "IT",
    )
    dialled = [Dialled("to", f"<sip:{ours}@trunk>"), Dialled("diversion", f"<sip:{theirs}@carrier>")]
    route = DirectoryRouting(directory, "IT").route(dialled if ours_first else dialled[::-1], TUESDAY_TEN)
    assert (route.line, route.dialled_in) == (theirs, "diversion")


def test_whose_number_it_is_is_told_by_the_whole_name_and_a_handset_shows_what_it_can() -> None:
    """Ring now, and `pbx listen`, have more room than twenty letters."""
    whole = "Studio Notarile Bellandi e Associati"
    routing = DirectoryRouting(Directory([Profile(code="B", legal_name=whole, lines=(Line(number=ROSSI),))], "IT"), "IT")
    dialled = (Dialled("To", f"<sip:{ROSSI}@carrier.example>"),)
    reading = read(Arrived(LegId("1"), dialled, Presented(number=None, name=None)), routing, TUESDAY_TEN, "IT")
    assert (reading.name, reading.places[0].owner) == (whole, whole)
    assert routing.route(dialled, TUESDAY_TEN).shown == whole[:20]
