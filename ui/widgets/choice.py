"""A box to choose from, among fields that one scrolls past."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Turning the wheel over it scrolls the page and changes nothing. `least`: characters that it shows at least."""

    def __init__(self, least: int = 8) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's, not ours."""
        event.ignore()
