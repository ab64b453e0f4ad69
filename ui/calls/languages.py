"""In which language each call goes on: as chosen for it, else as remembered for whoever rings that client from that number."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.callers import CallerFlags
from receptionist.clients.greeting import language_with
from receptionist.clients.profile import Profile
from ui.background import Background
from ui.calls.book import Book
from ui.calls.moment import CONSULTING

_Caller = tuple[str, str]
"""The client's id, the caller's number: a caller is one client's own."""


class LanguageMemory(Protocol):
    """Where the languages of callers are kept (`receptionist.calls.service.HistoryService`). Blocks."""

    def keep_language(self, client: str, number: str, language: str) -> None:
        """Whoever rings that client from there speaks this language."""


class Languages(QObject):
    """`changed` when another one was chosen for a call; `failed` has the problem of one that could not be kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, memory: LanguageMemory, book: Book, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory, self._book, self._background = memory, book, background
        self._of_calls: dict[str, str] = {}
        self._of_callers: dict[_Caller, tuple[str, CallerFlags]] = {}
        """Chosen here, with what was known of callers then: what is known later has it, or what was chosen since elsewhere."""

    def of(self, call: CallView) -> str | None:
        """The language of a call; None: the client's own."""
        return self._of_calls.get(call.id) or self.remembered(call)

    def spoken(self, call: CallView, profile: Profile) -> str | None:
        """In which language one speaks on the call now: in a consultation that of whoever is rung, else the caller's."""
        if call.side in CONSULTING:
            return language_with(profile, call.target.person if call.target is not None else None)
        return self.of(call)

    def remembered(self, call: CallView) -> str | None:
        """What an earlier call from this number was spoken in, unless this one goes on in another."""
        caller = _caller(call)
        if caller is None or call.id in self._of_calls:
            return None
        language, since = self._of_callers.get(caller, ("", None))
        return language if since is self._book.flags else self._book.flags.language_of(*caller)

    def choose(self, call: CallView, language: str) -> None:
        """This call goes on in that language, and the next one of this caller begins in it."""
        self._of_calls[call.id] = language
        caller = _caller(call)
        if caller is not None:
            self._of_callers[caller] = language, self._book.flags
            self._background.run(lambda: self._memory.keep_language(*caller, language), None, self.failed.emit)
        self.changed.emit()


def _caller(call: CallView) -> _Caller | None:
    if not (call.client and call.caller.number) or not call.caller.valid or call.caller.withheld:
        return None
    return call.client, call.caller.number
