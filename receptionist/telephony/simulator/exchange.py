"""The exchange itself: legs, what each hears, phones that are rung, and a fallback for callers whom nobody looks after.

It keeps the promises of `receptionist.telephony.port` on any `Clock`; on a `VirtualClock` the same calls give the same events.
Verbs take effect at once; what they led to is told afterwards, in order, through one queue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

from receptionist.clock import Clock
from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Destination,
    Dialled,
    Disconnected,
    Ended,
    FoundLeg,
    KeyPressed,
    LegId,
    LegState,
    Listener,
    Outside,
    PhoneEvent,
    Played,
    Presented,
    Refused,
    Ringing,
    Shown,
    Station,
    StationChanged,
)
from receptionist.telephony.simulator.fallback import Fallback
from receptionist.telephony.simulator.legs import Leg, Legs, Outbox
from receptionist.telephony.simulator.world import (
    DESK_PHONE,
    MUSIC,
    NOBODY_LIFTS,
    RINGING,
    SILENCE,
    SWITCHED_OFF,
    Does,
    Heard,
    Hears,
    Nobody,
    Party,
    Reaction,
)

RINGS_AFTER = 0.1
"""Seconds from dialling until the far end rings."""

WATCHDOG = 15.0
"""Seconds without a console after which callers whom no assistant has go to the fallback (as `pbx write` sets it up)."""

LONGEST_MARK = 2000

_CAUSES = {
    Does.BUSY: Cause.BUSY,
    Does.REFUSE: Cause.REFUSED,
    Does.UNREACHABLE: Cause.UNREACHABLE,
    Does.FAIL: Cause.FAILED,
}

Reactions = Callable[[str, LegId], Reaction]
Duration = Callable[[str], float]


def nobody_lifts(number: str, leg: LegId) -> Reaction:
    """An outside world in which every phone rings and nobody is there."""
    return NOBODY_LIFTS


def five_seconds(sound: str) -> float:
    """An announcement's length where nobody measured it."""
    return 5.0


class Exchange:
    """A phone system in memory. `outside` says what happens at a number that is rung, `duration` how long a sound lasts (in
    seconds; raises `KeyError` for one that is not there). `names` are the clients' short names by dialled number, as its own
    fallback knows them: it shows them on the phones that it rings."""

    def __init__(
        self,
        clock: Clock,
        *,
        outside: Reactions = nobody_lifts,
        duration: Duration = five_seconds,
        stations: Mapping[str, Reaction] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._clock = clock
        self._outside = outside
        self._duration = duration
        self._stations: dict[str, Reaction] = dict(stations or {})
        self._outbox = Outbox(clock)
        self._legs = Legs(self._outbox)
        self._fallback = Fallback(clock, self._outbox, self._legs, self._stations, names or {}, self._greet_again)
        self._listener: Listener | None = None
        self._cut = False
        self._numbers = count(1)
        self._to_refuse: dict[str, str] = {}

    # ---- the port: listening

    def start(self, listener: Listener) -> None:
        self._listener = listener
        self._cut = False
        self._greet()

    def stop(self) -> None:
        self._listener = None
        self._clock.after(WATCHDOG, self._take_over)

    # ---- the port: what a leg hears

    def let_ring(self, leg: LegId) -> None:
        if found := self._found("let_ring", leg):
            self._legs.hear(found, RINGING)

    def play_music(self, leg: LegId) -> None:
        if found := self._found("play_music", leg, dialled_up=True):
            self._pick_up(found)
            self._legs.hear(found, MUSIC)

    def announce(self, leg: LegId, sound: str) -> None:
        if not (found := self._found("announce", leg, dialled_up=True)):
            return
        try:
            seconds = self._duration(sound)
        except KeyError:
            self._tell(Refused("announce", leg, "no such sound"))
            return
        self._pick_up(found)
        self._legs.hear(found, Heard(Hears.SOUND, sound))
        found.playing = self._clock.after(seconds, lambda: self._played(found, sound))

    def connect(self, *legs: LegId) -> None:
        found = [self._found("connect", leg, dialled_up=True) for leg in dict.fromkeys(legs)]
        together = [leg for leg in found if leg is not None]
        if len(together) < len(found):
            return
        if len(together) < 2:
            self._tell(Refused("connect", legs[0] if legs else LegId(""), "two legs are needed"))
            return
        for leg in together:
            self._pick_up(leg)
        members = {leg.id for leg in together}
        for leg in together:
            self._legs.hear(leg, Heard(Hears.PEOPLE, legs=frozenset(members - {leg.id})), staying=members)

    # ---- the port: dialling, ending, marking

    def dial(
        self,
        leg: LegId,
        to: Destination,
        shown: Shown,
        *,
        seconds: int,
        auto_answer: bool = False,
        heard_by: LegId | None = None,
        mark: str = "",
    ) -> None:
        if not self._may("dial", leg):
            return
        if self._legs.get(leg):
            self._tell(Refused("dial", leg, "the name is taken"))
            return
        reaction = self._reaction(to, leg)
        made = Leg(leg, reaction.party or Nobody(), None, to, shown, mark=mark[:LONGEST_MARK])
        self._legs.add(made)
        self._ring(made, reaction, seconds, auto_answer, heard_by)

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        if self._may("hang_up", leg) and (found := self._legs.get(leg)):
            self._end(found, cause)

    def show(self, leg: LegId, shown: Shown) -> None:
        if found := self._found("show", leg, dialled_up=True):
            found.shown = shown

    def mark(self, leg: LegId, text: str) -> None:
        if found := self._found("mark", leg):
            found.mark = text[:LONGEST_MARK]

    def hand_back(self, leg: LegId) -> None:
        if not (found := self._found("hand_back", leg)):
            return
        if found.arrived is None:
            self._tell(Refused("hand_back", leg, "not an arrived caller"))
            return
        self._fallback.take(found)
        self._tell(Ended(leg, Cause.NORMAL))

    # ---- the world outside

    def rings(
        self,
        dialled: tuple[Dialled, ...] | str,
        caller: Presented,
        party: Party | None = None,
        *,
        trunk: str | None = "simulator",
    ) -> LegId:
        """Somebody rings from outside: `dialled` as the port has it, or the number as it stands in the request."""
        where = (Dialled("request", dialled),) if isinstance(dialled, str) else dialled
        leg = LegId(f"sim-{next(self._numbers)}")
        arrived = Arrived(leg, where, caller, trunk)
        made = Leg(leg, party or Nobody(), arrived)
        self._legs.add(made)
        if self._listener is None:
            self._fallback.take(made)
        else:
            self._tell(arrived)
        return leg

    def far_end_hangs_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        """Whoever is at the far end puts the phone down."""
        if found := self._legs.get(leg):
            declines = found.destination is not None and found.state is LegState.RINGING
            self._end(found, Cause.REFUSED if declines else cause)
        elif found := self._fallback.get(leg):
            self._fallback.leave(found)

    def far_end_answers(self, leg: LegId) -> None:
        """Whoever is at the far end of a leg that rings lifts the receiver."""
        found = self._legs.get(leg)
        if found is not None and found.destination is not None and found.state is LegState.RINGING:
            self._answered(found, NOBODY_LIFTS)

    def fallback_rings(self, station: str) -> bool:
        """The fallback rings the station's phone for a caller."""
        return self._fallback.rings() and self._reachable(station)

    def fallback_shows(self) -> str:
        """The client's name on the phones that the fallback rings; empty: it rings none, or does not know the line."""
        return self._fallback.shows()

    def fallback_answered_at(self, station: str) -> None:
        """Whoever sits at the station lifts the receiver for the caller who has waited longest in the fallback."""
        self._fallback.answered_at(station)

    def presses(self, leg: LegId, key: str) -> None:
        """Whoever is at the far end presses a key."""
        found = self._legs.get(leg)
        if found is not None and found.state is LegState.UP:
            self._tell(KeyPressed(leg, key))

    def set_station(self, name: str, reaction: Reaction = DESK_PHONE) -> None:
        """A station's phone behaves so from now on; `SWITCHED_OFF` is out of reach. Its calls go on."""
        was = self._reachable(name)
        self._stations[name] = reaction
        if self._reachable(name) != was:
            self._tell(StationChanged(name, self._reachable(name)))

    def loses_power(self, station: str) -> None:
        """The station's phone is dead, in the middle of whatever it does."""
        self.set_station(station, SWITCHED_OFF)
        for leg in self.legs():
            if self.destination(leg) == Station(station):
                self.far_end_hangs_up(leg, Cause.UNREACHABLE)

    def set_outside(self, outside: Reactions) -> None:
        """The outside world behaves so from now on."""
        self._outside = outside

    def cut(self, reason: str = "lost") -> None:
        """The line between us and the phone system breaks: it goes on, we hear nothing."""
        self._tell(Disconnected(reason))
        self._outbox.later(self._go_deaf)

    def restore(self) -> None:
        """The line is back: `Connected` tells what there is."""
        self._cut = False
        self._greet()

    def refuse_next(self, verb: str, reason: str = "refused by a test") -> None:
        """The next `verb` is not carried out."""
        self._to_refuse[verb] = reason

    # ---- what a test or the demo may look at

    def heard(self, leg: LegId) -> Heard | None:
        """What the leg hears now; None: it is gone."""
        found = self._legs.get(leg) or self._fallback.get(leg)
        return found.heard if found else None

    def legs(self) -> tuple[LegId, ...]:
        """The legs that are ours, in the order in which they came to be."""
        return tuple(leg.id for leg in self._legs.all())

    def shown_on(self, leg: LegId) -> Shown | None:
        """What the phone at the far end displays."""
        return found.shown if (found := self._legs.get(leg)) else None

    def destination(self, leg: LegId) -> Destination | None:
        """What we dialled to make the leg; None: it arrived, or is gone."""
        return found.destination if (found := self._legs.get(leg)) else None

    def state(self, leg: LegId) -> LegState | None:
        """How far the leg is; None: it is gone."""
        return found.state if (found := self._legs.get(leg)) else None

    def on_station(self, station: str) -> frozenset[LegId]:
        """The legs that whoever sits at `station` hears now."""
        ears = (leg.heard.legs for leg in self._legs.all() if leg.destination == Station(station))
        return frozenset(other for heard in ears for other in heard)

    # ---- inside: telling

    def _tell(self, event: PhoneEvent) -> None:
        self._outbox.later(lambda: self._deliver(event))

    def _deliver(self, event: PhoneEvent) -> None:
        if self._listener is not None and not self._cut:
            self._listener(event)

    def _greet(self) -> None:
        self._outbox.later(self._tell_what_there_is)
        for name in self._stations:
            self._tell(StationChanged(name, self._reachable(name)))

    def _greet_again(self) -> None:
        """The fallback has something to tell: now, or with the next greeting."""
        if self._listener is not None and not self._cut:
            self._greet()

    def _tell_what_there_is(self) -> None:
        """As it stands at the moment of telling: what is still on its way may be told twice, never forgotten."""
        if self._listener is not None and not self._cut:
            legs = tuple(_as_found(leg) for leg in self._legs.all())
            self._listener(Connected("simulator", legs, self._fallback.take_records()))

    def _go_deaf(self) -> None:
        self._cut = True

    # ---- inside: may a verb be carried out?

    def _may(self, verb: str, leg: LegId) -> bool:
        if self._listener is None:
            return False
        if self._cut:
            self._outbox.later(lambda: self._tell_anyway(Refused(verb, leg, "not connected")))
            return False
        if reason := self._to_refuse.pop(verb, None):
            self._tell(Refused(verb, leg, reason))
            return False
        return True

    def _tell_anyway(self, event: PhoneEvent) -> None:
        if self._listener is not None:
            self._listener(event)

    def _found(self, verb: str, leg: LegId, *, dialled_up: bool = False) -> Leg | None:
        """The leg, unless the verb must be refused: it is gone, or (`dialled_up`) was dialled and is not answered yet."""
        if not self._may(verb, leg):
            return None
        found = self._legs.get(leg)
        if found is None:
            self._tell(Refused(verb, leg, "no such leg", gone=True))
            return None
        if dialled_up and found.arrived is None and found.state is not LegState.UP:
            self._tell(Refused(verb, leg, "not answered"))
            return None
        return found

    # ---- inside: hearing

    def _pick_up(self, leg: Leg) -> None:
        leg.state = LegState.UP

    def _played(self, leg: Leg, sound: str) -> None:
        leg.playing = None
        self._legs.change(leg, SILENCE)
        self._tell(Played(leg.id, sound))

    # ---- inside: ringing a phone

    def _reaction(self, to: Destination, leg: LegId) -> Reaction:
        if isinstance(to, Outside):
            return self._outside(to.number, leg)
        return self._stations.get(to.name, SWITCHED_OFF)

    def _reachable(self, station: str) -> bool:
        return self._stations.get(station, SWITCHED_OFF).does is not Does.UNREACHABLE

    def _ring(self, leg: Leg, reaction: Reaction, seconds: int, auto_answer: bool, heard_by: LegId | None) -> None:
        if reaction.does in (Does.ANSWER, Does.NOTHING, Does.REFUSE):
            self._wait(leg, RINGS_AFTER, lambda: self._is_ringing(leg, heard_by))
            self._wait(leg, max(seconds, RINGS_AFTER), lambda: self._end(leg, Cause.NO_ANSWER))
        by_itself = auto_answer and reaction.auto is not None
        if by_itself and reaction.does in (Does.ANSWER, Does.NOTHING):
            self._wait(leg, reaction.auto or 0.0, lambda: self._answered(leg, reaction))
        elif reaction.does is Does.ANSWER:
            self._wait(leg, reaction.after, lambda: self._answered(leg, reaction))
        elif reaction.does is not Does.NOTHING:
            self._wait(leg, reaction.after, lambda: self._end(leg, _CAUSES[reaction.does]))

    def _wait(self, leg: Leg, seconds: float, action: Callable[[], None]) -> None:
        leg.timers.append(self._clock.after(seconds, action))

    def _is_ringing(self, leg: Leg, heard_by: LegId | None) -> None:
        hearer = self._legs.get(heard_by)
        if hearer is not None and hearer.state is LegState.UP:
            leg.ringback = heard_by
            self._legs.hear(hearer, RINGING)
        self._tell(Ringing(leg.id))

    def _answered(self, leg: Leg, reaction: Reaction) -> None:
        leg.drop_timers()
        self._end_ringback(leg)
        self._pick_up(leg)
        self._tell(Answered(leg.id))
        for seconds, key in reaction.keys:
            self._wait(leg, seconds, lambda key=key: self.presses(leg.id, key))  # type: ignore[misc]

    def _end_ringback(self, leg: Leg) -> None:
        hearer = self._legs.get(leg.ringback)
        if hearer is not None and hearer.heard == RINGING:
            self._legs.hear(hearer, SILENCE)
        leg.ringback = None

    # ---- inside: ending

    def _end(self, leg: Leg, cause: Cause) -> None:
        if self._legs.get(leg.id) is not leg:
            return
        leg.drop_timers()
        self._end_ringback(leg)
        self._legs.remove(leg)
        self._tell(Ended(leg.id, cause))
        self._outbox.later(lambda: leg.party.ended(leg.id))

    def _take_over(self) -> None:
        """The watchdog: nobody is back, so whoever waits is the fallback's."""
        if self._listener is not None:
            return
        for leg in self._legs.all():
            if leg.arrived is not None and not leg.heard.legs:
                self._fallback.take(leg)


def _as_found(leg: Leg) -> FoundLeg:
    return FoundLeg(leg.id, leg.state, leg.mark, leg.heard.legs, None if leg.mark else leg.arrived)
