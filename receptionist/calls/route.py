"""What the desk must know of a line to treat a caller rightly, and nothing more: it never asks a database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from receptionist.calls.calling import Calling
from receptionist.calls.events import Caller
from receptionist.clients.profile import WaitingSound
from receptionist.errors import NotFound
from receptionist.telephony.port import Dialled


@dataclass(frozen=True, slots=True)
class Route:
    """A line as a caller meets it at one moment. `shown` is what a handset shows of the client's short name, which
    is `name`. `closed_sound` and `busy_sound` are names in the sounds folder; `open` false: outside the line's hours.
    `language` and `team` are the client's. Seconds throughout."""

    line: str | None
    client: str | None
    shown: str
    unknown: bool = False
    open: bool = True
    waiting: WaitingSound = WaitingSound.RINGING
    patience: int = 30
    closed_sound: str = "receptionist/closed"
    busy_sound: str = "receptionist/busy"
    fallback: str | None = None
    service_level: int = 20
    hold_limit: int = 60
    wrap_up: int = 0
    dialled: str | None = None
    dialled_in: str | None = None
    country: str = "IT"
    language: str | None = None
    team: str | None = None
    name: str = ""


class Routing(Protocol):
    """Finds the route of a call. Memory only, microseconds."""

    @property
    def calling(self) -> Calling:
        """Which outside numbers the office calls."""

    def route(self, dialled: Sequence[Dialled], at: datetime) -> Route:
        """Whose call this is, by the first of `dialled` that is a line of ours; else the office's own, `unknown`."""

    def line(self, number: str, at: datetime) -> Route:
        """The route of our own line `number` (E.164), for a call out. Raises `NotFound` (`line.unknown`)."""

    def refuses(self, route: Route, caller: Caller) -> bool:
        """Whether the caller's number is blocked for the client of the route: nobody's phone is to ring."""

    def language(self, route: Route, caller: Caller) -> str | None:
        """In which language (ISO 639-1) the caller is likely to speak: as chosen in an earlier call of theirs to that client,
        else the client's."""

    def given(self, route: Route, client: str) -> Route:
        """The route of a call that was given to another client (its id): what is shown and asked for is that client's now, the
        line is the one that was dialled."""


def route_of(routing: Routing, line: str | None, at: datetime) -> Route:
    """The route of a number that was called (E.164): as a line of ours, else as one that nobody owns, `unknown`."""
    if line is None:
        return routing.route((), at)
    try:
        return routing.line(line, at)
    except NotFound:
        return routing.route((Dialled("request", line),), at)
