"""The keys of the call, each with its word, enabled while it can be done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.calls.hang_up import TWICE_WITHIN
from ui.calls.in_hand import EndKey, InHand
from ui.calls.key_words import end_word, hold_word
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import KeyButton

_BUTTONS = (
    ("call.answer", "phone-incoming"),
    ("call.hold", "pause"),
    ("call.consult", "users"),
    ("call.complete", "check"),
    ("call.blind", "phone-forwarded"),
    ("call.message", "message-square"),
    ("call.hang_up", "phone-off"),
    ("emergency", "siren"),
)
_PUTS_THROUGH = ("call.consult", "call.blind")


class CallBar(Translated):
    """One row of buttons; two where the window is narrow."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._now = InHand()
        self._armed = False
        self._rest = QTimer(self, singleShot=True, interval=round(TWICE_WITHIN * 1000))
        self._rest.timeout.connect(self._disarm)
        words = {"call.hold": self._hold_word, "call.hang_up": self._hang_up_word}
        self.buttons = {action: KeyButton(theme, keys, action, icon, words=words.get(action)) for action, icon in _BUTTONS}
        for button in self.buttons.values():
            button.setFocusPolicy(button.focusPolicy().NoFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(space(2), space(1), space(2), space(1))
        self._grid.setSpacing(space(1))
        self.spread(len(_BUTTONS))
        self.setAccessibleName(self.tr("Keys of the call"))

    def spread(self, columns: int) -> None:
        """So many buttons side by side."""
        for n, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, n // columns, n % columns)

    def refresh(self, now: InHand, not_yet: str = "") -> None:
        """The words and states for what the keys are about. `not_yet`: nobody can be put through, and this is what to do
        first."""
        same = now.own is not None and self._now.own is not None and now.own.id == self._now.own.id
        if not same or now.end is not EndKey.HANG_UP:
            self._armed = False
        self._now = now
        for action, button in self.buttons.items():
            waits = bool(not_yet) and (action in _PUTS_THROUGH or (action == "call.message" and now.only_rings))
            button.setEnabled(self._keys.can(action) and not waits)
            if (tip := self._keys.why_not(action) or (not_yet if waits else "")) != button.toolTip():
                button.setToolTip(tip)
        for action in ("call.hold", "call.hang_up"):
            self.buttons[action].reword()

    def arm(self, _call: str = "") -> None:
        """The next press hangs up on somebody: say so while it holds."""
        self._armed = True
        self._rest.start()
        self.buttons["call.hang_up"].reword()

    def _disarm(self) -> None:
        self._armed = False
        self.buttons["call.hang_up"].reword()

    def _hold_word(self) -> str:
        return hold_word(self._now, self._keys)

    def _hang_up_word(self) -> str:
        return self.tr("Press again") if self._armed else end_word(self._now, self._keys)

    def retranslate(self) -> None:
        """The buttons set themselves."""
        self.setAccessibleName(self.tr("Keys of the call"))
