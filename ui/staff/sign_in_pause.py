"""After a wrong password nobody tries again at once: how long it is to be waited stands on the screen, and counts down."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.store.shared.refusals import REFUSED, pause_after
from ui.translate import Translated
from ui.widgets import label

TICK = 250
"""Milliseconds: no second is shown much longer than another."""


class SignInPause(Translated):
    """A line that is seen only while it is to be waited; `held_back` cannot be pressed meanwhile. Nothing but a refusal of name
    and password makes it longer: a server that is away may be asked again at once."""

    def __init__(self, *held_back: QWidget, steady: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._held_back, self._steady = held_back, steady
        self._refused, self._until = 0, 0.0
        self.words = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self._ticks = QTimer(self, interval=TICK)
        self._ticks.timeout.connect(self._show)
        self.hide()

    @property
    def left(self) -> int:
        """Seconds that are still to be waited; 0: it may be tried."""
        return max(0, math.ceil(self._until - self._steady()))

    def hear(self, problem: Problem | None) -> None:
        """What came of a try; None: it was let in."""
        if problem is None:
            self._refused, self._until = 0, 0.0
        elif problem.code == REFUSED:
            self._refused += 1
            self._until = self._steady() + pause_after(self._refused)
            self._ticks.start()
        self._show()

    def retranslate(self) -> None:
        """How long."""
        if self.left:
            said = self.tr("To be tried again in %n second(s). After each wrong password it takes longer.", "", self.left)
            self.words.setText(said)

    def _show(self) -> None:
        waits = self.left > 0
        for part in self._held_back:
            part.setEnabled(not waits)
        self.setVisible(waits)
        self.retranslate()
        if not waits:
            self._ticks.stop()
