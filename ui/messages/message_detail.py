"""One message, whole, and the keys to pass it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.messages.service import How, Message
from ui.calls.words.days import day_there
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.messages.message_words import caller_of, how_words, mail_address, state_words
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, KeyButton, label

WAYS = {
    How.PHONE: ("message.by_phone", "phone"),
    How.MAIL: ("message.by_mail", "mail"),
    How.COPIED: ("message.copied", "copy"),
}
"""The ways of passing on that have a key: action and icon."""


class MessageDetail(Translated):
    """`taken_back` the message that was not passed on after all."""

    taken_back = Signal(str)

    def __init__(self, theme: Theme, keys: Keys, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._shown: tuple[Message, Profile | None, datetime] | None = None
        self._whom, self._client = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._caller, self._about = label("", "strong", wrap=True), label("", wrap=True)
        self._state = label("", "muted", wrap=True)
        self._text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it gives way first
        self._text.setMinimumHeight(space(7))
        self.to = QLineEdit(maxLength=200)
        self.copy = KeyButton(theme, keys, "message.copy", "copy")
        self.mail = KeyButton(theme, keys, "message.mail", "mail")
        self.promise = KeyButton(theme, keys, "call_back.promise", "phone-outgoing", "quiet", lambda: "")
        self.other = KeyButton(theme, keys, "message.passed_on", "check", "primary")
        self.by = {
            how: KeyButton(theme, keys, action, icon, words=lambda how=how: how_words(how))
            for how, (action, icon) in WAYS.items()
        }
        self.back = Button(theme, icon="undo-2", kind="quiet")
        self.back.clicked.connect(self._take_back)
        self._lay_out()
        self.retranslate()
        self.clear()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(2), space(2), space(2))
        layout.setSpacing(space(1))
        caller = QHBoxLayout()
        caller.addWidget(self._caller, 1)
        caller.addWidget(self.promise, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._whom, self._client):
            layout.addWidget(part)
        layout.addLayout(caller)
        layout.addWidget(self._about)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._state)
        layout.addWidget(self._two_columns(self.copy, self.mail))
        self._ways = QWidget()
        done = QVBoxLayout(self._ways)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(space(1))
        done.addWidget(self.to)
        done.addWidget(self._two_columns(*self.by.values(), self.other))
        layout.addWidget(self._ways)
        layout.addWidget(self.back)

    def _two_columns(self, *buttons: QWidget) -> QWidget:
        """Side by side they would leave the list no room in a narrow window."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(1))
        for n, button in enumerate(buttons):
            grid.addWidget(button, n // 2, n % 2)
        return made

    def clear(self) -> None:
        """No message is chosen."""
        self._shown = None
        for part in (self._whom, self._client, self._caller, self._about, self._state):
            part.setText("")
        self._text.clear()
        for part in (self._text, self.copy, self.mail, self.promise, self._ways, self.back):
            part.hide()

    def present(self, message: Message, profile: Profile | None, now: datetime) -> None:
        """Show it; `now` aware, in the zone in which times are shown."""
        if self._shown is None or self._shown[0].id != message.id:
            self.to.setText(message.recipient)
        self._shown = (message, profile, now)
        self._whom.setText(plain(message.recipient) or self.tr("For anybody"))
        self._client.setText(" · ".join(p for p in (profile.name if profile else "", mail_address(message, profile)) if p))
        self._caller.setText(caller_of(message, profile.country if profile else "IT"))
        asks = self.tr("asks to be called back") if message.call_back else ""
        urgent = self.tr("urgent") if message.urgent else ""
        when = day_there(message.taken_at, now, profile)
        taken = self.tr("taken {when} by {whom}").format(when=when, whom=plain(self._name_of(message.taken_by), 60))
        self._about.setText(" · ".join(part for part in (urgent, asks, plain(message.matter, 200), taken) if part))
        self._text.setPlainText(message.text)
        self._state.setText(state_words(message, now, self._name_of))
        waits = message.passed_on_at is None
        for part, shown in (
            (self._text, True),
            (self.copy, True),
            (self.mail, True),
            (self.promise, True),
            (self._ways, waits),
            (self.back, not waits),
        ):
            part.setVisible(shown)

    def to_whom(self) -> str:
        """To whom it was passed on, as it stands in the field."""
        return self.to.text().strip()

    def _take_back(self) -> None:
        if self._shown is not None:
            self.taken_back.emit(self._shown[0].id)

    def retranslate(self) -> None:
        """Every word."""
        self.setAccessibleName(self.tr("The message"))
        self._text.setAccessibleName(self.tr("Text of the message"))
        self.to.setPlaceholderText(self.tr("passed on to"))
        self.to.setAccessibleName(self.tr("Passed on to"))
        self.back.setText(self.tr("Not passed on after all"))
        for say in (self.promise.setToolTip, self.promise.setAccessibleName):
            say(self.tr("Promise a call-back"))
        if self._shown is not None:
            self.present(*self._shown)
