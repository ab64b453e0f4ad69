"""Who was rung for a caller and not reached: the next best is marked then, and the row says what happened, and when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from receptionist.calls.board import CallView
from receptionist.calls.events import AnyEvent, Finished, Target, TargetEnded, TargetRung
from ui.calls.live import LiveBoard
from ui.calls.moment import SILENT_ENDS, in_vain
from ui.calls.troubles import target_key


class Tried(QObject):
    """Listens to the stream. Of what was before this console began, the board still knows the last."""

    def __init__(self, live: LiveBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ringing: dict[str, Target] = {}
        self._ends: dict[str, dict[str, tuple[str, datetime]]] = {}
        live.happened.connect(self._heard)

    def of(self, call: CallView) -> dict[str, tuple[str, datetime]]:
        """The reason (a code) and the moment (UTC) by target (`target_key`), for a call that is still ours."""
        before = {target_key(call.target): self.last(call)} if call.target is not None and in_vain(call) else {}
        return before | self._ends.get(call.id, {})

    def last(self, call: CallView) -> tuple[str, datetime]:
        """Why and when the last target was not reached."""
        known = self._ends.get(call.id, {}).get(target_key(call.target)) if call.target is not None else None
        return known or (call.target_reason or "", call.place_since)

    def _heard(self, event: AnyEvent) -> None:
        match event:
            case TargetRung():
                self._ringing[event.call] = event.target
                self._ends.get(event.call, {}).pop(target_key(event.target), None)
            case TargetEnded() if event.reason not in SILENT_ENDS and event.call in self._ringing:
                target = self._ringing[event.call]
                self._ends.setdefault(event.call, {})[target_key(target)] = (event.reason, event.at)
            case Finished():
                self._ringing.pop(event.call, None)
                self._ends.pop(event.call, None)
