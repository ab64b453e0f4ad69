"""The rows of the preview of an import: what was refused first, as somebody must look at it, then what would change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from receptionist.clients.changes import Change, changes
from receptionist.clients.columns import heading, meaning
from receptionist.clients.imports import Plan, Refusal
from receptionist.errors import Problem
from ui.theme import Role, space
from ui.widgets import RowPainter
from ui.words import say_problem

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is painted."""

    icon: str
    role: Role
    first: str
    second: str
    right: str


def reason(problem: Problem, language: str) -> str:
    """Its sentence, with the column before it where the sentence does not name it."""
    sentence, named = say_problem(problem), problem.values.get("heading")
    column = meaning(str(named)) if named else None
    shown = heading(column, language) if column is not None else ""
    return f"{shown}: {sentence}" if shown and shown not in sentence else sentence


class ImportRows(QAbstractListModel):
    """Adapts a plan."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Shown] = []

    def show(self, plan: Plan | None, language: str) -> None:
        """This one; None: nothing."""
        self.beginResetModel()
        self._rows = self._shown(plan, language) if plan is not None else []
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its words for a screen reader, itself for the painter."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return " · ".join(part for part in (row.right, row.first, row.second) if part)
        return None

    def _shown(self, plan: Plan, language: str) -> list[Shown]:
        report, without = plan.report, self.tr("taken without this")
        refused = [
            Shown("circle-x", Role.DANGER, reason(one.problem, language), _said(one), self._place(one))
            for one in report.refused
        ]
        partly = [
            Shown("triangle-alert", Role.WARNING, reason(one.problem, language), without, self._place(one))
            for one in report.left_out
        ]
        changed = [
            Shown("circle-check", Role.GOOD, change.profile.name, self._words(change, language), change.profile.code)
            for change in changes(plan)
        ]
        return refused + partly + changed

    def _place(self, refusal: Refusal) -> str:
        entry, n = refusal.entry, str(refusal.row)
        if not refusal.row:
            return ""
        if entry is not None and entry.card:
            return self.tr("card {n}").replace("{n}", n)
        row = self.tr("row {n}").replace("{n}", n)
        return f"{entry.sheet}, {row}" if entry is not None and entry.sheet else row

    def _words(self, change: Change, language: str) -> str:
        parts = [self.tr("new client")] if change.new else []
        parts += [self.tr("%n new number(s)", "", change.numbers)] if change.numbers else []
        parts += [self.tr("%n new person(s)", "", change.people)] if change.people else []
        parts += [self.tr("%n changed", "", change.altered)] if change.altered else []
        parts += [heading(column, language) for column in change.columns]
        return " · ".join(parts)


def _said(refusal: Refusal) -> str:
    """What stood there, in a line."""
    entry = refusal.entry
    if entry is None:
        return ""
    cells = [text for group in (entry.client, *entry.lines, *entry.people) for text in group.values()]
    return " · ".join(" ".join(text.split()) for text in cells)[:200]


def paint_row(painter: RowPainter, value: object) -> None:
    """An icon, the words in one or two lines, at the right where it stands."""
    assert isinstance(value, Shown)  # noqa: S101 - the model hands out nothing else
    painter.area = painter.area.adjusted(space(1), 0, -space(1), 0)
    painter.icon(value.icon, value.role)
    painter.right(value.right)
    painter.lines(value.first, value.second)
