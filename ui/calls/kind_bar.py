"""One key for each kind of call, and how long the wrap-up lasts."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import KindOfCall, Side
from ui.calls.text import elapsed
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import label

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
        self._keys = keys
        self._wrap_up = label("", "strong")
        self.buttons: dict[KindOfCall, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, space(1), 0)
        layout.setSpacing(space(0.25))
        layout.addWidget(self._wrap_up)
        for kind, icon in _ICONS.items():
            button = QToolButton(checkable=True, focusPolicy=Qt.FocusPolicy.NoFocus)
            button.setIcon(theme.icons.icon(icon))
            button.clicked.connect(lambda _checked, kind=kind: keys.trigger(f"kind.{kind.value}"))
            layout.addWidget(button)
            self.buttons[kind] = button
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def present(self, call: CallView | None, wrap_up: int, now: datetime) -> None:
        """The kind of this call, and the rest of its wrap-up of `wrap_up` seconds."""
        for kind, button in self.buttons.items():
            button.setEnabled(call is not None)
            button.setChecked(call is not None and call.kind_of_call is kind)
        wrapping = call is not None and call.side is Side.WRAP_UP
        self._wrap_up.setVisible(wrapping)
        if call is not None and wrapping:
            left = max(0.0, wrap_up - (now - call.side_since).total_seconds())
            self._wrap_up.setText(self.tr("wrap-up {left}").format(left=elapsed(now, now + timedelta(seconds=left))))

    def retranslate(self) -> None:
        """What each is, and its key."""
        self.setAccessibleName(self.tr("Kind of call"))
        for kind, button in self.buttons.items():
            title, key = self._keys.title(f"kind.{kind.value}"), self._keys.shown(f"kind.{kind.value}")
            button.setToolTip(f"{title}  {key}")
            button.setAccessibleName(title)
            button.setAccessibleDescription(key)
