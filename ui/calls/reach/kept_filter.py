"""What is half-typed in Reach belongs to its call, or to the client that is looked at while nobody calls: another has its own,
and that of a call comes back after a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from receptionist.calls.board import CallView
from ui.calls.drafts import Drafts

_FIELD = "filter"


class KeptFilter(QObject):
    """Keeps the text of `field` with what the desk shows; `put` shows a text with its rows. With the call its text goes."""

    def __init__(self, field: QLineEdit, put: Callable[[str], None], drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field, self._put, self._drafts = field, put, drafts
        self._call: str | None = None
        self._client: str | None = None
        self._without: dict[str | None, str] = {}
        """What was typed while nobody called, by the client's id."""
        self._turning = False
        field.textChanged.connect(self._keep)
        drafts.loaded.connect(self._fill)

    def around(self, call: CallView | None, client: str | None, present: Callable[[], None]) -> None:
        """`present` shows the rows of the call's client, or of `client` (id). Where it is another call than before, or the
        caller has gone, its own text follows."""
        shown = call.id if call is not None and not call.over else None
        other = (shown, None if shown else client) != (self._call, None if self._call else self._client)
        self._turning = True
        present()
        self._turning = False
        self._call, self._client = shown, client
        if other:
            self._show(self._kept())

    def _fill(self) -> None:
        if kept := self._kept():
            self._show(kept)

    def _kept(self) -> str:
        if self._call is None:
            return self._without.get(self._client, "")
        return self._drafts.get(self._call, _FIELD)

    def _show(self, text: str) -> None:
        if text != self._field.text():
            self._put(text)

    def _keep(self, text: str) -> None:
        if self._turning:
            return  # nobody typed it
        if self._call is not None:
            self._drafts.keep(self._call, _FIELD, text)
        else:
            self._without[self._client] = text
