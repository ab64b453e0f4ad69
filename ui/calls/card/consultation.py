"""In a consultation: who calls beside who is called, so that both names are at hand in one breath."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import Side
from receptionist.clients.card import TargetRow
from ui.calls.words.caller import caller_name, caller_number
from ui.calls.words.text import plain
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Elided


class Consultation(Translated):
    """Two short columns: the caller's name, firm and matter; the target's title, role and local hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caller = [Elided("", "heading"), Elided("", "strong"), Elided("", "muted"), Elided("", "muted")]
        self._target = [Elided("", "heading"), Elided("", "strong"), Elided("", "muted"), Elided("", "muted")]
        self._ringing = False
        frame = QFrame()
        frame.setProperty("part", "raised")
        columns = QHBoxLayout(frame)
        columns.setContentsMargins(space(2), space(1), space(2), space(1))
        columns.setSpacing(space(3))
        for labels in (self._caller, self._target):
            column = QVBoxLayout()
            column.setSpacing(space(0.25))
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)  # the rows of both stand at one height
            columns.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.retranslate()

    def show_call(self, call: CallView, row: TargetRow | None, country: str, here: datetime) -> None:
        """Fill both columns; `row` is the target's row of Reach, where it is one; `here` the client's own hour."""
        _fill(self._caller[1:], caller_name(call) or caller_number(call, country), plain(call.firm), plain(call.matter))
        self._ringing = call.side is Side.CONSULT_RINGING
        self._head()
        label = plain(call.target.label) if call.target else ""
        if row is None:
            _fill(self._target[1:], label, "", "")
            return
        name = " ".join(part for part in (plain(row.title), plain(row.name)) if part)
        hour, city = row.local.strftime("%H:%M"), plain(row.city) or _elsewhere(row.local, here)
        there = self.tr("{hour} in {city}").format(hour=hour, city=city) if city else hour
        _fill(self._target[1:], name, plain(row.role), there)

    def retranslate(self) -> None:
        """The headings."""
        self._caller[0].setText(self.tr("CALLER"))
        self._head()

    def _head(self) -> None:
        self._target[0].setText(self.tr("RINGS") if self._ringing else self.tr("YOU SPEAK TO"))


def _elsewhere(local: datetime, here: datetime) -> str:
    """The city that their time zone is named after, where their clock shows another hour than the client's: a zone is as large
    as a country, and its city is not where they are."""
    if local.utcoffset() == here.utcoffset():
        return ""
    return str(local.tzinfo).rpartition("/")[2].replace("_", " ")


def _fill(labels: list[Elided], *texts: str) -> None:
    for label, text in zip(labels, texts, strict=True):
        label.setText(text)
        label.setVisible(bool(text))
