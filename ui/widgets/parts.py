"""The keys that turn the parts of a page, taken for its row of tabs and shown beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QTabBar

from ui.keys import Keys
from ui.translate import Retranslates


class PartKeys(Retranslates, QLabel):
    """Turns `tabs` by key while they are seen; takes the room beside them that is left."""

    def __init__(self, keys: Keys, tabs: QTabBar) -> None:
        super().__init__()
        self.setProperty("part", "small")
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._keys, self._tabs = keys, tabs
        for action, step in (("part.next", 1), ("part.previous", -1)):
            keys.take(action, lambda step=step: self._turn(step), tabs.isVisible)
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The keys in force."""
        shown = [self._keys.shown(action) for action in ("part.previous", "part.next")]
        self.setText(" · ".join(key for key in shown if key))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole or not at all: the tabs need the room more."""
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)

    def _turn(self, step: int) -> None:
        count = self._tabs.count()
        turns = ((self._tabs.currentIndex() + step * n) % count for n in range(1, count + 1))
        self._tabs.setCurrentIndex(next(n for n in turns if self._tabs.isTabEnabled(n) and self._tabs.isTabVisible(n)))
