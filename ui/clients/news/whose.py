"""Whose news it is: whoever tells it may ring on the number of another client than their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.news.text import names_somebody
from receptionist.clients.profile import Profile
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, label
from ui.widgets.choice import ChoiceBox


@dataclass(frozen=True, slots=True)
class MayBeOf:
    """The `others` whose news it may be, the likeliest first. `rung`: whose number was rung, where that is another client than
    the one whose news is written. `chosen`: somebody has said whose it is. `several`: the caller is known at more than one."""

    others: tuple[Profile, ...] = ()
    rung: Profile | None = None
    chosen: bool = False
    several: bool = False


class WhoseNews(Translated):
    """A button for each other client whose news it may be; a question, where the caller is known at several, or the line names
    somebody of another. `other_wanted` has the client (id) whose it is; `answered`: it is of this one."""

    other_wanted = Signal(str)
    answered = Signal()

    def __init__(self, theme: Theme, profile: Profile) -> None:
        super().__init__()
        self._theme, self._profile, self._may_be, self._key = theme, profile, MayBeOf(), ""
        self._is_answered = False
        self.box = ChoiceBox(24)
        self._why, self._asks = label("", "muted", wrap=True), label("", "warning", wrap=True)
        self._asks.setBuddy(self.box)
        self._question, self._buttons = QWidget(), QHBoxLayout()
        self._offered: list[tuple[Button, Profile]] = []
        self._lay_out()
        self.box.activated.connect(lambda _place: self._answer())
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self._why)
        column.addLayout(self._buttons)
        column.addWidget(self._question)
        question = QHBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.addWidget(self._asks, 1)
        question.addWidget(self.box)
        self._question.hide()

    def offer(self, may_be: MayBeOf, key: str) -> None:
        """Whose it may be instead; `key` leads to the first."""
        self._may_be, self._key = may_be, key
        for other in may_be.others:
            button = Button(self._theme, icon="building-2")
            button.clicked.connect(lambda _checked=False, client=other.id: self.other_wanted.emit(client))
            self._buttons.addWidget(button)
            self._offered.append((button, other))
        self._buttons.addStretch(1)
        self.box.clear()
        self.box.addItem("", None)
        for one in (self._profile, *may_be.others):
            self.box.addItem(one.name, one.id)
        self._is_answered = may_be.chosen
        self.setVisible(bool(may_be.others))
        self.retranslate()

    def follow(self, line: str, at: datetime) -> None:
        """Ask whose it is, where the line as it is typed leaves that open."""
        named = any(names_somebody(line, other, at) for other in self._may_be.others)
        self._question.setVisible(not self._may_be.chosen and (self._may_be.several or named))

    @property
    def open_box(self) -> ChoiceBox | None:
        """The question, while it waits for an answer."""
        return None if self._question.isHidden() or self._is_answered else self.box

    def _answer(self) -> None:
        chosen = self.box.currentData()
        self._is_answered = chosen == self._profile.id
        if chosen is not None and not self._is_answered:
            self.other_wanted.emit(chosen)
        else:
            self.answered.emit()

    def retranslate(self) -> None:
        """Its words."""
        rung = self._may_be.rung
        self._why.setVisible(rung is not None)
        if rung is not None:
            said = self.tr("The number rung is of {rung}, the caller is of {client}: the news is kept for {client}.")
            self._why.setText(said.replace("{rung}", rung.name).replace("{client}", self._profile.name))
        for n, (button, other) in enumerate(self._offered):
            button.setText(self.tr("News of {client} instead").replace("{client}", other.name))
            button.show_key(self._key if n == 0 else "")
        self._asks.setText(self.tr("Whose news is it?"))
        self.box.setAccessibleName(self._asks.text())
        self.box.setItemText(0, self.tr("Choose…"))
