"""The verbs that were asked for and are not carried out yet: those of one leg one after another, in the order of asking.

What is noted on a leg goes before: a talk that takes its time to begin must not keep back what a desk that is started later
reads there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from receptionist.errors import Problem
from receptionist.telephony.asterisk.ari import AriRefused
from receptionist.telephony.asterisk.headers import clean
from receptionist.telephony.port import LegId, Listener, Refused

log = logging.getLogger(__name__)

_ABOUT_MORE = ("connect", "announce", "dial")
"""Verbs whose *not found* may be about something else than the leg: another leg, a sound, an endpoint."""
_HEARD = frozenset({"let_ring", "play_music", "announce", "connect", "dial", "hang_up", "hand_back"})
"""Verbs after which a leg hears something else."""


class Work:
    """Carries out verbs in the loop. What Asterisk refuses is told as `Refused`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, tell: Listener) -> None:
        self._loop, self._tell = loop, tell
        self._latest: dict[LegId, asyncio.Task[None]] = {}
        self._latest_heard: dict[LegId, asyncio.Task[None]] = {}
        self._made: dict[LegId, asyncio.Task[None]] = {}
        self._noting: dict[LegId, asyncio.Task[None]] = {}
        self._notes: dict[LegId, Callable[[], Awaitable[None]]] = {}
        """What is to be noted on a leg and is not under way yet."""
        self._looks = 0

    @property
    def under_way(self) -> list[asyncio.Task[None]]:
        """What is still being carried out."""
        return [*self._latest.values(), *self._noting.values()]

    def looked(self) -> None:
        """What was asked before this look at Asterisk is answered by what was seen."""
        self._looks += 1

    def queue(self, verb: str, leg: LegId, legs: Iterable[LegId], work: Callable[[], Awaitable[None]]) -> None:
        """Carry out `work` when all that was asked of `legs` before is done, and noted on them."""
        names = tuple(legs)
        before = {tasks[name] for tasks in (self._latest, self._noting) for name in names if name in tasks}
        task = self._loop.create_task(self._carry_out(verb, leg, names, before, work))
        self._latest |= dict.fromkeys(names, task)
        if verb in _HEARD:
            self._latest_heard |= dict.fromkeys(names, task)
        if verb == "dial":
            self._made[leg] = task
        task.add_done_callback(self._forget)

    def note(self, verb: str, leg: LegId, work: Callable[[], Awaitable[None]]) -> None:
        """Carry out `work`, which writes on the leg, as soon as the leg is there and the note before it stands. Of several that
        wait only the last is written."""
        waits = leg in self._notes
        self._notes[leg] = work
        if waits:
            return
        before = {tasks[leg] for tasks in (self._made, self._noting) if leg in tasks}
        task = self._loop.create_task(self._carry_out(verb, leg, (leg,), before, lambda: self._notes.pop(leg)()))
        self._noting[leg] = task
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        for latest in (self._latest, self._latest_heard, self._made, self._noting):
            for leg in [leg for leg, last in latest.items() if last is task]:
                del latest[leg]

    async def _carry_out(
        self,
        verb: str,
        leg: LegId,
        legs: tuple[LegId, ...],
        before: set[asyncio.Task[None]],
        work: Callable[[], Awaitable[None]],
    ) -> None:
        look = self._looks
        if before:
            await asyncio.wait(before)
        try:
            await work()
        except AriRefused as refusal:
            log.info("Asterisk refused %s: %s", verb, refusal.status)
            gone = refusal.status == 404 and verb not in _ABOUT_MORE
            self._refused(look, Refused(verb, leg, clean(refusal.reason), gone, self._is_overtaken(verb, legs)))
        except Problem as problem:
            self._refused(look, Refused(verb, leg, problem.code))

    def _is_overtaken(self, verb: str, legs: Iterable[LegId]) -> bool:
        """Whether one of the legs was asked to hear something else after the verb that is being carried out now."""
        return verb in _HEARD and any(self._latest_heard.get(leg) is not asyncio.current_task() for leg in legs)

    def _refused(self, look: int, refused: Refused) -> None:
        """What was asked before the latest look at Asterisk is answered by what was seen then."""
        if look == self._looks or refused.verb == "dial":
            self._tell(refused)
