"""What is half-typed in Reach belongs to its call, or to the client that is looked at while nobody calls: another has its own,
and that of a call comes back after a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from receptionist.calls.board import CallView
from ui.calls.drafts import Drafts
from ui.calls.reach.panel import ReachPanel

_FIELD = "filter"


class KeptFilter(QObject):
    """Keeps the text of `reach` with what the desk shows. With the call its text goes."""

    def __init__(self, reach: ReachPanel, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field, self._put, self._clear, self._drafts = reach.field, reach.fill, reach.clear, drafts
        self._call: str | None = None
        self._client: str | None = None
        self._without: dict[str | None, str] = {}
        """What was typed while nobody called, by the client's id."""
        self._asked: tuple[str | None, str | None] = (None, None)
        """Where what was typed was last asked for."""
        self._turning = False
        self._field.textChanged.connect(self._keep)
        drafts.loaded.connect(self._fill)
        for asks in (reach.wanted, reach.given):
            asks.connect(self._ask)

    def around(self, call: CallView | None, client: str | None, present: Callable[[], None]) -> None:
        """`present` shows the rows of the call's client, or of `client` (id). Where it is another call than before, or the
        caller has gone, its own text follows."""
        shown, before = call.id if call is not None and not call.over else None, self._here
        self._turning = True
        present()
        self._turning = False
        self._call, self._client = shown, client
        if self._here != before:
            self._show(self._kept())

    @property
    def _here(self) -> tuple[str | None, str | None]:
        return self._call, None if self._call else self._client

    def _ask(self, *_row: object) -> None:
        """Somebody is to be rung by what stands here now."""
        self._asked = self._here

    def rings(self) -> None:
        """Whoever was asked for rings. Across a network the desk may show that call before it hears so: what was typed goes
        where it was typed, and what has been typed since stays."""
        if self._asked == self._here:
            self._clear()
        elif (call := self._asked[0]) is not None:
            self._drafts.forget(call, _FIELD)
        else:
            self._without.pop(self._asked[1], None)

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
