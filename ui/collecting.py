"""Python's collector of lost objects, on the screen's own thread only.

It runs in whatever thread happens to make the next object. On a worker's thread it would take apart widgets that Qt is using.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MILLISECONDS = 500
WHOLE_ROUND, LATEST = 40, 160
"""After so many rounds among the younger objects all are looked through, once nobody calls: the screen stands still for it, for
up to a tenth of a second; after so many, in any case."""
MIDDLE_LATEST = 40
"""After so many rounds among the youngest those of middle age are looked through in any case, and after a quarter of that once
nobody calls: the first time that is all that was made since the start, an office's clients among it."""


class Collector(QObject):
    """Collects between two events, as often as Python would by itself; until `stop`. `at_rest`: whether nobody calls."""

    def __init__(self, parent: QObject, at_rest: Callable[[], bool] = lambda: True) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(lambda: collect(at_rest))
        self._timer.start()

    def stop(self) -> None:
        """Python's own way again."""
        self._timer.stop()
        gc.enable()


def collect(at_rest: Callable[[], bool] = lambda: True) -> None:
    """Look through the oldest generation whose turn it is."""
    young, middle, old = gc.get_count()
    often, seldom, _ = gc.get_threshold()
    if old > LATEST or (old > WHOLE_ROUND and at_rest()):
        gc.collect()
    elif middle > MIDDLE_LATEST or (middle > seldom and at_rest()):
        gc.collect(1)
    elif young > often:
        gc.collect(0)
