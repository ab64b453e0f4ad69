"""Callers on hold whom she gave to a colleague when she signed out: what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.commands import HandTo, Reply
from receptionist.calls.places import Side
from ui.calls.book import Book
from ui.calls.live import LiveBoard
from ui.calls.words.caller import caller_name, caller_number


class GivenCallers(QObject):
    """`told` has a sentence for each that was taken over. What a colleague does not take the call itself says."""

    told = Signal(str)
    heard = Signal()
    """The hub has offered one of them, or would not."""

    def __init__(self, live: LiveBoard, book: Book, name_of: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._book, self._name_of = live, book, name_of
        self._offered: dict[str, str] = {}
        self._heard: set[str] = set()
        """Those of which the hub has said that they are offered."""

    def give(self, calls: Iterable[CallView], to: str) -> None:
        """Offer them to this colleague (a login)."""
        for call in calls:
            self._offered[call.id] = to
            self._heard.discard(call.id)
            self._live.send(HandTo(call=call.id, to=to), partial(self._answered, call.id))

    def _answered(self, call: str, _reply: Reply) -> None:
        self._heard.add(call)
        self.heard.emit()

    @property
    def open(self) -> bool:
        """Whether a colleague has not said yet whether she takes one."""
        return bool(self._offered)

    def follow(self) -> None:
        """See who has taken whom."""
        for call, to in list(self._offered.items()):
            view = self._live.board.calls.get(call)
            if view is None or self._is_hers_again(view):
                del self._offered[call]
            elif view.assistant == to and view.side not in (Side.NONE, Side.RINGING):
                del self._offered[call]
                words = self.tr("{name} has taken over the call of {who}.")
                self.told.emit(words.format(name=self._name_of(to), who=who_calls(view, self._book)))

    def _is_hers_again(self, view: CallView) -> bool:
        if view.handed_to is not None:
            self._heard.add(view.id)
        hers = view.assistant == self._live.assistant and view.side is not Side.NONE
        return hers and view.handed_to is None and view.id in self._heard


def who_calls(call: CallView, book: Book) -> str:
    """The caller in words: a name, else the number."""
    profile = book.whose(call)
    return caller_name(call) or caller_number(call, profile.country if profile is not None else "IT")
