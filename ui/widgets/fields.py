"""Where one types: a field with its name above it and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Role, Theme, space
from ui.widgets.labels import label


class Field(QWidget):
    """An editor with its label and, when something is wrong, the reason beside it until it is put right."""

    def __init__(self, editor: QWidget, text: str = "", hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._label: QLabel = label(text, "small")
        self._label.setBuddy(editor)
        self._hint = label(hint, "small", wrap=True)
        self._error = label("", "danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for part in (self._label, editor, self._hint, self._error):
            column.addWidget(part)
        self.name(text, hint)
        self.complain("")

    def name(self, text: str, hint: str = "") -> None:
        """What the field is for; `hint` says what is expected."""
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and not self._error.text())
        self.editor.setAccessibleName(text)

    def complain(self, sentence: str) -> None:
        """What is wrong, and what to do; empty: nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._hint.setVisible(bool(self._hint.text()) and not sentence)
        self.editor.setAccessibleDescription(sentence or self._hint.text())
        mark_wrong(self.editor, bool(sentence))

    @property
    def complaint(self) -> str:
        """What it says is wrong."""
        return self._error.text()


def mark_wrong(editor: QWidget, wrong: bool) -> None:
    """Give the editor the edge of something that cannot stay so."""
    if bool(editor.property("wrong")) != wrong:
        editor.setProperty("wrong", wrong)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class SearchField(QLineEdit):
    """A line that filters: a glass at its left, a cross to empty it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setClearButtonEnabled(True)
        self.setTextMargins(space(2.5), 0, 0, 0)
        theme.changed.connect(self.update)

    def say(self, placeholder: str) -> None:
        """What can be found here."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass, over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = space(2)
        self._theme.icons.paint(painter, "search", _square(space(1), (self.height() - side) // 2, side), Role.MUTED)


def _square(x: int, y: int, side: int):
    from PySide6.QtCore import QRect

    return QRect(x, y, side, side)
