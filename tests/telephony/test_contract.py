"""The contract suite: each story runs on the simulator and on a real Asterisk, and neither may tell the difference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Disconnected,
    Ended,
    KeyPressed,
    LegId,
    LegState,
    Outside,
    Played,
    Refused,
    Ringing,
    Shown,
    Station,
    StationChanged,
)
from tests.telephony.contract import VERBS, proves
from tests.telephony.lab import ABSENT_STATION, ANNOUNCEMENT, LINE, NUMBERS, Does, Lab, Sound

_names = count(1)
SHOWN = Shown("Studio Rossi", NUMBERS["neri"])
ran_on_asterisk: set[str] = set()
"""Verbs whose stories ran to their end on the real Asterisk."""


@pytest.fixture(params=["simulator", "asterisk"])
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    """A lab around each phone system, connected."""
    lab: Lab = request.getfixturevalue(f"{request.param}_lab")
    lab.start()
    yield lab
    if request.param == "asterisk":
        ran_on_asterisk.update(getattr(request.function, "proves", ()))


def leg() -> LegId:
    """A name for a leg that we dial, as the desk makes them: any unique text."""
    return LegId(f"leg-{next(_names)}/ü")


def answered_station(lab: Lab, station: str = "anna", shown: Shown = SHOWN) -> LegId:
    """An assistant's phone that has picked up by itself."""
    name = leg()
    lab.phone.dial(name, Station(station), shown, seconds=10, auto_answer=True)
    lab.wait(Answered, name)
    return name


def talk(lab: Lab) -> tuple[LegId, LegId]:
    """A caller, `neri`, who talks with `anna`."""
    caller = lab.caller_rings("neri").leg
    station = answered_station(lab)
    lab.phone.connect(caller, station)
    lab.passes(0.3)
    return caller, station


def target(lab: Lab, party: str = "bianchi", **values: object) -> LegId:
    """A target on the public network, being rung."""
    name = leg()
    lab.phone.dial(name, Outside(NUMBERS[party]), SHOWN, seconds=20, **values)  # type: ignore[arg-type]
    return name


# ---- arriving


@proves("start", "stop")
def test_an_arriving_call_tells_the_dialled_number_and_the_caller(lab: Lab) -> None:
    arrived = lab.caller_rings("neri", name="Mario Nèri")
    assert any(LINE in place.value for place in arrived.dialled)
    assert (arrived.caller.number, arrived.caller.name, arrived.caller.withheld) == (NUMBERS["neri"], "Mario Nèri", False)


def test_a_caller_who_withholds_the_number_arrives_without_one(lab: Lab) -> None:
    caller = lab.caller_rings("neri", withheld=True).caller
    assert (caller.number, caller.name, caller.withheld) == (None, None, True)


@proves("let_ring")
def test_a_waiting_caller_hears_ringing_and_is_not_charged(lab: Lab) -> None:
    lab.phone.let_ring(lab.caller_rings("neri").leg)
    call = lab.call("neri")
    assert (call.rings, call.charged, call.ended) == (True, False, False)


@proves("let_ring")
def test_an_answered_leg_hears_a_ringing_tone(lab: Lab) -> None:
    _, station = talk(lab)
    lab.phone.let_ring(station)
    assert lab.hears("anna") == {Sound.RINGING}


@proves("play_music")
def test_music_answers_the_caller_who_hears_it(lab: Lab) -> None:
    lab.phone.play_music(lab.caller_rings("neri").leg)
    assert lab.hears("neri") == {Sound.MUSIC}
    assert lab.call("neri").charged


@proves("announce")
def test_an_announcement_is_heard_to_its_end_and_told(lab: Lab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.announce(caller, ANNOUNCEMENT)
    assert lab.hears("neri") == {Sound.ANNOUNCEMENT}
    assert lab.wait(Played, caller).sound == ANNOUNCEMENT


@proves("announce")
def test_an_announcement_that_something_else_ended_is_not_told_as_played(lab: Lab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.announce(caller, ANNOUNCEMENT)
    lab.passes(0.5)
    lab.phone.play_music(caller)
    assert lab.hears("neri") == {Sound.MUSIC}
    lab.passes(2.5)
    assert not [event for event in lab.events if isinstance(event, Played)]


@proves("announce")
def test_a_sound_that_is_not_there_is_refused(lab: Lab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.phone.announce(caller, "receptionist/nothing")
    assert lab.wait(Refused, caller).verb == "announce"
    assert not lab.call("neri").ended


# ---- talking


@proves("connect", "dial")
def test_caller_and_assistant_hear_each_other_and_a_third_hears_nothing(lab: Lab) -> None:
    talk(lab)
    answered_station(lab, "bruno")
    assert (lab.hears("neri"), lab.hears("anna"), lab.hears("bruno")) == ({"anna"}, {"neri"}, frozenset())
    assert lab.call("neri").charged


@proves("connect")
def test_three_legs_hear_each_other(lab: Lab) -> None:
    caller, station = talk(lab)
    third = answered_station(lab, "bruno")
    lab.phone.connect(caller, station, third)
    assert lab.hears("neri") == {"anna", "bruno"}
    assert lab.hears("bruno") == {"anna", "neri"}


@proves("play_music", "connect")
def test_hold_is_music_and_not_the_peer_and_resume_is_the_peer_and_not_music(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.play_music(caller)
    assert (lab.hears("neri"), lab.hears("anna")) == ({Sound.MUSIC}, frozenset())
    lab.phone.connect(caller, station)
    assert (lab.hears("neri"), lab.hears("anna")) == ({"anna"}, {"neri"})


@proves("connect")
def test_a_leg_moves_from_one_talk_to_another_and_who_stays_hears_silence(lab: Lab) -> None:
    caller, station = talk(lab)
    other = answered_station(lab, "bruno")
    lab.phone.connect(caller, other)
    assert (lab.hears("neri"), lab.hears("bruno"), lab.hears("anna")) == ({"bruno"}, {"neri"}, frozenset())
    lab.phone.hang_up(station)
    lab.wait(Ended, station)
    assert lab.hears("neri") == {"bruno"}


@proves("connect", "dial", "play_music")
def test_a_consultation_is_completed_and_caller_and_target_hear_each_other(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.play_music(caller)
    consulted = target(lab)
    lab.wait(Ringing, consulted)
    lab.picks_up("bianchi")
    lab.wait(Answered, consulted)
    lab.phone.connect(station, consulted)
    assert (lab.hears("anna"), lab.hears("bianchi"), lab.hears("neri")) == ({"bianchi"}, {"anna"}, {Sound.MUSIC})
    lab.phone.connect(caller, consulted)
    lab.phone.hang_up(station)
    lab.wait(Ended, station)
    assert (lab.hears("neri"), lab.hears("bianchi")) == ({"bianchi"}, {"neri"})


# ---- dialling


@proves("dial")
def test_a_station_picks_up_by_itself_and_shows_the_client(lab: Lab) -> None:
    answered_station(lab)
    assert lab.displays("anna") == "Studio Rossi"


@proves("dial")
def test_a_target_sees_the_client_and_is_told_ringing_then_answered(lab: Lab) -> None:
    name = target(lab)
    lab.wait(Ringing, name)
    assert lab.displays("bianchi") == "Studio Rossi"
    lab.picks_up("bianchi")
    lab.wait(Answered, name)


@proves("dial")
@pytest.mark.parametrize(
    ("does", "cause"), [(Does.BUSY, Cause.BUSY), (Does.REFUSE, Cause.REFUSED), (Does.CONGESTED, Cause.FAILED)]
)
def test_a_target_that_cannot_be_had_says_why(lab: Lab, does: Does, cause: Cause) -> None:
    lab.does("bianchi", does)
    name = target(lab)
    assert lab.wait(Ended, name).cause is cause


@proves("dial")
def test_a_number_that_does_not_exist_is_unreachable(lab: Lab) -> None:
    name = target(lab, "nobody")
    assert lab.wait(Ended, name).cause is Cause.UNREACHABLE


@proves("dial")
def test_a_station_that_is_not_there_is_unreachable(lab: Lab) -> None:
    name = leg()
    lab.phone.dial(name, Station(ABSENT_STATION), SHOWN, seconds=10)
    assert lab.wait(Ended, name).cause is Cause.UNREACHABLE


@proves("dial")
def test_a_target_that_does_not_answer_in_time_is_told_as_such(lab: Lab) -> None:
    name = leg()
    lab.phone.dial(name, Outside(NUMBERS["bianchi"]), SHOWN, seconds=2)
    assert lab.wait(Ended, name).cause is Cause.NO_ANSWER


@proves("dial")
def test_the_assistant_hears_the_far_end_ring_and_silence_after_the_answer(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.play_music(caller)
    name = target(lab, heard_by=station)
    lab.wait(Ringing, name)
    assert lab.hears("anna") == {Sound.RINGING}
    lab.picks_up("bianchi")
    lab.wait(Answered, name)
    assert (lab.hears("anna"), lab.hears("bianchi")) == (frozenset(), frozenset())
    lab.phone.connect(station, name)
    assert (lab.hears("anna"), lab.hears("bianchi")) == ({"bianchi"}, {"anna"})


@proves("dial")
def test_the_ringing_ends_when_the_far_end_refuses(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.play_music(caller)
    name = target(lab, heard_by=station)
    lab.wait(Ringing, name)
    lab.hangs_up("bianchi")
    lab.wait(Ended, name)
    assert lab.hears("anna") == frozenset()
    lab.phone.connect(caller, station)
    assert (lab.hears("anna"), lab.hears("neri")) == ({"neri"}, {"anna"})


@proves("hang_up", "connect")
def test_going_back_to_the_caller_while_the_target_rings(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.play_music(caller)
    name = target(lab, heard_by=station)
    lab.wait(Ringing, name)
    lab.phone.hang_up(name)
    lab.phone.connect(caller, station)
    lab.wait(Ended, name)
    assert (lab.hears("anna"), lab.hears("neri")) == ({"neri"}, {"anna"})


# ---- ending


@proves("hang_up")
def test_hanging_up_ends_the_leg_and_not_its_peer(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.phone.hang_up(station)
    assert lab.wait(Ended, station).cause is Cause.NORMAL
    assert not lab.call("neri").ended
    lab.phone.hang_up(caller)
    lab.wait(Ended, caller)
    assert lab.call("neri").ended


@proves("hang_up")
def test_hanging_up_a_leg_that_is_gone_is_no_refusal(lab: Lab) -> None:
    caller = lab.caller_rings("neri").leg
    lab.hangs_up("neri")
    lab.wait(Ended, caller)
    lab.phone.hang_up(caller)
    lab.passes(0.3)
    assert not [event for event in lab.events if isinstance(event, Refused)]


def test_a_caller_who_hangs_up_ends_normally_and_once(lab: Lab) -> None:
    caller, _ = talk(lab)
    lab.hangs_up("neri")
    assert lab.wait(Ended, caller).cause is Cause.NORMAL
    lab.passes(0.5)
    assert len([event for event in lab.events if isinstance(event, Ended) and event.leg == caller]) == 1


@proves("connect", "play_music", "let_ring", "announce", "show", "mark", "hand_back")
def test_a_verb_for_a_leg_that_is_gone_is_refused_and_nothing_breaks(lab: Lab) -> None:
    caller, station = talk(lab)
    lab.hangs_up("neri")
    lab.wait(Ended, caller)
    phone = lab.phone
    phone.connect(caller, station)
    phone.play_music(caller)
    phone.let_ring(caller)
    phone.announce(caller, ANNOUNCEMENT)
    phone.show(caller, SHOWN)
    phone.mark(caller, "gone")
    phone.hand_back(caller)
    refused = {lab.wait(Refused, caller).verb for _ in range(7)}
    assert refused == {"connect", "play_music", "let_ring", "announce", "show", "mark", "hand_back"}
    phone.play_music(station)
    assert lab.hears("anna") == {Sound.MUSIC}


# ---- the rest


def test_keys_are_told(lab: Lab) -> None:
    caller, _ = talk(lab)
    lab.presses("neri", "1")
    assert lab.wait(KeyPressed, caller).key == "1"


@proves("show")
def test_the_display_of_a_phone_follows(lab: Lab) -> None:
    _, station = talk(lab)
    lab.phone.show(station, Shown("Acme Ltd", NUMBERS["verdi"]))
    assert lab.displays("anna") == "Acme Ltd"


def test_a_station_that_goes_and_comes_is_told(lab: Lab) -> None:
    lab.wait(StationChanged, station="anna", reachable=True)
    lab.wait(StationChanged, station=ABSENT_STATION, reachable=False)
    lab.unplug("anna")
    lab.wait(StationChanged, station="anna", reachable=False)
    lab.plug("anna")
    lab.wait(StationChanged, station="anna", reachable=True)


@proves("mark")
def test_a_mark_comes_back_after_the_connection_was_lost(lab: Lab) -> None:
    caller, station = talk(lab)
    text = '{"call": "7", "more": "' + "è" * 900 + '"}'
    lab.phone.mark(caller, text)
    lab.passes(0.3)
    lab.lose()
    lab.wait(Disconnected, seconds=20)
    found = {leg.leg: leg for leg in lab.find_again().legs}
    assert found[caller].mark == text
    assert found[caller].arrived is None
    assert (found[caller].state, found[caller].with_legs) == (LegState.UP, {station})
    assert lab.hears("neri") == {"anna"}


@proves("dial", "mark")
def test_a_leg_is_marked_from_its_first_moment(lab: Lab) -> None:
    name = target(lab, mark="call 8, consult")
    lab.wait(Ringing, name)
    lab.lose()
    lab.wait(Disconnected, seconds=20)
    found = {leg.leg: leg for leg in lab.find_again().legs}
    assert (found[name].mark, found[name].state) == ("call 8, consult", LegState.RINGING)


@proves("start")
def test_a_caller_who_came_while_the_connection_hung_is_found(lab: Lab) -> None:
    waiting = lab.caller_rings("verdi").leg
    lab.lose()
    lab.wait(Disconnected, seconds=20)
    found = {leg.leg: leg for leg in lab.find_again().legs}
    assert isinstance(found[waiting].arrived, Arrived)
    assert found[waiting].arrived.caller.number == NUMBERS["verdi"]
    lab.phone.play_music(waiting)
    assert lab.hears("verdi") == {Sound.MUSIC}


@proves("hand_back")
def test_a_caller_handed_back_rings_at_the_fallback_and_comes_back_as_a_record(lab: Lab) -> None:
    caller = lab.caller_rings("neri", name="Mario Neri").leg
    lab.phone.mark(caller, "call 9")
    lab.phone.play_music(caller)
    lab.phone.hand_back(caller)
    lab.wait(Ended, caller)
    assert lab.fallback_rings("bruno")
    assert lab.displays("bruno") == "Studio Rossi"
    lab.picks_up("bruno")
    assert lab.hears("neri") == {"bruno"}
    lab.hangs_up("neri")
    while not (told := lab.wait(Connected)).elsewhere:
        pass
    record = told.elsewhere[0]
    assert (record.answered_by, record.mark, record.caller.number) == ("bruno", "call 9", NUMBERS["neri"])
    assert any(LINE in place.value for place in record.dialled)


@proves("stop")
def test_after_stop_calls_stay_and_nothing_more_is_told(lab: Lab) -> None:
    talk(lab)
    lab.phone.stop()
    told = len(lab.events)
    lab.presses("neri", "1")
    assert lab.hears("neri") == {"anna"}
    assert len(lab.events) == told


def test_every_verb_was_proved_on_a_real_asterisk(request: pytest.FixtureRequest) -> None:
    """Runs last. Where only some stories were chosen there is nothing to say."""
    chosen = {item.name.split("[")[0] for item in request.session.items if item.path == request.path}
    stories = {name for name in globals() if name.startswith("test_")}
    if stories <= chosen:
        assert VERBS - ran_on_asterisk == set()
