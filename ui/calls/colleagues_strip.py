"""What the others are doing: one quiet line for each under Calls, by a shape and a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receptionist.calls.board import Board
from ui.calls.colleagues import Doing, Other, others
from ui.calls.text import plain
from ui.staff.pauses import pause_words
from ui.theme import space
from ui.translate import Translated

MOST = 6
"""Lines, so that the list of callers keeps its room: who can be asked soonest is in them, the rest is counted."""
_SHAPES = {
    Doing.FREE: "●",
    Doing.RINGING: "◐",
    Doing.TALKING: "◆",
    Doing.WRAP_UP: "◇",
    Doing.PAUSE: "▮",
    Doing.AWAY: "○",
}


class ColleaguesStrip(Translated):
    """Gone while nobody else has signed in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: list[Other] = []
        self.heading, self.lines = QLabel(), QLabel()
        self.heading.setProperty("part", "heading")
        self.lines.setProperty("part", "muted")
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(1), space(2), 0)
        layout.setSpacing(space(0.5))
        layout.addWidget(self.heading)
        layout.addWidget(self.lines)
        self.hide()
        self.retranslate()

    def present(self, board: Board, me: str) -> None:
        """As they are now."""
        found = others(board, me)
        if found != self._others:
            self._others = found
            self.retranslate()

    def retranslate(self) -> None:
        """All its words."""
        self.setVisible(bool(self._others))
        self.setAccessibleName(self.tr("Colleagues"))
        self.heading.setText(self.tr("COLLEAGUES"))
        lines = [self._line(one) for one in self._others[:MOST]]
        if len(self._others) > MOST:
            lines.append(self.tr("and %n more", "", len(self._others) - MOST))
        self.lines.setText("\n".join(lines))

    def _line(self, one: Other) -> str:
        return f"{_SHAPES[one.doing]} {plain(one.name, 22)} · {self._word(one)}"

    def _word(self, one: Other) -> str:
        if one.doing is Doing.PAUSE and one.reason:
            return self.tr("pause: {reason}").format(reason=plain(pause_words(one.reason), 40))
        return {
            Doing.FREE: self.tr("available"),
            Doing.RINGING: self.tr("answering"),
            Doing.TALKING: self.tr("talking"),
            Doing.WRAP_UP: self.tr("wrap-up"),
            Doing.PAUSE: self.tr("pause"),
            Doing.AWAY: self.tr("away"),
        }[one.doing]
