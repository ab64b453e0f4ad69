"""The phone system: where it is, the password in the keyring, and a test that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.telephony.joining import Joining, Written, kind_of
from receptionist.telephony.port import Finding
from ui.answered_by import AnsweredBy
from ui.background import Background
from ui.settings.other_phone import OtherPhone
from ui.settings.part import SettingsPart, bring_into_view, row
from ui.settings.pop_line import PopLine
from ui.settings.ring_now import RingNow
from ui.settings.write_part import WritePart
from ui.theme import Theme, space
from ui.widgets import AtWork, Busy, Button, Field, Mark, label
from ui.widgets.ask_file import ask_for_folder
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
    assign_asked = Signal(str)
    """A number that nobody has was rung: give it to a client."""

    def __init__(
        self, theme: Theme, background: Background, office: Office, language: Callable[[], str], may_edit: bool
    ) -> None:
        super().__init__(theme, background, office.settings)
        self._office, self._may_edit = office, may_edit and not office.demo
        self.answered_by = AnsweredBy(simulator=office.demo)
        self.write = WritePart(theme, background, office, self._station_names, lambda: self.trunk.text().strip(), language)
        self.pop = PopLine(theme)
        self.ring_now = RingNow(theme, background, office.phones, lambda: office.country)
        self.other = OtherPhone(background, office, lambda: str(office.settings.get("station")))
        self.trunk = QLineEdit()
        self._connecting = label("", "strong")
        self.url, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.stations, self.sounds = QLineEdit(), QLineEdit()
        self.keep_password = QCheckBox()
        self.keep_password.setChecked(True)
        self.answered_by_field, self.url_field = Field(self.answered_by), Field(self.url)
        self.trunk_field = Field(self.trunk)
        self.user_field, self.password_field = Field(self.user), Field(self.password)
        self.stations_field, self.sounds_field = Field(self.stations), Field(self.sounds)
        self.choose_sounds = Button(theme, icon="folder-open", kind="plain")
        self.test, self.use = Button(theme, icon="refresh-cw"), Button(theme, kind="primary")
        self._testing, self._joining = AtWork(self.test), AtWork(self.use)
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
        for part in (self._demo, self.names_changed, self.answered_by_field, self.pop, self.stations_field, self.trunk_field):
            self.column.addWidget(part)
        for part in (self.write, self._connecting, self.url_field, self.user_field, self.password_field):
            self.column.addWidget(part)
        for part in (self.keep_password, self.sounds_field):
            self.column.addWidget(part)
        self.column.addLayout(row(self.choose_sounds))
        self.column.addLayout(row(self.test, self.use))
        for part in (self.asking, self.done, self.trouble, self.busy, self.findings, self.other, self.ring_now):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.done.hide()

    def _connect(self) -> None:
        self.answered_by.activated.connect(self._choose)
        self.test.clicked.connect(self.try_it)
        self.use.clicked.connect(self.keep_it)
        self.after_calls.clicked.connect(self._join)
        self.not_now.clicked.connect(self.asking.hide)
        self.choose_sounds.clicked.connect(self._ask_for_folder)
        self.joined.connect(self._say_joined)
        self.write.written.connect(self._take_written)
        self.write.refused.connect(self._refuse)
        self.ring_now.assign_asked.connect(self.assign_asked)

    def _show_kept(self) -> None:
        kept = self._office.phone_system.joining()
        self.url.setText(kept.url)
        self.user.setText(kept.user)
        self.stations.setText(", ".join(kept.stations))
        self.sounds.setText(kept.sounds)
        self.trunk.setText(kept.trunk)
        self.answered_by.choose(self._kept_answer(kept))
        written = self._office.phones.written()
        if written is not None:
            self._show_written(written)
        self._propose_station()

    def _show_written(self, written: Written) -> None:
        """What was written for a phone system is entered already on the day on which it is joined; its password is known to the
        keyring, or asked for."""
        self.url.setText(written.url)
        self.user.setText(written.user)
        self.trunk.setText(written.trunk)
        self.stations.setText(", ".join(written.stations))
        self.write.show_written(written)

    def _propose_station(self) -> None:
        """The phone of whoever set the office up is one of the stations that are there."""
        mine = str(self.settings.get("station"))
        if mine and not self.stations.text().strip() and self.answered_by.value in ("asterisk", "freepbx"):
            self.stations.setText(mine)

    def _kept_answer(self, kept: Joining) -> str:
        """What was said answers today; where nothing was, what it is joined to."""
        said = str(self.settings.get("pbx.answered_by"))
        return said if said and kept.kind in ("none", kind_of(said)) else kept.kind

    def begin_with(self, answered_by: str) -> None:
        """Somebody said at the first start what answers today: show what there is to do for that."""
        self.answered_by.choose(answered_by)
        self._choose()
        self.answered_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        self._propose_station()
        self._show_kind()

    def _allow(self) -> None:
        parts = (
            self.answered_by,
            self.trunk,
            self.write,
            self.url,
            self.user,
            self.password,
            self.stations,
            self.sounds,
            self.keep_password,
        )
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
        self.answered_by_field.name(self.tr("What answers your numbers today?"))
        self._connecting.setText(self.tr("Connect"))
        self.url_field.name(self.tr("Address"), self.tr("As in http://127.0.0.1:8088, where its ARI answers"))
        self.user_field.name(self.tr("User"))
        self.password_field.name(
            self.tr("Password"), self.tr("Kept in this machine's keyring, never in a file; leave it empty to use the one known")
        )
        self.keep_password.setText(self.tr("Keep the password in the keyring"))
        self.stations_field.name(
            self.tr("Stations"), self.tr("The assistants' phones, as the phone system calls them, with commas")
        )
        self.trunk_field.name(
            self.tr("Trunk"), self.tr("The endpoint by which the carrier's calls arrive, as the phone system calls it")
        )
        self.sounds_field.name(
            self.tr("Sounds folder"),
            self.tr(
                "Spoken announcements are written here, and the phone system plays them from here: one folder that both see"
            ),
        )
        self.choose_sounds.setText(self.tr("Choose the folder…"))
        self.test.setText(self.tr("Test the connection"))
        self.after_calls.setText(self.tr("Save, and connect when the last call has ended"))
        self.not_now.setText(self.tr("Leave it as it is"))
        self.names_changed.setText(f"{say('pbx.names_changed')} {remedy('pbx.names_changed')}")

    def _show_kind(self) -> None:
        """Only what belongs to the answer."""
        answer = self.answered_by.value
        wanted = kind_of(answer) == "asterisk"
        parts = (self._connecting, self.url_field, self.user_field, self.password_field, self.keep_password)
        for part in (*parts, self.stations_field, self.sounds_field, self.choose_sounds, self.test, self.write):
            part.setVisible(wanted)
        self.trunk_field.setVisible(wanted and answer != "trunk")
        self.names_changed.setVisible(wanted and self._warned)
        self.pop.setVisible(self.answered_by.popped)
        self.ring_now.setVisible(answer != "none")
        if wanted:
            self.write.show_for(answer)
        elif self.answered_by.popped:
            self.pop.show_for(answer)
        self.use.setText(self.tr("Save and connect") if wanted else self.tr("Save"))

    def _station_names(self) -> tuple[str, ...]:
        return tuple(name for part in self.stations.text().split(",") if (name := part.strip()))

    def _take_written(self, outcome: dict[str, Any], password: str) -> None:
        """What was written is what one connects with."""
        self.url.setText(outcome["url"])
        self.user.setText(outcome["user"])
        self.trunk.setText(outcome.get("trunk", "trunk"))
        self.password.setText(password)

    def showEvent(self, event: QShowEvent) -> None:
        """Whenever somebody looks: does the phone system's fallback know all lines and names?"""
        super().showEvent(event)
        self.background.run(self._office.phone_system.fallback_is_current, self._warn_of_names)

    def _warn_of_names(self, current: bool) -> None:
        self._warned = not current
        self._show_kind()

    def _ask_for_folder(self) -> None:
        title, begin = self.choose_sounds.text(), self.sounds.text()
        ask_for_folder(self, title, begin, lambda folder: self.sounds.setText(str(folder)))

    def plan(self) -> Joining:
        """As it is entered here."""
        url = self.url.text().strip().rstrip("/").removesuffix("/ari")
        answer = self.answered_by.value
        trunk = "trunk" if answer == "trunk" else self.trunk.text().strip() or "trunk"
        return Joining(kind_of(answer), url, self.user.text().strip(), self._station_names(), self._folder(), trunk)

    def _folder(self) -> str:
        text = self.sounds.text().strip()
        folder = Path(text)
        return str(folder.parent if folder.name == _SOUNDS_FOLDER else folder) if text else ""

    def try_it(self) -> None:
        """Examine the phone system as it is entered here, without keeping anything."""
        plan, password = self.plan(), self.password.text()
        self._begin_anew()
        self._testing.begin()
        work = self.background.run(
            lambda: self._office.phone_system.examine(plan, password), self.show_findings, self._not_examined
        )
        work.cancelled.connect(self._testing.over)
        self.busy.follow(work, self.tr("Testing…"))

    def show_findings(self, findings: list[Finding]) -> None:
        """Each with its shape, its colour and what to do."""
        self._begin_anew()
        self._testing.over()
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
        calls = self._office.phone_system.calls_in_the_way()
        if calls and self._office.phone_system.joins_anew(self.plan(), self.password.text()):
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
        answer = self.answered_by.value
        self._begin_anew()
        self._joining.begin()
        self._in_force = False

        def in_force() -> None:
            with suppress(RuntimeError):  # the window has closed meanwhile
                self.joined.emit()

        work = self.background.run(lambda: self._save(plan, password, keep, answer, in_force), self._kept_it, self._refuse)
        work.cancelled.connect(self._joining.over)
        self.busy.follow(work, self.tr("Connecting…"))

    def _save(self, plan: Joining, password: str, keep: bool, answer: str, in_force: Callable[[], None]) -> Problem | None:
        """On another thread: what answers today is kept with how it is joined."""
        office = self._office
        before = office.settings.get("pbx.answered_by")
        office.settings.set("pbx.answered_by", "" if office.demo else answer)
        try:
            return office.phone_system.join(plan, password, keep=keep, joined=in_force)
        except Problem:
            office.settings.set("pbx.answered_by", before)
            raise

    def _kept_it(self, problem: Problem | None) -> None:
        self._joining.over()
        self._complain_here(problem)
        if problem is not None:
            self.keep_password.setChecked(False)
        self.password.clear()
        self._show_kept()
        if not self._in_force and self._office.phone_system.calls_in_the_way():
            self._say(self.tr("Saved. The phone system is connected when the last call has ended."))
            self.waits.emit()

    def _say_joined(self) -> None:
        self._in_force = True
        if not self._office.store.shared:
            self._say(self.tr("Saved, and in force."))
        elif self._office.hub_is_here:
            self._say(self.tr("Saved. The hub uses it from now on, or, where calls are live, when the last of them has ended."))
        else:
            self._say(self.tr("Saved. No hub is here now: the next one that runs uses it."))

    def _say(self, sentence: str) -> None:
        self.done.setText(sentence)
        self.done.setVisible(bool(sentence))
        if sentence:
            bring_into_view(self.done)

    def _complain_here(self, problem: Problem | None) -> None:
        """Where whoever pressed the button looks."""
        self.complain(problem)
        if problem is not None:
            bring_into_view(self.trouble)

    def _refuse(self, problem: Problem) -> None:
        """Beside the field that it is about."""
        self._joining.over()
        fields = {
            "pbx.no_url": self.url_field,
            "pbx.url": self.url_field,
            "pbx.password_in_url": self.url_field,
            "pbx.not_reached": self.url_field,
            "pbx.no_ari": self.url_field,
            "pbx.no_user": self.user_field,
            "pbx.login_refused": self.password_field,
            "pbx.password_needed": self.password_field,
            "pbx.no_stations": self.stations_field,
            "pbx.station_name": self.stations_field,
            "pbx.station_twice": self.stations_field,
            "pbx.endpoint_absent": self.stations_field,
            "pbx.trunk_unknown": self.trunk_field,
            "pbx.trunk_unnamed": self.trunk_field,
        }
        field = fields.get(problem.code)
        if field is None:
            self._complain_here(problem)
            return
        field.complain(say_problem(problem))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(field)

    def _not_examined(self, problem: Problem) -> None:
        self._testing.over()
        self._refuse(problem)

    def _begin_anew(self) -> None:
        """What was said of an earlier try is gone."""
        self.asking.hide()
        self._say("")
        self.complain(None)
        fields = (self.url_field, self.user_field, self.password_field, self.stations_field, self.trunk_field)
        for field in (*fields, self.sounds_field):
            field.complain("")
        while self._found.count():
            old = self._found.takeAt(0).widget()
            old.hide()
            old.deleteLater()
