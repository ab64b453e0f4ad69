"""The port to a phone system, over Asterisk's ARI.

A leg is a channel of ours in the Stasis application; a talk is a bridge. Every verb returns at once: it is queued behind the
earlier verbs of the same legs and carried out by the loop. What Asterisk holds is fetched anew at each connection.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import websockets

from receptionist.clock import Clock
from receptionist.errors import Problem
from receptionist.telephony.asterisk import dialplan, picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused, Fence, segment
from receptionist.telephony.asterisk.causes import cause_of
from receptionist.telephony.asterisk.dead_phones import DeadPhones
from receptionist.telephony.asterisk.legs import Leg, Legs, shown_by
from receptionist.telephony.asterisk.records import Records
from receptionist.telephony.asterisk.work import Work
from receptionist.telephony.port import (
    Answered,
    Cause,
    Connected,
    Destination,
    Disconnected,
    Ended,
    KeyPressed,
    LegId,
    Listener,
    PhoneEvent,
    Played,
    Refused,
    Ringing,
    Shown,
    Station,
    StationChanged,
)

log = logging.getLogger(__name__)

_IGNORED = (
    "ChannelVarset",
    "ChannelDialplan",
    "ChannelConnectedLine",
    "ChannelCallerId",
    "ChannelEnteredBridge",
    "ChannelLeftBridge",
)
_UNREACHABLE = frozenset({"UNAVAILABLE", "INVALID", "UNKNOWN"})
_AUTO_ANSWER = {
    "Call-Info": "<sip:receptionist>;answer-after=0",
    "Alert-Info": "<http://receptionist>;info=alert-autoanswer;delay=0",
}
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0


class AsteriskPhone:
    """`PhoneSystem` on one Asterisk. `trunk` and `station` are patterns for the endpoints to dial (`{number}`: E.164,
    `{digits}`: without the plus); `sounds` is the folder of sounds as Asterisk sees it (empty: its own); `heartbeat` in
    seconds: a connection silent for twice as long counts as gone."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        clock: Clock,
        url: str,
        user: str,
        password: Callable[[], str],
        *,
        application: str = dialplan.APPLICATION,
        trunk: str = "PJSIP/{number}@trunk",
        station: str = "PJSIP/{name}",
        sounds: str = "",
        heartbeat: float = 4.0,
        fence: Fence | None = None,
    ) -> None:
        self._loop = loop
        self._ari = Ari(url, user, password, application, fence)
        self._application, self._trunk, self._station = application, trunk, station
        self._sounds, self._heartbeat = sounds.rstrip("/"), heartbeat
        self._listener: Listener = _deaf
        self._work = Work(loop, self._tell)
        self._legs = Legs(clock, self._ari, application, self._work, self._tell)
        self._stations: dict[str, bool] = {}
        self._dead_phones = DeadPhones(self._ari, self._legs, self._work, self._stations, heartbeat)
        self._records = Records(self._ari, application)
        self._held_back: list[dict[str, Any]] | None = None
        self._in_fallback: set[str] = set()
        self._life: asyncio.Task[None] | None = None
        self._again: asyncio.Task[None] | None = None
        self._of_application = f"/applications/{segment(application)}"
        self._connected = False

    # ---- the connection

    def start(self, listener: Listener) -> None:
        self._listener = listener
        self._connected = False
        if self._life is None or self._life.done():
            self._life = self._loop.create_task(self._live())

    def stop(self) -> None:
        self._listener = _deaf
        for leg in self._legs.known.values():
            leg.no_longer_expires()
        for task in (self._life, self._again):
            if task is not None:
                task.cancel()

    @property
    def at_work(self) -> bool:
        """Whether something that was asked has not been carried out yet."""
        return bool(self._work.under_way)

    async def stopped(self) -> None:
        """Wait until nothing of us runs any more; for whoever closes the loop."""
        await asyncio.gather(*(task for task in (self._life, self._again) if task is not None), return_exceptions=True)
        while self._work.under_way:  # one verb may ask for another: a talk that is empty is ended
            await asyncio.gather(*self._work.under_way, return_exceptions=True)
            await asyncio.sleep(0)
        await self._ari.close()

    async def _live(self) -> None:
        """Connect, again and again, until stopped. Why it could not even begin is told too, once for each reason."""
        pause, told = _FIRST_PAUSE, ""
        while True:
            reason = await self._listen()
            if self._connected or reason != told:
                pause = _FIRST_PAUSE if self._connected else pause
                self._connected, told = False, reason
                self._tell(Disconnected(reason))
            if reason == "replaced":
                await self._while_another_lives()
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _while_another_lives(self) -> None:
        """Another desk has taken our place: do not fight it. It shows its sign of life as we did; when that has stood still
        for three looks, nobody is there any more (it ended, or it was a ghost of ourselves from a broken connection)."""
        before, unchanged = "", 0
        while unchanged < 3:
            await asyncio.sleep(self._heartbeat * 1.25)
            now = await self._sign_of_life()
            unchanged = unchanged + 1 if now == before else 0
            before = now

    async def _sign_of_life(self) -> str:
        """What a desk wrote last; when Asterisk cannot be asked, something that was never there before."""
        try:
            return await self._ari.variable(dialplan.ALIVE)
        except AriRefused:
            return uuid4().hex

    async def _listen(self) -> str:
        """One connection, from its beginning to its end; returns the reason of the end, a code."""
        try:
            async with self._ari.events(self._heartbeat) as events:
                return await self._follow(events)
        except Problem as problem:
            return problem.code
        except websockets.InvalidStatus as refusal:
            return "login" if refusal.response.status_code in (401, 403) else "not_ready"
        except (OSError, websockets.WebSocketException) as error:
            log.info("no connection to Asterisk: %s", type(error).__name__)
            return "lost"
        except Exception:  # whatever it was, calls must be heard again
            log.exception("the connection to Asterisk is made anew")
            return "lost"

    async def _follow(self, events: AsyncIterator[dict[str, Any]]) -> str:
        self._held_back = []
        work = (self._begin(), self._pulse(), self._dead_phones.watch())
        helpers = [self._loop.create_task(each) for each in work]
        try:
            async for event in events:
                if event["type"] == "ApplicationReplaced":
                    self._ari.fence.lost()
                    return "replaced"
                self._take(event)
            return "lost"
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)

    async def _begin(self) -> None:
        """Take up the work on a new connection."""
        for step in (self._see_our_calls, self._look_at_stations):
            while not await self._done(step):
                await asyncio.sleep(1)

    async def _done(self, step: Callable[[], Awaitable[None]]) -> bool:
        try:
            await step()
        except AriRefused as refusal:
            log.info("Asterisk could not be looked at: %s", refusal)
        except Exception:
            log.exception("what Asterisk showed was not understood")
        else:
            return True
        return False

    async def _see_our_calls(self) -> None:
        kinds = [{"type": kind} for kind in _IGNORED]
        await self._ari.send("PUT", f"{self._of_application}/eventFilter", disallowed=kinds)
        await self._look()

    async def _say_that_we_are_here(self) -> None:
        """A watchdog that was ended while no desk was there must not keep the calls from us."""
        if await self._ari.variable(dialplan.AWAY) == "1":
            await self._ari.send("POST", "/asterisk/variable", variable=dialplan.AWAY, value="0")

    async def _pulse(self) -> None:
        """Signs of life as long as the desk is told of every call: one that is connected but cannot look helps no caller."""
        while True:
            if self._held_back is None:
                await self._give_sign_of_life()
            await asyncio.sleep(min(self._heartbeat, 4.0))

    async def _give_sign_of_life(self) -> None:
        """What the watchdog looks for."""
        with suppress(AriRefused):
            await self._ari.send("POST", "/asterisk/variable", variable=dialplan.ALIVE, value=uuid4().hex[:12])

    async def _look(self) -> None:
        """Fetch the whole picture and tell it. Events that come meanwhile are held back until it was told."""
        info = await self._ari.send("GET", "/asterisk/info")
        elsewhere = await self._records.read()
        channels, bridges = await self._ari.send("GET", "/channels"), await self._ari.send("GET", "/bridges")
        never_dialled = picture.never_dialled(channels, self._application) - self._legs.known.keys()
        found = tuple(leg for leg in picture.legs(channels, bridges, self._application) if leg.leg not in never_dialled)
        self._in_fallback = set(picture.in_fallback(channels))
        await self._ari.subscribe(
            [f"channel:{name}" for name in (*(picture.channel_of(leg.leg) for leg in found), *self._in_fallback)]
        )
        await self._say_that_we_are_here()
        self._legs.remember(channels, bridges)
        self._connected = True
        self._tell(Connected(f"Asterisk {info['system']['version']}", found, elsewhere))
        for leg in never_dialled:
            self.hang_up(leg)
        for each in found:
            if not each.with_legs:
                self._legs.silence(each.leg)
        self._release()
        await self._give_sign_of_life()
        await self._records.dismiss_others(str(channel["id"]) for channel in channels)
        await self._records.taken()

    def _release(self) -> None:
        """Take in the events that were held back."""
        held, self._held_back = self._held_back, None
        for event in held or ():
            self._take(event)

    async def _look_at_stations(self) -> None:
        """Which phones are there, from now on too."""
        endpoints = await self._ari.send("GET", "/endpoints")
        trunk = self._trunk.rsplit("@", 1)[-1]
        devices = [f"{e['technology']}/{e['resource']}" for e in endpoints if e["resource"] != trunk]
        await self._ari.subscribe([f"deviceState:{device}" for device in devices])
        self._stations.clear()
        for device in devices:
            with suppress(AriRefused):
                self._station_is(await self._ari.send("GET", f"/deviceStates/{segment(device)}"))

    # ---- what Asterisk tells

    def _take(self, event: dict[str, Any]) -> None:
        if self._records.takes(event):
            return
        if self._held_back is not None:
            self._held_back.append(event)
            return
        handle = getattr(self, f"_on_{event['type']}", None)
        if handle is not None:
            handle(event)

    def _tell(self, event: PhoneEvent) -> None:
        """A fault in whoever listens must not cost us the connection."""
        try:
            self._listener(event)
        except Exception:
            log.exception("an event of the phone system was not taken in: %s", type(event).__name__)

    def _tell_once(self, leg: LegId, event: Ringing | Answered) -> None:
        known = self._legs.known[leg]
        if type(event) not in known.told:
            known.told.add(type(event))
            self._tell(event)

    def _on_StasisStart(self, event: dict[str, Any]) -> None:  # noqa: N802 - Asterisk's name
        channel = event["channel"]
        leg = picture.leg_of(channel["id"])
        if leg in self._legs.known:
            return
        if picture.has_arrived(channel):
            self._legs.known[leg] = Leg(arrived=True, up=channel["state"] == "Up")
            self._tell(picture.arrival(channel))
        else:
            self.hang_up(leg)  # made for us after all, when we had given up waiting for the answer

    def _on_ChannelStateChange(self, event: dict[str, Any]) -> None:  # noqa: N802
        leg = picture.leg_of(event["channel"]["id"])
        known = self._legs.known.get(leg)
        if known is None or known.arrived:
            return
        if event["channel"]["state"] == "Ringing":
            self._tell_once(leg, Ringing(leg))
        elif event["channel"]["state"] == "Up":
            self._answered(leg, known)

    def _answered(self, leg: LegId, known: Leg) -> None:
        """The desk usually connects it while it is told."""
        known.up = True
        known.no_longer_expires()
        self._tell_once(leg, Answered(leg))
        self._legs.answered(leg)

    def _on_ChannelHangupRequest(self, event: dict[str, Any]) -> None:  # noqa: N802
        known = self._legs.known.get(picture.leg_of(event["channel"]["id"]))
        if known is not None:
            known.leaving = True
            if known.cause is None and "cause" in event:
                known.cause = cause_of(event["cause"])

    def _on_StasisEnd(self, event: dict[str, Any]) -> None:  # noqa: N802
        """A caller who left us without hanging up went on in the dialplan: handed back, or moved by the watchdog."""
        leg = picture.leg_of(event["channel"]["id"])
        known = self._legs.known.get(leg)
        if known is not None and known.arrived and not known.leaving:
            self._in_fallback.add(leg)
        self._ended(leg, Cause.NORMAL)

    def _on_ChannelDestroyed(self, event: dict[str, Any]) -> None:  # noqa: N802
        channel = event["channel"]["id"]
        self._ended(picture.leg_of(channel), cause_of(event.get("cause", 16)))
        if channel in self._in_fallback:
            self._in_fallback.discard(channel)
            self._look_again()

    def _look_again(self) -> None:
        """The fallback has finished a call while we are here: read it in, and tell all anew."""
        if self._again is None or self._again.done():
            self._again = self._loop.create_task(self._read_again())

    async def _read_again(self) -> None:
        while self._held_back is not None:  # a look is being taken already, and may have come too early for this
            await asyncio.sleep(0.1)
        if not self._connected:
            return
        self._held_back = []
        try:
            await self._look()
        except AriRefused as refusal:
            log.info("Asterisk could not be looked at: %s", refusal)
            self._release()
        except Exception:
            log.exception("what Asterisk showed was not understood")
            self._release()

    def _ended(self, leg: LegId, cause: Cause) -> None:
        known = self._legs.over(leg)
        if known is not None:
            self._tell(Ended(leg, known.cause or cause))

    def _on_ChannelDtmfReceived(self, event: dict[str, Any]) -> None:  # noqa: N802
        leg = picture.leg_of(event["channel"]["id"])
        if leg in self._legs.known:
            self._tell(KeyPressed(leg, event["digit"]))

    def _on_PlaybackFinished(self, event: dict[str, Any]) -> None:  # noqa: N802
        playback = event["playback"]
        for leg, known in self._legs.known.items():
            if known.playback == playback["id"]:
                known.playback = None
                failed = playback["state"] == "failed"
                self._tell(Refused("announce", leg, "no such sound") if failed else Played(leg, known.sound))
                return

    def _on_DeviceStateChanged(self, event: dict[str, Any]) -> None:  # noqa: N802
        self._station_is(event["device_state"])

    def _station_is(self, device: dict[str, Any]) -> None:
        """Tell a station that came or went; names as `Station` has them."""
        name, reachable = device["name"].split("/", 1)[-1], device["state"] not in _UNREACHABLE
        if self._stations.get(name) is not reachable:
            self._stations[name] = reachable
            self._tell(StationChanged(name, reachable))

    # ---- the verbs

    def let_ring(self, leg: LegId) -> None:
        self._work.queue("let_ring", leg, [leg], lambda: self._legs.ring(leg))

    def play_music(self, leg: LegId) -> None:
        self._work.queue("play_music", leg, [leg], lambda: self._legs.music(leg))

    def announce(self, leg: LegId, sound: str) -> None:
        self._work.queue("announce", leg, [leg], lambda: self._legs.play(leg, sound, self._sounds))

    def connect(self, *legs: LegId) -> None:
        self._work.queue("connect", legs[0], legs, lambda: self._legs.talk(legs))

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
        variables = shown_by(shown) | ({dialplan.MARK: mark[: picture.LONGEST_MARK]} if mark else {})
        endpoint = self._endpoint(to)
        if auto_answer:
            variables |= {f"PJSIP_HEADER(add,{header})": value for header, value in _AUTO_ANSWER.items()}
        legs = [leg, *self._legs.ending_at(endpoint), *(() if heard_by is None else (heard_by,))]
        self._legs.expect(leg, endpoint)
        self._work.queue("dial", leg, legs, lambda: self._legs.ring_out(leg, variables, seconds, heard_by))

    def _endpoint(self, to: Destination) -> str:
        if isinstance(to, Station):
            return self._station.format(name=to.name)
        return self._trunk.format(number=to.number, digits=to.number.lstrip("+"))

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        self._legs.ends(leg)
        self._work.queue("hang_up", leg, [leg], lambda: self._legs.end(leg, cause))

    def show(self, leg: LegId, shown: Shown) -> None:
        self._work.queue("show", leg, [leg], lambda: self._legs.show(leg, shown))

    def mark(self, leg: LegId, text: str) -> None:
        self._work.note("mark", leg, lambda: self._legs.set(leg, dialplan.MARK, text[: picture.LONGEST_MARK]))

    def hand_back(self, leg: LegId) -> None:
        self._work.queue("hand_back", leg, [leg], lambda: self._legs.hand_back(leg))


def _deaf(_: PhoneEvent) -> None:
    """Nobody listens."""
