"""A one-time password and how to come in with it: shown once, as nobody can see it again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from receptionist.joining import apart
from ui.keys import Keys
from ui.staff.join_form import in_lines
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, KeyButton, label
from ui.widgets.buttons import press_focused


@dataclass(frozen=True, slots=True)
class Invitation:
    """What somebody is told: who, by which address, with which password, good for so many days, and the fingerprint of the
    office (empty: it is not known here). `reopened`: their login had been closed."""

    name: str
    address: str
    password: str
    days: int
    fingerprint: str = ""
    reopened: bool = False


class PasswordSheet(Retranslates, QFrame):
    """A line for each thing that is told, with a digit that copies it. Goes when it was said to be done with; Esc alone takes
    nothing away that nobody can see again."""

    closed = Signal()

    def __init__(self, theme: Theme, keys: Keys, told: Invitation) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._told = told
        office, login = apart(told.address)
        self._title, self._lead = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.address, self.login = label(office or told.address, wrap=True), label(login)
        self.password, self.fingerprint = label(told.password, "title"), label(in_lines(told.fingerprint), wrap=True)
        shown = (self.address, self.login, self.password, self.fingerprint)
        self._lines = {value: label("", "small") for value in shown if value.text()}
        self._by_another_way = label("", "muted", wrap=True)
        self.copies = [self._copy_button(theme, value, n) for n, value in enumerate(self._lines, 1)]
        self.done = KeyButton(theme, keys, "save", "check", "primary", lambda: self.tr("I have told them"))
        keys.take("save", self.closed.emit, self.isVisible, of=self)
        self._lay_out()
        self.retranslate()
        self.setFocusProxy(self.copies[0])

    def _copy_button(self, theme: Theme, value: QLabel, number: int) -> Button:
        value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        told = self._told.fingerprint if value is self.fingerprint else value.text()
        button = Button(theme, icon="copy", kind="quiet", key=str(number))
        button.setAccessibleDescription(str(number))
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1.5))
        column.addWidget(self._title)
        column.addWidget(self._lead)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(space(2))
        grid.setColumnStretch(0, 1)
        for row, ((value, title), copy) in enumerate(zip(self._lines.items(), self.copies, strict=True)):
            line = QVBoxLayout()
            grid.addLayout(line, row, 0)
            line.setSpacing(space(0.25))
            line.addWidget(title)
            line.addWidget(value)
            grid.addWidget(copy, row, 1, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._by_another_way)
        column.addStretch(1)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.done)

    def retranslate(self) -> None:
        """Its words."""
        told = self._told
        self._title.setText(self.tr("How {name} comes in").format(name=told.name))
        again = self.tr("The login of {name} was closed, and is open again.").format(name=told.name) + "\n"
        self._lead.setText(
            (again if told.reopened else "")
            + self.tr("Shown only now: tell them all of it. The password is good once, for %n day(s).", "", told.days)
            + " "
            + self.tr("They choose one of their own when they join.")
        )
        names = {
            self.address: self.tr("Address of the office, for “Join an office” on their machine"),
            self.login: self.tr("Login"),
            self.password: self.tr("One-time password"),
            self.fingerprint: self.tr("Fingerprint of the office"),
        }
        for (value, title), copy in zip(self._lines.items(), self.copies, strict=True):
            title.setText(names[value])
            value.setAccessibleName(f"{names[value]}: {value.text()}")
            copy.setText(self.tr("Copy"))
            copy.setAccessibleName(self.tr("Copy: {what}").format(what=names[value]))
        self._by_another_way.setText(
            self.tr("Tell them the fingerprint by another way than the rest: they compare it sign by sign.")
            if told.fingerprint
            else self.tr("Tell them the fingerprint of the office too: it stands in Settings, Shared office.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit copies its line; Enter presses the button that has the focus."""
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self.copies) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.copies[number - 1].setFocus()
            self.copies[number - 1].click()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)
