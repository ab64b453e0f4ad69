"""Seals what was added to the trail: at once, every minute, and at the end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from receptionist.audit.service import CUT, HUBS, OWN, Audit
from receptionist.errors import Problem
from receptionist.words import say

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds in which whoever owns the database could change a row unseen."""
NOT_OUTSIDE = "hub.anchor_not_written"
NO_KEY = (*OWN, *HUBS, "audit.key_unreadable", NOT_OUTSIDE)
"""Why nothing is sealed, or noted down outside, until somebody does something about it."""


class Sealing:
    """A thread of its own. What cannot be sealed now (the disk is full, the database is away) is sealed later. `told` hears, on
    that thread, that the key is not to be had (a `Problem`), and after each time that it was None, or what was found missing
    when it began: with the key, the next rows are sealed all the same."""

    def __init__(self, audit: Audit, every: float = EVERY, told: Callable[[Problem | None], None] = lambda why: None) -> None:
        self._audit, self._every, self._told = audit, every, told
        self._missing: Problem | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="seals", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Seal what is there, and end."""
        self._ended.set()
        self._thread.join(10)

    def _work(self) -> None:
        self._look()
        self._seal()
        while not self._ended.wait(self._every):
            self._seal()
        self._seal()

    def _look(self) -> None:
        try:
            self._audit.look_for_key()
        except Problem as problem:
            if problem.code == CUT:
                log.warning("%s", say(problem))
                self._missing = problem
        except Exception:  # to seal says so, too
            log.exception("the seals were not looked at")

    def _seal(self) -> None:
        try:
            self._audit.seal()
            self._audit.anchor()
        except Problem as problem:
            log.warning("%s", say(problem) if problem.code == NOT_OUTSIDE else f"the trail was not sealed: {say(problem)}")
            if problem.code in NO_KEY:
                self._told(problem)
        except Exception:  # the next minute may be better
            log.exception("the trail was not sealed")
        else:
            self._told(self._missing)
