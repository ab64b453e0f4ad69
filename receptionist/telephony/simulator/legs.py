"""The legs of an exchange and what each hears, and the queue through which everything is told in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from receptionist.clock import Clock, Timer
from receptionist.telephony.port import Arrived, Destination, LegId, LegState, Shown
from receptionist.telephony.simulator.world import SILENCE, Heard, Party


@dataclass(slots=True, eq=False)
class Leg:
    """One party's connection. `arrived`: it came from outside; `destination`: we dialled it. `ringback`: the leg that hears it
    ring. `answered_by`: the station that took it in the fallback."""

    id: LegId
    party: Party
    arrived: Arrived | None = None
    destination: Destination | None = None
    shown: Shown | None = None
    state: LegState = LegState.RINGING
    heard: Heard = SILENCE
    mark: str = ""
    ringback: LegId | None = None
    answered_by: str | None = None
    timers: list[Timer] = field(default_factory=list)
    playing: Timer | None = None

    def drop_timers(self) -> None:
        """What was due for this leg is no longer."""
        for timer in self.timers:
            timer.cancel()
        self.timers.clear()


class Outbox:
    """Things to be told: later, each by itself, in the order in which they happened."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: deque[Callable[[], None]] = deque()

    def later(self, action: Callable[[], None]) -> None:
        """After everything that is to be told already."""
        self._waiting.append(action)
        self._clock.after(0, self._let_out)

    def _let_out(self) -> None:
        self._waiting.popleft()()


class Legs:
    """The legs by name. Whatever a leg hears is changed here, so that it hears one thing, and who hears it is heard by it."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._by_id: dict[LegId, Leg] = {}

    def add(self, leg: Leg) -> None:
        """A new one."""
        self._by_id[leg.id] = leg

    def remove(self, leg: Leg) -> None:
        """It is gone, or no longer ours; it hears nobody any more."""
        self.hear(leg, SILENCE)
        self._by_id.pop(leg.id, None)

    def get(self, leg: LegId | None) -> Leg | None:
        """None: there is no such leg."""
        return self._by_id.get(leg) if leg is not None else None

    def all(self) -> list[Leg]:
        """In the order in which they came to be."""
        return list(self._by_id.values())

    def hear(self, leg: Leg, heard: Heard, staying: Iterable[LegId] = ()) -> None:
        """The leg hears `heard` instead of what it heard; those it leaves, unless they are `staying`, hear what remains."""
        if leg.playing is not None:
            leg.playing.cancel()
            leg.playing = None
        left = leg.heard.legs - frozenset(staying)
        self.change(leg, heard)
        for other in sorted(left):
            self._is_left(self._by_id[other], leg.id)

    def change(self, leg: Leg, heard: Heard) -> None:
        """The same for this leg alone; its party is told if anything changed."""
        if leg.heard != heard:
            leg.heard = heard
            self._outbox.later(lambda: leg.party.hears(leg.id, heard))

    def _is_left(self, leg: Leg, by: LegId) -> None:
        remain = leg.heard.legs - {by}
        self.change(leg, replace(leg.heard, legs=remain) if remain else SILENCE)
