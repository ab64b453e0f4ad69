"""The exchange's own laws, whatever anybody does: each leg ends once, hears one thing, and hears those who hear it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clock import VirtualClock
from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Ended,
    KeyPressed,
    LegId,
    Outside,
    PhoneEvent,
    Presented,
    Refused,
    Shown,
    Station,
)
from receptionist.telephony.simulator.day import DAY_BEGINS
from receptionist.telephony.simulator.exchange import WATCHDOG, Exchange
from receptionist.telephony.simulator.fallback import RINGS_FOR
from receptionist.telephony.simulator.world import (
    DESK_PHONE,
    NOBODY_LIFTS,
    SWITCHED_OFF,
    VOICEMAIL,
    Does,
    Hears,
    Reaction,
)

SHOWN = Shown("Studio Rossi")
CALLER = Presented("+393000066001")
NUMBERS = {
    "+390200660001": Reaction(after=2.0, keys=((1.0, "1"),)),
    "+390200660002": Reaction(Does.BUSY, after=0.5),
    "+390200660003": NOBODY_LIFTS,
    "+390200660004": Reaction(Does.REFUSE, after=3.0),
    "+390200660005": VOICEMAIL,
    "+390200660006": Reaction(Does.FAIL, after=0.2),
}


class Desk:
    """Whoever listens, with an exchange of its own."""

    def __init__(self, station: Reaction = DESK_PHONE) -> None:
        self.clock = VirtualClock(DAY_BEGINS)
        self.events: list[PhoneEvent] = []
        self.exchange = Exchange(
            self.clock,
            outside=lambda number, leg: NUMBERS.get(number, SWITCHED_OFF),
            stations={"anna": station, "bruno": SWITCHED_OFF},
        )
        self.exchange.start(self.events.append)
        self.clock.run(0)

    def of(self, leg: LegId) -> list[PhoneEvent]:
        return [event for event in self.events if getattr(event, "leg", None) == leg]

    def dial(self, leg: str, number: str, seconds: int = 20) -> LegId:
        self.exchange.dial(LegId(leg), Outside(number), SHOWN, seconds=seconds)
        return LegId(leg)


# ---- any sequence at all

LEGS = st.integers(0, 5)
ACTIONS = st.one_of(
    st.tuples(st.just("rings")),
    st.tuples(st.sampled_from(["let_ring", "play_music", "announce", "hang_up", "hand_back", "mark", "show"]), LEGS),
    st.tuples(st.sampled_from(["far_end_hangs_up", "far_end_answers", "key"]), LEGS),
    st.tuples(st.just("connect"), st.lists(LEGS, min_size=2, max_size=3)),
    st.tuples(st.just("station"), st.sampled_from(["anna", "bruno", "nobody"])),
    st.tuples(st.just("dial"), st.sampled_from(sorted(NUMBERS)), st.none() | LEGS),
    st.tuples(st.just("pass"), st.sampled_from([0.0, 0.3, 2.0, 30.0])),
    st.tuples(st.sampled_from(["cut", "restore", "stop", "start"])),
)


def act(desk: Desk, step: int, action: tuple) -> None:  # type: ignore[type-arg]
    exchange, legs = desk.exchange, desk.exchange.legs()

    def leg(number: int) -> LegId:
        return legs[number] if number < len(legs) else LegId("nobody")

    match action:
        case ("rings",):
            exchange.rings("+390200550101", CALLER)
        case ("announce", number):
            exchange.announce(leg(number), "receptionist/busy")
        case ("mark", number):
            exchange.mark(leg(number), "ours")
        case ("show", number):
            exchange.show(leg(number), SHOWN)
        case ("key", number):
            exchange.presses(leg(number), "1")
        case ("connect", numbers):
            exchange.connect(*(leg(number) for number in numbers))
        case ("station", name):
            exchange.dial(LegId(f"station-{step}"), Station(name), SHOWN, seconds=10, auto_answer=True)
        case ("dial", number, hearer):
            heard_by = None if hearer is None else leg(hearer)
            exchange.dial(LegId(f"dialled-{step}"), Outside(number), SHOWN, seconds=20, heard_by=heard_by)
        case ("pass", seconds):
            desk.clock.run(seconds)
        case ("start",):
            exchange.start(desk.events.append)
        case (verb,):
            getattr(exchange, verb)()
        case (verb, number):
            getattr(exchange, verb)(leg(number))


def laws(exchange: Exchange) -> None:
    for leg in exchange.legs():
        heard = exchange.heard(leg)
        assert heard is not None
        assert (heard.what is Hears.PEOPLE) == bool(heard.legs)
        assert (heard.what is Hears.SOUND) == (heard.sound is not None)
        assert leg not in heard.legs
        for other in heard.legs:
            theirs = exchange.heard(other)
            assert theirs is not None
            assert theirs.legs | {other} == heard.legs | {leg}


@settings(max_examples=300, deadline=None)
@given(st.lists(ACTIONS, max_size=40))
def test_every_leg_hears_one_thing_and_hears_those_who_hear_it(actions: list[tuple]) -> None:  # type: ignore[type-arg]
    desk = Desk()
    for step, action in enumerate(actions):
        act(desk, step, action)
        laws(desk.exchange)
    desk.clock.run(120)
    laws(desk.exchange)


@settings(max_examples=200, deadline=None)
@given(st.lists(ACTIONS, max_size=40))
def test_every_leg_ends_and_is_told_so_once(actions: list[tuple]) -> None:  # type: ignore[type-arg]
    """As long as the line holds: whoever arrived or was dialled ends once, after everybody has put the phone down."""
    desk = Desk()
    for step, action in enumerate(a for a in actions if a[0] not in ("cut", "restore", "stop", "start")):
        act(desk, step, action)
    desk.clock.run(60)
    for leg in desk.exchange.legs():
        desk.exchange.far_end_hangs_up(leg)
    desk.clock.run(RINGS_FOR + 1)
    for leg in {event.leg for event in desk.events if isinstance(event, Arrived)}:
        desk.exchange.far_end_hangs_up(leg)
    desk.clock.run(1)
    assert desk.exchange.legs() == ()
    ended = Counter(event.leg for event in desk.events if isinstance(event, Ended))
    begun = {e.leg for e in desk.events if isinstance(e, Arrived | Answered)}
    assert begun <= set(ended)
    assert set(ended.values()) <= {1}


@settings(max_examples=100, deadline=None)
@given(st.lists(ACTIONS, max_size=40))
def test_the_same_actions_give_the_same_events(actions: list[tuple]) -> None:  # type: ignore[type-arg]
    first, second = Desk(), Desk()
    for desk in (first, second):
        for step, action in enumerate(actions):
            act(desk, step, action)
        desk.clock.run(60)
    assert first.events == second.events


# ---- one story each


def test_each_phone_says_in_its_own_way_that_it_cannot_be_had() -> None:
    desk = Desk()
    wanted = {
        "+390200660002": Cause.BUSY,
        "+390200660003": Cause.NO_ANSWER,
        "+390200660004": Cause.REFUSED,
        "+390200660006": Cause.FAILED,
        "+390200669999": Cause.UNREACHABLE,
    }
    for number in wanted:
        desk.dial(number, number)
    desk.clock.run(60)
    assert {event.leg: event.cause for event in desk.events if isinstance(event, Ended)} == wanted


def test_a_voicemail_answers_and_never_presses_a_key_and_a_person_does() -> None:
    desk = Desk()
    machine, person = desk.dial("machine", "+390200660005"), desk.dial("person", "+390200660001")
    desk.clock.run(60)
    assert [type(event) for event in desk.of(machine) if isinstance(event, Answered | KeyPressed)] == [Answered]
    assert [type(event) for event in desk.of(person) if isinstance(event, Answered | KeyPressed)] == [Answered, KeyPressed]


def test_whoever_puts_a_ringing_phone_down_refuses_and_in_a_talk_ends_it() -> None:
    desk = Desk()
    rung, talked = desk.dial("rung", "+390200660003"), desk.dial("talked", "+390200660001")
    desk.clock.run(5)
    for leg in (rung, talked):
        desk.exchange.far_end_hangs_up(leg)
    desk.clock.run(0)
    causes = {event.leg: event.cause for event in desk.events if isinstance(event, Ended)}
    assert causes == {rung: Cause.REFUSED, talked: Cause.NORMAL}


def test_a_name_is_given_to_one_leg_only() -> None:
    desk = Desk()
    desk.dial("leg", "+390200660003")
    desk.dial("leg", "+390200660001")
    desk.clock.run(0)
    assert [event.verb for event in desk.of(LegId("leg")) if isinstance(event, Refused)] == ["dial"]


def test_callers_who_wait_when_the_console_dies_reach_the_fallback_and_those_who_talk_talk_on() -> None:
    desk = Desk()
    waiting, talking = (desk.exchange.rings("+390200550101", CALLER) for _ in range(2))
    desk.exchange.let_ring(waiting)
    desk.exchange.dial(LegId("anna's"), Station("anna"), SHOWN, seconds=10, auto_answer=True)
    desk.clock.run(1)
    desk.exchange.connect(talking, LegId("anna's"))
    desk.exchange.stop()
    desk.clock.run(WATCHDOG + 10)
    assert desk.exchange.fallback_rings("anna") is False  # somebody has lifted it
    desk.exchange.far_end_hangs_up(waiting)
    desk.exchange.start(desk.events.append)
    desk.clock.run(0)
    told = [event for event in desk.events if isinstance(event, Connected)][-1]
    assert [(record.id, record.answered_by) for record in told.elsewhere] == [(waiting, "anna")]
    assert {leg.leg for leg in told.legs} == {talking, LegId("anna's")}


def test_a_caller_who_comes_while_nobody_listens_goes_to_the_fallback_at_once() -> None:
    desk = Desk(station=NOBODY_LIFTS)
    desk.exchange.stop()
    caller = desk.exchange.rings("+390200550101", CALLER)
    assert desk.exchange.fallback_rings("anna")
    desk.clock.run(RINGS_FOR + 1)
    desk.exchange.start(desk.events.append)
    desk.clock.run(0)
    (record,) = [event for event in desk.events if isinstance(event, Connected)][-1].elsewhere
    assert (record.id, record.answered_by, record.caller) == (caller, None, CALLER)


def test_a_verb_that_is_refused_changes_nothing() -> None:
    desk = Desk()
    caller = desk.exchange.rings("+390200550101", CALLER)
    desk.exchange.let_ring(caller)
    before = desk.exchange.heard(caller)
    desk.exchange.refuse_next("play_music", "no music today")
    desk.exchange.play_music(caller)
    desk.clock.run(0)
    assert desk.exchange.heard(caller) == before
    assert Refused("play_music", caller, "no music today") in desk.events
    desk.exchange.play_music(caller)
    assert desk.exchange.heard(caller) != before


def test_a_phone_shows_what_it_was_told_last() -> None:
    desk = Desk()
    leg = LegId("anna's")
    desk.exchange.dial(leg, Station("anna"), SHOWN, seconds=10, auto_answer=True)
    desk.clock.run(1)
    desk.exchange.show(leg, Shown("Acme"))
    assert desk.exchange.shown_on(leg) == Shown("Acme")


def test_what_is_connected_and_cut_is_deaf_until_it_is_back() -> None:
    desk = Desk()
    desk.exchange.cut("cable")
    desk.clock.run(0)
    before = len(desk.events)
    caller = desk.exchange.rings("+390200550101", CALLER)
    desk.clock.run(1)
    assert len(desk.events) == before
    desk.exchange.restore()
    desk.clock.run(0)
    (found,) = [event for event in desk.events if isinstance(event, Connected)][-1].legs
    assert found.leg == caller
    assert found.arrived is not None
