"""What is at the far end of a leg: people and machines that hear something and act, and how a phone behaves when it is rung."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from receptionist.telephony.port import LegId


class Hears(StrEnum):
    """What a leg hears: exactly one of these at any moment."""

    SILENCE = "silence"
    RINGING = "ringing"
    MUSIC = "music"
    SOUND = "sound"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Heard:
    """What a leg hears now: `sound` is the name of the announcement, `legs` are the people it is connected with."""

    what: Hears = Hears.SILENCE
    sound: str | None = None
    legs: frozenset[LegId] = frozenset()


SILENCE = Heard()
RINGING = Heard(Hears.RINGING)
MUSIC = Heard(Hears.MUSIC)


class Party(Protocol):
    """Somebody at the far end. Told after the fact and on the clock's thread; a party may act on the exchange at once."""

    def hears(self, leg: LegId, heard: Heard) -> None:
        """The leg hears something else from now on."""

    def ended(self, leg: LegId) -> None:
        """The leg is gone."""


class Nobody:
    """A party that stays on the line and does nothing: until it is hung up on, or a test acts for it."""

    def hears(self, leg: LegId, heard: Heard) -> None:
        """Nothing follows."""

    def ended(self, leg: LegId) -> None:
        """Nothing follows."""


class Does(StrEnum):
    """What a phone that is rung does in the end."""

    ANSWER = "answer"
    BUSY = "busy"
    REFUSE = "refuse"
    NOTHING = "nothing"  # rings until the one who dialled gives up
    UNREACHABLE = "unreachable"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a phone behaves when it is rung: it `does` something `after` so many seconds. `keys` are pressed once it was
    answered, each so many seconds later (somebody confirms; a voicemail never does). `auto`: seconds until it picks up by
    itself when the one who dialled asked for that; None: it does not know how. `party` is who answers."""

    does: Does = Does.ANSWER
    after: float = 4.0
    keys: tuple[tuple[float, str], ...] = ()
    auto: float | None = None
    party: Party | None = None


DESK_PHONE = Reaction(after=4.0, auto=0.3)
"""An assistant's SIP phone that is switched on: it picks up by itself after 0.3 s, else she lifts it after four."""

SWITCHED_OFF = Reaction(does=Does.UNREACHABLE, after=0.05)
NOBODY_LIFTS = Reaction(does=Does.NOTHING)
VOICEMAIL = Reaction(after=15.0)
"""It answers after three rings and will never press a key."""
