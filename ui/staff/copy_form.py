"""A local office becomes a shared one, from the very first page: which one, into which database, how far it is, what then."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receptionist.cli.hub import PORT
from receptionist.errors import Problem
from receptionist.extras import missing
from receptionist.store.addresses import plain_url
from ui.background import Background, Progress, Work
from ui.settings.copied import CopiedText
from ui.staff.sign_in_pause import SignInPause
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Busy, Button, Field, label
from ui.widgets.ask_file import ask_for_file
from ui.words import say_problem

if TYPE_CHECKING:
    from receptionist.serving.copying import Copied

AGAIN: Final = 50
"""Milliseconds between two looks whether what was broken off has come to its end."""


class CopyForm(Translated):
    """Two pages: what is asked, and what there is to do once it is done. `given_up`: back to the ways to begin."""

    given_up = Signal()

    def __init__(self, theme: Theme, background: Background, place: Path) -> None:
        super().__init__()
        self._background, self._copied, self._where = background, None, ""
        self._ended = threading.Event()
        self._ended.set()
        self._pages = QStackedWidget()
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self.busy = Busy(theme)
        self._look = QTimer(self, interval=AGAIN)
        self._look.timeout.connect(self._has_ended)
        self._ask(theme, place)
        self._tell(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        self.pause = SignInPause(self.go_on)
        for part in (self._pages, self.busy, self.trouble, self.pause):
            column.addWidget(part)
        self.retranslate()

    def _ask(self, theme: Theme, place: Path) -> None:
        self._title, self._lead = label("", "title"), label("", "muted", wrap=True)
        self.local, self.server, self.authority, self.login, self.password = (QLineEdit() for _ in range(5))
        self.hosts, self.certificates = QLineEdit(), QLineEdit(str(place.parent / "receptionist-certificates"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.local.setText(str(place) if place.exists() else "")
        self.hosts.setText(socket.gethostname())
        editors = (self.local, self.server, self.login, self.password, self.hosts, self.certificates, self.authority)
        self._fields = tuple(Field(editor) for editor in editors)
        self.choose, self.choose_authority = (Button(theme, icon="folder-open", kind="quiet") for _ in range(2))
        self.choose.clicked.connect(lambda: self._choose(self.choose, self.local))
        self.choose_authority.clicked.connect(lambda: self._choose(self.choose_authority, self.authority))
        self.back, self.go_on = Button(theme, kind="quiet", icon="arrow-left"), Button(theme, kind="primary", icon="upload")
        self.back.clicked.connect(self.given_up)
        self.go_on.clicked.connect(self._copy)
        for editor in editors:
            editor.returnPressed.connect(self._copy)
        local, server, login, password, hosts, certificates, authority = self._fields
        rows = ((local, self.choose), (server, authority, self.choose_authority), (login, password), (hosts, certificates))
        self._page((self._title, self._lead), rows, (self.back, self.go_on))

    def _tell(self, theme: Theme) -> None:
        self._done_title, self._done_lead = label("", "title", wrap=True), label("", "", wrap=True)
        self.conf, self.hba = CopiedText(theme, 3), CopiedText(theme, 3)
        self._then = label("", "muted", wrap=True)
        self.close_button = Button(theme, kind="primary")
        self.close_button.clicked.connect(self.given_up)
        parts = (self._done_title, self._done_lead, self.conf, self.hba, self._then)
        self._page(parts, (), (self.close_button,))

    def _page(self, parts: tuple[QWidget, ...], rows: tuple[tuple[QWidget, ...], ...], buttons: tuple[Button, ...]) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(space(1))
        for part in parts:
            column.addWidget(part)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(space(2))
            column.addLayout(line)
            for part in row:
                line.addWidget(part, 0 if isinstance(part, Button) else 1, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        foot = QHBoxLayout()
        column.addLayout(foot)
        for button in buttons:
            foot.addWidget(button)
        foot.insertStretch(len(buttons) - 1, 1)
        self._pages.addWidget(page)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("A shared office of mine"))
        self._lead.setText(
            self.tr(
                "Everything in your office goes into an empty PostgreSQL database of yours, and is counted and compared there. "
                "The file stays as it is. Broken off at any moment, it can be begun again."
            )
        )
        local, server, login, password, hosts, certificates, authority = self._fields
        local.name(self.tr("Your office"), self.tr("Nobody may have it open meanwhile"))
        server.name(self.tr("Database"), self.tr("As in server.example/office: it exists already, and is empty"))
        authority.name(
            self.tr("Certificate of the server's authority"),
            self.tr("Empty on the server itself, or if trusted here"),
        )
        login.name(self.tr("Login of the database"), self.tr("It owns the database, and may create roles"))
        password.name(self.tr("Password"), self.tr("Used now, and kept nowhere"))
        hosts.name(self.tr("Names of the server"), self.tr("By which consoles reach it, with commas between"))
        certificates.name(self.tr("Folder for certificates and keys"), self.tr("Yours alone; keep a backup of it"))
        for choose in (self.choose, self.choose_authority):
            choose.setText(self.tr("Choose…"))
        self.back.setText(self.tr("Back"))
        self.go_on.setText(self.tr("Copy the office"))
        self.close_button.setText(self.tr("Done"))
        self.conf.name(self.tr("For postgresql.conf"))
        self.hba.name(self.tr("For pg_hba.conf, above all other lines"))
        self._say_done()

    def begin(self) -> None:
        """What was typed stands there still, but for the secret."""
        self.password.clear()
        self._complain(None)
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.local if not self.local.text() else self.server)
        self.setFocus()

    def _choose(self, button: Button, editor: QLineEdit) -> None:
        ask_for_file(self, button.text(), "", lambda path: editor.setText(str(path)), editor.text())

    def _copy(self) -> None:
        if self.pause.left:
            return  # it stands there how long
        try:
            from receptionist.serving.copying import address_of_owner, copy_office, rows_in
            from receptionist.serving.site import Site
        except ImportError as error:
            self._complain(missing(error) or Problem("unexpected"))
            return
        self._complain(None)
        local = Path(self.local.text().strip()).expanduser()
        try:
            authority = self.authority.text().strip()
            where = self._where = address_of_owner(
                self.server.text(), self.login.text(), authority and str(Path(authority).expanduser())
            )
            if not self.local.text().strip() or not local.is_file():
                raise Problem("office.absent", office=str(local), field="local")
        except Problem as problem:
            self._complain(problem)
            return
        hosts = [host for part in self.hosts.text().split(",") if (host := part.strip())] or [socket.gethostname()]
        folder, password = Path(self.certificates.text().strip()).expanduser().absolute(), self.password.text()
        site = Site(folder, hosts, [f"{hosts[0]}:{PORT}"])
        self._ended.clear()

        def job(progress: Progress) -> Copied:
            try:
                heard = _Heard(progress, rows_in(local))
                return copy_office(local.absolute(), where, site, heard, password=password)
            finally:
                self._ended.set()

        self._wait(self._background.follow(job, self.show_done, self._not_done))

    def _wait(self, work: Work) -> None:
        """Nothing can be typed meanwhile; stopping is, and nothing of it stays behind."""
        self.busy.follow(work, self.tr("Copying and comparing…"))
        self._pages.setEnabled(False)
        work.cancelled.connect(self._look.start)

    def _has_ended(self) -> None:
        if self._ended.is_set():
            self._look.stop()
            self._complain(Problem("copy.stopped"))

    def _not_done(self, problem: Problem) -> None:
        if problem.code == "office.not_verified":
            database = plain_url(self._where).database or ""
            problem = Problem("office.unproved", office=problem.values["office"], database=database, field="authority")
        self._complain(problem)
        self.pause.hear(problem)

    def show_done(self, copied: Copied) -> None:
        """What went over, and what the server needs now."""
        self.pause.hear(None)
        self._complain(None)
        self._copied = copied
        self.password.clear()
        self._say_done()
        self._pages.setCurrentIndex(1)
        self.close_button.setFocus()

    def _say_done(self) -> None:
        if self._copied is None:
            return
        made, rows = self._copied.created, self._copied.rows
        self._done_title.setText(self.tr("The shared office stands"))
        said = self.tr("%n row(s) stand there, counted and compared by their hashes with your file.", "", rows)
        if self._copied.before:
            said = self.tr("It had been done before: %n row(s) are the same on both sides.", "", rows)
        fingerprint = self.tr("Fingerprint that whoever joins compares:") + f"\n{made.fingerprint}"
        self._done_lead.setText(f"{said}\n{fingerprint}")
        self.conf.show_text("\n".join(made.postgresql_conf))
        self.hba.show_text("\n".join(made.pg_hba_conf))
        self._then.setText(
            self.tr(
                "Write these lines into the server's files, start receptionist hub there with the folder {folder}, and give "
                "each person a one-time password with receptionist --office {office} staff reset LOGIN. Put your file aside: "
                "what is written into it from now on is not in the shared office."
            ).format(folder=made.folder or self.tr("that was named when it was made"), office=made.where)
        )

    def _complain(self, problem: Problem | None) -> None:
        """What is wrong, at its field where it has one; None: nothing is."""
        self._pages.setEnabled(True)
        local, server, name, *_others, authority = self._fields
        fields = {"local": local, "server": server, "name": name, "authority": authority}
        place = fields.get(str(problem.values.get("field"))) if problem is not None else None
        for field in self._fields:
            field.complain(say_problem(problem) if problem is not None and field is place else "")
        self.trouble.setText(say_problem(problem) if problem is not None and place is None else "")
        self.trouble.setVisible(bool(self.trouble.text()))
        if place is not None:
            place.editor.setFocus()


class _Heard:
    """Adds up the rows of all tables for the bar, and stops between two handfuls of them where nobody waits any more."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress, self._of = progress, of
        self._before, self._table, self._rows = 0, "", 0

    def __call__(self, table: str, rows: int) -> None:
        if self._progress.stopping:
            raise Problem("copy.stopped")
        if table != self._table:
            self._before, self._table = self._before + self._rows, table
        self._rows = rows
        self._progress.report(self._before + rows, self._of)
