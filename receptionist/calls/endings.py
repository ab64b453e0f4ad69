"""How a call ends, and what the assistant still has to do then."""

from __future__ import annotations

from datetime import datetime

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction, Finished
from receptionist.calls.floor import GRACE, Floor
from receptionist.calls.live import REASONS, Live, Seat
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.targets import Targets
from receptionist.telephony.numbers import show
from receptionist.telephony.port import Cause


class Endings:
    """Ends calls, with the one result that is true."""

    def __init__(self, floor: Floor, targets: Targets) -> None:
        self._floor, self._targets = floor, targets

    def finish(self, call: CallView, live: Live, result: Result, reason: str | None = None, at: datetime | None = None) -> None:
        """The call is over; one that is over already stays as it is. `at`: when, where that is long past. A consultation goes
        on without its caller: nobody is cut off in mid-sentence."""
        if call.over:
            return
        speaks_on = call.side is Side.CONSULTING
        if not speaks_on:
            self._targets.let_go(call, live, "cancelled")
        if live.caller is not None:
            leg, live.caller = live.caller, None
            self._floor.callers.pop(leg, None)
            self._floor.phone.hang_up(leg)
        place = Place.ABANDONED if result is Result.ABANDONED else Place.ENDED
        self._floor.move(call, live, place, reason=reason, assistant=call.assistant, at=at)
        self._floor.emit(Finished, call=call.id, result=result, at=at)
        seat = self._floor.seats.get(call.assistant or "")
        if seat is not None and call.side is not Side.NONE and not speaks_on:
            self.step_out(call, live, seat)
        self._floor.forget_if_done(call)

    def hang_up_caller(self, call: CallView, live: Live) -> None:
        """End the caller's leg; what follows from it follows when the leg is gone, or is overdue."""
        if live.caller is None:
            return
        leg, live.hung_up = live.caller, True
        self._floor.phone.hang_up(leg)
        self._floor.clock.after(GRACE, lambda: self._floor.give_up(leg, Cause.NORMAL))

    def step_out(self, call: CallView, live: Live, seat: Seat) -> None:
        """The assistant's part is over: time for her note where the client asks for it, and her phone is free."""
        if live.route.wrap_up and call.answered is not None and call.side not in (Side.RINGING, Side.WRAP_UP):
            self._floor.turn(call, Side.WRAP_UP, seat)
            self._floor.clock.after(live.route.wrap_up, lambda: self._wrap_up_over(call, seat))
        else:
            self._floor.turn(call, Side.NONE, seat)

    def _wrap_up_over(self, call: CallView, seat: Seat) -> None:
        if call.side is Side.WRAP_UP:
            self._floor.turn(call, Side.NONE, seat)

    def _not_reached(self, call: CallView, live: Live, cause: Cause) -> None:
        """Whom an assistant rang was not reached: she is told why, unless it was she who gave up."""
        seat = self._floor.seats.get(call.assistant or "")
        why = "failed" if cause is Cause.NORMAL else REASONS[cause]
        if not live.hung_up and seat is not None:
            self._floor.trouble(f"out.{why}", call, seat, who=called(call, live.route.country))
        self.finish(call, live, Result.FAILED, reason=REASONS[cause])

    def caller_gone(self, call: CallView, live: Live, cause: Cause) -> None:
        """The caller's leg ended: what that means depends on where she was."""
        if live.caller is not None:
            self._floor.callers.pop(live.caller, None)
            live.caller = None
        if call.direction is Direction.OUTBOUND and call.answered is None:
            self._not_reached(call, live, cause)
            return
        match call.place:
            case Place.OFFERED | Place.WAITING | Place.ANSWERING if call.answered is None:
                result = Result.ABANDONED
            case Place.TRANSFERRED | Place.CLOSED | Place.OVERFLOWED:
                result = live.result or Result.ANSWERED
            case Place.TALKING:
                result = Result.MESSAGE if call.message else Result.ANSWERED
            case _:
                result = live.result or Result.ABANDONED_ON_HOLD
        self.finish(call, live, result)


def called(call: CallView, country: str) -> str:
    """Whom an outgoing call is to reach: the name that was known of them, else the number as it is written in `country`."""
    number, name = call.caller.number or "", call.caller.name
    return name if name and name != number else show(number, country)
