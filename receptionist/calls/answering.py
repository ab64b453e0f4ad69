"""Taking a call that waits, and going on with one that is held."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.calls.commands import Reply
from receptionist.calls.floor import Floor
from receptionist.calls.handing import Handing
from receptionist.calls.live import Live, Seat
from receptionist.calls.places import Place, Side
from receptionist.calls.stations import Stations
from receptionist.calls.transfers import Transfers
from receptionist.calls.waiting import Waiting


class Answering:
    """Whoever asks first has the call: the desk does one thing after another."""

    def __init__(self, floor: Floor, stations: Stations, waiting: Waiting, transfers: Transfers, handing: Handing) -> None:
        self._floor, self._stations, self._waiting = floor, stations, waiting
        self._transfers, self._handing = transfers, handing

    def answer(self, seat: Seat, call_id: str | None, seen: str | None = None) -> Reply:
        """As `Answer` has it. Raises `Problem` `seat.busy`."""
        board = self._floor.board
        current = board.current(seat.assistant)
        if current is not None and current.side is Side.RINGING:
            return Reply(call=current.id)  # pressed twice: her phone rings already
        chosen = board.calls.get(call_id) if call_id else board.next_for(seat.assistant) or board.calls.get(seen or "")
        if chosen is None:
            return Reply(code="call.over" if call_id else "call.none_waiting")
        if chosen.handed_to == seat.assistant:
            return self._handing.take(chosen, seat)
        if chosen.place not in (Place.WAITING, Place.RETURNED):
            mine = chosen.assistant == seat.assistant
            return Reply(call=chosen.id) if mine else self._too_late(chosen)
        if seat.station is None:
            return Reply(code="station.none")
        self._stations.make_room(seat)
        self._claim(chosen, self._floor.live[chosen.id], seat)
        return Reply(call=chosen.id)

    def _too_late(self, call: CallView) -> Reply:
        if call.assistant is None:
            return Reply(code="call.over")
        return Reply(code="call.taken", values={"assistant": self._floor.name_of(call.assistant)})

    def _claim(self, call: CallView, live: Live, seat: Seat) -> None:
        came_from = call.place
        self._floor.move(call, live, Place.ANSWERING, assistant=seat.assistant)
        self._floor.turn(call, Side.RINGING, seat)

        def failed(reason: str) -> None:
            self._floor.turn(call, Side.NONE, seat)
            self._floor.trouble(f"station.{reason}", call, seat)
            if came_from is Place.RETURNED:
                self._transfers.give_back(call, live, "station_" + reason)
            else:
                self._waiting.wait(call, live, "station_" + reason)

        self._stations.have_phone(seat, live.route, call, lambda: self._stations.talk(call, live, seat), failed)

    def resume(self, seat: Seat, call_id: str | None) -> Reply:
        """The call, or the first on hold, at her phone again. Raises as `answer`, and `call.no_phone`, `call.not_now`."""
        held = self._floor.board.held(seat.assistant)
        call = self._floor.board.calls.get(call_id) if call_id else next(iter(held), None)
        if call is None:
            return Reply(code="call.over" if call_id else "call.none_held")
        if call.assistant != seat.assistant:
            return Reply(code="call.not_yours", values={"assistant": self._floor.name_of(call.assistant)})
        if call.side in (Side.RINGING, Side.TALKING):
            return Reply(call=call.id)  # pressed twice
        self._floor.has_phone(call)
        self._floor.require(call, Place.HELD)
        live = self._floor.live[call.id]
        if call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
            self._transfers.back(call, live, seat)
            return Reply(call=call.id)
        self._stations.make_room(seat)
        self._floor.turn(call, Side.RINGING, seat)
        self._stations.have_phone(
            seat,
            live.route,
            call,
            lambda: self._stations.talk(call, live, seat),
            lambda why: self._stations.still_held(call, seat, why),
        )
        return Reply(call=call.id)
