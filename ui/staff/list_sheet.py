"""A sheet with a list in groups, each line of which leads somewhere: what changed, what is left to do."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.calls.row_model import RowModel
from ui.keys import Keys, native
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, RowList, RowPainter, label
from ui.widgets.buttons import press_focused


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: in which group, of which colour and icon, in two lines of words. `leads_to` says where Enter goes, to
    whoever made it. `grave`: it must not be overlooked."""

    group: str
    first: str
    second: str = ""
    icon: str = ""
    colour: str = ""
    right: str = ""
    grave: bool = False
    leads_to: Hashable = None


@dataclass(frozen=True, slots=True)
class Said:
    """All that the sheet says, in today's language. `confirm` empty: there is nothing to confirm; `grave`: the sentence says
    why it cannot be. `other`: a second button."""

    title: str
    sentence: str
    lines: tuple[Line, ...] = ()
    confirm: str = ""
    close: str = ""
    grave: bool = False
    other: str = ""


class _Grouped(RowModel):
    """Names of groups stand between the lines, and are passed over by the arrows."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.row(index), str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, str):
        row.area = row.area.adjusted(12, space(1), -12, 0)
        row.enabled = True
        row.lines(value, role=Role.MUTED)
    elif isinstance(value, Line):
        row.band(value.colour)
        row.area = row.area.adjusted(20, 0, -12, 0)
        row.icon(value.icon, Role.DANGER if value.grave else Role.MUTED)
        if value.right:
            row.right(value.right, Role.DANGER if value.grave else Role.MUTED)
        row.lines(value.first, value.second)


class ListSheet(Retranslates, QFrame):
    """`chosen` has what a line leads to; `confirmed` the button was pressed; `closed` when one is done with it."""

    chosen = Signal(object)
    confirmed = Signal()
    other_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, say: Callable[[], Said], keys: Keys, confirm: str = "", other: str = "") -> None:
        """`confirm` and `other`: the actions whose keys press these buttons."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._say = say
        self.title, self.sentence = label("", "title", wrap=True), label("", "strong", wrap=True)
        self.refusal = label("", "danger", wrap=True)
        self._rows = _Grouped()
        self.list = RowList(theme, _paint, space(5.5))
        self.list.setModel(self._rows)
        self.list.activated.connect(lambda _index: self._open())
        self.confirm, self.close_button = Button(theme, icon="log-out", kind="primary"), Button(theme, kind="quiet")
        self.other = Button(theme)
        for action, button in ((confirm, self.confirm), (other, self.other)):
            if action:
                button.show_key(keys.shown(action))
                keys.take(action, button.click, button.isVisible, of=self)
        self.confirm.clicked.connect(self.confirmed)
        self.other.clicked.connect(self.other_asked)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.retranslate()
        self.setFocusProxy(self.list if self.lines else self.close_button)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.other)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self.title, self.sentence, self.refusal):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)  # takes the room where there is no list
        column.addLayout(buttons)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they stand, without the names of the groups."""
        return [row for row in self._rows.rows if isinstance(row, Line)]

    def retranslate(self) -> None:
        """Everything is said anew."""
        said = self._say()
        rows: list[str | Line] = []
        for line in said.lines:
            if not rows or _group(rows[-1]) != line.group:
                rows.append(line.group)
            rows.append(line)
        self._rows.show(rows, [_in_words(row) for row in rows])
        self.title.setText(said.title)
        for words, shown in ((self.sentence, not said.grave), (self.refusal, said.grave)):
            words.setText(said.sentence)
            words.setVisible(shown and bool(said.sentence))
        self.list.setAccessibleName(said.title)
        self.list.setVisible(bool(said.lines))
        self.confirm.setText(said.confirm)
        self.confirm.setVisible(bool(said.confirm))
        self.other.setText(said.other)
        self.other.setVisible(bool(said.other))
        self.close_button.setText(said.close)
        self.close_button.show_key(native("Esc"))
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(1))

    def _open(self) -> None:
        line = self._rows.row(self.list.currentIndex())
        if isinstance(line, Line) and line.leads_to is not None:
            self.chosen.emit(line.leads_to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sheet; Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)


def _group(row: str | Line) -> str:
    return row.group if isinstance(row, Line) else row


def _in_words(row: str | Line) -> str:
    return row if isinstance(row, str) else ", ".join(part for part in (row.first, row.second, row.right) if part)
