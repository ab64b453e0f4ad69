"""A copy of the office each day, as long as it is open: shifts change over a console that nobody ends."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from receptionist.errors import Problem
from receptionist.store.safety import daily_copy

log = logging.getLogger(__name__)

LOOK_SECONDS = 600.0
"""How often an open office looks whether the day (UTC) has its copy; a machine that slept looks soon after it wakes."""


class DailyCopies:
    """The copies of the office at `path` (None: a shared one, which is copied where its server is). Of the daily ones `keep()`
    stay. Blocks; `start` does it on a thread of its own."""

    def __init__(self, path: Path | None, keep: Callable[[], int]) -> None:
        self._path, self._keep = path, keep
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def make(self) -> Problem | None:
        """The copy of today, unless there is one. A disk without room for it keeps nobody from answering calls: what is
        returned (`backup.not_written`) is told. Raises other problems as `store.safety.daily_copy`."""
        if self._path is None:
            return None
        try:
            daily_copy(self._path, self.now().date(), self._keep())
        except Problem as problem:
            if problem.code != "backup.not_written":
                raise
            log.info("no copy of the day: %s", problem.code)
            return problem
        return None

    def start(self, told: Callable[[Problem | None], None]) -> None:
        """Look again and again whether a new day has begun. `told` hears, on that thread, what kept the copy from being made,
        and None once there is one again."""
        if self._path is None or self._thread is not None:
            return
        self._thread = threading.Thread(target=self._go_on, args=(told,), name="copies", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more copies; one that is being made may end."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(5)

    def _go_on(self, told: Callable[[Problem | None], None]) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            try:
                told(self.make())
            except Problem as problem:
                told(problem)
            except Exception:  # tomorrow's copy must be made all the same
                log.exception("no copy of the day")
