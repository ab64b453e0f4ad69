"""Keys that have nothing to act on at this moment: what they need is said, for nothing at all happens otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from receptionist.calls.places import KindOfCall
from ui.calls.subject import Subject
from ui.keys import Keys, Taker


class SaysWhy(QObject):
    """`told` has the sentence. It takes a key only while the desk is `seen` and nobody else could carry it out."""

    told = Signal(str)

    def __init__(self, subject: Subject, keys: Keys, seen: Callable[[], bool], of: QObject) -> None:
        super().__init__(of)
        self._subject, self._keys = subject, keys
        self.takers: list[Taker] = []

        def do(action: str, sentence: Callable[[], str], when: Callable[[], bool]) -> None:
            told = partial(self._tell, sentence)
            self.takers.append(keys.take(action, told, lambda: seen() and when(), of=of))

        do("call.give", self._give, lambda: subject.look is None or subject.in_hand.own is None)
        for kind in KindOfCall:
            do(f"kind.{kind.value}", self._kind, lambda: subject.in_hand.noted is None)

    def _tell(self, sentence: Callable[[], str]) -> None:
        self.told.emit(sentence())

    def _give(self) -> str:
        if self._subject.in_hand.own is None:
            return self.tr("There is no call of yours to give to another client.")
        words = self.tr("Look at the client whom the caller meant first ({search}); then {give} gives it the call.")
        return words.format(search=self._keys.shown("palette"), give=self._keys.shown("call.give"))

    def _kind(self) -> str:
        if self._subject.in_hand.only_rings:
            return self.tr("Answer the call first; then say what kind of call it is.")
        return self.tr("No call: what kind one was can still be set on its row in History ({key}).").format(
            key=self._keys.shown("page.4")
        )
