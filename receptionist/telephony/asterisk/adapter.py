"""The port to a phone system, over Asterisk's ARI.

A leg is a channel of ours in the Stasis application; a talk is a bridge. Every verb returns at once: it is queued behind the
earlier verbs of the same legs and carried out by the loop. What we believe about legs and bridges is written down when a
command is *sent*, so that the next one is planned on it; the truth is fetched anew at each connection.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import websockets

from receptionist.clock import Clock, Timer
from receptionist.errors import Problem
from receptionist.telephony.asterisk import dialplan, picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused, segment
from receptionist.telephony.asterisk.causes import cause_of, code_of
from receptionist.telephony.asterisk.headers import clean
from receptionist.telephony.asterisk.records import Records
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


@dataclass
class _Leg:
    """What we believe of a leg. `bridge`: the talk it is in. `early`: it is there only to be heard ringing. `music`, `tone`
    and `playback`: what Asterisk itself lets it hear, and must end before it hears something else."""

    arrived: bool
    up: bool
    bridge: str | None = None
    early: bool = False
    music: bool = False
    tone: bool = False
    playback: str | None = None
    sound: str = ""
    expires: Timer | None = None
    cause: Cause | None = None
    leaving: bool = False
    told: set[type] = field(default_factory=set)


class AsteriskPhone:
    """`PhoneSystem` on one Asterisk. `trunk` and `station` are patterns for the endpoints to dial; `sounds` is the folder of sounds
    as Asterisk sees it (empty: its own); `heartbeat` in seconds: a connection silent for twice as long counts as gone."""

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
    ) -> None:
        self._loop, self._clock = loop, clock
        self._ari = Ari(url, user, password, application)
        self._application, self._trunk, self._station = application, trunk, station
        self._sounds, self._heartbeat = sounds.rstrip("/"), heartbeat
        self._listener: Listener = _deaf
        self._legs: dict[LegId, _Leg] = {}
        self._talks: dict[str, set[LegId]] = {}
        self._tails: dict[LegId, asyncio.Task[None]] = {}
        self._stations: dict[str, bool] = {}
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
        if self._life is None or self._life.done():
            self._life = self._loop.create_task(self._live())

    def stop(self) -> None:
        self._listener = _deaf
        for leg in self._legs.values():
            _cancel(leg)
        if self._life is not None:
            self._life.cancel()

    async def stopped(self) -> None:
        """Wait until nothing of us runs any more; for whoever closes the loop."""
        tasks = [task for task in (self._life, self._again, *self._tails.values()) if task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._ari.close()

    async def _live(self) -> None:
        """Connect, again and again, until stopped or replaced."""
        pause = _FIRST_PAUSE
        while True:
            reason = await self._listen()
            if self._connected:
                self._connected, pause = False, _FIRST_PAUSE
                self._tell(Disconnected(reason))
            if reason == "replaced":
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

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

    async def _follow(self, events: AsyncIterator[dict[str, Any]]) -> str:
        self._held_back = []
        helpers = [self._loop.create_task(self._begin()), self._loop.create_task(self._pulse())]
        try:
            async for event in events:
                if event["type"] == "ApplicationReplaced":
                    return "replaced"
                self._take(event)
            return "lost"
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)

    async def _begin(self) -> None:
        """Take up the work on a new connection."""
        while True:
            try:
                kinds = [{"type": kind} for kind in _IGNORED]
                await self._ari.send("PUT", f"{self._of_application}/eventFilter", disallowed=kinds)
                await self._look()
                await self._look_at_stations()
            except AriRefused as refusal:
                log.info("Asterisk could not be looked at: %s", refusal)
                await asyncio.sleep(1)
            else:
                return

    async def _pulse(self) -> None:
        """The sign of life that the watchdog looks for."""
        while True:
            with suppress(AriRefused):
                await self._ari.send("POST", "/asterisk/variable", variable=dialplan.ALIVE, value=uuid4().hex[:12])
            await asyncio.sleep(min(self._heartbeat, 4.0))

    async def _look(self) -> None:
        """Fetch the whole picture and tell it. Events that come meanwhile are held back until it was told."""
        info = await self._ari.send("GET", "/asterisk/info")
        elsewhere = await self._records.read()
        channels, bridges = await self._ari.send("GET", "/channels"), await self._ari.send("GET", "/bridges")
        found = picture.legs(channels, bridges, self._application)
        self._in_fallback = set(picture.in_fallback(channels))
        await self._subscribe(
            [f"channel:{name}" for name in (*(picture.channel_of(leg.leg) for leg in found), *self._in_fallback)]
        )
        self._remember(channels, bridges)
        self._connected = True
        self._tell(Connected(f"Asterisk {info['system']['version']}", found, elsewhere))
        self._release()
        await self._records.taken()

    def _release(self) -> None:
        """Take in the events that were held back."""
        held, self._held_back = self._held_back, None
        for event in held or ():
            self._take(event)

    async def _subscribe(self, sources: Iterable[str]) -> None:
        for source in sources:
            with suppress(AriRefused):  # it ended meanwhile
                await self._ari.send("POST", f"{self._of_application}/subscription", eventSource=[source])

    def _remember(self, channels: list[dict[str, Any]], bridges: list[dict[str, Any]]) -> None:
        """Believe what Asterisk says; of what a leg hears we know nothing, so everything possible will be ended."""
        before, self._legs = self._legs, {}
        for channel in channels:
            if picture.is_ours(channel, self._application):
                leg = picture.leg_of(channel["id"])
                up = channel["state"] == "Up"
                known = before.pop(leg) if leg in before else _Leg(picture.has_arrived(channel), up, music=up, tone=up)
                known.up, known.bridge = up, None
                self._legs[leg] = known
        for gone in before.values():
            _cancel(gone)
        self._talks = {}
        for bridge in bridges:
            members = {picture.leg_of(name) for name in bridge["channels"]} & self._legs.keys()
            if bridge.get("creator") == "Stasis" and members:
                self._talks[bridge["id"]] = members
                for leg in members:
                    self._legs[leg].bridge = bridge["id"]

    async def _look_at_stations(self) -> None:
        """Which phones are there, from now on too."""
        endpoints = await self._ari.send("GET", "/endpoints")
        trunk = self._trunk.rsplit("@", 1)[-1]
        devices = [f"{e['technology']}/{e['resource']}" for e in endpoints if e["resource"] != trunk]
        await self._subscribe([f"deviceState:{device}" for device in devices])
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
        self._listener(event)

    def _tell_once(self, leg: LegId, event: Ringing | Answered) -> None:
        known = self._legs[leg]
        if type(event) not in known.told:
            known.told.add(type(event))
            self._tell(event)

    def _on_StasisStart(self, event: dict[str, Any]) -> None:  # noqa: N802 - Asterisk's name
        channel = event["channel"]
        leg = picture.leg_of(channel["id"])
        if leg not in self._legs and picture.has_arrived(channel):
            self._legs[leg] = _Leg(arrived=True, up=channel["state"] == "Up")
            self._tell(picture.arrival(channel))

    def _on_ChannelStateChange(self, event: dict[str, Any]) -> None:  # noqa: N802
        leg = picture.leg_of(event["channel"]["id"])
        known = self._legs.get(leg)
        if known is None or known.arrived:
            return
        if event["channel"]["state"] == "Ringing":
            self._tell_once(leg, Ringing(leg))
        elif event["channel"]["state"] == "Up":
            self._answered(leg, known)

    def _answered(self, leg: LegId, known: _Leg) -> None:
        """The desk usually connects it while it is told; if not, a leg that was only heard ringing must not be heard talking."""
        known.up = True
        _cancel(known)
        self._tell_once(leg, Answered(leg))
        if known.early and known.bridge is not None:
            self._queue("dial", leg, [leg, *self._talks.get(known.bridge, ())], lambda: self._end_early(leg))

    def _on_ChannelHangupRequest(self, event: dict[str, Any]) -> None:  # noqa: N802
        known = self._legs.get(picture.leg_of(event["channel"]["id"]))
        if known is not None:
            known.leaving = True
            if known.cause is None and "cause" in event:
                known.cause = cause_of(event["cause"])

    def _on_StasisEnd(self, event: dict[str, Any]) -> None:  # noqa: N802
        """A caller who left us without hanging up went on in the dialplan: handed back, or moved by the watchdog."""
        leg = picture.leg_of(event["channel"]["id"])
        known = self._legs.get(leg)
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
        if not self._connected or self._held_back is not None:
            return
        self._held_back = []
        try:
            await self._look()
        except AriRefused as refusal:
            log.info("Asterisk could not be looked at: %s", refusal)
            self._release()

    def _ended(self, leg: LegId, cause: Cause) -> None:
        known = self._legs.pop(leg, None)
        if known is None:
            return
        _cancel(known)
        talk = known.bridge
        if talk is not None:
            self._talks.get(talk, set()).discard(leg)
            for other in list(self._talks.get(talk, ())) if known.early else ():
                self._queue("dial", other, [other], lambda other=other: self._leave_tone(other))  # type: ignore[misc]
            self._drop_if_empty(talk)
        self._tell(Ended(leg, known.cause or cause))

    def _on_ChannelDtmfReceived(self, event: dict[str, Any]) -> None:  # noqa: N802
        leg = picture.leg_of(event["channel"]["id"])
        if leg in self._legs:
            self._tell(KeyPressed(leg, event["digit"]))

    def _on_PlaybackFinished(self, event: dict[str, Any]) -> None:  # noqa: N802
        playback = event["playback"]
        for leg, known in self._legs.items():
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
        self._queue("let_ring", leg, [leg], lambda: self._ring(leg))

    def play_music(self, leg: LegId) -> None:
        self._queue("play_music", leg, [leg], lambda: self._music(leg))

    def announce(self, leg: LegId, sound: str) -> None:
        self._queue("announce", leg, [leg], lambda: self._play(leg, sound))

    def connect(self, *legs: LegId) -> None:
        self._queue("connect", legs[0], legs, lambda: self._talk(legs))

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
        variables = self._shown(shown) | ({dialplan.MARK: mark[: picture.LONGEST_MARK]} if mark else {})
        endpoint = self._endpoint(to)
        if auto_answer:
            variables |= {f"PJSIP_HEADER(add,{header})": value for header, value in _AUTO_ANSWER.items()}
        legs = [leg] if heard_by is None else [leg, heard_by]
        self._queue("dial", leg, legs, lambda: self._ring_out(leg, endpoint, variables, seconds, heard_by))

    def _endpoint(self, to: Destination) -> str:
        return self._station.format(name=to.name) if isinstance(to, Station) else self._trunk.format(number=to.number)

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        self._queue("hang_up", leg, [leg], lambda: self._end(leg, cause))

    def show(self, leg: LegId, shown: Shown) -> None:
        self._queue("show", leg, [leg], lambda: self._show(leg, shown))

    def mark(self, leg: LegId, text: str) -> None:
        self._queue("mark", leg, [leg], lambda: self._set(leg, dialplan.MARK, text[: picture.LONGEST_MARK]))

    def hand_back(self, leg: LegId) -> None:
        self._queue("hand_back", leg, [leg], lambda: self._hand_back(leg))

    # ---- how they are carried out

    def _queue(self, verb: str, leg: LegId, legs: Iterable[LegId], work: Callable[[], Awaitable[None]]) -> None:
        """Carry out `work` when all that was asked of `legs` before is done."""
        before = {self._tails[name] for name in legs if name in self._tails}
        task = self._loop.create_task(self._carry_out(verb, leg, before, work))
        for name in legs:
            self._tails[name] = task
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        for leg in [leg for leg, tail in self._tails.items() if tail is task]:
            del self._tails[leg]

    async def _carry_out(
        self, verb: str, leg: LegId, before: set[asyncio.Task[None]], work: Callable[[], Awaitable[None]]
    ) -> None:
        if before:
            await asyncio.wait(before)
        try:
            await work()
        except AriRefused as refusal:
            log.info("Asterisk refused %s: %s", verb, refusal.status)
            self._tell(Refused(verb, leg, clean(refusal.reason)))
        except Problem as problem:
            self._tell(Refused(verb, leg, problem.code))

    async def _channel(self, method: str, leg: LegId, rest: str = "", **values: object) -> Any:
        return await self._ari.send(method, f"/channels/{picture.channel_of(leg)}{rest}", **values)

    def _known(self, leg: LegId) -> _Leg:
        known = self._legs.get(leg)
        if known is None:
            raise AriRefused(404, "no such leg")
        return known

    async def _answer(self, leg: LegId, known: _Leg) -> None:
        if known.arrived and not known.up:
            known.up = True
            await self._channel("POST", leg, "/answer")

    async def _quiet(self, leg: LegId, known: _Leg) -> None:
        """End what Asterisk itself lets the leg hear."""
        playback, known.playback = known.playback, None
        if playback is not None:
            with suppress(AriRefused):  # it came to its end in this moment
                await self._ari.send("DELETE", f"/playbacks/{playback}")
        if known.music:
            known.music = False
            await self._channel("DELETE", leg, "/moh")
        if known.tone:
            known.tone = False
            await self._channel("DELETE", leg, "/ring")

    async def _alone(self, leg: LegId) -> _Leg:
        """Answer the leg, take it out of its talk, and end what it hears."""
        known = self._known(leg)
        await self._answer(leg, known)
        await self._leave(leg, known)
        await self._quiet(leg, known)
        return known

    async def _leave(self, leg: LegId, known: _Leg) -> None:
        bridge, known.bridge, known.early = known.bridge, None, False
        if bridge is None:
            return
        self._talks.get(bridge, set()).discard(leg)
        with suppress(AriRefused):  # it left by itself
            await self._ari.send("POST", f"/bridges/{bridge}/removeChannel", channel=[picture.channel_of(leg)])
        self._drop_if_empty(bridge)

    def _drop_if_empty(self, bridge: str) -> None:
        if bridge in self._talks and not self._talks[bridge]:
            del self._talks[bridge]
            self._queue("connect", LegId(bridge), [LegId(bridge)], lambda: self._drop(bridge))

    async def _drop(self, bridge: str) -> None:
        with suppress(AriRefused):
            await self._ari.send("DELETE", f"/bridges/{bridge}")

    async def _ring(self, leg: LegId) -> None:
        known = self._known(leg)
        if known.up:
            await self._leave(leg, known)
            await self._quiet(leg, known)
            known.tone = True
        await self._channel("POST", leg, "/ring")

    async def _music(self, leg: LegId) -> None:
        known = await self._alone(leg)
        known.music = True
        await self._channel("POST", leg, "/moh")

    async def _play(self, leg: LegId, sound: str) -> None:
        known = await self._alone(leg)
        known.playback, known.sound = uuid4().hex, sound
        media = f"sound:{self._sounds}/{sound}" if self._sounds else f"sound:{sound}"
        await self._channel("POST", leg, f"/play/{known.playback}", media=media)

    async def _talk(self, legs: tuple[LegId, ...]) -> None:
        """Bring the legs into one bridge: one that holds nobody else is used again, so that most connections are one step."""
        known = {leg: self._known(leg) for leg in legs}
        bridge = next((b for leg in legs if (b := known[leg].bridge) and self._talks.get(b, set()) <= set(legs)), None)
        async with asyncio.TaskGroup() as steps:
            for leg in legs:
                steps.create_task(self._ready(leg, known[leg]))
            if bridge is None:
                bridge = f"receptionist-{uuid4().hex}"
                steps.create_task(self._new_bridge(bridge))
        await self._join(bridge, legs)

    async def _ready(self, leg: LegId, known: _Leg) -> None:
        await self._answer(leg, known)
        await self._quiet(leg, known)

    async def _new_bridge(self, bridge: str) -> None:
        await self._ari.send("POST", f"/bridges/{bridge}", type="mixing,dtmf_events")

    async def _join(self, bridge: str, legs: Iterable[LegId]) -> None:
        """Asterisk takes a channel out of its old bridge by itself."""
        members = self._talks.setdefault(bridge, set())
        coming = [leg for leg in legs if leg not in members]
        for leg in legs:
            known = self._known(leg)
            left, known.bridge, known.early = known.bridge, bridge, False
            members.add(leg)
            if left is not None and left != bridge:
                self._talks.get(left, set()).discard(leg)
                self._drop_if_empty(left)
        if coming:
            await self._ari.send(
                "POST",
                f"/bridges/{bridge}/addChannel",
                channel=[picture.channel_of(leg) for leg in coming],
                inhibitConnectedLineUpdates=True,
            )

    async def _ring_out(
        self, leg: LegId, endpoint: str, variables: dict[str, str], seconds: int, heard_by: LegId | None
    ) -> None:
        self._legs[leg] = known = _Leg(arrived=False, up=False)
        try:
            where = {"endpoint": endpoint, "app": self._application, "appArgs": "dialled", "channelId": picture.channel_of(leg)}
            await self._ari.send("POST", "/channels/create", **where, variables=variables)
        except AriRefused as refusal:
            self._legs.pop(leg, None)
            if refusal.status != 500:
                raise
            self._tell(Ended(leg, Cause.UNREACHABLE))  # no such endpoint, or it is not registered
            return
        if heard_by is not None:
            await self._let_hear(leg, known, heard_by)
        known.expires = self._clock.after(seconds, lambda: self.hang_up(leg, Cause.NO_ANSWER))
        try:
            await self._ari.dial(picture.channel_of(leg), timeout=seconds + 10)
        except AriRefused:
            await self._end(leg, Cause.FAILED)
            raise

    async def _let_hear(self, leg: LegId, known: _Leg, heard_by: LegId) -> None:
        """Put the new leg into a bridge with the one who shall hear its ringing, and what its network says before the answer."""
        listener = self._legs.get(heard_by)
        if listener is None or not listener.up:
            return
        await self._talk((heard_by, leg))
        known.early, listener.tone = True, True

    async def _end_early(self, leg: LegId) -> None:
        known = self._legs.get(leg)
        if known is None or not known.early or known.bridge is None:
            return
        others = [other for other in self._talks.get(known.bridge, ()) if other != leg]
        await self._leave(leg, known)
        for other in others:
            await self._leave_tone(other)

    async def _leave_tone(self, leg: LegId) -> None:
        """The ringing that the leg heard is over, and it hears silence."""
        known = self._legs.get(leg)
        if known is not None:
            await self._quiet(leg, known)

    async def _end(self, leg: LegId, cause: Cause) -> None:
        known = self._legs.get(leg)
        if known is not None and not known.up and not known.arrived and cause is Cause.NO_ANSWER:
            known.cause = cause
        try:
            await self._channel("DELETE", leg, reason_code=str(code_of(cause)))
        except AriRefused as refusal:
            if refusal.status != 404:
                raise

    async def _show(self, leg: LegId, shown: Shown) -> None:
        variables = list(self._shown(shown).items())
        for at, (variable, value) in enumerate(variables):
            last = at == len(variables) - 1
            await self._set(leg, variable.replace(",i)", ")") if last else variable, value)

    def _shown(self, shown: Shown) -> dict[str, str]:
        """Variables that make a phone display it; `i` keeps Asterisk from telling the phone after each."""
        number = {"CONNECTEDLINE(num,i)": clean(shown.number)} if shown.number else {}
        return {**number, "CONNECTEDLINE(name,i)": clean(shown.name)}

    async def _set(self, leg: LegId, variable: str, value: str) -> None:
        await self._channel("POST", leg, "/variable", variable=variable, value=value)

    async def _hand_back(self, leg: LegId) -> None:
        known = self._known(leg)
        await self._leave(leg, known)
        await self._quiet(leg, known)
        await self._subscribe([f"channel:{picture.channel_of(leg)}"])
        await self._channel("POST", leg, "/continue", context=dialplan.FALLBACK, extension="s", priority=1)


def _deaf(_: PhoneEvent) -> None:
    """Nobody listens."""


def _cancel(leg: _Leg) -> None:
    if leg.expires is not None:
        leg.expires.cancel()
        leg.expires = None
