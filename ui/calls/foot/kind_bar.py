"""One key for each kind of call, and how long the wrap-up lasts."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import KindOfCall, Side
from ui.calls.words.reasons import kind_words
from ui.calls.words.text import elapsed
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Elided, KeyButton, label

_ICONS = {
    KindOfCall.WRONG_NUMBER: "phone-missed",
    KindOfCall.SALES: "tag",
    KindOfCall.SILENT: "volume-x",
    KindOfCall.INFORMATION: "info",
    KindOfCall.UNWANTED: "ban",
}


class KindBar(Translated):
    """Pressed: the call was of this kind; pressed again: it was not."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: KindOfCall | None = None
        self._heading, self._wrap_up = label("", "heading"), Elided("", "strong")
        self.buttons = {kind: self._button(theme, keys, kind) for kind in _ICONS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(1), space(1), space(1), space(1))
        layout.setSpacing(0)
        for words in (self._heading, self._wrap_up):
            words.setContentsMargins(space(1), 0, 0, space(0.5))
            layout.addWidget(words)
        for button in self.buttons.values():
            layout.addWidget(button)
        layout.addStretch(1)
        self.setMinimumWidth(space(30))
        self.retranslate()

    def _button(self, theme: Theme, keys: Keys, kind: KindOfCall) -> KeyButton:
        button = KeyButton(theme, keys, f"kind.{kind.value}", _ICONS[kind], "quiet", words=lambda: kind_words(kind))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def present(self, call: CallView | None, wrap_up: int, now: datetime, gone: str = "") -> None:
        """The kind of this call, and the rest of its wrap-up of `wrap_up` seconds. `gone`: whose call it was, where it has just
        left the desk."""
        for button in self.buttons.values():
            button.setEnabled(call is not None)
        self._mark(call.kind_of_call if call is not None else None)
        wrapping = call is not None and call.side is Side.WRAP_UP
        self._wrap_up.setVisible(wrapping or bool(gone))
        self._heading.setVisible(not gone)  # in its place: the desk keeps its height
        if gone:
            self._wrap_up.setText(self.tr("Last call: {who}").replace("{who}", gone))
        if call is not None and wrapping:
            left = max(0.0, wrap_up - (now - call.side_since).total_seconds())
            self._wrap_up.setText(self.tr("wrap-up {left}").format(left=elapsed(now, now + timedelta(seconds=left))))

    def _mark(self, given: KindOfCall | None) -> None:
        if given is self._kind:
            return
        self._kind = given
        for kind, button in self.buttons.items():
            button.show_icon("circle-check" if kind is given else _ICONS[kind])
            font = button.font()
            font.setBold(kind is given)
            button.setFont(font)

    def retranslate(self) -> None:
        """The heading; the buttons set themselves."""
        self.setAccessibleName(self.tr("Kind of call"))
        self._heading.setText(self.tr("KIND OF CALL"))
