"""What an assistant can ask of the desk. The link adds who asks; the desk answers with a `Reply`."""

from __future__ import annotations

import msgspec

from receptionist.calls.events import Availability, Target, snake
from receptionist.calls.places import KindOfCall


class Command(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag=snake):
    """What all commands have."""


class SignIn(Command, frozen=True, kw_only=True):
    """Sit down at `station` (None: at no phone, to look and to keep cards by hand). `other` is a second phone of hers, a
    station or a number (E.164): her caller is rung through to it when her console and her phone are both gone in mid-call.
    `languages` and `teams` are hers."""

    name: str
    station: str | None
    other: str | None = None
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


class SetOtherPhone(Command, frozen=True, kw_only=True):
    """Another phone of hers from now on, as in `SignIn`."""

    other: str | None


class SetAvailability(Command, frozen=True, kw_only=True):
    """Available, pause (with a reason) or away. Refused (`staff.calls_open`) for away with a call still hers."""

    availability: Availability
    reason: str | None = None


class Answer(Command, frozen=True, kw_only=True):
    """Take the call, or (None) the next by rule; `seen` is who that was on her screen: with nobody left to take, she is told
    who has it. A call she is talking to is held first."""

    call: str | None = None
    seen: str | None = None


class Hold(Command, frozen=True, kw_only=True):
    """The caller hears music."""

    call: str


class Resume(Command, frozen=True, kw_only=True):
    """Talk to a held caller again (None: the one held longest)."""

    call: str | None = None


class Consult(Command, frozen=True, kw_only=True):
    """Ring the target while the caller hears music."""

    call: str
    target: Target


class Complete(Command, frozen=True, kw_only=True):
    """Connect the caller with the target of the consultation and step out; while it still rings, as a blind transfer."""

    call: str


class Back(Command, frozen=True, kw_only=True):
    """Let the target of the consultation go and talk to the caller again."""

    call: str


class BlindTransfer(Command, frozen=True, kw_only=True):
    """Put the caller through without announcing."""

    call: str
    target: Target


class TakeBack(Command, frozen=True, kw_only=True):
    """Fetch a caller back from a blind transfer that still rings."""

    call: str


class HangUp(Command, frozen=True, kw_only=True):
    """End the call; in a consultation, only the consultation."""

    call: str


class Dial(Command, frozen=True, kw_only=True):
    """Call `target` for a client, under its `line` (E.164)."""

    line: str
    target: Target


class DoneWrappingUp(Command, frozen=True, kw_only=True):
    """The note is written."""

    call: str


class Name(Command, frozen=True, kw_only=True):
    """Who rings, as typed."""

    call: str
    name: str = ""
    firm: str = ""
    matter: str = ""


class GiveKind(Command, frozen=True, kw_only=True):
    """What kind of call it is (None: take it back); also of one that was over long ago."""

    call: str
    kind_of_call: KindOfCall | None


class SayWaitsFor(Command, frozen=True, kw_only=True):
    """What a held caller waits for."""

    call: str
    text: str


class GiveToClient(Command, frozen=True, kw_only=True):
    """The call belongs to another client."""

    call: str
    client: str


class NoteMessage(Command, frozen=True, kw_only=True):
    """A message was kept for the call."""

    call: str
    message: str


class KeepNotes(Command, frozen=True, kw_only=True):
    """The notes of a call, whole."""

    call: str
    text: str


class KeepAsEvidence(Command, frozen=True, kw_only=True):
    """The emergency card: its name (`threat`, `medical`; `unsaid` until she says which) and what was noted."""

    call: str
    emergency: str
    note: str = ""


class HandTo(Command, frozen=True, kw_only=True):
    """Offer the call to a colleague (`to`, an id), who takes it with `Answer` or lets it pass. It stays hers until then."""

    call: str
    to: str


class LetPass(Command, frozen=True, kw_only=True):
    """A call that was offered stays with whoever offered it: said by the colleague, or by herself."""

    call: str


class BackToQueue(Command, frozen=True, kw_only=True):
    """A caller of hers on hold waits for anybody from now on."""

    call: str


class Chat(Command, frozen=True, kw_only=True):
    """A short line about a call, for the colleagues who see it."""

    call: str
    text: str


class OpenCard(Command, frozen=True, kw_only=True):
    """A call card made by hand, for a line (E.164; it may be nobody's), with the caller's number where known, as it was shown:
    no phone takes part."""

    line: str
    caller: str | None = None


class CloseCard(Command, frozen=True, kw_only=True):
    """The hand-made card is done with."""

    call: str


AnyCommand = (
    SignIn
    | SetAvailability
    | SetOtherPhone
    | Answer
    | Hold
    | Resume
    | Consult
    | Complete
    | Back
    | BlindTransfer
    | TakeBack
    | HangUp
    | Dial
    | DoneWrappingUp
    | Name
    | GiveKind
    | SayWaitsFor
    | GiveToClient
    | NoteMessage
    | KeepNotes
    | KeepAsEvidence
    | HandTo
    | LetPass
    | Chat
    | BackToQueue
    | OpenCard
    | CloseCard
)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a command: `code` None: it is under way (events tell the rest); else why not, with named values."""

    code: str | None = None
    values: dict[str, str | int] = {}
    call: str | None = None
    """The call that the command concerned, where the desk chose it (the next by rule, a new one)."""
