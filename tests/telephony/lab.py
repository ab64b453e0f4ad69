"""The world around a phone system, as a test plays it: callers, the assistants' phones, people to put calls through to.

One `Lab` stands around the simulator (virtual time), one around a real Asterisk (SIP phones that play a tone each and record
what they hear). The contract tests speak only to `Lab` and to the port's verbs, so that they cannot tell the two apart.

The cast is fixed, and named by party:

- callers `neri`, `verdi`, `conti`: they ring from the public network.
- stations `anna`, `bruno`: the assistants' own phones, reachable at the start. `carla` is a station that is not reachable.
- targets `bianchi`, `rossi`: people on the public network, with the numbers in `NUMBERS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from receptionist.telephony.port import Arrived, Connected, LegId, PhoneEvent, PhoneSystem

CALLERS = ("neri", "verdi", "conti")
STATIONS = ("anna", "bruno")
ABSENT_STATION = "carla"
TARGETS = ("bianchi", "rossi")
NUMBERS = {
    "neri": "+390299900011",
    "verdi": "+390299900012",
    "conti": "+390299900013",
    "bianchi": "+390299900021",
    "rossi": "+390299900022",
    "nobody": "+390299900099",  # a number on the public network that does not exist
}
LINE = "+390299900101"  # our own number, which callers dial
ANNOUNCEMENT = "receptionist/closed"  # a name in the sounds folder, 1-3 s long

E = TypeVar("E", bound=PhoneEvent)


class Does(StrEnum):
    """What a phone does when it rings."""

    ANSWER = "answer"
    RING = "ring"  # nobody picks up
    BUSY = "busy"
    REFUSE = "refuse"
    CONGESTED = "congested"  # the network on the way there has no room


class Sound(StrEnum):
    """What a party can hear besides other parties."""

    RINGING = "ringing"
    MUSIC = "music"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Call:
    """A party's view of her own call: `charged` as soon as the network was told that somebody answered; `rings`: she was told
    that it rings; `ended`: it is over."""

    rings: bool
    charged: bool
    ended: bool


class Lab(Protocol):
    """What a contract test can do to the world, and see of it."""

    phone: PhoneSystem
    events: list[PhoneEvent]
    """All that the phone system told, in order."""

    def start(self) -> Connected:
        """`phone.start(…)`, then wait for `Connected`."""

    def caller_rings(self, party: str, *, name: str | None = None, withheld: bool = False, dialled: str = LINE) -> Arrived:
        """The caller dials; returns what the phone system told of it."""

    def hangs_up(self, party: str) -> None:
        """The party puts the phone down."""

    def does(self, party: str, what: Does) -> None:
        """From now on the party's phone reacts so when it is rung (at first: `RING`)."""

    def picks_up(self, party: str) -> None:
        """The party answers the phone that is ringing."""

    def presses(self, party: str, keys: str) -> None:
        """The party, connected, presses keys."""

    def unplug(self, station: str) -> None:
        """The station's phone goes out of reach."""

    def plug(self, station: str) -> None:
        """The station's phone comes within reach again."""

    def loses_power(self, station: str) -> None:
        """The station's phone is dead from now on, in the middle of whatever it does, and nobody is told."""

    def power_is_back(self, station: str) -> None:
        """It lives again."""

    def hears(self, party: str) -> frozenset[str]:
        """What the party hears at present: other parties' names and `Sound`s; empty: silence. Lets about a second pass."""

    def displays(self, party: str) -> str:
        """The name that the party's phone shows of who is at the other end."""

    def call(self, party: str) -> Call:
        """How the call of a caller, or of whoever was rung, stands, seen from outside."""

    def fallback_rings(self, station: str) -> bool:
        """The phone system's own fallback rings the station's phone."""

    def lose(self) -> None:
        """The connection between us and the phone system breaks (nobody says goodbye)."""

    def find_again(self) -> Connected:
        """The connection can be made again; waits for `Connected`."""

    def renew(self) -> None:
        """The console is killed, and another one is there: `phone` is to be started again."""

    def wait(self, kind: type[E], leg: LegId | None = None, seconds: float = 15, **values: object) -> E:
        """The first event of this kind (of this leg, with these values) that was not waited for yet. Time passes until it is
        there; fails with what came instead after `seconds`."""

    def passes(self, seconds: float) -> None:
        """Let time pass."""

    def close(self) -> None:
        """End everything that the lab started."""
