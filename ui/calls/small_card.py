"""A small card that stays on top while she works in another window: whose call it is, who rings, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from ui.calls.in_hand import InHand
from ui.calls.key_words import end_word, hold_word
from ui.calls.reasons import place_words
from ui.calls.text import elapsed, plain
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, KeyButton

_ACTIONS = (("call.answer", "phone-incoming"), ("call.hold", "pause"), ("call.hang_up", "phone-off"))

_OVER_OTHERS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""It never takes the keyboard from the window in which she writes."""


class SmallCard(Translated):
    """`wanted_back`: bring the console to the front. `wished`: whether she wants to see it at all. It can be moved by hand and
    remembers nothing."""

    wanted_back = Signal()

    def __init__(
        self, theme: Theme, keys: Keys, now: Callable[[], datetime], wished: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent, _OVER_OTHERS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._keys, self._now, self._wished = keys, now, wished
        self._away = False
        self._in_hand = InHand()
        self._call: CallView | None = None
        self._held_at: QPoint | None = None
        self._band = QFrame()
        self._band.setFixedWidth(space(0.5))
        self._client, self._caller, self._state = Elided("", "strong"), Elided(), Elided("", "muted")
        words = {
            "call.hold": lambda: hold_word(self._in_hand, keys),
            "call.hang_up": lambda: end_word(self._in_hand, keys),
        }
        self.buttons = {action: KeyButton(theme, keys, action, icon, "quiet", words.get(action)) for action, icon in _ACTIONS}
        self._front = Button(theme, icon="external-link", kind="quiet")
        self._front.clicked.connect(self.wanted_back)
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._client.setMinimumWidth(space(46))  # the card itself is as wide as its buttons need
        self.retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(space(1.5), space(1), space(1.5), space(1))
        words.setSpacing(space(0.25))
        for line in (self._client, self._caller, self._state):
            words.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(space(0.5))
        for button in (*self.buttons.values(), self._front):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        words.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addLayout(words, 1)

    def present(self, call: CallView | None, profile: Profile | None, now: InHand, caller: str) -> None:
        """Show a call, and in words its caller; with none it has nothing to show and goes."""
        self._call, self._in_hand = call, now
        self._turn()
        if call is None:
            return
        colour = profile.colour if profile and profile.colour else ""
        self._band.setStyleSheet(f"background: {colour};" if colour else "")
        self._client.setText(plain(profile.name if profile else ""))
        self._caller.setText(caller)
        for action, button in self.buttons.items():
            button.setEnabled(self._keys.can(action))
            button.retranslate()
        self._tick()
        self.adjustSize()

    def follow(self, *, away: bool) -> None:
        """She went to another window, or came back."""
        self._away = away
        self._turn()

    def _turn(self) -> None:
        shown = self._away and self._call is not None and self._wished()
        if shown != self.isVisible():
            self.setVisible(shown)
        if shown:
            self._second.start()
        else:
            self._second.stop()

    def _tick(self) -> None:
        call = self._call
        if call is None:
            return
        since = call.arrived if call.place is Place.WAITING else call.place_since
        state = place_words(call) or self.tr("waiting")
        self._state.setText(f"{state}  {elapsed(since, self._now())}")

    def retranslate(self) -> None:
        """Its words."""
        self.setWindowTitle(self.tr("Call"))
        self.setAccessibleName(self.tr("Call"))
        self._front.setAccessibleName(self.tr("Bring the console to the front"))
        self._front.setToolTip(self.tr("Bring the console to the front"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it in the hand."""
        self._held_at = event.globalPosition().toPoint() - self.frameGeometry().topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Put it elsewhere."""
        if self._held_at is not None:
            self.move(event.globalPosition().toPoint() - self._held_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays there."""
        self._held_at = None
