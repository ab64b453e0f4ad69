"""What we believe of our legs, and how each verb is carried out on them.

Beliefs are written down when a command is *sent*, so that the next one is planned on them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from receptionist.clock import Clock, Timer
from receptionist.errors import Problem
from receptionist.telephony.asterisk import dialplan, picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused
from receptionist.telephony.asterisk.causes import code_of
from receptionist.telephony.asterisk.headers import clean
from receptionist.telephony.port import Cause, Ended, LegId, Listener, Refused, Shown

log = logging.getLogger(__name__)


_ABOUT_MORE = ("connect", "announce", "dial")
"""Verbs whose *not found* may be about something else than the leg: another leg, a sound, an endpoint."""


@dataclass
class Leg:
    """What we believe of a leg. `device`: the phone or trunk that we dialled (`PJSIP/101`). `bridge`: the talk it is in.
    `early`: it is there only to be heard ringing. `music`, `tone` and `playback`: what Asterisk itself lets it hear, and must
    end before it hears something else. `leaving`: a hang-up was asked for."""

    arrived: bool
    up: bool
    device: str = ""
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

    def no_longer_expires(self) -> None:
        """It was answered, or is over."""
        if self.expires is not None:
            self.expires.cancel()
            self.expires = None


class Legs:
    """Our legs and talks on one Asterisk. Work is queued by leg; what Asterisk refuses is told as `Refused`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, clock: Clock, ari: Ari, application: str, tell: Listener) -> None:
        self._loop, self._clock, self._ari, self._application, self._tell = loop, clock, ari, application, tell
        self.known: dict[LegId, Leg] = {}
        self.talks: dict[str, set[LegId]] = {}
        self._tails: dict[LegId, asyncio.Task[None]] = {}
        self._looks = 0

    @property
    def at_work(self) -> list[asyncio.Task[None]]:
        """What is still being carried out."""
        return list(self._tails.values())

    def answered(self, leg: LegId) -> None:
        """The far end picked up, and everybody was told. If nobody has connected the leg by now, it must not be heard talking
        by the one who heard it ring."""
        known = self.known[leg]
        if known.early and known.bridge is not None:
            self.queue("dial", leg, [leg, *self.talks.get(known.bridge, ())], lambda: self.end_early(leg))

    def over(self, leg: LegId) -> Leg | None:
        """The leg is gone; returns what we believed of it."""
        known = self.known.pop(leg, None)
        if known is None:
            return None
        known.no_longer_expires()
        if known.bridge is not None:
            members = self.talks.get(known.bridge, set())
            members.discard(leg)
            for other in list(members) if known.early else ():
                self._silence_after(other)
            self._drop_if_empty(known.bridge)
        return known

    def _silence_after(self, leg: LegId) -> None:
        self.queue("dial", leg, [leg], lambda: self.leave_tone(leg))

    def remember(self, channels: list[dict[str, Any]], bridges: list[dict[str, Any]]) -> None:
        """Believe what Asterisk says; of what a leg hears we know nothing, so everything possible will be ended."""
        before, self.known = self.known, {}
        self._looks += 1
        for channel in channels:
            if picture.is_ours(channel, self._application):
                leg = picture.leg_of(channel["id"])
                up = channel["state"] == "Up"
                known = before.pop(leg) if leg in before else Leg(picture.has_arrived(channel), up, music=up, tone=up)
                known.up, known.bridge, known.device = up, None, picture.device_of(channel)
                if up:
                    known.no_longer_expires()
                self.known[leg] = known
        for gone in before.values():
            gone.no_longer_expires()
        self.talks = {}
        for bridge in bridges:
            members = {picture.leg_of(name) for name in bridge["channels"]} & self.known.keys()
            if bridge.get("creator") == "Stasis" and members:
                self.talks[bridge["id"]] = members
                for leg in members:
                    self.known[leg].bridge = bridge["id"]

    def queue(self, verb: str, leg: LegId, legs: Iterable[LegId], work: Callable[[], Awaitable[None]]) -> None:
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
        look = self._looks
        if before:
            await asyncio.wait(before)
        try:
            await work()
        except AriRefused as refusal:
            log.info("Asterisk refused %s: %s", verb, refusal.status)
            gone = refusal.status == 404 and verb not in _ABOUT_MORE
            self._refused(look, Refused(verb, leg, clean(refusal.reason), gone))
        except Problem as problem:
            self._refused(look, Refused(verb, leg, problem.code))

    def _refused(self, look: int, refused: Refused) -> None:
        """What was asked before the latest look at Asterisk is answered by what was seen then."""
        if look == self._looks or refused.verb == "dial":
            self._tell(refused)

    async def _channel(self, method: str, leg: LegId, rest: str = "", **values: object) -> Any:
        return await self._ari.send(method, f"/channels/{picture.channel_of(leg)}{rest}", **values)

    def _known(self, leg: LegId) -> Leg:
        known = self.known.get(leg)
        if known is None:
            raise AriRefused(404, "no such leg")
        return known

    async def _answer(self, leg: LegId, known: Leg) -> None:
        if known.arrived and not known.up:
            known.up = True
            await self._channel("POST", leg, "/answer")

    async def _quiet(self, leg: LegId, known: Leg) -> None:
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

    async def _alone(self, leg: LegId) -> Leg:
        """Answer the leg, take it out of its talk, and end what it hears."""
        known = self._known(leg)
        await self._answer(leg, known)
        await self._leave(leg, known)
        await self._quiet(leg, known)
        return known

    async def _leave(self, leg: LegId, known: Leg) -> None:
        bridge, known.bridge, known.early = known.bridge, None, False
        if bridge is None:
            return
        self.talks.get(bridge, set()).discard(leg)
        with suppress(AriRefused):  # it left by itself
            await self._ari.send("POST", f"/bridges/{bridge}/removeChannel", channel=[picture.channel_of(leg)])
        self._drop_if_empty(bridge)

    def _drop_if_empty(self, bridge: str | None) -> None:
        if bridge is not None and bridge in self.talks and not self.talks[bridge]:
            del self.talks[bridge]
            self.queue("connect", LegId(bridge), [LegId(bridge)], lambda: self._drop(bridge))

    async def _drop(self, bridge: str) -> None:
        with suppress(AriRefused):
            await self._ari.send("DELETE", f"/bridges/{bridge}")

    async def ring(self, leg: LegId) -> None:
        known = self._known(leg)
        if known.up:
            await self._leave(leg, known)
            await self._quiet(leg, known)
            known.tone = True
        await self._channel("POST", leg, "/ring")

    async def music(self, leg: LegId) -> None:
        known = await self._alone(leg)
        known.music = True
        await self._channel("POST", leg, "/moh")

    async def play(self, leg: LegId, sound: str, sounds: str) -> None:
        known = await self._alone(leg)
        known.playback, known.sound = uuid4().hex, sound
        media = f"sound:{sounds}/{sound}" if sounds else f"sound:{sound}"
        await self._channel("POST", leg, f"/play/{known.playback}", media=media)

    async def talk(self, legs: tuple[LegId, ...]) -> None:
        """Bring the legs into one bridge: one that holds nobody else is used again, so that most connections are one step."""
        known = {leg: self._known(leg) for leg in legs}
        bridge = next((b for leg in legs if (b := known[leg].bridge) and self.talks.get(b, set()) <= set(legs)), None)
        steps = [self._ready(leg, known[leg]) for leg in legs]
        if bridge is None:
            bridge = f"receptionist-{uuid4().hex}"
            steps.append(self._new_bridge(bridge))
        await asyncio.gather(*steps)
        await self._join(bridge, legs)

    async def _ready(self, leg: LegId, known: Leg) -> None:
        await self._answer(leg, known)
        await self._quiet(leg, known)

    async def _new_bridge(self, bridge: str) -> None:
        await self._ari.send("POST", f"/bridges/{bridge}", type="mixing,dtmf_events")

    async def _join(self, bridge: str, legs: Iterable[LegId]) -> None:
        """Asterisk takes a channel out of its old bridge by itself. Refused, it has moved nobody."""
        members = self.talks.setdefault(bridge, set())
        coming = {leg: self._known(leg).bridge for leg in legs if leg not in members}
        for leg in legs:
            self._moves(leg, bridge)
        try:
            if coming:
                channels = [picture.channel_of(leg) for leg in coming]
                path = f"/bridges/{bridge}/addChannel"
                await self._ari.send("POST", path, channel=channels, inhibitConnectedLineUpdates=True)
        except AriRefused:
            for leg, was in coming.items():
                self._moves(leg, was)
            self._drop_if_empty(bridge)
            raise
        for was in coming.values():
            self._drop_if_empty(was)

    def _moves(self, leg: LegId, bridge: str | None) -> None:
        """Believe that the leg is in this talk now (None: in none)."""
        known = self.known.get(leg)
        if known is None:
            return
        if known.bridge is not None:
            self.talks.get(known.bridge, set()).discard(leg)
        known.bridge, known.early = bridge, False
        if bridge is not None:
            self.talks.setdefault(bridge, set()).add(leg)

    async def ring_out(
        self, leg: LegId, endpoint: str, variables: dict[str, str], seconds: int, heard_by: LegId | None
    ) -> None:
        self.known[leg] = known = Leg(arrived=False, up=False, device=endpoint)
        try:
            where = {"endpoint": endpoint, "app": self._application, "appArgs": "dialled", "channelId": picture.channel_of(leg)}
            await self._ari.send("POST", "/channels/create", **where, variables=variables)
        except AriRefused as refusal:
            self.known.pop(leg, None)
            if refusal.status == 0:
                self.queue("hang_up", leg, [leg], lambda: self.end(leg, Cause.NORMAL))  # perhaps it was made all the same
            # else Asterisk itself is ill
            if refusal.status != 500 or not await self._ari.out_of_reach(endpoint):
                raise
            self._tell(Ended(leg, Cause.UNREACHABLE))
            return
        if heard_by is not None:
            await self._let_hear(leg, known, heard_by)
        known.expires = self._clock.after(seconds, lambda: self.expire(leg))
        try:
            await self._ari.dial(picture.channel_of(leg), timeout=seconds + 10)
        except AriRefused:
            await self.end(leg, Cause.FAILED)
            raise

    def expire(self, leg: LegId) -> None:
        """It has rung long enough."""
        self.queue("hang_up", leg, [leg], lambda: self.end(leg, Cause.NO_ANSWER))

    async def _let_hear(self, leg: LegId, known: Leg, heard_by: LegId) -> None:
        """Bridge the new leg with the one who shall hear it ring, and what its network says before the answer."""
        listener = self.known.get(heard_by)
        if listener is None or not listener.up:
            return
        for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 0.0):
            try:
                await self.talk((heard_by, leg))
                break
            except AriRefused as refusal:  # a channel that was just made is not in our application yet
                if refusal.status not in {409, 422} or not pause:
                    raise
                await asyncio.sleep(pause)
        known.early, listener.tone = True, True

    async def end_early(self, leg: LegId) -> None:
        known = self.known.get(leg)
        if known is None or not known.early or known.bridge is None:
            return
        others = [other for other in self.talks.get(known.bridge, ()) if other != leg]
        await self._leave(leg, known)
        for other in others:
            await self.leave_tone(other)

    def silence(self, leg: LegId) -> None:
        """A phone that is alone on the line hears nothing of what went before: whom it heard ring is gone."""
        known = self.known.get(leg)
        if known is not None and known.up and not known.arrived:
            self.queue("silence", leg, [leg], lambda: self._silence_alone(leg))

    async def _silence_alone(self, leg: LegId) -> None:
        known = self.known.get(leg)
        alone = known is not None and self.talks.get(known.bridge or "", set()) <= {leg}
        if known is not None and alone:  # somebody may have been rung or connected since
            await self._quiet(leg, known)

    async def leave_tone(self, leg: LegId) -> None:
        """The ringing that the leg heard is over, and it hears silence."""
        known = self.known.get(leg)
        if known is not None:
            await self._quiet(leg, known)

    async def end(self, leg: LegId, cause: Cause) -> None:
        known = self.known.get(leg)
        dead, unanswered = cause is Cause.UNREACHABLE, cause is Cause.NO_ANSWER
        if known is not None and not known.arrived and (dead or (unanswered and not known.up)):
            known.cause = cause
        try:
            await self._channel("DELETE", leg, reason_code=str(code_of(cause)))
        except AriRefused as refusal:
            if refusal.status != 404:
                raise

    async def show(self, leg: LegId, shown: Shown) -> None:
        variables = list(shown_by(shown).items())
        for at, (variable, value) in enumerate(variables):
            last = at == len(variables) - 1
            await self.set(leg, variable.replace(",i)", ")") if last else variable, value)

    async def set(self, leg: LegId, variable: str, value: str) -> None:
        await self._channel("POST", leg, "/variable", variable=variable, value=value)

    async def hand_back(self, leg: LegId) -> None:
        known = self._known(leg)
        await self._leave(leg, known)
        await self._quiet(leg, known)
        await self._ari.subscribe([f"channel:{picture.channel_of(leg)}"])
        await self._channel("POST", leg, "/continue", context=dialplan.FALLBACK, extension="s", priority=1)


def shown_by(shown: Shown) -> dict[str, str]:
    """Variables that make a phone display it; `i` keeps Asterisk from telling the phone after each."""
    number = {"CONNECTEDLINE(num,i)": clean(shown.number)} if shown.number else {}
    return {**number, "CONNECTEDLINE(name,i)": clean(shown.name)}
