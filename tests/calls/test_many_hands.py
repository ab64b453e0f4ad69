"""Several assistants at once, consoles and phones that come and go, in any order: what holds whatever they do."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import integers, sampled_from

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, BlindTransfer, HandTo, Hold, LetPass, Resume, SignIn
from receptionist.calls.places import OVER, Place, Side
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.calls.floor import BIANCHI, TO_BIANCHI, Office

WHO = sampled_from(["anna", "bruno", "carla"])
WHICH = integers(0, 4)


class ManyHands(RuleBasedStateMachine):
    """On virtual time: nobody waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Office()
        self.office.exchange.set_station("carla", DESK_PHONE)
        self.rang: dict[str, Any] = {}
        self.left: set[str] = set()
        for who in ("anna", "bruno", "carla"):
            self.sits_down(who)

    def _one(self, which: int) -> CallView | None:
        calls = list(self.office.board.calls.values())
        return calls[which % len(calls)] if calls else None

    @rule()
    def somebody_rings(self) -> None:
        if len(self.office.board.calls) < 5:
            leg, call = self.office.rings(number=f"+39029990{len(self.rang):04}")
            self.rang[call.id] = leg

    @rule(which=WHICH)
    def all_answer_one(self, which: int) -> None:
        call = self._one(which)
        if call is None or call.place not in (Place.WAITING, Place.RETURNED):
            return
        replies = {who: self.office.ask(who, Answer(call=call.id)) for who in ("anna", "bruno", "carla")}
        winners = [who for who, reply in replies.items() if reply.code is None and reply.call == call.id]
        assert len(winners) <= 1
        for who, reply in replies.items():
            if reply.code is None and reply.call != call.id:
                assert self.office.board.calls[reply.call or ""].side is Side.RINGING, "her phone rings for another already"
            elif winners and who != winners[0]:
                assert reply.code == "call.taken" and reply.values["assistant"] == winners[0].title()
        self.office.passes(0.2)

    @rule(who=WHO, which=WHICH)
    def one_answers(self, who: str, which: int) -> None:
        call = self._one(which)
        if call is not None:
            self.office.ask(who, Answer(call=call.id))
            self.office.passes(0.2)

    @rule(who=WHO)
    def holds(self, who: str) -> None:
        current = self.office.board.current(who)
        if current is not None:
            self.office.ask(who, Hold(call=current.id))

    @rule(who=WHO)
    def resumes(self, who: str) -> None:
        self.office.ask(who, Resume())
        self.office.passes(0.2)

    @rule(who=WHO)
    def puts_through(self, who: str) -> None:
        current = self.office.board.current(who)
        if current is not None:
            self.office.ask(who, BlindTransfer(call=current.id, target=TO_BIANCHI))
            self.office.passes(0.2)

    @rule(who=WHO, to=WHO)
    def hands_over(self, who: str, to: str) -> None:
        current = self.office.board.current(who)
        if current is not None:
            self.office.ask(who, HandTo(call=current.id, to=to))

    @rule(who=WHO, which=WHICH)
    def lets_pass(self, who: str, which: int) -> None:
        call = self._one(which)
        if call is not None:
            self.office.ask(who, LetPass(call=call.id))

    @rule(which=WHICH)
    def takes_what_was_handed(self, which: int) -> None:
        """While whoever gives it goes on: to be hers it must be given by him, and his phone up."""
        call = self._one(which)
        if call is not None and call.handed_to is not None:
            to, giver = call.handed_to, call.assistant
            reply = self.office.ask(to, Answer(call=call.id))
            self.office.passes(1)
            view = self.office.board.calls.get(call.id)
            if reply.code is None and view is not None:
                assert view.assistant in (to, giver)

    @rule(who=WHO)
    def console_dies(self, who: str) -> None:
        self.office.desk.present(who, False)

    @rule(who=WHO)
    def console_is_back(self, who: str) -> None:
        self.office.desk.present(who, True)

    @rule(who=WHO)
    def sits_down(self, who: str) -> None:
        other = {"anna": "bruno", "bruno": BIANCHI}.get(who)
        assert self.office.ask(who, SignIn(name=who.title(), station=who, other=other)).code is None

    @rule(who=WHO)
    def phone_goes_dead_with_the_console(self, who: str) -> None:
        seat = self.office.desk._floor.seats[who]
        self.office.desk.present(who, False)
        if seat.leg is not None and seat.up:
            self.office.hangs_up(seat.leg)

    @rule(which=WHICH)
    def caller_leaves(self, which: int) -> None:
        call = self._one(which)
        if call is not None and call.id in self.rang:
            self.left.add(call.id)
            self.office.hangs_up(self.rang[call.id])

    @rule(seconds=integers(1, 12))
    def time_passes(self, seconds: int) -> None:
        self.office.passes(seconds)

    @invariant()
    def nobody_has_two_in_her_ear(self) -> None:
        for who in ("anna", "bruno", "carla"):
            busy = [c for c in self.office.board.mine(who) if c.side not in (Side.NONE, Side.ON_HOLD, Side.WRAP_UP)]
            assert len(busy) <= 1, busy

    @invariant()
    def who_talks_is_heard_by_one(self) -> None:
        board, exchange = self.office.board, self.office.exchange
        talking = [call for call in board.calls.values() if call.place is Place.TALKING]
        legs = [self.office.desk._floor.seats[call.assistant or ""].leg for call in talking]
        assert len(set(legs)) == len(legs)
        for call, leg in zip(talking, legs, strict=True):
            if self.rang.get(call.id) in exchange.legs() and leg in exchange.legs():
                heard = exchange.heard(self.rang[call.id])
                assert heard is not None and heard.legs == {leg}

    @invariant()
    def a_caller_who_has_not_left_is_with_us(self) -> None:
        """Unless nobody could be found for them: that is told by an announcement, and never in a talk of hers."""
        for call in self.rang.keys() - self.left:
            view = self.office.board.calls.get(call)
            if view is None or view.place in OVER:
                places = [e.place for e in self.office.written if getattr(e, "call", None) == call and hasattr(e, "place")]
                assert places[-2] in (Place.CLOSED, Place.TRANSFERRED, Place.OVERFLOWED), places


ManyHands.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestManyHands = ManyHands.TestCase
