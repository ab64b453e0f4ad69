"""What History is searched by: number or name, client, result, and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout

from receptionist.calls.places import Result
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter
from ui.calls.book import Book
from ui.calls.words.reasons import result_words
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import SearchField

SOON = 200
"""Milliseconds after the last letter in which a search begins."""
BACK = 30
"""Days that the search looks back at first."""


class HistoryFilters(Translated):
    """`changed` soon after something else was asked for; `opened` when the first row shall be gone to."""

    changed = Signal()
    opened = Signal()

    def __init__(self, book: Book, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._book, self._now = book, now
        self.search = SearchField(theme)
        self.client, self.result = QComboBox(), QComboBox()
        self.since, self.until = QDateEdit(calendarPopup=True), QDateEdit(calendarPopup=True)
        self.search.setMinimumWidth(space(20))
        for box in (self.client, self.result):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        for widget, wide in ((self.search, 3), (self.client, 2), (self.result, 2), (self.since, 0), (self.until, 0)):
            row.addWidget(widget, wide)
        for day in (self.since, self.until):
            day.setDisplayFormat("d MMM yyyy")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._today: date | None = None
        self.keep_up()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._soon.timeout.connect(self.changed)
        self.search.returnPressed.connect(self._open)
        self.search.textChanged.connect(lambda _text: self._soon.start())
        for box in (self.client, self.result):
            box.currentIndexChanged.connect(lambda _index: self._soon.start())
        for day in (self.since, self.until):
            day.dateChanged.connect(lambda _day: self._soon.start())
        self._book.changed.connect(self._fill_clients)

    def keep_up(self) -> None:
        """The days that are searched at first, and again when a new day has begun; a day that she chose herself stays."""
        today = self._now().astimezone().date()
        for field, back in ((self.since, timedelta(days=BACK)), (self.until, timedelta(0))):
            if self._today is None or field.date().toPython() == self._today - back:
                _show_day(field, today - back)
        self._today = today

    def wanted(self) -> CallFilter:
        """What stands there; what is mostly digits is a number."""
        text = self.search.text().strip()
        digits = sum(c.isdigit() for c in text)
        is_number = digits >= 3 and all(c.isdigit() or c in "+ ()-./" for c in text)
        return CallFilter(
            number=text if is_number else "",
            name="" if is_number else text,
            client=self.client.currentData(),
            result=self.result.currentData(),
            since=_midnight(self.since.date()),
            until=_midnight(self.until.date().addDays(1)),
        )

    def narrow_to(self, call: CallRecord) -> None:
        """Ask for the calls among which this one is: those of its client on its day."""
        day = call.started.astimezone().date()
        self.search.clear()
        self.result.setCurrentIndex(0)
        self.client.setCurrentIndex(max(0, self.client.findData(call.client)))
        for field in (self.since, self.until):
            _show_day(field, day)
        self._soon.stop()

    def _open(self) -> None:
        self._soon.stop()
        self.opened.emit()

    def _fill_clients(self) -> None:
        profiles = sorted(self._book.directory.profiles, key=lambda one: one.name.casefold())
        fill(self.client, self.tr("all clients"), [(profile.name, profile.id) for profile in profiles])

    def retranslate(self) -> None:
        """Its words."""
        self.search.say(self.tr("Number or name"))
        self.client.setAccessibleName(self.tr("Client"))
        self.result.setAccessibleName(self.tr("Result"))
        self.since.setAccessibleName(self.tr("From day"))
        self.until.setAccessibleName(self.tr("Until day"))
        for day in (self.since, self.until):
            day.setLocale(QLocale())
        fill(self.result, self.tr("all results"), [(result_words(result), result) for result in Result])
        self._fill_clients()


def fill(box: QComboBox, everything: str, choices: list[tuple[str, object]]) -> None:
    """Other words for what can be chosen; what was chosen stays so, and nothing has changed for anybody."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, None)
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def _show_day(field: QDateEdit, day: date) -> None:
    """Another day, of which nobody is told."""
    field.blockSignals(True)
    field.setDate(QDate(day.year, day.month, day.day))
    field.blockSignals(False)


def _midnight(day: QDate) -> datetime:
    """The start of a day on the assistant's own clock, aware."""
    return datetime.combine(day.toPython(), time()).astimezone()
