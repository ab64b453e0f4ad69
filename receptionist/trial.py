"""A trial call: one caller on one line, with a desk and a phone system in memory of their own. No real phone rings, and nothing
of it reaches the record, the figures or any other console."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from receptionist.calls.routing import DirectoryRouting
from receptionist.clients.calendar.days import owns
from receptionist.clients.directory import Directory
from receptionist.clients.news import News
from receptionist.clients.profile import Line, Profile
from receptionist.clock import Clock
from receptionist.demo.unattended import forget
from receptionist.hub import Hub
from receptionist.link.local import LocalLink
from receptionist.telephony.port import LegId, PhoneSystem, Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE, NOBODY_LIFTS, Nobody, Reaction

STATION = "trial"
"""The phone on which the trial is answered: it picks up by itself, and there is none."""
LIFTS = Reaction(after=3.0, keys=((1.0, "1"),), party=Nobody())
"""Whoever is rung in a trial answers after three seconds, and confirms that somebody is there."""


class Trial:
    """The line as it would be at `at` (aware), with `profile` as it is typed, saved or not; a number that is theirs at another
    time only is tried as if it were theirs then. `own` is the office's own profile, where there is one; `news`: what has
    been told of the client."""

    def __init__(
        self,
        profile: Profile,
        line: Line,
        at: datetime,
        own: Profile | None,
        country: str,
        news: Iterable[News] = (),
    ) -> None:
        self.line = line if owns(line, at) else msgspec.structs.replace(line, since=None, until=None)
        lines = (self.line, *(one for one in profile.lines if one.number != line.number))
        profiles = [msgspec.structs.replace(profile, lines=lines)]
        if own is not None and own.id != profile.id:
            profiles.append(msgspec.structs.replace(own, lines=()))
        self.directory = Directory(profiles, country, {profile.id: tuple(news)})
        self.people_answer = True
        """Whether those who are rung lift; to be changed at any time."""
        self._exchange: Exchange | None = None
        routing = DirectoryRouting(self.directory, country)
        self.hub = Hub(self._make, routing, forget, epoch=1, country=country, starts=at.astimezone(UTC))

    def begin(self) -> None:
        """The desk of the trial stands. Blocks for a moment."""
        self.hub.start()

    def link(self, assistant: str) -> LocalLink:
        """A console's way to it."""
        return self.hub.link(assistant)

    def ring(self, name: str) -> None:
        """A caller, shown under that name and without a number, rings the line."""
        self.hub.run(lambda: self._ring(name))

    def end(self) -> None:
        """All of it is gone. Blocks for a moment."""
        self.hub.stop(in_order=False)

    def _ring(self, name: str) -> None:
        if self._exchange is not None:
            self._exchange.rings(self.line.number, Presented(name=name, withheld=True), Nobody())

    def _make(self, _loop: asyncio.AbstractEventLoop, clock: Clock) -> PhoneSystem:
        self._exchange = Exchange(clock, outside=self._reaction, stations={STATION: DESK_PHONE})
        return self._exchange

    def _reaction(self, _number: str, _leg: LegId) -> Reaction:
        return replace(LIFTS, party=Nobody()) if self.people_answer else NOBODY_LIFTS
