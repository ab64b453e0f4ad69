"""How long the GUI thread was kept from painting: printed with the stack of the worst block of a test, never judged itself."""

from __future__ import annotations

import faulthandler
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from PySide6.QtCore import QTimer

EVERY = 0.005
"""Seconds between two looks at the GUI thread."""
WORTH_A_STACK = 0.05
"""Seconds from which on it matters what kept it."""


class Watchdog:
    """`worst` is the longest time in seconds in which the loop did not turn."""

    def __init__(self, stacks: IO[str]) -> None:
        self.worst = 0.0
        self._stacks = stacks
        self._beat = time.monotonic()
        self._over = threading.Event()

    def beat(self) -> None:
        """The loop turned."""
        self._beat = time.monotonic()

    def watch(self) -> None:
        """Look until told to stop; runs in a thread of its own."""
        while not self._over.wait(EVERY):
            lag = time.monotonic() - self._beat
            if lag > self.worst:
                self.worst = lag
                if lag > WORTH_A_STACK:
                    self._write_stack()

    def _write_stack(self) -> None:
        # faulthandler reads the frames as they stand; taking them as Python objects from another thread can crash the one
        # that runs in them.
        self._stacks.seek(0)
        self._stacks.truncate()
        faulthandler.dump_traceback(self._stacks, all_threads=True)

    def stop(self) -> None:
        """Nothing more is looked at."""
        self._over.set()

    def report(self) -> str:
        """The worst, and where every thread was then."""
        self._stacks.seek(0)
        return f"the GUI thread was blocked for {self.worst * 1000:.0f} ms at worst\n{self._stacks.read()}"


@contextmanager
def watching() -> Iterator[Watchdog]:
    """Watch the thread that this runs on, while its event loop turns."""
    with tempfile.TemporaryFile("w+") as stacks:
        dog = Watchdog(stacks)
        timer = QTimer()
        timer.setInterval(1)
        timer.timeout.connect(dog.beat)
        timer.start()
        watcher = threading.Thread(target=dog.watch, name="watchdog", daemon=True)
        watcher.start()
        try:
            yield dog
        finally:
            dog.stop()
            watcher.join()
            timer.stop()
            print(f"\n{dog.report()}")
