"""Messages half-typed when their caller had already gone: they stay at hand until they are kept or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import Board, CallView
from receptionist.calls.events import AnyEvent, KindGiven
from receptionist.calls.places import Place, Side
from receptionist.calls.record import CallRecord
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.call_drafts import TYPED, CallDrafts


class Records(Protocol):
    """Where a call that is gone can be read. Blocks."""

    def load(self, call: str) -> CallRecord:
        """One call."""


class Unfinished(QObject):
    """The calls that are gone while their message is half-typed, the latest last. After a crash they are read again."""

    changed = Signal()

    def __init__(self, drafts: CallDrafts, records: Records, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._records, self._background = drafts, records, background
        self._mine: dict[str, CallView] = {}
        """Calls that are hers, or were and are nobody else's."""
        self._from_others: set[str] = set()
        """Calls of hers that were a colleague's before: what that one typed is looked for."""
        self._gone: dict[str, CallView] = {}
        self._board: Board | None = None
        self.hers: Callable[[str], bool] = lambda _call: True
        """Whether what she typed of a call (its id) is still hers to finish, and not a colleague's who took it over."""
        drafts.loaded.connect(self._find)

    def follow(self, board: Board, assistant: str) -> None:
        """See which of her calls are there, which went, and which came from a colleague or went to one: a half-typed message
        goes with its call."""
        self._board = board
        for view in board.calls.values():
            if view.assistant == assistant:
                self._is_hers(view)
            elif view.assistant is not None and view.side not in (Side.NONE, Side.RINGING):
                self._is_theirs(view)
        for call, view in list(self._mine.items()):
            if call not in board.calls:
                del self._mine[call]
                if self.typed(call):
                    self._gone[call] = view if view.over else replace(view, place=Place.ENDED)
        self._from_others.intersection_update(self._mine)
        self._gone = {call: view for call, view in self._gone.items() if self.typed(call) and call not in board.calls}

    def _is_hers(self, view: CallView) -> None:
        self._mine[view.id] = view
        if view.handed_to is not None:
            self._drafts.write()  # the colleague is to find it
        if view.taken_over_from is None or view.side is Side.RINGING or view.id in self._from_others:
            return
        self._from_others.add(view.id)
        self._drafts.fetch(view.id, lambda: view.id in self._from_others)

    def _is_theirs(self, view: CallView) -> None:
        """What is not written down yet stays hers until it is: the colleague could not find it."""
        if view.id not in self._mine:
            return
        if self._drafts.written(view.id):
            del self._mine[view.id]
            self._drafts.goes_along(view.id)
        else:
            self._drafts.write()

    def left_aside(self) -> list[CallView]:
        """Calls that were hers last and that nobody has now, or a colleague whom her message cannot reach yet."""
        here = self._board.calls if self._board is not None else {}
        return [view for call, view in self._mine.items() if call in here and here[call].assistant != view.assistant]

    def hear(self, event: AnyEvent) -> None:
        """What is noted of one of them late is seen on it, too."""
        if isinstance(event, KindGiven) and event.call in self._gone:
            self._gone[event.call] = replace(self._gone[event.call], kind_of_call=event.kind_of_call)
            self.changed.emit()

    def calls(self) -> list[CallView]:
        """Those that are gone and not finished."""
        return [view for call, view in self._gone.items() if self.typed(call)]

    def get(self, call: str | None) -> CallView | None:
        """One of them."""
        return self._gone.get(call or "")

    def typed(self, call: str) -> bool:
        """Whether she has begun a message of this call."""
        return any(self._drafts.get(call, field) for field in TYPED)

    def look_again(self) -> None:
        """What is hers to finish may be something else now: what a colleague took over leaves her, without being forgotten."""
        for call in list(self._gone):
            if not self.hers(call):
                del self._gone[call]
                self._drafts.let_go(call)
                self.changed.emit()
        self._find()

    def _find(self) -> None:
        """Drafts came from an earlier console: read whose they are."""
        for call in self._drafts.calls():
            here = self._board is not None and call in self._board.calls
            if self.typed(call) and not here and call not in self._gone:
                self._background.run(lambda call=call: self._records.load(call), self._found, self._lost)

    def _found(self, record: CallRecord) -> None:
        if self.hers(record.id) and (self._board is None or record.id not in self._board.calls):
            self._gone[record.id] = as_view(record)
            self.changed.emit()

    def _lost(self, _problem: Problem) -> None:
        """A draft of a call that the record does not know (yet): it stays where it is."""


def as_view(record: CallRecord) -> CallView:
    """A past call as the desk shows calls."""
    return CallView(
        id=record.id,
        direction=record.direction,
        caller=record.caller,
        arrived=record.started,
        order=0,
        line=record.line,
        client=record.client,
        unknown_line=record.unknown_line,
        place=Place.ENDED,
        place_since=record.ended or record.started,
        side_since=record.ended or record.started,
        assistant=record.assistant,
        name=record.name,
        firm=record.firm,
        matter=record.matter,
        message=record.message,
        kind_of_call=record.kind_of_call,
        result=record.result,
    )
