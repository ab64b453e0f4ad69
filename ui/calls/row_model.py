"""A list of painted rows, each with its words for who listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.calls.words.text import tip

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """The value of a row stands in `UserRole`, its words in `DisplayRole`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[object] = []
        self._words: Callable[[int], str] = lambda _row: ""

    def show(self, rows: Sequence[object], words: Sequence[str] | Callable[[Any], str]) -> None:
        """Other rows, each with its words, or with what puts one into words once somebody asks for them."""
        if list(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = shown = list(rows)
        self._words = (lambda row: words(shown[row])) if callable(words) else list(words).__getitem__
        self.endResetModel()

    def row(self, index: Index) -> object | None:
        """The value at an index; None beyond the rows."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A list has rows only under its root."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """For the painter, and in words."""
        if role == Qt.ItemDataRole.UserRole:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(index.row()))
        return None
