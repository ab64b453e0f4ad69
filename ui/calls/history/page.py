"""History: every call there was, found by number, name, client, day and result; what happened; who must be called back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from receptionist.calls.events import AnyEvent
from receptionist.calls.past_moment import Picture
from receptionist.calls.past_window import Window
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter
from receptionist.errors import Problem
from ui.background import Background, Progress, Work
from ui.calls.at_that_moment.panel import Looker, MomentPanel
from ui.calls.book import Book
from ui.calls.call_backs.panel import CallBackPanel
from ui.calls.history.late_kind import KindKeys
from ui.calls.past.call_detail import CallDetail
from ui.calls.past.filters import HistoryFilters
from ui.calls.past.long_list import LongList
from ui.calls.past.model import CallRow, call_row, paint_call
from ui.exporting import reported
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Busy, EmptyState, KeyButton, Notice, RowList, Strip, Toast, label, rule
from ui.widgets.ask_file import ask_where
from ui.widgets.parts import PartKeys
from ui.words import UNANSWERED, UNREACHABLE, unread_words

ALL, TO_CALL_BACK, MOMENT = range(3)
"""The lists, in the order of their tabs."""


class History(Protocol):
    """The part of `HistoryService` that this page needs. Blocks."""

    def find(self, wanted: CallFilter, after: CallRecord | None = None) -> list[CallRecord]:
        """The calls that match, latest first, `wanted.limit` at a time."""

    def count(self, wanted: CallFilter) -> int:
        """How many there are in all."""

    def each(self, wanted: CallFilter) -> Iterator[CallRecord]:
        """All of them."""

    def at_moment(self, window: Window, client: str | None = None) -> Picture:
        """What was going on around a moment."""

    def events(self, call: str) -> list[AnyEvent]:
        """All that happened to a call."""

    def drafts(self) -> dict[str, dict[str, str]]:
        """What was typed during calls, their notes among it."""

    def export(self, calls: Iterable[CallRecord], path: Path, names: dict[str, str]) -> int:
        """Write the calls as CSV."""


class HistoryPage(Translated):
    """`call_back_wanted`: somebody is to be called back, of a past call (a `CallRecord`)."""

    call_back_wanted = Signal(object)

    def __init__(
        self,
        history: History,
        book: Book,
        background: Background,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        looker: Looker,
        back: CallBackPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._book, self._background = history, book, background
        self._now, self.back = now, back
        self._to_call_back = 0
        self._asked = CallFilter()
        self._count = 0
        self._unread = False
        """Nothing could be read so far: the database is away."""
        self._work: Work | None = None
        self._opens = False
        self._wanted_call: str | None = None
        self.moment = MomentPanel(history, book, background, theme, keys, now, looker)
        self._build(theme, keys)
        self._connect(keys)
        self.setFocusProxy(self.filters.search)
        self.retranslate()
        self.show_list(0)

    # ---- its parts

    def _build(self, theme: Theme, keys: Keys) -> None:
        self.lists = QTabBar()
        self.lists.setDrawBase(False)
        self.lists.setExpanding(False)
        for _list in range(3):
            self.lists.addTab("")
        self.filters = HistoryFilters(self._book, theme, self._now)
        self.export_button = KeyButton(theme, keys, "export", "download", words=lambda: self.tr("Export CSV"))
        self.moment_button = KeyButton(theme, keys, "moment", "clock")
        self.moment_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it to the call that is meant
        self._part_keys = PartKeys(keys, self.lists)
        self.model: LongList[CallRecord] = LongList(self._row_of, lambda call: self._row_of(call).words)
        self.how_many = label("", "muted")
        self.how_many.setContentsMargins(space(2), space(0.5), space(2), space(0.5))
        self.view = RowList(theme, paint_call, 52)
        self.view.setModel(self.model)
        self.empty = EmptyState(theme, "history")
        self.detail = CallDetail(self._book, self._now, theme, KindKeys(keys))
        self.strip, self.toast, self.busy = Strip(theme, keys), Toast(theme, keys, self), Busy(theme)
        for part in (self.detail, self):
            part.setAutoFillBackground(True)
        self.detail.setBackgroundRole(QPalette.ColorRole.Base)
        self._lay_out()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        found = QVBoxLayout()
        columns.addLayout(found, 3)
        found.setSpacing(0)
        found.addWidget(self._stack, 1)
        found.addWidget(self.how_many)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(self.detail, 2)
        head = QVBoxLayout()
        head.setContentsMargins(space(2), space(1), space(2), space(1))
        lists = QHBoxLayout()
        lists.setSpacing(space(1))
        lists.addWidget(self.lists)
        lists.addWidget(self._part_keys, 1)
        lists.addWidget(self.moment_button)
        lists.addWidget(self.export_button)
        for part in (self.moment.names, self.moment.page_button):
            lists.addWidget(part)
        head.addLayout(lists)
        for widget in (self.filters, self.busy):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addLayout(head)
        self._calls = QWidget()
        calls = QVBoxLayout(self._calls)
        calls.setContentsMargins(0, 0, 0, 0)
        calls.setSpacing(0)
        calls.addWidget(rule())
        calls.addLayout(columns, 1)
        for part in (self._calls, self.back, self.moment):
            layout.addWidget(part, 1)

    def _connect(self, keys: Keys) -> None:
        self.lists.currentChanged.connect(self.show_list)
        self.filters.changed.connect(self.refresh)
        self.filters.opened.connect(self._open_first)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_detail())
        self.model.more_wanted.connect(self._go_on)
        self.view.activated.connect(lambda _index: self.detail.setFocus())
        self._book.changed.connect(self._show_detail)
        here = self.isVisible
        keys.take("export", self._ask_where, lambda: here() and self.lists.currentIndex() == ALL and not self._unread)
        keys.take("moment", self._show_moment, here)
        self.moment.call_chosen.connect(self.open_call)
        self.moment.events_wanted.connect(lambda call: self._ask_events(call, self.moment.detail))
        self.moment.told.connect(self.toast.tell)
        self.moment.failed.connect(self._failed)
        keys.take("call_back.promise", self._ask_call_back, lambda: here() and self._call_now() is not None)
        self.back.counted.connect(self._take_to_call_back)
        self.back.failed.connect(self._failed)
        self.back.events_wanted.connect(lambda call, notes: self._ask_events(call, self.back.detail, notes))
        self.back.closed.connect(lambda one: self.toast.tell(self.tr("Taken off the list."), lambda: self.back.reopen(one)))

    # ---- which list

    def show_list(self, number: int) -> None:
        """`ALL` calls, those `TO_CALL_BACK`, or what was going on at a `MOMENT`."""
        focus = self.window().focusWidget()
        within = focus is not None and focus is not self.lists and self.isAncestorOf(focus)
        self.lists.setCurrentIndex(number)
        self.model.show([])
        for part in (self.filters, self.export_button):
            part.setVisible(number == ALL)
        self._calls.setVisible(number == ALL)
        self.back.setVisible(number == TO_CALL_BACK)
        for part in (self.moment.names, self.moment.page_button):
            part.setVisible(number == MOMENT and self.moment.may_write)
        self.moment.setVisible(number == MOMENT)
        self.moment_button.setVisible(number != MOMENT)
        self.setFocusProxy((self.filters.search, self.back, self.moment)[number])
        if within:
            self.setFocus()  # what had it may be of the other list
        self.refresh()

    def refresh_call_backs(self) -> None:
        """The list changed, elsewhere too. Where nobody looks it is read when somebody does: after each call there is enough to
        read."""
        if self.isVisible():
            self.back.refresh()

    def _show_moment(self) -> None:
        """The moment of the call that she has gone to; else she types which."""
        focus, call = self.window().focusWidget(), self._call_now()
        if call is None or focus is None or not self._calls.isAncestorOf(focus):
            self.ask_moment(self.filters.wanted().client if self.lists.currentIndex() == ALL else None)
            return
        self.show_list(MOMENT)
        self.moment.show_call(call)
        self.moment.calls.setFocus()

    def ask_moment(self, client: str | None) -> None:
        """She types a moment of a client (id); None: of whom it was last."""
        if self.lists.currentIndex() != MOMENT:
            self.show_list(MOMENT)
        self.moment.ask(client)

    def open_call(self, call: CallRecord) -> None:
        """Find a call among all, and choose its row."""
        self.filters.narrow_to(call)
        self._wanted_call, self._opens = call.id, True
        self.show_list(ALL)

    def refresh(self) -> None:
        """Read again, behind the screen; the latest question wins."""
        if self._work is not None:
            self._work.cancel()
            self._work = None
        self.back.refresh()
        if self.lists.currentIndex() == MOMENT:
            self.moment.begin()
        if self.lists.currentIndex() != ALL:
            return
        self.filters.keep_up()
        wanted = self.filters.wanted()
        shown = len(self.model.entries) if wanted == self._asked else 0
        self._asked = wanted
        part = msgspec.structs.replace(wanted, limit=max(wanted.limit, shown))
        self._work = self._background.run(
            lambda: (self._history.find(part), self._history.count(part)),
            lambda read: self._take(*read, more=len(read[0]) == part.limit),
            self._not_read,
        )
        self.busy.follow(self._work, self.tr("Searching"))

    def _take(self, found: list[CallRecord], count: int, *, more: bool) -> None:
        self._work = None
        if self.lists.currentIndex() == ALL:
            self._count = count
            self._be_unread(unread=False)
            self._show_rows(found, more=more)
            self._say_how_many()

    def _go_on(self) -> None:
        """The last row is in sight. A question that is under way begins the list anew."""
        if self._work is not None or not self.model.entries:
            return
        wanted, last = self._asked, self.model.entries[-1]
        self._work = self._background.run(lambda: self._history.find(wanted, last), self._take_more, self._not_read)
        self.busy.follow(self._work, self.tr("Searching"))

    def _take_more(self, found: list[CallRecord]) -> None:
        self._work = None
        self.model.add(found, more=len(found) == self._asked.limit)

    def _not_read(self, problem: Problem) -> None:
        self._work = None
        self.model.try_again()
        if problem.code != UNREACHABLE:
            self._failed(problem)
        elif not self.model.entries:
            self._be_unread(unread=True)
            self._stack.setCurrentIndex(1)

    def _be_unread(self, *, unread: bool) -> None:
        self._unread = unread
        self.strip.gone(UNANSWERED)
        self.export_button.setEnabled(not unread)
        self._name_lists()

    def _take_to_call_back(self, count: int) -> None:
        self._to_call_back = count
        self._name_lists()

    def _row_of(self, call: CallRecord) -> CallRow:
        return call_row(call, self._book, self._now())

    def _show_rows(self, found: list[CallRecord], *, more: bool) -> None:
        before = self._call_now()
        wanted = self._wanted_call or (before.id if before is not None else None)
        self._wanted_call = None
        self.model.show(found, more=more)
        self._stack.setCurrentIndex(0 if found else 1)
        same = next((n for n, call in enumerate(found) if call.id == wanted), 0)
        if found:
            self.view.setCurrentIndex(self.model.index(same))
        if self._opens and found:
            self._opens = False
            self.view.setFocus()
        self._show_detail()

    def _say_how_many(self) -> None:
        self.how_many.setText(self.tr("%Ln call(s)", "", self._count))
        self.how_many.setVisible(self._count > 0)
        self.view.setAccessibleDescription(self.how_many.text())

    def _open_first(self) -> None:
        """Enter in the search: the first row is open, arrows go on from there."""
        self._opens = True
        self.refresh()

    # ---- one call

    @property
    def chosen(self) -> CallRecord | None:
        """The call whose row is chosen among all."""
        return self._call_now()

    def show_again(self) -> None:
        """Something of the rows shown is other than it was."""
        self.model.show(self.model.entries, more=self.model.canFetchMore(QModelIndex()))
        self._show_detail()

    def offer_kinds(self, *, offered: bool) -> None:
        """Whether the keys for the kind of a call are about the row that is chosen."""
        self.detail.offer_keys(offered=offered)

    def _call_now(self) -> CallRecord | None:
        return self.model.entry(self.view.currentIndex()) if self.lists.currentIndex() == ALL else None

    def _show_detail(self) -> None:
        call = self._call_now()
        self.detail.present(call)
        if call is not None:
            self._ask_events(call.id, self.detail, call.notes)

    def _ask_events(self, call: str, detail: CallDetail, notes: str = "") -> None:
        self._background.run(
            lambda: (self._history.events(call), notes or self._history.drafts().get(call, {}).get("notes", "")),
            lambda read: detail.show_events(call, *read),
            self._failed,
        )

    def _ask_call_back(self) -> None:
        call = self._call_now()
        if call is not None:
            self.call_back_wanted.emit(call)

    # ---- out

    def _ask_where(self) -> None:
        wanted = self.filters.wanted()  # others may be asked for by the time that a file is chosen
        ask_where(self, self.tr("Export calls"), "CSV (*.csv)", "calls.csv", lambda path: self._write(wanted, path))

    def export_to(self, path: Path) -> None:
        """Write all calls that were asked for as CSV, those that one would have to scroll to among them."""
        self._write(self._asked, path)

    def _write(self, wanted: CallFilter, path: Path) -> None:
        names = {profile.id: profile.name for profile in self._book.directory.profiles}

        def export(progress: Progress) -> int:
            calls = reported(self._history.each(wanted), self._history.count(wanted), progress)
            return self._history.export(calls, path, names)

        work = self._background.follow(export, self._exported, self._failed)
        self.busy.follow(work, self.tr("Exporting"))

    def _exported(self, count: int) -> None:
        self.toast.tell(self.tr("%n call(s) exported.", "", count))

    def _failed(self, problem: Problem) -> None:
        if problem.code == UNREACHABLE:
            self.strip.put(Notice(UNANSWERED, UNANSWERED))
        else:
            self.strip.put(Notice(problem.code, problem.code, tuple(problem.values.items())))

    def showEvent(self, event) -> None:
        """What happened meanwhile stands there when the page opens."""
        super().showEvent(event)
        self.refresh()

    def _name_lists(self) -> None:
        count = self._to_call_back
        self.lists.setTabText(ALL, self.tr("All calls"))
        self.lists.setTabText(MOMENT, self.tr("At that moment"))
        back = self.tr("To call back {count}").format(count=count) if count else self.tr("To call back")
        self.lists.setTabText(TO_CALL_BACK, back)
        if self._unread:
            self.empty.say(*unread_words())
        else:
            self.empty.say(
                self.tr("No such call"), self.tr("Every call of this office is found here: change the search or the days.")
            )

    def retranslate(self) -> None:
        """Every word of the page."""
        self.setAccessibleName(self.tr("History"))
        self.lists.setAccessibleName(self.tr("Lists"))
        self.view.setAccessibleName(self.tr("Calls"))
        self._name_lists()
        self._say_how_many()
        if self.isVisible():
            self.refresh()
