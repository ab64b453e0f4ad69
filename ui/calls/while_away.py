"""What is shown of a call while the desk is out of sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.translate import Translated


class WhileAway(Translated):
    """Shown while it has something to show and the desk is out of sight (`follow`); what counts seconds in it ticks then."""

    def __init__(self, parent: QWidget | None = None, window: Qt.WindowType = Qt.WindowType.Widget) -> None:
        super().__init__(parent, window)
        self._away = False
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)

    def follow(self, *, away: bool) -> None:
        """The desk went out of sight, or came back."""
        self._away = away
        self._turn()

    def _turn(self) -> None:
        shown = self._away and self._has_something()
        if shown == self.isHidden():
            self.setVisible(shown)
        if shown:
            self._tick()
            self._second.start()
        else:
            self._second.stop()

    def _has_something(self) -> bool:
        """Whether there is something to show."""
        return False

    def _tick(self) -> None:
        """Another second is over."""
