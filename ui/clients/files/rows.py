"""The rows of the preview of an import: what was refused first, as somebody must look at it, then what would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from receptionist.clients.files.changes import Change, changes
from receptionist.clients.files.columns import Column, heading, meaning
from receptionist.clients.files.outcome import Plan, Refusal
from receptionist.errors import Problem
from ui.theme import Role, Size, Theme, space
from ui.widgets import RowList, RowPainter
from ui.widgets.rows import RowDelegate
from ui.words import say

Index = QModelIndex | QPersistentModelIndex
LONGEST = 200
"""Characters of what stood in a row."""
NAMED = 5
"""So many are named of many."""
LEAST = space(6)
"""Pixels that a row is high at least."""


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
    column = meaning(str(problem.values.get("heading", "")))
    shown = heading(column, language) if column is not None else ""
    sentence = say(problem.code, {**problem.values, "heading": shown} if shown else problem.values)
    return f"{shown}: {sentence}" if shown and shown not in sentence else sentence


def reasons(refusal: Refusal, language: str) -> str:
    """All that is wrong with a row."""
    return " ".join(reason(problem, language) for problem in refusal.problems)


class ImportRows(QAbstractListModel):
    """Adapts a plan."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Shown] = []
        self.sums = ""
        """What the rows come to: new clients, numbers and people."""
        self.numberless = ""
        """New clients whom no caller can reach yet."""
        self.titles = ""
        """What became of names with a title inside."""

    def show(self, plan: Plan | None, language: str) -> None:
        """This one; None: nothing."""
        self.beginResetModel()
        made = changes(plan) if plan is not None else []
        self._rows = self._shown(plan, made, language) if plan is not None else []
        self.sums, self.numberless = self._summed(made), self._without_number(made)
        self.titles = self._titles_told(plan.report.titles if plan is not None else [])
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

    def _shown(self, plan: Plan, made: list[Change], language: str) -> list[Shown]:
        report, without, taken = plan.report, self.tr("taken without this"), self.tr("taken as it is")
        refused = [
            Shown("circle-x", Role.DANGER, reasons(one, language), _said(one), self._place(one)) for one in report.refused
        ]
        partly = [
            Shown("triangle-alert", Role.WARNING, reason(one.problem, language), without, self._place(one))
            for one in report.left_out
        ]
        partly += [
            Shown("triangle-alert", Role.WARNING, reason(one.problem, language), taken, self._place(one))
            for one in report.doubtful
        ]
        changed = [
            Shown("circle-check", Role.GOOD, change.profile.name, self._words(change, language), change.profile.code)
            for change in made
        ]
        return refused + partly + changed

    def _summed(self, made: list[Change]) -> str:
        sums = (
            (sum(change.new for change in made), self.tr("%n new client(s)", "", sum(change.new for change in made))),
            (sum(change.numbers for change in made), self.tr("%n new number(s)", "", sum(change.numbers for change in made))),
            (sum(change.people for change in made), self.tr("%n new person(s)", "", sum(change.people for change in made))),
        )
        return " · ".join(words for count, words in sums if count)

    def _titles_told(self, names: list[str]) -> str:
        said = self.tr("%n title(s) taken out of names: {names}", "", len(names))
        return said.replace("{names}", _some(names)) if names else ""

    def _without_number(self, made: list[Change]) -> str:
        names = [change.profile.name for change in made if change.new and not change.profile.lines]
        said = self.tr("%n new client(s) have no number yet: {clients}", "", len(names))
        return said.replace("{clients}", _some(names)) if names else ""

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
        parts += [self.tr("no number yet")] if change.new and not change.profile.lines else []
        parts += [self.tr("%n new number(s)", "", change.numbers)] if change.numbers else []
        parts += [self.tr("%n new person(s)", "", change.people)] if change.people else []
        parts += [self.tr("%n changed", "", change.altered)] if change.altered else []
        parts += [heading(column, language) for column in change.columns]
        return " · ".join(parts)


def _some(names: list[str]) -> str:
    return ", ".join(names[:NAMED] + ["…"] * (len(names) > NAMED))


def _said(refusal: Refusal) -> str:
    """What stood there, in a line."""
    entry = refusal.entry
    if entry is None:
        return ""
    groups = (entry.client, *entry.lines, *entry.people)
    cells = [text[:LONGEST] for group in groups for column, text in group.items() if column != Column.LOGO]
    return " · ".join(" ".join(text.split()) for text in cells)[:LONGEST]


class ImportList(RowList):
    """Of its rows the first words wrap, and are never shortened: what to do stands at their end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _paint_row, LEAST)
        self._whole = _Whole(theme, _paint_row, LEAST)
        self.setItemDelegate(self._whole)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)


class _Whole(RowDelegate):
    """Rows as high as their words."""

    def __init__(self, theme: Theme, paint: Callable[[RowPainter, object], None], height: int) -> None:
        super().__init__(theme, paint, height)
        self._fonts = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """For the width of the list."""
        row, view = index.data(Qt.ItemDataRole.UserRole), option.widget
        assert isinstance(row, Shown)  # noqa: S101 - the model hands out nothing else
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        right = QFontMetrics(self._fonts.font(Size.SMALL)).horizontalAdvance(row.right)
        room = QRect(0, 0, max(width - right - 16 - space(4), space(10)), 10_000)
        metrics = QFontMetrics(self._fonts.font(Size.BODY))
        first = metrics.boundingRect(room, _WRAPPED, row.first).height()
        return QSize(0, max(LEAST, first + (space(2) if row.second else 0) + space(2)))


def _paint_row(painter: RowPainter, value: object) -> None:
    """An icon, the words in as many lines as they need and one for what stood there, at the right where."""
    assert isinstance(value, Shown)  # noqa: S101 - the model hands out nothing else
    painter.area = painter.area.adjusted(space(1), 0, -space(1), 0)
    painter.icon(value.icon, value.role)
    painter.right(value.right)
    area, below = painter.area.adjusted(0, space(1), 0, -space(1)), space(2) if value.second else 0
    painter.painter.setFont(painter.theme.font(Size.BODY))
    painter.painter.setPen(painter.ink(Role.TEXT))
    painter.painter.drawText(area.adjusted(0, 0, 0, -below), _WRAPPED | Qt.AlignmentFlag.AlignVCenter, value.first)
    if value.second:
        area.setTop(area.bottom() - below)
        painter.column(area, value.second, Role.MUTED, Size.SMALL)


_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
