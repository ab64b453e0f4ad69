"""Calls that assistants begin: dialled for a client, and cards made by hand where no phone takes part."""

from __future__ import annotations

from uuid6 import uuid7

from receptionist.calls.board import CallView
from receptionist.calls.commands import Dial, OpenCard, Reply
from receptionist.calls.endings import Endings, called
from receptionist.calls.events import Caller, Direction
from receptionist.calls.floor import GRACE, Floor
from receptionist.calls.live import Seat
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.route import route_of
from receptionist.calls.routing import read_caller
from receptionist.calls.stations import Stations
from receptionist.errors import Problem
from receptionist.telephony.port import LegId, Outside, Presented, Shown, Station


class Outgoing:
    """Calls out under a client's line, and hand-made cards."""

    def __init__(self, floor: Floor, stations: Stations, endings: Endings) -> None:
        self._floor, self._stations, self._endings = floor, stations, endings

    def dial(self, seat: Seat, command: Dial) -> Reply:
        """Ring the assistant's own phone, then the number, under the client's line."""
        route = self._floor.routing.line(command.line, self._floor.clock.now())
        self._floor.check_number(command.target.number, route)
        if seat.station is None:
            return Reply(code="station.none")
        self._stations.make_room(seat)
        caller = Caller(number=command.target.number, name=command.target.label or None)
        call, live = self._floor.begin(route, Direction.OUTBOUND, caller)
        self._floor.move(call, live, Place.DIALLING, assistant=seat.assistant)
        self._floor.turn(call, Side.RINGING, seat)

        def ring() -> None:
            self._floor.move(call, live, Place.RINGING, assistant=seat.assistant)
            live.caller = LegId(str(uuid7()))
            self._floor.callers[live.caller] = call.id
            shown = Shown(route.shown, route.line)
            number = command.target.number
            to = Outside(number) if number.startswith("+") else Station(number)
            leg = live.caller
            live.timer = self._floor.overdue(leg, self._floor.seconds.consult + GRACE)
            self._floor.phone.dial(
                leg, to, shown, seconds=self._floor.seconds.consult, heard_by=seat.leg, mark=self._floor.mark_of(call).text()
            )

        def failed(reason: str) -> None:
            self._floor.trouble(f"out.station_{reason}", call, seat, who=called(call, route.country))
            self._endings.finish(call, live, Result.FAILED, reason="station_" + reason)

        self._stations.have_phone(seat, route, call, ring, failed)
        return Reply(call=call.id)

    def open_card(self, seat: Seat, command: OpenCard) -> Reply:
        """A card for a call that a phone we do not speak to has brought, on a line that nobody owns too: nothing is claimed of
        that phone, so the card neither waits nor rings nor talks. It is hers from the first instant until she closes it."""
        route = route_of(self._floor.routing, command.line, self._floor.clock.now())
        caller = read_caller(Presented(number=command.caller), route.country)
        call, _live = self._floor.begin(route, Direction.NONE, caller, assistant=seat.assistant)
        return Reply(call=call.id)

    def close_card(self, call: CallView) -> None:
        """The hand-made card is done with."""
        if call.direction is not Direction.NONE:
            raise Problem("call.not_now", place=call.place)
        result = Result.MESSAGE if call.message else Result.ANSWERED
        self._endings.finish(call, self._floor.live[call.id], result)
