"""What can be done with a message, at its foot: thrown away, a call-back promised, kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, KeyButton


class MessageFoot(Translated):
    """The call-back has its word where there is room for it, else its icon and key alone."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaks = False
        self.drop = Button(theme, icon="trash-2", kind="quiet")
        self.promise = KeyButton(theme, keys, "call_back.promise", "phone-outgoing", "quiet", self._word)
        self.keep = KeyButton(theme, keys, "message.keep", "save", "primary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        for button in (self.drop, self.promise, self.keep):
            self._row.addWidget(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.drop.setText(self.tr("Throw away"))
        for say in (self.promise.setToolTip, self.promise.setAccessibleName):
            say(self._promise())
        self.promise.retranslate()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Without the word: it is no reason for a window to stay wide."""
        whole = self._row.totalMinimumSize()
        return QSize(whole.width() - self._said(), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A button came or went, or has other words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _promise(self) -> str:
        return self.tr("Promise a call-back")

    def _word(self) -> str:
        return self._promise() if self._speaks else ""

    def _width(self) -> int:
        """Of the word, with what parts it from the icon."""
        return self.promise.fontMetrics().horizontalAdvance(self._promise()) + space(1)

    def _said(self) -> int:
        return self._width() if self._speaks else 0

    def _fit(self) -> None:
        speaks = self.minimumSizeHint().width() + self._width() <= self.width()
        if speaks != self._speaks:
            self._speaks = speaks
            self.promise.retranslate()
