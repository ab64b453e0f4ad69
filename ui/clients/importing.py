"""Clients from a spreadsheet: a preview first, then the import; each refused row with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.files import Plan, plan_file
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from ui.background import Background, Work
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import Busy, Button, Elided, RowList, RowPainter, label
from ui.words import say_problem

Index = QModelIndex | QPersistentModelIndex


class Clients(Protocol):
    """What the import needs of `ClientService`."""

    def profiles(self) -> list[Profile]: ...

    def save_all(self, profiles: tuple[Profile, ...], by: str) -> list[Profile]: ...


class Office(Protocol):
    """What the import needs of the office."""

    @property
    def clients(self) -> Clients: ...

    @property
    def country(self) -> str: ...


class ImportSheet(Retranslates, QFrame):
    """`imported` when something was saved; `closed` when it is done with."""

    imported = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, background: Background, office: Office, login: str) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._office, self._login = background, office, login
        self._file: Path | None = None
        self._plan: Plan | None = None
        self._saved = False
        self._work: Work | None = None
        self._title, self._name = label("", "title"), Elided("", "muted")
        self.summary, self._ignored = label("", "strong", wrap=True), label("", "small", wrap=True)
        self.trouble = label("", "danger", wrap=True)
        self._heading = label("", "heading")
        self._rows = _Rows()
        self.list = RowList(theme, _paint, space(5))
        self.list.setModel(self._rows)
        self.busy = Busy(theme)
        self.choose, self.take = Button(theme, icon="folder-open"), Button(theme, icon="upload", kind="primary")
        self.close_button = Button(theme, kind="quiet")
        buttons = QHBoxLayout()
        for part in (self.close_button, self.choose, self.take):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self._name, self.summary, self._ignored, self.trouble, self.busy, self._heading):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.choose.clicked.connect(self.choose_file)
        self.take.clicked.connect(self.save)
        self.close_button.clicked.connect(self.shut)
        self.setFocusProxy(self.take)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Import clients"))
        self._name.setText(
            str(self._file) if self._file else self.tr("A CSV file with Italian or English headings, in any order")
        )
        self.choose.setText(self.tr("Choose a file…"))
        self.close_button.setText(self.tr("Close"))
        self._heading.setText(self.tr("ROW BY ROW"))
        self.list.setAccessibleName(self.tr("What would change, and what was refused"))
        self._say()

    def choose_file(self) -> None:
        """Ask for a file, and show what it would change."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import clients"), "", "CSV (*.csv *.tsv *.txt)")
        if path:
            self.look_at(Path(path))

    def look_at(self, file: Path) -> None:
        """Show what the file would change; nothing is changed yet."""
        self._file, self._plan, self._saved = file, None, False
        office = self._office
        self._follow(
            self._background.run(
                lambda: plan_file(file, office.clients.profiles(), office.country), self._planned, self._failed
            ),
            self.tr("Reading the file…"),
        )
        self.retranslate()

    def save(self) -> None:
        """Save what the preview shows, in one step."""
        if self._plan is None or not self._plan.profiles or self._saved:
            return
        profiles, login, clients = self._plan.profiles, self._login, self._office.clients
        self.take.setEnabled(False)
        self._follow(
            self._background.run(lambda: clients.save_all(profiles, login), self._done, self._failed), self.tr("Saving…")
        )

    def shut(self) -> None:
        """Leave; what is only being looked at is dropped."""
        if self._work is not None:
            self._work.cancel()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def _follow(self, work: Work, words: str) -> None:
        self._work = work
        self.trouble.setText("")
        self.busy.follow(work, words)

    def _planned(self, plan: Plan) -> None:
        self._work, self._plan = None, plan
        self._rows.show(plan)
        self.retranslate()
        self.take.setFocus()

    def _done(self, _saved: object) -> None:
        self._work, self._saved = None, True
        self.imported.emit()
        self.retranslate()
        self.close_button.setFocus()

    def _failed(self, problem: Problem) -> None:
        self._work, self._plan = None, None
        self._rows.show(None)
        self.retranslate()
        self.trouble.setText(say_problem(problem))
        self.trouble.setVisible(True)

    def _say(self) -> None:
        plan = self._plan
        self.trouble.setVisible(bool(self.trouble.text()))
        for part in (self.summary, self._heading, self.list):
            part.setVisible(plan is not None)
        self._ignored.setVisible(plan is not None and bool(plan.report.ignored))
        self.take.setEnabled(plan is not None and bool(plan.profiles) and not self._saved)
        self.take.setText(self.tr("Imported") if self._saved else self.tr("Import"))
        if plan is None:
            return
        report = plan.report
        self.summary.setText(
            " · ".join(
                (
                    self.tr("%n row(s) new", "", report.added),
                    self.tr("%n changed", "", report.changed),
                    self.tr("%n unchanged", "", report.unchanged),
                    self.tr("%n refused", "", len(report.refused)),
                )
            )
        )
        self._ignored.setText(
            self.tr("Headings without a meaning here: {headings}").replace("{headings}", ", ".join(report.ignored))
        )


class _Rows(QAbstractListModel):
    """Refusals first: they are what somebody must look at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, bool]] = []

    def show(self, plan: Plan | None) -> None:
        self.beginResetModel()
        refused = [(_row_words(r.row), say_problem(r.problem), True) for r in plan.report.refused] if plan else []
        saved = [(profile.code, profile.name, False) for profile in plan.profiles] if plan else []
        self._rows = refused + saved
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        where, what, refused = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{where}: {what}" if refused else f"{what} ({where})"
        return None


def _row_words(row: int | None) -> str:
    return QCoreApplication.translate("ImportSheet", "row {n}").format(n=row) if row else "–"


def _paint(painter: RowPainter, value: object) -> None:
    assert isinstance(value, tuple)  # noqa: S101 - the model hands out nothing else
    where, what, refused = value
    painter.area = painter.area.adjusted(space(1), 0, -space(1), 0)
    painter.icon("circle-x" if refused else "circle-check", Role.DANGER if refused else Role.GOOD)
    painter.right(where)
    painter.lines(what)
