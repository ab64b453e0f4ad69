"""A hub keeps its journal for itself: a second one that stands by would clear what the one that leads writes there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from receptionist.errors import Problem


class Hold:
    """Keeps the journal in `folder` for this process, until it is let go or the process ends, however it does. Raises
    `journal.in_use` where another one keeps it. SQLite locks a file the same way on every system, and the system frees it."""

    def __init__(self, folder: Path) -> None:
        self._lock: sqlite3.Connection | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = sqlite3.connect(folder / "in-use", timeout=0, isolation_level=None, check_same_thread=False)
            self._lock.execute("BEGIN EXCLUSIVE")
        except (OSError, sqlite3.OperationalError) as error:
            self.let_go()
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
                raise Problem("journal.in_use", folder=str(folder)) from error

    def __bool__(self) -> bool:
        """Whether it does: a disk that takes no lock takes no journal either, and calls go on without."""
        return self._lock is not None

    def let_go(self) -> None:
        """Somebody else may have it."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.close()
