"""The keys of the call, each with its word, enabled while it can be done."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side
from ui.calls.hang_up import TWICE_WITHIN
from ui.calls.moment import CONSULTING
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
_ANSWERED_ONLY = ("call.consult", "call.blind", "call.message")


class CallBar(Translated):
    """One row of buttons; two where the window is narrow."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._call: CallView | None = None
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

    def refresh(self, call: CallView | None, not_yet: str = "") -> None:
        """The words and states for the call that the keys are about. `not_yet`: it only rings, and this is what to do first."""
        if call is None or self._call is None or call.id != self._call.id:
            self._armed = False
        self._call = call
        for action, button in self.buttons.items():
            waits = bool(not_yet) and action in _ANSWERED_ONLY
            button.setEnabled(self._keys.can(action) and not waits)
            if action in _ANSWERED_ONLY:
                button.setToolTip(not_yet)
        for action in ("call.hold", "call.hang_up"):
            self.buttons[action].retranslate()

    def arm(self) -> None:
        """The next press hangs up on somebody: say so while it holds."""
        self._armed = True
        self._rest.start()
        self.buttons["call.hang_up"].retranslate()

    def _disarm(self) -> None:
        self._armed = False
        self.buttons["call.hang_up"].retranslate()

    def _hold_word(self) -> str:
        call = self._call
        if call is not None and call.direction is Direction.NONE:
            return self.tr("Resume")  # nobody to hold in a card: the key is about whoever is on hold beside it
        if call is None or call.place in (Place.HELD, Place.TRANSFERRING, Place.RETURNED):
            return self.tr("Back to the caller") if call is not None and call.side in CONSULTING else self.tr("Resume")
        return self._keys.title("call.hold")

    def _hang_up_word(self) -> str:
        call = self._call
        if self._armed:
            return self.tr("Press again")
        if call is not None and call.side is Side.WRAP_UP:
            return self.tr("Done")
        if call is not None and call.direction is Direction.NONE:
            return self.tr("Close card")
        return self._keys.title("call.hang_up")

    def retranslate(self) -> None:
        """The buttons set themselves."""
        self.setAccessibleName(self.tr("Keys of the call"))
