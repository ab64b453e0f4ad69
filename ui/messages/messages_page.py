"""Messages: what must still be passed on, and what was: how, to whom, when, by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.messages.service import How, Message
from ui.background import Background, Progress, Work
from ui.calls.book import Book
from ui.calls.past.long_list import LongList
from ui.calls.past.model import zone_of
from ui.exporting import reported
from ui.keys import Keys
from ui.messages.message_detail import WAYS, MessageDetail
from ui.messages.message_words import MessageRow, as_text, mail_address, mail_link, row_of
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import Busy, EmptyState, KeyButton, Notice, RowList, RowPainter, SearchField, Strip, Toast, label, rule
from ui.widgets.ask_file import ask_where
from ui.widgets.parts import PartKeys
from ui.widgets.up_and_down import UpAndDown
from ui.words import UNANSWERED, UNREACHABLE, unread_words

AT_ONCE = 500
"""So many messages are read at a time."""
SOON = 200
"""Milliseconds after the last letter in which a search begins."""


class Messages(Protocol):
    """The part of `MessageService` that this page needs. Blocks."""

    def find(
        self, *, to_pass_on: bool | None = None, words: str = "", limit: int = 500, after: Message | None = None
    ) -> list[Message]:
        """Messages, latest first, `limit` at a time."""

    def count(self, *, to_pass_on: bool | None = None, words: str = "") -> int:
        """How many there are in all."""

    def each(self, *, to_pass_on: bool | None = None, words: str = "") -> Iterator[Message]:
        """All of them, read as one goes on."""

    def export(self, messages: Iterable[Message], path: Path, names: dict[str, str]) -> int:
        """Write the messages as CSV."""

    def count_to_pass_on(self) -> int:
        """How many wait."""

    def passed_on(self, message: str, how: How, to: str, by: str) -> Message:
        """It was passed on."""

    def not_passed_on(self, message: str) -> Message:
        """Undo of `passed_on`."""


def paint_message(row: RowPainter, value: object) -> None:
    """Band, shape, for whom; caller and text under it; when at the right."""
    if not isinstance(value, MessageRow):
        return
    row.band(value.colour)
    row.area = row.area.adjusted(20, 0, -16, 0)
    row.icon("circle-check" if value.passed_on else "message-square", Role.GOOD if value.passed_on else Role.MUTED)
    row.right(value.when)
    if value.urgent:
        row.icon("circle-alert", Role.DANGER, right=True)
    row.lines(value.first, value.second, bold=not value.passed_on)


class MessagesPage(Translated):
    """`counted`: so many messages to pass on, for the frame; `call_back_wanted`: whoever left one is to be called back."""

    counted = Signal(int)
    call_back_wanted = Signal(object)

    def __init__(
        self,
        messages: Messages,
        book: Book,
        background: Background,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        assistant: Callable[[], str],
        open_link: Callable[[QUrl], object] = QDesktopServices.openUrl,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._book, self._background = messages, book, background
        self._now, self._assistant, self._open_link = now, assistant, open_link
        self._asked = (True, "")
        self._count = 0
        self._unread = False
        """Nothing could be read so far: the database is away."""
        self._work: Work | None = None
        self.lists = QTabBar()
        self.lists.setDrawBase(False)
        self.lists.setExpanding(False)
        self.lists.addTab("")
        self.lists.addTab("")
        self.search = SearchField(theme)
        self.model: LongList[Message] = LongList(self._row_of, self._words_of)
        self.how_many = label("", "muted")
        self.how_many.setContentsMargins(space(2), space(0.5), space(2), space(0.5))
        self.view = RowList(theme, paint_message, 52)
        self.view.setModel(self.model)
        self.view.setMinimumWidth(space(36))
        self.empty = EmptyState(theme, "message-square")
        self.detail = MessageDetail(theme, keys, book.name_of)
        self.detail.setBackgroundRole(QPalette.ColorRole.Base)
        self.detail.setAutoFillBackground(True)
        self.export_button = KeyButton(theme, keys, "export", "download", words=lambda: self.tr("Export CSV"))
        self.strip, self.toast, self.busy = Strip(theme, keys), Toast(theme, keys, self), Busy(theme)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._waiting = 0
        self._part_keys = PartKeys(keys, self.lists)
        self._lay_out()
        self._connect(keys)
        self.setFocusProxy(self.view)
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        head = QHBoxLayout()
        head.setContentsMargins(space(2), space(1), space(2), space(1))
        head.setSpacing(space(2))
        head.addWidget(self.lists)
        head.addWidget(self._part_keys, 1)
        head.addWidget(self.search, 2)
        head.addWidget(self.export_button)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        found = QVBoxLayout()
        columns.addLayout(found, 3)
        found.setSpacing(0)
        found.addWidget(self._stack, 1)
        found.addWidget(self.how_many)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(UpAndDown(self.detail), 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.busy)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(columns, 1)

    def _connect(self, keys: Keys) -> None:
        self.lists.currentChanged.connect(lambda _number: self.refresh())
        self.search.textChanged.connect(lambda _text: self._soon.start())
        self._soon.timeout.connect(self.refresh)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_detail())
        self.model.more_wanted.connect(self._go_on)
        self._book.changed.connect(self.refresh)
        self.detail.taken_back.connect(self._take_back)

        def can() -> bool:
            return self.isVisible() and self._message() is not None

        def waits() -> bool:
            message = self._message()
            return self.isVisible() and message is not None and message.passed_on_at is None

        keys.take("export", self._ask_where, lambda: self.isVisible() and not self._unread)
        keys.take("message.copy", self._copy, can)
        keys.take("message.mail", self._mail, can)
        keys.take("call_back.promise", lambda: self.call_back_wanted.emit(self._message()), can)
        for how, (action, _icon) in WAYS.items():
            keys.take(action, lambda how=how: self.pass_on(how), waits)
        keys.take("message.passed_on", lambda: self.pass_on(How.OTHER), waits)

    # ---- what there is

    @property
    def _wanted(self) -> tuple[bool, str]:
        """Whether only those to pass on, and the words that stand in the search."""
        return self.lists.currentIndex() == 0, self.search.text().strip()

    def refresh(self) -> None:
        """Read again, behind the screen; the latest question wins."""
        if self._work is not None:
            self._work.cancel()
        asked = to_pass_on, words = self._wanted
        limit = max(AT_ONCE, len(self.model.entries) if asked == self._asked else 0)
        self._asked = asked

        def read() -> tuple[list[Message], int, int]:
            found = self._messages.find(to_pass_on=to_pass_on, words=words, limit=limit)
            return found, self._messages.count(to_pass_on=to_pass_on, words=words), self._messages.count_to_pass_on()

        self._work = self._background.run(read, lambda what: self._take(*what, more=len(what[0]) == limit), self._not_read)

    def _take(self, found: list[Message], count: int, waiting: int, *, more: bool) -> None:
        self._work = None
        self._be_unread(unread=False)
        self._count, self._waiting = count, waiting
        before = self._message()
        self.model.show(found, more=more)
        self._stack.setCurrentIndex(0 if found else 1)
        if found:
            same = next((n for n, message in enumerate(found) if before is not None and message.id == before.id), 0)
            self.view.setCurrentIndex(self.model.index(same))
        self._name_lists()
        self._show_detail()
        self.counted.emit(self._waiting)

    def _go_on(self) -> None:
        """The last row is in sight. A question that is under way begins the list anew."""
        if self._work is not None or not self.model.entries:
            return
        (to_pass_on, words), last = self._asked, self.model.entries[-1]
        self._work = self._background.run(
            lambda: self._messages.find(to_pass_on=to_pass_on, words=words, limit=AT_ONCE, after=last),
            self._take_more,
            self._not_read,
        )

    def _take_more(self, found: list[Message]) -> None:
        self._work = None
        self.model.add(found, more=len(found) == AT_ONCE)

    def _not_read(self, problem: Problem) -> None:
        self._work = None
        self.model.try_again()
        if problem.code != UNREACHABLE:
            self._failed(problem)
        elif not self.model.entries:
            self._be_unread(unread=True)
            self._stack.setCurrentIndex(1)
            self._name_lists()

    def _be_unread(self, *, unread: bool) -> None:
        self._unread = unread
        self.strip.gone(UNANSWERED)
        self.export_button.setEnabled(not unread)

    def _message(self) -> Message | None:
        return self.model.entry(self.view.currentIndex())

    def _row_of(self, message: Message) -> MessageRow:
        return row_of(message, self._profile(message), self._here())

    def _words_of(self, message: Message) -> str:
        row = self._row_of(message)
        return f"{row.first}, {row.second}, {row.when}"

    def _profile(self, message: Message) -> Profile | None:
        return self._book.profile(message.client)

    def _here(self) -> datetime:
        """Now on the office's clock: a list of many clients has one."""
        return self._now().astimezone(zone_of(self._book.own()))

    def _local(self, message: Message) -> datetime:
        """Now on the client's clock, for what is sent there."""
        return self._now().astimezone(zone_of(self._profile(message)))

    def _show_detail(self) -> None:
        message = self._message()
        if message is None:
            self.detail.clear()
            return
        self.detail.present(message, self._profile(message), self._here())

    # ---- what is done with it

    def _copy(self) -> None:
        """Onto the clipboard, whole; it is passed on once it was pasted, which she says herself."""
        message = self._message()
        if message is not None:
            QGuiApplication.clipboard().setText(as_text(message, self._profile(message), self._local(message)))
            self.toast.tell(self.tr("Copied. Once it is sent, say that it was passed on."))

    def _mail(self) -> None:
        message = self._message()
        if message is not None:
            self._open_link(QUrl(mail_link(message, self._profile(message), self._local(message)), QUrl.ParsingMode.StrictMode))
            self.toast.tell(self.tr("Your mail program has it. Once it is sent, say that it was passed on."))

    def pass_on(self, how: How) -> None:
        """It was passed on, this way."""
        message = self._message()
        if message is None:
            return
        known = mail_address(message, self._profile(message)) if how is How.MAIL else ""
        to, by = self.detail.to_whom() or known or message.recipient, self._assistant()
        self._background.run(lambda: self._messages.passed_on(message.id, how, to, by), self._passed_on, self._failed)

    def _passed_on(self, message: Message) -> None:
        self.toast.tell(self.tr("Passed on."), lambda: self._take_back(message.id))
        self.refresh()

    def _take_back(self, message: str) -> None:
        self._background.run(lambda: self._messages.not_passed_on(message), lambda _message: self.refresh(), self._failed)

    # ---- out

    def _ask_where(self) -> None:
        wanted = self._wanted  # others may be asked for by the time that a file is chosen
        ask_where(self, self.tr("Export messages"), "CSV (*.csv)", "messages.csv", lambda path: self._write(wanted, path))

    def export_to(self, path: Path) -> None:
        """Write all messages that were asked for as CSV, those that one would have to scroll to among them."""
        self._write(self._asked, path)

    def _write(self, wanted: tuple[bool, str], path: Path) -> None:
        names = {profile.id: profile.name for profile in self._book.directory.profiles}
        messages, (to_pass_on, words) = self._messages, wanted

        def export(progress: Progress) -> int:
            found = messages.each(to_pass_on=to_pass_on, words=words)
            return messages.export(reported(found, messages.count(to_pass_on=to_pass_on, words=words), progress), path, names)

        self.busy.follow(self._background.follow(export, self._exported, self._failed), self.tr("Exporting"))

    def _exported(self, count: int) -> None:
        self.toast.tell(self.tr("%n message(s) exported.", "", count))

    def _failed(self, problem: Problem) -> None:
        if problem.code == UNREACHABLE:
            self.strip.put(Notice(UNANSWERED, UNANSWERED))
        else:
            self.strip.put(Notice(problem.code, problem.code, tuple(problem.values.items())))

    # ---- words

    def showEvent(self, event: QShowEvent) -> None:
        """What came meanwhile stands there when the page opens."""
        super().showEvent(event)
        self.refresh()

    def _name_lists(self) -> None:
        waiting = self._waiting
        self.how_many.setText(self.tr("%Ln message(s)", "", self._count))
        self.how_many.setVisible(self._count > 0)
        self.view.setAccessibleDescription(self.how_many.text())
        self.lists.setTabText(0, self.tr("To pass on {count}").format(count=waiting) if waiting else self.tr("To pass on"))
        self.lists.setTabText(1, self.tr("Passed on"))
        if self._unread:
            self.empty.say(*unread_words())
        elif self.search.text().strip():
            self.empty.say(self.tr("No such message"), self.tr("Search in text, names and matter, or look in the other list."))
        elif self.lists.currentIndex() == 0:
            self.empty.say(
                self.tr("Nothing to pass on"), self.tr("What callers leave at the desk stands here until it was passed on.")
            )
        else:
            self.empty.say(
                self.tr("Nothing passed on yet"), self.tr("Messages that were passed on stay here, with how, when and by whom.")
            )

    def retranslate(self) -> None:
        """Every word of the page."""
        self.setAccessibleName(self.tr("Messages"))
        self.lists.setAccessibleName(self.tr("Lists"))
        self.view.setAccessibleName(self.tr("Messages"))
        self.search.say(self.tr("Search in messages"))
        self._name_lists()
        self._show_detail()
        if self.isVisible():
            self.refresh()
