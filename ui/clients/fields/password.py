"""Where a client's password is set or removed: what is typed becomes a hash at once, and is never shown again."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QLineEdit

from receptionist.clients.passphrase import LONGEST, hashed
from receptionist.errors import Problem
from ui.background import Background
from ui.clients.form.editors import Editor, Surroundings
from ui.clients.form.forms import words
from ui.theme import Theme
from ui.widgets import Button

_N = QT_TRANSLATE_NOOP


class PasswordField(Editor):
    """Its value is the hash that is kept; empty: none. What is typed and not set yet stays with its client."""

    def __init__(self, theme: Theme, background: Background) -> None:
        self.line = QLineEdit(maxLength=LONGEST)
        super().__init__(self.line)
        self._background = background
        self._around: Surroundings = lambda name: None
        self._value, self._client = "", ""
        self._typed: dict[str, str] = {}
        self._only = False
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.set, self.remove = Button(theme, icon="check"), Button(theme, icon="trash-2", kind="quiet")
        for button in (self.set, self.remove):
            self.layout().addWidget(button)
        self.line.textEdited.connect(lambda _text: self._waits())
        self.line.returnPressed.connect(self._hash)
        self.set.clicked.connect(self._hash)
        self.remove.clicked.connect(lambda: self._take(self._client, ""))
        self._show()

    keeps_typed = True

    def call(self, name: str) -> None:
        """Its name, and those of its buttons."""
        super().call(name)
        self.set.setText(words(_N("clients", "Set")))
        self.remove.setText(words(_N("clients", "Remove")))
        self._show()

    def value(self) -> object:
        return self._value

    def show_value(self, value: object, around: Surroundings) -> None:
        self._around = around
        client = str(around("id"))
        if client != self._client:
            self._typed[self._client] = self.line.text()
            self._client = client
            self.line.setText(self._typed.pop(client, ""))
            self.trouble = "passphrase.waits" if self.line.text() else ""
        self._value = str(value or "")
        self._show()

    @property
    def half_typed(self) -> bool:
        """What was sent off and refused is not."""
        return super().half_typed and self.trouble == "passphrase.waits"

    def read_only(self, only: bool) -> None:
        self._only = only
        self.line.setReadOnly(only)
        self._show()

    def _show(self) -> None:
        there = bool(self._value)
        self.line.setPlaceholderText(
            words(_N("clients", "There is one; type another to change it") if there else _N("clients", "None"))
        )
        self.set.setVisible(bool(self.line.text()) and not self._only)
        self.remove.setVisible(there and not self.line.text() and not self._only)

    def _waits(self) -> None:
        self.trouble, self.values = "passphrase.waits" if self.line.text() else "", {}
        self._show()
        self.edited.emit()

    def _hash(self) -> None:
        said, client = self.line.text(), self._client
        if said and not self._only:
            self._background.run(lambda: hashed(said), lambda kept: self._take(client, kept), self._refuse)

    def _take(self, client: str, kept: str) -> None:
        """Another client may be shown by now: what was typed waits for this one's return."""
        if client == self._client:
            self._value, self.trouble = kept, ""
            self.line.clear()
            self._show()
            self.edited.emit()

    def _refuse(self, problem: Problem) -> None:
        self.trouble, self.values = problem.code, problem.values
        self.line.setFocus()
        self.edited.emit()
