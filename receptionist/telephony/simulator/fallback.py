"""The exchange's own fallback: callers for whom no console is there ring at the assistants' phones, and are recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from receptionist.clock import Clock
from receptionist.telephony.port import HandledElsewhere, LegId, LegState
from receptionist.telephony.simulator.legs import Leg, Legs, Outbox
from receptionist.telephony.simulator.world import RINGING, SILENCE, Does, Heard, Hears, Reaction

RINGS_FOR = 20.0
"""Seconds for which the assistants' phones ring before nobody will come any more."""


class Fallback:
    """Takes callers from the exchange. `stations` is the exchange's own table of phones, `names` the clients' short names by
    dialled number. `recorded` is called when there is something to read in `take_records`."""

    def __init__(
        self,
        clock: Clock,
        outbox: Outbox,
        legs: Legs,
        stations: Mapping[str, Reaction],
        names: Mapping[str, str],
        recorded: Callable[[], None],
    ) -> None:
        self._clock, self._outbox, self._legs = clock, outbox, legs
        self._stations, self._names, self._recorded = stations, names, recorded
        self._callers: dict[LegId, Leg] = {}
        self._records: list[HandledElsewhere] = []

    def take(self, leg: Leg) -> None:
        """The caller is ours from now on: the phones ring, and somebody lifts one, or nobody does."""
        self._legs.remove(leg)
        leg.drop_timers()
        self._callers[leg.id] = leg
        self._legs.change(leg, RINGING)
        self._after(leg, RINGS_FOR, lambda: self.leave(leg))
        phone = next((name for name, reaction in self._stations.items() if _lifts(reaction)), None)
        if phone is not None:
            self._after(leg, self._stations[phone].after, lambda: self._answered(leg, phone))

    def get(self, leg: LegId) -> Leg | None:
        """The caller, while the fallback has them."""
        return self._callers.get(leg)

    def leave(self, leg: Leg) -> None:
        """The caller has hung up, or waited long enough."""
        if leg.arrived is None or self._callers.pop(leg.id, None) is None:
            return
        leg.drop_timers()
        who = leg.arrived
        self._records.append(HandledElsewhere(leg.id, self._clock.now(), who.dialled, who.caller, leg.answered_by, leg.mark))
        self._legs.change(leg, SILENCE)
        self._outbox.later(lambda: leg.party.ended(leg.id))
        self._recorded()

    def take_records(self) -> tuple[HandledElsewhere, ...]:
        """What was handled since this was last asked."""
        records, self._records = tuple(self._records), []
        return records

    def rings(self) -> bool:
        """A caller waits for somebody to lift a phone."""
        return self._first() is not None

    def shows(self) -> str:
        """The client's name on the phones that ring; empty: none rings, or the line is unknown."""
        first = self._first()
        dialled = (place.value for place in first.arrived.dialled) if first and first.arrived else ()
        return next((self._names[number] for number in dialled if number in self._names), "")

    def answered_at(self, station: str) -> None:
        """Whoever sits at the station lifts the receiver, for the caller who has waited longest."""
        if (leg := self._first()) is not None:
            self._answered(leg, station)

    def _first(self) -> Leg | None:
        return next((leg for leg in self._callers.values() if leg.answered_by is None), None)

    def _answered(self, leg: Leg, station: str) -> None:
        """They talk until the caller hangs up: no longer ours to follow."""
        leg.drop_timers()
        leg.state, leg.answered_by = LegState.UP, station
        self._legs.change(leg, Heard(Hears.PEOPLE, legs=frozenset({LegId(f"fallback-{station}")})))

    def _after(self, leg: Leg, seconds: float, action: Callable[[], None]) -> None:
        leg.timers.append(self._clock.after(seconds, action))


def _lifts(reaction: Reaction) -> bool:
    return reaction.does is Does.ANSWER and reaction.after < RINGS_FOR
