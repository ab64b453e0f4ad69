"""Work that can block (SQL, files, the phone system's examination) off the GUI thread; what came of it returns as a signal.

What Qt owns never leaves the GUI thread: a worker has no piece of Qt in its hands but the bell that it rings. Were a worker the
last to drop an object that Qt is just then letting go of, the console would end.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance

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
AFTER_PAINT = 100
"""Milliseconds after which what is shown now has been painted, here and at the other desks that ring with this one: what only
adds to it is looked up then, and takes the processor and the database from none of them."""


class Progress:
    """What a job sees of its own work, on the worker's thread."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell, self._stop = tell, threading.Event()

    @property
    def stopping(self) -> bool:
        """It should stop at the next good place."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Nobody waits for it any more. From any thread."""
        self._stop.set()

    def report(self, so_many: int, of: int) -> None:
        """How far it is."""
        self._tell(so_many, of)


class _Gone:
    """Whether whoever asks is gone, or what it stands in. On any thread."""

    def __init__(self, within: _Gone | None = None) -> None:
        self._within, self._itself = within, threading.Event()

    def set(self) -> None:
        self._itself.set()

    def is_set(self) -> bool:
        return self._itself.is_set() or (self._within is not None and self._within.is_set())


class Work(QObject):
    """One piece of work under way, for whoever asked. Exactly one of `done`, `failed`, `cancelled` comes, after which nothing
    more does. When whoever asked is `gone`, nothing comes."""

    done = Signal(object)
    failed = Signal(Problem)
    cancelled = Signal()
    slow = Signal()
    """It takes longer than half a second."""
    progressed = Signal(int, int)
    """So many of so many."""

    def __init__(self, parent: QObject, gone: _Gone, stop: Callable[[], None]) -> None:
        super().__init__(parent)
        self._gone, self._stop = gone, stop
        self._over = False
        self._patience = QTimer(self, singleShot=True, interval=SLOW)
        self._patience.timeout.connect(self._is_slow)
        self._patience.start()

    def cancel(self) -> None:
        """Nobody waits for it any more: whatever comes of it is dropped, and a job that looks at `stopping` stops."""
        self._stop()
        if self._close():
            self._say(self.cancelled)

    def finish(self, result: object) -> None:
        """It is done."""
        if self._close():
            self._say(self.done, result)

    def fail(self, problem: Problem) -> None:
        """It is not."""
        if self._close():
            self._say(self.failed, problem)

    def report(self, so_many: int, of: int) -> None:
        """It is so far."""
        if not self._over:
            self._say(self.progressed, so_many, of)

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


@dataclass(frozen=True, slots=True)
class _Letter:
    """From a worker: which work, and what to do with it on the GUI thread; the last one ends it."""

    work: int
    read: Callable[[Work], None]
    last: bool = True


class _Crew(QObject):
    """The threads, the letters that they write, and the work of which nothing was heard yet: one for all windows."""

    rung = Signal()

    def __init__(self, parent: QObject, threads: int) -> None:
        super().__init__(parent)
        self.closed = False
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="background")
        self._letters: SimpleQueue[_Letter] = SimpleQueue()
        self._works: dict[int, Work] = {}
        self._jobs: dict[int, Callable[[Progress], Any]] = {}
        """Kept here till they are over, for a worker not to be the last that has them: most know the widget that asked."""
        self._numbers = count()
        self._under_way: set[Future[None]] = set()
        self._after_paint: list[Callable[[], None]] = []
        self._painted = QTimer(self, singleShot=True, interval=AFTER_PAINT)
        self._painted.timeout.connect(self._begin_those)
        self.last_turn = threading.Event()
        self.last_turn.set()
        self.rung.connect(self._read, Qt.ConnectionType.QueuedConnection)

    def begin(self, job: Callable[[Progress], Any], gone: _Gone, *, after_paint: bool = False) -> Work:
        """Start it, at once or `AFTER_PAINT`, unless all is closed."""
        number = next(self._numbers)

        def write(letter: _Letter) -> None:
            if letter.last or not gone.is_set():
                self._letters.put(letter)
                tell(self.rung)

        progress = Progress(lambda so_many, of: write(_Letter(number, lambda w: w.report(so_many, of), last=False)))
        work = Work(self, gone, progress.stop)
        self._works[number] = work

        def start() -> None:
            if not self.closed:
                self._jobs[number] = job
                future = self._threads.submit(_carry_out, self._jobs, progress, number, write)
                self._under_way.add(future)
                future.add_done_callback(self._under_way.discard)

        if after_paint:
            self._after_paint.append(lambda: write(_Letter(number, lambda _work: None)) if gone.is_set() else start())
            if not self._painted.isActive():
                self._painted.start()
        else:
            start()
        return work

    def _begin_those(self) -> None:
        """All that was to wait for the picture."""
        self._painted.stop()
        waiting, self._after_paint = self._after_paint, []
        for start in waiting:
            start()

    def _read(self) -> None:
        while True:
            try:
                letter = self._letters.get_nowait()
            except Empty:
                return
            work = self._works.pop(letter.work, None) if letter.last else self._works.get(letter.work)
            if letter.last:
                self._jobs.pop(letter.work, None)
            if work is not None:
                letter.read(work)
                if letter.last:
                    work.deleteLater()

    @property
    def idle(self) -> bool:
        return not self._under_way and not self._after_paint

    def wait(self, milliseconds: int) -> bool:
        self._begin_those()
        return not wait(list(self._under_way), milliseconds / 1000).not_done

    def close(self, milliseconds: int) -> bool:
        self.closed = True
        self._painted.stop()
        self._after_paint.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)
        ended = self.wait(milliseconds)
        if ended:
            self._jobs.clear()
        return ended


def _carry_out(
    jobs: Mapping[int, Callable[[Progress], Any]], progress: Progress, number: int, write: Callable[[_Letter], None]
) -> None:
    """On a worker's thread, which has let go of the job, and of what went wrong in it, when it writes."""
    try:
        result = jobs[number](progress)
    except Problem as caught:
        problem = caught
    except Exception:
        # A bug of ours: the log has the trace, the screen says that something went wrong, and the console goes on.
        log.exception("background work failed")
        problem = Problem("unexpected")
    else:
        write(_Letter(number, lambda work: work.finish(result)))
        return
    write(_Letter(number, lambda work: work.fail(problem)))


class Background(QObject):
    """Runs work on a few threads of its own."""

    def __init__(self, parent: QObject | None = None, threads: int = 4, trunk: Background | None = None) -> None:
        super().__init__(parent)
        self._trunk = trunk
        self._crew: _Crew = trunk._crew if trunk is not None else _Crew(self, threads)
        self._gone = _Gone(trunk._gone if trunk is not None else None)
        self.destroyed.connect(self._gone.set)

    def branch(self, parent: QObject) -> Background:
        """The same threads for one window, or for a part of it that goes before it: whatever it waits for reaches nobody when
        its `parent` is gone, or after `hush` of this or of the whole."""
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
        return self.follow(lambda _progress: job(), done, failed)

    def follow(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> Work:
        """As `run`, for a job that reports how far it is and looks whether it should stop."""
        return _heard(self._crew.begin(job, self._gone), done, failed)

    def after_paint(
        self, job: Callable[[], T], done: Callable[[T], None] | None = None, failed: Callable[[Problem], None] | None = None
    ) -> Work:
        """As `run`, but begun only when what is shown now has been painted: for what is shown beside it once it has come."""
        return _heard(self._crew.begin(lambda _progress: job(), self._gone, after_paint=True), done, failed)

    def in_turn(
        self, job: Callable[[], T], done: Callable[[T], None] | None = None, failed: Callable[[Problem], None] | None = None
    ) -> Work:
        """As `run`, but not before what was asked for in this way has ended: what is kept last is what stands."""
        before, ended = self._crew.last_turn, threading.Event()
        self._crew.last_turn = ended

        def carry_out() -> T:
            before.wait()  # it has a thread already: threads begin in the order in which they were asked
            try:
                return job()
            finally:
                ended.set()

        return self.run(carry_out, done, failed)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._crew.idle

    def wait(self, milliseconds: int) -> bool:
        """Wait until nothing is under way, at most so long: for pictures and tests, never on a screen in use."""
        return self._crew.wait(milliseconds)

    def close(self, wait: int = 5_000) -> bool:
        """Take no more, and wait at most `wait` milliseconds for what is under way. Whether all of it ended."""
        return self._crew.close(wait)


def _heard(work: Work, done: Callable[[Any], None] | None, failed: Callable[[Problem], None] | None) -> Work:
    if done is not None:
        work.done.connect(done)
    work.failed.connect(failed if failed is not None else _unheard)
    return work


def _unheard(problem: Problem) -> None:
    log.warning("background work failed: %s", problem.code)


class OneAtATime:
    """What Enter keeps: asked for again while it is under way, it is not begun a second time."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self.under_way = False

    def run(self, job: Callable[[], T], done: Callable[[T], object], failed: Callable[[Problem], object]) -> None:
        """As `Background.run`."""
        if self.under_way:
            return

        def over(tell: Callable[[Any], object], what: object) -> None:
            self.under_way = False
            tell(what)

        self.under_way = True
        self._background.run(job, lambda result: over(done, result), lambda problem: over(failed, problem))
