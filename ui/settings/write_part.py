"""Writes what the phone system needs, from the screen: a whole Asterisk for a carrier's trunk, or files beside one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from receptionist.errors import Problem
from receptionist.phones import Phones
from receptionist.settings import Settings
from receptionist.telephony.asterisk.beside import Neighbours
from receptionist.telephony.asterisk.configuration import Answers, Phone, Trunk, home_of, host_and_port
from receptionist.telephony.asterisk.present import look
from receptionist.telephony.joining import Written
from ui.background import Background
from ui.settings.copied import CopiedText
from ui.settings.part import bring_into_view, row
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import AtWork, Busy, Button, Field, label
from ui.widgets.ask_file import ask_for_folder
from ui.words import say_problem

PRESENT = "/etc/asterisk"
STEPS = 16
"""Lines of the instructions that are seen at once."""


class OpenOffice(Protocol):
    """What is needed of an office."""

    phones: Phones
    settings: Settings

    @property
    def country(self) -> str: ...

    def fallback_names(self) -> tuple[tuple[str, str], ...]: ...


class WritePart(Translated):
    """`stations`, `trunk` and `language` are asked when it is written."""

    written = Signal(dict, str)
    """The outcome, as `pbx write` tells it, and the password of the desk."""
    refused = Signal(object)
    """A problem that is about a field of somebody else's."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        office: OpenOffice,
        stations: Callable[[], tuple[str, ...]],
        trunk: Callable[[], str],
        language: Callable[[], str],
    ) -> None:
        super().__init__()
        self._background, self._office = background, office
        self._stations, self._trunk, self._language = stations, trunk, language
        self._which, self._steps_of = "trunk", ""
        self._title, self._lead = label("", "strong"), label("", "muted", wrap=True)
        self.carrier, self.carrier_user, self.carrier_password = QLineEdit(), QLineEdit(), QLineEdit()
        self.carrier_password.setEchoMode(QLineEdit.EchoMode.Password)
        self.home, self.home_at = QLineEdit(), QLineEdit()
        self.home_field, self.home_at_field = Field(self.home), Field(self.home_at)
        self.present, self.folder = QLineEdit(PRESENT), QLineEdit(str(Path.home() / "receptionist-pbx"))
        self.carrier_field, self.present_field = Field(self.carrier), Field(self.present)
        self.carrier_user_field, self.carrier_password_field = Field(self.carrier_user), Field(self.carrier_password)
        self.folder_field = Field(self.folder)
        self.choose, self.write = Button(theme, icon="folder-open", kind="plain"), Button(theme, icon="save")
        self._writing = AtWork(self.write)
        self.trouble = label("", "danger", wrap=True)
        self.busy, self.steps = Busy(theme), CopiedText(theme, STEPS)
        self.warning = label("", "warning", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        for part in (self._title, self._lead, *self._fields()):
            column.addWidget(part)
        column.addLayout(row(self.write, self.choose))
        for part in (self.busy, self.trouble, self.warning, self.steps):
            column.addWidget(part)
        self.trouble.hide()
        self.home.setText(", ".join(office.settings.get("stations.home")))
        self.home_at.setText(str(office.settings.get("pbx.home_at")))
        self._show_steps()
        self.choose.clicked.connect(self._choose_folder)
        self.write.clicked.connect(self.write_it)
        self.retranslate()

    def _fields(self) -> tuple[Field, ...]:
        return (*self._of_a_whole_one(), self.present_field, self.folder_field)

    def _of_a_whole_one(self) -> tuple[Field, ...]:
        carrier = (self.carrier_field, self.carrier_user_field, self.carrier_password_field)
        return (*carrier, self.home_field, self.home_at_field)

    def show_for(self, which: str) -> None:
        """For `trunk`, `asterisk` or `freepbx`."""
        self._which = which
        self._show_steps()
        for field in self._of_a_whole_one():
            field.setVisible(which == "trunk")
        self.present_field.setVisible(which != "trunk")
        self.retranslate()

    def show_written(self, written: Written) -> None:
        """As it was entered when the files were written, and what to do with them."""
        self.folder.setText(written.folder)
        self.present.setText(written.present)
        self.carrier.setText(written.carrier)
        self.carrier_user.setText(written.carrier_user)
        self._take_steps(written.answered_by, written.steps, written.warning)

    def _take_steps(self, which: str, steps: Sequence[str], warning: str) -> None:
        self._steps_of = which
        self.steps.show_text("\n".join(steps))
        self.warning.setText(warning)
        self._show_steps()

    def _show_steps(self) -> None:
        """Beside the phone system that they are for."""
        there = self._steps_of == self._which
        self.steps.setVisible(there)
        self.warning.setVisible(there and bool(self.warning.text()))

    def retranslate(self) -> None:
        """Its words."""
        whole = self._which == "trunk"
        self._title.setText(self.tr("What the phone system needs"))
        self._lead.setText(
            self.tr("A whole configuration for an Asterisk of its own is written, with the steps from there to the first call.")
            if whole
            else self.tr("Only files to include are written, and each line to put in is explained. Nothing there is changed.")
        )
        self.carrier_field.name(
            self.tr("The carrier's SIP server"), self.tr("As in sip.example.net, with :PORT where it is not 5060")
        )
        self.carrier_user_field.name(self.tr("User at the carrier"), self.tr("Empty where the carrier knows your address"))
        self.carrier_password_field.name(
            self.tr("Password at the carrier"), self.tr("Leave it empty to keep the one that stands in the folder already")
        )
        self.home_field.name(
            self.tr("Phones at home"),
            self.tr("Which of the stations; they speak TLS, and their sound is encrypted. Empty: none"),
        )
        self.home_at_field.name(
            self.tr("Where phones at home reach the phone system"),
            self.tr("From outside, as in pbx.example.net, with :PORT where it is not 5061"),
        )
        self.present_field.name(
            self.tr("Its configuration, to look at"),
            self.tr("Only read, to leave out what is there. A copy will do; without one, each line says when it is needed"),
        )
        self.folder_field.name(self.tr("Write into this folder"), self.tr("Files of somebody else in it are never overwritten"))
        self.choose.setText(self.tr("Choose another folder…"))
        self.write.setText(self.tr("Write the files"))
        self.steps.name(self.tr("What to do with them; it stands in README.txt too"))

    def _choose_folder(self) -> None:
        ask_for_folder(self, self.choose.text(), self.folder.text(), lambda folder: self.folder.setText(str(folder)))

    # ---- writing

    def write_it(self) -> None:
        """As it is entered here and in the fields of the stations."""
        self._begin_anew()
        if not self.folder.text().strip():
            self.folder_field.complain(self.tr("Choose a folder first."))
            return
        folder, language = Path(self.folder.text().strip()).expanduser(), self._language()
        wanted, phones, entered = self._wanted(), self._office.phones, self._entered()
        self._writing.begin()
        work = self._background.run(lambda: phones.write(folder, wanted(), language, entered), self._show, self._refuse)
        work.cancelled.connect(self._writing.over)
        self.busy.follow(work, self.tr("Writing…"))

    def _entered(self) -> Written:
        """What stands on the screen, but for the password."""
        return Written(
            self._which,
            self._stations(),
            self.folder.text().strip(),
            self.present.text().strip(),
            self.carrier.text().strip(),
            self.carrier_user.text().strip(),
        )

    def _wanted(self) -> Callable[[], Answers | Neighbours]:
        """What is asked of the screen now, and of files and the office on another thread."""
        office, stations, trunk, freepbx = self._office, self._stations(), self._trunk(), self._which == "freepbx"
        carrier, user, secret = self.carrier.text().strip(), self.carrier_user.text().strip(), self.carrier_password.text()
        at_home, home_at = self.home.text().replace(",", " ").split(), self.home_at.text()
        present = Path(self.present.text().strip() or PRESENT).expanduser()

        def whole() -> Answers:
            host, port = host_and_port(carrier, 5060)
            names = [*stations, *(name for name in at_home if name not in stations)]
            phones = tuple(Phone(name, at_home=name in at_home) for name in names)
            way, home = Trunk(host, port, (), user, secret), home_of(home_at)
            return Answers(way, phones, office.phone_system.fallback_names(), office.country, home=home)

        def beside() -> Neighbours:
            there, lines = look(present), office.phone_system.fallback_names()
            return Neighbours(stations, trunk, freepbx=freepbx, lines=lines, country=office.country, present=there)

        return whole if self._which == "trunk" else beside

    def _show(self, done: tuple[dict[str, Any], str]) -> None:
        outcome, password = done
        self._writing.over()
        self._take_steps(self._which, outcome["steps"], outcome["warning"])
        self.written.emit(outcome, password)
        bring_into_view(self.warning if outcome["warning"] else self.steps)

    def _refuse(self, problem: Problem) -> None:
        """Beside the field that it is about, else at the button."""
        self._writing.over()
        fields = {
            "pbx.address": self.carrier_field,
            "pbx.port": self.carrier_field,
            "pbx.home_nowhere": self.home_at_field,
            "pbx.home_address": self.home_at_field,
            "pbx.file_foreign": self.folder_field,
            "pbx.folder_unwritable": self.folder_field,
            "pbx.answer_missing": self.carrier_password_field,
        }
        field = fields.get(problem.code)
        if field is not None:
            field.complain(say_problem(problem))
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(field)
        elif problem.code in (
            "pbx.no_stations",
            "pbx.station_name",
            "pbx.station_twice",
            "pbx.endpoint_absent",
            "pbx.trunk_unknown",
            "pbx.trunk_unnamed",
        ):
            self.refused.emit(problem)
        else:
            self.trouble.setText(say_problem(problem))
            self.trouble.show()
            bring_into_view(self.trouble)

    def _begin_anew(self) -> None:
        self.trouble.hide()
        for field in self._fields():
            field.complain("")
