"""What others change in an open office is noticed within a second or so.

A hub tells the consoles that hang on it when there is something to look at; without one they look by themselves. A file counts
every change in it. In a shared office the calls alone change something all the time: there the change feed tells what it was,
and only what an office keeps in memory is worth a second question.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from receptionist.errors import Problem
from receptionist.store.engine import Store

if TYPE_CHECKING:
    from receptionist.store.shared.feed import Change

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 1.0
"""How often it is looked whether somebody else has changed something."""
TOLD_SECONDS: Final = 5.0
"""The same where a hub tells of it: whether the database is still there."""
SILENT_SECONDS: Final = 4.0
"""How long a look waits for a server that says nothing: with the time between two looks, not ten seconds until it is known."""
APART_SECONDS: Final = 0.1, 0.5
"""Between what a hub tells and the look, each time a little different: not all consoles ask in the same instant."""
WHOLE_SECONDS: Final = 60.0
"""How often a shared office is read whatever the feed says: news and loans end by the hour, and change no row."""
ELSEWHERE: Final = frozenset({"messages", "hubs"})
"""Tables that the feed tells of and an office keeps nothing of in memory."""


class _Counter(Protocol):
    """Looks for changes, from where it looked last."""

    def changed(self) -> bool:
        """Whether there is something to read. Raises `Problem`."""

    def was_read(self) -> None:
        """It has been read: what comes is new."""


def kept_in_mind(changes: Iterable[Change] | None) -> bool:
    """Whether any of them is of what an open office keeps in memory; None: nobody knows what has changed."""
    return changes is None or any(change.what not in ELSEWHERE for change in changes)


class Noticing:
    """Calls `read` when somebody has changed something, on a thread of its own, and `answers` after each look with what kept
    the database from answering (None: it did). What could not be read is read at the next look. Raises `Problem` where the
    office is out of reach now."""

    def __init__(self, store: Store, read: Callable[[], None], answers: Callable[[Problem | None], None]) -> None:
        self._read, self._answers = read, answers
        self._counter: _Counter = _OfFeed(store) if store.shared else _OfFile(store)
        self._told: int | None = None
        self._woken, self._ended = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="feed", daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._woken.set()

    def told(self, number: int | None) -> None:
        """A hub tells of changes, each with another number; None: none does any more. On any thread."""
        if number != self._told:
            self._told = number
            self._woken.set()

    @property
    def hub_tells(self) -> bool:
        """Whether this console hangs on a hub that tells of changes."""
        return self._told is not None

    def wait(self, seconds: float) -> None:
        """Until a look that went on at the `end` is over, at most so long."""
        self._thread.join(seconds)

    def _work(self) -> None:
        while self._rests():
            try:
                if self._counter.changed():
                    self._read()
                self._counter.was_read()
                self._answers(None)
            except Problem as problem:
                log.info("the office could not be looked at: %s", problem.code)
                self._answers(problem)
            except Exception:  # the next change must be noticed all the same
                log.exception("what has changed could not be taken over")
                self._counter.was_read()

    def _rests(self) -> bool:
        """Until the next look; whether there is to be one."""
        if self._woken.wait(LOOK_SECONDS if self._told is None else TOLD_SECONDS):
            self._woken.clear()
            self._ended.wait(random.uniform(*APART_SECONDS))  # noqa: S311 - no secret
        return not self._ended.is_set()


class _OfFile:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = self._now = store.changed()

    def changed(self) -> bool:
        self._now = self._store.changed()
        return self._now != self._read

    def was_read(self) -> None:
        self._read = self._now


class _OfFeed:
    def __init__(self, store: Store) -> None:
        from receptionist.store.shared.connection import in_haste
        from receptionist.store.shared.feed import Feed

        self._in_haste = in_haste
        self._feed = Feed(store)
        self._read = self._now = self._feed.now()
        self._whole = monotonic()
        self._wholly = False

    def changed(self) -> bool:
        with self._in_haste(SILENT_SECONDS):
            found, self._now = self._feed.since(self._read)
        self._wholly = found is None or monotonic() - self._whole >= WHOLE_SECONDS
        return self._wholly or kept_in_mind(found)

    def was_read(self) -> None:
        self._read = self._now
        if self._wholly:
            self._whole = monotonic()
