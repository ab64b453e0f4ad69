"""Which of two hubs leads: a lease with an epoch in the office's database, and the fence before every command.

- A hub becomes leader through the database only, when the lease of the one before has run out.
- A leader whose database is away goes on while it holds the phone system's websocket: nobody else can have become leader on
  the phone system without taking that from it.
- Before each command it looks at a clock that never stands still: was lease or websocket confirmed a moment ago? A hub that was
  stopped and comes back finds both too old and sends nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final, Protocol

from sqlalchemy import text

from receptionist.errors import Problem
from receptionist.store.engine import HELD, Store
from receptionist.words import say

log = logging.getLogger(__name__)

LEASE: Final = 6.0
"""Seconds that a lease is good for: a standby waits at least so long after the last sign of the leader."""
FENCE: Final = 4.0
"""Seconds after which neither lease nor websocket counts as confirmed. Shorter than `LEASE`, so that the old leader is silent
before the new one speaks."""
PULSE: Final = 1.0
"""Seconds between two renewals."""
PATIENCE: Final = 5.0
"""Seconds for which who lacks something lets a free lease lie: whoever lacks nothing takes it at the next pulse."""
ANSWERED: Final = 2.0
"""Seconds in which the database must answer: a server that stands still is no reason to stand still as well."""


class Lease(Protocol):
    """One office's. All may block and raise `Problem` while the database is away."""

    def take(self, above: int) -> int | None:
        """Lead from now on: the new epoch, greater than `above`. None: somebody else leads."""

    def renew(self, epoch: int) -> bool:
        """Whether it is still ours."""

    def drop(self, epoch: int) -> None:
        """Somebody else may lead at once."""

    def holder(self) -> str:
        """Who leads now; empty: nobody."""


class DatabaseLease:
    """The row in PostgreSQL. `holder` names this process, and no other before or after it."""

    def __init__(self, store: Store, holder: str) -> None:
        self._store, self._holder = store, holder

    def take(self, above: int) -> int | None:
        """See `Lease.take`."""
        found = self._ask("SELECT office.take_lease(:holder, :seconds, :above)", seconds=LEASE, above=above)
        return int(str(found)) if found is not None else None

    def renew(self, epoch: int) -> bool:
        """See `Lease.renew`."""
        return bool(self._ask("SELECT office.renew_lease(:holder, :seconds, :epoch)", seconds=LEASE, epoch=epoch))

    def drop(self, epoch: int) -> None:
        """See `Lease.drop`."""
        self._ask("SELECT office.renew_lease(:holder, :seconds, :epoch)", seconds=0.0, epoch=epoch)

    def holder(self) -> str:
        """See `Lease.holder`; also empty in an office that was not upgraded yet."""
        if self._ask("SELECT to_regproc('office.lease_holder')") is None:
            return ""
        return str(self._ask("SELECT office.lease_holder()") or "")

    def _ask(self, query: str, **values: object) -> object:
        with self._store.session() as session:
            return session.execute(text(query), {"holder": self._holder, **values}).scalar_one()


class Fence:
    """Whether a command may go out now. `steady` is a monotonic clock in seconds that does not stand still for a stopped
    process. Safe from any thread."""

    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._lease = self._phone = float("-inf")

    def lease_confirmed(self, asked_at: float) -> None:
        """The database said so, to a question that was asked then: the answer may have been long on its way."""
        self._lease = max(self._lease, asked_at)

    def phone_confirmed(self, asked_at: float) -> None:
        """The phone system answered on our own websocket. That keeps the fence open, and never opens it: Asterisk answers on a
        websocket, too, whose application has gone to another hub, and a hub that stood still hears the answer before that."""
        if self.open:
            self._phone = max(self._phone, asked_at)

    def lost(self) -> None:
        """Somebody else leads, or the websocket is another's now."""
        self._lease = self._phone = float("-inf")

    def now(self) -> float:
        """The clock by which `asked_at` is told."""
        return self._steady()

    @property
    def open(self) -> bool:
        """Whether we lead, as far as can be known."""
        return self._steady() - max(self._lease, self._phone) < FENCE


class Leadership:
    """Keeps one hub leader or standby. `lead` is called with the epoch when it becomes leader, `step_down` when it is none any
    more, `stand_by` at each pulse at which another one leads; all on this thread, and it waits for them. `ready`: whether it
    has all that it needs to lead; another one that has goes first."""

    def __init__(
        self,
        lease: Lease,
        fence: Fence,
        lead: Callable[[int], None],
        step_down: Callable[[], None],
        last_epoch: Callable[[], int],
        pulse: float = PULSE,
        stand_by: Callable[[], None] = lambda: None,
        ready: Callable[[], bool] = lambda: True,
    ) -> None:
        self._lease, self._fence, self._lead, self._step_down = lease, fence, lead, step_down
        self._last_epoch, self._pulse, self._stand_by, self._ready = last_epoch, pulse, stand_by, ready
        self.epoch: int | None = None
        self._why_not = ""
        self._free_since: float | None = None
        self._gives_way = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="lease", daemon=True)

    def start(self) -> None:
        """Begin to stand for it."""
        self._thread.start()

    def stop(self) -> None:
        """Step down, and let the other one lead at once."""
        self._ended.set()
        self._thread.join(20)

    def give_way(self) -> None:
        """Let the lease go at the next pulse, and stand for it anew: somebody is there who lacks nothing. From any thread."""
        self._gives_way.set()

    def _work(self) -> None:
        while not self._ended.wait(self._pulse):
            self.look()
        if self.epoch is not None:
            self._lay_down(self.epoch)

    def _lay_down(self, epoch: int) -> None:
        self.epoch = None
        self._step_down()
        self._fence.lost()
        try:
            self._lease.drop(epoch)
        except Problem as problem:
            log.info("the lease runs out by itself: %s", problem.code)

    def look(self) -> None:
        """One pulse: renew it, take it, or find out that it is lost."""
        if self._gives_way.is_set() and self.epoch is not None:
            log.info("whoever lacks nothing is to lead")
            self._lay_down(self.epoch)
        self._gives_way.clear()
        try:
            if self.epoch is None:
                self._stand()
            if self.epoch is not None:
                self._renew(self.epoch)  # to begin may have taken long
        except Problem as problem:
            log.info("the database does not say who leads: %s", problem.code)
            if problem.code == HELD and self.epoch is None:
                self._say_why_not(problem)
            self._free_since = None
        if self.epoch is not None and not self._fence.open:
            log.warning("neither the database nor the phone system confirms that this hub leads")
            self._lose()

    def _renew(self, epoch: int) -> None:
        asked = self._fence.now()
        if self._lease.renew(epoch):
            self._fence.lease_confirmed(asked)
        else:
            log.warning("another hub leads")
            self._lose()

    def _stand(self) -> None:
        asked = self._fence.now()
        epoch = self._lease.take(self._last_epoch()) if self._may_stand(asked) else None
        if epoch is None:
            self._stand_by()
            return
        self._fence.lease_confirmed(asked)
        try:
            self._lead(epoch)
        except Exception as error:  # whatever it is: who cannot lead must let the other one
            self._say_why_not(error)
            self._lose()
            self._lease.drop(epoch)
            return
        log.info("this hub leads, epoch %s", epoch)
        self._why_not = ""
        self._free_since = None
        self.epoch = epoch

    def _may_stand(self, now: float) -> bool:
        """Who is ready does at once; who is not, when nobody else has for a while."""
        if self._ready():
            return True
        if self._lease.holder():
            self._free_since = None
            return False
        self._free_since = now if self._free_since is None else self._free_since
        return now - self._free_since >= PATIENCE

    def _say_why_not(self, error: Exception) -> None:
        """Once: it is tried again each second. What the operating system refuses is told with its file."""
        told = f"{type(error).__name__}: {error}" if isinstance(error, OSError) else type(error).__name__
        why = say(error) if isinstance(error, Problem) else told
        if why != self._why_not:
            self._why_not = why
            unexpected = None if isinstance(error, Problem) else error
            log.warning("this hub cannot lead, and tries again each second: %s", why, exc_info=unexpected)

    def _lose(self) -> None:
        self._fence.lost()
        self.epoch = None
        self._step_down()
