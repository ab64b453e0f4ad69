"""What is known of a caller's number: for the client who is called, and, set by a supervisor, for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptionist.calls.callers import NOTE_KEPT, OF_ALL, OF_CLIENT, CallerFlag, Flag
from ui.calls.words.flags import choice_words, meaning
from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label
from ui.widgets.buttons import press_focused
from ui.widgets.choice import ChoiceBox


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the number is to stand with the client (id), None: with all; `flag` None: nothing in particular."""

    client: str | None
    flag: Flag | None
    note: str


class _Choice:
    """One of the two questions: what, and why. What is known already stands in it."""

    def __init__(self, client: str | None, offered: Sequence[Flag], flag: CallerFlag | None, said: str) -> None:
        self.client, self._offered, self._flag = client, (None, *offered), flag
        self.heading, self.said = label("", "heading"), label(said, "muted", wrap=True)
        self.box, self.note = ChoiceBox(24), QLineEdit(flag.note if flag else "", maxLength=NOTE_KEPT)
        self.parts: tuple[QWidget, ...] = (self.heading, self.box, self.note, self.said)
        self._chosen = flag.flag if flag else None

    @property
    def flag(self) -> Flag | None:
        """As it is chosen."""
        return self._offered[max(self.box.currentIndex(), 0)]

    def fill(self) -> None:
        """Its words, in today's language."""
        chosen = self.flag if self.box.count() else self._chosen
        self.box.clear()
        self.box.addItems([choice_words(one) for one in self._offered])
        self.box.setCurrentIndex(self._offered.index(chosen))

    def wanted(self) -> Wanted | None:
        """What is to change; None: nothing."""
        had = (self._flag.flag, self._flag.note) if self._flag else (None, "")
        now = (self.flag, self.note.text().strip() if self.flag else "")
        return Wanted(self.client, *now) if now != had else None


class FlagSheet(Retranslates, QFrame):
    """`chosen` has what is to change (a list of `Wanted`); `closed` when one is done. `said_own` and `said_all`: what is known,
    by whom and since when. `all_` false: only a supervisor flags for all."""

    chosen = Signal(list)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        caller: str,
        client: tuple[str, str],
        own: CallerFlag | None,
        of_all: CallerFlag | None,
        said: tuple[str, str],
        *,
        all_: bool,
        about: str = "",
    ) -> None:
        """`about`: whose call this is, where somebody else may be meant."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._caller, self._client = caller, client[1]
        self._title, self.meaning = label("", "title", wrap=True), label("", "strong", wrap=True)
        self.about = label(about, "warning", wrap=True)
        self.own = _Choice(client[0], OF_CLIENT, own, said[0])
        self.of_all = _Choice(None, OF_ALL, of_all, said[1])
        self._choices = (self.own, self.of_all) if all_ else (self.own,)
        self.keep, self.close_button = Button(theme, icon="check", kind="primary"), Button(theme, kind="quiet")
        self._lay_out(all_=all_)
        self.own.box.currentIndexChanged.connect(lambda _place: self.meaning.setText(meaning(self.own.flag)))
        self.keep.clicked.connect(self.save)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.own.box)
        self.retranslate()

    def _lay_out(self, *, all_: bool) -> None:
        """What is said is shown here and no sooner: a label that is in no window yet would be one."""
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self.about)
        self.about.setVisible(bool(self.about.text()))
        for part in (*self.own.parts, self.meaning):
            column.addWidget(part)
        self.own.said.setVisible(bool(self.own.said.text()))
        column.addSpacing(space(2))
        for part in self.of_all.parts:
            column.addWidget(part)
            part.setVisible(all_ and (part is not self.of_all.said or bool(self.of_all.said.text())))
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("What is known of {caller}").replace("{caller}", self._caller))
        self.own.heading.setText(self.tr("FOR {client}").replace("{client}", self._client.upper()))
        self.of_all.heading.setText(self.tr("FOR ALL CLIENTS"))
        self.own.box.setAccessibleName(self.tr("For this client"))
        self.of_all.box.setAccessibleName(self.tr("For all clients"))
        for choice in (self.own, self.of_all):
            choice.fill()
            choice.note.setPlaceholderText(self.tr("Why"))
            choice.note.setAccessibleName(self.tr("Why"))
        self.meaning.setText(meaning(self.own.flag))
        self.keep.setText(self.tr("Keep"))
        self.close_button.setText(self.tr("Close"))
        self.keep.show_key(native("Enter"))
        self.close_button.show_key(native("Esc"))

    def save(self) -> None:
        """Keep what was chosen."""
        wanted = [one for one in (choice.wanted() for choice in self._choices) if one is not None]
        if wanted:
            self.chosen.emit(wanted)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, on a button it presses that; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
