"""The keys from one profile to another: back and forward the way one came, and up and down the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates, Translated
from ui.widgets import Button


class Way(Translated):
    """Two buttons, as a browser has them."""

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self.back, self.forward = (Button(theme, icon=icon, kind="quiet") for icon in ("arrow-left", "arrow-right"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.5))
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        keys.changed.connect(self.retranslate)
        self.allow(back=False, forward=False)
        self.retranslate()

    def retranslate(self) -> None:
        """What the buttons do, and their keys."""
        for button, action in ((self.back, "client.back"), (self.forward, "client.forward")):
            button.setAccessibleName(self._keys.title(action))
            button.setToolTip(self._keys.title(action))
            button.show_key(self._keys.shown(action))

    def allow(self, *, back: bool, forward: bool) -> None:
        """Whether there is somewhere to go."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)


class StepKeys(Retranslates, QLabel):
    """The keys that go up and down the list; not there where they have no room."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self._whole = ""
        self.setProperty("part", "small")
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """The keys in force."""
        actions = ("client.previous", "client.next")
        self._whole = " · ".join(key for action in actions if (key := self._keys.shown(action)))
        self.setToolTip("\n".join(f"{self._keys.title(action)}: {self._keys.shown(action)}" for action in actions))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold them, or not."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self._whole if self.fontMetrics().horizontalAdvance(self._whole) <= self.width() else "")
