"""The closures of all clients in one picture of the year, and who has not told us yet."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from receptionist.clients.calendar.answers import answering, has_answered
from receptionist.clients.calendar.holidays import look_up
from receptionist.clients.calendar.year import Days, YearRow, served, to_ask, year_of
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.keys import Keys, native
from ui.theme import Role, Size, Theme, space
from ui.theme.tokens import contrast
from ui.translate import Retranslates
from ui.widgets import Busy, Button, RowList, RowPainter, Toast, label
from ui.widgets.buttons import press_focused
from ui.widgets.choice import ChoiceBox
from ui.widgets.legend import Legend, Patch
from ui.words import say_problem

NAMES = space(24)
"""Logical pixels at the left of each row for the client's name."""
STANDS_OUT = 3
"""A colour that has less contrast with the ground has an edge (WCAG 2.2, 1.4.11)."""
CHRISTMAS = 13
"""The period after the twelve months."""
_PATCHES = (
    Patch(Role.WARNING, hatched=True),
    Patch(Role.ACCENT),
    Patch(Role.MUTED, low=True),
    Patch(Role.EDGE),
    Patch(Role.DANGER, thin=True),
)
"""Not told us, closed (in the client's own colour where it has one), out or closed in part, a holiday, today."""


@dataclass(frozen=True, slots=True)
class Place:
    """What one looks at: the year, the period that is asked about (from 0), whether only who has not told us, and which client
    (id) is marked."""

    year: int
    period: int
    only: bool
    client: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A row to paint; `asked` is the period that is asked about, `told` whether we know of it, `today` within this year."""

    row: YearRow
    year: int
    asked: Days
    told: bool
    today: date | None
    words: str


class Year:
    """Where a day lies between the edges of `area`."""

    def __init__(self, year: int, area: QRect) -> None:
        self._first, self._area = date(year, 1, 1), area
        self.length = 366 if isleap(year) else 365

    def x(self, day: date) -> int:
        """The left edge of that day, within the year."""
        past = min(max((day - self._first).days, 0), self.length)
        return self._area.left() + self._area.width() * past // self.length

    def box(self, first: date, last: date, inset: int) -> QRect:
        """From the first day through the last."""
        left, right = self.x(first), self.x(last + timedelta(days=1))
        return QRect(left, self._area.top() + inset, max(right - left, 2), self._area.height() - 2 * inset)


def paint_year(painter: RowPainter, value: object) -> None:
    """The name, and a year of days: what is asked about, holidays, closures, who is out, today."""
    if not isinstance(value, _Line):
        return
    painter.band(value.row.colour)
    whole = painter.area
    painter.area = QRect(whole.left() + 16, whole.top(), NAMES - 24, whole.height())
    painter.lines(value.row.name, "" if value.told else value.words, role=Role.TEXT)
    year = Year(value.year, QRect(whole.left() + NAMES, whole.top(), whole.width() - NAMES - space(1), whole.height()))
    brush, theme = painter.painter, painter.theme
    brush.setPen(Qt.PenStyle.NoPen)
    if painter.chosen:  # the colours of the year are read against the same ground in every row
        brush.setBrush(theme.colour(Role.SURFACE))
        brush.drawRect(QRect(whole.left() + NAMES - 4, whole.top() + 4, whole.width() - NAMES - 4, whole.height() - 8))
    if not value.told:
        brush.setBrush(QBrush(theme.colour(Role.WARNING), Qt.BrushStyle.BDiagPattern))
        brush.drawRect(year.box(*value.asked, 6))
    brush.setBrush(theme.colour(Role.EDGE))
    for day in value.row.holidays:
        brush.drawRect(year.box(day, day, 12))
    painted = date.min
    for one in value.row.shut:
        colour = QColor(value.row.colour) if value.row.colour else theme.colour(Role.ACCENT)
        thin = one.person is not None or one.line is not None
        if thin and one.last <= painted:
            continue  # of forty people most are out when others are, too
        painted = one.last if thin else painted
        brush.setBrush(theme.colour(Role.MUTED) if thin else colour)
        seen = thin or contrast(colour.name(), theme.colour(Role.SURFACE).name()) >= STANDS_OUT
        brush.setPen(Qt.PenStyle.NoPen if seen else theme.colour(Role.TEXT))
        brush.drawRoundedRect(year.box(one.first, one.last, 15 if thin else 9), 2, 2)
    brush.setPen(Qt.PenStyle.NoPen)
    if value.today is not None:
        brush.setBrush(theme.colour(Role.DANGER))
        brush.drawRect(QRect(year.x(value.today), whole.top(), 1, whole.height()))


def _stands(client: str | None, clients: Sequence[str], lines: Sequence[_Line]) -> int:
    """The row of that client; where it has gone, the one that takes its place among all `clients`, the last where none does."""
    shown = {line.row.client: n for n, line in enumerate(lines)}
    after = clients[clients.index(client) :] if client in clients else clients
    return next((shown[one] for one in after if one in shown), len(lines) - 1)


def _day(day: date) -> str:
    """As in 08/12. There are thousands of them in a year, and `strftime` imports something at each call."""
    return f"{day.day:02}/{day.month:02}"


class _Months(QWidget):
    """The names of the months above the days."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.year, self.names = theme, 2026, [""] * 12
        self.setFixedHeight(space(3))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Twelve names, each where its month begins."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(Size.SMALL))
        painter.setPen(self._theme.colour(Role.MUTED))
        year = Year(self.year, QRect(NAMES, 0, self.width() - NAMES - space(1), self.height()))
        for month, name in enumerate(self.names, start=1):
            left = year.x(date(self.year, month, 1))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, name)


class YearSheet(Retranslates, QFrame):
    """`opened` a client (id) whose closure in the days that are asked about is to be entered; `saved` when an
    answer was kept; `closed` when one is done."""

    opened = Signal(str)
    saved = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        profiles: Sequence[Profile],
        keep: Callable[[Profile, Callable[[Profile], Profile]], Profile],
        now: Callable[[], datetime],
        *,
        may_edit: bool,
        told: Callable[[Profile, datetime], Profile] = lambda profile, _at: profile,
    ) -> None:
        """`keep` saves a profile as it is changed, over what somebody else saved of it meanwhile; `told`: the profile as the
        news makes it at a moment."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._keep, self._now, self._may_edit = background.branch(self), keep, now, may_edit
        self._profiles, self._as_told = {profile.id: profile for profile in profiles}, told
        today = now().date()
        self.year, self.period, self.only = QSpinBox(), ChoiceBox(18), QCheckBox()
        self.year.setRange(today.year - 10, today.year + 5)
        self.year.setValue(today.year)
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)  # a spin box has no padding of its own
        self._title, self.count = label("", "title"), label("", "strong")
        self._asked = label("", "muted")
        self._months = _Months(theme)
        self._lines = RowModel()
        self.list = RowList(theme, paint_year, space(5))
        self.list.setModel(self._lines)
        self.legend = Legend(theme, _PATCHES)
        self._wanted: str | None = None
        self.busy, self.trouble = Busy(theme), label("", "danger", wrap=True)
        self.told = Button(theme, icon="check", kind="primary")
        self.open_button, self.close_button = Button(theme, icon="calendar"), Button(theme, kind="quiet")
        self._lay_out()
        self.toast = Toast(theme, keys, self, above=self.legend)
        self.trouble.hide()
        self.year.valueChanged.connect(lambda _year: self.refresh())
        self.period.currentIndexChanged.connect(lambda _n: self.refresh())
        self.only.toggled.connect(lambda _on: self.refresh())
        self.told.clicked.connect(lambda: self._answer(self._chosen, self.asked))
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.closed)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.list.installEventFilter(self)
        self.setFocusProxy(self.list)
        self.retranslate()
        self.period.setCurrentIndex(7 if today.month <= 8 else CHRISTMAS - 1)
        next_looked_at = (today.year + 1, today.year - 1, today.year + 2)
        background.run(lambda: look_up(profiles, next_looked_at))

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(space(1))
        for part in (self.year, self._asked, self.period, self.only):
            choice.addWidget(part)
        choice.addStretch(1)
        choice.addWidget(self.count)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addLayout(choice)
        column.addWidget(self.trouble)
        column.addWidget(self.busy)
        column.addWidget(self._months)
        column.addWidget(self.list, 1)
        column.addWidget(self.legend)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Closures of all clients"))
        self._asked.setText(self.tr("Ask about"))
        self.year.setAccessibleName(self.tr("Year"))
        self.period.setAccessibleName(self.tr("Ask about"))
        self.only.setText(self.tr("Only who has not told us"))
        self.list.setAccessibleName(self.tr("Clients and their closures"))
        self.open_button.setText(self.tr("Enter a closure"))
        self.close_button.setText(self.tr("Close"))
        for button, key in ((self.told, "Space"), (self.open_button, "Enter"), (self.close_button, "Esc")):
            button.show_key(native(key))
        self.legend.say(
            (
                self.tr("not told us yet"),
                self.tr("closed (in the client's colour)"),
                self.tr("one number closed, or one person out"),
                self.tr("public holiday"),
                self.tr("today"),
            )
        )
        locale = QLocale()
        names = [locale.standaloneMonthName(month) for month in range(1, 13)]
        self._months.names = [locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13)]
        chosen = max(self.period.currentIndex(), 0)
        self.period.blockSignals(True)
        self.period.clear()
        self.period.addItems([*names, self.tr("Christmas and New Year")])
        self.period.setCurrentIndex(chosen)
        self.period.blockSignals(False)
        self.refresh()

    @property
    def asked(self) -> Days:
        """The days that are asked about."""
        year, month = self.year.value(), self.period.currentIndex() + 1
        if month == CHRISTMAS:
            return date(year, 12, 24), date(year + 1, 1, 6)
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)

    @property
    def place(self) -> Place:
        """What one looks at."""
        return Place(self.year.value(), self.period.currentIndex(), self.only.isChecked(), self._chosen)

    def go_on(self, place: Place) -> None:
        """Look at that again."""
        self._wanted = place.client
        self.year.setValue(place.year)
        self.period.setCurrentIndex(place.period)
        self.only.setChecked(place.only)
        self.refresh()

    def refresh(self) -> None:
        """Show the year that is chosen; it is put together elsewhere."""
        year, asked, now, kept = self.year.value(), self.asked, self._now(), list(self._profiles.values())

        def look() -> tuple[list[YearRow], set[str]]:
            profiles = [self._as_told(profile, now) for profile in kept]
            rows = [year_of(profile, year) for profile in served(profiles, now)]
            return rows, {profile.id for profile in to_ask(profiles, asked, now)}

        work = self._background.run(look, lambda found: self._show(year, asked, *found), self._tell)
        self.destroyed.connect(work.cancel)  # whoever closes the sheet waits for no year
        self.busy.follow(work, self.tr("Putting the year together…"))

    def _show(self, year: int, asked: Days, rows: list[YearRow], silent: set[str]) -> None:
        if (year, asked) != (self.year.value(), self.asked):
            return
        today = self._now().date()
        here, self._wanted = self._wanted or self._chosen, None
        lines = [
            _Line(row, year, asked, row.client not in silent, today if today.year == year else None, self.tr("not told us yet"))
            for row in rows
            if row.client in silent or not self.only.isChecked()
        ]
        self._lines.show(lines, self._in_words)
        self._months.year = year
        self._months.update()
        self.count.setText(
            self.tr("{silent} of {all} have not told us yet").format(silent=len(silent), all=len(rows)) if rows else ""
        )
        self.list.setCurrentIndex(self._lines.index(_stands(here, [row.client for row in rows], lines)))
        self._show_buttons()

    def _in_words(self, line: _Line) -> str:
        """For who listens: the name, whether it has told us, its closures."""
        shut = [f"{_day(one.first)}–{_day(one.last)} {one.person or one.reason}".rstrip() for one in line.row.shut]
        told = self.tr("has told us") if line.told else line.words
        return ", ".join((line.row.name, told, *shut))

    @property
    def _chosen(self) -> str | None:
        line = self._lines.row(self.list.currentIndex())
        return line.row.client if isinstance(line, _Line) else None

    def _show_buttons(self) -> None:
        line = self._lines.row(self.list.currentIndex())
        told, answered = isinstance(line, _Line) and line.told, self._answered(self._chosen, self.asked)
        self.told.setText(self.tr("Has not told us after all") if told and answered else self.tr("Told us: nothing else"))
        self.told.setEnabled(self._may_edit and isinstance(line, _Line) and (answered or not told))
        self.open_button.setEnabled(isinstance(line, _Line))
        self.told.setVisible(self._may_edit)

    def _answered(self, client: str | None, asked: Days) -> bool:
        """Whether that client (id) said of these very days that there is nothing else: not so where a closure is the answer."""
        profile = self._profiles.get(client or "")
        return profile is not None and has_answered(profile, asked)

    def _answer(self, client: str | None, asked: Days) -> None:
        """It has told us, or has not after all. Kept at once: who telephones round ninety clients wants to see the number
        fall; what went wrong by a slip of the finger is taken back by the same key, or by the toast's."""
        profile = self._profiles.get(client or "")
        if profile is None:
            return
        told = not has_answered(profile, asked)
        change = partial(answering, days=asked, told_on=self._now().date() if told else None)
        keep = partial(self._keep, profile, change)
        work = self._background.run(keep, lambda kept: self._kept(kept, asked, told=told), self._tell)
        self.busy.follow(work, self.tr("Saving…"))

    def _kept(self, profile: Profile, asked: Days, *, told: bool) -> None:
        self._profiles[profile.id] = profile
        self.trouble.hide()
        if told:
            said = self.tr("{client} has told us: nothing else").replace("{client}", profile.name)
            self.toast.tell(said, lambda: self._take_back(profile.id, asked))
        else:
            self.toast.tell(self.tr("{client} has not told us").replace("{client}", profile.name))
        self.saved.emit()
        self.refresh()

    def _take_back(self, client: str, asked: Days) -> None:
        """It is asked again, and its row is marked."""
        if self._answered(client, asked):
            self._wanted = client
            self._answer(client, asked)

    def _tell(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.show()

    def _open(self) -> None:
        if self._chosen is not None:
            self.opened.emit(self._chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the list: this client has told us, or has not after all."""
        space_bar = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if watched is self.list and space_bar:
            self.told.click()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else opens the client; Esc closes the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not press_focused(self):
            self._open()
