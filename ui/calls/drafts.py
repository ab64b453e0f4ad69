"""Half-typed text of each call (or client): never lost, not by another call, not by a crash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
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
LOOK_AGAIN = (0, 500, 1_500)
"""Milliseconds after which a call's texts are looked for: a hub lends the call to who takes it over within a moment."""
JOINED = ("text", "notes")
"""Fields in which two texts stand one below the other."""


class DraftStore(Protocol):
    """Where drafts are kept (`receptionist.calls.service.HistoryService`; of profiles
    `receptionist.clients.half_typed.HalfTypedProfiles`, by client). Blocks."""

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
        self._fetched: set[str] = set()
        """Calls whose texts are being fetched: nothing is written over what is not seen yet."""
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

    def let_go(self, call: str, *fields: str) -> None:
        """Whoever took it over has it now (`fields`: these; none: all of it): nothing more of it is written from here."""
        gone = {field for field in self._texts.get(call, {}) if not fields or field in fields}
        kept = {field: text for field, text in self._texts.pop(call, {}).items() if field not in gone}
        if kept:
            self._texts[call] = kept
        self._unwritten = {key: text for key, text in self._unwritten.items() if key[0] != call or key[1] in kept}

    def written(self, call: str) -> bool:
        """Whether all that was typed of a call is written down."""
        return not any(key[0] == call for key in (*self._unwritten, *self._under_way))

    def fetch(self, call: str, fields: tuple[str, ...], came: Callable[[], None]) -> None:
        """The call is hers now, and was a colleague's before: what that one typed in these fields comes too. What she has typed
        meanwhile stands below it. `came` when there was anything."""
        self._fetched.add(call)
        self._look(call, fields, came, 0)

    def _look(self, call: str, fields: tuple[str, ...], came: Callable[[], None], n: int) -> None:
        def found(texts: dict[str, dict[str, str]]) -> None:
            theirs = {field: text for field, text in texts.get(call, {}).items() if field in fields}
            if theirs:
                self._join(call, theirs)
                over()
                self.loaded.emit()
                came()
            elif n + 1 < len(LOOK_AGAIN):
                self._look(call, fields, came, n + 1)
            else:
                over()

        def over() -> None:
            self._fetched.discard(call)
            if self._unwritten:
                self._soon.start(SOON)

        def away(_problem: Problem) -> None:
            QTimer.singleShot(AGAIN[0], self, ask)  # nothing can be written either

        def ask() -> None:
            self._background.run(self._store.drafts, found, away)

        QTimer.singleShot(LOOK_AGAIN[n], self, ask)

    def _join(self, call: str, found: dict[str, str]) -> None:
        """What she typed and is not written yet is hers; all else is as it was found."""
        hers = {key[1]: text for key, text in (*self._under_way.items(), *self._unwritten.items()) if key[0] == call}
        self._texts[call] = {**self._texts.get(call, {}), **{f: text for f, text in found.items() if f not in hers}}
        for field in JOINED:
            if hers.get(field) and found.get(field, hers[field]) != hers[field]:
                self.keep(call, field, f"{found[field]}\n{hers[field]}")

    @property
    def behind(self) -> bool:
        """Whether something that was typed could not be written down so far."""
        return self._failures > 0 and (self._writing or bool(self._unwritten))

    def write(self) -> None:
        """Write down behind the screen what is not written yet."""
        if self._writing or not self._unwritten:
            return
        self._soon.stop()
        waits = {key: text for key, text in self._unwritten.items() if key[0] in self._fetched}
        self._under_way, self._unwritten = {key: t for key, t in self._unwritten.items() if key not in waits}, waits
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
                    self._store.keep_draft(call, field, text)
                except Problem as problem:
                    refused = problem
                    if problem.code != NOT_YET:
                        break  # the rest would fare no better
                else:
                    del self._under_way[call, field]
            if refused is not None:
                raise refused

    def _written(self, _nothing: object) -> None:
        self._writing = False
        if self._failures:
            self._failures, self._told = 0, ""
            self.kept.emit()
        if any(key[0] not in self._fetched for key in self._unwritten) and not self._soon.isActive():
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
