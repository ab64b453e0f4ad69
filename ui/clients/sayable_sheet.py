"""What may be said of a client, in one look: the text to read aloud, and letter by letter below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptionist.clients.profile import Profile
from receptionist.clients.sayable import Said, sayable
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.clients.choices import FACTS
from ui.clients.forms import words
from ui.sheet import lay_over
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, RowList, RowPainter, label


def _paint(row: RowPainter, value: object) -> None:
    if not isinstance(value, Said):
        return
    row.area = row.area.adjusted(12, 0, -12, 0)
    if value.on_request:
        row.icon("lock", Role.WARNING, right=True)
    row.right(value.label or words(FACTS[value.kind]))
    row.lines(value.text, value.spelled, bold=True)


def show_sayable(over: QWidget, theme: Theme, background: Background, profile: Profile, language: str, now: datetime) -> None:
    """Lay over the window what may be said of the client in that language. Put together elsewhere: the names of days come from
    a table that takes its time."""

    def show(said: tuple[Said, ...]) -> None:
        if isValid(over):
            lay_over(over, SayableSheet(theme, profile.name, said), space(110), space(64))

    background.run(lambda: sayable(profile, language, now), show)


class SayableSheet(Retranslates, QFrame):
    """`closed` when one has read it."""

    closed = Signal()

    def __init__(self, theme: Theme, client: str, said: Sequence[Said]) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._client, self._said = client, list(said)
        self._title, self._hint = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.letters = label("", "strong", wrap=True)
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(7))
        self.list.setModel(self._rows)
        self.close_button = Button(theme, kind="quiet")
        self.close_button.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self._hint):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.letters)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._spell())
        self.retranslate()
        self.list.setCurrentIndex(self._rows.index(0))

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("What may be said of {client}").replace("{client}", self._client))
        self._hint.setText(
            self.tr("With a lock: only to somebody who asks for just that.")
            if self._said
            else self.tr("Nothing is entered that may be said. A supervisor enters it under Clients, What to say.")
        )
        self.list.setAccessibleName(self.tr("What may be said"))
        self.close_button.setText(self.tr("Close"))
        self._rows.show(self._said, [self._in_words(one) for one in self._said])

    def _spell(self) -> None:
        """The chosen one letter by letter, whole: a row shows only as much as fits."""
        chosen = self._rows.row(self.list.currentIndex())
        self.letters.setText(chosen.spelled if isinstance(chosen, Said) else "")

    def _in_words(self, one: Said) -> str:
        request = self.tr("only on request") if one.on_request else ""
        return ", ".join(part for part in (one.label or words(FACTS[one.kind]), one.text, one.spelled, request) if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc or Enter closes it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
