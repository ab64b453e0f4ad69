"""What the desk knows of a call and of an assistant beside what the board shows: legs, timers, and the note left on a leg."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from receptionist.calls.events import Availability, Caller, Direction, Manner, Target
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.route import Route
from receptionist.clock import Timer
from receptionist.telephony.port import Cause, LegId

NAME_KEPT = 80
"""Characters of a caller's name that are kept on the leg, so that a mark stays within its 2,000."""


REASONS = {
    Cause.NORMAL: "normal",
    Cause.BUSY: "busy",
    Cause.NO_ANSWER: "no_answer",
    Cause.REFUSED: "refused",
    Cause.UNREACHABLE: "unreachable",
    Cause.FAILED: "failed",
}
"""Why a leg ended, as a reason's code."""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """The note that the desk writes on its legs, short names as it must be small: from it a desk that has just started knows
    whose leg it is and where the call stood. `role` is `caller`, `station` or `target`."""

    role: str
    call: str = ""
    assistant: str | None = None
    assistant_name: str = ""
    station: str | None = None
    place: Place = Place.OFFERED
    side: Side = Side.NONE
    direction: Direction = Direction.INBOUND
    line: str | None = None
    client: str | None = None
    caller: Caller | None = None
    arrived: datetime | None = None
    answered: bool = False
    target: Target | None = None
    manner: Manner | None = None
    target_up: bool = False

    def text(self) -> str:
        """As it is written on a leg."""
        return msgspec.json.encode(self).decode()

    @staticmethod
    def read(text: str) -> Mark | None:
        """What `text` wrote; None for anything else (somebody else's channel)."""
        try:
            return msgspec.json.decode(text, type=Mark)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return None


@dataclass(slots=True)
class Live:
    """One call: its route and its legs. `timer` belongs to the place where the call is, and is cancelled when it moves.
    `hung_up`: the caller's leg was asked to end."""

    id: str
    route: Route
    caller: LegId | None = None
    target: LegId | None = None
    target_rung: datetime | None = None
    put_through: datetime | None = None
    confirming: bool = False
    hung_up: bool = False
    result: Result | None = None
    timer: Timer | None = None
    target_timer: Timer | None = None

    def stop_timer(self) -> None:
        """The call moves on: nothing of the old place is due any more."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def stop_target_timer(self) -> None:
        """The target answered or is gone."""
        if self.target_timer is not None:
            self.target_timer.cancel()
            self.target_timer = None


@dataclass(slots=True)
class Seat:
    """An assistant at a station. `leg` is her phone's; until it is picked up it rings for the call `rings_for`, `then` is what
    waits for that, and `failed` what happens instead when it is not. `other` is the phone that rings for her caller when
    neither her console nor her phone is there; `rings_at` the one that is rung now, None: her station's. `here`: her console
    is, and `before` is what she said of herself before she was missed."""

    assistant: str
    name: str
    station: str | None
    leg: LegId | None = None
    up: bool = False
    rings_for: str | None = None
    then: Callable[[], None] | None = None
    failed: Callable[[str], None] | None = None
    timer: Timer | None = None
    calls: set[str] = field(default_factory=set)
    other: str | None = None
    rings_at: str | None = None
    confirming: bool = False
    here: bool = True
    before: tuple[Availability, str | None] | None = None
    missing: Timer | None = None
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()

    def forget_phone(self) -> None:
        """It is gone, or is being hung up: nothing waits for it any more."""
        self.leg, self.up, self.rings_for, self.then, self.failed = None, False, None, None, None
        self.rings_at, self.confirming = None, False
        self.stop_timer()

    def stop_timer(self) -> None:
        """The phone was picked up, or is gone."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def stop_missing(self) -> None:
        """Her console is back, or gone anew."""
        if self.missing is not None:
            self.missing.cancel()
            self.missing = None


msgspec.json.Decoder(Mark)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
