"""Somebody saved the client while it was being edited here: both are shown, field by field, and one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from receptionist.clients.profile import Profile
from ui.clients.difference_words import rows_between
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Elided, label


class Conflict(Retranslates, QFrame):
    """Hidden until there is one."""

    mine_chosen = Signal()
    theirs_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "warning")
        self._name = ""
        self._words = label("", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(0.5))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.mine, self.theirs = Button(theme), Button(theme)
        self.mine.clicked.connect(self.mine_chosen)
        self.theirs.clicked.connect(self.theirs_chosen)
        buttons = QHBoxLayout()
        buttons.addWidget(self.mine)
        buttons.addWidget(self.theirs)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(1), space(3), space(1.5))
        column.setSpacing(space(1))
        column.addWidget(self._words)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self._words.setText(
            self.tr("{client} was saved by somebody else meanwhile. Nothing is lost: choose.").replace("{client}", self._name)
        )
        self.mine.setText(self.tr("Keep mine"))
        self.theirs.setText(self.tr("Take theirs"))

    def compare(self, mine: Profile, theirs: Profile) -> None:
        """Show both."""
        self._name = mine.name
        self.retranslate()
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        found = [(row.where, row.first, row.second) for row in rows_between(mine, theirs)]
        rows = [("", self.tr("MINE"), self.tr("THEIRS")), *found]
        for row, texts in enumerate(rows):
            for place, text in enumerate(texts):
                self._grid.addWidget(
                    label(text, "heading") if not row else Elided(text, "small" if not place else ""), row, place
                )
        self.show()
