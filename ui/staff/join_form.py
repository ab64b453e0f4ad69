"""Join an office: what an administrator told, the fingerprint that the server shows, and a password of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.joining import (
    FirstLook,
    address,
    apart,
    authorities_folder,
    check_new_password,
    join,
    keep,
    look,
    of_an_office,
)
from ui.background import Background, Work
from ui.staff.sign_in_pause import SignInPause
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Busy, Button, Field, label
from ui.words import say_problem

PAIRS = 16
"""Of a fingerprint, on a line."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The address to open from now on, the password to open it with, and what kept the keyring from keeping that."""

    where: str
    password: str
    not_kept: Problem | None


class JoinForm(Translated):
    """Two steps: who I am, and whether it is them. Nothing is changed before the second is confirmed."""

    joined = Signal(Joined)
    given_up = Signal()

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__()
        self._background = background
        self._where, self._seen = "", FirstLook("", "", "", must_change=False)
        self._pages = QStackedWidget()
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self.busy = Busy(theme)
        self._tell(theme)
        self._compare(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        self.pause = SignInPause(self.go_on, self.enter)
        for part in (self._pages, self.busy, self.trouble, self.pause):
            column.addWidget(part)
        self.retranslate()

    def _tell(self, theme: Theme) -> None:
        self.server, self.name, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.server_field, self.name_field, self.password_field = Field(self.server), Field(self.name), Field(self.password)
        self._title, self._lead = label("", "title"), label("", "muted", wrap=True)
        self.back, self.go_on = Button(theme, kind="quiet", icon="arrow-left"), Button(theme, kind="primary")
        self.back.clicked.connect(self.given_up)
        self.go_on.clicked.connect(self._look)
        self.server.editingFinished.connect(self._take_apart)
        for editor in (self.server, self.name, self.password):
            editor.returnPressed.connect(self._look)
        fields = (self.server_field, self.name_field, self.password_field)
        self._page(self._title, self._lead, *fields, buttons=(self.back, self.go_on))

    def _compare(self, theme: Theme) -> None:
        self._compare_title, self._compare_lead = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.fingerprint = label("", "strong")
        self.fingerprint.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.same = QCheckBox()
        self.new, self.again = QLineEdit(), QLineEdit()
        for editor in (self.new, self.again):
            editor.setEchoMode(QLineEdit.EchoMode.Password)
            editor.returnPressed.connect(self._join)
        self.new_field, self.again_field = Field(self.new), Field(self.again)
        self.doubt, self.enter = Button(theme, kind="quiet", icon="arrow-left"), Button(theme, kind="primary", icon="log-in")
        self.doubt.clicked.connect(self.begin)
        self.enter.clicked.connect(self._join)
        parts = (self._compare_title, self._compare_lead, self.fingerprint, self.same, self.new_field, self.again_field)
        self._page(*parts, buttons=(self.doubt, self.enter))

    def _page(self, *parts: QWidget, buttons: tuple[Button, Button]) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(space(1.5))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(buttons[0])
        row.addStretch(1)
        row.addWidget(buttons[1])
        column.addLayout(row)
        self._pages.addWidget(page)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Join an office"))
        self._lead.setText(self.tr("An administrator of the office tells you these three, and a fingerprint to compare."))
        self.server_field.name(
            self.tr("Address of the office"), self.tr("As in rx1a2b3c@server.example/office; one with the login in it, too")
        )
        self.name_field.name(self.tr("Login"), self.tr("As in anna"))
        self.password_field.name(
            self.tr("One-time password"), self.tr("If you have joined from another machine already: your own password")
        )
        self.back.setText(self.tr("Back"))
        self.go_on.setText(self.tr("Go on"))
        self._compare_title.setText(self.tr("Is this {office}?").format(office=self._seen.office))
        self._compare_lead.setText(
            self.tr("Compare these signs with what you were told. Where one differs, another server answers: go back, and ask.")
        )
        self.fingerprint.setText(in_lines(self._seen.fingerprint))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint"))
        self.same.setText(self.tr("They are the same, sign by sign"))
        self.new_field.name(self.tr("New password"), self.tr("Your own from now on: a few words that only you know"))
        self.again_field.name(self.tr("Once more"))
        self.doubt.setText(self.tr("Back"))
        self.enter.setText(self.tr("Join"))

    def begin(self) -> None:
        """The first step; what was typed stands there still, but for the secrets."""
        for secret in (self.password, self.new, self.again):
            secret.clear()
        self._complain(None)
        self._pages.setCurrentIndex(0)
        self.server.setFocus()

    # ---- the first step

    def _take_apart(self) -> None:
        """A whole line was pasted: its parts stand where they belong."""
        server, name = apart(self.server.text())
        if name:
            self.server.setText(server)
            self.name.setText(name)

    def _look(self) -> None:
        if self.pause.left:
            return  # it stands there how long
        self._take_apart()
        self._complain(None)
        try:
            self._where = address(self.server.text(), self.name.text())
            if not of_an_office(self._where):
                raise Problem("join.office_form", field="server", server=self.server.text().strip())
        except Problem as problem:
            self._complain(problem)
            return
        where, password = self._where, self.password.text()
        if password:
            work = self._background.run(lambda: look(where, password), self.show_seen, self._not_in)
            self._wait(work, self.tr("Looking at the server…"))
        else:
            self._complain(Problem("join.password_missing", field="password"))

    def show_seen(self, seen: FirstLook) -> None:
        """The second step."""
        self._go_on()
        self.pause.hear(None)
        self._seen = seen
        self.same.setChecked(False)
        for part in (self.new_field, self.again_field):
            part.setVisible(seen.must_change)
        self.retranslate()
        self._pages.setCurrentIndex(1)
        self.same.setFocus()

    # ---- the second

    def _join(self) -> None:
        if self.pause.left:
            return
        self._complain(None)
        one_time, new = self.password.text(), self.new.text() if self._seen.must_change else ""
        try:
            self._check(one_time, new)
        except Problem as problem:
            self._complain(problem)
            return
        where, authority = self._where, self._seen.authority

        def job() -> Joined:
            opened = join(where, one_time, new, authority, authorities_folder())
            return Joined(opened, new or one_time, keep(opened, new or one_time))

        self._wait(self._background.run(job, self._have_joined, self._not_in), self.tr("Joining…"), can_stop=False)

    def _check(self, one_time: str, new: str) -> None:
        if not self.same.isChecked():
            raise Problem("join.compare_first")
        if self._seen.must_change:
            check_new_password(new, self.again.text(), one_time)

    def _have_joined(self, joined: Joined) -> None:
        self.begin()
        self.joined.emit(joined)

    # ---- both

    def _not_in(self, problem: Problem) -> None:
        self._complain(problem)
        self.pause.hear(problem)

    def _wait(self, work: Work, words: str, *, can_stop: bool = True) -> None:
        """Nothing can be typed meanwhile; stopping is."""
        self.busy.follow(work, words, can_stop=can_stop)
        self._pages.setEnabled(False)
        work.cancelled.connect(self._go_on)

    def _go_on(self) -> None:
        self._pages.setEnabled(True)

    def _complain(self, problem: Problem | None) -> None:
        """What is wrong, at its field where it has one; None: nothing is."""
        self._go_on()
        fields = {
            "server": self.server_field,
            "name": self.name_field,
            "password": self.password_field,
            "new": self.new_field,
            "again": self.again_field,
        }
        place = fields.get(str(problem.values.get("field"))) if problem is not None else None
        for field in fields.values():
            field.complain(say_problem(problem) if problem is not None and field is place else "")
        self.trouble.setText(say_problem(problem) if problem is not None and place is None else "")
        self.trouble.setVisible(bool(self.trouble.text()))
        if place is not None:
            place.editor.setFocus()


def in_lines(fingerprint: str) -> str:
    """So that two people can read it to each other."""
    pairs = fingerprint.split(":")
    return "\n".join("  ".join(pairs[at : at + PAIRS]) for at in range(0, len(pairs), PAIRS))
