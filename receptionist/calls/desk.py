"""The desk: who is called, and what may happen next. The one writer of all calls, in memory, on the clock's thread.

What the phone system tells may come doubled, late or not at all; whatever comes, every call stays in a lawful place and ends.
What assistants ask is answered at once with a `Reply`; what then happens comes as events.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from uuid6 import uuid7

from receptionist.calls.board import Board, CallView
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Back,
    BlindTransfer,
    CloseCard,
    Complete,
    Consult,
    Dial,
    DoneWrappingUp,
    GiveKind,
    GiveToClient,
    HangUp,
    Hold,
    KeepAsEvidence,
    Name,
    NoteMessage,
    OpenCard,
    Reply,
    Resume,
    SayWaitsFor,
    SetAvailability,
    SignIn,
    TakeBack,
)
from receptionist.calls.events import (
    Announced,
    AnyEvent,
    AssistantMoved,
    Availability,
    Caller,
    Direction,
    Finished,
    GivenTo,
    KeptAsEvidence,
    KindGiven,
    Manner,
    MessageTaken,
    Moved,
    Named,
    Offered,
    PhoneMoved,
    Source,
    StationMoved,
    Target,
    TargetAnswered,
    TargetEnded,
    TargetRung,
    Trouble,
    Turned,
    WaitsFor,
)
from receptionist.calls.live import NAME_KEPT, Live, Mark, Seat
from receptionist.calls.places import OVER, Place, Result, Side, check_move, check_side
from receptionist.calls.record import CallRecord
from receptionist.calls.route import Route, Routing
from receptionist.calls.routing import is_emergency, read_caller
from receptionist.clients.profile import WaitingSound
from receptionist.clock import Clock
from receptionist.errors import Problem
from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Disconnected,
    Ended,
    FoundLeg,
    HandledElsewhere,
    KeyPressed,
    LegId,
    LegState,
    Outside,
    PhoneEvent,
    PhoneSystem,
    Played,
    Presented,
    Refused,
    Ringing,
    Shown,
    Station,
    StationChanged,
)

log = logging.getLogger(__name__)

STATION_SECONDS = 10
"""How long an assistant's own phone rings before the call waits again."""
BLIND_SECONDS = 25
"""How long the target of an unannounced transfer rings."""
CONSULT_SECONDS = 60
CONFIRM_SECONDS = 15
"""How long an outside phone that answered has to press a key."""
RETURNED_SECONDS = 20
"""How long a call that came back is kept for the assistant who made the transfer; then anybody may take it."""
GRACE = 3
"""Seconds after which an event that is overdue counts as having come."""
CONFIRM_SOUND = "receptionist/confirm"

_REASONS = {
    Cause.NORMAL: "normal",
    Cause.BUSY: "busy",
    Cause.NO_ANSWER: "no_answer",
    Cause.REFUSED: "refused",
    Cause.UNREACHABLE: "unreachable",
    Cause.FAILED: "failed",
}
_WITHOUT_PHONE = (
    SignIn,
    SetAvailability,
    DoneWrappingUp,
    Name,
    GiveKind,
    SayWaitsFor,
    GiveToClient,
    NoteMessage,
    KeepAsEvidence,
    OpenCard,
    CloseCard,
)


class Desk:
    """Holds every live call. `emit` gets each event in order; `epoch` counts the lives of this office's desk. `unfinished` are
    the calls that the record knows without an end: what the phone system no longer holds of them is ended at the start."""

    def __init__(
        self,
        phone: PhoneSystem,
        routing: Routing,
        clock: Clock,
        emit: Callable[[AnyEvent], None],
        *,
        epoch: int,
        country: str = "IT",
        unfinished: Sequence[CallRecord] = (),
    ) -> None:
        self.board = Board()
        self._phone, self._routing, self._clock, self._sink = phone, routing, clock, emit
        self._epoch, self._sequence, self._country = epoch, 0, country
        self._live: dict[str, Live] = {}
        self._seats: dict[str, Seat] = {}
        self._callers: dict[LegId, str] = {}
        self._targets: dict[LegId, str] = {}
        self._stations: dict[LegId, str] = {}
        self._unfinished = {record.id: record for record in unfinished}
        self._actor: str | None = None
        self._source = Source.DESK

    def start(self) -> None:
        """Begin to listen to the phone system."""
        self._phone.start(self.hear)

    def stop(self) -> None:
        """Leave in good order: whoever still waits is handed to the phone system's own fallback; talks go on."""
        for call in list(self.board.calls.values()):
            live = self._live.get(call.id)
            waits = call.place in (Place.OFFERED, Place.WAITING, Place.RETURNED)
            if waits and live is not None and live.caller is not None:
                self._phone.hand_back(live.caller)
        self._phone.stop()

    def use(self, routing: Routing) -> None:
        """Profiles have changed: calls that arrive from now on go by these."""
        self._routing = routing

    # ---- what assistants ask

    def ask(self, assistant: str, command: AnyCommand) -> Reply:
        """Carry out `command` for `assistant`, or say why not. Never raises for what a person can do."""
        self._actor, self._source = assistant, Source.ASSISTANT
        try:
            if not isinstance(command, _WITHOUT_PHONE) and not self.board.phone.connected:
                return Reply(code="phone.disconnected")
            return self._carry_out(assistant, command)
        except Problem as problem:
            return Reply(code=problem.code, values={k: _plain(v) for k, v in problem.values.items()})
        finally:
            self._actor, self._source = None, Source.DESK

    def _carry_out(self, assistant: str, command: AnyCommand) -> Reply:
        if isinstance(command, SignIn):
            return self._sign_in(assistant, command)
        seat = self._seats.get(assistant)
        if seat is None:
            return Reply(code="staff.not_signed_in")
        match command:
            case SetAvailability():
                return self._set_availability(seat, command)
            case Answer():
                return self._answer(seat, command.call)
            case Resume():
                return self._resume(seat, command.call)
            case Dial():
                return self._dial(seat, command)
            case OpenCard():
                return self._open_card(seat, command)
            case GiveKind() | Name() | SayWaitsFor() | GiveToClient() | NoteMessage() | KeepAsEvidence():
                return self._note(command)
        call, live = self._mine(seat, command.call)
        match command:
            case Hold():
                self._require(call, Place.TALKING)
                self._hold(call, live, seat)
            case Consult():
                self._consult(call, live, seat, command.target)
            case Complete():
                self._complete(call, live, seat)
            case Back():
                self._back(call, live, seat)
            case BlindTransfer():
                self._blind(call, live, seat, command.target)
            case TakeBack():
                self._require(call, Place.TRANSFERRING)
                self._let_target_go(call, live, "cancelled")
                self._return(call, live, "taken_back")
                return self._answer(seat, call.id)
            case HangUp():
                self._hang_up(call, live, seat)
            case DoneWrappingUp():
                if call.side is Side.WRAP_UP:
                    self._turn(call, Side.NONE, seat)
            case CloseCard():
                self._close_card(call)
        return Reply(call=call.id)

    def _mine(self, seat: Seat, call_id: str) -> tuple[CallView, Live]:
        call, live = self._find(call_id)
        if call.assistant != seat.assistant:
            raise Problem("call.not_yours", assistant=self._name_of(call.assistant))
        return call, live

    def _find(self, call_id: str) -> tuple[CallView, Live]:
        call, live = self.board.calls.get(call_id), self._live.get(call_id)
        if call is None or live is None:
            raise Problem("call.over")
        return call, live

    def _require(self, call: CallView, *places: Place) -> None:
        if call.place not in places:
            raise Problem("call.over" if call.over else "call.not_now", place=call.place)

    def _name_of(self, assistant: str | None) -> str:
        view = self.board.assistants.get(assistant or "")
        return view.name if view else ""

    def _sign_in(self, assistant: str, command: SignIn) -> Reply:
        taken = next((s for s in self._seats.values() if s.station == command.station and s.assistant != assistant), None)
        if taken is not None and command.station is not None:
            if taken.calls:
                return Reply(code="station.taken", values={"station": command.station, "assistant": taken.name})
            self._leave_station(taken)
        seat = self._seats.setdefault(assistant, Seat(assistant, command.name, command.station))
        seat.name = command.name
        if not seat.calls:
            seat.station = command.station
        self._assistant_moved(seat, Availability.AVAILABLE)
        return Reply()

    def _leave_station(self, seat: Seat) -> None:
        seat.station = None
        self._release_phone(seat)
        view = self.board.assistants.get(seat.assistant)
        if view is not None and view.availability is not Availability.AWAY:
            self._assistant_moved(seat, Availability.AWAY)

    def _set_availability(self, seat: Seat, command: SetAvailability) -> Reply:
        if command.availability is Availability.AWAY and any(self._open(call) for call in seat.calls):
            return Reply(code="staff.calls_open")
        self._assistant_moved(seat, command.availability, command.reason)
        return Reply()

    def _open(self, call_id: str) -> bool:
        call = self.board.calls.get(call_id)
        return call is not None and not call.over and call.side is not Side.NONE

    def _assistant_moved(self, seat: Seat, availability: Availability, reason: str | None = None) -> None:
        self._emit(
            AssistantMoved,
            assistant=seat.assistant,
            name=seat.name,
            availability=availability,
            reason=reason,
            station=seat.station,
        )

    def _answer(self, seat: Seat, call_id: str | None) -> Reply:
        current = self.board.current(seat.assistant)
        if current is not None and current.side is Side.RINGING:
            return Reply(call=current.id)  # pressed twice: her phone rings already
        chosen = self.board.calls.get(call_id) if call_id else self.board.next_for(seat.assistant)
        if chosen is None:
            return Reply(code="call.over" if call_id else "call.none_waiting")
        if chosen.place not in (Place.WAITING, Place.RETURNED):
            mine = chosen.assistant == seat.assistant
            return Reply(call=chosen.id) if mine else self._too_late(chosen)
        if seat.station is None:
            return Reply(code="station.none")
        self._make_room(seat)
        self._claim(chosen, self._live[chosen.id], seat)
        return Reply(call=chosen.id)

    def _too_late(self, call: CallView) -> Reply:
        return Reply(code="call.taken", values={"assistant": self._name_of(call.assistant)})

    def _make_room(self, seat: Seat) -> None:
        current = self.board.current(seat.assistant)
        if current is None:
            return
        if current.side is Side.WRAP_UP:
            self._turn(current, Side.NONE, seat)
        elif current.place is Place.TALKING:
            self._hold(current, self._live[current.id], seat)
        else:
            raise Problem("seat.busy")

    def _claim(self, call: CallView, live: Live, seat: Seat) -> None:
        came_from = call.place
        self._move(call, live, Place.ANSWERING, assistant=seat.assistant)
        self._turn(call, Side.RINGING, seat)

        def failed(reason: str) -> None:
            self._turn(call, Side.NONE, seat)
            self._trouble(f"station.{reason}", call, seat)
            if came_from is Place.RETURNED:
                self._return(call, live, "station_" + reason)
            else:
                self._wait(call, live, "station_" + reason)

        self._with_phone(seat, live.route, call, lambda: self._talk(call, live, seat), failed)

    def _with_phone(
        self, seat: Seat, route: Route, call: CallView, then: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Have the assistant's phone picked up, then go on: at once where it is already."""
        shown = Shown(route.shown, call.caller.number)
        if seat.leg is not None and seat.up:
            self._phone.show(seat.leg, shown)
            then()
            return
        if seat.station is None:
            failed("none")
            return

        def if_still_wanted(do: Callable[..., None]) -> Callable[..., None]:
            return lambda *args: do(*args) if call.side is Side.RINGING else None

        seat.then, seat.failed = if_still_wanted(then), if_still_wanted(failed)
        seat.leg, seat.up = LegId(str(uuid7())), False
        self._stations[seat.leg] = seat.assistant
        mark = Mark("station", assistant=seat.assistant, assistant_name=seat.name[:NAME_KEPT], station=seat.station).text()
        leg = seat.leg
        self._phone.dial(leg, Station(seat.station), shown, seconds=STATION_SECONDS, auto_answer=True, mark=mark)
        if seat.leg is leg and not seat.up:
            seat.timer = self._clock.after(STATION_SECONDS + GRACE, lambda: self._give_up(leg, Cause.NO_ANSWER))

    def _talk(self, call: CallView, live: Live, seat: Seat) -> None:
        if live.caller is None or seat.leg is None:
            return
        self._phone.connect(live.caller, seat.leg)
        self._move(call, live, Place.TALKING, assistant=seat.assistant)
        self._turn(call, Side.TALKING, seat)

    def _hold(self, call: CallView, live: Live, seat: Seat) -> None:
        if live.caller is not None:
            self._phone.play_music(live.caller)
        self._move(call, live, Place.HELD, assistant=seat.assistant)
        self._turn(call, Side.ON_HOLD, seat)

    def _resume(self, seat: Seat, call_id: str | None) -> Reply:
        held = self.board.held(seat.assistant)
        call = self.board.calls.get(call_id) if call_id else next(iter(held), None)
        if call is None:
            return Reply(code="call.over" if call_id else "call.none_held")
        if call.assistant != seat.assistant:
            return Reply(code="call.not_yours", values={"assistant": self._name_of(call.assistant)})
        if call.side in (Side.RINGING, Side.TALKING):
            return Reply(call=call.id)  # pressed twice
        self._require(call, Place.HELD)
        live = self._live[call.id]
        if call.direction is Direction.NONE:
            self._make_room(seat)
            self._move(call, live, Place.TALKING, assistant=seat.assistant)
            self._turn(call, Side.TALKING, seat)
            return Reply(call=call.id)
        if call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
            self._back(call, live, seat)
            return Reply(call=call.id)
        self._make_room(seat)
        self._turn(call, Side.RINGING, seat)
        self._with_phone(
            seat, live.route, call, lambda: self._talk(call, live, seat), lambda why: self._still_held(call, seat, why)
        )
        return Reply(call=call.id)

    def _still_held(self, call: CallView, seat: Seat, reason: str) -> None:
        self._turn(call, Side.ON_HOLD, seat)
        self._trouble(f"station.{reason}", call, seat)

    # ---- putting a call through

    def _consult(self, call: CallView, live: Live, seat: Seat, target: Target) -> None:
        self._check_can_put_through(call, live, target)
        if call.place is Place.TALKING:
            self._hold(call, live, seat)
        else:
            self._make_room(seat)

        def ring() -> None:
            self._turn(call, Side.CONSULT_RINGING, seat)
            self._ring_target(call, live, target, Manner.CONSULT, CONSULT_SECONDS, heard_by=seat.leg)

        if seat.leg is None or not seat.up:
            self._turn(call, Side.RINGING, seat)
        self._with_phone(seat, live.route, call, ring, lambda why: self._still_held(call, seat, why))

    def _blind(self, call: CallView, live: Live, seat: Seat, target: Target) -> None:
        self._check_can_put_through(call, live, target)
        if live.caller is not None:
            self._phone.let_ring(live.caller)
        self._move(call, live, Place.TRANSFERRING, assistant=seat.assistant)
        self._turn(call, Side.NONE, seat)
        self._ring_target(call, live, target, Manner.BLIND, BLIND_SECONDS)

    def _check_can_put_through(self, call: CallView, live: Live, target: Target) -> None:
        self._require(call, Place.TALKING, Place.HELD)
        if call.side not in (Side.TALKING, Side.ON_HOLD):
            raise Problem("seat.busy")
        if live.caller is None:
            raise Problem("call.no_phone")
        self._check_number(target.number)

    def _check_number(self, number: str) -> None:
        if is_emergency(number, self._country):
            raise Problem("dial.emergency", number=number)

    def _ring_target(
        self, call: CallView, live: Live, target: Target, manner: Manner, seconds: int, heard_by: LegId | None = None
    ) -> None:
        live.target, live.target_rung, live.confirming = LegId(str(uuid7())), self._clock.now(), False
        self._targets[live.target] = call.id
        self._emit(TargetRung, call=call.id, target=target, manner=manner)
        leg = live.target
        live.target_timer = self._clock.after(seconds + GRACE, lambda: self._give_up(leg, Cause.NO_ANSWER))
        shown = Shown(self._announced_name(call, live), live.route.line)
        to = Station(target.number) if not target.number.startswith("+") else Outside(target.number)
        mark = Mark("target", call=call.id).text()
        self._phone.dial(leg, to, shown, seconds=seconds, heard_by=heard_by, mark=mark)
        self._mark(call, live)

    def _announced_name(self, call: CallView, live: Live) -> str:
        who = call.name or call.caller.name or call.caller.number or ""
        return f"{live.route.shown}: {who}"[:60] if who else live.route.shown

    def _complete(self, call: CallView, live: Live, seat: Seat) -> None:
        if call.side is Side.CONSULTING and live.caller is not None and live.target is not None:
            self._phone.connect(live.caller, live.target)
            self._transferred(call, live, Result.TRANSFERRED)
            return
        if call.side is not Side.CONSULT_RINGING or live.caller is None:
            raise Problem("call.not_now", place=call.place)
        self._phone.let_ring(live.caller)
        self._move(call, live, Place.TRANSFERRING, assistant=seat.assistant)
        self._turn(call, Side.NONE, seat)
        if call.target is not None:
            self._emit(TargetRung, call=call.id, target=call.target, manner=Manner.BLIND)
        live.stop_target_timer()
        leg = live.target
        live.target_timer = self._clock.after(BLIND_SECONDS, lambda: self._give_up(leg, Cause.NO_ANSWER))

    def _transferred(self, call: CallView, live: Live, result: Result) -> None:
        live.result = result
        live.stop_target_timer()
        self._move(call, live, Place.TRANSFERRED, assistant=call.assistant)
        seat = self._seats.get(call.assistant or "")
        if seat is not None and call.side is not Side.NONE:
            self._step_out(call, live, seat)

    def _back(self, call: CallView, live: Live, seat: Seat) -> None:
        if call.side not in (Side.CONSULT_RINGING, Side.CONSULTING):
            raise Problem("call.not_now", place=call.place)
        self._let_target_go(call, live, "cancelled")
        if seat.leg is not None and seat.up:
            self._talk(call, live, seat)
        else:
            self._turn(call, Side.ON_HOLD, seat)

    def _let_target_go(self, call: CallView, live: Live, reason: str) -> None:
        if live.target is None:
            return
        leg, live.target = live.target, None
        self._targets.pop(leg, None)
        live.stop_target_timer()
        live.confirming = False
        self._phone.hang_up(leg)
        rang = int((self._clock.now() - live.target_rung).total_seconds()) if live.target_rung else 0
        self._emit(TargetEnded, call=call.id, reason=reason, seconds=rang)

    def _return(self, call: CallView, live: Live, reason: str) -> None:
        """An unannounced transfer failed: the caller hears music and is kept for who made it, then for anybody."""
        if live.caller is not None:
            self._phone.play_music(live.caller)
        self._move(call, live, Place.RETURNED, reason=reason, assistant=call.assistant)
        live.timer = self._clock.after(RETURNED_SECONDS, lambda: self._wait(call, live, "returned_" + reason))

    def _hang_up(self, call: CallView, live: Live, seat: Seat) -> None:
        if call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
            self._let_target_go(call, live, "cancelled")
            self._turn(call, Side.ON_HOLD, seat)
        elif call.direction is Direction.NONE:
            self._close_card(call)
        elif live.caller is not None:
            self._end_caller(call, live)
        else:
            self._finish(call, live, Result.FAILED)

    def _end_caller(self, call: CallView, live: Live) -> None:
        if live.caller is None:
            return
        leg = live.caller
        self._phone.hang_up(leg)
        self._clock.after(GRACE, lambda: self._give_up(leg, Cause.NORMAL))

    # ---- calling out, and cards without a phone

    def _dial(self, seat: Seat, command: Dial) -> Reply:
        self._check_number(command.target.number)
        route = self._routing.line(command.line, self._clock.now())
        if seat.station is None:
            return Reply(code="station.none")
        self._make_room(seat)
        caller = Caller(number=command.target.number, name=command.target.label or None)
        call, live = self._begin(route, Direction.OUTBOUND, caller)
        self._move(call, live, Place.DIALLING, assistant=seat.assistant)
        self._turn(call, Side.RINGING, seat)

        def ring() -> None:
            live.caller = LegId(str(uuid7()))
            self._callers[live.caller] = call.id
            self._move(call, live, Place.RINGING, assistant=seat.assistant)
            shown = Shown(route.shown, route.line)
            number = command.target.number
            to = Outside(number) if number.startswith("+") else Station(number)
            leg = live.caller
            live.timer = self._clock.after(CONSULT_SECONDS + GRACE, lambda: self._give_up(leg, Cause.NO_ANSWER))
            self._phone.dial(leg, to, shown, seconds=CONSULT_SECONDS, heard_by=seat.leg, mark=self._mark_of(call).text())

        def failed(reason: str) -> None:
            self._trouble(f"station.{reason}", call, seat)
            self._finish(call, live, Result.FAILED, reason="station_" + reason)

        self._with_phone(seat, route, call, ring, failed)
        return Reply(call=call.id)

    def _open_card(self, seat: Seat, command: OpenCard) -> Reply:
        route = self._routing.line(command.line, self._clock.now())
        caller = read_caller(Presented(number=command.caller), route.country)
        call, live = self._begin(route, Direction.NONE, caller)
        self._move(call, live, Place.WAITING)
        self._move(call, live, Place.ANSWERING, assistant=seat.assistant)
        self._turn(call, Side.RINGING, seat)
        self._move(call, live, Place.TALKING, assistant=seat.assistant)
        self._turn(call, Side.TALKING, seat)
        return Reply(call=call.id)

    def _close_card(self, call: CallView) -> None:
        if call.direction is not Direction.NONE:
            raise Problem("call.not_now", place=call.place)
        self._finish(call, self._live[call.id], Result.ANSWERED)

    # ---- what is noted on a call

    def _note(self, command: GiveKind | Name | SayWaitsFor | GiveToClient | NoteMessage | KeepAsEvidence) -> Reply:
        call, live = self._find(command.call)
        match command:
            case GiveKind():
                self._emit(KindGiven, call=call.id, kind_of_call=command.kind_of_call)
            case Name():
                self._emit(Named, call=call.id, name=command.name, firm=command.firm, matter=command.matter)
            case SayWaitsFor():
                self._emit(WaitsFor, call=call.id, text=command.text)
            case GiveToClient():
                self._emit(GivenTo, call=call.id, client=command.client, was=call.client)
                self._mark(call, live)
            case NoteMessage():
                self._emit(MessageTaken, call=call.id, message=command.message)
            case KeepAsEvidence():
                self._emit(KeptAsEvidence, call=call.id, emergency=command.emergency, note=command.note)
        return Reply(call=call.id)

    # ---- what the phone system tells

    def hear(self, event: PhoneEvent) -> None:
        """Settle what the phone system says, whatever its order."""
        self._source = Source.PHONE
        try:
            match event:
                case Connected():
                    self._connected(event)
                case Disconnected():
                    self._emit(PhoneMoved, connected=False, reason=event.reason, system=self.board.phone.system)
                case StationChanged():
                    if self.board.stations.get(event.station) is not event.reachable:
                        self._emit(StationMoved, station=event.station, reachable=event.reachable)
                case Arrived():
                    self._arrived(event)
                case Ringing():
                    pass  # the board shows a target as ringing from the moment it is dialled
                case Answered():
                    self._answered(event.leg)
                case Ended():
                    self._ended(event.leg, event.cause)
                case KeyPressed():
                    self._key(event)
                case Played():
                    self._played(event.leg)
                case Refused():
                    self._refused(event)
        finally:
            self._source = Source.DESK

    def _arrived(self, event: Arrived) -> None:
        if event.leg in self._callers:
            return
        now = self._clock.now()
        route = self._routing.route(event.dialled, now)
        caller = read_caller(event.caller, route.country)
        call, live = self._begin(route, Direction.INBOUND, caller, trunk=event.trunk)
        live.caller = event.leg
        self._callers[event.leg] = call.id
        self._wait(call, live)

    def _begin(
        self,
        route: Route,
        direction: Direction,
        caller: Caller,
        trunk: str | None = None,
        call_id: str | None = None,
        at: datetime | None = None,
    ) -> tuple[CallView, Live]:
        call_id = call_id or str(uuid7())
        live = self._live[call_id] = Live(call_id, route)
        self._emit(
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
        )
        return self.board.calls[call_id], live

    def _wait(self, call: CallView, live: Live, reason: str | None = None) -> None:
        if call.direction is not Direction.INBOUND or call.over:
            return
        if live.caller is not None:
            if live.route.waiting is WaitingSound.MUSIC or call.answered is not None:
                self._phone.play_music(live.caller)
            else:
                self._phone.let_ring(live.caller)
        self._move(call, live, Place.WAITING, reason=reason)
        self._watch_patience(call, live)

    def _watch_patience(self, call: CallView, live: Live) -> None:
        live.timer = self._clock.after(live.route.patience, lambda: self._patience_over(call, live))

    def _patience_over(self, call: CallView, live: Live) -> None:
        if call.place is not Place.WAITING or live.caller is None:
            return
        if live.route.open and self._anybody_available():
            live.timer = self._clock.after(min(max(live.route.patience, 1), 5), lambda: self._patience_over(call, live))
            return
        what = "closed" if not live.route.open else "busy"
        live.result = Result.CLOSED if what == "closed" else Result.NOBODY
        self._move(call, live, Place.CLOSED, reason=what)
        self._emit(Announced, call=call.id, what=what)
        live.timer = self._clock.after(120, lambda: self._announcement_over(call, live))
        self._phone.announce(live.caller, live.route.closed_sound if what == "closed" else live.route.busy_sound)

    def _anybody_available(self) -> bool:
        return any(a.availability is Availability.AVAILABLE and a.station for a in self.board.assistants.values())

    def _played(self, leg: LegId) -> None:
        call_id = self._callers.get(leg)
        if call_id is not None:
            call, live = self._find(call_id)
            self._announcement_over(call, live)

    def _announcement_over(self, call: CallView, live: Live) -> None:
        if call.place is not Place.CLOSED or live.caller is None:
            return
        if live.route.fallback is None:
            self._end_caller(call, live)
            return
        live.result = Result.OVERFLOWED
        self._phone.let_ring(live.caller)
        self._move(call, live, Place.OVERFLOWED)
        target = Target(label=live.route.fallback, number=live.route.fallback)
        self._ring_target(call, live, target, Manner.OVERFLOW, CONSULT_SECONDS)

    def _answered(self, leg: LegId) -> None:
        if leg in self._stations:
            self._station_up(self._seats[self._stations[leg]])
        elif leg in self._targets:
            call, live = self._find(self._targets[leg])
            self._target_up(call, live)
        elif leg in self._callers:
            call, live = self._find(self._callers[leg])
            seat = self._seats.get(call.assistant or "")
            if call.place is Place.RINGING and seat is not None:
                self._talk(call, live, seat)

    def _station_up(self, seat: Seat) -> None:
        if seat.up:
            return
        seat.up = True
        seat.stop_timer()
        then, seat.then, seat.failed = seat.then, None, None
        if then is not None:
            then()
        self._release_phone(seat)

    def _target_up(self, call: CallView, live: Live) -> None:
        if call.target_up or live.target is None:
            return
        live.stop_target_timer()
        self._emit(TargetAnswered, call=call.id)
        if call.place is Place.HELD:
            seat = self._seats.get(call.assistant or "")
            if seat is not None and seat.leg is not None:
                self._phone.connect(seat.leg, live.target)
                self._turn(call, Side.CONSULTING, seat)
        elif call.place is Place.TRANSFERRING and call.target is not None and call.target.confirm:
            live.confirming = True
            leg = live.target
            live.target_timer = self._clock.after(CONFIRM_SECONDS, lambda: self._not_confirmed(call, live, leg))
            self._phone.announce(leg, CONFIRM_SOUND)
        elif live.caller is not None:
            self._put_through(call, live)

    def _put_through(self, call: CallView, live: Live) -> None:
        if live.caller is None or live.target is None:
            return
        self._phone.connect(live.caller, live.target)
        live.stop_target_timer()
        live.confirming = False
        if call.place is Place.TRANSFERRING:
            self._transferred(call, live, Result.BLIND_TRANSFERRED)
        self._mark(call, live)

    def _key(self, event: KeyPressed) -> None:
        call_id = self._targets.get(event.leg)
        if call_id is None:
            return
        call, live = self._find(call_id)
        if live.confirming and event.leg == live.target:
            self._put_through(call, live)

    def _not_confirmed(self, call: CallView, live: Live, leg: LegId) -> None:
        if live.confirming and live.target == leg:
            self._let_target_go(call, live, "not_confirmed")
            self._return(call, live, "not_confirmed")

    def _refused(self, event: Refused) -> None:
        log.warning("the phone system refused to %s: %s", event.verb, event.reason)
        if event.verb == "dial":
            self._ended(event.leg, Cause.FAILED)
        elif event.verb == "announce":
            self._played(event.leg)
        elif event.verb == "connect":
            self._connect_refused(event.leg)

    def _connect_refused(self, leg: LegId) -> None:
        call_id = self._callers.get(leg) or self._targets.get(leg)
        call = self.board.calls.get(call_id or "")
        if call is None:
            assistant = self._stations.get(leg)
            call = self.board.current(assistant) if assistant else None
        seat = self._seats.get(call.assistant or "") if call else None
        if call is not None and seat is not None and call.place is Place.TALKING:
            self._hold(call, self._live[call.id], seat)
            self._trouble("phone.refused", call, seat)

    # ---- legs that end

    def _give_up(self, leg: LegId | None, cause: Cause) -> None:
        """An overdue event counts as having come, and the leg is ended for good."""
        if leg is None or (leg not in self._stations and leg not in self._targets and leg not in self._callers):
            return
        self._phone.hang_up(leg)
        self._ended(leg, cause)

    def _ended(self, leg: LegId, cause: Cause) -> None:
        if leg in self._callers:
            call, live = self._find(self._callers[leg])
            self._caller_gone(call, live, cause)
        elif leg in self._targets:
            call, live = self._find(self._targets[leg])
            self._target_gone(call, live, cause)
        elif leg in self._stations:
            self._station_gone(self._seats[self._stations[leg]], leg, cause)

    def _caller_gone(self, call: CallView, live: Live, cause: Cause) -> None:
        if live.caller is not None:
            self._callers.pop(live.caller, None)
            live.caller = None
        if call.direction is Direction.OUTBOUND and call.answered is None:
            self._finish(call, live, Result.FAILED, reason=_REASONS[cause])
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
        self._finish(call, live, result)

    def _target_gone(self, call: CallView, live: Live, cause: Cause) -> None:
        was_confirming = live.confirming
        if live.target is not None:
            self._targets.pop(live.target, None)
        live.target, live.confirming = None, False
        live.stop_target_timer()
        rang = int((self._clock.now() - live.target_rung).total_seconds()) if live.target_rung else 0
        reason = "not_confirmed" if was_confirming else _REASONS[cause]
        if call.place is Place.TRANSFERRING and reason == "normal":
            reason = "no_answer"
        self._emit(TargetEnded, call=call.id, reason=reason, seconds=rang)
        seat = self._seats.get(call.assistant or "")
        match call.place:
            case Place.TRANSFERRING:
                self._return(call, live, reason)
            case Place.HELD if seat is not None and call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
                self._turn(call, Side.ON_HOLD, seat)
            case Place.TRANSFERRED | Place.OVERFLOWED:
                self._end_caller(call, live)
            case _:
                pass

    def _station_gone(self, seat: Seat, leg: LegId, cause: Cause) -> None:
        self._stations.pop(leg, None)
        if seat.leg != leg:
            return
        was_up, failed = seat.up, seat.failed
        seat.leg, seat.up, seat.then, seat.failed = None, False, None, None
        seat.stop_timer()
        if not was_up:
            if failed is not None:
                failed(_REASONS[cause] if cause is not Cause.NORMAL else "no_answer")
            return
        current = self.board.current(seat.assistant)
        if current is not None:
            self._handset_down(current, self._live[current.id], seat)

    def _handset_down(self, call: CallView, live: Live, seat: Seat) -> None:
        """She hung up her phone: a consultation is completed by it, a talk ended."""
        match call.side:
            case Side.CONSULTING | Side.CONSULT_RINGING:
                self._complete(call, live, seat)
            case Side.TALKING if call.direction is not Direction.NONE:
                self._end_caller(call, live)
            case _ if call.place in (Place.RINGING, Place.DIALLING):
                self._end_caller(call, live)

    def _finish(
        self, call: CallView, live: Live, result: Result, reason: str | None = None, at: datetime | None = None
    ) -> None:
        if call.over:
            return
        self._let_target_go(call, live, "cancelled")
        if live.caller is not None:
            leg, live.caller = live.caller, None
            self._callers.pop(leg, None)
            self._phone.hang_up(leg)
        place = Place.ABANDONED if result is Result.ABANDONED else Place.ENDED
        self._move(call, live, place, reason=reason, assistant=call.assistant, at=at)
        self._emit(Finished, call=call.id, result=result, at=at)
        seat = self._seats.get(call.assistant or "")
        if seat is not None and call.side is not Side.NONE:
            self._step_out(call, live, seat)
        self._forget_if_done(call)

    def _step_out(self, call: CallView, live: Live, seat: Seat) -> None:
        """The assistant's part is over: time for her note where the client asks for it, and her phone is free."""
        if live.route.wrap_up and call.answered is not None and call.side not in (Side.RINGING, Side.WRAP_UP):
            self._turn(call, Side.WRAP_UP, seat)
            self._clock.after(live.route.wrap_up, lambda: self._wrap_up_over(call, seat))
        else:
            self._turn(call, Side.NONE, seat)

    def _wrap_up_over(self, call: CallView, seat: Seat) -> None:
        if call.side is Side.WRAP_UP:
            self._turn(call, Side.NONE, seat)

    def _release_phone(self, seat: Seat) -> None:
        """Hang up her phone, unless a caller of hers is still there to be talked to."""
        if seat.leg is None or seat.calls:
            return
        leg, seat.leg, seat.up, seat.then, seat.failed = seat.leg, None, False, None, None
        self._stations.pop(leg, None)
        seat.stop_timer()
        self._phone.hang_up(leg)

    def _forget_if_done(self, call: CallView) -> None:
        if call.over and call.id not in self.board.calls:
            self._live.pop(call.id, None)

    # ---- writing it down

    def _move(
        self,
        call: CallView,
        live: Live,
        place: Place,
        *,
        reason: str | None = None,
        assistant: str | None = None,
        at: datetime | None = None,
    ) -> None:
        check_move(call.place, place)
        live.stop_timer()
        self._emit(Moved, call=call.id, place=place, reason=reason, assistant=assistant, at=at)
        if place not in OVER:
            self._mark(call, live)

    def _turn(self, call: CallView, side: Side, seat: Seat) -> None:
        if call.side is side:
            return
        check_side(call.side, side)
        if side in (Side.NONE, Side.WRAP_UP):
            seat.calls.discard(call.id)
        else:
            seat.calls.add(call.id)
        self._emit(Turned, call=call.id, side=side, assistant=seat.assistant)
        if not seat.calls:
            self._release_phone(seat)
        self._forget_if_done(call)

    def _mark(self, call: CallView, live: Live) -> None:
        if live.caller is not None:
            self._phone.mark(live.caller, self._mark_of(call).text())

    def _mark_of(self, call: CallView) -> Mark:
        name = call.caller.name[:NAME_KEPT] if call.caller.name else None
        return Mark(
            role="caller",
            call=call.id,
            assistant=call.assistant,
            assistant_name=self._name_of(call.assistant)[:NAME_KEPT],
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

    def _trouble(self, code: str, call: CallView | None, seat: Seat | None, **values: str | int) -> None:
        self._emit(
            Trouble,
            code=code,
            call=call.id if call else None,
            assistant=seat.assistant if seat else None,
            values={"station": seat.station or "", **values} if seat else values,
        )

    def _emit(self, kind: Callable[..., AnyEvent], **fields: Any) -> None:
        self._sequence += 1
        event = kind(
            id=str(uuid7()),
            epoch=self._epoch,
            sequence=self._sequence,
            at=fields.pop("at", None) or self._clock.now(),
            actor=self._actor,
            source=fields.pop("source", None) or self._source,
            **fields,
        )
        self.board.apply(event)
        self._sink(event)

    # ---- finding the calls again

    def _connected(self, event: Connected) -> None:
        self._emit(PhoneMoved, connected=True, system=event.system)
        found = {leg.leg: leg for leg in event.legs}
        for known in [*self._callers, *self._targets, *self._stations]:
            if known not in found:
                self._ended(known, Cause.NORMAL)
        fresh = [leg for leg in event.legs if not self._knows(leg.leg)]
        marks = {leg.leg: Mark.read(leg.mark) for leg in fresh}
        for leg in fresh:
            mark = marks[leg.leg]
            if mark is not None and mark.role == "station" and mark.assistant:
                self._take_up_station(leg, mark)
        for leg in sorted(fresh, key=lambda leg: _age(marks[leg.leg])):
            mark = marks[leg.leg]
            if mark is not None and mark.role == "caller" and mark.call:
                self._take_up_call(leg, mark, [t for t in fresh if _is_target_of(marks[t.leg], mark.call)])
        for leg in fresh:
            self._take_up_stray(leg, marks[leg.leg])
        for elsewhere in event.elsewhere:
            self._handled_elsewhere(elsewhere)
        self._end_what_was_lost()

    def _knows(self, leg: LegId) -> bool:
        return leg in self._callers or leg in self._targets or leg in self._stations

    def _take_up_station(self, leg: FoundLeg, mark: Mark) -> None:
        assistant = mark.assistant or ""
        seat = self._seats.setdefault(assistant, Seat(assistant, mark.assistant_name, mark.station))
        seat.leg, seat.up = leg.leg, leg.state is LegState.UP
        self._stations[leg.leg] = assistant
        if assistant not in self.board.assistants:
            self._assistant_moved(seat, Availability.AVAILABLE)

    def _take_up_call(self, leg: FoundLeg, mark: Mark, targets: list[FoundLeg]) -> None:
        """A call that lived on without us: it is again where it was, as far as the legs still bear it out."""
        route = self._route_of(mark)
        caller = mark.caller or Caller(withheld=True)
        call, live = self._begin(route, mark.direction, caller, call_id=mark.call, at=mark.arrived)
        self._unfinished.pop(call.id, None)
        if mark.client and mark.client != call.client:
            self._emit(GivenTo, call=call.id, client=mark.client, was=call.client)
        live.caller = leg.leg
        self._callers[leg.leg] = call.id
        call.place, call.side, call.assistant = Place.OFFERED, Side.NONE, mark.assistant
        seat = self._seats.get(mark.assistant or "")
        target = next(iter(targets), None)
        if mark.answered:
            call.answered = call.arrived
        with_station = seat is not None and seat.leg is not None and seat.leg in leg.with_legs
        if target is not None and target.leg in leg.with_legs:
            self._resume_transferred(call, live, target, mark)
        elif target is not None and mark.place is Place.TRANSFERRING:
            self._resume_transferring(call, live, target, mark)
        elif with_station and seat is not None:
            self._resume_with(call, live, seat, Place.TALKING, Side.TALKING)
        elif mark.place in (Place.TALKING, Place.HELD, Place.RETURNED) and mark.assistant:
            self._resume_held(call, live, mark)
        elif mark.direction is Direction.OUTBOUND:
            self._finish(call, live, Result.FAILED)
        elif mark.answered:
            self._forced(call, live, Place.WAITING, reason="found_again")
            self._watch_patience(call, live)
        else:
            self._wait(call, live, "found_again" if mark.place is not Place.WAITING else None)

    def _route_of(self, mark: Mark) -> Route:
        now = self._clock.now()
        if mark.line is not None:
            try:
                return self._routing.line(mark.line, now)
            except Problem:
                log.info("a call was found again on a line that is no longer ours")
        return self._routing.route((), now)

    def _forced(
        self, call: CallView, live: Live, place: Place, *, reason: str | None = None, assistant: str | None = None
    ) -> None:
        """Write down where a call was found: it did not move there, so the table of moves does not apply."""
        self._emit(Moved, call=call.id, place=place, reason=reason, assistant=assistant)
        self._mark(call, live)

    def _resume_with(self, call: CallView, live: Live, seat: Seat, place: Place, side: Side) -> None:
        seat.calls.add(call.id)
        self._forced(call, live, place, assistant=seat.assistant)
        self._emit(Turned, call=call.id, side=side, assistant=seat.assistant)

    def _resume_held(self, call: CallView, live: Live, mark: Mark) -> None:
        assistant = mark.assistant or ""
        seat = self._seats.setdefault(assistant, Seat(assistant, mark.assistant_name, mark.station))
        if live.caller is not None:
            self._phone.play_music(live.caller)
        self._resume_with(call, live, seat, Place.HELD, Side.ON_HOLD)

    def _resume_transferred(self, call: CallView, live: Live, target: FoundLeg, mark: Mark) -> None:
        self._bind_target(live, target)
        live.result = Result.BLIND_TRANSFERRED if mark.manner is Manner.BLIND else Result.TRANSFERRED
        overflowed = mark.place is Place.OVERFLOWED
        live.result = Result.OVERFLOWED if overflowed else live.result
        self._forced(call, live, Place.OVERFLOWED if overflowed else Place.TRANSFERRED, assistant=mark.assistant)
        call.target, call.target_up = mark.target, True

    def _resume_transferring(self, call: CallView, live: Live, target: FoundLeg, mark: Mark) -> None:
        self._bind_target(live, target)
        self._forced(call, live, Place.TRANSFERRING, assistant=mark.assistant)
        if mark.target is not None:
            self._emit(TargetRung, call=call.id, target=mark.target, manner=Manner.BLIND)
        live.target_timer = self._clock.after(BLIND_SECONDS, lambda: self._give_up(target.leg, Cause.NO_ANSWER))
        if target.state is LegState.UP:
            self._target_up(call, live)

    def _bind_target(self, live: Live, target: FoundLeg) -> None:
        live.target, live.target_rung = target.leg, self._clock.now()
        self._targets[target.leg] = live.id

    def _take_up_stray(self, leg: FoundLeg, mark: Mark | None) -> None:
        """A leg that belongs to no call: somebody who arrived while nobody listened, or a phone left over."""
        if self._knows(leg.leg):
            seat = self._seats.get(self._stations.get(leg.leg, ""))
            if seat is not None:
                self._release_phone(seat)
        elif mark is None and leg.arrived is not None:
            self._arrived(leg.arrived)
        elif mark is not None:
            self._phone.hang_up(leg.leg)

    def _handled_elsewhere(self, elsewhere: HandledElsewhere) -> None:
        """A call that the fallback took: it stands in the record as what it was, at its own time."""
        mark = Mark.read(elsewhere.mark)
        call_id = mark.call if mark and mark.call else str(uuid5(NAMESPACE_URL, f"receptionist:{elsewhere.id}"))
        self._unfinished.pop(call_id, None)
        if call_id in self._live:
            return
        route = self._routing.route(elsewhere.dialled, elsewhere.at)
        caller = read_caller(elsewhere.caller, route.country)
        self._source = Source.FALLBACK
        call, live = self._begin(route, Direction.INBOUND, caller, call_id=call_id, at=elsewhere.at)
        if elsewhere.answered_by is None:
            self._finish(call, live, Result.NOBODY, at=elsewhere.at)
        else:
            self._emit(Moved, call=call.id, place=Place.OVERFLOWED, at=elsewhere.at)
            self._finish(call, live, Result.OVERFLOWED, at=elsewhere.at)
        self._source = Source.PHONE

    def _end_what_was_lost(self) -> None:
        """Calls that the record left open and that nobody holds any more ended while we were away: nobody knows when."""
        for record in self._unfinished.values():
            route = self._routing.route((), self._clock.now())
            call, live = self._begin(route, record.direction, record.caller, call_id=record.id, at=record.started)
            call.answered = record.answered
            result = Result.ANSWERED if record.answered else Result.ABANDONED
            self._source = Source.FALLBACK
            self._finish(call, live, Result.MESSAGE if record.message else result, reason="found_gone")
            self._source = Source.PHONE
        self._unfinished.clear()


def _age(mark: Mark | None) -> datetime:
    return mark.arrived if mark is not None and mark.arrived is not None else datetime.max.replace(tzinfo=UTC)


def _is_target_of(mark: Mark | None, call_id: str) -> bool:
    return mark is not None and mark.role == "target" and mark.call == call_id


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
