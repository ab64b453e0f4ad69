"""What was refused or went wrong, beside the call that it is about, until it is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import Board, CallView
from receptionist.calls.commands import AnyCommand, BlindTransfer, Consult, Reply
from receptionist.calls.events import Target, Trouble
from receptionist.errors import Problem
from ui.widgets import Notice
from ui.words import UNANSWERED, UNREACHABLE

_OUT = ("out.", "dial.")
"""How codes begin that are about calls out."""


_NOT_KEPT = "draft:"

_COLLEAGUES = frozenset({"call.taken", "call.not_yours"})
_STILL_HERS = frozenset({"colleague.not_taken", "colleague.not_here"})
_WHOSE = _COLLEAGUES | _STILL_HERS
"""Codes that say whose a call is."""


@dataclass(frozen=True, slots=True)
class _Told:
    notice: Notice
    call: str | None = None
    target: str | None = None

    @property
    def says(self) -> tuple[str, tuple[tuple[str, object], ...]]:
        """What tells sentences apart."""
        return self.notice.code, self.notice.values


class Troubles(QObject):
    """Keeps them in the order in which they came; the same again replaces itself."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[str, _Told] = {}
        self._rows: frozenset[str] = frozenset()
        """Calls with a row on the screen."""

    def refused(self, command: AnyCommand, reply: Reply) -> None:
        """The desk would not do it."""
        call = getattr(command, "call", None) or getattr(command, "seen", None)
        target = target_key(command.target) if isinstance(command, Consult | BlindTransfer) else None
        notice = Notice(f"refused:{reply.code}:{call or ''}", reply.code or "", tuple(reply.values.items()))
        self._put(_Told(notice, call, target))

    def happened(self, trouble: Trouble) -> None:
        """Something went wrong on the live road."""
        notice = Notice(f"{trouble.code}:{trouble.call}", trouble.code, tuple(trouble.values.items()))
        self._put(_Told(notice, trouble.call))

    def not_kept(self, problem: Problem) -> None:
        """Something could not be written down: about no call in particular."""
        self._put(_Told(Notice(f"{_NOT_KEPT}{problem.code}", problem.code, tuple(problem.values.items()))))

    def not_done(self, problem: Problem) -> None:
        """The same of what is not tried again by itself: that the database did not answer is said until it does."""
        self.not_kept(Problem(UNANSWERED) if problem.code == UNREACHABLE else problem)

    def answers_again(self) -> None:
        """The database does: what it did not take a moment ago can be kept now."""
        self.read(f"{_NOT_KEPT}{UNANSWERED}")

    def follow(self, board: Board, me: str) -> None:
        """What was said of whose a call is goes when the opposite has come true."""
        for key, told in list(self._told.items()):
            call = board.calls.get(told.call or "")
            if call is not None and told.notice.code in _WHOSE and not _still_true(told.notice.code, call, me):
                del self._told[key]

    def kept(self) -> None:
        """What could not be written down is, now."""
        for key in [key for key in self._told if key.startswith(_NOT_KEPT)]:
            self.read(key)

    def read(self, key: str) -> None:
        """She has read it, and what says the same of a call that is gone."""
        read = self._told.pop(key, None)
        if read is None:
            return
        gone = (told for told in self._told.values() if told.call not in self._rows and told.says == read.says)
        for told in list(gone):
            del self._told[told.notice.key]
        self.changed.emit()

    def rings_out(self) -> None:
        """She rings somebody out: why the last one was not reached, or not rung, is no news any more."""
        for key in [key for key, told in self._told.items() if told.notice.code.startswith(_OUT)]:
            self.read(key)

    def of(self, call: str | None) -> tuple[Notice, ...]:
        """Those about a call, the newest last."""
        return tuple(told.notice for told in self._told.values() if told.call == call and call is not None)

    def by_call(self) -> dict[str, Notice]:
        """The newest of each call, for its row."""
        return {told.call: told.notice for told in self._told.values() if told.call is not None}

    def by_target(self, call: str | None) -> dict[str, Notice]:
        """The newest about each target of a call, for the target's row."""
        return {told.target: told.notice for told in self._told.values() if told.target and told.call == call}

    def elsewhere(self, rows: Collection[str]) -> tuple[Notice, ...]:
        """Those about no call, or about one without a row on the screen; once each, and not what stands beside a call."""
        self._rows = frozenset(rows)
        beside = {told.says for told in self._told.values() if told.call in self._rows}
        once = {told.says: told.notice for told in self._told.values() if told.call not in self._rows}
        return tuple(notice for says, notice in once.items() if says not in beside)

    def _put(self, told: _Told) -> None:
        self._told.pop(told.notice.key, None)
        self._told[told.notice.key] = told
        self.changed.emit()


def _still_true(code: str, call: CallView, me: str) -> bool:
    if code in _COLLEAGUES:
        return me not in (call.assistant, call.handed_to)
    offered_anew = code == "colleague.not_taken" and call.handed_to is not None
    return call.assistant == me and not offered_anew


def target_key(target: Target) -> str:
    """What tells targets apart: the person, else the number."""
    return target.person or target.number
