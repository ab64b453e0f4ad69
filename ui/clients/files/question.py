"""Whether the good rows of a file are taken without those that were refused."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label


class ImportQuestion(Retranslates, QFrame):
    """Hidden until something is asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "warning")
        self._words = label("", wrap=True)
        self.yes, self.no = Button(theme, kind="primary"), Button(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(1))
        row.addWidget(self._words, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self.yes.setText(self.tr("Take what is good"))
        self.no.setText(self.tr("Nothing for now"))
        self.yes.show_key(native("Enter"))
        self.no.show_key(native("Esc"))

    def ask(self, words: str) -> None:
        """Show the question."""
        self._words.setText(words)
        self.show()
        self.yes.setFocus()
