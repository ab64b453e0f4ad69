"""The keys that turn the parts of a page, taken for its row of tabs and shown beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QTabBar

from ui.keys import Keys
from ui.translate import Retranslates


class PartKeys(Retranslates, QLabel):
    """Turns `tabs` by key while they are seen."""

    def __init__(self, keys: Keys, tabs: QTabBar) -> None:
        super().__init__()
        self.setProperty("part", "small")
        self._keys, self._tabs = keys, tabs
        for action, step in (("part.next", 1), ("part.previous", -1)):
            keys.take(action, lambda step=step: self._turn(step), tabs.isVisible)
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The keys in force."""
        shown = [self._keys.shown(action) for action in ("part.previous", "part.next")]
        self.setText(" · ".join(key for key in shown if key))

    def _turn(self, step: int) -> None:
        count = self._tabs.count()
        turns = ((self._tabs.currentIndex() + step * n) % count for n in range(1, count + 1))
        self._tabs.setCurrentIndex(next(n for n in turns if self._tabs.isTabEnabled(n) and self._tabs.isTabVisible(n)))
