"""What others have changed in a shared office: each change exactly once, in whatever order their transactions commit.

A row of `office.changes` carries the transaction that wrote it. A reader takes the rows of all transactions that had ended when
its snapshot was made and had not when the last one was: an id from a sequence would lose those that commit late (tried). A
notification says only that there is something to read: any login could send one.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import psycopg
from sqlalchemy import text

from receptionist.errors import Problem
from receptionist.store.engine import Store
from receptionist.store.shared import founding
from receptionist.store.shared.lives import Position, position, same_life

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 10.0
"""How often it is looked without a notification: one may get lost with its connection, and what it told of cannot be read
while a transaction that began earlier goes on."""
STALLED: Final = 10.0
"""Seconds after which a writer that neither ends nor goes on is told of: while it lasts, nobody hears of any change."""
HELD_SECONDS: Final = 2.0
"""How often it is looked meanwhile."""
_WRITER = text("SELECT pid FROM pg_stat_activity WHERE CAST(CAST(backend_xid AS text) AS bigint) = :xmin % 4294967296")
_CHANGES = text(
    "SELECT DISTINCT what, client FROM office.changes WHERE xid >= CAST(CAST(:since AS text) AS xid8)"
    " AND xid < CAST(CAST(:before AS text) AS xid8)"
)


@dataclass(frozen=True, slots=True)
class Change:
    """Something in a table, of a client (its id) or of no one in particular."""

    what: str
    client: str | None


class Feed:
    """Reads the changes of one office, as the login may see them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def now(self) -> Position:
        """Everything before is known."""
        with self._store.reading() as session:
            return position(session.connection())

    def since(self, before: Position) -> tuple[set[Change] | None, Position]:
        """What has changed since then, and the position from now on. None: nobody can tell (the server was put back to an
        earlier time, or a standby was promoted): everything is to be read again."""
        with self._store.reading() as session:
            now = position(session.connection())
            if not same_life(before, now):
                return None, now
            rows = session.execute(_CHANGES, {"since": before.xmin, "before": now.xmin})
            return {Change(row.what, str(row.client) if row.client is not None else None) for row in rows}, now

    def writer(self, position: Position) -> int:
        """The server's process that holds the feed there; 0 where it is none of this server's that can be seen."""
        with self._store.reading() as session:
            return session.execute(_WRITER, {"xmin": position.xmin}).scalar() or 0

    def listen(
        self, changed: Callable[[set[Change] | None], None], stalled: Callable[[Problem | None], None] = lambda why: None
    ) -> Callable[[], None]:
        """`changed` is called, on a thread of its own, with what others and ourselves change, until what this returns is
        called; `stalled`, there too, with `feed.stalled` while a transaction that goes on for long keeps all changes back
        (`process` is the server's), and with None once it has ended. Raises `Problem` where the office is out of reach now;
        later outages are outlived."""
        listener = _Listener(self, self._store, self.now(), changed, stalled)
        listener.start()
        return listener.stop


class _Listener:
    def __init__(
        self,
        feed: Feed,
        store: Store,
        position: Position,
        changed: Callable[[set[Change] | None], None],
        stalled: Callable[[Problem | None], None],
    ) -> None:
        self._feed, self._store, self._position, self._changed = feed, store, position, changed
        self._tell_stalled, self._stalled = stalled, False
        self._since = time.monotonic()
        """When the feed came to where it is."""
        self._ended = threading.Event()
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._thread = threading.Thread(target=self._work, name="feed", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join(5)

    def _work(self) -> None:
        while not self._ended.is_set():
            try:
                self._listen()
            except (Problem, psycopg.Error) as error:
                log.info("the feed is interrupted: %s", type(error).__name__)
                self._ended.wait(1)

    def _listen(self) -> None:
        """On one connection, until it breaks."""
        raw = self._store.engine.raw_connection()
        driver = raw.driver_connection
        try:
            if not isinstance(driver, psycopg.Connection):
                raise Problem("office.unreachable", office=self._store.where)
            raw.detach()
            driver.autocommit = True
            driver.execute(f"LISTEN {channel(self._store)}".encode())
            self._read()
            looked = time.monotonic()
            while not self._ended.is_set():
                heard = list(driver.notifies(timeout=0.5, stop_after=1))
                if heard or time.monotonic() - looked > (HELD_SECONDS if self._position.held else LOOK_SECONDS):
                    self._read()
                    looked = time.monotonic()
        finally:
            raw.invalidate()  # it may be gone: nothing is to be rolled back on it
            if isinstance(driver, psycopg.Connection):
                driver.close()

    def _read(self) -> None:
        before = self._position
        found, self._position = self._feed.since(before)
        if self._position.xmin != before.xmin or not before.held:
            self._since = time.monotonic()
        self._look_whether_stalled()
        if found is None or found:
            self._changed(found)

    def _look_whether_stalled(self) -> None:
        stalled = self._position.held and time.monotonic() - self._since > STALLED
        if stalled == self._stalled:
            return
        self._stalled = stalled
        self._tell_stalled(Problem("feed.stalled", process=self._feed.writer(self._position)) if stalled else None)


def channel(store: Store) -> str:
    """The name under which this office's server says that there is something to read."""
    with store.engine.connect() as connection:
        roles = founding.of(connection)
    if roles is None:
        raise Problem("office.foreign", office=store.where)
    return f"{roles.prefix}_changes"
