"""One past call: who, when, how it went, and every event row of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.calls.events import AnyEvent, Direction
from receptionist.calls.record import CallRecord
from receptionist.telephony.numbers import show
from ui.calls.book import Book
from ui.calls.past.model import event_lines, zone_of
from ui.calls.past.words import call_words, who
from ui.calls.row_model import RowModel
from ui.calls.words.days import hour_there
from ui.calls.words.text import plain
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import RowList, RowPainter, label


@dataclass(frozen=True, slots=True)
class EventRow:
    """Hour, what, by whom."""

    hour: str
    what: str
    actor: str


def paint_event(row: RowPainter, value: object) -> None:
    """One line."""
    if isinstance(value, EventRow):
        row.area = row.area.adjusted(16, 0, -16, 0)
        if value.actor:
            row.right(value.actor)
        row.left(value.hour, space(9))
        row.lines(value.what, role=Role.TEXT)


class CallDetail(Translated):
    """The right side of the History page."""

    def __init__(self, book: Book, now: Callable[[], datetime], theme: Theme, keys: QWidget | None = None) -> None:
        """`keys`: what may be pressed for the call shown."""
        super().__init__()
        self._keys, self._offers_keys = keys, False
        self._book, self._now = book, now
        self._call: CallRecord | None = None
        self._who, self._client = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._how, self._times = label("", wrap=True), label("", "small", wrap=True)
        self._about, self._notes = label("", wrap=True), label("", wrap=True)
        self.model = RowModel()
        self.view = RowList(theme, paint_event, 28)
        self.view.setModel(self.model)
        self.setFocusProxy(self.view)
        layout, words = QVBoxLayout(self), QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(words)
        words.setContentsMargins(space(2), space(2), space(2), space(1))
        words.setSpacing(space(0.75))
        for part in (self._who, self._client, self._how, self._about, self._notes, self._times):
            words.addWidget(part)
        if keys is not None:
            words.addWidget(keys)
        layout.addWidget(self.view, 1)
        self.retranslate()

    def offer_keys(self, *, offered: bool) -> None:
        """Whether what may be pressed is about the call shown."""
        if offered is not self._offers_keys:
            self._offers_keys = offered
            self.retranslate()

    def present(self, call: CallRecord | None) -> None:
        """Show a call; its events come later."""
        if call is None or self._call is None or call.id != self._call.id:
            self.model.show([], [])
            self._notes.setText("")
        self._call = call
        self.retranslate()

    def show_events(self, call: str, events: list[AnyEvent], notes: str = "") -> None:
        """The event rows and the notes of a call, if it is still the one shown."""
        if self._call is None or self._call.id != call:
            return
        self._notes.setText(notes[:2000])
        self._notes.setVisible(bool(notes))
        profile = self._book.profile(self._call.client) or self._book.own()
        lines = [line for line in event_lines(events, self._book, profile) if line[1]]
        self.model.show([EventRow(*line) for line in lines], [" ".join(line) for line in lines])

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("The call"))
        self.view.setAccessibleName(self.tr("What happened"))
        call = self._call
        if self._keys is not None:
            self._keys.setVisible(call is not None and self._offers_keys)
        parts = (self._who, self._client, self._how, self._about, self._times)
        if call is None:
            for part in parts:
                part.setText("")
            return
        profile = self._book.profile(call.client) or self._book.own()
        self._who.setText(who(call, profile.country if profile else "IT"))
        country = profile.country if profile else "IT"
        line = show(call.line, country) if call.line else ""
        self._client.setText(" · ".join(text for text in (profile.name if profile else "", line) if text))
        zone = zone_of(self._book.own())
        how = call_words(call, zone, self._now().astimezone(zone))
        there = hour_there(call.started, zone, profile)
        self._how.setText(f"{how} ({there})" if there else how)
        self._about.setText(plain(call.matter, 300))
        self._about.setVisible(bool(call.matter))
        self._times.setText(self._parts(call))

    def _parts(self, call: CallRecord) -> str:
        if call.direction is Direction.NONE:
            return ""
        times = call.times
        named = (
            (self.tr("waiting {seconds} s"), times.waiting),
            (self.tr("ringing {seconds} s"), times.ringing),
            (self.tr("talking {seconds} s"), times.talking),
            (self.tr("on hold {seconds} s"), times.on_hold),
            (self.tr("consulting {seconds} s"), times.consulting),
            (self.tr("wrap-up {seconds} s"), times.wrap_up),
        )
        return " · ".join(words.format(seconds=round(seconds)) for words, seconds in named if round(seconds))
