"""Copies: what is made by itself each day, a backup now, and an examination of the office's file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.store import safety
from ui.background import Background
from ui.settings.part import SettingsPart, row
from ui.theme import Theme, space
from ui.widgets import Busy, Button, Mark, label
from ui.widgets.ask_file import ask_where
from ui.words import say


class Copies(SettingsPart):
    """A backup is a whole office in one file."""

    def __init__(self, theme: Theme, background: Background, office: Office) -> None:
        super().__init__(theme, background, office.settings)
        self._path = office.store.path
        self._where = label(office.where, "", wrap=True)
        self._done = label("", "good", wrap=True)
        self.backup, self.check = Button(theme, icon="save", kind="primary"), Button(theme, icon="refresh-cw")
        self.busy = Busy(theme)
        self.findings = QWidget()
        self._found = QVBoxLayout(self.findings)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(space(1))
        self.column.addWidget(self._where)
        self.column.addLayout(row(self.backup, self.check))
        for part in (self._done, self.busy, self.findings):
            self.column.addWidget(part)
        self.column.addStretch(1)
        for button in (self.backup, self.check):
            button.setEnabled(self._path is not None)
        self.backup.clicked.connect(self._ask_where)
        self.check.clicked.connect(self.examine)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.head(
            self.tr("Copies"),
            self.tr(
                "A copy is made by itself each day and before every upgrade, beside the office's file. Keep backups elsewhere."
            ),
        )
        self.backup.setText(self.tr("Back up now…"))
        self.check.setText(self.tr("Examine the office"))

    def _ask_where(self) -> None:
        name = f"office-{date.today():%Y-%m-%d}.sqlite"
        ask_where(self, self.backup.text(), "SQLite (*.sqlite *.db)", name, self.back_up)

    def back_up(self, to: Path) -> None:
        """Copy the whole office to `to`."""
        office = self._path
        if office is not None:
            work = self.background.run(lambda: safety.backup(office, to), self._backed_up, self.complain)
            self.busy.follow(work, self.tr("Copying…"))

    def _backed_up(self, to: Path) -> None:
        self.complain(None)
        self._done.setText(self.tr("Backed up to {file}").replace("{file}", str(to)))

    def examine(self) -> None:
        """Whether the file is sound."""
        office = self._path
        if office is not None:
            work = self.background.run(lambda: safety.check(office), self._show, self._failed)
            self.busy.follow(work, self.tr("Examining…"))

    def _show(self, findings: list[safety.Finding]) -> None:
        while self._found.count():
            old = self._found.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        parts = {"ok": ("circle-check", "good"), "warning": ("triangle-alert", "warning")}
        for finding in findings:
            icon, part = parts.get(finding.state, ("circle-x", "danger"))
            self._found.addWidget(Mark(self.theme, icon, say(finding.code, finding.values), part))

    def _failed(self, problem: Problem) -> None:
        self.complain(problem)
