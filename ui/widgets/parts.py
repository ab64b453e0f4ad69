"""The keys that turn the parts of a page, taken for its row of tabs and shown beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QTabBar

from ui.keys import Keys
from ui.translate import Retranslates


def _together(one: str, other: str) -> str:
    """`Ctrl+Shift+PgUp/PgDown`: what both begin with once."""
    begins, _, last = one.rpartition("+")
    same = bool(begins) and other.rpartition("+")[0] == begins
    return f"{begins}+{last}/{other.rpartition('+')[2]}" if same else one or other


class PartKeys(Retranslates, QLabel):
    """Turns `tabs` by key while they are seen; takes the room beside them that is left."""

    turned = Signal()
    """By key, and not with the mouse."""

    def __init__(self, keys: Keys, tabs: QTabBar) -> None:
        super().__init__()
        self.setProperty("part", "small")
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._keys, self._tabs = keys, tabs
        for action, step in (("part.next", 1), ("part.previous", -1)):
            keys.take(action, lambda step=step: self._turn(step), tabs.isVisible, of=tabs)
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The keys in force."""
        shown = [self._keys.shown(action) for action in ("part.previous", "part.next")]
        self._whole, self._short = " · ".join(key for key in shown if key), _together(*shown)
        self._fit()
        self._tabs.setToolTip(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold more, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whole, or shorter, or not at all: the tabs need the room more."""
        fitting = (text for text in (self._whole, self._short) if self.fontMetrics().horizontalAdvance(text) <= self.width())
        self.setText(next(fitting, ""))

    def _turn(self, step: int) -> None:
        count = self._tabs.count()
        turns = ((self._tabs.currentIndex() + step * n) % count for n in range(1, count + 1))
        self._tabs.setCurrentIndex(next(n for n in turns if self._tabs.isTabEnabled(n) and self._tabs.isTabVisible(n)))
        self.turned.emit()
