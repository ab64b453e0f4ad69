"""The hours of a week: one line a day."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from receptionist.clients.profile import Opening
from receptionist.clients.times import hours_text
from receptionist.errors import Problem
from ui.clients.form.editors import Editor, Surroundings
from ui.clients.form.week import day_name, read_day, say_day
from ui.theme import space
from ui.widgets.fields import mark_wrong

_N = QT_TRANSLATE_NOOP

WORKING_DAYS = range(1, 5)
"""Those that are mostly as Monday is."""


class Week(Editor):
    """Typed as 9-13, 14:30-18; with names of days before it (`mon-fri 9-13, sat closed`) for all of them at once, and without
    them on the Monday of an empty week until Friday: the other days say it once the line is left. `own`: with nothing on any
    day the client's hours hold."""

    def __init__(self, own: bool = False) -> None:
        frame = QWidget()
        self.days = [QLineEdit() for _ in range(7)]
        super().__init__(frame)
        self._own, self._clients = own, ()
        self._names = [QLabel() for _ in self.days]
        self._value: tuple[Opening, ...] = ()
        self._settled = self._value
        """As it was before somebody began to type in the line they are in."""
        self._bad: dict[int, Problem] = {}
        self.alike = QPushButton()
        self.alike.setProperty("kind", "quiet")
        self.alike.clicked.connect(self._as_on_monday)
        self._lay_out(frame)
        self.setFocusProxy(self.days[0])

    def _lay_out(self, frame: QWidget) -> None:
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(0.5))
        grid.setHorizontalSpacing(space(2))
        grid.setColumnStretch(3, 1)
        for weekday, (name, line) in enumerate(zip(self._names, self.days, strict=True)):
            line.setFixedWidth(space(36))
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(lambda weekday=weekday: self._leave(weekday))
            line.installEventFilter(self)
            grid.addWidget(name, weekday, 0)
            grid.addWidget(line, weekday, 1)
        grid.addWidget(self.alike, 0, 2)

    def call(self, name: str) -> None:
        """The names of the days."""
        for weekday, (shown, line) in enumerate(zip(self._names, self.days, strict=True)):
            shown.setText(day_name(weekday))
            line.setAccessibleName(day_name(weekday))
        self.alike.setText(QCoreApplication.translate("clients", _N("clients", "The same until Friday")))
        self._hint()

    @property
    def half_typed(self) -> bool:
        """Whether somebody is still in a day that cannot be understood yet."""
        return any(self.days[weekday].hasFocus() for weekday in self._bad)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A day that is left says its own hours where somebody has named several, and is marked where it was not understood."""
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if watched in self.days and isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in elsewhere:
            self._leave(self.days.index(watched))  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _leave(self, weekday: int) -> None:
        """What its line says of several days each of them says now, and not at every key: half a line says something else."""
        if weekday not in self._bad:
            found = self._read(weekday)
            if set(found) != {weekday} or _names_days(weekday, self.days[weekday].text().strip()):
                before = self._value, self.trouble
                for day, openings in found.items():
                    self.days[day].setText(say_day(day, openings))
                self._understand()
                if (self._value, self.trouble) != before:
                    self.edited.emit()
            self._settled = self._value
        mark_wrong(self.days[weekday], weekday in self._bad)

    # ---- what an empty day means

    def _hint(self) -> None:
        """In its place; where the client's hours hold, they stand there."""
        empty = not any(line.text().strip() for line in self.days)
        for weekday, line in enumerate(self.days):
            said = "" if line.text().strip() else say_day(weekday, self._value)
            line.setPlaceholderText(self._meaning(weekday) if empty else said or _closed())
        monday = self.days[0].text().strip()
        self.alike.setVisible(bool(monday) and not self.days[0].isReadOnly() and self._differ())

    def _meaning(self, weekday: int) -> str:
        """Of an empty day where all are."""
        if not self._own:
            return QCoreApplication.translate("clients", _N("clients", "not entered"))
        client = say_day(weekday, self._clients) or (_closed() if self._clients else "")
        whose = QCoreApplication.translate("clients", _N("clients", "the client's"))
        return f"{whose}: {client}" if client else whose

    def _differ(self) -> bool:
        monday = self.days[0].text().strip()
        differ = any(self.days[weekday].text().strip() != monday for weekday in WORKING_DAYS)
        return differ and 0 not in self._bad and set(self._read(0)) == {0}

    # ---- what is typed

    def _as_on_monday(self) -> None:
        self._leave(0)
        for weekday in WORKING_DAYS:
            self.days[weekday].setText(self.days[0].text())
        self._typed()

    def _typed(self) -> None:
        self._understand()
        self.edited.emit()

    @property
    def unread(self) -> tuple[str, ...]:
        """All days, where one of them is not understood."""
        return tuple(line.text() for line in self.days) if self.trouble else ()

    def type_again(self, texts: tuple[str, ...]) -> None:
        """All days as they were typed."""
        for line, text in zip(self.days, texts, strict=True):
            line.setText(text)
        self._understand()

    def _understand(self) -> None:
        week: dict[int, tuple[Opening, ...]] = {}
        named: dict[int, tuple[Opening, ...]] = {}
        self._bad = {}
        for weekday, line in enumerate(self.days):
            try:
                found = self._read(weekday)
            except Problem as problem:
                self._bad[weekday] = Problem(
                    "hours.day", day=day_name(weekday), text=str(problem.values.get("text", line.text()))[:60]
                )
                continue
            if set(found) <= {weekday}:
                week[weekday] = found.get(weekday, ())
            else:
                named |= found
        if self._bad:
            first = min(self._bad)
            self.trouble, self.values = self._bad[first].code, self._bad[first].values
        else:
            self.trouble = ""
            self._value = tuple(opening for _, day in sorted((week | named).items()) for opening in day)
        for weekday, line in enumerate(self.days):
            mark_wrong(line, weekday in self._bad and not line.hasFocus())
        self._hint()

    def _read(self, weekday: int) -> dict[int, tuple[Opening, ...]]:
        """What the line of a day says, by day: of that day alone, unless it names others; then that one stays as it was. Raises
        `Problem`."""
        text = self.days[weekday].text().strip()
        if hours_text.is_closed(text):
            return {weekday: ()}
        if _names_days(weekday, text):
            return {weekday: _of(weekday, self._settled)} | hours_text.by_day(text)
        for_all = weekday == 0 and text and self._is_empty_but_for_monday()
        return {day: read_day(day, text) for day in ((0, *WORKING_DAYS) if for_all else (weekday,))}

    def _is_empty_but_for_monday(self) -> bool:
        """In a client's own week: that of a number or a person may be theirs on Mondays alone."""
        return not (self._own or self._settled or any(line.text().strip() for line in self.days[1:]))

    def forget(self) -> None:
        """What was typed goes: what comes is of somebody else."""
        self.trouble, self._value, self._settled, self._bad = "", (), (), {}
        for line in self.days:
            line.clear()
            mark_wrong(line, False)

    def value(self) -> object:
        """The hours, in the order of the days."""
        return self._value

    def show_value(self, value: object, around: Surroundings) -> None:
        """Show them; what says the same already stays as it was typed."""
        hours: tuple[Opening, ...] = value  # type: ignore[assignment]
        self._clients = around("hours") or () if self._own else ()  # type: ignore[assignment]
        if hours == self._value:
            self._hint()
            return
        for weekday, line in enumerate(self.days):
            if not _says(line.text().strip(), weekday, hours):
                line.setText(say_day(weekday, hours))
            mark_wrong(line, False)
        self.trouble, self._bad = "", {}
        self._value = self._settled = hours
        self._hint()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for line in self.days:
            line.setReadOnly(only)
        self._hint()


def _of(weekday: int, hours: tuple[Opening, ...]) -> tuple[Opening, ...]:
    return tuple(one for one in hours if one.weekday == weekday)


def _says(text: str, weekday: int, hours: tuple[Opening, ...]) -> bool:
    """Whether the line of a day says these hours of it, and nothing of other days."""
    try:
        return not _names_days(weekday, text) and read_day(weekday, text) == _of(weekday, hours)
    except Problem:
        return False


def _names_days(weekday: int, text: str) -> bool:
    """Whether it says on which days: `lun-ven 9-18`, `9-18 lun-ven`."""
    if text[:1].isalpha():
        return True
    try:
        read_day(weekday, text)
    except Problem:
        return any(letter.isalpha() for letter in text)
    return False


def _closed() -> str:
    return QCoreApplication.translate("clients", _N("clients", "closed"))
