"""What others change in an open office is noticed within a second or so.

A file counts every change in it. In a shared office the calls alone change something all the time: there the change feed tells
what it was, and only what an office keeps in memory is worth a second question.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic
from typing import Final, Protocol

from receptionist.errors import Problem
from receptionist.store.engine import Store

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 1.0
"""How often it is looked whether somebody else has changed something."""
WHOLE_SECONDS: Final = 60.0
"""How often a shared office is read whatever the feed says: news and loans end by the hour, and change no row."""
ELSEWHERE: Final = frozenset({"messages"})
"""Tables that the feed tells of and an office keeps nothing of in memory."""


class _Counter(Protocol):
    """Looks for changes, from where it looked last."""

    def changed(self) -> bool:
        """Whether there is something to read. Raises `Problem`."""

    def was_read(self) -> None:
        """It has been read: what comes is new."""


class Noticing:
    """Calls `read` when somebody has changed something, on a thread of its own, and `answers` after each look with what kept
    the database from answering (None: it did). What could not be read is read at the next look. Raises `Problem` where the
    office is out of reach now."""

    def __init__(self, store: Store, read: Callable[[], None], answers: Callable[[Problem | None], None]) -> None:
        self._read, self._answers = read, answers
        self._counter: _Counter = _OfFeed(store) if store.shared else _OfFile(store)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="feed", daemon=True)

    def start(self) -> None:
        """Look from now on."""
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def wait(self, seconds: float) -> None:
        """Until a look that went on at the `end` is over, at most so long."""
        self._thread.join(seconds)

    def _work(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
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
        from receptionist.store.shared.feed import Feed

        self._feed = Feed(store)
        self._read = self._now = self._feed.now()
        self._whole = monotonic()
        self._wholly = False

    def changed(self) -> bool:
        found, self._now = self._feed.since(self._read)
        self._wholly = found is None or monotonic() - self._whole >= WHOLE_SECONDS
        return self._wholly or any(change.what not in ELSEWHERE for change in found or ())

    def was_read(self) -> None:
        self._read = self._now
        if self._wholly:
            self._whole = monotonic()
