"""What a console and the hub say to each other over the network: one JSON text frame a message.

A console says `Hello` first, and nothing else counts before the hub's `Welcome`. What the hub tells of the board are the lines
that `calls.events.encode` and `Board.snapshot` wrote, untouched: a board reads the same bytes here as in one process.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from receptionist.calls.commands import AnyCommand, Reply

PROTOCOL: Final = 1
"""Raised when a message changes so that the other side would misread it. An event of a new kind, or a new field with a default,
misleads nobody: a console that does not know it reads it as `Hidden`."""

SPOKEN: Final = range(PROTOCOL, PROTOCOL + 1)
"""What a hub understands: its own, and that of the version before."""

LONGEST = 256 * 1024
"""Bytes of one message from a console, at most: notes are the longest that it sends."""


class Said(msgspec.Struct, frozen=True, kw_only=True, tag_field="say", tag=str.lower):
    """What all messages have."""


class Hello(Said, frozen=True, kw_only=True):
    """Who is there: with a `ticket` that the database sold a moment ago, or the `token` of an earlier `Welcome`."""

    protocol: int
    version: str
    ticket: str = ""
    token: str = ""


class Ask(Said, frozen=True, kw_only=True):
    """A command to the desk; `number` comes back in `Answered`."""

    number: int
    command: AnyCommand


class Leave(Said, frozen=True, kw_only=True):
    """The shift is over: the token is worth nothing from now on."""


class Welcome(Said, frozen=True, kw_only=True):
    """Let in as `login`. `token` opens the door again, at either hub, until the end of the shift; `hub` is this one's name, and
    `hour` what it is there (UTC)."""

    login: str
    token: str
    hub: str
    version: str
    hour: datetime


class Refused(Said, frozen=True, kw_only=True):
    """Not let in, or not any longer: a code and values, said at the screen. Nothing follows."""

    code: str
    values: dict[str, str | int] = {}


class Answered(Said, frozen=True, kw_only=True):
    """The desk's reply to `Ask` number so and so."""

    number: int
    reply: Reply


class Stands(Said, frozen=True, kw_only=True):
    """The board as it stands; every event that follows is after it."""

    board: msgspec.Raw


class Happened(Said, frozen=True, kw_only=True):
    """Events, in order and without a gap."""

    events: list[msgspec.Raw]


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """A code and values, said at the screen."""

    code: str
    values: dict[str, str | int] = {}


class Record(Said, frozen=True, kw_only=True):
    """How the record of calls stands: what is out of order, by part; nothing: all is well. Calls go on either way. `changed`
    is another number when something in the database has changed that consoles keep in memory; None: this hub never says so."""

    wrong: dict[str, Wrong] = {}
    changed: int | None = None


FromConsole = Hello | Ask | Leave
FromHub = Welcome | Refused | Answered | Stands | Happened | Record

from_console: msgspec.json.Decoder[FromConsole] = msgspec.json.Decoder(FromConsole)
from_hub: msgspec.json.Decoder[FromHub] = msgspec.json.Decoder(FromHub)
write = msgspec.json.Encoder().encode
