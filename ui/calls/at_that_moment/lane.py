"""A row with a stretch of time in it: words at the left, and at the right bars along the hours, all rows by one scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from receptionist.calls.page_picture import ticks
from receptionist.calls.past_window import Window
from ui.theme import Role, Size, Theme, space
from ui.widgets import RowPainter

LANE = 46
"""Height of a row, logical pixels."""
WORDS_LEAST, WORDS_MOST = space(21), space(46)
_EDGE = space(2)


class Ink(StrEnum):
    """What a bar stands for; each is told by colour and by how it is filled."""

    WAITING = "waiting"
    RINGING = "ringing"
    TALKING = "talking"
    HOLDING = "holding"
    THROUGH = "through"
    ELSEWHERE = "elsewhere"
    FREE = "free"
    PAUSE = "pause"
    FAULT = "fault"
    LOST = "lost"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Look:
    """The colour of a bar, how much of it, and its pattern."""

    role: Role
    strength: float = 1.0
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


LOOKS = {
    Ink.WAITING: Look(Role.WARNING),
    Ink.RINGING: Look(Role.WARNING, 1.0, Qt.BrushStyle.VerPattern),
    Ink.TALKING: Look(Role.GOOD),
    Ink.HOLDING: Look(Role.GOOD, 1.0, Qt.BrushStyle.BDiagPattern),
    Ink.THROUGH: Look(Role.ACCENT, 0.55),
    Ink.ELSEWHERE: Look(Role.MUTED, 1.0, Qt.BrushStyle.Dense5Pattern),
    Ink.FREE: Look(Role.GOOD, 0.22),
    Ink.PAUSE: Look(Role.MUTED, 1.0, Qt.BrushStyle.BDiagPattern),
    Ink.FAULT: Look(Role.DANGER),
    Ink.LOST: Look(Role.DANGER),
    Ink.DONE: Look(Role.MUTED),
}
MARKS = frozenset({Ink.LOST, Ink.DONE})
"""Instants, drawn as a stroke across the row."""


@dataclass(frozen=True, slots=True)
class Bar:
    """From when until when what was so."""

    ink: Ink
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Lane:
    """A row. `call` is a call's id where the row is one's; `words` is all of it for who listens; `told` what is said of it when
    it is chosen."""

    icon: str
    first: str
    second: str
    bars: tuple[Bar, ...]
    window: Window
    words: str
    colour: str = ""
    alarm: bool = False
    marked: bool = False
    call: str | None = None
    told: tuple[str, ...] = ()


def stretch(area: QRect) -> QRect:
    """The part of a row in which time runs."""
    words = min(max(area.width() * 9 // 20, WORDS_LEAST), WORDS_MOST)
    return area.adjusted(words, 0, -_EDGE, 0)


def place(moment: datetime, window: Window, along: QRect) -> float:
    """Where a moment lies in it; what is outside, at its edge."""
    part = (moment - window.since) / (window.until - window.since)
    return along.left() + along.width() * min(max(part, 0.0), 1.0)


def paint_lane(row: RowPainter, value: object) -> None:
    """Words, bars, and the moment as a line through all rows."""
    if not isinstance(value, Lane):
        return
    whole, along = QRect(row.area), stretch(row.area)
    row.band(value.colour)
    row.area = QRect(whole.left() + 20, whole.top(), along.left() - whole.left() - 20 - space(1.5), whole.height())
    row.icon(value.icon, Role.DANGER if value.alarm else Role.MUTED)
    row.lines(value.first, value.second, bold=value.marked)
    if row.chosen:  # the colours are told on the ground that they are made for
        row.painter.fillRect(along.adjusted(-2, 4, 2, -4), row.theme.colour(Role.SURFACE))
    for tick in ticks(value.window):
        _line(row.painter, place(tick, value.window, along), whole, row.theme.colour(Role.LINE), 1)
    for bar in value.bars:
        _bar(row, bar, value.window, along)
    _line(row.painter, place(value.window.at, value.window, along), whole, row.theme.colour(Role.ACCENT), 2)


def _line(painter: QPainter, x: float, area: QRect, colour: QColor, width: int) -> None:
    painter.setPen(QPen(colour, width))
    painter.drawLine(round(x), area.top(), round(x), area.bottom() + 1)


def _bar(row: RowPainter, bar: Bar, window: Window, along: QRect) -> None:
    left, right = place(bar.since, window, along), place(bar.until, window, along)
    if bar.ink in MARKS:
        area = QRectF(left - 1.5, along.top() + 9, 4, along.height() - 18)
    else:
        area = QRectF(left, along.center().y() - 6, max(right - left, 2.0), 13)
    fill(row.painter, row.theme, bar.ink, area)


def fill(painter: QPainter, theme: Theme, ink: Ink, area: QRectF) -> None:
    """A bar, in its colour and pattern, with an edge so that a pale one is seen too."""
    look = LOOKS[ink]
    colour = QColor(theme.colour(look.role))
    edge = QColor(colour)
    edge.setAlphaF(0.75)
    colour.setAlphaF(look.strength)
    painter.setBrush(QBrush(colour, look.pattern))
    painter.setPen(QPen(edge, 1) if ink not in MARKS else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


class Hours(QWidget):
    """The hours above lists of lanes as wide as `rows`, and the moment."""

    def __init__(self, theme: Theme, rows: QAbstractScrollArea) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self._window: Window | None = None
        self._zone: tzinfo | None = None
        self.setFixedHeight(space(3.5))
        theme.changed.connect(self.update)

    def show_window(self, window: Window | None, zone: tzinfo) -> None:
        """Other hours, on the clock of `zone`."""
        self._window, self._zone = window, zone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hours that leave the moment's own room, then that one."""
        if self._window is None:
            return
        painter = QPainter(self)
        bar = self._rows.verticalScrollBar().sizeHint().width()
        along = stretch(QRect(0, 0, self.width() - bar, self.height()))
        metrics = QFontMetrics(self._theme.font(Size.SMALL, bold=True))
        room = metrics.horizontalAdvance("00:00:00")
        here = place(self._window.at, self._window, along)
        painter.setFont(self._theme.font(Size.SMALL))
        painter.setPen(self._theme.colour(Role.MUTED))
        for tick in ticks(self._window):
            x = place(tick, self._window, along)
            if abs(x - here) > room:
                self._write(painter, x, f"{tick.astimezone(self._zone):%H:%M}", room)
        painter.setFont(self._theme.font(Size.SMALL, bold=True))
        painter.setPen(self._theme.colour(Role.ACCENT))
        at = self._window.at.astimezone(self._zone)
        self._write(painter, here, f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}", room)

    def _write(self, painter: QPainter, x: float, text: str, room: int) -> None:
        left = min(max(round(x) - room // 2, 0), self.width() - room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignCenter, text)


class Legend(QWidget):
    """What each bar stands for, in as many lines as it takes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: tuple[tuple[Ink, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._lay_out)

    def say(self, words: tuple[tuple[Ink, str], ...]) -> None:
        """The bars with their words."""
        self._words = words
        self.setAccessibleName(", ".join(text for _ink, text in words))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width takes other lines."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        lines = 1 + max((line for line, _x, _ink, _text in self._placed()), default=0)
        self.setFixedHeight(lines * space(3))
        self.update()

    def _placed(self) -> Iterator[tuple[int, int, Ink, str]]:
        """Each bar with its word, in which line and how far to the right it begins."""
        metrics = QFontMetrics(self._theme.font(Size.SMALL))
        line, x = 0, space(2)
        for ink, text in self._words:
            width = space(3) + metrics.horizontalAdvance(text)
            if x > space(2) and x + width > self.width():
                line, x = line + 1, space(2)
            yield line, x, ink, text
            x += width + space(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each bar with its word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Size.SMALL))
        for line, x, ink, text in self._placed():
            top = line * space(3)
            fill(painter, self._theme, ink, QRectF(x, top + space(3) / 2 - 5, space(2.5), 11))
            painter.setPen(self._theme.colour(Role.MUTED))
            room = QRect(x + space(3), top, self.width() - x - space(3), space(3))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
