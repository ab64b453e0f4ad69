"""On hold, and what for: one key holds the caller and takes the words for the row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from ui.calls.actions import DeskActions
from ui.calls.in_hand import HoldKey
from ui.calls.live import LiveBoard


class HeldFor(QObject):
    """Puts the cursor into `field` as soon as the caller is on hold; `bring` has it in sight. Of several on hold this one stays
    before her (`stay`) until she takes another: what she types now is about them, and the others may be of other clients."""

    def __init__(
        self,
        actions: DeskActions,
        live: LiveBoard,
        field: QLineEdit,
        bring: Callable[[], object],
        stay: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._live, self._field, self._bring, self._stay = actions, live, field, bring, stay
        self._asked: str | None = None
        live.changed.connect(self._follow)

    @property
    def can(self) -> bool:
        """Whether there is a caller to hold, or one on hold before her."""
        return self._actions.now.hold is HoldKey.HOLD or self._held() is not None

    def ask(self) -> None:
        """Hold whom she talks to; then she types what for."""
        now = self._actions.now
        if now.hold is HoldKey.HOLD and now.held is not None:
            self._asked = now.held.id
            self._stay(now.held.id)
            self._actions.hold_or_resume()
        elif self._held() is not None:
            self._begin()

    def _held(self) -> CallView | None:
        own = self._actions.now.own
        return own if own is not None and own.place is Place.HELD else None

    def _follow(self) -> None:
        asked = self._live.board.calls.get(self._asked or "")
        if asked is None:
            self._asked = None
        elif asked.place is Place.HELD and self._held() == asked:
            self._asked = None
            self._begin()

    def _begin(self) -> None:
        self._bring()
        self._field.setFocus()
