"""A box to choose from, with the mark that says so, in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.theme import space


class ChoiceBox(QComboBox):
    """Turning the wheel over it scrolls the page and changes nothing."""

    def __init__(self, least: int = 8) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's, not ours."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and a small mark pointing down at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        x, y = self.width() - space(2), self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))
