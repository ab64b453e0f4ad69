"""A scripted assistant for unattended runs. She knows the desk as a person does: she sees the board, hears the caller at her
phone, and presses keys (commands), at the speed of a person.

What she does next hangs on one thing: where her call stands. Each change drops what she was about to do and begins the steps
for the new situation; each step is a pause and a key.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from random import Random
from zoneinfo import ZoneInfo

from uuid6 import uuid7

from receptionist.calls.board import Board, CallView
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Back,
    BlindTransfer,
    Complete,
    Consult,
    DoneWrappingUp,
    GiveKind,
    HangUp,
    Name,
    NoteMessage,
    Reply,
    Resume,
    SetAvailability,
    SignIn,
)
from receptionist.calls.events import AnyEvent, Availability
from receptionist.calls.places import KindOfCall, Side
from receptionist.clock import Clock, Timer
from receptionist.demo.choice import Choice
from receptionist.telephony.simulator.day import Caller, Kind
from receptionist.telephony.simulator.dice import dice

log = logging.getLogger(__name__)

SHIFT = (time(8), time(18, 30))
"""When she works, in Rome."""
BREAKS = ((time(10, 50), time(11), "coffee"), (time(13), time(13, 40), "lunch"), (time(16, 20), time(16, 28), "coffee"))
ROME = ZoneInfo("Europe/Rome")
LOOKS_UP = 20.0
"""Seconds between two looks at the clock."""
CONSULT_AT_MOST = 25.0
"""Seconds for which she lets a target ring before she goes back to the caller."""

KINDS = {
    Kind.WRONG: KindOfCall.WRONG_NUMBER,
    Kind.SALES: KindOfCall.SALES,
    Kind.SILENT: KindOfCall.SILENT,
    Kind.INFORMATION: KindOfCall.INFORMATION,
}

Send = Callable[[AnyCommand, Callable[[Reply], None]], None]
Step = tuple[float, AnyCommand]
Situation = tuple[object, ...]
Keeps = Callable[[CallView, Caller | None], str]


def fresh_id(call: CallView, caller: Caller | None) -> str:
    """A message that is kept nowhere."""
    return str(uuid7())


@dataclass(frozen=True, slots=True)
class Senses:
    """What she knows besides the board: the caller on her ear, whom to pass them to, and how a message is kept (its id)."""

    hears: Callable[[], Caller | None]
    whom: Callable[[CallView, Caller], Choice | None]
    keeps: Keeps = fresh_id


class ScriptedAssistant:
    """`me` is her id, `station` her phone. `send` carries a command to the desk, `hear` takes each of its events."""

    def __init__(self, clock: Clock, seed: int, send: Send, senses: Senses, *, me: str, name: str, station: str) -> None:
        self._clock, self._seed, self._send_to_desk, self._senses = clock, seed, send, senses
        self._me, self._name, self._station = me, name, station
        self._board = Board()
        self._situation: Situation = ()
        self._timer: Timer | None = None
        self._tried: set[str] = set()

    def start(self) -> None:
        """She sits down and signs in."""
        self._send(SignIn(name=self._name, station=self._station))
        self._clock.after(LOOKS_UP, self._look_up)

    def hear(self, event: AnyEvent) -> None:
        """The next event of the desk's stream."""
        self._board.apply(event)
        self._consider()

    # ---- when to think

    def _look_up(self) -> None:
        self._clock.after(LOOKS_UP, self._look_up)
        self._keep_hours()
        self._consider()

    def _consider(self) -> None:
        situation = self._where_i_am()
        if situation != self._situation:
            self._situation = situation
            self._do(self._next_steps())

    def _where_i_am(self) -> Situation:
        call = self._board.current(self._me)
        if call is not None:
            return call.id, call.side, call.target_up
        nearest = self._board.next_for(self._me)
        held = self._board.held(self._me)
        return nearest.id if nearest else None, held[0].id if held else None, self._on_duty()

    def _on_duty(self) -> bool:
        mine = self._board.assistants.get(self._me)
        return mine is not None and mine.availability is Availability.AVAILABLE

    # ---- what to do

    def _next_steps(self) -> list[Step]:
        call = self._board.current(self._me)
        if call is None:
            return self._when_free()
        chance = self._chance(call, call.side)
        match call.side:
            case Side.TALKING:
                return self._with_caller(call, chance)
            case Side.CONSULT_RINGING:
                return [(CONSULT_AT_MOST, Back(call=call.id))]
            case Side.CONSULTING:
                agreed = chance.random() < 0.85
                return [(chance.uniform(4, 10), Complete(call=call.id) if agreed else Back(call=call.id))]
            case Side.WRAP_UP:
                return [(chance.uniform(3, 8), DoneWrappingUp(call=call.id))]
            case _:
                return []

    def _when_free(self) -> list[Step]:
        nearest, held = self._board.next_for(self._me), self._board.held(self._me)
        if held:
            return [(2.0, Resume(call=held[0].id))]
        if nearest is not None and self._on_duty():
            return [(self._chance(nearest, "answer").uniform(1.2, 3.6), Answer())]
        return []

    def _with_caller(self, call: CallView, chance: Random) -> list[Step]:
        caller = self._senses.hears()
        if call.id in self._tried:
            return self._take_message(call, caller, chance)
        self._tried.add(call.id)
        listening = 4.0 + len(caller.sentence) / 15 if caller else 5.0
        if caller is None or caller.kind in KINDS:
            return self._deal_with(call, caller, listening, chance)
        choice = self._senses.whom(call, caller)
        named = Name(call=call.id, name=caller.name, firm=caller.firm, matter=caller.matter)
        if choice is None:
            return [(listening + 3, named), *self._take_message(call, caller, chance)]
        announced = choice.announced or chance.random() < 0.5
        pass_on = (Consult if announced else BlindTransfer)(call=call.id, target=choice.target)
        return [(listening + 3, named), (chance.uniform(2, 6), pass_on)]

    def _deal_with(self, call: CallView, caller: Caller | None, listening: float, chance: Random) -> list[Step]:
        """Calls that end with her: said in a sentence or two, and marked for what they were."""
        done = (chance.uniform(4, 20), HangUp(call=call.id))
        if caller is None:
            return [(listening, GiveKind(call=call.id, kind_of_call=KindOfCall.SILENT)), done]
        return [(listening, GiveKind(call=call.id, kind_of_call=KINDS[caller.kind])), done]

    def _take_message(self, call: CallView, caller: Caller | None, chance: Random) -> list[Step]:
        noted = NoteMessage(call=call.id, message=self._senses.keeps(call, caller))
        return [(chance.uniform(14, 35), noted), (chance.uniform(2, 5), HangUp(call=call.id))]

    # ---- her hours

    def _keep_hours(self) -> None:
        wanted, reason = _should_be(self._clock.now())
        mine = self._board.assistants.get(self._me)
        if mine is None or self._board.current(self._me) or self._board.held(self._me):
            return
        if mine.availability is not wanted:
            self._send(SetAvailability(availability=wanted, reason=reason))

    # ---- how

    def _chance(self, call: CallView, what: object) -> Random:
        """The same for the same call of the same day, however its id was made."""
        return dice(self._seed, "assistant", call.arrived.isoformat(), call.line, what)

    def _do(self, steps: list[Step]) -> None:
        """Do the steps one after the other, unless the situation changes first."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if steps:
            (pause, command), *others = steps
            self._timer = self._clock.after(pause, lambda: self._press(command, others))

    def _press(self, command: AnyCommand, others: list[Step]) -> None:
        self._timer = None
        before = self._situation
        self._send(command)
        if self._situation == before and self._timer is None:
            self._do(others)

    def _send(self, command: AnyCommand) -> None:
        self._send_to_desk(command, self._answered)

    def _answered(self, reply: Reply) -> None:
        """Refused: look again in a moment, as things are then."""
        if reply.code is not None:
            log.info("the scripted assistant was refused: %s", reply.code)
            self._clock.after(2.0, self._look_again)

    def _look_again(self) -> None:
        if self._timer is None:
            self._situation = ()
            self._consider()


def _should_be(at: datetime) -> tuple[Availability, str | None]:
    hour = at.astimezone(ROME).time()
    if not SHIFT[0] <= hour < SHIFT[1]:
        return Availability.AWAY, None
    pause = next((reason for since, until, reason in BREAKS if since <= hour < until), None)
    return (Availability.PAUSE, pause) if pause else (Availability.AVAILABLE, None)
