"""Seals what was added to the trail, every minute and at the end."""

from __future__ import annotations

import logging
import threading

from receptionist.audit.service import Audit
from receptionist.errors import Problem

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds in which whoever owns the database could change a row unseen."""


class Sealing:
    """A thread of its own. What cannot be sealed now (the disk is full, the database is away) is sealed later."""

    def __init__(self, audit: Audit, every: float = EVERY) -> None:
        self._audit, self._every = audit, every
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
        ended = False
        while not ended:
            ended = self._ended.wait(self._every)
            try:
                self._audit.seal()
            except Problem as problem:
                log.warning("the trail was not sealed: %s", problem.code)
            except Exception:  # the next minute may be better
                log.exception("the trail was not sealed")
