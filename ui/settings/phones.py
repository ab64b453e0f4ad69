"""The phone system: where it is, the password in the keyring, and a test that says what to do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.telephony.joining import Joining
from receptionist.telephony.port import Finding
from ui.background import Background
from ui.settings.part import SettingsPart, bring_into_view, row
from ui.theme import Theme, space
from ui.widgets import Busy, Button, Field, Mark, label
from ui.widgets.choice import ChoiceBox
from ui.words import remedy, say, say_problem

_STATES = {
    "ok": ("circle-check", "good"),
    "warning": ("triangle-alert", "warning"),
    "failed": ("circle-x", "danger"),
    "absent": ("circle-x", "danger"),
}
_SOUNDS_FOLDER = "receptionist"
"""The folder of ours in the sounds folder; whoever chooses it means the one around it."""


class Phones(SettingsPart):
    """What is saved here is in force at once, or when the last live call has ended; a phone system that does not answer is
    refused beside its field, and the old one stays."""

    waits = Signal()
    """Saved; the other phone system is joined when the last call has ended."""
    joined = Signal()
    """What was saved is in force."""

    def __init__(self, theme: Theme, background: Background, office: Office, may_edit: bool) -> None:
        super().__init__(theme, background, office.settings)
        self._office, self._may_edit = office, may_edit and not office.demo
        self.kind = ChoiceBox(24)
        self.url, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.stations, self.sounds = QLineEdit(), QLineEdit()
        self.keep_password = QCheckBox()
        self.keep_password.setChecked(True)
        self.kind_field, self.url_field = Field(self.kind), Field(self.url)
        self.user_field, self.password_field = Field(self.user), Field(self.password)
        self.stations_field, self.sounds_field = Field(self.stations), Field(self.sounds)
        self.choose_sounds = Button(theme, icon="folder-open", kind="plain")
        self.test, self.use = Button(theme, icon="refresh-cw"), Button(theme, kind="primary")
        self.busy = Busy(theme)
        self._demo = label("", "warning", wrap=True)
        self.done = label("", "good", wrap=True)
        self.names_changed = label("", "warning", wrap=True)
        self._warned, self._in_force = False, True
        self.asking = self._ask_row()
        self.findings = QWidget()
        self._found = QVBoxLayout(self.findings)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(space(1))
        self._lay_out()
        self._show_kept()
        self.retranslate()
        self._connect()
        self._allow()

    def _ask_row(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("part", "warning")
        self.live_calls = label("", wrap=True)
        self.after_calls, self.not_now = Button(self.theme, kind="primary"), Button(self.theme, kind="plain")
        column = QVBoxLayout(frame)
        column.setContentsMargins(space(2), space(1), space(2), space(1))
        column.setSpacing(space(1))
        column.addWidget(self.live_calls)
        column.addLayout(row(self.after_calls, self.not_now))
        frame.hide()
        return frame

    def _lay_out(self) -> None:
        parts = (self._demo, self.names_changed, self.kind_field, self.url_field, self.user_field, self.password_field)
        for part in (*parts, self.keep_password, self.stations_field, self.sounds_field):
            self.column.addWidget(part)
        self.column.addLayout(row(self.choose_sounds))
        self.column.addLayout(row(self.test, self.use))
        for part in (self.asking, self.done, self.busy, self.findings):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.done.hide()

    def _connect(self) -> None:
        self.kind.activated.connect(self._show_kind)
        self.test.clicked.connect(self.try_it)
        self.use.clicked.connect(self.keep_it)
        self.after_calls.clicked.connect(self._join)
        self.not_now.clicked.connect(self.asking.hide)
        self.choose_sounds.clicked.connect(self._ask_for_folder)
        self.joined.connect(self._say_joined)

    def _show_kept(self) -> None:
        kept = self._office.joining()
        self.url.setText(kept.url)
        self.user.setText(kept.user)
        self.stations.setText(", ".join(kept.stations))
        self.sounds.setText(kept.sounds)

    def _allow(self) -> None:
        parts = (self.kind, self.url, self.user, self.password, self.stations, self.sounds, self.keep_password)
        for part in (*parts, self.use, self.test, self.choose_sounds):
            part.setEnabled(self._may_edit)
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
        self.password_field.name(
            self.tr("Password"), self.tr("Kept in this machine's keyring, never in a file; leave it empty to use the one known")
        )
        self.keep_password.setText(self.tr("Keep the password in the keyring"))
        self.stations_field.name(
            self.tr("Stations"), self.tr("The assistants' phones, as the phone system calls them, with commas")
        )
        self.sounds_field.name(
            self.tr("Sounds folder"),
            self.tr(
                "Spoken announcements are written here, and the phone system plays them from here: one folder that both see"
            ),
        )
        self.choose_sounds.setText(self.tr("Choose the folder…"))
        self.test.setText(self.tr("Test the connection"))
        self.use.setText(self.tr("Save and connect"))
        self.after_calls.setText(self.tr("Save, and connect when the last call has ended"))
        self.not_now.setText(self.tr("Leave it as it is"))
        self.names_changed.setText(f"{say('pbx.names_changed')} {remedy('pbx.names_changed')}")

    def _show_kind(self) -> None:
        wanted = self.kind.currentData() == "asterisk"
        parts = (self.url_field, self.user_field, self.password_field, self.keep_password, self.stations_field)
        for part in (*parts, self.sounds_field, self.choose_sounds, self.test):
            part.setVisible(wanted)
        self.names_changed.setVisible(wanted and self._warned)

    def showEvent(self, event: QShowEvent) -> None:
        """Whenever somebody looks: does the phone system's fallback know all lines and names?"""
        super().showEvent(event)
        self.background.run(self._office.fallback_is_current, self._warn_of_names)

    def _warn_of_names(self, current: bool) -> None:
        self._warned = not current
        self._show_kind()

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.choose_sounds.text(), self.sounds.text())
        if chosen:
            self.sounds.setText(chosen)

    def plan(self) -> Joining:
        """As it is entered here."""
        stations = tuple(name for part in self.stations.text().split(",") if (name := part.strip()))
        url = self.url.text().strip().rstrip("/").removesuffix("/ari")
        return Joining(self.kind.currentData(), url, self.user.text().strip(), stations, self._folder())

    def _folder(self) -> str:
        text = self.sounds.text().strip()
        folder = Path(text)
        return str(folder.parent if folder.name == _SOUNDS_FOLDER else folder) if text else ""

    def try_it(self) -> None:
        """Examine the phone system as it is entered here, without keeping anything."""
        plan, password = self.plan(), self.password.text()
        self._begin_anew()
        self.test.setEnabled(False)
        work = self.background.run(lambda: self._office.examine_phones(plan, password), self.show_findings, self._not_examined)
        work.cancelled.connect(lambda: self.test.setEnabled(True))
        self.busy.follow(work, self.tr("Testing…"))

    def show_findings(self, findings: list[Finding]) -> None:
        """Each with its shape, its colour and what to do."""
        self._begin_anew()
        self.test.setEnabled(True)
        for finding in findings:
            icon, part = _STATES.get(finding.state, _STATES["failed"])
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Mark(self.theme, icon, self._check(finding.check), part))
            what = f"{say(finding.code, finding.values)} {remedy(finding.code)}".rstrip()
            column.addWidget(label(what, "", wrap=True))
            self._found.addWidget(line)
        bring_into_view(self.findings)

    def _check(self, check: str) -> str:
        words = {
            "connection": self.tr("Connection"),
            "version": self.tr("Version"),
            "modules": self.tr("Modules"),
            "application": self.tr("Application"),
            "dialplan": self.tr("Dialplan"),
            "watchdog": self.tr("Watchdog"),
            "stations": self.tr("Stations"),
            "trunk": self.tr("Trunk"),
            "sounds": self.tr("Announcements"),
            "sounds folder": self.tr("Sounds folder"),
            "names": self.tr("Names in the fallback"),
        }
        return words.get(check, check)

    def keep_it(self) -> None:
        """Put in force what stands here; where that would cut live calls, ask first."""
        self._begin_anew()
        calls = self._office.calls_in_the_way()
        if calls and self._office.joins_anew(self.plan(), self.password.text()):
            self.live_calls.setText(
                self.tr("Calls are live on the present phone system: {count}. Nothing has been changed yet.").format(
                    count=calls
                )
            )
            self.asking.show()
            bring_into_view(self.asking)
            self.after_calls.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._join()

    def _join(self) -> None:
        plan, password, keep = self.plan(), self.password.text(), self.keep_password.isChecked()
        self._begin_anew()
        self.use.setEnabled(False)
        self._in_force = False

        def in_force() -> None:
            with suppress(RuntimeError):  # the window has closed meanwhile
                self.joined.emit()

        work = self.background.run(
            lambda: self._office.join(plan, password, keep=keep, joined=in_force), self._kept_it, self._refuse
        )
        work.cancelled.connect(lambda: self.use.setEnabled(True))
        self.busy.follow(work, self.tr("Connecting…"))

    def _kept_it(self, problem: Problem | None) -> None:
        self.use.setEnabled(True)
        self.complain(problem)
        self.password.clear()
        self._show_kept()
        if not self._in_force and self._office.calls_in_the_way():
            self._say(self.tr("Saved. The phone system is connected when the last call has ended."))
            self.waits.emit()

    def _say_joined(self) -> None:
        self._in_force = True
        self._say(self.tr("Saved, and in force."))

    def _say(self, sentence: str) -> None:
        self.done.setText(sentence)
        self.done.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self.done)

    def _refuse(self, problem: Problem) -> None:
        """Beside the field that it is about."""
        self.use.setEnabled(True)
        fields = {
            "pbx.no_url": self.url_field,
            "pbx.url": self.url_field,
            "pbx.password_in_url": self.url_field,
            "pbx.not_reached": self.url_field,
            "pbx.no_ari": self.url_field,
            "pbx.no_user": self.user_field,
            "pbx.login_refused": self.password_field,
            "pbx.password_needed": self.password_field,
        }
        field = fields.get(problem.code)
        if field is None:
            self.complain(problem)
            return
        field.complain(say_problem(problem))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(field)

    def _not_examined(self, problem: Problem) -> None:
        self.test.setEnabled(True)
        self._refuse(problem)

    def _begin_anew(self) -> None:
        """What was said of an earlier try is gone."""
        self.asking.hide()
        self._say("")
        self.complain(None)
        for field in (self.url_field, self.user_field, self.password_field, self.stations_field, self.sounds_field):
            field.complain("")
        while self._found.count():
            old = self._found.takeAt(0).widget()
            old.hide()
            old.deleteLater()
