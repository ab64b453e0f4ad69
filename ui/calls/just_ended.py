"""The call that has just left her hands: its kind can be given at the desk until she has another."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import partial

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.commands import GiveKind, Reply
from receptionist.calls.events import AnyEvent, Direction, KindGiven
from receptionist.calls.places import KindOfCall, Side
from ui.calls.book import Book
from ui.calls.live import LiveBoard
from ui.calls.subject import Subject
from ui.calls.words.caller import caller_name, caller_number
from ui.calls.words.reasons import kind_words


class JustEnded(QObject):
    """`told` has a sentence and what takes back what it tells; `changed` when the kind of the call is another."""

    told = Signal(str, object)
    changed = Signal()

    def __init__(self, live: LiveBoard, book: Book, subject: Subject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live, self._book, self._subject = live, book, subject
        self._last: CallView | None = None
        live.happened.connect(self._hear)

    def follow(self) -> None:
        """See whom she has in hand now."""
        own = self._subject.in_hand.own
        if own is not None:
            spoken = own.direction is not Direction.NONE and own.side is not Side.RINGING
            self._last = copy(own) if spoken else None

    @property
    def call(self) -> CallView | None:
        """The call, while she has nobody in hand and the desk shows no other that is over."""
        return self._last if self._subject.in_hand.noted is None else None

    @property
    def who(self) -> str:
        """Whose call it was; empty: there is none."""
        call = self.call
        if call is None:
            return ""
        whose = self._book.whose(call)
        return caller_name(call) or caller_number(call, whose.country if whose is not None else "IT")

    def give(self, kind: KindOfCall) -> None:
        """It was of this kind; the same again takes it back."""
        call = self.call
        if call is not None:
            self._set(call, self.who, None if call.kind_of_call is kind else kind)

    def _set(self, call: CallView, who: str, kind: KindOfCall | None) -> None:
        before = call.kind_of_call
        back: Callable[[], None] = partial(self._set, call, who, before)
        self._live.send(GiveKind(call=call.id, kind_of_call=kind), partial(self._given, who, kind, back))

    def _given(self, who: str, kind: KindOfCall | None, back: Callable[[], None], reply: Reply) -> None:
        if reply.code is None:
            words = kind_words(kind) or self.tr("no particular kind")
            self.told.emit(self.tr("Call of {who}: {kind}.").replace("{kind}", words).replace("{who}", who), back)

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, KindGiven) and self._last is not None and event.call == self._last.id:
            self._last.kind_of_call = event.kind_of_call
            self.changed.emit()
