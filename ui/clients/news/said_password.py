"""The caller says the client's password, the assistant types it, and the console says whether it is right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.passphrase import LONGEST
from receptionist.clients.recognition import Heard
from receptionist.errors import Problem
from ui.background import Background
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, label
from ui.widgets.labels import dress
from ui.words import say, say_problem


class Ear(Protocol):
    """The part of `NewsService` that is needed here. Blocks."""

    def recognise(self, client: str, said: str, by: str, at: datetime) -> Heard: ...


class SaidPassword(Translated):
    """`answered` once it was right; `spent` when no password counts any more, and only a call-back does: `refused` is why."""

    answered = Signal()
    spent = Signal()

    def __init__(
        self, theme: Theme, background: Background, ear: Ear, client: str, now: Callable[[], datetime], login: str
    ) -> None:
        super().__init__()
        self._background, self._ear, self._client, self._now, self._login = background, ear, client, now, login
        self.right, self.refused = False, ""
        self.line, self.check_button = QLineEdit(maxLength=LONGEST), Button(theme, icon="check")
        self.verdict = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(space(1))
        row.addWidget(self.line, 1)
        row.addWidget(self.check_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addLayout(row)
        column.addWidget(self.verdict)
        self.verdict.hide()
        self.line.returnPressed.connect(self.check)
        self.check_button.clicked.connect(self.check)
        self.setFocusProxy(self.line)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.line.setPlaceholderText(self.tr("The password, as the caller says it"))
        self.line.setAccessibleName(self.tr("The password, as the caller says it"))
        self.check_button.setText(self.tr("Check"))
        if self.right:
            self._say(self.tr("That is the password."), "good")

    def check(self) -> None:
        """Hear what was typed; nothing is sent twice."""
        said, client, login, now = self.line.text().strip(), self._client, self._login, self._now()
        if not said or not self.check_button.isEnabled():
            return
        self.line.setReadOnly(True)  # the focus stays, for another try
        self.check_button.setEnabled(False)
        self._background.run(lambda: self._ear.recognise(client, said, login, now), self._heard, self.refuse)

    def complain(self, code: str) -> None:
        """Say what is wrong, here where it is put right."""
        self._say(say(code), "danger")

    def _heard(self, heard: Heard) -> None:
        self.right = heard.right
        self.line.clear()
        self._open(not heard.right)
        if heard.right:
            self._say(self.tr("That is the password."), "good")
            self.answered.emit()
        elif heard.left:
            self._say(say("passphrase.wrong", {"left": heard.left}), "danger")
            self.line.setFocus()
        else:
            self.refuse(Problem("passphrase.spent"))

    def refuse(self, problem: Problem) -> None:
        """It was not heard, and why."""
        self._say(say_problem(problem), "danger")
        self.refused = problem.code if problem.code in ("passphrase.spent", "passphrase.none") else ""
        self._open(not self.refused)
        if self.refused:
            self.spent.emit()

    def _open(self, open_: bool) -> None:
        self.line.setReadOnly(False)
        self.line.setEnabled(open_)
        self.check_button.setEnabled(open_)

    def _say(self, sentence: str, part: str) -> None:
        dress(self.verdict, part)
        self.verdict.setText(sentence)
        self.verdict.show()
