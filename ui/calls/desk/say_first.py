"""What to say stands where the eyes are: of somebody who cannot be reached as the largest text, and in one column in front."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from receptionist.clients.card import Sentence
from ui.calls.card.say import SayNow
from ui.calls.desk.layout import DeskLayout
from ui.calls.foot.message_tab import MessageTab
from ui.calls.reach.panel import ReachPanel


class SayFirst(QObject):
    """Takes the sentence from Reach (somebody was asked for who has left, or is out) or from the message (somebody cannot be
    rung). In one column, or with nobody to say it to, it stands where it came from. What changes in one column comes up."""

    def __init__(self, say: SayNow, reach: ReachPanel, message: MessageTab, layout: DeskLayout, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._say, self._reach, self._message, self._layout = say, reach, message, layout
        reach.turned.connect(self.refresh)
        message.told.connect(self.refresh)
        self._typed_in: QWidget | None = None
        """What had the focus when the moment came of which the sentence is."""
        say.turned.connect(self._bring)
        say.came.connect(self._note)
        say.begun.connect(self._begin)

    def refresh(self) -> None:
        """Show it in its place."""
        away, message = self._reach.of_who_is_away, self._message.sentence
        spoken = self._reach.language
        there = not self._layout.narrow and self._say.shown is not None
        words = (away or message) if there else ""
        self._say.first(Sentence(words, spoken) if words else None, stays=bool(away))
        self._reach.said.setVisible(bool(away) and not there)
        self._message.show_sentence(here=not there)

    def _note(self) -> None:
        self._typed_in = self._page.window().focusWidget()

    def _begin(self) -> None:
        """Her phone is up a moment after her key: a field to which she has gone meanwhile keeps what she types."""
        focus = self._page.window().focusWidget()
        is_hers = isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) and focus is not self._reach.field
        if not is_hers or focus is self._typed_in or not self._layout.isAncestorOf(focus):
            self._bring()

    def _bring(self) -> None:
        """What had the focus is behind then: what she types next goes where the page sends it. Not while she looks for
        somebody: a talk begins a moment after her key, and a name is typed by then."""
        looks_for = self._reach.field.hasFocus() and self._reach.field.text()
        if self._layout.sees("client") or looks_for:
            return
        focus = self._page.window().focusWidget()
        behind = focus is not None and self._layout.isAncestorOf(focus)
        self._layout.bring("client")
        if behind:
            self._page.setFocus()
