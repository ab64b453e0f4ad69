"""Work that can block (SQL, files, the phone system's examination) off the GUI thread; what came of it returns as a signal."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, SignalInstance

from receptionist.errors import Problem

log = logging.getLogger(__name__)

T = TypeVar("T")


def tell(signal: SignalInstance, *values: object) -> None:
    """Emit on any thread: what has been closed meanwhile hears nothing."""
    try:
        signal.emit(*values)
    except RuntimeError:
        log.debug("closed before it could be told")


SLOW = 500
"""Milliseconds after which work shows that it is under way, and offers to stop."""


class Work(QObject):
    """One piece of work under way. The signals reach the thread that the work was begun on; exactly one of `done`, `failed`,
    `cancelled` comes, after which nothing more does. When whoever asked is `gone`, nothing comes."""

    done = Signal(object)
    failed = Signal(Problem)
    cancelled = Signal()
    slow = Signal()
    """It takes longer than half a second."""
    progressed = Signal(int, int)
    """So many of so many."""

    _came = Signal(object)
    _broke = Signal(object)

    def __init__(self, parent: QObject, gone: threading.Event) -> None:
        super().__init__(parent)
        self._gone = gone
        self._stop = threading.Event()
        self._over = False
        self._came.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=SLOW)
        self._patience.timeout.connect(self._is_slow)
        self._patience.start()

    @property
    def stopping(self) -> bool:
        """For the work itself: it should stop at the next good place."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Nobody waits for it any more: whatever comes of it is dropped, and work that looks at `stopping` stops."""
        self._stop.set()
        if self._close():
            self._say(self.cancelled)

    def report(self, so_many: int, of: int) -> None:
        """For the work itself, from its own thread: how far it is."""
        if not self._gone.is_set():
            tell(self.progressed, so_many, of)

    def _finish(self, result: object) -> None:
        if self._close():
            self._say(self.done, result)
        self.deleteLater()

    def _fail(self, problem: Problem) -> None:
        if self._close():
            self._say(self.failed, problem)
        self.deleteLater()

    def _is_slow(self) -> None:
        self._say(self.slow)

    def _say(self, signal: SignalInstance, *values: object) -> None:
        if not self._gone.is_set():
            signal.emit(*values)

    def _close(self) -> bool:
        """Whether it was still open: the first of finished, failed and cancelled wins."""
        if self._over:
            return False  # Qt may have let go of its parts by now
        self._over = True
        self._patience.stop()
        return True


class Background(QObject):
    """Runs work on a few threads of its own."""

    def __init__(self, parent: QObject | None = None, threads: int = 4, trunk: Background | None = None) -> None:
        super().__init__(parent)
        self._trunk = trunk
        self._pool = trunk._pool if trunk is not None else QThreadPool(self)
        if trunk is None:
            self._pool.setMaxThreadCount(threads)
        self._closed = False
        self._held: dict[int, Work] = trunk._held if trunk is not None else {}
        """Every piece of work until Qt has let go of it, by its address: were its job, on another thread, the last to drop one
        just then, Qt would let go of what is no more."""
        self._gone = threading.Event()
        self.destroyed.connect(self._gone.set)

    def branch(self, parent: QObject) -> Background:
        """The same threads for one window: whatever it waits for reaches nobody when its `parent` is gone, or after `hush`."""
        return Background(parent, trunk=self)

    def hush(self) -> None:
        """Whoever asked is going: what is under way is carried out, and must find no dead widget."""
        self._gone.set()

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> Work:
        """Run `job` elsewhere; `done` or `failed` run here."""
        return self.follow(lambda _work: job(), done, failed)

    def follow(
        self,
        job: Callable[[Work], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> Work:
        """As `run`, for a job that reports how far it is and looks whether it should stop."""
        work = Work(self._trunk or self, self._gone)  # one that goes while its job ends on another thread takes Qt with it
        self._hold(work)
        if done is not None:
            work.done.connect(done)
        work.failed.connect(failed if failed is not None else _unheard)
        if not (self._closed or (self._trunk is not None and self._trunk._closed)):
            self._pool.start(_Job(job, work))
        return work

    def _hold(self, work: Work) -> None:
        held, key = self._held, id(work)
        held[key] = work
        work.destroyed.connect(lambda: held.pop(key, None))

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._pool.activeThreadCount() == 0

    def wait(self, milliseconds: int) -> bool:
        """Wait until nothing is under way, at most so long: for pictures and tests, never on a screen in use."""
        return self._pool.waitForDone(milliseconds)

    def close(self, wait: int = 5_000) -> bool:
        """Take no more, and wait at most `wait` milliseconds for what is under way. Whether all of it ended."""
        self._closed = True
        self._pool.clear()
        return self._pool.waitForDone(wait)


class _Job(QRunnable, Generic[T]):
    def __init__(self, job: Callable[[Work], T], work: Work) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        try:
            result = self._job(self._work)
        except Problem as problem:
            tell(self._work._broke, problem)
        except Exception:
            # A bug of ours: the log has the trace, the screen says that something went wrong, and the console goes on.
            log.exception("background work failed")
            tell(self._work._broke, Problem("unexpected"))
        else:
            tell(self._work._came, result)


def _unheard(problem: Problem) -> None:
    log.warning("background work failed: %s", problem.code)
