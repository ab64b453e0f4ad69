"""Putting a caller through: with an announcement first, or without."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.calls.endings import Endings
from receptionist.calls.events import Manner, Target, TargetAnswered, TargetEnded, TargetRung
from receptionist.calls.floor import Floor
from receptionist.calls.live import REASONS, Live, Seat
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.stations import CONFIRM_SOUND, Stations
from receptionist.calls.targets import Targets
from receptionist.calls.waiting import Waiting
from receptionist.errors import Problem
from receptionist.telephony.port import Cause, KeyPressed, LegId

GLIMPSE = 1.0
"""Seconds: a target who was connected for less was not reached. She may have hung up in the instant of *Complete*."""


class Transfers:
    """Consultation, completion, unannounced transfer and its return. A caller is never dropped by any of them."""

    def __init__(self, floor: Floor, stations: Stations, targets: Targets, waiting: Waiting, endings: Endings) -> None:
        self._floor, self._stations, self._targets = floor, stations, targets
        self._waiting, self._endings = waiting, endings

    def consult(self, call: CallView, live: Live, seat: Seat, target: Target) -> None:
        """Ring the target while the caller hears music."""
        self._check(call, live, target)
        if call.place is Place.TALKING:
            self._stations.hold(call, live, seat)
        else:
            self._stations.make_room(seat)

        def ring() -> None:
            self._floor.turn(call, Side.CONSULT_RINGING, seat)
            seconds = target.seconds or self._floor.seconds.consult
            self._targets.ring(call, live, target, Manner.CONSULT, seconds, heard_by=seat.leg)

        if seat.leg is None or not seat.up:
            self._floor.turn(call, Side.RINGING, seat)
        self._stations.have_phone(seat, live.route, call, ring, lambda why: self._stations.still_held(call, seat, why))

    def blind(self, call: CallView, live: Live, seat: Seat, target: Target) -> None:
        """Put the caller through unannounced."""
        self._check(call, live, target)
        self._floor.move(call, live, Place.TRANSFERRING, assistant=seat.assistant)
        if live.caller is not None:
            self._floor.phone.let_ring(live.caller)
        self._floor.turn(call, Side.NONE, seat)
        self._targets.ring(call, live, target, Manner.BLIND, target.seconds or self._floor.seconds.blind)

    def _check(self, call: CallView, live: Live, target: Target) -> None:
        self._floor.has_phone(call)
        self._floor.require(call, Place.TALKING, Place.HELD)
        if call.side not in (Side.TALKING, Side.ON_HOLD):
            raise Problem("seat.busy")
        if live.caller is None:
            raise Problem("call.no_phone")
        self._floor.check_number(target.number, live.route)

    def complete(self, call: CallView, live: Live, seat: Seat) -> None:
        """Connect caller and target; while it still rings, the transfer goes on unannounced."""
        if call.side is Side.CONSULTING and live.caller is not None and live.target is not None:
            self._floor.phone.connect(live.caller, live.target)
            self._transferred(call, live, Result.TRANSFERRED)
            return
        if call.side is not Side.CONSULT_RINGING or live.caller is None:
            raise Problem("call.over" if call.over else "call.not_now", place=call.place)
        self._floor.phone.let_ring(live.caller)
        self._floor.move(call, live, Place.TRANSFERRING, assistant=seat.assistant)
        self._floor.turn(call, Side.NONE, seat)
        if call.target is not None:
            self._floor.emit(TargetRung, call=call.id, target=call.target, manner=Manner.BLIND)
        live.stop_target_timer()
        leg = live.target
        live.target_timer = self._floor.overdue(leg, self._floor.seconds.blind)

    def _transferred(self, call: CallView, live: Live, result: Result) -> None:
        live.result, live.put_through = result, self._floor.clock.now()
        live.stop_target_timer()
        self._floor.move(call, live, Place.TRANSFERRED, assistant=call.assistant)
        seat = self._floor.seats.get(call.assistant or "")
        if seat is not None and call.side is not Side.NONE:
            self._endings.step_out(call, live, seat)

    def back(self, call: CallView, live: Live, seat: Seat) -> None:
        """End the consultation and talk to the caller again."""
        if call.side not in (Side.CONSULT_RINGING, Side.CONSULTING):
            raise Problem("call.not_now", place=call.place)
        if call.over or seat.leg is None or not seat.up:
            self.end_consultation(call, live, seat)
        else:
            self._targets.let_go(call, live, "cancelled")
            self._stations.talk(call, live, seat)

    def end_consultation(self, call: CallView, live: Live, seat: Seat) -> None:
        """Let the target go; a caller who is still there stays on hold."""
        self._targets.let_go(call, live, "cancelled")
        self._consulted(call, live, seat)

    def _consulted(self, call: CallView, live: Live, seat: Seat) -> None:
        if call.over:
            self._endings.step_out(call, live, seat)
        else:
            self._floor.turn(call, Side.ON_HOLD, seat)

    def give_back(self, call: CallView, live: Live, reason: str) -> None:
        """The caller hears music and is kept for who had her, then for anybody."""
        live.result = None
        self._floor.move(call, live, Place.RETURNED, reason=reason, assistant=call.assistant)
        if live.caller is not None:
            self._floor.phone.play_music(live.caller)
        kept = self._floor.seconds.returned
        live.timer = self._floor.clock.after(kept, lambda: self._waiting.wait(call, live, "returned_" + reason))

    def target_answered(self, call: CallView, live: Live) -> None:
        """The target picked up: talk, ask for the key, or put through."""
        if call.target_up or live.target is None:
            return
        live.stop_target_timer()
        self._floor.emit(TargetAnswered, call=call.id)
        if call.place is Place.HELD:
            seat = self._floor.seats.get(call.assistant or "")
            if seat is not None and seat.leg is not None:
                self._floor.phone.connect(seat.leg, live.target)
                self._floor.turn(call, Side.CONSULTING, seat)
        elif call.place is Place.TRANSFERRING and call.target is not None and call.target.confirm:
            live.confirming = True
            leg = live.target
            seconds = self._floor.seconds.confirm
            live.target_timer = self._floor.clock.after(seconds, lambda: self._not_confirmed(call, live, leg))
            self._floor.phone.announce(leg, CONFIRM_SOUND)
        elif live.caller is not None:
            self._put_through(call, live)

    def _put_through(self, call: CallView, live: Live) -> None:
        if live.caller is None or live.target is None:
            return
        self._floor.phone.connect(live.caller, live.target)
        live.stop_target_timer()
        live.confirming = False
        if call.place is Place.TRANSFERRING:
            self._transferred(call, live, Result.BLIND_TRANSFERRED)
        elif call.place is Place.OVERFLOWED:
            live.result = Result.OVERFLOWED
        self._floor.mark(call, live)

    def key_pressed(self, event: KeyPressed) -> None:
        """An outside phone confirmed that a person is there."""
        call_id = self._floor.targets.get(event.leg)
        if call_id is None:
            return
        call, live = self._floor.find(call_id)
        if live.confirming and event.leg == live.target:
            self._put_through(call, live)

    def _not_confirmed(self, call: CallView, live: Live, leg: LegId) -> None:
        if live.confirming and live.target == leg:
            self._targets.let_go(call, live, "not_confirmed")
            self.give_back(call, live, "not_confirmed")

    def target_gone(self, call: CallView, live: Live, cause: Cause) -> None:
        """The target's leg ended, or was never there."""
        was_confirming = live.confirming
        if live.target is not None:
            self._floor.targets.pop(live.target, None)
        live.target, live.confirming = None, False
        live.stop_target_timer()
        rang = int((self._floor.clock.now() - live.target_rung).total_seconds()) if live.target_rung else 0
        reason = "not_confirmed" if was_confirming else REASONS[cause]
        if call.place is Place.TRANSFERRING and reason == "normal":
            reason = "no_answer"
        self._floor.emit(TargetEnded, call=call.id, reason=reason, seconds=rang)
        seat = self._floor.seats.get(call.assistant or "")
        match call.place:
            case Place.TRANSFERRING:
                self.give_back(call, live, reason)
            case _ if seat is not None and call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
                self._consulted(call, live, seat)
            case Place.TRANSFERRED if self._only_glimpsed(live):
                self.give_back(call, live, reason)
            case Place.TRANSFERRED | Place.OVERFLOWED:
                self._endings.hang_up_caller(call, live)
            case _:
                pass

    def _only_glimpsed(self, live: Live) -> bool:
        now = self._floor.clock.now()
        return live.caller is not None and live.put_through is not None and (now - live.put_through).total_seconds() < GLIMPSE

    def phone_lost(self, call: CallView, live: Live, seat: Seat) -> None:
        """Her phone fell out of the talk, and she did not put it down: the caller comes back, and whom she consulted is let go
        (who speaks on without a caller is let go as well)."""
        self._floor.trouble("station.lost", call, seat)
        self._targets.let_go(call, live, "cancelled")
        if call.over:
            self._endings.step_out(call, live, seat)
            return
        self._floor.turn(call, Side.NONE, seat)
        self.give_back(call, live, "phone_lost")

    def not_connected(self, call: CallView, live: Live) -> None:
        """The phone system did not connect caller and target: the caller comes back; from a fallback number there is nobody to
        come back to."""
        self._targets.let_go(call, live, "failed")
        if call.place is Place.OVERFLOWED:
            self._endings.hang_up_caller(call, live)
        else:
            self.give_back(call, live, "failed")
