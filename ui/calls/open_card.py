"""A call card by hand: for offices whose phone system we do not speak to, and for what was said without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from receptionist.telephony.numbers import Number, read_typed, show
from ui.calls.book import Book
from ui.calls.text import plain
from ui.theme import Theme, space
from ui.widgets import Button, Field
from ui.widgets.choice import Found
from ui.words import say_problem


class OpenCardDialog(QDialog):
    """Choose the line that was rung, and type the caller's number where it is known."""

    wanted = Signal(str, object)
    """The line and the caller's number, both E.164; the number may be None."""

    def __init__(self, theme: Theme, book: Book, chosen: Profile | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._lines = [(line.number, profile) for profile in book.directory.profiles for line in book.lines(profile)]
        self.line = QComboBox(editable=True)
        self.line.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for number, profile in self._lines:
            self.line.addItem(f"{plain(profile.name, 60)}  {show(number, profile.country)}", number)
        completer = self.line.completer()
        completer.setPopup(Found(self.line))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        self._choose(chosen)
        self.caller = QLineEdit(maxLength=60)
        self._line_field, self._caller_field = Field(self.line), Field(self.caller)
        self._open = Button(theme, kind="primary", key="↵")
        self._open.setDefault(True)
        cancel = Button(theme, kind="quiet", key="Esc")
        self._open.clicked.connect(self._done)
        cancel.clicked.connect(self.reject)
        self.caller.returnPressed.connect(self._done)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        layout.setSpacing(space(2))
        layout.addWidget(self._line_field)
        layout.addWidget(self._caller_field)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(space(56))
        self.setWindowTitle(self.tr("New call card"))
        self._line_field.name(self.tr("Whom did the caller ring?"))
        self.caller.textChanged.connect(self._show_reading)
        self.line.currentTextChanged.connect(self._show_reading)
        self._show_reading()
        self._open.setText(self.tr("Open card"))
        cancel.setText(self.tr("Cancel"))
        (self.caller if chosen is not None else self.line).setFocus()

    def _choose(self, chosen: Profile | None) -> None:
        rows = (n for n, (_number, profile) in enumerate(self._lines) if chosen is not None and profile.id == chosen.id)
        self.line.setCurrentIndex(next(rows, -1))

    def _chosen(self) -> tuple[str, Profile] | None:
        row = self.line.findText(self.line.currentText())
        return self._lines[row] if row >= 0 else None

    def _read(self, profile: Profile) -> Number | None:
        """The number as typed for this client; None: nothing was typed. Raises `Invalid`."""
        typed = self.caller.text().strip()
        return read_typed(typed, *self._book.countries(profile)) if typed else None

    def _show_reading(self) -> None:
        """How the number is read, before anything is opened with it."""
        self._caller_field.name(self.tr("Caller's number"), self._reading())
        self._caller_field.complain("")

    def _reading(self) -> str:
        chosen = self._chosen()
        try:
            number = self._read(chosen[1]) if chosen is not None else None
        except Invalid as problem:
            return say_problem(problem)
        if number is None:
            return self.tr("Leave it empty where it is not known.")
        reading = self.tr("Read as {number}.") if number.valid else self.tr("Read as {number}: no such number is known.")
        return reading.format(number=show(number.e164, "ZZ"))

    def _done(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._line_field.complain(self.tr("Choose one of the clients' numbers."))
            return
        line, profile = chosen
        try:
            number = self._read(profile)
        except Invalid as problem:
            self._caller_field.complain(say_problem(problem))
            return
        self.wanted.emit(line, number.e164 if number is not None else None)
        self.accept()
