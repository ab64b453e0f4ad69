"""What only a real network does: it speaks before anybody answers, carries keys, and is reloaded under running calls."""

from __future__ import annotations

import pytest

from receptionist.telephony.port import Answered, Disconnected, Ended, LegId, Outside, Ringing, Shown, Station
from tests.pbx.lab import AsteriskLab
from tests.telephony.lab import LINE, NUMBERS

SHOWN = Shown("Studio Rossi", LINE)


@pytest.fixture
def talking(asterisk_lab: AsteriskLab) -> tuple[AsteriskLab, LegId, LegId]:
    """Neri talks with Anna."""
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    station = LegId("her phone")
    lab.phone.dial(station, Station("anna"), SHOWN, seconds=10, auto_answer=True)
    lab.wait(Answered, station)
    lab.phone.connect(caller, station)
    lab.passes(0.3)
    return lab, caller, station


def test_what_the_network_says_before_the_answer_is_heard_and_is_no_answer(
    talking: tuple[AsteriskLab, LegId, LegId],
) -> None:
    """*The number you have called…*: she hears it, and the caller does not."""
    lab, caller, station = talking
    lab.parties.does("bianchi", "speak_early")
    lab.phone.play_music(caller)
    target = LegId("consulted")
    lab.phone.dial(target, Outside(NUMBERS["bianchi"]), SHOWN, seconds=20, heard_by=station)
    lab.wait(Ringing, target)
    lab.passes(0.5)
    heard_by_her, heard_by_caller = lab.hear("anna", "neri")
    assert "bianchi" in heard_by_her
    assert heard_by_caller == {"music"}
    assert not [event for event in lab.events if isinstance(event, Answered) and event.leg == target]
    lab.parties.picks_up("bianchi")
    lab.wait(Answered, target)
    lab.phone.connect(station, target)
    assert lab.hear("anna", "bianchi") == [{"bianchi"}, {"anna"}]


def test_a_caller_who_is_put_through_hears_ringing_and_not_the_network_before_the_answer(
    talking: tuple[AsteriskLab, LegId, LegId],
) -> None:
    lab, caller, _ = talking
    lab.parties.does("bianchi", "speak_early")
    lab.phone.let_ring(caller)
    target = LegId("put through")
    lab.phone.dial(target, Outside(NUMBERS["bianchi"]), SHOWN, seconds=3)
    lab.wait(Ringing, target)
    assert lab.hears("neri") == {"ringing"}
    lab.wait(Ended, target)
    assert not [event for event in lab.events if isinstance(event, Answered) and event.leg == target]


def test_keys_reach_who_is_at_the_other_end(talking: tuple[AsteriskLab, LegId, LegId]) -> None:
    """*For the office press 2*: she calls out to a machine and presses keys on her phone."""
    lab, _, station = talking
    target = LegId("a machine")
    lab.phone.dial(target, Outside(NUMBERS["bianchi"]), SHOWN, seconds=20, heard_by=station)
    lab.picks_up("bianchi")
    lab.wait(Answered, target)
    lab.phone.connect(station, target)
    lab.passes(0.5)
    lab.presses("anna", "2#")
    lab.until(lambda: lab.parties.state("bianchi")["keys"] == "2#", "the keys arrive")


def test_a_reload_of_asterisk_ends_no_call_and_loses_no_caller(talking: tuple[AsteriskLab, LegId, LegId]) -> None:
    lab, _, station = talking
    waiting = lab.caller_rings("verdi").leg
    lab.phone.play_music(waiting)
    lab.aside(lambda: lab.pbx.asterisk.console("core reload"))
    arrived = lab.caller_rings("conti", name="Carlo Conti")
    assert any(LINE in place.value for place in arrived.dialled)
    assert arrived.caller.name == "Carlo Conti"
    assert lab.hear("neri", "anna", "verdi") == [{"anna"}, {"neri"}, {"music"}]
    lab.phone.connect(waiting, station)
    assert lab.hear("verdi", "anna") == [{"anna"}, {"verdi"}]
    assert not [event for event in lab.events if isinstance(event, Disconnected)]
    assert not [event for event in lab.events if isinstance(event, Ended)]
