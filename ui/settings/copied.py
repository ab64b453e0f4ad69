"""Text to be taken somewhere else: a line for another program, steps for a terminal."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from ui.settings.part import row
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, label


class CopiedText(Translated):
    """Shown in letters of one width, with a button that copies all of it. `lines`: so many are seen at once."""

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self._name = label("", "small")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._name.setBuddy(self.text)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + space(3))
        self.copy = Button(theme, icon="copy", kind="quiet")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self._name)
        column.addWidget(self.text)
        column.addLayout(row(self.copy))
        self.retranslate()

    def retranslate(self) -> None:
        """Its button."""
        self.copy.setText(self.tr("Copy"))

    def name(self, text: str) -> None:
        """What it is."""
        self._name.setText(text)
        self.text.setAccessibleName(text)

    def show_text(self, text: str) -> None:
        """The text."""
        self.text.setPlainText(text)
