"""A word about what was just done, with a way back, at the foot of the page; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets.buttons import Button
from ui.widgets.labels import label

STAYS = 8_000
"""Milliseconds, counted while the pointer is elsewhere."""


class Toast(Retranslates, QFrame):
    """Lies over its parent, at the foot, in the middle; above `above`, where that must stay readable. While it offers a way
    back, its key leads there from wherever the focus is."""

    def __init__(self, theme: Theme, keys: Keys, over: QWidget, above: QWidget | None = None) -> None:
        super().__init__(over)
        self._above, self._keys = above, keys
        self.setProperty("part", "raised")
        self._undo: Callable[[], object] | None = None
        self._words = label()
        self._button = Button(theme, kind="quiet", icon="undo-2")
        self._button.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(1), space(1))
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        keys.take("take_back", self._take_back, lambda: self.isVisible() and self._undo is not None, of=self)
        keys.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """The button's word and its key."""
        self._button.setText(self.tr("Undo"))
        self._button.show_key(self._keys.shown("take_back"))

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say it; `undo` takes it back."""
        self._words.setText(words)
        self._undo = undo
        self._button.setVisible(undo is not None)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._button.accessibleDescription() if undo is not None else "")
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def enterEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Somebody reads it, or reaches for the button."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """The time runs again."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the page changes its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _take_back(self) -> None:
        self.hide()
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _place(self) -> None:
        self.adjustSize()
        over, foot = self.parentWidget(), self.parentWidget().height()
        if self._above is not None and self._above.isVisible():
            foot = self._above.mapTo(over, QPoint()).y() + space(3) - 2  # close upon it: buttons stand not far above
        self.move((over.width() - self.width()) // 2, foot - self.height() - space(3))
