"""What happened: the numbered stream that the desk writes, every console replays, and the record keeps.

Each event is a row for good: its time (UTC), who (`actor`, an assistant's id, or None), and what it came from. `epoch` counts
the lives of the desk, `sequence` the events in one of them, without a gap: times may be equal, these never are.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, get_args

import msgspec

from receptionist.calls.places import KindOfCall, Place, Result, Side


def snake(name: str) -> str:
    """`TargetRung` as `target_rung`: how a kind is written down."""
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class Source(StrEnum):
    """What an event came from."""

    PHONE = "phone"  # the phone system told us
    ASSISTANT = "assistant"  # somebody pressed a key
    DESK = "desk"  # a rule of the desk, a timer among them
    FALLBACK = "fallback"  # it happened while no desk was there, and was read in afterwards


class Direction(StrEnum):
    """Who rang whom. `none`: a hand-made card, no phone of ours took part."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    NONE = "none"


class Availability(StrEnum):
    """An assistant's state: may a call be offered to her?"""

    AVAILABLE = "available"
    PAUSE = "pause"  # with a reason
    AWAY = "away"  # signed out, or gone


class Manner(StrEnum):
    """Why a target is rung."""

    CONSULT = "consult"
    BLIND = "blind"
    OVERFLOW = "overflow"


class Caller(msgspec.Struct, frozen=True):
    """Who is at the other end: `number` is E.164 where it could be read, else as received; `name` as asserted by the network.
    `withheld`: no number was shown; `valid`: the number can exist."""

    number: str | None = None
    name: str | None = None
    withheld: bool = False
    valid: bool = True


class Target(msgspec.Struct, frozen=True):
    """Whom a call is put through to: what the screen calls it, the number to ring, and whether it is an outside number that
    must be confirmed by a key before a caller is connected to it unannounced."""

    label: str
    number: str
    confirm: bool = False
    person: str | None = None
    """The person's id in the client's profile, where it is one."""
    seconds: Annotated[int, msgspec.Meta(ge=1, le=600)] | None = None
    """For how long it is rung, as the client's rota says; None: as the desk does."""


_Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
"""As far as a table counts."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=snake):
    """What all events have. `id` is a UUIDv7."""

    id: str
    epoch: _Count
    sequence: _Count
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    actor: str | None = None
    source: Source = Source.DESK


class CallEvent(Event, frozen=True, kw_only=True):
    """An event of one call."""

    call: str


class Offered(CallEvent, frozen=True, kw_only=True):
    """A call came to be. `line` is our number in E.164 (None: none could be read), `client` whose it was at that moment,
    `dialled` what stood in the header `dialled_in`. `service_level` in seconds; `hold_limit` in seconds, 0: none. `assistant`:
    who opened a card by hand; no phone takes part in one, so it stays offered until she is done with it. `language` is the one
    in which the caller spoke last, else the client's; `team` is the client's."""

    direction: Direction
    caller: Caller
    line: str | None = None
    client: str | None = None
    unknown_line: bool = False
    dialled: str | None = None
    dialled_in: str | None = None
    trunk: str | None = None
    service_level: int = 20
    hold_limit: int = 60
    assistant: str | None = None
    language: str | None = None
    team: str | None = None


class Moved(CallEvent, frozen=True, kw_only=True):
    """The caller is in another place. `reason` is a code (`station_no_answer`, `target_busy`…), translated on the screen.
    `assistant`: whose the call now is."""

    place: Place
    reason: str | None = None
    assistant: str | None = None


class Turned(CallEvent, frozen=True, kw_only=True):
    """The assistant's side of the call changed."""

    side: Side
    assistant: str


class TargetRung(CallEvent, frozen=True, kw_only=True):
    """A target is being rung for this call."""

    target: Target
    manner: Manner


class TargetAnswered(CallEvent, frozen=True, kw_only=True):
    """The target picked up."""


class TargetEnded(CallEvent, frozen=True, kw_only=True):
    """The target is gone, or was never reached: `reason` is a code (`busy`, `no_answer`, `refused`, `unreachable`,
    `not_confirmed`, `failed`, `normal`, `cancelled`), `seconds` how long it rang."""

    reason: str
    seconds: int = 0


class Announced(CallEvent, frozen=True, kw_only=True):
    """An announcement began: `what` is `closed`, `busy`, or `blocked` (what is heard then is as for `busy`)."""

    what: str


class Named(CallEvent, frozen=True, kw_only=True):
    """The assistant noted who rings: typed once, shown on card, row, message and consultation."""

    name: str = ""
    firm: str = ""
    matter: str = ""


class KindGiven(CallEvent, frozen=True, kw_only=True):
    """What kind of call it is; None takes it back."""

    kind_of_call: KindOfCall | None


class WaitsFor(CallEvent, frozen=True, kw_only=True):
    """What a held caller waits for, in a few words."""

    text: str


class GivenTo(CallEvent, frozen=True, kw_only=True):
    """The call was given to another client: somebody rang the wrong line."""

    client: str
    was: str | None = None


class MessageTaken(CallEvent, frozen=True, kw_only=True):
    """A message was kept for this call."""

    message: str


class Noted(CallEvent, frozen=True, kw_only=True):
    """The assistant's notes of the call, whole, as they stand."""

    text: str


class KeptAsEvidence(CallEvent, frozen=True, kw_only=True):
    """This call is an emergency of that kind: it must not be redacted without a person's decision. `note` may hold what was
    said, typed at that moment. An empty `emergency`: it was none after all."""

    emergency: str
    note: str = ""


class HandedTo(CallEvent, frozen=True, kw_only=True):
    """The call was offered to a colleague (`to`, an id), who takes it or lets it pass. None: it is not any more; `reason` then:
    `passed`, `no_answer`, `withdrawn`."""

    to: str | None
    reason: str | None = None


class Chatted(CallEvent, frozen=True, kw_only=True):
    """A short line about the call, from one assistant (`by`, an id, called `name`) to whoever sees it."""

    by: str
    name: str
    text: str


class Finished(CallEvent, frozen=True, kw_only=True):
    """The call is over and this is how it ended."""

    result: Result


class AssistantMoved(Event, frozen=True, kw_only=True):
    """An assistant's state: `reason` is the pause's, as typed or chosen; `station` where she answers. `languages` and `teams`
    steer what is offered to her."""

    assistant: str
    name: str
    availability: Availability
    reason: str | None = None
    station: str | None = None
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


class StationMoved(Event, frozen=True, kw_only=True):
    """A station's phone came within reach, or went out of it."""

    station: str
    reachable: bool


class PhoneMoved(Event, frozen=True, kw_only=True):
    """The desk hears the phone system, or does not."""

    connected: bool
    system: str = ""
    reason: str | None = None


class Trouble(Event, frozen=True, kw_only=True):
    """Something one assistant must be told (`assistant` None: everybody): `code` and `values`, translated on the screen."""

    code: str
    call: str | None = None
    assistant: str | None = None
    values: dict[str, str | int] = {}


class Hidden(Event, frozen=True, kw_only=True):
    """Something that this console may not see: only that it happened. The desk never writes one; the link does."""


AnyEvent = (
    Offered
    | Moved
    | Turned
    | TargetRung
    | TargetAnswered
    | TargetEnded
    | Announced
    | Named
    | KindGiven
    | WaitsFor
    | GivenTo
    | MessageTaken
    | Noted
    | KeptAsEvidence
    | HandedTo
    | Chatted
    | Finished
    | AssistantMoved
    | StationMoved
    | PhoneMoved
    | Trouble
    | Hidden
)


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def encode(event: AnyEvent) -> bytes:
    """The event as one line of JSON: for the link, the journal and the database alike."""
    return _encoder.encode(event)


def decode(line: bytes | str) -> AnyEvent:
    """The event that `encode` wrote. Raises `msgspec.DecodeError` on anything else, whatever is wrong with it."""
    try:
        return _decoder.decode(line)
    except (UnicodeError, RecursionError) as error:
        raise msgspec.DecodeError(type(error).__name__) from error


class _Outline(msgspec.Struct, frozen=True):
    """What events of all kinds have."""

    kind: str
    id: str
    epoch: _Count
    sequence: _Count
    at: Annotated[datetime, msgspec.Meta(tz=True)]


_KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(AnyEvent))
_outline = msgspec.json.Decoder(_Outline)


def decode_told(line: bytes | str) -> AnyEvent:
    """An event as a hub told it, which may be of a newer version: one of a kind that did not exist yet is `Hidden`. Raises as
    `decode`."""
    try:
        return decode(line)
    except msgspec.ValidationError:
        seen = _outline.decode(line)
        if seen.kind in _KINDS:
            raise
    return Hidden(id=seen.id, epoch=seen.epoch, sequence=seen.sequence, at=seen.at)
