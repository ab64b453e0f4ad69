"""The exchange itself: legs, what each hears, phones that are rung, and a fallback for callers whom nobody looks after.

It keeps the promises of `receptionist.telephony.port` on any `Clock`; on a `VirtualClock` the same calls give the same events.
Verbs take effect at once; what they led to is told afterwards, in order, through one queue.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from receptionist.clock import Clock, Timer
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
    HandledElsewhere,
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

FALLBACK_RINGS = 20.0
"""Seconds for which the fallback rings the assistants' phones before it takes a voicemail."""

LONGEST_MARK = 2000

_CAUSES = {
    Does.BUSY: Cause.BUSY,
    Does.REFUSE: Cause.REFUSED,
    Does.UNREACHABLE: Cause.UNREACHABLE,
    Does.FAIL: Cause.FAILED,
}

Reactions = Callable[[str, LegId], Reaction]
Duration = Callable[[str], float]


@dataclass(slots=True, eq=False)
class _Leg:
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
        self._names = dict(names or {})
        self._legs: dict[LegId, _Leg] = {}
        self._listener: Listener | None = None
        self._cut = False
        self._numbers = count(1)
        self._waiting_out: deque[Callable[[], None]] = deque()
        self._elsewhere: list[HandledElsewhere] = []
        self._with_fallback: dict[LegId, _Leg] = {}
        self._to_refuse: dict[str, str] = {}

    # ---- the port: listening

    def start(self, listener: Listener) -> None:
        self._listener = listener
        self._cut = False
        self._greet()

    def stop(self) -> None:
        self._listener = None
        self._watch()

    # ---- the port: what a leg hears

    def let_ring(self, leg: LegId) -> None:
        if found := self._found("let_ring", leg):
            self._hear(found, RINGING)

    def play_music(self, leg: LegId) -> None:
        if found := self._found("play_music", leg, dialled_up=True):
            self._pick_up(found)
            self._hear(found, MUSIC)

    def announce(self, leg: LegId, sound: str) -> None:
        if not (found := self._found("announce", leg, dialled_up=True)):
            return
        try:
            seconds = self._duration(sound)
        except KeyError:
            self._tell(Refused("announce", leg, "no such sound"))
            return
        self._pick_up(found)
        self._hear(found, Heard(Hears.SOUND, sound))
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
            self._hear(leg, Heard(Hears.PEOPLE, legs=frozenset(members - {leg.id})), staying=members)

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
        if leg in self._legs:
            self._tell(Refused("dial", leg, "the name is taken"))
            return
        reaction = self._reaction(to, leg)
        made = _Leg(leg, reaction.party or Nobody(), None, to, shown, mark=mark[:LONGEST_MARK])
        self._legs[leg] = made
        self._ring(made, reaction, seconds, auto_answer, heard_by)

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        if self._may("hang_up", leg) and leg in self._legs:
            self._end(self._legs[leg], cause)

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
        self._give_to_fallback(found)
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
        made = _Leg(leg, party or Nobody(), arrived)
        self._legs[leg] = made
        if self._listener is None:
            self._give_to_fallback(made)
        else:
            self._tell(arrived)
        return leg

    def far_end_hangs_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        """Whoever is at the far end puts the phone down."""
        if leg in self._legs:
            found = self._legs[leg]
            declines = found.destination is not None and found.state is LegState.RINGING
            self._end(found, Cause.REFUSED if declines else cause)
        elif leg in self._with_fallback:
            self._leave_fallback(self._with_fallback[leg], self._with_fallback[leg].answered_by)

    def far_end_answers(self, leg: LegId) -> None:
        """Whoever is at the far end of a leg that rings lifts the receiver."""
        found = self._legs.get(leg)
        if found is not None and found.destination is not None and found.state is LegState.RINGING:
            self._answered(found, NOBODY_LIFTS)

    def fallback_rings(self, station: str) -> bool:
        """The fallback rings the station's phone for a caller."""
        waits = any(not leg.heard.legs for leg in self._with_fallback.values())
        return waits and self._reachable(station)

    def fallback_shows(self) -> str:
        """The client's name on the phones that the fallback rings; empty: it rings none, or does not know the line."""
        waiting = (leg.arrived for leg in self._with_fallback.values() if leg.arrived and not leg.heard.legs)
        dialled = (place.value for arrived in waiting for place in arrived.dialled)
        return next((self._names[number] for number in dialled if number in self._names), "")

    def fallback_answered_at(self, station: str) -> None:
        """Whoever sits at the station lifts the receiver for the caller who has waited longest in the fallback."""
        waiting = (leg for leg in self._with_fallback.values() if not leg.heard.legs)
        if (leg := next(waiting, None)) is not None:
            self._fallback_answers(leg, station)

    def presses(self, leg: LegId, key: str) -> None:
        """Whoever is at the far end presses a key."""
        if leg in self._legs and self._legs[leg].state is LegState.UP:
            self._tell(KeyPressed(leg, key))

    def set_station(self, name: str, reaction: Reaction = DESK_PHONE) -> None:
        """A station's phone behaves so from now on; `SWITCHED_OFF` is out of reach. Its calls go on."""
        was = self._reachable(name)
        self._stations[name] = reaction
        if self._reachable(name) != was:
            self._tell(StationChanged(name, self._reachable(name)))

    def set_outside(self, outside: Reactions) -> None:
        """The outside world behaves so from now on."""
        self._outside = outside

    def cut(self, reason: str = "lost") -> None:
        """The line between us and the phone system breaks: it goes on, we hear nothing."""
        self._tell(Disconnected(reason))
        self._later(self._go_deaf)

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
        found = self._legs.get(leg) or self._with_fallback.get(leg)
        return found.heard if found else None

    def legs(self) -> tuple[LegId, ...]:
        """The legs that are ours, in the order in which they came to be."""
        return tuple(self._legs)

    def shown_on(self, leg: LegId) -> Shown | None:
        """What the phone at the far end displays."""
        return self._legs[leg].shown if leg in self._legs else None

    def destination(self, leg: LegId) -> Destination | None:
        """What we dialled to make the leg; None: it arrived, or is gone."""
        return self._legs[leg].destination if leg in self._legs else None

    def state(self, leg: LegId) -> LegState | None:
        """How far the leg is; None: it is gone."""
        return self._legs[leg].state if leg in self._legs else None

    def on_station(self, station: str) -> frozenset[LegId]:
        """The legs that whoever sits at `station` hears now."""
        ears = (leg.heard.legs for leg in self._legs.values() if leg.destination == Station(station))
        return frozenset(other for heard in ears for other in heard)

    # ---- inside: telling

    def _tell(self, event: PhoneEvent) -> None:
        self._later(lambda: self._deliver(event))

    def _deliver(self, event: PhoneEvent) -> None:
        if self._listener is not None and not self._cut:
            self._listener(event)

    def _later(self, action: Callable[[], None]) -> None:
        self._waiting_out.append(action)
        self._clock.after(0, self._let_out)

    def _let_out(self) -> None:
        self._waiting_out.popleft()()

    def _greet(self) -> None:
        self._later(self._tell_what_there_is)
        for name in self._stations:
            self._tell(StationChanged(name, self._reachable(name)))

    def _tell_what_there_is(self) -> None:
        """As it stands at the moment of telling: what is still on its way may be told twice, never forgotten."""
        if self._listener is None or self._cut:
            return
        legs = tuple(self._as_found(leg) for leg in self._legs.values())
        elsewhere, self._elsewhere = tuple(self._elsewhere), []
        self._listener(Connected("simulator", legs, elsewhere))

    def _as_found(self, leg: _Leg) -> FoundLeg:
        return FoundLeg(leg.id, leg.state, leg.mark, leg.heard.legs, None if leg.mark else leg.arrived)

    def _go_deaf(self) -> None:
        self._cut = True

    # ---- inside: may a verb be carried out?

    def _may(self, verb: str, leg: LegId) -> bool:
        if self._listener is None:
            return False
        if self._cut:
            self._later(lambda: self._tell_anyway(Refused(verb, leg, "not connected")))
            return False
        if reason := self._to_refuse.pop(verb, None):
            self._tell(Refused(verb, leg, reason))
            return False
        return True

    def _tell_anyway(self, event: PhoneEvent) -> None:
        if self._listener is not None:
            self._listener(event)

    def _found(self, verb: str, leg: LegId, *, dialled_up: bool = False) -> _Leg | None:
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

    def _pick_up(self, leg: _Leg) -> None:
        leg.state = LegState.UP

    def _hear(self, leg: _Leg, heard: Heard, staying: Iterable[LegId] = ()) -> None:
        """The leg hears `heard` instead of what it heard; those it leaves, unless they are `staying`, hear what remains."""
        if leg.playing is not None:
            leg.playing.cancel()
            leg.playing = None
        left = leg.heard.legs - frozenset(staying)
        self._set(leg, heard)
        for other in sorted(left):
            self._is_left(self._legs[other], leg.id)

    def _is_left(self, leg: _Leg, by: LegId) -> None:
        remain = leg.heard.legs - {by}
        self._set(leg, replace(leg.heard, legs=remain) if remain else SILENCE)

    def _set(self, leg: _Leg, heard: Heard) -> None:
        if leg.heard != heard:
            leg.heard = heard
            self._later(lambda: leg.party.hears(leg.id, heard))

    def _played(self, leg: _Leg, sound: str) -> None:
        leg.playing = None
        self._set(leg, SILENCE)
        self._tell(Played(leg.id, sound))

    # ---- inside: ringing a phone

    def _reaction(self, to: Destination, leg: LegId) -> Reaction:
        if isinstance(to, Outside):
            return self._outside(to.number, leg)
        return self._stations.get(to.name, SWITCHED_OFF)

    def _reachable(self, station: str) -> bool:
        return self._stations.get(station, SWITCHED_OFF).does is not Does.UNREACHABLE

    def _ring(self, leg: _Leg, reaction: Reaction, seconds: int, auto_answer: bool, heard_by: LegId | None) -> None:
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

    def _wait(self, leg: _Leg, seconds: float, action: Callable[[], None]) -> None:
        leg.timers.append(self._clock.after(seconds, action))

    def _is_ringing(self, leg: _Leg, heard_by: LegId | None) -> None:
        if heard_by is not None and heard_by in self._legs and self._legs[heard_by].state is LegState.UP:
            leg.ringback = heard_by
            self._hear(self._legs[heard_by], RINGING)
        self._tell(Ringing(leg.id))

    def _answered(self, leg: _Leg, reaction: Reaction) -> None:
        self._drop_timers(leg)
        self._end_ringback(leg)
        self._pick_up(leg)
        self._tell(Answered(leg.id))
        for seconds, key in reaction.keys:
            self._wait(leg, seconds, lambda key=key: self.presses(leg.id, key))  # type: ignore[misc]

    def _end_ringback(self, leg: _Leg) -> None:
        if leg.ringback in self._legs and self._legs[leg.ringback].heard == RINGING:
            self._hear(self._legs[leg.ringback], SILENCE)
        leg.ringback = None

    def _drop_timers(self, leg: _Leg) -> None:
        for timer in leg.timers:
            timer.cancel()
        leg.timers.clear()

    # ---- inside: ending

    def _end(self, leg: _Leg, cause: Cause) -> None:
        if self._legs.get(leg.id) is not leg:
            return
        self._drop_timers(leg)
        self._end_ringback(leg)
        self._hear(leg, SILENCE)
        del self._legs[leg.id]
        self._tell(Ended(leg.id, cause))
        self._later(lambda: leg.party.ended(leg.id))

    # ---- inside: the fallback

    def _watch(self) -> None:
        self._clock.after(WATCHDOG, self._take_over)

    def _take_over(self) -> None:
        if self._listener is not None:
            return
        for leg in list(self._legs.values()):
            if leg.arrived is not None and not leg.heard.legs:
                self._give_to_fallback(leg)

    def _give_to_fallback(self, leg: _Leg) -> None:
        """The fallback rings the assistants' phones; after a while nobody will come any more."""
        self._hear(leg, RINGING)
        self._drop_timers(leg)
        self._legs.pop(leg.id, None)
        self._with_fallback[leg.id] = leg
        self._wait(leg, FALLBACK_RINGS, lambda: self._leave_fallback(leg, None))
        phone = next((name for name in self._stations if self._lifts(name)), None)
        if phone is not None:
            self._wait(leg, self._stations[phone].after, lambda: self._fallback_answers(leg, phone))

    def _lifts(self, station: str) -> bool:
        reaction = self._stations[station]
        return reaction.does is Does.ANSWER and reaction.after < FALLBACK_RINGS

    def _fallback_answers(self, leg: _Leg, station: str) -> None:
        """Somebody took it: they talk until the caller hangs up, which is no longer ours to follow."""
        self._drop_timers(leg)
        self._pick_up(leg)
        leg.answered_by = station
        self._set(leg, Heard(Hears.PEOPLE, legs=frozenset({LegId(f"fallback-{station}")})))

    def _leave_fallback(self, leg: _Leg, answered_by: str | None) -> None:
        """The fallback is done with the caller, which is told with all else that there is, now or when we are back."""
        arrived = leg.arrived
        if arrived is None or self._with_fallback.pop(leg.id, None) is None:
            return
        self._drop_timers(leg)
        record = HandledElsewhere(leg.id, self._clock.now(), arrived.dialled, arrived.caller, answered_by, leg.mark)
        self._elsewhere.append(record)
        self._set(leg, SILENCE)
        self._later(lambda: leg.party.ended(leg.id))
        if self._listener is not None and not self._cut:
            self._greet()
