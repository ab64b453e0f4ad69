"""Finding the calls again: after a restart, after an interruption, and those that the fallback took meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from receptionist.calls.board import CallView
from receptionist.calls.endings import Endings
from receptionist.calls.events import (
    Availability,
    Caller,
    Direction,
    Finished,
    Manner,
    Moved,
    PhoneMoved,
    Source,
    TargetRung,
    Turned,
)
from receptionist.calls.floor import Floor
from receptionist.calls.live import Live, Mark, Seat
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.record import CallRecord, result_of
from receptionist.calls.route import Route, route_of
from receptionist.calls.routing import read_caller
from receptionist.calls.targets import Targets
from receptionist.calls.transfers import Transfers
from receptionist.calls.waiting import Waiting
from receptionist.telephony.port import Cause, Connected, FoundLeg, HandledElsewhere, LegId, LegState

CARD_KEPT = timedelta(hours=12)
"""A card made by hand that nobody touched for longer is of another day."""


class Recovery:
    """Makes desk and phone system agree whenever they (re)connect. The legs are the truth; the marks on them say the rest."""

    def __init__(
        self,
        floor: Floor,
        targets: Targets,
        waiting: Waiting,
        transfers: Transfers,
        endings: Endings,
        unfinished: Sequence[CallRecord],
        answered: Callable[[LegId], None],
    ) -> None:
        self._floor, self._targets, self._waiting = floor, targets, waiting
        self._transfers, self._endings = transfers, endings
        self._unfinished = {record.id: record for record in unfinished}
        self._answered = answered
        self.times = 0
        """How often both were brought to agree."""

    def settle(self, event: Connected) -> None:
        """Take over what the phone system holds, let go what it does not, and enter what happened meanwhile."""
        self.times += 1
        self._floor.emit(PhoneMoved, connected=True, system=event.system)
        found = {leg.leg: leg for leg in event.legs}
        for known in [*self._floor.callers, *self._floor.targets, *self._floor.stations]:
            if known not in found:
                self._floor.ended(known, Cause.NORMAL)
        fresh = [leg for leg in event.legs if not self._floor.knows(leg.leg)]
        for leg in event.legs:
            if leg.state is LegState.UP and self._floor.knows(leg.leg):
                self._answered(leg.leg)  # perhaps while we did not hear it
        marks = {leg.leg: Mark.read(leg.mark) for leg in fresh}
        for leg in sorted(fresh, key=lambda leg: leg.state is not LegState.UP):
            mark = marks[leg.leg]
            if mark is not None and mark.role == "station" and mark.assistant:
                self._take_up_station(leg, mark)
        for leg in sorted(fresh, key=lambda leg: _age(marks[leg.leg])):
            mark = marks[leg.leg]
            if mark is not None and mark.role == "caller" and mark.call:
                self._take_up_call(leg, mark, [t for t in fresh if _is_target_of(marks[t.leg], mark.call)])
        for leg in event.legs:
            if leg.leg in self._floor.callers:
                self._ask_again(leg)
        for leg in fresh:
            self._take_up_stray(leg, marks[leg.leg])
        for elsewhere in event.elsewhere:
            self._handled_elsewhere(elsewhere)
        self._end_what_was_lost()

    def _ask_again(self, leg: FoundLeg) -> None:
        """What was asked while the connection broke, or before another desk began, may not have been carried out: nobody may
        hear whom the desk shows as on hold, and who is shown as talking is heard."""
        call, live = self._floor.find(self._floor.callers[leg.leg])
        seat = self._floor.seats.get(call.assistant or "")
        station = seat.leg if seat is not None and seat.up else None
        other = station if call.place is Place.TALKING else live.target if call.place is Place.TRANSFERRED else None
        if other is not None and leg.with_legs != {other}:
            self._floor.phone.connect(leg.leg, other)
        elif call.place in (Place.HELD, Place.RETURNED) and leg.with_legs:
            self._floor.phone.play_music(leg.leg)

    def _take_up_station(self, leg: FoundLeg, mark: Mark) -> None:
        assistant = mark.assistant or ""
        seat = self._floor.seats.setdefault(assistant, Seat(assistant, mark.assistant_name, mark.station))
        if seat.leg is not None:
            return  # she has one phone in hand: another that rings is a stray
        seat.leg, seat.up = leg.leg, leg.state is LegState.UP
        self._floor.stations[leg.leg] = assistant
        if assistant not in self._floor.board.assistants:
            self._floor.assistant_moved(seat, Availability.AVAILABLE)

    def _take_up_call(self, leg: FoundLeg, mark: Mark, targets: list[FoundLeg]) -> None:
        """A call that lived on without us: it is again where the desk had put it, as far as the legs still bear it out. Its
        mark is newer than what they hear: what was asked of them in the last instant may not have been carried out."""
        route = self._route_of(mark.line)
        caller = mark.caller or Caller(withheld=True)
        was_over = mark.call in self._floor.live or mark.call in self._floor.lately_over
        call_id = None if was_over else mark.call  # told as gone, and yet there: the caller is a new one to us
        call, live = self._floor.begin(route, mark.direction, caller, call_id=call_id, at=mark.arrived)
        record = self._unfinished.pop(call.id, None)
        if record is not None:
            self._remember(call, record)
        if mark.client and mark.client != call.client:
            self._floor.give(call, live, mark.client)
        live.caller = leg.leg
        self._floor.callers[leg.leg] = call.id
        call.place, call.side, call.assistant = Place.OFFERED, Side.NONE, mark.assistant
        seat = self._floor.seats.get(mark.assistant or "")
        target = next(iter(targets), None)
        if mark.answered:
            call.answered = call.arrived
        with_station = seat is not None and seat.leg is not None and seat.leg in leg.with_legs
        if target is not None and (target.leg in leg.with_legs or _was_put_through(target, mark)):
            self._resume_transferred(call, live, target, mark)
        elif target is not None and mark.place is Place.TRANSFERRING:
            self._resume_transferring(call, live, target, mark)
        elif target is not None and mark.place is Place.HELD:
            self._resume_consultation(call, live, target, mark)
        elif mark.place is Place.RINGING and seat is not None and seat.leg is not None:
            self._resume_ringing(call, live, seat, leg)
        elif mark.place is Place.TALKING and seat is not None and self._could_talk(seat):
            self._resume_with(call, live, seat, Place.TALKING, Side.TALKING)
        elif mark.place in (Place.TALKING, Place.HELD, Place.RETURNED) and mark.assistant:
            self._resume_held(call, live, leg, mark)
        elif with_station and seat is not None:
            self._resume_with(call, live, seat, Place.TALKING, Side.TALKING)
        elif mark.answered:
            self._floor.found(call, live, Place.WAITING, reason="found_again")
            self._waiting.watch_patience(call, live)
        elif mark.direction is Direction.OUTBOUND:
            self._endings.finish(call, live, Result.FAILED)
        else:
            self._waiting.receive(call, live, "found_again" if mark.place is not Place.WAITING else None)

    def _could_talk(self, seat: Seat) -> bool:
        """Her phone is in her hand, and nobody else is on her line."""
        return seat.up and self._floor.board.current(seat.assistant) is None

    def _route_of(self, line: str | None) -> Route:
        return route_of(self._floor.routing, line, self._floor.clock.now())

    def _resume_with(self, call: CallView, live: Live, seat: Seat, place: Place, side: Side) -> None:
        seat.calls.add(call.id)
        reason = "found_again" if place is Place.TALKING else None
        self._floor.found(call, live, place, reason=reason, assistant=seat.assistant)
        self._floor.emit(Turned, call=call.id, side=side, assistant=seat.assistant)

    def _seat_of(self, mark: Mark) -> Seat:
        assistant = mark.assistant or ""
        return self._floor.seats.setdefault(assistant, Seat(assistant, mark.assistant_name, mark.station))

    def _resume_consultation(self, call: CallView, live: Live, target: FoundLeg, mark: Mark) -> None:
        """She still speaks with the target, or listens to it ring; her phone put down meanwhile has completed it."""
        seat = self._seat_of(mark)
        self._targets.bind(live, target)
        self._resume_with(call, live, seat, Place.HELD, Side.CONSULT_RINGING)
        if mark.target is not None:
            self._floor.emit(TargetRung, call=call.id, target=mark.target, manner=Manner.CONSULT)
        live.target_timer = self._floor.overdue(target.leg, self._floor.seconds.consult)
        self._floor.mark(call, live)
        if seat.leg is None:
            self._transfers.complete(call, live, seat)
        if target.state is LegState.UP:
            self._transfers.target_answered(call, live)

    def _resume_held(self, call: CallView, live: Live, leg: FoundLeg, mark: Mark) -> None:
        seat = self._seat_of(mark)
        if not leg.with_legs:  # else it is taken out of the talk as whoever is on hold
            self._floor.phone.play_music(leg.leg)
        self._resume_with(call, live, seat, Place.HELD, Side.ON_HOLD)

    def _resume_ringing(self, call: CallView, live: Live, seat: Seat, leg: FoundLeg) -> None:
        """A call out: she still listens to it ring, or it was answered meanwhile."""
        self._resume_with(call, live, seat, Place.RINGING, Side.RINGING)
        live.timer = self._floor.overdue(leg.leg, self._floor.seconds.consult)
        if leg.state is LegState.UP:
            self._answered(leg.leg)

    def _resume_transferred(self, call: CallView, live: Live, target: FoundLeg, mark: Mark) -> None:
        self._targets.bind(live, target)
        live.result = Result.BLIND_TRANSFERRED if mark.manner is Manner.BLIND else Result.TRANSFERRED
        overflowed = mark.place is Place.OVERFLOWED
        live.result = Result.OVERFLOWED if overflowed else live.result
        self._floor.found(call, live, Place.OVERFLOWED if overflowed else Place.TRANSFERRED, assistant=mark.assistant)
        call.target, call.target_up = mark.target, True

    def _resume_transferring(self, call: CallView, live: Live, target: FoundLeg, mark: Mark) -> None:
        self._targets.bind(live, target)
        self._floor.found(call, live, Place.TRANSFERRING, assistant=mark.assistant)
        if mark.target is not None:
            self._floor.emit(TargetRung, call=call.id, target=mark.target, manner=Manner.BLIND)
        live.target_timer = self._floor.overdue(target.leg, self._floor.seconds.blind)
        if target.state is LegState.UP:
            self._transfers.target_answered(call, live)

    def _take_up_stray(self, leg: FoundLeg, mark: Mark | None) -> None:
        """A leg that belongs to no call: somebody who arrived while nobody listened, or a phone left over."""
        if self._floor.knows(leg.leg):
            seat = self._floor.seats.get(self._floor.stations.get(leg.leg, ""))
            if seat is not None:
                self._floor.release_phone(seat)
        elif mark is None and leg.arrived is not None:
            self._waiting.arrived(leg.arrived)
        elif mark is not None:
            self._floor.phone.hang_up(leg.leg)

    def _handled_elsewhere(self, elsewhere: HandledElsewhere) -> None:
        """A call that the fallback took: it stands in the record as what it was, at its own time."""
        mark = Mark.read(elsewhere.mark)
        call_id = mark.call if mark and mark.call else str(uuid5(NAMESPACE_URL, f"receptionist:{elsewhere.id}"))
        self._unfinished.pop(call_id, None)
        if call_id in self._floor.live:
            return
        if call_id in self._floor.lately_over:
            self._correct(call_id, elsewhere)
            return
        route = self._floor.routing.route(elsewhere.dialled, elsewhere.at)
        caller = read_caller(elsewhere.caller, route.country)
        self._floor.source = Source.FALLBACK
        call, live = self._floor.begin(route, Direction.INBOUND, caller, call_id=call_id, at=elsewhere.at)
        if elsewhere.answered_by is None:
            taken = mark is not None and mark.answered
            self._endings.finish(call, live, Result.ABANDONED_ON_HOLD if taken else Result.NOBODY, at=elsewhere.at)
        else:
            self._floor.emit(Moved, call=call.id, place=Place.OVERFLOWED, at=elsewhere.at)
            self._endings.finish(call, live, Result.OVERFLOWED, at=elsewhere.at)
        self._floor.source = Source.PHONE

    def _correct(self, call_id: str, elsewhere: HandledElsewhere) -> None:
        """The fallback was still busy with a caller whom we had written off as lost: the record learns the better end."""
        if elsewhere.answered_by is not None:
            self._floor.emit(Finished, call=call_id, result=Result.OVERFLOWED, at=elsewhere.at, source=Source.FALLBACK)

    def take_up_cards(self) -> None:
        """What no phone holds, and so no phone system needs to be heard for: a card made by hand is on her desk again, unless
        it is of another day, and the time for a note that was cut short is over."""
        for record in list(self._unfinished.values()):
            if record.ended is not None:
                self._end_wrap_up(record)
            elif record.direction is not Direction.NONE:
                continue
            elif self._floor.clock.now() - (record.counted_from or record.started) < CARD_KEPT:
                self._resume_card(record)
            else:
                self._end(record)
            del self._unfinished[record.id]

    def _end_what_was_lost(self) -> None:
        """What the record left open and nobody holds any more ended while we were away: at the last instant that is known, as
        nobody is charged for an absence of ours."""
        self._floor.source = Source.DESK
        for record in self._unfinished.values():
            self._end(record)
        self._floor.source = Source.PHONE
        self._unfinished.clear()

    def _end(self, record: CallRecord) -> None:
        at, over, result = record.counted_from or record.started, Place.ENDED, result_of(record)
        if record.side is Side.WRAP_UP:
            self._end_wrap_up(record)
        elif record.side is not Side.NONE:
            self._floor.emit(Turned, call=record.id, side=Side.NONE, assistant=record.assistant, at=at)
        if result is Result.ABANDONED:
            over = Place.ABANDONED
        self._floor.emit(Moved, call=record.id, place=over, reason="found_gone", assistant=record.assistant, at=at)
        self._floor.emit(Finished, call=record.id, result=result, at=at)
        self._floor.is_over(record.id, result)

    def _end_wrap_up(self, record: CallRecord) -> None:
        """It ended by itself, when its time was up."""
        since = record.counted_from or record.started
        lasts = timedelta(seconds=self._route_of(record.line).wrap_up)
        at = min(since + lasts, max(self._floor.clock.now(), since))
        self._floor.emit(Turned, call=record.id, side=Side.NONE, assistant=record.assistant, at=at)

    def _resume_card(self, record: CallRecord) -> None:
        """No phone took part in it: what she had noted is on her desk again."""
        route = self._route_of(record.line)
        call, _live = self._floor.begin(
            route, Direction.NONE, record.caller, call_id=record.id, at=record.started, assistant=record.assistant
        )
        self._remember(call, record)

    def _remember(self, call: CallView, record: CallRecord) -> None:
        """What was noted of the call stands in the record already: only the board has to learn it again."""
        call.name, call.firm, call.matter = record.name, record.firm, record.matter
        call.kind_of_call, call.message, call.evidence = record.kind_of_call, record.message, record.evidence
        call.notes = record.notes
        if record.side is Side.WRAP_UP:
            self._end_wrap_up(record)


def _age(mark: Mark | None) -> datetime:
    return mark.arrived if mark is not None and mark.arrived is not None else datetime.max.replace(tzinfo=UTC)


def _was_put_through(target: FoundLeg, mark: Mark) -> bool:
    """The caller was to be connected with the target, which is still there."""
    decided = mark.place is Place.TRANSFERRED or (mark.place is Place.OVERFLOWED and mark.target_up)
    return decided and target.state is LegState.UP


def _is_target_of(mark: Mark | None, call_id: str) -> bool:
    return mark is not None and mark.role == "target" and mark.call == call_id
