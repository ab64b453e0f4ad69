"""What a template proposed and nobody has confirmed: one button says that it is right."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent

from ui.clients.form.editors import Editor, Surroundings
from ui.clients.form.forms import words
from ui.theme import Theme
from ui.widgets import Button

_N = QT_TRANSLATE_NOOP


class Assumed(Editor):
    """Its value is whether it still waits to be confirmed; where it does not, its whole field is away."""

    def __init__(self, theme: Theme) -> None:
        self.confirm = Button(theme, icon="check")
        super().__init__(self.confirm)
        self.layout().setAlignment(self.confirm, Qt.AlignmentFlag.AlignLeft)
        self._waits = False
        self.confirm.clicked.connect(self._confirm)

    def call(self, name: str) -> None:
        """What the button says; the field's name stands above it."""
        self.confirm.setText(words(_N("clients", "These hours are right")))

    def value(self) -> object:
        return self._waits

    def show_value(self, value: object, around: Surroundings) -> None:
        self._waits = bool(value)
        field = self.parentWidget()
        if field is not None:
            field.setVisible(self._waits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm.click()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self._waits = False
        self.edited.emit()
