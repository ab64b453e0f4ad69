"""The head of a profile: whose it is, how it stands, and what can be done with the whole of it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.profile import Profile
from ui.clients.draft import Draft
from ui.keys import Keys
from ui.logos import Logo, Logos
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, KeyButton

NARROW, WIDE = space(88), space(114)
"""Logical pixels of width below which it says less, and from which on each button has its word."""


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
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self.state)
        self.row = row = QHBoxLayout()
        row.setContentsMargins(space(3), space(1), space(2), space(0.5))
        row.setSpacing(space(1))
        row.addWidget(self.logo)
        row.addLayout(words, 1)
        for button in (self.trial, self.copy, self.undo, self.redo, self.discard, self.save):
            row.addWidget(button)
        complaints = QHBoxLayout()
        complaints.setContentsMargins(space(3), 0, space(3), 0)
        complaints.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addLayout(row)
        column.addLayout(complaints)

    def retranslate(self) -> None:
        """Its words."""
        for button, name, standard in (
            (self.undo, self.tr("Undo"), QKeySequence.StandardKey.Undo),
            (self.redo, self.tr("Redo"), QKeySequence.StandardKey.Redo),
        ):
            key = QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText)
            self._word(button, name if self._wide else "", name, key, shown="" if self._narrow or self._wide else key)
        for button, action, word in (
            (self.copy, "copy", self.tr("Copy") if self._wide else ""),
            (self.trial, "trial", self.tr("Try it") if self._wide else ""),
            (self.discard, "discard", "" if self._narrow else self.tr("Discard")),
        ):
            key = self._keys.shown(action)
            self._word(button, word, self._keys.title(action), key, shown="" if self._narrow else key)

    def _word(self, button: Button, word: str, title: str, key: str, shown: str) -> None:
        """A button's word where there is room, its whole title and key in the tooltip, and for a screen reader."""
        button.setText(word)
        button.setAccessibleName(title if shown else f"{title} ({key})")
        button.setToolTip(f"{title} ({key})" if key else title)
        button.show_key(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the name has the room, and not the keys that everybody knows."""
        super().resizeEvent(event)
        narrow, wide = self.width() < NARROW, self.width() >= WIDE
        if (narrow, wide) != (self._narrow, self._wide):
            self._narrow, self._wide = narrow, wide
            self.logo.setMaximumWidth(0 if narrow else 16_777_215)
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
