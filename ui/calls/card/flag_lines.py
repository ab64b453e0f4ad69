"""What is known of a caller on the card: a shape, a word, the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receptionist.calls.callers import Flag
from ui.calls.words.flags import ICONS, INKS
from ui.theme import Theme, space
from ui.widgets import Elided

_MOST = 2
"""One of the client's own, one of all."""


class FlagLines(QWidget):
    """Gone while nothing is known."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = [(QLabel(), Elided("", "strong")) for _ in range(_MOST)]
        self._shown: tuple[tuple[Flag, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for icon, words in self._lines:
            row = QHBoxLayout()
            row.setSpacing(space(1))
            row.addWidget(icon)
            row.addWidget(words, 1)
            column.addLayout(row)
        theme.changed.connect(self._show)
        self._show()

    @property
    def texts(self) -> list[str]:
        """The words that stand there."""
        return [words for _flag, words in self._shown]

    def present(self, flags: Sequence[tuple[Flag, str]]) -> None:
        """Show these."""
        if tuple(flags) != self._shown:
            self._shown = tuple(flags[:_MOST])
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._shown))
        for place, (icon, words) in enumerate(self._lines):
            there = place < len(self._shown)
            icon.setVisible(there)
            words.setVisible(there)
            if there:
                flag, text = self._shown[place]
                icon.setPixmap(self._theme.icons.icon(ICONS[flag], INKS[flag]).pixmap(16, 16))
                words.setText(text)
