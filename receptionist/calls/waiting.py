"""Callers who wait: what they hear, and what becomes of them when nobody can answer."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.calls.endings import Endings
from receptionist.calls.events import Announced, Availability, Direction, Manner, Target
from receptionist.calls.floor import Floor
from receptionist.calls.live import Live
from receptionist.calls.places import Place, Result
from receptionist.calls.routing import read_caller
from receptionist.calls.targets import Targets
from receptionist.clients.profile import WaitingSound
from receptionist.telephony.port import Arrived, LegId

ANNOUNCEMENT_SECONDS = 120
"""After this an announcement counts as said, whether or not the phone system told so."""


class Waiting:
    """The queue, the announcements and the way to a fallback number."""

    def __init__(self, floor: Floor, targets: Targets, endings: Endings) -> None:
        self._floor, self._targets, self._endings = floor, targets, endings

    def arrived(self, event: Arrived) -> None:
        """Somebody rings: find out whose line it is, and let her wait. A doubled event changes nothing."""
        if event.leg in self._floor.callers:
            return
        now = self._floor.clock.now()
        route = self._floor.routing.route(event.dialled, now)
        caller = read_caller(event.caller, route.country)
        call, live = self._floor.begin(route, Direction.INBOUND, caller, trunk=event.trunk)
        live.caller = event.leg
        self._floor.callers[event.leg] = call.id
        self.receive(call, live)

    def receive(self, call: CallView, live: Live, reason: str | None = None) -> None:
        """Somebody whom nobody has spoken to waits, unless the number is blocked for this client."""
        if self._floor.routing.refuses(live.route, call.caller):
            self._refuse(call, live)
        else:
            self.wait(call, live, reason)

    def _refuse(self, call: CallView, live: Live) -> None:
        """The number is blocked for this client: the caller hears what the line says when nobody can answer, which invites to
        no quarrel, and nobody's phone rings."""
        live.result = Result.REFUSED
        self._announce(call, live, "blocked", live.route.busy_sound)

    def wait(self, call: CallView, live: Live, reason: str | None = None) -> None:
        """The caller waits, hearing what her line says: ringing, or music once she has been answered. So does whom we called
        and who came back from a transfer."""
        if call.direction is Direction.NONE or call.over:
            return
        if live.caller is not None:
            if live.route.waiting is WaitingSound.MUSIC or call.answered is not None:
                self._floor.phone.play_music(live.caller)
            else:
                self._floor.phone.let_ring(live.caller)
        self._floor.move(call, live, Place.WAITING, reason=reason)
        self.watch_patience(call, live)

    def watch_patience(self, call: CallView, live: Live) -> None:
        """Begin to count the time after which an announcement is due."""
        live.timer = self._floor.clock.after(live.route.patience, lambda: self._patience_over(call, live))

    def _patience_over(self, call: CallView, live: Live) -> None:
        if call.place is not Place.WAITING or live.caller is None:
            return
        if live.route.open and self._anybody_available():
            live.timer = self._floor.clock.after(min(max(live.route.patience, 1), 5), lambda: self._patience_over(call, live))
            return
        what = "closed" if not live.route.open else "busy"
        live.result = _in_vain(call) if call.answered or what == "busy" else Result.CLOSED
        self._announce(call, live, what, live.route.closed_sound if what == "closed" else live.route.busy_sound)

    def _announce(self, call: CallView, live: Live, what: str, sound: str) -> None:
        self._floor.move(call, live, Place.CLOSED, reason=what)
        self._floor.emit(Announced, call=call.id, what=what)
        live.timer = self._floor.clock.after(ANNOUNCEMENT_SECONDS, lambda: self._announcement_over(call, live))
        if live.caller is not None:
            self._floor.phone.announce(live.caller, sound)

    def _anybody_available(self) -> bool:
        return any(a.availability is Availability.AVAILABLE and a.station for a in self._floor.board.assistants.values())

    def played(self, leg: LegId) -> None:
        """A sound came to its end."""
        call_id = self._floor.callers.get(leg)
        if call_id is not None:
            call, live = self._floor.find(call_id)
            self._announcement_over(call, live)

    def _announcement_over(self, call: CallView, live: Live) -> None:
        if call.place is not Place.CLOSED or live.caller is None:
            return
        refused = live.result is Result.REFUSED
        if refused or live.route.fallback is None or not self._floor.may_ring(live.route.fallback, live.route):
            self._endings.hang_up_caller(call, live)
            return
        live.result = _in_vain(call)  # until somebody answers there
        self._floor.phone.let_ring(live.caller)
        self._floor.move(call, live, Place.OVERFLOWED)
        target = Target(label=live.route.fallback, number=live.route.fallback)
        self._targets.ring(call, live, target, Manner.OVERFLOW, self._floor.seconds.consult)


def _in_vain(call: CallView) -> Result:
    """How a call ends that nobody takes (again): whom somebody has taken once is answered, and was lost on hold."""
    return Result.NOBODY if call.answered is None else Result.ABANDONED_ON_HOLD
