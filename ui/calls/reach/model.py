"""Rows of Reach for Qt, and how they are painted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from receptionist.clients.card import TargetKind, TargetRow
from receptionist.telephony.numbers import show
from ui.calls.board.model import CALL_DRAGGED
from ui.calls.reach.rows import ReachKind, ReachRow
from ui.calls.words.reasons import why_words
from ui.calls.words.text import plain, tip
from ui.languages import language_within
from ui.theme import Role
from ui.widgets import RowPainter

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    TargetKind.PERSON: "user",
    TargetKind.TEAM: "users",
    TargetKind.HEADQUARTERS: "building-2",
    TargetKind.ROTA: "calendar-clock",
    TargetKind.OUTSIDE: "phone-outgoing",
}
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled


class ReachModel(QAbstractListModel):
    """The rows as `narrow` found them. A dropped call is a consultation (with Shift, a blind transfer): the panel's to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ReachRow] = []
        self.country = "IT"
        self._here: datetime | None = None
        self._troubles: Mapping[str, str] = {}
        self._fresh: frozenset[str] = frozenset()

    def mark(self, fresh: frozenset[str]) -> None:
        """Who (by id) is new to her."""
        if fresh != self._fresh:
            self._fresh = fresh
            if self.rows:
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def trouble(self, words: Mapping[str, str]) -> None:
        """What went wrong with whom (person or number)."""
        if words != self._troubles:
            self._troubles = words
            if self.rows:
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def show(self, rows: list[ReachRow], country: str, here: datetime | None = None) -> None:
        """Other rows. `here`: the client's own hour; who lives by another clock shows theirs."""
        self._here = here
        if rows == self.rows and country == self.country:
            return
        same = [_identity(row) for row in rows] == [_identity(row) for row in self.rows]
        self.country = country
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A list has rows only under its root."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is painted in `UserRole`, the same in words for who listens."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return (
                index.row() + 1,
                row,
                self.country,
                self._trouble(row),
                self._is_new(row),
                there_words(row.target, self._here),
            )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = ", ".join(part for part in (self._new(row), *words_of(row, self.country), self._trouble(row)) if part)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def _is_new(self, row: ReachRow) -> bool:
        return row.target is not None and row.target.id in self._fresh

    def _new(self, row: ReachRow) -> str:
        return new_words() if self._is_new(row) else ""

    def _trouble(self, row: ReachRow) -> str:
        target = row.as_target()
        return self._troubles.get(target.person or target.number, "") if target is not None else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A call can be put on a row that can be rung."""
        return _FLAGS

    def mimeTypes(self) -> list[str]:
        """A call."""
        return [CALL_DRAGGED]

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Only onto a row, and only one that can be rung."""
        return data.hasFormat(CALL_DRAGGED) and parent.isValid() and self.rows[parent.row()].can_ring


def new_words() -> str:
    """Of what is not as she knew it."""
    return QCoreApplication.translate("reach", "new")


def _identity(row: ReachRow) -> tuple[ReachKind, str]:
    return row.kind, row.target.id if row.target else ""


def words_of(row: ReachRow, country: str) -> tuple[str, str]:
    """A row's two lines."""
    if row.kind is ReachKind.DIAL:
        note = (
            QCoreApplication.translate("reach", "dial this number")
            if row.valid
            else QCoreApplication.translate("reach", "dial as typed: such a number is not known")
        )
        return show(row.text, country), " · ".join(
            part for part in (note, plain(row.target.name) if row.target else "") if part
        )
    if row.kind is ReachKind.NAME:
        return plain(row.text), QCoreApplication.translate("reach", "Tab keeps this as the caller's name")
    if row.target is None:
        return "", ""
    first, second = _target_words(row.target)
    if row.speaks:
        said = QCoreApplication.translate("reach", "speaks {language}").replace("{language}", language_within(row.speaks))
        second = f"{said} · {second}"
    return first, second


def _target_words(target: TargetRow) -> tuple[str, str]:
    name = " ".join(part for part in (plain(target.title, 30), plain(target.name)) if part)
    return name, " · ".join(part for part in (why_words(target), plain(target.role, 60)) if part)


def paint_reach(row: RowPainter, value: object) -> None:
    """Number of the row, who, why; at the right where they are, and the hour there where it is another."""
    number, reach, country, trouble, new, there = value  # type: ignore[misc]
    row.area = row.area.adjusted(16, 0, -16, 0)
    row.icon(_icon(reach), Role.TEXT if reach.can_ring else Role.MUTED)
    row.enabled = reach.can_ring or reach.kind is ReachKind.NAME
    if number <= 9 and reach.kind is not ReachKind.NAME:
        row.right(str(number))
    if reach.target is not None and reach.kind is ReachKind.TARGET:
        _right_of_target(row, reach.target, there)
    if new:
        row.right(new_words(), Role.ACCENT)
        row.icon("star", Role.ACCENT, right=True)
    first, second = words_of(reach, country)
    if trouble:
        row.icon("circle-alert", Role.DANGER)
    row.lines(first, trouble or second, bold=reach.can_ring)


def there_words(target: TargetRow | None, here: datetime | None) -> str:
    """Where somebody is, and their hour where their clock shows another one than the client's."""
    if target is None:
        return ""
    other = here is None or target.local.utcoffset() != here.utcoffset()
    return " ".join(part for part in (plain(target.city, 14), target.local.strftime("%H:%M") if other else "") if part)


def _right_of_target(row: RowPainter, target: TargetRow, there: str) -> None:
    if there:
        row.right(there)
    if not target.available:
        row.icon("message-square" if target.why.code != "left" else "user-x", right=True)
    elif target.why.code == "announced_only":
        row.icon("megaphone", right=True)


def _icon(reach: ReachRow) -> str:
    if reach.kind is ReachKind.DIAL:
        return "phone-outgoing"
    if reach.kind is ReachKind.NAME or reach.target is None:
        return "pencil"
    return _ICONS[reach.target.kind]
