"""Asterisk refuses a step of a verb: nothing is left half done, and the next verb works."""

from __future__ import annotations

import asyncio

import pytest

from receptionist.telephony.port import Answered, Ended, LegId, Outside, Refused, Ringing, Shown, Station
from tests.pbx.lab import AsteriskLab
from tests.telephony.lab import NUMBERS

SHOWN = Shown("Studio Rossi")
ANNA, BIANCHI = LegId("anna-1"), LegId("bianchi-1")
NO_CHANNEL = '{"message": "Channel not found"}'
GONE = f"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: {len(NO_CHANNEL)}\r\n\r\n{NO_CHANNEL}"
"""What Asterisk says to a step about several channels when one of them has hung up."""
ILL = "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture
def lab(asterisk_lab: AsteriskLab) -> AsteriskLab:
    """Anna has her phone in hand."""
    asterisk_lab.start()
    asterisk_lab.phone.dial(ANNA, Station("anna"), SHOWN, seconds=20, auto_answer=True)
    asterisk_lab.wait(Answered, ANNA)
    return asterisk_lab


def channels(lab: AsteriskLab) -> set[str]:
    return {channel["id"] for channel in lab.pbx.ari("GET", "/channels").json()}


def no_empty_bridge(lab: AsteriskLab) -> bool:
    return all(bridge["channels"] for bridge in lab.pbx.ari("GET", "/bridges").json())


def test_whom_nobody_hears_ring_is_rung_all_the_same(lab: AsteriskLab) -> None:
    """She puts her phone down in the instant of Consult: what she hears is refused, and the target is still to be reached."""
    lab.wire.answers["/addChannel"] = GONE
    lab.phone.dial(BIANCHI, Outside(NUMBERS["bianchi"]), SHOWN, seconds=20, heard_by=ANNA)
    lab.wait(Ringing, BIANCHI)
    lab.wire.answers.clear()
    lab.picks_up("bianchi")
    lab.wait(Answered, BIANCHI)
    lab.phone.connect(ANNA, BIANCHI)
    lab.until(lambda: lab.hear("anna", "bianchi") == [{"bianchi"}, {"anna"}], "they hear each other")
    assert not [event for event in lab.events if isinstance(event, Refused)]
    lab.until(lambda: no_empty_bridge(lab), "no bridge is left over")


def test_whoever_listened_to_a_phone_ring_and_hung_up_ends_nobody_else(lab: AsteriskLab) -> None:
    lab.phone.dial(BIANCHI, Outside(NUMBERS["bianchi"]), SHOWN, seconds=20, heard_by=ANNA)
    lab.wait(Ringing, BIANCHI)
    lab.wire.answers["DELETE /ari/channels/anna-1/ring"] = GONE
    lab.picks_up("bianchi")
    lab.wait(Answered, BIANCHI)
    lab.passes(0.5)
    assert not [event for event in lab.events if isinstance(event, Refused) and event.leg == BIANCHI]
    assert lab.hear("bianchi", "anna")[0] == frozenset()


def test_a_refusal_says_whether_something_else_was_asked_since(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.wire.answers["/addChannel"] = GONE
    lab.phone.connect(caller, ANNA)
    lab.phone.mark(caller, "talking")
    assert not lab.wait(Refused, caller).overtaken
    lab.phone.connect(caller, ANNA)
    lab.phone.play_music(caller)
    assert lab.wait(Refused, caller).overtaken
    lab.until(lambda: lab.hears("neri") == {"music"}, "he hears music")


def test_of_a_refused_connection_no_step_is_left_behind(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.play_music(ANNA)
    lab.until(lambda: lab.hears("anna") == {"music"}, "she hears music")
    lab.wire.answers["DELETE /ari/channels/anna-1/moh"] = ILL
    lab.wire.slows |= {f"POST /ari/channels/{caller}/answer": 0.5, "POST /ari/bridges/": 0.7}
    lab.phone.connect(caller, ANNA)
    lab.wait(Refused, caller)
    assert lab.call("neri").charged
    lab.until(lambda: no_empty_bridge(lab), "no bridge is left over")
    lab.wire.answers.clear()
    lab.phone.connect(caller, ANNA)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")


def test_who_hangs_up_while_the_talk_is_made_ready_leaves_no_empty_one(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.wire.slows["POST /ari/channels/"] = 0.5  # the answer
    lab.phone.connect(caller, ANNA)
    lab.hangs_up("anna")
    assert lab.wait(Refused, caller).verb == "connect"
    lab.until(lambda: no_empty_bridge(lab), "no bridge is left over")
    lab.phone.play_music(caller)
    lab.until(lambda: lab.hears("neri") == {"music"}, "he hears music")


@pytest.mark.parametrize("step", ["/answer", "/moh"])
def test_a_caller_whose_step_was_refused_is_answered_and_heard_the_next_time(lab: AsteriskLab, step: str) -> None:
    caller = lab.caller_rings("neri").leg
    if step == "/moh":
        lab.phone.play_music(caller)
        lab.until(lambda: lab.hears("neri") == {"music"}, "he hears music")
    lab.wire.answers[f"{caller}{step}"] = ILL
    lab.phone.connect(caller, ANNA)
    lab.wait(Refused, caller)
    lab.wire.answers.clear()
    lab.phone.connect(caller, ANNA)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    assert lab.call("neri").charged


def test_who_could_not_be_taken_out_of_a_talk_is_taken_out_the_next_time(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.connect(caller, ANNA)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    lab.wire.answers["/removeChannel"] = ILL
    lab.phone.play_music(caller)
    assert lab.wait(Refused, caller).verb == "play_music"
    lab.wire.answers.clear()
    lab.phone.play_music(caller)
    lab.until(lambda: lab.hear("neri", "anna") == [{"music"}, frozenset()], "he hears music, and she nobody")


def test_a_talk_that_asterisk_has_lost_is_not_used_again(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.connect(caller, ANNA)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    lab.phone.hang_up(caller)
    lab.wait(Ended, caller)
    (bridge,) = lab.pbx.ari("GET", "/bridges").json()
    lab.pbx.ari("DELETE", f"/bridges/{bridge['id']}")
    following = lab.caller_rings("verdi").leg
    lab.phone.connect(following, ANNA)
    lab.wait(Refused, following)
    lab.phone.connect(following, ANNA)
    lab.until(lambda: lab.hear("verdi", "anna") == [{"anna"}, {"verdi"}], "they hear each other")


def test_a_leg_that_could_not_be_hung_up_is_hung_up_the_next_moment(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.wire.answers["DELETE /ari/channels/"] = ILL
    lab.phone.hang_up(caller)
    lab.phone.hang_up(ANNA)
    lab.passes(0.5)
    assert channels(lab) == {caller, ANNA}
    lab.wire.answers.clear()
    lab.wait(Ended, caller)
    lab.wait(Ended, ANNA)
    assert not [event for event in lab.events if isinstance(event, Refused)]


def test_nobody_is_rung_whose_leg_was_hung_up_before(lab: AsteriskLab) -> None:
    lab.wire.slows["/addChannel"] = 1.0
    lab.phone.dial(BIANCHI, Outside(NUMBERS["bianchi"]), SHOWN, seconds=20, heard_by=ANNA)
    lab.until(lambda: BIANCHI in channels(lab), "it is about to be rung")
    lab.phone.hang_up(BIANCHI)
    lab.wait(Ended, BIANCHI)
    assert not [event for event in lab.events if isinstance(event, Ringing) and event.leg == BIANCHI]
    assert not lab.parties.state("bianchi")["rung"]


def test_a_hold_that_asterisk_refuses_is_told_and_they_still_hear_each_other(lab: AsteriskLab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.connect(caller, ANNA)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    lab.wire.answers["/removeChannel"] = ILL
    lab.phone.play_music(caller)
    assert lab.wait(Refused, caller).verb == "play_music"
    lab.wire.answers.clear()
    lab.phone.play_music(caller)
    lab.until(lambda: lab.hear("neri", "anna") == [{"music"}, frozenset()], "he hears music, and she nobody")


def test_a_command_in_the_moment_in_which_the_connection_is_made_anew_is_carried_out(lab: AsteriskLab) -> None:
    ari = lab.phone._ari

    async def ask_while_it_closes() -> str:
        closing = asyncio.ensure_future(ari.close())
        await asyncio.sleep(0)
        said = await ari.variable("nothing of the kind")
        await closing
        return said

    lab.run(ari.variable("nothing of the kind"))
    assert lab.run(ask_while_it_closes()) == ""
