"""Some of several things in an order of one's own: what is first is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.clients.form.choice_editors import Choices
from ui.clients.form.editors import Editor, Surroundings
from ui.theme import Theme, space
from ui.widgets import Button
from ui.widgets.choice import ChoiceBox

_N = QT_TRANSLATE_NOOP

ROWS_SHOWN = 4


class Order(Editor):
    """The chosen ones as a list, moved by dragging, by buttons or by Alt and an arrow; below it the others, to be added.
    `choices` gives id and name of all there are."""

    def __init__(self, theme: Theme, choices: Callable[[Surroundings], Choices]) -> None:
        self._frame = QWidget()
        super().__init__(self._frame)
        self._choices = choices
        self._value: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * ROWS_SHOWN + space(5))
        self.others = ChoiceBox()
        self.adder = Button(theme, icon="plus", kind="quiet")
        self.up, self.down = Button(theme, icon="chevron-up", kind="quiet"), Button(theme, icon="chevron-down", kind="quiet")
        self.remover = Button(theme, icon="trash-2", kind="quiet")
        self._lay_out()
        self.list.installEventFilter(self)
        self.list.model().rowsMoved.connect(self._dragged)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.adder.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remover.clicked.connect(self._remove)
        self.setFocusProxy(self.list)
        self.call("")
        self._fill()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self.others, 1)
        for button in (self.adder, self.up, self.down, self.remover):
            tools.addWidget(button)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.list)
        column.addLayout(tools)

    def call(self, name: str) -> None:
        """Its name, and those of its buttons."""
        self.list.setAccessibleName(name)
        for button, source in (
            (self.others, _N("clients", "Whom to add")),
            (self.adder, _N("clients", "Add")),
            (self.up, _N("clients", "Move up")),
            (self.down, _N("clients", "Move down")),
            (self.remover, _N("clients", "Remove")),
        ):
            said = QCoreApplication.translate("clients", source)
            button.setAccessibleName(said)
            button.setToolTip(said)

    def value(self) -> object:
        """The ids, in order."""
        return self._value

    def show_value(self, value: object, around: Surroundings) -> None:
        """Show these; one that is no longer there is shown as what it is, so that it can be removed."""
        wanted: tuple[str, ...] = tuple(value)  # type: ignore[arg-type]
        names = {str(known): word for known, word in self._choices(around)}
        if (wanted, names) != (self._value, self._names):
            self._value, self._names = wanted, names
            self._fill()

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for part in (self.others, self.adder, self.up, self.down, self.remover):
            part.setVisible(not only)
        mode = QAbstractItemView.DragDropMode.NoDragDrop if only else QAbstractItemView.DragDropMode.InternalMove
        self.list.setDragDropMode(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the marked one, Delete removes it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not self.others.isHidden():
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        gone = QCoreApplication.translate("clients", "No longer there")
        for place, one in enumerate(self._value, 1):
            item = QListWidgetItem(f"{place}  {self._names.get(one, gone)}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(self._value) - 1))
        self.others.clear()
        for one, name in self._names.items():
            if one not in self._value:
                self.others.addItem(name, one)
        self._enable()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.others.setEnabled(bool(self.others.count()))
        self.adder.setEnabled(bool(self.others.count()))
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._value) - 1)
        self.remover.setEnabled(row >= 0)

    def _change(self, value: tuple[str, ...], row: int) -> None:
        self._value = value
        self._fill()
        self.list.setCurrentRow(row)
        self.edited.emit()

    def _add(self) -> None:
        one = self.others.currentData()
        if one is not None:
            self._change((*self._value, str(one)), len(self._value))

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            left = (*self._value[:row], *self._value[row + 1 :])
            self._change(left, min(row, len(left) - 1))

    def _move(self, step: int) -> None:
        row, to = self.list.currentRow(), self.list.currentRow() + step
        if row >= 0 and 0 <= to < len(self._value):
            order = list(self._value)
            order[row], order[to] = order[to], order[row]
            self._change(tuple(order), to)

    def _dragged(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        order = tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items)
        if order != self._value:
            self._value = order
            for place, (item, one) in enumerate(zip(items, order, strict=True), 1):
                item.setText(f"{place}  {self._names.get(one, '')}")
            self._enable()
            self.edited.emit()
