"""Pages are put together ahead, step by step, while nobody calls: opening one for the first time then keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from ui.background import Background

PAUSE = 200
"""Milliseconds between two steps, in which everything else has its turn."""


def aside(background: Background, work: Callable[[], object]) -> Iterator[Callable[[], object]]:
    """Steps that wait until `work`, which needs no screen, is done on a thread of its own. What could not be done there is done
    when it is needed, and found out then."""
    over: list[object] = []
    background.run(work, over.append, over.append)
    while not over:
        yield _nothing


def _nothing() -> None:
    """Wait a step."""


class Ahead(QObject):
    """Takes one step after the other on the GUI thread, so each must be short; none while `free` says no."""

    def __init__(self, steps: Iterable[Callable[[], object]], free: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps, self._free = iter(steps), free
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._take)
        self._over = False

    def start(self) -> None:
        """Begin. After `stop`, nothing."""
        if not self._over:
            self._timer.start()

    def stop(self) -> None:
        """Take no more, whoever asks: what the steps would build on is going."""
        self._over = True
        self._timer.stop()

    @property
    def under_way(self) -> bool:
        """Whether there is, or may be, something left to do."""
        return self._timer.isActive()

    def _take(self) -> None:
        if not self._free():
            return
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
        else:
            step()
