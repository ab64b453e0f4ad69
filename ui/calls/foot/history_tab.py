"""The desk's own look back: this caller's calls and messages with this client, and the client's latest calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.calls.places import LOST
from receptionist.calls.record import CallRecord
from receptionist.clients.profile import Profile
from ui.calls.past.earlier import CallerPast
from ui.calls.past.words import call_words, who
from ui.calls.row_model import RowModel
from ui.calls.words.days import day_words
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import KeyButton, RowList, RowPainter, label, rule


@dataclass(frozen=True, slots=True)
class PastRow:
    """Something in the past: two lines and a shape."""

    icon: str
    first: str
    second: str
    lost: bool = False


def paint_past(row: RowPainter, value: object) -> None:
    """Shape, who, when and how."""
    if isinstance(value, PastRow):
        row.area = row.area.adjusted(16, 0, -16, 0)
        row.icon(value.icon, Role.DANGER if value.lost else Role.MUTED)
        row.lines(value.first, value.second)


class HistoryTab(Translated):
    """Two lists side by side, and the way to any moment of the past. `seen` when it comes into sight, to be filled."""

    seen = Signal()

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._models = (RowModel(), RowModel())
        self._views = tuple(RowList(theme, paint_past, 44) for _ in self._models)
        self._headings = tuple(label("", "heading") for _ in self._models)
        self._empties = tuple(label("", "muted", wrap=True) for _ in self._models)
        self._shown: tuple[object, ...] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, space(1), 0, 0)
        layout.setSpacing(0)
        for n, (model, view, heading, empty) in enumerate(
            zip(self._models, self._views, self._headings, self._empties, strict=True)
        ):
            view.setModel(model)
            view.setStyleSheet("QListView { background: transparent; }")  # on the same ground as its neighbours
            column = QVBoxLayout()
            column.setSpacing(space(0.5))
            for words in (heading, empty):
                words.setContentsMargins(space(2), 0, space(2), 0)
            column.addLayout(head := QHBoxLayout())
            head.addStrut(space(4))  # both headings stand beside the button
            head.addWidget(heading, 1)
            column.addWidget(empty)
            column.addWidget(view, 1)
            layout.addLayout(column, 1)
            if n == 0:
                layout.addWidget(rule(vertical=True))
            else:
                head.addWidget(KeyButton(theme, keys, "moment", "clock", "quiet"))
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """What is to be seen is asked for."""
        super().showEvent(event)
        self.seen.emit()

    def present(self, past: CallerPast, latest: tuple[CallRecord, ...] | None, profile: Profile | None, now: datetime) -> None:
        """Show a caller's past with `profile`, whose latest calls are these (None: not known yet); `now` is aware, in the
        client's zone."""
        shown = past, latest, profile, now.date(), now.tzinfo
        if shown == self._shown:
            return
        self._shown = shown
        country = profile.country if profile else "IT"
        calls = [(call.started, _call_row(call, country, now)) for call in past.calls]
        messages = [
            (m.taken_at, PastRow("message-square", plain(m.text) or plain(m.matter), _message_words(m, now)))
            for m in past.messages
        ]
        caller = [row for _at, row in sorted([*calls, *messages], key=lambda one: one[0], reverse=True)]
        self._models[0].show(caller, _in_words)
        self._models[1].show([_call_row(call, country, now) for call in latest or ()], _in_words)
        for model, empty, known in zip(self._models, self._empties, (True, latest is not None), strict=True):
            empty.setVisible(known and not model.rows)

    def retranslate(self) -> None:
        """Headings and empty states; the rows are worded anew when they are shown next."""
        self._shown = None
        for heading, text in zip(self._headings, (self.tr("THIS CALLER"), self.tr("THIS CLIENT")), strict=True):
            heading.setText(text)
        for view, text in zip(
            self._views, (self.tr("Earlier calls of this caller"), self.tr("Latest calls of this client")), strict=True
        ):
            view.setAccessibleName(text)
        self._empties[0].setText(self.tr("No earlier call of this caller to this client."))
        self._empties[1].setText(self.tr("No calls of this client yet."))


def _in_words(row: PastRow) -> str:
    return f"{row.first}, {row.second}"


def _call_row(call, country: str, now: datetime) -> PastRow:
    lost = call.result in LOST
    icon = "phone-missed" if lost else "phone-outgoing" if call.direction == "outbound" else "phone-incoming"
    return PastRow(icon, who(call, country), call_words(call, now.tzinfo, now), lost)


def _message_words(message, now: datetime) -> str:
    when = day_words(message.taken_at.astimezone(now.tzinfo), now)
    return " · ".join(part for part in (when, plain(message.recipient, 60)) if part)
