"""Whatever the phone system says, in whatever order, and whatever assistants press: lawful places, and an end for every leg."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.calls.board import Board
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Back,
    BlindTransfer,
    Complete,
    Consult,
    Dial,
    DoneWrappingUp,
    HangUp,
    Hold,
    Resume,
    SetAvailability,
    TakeBack,
)
from receptionist.calls.events import Availability, Moved, Offered, Turned, decode, encode
from receptionist.calls.places import MOVES, OVER, SIDE_MOVES, Place, Side
from receptionist.clock import VirtualClock
from receptionist.telephony.port import (
    Arrived,
    Cause,
    Connected,
    Disconnected,
    Ended,
    KeyPressed,
    LegId,
    Listener,
    PhoneEvent,
    PhoneSystem,
    Played,
    Presented,
    Refused,
)
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.floor import ACME, BIANCHI, MOBILE, NIGHT, ROSSI, TO_BIANCHI, TO_MOBILE, Office

STEPS = st.lists(st.tuples(st.sampled_from(range(14)), st.integers(0, 2**16)), min_size=6, max_size=60)


@pytest.fixture(autouse=True, scope="module")
def refusals_are_part_of_it() -> Iterator[None]:
    """The phone system refuses much in these stories; nobody needs to read of it."""
    logger = logging.getLogger("receptionist.calls.refusals")
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(logging.NOTSET)


class Unreliable:
    """Stands between desk and phone system: events are told twice, again much later, or not at all. (Who arrives, and the whole
    picture after an interruption, are told: without them there is no call to speak of.)"""

    def __init__(self, phone: Exchange, clock: VirtualClock, dice: random.Random) -> None:
        self._phone, self._clock, self._dice = phone, clock, dice
        self.honest = False
        self._lives = 0

    def __getattr__(self, verb: str) -> object:
        return getattr(self._phone, verb)

    def start(self, listener: Listener) -> None:
        """As the port has it."""
        self._lives += 1
        life = self._lives

        def while_it_lasts(event: PhoneEvent) -> None:
            if life == self._lives:
                listener(event)

        self._phone.start(lambda event: self._tell(while_it_lasts, event))

    def stop(self) -> None:
        """As the port has it."""
        self._lives += 1
        self._phone.stop()

    def _tell(self, listener: Listener, event: PhoneEvent) -> None:
        fate = 1.0 if self.honest else self._dice.random()
        if fate < 0.25 and not isinstance(event, Arrived | Connected | Disconnected):
            return
        listener(event)
        if fate < 0.5 and not isinstance(event, Connected | Disconnected):
            self._clock.after(self._dice.choice([0.0, 0.5, 9.0, 40.0]), lambda: listener(event))


def step(office: Office, what: int, seed: int) -> None:
    """Something happens: somebody rings or hangs up, the phone system says nonsense or is away, somebody presses a key."""
    dice = random.Random(seed)
    legs = [*office.exchange.legs(), LegId("unheard-of")]
    leg = dice.choice(legs)
    match what:
        case 0 | 1:
            office.exchange.rings(dice.choice([ROSSI, ACME, NIGHT, "+39029990777"]), _who(dice))
        case 2:
            office.exchange.far_end_hangs_up(leg)
        case 3:
            office.desk.hear(Ended(LegId("unheard-of"), dice.choice(list(Cause))))
        case 4 | 5:
            office.desk.hear(dice.choice([Played(leg, "x"), KeyPressed(leg, "1"), Refused("connect", leg, "no")]))
        case 6:
            office.exchange.cut()
            office.passes(dice.random() * 20)
            office.exchange.restore()
        case 7:
            office.restarts(away=dice.random() * 3)
            office.sits_down("anna")
        case 8:
            for number in (BIANCHI, MOBILE):
                office.outside[number] = Reaction(does=dice.choice(list(Does)), after=dice.random() * 9)
        case _:
            who = dice.choice(["anna", "bruno"])
            office.ask(who, _command(office, who, dice))
    office.passes(dice.choice([0.0, 0.05, 0.4, 3.0, 14.0]))


def _who(dice: random.Random) -> Presented:
    return Presented(number=dice.choice(["+390299900011", "02 9990 0012", "anonymous", "", None]), withheld=dice.random() < 0.1)


def _command(office: Office, who: str, dice: random.Random) -> AnyCommand:
    calls = list(office.board.calls) or ["gone"]
    call = dice.choice(calls)
    target = dice.choice([TO_BIANCHI, TO_MOBILE])
    return dice.choice(
        [
            Answer(),
            Answer(call=call),
            Hold(call=call),
            Resume(),
            Resume(call=call),
            Consult(call=call, target=target),
            Complete(call=call),
            Back(call=call),
            BlindTransfer(call=call, target=target),
            TakeBack(call=call),
            HangUp(call=call),
            Dial(line=ROSSI, target=target),
            DoneWrappingUp(call=call),
            SetAvailability(availability=dice.choice(list(Availability))),
        ]
    )


@settings(max_examples=300, deadline=None)
@given(STEPS, st.integers(0, 2**16))
def test_disorder_is_settled(steps: list[tuple[int, int]], seed: int) -> None:
    between: list[Unreliable] = []

    def unreliable(phone: Exchange, clock: VirtualClock) -> PhoneSystem:
        between.append(Unreliable(phone, clock, random.Random(seed)))
        return cast(PhoneSystem, between[0])

    office = Office(between=unreliable)
    office.sits_down("anna")
    office.sits_down("bruno")
    for what, seed in steps:
        step(office, what, seed)
    _nothing_hangs(office)
    _check_moves(office)
    _check_replay(office)
    between[0].honest = True
    _end_the_day(office)


ON_THE_WAY = (Place.OFFERED, Place.ANSWERING, Place.DIALLING, Place.RINGING, Place.TRANSFERRING, Place.RETURNED, Place.CLOSED)


def _nothing_hangs(office: Office) -> None:
    """Whatever was not told: after some minutes every call stands where somebody can do something about it."""
    office.passes(240)
    stuck = {call.place for call in office.board.calls.values()} & set(ON_THE_WAY)
    assert not stuck
    assert not [call for call in office.board.calls.values() if call.side in (Side.RINGING, Side.CONSULT_RINGING)]


def _check_moves(office: Office) -> None:
    for epoch in range(1, office.epoch + 1):
        events = [e for e in office.written if e.epoch == epoch]
        assert [e.sequence for e in events] == list(range(1, len(events) + 1))
        places: dict[str, Place] = {}
        sides: dict[str, Side] = {}
        for event in events:
            if isinstance(event, Offered):
                assert event.call not in places
                places[event.call], sides[event.call] = Place.OFFERED, Side.NONE
            elif isinstance(event, Moved | Turned) and event.call not in places:
                assert epoch > 1  # it ended while there was no desk
                assert event.place in OVER if isinstance(event, Moved) else event.side is Side.NONE
            elif isinstance(event, Moved):
                found_again = epoch > 1 and places[event.call] is Place.OFFERED
                assert event.place in MOVES[places[event.call]] or found_again
                places[event.call] = event.place
            elif isinstance(event, Turned):
                found_again = epoch > 1 and sides[event.call] is Side.NONE
                assert event.side in SIDE_MOVES[sides[event.call]] or found_again
                sides[event.call] = event.side


def _check_replay(office: Office) -> None:
    """A snapshot and the tail give the same board as everything from the beginning."""
    whole, late = Board(), None
    middle = len(office.written) // 2
    for index, event in enumerate(office.written):
        if index == middle:
            late = Board.restore(whole.snapshot())
        for board in (whole, late):
            if board is not None:
                board.apply(decode(encode(event)))
    assert whole.snapshot() == (late or whole).snapshot()


def _end_the_day(office: Office) -> None:
    """Everybody goes home: every leg ends and no call is left without an end."""
    office.exchange.cut()
    office.passes(1)
    office.exchange.restore()
    office.passes(50)
    for leg in office.exchange.legs():
        if office.exchange.destination(leg) is None:
            office.exchange.far_end_hangs_up(leg)
    for who in ("anna", "bruno"):
        for call in office.board.mine(who):
            office.ask(who, HangUp(call=call.id))
    office.passes(timedelta(minutes=6).total_seconds())
    assert office.exchange.legs() == ()
    assert all(call.place in OVER for call in office.board.calls.values())
    assert all(record.result is not None for record in office.records().values())


def test_every_place_has_a_way_out() -> None:
    for place in Place:
        assert place in MOVES
        reachable, seen = {place}, set()
        while reachable:
            now = reachable.pop()
            seen.add(now)
            reachable |= MOVES[now] - seen
        assert seen & OVER, f"{place} never ends"
    for side in Side:
        assert side is Side.NONE or SIDE_MOVES[side]
