"""Whoever would be cut off is said, and the key is to be pressed once more: until it is settled, or the time is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ui.calls.hang_up import TWICE_WITHIN
from ui.calls.in_hand import InHand
from ui.calls.live import LiveBoard
from ui.calls.words.caller import caller_name
from ui.keys import Keys


class AskAgain(QObject):
    """`asked` has the sentence; `settled` when it needs no answer any more."""

    asked = Signal(str)
    settled = Signal()

    def __init__(self, live: LiveBoard, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live, self._keys = live, keys
        self._call: str | None = None
        self._time = QTimer(self, singleShot=True, interval=round(TWICE_WITHIN * 1000))
        self._time.timeout.connect(self._no_more)

    def ask(self, call: str) -> None:
        """Hanging up this call cuts somebody off."""
        view = self._live.board.calls.get(call)
        who = caller_name(view) if view is not None else ""
        words = self.tr("{who} would be cut off. Press {key} again to hang up.")
        self.asked.emit(words.format(who=who or self.tr("The caller"), key=self._keys.shown("call.hang_up")))
        self._call = call
        self._time.start()

    def follow(self, now: InHand) -> None:
        """Another call may be in hand by now."""
        if self._call is not None and (now.own is None or now.own.over or now.own.id != self._call):
            self._no_more()

    def _no_more(self) -> None:
        if self._call is not None:
            self._call = None
            self.settled.emit()
