"""The phone system: where it is, the password in the keyring, and a test that says what to do."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.telephony.port import Finding
from ui.background import Background
from ui.settings.part import SettingsPart, row
from ui.theme import Theme, space
from ui.widgets import Busy, Button, Field, Mark, label
from ui.widgets.choice import ChoiceBox
from ui.words import say, say_problem

_STATES = {
    "ok": ("circle-check", "good"),
    "warning": ("triangle-alert", "warning"),
    "failed": ("circle-x", "danger"),
    "absent": ("circle-x", "danger"),
}


class Phones(SettingsPart):
    """`changed` when the phones should be started anew."""

    changed = Signal()

    def __init__(self, theme: Theme, background: Background, office: Office, may_edit: bool) -> None:
        super().__init__(theme, background, office.settings)
        self._office = office
        self.kind = ChoiceBox(24)
        self.url, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.stations = QLineEdit()
        self.keep_password = QCheckBox()
        self.keep_password.setChecked(True)
        self.kind_field, self.url_field = Field(self.kind), Field(self.url)
        self.user_field, self.password_field = Field(self.user), Field(self.password)
        self.stations_field = Field(self.stations)
        self.test, self.use = Button(theme, icon="refresh-cw"), Button(theme, kind="primary")
        self.busy = Busy(theme)
        self._demo = label("", "warning", wrap=True)
        self.findings = QWidget()
        self._found = QVBoxLayout(self.findings)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(space(1))
        parts = (self._demo, self.kind_field, self.url_field, self.user_field, self.password_field, self.keep_password)
        for part in (*parts, self.stations_field):
            self.column.addWidget(part)
        self.column.addLayout(row(self.test, self.use))
        self.column.addWidget(self.busy)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)
        settings = office.settings
        self.url.setText(str(settings.get("pbx.url")))
        self.user.setText(str(settings.get("pbx.user")))
        self.stations.setText(", ".join(settings.get("stations")))
        self.retranslate()
        self.kind.activated.connect(self._show_kind)
        self.test.clicked.connect(self.try_it)
        self.use.clicked.connect(self.keep_it)
        self._allow(may_edit and not office.demo)

    def _allow(self, may: bool) -> None:
        for part in (self.kind, self.url, self.user, self.password, self.stations, self.keep_password, self.use, self.test):
            part.setEnabled(may)
        self._demo.setVisible(self._office.demo)
        self._show_kind()

    def retranslate(self) -> None:
        """Its words."""
        self.head(
            self.tr("Phone system"),
            self.tr("Without one, call cards are kept by hand, and “receptionist pop” brings up a client's card."),
        )
        self._demo.setText(self.tr("A demo office can only be joined to the simulator: nothing in it may ring a real phone."))
        kinds = {"none": self.tr("None: cards by hand"), "asterisk": "Asterisk (ARI)"}
        if self._office.demo:
            kinds["simulator"] = self.tr("Simulator")
        self.kind.clear()
        for value, word in kinds.items():
            self.kind.addItem(word, value)
        self.kind.setCurrentIndex(max(self.kind.findData(str(self.settings.get("pbx.kind"))), 0))
        self.kind_field.name(self.tr("Kind"))
        self.url_field.name(
            self.tr("Address"), self.tr("As in http://127.0.0.1:8088; “receptionist pbx write” makes a configuration")
        )
        self.user_field.name(self.tr("User"))
        self.password_field.name(self.tr("Password"), self.tr("Kept in this machine's keyring, never in a file"))
        self.keep_password.setText(self.tr("Keep the password in the keyring"))
        self.stations_field.name(
            self.tr("Stations"), self.tr("The assistants' phones, as the phone system calls them, with commas")
        )
        self.test.setText(self.tr("Test the connection"))
        self.use.setText(self.tr("Save and connect"))

    def _show_kind(self) -> None:
        wanted = self.kind.currentData() == "asterisk"
        for part in (self.url_field, self.user_field, self.password_field, self.keep_password, self.test):
            part.setVisible(wanted)

    def try_it(self) -> None:
        """Examine the phone system as it is entered here, without keeping anything."""
        url, user = self.url.text().strip(), self.user.text().strip()
        typed, credentials = self.password.text(), self._office.credentials
        application, trunk = str(self.settings.get("pbx.application")), str(self.settings.get("pbx.trunk"))

        def work() -> list[Finding]:
            password = typed or credentials.get(f"pbx:{url}") or ""
            return asyncio.run(_all(url, user, password, application, trunk))

        self._clear()
        self.test.setEnabled(False)
        self.busy.follow(self.background.run(work, self.show_findings, self._failed), self.tr("Testing…"))

    def show_findings(self, findings: list[Finding]) -> None:
        """Each with its shape, its colour and what to do."""
        self._clear()
        self.test.setEnabled(True)
        for finding in findings:
            icon, part = _STATES.get(finding.state, _STATES["failed"])
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Mark(self.theme, icon, finding.check, part))
            column.addWidget(label(say(finding.code, finding.values), "", wrap=True))
            self._found.addWidget(line)

    def keep_it(self) -> None:
        """Keep what stands here; the phones are started anew with it."""
        settings, credentials = self.settings, self._office.credentials
        url, password, keep = self.url.text().strip(), self.password.text(), self.keep_password.isChecked()
        values = {
            "pbx.kind": self.kind.currentData(),
            "pbx.url": url,
            "pbx.user": self.user.text().strip(),
            "stations": [name for part in self.stations.text().split(",") if (name := part.strip())],
        }

        def work() -> Problem | None:
            for key, value in values.items():
                settings.set(key, value)
            if password and keep:
                try:
                    credentials.set(f"pbx:{url}", password)
                except Problem as problem:
                    return problem
            return None

        self.background.run(work, self._kept_it, self.complain)

    def _kept_it(self, problem: Problem | None) -> None:
        self.complain(problem)
        self.password.clear()
        self.changed.emit()

    def _failed(self, problem: Problem) -> None:
        self.test.setEnabled(True)
        self._clear()
        self._found.addWidget(label(say_problem(problem), "danger", wrap=True))

    def _clear(self) -> None:
        while self._found.count():
            old = self._found.takeAt(0).widget()
            old.hide()
            old.deleteLater()


async def _all(url: str, user: str, password: str, application: str, trunk: str) -> list[Finding]:
    from receptionist.telephony.asterisk.examination import examine  # HTTP and all: only when somebody asks

    return await examine(url, user, password, application=application, trunk=trunk)
