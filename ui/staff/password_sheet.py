"""A one-time password and how to come in with it: shown once, as nobody can see it again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label


@dataclass(frozen=True, slots=True)
class Invitation:
    """What somebody is told: who, by which address, with which password, good for so many days."""

    name: str
    address: str
    password: str
    days: int


class PasswordSheet(Retranslates, QFrame):
    """Goes when it was said to be done with; Esc alone does not take away what nobody can see again."""

    closed = Signal()

    def __init__(self, theme: Theme, told: Invitation) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._told = told
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._title, self._lead = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._password_title, self._address_title = label("", "small"), label("", "small")
        self.password, self.address = label(told.password, "title"), label(told.address, wrap=True)
        for words in (self.password, self.address):
            words.setFont(fixed)
        self._fingerprint = label("", "muted", wrap=True)
        self.copy_password, self.copy_address = Button(theme, icon="copy"), Button(theme, icon="copy")
        self.copy_password.clicked.connect(lambda: QGuiApplication.clipboard().setText(told.password))
        self.copy_address.clicked.connect(lambda: QGuiApplication.clipboard().setText(told.address))
        self.done = Button(theme, kind="primary", icon="check")
        self.done.clicked.connect(self.closed)
        self._lay_out()
        self.retranslate()
        self.setFocusProxy(self.copy_password)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        parts = (
            self._title,
            self._lead,
            self._password_title,
            self.password,
            self._address_title,
            self.address,
            self._fingerprint,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.addWidget(self.copy_password)
        buttons.addWidget(self.copy_address)
        buttons.addStretch(1)
        buttons.addWidget(self.done)

    def retranslate(self) -> None:
        """Its words."""
        told = self._told
        self._title.setText(self.tr("How {name} comes in").format(name=told.name))
        self._lead.setText(
            self.tr("Shown only now: tell them both. The password is good once, for %n day(s).", "", told.days)
            + " "
            + self.tr("They choose one of their own when they join.")
        )
        self._password_title.setText(self.tr("One-time password"))
        self._address_title.setText(self.tr("Address, for “Join an office” on their machine"))
        self._fingerprint.setText(
            self.tr(
                "Tell them the fingerprint of the office too, by another way than this: they compare it when they join. It "
                "stands in Settings, Shared office."
            )
        )
        self.password.setAccessibleName(self.tr("One-time password: {password}").format(password=told.password))
        self.copy_password.setText(self.tr("Copy the password"))
        self.copy_address.setText(self.tr("Copy the address"))
        self.done.setText(self.tr("I have told them"))
