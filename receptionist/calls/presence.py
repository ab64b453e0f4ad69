"""Assistants whose consoles have gone without a good-bye: their talks go on, and no caller is left with nobody.

While her phone is up the talk goes on and the call stays hers, whatever became of her console. Only when neither is there any
more do her callers hear music and go to her other phone, and those that it cannot take to the queue.
"""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.calls.endings import Endings
from receptionist.calls.events import Availability, Direction
from receptionist.calls.floor import Floor
from receptionist.calls.live import Seat
from receptionist.calls.places import Place, Side
from receptionist.calls.stations import Stations, is_outside
from receptionist.calls.targets import Targets
from receptionist.calls.transfers import Transfers
from receptionist.calls.waiting import Waiting

COMES_BACK = 10
"""Seconds in which a console that lost its way to the hub has found it again; until then nothing is taken from her."""


class Presence:
    """Told by the link, and by the desk when a phone is gone."""

    def __init__(
        self,
        floor: Floor,
        stations: Stations,
        targets: Targets,
        waiting: Waiting,
        transfers: Transfers,
        endings: Endings,
    ) -> None:
        self._floor, self._stations, self._targets = floor, stations, targets
        self._waiting, self._transfers, self._endings = waiting, transfers, endings

    def came(self, seat: Seat) -> None:
        """Her console is here (again): she is what she was before it went."""
        seat.here = True
        seat.stop_missing()
        if seat.before is not None:
            (availability, reason), seat.before = seat.before, None
            self._floor.assistant_moved(seat, availability, reason)

    def went(self, seat: Seat) -> None:
        """Her console is gone. No call is offered to her unless it comes back soon."""
        seat.here = False
        seat.stop_missing()
        seat.missing = self._floor.clock.after(COMES_BACK, lambda: self._does_not_come(seat))

    def _does_not_come(self, seat: Seat) -> None:
        view = self._floor.board.assistants.get(seat.assistant)
        if view is not None and view.availability is not Availability.AWAY:
            seat.before = view.availability, view.reason
            self._floor.assistant_moved(seat, Availability.AWAY)
        if not seat.up:
            self.phone_gone(seat, seat.station)

    def phone_gone(self, seat: Seat, phone: str | None) -> None:
        """Neither console nor `phone` of hers is there: whom she talked with goes to her other phone, who was on hold to the
        queue."""
        callers = [call for call in self._callers_of(seat) if self._comes_back(call, seat)]
        if callers and seat.other and seat.other != phone and self._may_ring(callers[0], seat.other):
            self._ring_other_phone(callers.pop(0), seat, seat.other)
        for call in callers:
            self._waiting.wait(call, self._floor.live[call.id], "returned_console_lost")

    def _may_ring(self, call: CallView, phone: str) -> bool:
        return not is_outside(phone) or self._floor.may_ring(phone, self._floor.live[call.id].route)

    def _callers_of(self, seat: Seat) -> list[CallView]:
        """Whoever is still there to be talked to: the one in talk first, then who is on hold longest."""
        mine = [call for call in self._floor.board.mine(seat.assistant) if call.direction is not Direction.NONE]
        with_her = [c for c in mine if c.place in (Place.TALKING, Place.HELD, Place.RETURNED) or c.side is Side.CONSULTING]
        return sorted(with_her, key=lambda call: (call.side in (Side.ON_HOLD, Side.NONE), call.place_since))

    def _comes_back(self, call: CallView, seat: Seat) -> bool:
        """Whether somebody is there who now hears music: a consultation may have gone on without its caller."""
        live = self._floor.live[call.id]
        self._targets.let_go(call, live, "cancelled")
        if call.over:
            self._endings.step_out(call, live, seat)
            return False
        self._floor.turn(call, Side.NONE, seat)
        if call.place is not Place.RETURNED:
            self._transfers.give_back(call, live, "console_lost")
        return True

    def _ring_other_phone(self, call: CallView, seat: Seat, other: str) -> None:
        live = self._floor.live[call.id]
        self._floor.move(call, live, Place.ANSWERING, reason="console_lost", assistant=seat.assistant)
        self._floor.turn(call, Side.RINGING, seat)

        def failed(_reason: str) -> None:
            self._floor.turn(call, Side.NONE, seat)
            self._waiting.wait(call, live, "returned_console_lost")

        self._stations.have_phone(seat, live.route, call, lambda: self._stations.talk(call, live, seat), failed, at=other)
