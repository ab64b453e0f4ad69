"""Time, handed in: whoever needs to know the hour or to wait gets a `Clock` in its constructor."""

from __future__ import annotations

import asyncio
import heapq
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


class LoopClock:
    """The wall clock on an asyncio loop. `starts` shifts it: a demo day begins at its own 08:00 whatever the hour is.

    Readings come from the loop's monotonic clock, anchored once, so that a corrected system clock never gives a
    negative duration.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, starts: datetime | None = None) -> None:
        self._loop = loop
        self._anchor = loop.time()
        self._starts = starts or datetime.now(UTC)

    def now(self) -> datetime:
        return self._starts + timedelta(seconds=self._loop.time() - self._anchor)

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
