"""Where a line of a column would be sliced: how many more there are, in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from ui.theme import space

_ROOM = space(2)


class MoreBelow(QLabel):
    """Lies over the foot of `area` from the first of its `lines` that is not whole; a press goes on to it. Gone once all of
    them are in sight, or the last has been scrolled to."""

    def __init__(self, area: QScrollArea, lines: Callable[[], Sequence[QWidget]], words: Callable[[int], str]) -> None:
        super().__init__(area.viewport())
        self._area, self._lines, self._words = area, lines, words
        self.setProperty("part", "small")
        self.setContentsMargins(space(4.5), 0, 0, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        for watched in (area.viewport(), area.widget()):
            watched.installEventFilter(self)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self.refresh)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.refresh())
        bar.rangeChanged.connect(lambda _low, _high: self._laid_out.start())
        self.hide()

    def refresh(self) -> None:
        """See what is whole now."""
        foot, bar = self._area.viewport().height(), self._area.verticalScrollBar()
        cut = [line for line in self._lines() if self._top(line) + line.height() > foot - _ROOM]
        sliced = any(self._top(line) + line.height() > foot for line in cut)
        self.setVisible(bar.value() < bar.maximum() and sliced)
        if self.isHidden():
            return
        top = min(max(self._top(cut[0]), 0), foot - _ROOM)
        self.setGeometry(0, top, self._area.viewport().width(), foot - top)
        self.setText(self._words(len(cut)))
        self.raise_()

    def _top(self, line: QWidget) -> int:
        return line.mapTo(self._area.viewport(), QPoint()).y()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height, or other lines: looked at once they have their places."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._laid_out.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of the sliced line shows through."""
        QPainter(self).fillRect(self.rect(), self._area.widget().palette().color(QPalette.ColorRole.Base))
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on to what is below."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + max(self.y(), _ROOM))
