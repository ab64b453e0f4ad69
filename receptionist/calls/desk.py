"""The desk: who is called, and what may happen next. The one writer of all calls, in memory, on the clock's thread.

What the phone system tells may come doubled, late or not at all; whatever comes, every call stays in a lawful place and ends.
What assistants ask is answered at once with a `Reply`; what then happens comes as events.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from uuid import UUID

from receptionist.calls.answering import Answering
from receptionist.calls.board import Board, CallView
from receptionist.calls.cleaning import cleaned
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Back,
    BackToQueue,
    BlindTransfer,
    Chat,
    CloseCard,
    Command,
    Complete,
    Consult,
    Dial,
    DoneWrappingUp,
    GiveKind,
    GiveToClient,
    HandTo,
    HangUp,
    Hold,
    KeepAsEvidence,
    KeepNotes,
    LetPass,
    Name,
    NoteMessage,
    OpenCard,
    Reply,
    Resume,
    SayWaitsFor,
    SetAvailability,
    SetOtherPhone,
    SignIn,
    TakeBack,
)
from receptionist.calls.endings import Endings
from receptionist.calls.events import (
    AnyEvent,
    Availability,
    Direction,
    Finished,
    GivenTo,
    KeptAsEvidence,
    KindGiven,
    MessageTaken,
    Named,
    Noted,
    PhoneMoved,
    Source,
    StationMoved,
    WaitsFor,
)
from receptionist.calls.floor import Floor, Seconds
from receptionist.calls.handing import Handing
from receptionist.calls.live import REASONS, Live, Seat
from receptionist.calls.outgoing import Outgoing
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.presence import Presence
from receptionist.calls.record import CallRecord
from receptionist.calls.recovery import Recovery
from receptionist.calls.refusals import Refusals
from receptionist.calls.route import Routing
from receptionist.calls.stations import Stations
from receptionist.calls.targets import Targets
from receptionist.calls.transfers import Transfers
from receptionist.calls.waiting import Waiting
from receptionist.clock import Clock
from receptionist.errors import Problem
from receptionist.telephony.port import (
    Answered,
    Arrived,
    Cause,
    Connected,
    Disconnected,
    Ended,
    KeyPressed,
    LegId,
    PhoneEvent,
    PhoneSystem,
    Played,
    Refused,
    Ringing,
    StationChanged,
)

log = logging.getLogger(__name__)

_WITHOUT_PHONE = (
    SignIn,
    SetAvailability,
    SetOtherPhone,
    DoneWrappingUp,
    Name,
    GiveKind,
    SayWaitsFor,
    GiveToClient,
    NoteMessage,
    KeepNotes,
    KeepAsEvidence,
    LetPass,
    Chat,
    OpenCard,
    CloseCard,
)


_SPEAKS = (Side.TALKING, Side.CONSULT_RINGING, Side.CONSULTING)
"""Sides on which somebody would be cut off with her."""

DEFAULT_SECONDS = Seconds()


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
        seconds: Seconds = DEFAULT_SECONDS,
        overheard: Callable[[PhoneEvent], None] | None = None,
    ) -> None:
        self._overheard = overheard
        self._floor = Floor(phone, routing, clock, emit, epoch=epoch, country=country, ended=self._ended, seconds=seconds)
        self._targets = Targets(self._floor)
        self._stations = Stations(self._floor)
        self._endings = Endings(self._floor, self._targets)
        self._waiting = Waiting(self._floor, self._targets, self._endings)
        self._transfers = Transfers(self._floor, self._stations, self._targets, self._waiting, self._endings)
        self._presence = Presence(self._floor, self._stations, self._targets, self._waiting, self._transfers, self._endings)
        self._handing = Handing(self._floor, self._stations, self._transfers, self._waiting)
        self._answering = Answering(self._floor, self._stations, self._waiting, self._transfers, self._handing)
        self._outgoing = Outgoing(self._floor, self._stations, self._endings)
        self._recovery = Recovery(
            self._floor, self._targets, self._waiting, self._transfers, self._endings, unfinished, self._answered
        )
        self._refusals = Refusals(self._floor, self._stations, self._transfers, self._recovery)

    @property
    def board(self) -> Board:
        """What everybody sees of the live calls."""
        return self._floor.board

    def start(self) -> None:
        """Begin: with what no phone holds, and to listen to the phone system."""
        self._recovery.take_up_cards()
        self._floor.phone.start(self.hear)

    def stop(self) -> None:
        """Leave in good order: whoever still waits is handed to the phone system's own fallback; talks go on."""
        for call in list(self._floor.board.calls.values()):
            live = self._floor.live.get(call.id)
            waits = call.place in (Place.OFFERED, Place.WAITING, Place.RETURNED)
            if waits and live is not None and live.caller is not None:
                self._floor.phone.hand_back(live.caller)
        self._floor.phone.stop()

    def use(self, routing: Routing) -> None:
        """Profiles have changed: calls that arrive from now on go by these."""
        self._floor.routing = routing

    def ask(self, assistant: str, command: AnyCommand) -> Reply:
        """Carry out `command` for `assistant`, or say why not. Never raises for what a person can do."""
        command = cleaned(command)
        self._floor.actor, self._floor.source = assistant, Source.ASSISTANT
        try:
            if not isinstance(command, _WITHOUT_PHONE) and not self._floor.board.phone.connected:
                return Reply(code="phone.disconnected")
            return self._carry_out(assistant, command)
        except Problem as problem:
            return Reply(code=problem.code, values={k: _plain(v) for k, v in problem.values.items()})
        finally:
            self._floor.actor, self._floor.source = None, Source.DESK

    def _carry_out(self, assistant: str, command: AnyCommand) -> Reply:
        if isinstance(command, SignIn):
            return self._sign_in(assistant, command)
        seat = self._floor.seats.get(assistant)
        if seat is None:
            return Reply(code="staff.not_signed_in")
        match command:
            case SetAvailability():
                return self._set_availability(seat, command)
            case SetOtherPhone():
                seat.other = command.other
                return Reply()
            case Answer():
                return self._answering.answer(seat, command.call, command.seen)
            case Resume():
                return self._answering.resume(seat, command.call)
            case Dial():
                return self._outgoing.dial(seat, command)
            case LetPass():
                return self._handing.let_pass(seat, command.call)
            case Chat():
                return self._handing.chat(seat, command.call, command.text)
            case OpenCard():
                return self._outgoing.open_card(seat, command)
            case GiveKind() | Name() | SayWaitsFor() | GiveToClient() | NoteMessage() | KeepNotes() | KeepAsEvidence():
                self._may_note(seat, command)
                return self._note(command)
        call, live = self._mine(seat, command.call)
        match command:
            case Hold():
                self._floor.has_phone(call)
                self._floor.require(call, Place.TALKING)
                self._stations.hold(call, live, seat)
            case Consult():
                self._transfers.consult(call, live, seat, command.target)
            case Complete():
                self._transfers.complete(call, live, seat)
            case Back():
                self._transfers.back(call, live, seat)
            case BlindTransfer():
                self._transfers.blind(call, live, seat, command.target)
            case TakeBack():
                self._floor.require(call, Place.TRANSFERRING)
                self._targets.let_go(call, live, "cancelled")
                self._transfers.give_back(call, live, "taken_back")
                return self._answering.answer(seat, call.id)
            case HandTo():
                self._handing.offer(call, command.to)
            case BackToQueue():
                self._handing.to_the_team(call, live, seat)
            case HangUp():
                self._hang_up(call, live, seat)
            case DoneWrappingUp():
                if call.side is Side.WRAP_UP:
                    self._floor.turn(call, Side.NONE, seat)
            case CloseCard():
                self._outgoing.close_card(call)
        return Reply(call=call.id)

    def _mine(self, seat: Seat, call_id: str) -> tuple[CallView, Live]:
        call, live = self._floor.find(call_id)
        if call.assistant != seat.assistant:
            raise Problem("call.not_yours", assistant=self._floor.name_of(call.assistant))
        return call, live

    def _sign_in(self, assistant: str, command: SignIn) -> Reply:
        taken = next((s for s in self._floor.seats.values() if s.station == command.station and s.assistant != assistant), None)
        if taken is not None and command.station is not None:
            if taken.calls:
                return Reply(code="station.taken", values={"station": command.station, "assistant": taken.name})
            self._leave_station(taken)
        seat = self._floor.seats.setdefault(assistant, Seat(assistant, command.name, command.station))
        seat.name, seat.other = command.name, command.other
        seat.languages, seat.teams = command.languages, command.teams
        self._presence.came(seat)
        if not seat.calls or seat.station is None or self._is_dead(seat):
            seat.station = command.station
        self._floor.assistant_moved(seat, Availability.AVAILABLE)
        return Reply()

    def _is_dead(self, seat: Seat) -> bool:
        """Her phone cannot be reached and is in no call: her callers on hold are taken up at another one."""
        return seat.leg is None and self.board.stations.get(seat.station or "") is False

    def _leave_station(self, seat: Seat) -> None:
        seat.station = None
        self._floor.release_phone(seat)
        view = self._floor.board.assistants.get(seat.assistant)
        if view is not None and view.availability is not Availability.AWAY:
            self._floor.assistant_moved(seat, Availability.AWAY)

    def _set_availability(self, seat: Seat, command: SetAvailability) -> Reply:
        if command.availability is Availability.AWAY and any(self._open(call) for call in seat.calls):
            return Reply(code="staff.calls_open")
        self._floor.assistant_moved(seat, command.availability, command.reason)
        return Reply()

    def _open(self, call_id: str) -> bool:
        call = self._floor.board.calls.get(call_id)
        return call is not None and not call.over and call.side is not Side.NONE

    def _hang_up(self, call: CallView, live: Live, seat: Seat) -> None:
        if call.side in (Side.CONSULT_RINGING, Side.CONSULTING):
            self._transfers.end_consultation(call, live, seat)
        elif call.direction is Direction.NONE:
            self._outgoing.close_card(call)
        elif live.caller is not None:
            self._endings.hang_up_caller(call, live)
        else:
            self._endings.finish(call, live, Result.FAILED)

    def _may_note(self, seat: Seat, command: Command) -> None:
        """Of a call that a colleague has at hand, by who is in it too: it is offered to her, she had it before, or is asked
        about it at her phone. Raises `Problem` `call.not_yours`, `client.unknown`."""
        if isinstance(command, GiveToClient) and not _is_id(command.client):
            raise Problem("client.unknown", code=command.client)
        call = self.board.calls.get(getattr(command, "call", ""))
        if call is None or call.assistant in (None, seat.assistant) or call.side is Side.NONE:
            return
        if seat.assistant in (call.handed_to, call.taken_over_from, call.talked_with) or call.id in seat.calls:
            return
        if call.target is None or seat.station is None or call.target.number != seat.station:
            raise Problem("call.not_yours", assistant=self._floor.name_of(call.assistant))

    def _note(self, command: GiveKind | Name | SayWaitsFor | GiveToClient | NoteMessage | KeepNotes | KeepAsEvidence) -> Reply:
        """Write down what was noted: also of a call that is over, as notes are finished after it."""
        call_id, floor = command.call, self._floor
        call = self.board.calls.get(call_id)
        late = isinstance(command, GiveKind) and _is_id(call_id)  # of any call in the history: it changes nothing here
        if call is None and call_id not in floor.lately_over and not late:
            raise Problem("call.over")
        match command:
            case GiveKind():
                floor.emit(KindGiven, call=call_id, kind_of_call=command.kind_of_call)
            case Name():
                floor.emit(Named, call=call_id, name=command.name, firm=command.firm, matter=command.matter)
            case SayWaitsFor():
                floor.emit(WaitsFor, call=call_id, text=command.text)
            case GiveToClient():
                if call is not None and call_id in floor.live:
                    floor.give(call, floor.live[call_id], command.client)
                else:
                    floor.emit(GivenTo, call=call_id, client=command.client)
            case NoteMessage():
                floor.emit(MessageTaken, call=call_id, message=command.message)
                if (call.result if call else floor.lately_over[call_id]) is Result.ANSWERED:
                    floor.emit(Finished, call=call_id, result=Result.MESSAGE)
                    if call is None:
                        floor.lately_over[call_id] = Result.MESSAGE
            case KeepNotes():
                floor.emit(Noted, call=call_id, text=command.text)
            case KeepAsEvidence():
                floor.emit(KeptAsEvidence, call=call_id, emergency=command.emergency, note=command.note)
        return Reply(call=call_id)

    def hear(self, event: PhoneEvent) -> None:
        """Settle what the phone system says, whatever its order."""
        if self._overheard is not None:
            self._overheard(event)
        self._floor.source = Source.PHONE
        try:
            match event:
                case Connected():
                    self._recovery.settle(event)
                case Disconnected():
                    self._floor.emit(PhoneMoved, connected=False, reason=event.reason, system=self._floor.board.phone.system)
                case StationChanged():
                    if self._floor.board.stations.get(event.station) is not event.reachable:
                        self._floor.emit(StationMoved, station=event.station, reachable=event.reachable)
                case Arrived():
                    self._waiting.arrived(event)
                case Ringing():
                    pass  # the board shows a target as ringing from the moment it is dialled
                case Answered():
                    self._answered(event.leg)
                case Ended():
                    self._ended(event.leg, event.cause)
                case KeyPressed():
                    self._key_pressed(event)
                case Played():
                    self._waiting.played(event.leg)
                case Refused():
                    self._refused(event)
        finally:
            self._floor.source = Source.DESK

    def _key_pressed(self, event: KeyPressed) -> None:
        assistant = self._floor.stations.get(event.leg)
        if assistant is not None:
            self._stations.key_pressed(self._floor.seats[assistant], event.leg)
        else:
            self._transfers.key_pressed(event)

    def _answered(self, leg: LegId) -> None:
        if not self._floor.knows(leg):
            self._floor.phone.hang_up(leg)  # given up on before it was picked up
            return
        if leg in self._floor.stations:
            self._stations.picked_up(self._floor.seats[self._floor.stations[leg]], leg)
        elif leg in self._floor.targets:
            call, live = self._floor.find(self._floor.targets[leg])
            self._transfers.target_answered(call, live)
        elif leg in self._floor.callers:
            call, live = self._floor.find(self._floor.callers[leg])
            seat = self._floor.seats.get(call.assistant or "")
            if call.place is Place.RINGING and seat is not None:
                self._stations.talk(call, live, seat)

    def _refused(self, event: Refused) -> None:
        if event.gone or event.verb == "dial":
            log.info("a leg was gone when the phone system was asked to %s", event.verb)
            self._ended(event.leg, Cause.FAILED if event.verb == "dial" else Cause.NORMAL)
            return
        log.info("the phone system refused to %s: %s", event.verb, event.reason)
        if event.overtaken:
            return
        if event.verb == "announce":
            self._waiting.played(event.leg)
        elif event.verb == "connect":
            self._refusals.not_connected(event.leg, event.reason)
        elif event.verb in ("play_music", "let_ring"):
            self._refusals.not_alone(event.leg, event.verb, event.reason)

    def _ended(self, leg: LegId, cause: Cause) -> None:
        if leg in self._floor.callers:
            call, live = self._floor.find(self._floor.callers[leg])
            self._endings.caller_gone(call, live, cause)
        elif leg in self._floor.targets:
            call, live = self._floor.find(self._floor.targets[leg])
            self._transfers.target_gone(call, live, cause)
        elif leg in self._floor.stations:
            self._station_gone(self._floor.seats[self._floor.stations[leg]], leg, cause)

    def _station_gone(self, seat: Seat, leg: LegId, cause: Cause) -> None:
        self._floor.stations.pop(leg, None)
        if seat.leg != leg:
            return
        was_up, failed, phone = seat.up, seat.failed, seat.rings_at or seat.station
        seat.forget_phone()
        if not was_up:
            if failed is not None:
                failed(REASONS[cause] if cause is not Cause.NORMAL else "no_answer")
            return
        if not seat.here and not self._listens_to_it_ring(seat):
            self._presence.phone_gone(seat, phone)
            return
        current = self._floor.board.current(seat.assistant)
        if current is None:
            return
        live = self._floor.live[current.id]
        if cause is Cause.NORMAL or current.side not in _SPEAKS:
            self._handset_down(current, live, seat)
        else:
            self._transfers.phone_lost(current, live, seat)

    def _listens_to_it_ring(self, seat: Seat) -> bool:
        """Whom she calls has not answered yet: nobody is there to be kept."""
        current = self._floor.board.current(seat.assistant)
        return current is not None and current.place in (Place.RINGING, Place.DIALLING)

    def present(self, assistant: str, here: bool) -> None:
        """Her console is there, or went without a good-bye. Nothing for who has not signed in."""
        seat = self._floor.seats.get(assistant)
        if seat is not None:
            (self._presence.came if here else self._presence.went)(seat)

    def take_seats(self, before: Desk) -> None:
        """Who sat at the desk `before` this one sits as she sat there: as free, with all that she said of herself, and missed
        where her console is gone."""
        for view in list(before.board.assistants.values()):
            seat = before._floor.seats[view.id]
            again = SignIn(name=seat.name, station=seat.station, other=seat.other, languages=seat.languages, teams=seat.teams)
            self.ask(view.id, again)
            availability, reason = seat.before or (view.availability, view.reason)
            self.ask(view.id, SetAvailability(availability=availability, reason=reason))
            if not seat.here:
                self.present(view.id, False)

    def skilled(self, assistant: str, name: str, languages: tuple[str, ...], teams: tuple[str, ...]) -> None:
        """What she is called, speaks, and whom she serves. Nothing for who has not signed in."""
        seat, view = self._floor.seats.get(assistant), self.board.assistants.get(assistant)
        if seat is not None and view is not None and (seat.name, seat.languages, seat.teams) != (name, languages, teams):
            seat.name, seat.languages, seat.teams = name, languages, teams
            self._floor.assistant_moved(seat, view.availability, view.reason)

    def _handset_down(self, call: CallView, live: Live, seat: Seat) -> None:
        """She hung up her phone: a consultation is completed by it, a talk ended."""
        match call.side:
            case Side.CONSULTING if call.over:
                self._transfers.end_consultation(call, live, seat)
            case Side.CONSULTING | Side.CONSULT_RINGING:
                self._transfers.complete(call, live, seat)
            case Side.TALKING:
                self._endings.hang_up_caller(call, live)
            case _ if call.place in (Place.RINGING, Place.DIALLING):
                self._endings.hang_up_caller(call, live)


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _is_id(text: str) -> bool:
    """Whether it is written as a call's id."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
