"""In which language each call goes on: as chosen for it, else as remembered for whoever rings from that number."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from ui.background import Background


class LanguageMemory(Protocol):
    """Where the languages of callers are kept (`receptionist.calls.service.HistoryService`). Blocks."""

    def keep_language(self, number: str, language: str) -> None:
        """Whoever rings from there speaks this language."""

    def language_of(self, number: str) -> str | None:
        """The language last chosen for a caller."""


class Languages(QObject):
    """`changed` when a call's language came to be known; `failed` has the problem of one that could not be kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, memory: LanguageMemory, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory, self._background = memory, background
        self._chosen: dict[str, str] = {}
        self._remembered: dict[str, str | None] = {}

    def of(self, call: CallView) -> str | None:
        """The language of a call; None: the client's own."""
        return self._chosen.get(call.id) or self.remembered(call)

    def remembered(self, call: CallView) -> str | None:
        """What an earlier call from this number was spoken in, unless this one goes on in another. Asked for behind the
        screen when it is not known yet."""
        number = _number(call)
        if number is None or call.id in self._chosen:
            return None
        if number not in self._remembered:
            self._remembered[number] = None
            self._background.run(lambda: self._memory.language_of(number), lambda code: self._take(number, code))
        return self._remembered[number]

    def choose(self, call: CallView, language: str) -> None:
        """This call goes on in that language, and the next one of this caller begins in it."""
        self._chosen[call.id] = language
        number = _number(call)
        if number is not None:
            self._remembered[number] = language
            self._background.run(lambda: self._memory.keep_language(number, language), None, self.failed.emit)
        self.changed.emit()

    def _take(self, number: str, language: str | None) -> None:
        if language is not None and self._remembered.get(number) is None:
            self._remembered[number] = language
            self.changed.emit()


def _number(call: CallView) -> str | None:
    return call.caller.number if call.caller.valid and not call.caller.withheld else None
