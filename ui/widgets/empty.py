"""A place with nothing in it yet: what it is for, and the one action to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, Theme, space
from ui.widgets.buttons import Button
from ui.widgets.labels import label


class EmptyState(QWidget):
    """Teaches what the place is for."""

    begun = Signal()

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._picture = _Picture(theme, icon)
        self._title = label("", "title", wrap=True)
        self._text = label("", "muted", wrap=True)
        self._begin = Button(theme, kind="primary")
        self._begin.clicked.connect(self.begun)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(1))
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, alignment=centre)
        for words in (self._title, self._text):
            words.setAlignment(centre)
            column.addLayout(_in_the_middle(words))
        column.addSpacing(space(1))
        column.addWidget(self._begin, alignment=centre)
        column.addStretch(3)

    def say(self, title: str, text: str, begin: str = "", key: str = "") -> None:
        """Its words, for who sees them and for who listens; without `begin` there is no button, on which `key` stands."""
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._title.setText(title)
        self._text.setText(text)
        self._begin.setText(begin)
        self._begin.show_key(key)
        self._begin.setVisible(bool(begin))


def _in_the_middle(words: QWidget) -> QHBoxLayout:
    """A column narrow enough to read, whose height follows its words."""
    row = QHBoxLayout()
    words.setMaximumWidth(space(52))
    row.addStretch(1)
    row.addWidget(words, 100)
    row.addStretch(1)
    return row


class _Picture(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setFixedSize(space(6), space(6))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._theme.icons.paint(painter, self._icon, self.rect().adjusted(4, 4, -4, -4), Role.MUTED)
