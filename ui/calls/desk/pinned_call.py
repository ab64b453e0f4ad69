"""Her call on every page but the desk: a bar under the tabs, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.calls.desk.call_in_brief import CallInBrief
from ui.keys import Keys
from ui.theme import Theme, space
from ui.widgets import Button


class PinnedCall(CallInBrief):
    """`desk_wanted`: the call itself is to be seen. It stands where the window pins it; until then `parent` holds it."""

    desk_wanted = Signal()
    ACTIONS = CallInBrief.ACTIONS[1:]
    """Whoever waits has a bar of their own there, with the button that answers them."""

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(theme, keys, now, parent)
        self.setProperty("part", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(theme, icon="headset", kind="quiet", key="Esc")
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back.clicked.connect(self.desk_wanted)
        self._lay_out()
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(0.5), space(1), space(0.5))
        row.setSpacing(space(1))
        row.addWidget(self._band)
        self._client.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self._client)
        row.addWidget(self._caller, 1)
        row.addWidget(self._state)
        for button in (*self.buttons.values(), self.back):
            row.addWidget(button)

    def retranslate(self) -> None:
        """Its words."""
        self.setAccessibleName(self.tr("Your call"))
        self.back.setText(self.tr("To the call"))
