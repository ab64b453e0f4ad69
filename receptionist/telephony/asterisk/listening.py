"""Waits for a call to arrive at Asterisk, whether or not a desk is connected, and whatever becomes of it there.

It looks at the list of channels and never connects as the application, so that it disturbs neither callers nor a desk at work.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from receptionist.telephony.asterisk import dialplan, headers, picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused
from receptionist.telephony.port import Arrived

log = logging.getLogger(__name__)

PAUSE = 0.2
"""Seconds between two looks: a call that rings is seen some ten times before anybody gives up."""
PATIENCE = 6
"""Looks after which a call that has not come to us counts as gone elsewhere: a dialplan may do this and that before."""

_MADE = ("AppDial", "AppDial2", "AppQueue")
"""What Asterisk calls the application of channels that it made itself, to ring somebody."""


class Went(StrEnum):
    """What became of a call."""

    DESK = "desk"  # it waits in our application
    FALLBACK = "fallback"  # it is in our dialplan, and no desk took it
    ELSEWHERE = "elsewhere"  # it came by the trunk and never reached our dialplan


@dataclass(frozen=True, slots=True)
class Seen:
    """A call that arrived: what it said, where it went, and in which context of the dialplan it was then."""

    channel: str
    arrived: Arrived
    went: Went
    context: str


class Look:
    """Tells new calls from the lists of channels that it is shown, one after the other. Pure but for what it remembers. `trunk`
    is the endpoint by which calls from outside come; empty: any."""

    def __init__(self, application: str, trunk: str) -> None:
        self._application, self._trunk = application, trunk
        self._told: set[str] | None = None
        self._doubtful: dict[str, tuple[Mapping[str, Any], int]] = {}

    def see(self, channels: Iterable[Mapping[str, Any]]) -> list[Seen]:
        """What is new. A call that is not ours yet may become so a moment later: it is told after `PATIENCE` looks, or when it
        is gone."""
        now = {str(channel["id"]): channel for channel in channels if self._counts(channel)}
        if self._told is None:
            self._told = set(now)
        new = {name: channel for name, channel in now.items() if name not in self._told}
        found = [self._seen(channel) for name, channel in new.items() if self._is_clear(name, channel)]
        gone = [name for name in self._doubtful if name not in now and name not in self._told]
        found += [self._seen(self._doubtful[name][0]) for name in gone]
        self._told |= {seen.channel for seen in found}
        return found

    def _is_clear(self, name: str, channel: Mapping[str, Any]) -> bool:
        """Whether it can be said where the call went."""
        looks = self._doubtful.get(name, (channel, 0))[1] + 1
        self._doubtful[name] = channel, looks
        return self._went(channel) is not Went.ELSEWHERE or looks >= PATIENCE

    def _counts(self, channel: Mapping[str, Any]) -> bool:
        name, made_by = str(channel.get("name", "")), channel.get("dialplan", {}).get("app_name", "")
        if made_by in _MADE or name.startswith("Local/") or not picture.has_arrived(channel):
            return False
        endpoint = name.partition("/")[2].rpartition("-")[0]
        return bool(_noted(channel)) or self._trunk in ("", endpoint)

    def _went(self, channel: Mapping[str, Any]) -> Went:
        if picture.is_ours(channel, self._application) and _noted(channel):
            return Went.DESK
        return Went.FALLBACK if channel.get("dialplan", {}).get("context") == dialplan.FALLBACK else Went.ELSEWHERE

    def _seen(self, channel: Mapping[str, Any]) -> Seen:
        context = str(channel.get("dialplan", {}).get("context", ""))
        return Seen(str(channel["id"]), picture.arrival(channel), self._went(channel), context)


def _noted(channel: Mapping[str, Any]) -> object:
    return headers.whole(channel.get("channelvars") or {}, dialplan.REQUEST)


async def arrivals(url: str, user: str, password: str, *, application: str, trunk: str) -> AsyncIterator[Seen]:
    """Every call that arrives from now on, until the iterator is closed. Raises `AriRefused` when Asterisk cannot be asked."""
    ari, look = Ari(url, user, lambda: password, application), Look(application, trunk)
    try:
        while True:
            for seen in look.see(await ari.send("GET", "/channels")):
                yield seen
            await asyncio.sleep(PAUSE)
    finally:
        await ari.close()


class Listening:
    """The same on a thread of its own: `heard` is called there with each call, until `stop`. An Asterisk that does not answer
    is asked again."""

    def __init__(
        self, url: str, user: str, password: str, heard: Callable[[Seen], None], *, application: str, trunk: str
    ) -> None:
        self._login, self._where = (url, user, password), {"application": application, "trunk": trunk}
        self._heard = heard
        self._ended = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._listen()), name="listening", daemon=True).start()

    def stop(self) -> None:
        """Hear nothing more."""
        self._ended.set()

    async def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                await self._hear()
            except AriRefused as refusal:
                log.info("Asterisk could not be listened to: %s", refusal)
            await asyncio.sleep(PAUSE)

    async def _hear(self) -> None:
        listening = asyncio.ensure_future(self._hear_all())
        while not self._ended.is_set() and not listening.done():
            await asyncio.sleep(PAUSE)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        if not listening.cancelled() and (error := listening.exception()) is not None:
            raise error

    async def _hear_all(self) -> None:
        async for seen in arrivals(*self._login, **self._where):
            self._heard(seen)
