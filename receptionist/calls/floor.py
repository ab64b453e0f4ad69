"""The floor on which the desk's rules work: live calls, legs, the board, and the one way to write down what happened."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from uuid6 import uuid7

from receptionist.calls.board import Board, CallView
from receptionist.calls.events import (
    AnyEvent,
    AssistantMoved,
    Availability,
    Caller,
    Direction,
    GivenTo,
    Moved,
    Offered,
    Source,
    Trouble,
    Turned,
)
from receptionist.calls.live import NAME_KEPT, Live, Mark, Seat
from receptionist.calls.places import OVER, Place, Result, Side, check_move, check_side
from receptionist.calls.route import Route, Routing
from receptionist.calls.routing import is_emergency
from receptionist.clock import Clock, Timer
from receptionist.errors import Problem
from receptionist.telephony.port import Cause, LegId, PhoneSystem, Shown

LATELY = 1000
"""How many calls that are over are remembered: what is noted late still reaches their record."""
GRACE = 3
"""Seconds after which an event that is overdue counts as having come."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long the desk lets things last. `station`: an assistant's own phone rings before the call waits again; `blind`: the
    target of an unannounced transfer rings; `consult`: a target rings while somebody listens to it; `confirm`: an outside phone
    that answered has for pressing a key; `returned`: a call that came back is kept for who made the transfer."""

    station: int = 10
    blind: int = 25
    consult: int = 60
    confirm: int = 15
    returned: int = 20


class Floor:
    """What the parts of the desk share. Only they touch it, on the clock's thread. `ended` settles a leg that is gone, as the
    phone system's own word would."""

    def __init__(
        self,
        phone: PhoneSystem,
        routing: Routing,
        clock: Clock,
        emit: Callable[[AnyEvent], None],
        *,
        epoch: int,
        country: str,
        ended: Callable[[LegId, Cause], None],
        seconds: Seconds,
    ) -> None:
        self.board, self.seconds = Board(), seconds
        self.board.hour = clock.now
        self.phone, self.routing, self.clock, self.country = phone, routing, clock, country
        self.live: dict[str, Live] = {}
        self.seats: dict[str, Seat] = {}
        self.callers: dict[LegId, str] = {}
        self.targets: dict[LegId, str] = {}
        self.stations: dict[LegId, str] = {}
        self.lately_over: OrderedDict[str, Result | None] = OrderedDict()
        """Calls that have left the board, with their results: the last thousand."""
        self.actor: str | None = None
        self.source = Source.DESK
        self._sink, self.ended = emit, ended
        self._epoch, self._sequence = epoch, 0

    def emit(self, kind: Callable[..., AnyEvent], **fields: Any) -> None:
        """Write down what happened: everybody sees it, and the record keeps it."""
        self._sequence += 1
        event = kind(
            id=str(uuid7()),
            epoch=self._epoch,
            sequence=self._sequence,
            at=fields.pop("at", None) or self.clock.now(),
            actor=self.actor,
            source=fields.pop("source", None) or self.source,
            **fields,
        )
        self.board.apply(event)
        self._sink(event)

    def move(
        self,
        call: CallView,
        live: Live,
        place: Place,
        *,
        reason: str | None = None,
        assistant: str | None = None,
        at: datetime | None = None,
    ) -> None:
        """The caller goes to another place. Raises `NotAllowed` for a move that does not exist."""
        check_move(call.place, place)
        live.stop_timer()
        self.emit(Moved, call=call.id, place=place, reason=reason, assistant=assistant, at=at)
        if place not in OVER:
            self.mark(call, live)

    def turn(self, call: CallView, side: Side, seat: Seat) -> None:
        """The assistant's side changes; with nobody left to talk to, her phone is hung up."""
        if call.side is side:
            return
        check_side(call.side, side)
        if side in (Side.NONE, Side.WRAP_UP):
            seat.calls.discard(call.id)
        else:
            seat.calls.add(call.id)
        self.emit(Turned, call=call.id, side=side, assistant=seat.assistant)
        self.release_phone(seat)
        self.forget_if_done(call)

    def mark(self, call: CallView, live: Live) -> None:
        """Write on the caller's leg where the call stands, for a desk that is started later."""
        if live.caller is not None:
            self.phone.mark(live.caller, self.mark_of(call).text())

    def mark_of(self, call: CallView) -> Mark:
        """The note for a call's own leg."""
        name = call.caller.name[:NAME_KEPT] if call.caller.name else None
        return Mark(
            role="caller",
            call=call.id,
            assistant=call.assistant,
            assistant_name=self.name_of(call.assistant)[:NAME_KEPT],
            place=call.place,
            side=call.side,
            direction=call.direction,
            line=call.line,
            client=call.client,
            caller=Caller(call.caller.number, name, call.caller.withheld, call.caller.valid),
            arrived=call.arrived,
            answered=call.answered is not None,
            target=call.target,
            manner=call.manner,
            target_up=call.target_up,
        )

    def trouble(self, code: str, call: CallView | None, seat: Seat | None, **values: str | int) -> None:
        """Tell an assistant (None: everybody) of something that went wrong."""
        self.emit(
            Trouble,
            code=code,
            call=call.id if call else None,
            assistant=seat.assistant if seat else None,
            values={"station": seat.station or "", **values} if seat else values,
        )

    def begin(
        self,
        route: Route,
        direction: Direction,
        caller: Caller,
        trunk: str | None = None,
        call_id: str | None = None,
        at: datetime | None = None,
        assistant: str | None = None,
    ) -> tuple[CallView, Live]:
        """A call comes to be. `assistant`: whose card it is."""
        call_id = call_id or str(uuid7())
        live = self.live[call_id] = Live(call_id, route)
        self.emit(
            Offered,
            at=at,
            call=call_id,
            direction=direction,
            caller=caller,
            line=route.line,
            client=route.client,
            unknown_line=route.unknown,
            dialled=route.dialled,
            dialled_in=route.dialled_in,
            trunk=trunk,
            service_level=route.service_level,
            hold_limit=route.hold_limit,
            assistant=assistant,
            language=self.routing.language(route, caller),
            team=route.team,
        )
        return self.board.calls[call_id], live

    def find(self, call_id: str) -> tuple[CallView, Live]:
        """A live call. Raises `Problem` (`call.over`)."""
        call, live = self.board.calls.get(call_id), self.live.get(call_id)
        if call is None or live is None:
            raise Problem("call.over")
        return call, live

    def name_of(self, assistant: str | None) -> str:
        """What an assistant is called."""
        view = self.board.assistants.get(assistant or "")
        return view.name if view else ""

    def forget_if_done(self, call: CallView) -> None:
        """Nothing is left to be done for a call that has left the board."""
        if call.over and call.id not in self.board.calls:
            self.live.pop(call.id, None)
            self.is_over(call.id, call.result)

    def is_over(self, call_id: str, result: Result | None) -> None:
        """What is noted late still reaches the call's record."""
        self.lately_over[call_id] = result
        while len(self.lately_over) > LATELY:
            self.lately_over.popitem(last=False)

    def release_phone(self, seat: Seat) -> None:
        """Hang up her phone, unless a caller of hers is still there to be talked to, or for whom it still rings."""
        leg = seat.leg
        if leg is None or (seat.calls if seat.up else self._rings_for_somebody(seat)):
            return
        seat.forget_phone()
        self.stations.pop(leg, None)
        self.phone.hang_up(leg)

    def _rings_for_somebody(self, seat: Seat) -> bool:
        call = self.board.calls.get(seat.rings_for or "")
        return call is not None and call.side is Side.RINGING

    def found(
        self, call: CallView, live: Live, place: Place, *, reason: str | None = None, assistant: str | None = None
    ) -> None:
        """Write down where a call was found: it did not move there, so the table of moves does not apply."""
        self.emit(Moved, call=call.id, place=place, reason=reason, assistant=assistant)
        self.mark(call, live)

    def knows(self, leg: LegId) -> bool:
        """Whether the leg belongs to anything here."""
        return leg in self.callers or leg in self.targets or leg in self.stations

    def assistant_moved(self, seat: Seat, availability: Availability, reason: str | None = None) -> None:
        """An assistant's state changes."""
        self.emit(
            AssistantMoved,
            assistant=seat.assistant,
            name=seat.name,
            availability=availability,
            reason=reason,
            station=seat.station,
            languages=seat.languages,
            teams=seat.teams,
        )

    def check_number(self, number: str, route: Route) -> None:
        """Raise `Problem` for police, fire and ambulance (`dial.emergency`), here or where the client of `route` is, never
        called under a client's number, for a line of ours (`dial.own_line`): the call would come back to this desk, again
        and again, and for what the office does not call (`Calling.check`)."""
        if is_emergency(number, self.country, route.country):
            raise Problem("dial.emergency", number=number)
        if self.is_ours(number):
            raise Problem("dial.own_line", number=number)
        self.routing.calling.check(number)

    def may_ring(self, number: str, route: Route) -> bool:
        """Whether `check_number` has nothing against it."""
        try:
            self.check_number(number, route)
        except Problem:
            return False
        return True

    def is_ours(self, number: str) -> bool:
        """Whether who calls the number arrives at this desk."""
        try:
            self.routing.line(number, self.clock.now())
        except Problem:
            return False
        return True

    def overdue(self, leg: LegId | None, seconds: float) -> Timer:
        """The leg is given up on in so many seconds, as not answered, unless the timer is cancelled."""
        return self.clock.after(seconds, lambda: self.give_up(leg, Cause.NO_ANSWER))

    def give_up(self, leg: LegId | None, cause: Cause) -> None:
        """An overdue event counts as having come, and the leg is ended for good."""
        if leg is None or (leg not in self.stations and leg not in self.targets and leg not in self.callers):
            return
        self.phone.hang_up(leg)
        self.ended(leg, cause)

    def give(self, call: CallView, live: Live, client: str) -> None:
        """The call is another client's than its line says: so say the phones from now on, and the note on its leg."""
        self.emit(GivenTo, call=call.id, client=client, was=call.client)
        live.route = self.routing.given(live.route, client)
        self.mark(call, live)
        seat = self.seats.get(call.assistant or "")
        if seat is not None and seat.leg is not None and call.side in (Side.RINGING, Side.TALKING):
            self.phone.show(seat.leg, Shown(live.route.shown, call.caller.number))

    def has_phone(self, call: CallView) -> None:
        """Raise `Problem` (`call.no_phone`) for a card made by hand."""
        if call.direction is Direction.NONE:
            raise Problem("call.no_phone")

    def require(self, call: CallView, *places: Place) -> None:
        """Raise `Problem` unless the caller is in one of the places."""
        if call.place not in places:
            raise Problem("call.over" if call.over else "call.not_now", place=call.place)
