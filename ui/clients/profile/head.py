"""The head of a profile: whose it is, how it stands, and what can be done with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.profile import Profile
from ui.clients.form.draft import Draft
from ui.keys import Keys
from ui.logos import Logo, Logos
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, KeyButton

NARROW, WIDE = space(88), space(114)
"""Logical pixels of width below which the buttons stand under the name, and from which on they have words."""

_AT_THE_LEFT, _AT_THE_RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class ProfileHead(Translated):
    """The client's colour as a band, its name, a line that says how it stands, and the buttons of the profile."""

    def __init__(self, theme: Theme, keys: Keys, logos: Logos) -> None:
        super().__init__()
        self._keys, self._narrow, self._wide = keys, False, False
        self.save = KeyButton(theme, keys, "save", "save", "primary")
        self.undo, self.redo = Button(theme, icon="undo-2", kind="quiet"), Button(theme, icon="redo-2", kind="quiet")
        self.copy, self.trial = Button(theme, icon="copy", kind="quiet"), Button(theme, icon="phone-incoming", kind="quiet")
        self.discard = Button(theme, icon="trash-2", kind="quiet")
        self._band = QFrame()
        self._band.setFixedHeight(space(0.5))
        self._name, self.state = Elided("", "title"), Elided("", "muted", between=" · ")
        self.trouble = Elided("", "danger")
        self.logo = Logo(space(4))
        self.logo.follow(logos)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addWidget(self._name, 3)
        self._words.addWidget(self.state, 2)
        self._whose = whose = QHBoxLayout()
        whose.addWidget(self.logo)
        whose.addLayout(self._words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        for button in (self.trial, self.copy, self.undo, self.redo, self.discard):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        self.row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addLayout(whose, 1)
        row.addLayout(buttons)
        complaints = QHBoxLayout()
        complaints.setContentsMargins(space(3), 0, space(3), 0)
        complaints.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addLayout(row)
        column.addLayout(complaints)
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow window the buttons have a line of their own, and how it stands is said beside the name."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.row.setDirection(below if self._narrow else beside)
        self.row.setSpacing(space(0.25 if self._narrow else 1))
        self.row.setContentsMargins(space(2 if self._narrow else 3), space(0.5 if self._narrow else 1), space(2), space(0.5))
        self._words.setDirection(beside if self._narrow else below)
        self._words.setContentsMargins(space(1 if self._narrow else 0), 0, 0, 0)
        self._words.setSpacing(space(2 if self._narrow else 0))
        self.state.setAlignment(Qt.AlignmentFlag.AlignVCenter | (_AT_THE_RIGHT if self._narrow else _AT_THE_LEFT))
        self._whose.setSpacing(space(0 if self._narrow else 1))
        self.logo.setMaximumWidth(0 if self._narrow else 16_777_215)

    def retranslate(self) -> None:
        """Its words."""
        for button, name, standard in (
            (self.undo, self.tr("Undo"), QKeySequence.StandardKey.Undo),
            (self.redo, self.tr("Redo"), QKeySequence.StandardKey.Redo),
        ):
            self._word(button, "", name, QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText))
        for button, action, word in (
            (self.copy, "copy", self.tr("Copy") if self._wide else ""),
            (self.trial, "trial", self.tr("Try it") if self._wide else ""),
            (self.discard, "discard", "" if self._narrow else self.tr("Discard")),
        ):
            self._word(button, word, self._keys.title(action), self._keys.shown(action))

    def _word(self, button: Button, word: str, title: str, key: str) -> None:
        """A button's word where there is room, its key always, its whole title in the tooltip and for a screen reader."""
        button.setText(word)
        button.setAccessibleName(title)
        button.setToolTip(f"{title} ({key})" if key else title)
        button.show_key(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more, or less."""
        super().resizeEvent(event)
        narrow, wide = self.width() < NARROW, self.width() >= WIDE
        if (narrow, wide) != (self._narrow, self._wide):
            self._narrow, self._wide = narrow, wide
            self._arrange()
            self.retranslate()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for button in (self.save, self.undo, self.redo, self.copy, self.discard):
            button.setVisible(not only)

    def show_profile(self, profile: Profile, state: str) -> None:
        """Whose it is, and how it stands."""
        self._name.setText(profile.name or self.tr("New client"))
        self._band.setStyleSheet(f"background: {profile.colour}" if QColor.isValidColorName(profile.colour) else "")
        self.state.setText(state)
        self.logo.show_logo(profile.logo)

    def allow(self, draft: Draft, *, save: bool, copy: bool, discard: bool) -> None:
        """What can be done now."""
        self.discard.setEnabled(discard)
        self.save.setEnabled(save)
        self.copy.setEnabled(copy)
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)

    def complain(self, sentence: str) -> None:
        """What is wrong; empty: nothing is."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
