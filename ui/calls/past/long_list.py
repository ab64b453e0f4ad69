"""A list that is read as one scrolls: the first part of what there is at once, the next when somebody comes to its last row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.calls.words.text import tip

Index = QModelIndex | QPersistentModelIndex
Entry = TypeVar("Entry")


class LongList(QAbstractListModel, Generic[Entry]):
    """`row_of` makes the row of an entry, which stands in `UserRole`, `words_of` puts an entry into words; both are asked for
    the rows in sight alone, however many there are. `more_wanted`: the last row is in sight, and more are known to come."""

    more_wanted = Signal()

    def __init__(self, row_of: Callable[[Entry], object], words_of: Callable[[Entry], str]) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._row_of, self._words_of = row_of, words_of
        self._more = False

    def show(self, entries: Sequence[Entry], *, more: bool = False) -> None:
        """Other entries from the first on; with `more` the list goes on after them."""
        self._more = more
        if list(entries) == self.entries:
            self._say_anew()
            return
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def add(self, entries: Sequence[Entry], *, more: bool) -> None:
        """The next entries of the list."""
        self._more = more
        if entries:
            first = len(self.entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self.entries += entries
            self.endInsertRows()

    def try_again(self) -> None:
        """What was wanted could not be read: it may be wanted again."""
        self._more = True

    def entry(self, index: Index) -> Entry | None:
        """What stands at an index; None beyond the rows."""
        return self.entries[index.row()] if 0 <= index.row() < len(self.entries) else None

    @property
    def rows(self) -> list[object]:
        """All rows as they are shown."""
        return [self._row_of(entry) for entry in self.entries]

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list goes on."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """The view has come to the last row. It is told once: the next part is under way then."""
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A list has rows only under its root."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """For the painter, and in words."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return self._row_of(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words_of(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words_of(entry))
        return None

    def _say_anew(self) -> None:
        """The same entries; hour, language or names may be others."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))
