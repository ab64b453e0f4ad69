"""Her other phone: hers alone, wherever she sits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from receptionist.calls.other_phone import other_phone
from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.translate import Translated
from ui.widgets import Field
from ui.words import say_problem


class OtherPhone(Translated):
    """`kept` has it as the hub needs it (empty: none), once it is written down. What cannot be one is said beside it, and the
    one before stays."""

    kept = Signal(str)

    def __init__(self, background: Background, office: Office, own: Callable[[], str]) -> None:
        super().__init__()
        self._background, self._office, self._own = background, office, own
        self.editor = QLineEdit(maxLength=80)
        self.field = Field(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self._value = str(office.settings.get("phone.other"))
        self._show(self._value)
        self.editor.editingFinished.connect(self._keep)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.field.name(
            self.tr("Your other phone"),
            self.tr(
                "A station or a number, for instance your mobile. It rings for your caller when this console and your phone "
                "are both gone; empty: the caller goes back into the queue"
            ),
        )

    def _show(self, value: str) -> None:
        self.editor.setText(show(value, self._office.country) if value.startswith("+") else value)

    def _keep(self) -> None:
        settings = self._office.settings
        try:
            value = other_phone(self.editor.text(), settings.get("stations"), self._office.country, self._own())
        except Problem as problem:
            self.field.complain(say_problem(problem))
            return
        self.field.complain("")
        if value != self._value:
            self._background.run(lambda: settings.set("phone.other", value), lambda _none: self._kept(value), self._not_kept)

    def _kept(self, value: str) -> None:
        self._value = value
        if not self.editor.hasFocus():
            self._show(value)
        self.kept.emit(value)

    def _not_kept(self, problem: Problem) -> None:
        self.field.complain(say_problem(problem))
