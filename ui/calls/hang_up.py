"""Hanging up on somebody takes two presses: the key stands next to the busiest one."""

from __future__ import annotations

from collections.abc import Callable

TWICE_WITHIN = 2.0
"""Seconds in which the second press must come (`screen.md`)."""


class Twice:
    """Remembers the first press. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: tuple[str, float] | None = None

    def press(self, call: str) -> bool:
        """A press for this call. Whether it is the second one, in time."""
        now = self._clock()
        second = self._first is not None and self._first[0] == call and now - self._first[1] <= TWICE_WITHIN
        self._first = None if second else (call, now)
        return second
