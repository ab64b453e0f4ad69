"""A box to choose from, among fields that one scrolls past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QStyle, QStyleOptionComboBox, QStylePainter


class ChoiceBox(QComboBox):
    """Turning the wheel over it scrolls the page and changes nothing. `least`: characters that it shows at least."""

    def __init__(self, least: int = 8) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A text that does not fit ends in an ellipsis, and stands whole in the tooltip."""
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        whole = option.currentText
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, field.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's, not ours."""
        event.ignore()


class Found(QListView):
    """What a completer has found for a box. Qt opens it as a window that belongs to none, so it takes over what the box's own
    window wears."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__()
        self._box = box

    def showEvent(self, event: QShowEvent) -> None:
        """Looks may have changed since."""
        worn = self._box.window().styleSheet()
        if worn != self.styleSheet():
            self.setStyleSheet(worn)
        super().showEvent(event)


class SearchBox(ChoiceBox):
    """A box to type in; what contains the letters is offered."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setStyleSheet("QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }")
        self.setEditable(True)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        finds = QCompleter(self.model(), self)
        finds.setFilterMode(Qt.MatchFlag.MatchContains)
        finds.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finds.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finds.setPopup(Found(self))
        self.setCompleter(finds)
