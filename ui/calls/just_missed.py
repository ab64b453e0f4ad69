"""The call that the answer key would have taken a moment ago, and that a colleague has: who presses then is told so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.calls.live import LiveBoard

MOMENT = 2.0
"""Seconds: who has seen a caller wait has pressed by then, and a later press is about nobody."""


class JustMissed(QObject):
    """Follows whom the key is about. `monotonic`: seconds that never go back."""

    def __init__(self, live: LiveBoard, monotonic: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live, self._monotonic = live, monotonic
        self._first, self._gone = "", 0.0
        live.changed.connect(self._look)

    def _look(self) -> None:
        first = self._live.board.next_for(self._live.assistant)
        if first is not None:
            self._first, self._gone = first.id, 0.0
        elif self._first and not self._gone:
            self._gone = self._monotonic()

    @property
    def call(self) -> str | None:
        """Its id; None: there is none, or the moment is over."""
        view = self._live.board.calls.get(self._first)
        over = self._gone and self._monotonic() - self._gone > MOMENT
        return None if view is None or over or view.assistant in (None, self._live.assistant) else view.id
