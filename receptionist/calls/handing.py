"""Handing a call to a colleague, who takes it or lets it pass; and a short line on it between the two."""

from __future__ import annotations

from receptionist.calls.board import CallView
from receptionist.calls.commands import Reply
from receptionist.calls.events import Availability, Chatted, HandedTo
from receptionist.calls.floor import Floor
from receptionist.calls.live import Live, Seat
from receptionist.calls.places import Place, Side
from receptionist.calls.stations import Stations
from receptionist.calls.transfers import Transfers
from receptionist.calls.waiting import Waiting
from receptionist.errors import Problem

LINE_KEPT = 200
"""Characters of a short line."""


class Handing:
    """The call stays hers until the colleague's phone is up: no caller stands between two."""

    def __init__(self, floor: Floor, stations: Stations, transfers: Transfers, waiting: Waiting) -> None:
        self._floor, self._stations, self._transfers, self._waiting = floor, stations, transfers, waiting
        self._offers: dict[str, object] = {}
        """The latest offer of each call, so that an older one's time runs out for nothing."""

    def offer(self, call: CallView, to: str) -> None:
        """Raises `Problem` `colleague.not_here` for who could not answer it now, `call.not_now`."""
        self._floor.has_phone(call)
        self._floor.require(call, Place.TALKING, Place.HELD)
        if call.side not in (Side.TALKING, Side.ON_HOLD):
            raise Problem("seat.busy")
        if not self._could_answer(to) or to == call.assistant:
            raise Problem("colleague.not_here", assistant=self._floor.name_of(to) or to)
        self._floor.emit(HandedTo, call=call.id, to=to)
        offer = self._offers[call.id] = object()
        self._floor.clock.after(self._floor.seconds.returned, lambda: self._not_answered(call, offer))

    def _could_answer(self, to: str) -> bool:
        seat, view = self._floor.seats.get(to), self._floor.board.assistants.get(to)
        here = seat is not None and seat.here and seat.station is not None
        return here and view is not None and view.availability is not Availability.AWAY

    def _not_answered(self, call: CallView, offer: object) -> None:
        if self._offers.get(call.id) is offer:
            del self._offers[call.id]
            if call.handed_to is not None:
                self._end_offer(call, "no_answer")

    def let_pass(self, seat: Seat, call_id: str) -> Reply:
        """By whom it is offered to, or who offers it. Raises `Problem` `call.over` where it is not offered any more."""
        call, _live = self._floor.find(call_id)
        if call.handed_to is None or seat.assistant not in (call.handed_to, call.assistant):
            raise Problem("call.over")
        self._end_offer(call, "passed" if seat.assistant == call.handed_to else "withdrawn")
        return Reply(call=call.id)

    def _end_offer(self, call: CallView, reason: str) -> None:
        name, giver = self._floor.name_of(call.handed_to), self._floor.seats.get(call.assistant or "")
        self._floor.emit(HandedTo, call=call.id, to=None, reason=reason)
        if reason != "withdrawn":
            self._floor.trouble("colleague.not_taken", call, giver, assistant=name)

    def take(self, call: CallView, seat: Seat) -> Reply:
        """The colleague takes it: the caller hears music until her phone is up."""
        if seat.station is None:
            return Reply(code="station.none")
        giver, live = self._floor.seats[call.assistant or ""], self._floor.live[call.id]
        if call.side not in (Side.TALKING, Side.ON_HOLD):
            raise Problem("seat.busy")
        self._stations.make_room(seat)
        if call.place is Place.TALKING:
            self._stations.hold(call, live, giver)
        self._floor.turn(call, Side.NONE, giver)
        self._floor.turn(call, Side.RINGING, seat)

        def failed(reason: str) -> None:
            self._floor.turn(call, Side.NONE, seat)
            self._floor.turn(call, Side.ON_HOLD, giver)
            self._floor.trouble(f"station.{reason}", call, seat)
            self._floor.trouble("colleague.not_taken", call, giver, assistant=seat.name)

        self._stations.have_phone(seat, live.route, call, lambda: self._stations.talk(call, live, seat), failed)
        return Reply(call=call.id)

    def to_the_team(self, call: CallView, live: Live, seat: Seat) -> None:
        """A caller of hers on hold, with nobody in between, waits for anybody. Raises `Problem` `call.not_now`."""
        self._floor.require(call, Place.HELD)
        if call.side is not Side.ON_HOLD:
            raise Problem("seat.busy")
        self._floor.turn(call, Side.NONE, seat)
        self._transfers.give_back(call, live, "given_to_the_team")
        self._waiting.wait(call, live, "returned_given_to_the_team")

    def chat(self, seat: Seat, call_id: str, text: str) -> Reply:
        """A line of at most `LINE_KEPT` characters; an empty one is none."""
        call, _live = self._floor.find(call_id)
        line = " ".join(text.split())[:LINE_KEPT]
        if line:
            self._floor.emit(Chatted, call=call.id, by=seat.assistant, name=seat.name, text=line)
        return Reply(call=call.id)
