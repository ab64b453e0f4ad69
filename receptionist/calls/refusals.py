"""What the phone system did not do: nobody may be left in silence by it."""

from __future__ import annotations

import logging
from datetime import datetime

from receptionist.calls.board import CallView
from receptionist.calls.floor import Floor
from receptionist.calls.live import Live
from receptionist.calls.places import Place, Side
from receptionist.calls.recovery import Recovery
from receptionist.calls.stations import Stations
from receptionist.calls.transfers import Transfers
from receptionist.telephony.port import LegId

log = logging.getLogger(__name__)

SETTLES = 0.5
"""Seconds in which the phone system tells that somebody hung up in the instant of a command."""

LATELY = 10.0
"""Seconds in which a call is mended once: where everything is refused, it must not go to and fro."""

_Connection = tuple[Place | Side, datetime] | None


class Refusals:
    """Puts a call whose legs were not connected where somebody can do something about it."""

    def __init__(self, floor: Floor, stations: Stations, transfers: Transfers, recovery: Recovery) -> None:
        self._floor, self._stations, self._transfers, self._recovery = floor, stations, transfers, recovery
        self._mended: dict[str, datetime] = {}
        """When a call was last put where somebody can do something about it, by its id: what is refused then too is left."""

    def not_connected(self, leg: LegId, reason: str) -> None:
        """The leg was not connected, for the phone system's own `reason`. Somebody may have hung up in that instant, as we are
        about to be told."""
        call = self._call_of(leg)
        if call is not None and (refused := _connection(call)) is not None:
            then = self._recovery.times
            self._floor.clock.after(SETTLES, lambda: self._if_still_so(call, refused, then, reason))

    def not_alone(self, leg: LegId, verb: str, reason: str) -> None:
        """A caller was not given music or ringing: she may still hear, and be heard by, whom the screen shows as out of it."""
        call = self._floor.board.calls.get(self._floor.callers.get(leg, ""))
        if call is not None:
            was, then = (call.place, call.place_since), self._recovery.times
            self._floor.clock.after(SETTLES, lambda: self._if_still_there(call, was, then, verb, reason))

    def _if_still_there(self, call: CallView, was: tuple[Place, datetime], then: int, verb: str, reason: str) -> None:
        live = self._still_live(call, then)
        if live is None or live.caller is None or (call.place, call.place_since) != was or self._lately(call):
            return
        self._mended[call.id] = self._floor.clock.now()
        seat = self._floor.seats.get(call.assistant or "")
        if call.place is Place.HELD and seat is not None and seat.up and self._floor.board.current(seat.assistant) is None:
            self._stations.talk(call, live, seat)  # as if she had not pressed: nobody is overheard who is shown as on hold
        elif verb == "let_ring":
            self._floor.phone.let_ring(live.caller)
        else:
            self._floor.phone.play_music(live.caller)
        log.warning("the phone system refused to %s", verb)
        self._floor.trouble("phone.refused", call, seat, reason=reason)

    def _lately(self, call: CallView) -> bool:
        now = self._floor.clock.now()
        self._mended = {id_: at for id_, at in self._mended.items() if (now - at).total_seconds() < LATELY}
        return call.id in self._mended

    def _still_live(self, call: CallView, then: int) -> Live | None:
        """None: the call ends, or it was not heard at all, and what was asked is asked again when the phone system is heard."""
        live = self._floor.live.get(call.id)
        heard = self._floor.board.phone.connected and self._recovery.times == then
        return live if heard and live is not None and not live.hung_up else None

    def _call_of(self, leg: LegId) -> CallView | None:
        call_id = self._floor.callers.get(leg) or self._floor.targets.get(leg)
        if call_id is not None:
            return self._floor.board.calls.get(call_id)
        assistant = self._floor.stations.get(leg)
        return self._floor.board.current(assistant) if assistant else None

    def _if_still_so(self, call: CallView, refused: _Connection, then: int, reason: str) -> None:
        live = self._still_live(call, then)
        if live is None or _connection(call) != refused:
            return  # another connection was asked for since, and that one was not refused
        self._mended[call.id] = self._floor.clock.now()
        seat = self._floor.seats.get(call.assistant or "")
        match call.place:
            case Place.TRANSFERRED | Place.OVERFLOWED:
                self._transfers.not_connected(call, live)
            case Place.TALKING if seat is not None:
                self._stations.hold(call, live, seat)
            case _ if seat is not None:
                self._transfers.end_consultation(call, live, seat)
        log.warning("the phone system refused to connect a call")
        self._floor.trouble("phone.refused", call, seat, reason=reason)


def _connection(call: CallView) -> _Connection:
    """Which connection of two legs the call is shown to have now, and since when: a later one is another one."""
    if call.side is Side.CONSULTING:
        return call.side, call.side_since
    put_through = call.place is Place.TRANSFERRED or (call.place is Place.OVERFLOWED and call.target_up)
    return (call.place, call.place_since) if call.place is Place.TALKING or put_through else None
