"""What kind of call one was that is long over: given to the row of History with the keys of the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.calls.commands import GiveKind, Reply
from receptionist.calls.places import KindOfCall
from receptionist.calls.record import CallRecord
from ui.calls.live import LiveBoard
from ui.calls.words.reasons import kind_words
from ui.keys import Keys
from ui.translate import Translated
from ui.widgets import Toast, label


class Page(Protocol):
    """The part of History that is needed here."""

    toast: Toast

    @property
    def chosen(self) -> CallRecord | None: ...
    def isVisible(self) -> bool: ...
    def show_again(self) -> None: ...
    def offer_kinds(self, *, offered: bool) -> None: ...


class KindKeys(Translated):
    """Each kind of call with its key, in a line."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._words = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """As they are now."""
        known = ((self._keys.shown(f"kind.{kind.value}"), kind_words(kind)) for kind in KindOfCall)
        kinds = " · ".join(f"{words} {key}" for key, words in known if key)
        self._words.setText(self.tr("Kind of call: {kinds}").replace("{kinds}", kinds) if kinds else "")


class LateKind(QObject):
    """While the page is seen and a row chosen, the keys for the kind of a call are about that row, and stand beside it: a
    caller in hand comes before it (`in_hand`)."""

    def __init__(
        self, page: Page, live: LiveBoard, keys: Keys, in_hand: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._live, self._in_hand = page, live, in_hand
        for kind in KindOfCall:
            keys.take(f"kind.{kind.value}", partial(self._give, kind), self._can, of=parent)
        live.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._page.offer_kinds(offered=not self._in_hand())

    def _can(self) -> bool:
        return self._page.isVisible() and self._page.chosen is not None and not self._in_hand()

    def _give(self, kind: KindOfCall) -> None:
        call = self._page.chosen
        if call is not None:
            self._set(call, None if call.kind_of_call is kind else kind)

    def _set(self, call: CallRecord, kind: KindOfCall | None) -> None:
        self._live.send(GiveKind(call=call.id, kind_of_call=kind), partial(self._given, call, kind))

    def _given(self, call: CallRecord, kind: KindOfCall | None, reply: Reply) -> None:
        """The record is written behind the screen; the row says so at once."""
        if reply.code is not None:
            return
        before, call.kind_of_call = call.kind_of_call, kind
        self._page.show_again()
        words = kind_words(kind) or self.tr("no particular kind")
        self._page.toast.tell(self.tr("Kind of call: {kind}.").replace("{kind}", words), lambda: self._set(call, before))
