"""The wire to Asterisk on bad days."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from receptionist.errors import Problem
from receptionist.telephony.asterisk.dialplan import READ_RECORDS
from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Disconnected,
    Ended,
    LegId,
    Outside,
    Refused,
    Ringing,
    Shown,
    Station,
)
from tests.pbx import sipp
from tests.pbx.asterisk import free_port
from tests.pbx.lab import HEARTBEAT, AsteriskLab
from tests.telephony.lab import ABSENT_STATION, NUMBERS


def test_a_stalled_connection_is_noticed_and_recovered(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    lab.phone.play_music(caller)
    lab.passes(0.3)
    lab.lose()
    assert lab.wait(Disconnected).reason == "lost"
    assert lab.hears("neri") == {"music"}
    assert [leg.leg for leg in lab.find_again().legs] == [caller]


def test_a_command_that_does_not_get_through_is_refused(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    lab.lose()
    lab.phone.play_music(caller)
    assert lab.wait(Refused, caller).verb == "play_music"
    lab.find_again()
    lab.phone.play_music(caller)
    assert lab.hears("neri") == {"music"}


OK = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 15\r\n\r\n<html>Log in..."
ILL = "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def test_a_portal_that_answers_in_asterisks_place_is_waited_for(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.wire.answers["GET /ari/asterisk/info"] = OK
    lab.phone.start(lab.events.append)
    lab.passes(1)
    assert lab.events == []
    lab.wire.answers.clear()
    lab.wait(Connected)
    caller = lab.caller_rings("neri").leg
    lab.wire.answers["POST /ari/channels/"] = OK
    lab.phone.let_ring(caller)
    assert lab.wait(Refused, caller).verb == "let_ring"


@pytest.mark.parametrize("answer", ['{"system": {}}', '["no such thing"]'])
def test_an_answer_of_another_shape_is_logged_and_asked_again(asterisk_lab: AsteriskLab, log: Any, answer: str) -> None:
    log.expect("what Asterisk showed was not understood")
    lab = asterisk_lab
    lab.wire.answers["GET /ari/asterisk/info"] = (
        f"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {len(answer)}\r\n\r\n{answer}"
    )
    lab.phone.start(lab.events.append)
    lab.passes(0.5)
    lab.wire.answers.clear()
    lab.wait(Connected)


def test_an_event_that_nobody_understands_makes_the_connection_anew(
    asterisk_lab: AsteriskLab, log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.expect("the connection to Asterisk is made anew")
    lab = asterisk_lab
    monkeypatch.setattr(lab.phone, "_on_ChannelStateChange", lambda event: event["no such thing"], raising=True)
    lab.start()
    lab.phone.dial(LegId("anna-1"), Station("anna"), Shown("Studio Rossi"), seconds=10)
    assert lab.wait(Disconnected).reason == "lost"
    monkeypatch.undo()
    assert [leg.leg for leg in lab.wait(Connected).legs] == ["anna-1"]


@pytest.mark.parametrize("late", [0.0, 0.5])
def test_a_phone_that_was_dialled_while_the_answer_got_lost_does_not_ring_for_ever(
    asterisk_lab: AsteriskLab, late: float
) -> None:
    lab = asterisk_lab
    lab.start()
    lab.wire.swallows["POST /ari/channels/create"] = late
    lab.phone.dial(LegId("anna-1"), Station("anna"), Shown("Studio Rossi"), seconds=10)
    assert lab.wait(Refused, LegId("anna-1")).verb == "dial"
    lab.passes(late + 0.5)
    lab.until(lambda: lab.pbx.ari("GET", "/channels").json() == [], "nothing is left of it")


def test_a_phone_that_a_killed_desk_never_rang_is_no_phone_of_hers(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    lab.lose()
    made = "/channels/create?endpoint=PJSIP/anna&app=receptionist&appArgs=dialled&channelId=anna-1"
    assert lab.pbx.ari("POST", made).status_code == 200
    lab.phone.stop()
    lab.wire.mend()
    lab.renew()
    assert lab.start().legs == ()
    lab.until(lambda: lab.pbx.ari("GET", "/channels").json() == [], "nothing is left of it")


def test_whoever_listened_to_a_phone_ring_hears_silence_when_it_is_gone_after_a_restart(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    anna, bianchi = LegId("anna-1"), LegId("bianchi-1")
    lab.phone.dial(anna, Station("anna"), Shown("Studio Rossi"), seconds=20, auto_answer=True)
    lab.wait(Answered, anna)
    lab.phone.dial(bianchi, Outside(NUMBERS["bianchi"]), Shown("Studio Rossi"), seconds=20, heard_by=anna)
    lab.wait(Ringing, bianchi)
    lab.until(lambda: lab.hears("anna") == {"ringing"}, "she hears it ring")
    lab.renew()
    lab.hangs_up("bianchi")
    lab.passes(0.5)
    assert [leg.leg for leg in lab.start().legs] == [anna]
    lab.until(lambda: lab.hears("anna") == frozenset(), "she hears silence")


def test_what_a_killed_desk_was_reading_with_is_let_go(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    lab.until(lambda: lab.pbx.ari("GET", "/channels").json() == [], "it has read")
    reader = f"/channels/create?endpoint=Local/s@{READ_RECORDS}&app=receptionist&appArgs=records&channelId=records-of-old"
    assert lab.pbx.ari("POST", reader).status_code == 200
    lab.renew()
    lab.start()
    lab.until(lambda: lab.pbx.ari("GET", "/channels").json() == [], "nothing is left of it")


def test_an_ill_asterisk_is_not_told_as_a_phone_that_is_off(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    lab.wire.answers["POST /ari/channels/create"] = ILL
    lab.phone.dial(LegId("anna-1"), Station("anna"), Shown("Studio Rossi"), seconds=10)
    assert lab.wait(Refused, LegId("anna-1")).verb == "dial"
    lab.wire.answers.clear()
    lab.phone.dial(LegId("gone-1"), Station(ABSENT_STATION), Shown("Studio Rossi"), seconds=10)
    assert lab.wait(Ended, LegId("gone-1")).cause is Cause.UNREACHABLE


def test_a_second_desk_of_the_same_name_takes_over_and_the_first_does_not_fight(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    second, told = lab.another(), []
    second.start(told.append)
    assert lab.wait(Disconnected).reason == "replaced"
    lab.passes(2)
    assert [type(event) for event in told if isinstance(event, Connected | Disconnected)] == [Connected]
    assert len([event for event in lab.events if isinstance(event, Connected)]) == 1
    second.stop()
    lab.run(second.stopped())


def test_nobody_at_the_address_is_no_error_until_somebody_is(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.lose()
    lab.phone.start(lab.events.append)
    lab.passes(1)
    assert lab.events == []
    assert lab.find_again().system.startswith("Asterisk ")


def test_a_wrong_password_and_a_missing_keyring_do_not_stop_the_trying(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    answers = iter(["wrong", None, lab.pbx.asterisk.answers.ari_password])

    def password() -> str:
        answer = next(answers, lab.pbx.asterisk.answers.ari_password)
        if answer is None:
            raise Problem("keyring.absent")
        return answer

    phone = lab.another(password=password)
    phone.start(lab.events.append)
    lab.wait(Connected)
    phone.stop()
    lab.run(phone.stopped())


def test_a_command_before_any_connection_is_refused(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    phone = lab.another(url=f"http://127.0.0.1:{free_port()}")
    phone.start(lab.events.append)
    phone.dial(LegId("a"), Station("anna"), Shown("Rossi"), seconds=5)
    assert lab.wait(Refused, LegId("a")).verb == "dial"
    phone.stop()
    lab.run(phone.stopped())


def test_commands_of_one_leg_keep_their_order(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    station = LegId("station")
    lab.phone.dial(station, Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
    lab.wait(Answered, station)
    for _ in range(10):
        lab.phone.play_music(caller)
        lab.phone.connect(caller, station)
        lab.phone.let_ring(caller)
        lab.phone.announce(caller, "receptionist/closed")
        lab.phone.connect(station, caller)
    lab.until(lambda: lab.hear("neri", "anna") == [{"anna"}, {"neri"}], "the last command holds")
    assert not [event for event in lab.events if isinstance(event, Refused)]


def test_a_caller_who_hangs_up_in_the_instant_of_the_answer_leaves_the_assistant_free(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    station = LegId("station")
    lab.phone.dial(station, Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
    lab.wait(Answered, station)
    lab.hangs_up("neri")
    lab.phone.connect(caller, station)
    lab.wait(Ended, caller)
    following = lab.caller_rings("verdi").leg
    lab.phone.connect(following, station)
    assert lab.hear("verdi", "anna") == [{"anna"}, {"verdi"}]


def test_a_refused_connection_moves_nobody(asterisk_lab: AsteriskLab) -> None:
    """Asterisk has lost a leg that we still believe in: hung up on its console, and the news has not come."""
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    station = LegId("station")
    lab.phone.dial(station, Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
    lab.wait(Answered, station)
    lab.pbx.ari("DELETE", f"/channels/{caller}")  # no time for the event: the loop stands still
    lab.phone.connect(caller, station)
    assert lab.wait(Refused, caller).verb == "connect"
    following = lab.caller_rings("verdi").leg
    lab.phone.connect(following, station)
    assert lab.hear("verdi", "anna") == [{"anna"}, {"verdi"}]


def test_who_talks_on_after_a_refused_connection_can_still_be_held(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    caller, station = lab.caller_rings("neri").leg, LegId("station")
    lab.phone.dial(station, Station("anna"), Shown("Rossi"), seconds=10, auto_answer=True)
    lab.wait(Answered, station)
    lab.phone.connect(caller, station)
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]
    other = lab.caller_rings("verdi").leg
    lab.wire.answers["/addChannel"] = ILL
    lab.phone.connect(other, station)
    lab.wait(Refused, other)
    lab.wire.answers.clear()
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]
    lab.phone.play_music(caller)
    lab.until(lambda: lab.hear("neri", "anna") == [{"music"}, frozenset()], "he hears music, and she nobody")
    lab.phone.connect(other, station)
    lab.until(lambda: lab.hear("verdi", "anna") == [{"anna"}, {"verdi"}], "she talks with the other")


def test_who_was_replaced_comes_back_when_the_other_has_ended(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    second = lab.another()
    second.start(lambda event: None)
    lab.wait(Disconnected, reason="replaced")
    lab.passes(3 * HEARTBEAT * 1.25 + 2)
    assert len([event for event in lab.events if isinstance(event, Connected)]) == 1
    second.stop()
    lab.run(second.stopped())
    lab.wait(Connected)
    assert lab.caller_rings("neri").leg


def test_sixty_waiting_callers_are_handed_back_while_the_desk_closes(asterisk_lab: AsteriskLab, tmp_path: Path) -> None:
    lab, console = asterisk_lab, asterisk_lab.pbx.asterisk.console
    console("dialplan set global RECEPTIONIST_PHONES PJSIP/carla")  # sixty calls at once are too many for two phones
    lab.start()
    with sipp.calls(tmp_path, ("127.0.0.1", lab.pbx.asterisk.answers.sip_port), "+390299900101", count=60, rate=60):
        legs = [lab.wait(Arrived).leg for _ in range(60)]
        for leg in legs:
            lab.phone.play_music(leg)
        lab.passes(1)
        for leg in legs:
            lab.phone.hand_back(leg)
        lab.phone.stop()
        lab.run(lab.phone.stopped())
        channels = lab.pbx.ari("GET", "/channels").json()
        inside = [c for c in channels if c["dialplan"]["app_name"] == "Stasis" and not c["name"].startswith("Local/")]
    console("dialplan set global RECEPTIONIST_PHONES PJSIP/anna&PJSIP/bruno&PJSIP/carla")
    assert inside == []
