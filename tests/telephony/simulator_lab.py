"""The lab around the simulator: virtual time, so nothing is waited for."""

from __future__ import annotations

from typing import TypeVar

from receptionist.clock import VirtualClock
from receptionist.telephony.port import Arrived, Connected, LegId, LegState, Outside, PhoneEvent, Presented, Station
from receptionist.telephony.simulator.day import DAY_BEGINS
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import SWITCHED_OFF, Heard, Hears, Reaction
from receptionist.telephony.simulator.world import Does as Phone
from tests.telephony.lab import ABSENT_STATION, ANNOUNCEMENT, LINE, NUMBERS, STATIONS, TARGETS, Call, Does, Sound

E = TypeVar("E", bound=PhoneEvent)

MORE_SOUNDS = ("receptionist/busy", "receptionist/confirm")

STEP = 0.05
REACTIONS = {
    Does.ANSWER: Reaction(Phone.ANSWER, after=0.5, auto=0.3),
    Does.RING: Reaction(Phone.NOTHING, auto=0.3),
    Does.BUSY: Reaction(Phone.BUSY, after=0.2),
    Does.REFUSE: Reaction(Phone.REFUSE, after=0.5),
    Does.CONGESTED: Reaction(Phone.FAIL, after=0.2),
}
SOUNDS = {Hears.RINGING: Sound.RINGING, Hears.MUSIC: Sound.MUSIC, Hears.SOUND: Sound.ANNOUNCEMENT}


class Ear:
    """A caller's own view of her call."""

    def __init__(self) -> None:
        self.rings = self.charged = self.over = False

    def hears(self, leg: LegId, heard: Heard) -> None:
        self.rings = self.rings or heard.what is Hears.RINGING
        self.charged = self.charged or heard.what in (Hears.MUSIC, Hears.SOUND, Hears.PEOPLE)

    def ended(self, leg: LegId) -> None:
        self.over = True


class SimulatorLab:
    """See `tests.telephony.lab.Lab`."""

    def __init__(self) -> None:
        self.clock = VirtualClock(DAY_BEGINS)
        stations = dict.fromkeys(STATIONS, REACTIONS[Does.RING]) | {ABSENT_STATION: SWITCHED_OFF}
        self.exchange = Exchange(
            self.clock,
            outside=self._outside,
            duration=dict.fromkeys((ANNOUNCEMENT, *MORE_SOUNDS), 2.0).__getitem__,
            stations=stations,
            names={LINE: "Studio Rossi"},
        )
        self.phone = self.exchange
        self.events: list[PhoneEvent] = []
        self._waited: set[int] = set()
        self._numbers = {NUMBERS[name]: name for name in TARGETS}
        self._targets = dict.fromkeys(TARGETS, Does.RING)
        self._legs: dict[str, LegId] = {}
        self._ears: dict[str, Ear] = {}

    # ---- what happens

    def start(self) -> Connected:
        self.phone.start(self.events.append)
        return self.wait(Connected)

    def renew(self) -> None:
        """The console is killed, and another one is there."""
        self.phone.stop()

    def caller_rings(self, party: str, *, name: str | None = None, withheld: bool = False, dialled: str = LINE) -> Arrived:
        self._ears[party] = Ear()
        caller = Presented(number=None if withheld else NUMBERS[party], name=name, withheld=withheld)
        self._legs[party] = self.exchange.rings(dialled, caller, self._ears[party])
        return self.wait(Arrived, self._legs[party])

    def hangs_up(self, party: str) -> None:
        self.exchange.far_end_hangs_up(self._leg(party))
        self.passes(0)

    def does(self, party: str, what: Does) -> None:
        if party in TARGETS:
            self._targets[party] = what
        else:
            self.exchange.set_station(party, REACTIONS[what])

    def picks_up(self, party: str) -> None:
        if self.exchange.fallback_rings(party):
            self.exchange.fallback_answered_at(party)
        else:
            self.exchange.far_end_answers(self._leg(party))
        self.passes(0)

    def presses(self, party: str, keys: str) -> None:
        for key in keys:
            self.exchange.presses(self._leg(party), key)
            self.passes(0.2)

    def unplug(self, station: str) -> None:
        self.exchange.set_station(station, SWITCHED_OFF)

    def plug(self, station: str) -> None:
        self.exchange.set_station(station, REACTIONS[Does.RING])

    def loses_power(self, station: str) -> None:
        self.exchange.loses_power(station)

    def power_is_back(self, station: str) -> None:
        self.plug(station)

    # ---- what is to be seen

    def hears(self, party: str) -> frozenset[str]:
        self.passes(1)
        heard = self.exchange.heard(self._leg(party))
        if heard is None or heard.what is Hears.SILENCE:
            return frozenset()
        if heard.what is Hears.PEOPLE:
            return frozenset(self._name(leg) for leg in heard.legs)
        return frozenset({SOUNDS[heard.what]})

    def displays(self, party: str) -> str:
        if self.exchange.fallback_rings(party):
            return self.exchange.fallback_shows()
        shown = self.exchange.shown_on(self._leg(party))
        return shown.name if shown else ""

    def call(self, party: str) -> Call:
        self.passes(0)
        if party in self._ears:
            ear = self._ears[party]
            return Call(rings=ear.rings, charged=ear.charged, ended=ear.over)
        state = self.exchange.state(self._leg(party))
        return Call(rings=False, charged=state is LegState.UP, ended=state is None)

    def fallback_rings(self, station: str) -> bool:
        self.passes(1)
        return self.exchange.fallback_rings(station)

    # ---- the connection

    def lose(self) -> None:
        self.exchange.cut()
        self.passes(0)

    def find_again(self) -> Connected:
        self.exchange.restore()
        return self.wait(Connected)

    # ---- time

    def wait(self, kind: type[E], leg: LegId | None = None, seconds: float = 15, **values: object) -> E:
        for _ in range(int(seconds / STEP) + 1):
            self.clock.run(STEP)
            for number, event in enumerate(self.events):
                if number not in self._waited and isinstance(event, kind) and _fits(event, leg, values):
                    self._waited.add(number)
                    return event
        raise AssertionError(f"no {kind.__name__} for {leg or 'any leg'} within {seconds} s; instead {self.events}")

    def passes(self, seconds: float) -> None:
        self.clock.run(seconds)

    def close(self) -> None:
        self.phone.stop()

    # ---- who is who

    def _outside(self, number: str, leg: LegId) -> Reaction:
        party = self._numbers.get(number)
        return REACTIONS[self._targets[party]] if party else SWITCHED_OFF

    def _leg(self, party: str) -> LegId:
        """The party's own leg: the last one of theirs that is still there."""
        if party in self._legs:
            return self._legs[party]
        mine = (leg for leg in reversed(self.exchange.legs()) if self._name(leg) == party)
        return next(mine, LegId(f"{party} has no call"))

    def _name(self, leg: LegId) -> str:
        to = self.exchange.destination(leg)
        if isinstance(to, Station):
            return to.name
        if isinstance(to, Outside):
            return self._numbers.get(to.number, to.number)
        return next((name for name, own in self._legs.items() if own == leg), leg.removeprefix("fallback-"))


def _fits(event: PhoneEvent, leg: LegId | None, values: dict[str, object]) -> bool:
    of_leg = leg is None or getattr(event, "leg", None) == leg
    return of_leg and all(getattr(event, name, None) == value for name, value in values.items())
