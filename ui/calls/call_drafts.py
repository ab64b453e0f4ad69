"""Half-typed text of calls: each colleague's words stand under their own name until whoever has the call goes on with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from receptionist.calls.half_typed import Words
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.drafts import Drafts, DraftStore

LOOK_AGAIN = (0, 500, 1_500, 5_000)
"""Milliseconds after which a colleague's words are looked for, the last one again and again while the call is hers: a hub lends
the call to who takes it over within a moment, and what could not be written down at once comes later."""
TYPED = ("text", "to", "number", "call_back", "urgent")
"""Fields of a message that somebody filled in herself: without them there is nothing to finish. What the program proposes is in
no draft."""
GOES_ALONG = (*TYPED, "notes")
"""Fields that go with a call to the colleague who takes it."""
JOINED = ("text", "notes")
"""Fields in which two texts stand one below the other."""
ONE_VALUE = ("to", "number")
"""Fields that hold one value: a second one goes into the text."""


class CallDraftStore(DraftStore, Protocol):
    """Where drafts of calls are kept (`receptionist.calls.half_typed.HalfTypedOfCalls`). Blocks."""

    def keep_draft(self, call: str, field: str, text: str, /, instead: Iterable[Words] = ()) -> None:
        """Keep a text; an empty one is forgotten. `instead`: words of colleagues that stand in it now."""

    def begun_by(self) -> dict[str, tuple[str, ...]]:
        """Who (logins) typed before her, by call."""

    def of_others(self, call: str, /) -> Collection[Words]:
        """What colleagues typed of a call and nobody went on with."""

    def to_go_on_with(self, given: Collection[str], /) -> Collection[str]:
        """Calls with words of colleagues that are hers to go on with, `given` to her or anyhow."""


class CallDrafts(Drafts):
    """Nothing that a colleague typed is written over, and none of it is gone before it stands under her name."""

    _store: CallDraftStore

    def __init__(self, store: CallDraftStore, background: Background, parent: QObject | None = None) -> None:
        super().__init__(store, background, parent)
        self._instead: dict[tuple[str, str], tuple[Words, ...]] = {}
        """Words of colleagues that stand in hers now, by call and field."""
        self._begun: dict[str, tuple[str, ...]] = {}
        self._is_read, self._early = False, list[tuple[str, Collection[Words], bool]]()
        """Whether her own are known, and colleagues' words that came before."""
        self._closed = False

    def load(self) -> None:
        """What an earlier console left, and who began it; in an office of one workstation what anybody left there."""
        super().load()
        self._background.run(self._store.begun_by, self._take_begun, self.failed.emit)
        self.go_on_with(())

    def write_now(self) -> None:
        """The console closes: nothing is looked for any more."""
        self._closed = True
        super().write_now()

    def _take(self, texts: dict[str, dict[str, str]]) -> None:
        super()._take(texts)
        self._is_read = True
        early, self._early = self._early, []
        for each in early:
            self._come(*each)

    def _take_begun(self, begun: dict[str, tuple[str, ...]]) -> None:
        self._begun = {**begun, **self._begun}
        self.loaded.emit()

    def begun_by(self, call: str) -> tuple[str, ...]:
        """The colleagues (logins) who typed something of this call before her, the first one first."""
        return self._begun.get(call, ()) if call in self._texts else ()

    def go_on_with(self, given: Collection[str]) -> None:
        """Fetch what colleagues left of calls that are over, as far as it is hers to go on with: what was `given` to her. What
        was not, where whoever sits there goes on, stays its writer's until she types."""

        def found(calls: Collection[str]) -> None:
            for call in calls:
                self._look(call, lambda: False, 0, at_once=bool(given))

        self._background.run(lambda: self._store.to_go_on_with(given), found, self.failed.emit)

    def fetch(self, call: str, still: Callable[[], bool]) -> None:
        """The call is hers now, and was a colleague's before: what that one typed comes too. What she has typed meanwhile
        stands below it. It is looked for once at least, and while `still` says so."""
        self._look(call, still, 0)

    def _look(self, call: str, still: Callable[[], bool], n: int, *, at_once: bool = True) -> None:
        def found(words: Collection[Words]) -> None:
            self._come(call, words, at_once)
            again()

        def again() -> None:
            if still() and not self._closed:
                self._look(call, still, min(n + 1, len(LOOK_AGAIN) - 1))

        def away(_problem: Problem) -> None:
            again()

        def ask() -> None:
            if not self._closed:
                self._background.run(lambda: self._store.of_others(call), found, away)

        QTimer.singleShot(LOOK_AGAIN[n], self, ask)

    def _come(self, call: str, words: Collection[Words], at_once: bool) -> None:
        """Before her own are read nothing is put beside them: it would be written over them."""
        if not self._is_read:
            self._early.append((call, words, at_once))
            return
        there = (one for one in words if one.field in GOES_ALONG)
        fresh = [one for one in there if one not in self._instead.get((call, one.field), ())]
        if fresh:
            self._join(call, fresh, at_once)
            self.loaded.emit()

    def _join(self, call: str, words: Sequence[Words], at_once: bool) -> None:
        """Theirs above hers. Where a field holds one value, hers stays there and theirs is a line of the text. They are written
        down under her name `at_once`, else where anything of hers stands with them."""
        lines: list[str] = []
        for one in words:
            key, hers = (call, one.field), self.get(call, one.field)
            self._instead[key] = (*self._instead.get(key, ()), one)
            if one.field in ONE_VALUE and hers not in ("", one.text):
                lines.append(self._line(one))
            joined = together(one.text, hers) if one.field in JOINED else hers or one.text
            if at_once or hers:
                self._put(call, one.field, joined)
            else:
                self._texts.setdefault(call, {})[one.field] = joined
        if lines:
            self._put(call, "text", together("\n".join(lines), self.get(call, "text")))
        before = (login for one in words for login in one.begun_by)
        self._begun[call] = tuple(dict.fromkeys((*self._begun.get(call, ()), *before, *(one.login for one in words))))
        self.write()

    def _line(self, words: Words) -> str:
        said = self.tr("For {value}") if words.field == "to" else self.tr("Number: {value}")
        return said.format(value=words.text)

    def _keep_draft(self, call: str, field: str, text: str) -> None:
        older = (call, field) in self._unwritten  # what has come since stands in what is written next
        self._store.keep_draft(call, field, text, () if older else self._instead.get((call, field), ()))

    def goes_along(self, call: str) -> None:
        """A colleague has the call now, and finds what was written down: nothing more of it is written from here."""
        self.let_go(call, GOES_ALONG)

    def let_go(self, call: str, fields: Collection[str] | None = None) -> None:
        """Whoever took it over has it now (`fields`: these; None: all of it): nothing more of it is written from here."""
        gone = {field for field in self._texts.get(call, {}) if fields is None or field in fields}
        kept = {field: text for field, text in self._texts.pop(call, {}).items() if field not in gone}
        if kept:
            self._texts[call] = kept
        self._unwritten = {key: text for key, text in self._unwritten.items() if key[0] != call or key[1] in kept}
        self._instead = {key: words for key, words in self._instead.items() if key[0] != call or key[1] in kept}
        self._begun.pop(call, None)

    def written(self, call: str) -> bool:
        """Whether all that was typed of a call is written down."""
        return not any(key[0] == call for key in (*self._unwritten, *self._under_way))


def together(first: str, second: str) -> str:
    """Both, one below the other; once, where one stands in the other."""
    if first in second:
        return second
    return first if second in first else f"{first}\n{second}"
