"""Half-typed text of each call (or client): never lost, not by another call, not by a crash."""

from __future__ import annotations

import logging
import threading
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.errors import Problem
from ui.background import Background

log = logging.getLogger(__name__)

SOON = 400
"""Milliseconds after the last letter in which it is written down."""
AGAIN = (1_000, 2_000, 5_000, 10_000)
"""Milliseconds until what could not be written down is tried again; the last one again and again."""
NOT_YET = "office.not_allowed"
"""In a shared office a draft belongs to a call that its writer may see, and a call that its hub has not written down yet is
nobody's: such a refusal is about that one draft, and a wait."""


class DraftStore(Protocol):
    """Where drafts are kept (`receptionist.clients.half_typed.HalfTypedProfiles`, by client; of calls see
    `ui.calls.call_drafts`). Blocks."""

    def keep_draft(self, call: str, field: str, text: str, /) -> None:
        """Keep a text; an empty one is forgotten."""

    def drafts(self) -> dict[str, dict[str, str]]:
        """All of them: call to field to text."""


class Drafts(QObject):
    """The drafts in memory, written down behind the screen, one writing at a time so that the last word wins."""

    loaded = Signal()
    failed = Signal(object)
    """Something cannot be written down; once for each reason."""
    kept = Signal()
    """All is written down again."""

    def __init__(self, store: DraftStore, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._background = store, background
        self._texts: dict[str, dict[str, str]] = {}
        self._unwritten: dict[tuple[str, str], str] = {}
        self._under_way: dict[tuple[str, str], str] = {}
        self._one = threading.Lock()
        self._writing = False
        self._failures, self._told = 0, ""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.write)

    def load(self) -> None:
        """Read what an earlier console left; what was typed meanwhile stays."""
        self._background.run(self._store.drafts, self._take, self.failed.emit)

    def calls(self) -> list[str]:
        """The calls that have any."""
        return list(self._texts)

    def get(self, call: str, field: str) -> str:
        """The text of a field, empty where there is none."""
        return self._texts.get(call, {}).get(field, "")

    def keep(self, call: str, field: str, text: str) -> None:
        """Keep what is typed."""
        if self.get(call, field) == text:
            return
        self._put(call, field, text)

    def _put(self, call: str, field: str, text: str) -> None:
        fields = self._texts.setdefault(call, {})
        fields[field] = text
        if not any(fields.values()):
            del self._texts[call]
        self._unwritten[call, field] = text
        if not (self._failures and self._soon.isActive()):
            self._soon.start(SOON)

    def forget(self, call: str, *fields: str) -> None:
        """These texts were kept for good."""
        for field in fields:
            self.keep(call, field, "")

    @property
    def behind(self) -> bool:
        """Whether something that was typed could not be written down so far."""
        return self._failures > 0 and (self._writing or bool(self._unwritten))

    def write(self) -> None:
        """Write down behind the screen what is not written yet."""
        if self._writing or not self._unwritten:
            return
        self._soon.stop()
        self._under_way, self._unwritten = self._unwritten, {}
        self._writing = True
        self._background.run(self._write, self._written, self._not_written)

    def write_now(self) -> None:
        """Write down before returning: the console closes, and nothing behind the screen is waited for any more."""
        self._soon.stop()
        with self._one:
            self._under_way, self._unwritten = {**self._under_way, **self._unwritten}, {}
        try:
            self._write()
        except Problem as problem:
            log.warning("half-typed text could not be written down: %s", problem.code)
            self._not_written(problem)

    def _write(self) -> None:
        """On any thread, one at a time: what one has written the other finds gone. One that is refused holds up no other."""
        with self._one:
            refused: Problem | None = None
            for (call, field), text in list(self._under_way.items()):
                try:
                    self._keep_draft(call, field, text)
                except Problem as problem:
                    refused = problem
                    if problem.code != NOT_YET:
                        break  # the rest would fare no better
                else:
                    del self._under_way[call, field]
            if refused is not None:
                raise refused

    def _keep_draft(self, call: str, field: str, text: str) -> None:
        self._store.keep_draft(call, field, text)

    def _written(self, _nothing: object) -> None:
        self._writing = False
        if self._failures:
            self._failures, self._told = 0, ""
            self.kept.emit()
        if self._unwritten and not self._soon.isActive():
            self._soon.start(SOON)

    def _not_written(self, problem: Problem) -> None:
        self._writing = False
        self._unwritten = {**self._under_way, **self._unwritten}
        self._failures += 1
        self._soon.start(AGAIN[min(self._failures, len(AGAIN)) - 1])
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        """A hub writes within a moment: the first refusal of that kind is no news."""
        if problem.code == NOT_YET:
            if self._failures == 1:
                return
            problem = Problem("draft.waits")
        if problem.code != self._told:
            self._told = problem.code
            self.failed.emit(problem)

    def _take(self, texts: dict[str, dict[str, str]]) -> None:
        for call, fields in texts.items():
            self._texts[call] = {**fields, **self._texts.get(call, {})}
        self.loaded.emit()
