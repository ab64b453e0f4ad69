"""A number that nobody has goes to a client: to one that is there, or to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.profile import Profile
from ui.clients.sheets.client_choice import ClientChoice
from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label


class GiveSheet(Retranslates, QFrame):
    """`given`: to that client (None: to a new one); `closed` when that is said, or nobody is to have it."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, number: str, clients: Sequence[Profile]) -> None:
        """`number` as it is shown."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._number, self.client = number, ClientChoice(theme, clients)
        self._title, self.lacking = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.do, self.new = Button(theme, icon="tag", kind="primary"), Button(theme, icon="plus", kind="quiet")
        self.close_button = Button(theme, kind="quiet")
        self._lay_out()
        self.client.changed.connect(self._tell)
        self.client.entered.connect(self.give)
        self.do.clicked.connect(self.give)
        self.new.clicked.connect(lambda: self._give(None))
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.client)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self.client, 1)
        column.addWidget(self.lacking)
        column.addLayout(buttons)
        for button in (self.close_button, self.new, self.do):
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("To whom does {number} belong?").replace("{number}", self._number))
        self.client.say(self.tr("Name, code or city"), self.tr("Clients"))
        self.new.setText(self.tr("A new client"))
        self.do.setText(self.tr("Enter it there"))
        self.do.show_key(native("Enter"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._tell()

    def _tell(self) -> None:
        chosen = self.client.chosen
        self.do.setEnabled(chosen is not None)
        self.lacking.setVisible(chosen is None)
        unknown = self.client.nobody_fits
        self.lacking.setText(self.tr("No client is called so.") if unknown else self.tr("Choose to whom it goes."))

    def give(self) -> None:
        """To who is marked; it is looked at there, and saved."""
        if self.client.chosen is not None:
            self._give(self.client.chosen)

    def _give(self, client: Profile | None) -> None:
        self.closed.emit()
        self.given.emit(client)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; up and down move the mark."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self.client.step(event):
            super().keyPressEvent(event)
