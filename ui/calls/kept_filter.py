"""What is half-typed in Reach belongs to its call: another call has its own, and it comes back after a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from receptionist.calls.board import CallView
from ui.calls.drafts import Drafts

_FIELD = "filter"


class KeptFilter(QObject):
    """Keeps the text of `field` with the call that the desk shows; `put` shows a text with its rows."""

    def __init__(self, field: QLineEdit, put: Callable[[str], None], drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field, self._put, self._drafts = field, put, drafts
        self._call: str | None = None
        field.textChanged.connect(self._keep)
        drafts.loaded.connect(self._fill)

    def around(self, call: CallView | None, present: Callable[[], None]) -> None:
        """`present` shows the rows of a call's client. Where it is another call than before, its own text follows."""
        shown = call.id if call is not None else None
        other = shown != self._call
        if other:
            self._call = None
        present()
        if other:
            self._call = shown
            self._fill()

    def _fill(self) -> None:
        kept = self._drafts.get(self._call, _FIELD) if self._call is not None else ""
        if kept and kept != self._field.text():
            self._put(kept)

    def _keep(self, text: str) -> None:
        if self._call is not None:
            self._drafts.keep(self._call, _FIELD, text)
