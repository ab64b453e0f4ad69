"""The list *to call back*: whom, by when, and the keys to ring them and to take them off the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receptionist.calls.call_backs import CallBack
from receptionist.calls.record import CallRecord
from receptionist.errors import Problem
from ui.background import Background, OneAtATime
from ui.calls.book import Book
from ui.calls.call_backs.rows import BackRow, back_row, by_words, paint_back, tried_words, when_words, who_words
from ui.calls.past.call_detail import CallDetail
from ui.calls.past.model import zone_of
from ui.calls.row_model import RowModel
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import EmptyState, KeyButton, RowList, label, rule
from ui.words import UNREACHABLE


class CallBacks(Protocol):
    """The part of `CallBackService` that this needs. Blocks."""

    def waiting(self) -> list[CallBack]:
        """All that nobody has dealt with, in order."""

    def close(self, call_back: str, by: str, note: str = "", by_call: str | None = None) -> None:
        """It is dealt with."""

    def reopen(self, call_back: str) -> None:
        """Undo of `close`."""


class Calls(Protocol):
    """Where a past call can be read. Blocks."""

    def load(self, call: str) -> CallRecord:
        """One call."""


class CallBackPanel(Translated):
    """`ring` asks to call somebody back (a `CallBack`); `counted`: so many are on the list; `closed` one, to be undone with
    `reopen`; `events_wanted` of a call by id, to be given to `detail`."""

    ring = Signal(object)
    counted = Signal(int)
    closed = Signal(str)
    events_wanted = Signal(str, str)
    failed = Signal(Problem)

    def __init__(
        self,
        call_backs: CallBacks,
        calls: Calls,
        book: Book,
        background: Background,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        assistant: Callable[[], str],
        not_now: Callable[[], str] = lambda: "",
    ) -> None:
        """`not_now`: why nobody can be rung for the time being; empty: they can."""
        super().__init__()
        self._call_backs, self._calls, self._book = call_backs, calls, book
        self._background, self._keeps = background, OneAtATime(background)
        self._now, self._assistant, self._keys, self._not_now = now, assistant, keys, not_now
        self._found: dict[str, CallBack] = {}
        self.model = RowModel()
        self.view = RowList(theme, paint_back, 52)
        self.view.setModel(self.model)
        self.empty = EmptyState(theme, "phone-missed")
        self.note = QLineEdit(maxLength=2000)
        self.dial = KeyButton(theme, keys, "call_back.dial", "phone-outgoing", "primary")
        self.done = KeyButton(theme, keys, "call_back.close", "check")
        self.asks = label("", "warning", wrap=True)
        self._asked_how: str | None = None
        """Of whom it was asked how the call-back came out."""
        self.who, self.about = label("", "title", wrap=True), label("", wrap=True)
        self.detail = CallDetail(book, now, theme)
        self._lay_out()
        self._connect(keys)
        self.setFocusProxy(self.view)
        self.retranslate()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(space(2), 0, space(2), space(1))
        bar.setSpacing(space(1))
        bar.addWidget(self.note, 1)
        bar.addWidget(self.done)
        bar.addWidget(self.dial)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._stack, 3)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(self._right_side(), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        self.asks.setContentsMargins(space(2), 0, space(2), space(1))
        self.asks.hide()
        layout.addWidget(self.asks)
        layout.addWidget(rule())
        layout.addLayout(columns, 1)

    def _right_side(self) -> QWidget:
        """What was promised; under it the call in which it was, or which was lost."""
        side = QWidget()
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        self._promise = QWidget()
        words = QVBoxLayout(self._promise)
        words.setContentsMargins(space(2), space(2), space(2), space(1))
        words.setSpacing(space(0.75))
        words.addWidget(self.who)
        words.addWidget(self.about)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._promise)
        column.addWidget(self.detail, 1)
        return side

    def _connect(self, keys: Keys) -> None:
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_detail())
        self.view.activated.connect(lambda _index: self._ring())
        self.note.returnPressed.connect(self._close)
        self._book.changed.connect(self._show_rows)

        def can() -> bool:
            return self.isVisible() and self.chosen is not None

        keys.take("call_back.dial", self._ring, can, not_now=self._not_now)
        keys.take("call_back.close", self._close, can)

    # ---- the list

    def refresh(self) -> None:
        """Read again, behind the screen."""
        self._background.run(self._call_backs.waiting, self._take, self._not_read)

    def _not_read(self, problem: Problem) -> None:
        if problem.code != UNREACHABLE:  # the frame says that
            self.failed.emit(problem)

    def _take(self, found: list[CallBack]) -> None:
        self._found = {one.id: one for one in found}
        self.counted.emit(len(found))
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.chosen
        rows = [back_row(one, self._book, self._now()) for one in self._found.values()]
        self.model.show(rows, [row.words for row in rows])
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            same = next((n for n, row in enumerate(rows) if before is not None and row.id == before.id), 0)
            self.view.setCurrentIndex(self.model.index(same))
        self._show_detail()

    @property
    def chosen(self) -> CallBack | None:
        """The one that is marked."""
        row = self.model.row(self.view.currentIndex())
        return self._found.get(row.id) if isinstance(row, BackRow) else None

    def _show_detail(self) -> None:
        one = self.chosen
        if one is None or one.id != self._asked_how:
            self._ask_how(None)
        self._promise.setVisible(one is not None and not one.lost)
        self.dial.setEnabled(one is None or bool(one.number))
        if one is not None:
            self._say_promise(one)
        self.detail.setVisible(one is not None and one.call is not None)
        self.detail.present(None)
        if one is not None and one.call is not None:
            call = one.call
            self._background.run(lambda: self._calls.load(call), self._show_call, lambda _gone: None)

    def _say_promise(self, one: CallBack) -> None:
        local = self._now().astimezone(zone_of(self._book.own()))
        profile = self._book.profile(one.client)
        self.who.setText(who_words(one, profile))
        said = (
            profile.name if profile is not None else "",
            when_words(one, local, profile),
            by_words(one, self._book),
            tried_words(one, self._book, local),
        )
        first = " · ".join(part for part in said if part)
        self.about.setText("\n".join(part for part in (first, plain(one.note, 2000)) if part))

    def _show_call(self, call: CallRecord) -> None:
        if self.chosen is not None and self.chosen.call == call.id:
            self.detail.present(call)
            self.events_wanted.emit(call.id, call.notes)

    # ---- what is done

    def _ring(self) -> None:
        one = self.chosen
        if one is not None and not one.number:
            words = self.tr("This caller showed no number: nobody can be rung. {key} takes the call off the list, with a note.")
            self.asks.setText(words.format(key=self._keys.shown("call_back.close")))
            self.asks.show()
        elif one is not None:
            self.ring.emit(one)

    def _close(self) -> None:
        """Take it off the list; a promise is not dealt with without a word, unless she says so twice."""
        one = self.chosen
        if one is None:
            return
        note, by = self.note.text().strip(), self._assistant()
        if not note and not one.lost and self._asked_how != one.id:
            self._ask_how(one.id)
            self.note.setFocus()
            return
        self._ask_how(None)
        self._keeps.run(lambda: self._call_backs.close(one.id, by, note), lambda _none: self._closed(one.id), self.failed.emit)

    def _ask_how(self, call_back: str | None) -> None:
        self._asked_how = call_back
        self.asks.setVisible(call_back is not None)
        if call_back is not None:
            words = self.tr("How did it come out? Type it here; {key} once more takes it off the list without a word.")
            self.asks.setText(words.format(key=self._keys.shown("call_back.close")))

    def _closed(self, call_back: str) -> None:
        self.note.clear()
        self.closed.emit(call_back)
        self.refresh()

    def reopen(self, call_back: str) -> None:
        """It stands on the list again."""
        self._background.run(lambda: self._call_backs.reopen(call_back), lambda _none: self.refresh(), self.failed.emit)

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("To call back"))
        self.view.setAccessibleName(self.tr("To call back"))
        self.note.setPlaceholderText(self.tr("How it was dealt with"))
        self.note.setAccessibleName(self.tr("How it was dealt with"))
        self.empty.say(
            self.tr("Nobody to call back"),
            self.tr("Who was promised a call, and callers whom nobody answered, stand here until somebody has rung them."),
        )
        self._show_rows()
