"""Ready to answer: what a client still needs, each with a tick or what is missing, and the way to the field. One word in the
head line is left of it when all is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.ready import LACKS, Item, Point, State
from ui.clients.form.forms import words
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label

_N = QT_TRANSLATE_NOOP

POINTS = {
    Point.NUMBER: _N("clients", "Number"),
    Point.GREETING: _N("clients", "Greeting"),
    Point.HOURS: _N("clients", "Hours"),
    Point.TARGET: _N("clients", "Whom to ring"),
    Point.NOBODY: _N("clients", "If nobody answers"),
    Point.ON_CALL: _N("clients", "On call"),
    Point.BLANKS: _N("clients", "Blanks of the template"),
}
STATES = {
    State.DONE: "circle-check",
    State.OURS: "circle-dot",
    State.MESSAGE: "circle-dot",
    State.STANDARD: "circle-alert",
    State.ASSUMED: "circle-question-mark",
    State.MISSING: "circle-alert",
}
SAID = {
    State.DONE: _N("clients", "there"),
    State.OURS: _N("clients", "the office's own"),
    State.MESSAGE: _N("clients", "a message is taken"),
    State.STANDARD: _N("clients", "only the standard announcement"),
    State.ASSUMED: _N("clients", "to be confirmed"),
    State.MISSING: _N("clients", "missing"),
}

NARROW = space(88)
"""Logical pixels of width below which what is missing stands there alone."""
MAY_STAY = {State.STANDARD: 1, State.MESSAGE: 2, State.OURS: 2}
"""What a client can do with, the least of it first: whoever wants no more need not enter it."""


def missing_words(items: Sequence[Item]) -> str:
    """What is missing, in one line; empty: nothing."""
    return ", ".join(_lack(item) for item in items if item.state in LACKS)


def _lack(item: Item) -> str:
    name = words(POINTS[item.point])
    return name if item.state is State.MISSING and not _is_broken(item) else f"{name} ({_said(item)})"


def _is_broken(item: Item) -> bool:
    """There is a greeting, and a word in it that cannot be filled in."""
    return item.point is Point.GREETING and item.state is State.MISSING and "[]" not in item.field


def _said(item: Item) -> str:
    """How it stands with one; of a number that is theirs later, and of a turn of somebody who is out, from when on."""
    if item.state is State.MISSING and item.since is not None:
        day = QLocale().toString(item.since.astimezone().date(), QLocale.FormatType.ShortFormat)
        source = _N("clients", "theirs from {day}")
        if item.point is Point.ON_CALL:
            source = _N("clients", "who has the turn on {day} cannot be rung, and nobody stands in")
        return words(source).replace("{day}", day)
    if item.point is Point.NOBODY and item.state is State.OURS:
        return words(_N("clients", "the office's announcement"))
    if _is_broken(item):
        return words(_N("clients", "cannot be filled in"))
    if item.point is Point.BLANKS:
        return words(_N("clients", "still empty"))
    return words(SAID[item.state])


def _more(item: Item) -> str:
    """What really happens, and where something else is entered; empty: there is no more to say."""
    if item.state is State.MESSAGE:
        return words(_N("clients", "By an instruction. Callers whom none of us answers hear the standard announcement."))
    if item.point is not Point.NOBODY or item.state not in (State.OURS, State.STANDARD):
        return ""
    return words(
        _N(
            "clients",
            "The announcement is said and the call ends. Enter a number or an announcement of the client's own here, "
            "one for all clients under Settings, Office, or an instruction that a message is taken if nobody answers.",
        )
    )


class ReadyList(Retranslates, QFrame):
    """`wanted` has the place, in the profile, of the point that somebody pressed."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self._items: Sequence[Item] = ()
        self._narrow = False
        self.setMinimumWidth(1)
        self.buttons = {point: Button(theme, kind="quiet") for point in POINTS}
        for point, button in self.buttons.items():
            button.setParent(self)  # one without would stand in a window of its own
            button.clicked.connect(lambda _checked=False, point=point: self._go(point))
        self._heading, self._hint = label("", "heading"), label("", "small", wrap=True)
        for words_ in (self._heading, self._hint):
            words_.setParent(self)
            words_.setContentsMargins(space(1), 0, 0, 0)
        self._rows = [QHBoxLayout() for _ in range(4)]
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), 0, space(2), 0)
        column.setSpacing(0)
        for row in self._rows:
            row.setSpacing(space(1))
            row.addStretch(1)
            column.addLayout(row)
        keys.changed.connect(self.retranslate)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._tell()

    def show_items(self, items: Sequence[Item]) -> None:
        """How it stands."""
        if items != self._items:
            self._items = items
            self._tell()

    @property
    def sentence(self) -> str:
        """Whether calls can be answered, and, where it does not stand here itself, what is missing for that."""
        lacks = missing_words(self._items)
        if not lacks:
            return self.tr("ready to answer")
        missing = self.tr("still missing: {what}").replace("{what}", lacks)
        return " · ".join((self.tr("not ready yet"), *((missing,) if self.isHidden() else ())))

    @property
    def lacks(self) -> bool:
        """Whether calls cannot be answered rightly yet."""
        return any(item.state in LACKS for item in self._items)

    def next_field(self) -> str | None:
        """The place of what is to be entered next: what is missing first, then what may stay as it is; None: nothing."""
        wanted = [item for item in self._items if item.state is not State.DONE]
        return min(wanted, key=lambda item: MAY_STAY.get(item.state, 0)).field if wanted else None

    def _tell(self) -> None:
        """In a narrow window what is missing alone, which leaves the fields their room."""
        brief = self._narrow and self.lacks
        self._heading.setText(self.tr("STILL MISSING") if brief else self.tr("READY TO ANSWER?"))
        hint = self.tr("{next}: to what is missing · {more}: one more number, person, greeting")
        hint = self.tr("{next}: to what is missing") if brief else hint
        self._hint.setText(hint.format(next=self._keys.shown("ready.next"), more=self._keys.shown("part.add")))
        here = {item.point: item for item in self._items}
        for point, button in self.buttons.items():
            button.setVisible(point in here and not (brief and here[point].state not in LACKS))
            if point in here:
                state, said = here[point].state, _said(here[point])
                name, plain = words(POINTS[point]), said == words(SAID[State.MISSING])
                button.setText(name if state is State.DONE or (brief and plain) else f"{name}: {said}")
                button.show_icon(STATES[state])
                button.setAccessibleName(f"{name}: {said}")
                button.setToolTip(_more(here[point]))
                button.setAccessibleDescription(_more(here[point]))
        self._arrange()

    def _arrange(self) -> None:
        """The question, its answers, as many in a row as there is room for; what leads on stands after them."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        room, row, filled = self.width() - space(6), 0, 0
        for part in (self._heading, *self.buttons.values(), self._hint):
            for line in self._rows:
                line.removeWidget(part)
        for part in (self._heading, *shown, self._hint):
            width = self._whole_width(part) + space(1)
            if filled and filled + width > room and row + 1 < len(self._rows):
                row, filled = row + 1, 0
            if part is self._hint:
                part.setMinimumWidth(max(1, min(width, room)))
            self._rows[row].insertWidget(self._rows[row].count() - 1, part)
            filled += width

    def _whole_width(self, part: QWidget) -> int:
        """In one line."""
        if part is self._hint:
            return self._hint.fontMetrics().horizontalAdvance(self._hint.text()) + space(2)
        return part.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer have room in a row."""
        super().resizeEvent(event)
        if self._narrow != (narrow := self.width() < NARROW):
            self._narrow = narrow
            self._tell()
        self._arrange()

    def _go(self, point: Point) -> None:
        found = next((item.field for item in self._items if item.point is point), None)
        if found is not None:
            self.wanted.emit(found)
