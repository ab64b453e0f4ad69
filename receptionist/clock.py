"""Time, handed in: whoever needs to know the hour or to wait gets a `Clock` in its constructor."""

from __future__ import annotations

import asyncio
import heapq
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Protocol


class Timer(Protocol):
    """A call that is due later."""

    def cancel(self) -> None:
        """Never run it; cancelling twice, or after it ran, does nothing."""


class Clock(Protocol):
    """The hour in UTC, and calls at a later moment. Everything runs on the clock's own thread."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC. Never goes backwards."""

    def after(self, seconds: float, action: Callable[[], None]) -> Timer:
        """Run `action` once, `seconds` from now."""


STEP = timedelta(seconds=2)
"""By how much the wall clock must differ from ours to be believed: less is the drift that a time service takes out."""


def wall() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


class LoopClock:
    """The wall clock on an asyncio loop, which never goes back, so that a corrected clock gives no negative duration.

    Readings come from the loop's monotonic clock. It stands still while the machine sleeps, and the first correction after a
    start may be hours: a `wall` that is ahead is followed at once, one that is behind by going at half speed until it has
    caught up. `starts` shifts the day instead: a demo begins at its own 08:00 whatever the hour is. Safe from any thread.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, starts: datetime | None = None, wall: Callable[[], datetime] = wall
    ) -> None:
        self._loop = loop
        self._wall = wall if starts is None else None
        self._read_at, self._reading = loop.time(), starts or wall()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            at = self._loop.time()
            passed = timedelta(seconds=at - self._read_at)
            self._reading = self._next(passed)
            self._read_at = at
            return self._reading

    def _next(self, passed: timedelta) -> datetime:
        expected = self._reading + passed
        ahead = self._wall() - expected if self._wall is not None else timedelta(0)
        if ahead > STEP:
            return expected + ahead
        return self._reading + passed / 2 if ahead < -STEP else expected

    def after(self, seconds: float, action: Callable[[], None]) -> Timer:
        return self._loop.call_later(max(seconds, 0.0), action)


class _Due:
    __slots__ = ("action", "at", "order")

    def __init__(self, at: datetime, order: int, action: Callable[[], None]) -> None:
        self.at, self.order = at, order
        self.action: Callable[[], None] | None = action

    def __lt__(self, other: _Due) -> bool:
        return (self.at, self.order) < (other.at, other.order)

    def cancel(self) -> None:
        self.action = None


class VirtualClock:
    """A clock that moves only when told to: the same calls in the same order, as fast as the machine goes."""

    def __init__(self, starts: datetime) -> None:
        self._now = starts
        self._due: list[_Due] = []
        self._order = count()

    def now(self) -> datetime:
        return self._now

    def after(self, seconds: float, action: Callable[[], None]) -> Timer:
        due = _Due(self._now + timedelta(seconds=max(seconds, 0.0)), next(self._order), action)
        heapq.heappush(self._due, due)
        return due

    def run(self, seconds: float) -> None:
        """Let `seconds` pass, running what falls due on the way, in order."""
        until = self._now + timedelta(seconds=seconds)
        while self._due and self._due[0].at <= until:
            due = heapq.heappop(self._due)
            self._now = max(self._now, due.at)
            if due.action is not None:
                due.action()
        self._now = until
