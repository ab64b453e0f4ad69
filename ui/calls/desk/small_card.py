"""A small card that stays on top while she works in another window: whose call it is, who rings, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.calls.desk.call_in_brief import CallInBrief
from ui.keys import Keys
from ui.theme import Theme, space
from ui.widgets import Button

_OVER_OTHERS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""It never takes the keyboard from the window in which she writes."""


class SmallCard(CallInBrief):
    """`wanted_back`: bring the console to the front. `wished`: whether she wants to see it at all. It can be moved by hand and
    remembers nothing."""

    wanted_back = Signal()

    def __init__(
        self, theme: Theme, keys: Keys, now: Callable[[], datetime], wished: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(theme, keys, now, parent, _OVER_OTHERS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._wished = wished
        self._held_at: QPoint | None = None
        self._front = Button(theme, icon="external-link", kind="quiet")
        self._front.clicked.connect(self.wanted_back)
        self._lay_out()
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
        self._front.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in (*self.buttons.values(), self._front):
            row.addWidget(button)
        words.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addLayout(words, 1)

    def wished(self) -> bool:
        """As it is set."""
        return self._wished()

    def _show_call(self) -> None:
        """As large as it needs."""
        super()._show_call()
        self.adjustSize()

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
