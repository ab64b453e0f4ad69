"""What we believe of our legs, and how each verb is carried out on them.

Who is in which talk is written down when a command is *sent*, so that the next one is planned on it. That a leg was answered
or hears no more music is written down when Asterisk says so: what it refused is asked again with the next verb.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from receptionist.clock import Clock, Timer
from receptionist.telephony.asterisk import dialplan, picture
from receptionist.telephony.asterisk.ari import Ari, AriRefused
from receptionist.telephony.asterisk.causes import code_of
from receptionist.telephony.asterisk.headers import clean
from receptionist.telephony.asterisk.work import Work
from receptionist.telephony.port import Cause, Ended, LegId, Listener, Shown

log = logging.getLogger(__name__)


@dataclass
class Leg:
    """What we believe of a leg. `device`: the phone or trunk that we dialled (`PJSIP/101`). `bridge`: the talk it is in.
    `early`: it is there only to be heard ringing. `music`, `tone` and `playback`: what Asterisk itself lets it hear, and must
    end before it hears something else. `hung_up`: the desk asked for its end. `leaving`: Asterisk was asked for it, by
    whomever."""

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
    hung_up: bool = False
    leaving: bool = False
    told: set[type] = field(default_factory=set)

    def no_longer_expires(self) -> None:
        """It was answered, or is over."""
        if self.expires is not None:
            self.expires.cancel()
            self.expires = None


class Legs:
    """Our legs and talks on one Asterisk. What changes one of them is queued with `work`."""

    def __init__(self, clock: Clock, ari: Ari, application: str, work: Work, tell: Listener) -> None:
        self._clock, self._ari, self._application, self._work, self._tell = clock, ari, application, work, tell
        self.known: dict[LegId, Leg] = {}
        self.talks: dict[str, set[LegId]] = {}

    def answered(self, leg: LegId) -> None:
        """The far end picked up, and everybody was told. If nobody has connected the leg by now, it must not be heard talking
        by the one who heard it ring."""
        known = self.known[leg]
        if known.early and known.bridge is not None:
            self._work.queue("silence", leg, [leg, *self.talks.get(known.bridge, ())], lambda: self.end_early(leg))

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
        self._work.queue("silence", leg, [leg], lambda: self.leave_tone(leg))

    def remember(self, channels: list[dict[str, Any]], bridges: list[dict[str, Any]]) -> None:
        """Believe what Asterisk says; of what a leg hears we know nothing, so everything possible will be ended."""
        before, self.known = self.known, {}
        self._work.looked()
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

    async def _channel(self, method: str, leg: LegId, rest: str = "", **values: object) -> Any:
        return await self._ari.send(method, f"/channels/{picture.channel_of(leg)}{rest}", **values)

    def _known(self, leg: LegId) -> Leg:
        known = self.known.get(leg)
        if known is None:
            raise AriRefused(404, "no such leg")
        return known

    async def _answer(self, leg: LegId, known: Leg) -> None:
        if known.arrived and not known.up:
            await self._channel("POST", leg, "/answer")
            known.up = True

    async def _quiet(self, leg: LegId, known: Leg) -> None:
        """End what Asterisk itself lets the leg hear."""
        playback, known.playback = known.playback, None
        if playback is not None:
            with suppress(AriRefused):  # it came to its end in this moment
                await self._ari.send("DELETE", f"/playbacks/{playback}")
        if known.music:
            await self._channel("DELETE", leg, "/moh")
            known.music = False
        if known.tone:
            await self._channel("DELETE", leg, "/ring")
            known.tone = False

    async def _alone(self, leg: LegId) -> Leg:
        """Answer the leg, take it out of its talk, and end what it hears."""
        known = self._known(leg)
        await self._answer(leg, known)
        await self._leave(leg, known)
        await self._quiet(leg, known)
        return known

    async def _leave(self, leg: LegId, known: Leg) -> None:
        bridge = known.bridge
        self._moves(leg, None)
        if bridge is None:
            return
        try:
            await self._ari.send("POST", f"/bridges/{bridge}/removeChannel", channel=[picture.channel_of(leg)])
        except AriRefused as refusal:
            if not 400 <= refusal.status < 500:  # else it left by itself
                self._moves(leg, bridge)
                raise
        self._drop_if_empty(bridge)

    def _drop_if_empty(self, bridge: str | None) -> None:
        if bridge is not None and bridge in self.talks and not self.talks[bridge]:
            del self.talks[bridge]
            self._work.queue("connect", LegId(bridge), [LegId(bridge)], lambda: self._drop(bridge))

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
        """Bring the legs into one bridge: one that holds nobody else is used again, so that most connections are one step.
        Refused, nothing is left of it: no step is still under way, and no bridge stays without anybody in it."""
        known = {leg: self._known(leg) for leg in legs}
        bridge = next((b for leg in legs if (b := known[leg].bridge) and self.talks.get(b, set()) <= set(legs)), None)
        steps = [self._ready(leg, known[leg]) for leg in legs]
        if bridge is None:
            bridge = f"receptionist-{uuid4().hex}"
            steps.append(self._new_bridge(bridge))
        try:
            await _all_of(steps)
            await self._join(bridge, legs)
        except AriRefused:
            self._drop_if_empty(bridge)
            raise

    async def _ready(self, leg: LegId, known: Leg) -> None:
        await self._answer(leg, known)
        await self._quiet(leg, known)

    async def _new_bridge(self, bridge: str) -> None:
        self.talks[bridge] = set()
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
        except AriRefused as refusal:
            for leg, was in coming.items():
                self._moves(leg, was)
            if refusal.status == 404:
                self._is_gone(bridge)
            raise
        for was in coming.values():
            self._drop_if_empty(was)

    def _is_gone(self, bridge: str) -> None:
        """Asterisk has no such talk any more: nobody is in it, and it is not used again."""
        for leg in self.talks.pop(bridge, set()).copy():
            self._moves(leg, None)

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

    def expect(self, leg: LegId, endpoint: str) -> None:
        """The leg is about to be rung out to the endpoint."""
        self.known[leg] = Leg(arrived=False, up=False, device=endpoint)

    def ends(self, leg: LegId) -> None:
        """The leg's end was asked for."""
        if leg in self.known:
            self.known[leg].hung_up = True

    def ending_at(self, endpoint: str) -> list[LegId]:
        """Legs to the endpoint whose end was asked for and has not come: until then its phone is busy."""
        return [leg for leg, known in self.known.items() if known.hung_up and known.device == endpoint]

    async def _until_free(self, endpoint: str) -> None:
        for pause in (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8):
            if not self.ending_at(endpoint):
                return
            await asyncio.sleep(pause)

    async def ring_out(self, leg: LegId, variables: dict[str, str], seconds: int, heard_by: LegId | None) -> None:
        known = self.known.get(leg)
        if known is None:  # a look at Asterisk did not find it: it was told as gone
            return
        if known.hung_up:
            self.over(leg)
            self._tell(Ended(leg, Cause.NORMAL))
            return
        endpoint = known.device
        await self._until_free(endpoint)
        try:
            where = {"endpoint": endpoint, "app": self._application, "appArgs": "dialled", "channelId": picture.channel_of(leg)}
            await self._ari.send("POST", "/channels/create", **where, variables=variables)
        except AriRefused as refusal:
            self.known.pop(leg, None)
            if refusal.status == 0:
                self._work.queue("hang_up", leg, [leg], lambda: self.end(leg, Cause.NORMAL))  # perhaps it was made all the same
            # else Asterisk itself is ill
            if refusal.status != 500 or not await self._ari.out_of_reach(endpoint):
                raise
            self._tell(Ended(leg, Cause.UNREACHABLE))
            return
        if heard_by is not None:
            await self._let_hear(leg, known, heard_by)
        if known.hung_up:  # meanwhile: its end is next
            return
        known.expires = self._clock.after(seconds, lambda: self.expire(leg))
        try:
            await self._ari.dial(picture.channel_of(leg), timeout=seconds + 10)
        except AriRefused:
            await self.end(leg, Cause.FAILED)
            raise

    def expire(self, leg: LegId) -> None:
        """It has rung long enough."""
        self._work.queue("hang_up", leg, [leg], lambda: self.end(leg, Cause.NO_ANSWER))

    async def _let_hear(self, leg: LegId, known: Leg, heard_by: LegId) -> None:
        """Bridge the new leg with the one who shall hear it ring, and what its network says before the answer. Refused (who
        listened may have hung up in this instant), it rings all the same: the far end is still to be reached."""
        for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 0.0):
            listener = self.known.get(heard_by)
            if listener is None or not listener.up or known.hung_up:
                return
            try:
                await self.talk((heard_by, leg))
            except AriRefused as refusal:  # a channel that was just made is not in our application yet
                log.info("Asterisk lets nobody hear it ring: %s", refusal.status)
                if refusal.status not in {409, 422}:
                    return
                await asyncio.sleep(pause)
            else:
                known.early, listener.tone = True, True
                return

    async def end_early(self, leg: LegId) -> None:
        known = self.known.get(leg)
        if known is None or not known.early or known.bridge is None:
            return
        for other in self.talks.get(known.bridge, set()) - {leg}:
            self._silence_after(other)
        await self._leave(leg, known)

    def silence(self, leg: LegId) -> None:
        """A phone that is alone on the line hears nothing of what went before: whom it heard ring is gone."""
        known = self.known.get(leg)
        if known is not None and known.up and not known.arrived:
            self._work.queue("silence", leg, [leg], lambda: self._silence_alone(leg))

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
        for pause in (0.25, 0.5, 1.0, 2.0, 0.0):
            try:
                await self._channel("DELETE", leg, reason_code=str(code_of(cause)))
            except AriRefused as refusal:
                if refusal.status == 404:
                    return
                if refusal.status == 0 or not pause:  # not reached: what was not carried out is seen with the next look
                    raise
                await asyncio.sleep(pause)  # a leg that is left up stays up for ever
            else:
                return

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


async def _all_of(steps: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Carry out all steps at the same time, to their end; then raise the first refusal."""
    for outcome in await asyncio.gather(*steps, return_exceptions=True):
        if isinstance(outcome, BaseException):
            raise outcome


def shown_by(shown: Shown) -> dict[str, str]:
    """Variables that make a phone display it; `i` keeps Asterisk from telling the phone after each."""
    number = {"CONNECTEDLINE(num,i)": clean(shown.number)} if shown.number else {}
    return {**number, "CONNECTEDLINE(name,i)": clean(shown.name)}
