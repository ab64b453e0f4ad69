"""What a console shows of the live calls: a plain replay of the desk's numbered stream, without Qt and without a database.

The hub keeps a board too; its snapshot is what a console begins with. A snapshot and the events after it give the same board as
all events from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from receptionist.calls.events import (
    Announced,
    AnyEvent,
    AssistantMoved,
    Availability,
    Caller,
    CallEvent,
    Chatted,
    Direction,
    Finished,
    GivenTo,
    HandedTo,
    KeptAsEvidence,
    KindGiven,
    Manner,
    MessageTaken,
    Moved,
    Named,
    Noted,
    Offered,
    PhoneMoved,
    StationMoved,
    Target,
    TargetAnswered,
    TargetEnded,
    TargetRung,
    Trouble,
    Turned,
    WaitsFor,
)
from receptionist.calls.offering import in_order_for
from receptionist.calls.places import OVER, KindOfCall, Place, Result, Side


class Gap(Exception):  # noqa: N818
    """An event is missing before this one: ask for a snapshot."""


class ShortLine(msgspec.Struct, frozen=True):
    """What one assistant (`by`, an id, called `name`) wrote to the others about a call."""

    by: str
    name: str
    text: str


class CallView(msgspec.Struct, kw_only=True):
    """A call as a screen shows it. All times are UTC; `place_since` and `side_since` say since when it is where it is.

    `reason` is why it came to its place (a code). `target_reason` is why the last target was not reached. `assistant` is whose
    call it is, of a returned call who made the transfer."""

    id: str
    direction: Direction
    caller: Caller
    arrived: datetime
    order: int
    line: str | None = None
    client: str | None = None
    unknown_line: bool = False
    dialled: str | None = None
    dialled_in: str | None = None
    trunk: str | None = None
    service_level: int = 20
    hold_limit: int = 60
    language: str | None = None
    team: str | None = None
    place: Place = Place.OFFERED
    place_since: datetime
    reason: str | None = None
    assistant: str | None = None
    side: Side = Side.NONE
    side_since: datetime
    answered: datetime | None = None
    target: Target | None = None
    target_up: bool = False
    manner: Manner | None = None
    target_reason: str | None = None
    name: str = ""
    firm: str = ""
    matter: str = ""
    kind_of_call: KindOfCall | None = None
    waits_for: str = ""
    message: str | None = None
    notes: str = ""
    evidence: str | None = None
    announced: str | None = None
    result: Result | None = None
    given_from: str | None = None
    talked_with: str | None = None
    """The assistant who talks with the caller, or did last."""
    taken_over_from: str | None = None
    """Whom the caller had talked with before this assistant; gone once she has held and resumed the call herself."""

    handed_to: str | None = None
    """The colleague to whom it is offered, and who has not said yet whether she takes it."""
    chat: list[ShortLine] = []
    """The latest short lines about it, oldest first."""

    @property
    def over(self) -> bool:
        """The caller is gone (the assistant may still be wrapping up)."""
        return self.place in OVER

    def party_to_chat(self, assistant: str) -> bool:
        """Whether the latest short line is for this assistant: it is between whose call it is, to whom it is offered, and who
        has written about it; with none of them but its writer it asks everybody. Her own is not."""
        if not self.chat or self.chat[-1].by == assistant:
            return False
        others = {self.assistant, self.handed_to, *(line.by for line in self.chat)} - {None, self.chat[-1].by}
        return assistant in others or not others

    def due(self) -> datetime:
        """When the promised service level runs out; earlier is more urgent."""
        return self.arrived + timedelta(seconds=self.service_level)


class AssistantView(msgspec.Struct, kw_only=True):
    """An assistant as the others see her."""

    id: str
    name: str
    availability: Availability
    since: datetime
    reason: str | None = None
    station: str | None = None
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


class PhoneView(msgspec.Struct, kw_only=True):
    """How the desk stands with the phone system."""

    connected: bool = False
    system: str = ""
    reason: str | None = None


class Snapshot(msgspec.Struct, kw_only=True):
    """A whole board at a position of the stream."""

    epoch: int = 0
    sequence: int = 0
    calls: dict[str, CallView] = {}
    assistants: dict[str, AssistantView] = {}
    stations: dict[str, bool] = {}
    phone: PhoneView = msgspec.field(default_factory=PhoneView)
    troubles: list[Trouble] = []


_TROUBLES_KEPT = 50
_LINES_KEPT = 20


class Board:
    """The live calls, the assistants and the phone system, as of the last event."""

    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self._state = snapshot or Snapshot()
        self.hour: Callable[[], datetime] | None = None
        """What it is now (UTC), for what is late; None: nothing is."""

    @property
    def position(self) -> tuple[int, int]:
        """The epoch and sequence of the last event applied."""
        return self._state.epoch, self._state.sequence

    @property
    def state(self) -> Snapshot:
        """All of it, as `snapshot` encodes it."""
        return self._state

    @property
    def calls(self) -> dict[str, CallView]:
        """All calls that are not over, and those still being wrapped up, by id."""
        return self._state.calls

    @property
    def assistants(self) -> dict[str, AssistantView]:
        """Who has signed in since this desk began, by id."""
        return self._state.assistants

    @property
    def stations(self) -> dict[str, bool]:
        """Whether each station's phone is within reach, where the phone system said so."""
        return self._state.stations

    @property
    def phone(self) -> PhoneView:
        """How the desk stands with the phone system."""
        return self._state.phone

    @property
    def troubles(self) -> list[Trouble]:
        """The latest troubles, oldest first."""
        return self._state.troubles

    def snapshot(self) -> bytes:
        """This board, encoded; `Board.restore` reads it."""
        return msgspec.json.encode(self._state)

    @classmethod
    def restore(cls, encoded: bytes) -> Board:
        """The board that `snapshot` wrote."""
        return cls(msgspec.json.decode(encoded, type=Snapshot))

    def waiting(self) -> list[CallView]:
        """Calls that anybody free may answer, in answering order: whose promised service level runs out first, then arrival.
        One that came back from a transfer has waited longest of all, and so stands first by the same rule."""
        waiting = [call for call in self.calls.values() if call.place is Place.WAITING]
        return sorted(waiting, key=_urgency)

    def next_for(self, assistant: str, sees: Callable[[str], bool] = lambda _call: True) -> CallView | None:
        """The call that F2 takes: one that came back to this assistant, one that a colleague hands to her, else the first that
        is offered to her, of those (by id) that she sees."""
        return next((call for call in self.to_answer(assistant) if sees(call.id)), None)

    def to_answer(self, assistant: str) -> list[CallView]:
        """All whom F2 would take, one after the other: who came back to her, whom colleagues hand to her, who waits."""
        return [*self.returned(assistant), *self.handed(assistant), *self.offered_to(assistant)]

    def offered_to(self, assistant: str) -> list[CallView]:
        """Who waits, in the order in which they are offered to this assistant (`receptionist.calls.offering`)."""
        waiting = self.waiting()
        if len(waiting) < 2:
            return waiting  # nothing to put in order: so it mostly is, and a screen asks many times
        busy = {call.assistant for call in self.calls.values() if call.side not in (Side.NONE, Side.ON_HOLD)}
        others = (one for one in self.assistants.values() if one.id != assistant and one.id not in busy)
        free = [one for one in others if one.availability is Availability.AVAILABLE and one.station]
        return in_order_for(self.assistants.get(assistant), free, waiting, self._is_late)

    def _is_late(self, call: CallView) -> bool:
        return self.hour is not None and call.due() <= self.hour()

    def handed(self, assistant: str) -> list[CallView]:
        """Calls that colleagues offer to this assistant, in the order of arrival."""
        return sorted((c for c in self.calls.values() if c.handed_to == assistant), key=lambda call: call.order)

    def returned(self, assistant: str) -> list[CallView]:
        """Calls that came back to this assistant from a transfer, oldest first."""
        back = [c for c in self.calls.values() if c.place is Place.RETURNED and c.assistant == assistant]
        return sorted(back, key=lambda call: call.place_since)

    def held(self, assistant: str) -> list[CallView]:
        """This assistant's callers on hold, the longest first."""
        held = [c for c in self.calls.values() if c.place is Place.HELD and c.assistant == assistant]
        return sorted(held, key=lambda call: call.place_since)

    def cards(self, assistant: str) -> list[CallView]:
        """The cards that this assistant opened by hand, in the order of arrival. Nobody waits, talks or is on hold in them."""
        return [call for call in self.mine(assistant) if call.direction is Direction.NONE and not call.over]

    def mine(self, assistant: str) -> list[CallView]:
        """All calls of this assistant, those being wrapped up among them, in the order of arrival."""
        mine = [call for call in self.calls.values() if call.assistant == assistant]
        return sorted(mine, key=lambda call: call.order)

    def current(self, assistant: str) -> CallView | None:
        """The call that she is busy with: her phone rings for it, she talks, consults, or wraps it up. None: she is free."""
        hers = (call for call in self.calls.values() if call.assistant == assistant)
        busy = [call for call in hers if call.side not in (Side.NONE, Side.ON_HOLD)]
        return max(busy, key=lambda call: (call.side_since, -call.order), default=None)

    def apply(self, event: AnyEvent) -> bool:
        """Take the next event. False: it was known already. Raises `Gap` when one before it is missing."""
        state = self._state
        if event.epoch < state.epoch or (event.epoch == state.epoch and event.sequence <= state.sequence):
            return False
        expected = state.sequence + 1 if event.epoch == state.epoch else 1
        if event.sequence != expected:
            raise Gap
        if event.epoch != state.epoch:
            self._state = state = Snapshot(epoch=event.epoch)
        state.sequence = event.sequence
        self._take(event)
        return True

    def _take(self, event: AnyEvent) -> None:
        match event:
            case Offered():
                self.calls[event.call] = _offered(event)
            case AssistantMoved():
                self._assistant(event)
            case StationMoved():
                self.stations[event.station] = event.reachable
            case PhoneMoved():
                self._state.phone = PhoneView(connected=event.connected, system=event.system, reason=event.reason)
            case Trouble():
                self.troubles.append(event)
                del self.troubles[:-_TROUBLES_KEPT]
            case CallEvent():
                call = self.calls.get(event.call)
                if call is not None:
                    _change(call, event)
                    self._drop_if_done(call)

    def _assistant(self, event: AssistantMoved) -> None:
        before = self.assistants.get(event.assistant)
        stays = before is not None and (before.availability, before.reason) == (event.availability, event.reason)
        self.assistants[event.assistant] = AssistantView(
            id=event.assistant,
            name=event.name,
            availability=event.availability,
            since=before.since if before is not None and stays else event.at,
            reason=event.reason,
            station=event.station,
            languages=event.languages,
            teams=event.teams,
        )

    def _drop_if_done(self, call: CallView) -> None:
        if call.over and call.result is not None and call.side is Side.NONE:
            self.calls.pop(call.id, None)


def _urgency(call: CallView) -> tuple[datetime, int]:
    return call.due(), call.order


def _offered(event: Offered) -> CallView:
    return CallView(
        id=event.call,
        direction=event.direction,
        caller=event.caller,
        arrived=event.at,
        order=event.sequence,
        line=event.line,
        client=event.client,
        unknown_line=event.unknown_line,
        dialled=event.dialled,
        dialled_in=event.dialled_in,
        trunk=event.trunk,
        service_level=event.service_level,
        hold_limit=event.hold_limit,
        language=event.language,
        team=event.team,
        assistant=event.assistant,
        place_since=event.at,
        side_since=event.at,
    )


def _talks(call: CallView, event: Moved) -> None:
    """Somebody speaks with the caller: for the first time, again, or going on where another has left off."""
    call.answered = call.answered or event.at
    call.taken_over_from = call.talked_with if call.talked_with not in (None, event.assistant) else None
    call.talked_with = event.assistant


def _change(call: CallView, event: CallEvent) -> None:
    match event:
        case Moved():
            if event.assistant != call.assistant or event.place not in (Place.TALKING, Place.HELD):
                call.handed_to = None
            call.place, call.place_since = event.place, event.at
            call.reason, call.assistant = event.reason, event.assistant
            if event.place is Place.TALKING:
                _talks(call, event)
        case Turned():
            if event.assistant != call.assistant:
                call.handed_to = None
            call.side, call.side_since, call.assistant = event.side, event.at, event.assistant
        case TargetRung():
            call.target, call.manner, call.target_up, call.target_reason = event.target, event.manner, False, None
        case TargetAnswered():
            call.target_up = True
        case TargetEnded():
            call.target_up, call.target_reason = False, event.reason
        case Named():
            call.name, call.firm, call.matter = event.name, event.firm, event.matter
        case KindGiven():
            call.kind_of_call = event.kind_of_call
        case WaitsFor():
            call.waits_for = event.text
        case GivenTo():
            call.given_from, call.client, call.unknown_line = call.client, event.client, False
        case MessageTaken():
            call.message = event.message
        case Noted():
            call.notes = event.text
        case KeptAsEvidence():
            call.evidence = event.emergency or None
        case Announced():
            call.announced = event.what
        case HandedTo():
            call.handed_to = event.to
        case Chatted():
            call.chat = [*call.chat, ShortLine(event.by, event.name, event.text)][-_LINES_KEPT:]
        case Finished():
            call.result = event.result


msgspec.json.Decoder(Snapshot)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
