"""A call card by hand: for offices whose phone system we do not speak to, and for what was said without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from receptionist.telephony.numbers import Number, read_typed, show
from ui.calls.book import Book
from ui.calls.words.text import plain
from ui.keys import native
from ui.sheet import lay_over
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, label
from ui.widgets.buttons import press_focused
from ui.widgets.choice import Found
from ui.words import say_problem


def ask_for_card(desk: QWidget, sheet: OpenCardSheet) -> None:
    """Lay it over the window. One in which something was typed, and which was put away for a caller, comes back as it was: to
    the desk for which it was typed, not from a trial that is over."""
    over = desk.window()
    for before in over.findChildren(OpenCardSheet):
        if before is not sheet and not before.isVisible() and not (before.typed and isValid(before.desk)):
            before.closed.emit()
    sheet.desk = desk
    lay_over(over, sheet, space(64), space(34), desk)


class OpenCardSheet(Retranslates, QFrame):
    """Choose the line that was rung, and type the caller's number where it is known. Enter opens the card, wherever it is
    pressed."""

    wanted = Signal(str, object)
    """The line and the caller's number, both E.164; the number may be None."""
    closed = Signal()

    def __init__(self, theme: Theme, book: Book, chosen: Profile | None) -> None:
        super().__init__()
        self.desk: QWidget = self
        """On which the card is to be."""
        self.setProperty("part", "sheet")
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
        self._began_with = self.line.currentText()
        self.caller = QLineEdit(maxLength=60)
        self._line_field, self._caller_field = Field(self.line), Field(self.caller)
        self._open = Button(theme, kind="primary", key=native("Enter"))
        self._cancel = Button(theme, kind="quiet", key=native("Esc"))
        self._lay_out()
        self._open.clicked.connect(self.open)
        self._cancel.clicked.connect(self.closed)
        self.caller.textChanged.connect(self._show_reading)
        self.line.currentTextChanged.connect(self._show_reading)
        self.retranslate()
        self.setFocusProxy(self.caller if chosen is not None else self.line)

    def _lay_out(self) -> None:
        self._title = label("", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(2))
        layout.setSpacing(space(2))
        for part in (self._title, self._line_field, self._caller_field):
            layout.addWidget(part)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        layout.addLayout(buttons)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._open)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("New call card"))
        self.setAccessibleName(self._title.text())
        self._line_field.name(self.tr("Whom did the caller ring?"))
        self._open.setText(self.tr("Open card"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_reading()

    @property
    def typed(self) -> bool:
        """Whether she has entered anything."""
        return bool(self.caller.text().strip()) or self.line.currentText() != self._began_with

    def _choose(self, chosen: Profile | None) -> None:
        rows = (n for n, (_number, profile) in enumerate(self._lines) if chosen is not None and profile.id == chosen.id)
        self.line.setCurrentIndex(next(rows, -1))

    def _chosen(self) -> tuple[str, Profile] | None:
        """The line that is chosen, or the only one that what was typed can mean: part of a name, or of a number."""
        typed = self.line.currentText().strip()
        row = self.line.findText(typed)
        if row >= 0:
            return self._lines[row]
        meant = [one for n, one in enumerate(self._lines) if _fits(typed, self.line.itemText(n), one[0])]
        return meant[0] if len(meant) == 1 else None

    def _read(self, profile: Profile) -> Number | None:
        """The number as typed for this client; None: nothing was typed. Raises `Invalid`."""
        typed = self.caller.text().strip()
        return read_typed(typed, *self._book.countries(profile)) if typed else None

    def _show_reading(self) -> None:
        """How the number is read, before anything is opened with it."""
        self._line_field.complain("")
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

    def open(self) -> None:
        """The card, where it is known for whom."""
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
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on a button it presses that; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self.open()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _fits(typed: str, shown: str, number: str) -> bool:
    """Whether what was typed is part of a line's name, or of its number however that is written."""
    digits = "".join(c for c in typed if c.isdigit()).lstrip("0")
    is_number = bool(digits) and all(c.isdigit() or c in "+ ()-./" for c in typed)
    return bool(typed) and (digits in number if is_number else typed.casefold() in shown.casefold())
