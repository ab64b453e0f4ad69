"""The hub's hour at a console, whose own clock may be an hour wrong: what is shown and written goes by one clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def steady() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the machine sleeps, where there is such a one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


def _wall() -> datetime:
    return datetime.now(UTC)


class HubHour:
    """Until a hub has been met, the machine's own clock. Safe from any thread."""

    def __init__(self, steady: Callable[[], float] = steady, wall: Callable[[], datetime] = _wall) -> None:
        self._steady, self._wall = steady, wall
        self._told: tuple[datetime, float] | None = None

    def is_told(self, hour: datetime) -> None:
        """A hub says what it is there, now (UTC)."""
        self._told = hour, self._steady()

    def now(self) -> datetime:
        """The hub's hour in UTC."""
        told = self._told
        if told is None:
            return self._wall()
        hour, at = told
        return hour + timedelta(seconds=self._steady() - at)
