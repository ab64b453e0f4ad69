"""Python's collector of lost objects, on the screen's own thread only.

It runs in whatever thread happens to make the next object. On a worker's thread it would take apart widgets that Qt is using.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MILLISECONDS = 500
WHOLE_ROUND = 40
"""After so many rounds among the younger objects all are looked through."""


class Collector(QObject):
    """Collects between two events, as often as Python would by itself; until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def stop(self) -> None:
        """Python's own way again."""
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Look through the oldest generation whose turn it is."""
    young, middle, old = gc.get_count()
    often, seldom, _ = gc.get_threshold()
    if old > WHOLE_ROUND:
        gc.collect()
    elif middle > seldom:
        gc.collect(1)
    elif young > often:
        gc.collect(0)
