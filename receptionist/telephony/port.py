"""What any phone system can do for us, and what it tells us, in our own words.

A **leg** is one party's connection to the phone system: a caller, the phone of a station, somebody a call is put through to.
The desk names the legs that it dials (any unique text); the phone system names those that arrive. Every verb returns at once.
What a verb led to comes back as an event, a failure too (`Refused`), in the order in which it happened to each leg.
Events may still come doubled, late or not at all: the desk settles that.

A leg hears exactly one thing: ringing, music, a sound, silence, or the legs that it is connected with. Each verb that changes
what a leg hears ends what it heard before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol

import msgspec

LegId = NewType("LegId", str)


class Cause(StrEnum):
    """Why a leg ended, as far as anybody tells us."""

    NORMAL = "normal"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"  # no such number, no route, the phone is not registered
    FAILED = "failed"  # the phone system or the network could not do it


class LegState(StrEnum):
    """How far a leg is."""

    RINGING = "ringing"  # the other side has not answered (a caller: we have not)
    UP = "up"


class Dialled(msgspec.Struct, frozen=True):
    """One place in which the dialled number may stand: `source` is `request`, `To`, `P-Called-Party-ID`, `Diversion` or
    `History-Info`; `value` is what stood there, uninterpreted."""

    source: str
    value: str


class Presented(msgspec.Struct, frozen=True):
    """Who rings, as the network presents it: nothing in it is checked. `number` and `name` are as received (control
    characters removed, at most 200 characters); `asserted` when a trunk vouches for the number (RFC 3325)."""

    number: str | None = None
    name: str | None = None
    withheld: bool = False
    asserted: bool = False


class Shown(msgspec.Struct, frozen=True):
    """What a phone that we ring displays: the client's short name first, so that the handset alone says for whom."""

    name: str
    number: str | None = None


class Station(msgspec.Struct, frozen=True):
    """An assistant's own phone, by the name the phone system knows it by."""

    name: str


class Outside(msgspec.Struct, frozen=True):
    """A number on the public network, E.164."""

    number: str


Destination = Station | Outside


class FoundLeg(msgspec.Struct, frozen=True):
    """A leg that the phone system holds when we (re)connect. `mark` is what `mark()` last wrote on it, empty for a leg that
    arrived while nobody listened (then `arrived` tells it as `Arrived` would have)."""

    leg: LegId
    state: LegState
    mark: str
    with_legs: frozenset[LegId] = frozenset()
    arrived: Arrived | None = None


class HandledElsewhere(msgspec.Struct, frozen=True):
    """A call that the phone system's own fallback took while no console was there. `at` is UTC."""

    id: str
    at: datetime
    dialled: tuple[Dialled, ...]
    caller: Presented
    answered_by: str | None  # the station or number that took it; None: nobody did
    mark: str = ""  # the mark of a leg that had already reached us


# ---- what it tells us


class Connected(msgspec.Struct, frozen=True):
    """We speak with the phone system, and this is all it holds of ours. Sent at the start and after each interruption."""

    system: str  # "Asterisk 22.5.2", "simulator"
    legs: tuple[FoundLeg, ...] = ()
    elsewhere: tuple[HandledElsewhere, ...] = ()


NOT_JOINED = "none"
"""Why a phone system is not heard of to which nobody has joined the office."""
LEFT_OUT = "left_out"
"""The same, where somebody chose to begin without it."""
NO_PASSWORD = "no_password"  # noqa: S105 - a reason
"""The same, where the hub that leads knows no password for it."""


class Disconnected(msgspec.Struct, frozen=True):
    """We no longer hear the phone system. It goes on by itself; `Connected` follows when it is back. `reason` is a code."""

    reason: str


class Arrived(msgspec.Struct, frozen=True):
    """Somebody rings. `dialled` stands in the order in which it should be believed."""

    leg: LegId
    dialled: tuple[Dialled, ...]
    caller: Presented
    trunk: str | None = None


class Ringing(msgspec.Struct, frozen=True):
    """The phone at the far end of a leg that we dialled rings."""

    leg: LegId


class Answered(msgspec.Struct, frozen=True):
    """The far end of a leg that we dialled was picked up."""

    leg: LegId


class Ended(msgspec.Struct, frozen=True):
    """The leg is gone. For one that was answered, `NORMAL` says that its phone was put down, anything else that it was lost: a
    phone without power or network."""

    leg: LegId
    cause: Cause


class KeyPressed(msgspec.Struct, frozen=True):
    """A key (0-9, *, #) was pressed on the leg's phone."""

    leg: LegId
    key: str


class Played(msgspec.Struct, frozen=True):
    """The sound that the leg was given came to its end (not sent when something else ended it)."""

    leg: LegId
    sound: str


class Refused(msgspec.Struct, frozen=True):
    """A verb was not carried out. `reason` is the phone system's own short text, for the log and the small print. `gone`: the
    leg is not there (any more), which counts as its end. `overtaken`: by a later verb that changes what one of the same legs
    hears, so that nothing is to be mended."""

    verb: str
    leg: LegId
    reason: str
    gone: bool = False
    overtaken: bool = False


class StationChanged(msgspec.Struct, frozen=True):
    """A station's phone came within reach, or went out of it."""

    station: str
    reachable: bool


PhoneEvent = Connected | Disconnected | Arrived | Ringing | Answered | Ended | KeyPressed | Played | Refused | StationChanged
Listener = Callable[[PhoneEvent], None]


# ---- what it can do


class PhoneSystem(Protocol):
    """The verbs. All are called, and all events delivered, on the clock's own thread (see `receptionist.clock`)."""

    def start(self, listener: Listener) -> None:
        """Begin to listen; `Connected` follows when the phone system is there, now or later."""

    def stop(self) -> None:
        """Stop listening. Calls stay as they are; what waits is the phone system's own fallback's to handle."""

    def let_ring(self, leg: LegId) -> None:
        """An arrived caller hears ringing and is not charged; on an answered leg, a ringing tone."""

    def play_music(self, leg: LegId) -> None:
        """The leg hears music, alone. An arrived caller is answered by this."""

    def announce(self, leg: LegId, sound: str) -> None:
        """The leg hears the sound once, then `Played`. `sound` is a name in the sounds folder that both sides see, without
        its ending. An arrived caller is answered by this."""

    def connect(self, *legs: LegId) -> None:
        """These legs, two or more, hear each other and nobody else. An arrived caller is answered by this. A leg that was
        connected with others leaves them; whoever remains there alone hears silence."""

    def dial(
        self,
        leg: LegId,
        to: Destination,
        shown: Shown,
        *,
        seconds: int,
        auto_answer: bool = False,
        heard_by: LegId | None = None,
        mark: str = "",
    ) -> None:
        """Ring `to` for at most `seconds` under the leg's new name. `Ringing`, `Answered` or `Ended` follow. `auto_answer`
        asks the phone to pick up by itself. `heard_by`, an answered leg, hears the far end ring; where it is gone, `to` rings
        all the same. Where a leg to the same place is being hung up, its end comes first. `mark` as `mark()`."""

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        """End the leg; `Ended` follows. A leg that is gone already is no refusal."""

    def show(self, leg: LegId, shown: Shown) -> None:
        """Change what the phone on an answered leg displays."""

    def mark(self, leg: LegId, text: str) -> None:
        """Write our own note (at most 2,000 characters) on the leg, where it survives us and comes back in `FoundLeg`. It waits
        for nothing that was asked of the leg before; what is asked afterwards waits for it."""

    def hand_back(self, leg: LegId) -> None:
        """Give an arrived caller to the phone system's own fallback; `Ended` follows on our side."""


@dataclass(slots=True)
class Finding:
    """One line of a phone system's examination (`pbx test`, `doctor`, the settings page): `state` is ok, warning, failed or
    absent; `code` and `values` give what was found and what to do, translated at the edge."""

    check: str
    state: str
    code: str
    values: dict[str, object] = field(default_factory=dict)
