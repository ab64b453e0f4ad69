"""The town around the exchange: the day's callers ring, wait, talk and hang up; those who are rung answer, or do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Protocol

from receptionist.clock import Clock, Timer
from receptionist.telephony.port import LegId, Station
from receptionist.telephony.simulator.day import Caller, Day, Kind
from receptionist.telephony.simulator.dice import dice
from receptionist.telephony.simulator.exchange import Exchange, five_seconds
from receptionist.telephony.simulator.world import DESK_PHONE, Does, Heard, Hears, Reaction

SILENT_FOR = 6.0
"""Seconds after which a silent line hangs up."""
ALONE_FOR = 4.0
"""Seconds for which somebody stays on a line on which nothing is to be heard."""
ASSISTANT_AT_MOST = 420.0
"""Seconds for which a caller talks to an assistant without getting anywhere."""
VOICEMAIL_LASTS = 40.0


class Mouth(Protocol):
    """What makes the callers audible."""

    def speaks(self, leg: LegId, caller: Caller) -> None:
        """The caller was connected to an assistant for the first time, and says their sentence."""

    def falls_silent(self, leg: LegId) -> None:
        """The caller talks to the assistant no longer."""


class Mute:
    """The callers of a run without sound."""

    def speaks(self, leg: LegId, caller: Caller) -> None:
        """Nothing is to be heard."""

    def falls_silent(self, leg: LegId) -> None:
        """Nothing was."""


class Town:
    """Everybody outside, on `clock`, for one `day` of `seed`. `stations` are the assistants' phones, all switched on. `mouth`
    gives the callers a voice."""

    def __init__(
        self,
        clock: Clock,
        seed: int,
        day: Day,
        stations: Iterable[str],
        *,
        mouth: Mouth | None = None,
        duration: Callable[[str], float] = five_seconds,
    ) -> None:
        self._clock, self._seed, self._day, self.mouth = clock, seed, day, mouth or Mute()
        self.rang = 0
        """How many callers have rung so far."""
        self._rung: Counter[str] = Counter()
        self._callers: dict[LegId, Caller] = {}
        self.exchange = Exchange(clock, outside=self._reaction, duration=duration, stations=dict.fromkeys(stations, DESK_PHONE))

    def start(self) -> None:
        """Let the day begin, at the clock's hour."""
        self._await(self._day.callers(self._clock.now()))

    def said(self, leg: LegId) -> str | None:
        """What the caller on the leg says first; None: it is no caller's, or it is over."""
        caller = self._callers.get(leg)
        return caller.sentence if caller else None

    def caller(self, leg: LegId) -> Caller | None:
        """Who rings on the leg; None: nobody, or it is over."""
        return self._callers.get(leg)

    def heard_at(self, station: str) -> Caller | None:
        """The caller to whom whoever sits at `station` listens now."""
        return next((self._callers[leg] for leg in sorted(self.exchange.on_station(station)) if leg in self._callers), None)

    # ---- those who ring

    def _await(self, callers: Iterator[Caller]) -> None:
        caller = next(callers)
        self._after(caller, lambda: self._next(caller, callers))

    def _next(self, caller: Caller, callers: Iterator[Caller]) -> None:
        self._ring(caller)
        self._await(callers)

    def _after(self, caller: Caller, action: Callable[[], None]) -> None:
        self._clock.after((caller.at - self._clock.now()).total_seconds(), action)

    def _ring(self, caller: Caller) -> None:
        person = _PersonWhoRings(self, caller)
        self.rang += 1
        leg = self.exchange.rings(caller.dialled, caller.presented, person)
        self._callers[leg] = caller
        person.begins(leg)

    def gone(self, leg: LegId, *, unheard: bool) -> None:
        """A caller's leg is gone; `unheard`: nobody has spoken to them, and some try again."""
        caller = self._callers.pop(leg)
        if not unheard:
            return
        pause = dice(self._seed, "pause", caller.name, caller.at.isoformat()).uniform(90, 420)
        again = self._day.again(caller, self._clock.now() + timedelta(seconds=round(pause, 1)))
        if again is not None:
            self._after(again, lambda: self._ring(again))

    def wait(self, seconds: float, action: Callable[[], None]) -> Timer:
        """On the town's clock."""
        return self._clock.after(seconds, action)

    # ---- those who are rung

    def _reaction(self, number: str, leg: LegId) -> Reaction:
        self._rung[number] += 1
        chance = dice(self._seed, "rung", number, self._rung[number])
        kind, pause = chance.random(), round(chance.uniform(3, 13), 1)
        keys = ((round(chance.uniform(2, 4), 1), "1"),) if chance.random() < 0.93 else ()
        if kind < 0.64:
            return Reaction(after=pause, keys=keys, party=_PersonWhoIsRung(self, leg))
        if kind < 0.74:
            return Reaction(Does.BUSY, after=1.0)
        if kind < 0.77:
            return Reaction(Does.REFUSE, after=pause)
        if kind < 0.90:
            return Reaction(Does.NOTHING)
        return Reaction(after=15.0, party=_Voicemail(self, leg))


class _PersonWhoRings:
    """A caller: gives up when nobody comes, says what it is about, waits on hold for a while, talks, hangs up."""

    def __init__(self, town: Town, caller: Caller) -> None:
        self._town, self._caller = town, caller
        self._leg: LegId | None = None
        self._timer: Timer | None = None
        self._heard_somebody = False

    def begins(self, leg: LegId) -> None:
        self._leg = leg
        self._for(self._caller.patience)

    def hears(self, leg: LegId, heard: Heard) -> None:
        self._town.mouth.falls_silent(leg)
        match heard.what:
            case Hears.PEOPLE:
                self._with_people(leg, heard)
            case Hears.SOUND:
                self._stay()
            case Hears.SILENCE:
                self._for(ALONE_FOR)
            case _ if self._heard_somebody:
                self._for(self._caller.hold_patience)
            case _ if self._timer is None:
                self._for(self._caller.patience)
            case _:
                pass  # still waiting; patience runs on

    def ended(self, leg: LegId) -> None:
        self._stay()
        self._town.mouth.falls_silent(leg)
        self._town.gone(leg, unheard=not self._heard_somebody)

    def _with_people(self, leg: LegId, heard: Heard) -> None:
        first, self._heard_somebody = not self._heard_somebody, True
        at_desk = any(isinstance(self._town.exchange.destination(other), Station) for other in heard.legs)
        if self._caller.kind is Kind.SILENT:
            self._for(SILENT_FOR)
        else:
            self._for(ASSISTANT_AT_MOST if at_desk else self._caller.talk)
        if first and at_desk and self._caller.sentence:
            self._town.mouth.speaks(leg, self._caller)

    def _for(self, seconds: float) -> None:
        """Stay so long, then hang up, unless something else happens first."""
        self._stay()
        self._timer = self._town.wait(seconds, self._hang_up)

    def _stay(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _hang_up(self) -> None:
        if self._leg is not None:
            self._town.exchange.far_end_hangs_up(self._leg)


class _PersonWhoIsRung:
    """Somebody at a client: talks as long as there is somebody to talk to."""

    def __init__(self, town: Town, leg: LegId) -> None:
        self._town, self._leg = town, leg
        self._timer: Timer | None = None

    def hears(self, leg: LegId, heard: Heard) -> None:
        self._stay()
        if heard.what is Hears.SILENCE:
            self._timer = self._town.wait(ALONE_FOR, lambda: self._town.exchange.far_end_hangs_up(leg))

    def ended(self, leg: LegId) -> None:
        self._stay()

    def _stay(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class _Voicemail:
    """It answers, says its text to whoever is there, and hangs up."""

    def __init__(self, town: Town, leg: LegId) -> None:
        self._town, self._leg = town, leg
        self._running = False

    def hears(self, leg: LegId, heard: Heard) -> None:
        if not self._running:
            self._running = True
            self._town.wait(VOICEMAIL_LASTS, lambda: self._town.exchange.far_end_hangs_up(leg))

    def ended(self, leg: LegId) -> None:
        """Nothing is left to do."""
