"""On hold, and what for: one key holds the caller and takes the words for the row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from receptionist.calls.board import CallView
from receptionist.calls.commands import Hold
from receptionist.calls.places import Place
from ui.calls.actions import DeskActions
from ui.calls.card.caller_card import CallerCard
from ui.calls.in_hand import HoldKey
from ui.calls.live import LiveBoard


class HeldFor(QObject):
    """Asks on the `card` what for, with the key itself: whoever types on at once is faster than the hold. `bring` has a call
    (its id) in sight. Of several on hold this one stays before her until she takes another: what she types now is about
    them, and the others may be of other clients."""

    def __init__(
        self, actions: DeskActions, live: LiveBoard, card: CallerCard, bring: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._card, self._bring = actions, card, bring
        live.refused.connect(self._refused)

    @property
    def can(self) -> bool:
        """Whether there is a caller to hold, or one on hold before her."""
        return self._actions.now.hold is HoldKey.HOLD or self._held() is not None

    def ask(self) -> None:
        """Hold whom she talks to, and let her type what for."""
        now, held = self._actions.now, self._held()
        if now.hold is HoldKey.HOLD and now.held is not None:
            self._bring(now.held.id)
            self._actions.hold_or_resume()
            self._card.ask_wait(goes_on_hold=True)
        elif held is not None:
            self._bring(held.id)
            self._card.ask_wait()

    def _held(self) -> CallView | None:
        own = self._actions.now.own
        return own if own is not None and own.place is Place.HELD else None

    def _refused(self, command: object, _reply: object) -> None:
        if isinstance(command, Hold):
            self._card.is_not_held(command.call)
