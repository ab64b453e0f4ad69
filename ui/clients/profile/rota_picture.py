"""Two weeks of a rota as a picture: who is on call when, swaps, and in red and in words when nobody is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.calendar.hours import Stretch, zone_of
from receptionist.clients.calendar.rota_days import Cover, RotaDay, Span, rota_days, uncovered
from receptionist.clients.profile import Profile, Rota, Swap
from ui.calls.row_model import RowModel
from ui.clients.form.part_days import say_end, say_moment
from ui.keys import Keys
from ui.theme import Role, Size, Theme, space
from ui.translate import Translated
from ui.widgets import Elided, KeyButton, RowList, RowPainter, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.legend import Legend, Patch, paint_foot

WEEK, WEEKS = 7, 2
HEAD, BAR, HOURS, GAP = space(2.5), space(4), space(2), space(0.5)
"""Logical pixels: the name of a day, its bar, the hours below it, and what lies between two."""
WEEK_HIGH = HEAD + BAR + HOURS + 2 * GAP
SCALE = (6, 12, 18)
"""The hours that are named below each day."""
MOST_GAPS = 4
"""Rows of gaps that are seen at once."""

_GROUND = {
    Cover.TURN: (Role.SELECTION, Role.ON_SELECTION),
    Cover.SWAP: (Role.ACCENT, Role.ON_ACCENT),
    Cover.GAP: (Role.DANGER, Role.ON_DANGER),
    Cover.OPEN: (Role.RAISED, Role.MUTED),
}
_SWAPPED = Patch(Role.ACCENT, barred=Role.ON_ACCENT)
_PATCHES = (Patch(Role.SELECTION), _SWAPPED, Patch(Role.DANGER), Patch(Role.LINE, hatched=True))
"""A turn, a swap, a gap, and when the client answers itself."""


class RotaStrip(QWidget):
    """Paints the days; what it shows stands in words beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._days: Sequence[RotaDay] = ()
        self._names: dict[str, str] = {}
        self._words: dict[Cover, str] = {}
        self._zone: tzinfo = UTC
        self.setMinimumWidth(1)
        self.setFixedHeight(WEEKS * WEEK_HIGH)
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[RotaDay], zone: tzinfo, names: dict[str, str], words: dict[Cover, str]) -> None:
        """These days, by the clock of `zone`; `names` of people by id, `words` for a stretch that is nobody's."""
        if (days, zone, names, words) != (self._days, self._zone, self._names, self._words):
            self._days, self._zone, self._names, self._words = days, zone, names, words
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A week in a row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / WEEK
        for n, day in enumerate(self._days):
            week, column = divmod(n, WEEK)
            top = week * WEEK_HIGH
            left, right = round(column * width), round((column + 1) * width)
            self._name(painter, day, QRect(left, top, right - left - GAP, HEAD))
            bar = QRect(left, top + HEAD, right - left, BAR)
            self._bar(painter, day, bar)
            self._hours(painter, day, bar)

    def _hours(self, painter: QPainter, day: RotaDay, bar: QRect) -> None:
        """The hours below the bar, each under a stroke: all of them, or noon alone where the days are narrow."""
        font = self._theme.font(Size.SMALL)
        painter.setFont(font)
        wide = QFontMetrics(font).horizontalAdvance("00") * 2 * len(SCALE) < bar.width()
        for hour in SCALE if wide else (12,):
            at = datetime.combine(day.day, time(hour), self._zone).astimezone(UTC)
            x = bar.left() + _from_left(at, day, bar.width())
            painter.fillRect(x, bar.bottom() + 1, 1, 4, self._theme.colour(Role.EDGE))
            painter.setPen(self._theme.colour(Role.MUTED))
            below = QRect(x - space(2), bar.bottom() + 4, space(4), HOURS - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(hour))

    def _name(self, painter: QPainter, day: RotaDay, area: QRect) -> None:
        painter.setFont(self._theme.font(Size.SMALL))
        painter.setPen(self._theme.colour(Role.MUTED))
        name = QLocale().toString(QDate(day.day.year, day.day.month, day.day.day), "ddd d")
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _bar(self, painter: QPainter, day: RotaDay, area: QRect) -> None:
        lanes = 1 + max((span.lane for span in day.spans), default=0)
        for span in sorted(day.spans, key=lambda one: one.cover is not Cover.OPEN):
            place = _place(span, day, area)
            if span.cover in (Cover.TURN, Cover.SWAP):
                high = area.height() // lanes
                place = QRect(place.left(), area.top() + span.lane * high, place.width(), high - (lanes > 1))
            self._span(painter, span, place)
        painter.setPen(self._theme.colour(Role.EDGE))
        painter.drawLine(area.topLeft(), area.bottomLeft())

    def _span(self, painter: QPainter, span: Span, place: QRect) -> None:
        ground, ink = (self._theme.colour(role) for role in _GROUND[span.cover])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRect(place)
        if span.cover is Cover.OPEN:
            painter.setBrush(QBrush(self._theme.colour(Role.LINE), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(place)
        elif span.cover is Cover.SWAP:
            paint_foot(painter, self._theme, Role.ON_ACCENT, place)
        said = self._names.get(span.person or "", "") or self._words.get(span.cover, "")
        font = self._theme.font(Size.SMALL, bold=span.cover is Cover.GAP)
        room = place.adjusted(4, 0, -2, 0)
        fitting = (text for text in _shorter(said) if QFontMetrics(font).horizontalAdvance(text) <= room.width())
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, next(fitting, ""))


def _shorter(name: str) -> Iterator[str]:
    """The whole name, the last part of it, its initials."""
    parts = name.split()
    yield from (name, parts[-1] if len(parts) > 1 else name, "".join(part[0] for part in parts) if len(parts) > 1 else name)


def _place(span: Span, day: RotaDay, area: QRect) -> QRect:
    """Where it lies in the day's bar."""
    left, right = (_from_left(moment, day, area.width()) for moment in (span.since, span.until))
    return QRect(area.left() + left, area.top(), max(1, right - left), area.height())


def _from_left(moment: datetime, day: RotaDay, width: int) -> int:
    """How far from the left edge of the day; a day of 23 hours is as wide as any."""
    return round((moment - day.since).total_seconds() / (day.until - day.since).total_seconds() * width)


def _paint_gap(row: RowPainter, value: object) -> None:
    if isinstance(value, tuple):
        row.area = row.area.adjusted(space(1), 0, -space(1), 0)
        row.icon("triangle-alert", Role.DANGER)
        row.lines(value[1], role=Role.DANGER)


class RotaPicture(Translated):
    """`swap_wanted` has the swap that somebody asked for, in a gap that was marked."""

    swap_wanted = Signal(object)

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._profile: Profile | None = None
        self._rota: Rota | None = None
        self._weeks = 0
        self._only = False
        self._gaps = RowModel()
        self.strip, self.legend = RotaStrip(theme), Legend(theme, _PATCHES)
        self.list = RowList(theme, _paint_gap, space(3.5))
        self.list.setModel(self._gaps)
        self._period, self.state = label("", "heading"), label("", "good", wrap=True)
        self._rota_name = Elided("", "strong")
        self.before, self.after = (
            KeyButton(theme, keys, f"rota.{way}", f"chevron-{to}", "quiet", lambda: "")
            for way, to in (("before", "left"), ("after", "right"))
        )
        self.who = ChoiceBox(16)
        self.take = KeyButton(theme, keys, "rota.take", "plus", words=lambda: self.tr("Takes this gap"))
        self._lay_out()
        keys.take("rota.before", lambda: self._turn(-WEEKS), self.isVisible, of=self)
        keys.take("rota.after", lambda: self._turn(WEEKS), self.isVisible, of=self)
        keys.take("rota.take", self._swap, lambda: self.take.isVisible() and self.take.isEnabled(), of=self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.before, self._period, self.after):
            head.addWidget(part)
        head.addWidget(self._rota_name, 1)
        below = QHBoxLayout()
        for part in (self.who, self.take):
            below.addWidget(part)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(head)
        for part in (self.strip, self.legend, self.state, self.list):
            column.addWidget(part)
        column.addLayout(below)

    def retranslate(self) -> None:
        """Its words."""
        self.before.setAccessibleName(self.tr("Two weeks before"))
        self.after.setAccessibleName(self.tr("Two weeks later"))
        for button in (self.before, self.after):
            button.setToolTip(button.accessibleName())
        self.strip.setAccessibleName(self.tr("Who is on call, day by day"))
        self.list.setAccessibleName(self.tr("When nobody is on call"))
        self.who.setAccessibleName(self.tr("Who takes it"))
        self.legend.say(
            (self.tr("on call"), self.tr("swapped"), self.tr("nobody"), self.tr("the client is open and answers itself"))
        )
        self._show()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        self._only = only
        self._show_buttons()

    def show_rota(self, profile: Profile, rota: Rota | None) -> None:
        """This rota of the client; None: there is none."""
        self._profile, self._rota = profile, rota
        self.setVisible(rota is not None)
        self._show()

    # ---- what is shown

    def _turn(self, weeks: int) -> None:
        self._weeks += weeks
        self._show()

    def _show(self) -> None:
        profile, rota = self._profile, self._rota
        if profile is None or rota is None:
            return
        zone = zone_of(profile.zone)
        today = self._now().astimezone(zone).date()
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=self._weeks)
        days = rota_days(profile, rota, first, WEEK * WEEKS)
        names = {person.id: person.name for person in profile.people}
        self.strip.show_days(days, zone, names, {Cover.GAP: self.tr("nobody"), Cover.OPEN: ""})
        last = first + timedelta(days=WEEK * WEEKS - 1)
        self._rota_name.setText(rota.name)
        self._period.setText(" – ".join(QLocale().toString(QDate(d.year, d.month, d.day), "d MMM yyyy") for d in (first, last)))
        self._show_gaps(uncovered(profile, rota, days[0].since, days[-1].until))
        self._show_people(names)

    def _show_gaps(self, gaps: Sequence[Stretch]) -> None:
        rows = [(gap, self._said(gap)) for gap in gaps]
        self._gaps.show(rows, [text for _gap, text in rows])
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._gaps.index(0, 0))
        self.list.setFixedHeight(min(len(rows), MOST_GAPS) * space(3.5) + space(0.5))
        self.list.setVisible(bool(rows))
        self.state.setText(self.tr("No gaps: whenever the client is closed, somebody is on call."))
        self.state.setVisible(not rows)
        self.strip.setAccessibleDescription("; ".join(text for _gap, text in rows) or self.state.text())
        self._show_buttons()

    def _said(self, gap: Stretch) -> str:
        zone = zone_of(self._profile.zone if self._profile is not None else "UTC")
        begins, ends = (moment.astimezone(zone) for moment in gap)
        since, until = say_moment(begins, "ddd d MMM"), say_end(ends, "ddd d MMM")
        return self.tr("nobody from {since} to {until}").format(since=since, until=until)

    def _show_people(self, names: dict[str, str]) -> None:
        if [self.who.itemData(n) for n in range(self.who.count())] != list(names):
            chosen = self.who.currentData()
            self.who.clear()
            for person, name in names.items():
                self.who.addItem(name, person)
            self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def _show_buttons(self) -> None:
        marked = self._gaps.row(self.list.currentIndex()) is not None
        for part in (self.who, self.take):
            part.setVisible(not self._only and bool(self._gaps.rows))
        self.take.setEnabled(marked and self.who.count() > 0)

    def _swap(self) -> None:
        row = self._gaps.row(self.list.currentIndex())
        if isinstance(row, tuple) and self.who.currentData():
            (since, until), _text = row
            self.swap_wanted.emit(Swap(person=str(self.who.currentData()), since=since, until=until))


def gap_count(profile: Profile, rota: Rota, now: datetime) -> int:
    """How many gaps it has in the two weeks from now on."""
    return len(uncovered(profile, rota, now, now.astimezone(UTC) + timedelta(weeks=WEEKS)))
