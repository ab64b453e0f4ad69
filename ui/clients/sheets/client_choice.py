"""Choosing one of many clients by the words of its name, its code or its city."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.clients.texts import words_of
from ui.calls.row_model import RowModel
from ui.theme import Theme, space
from ui.widgets import RowList, RowPainter, SearchField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ClientChoice(QWidget):
    """`changed` when another client is chosen, or none; `entered` at an Enter in the field, and at a double click."""

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, clients: Sequence[Profile]) -> None:
        super().__init__()
        self._clients = sorted(clients, key=lambda one: one.name.casefold())
        self.search, self._rows = SearchField(theme), RowModel()
        self.list = RowList(theme, _paint, space(6))
        self.list.setModel(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textEdited.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.entered)
        self.list.doubleClicked.connect(lambda _index: self.entered.emit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.setFocusProxy(self.search)
        self._filter()

    def say(self, field: str, rows: str) -> None:
        """What the field asks for, and the list's name for those who do not see it."""
        self.search.say(field)
        self.list.setAccessibleName(rows)

    @property
    def chosen(self) -> Profile | None:
        """Who is marked."""
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Profile) else None

    @property
    def nobody_fits(self) -> bool:
        """Something is typed, and no client is called so."""
        return self.chosen is None and bool(self.search.text().strip())

    def _filter(self) -> None:
        fits = _fitting(self._clients, self.search.text())
        self._rows.show(fits, [f"{one.name}, {one.city}" for one in fits])
        if fits and self.search.text().strip():  # an Enter too many gives nothing away: somebody was named first
            self.list.setCurrentIndex(self._rows.index(0))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the mark from the field, too."""
        if not self.step(event):
            super().keyPressEvent(event)

    def step(self, event: QKeyEvent) -> bool:
        """Move the mark at an up or a down, from wherever it was typed; False: it is another key."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            return False
        row = max(0, min(self._rows.rowCount() - 1, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self._rows.index(row))
        return True


def _fitting(clients: Sequence[Profile], typed: str) -> list[Profile]:
    """Those with a word that begins so, for every word that is typed."""
    wanted = words_of(typed)
    return [
        one
        for one in clients
        if all(any(has.startswith(w) for has in words_of(f"{one.name} {one.code} {one.city}")) for w in wanted)
    ]


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, Profile):
        row.band(value.colour)
        row.area = row.area.adjusted(space(2), 0, -space(2), 0)
        row.lines(value.name, " · ".join(part for part in (value.code, value.city) if part), bold=True)
