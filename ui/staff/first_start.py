"""The very first page: try the demo, set up my office, or join one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receptionist.errors import Problem
from ui.answered_by import AnsweredBy
from ui.background import Background
from ui.countries import country_names
from ui.readable import READABLE
from ui.staff.copy_form import CopyForm
from ui.staff.join_form import Joined, JoinForm
from ui.theme import Theme, space
from ui.translate import LANGUAGES, Translated
from ui.widgets import Busy, Button, Field, label
from ui.widgets.ask_file import ask_for_file
from ui.widgets.choice import ChoiceBox
from ui.widgets.labels import dress
from ui.words import say, say_problem

FORM, JOIN, COPY = 1, 2, 3
"""The places of the form of a new office, of the one to join one, and of the one to share one, after the welcome."""


@dataclass(frozen=True, slots=True)
class OfficeAnswers:
    """What a new office is made of. `country` is ISO 3166 alpha-2; `clients` is a spreadsheet to import, or None;
    `answered_by` is what answers its numbers today, empty where that is said later."""

    name: str
    country: str
    language: str
    place: Path
    clients: Path | None = None
    answered_by: str = ""


class FirstStart(Translated):
    """Shown while no office is known."""

    demo_asked = Signal()
    office_asked = Signal(OfficeAnswers)
    open_asked = Signal(str)
    joined = Signal(Joined)
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, countries: Sequence[str], place: Path, language: str, background: Background) -> None:
        super().__init__()
        self._theme, self._place = theme, place
        self._clients: Path | None = None
        self.pages = QStackedWidget()
        self.language = ChoiceBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self.busy = Busy(theme)
        self._welcome(theme)
        self._office(theme, countries)
        self.join = JoinForm(theme, background)
        self.join.joined.connect(self.joined)
        self.join.given_up.connect(lambda: self.pages.setCurrentIndex(0))
        self.copy = CopyForm(theme, background, place)
        self.copy.given_up.connect(lambda: self.pages.setCurrentIndex(0))
        for form in (self.join, self.copy):
            self.pages.addWidget(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        corner = QHBoxLayout()
        corner.addStretch(1)
        corner.addWidget(self.language)
        column.addLayout(corner)
        column.addStretch(1)
        column.addLayout(_middle(self.pages, 100))
        column.addLayout(_middle(self.busy, 100))
        column.addLayout(_middle(self.trouble, 100))
        column.addStretch(2)
        self.setFocusProxy(self.demo.button)
        QWidget.setTabOrder(self.share, self.language)
        self.language.activated.connect(lambda _i: self.language_chosen.emit(self.language.currentData()))
        self.retranslate()

    def _welcome(self, theme: Theme) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(space(2))
        self._title, self._lead = label("", "say", wrap=True), label("", "muted", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(space(2))
        doors = QHBoxLayout()
        doors.setSpacing(space(2))
        self.demo = _Way(theme, "play", "primary")
        self.mine = _Way(theme, "building-2", "plain")
        self.theirs = _Way(theme, "users", "plain")
        self.demo.button.clicked.connect(self.demo_asked)
        self.mine.button.clicked.connect(lambda: self.show_office())
        self.theirs.button.clicked.connect(self.show_join)
        for way in (self.demo, self.mine, self.theirs):
            doors.addWidget(way, 1)
        column.addLayout(doors)
        self.known = Button(theme, icon="folder-open", kind="quiet")
        self.known.clicked.connect(self._choose_office)
        self.share = Button(theme, icon="users", kind="quiet")
        self.share.clicked.connect(self.show_copy)
        rest = QHBoxLayout()
        column.addLayout(rest)
        rest.addWidget(self.known)
        rest.addWidget(self.share)
        rest.addStretch(1)
        self.pages.addWidget(page)

    def _office(self, theme: Theme, countries: Sequence[str]) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(space(1.5))
        self._office_title = label("", "title")
        self.name, self.country, self.place = QLineEdit(), ChoiceBox(20), QLineEdit(str(self._place))
        here = QLocale.territoryToCode(QLocale.system().territory())
        self._countries = list(countries)
        for code in self._countries:
            self.country.addItem(code, code)
        self.country.setCurrentIndex(max(self.country.findData(here if here in countries else "IT"), 0))
        self.name_field, self.country_field = Field(self.name), Field(self.country)
        self.place_field = Field(self.place)
        self.answered_by = AnsweredBy(later=True)
        self.answered_by_field = Field(self.answered_by)
        self.bring = Button(theme, icon="upload", kind="quiet")
        self.bring.clicked.connect(self._choose_clients)
        self._bring_note = label("", "small", wrap=True)
        self.back, self.create = Button(theme, kind="quiet", icon="arrow-left"), Button(theme, kind="primary")
        self.back.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.create.clicked.connect(self._ask)
        self.name.returnPressed.connect(self._ask)
        for field in (self.name_field, self.place_field):
            field.editor.textEdited.connect(lambda _text, field=field: field.complain(""))
        buttons = QHBoxLayout()
        for part in (self.back, self.create):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        column.addWidget(self._office_title)
        asked = QHBoxLayout()
        asked.setSpacing(space(2))
        for part in (self.country_field, self.answered_by_field):
            asked.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.name_field)
        column.addLayout(asked)
        column.addWidget(self.place_field)
        column.addWidget(self.bring, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bring_note)
        column.addSpacing(space(1))
        column.addLayout(buttons)
        self.pages.addWidget(page)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Welcome"))
        self._lead.setText(
            self.tr(
                "Here you answer calls for companies that are not your own: whose call it is, what to say, whom to pass it to."
            )
        )
        self.demo.say(
            self.tr("Try the demo"),
            self.tr("An invented office with 25 clients. Calls arrive by themselves; nothing leaves this machine."),
            self.tr("Start the demo"),
        )
        self.mine.say(
            self.tr("Set up my office"),
            self.tr("An office of your own on this machine, empty or with your clients from a spreadsheet."),
            self.tr("Set up"),
        )
        self.theirs.say(
            self.tr("Join an office"),
            self.tr("Your colleagues work in it already: an administrator gives you an address and a one-time password."),
            self.tr("Join…"),
        )
        self.known.setText(self.tr("Open an office that exists…"))
        self.share.setText(self.tr("Make a shared office of mine…"))
        self._office_title.setText(self.tr("My office"))
        self.name_field.name(self.tr("Name of the office"), self.tr("Callers of unknown numbers hear it"))
        self.country_field.name(self.tr("Country"), self.tr("National numbers are read as dialled from here"))
        self.place_field.name(self.tr("Kept in this file"), self.tr("On this machine; not in a synchronised folder"))
        self.answered_by_field.name(
            self.tr("What answers your numbers today?"), self.tr("What there is to do for it is shown once the office is open")
        )
        self.bring.setText(self.tr("Import clients from a spreadsheet…"))
        self._bring_note.setText(
            str(self._clients) if self._clients else self.tr("Can be done later, too: a preview comes first")
        )
        self.back.setText(self.tr("Back"))
        self.create.setText(self.tr("Create the office"))
        self.language.setAccessibleName(self.tr("Language"))
        if self.pages.currentIndex() == FORM:
            self._name_countries()

    def _name_countries(self) -> None:
        """In today's language; nobody waits for that who does not look for a country."""
        names = country_names()
        for row, code in enumerate(self._countries):
            self.country.setItemText(row, names.get(code, code))

    def show_office(self) -> None:
        """The form of a new office."""
        self._name_countries()
        self.pages.setCurrentIndex(FORM)
        self.name.setFocus()

    def show_join(self) -> None:
        """The form to join an office."""
        self.complain(None)
        self.pages.setCurrentIndex(JOIN)
        self.join.begin()

    def show_copy(self) -> None:
        """The form to make a shared office of a local one."""
        self.complain(None)
        self.pages.setCurrentIndex(COPY)
        self.copy.begin()

    def complain(self, problem: Problem | None) -> None:
        """What keeps it from going on; None: nothing does."""
        self.trouble.setText(say_problem(problem) if problem else "")
        self.trouble.setVisible(problem is not None)
        self.setEnabled(True)

    def complain_of_place(self, problem: Problem) -> None:
        """Why no office can be made in that file."""
        self.show_office()
        self.place_field.complain(say_problem(problem))
        self.place.setFocus()

    def _ask(self) -> None:
        if not self.name.text().strip():
            self.name_field.complain(say("office.name_missing"))
            return
        if not self.place.text().strip():
            self.place_field.complain(self.tr("Name the file in which the office is kept."))
            return
        for field in (self.name_field, self.place_field):
            field.complain("")
        self.complain(None)
        answers = OfficeAnswers(
            self.name.text().strip(),
            self.country.currentData(),
            self.language.currentData(),
            Path(self.place.text().strip()).expanduser(),
            self._clients,
            self.answered_by.value,
        )
        self.office_asked.emit(answers)

    def _choose_clients(self) -> None:
        """Whoever chooses none brings none."""
        dialog = ask_for_file(self, self.bring.text(), f"({READABLE})", self._bring)
        dialog.rejected.connect(lambda: self._bring(None))

    def _bring(self, clients: Path | None) -> None:
        self._clients = clients
        self.retranslate()

    def _choose_office(self) -> None:
        ask_for_file(self, self.known.text(), "", lambda path: self.open_asked.emit(str(path)), str(self._place.parent))


class _Way(QFrame):
    """One of the ways to begin."""

    def __init__(self, theme: Theme, icon: str, kind: str) -> None:
        super().__init__()
        dress(self, "raised")
        self._title, self._text = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.button = Button(theme, icon=icon, kind=kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2.5), space(2.5), space(2.5), space(2.5))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        column.addSpacing(space(1))
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def say(self, title: str, text: str, button: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)


def _middle(widget: QWidget, steps: int) -> QHBoxLayout:
    row = QHBoxLayout()
    widget.setMaximumWidth(space(steps))
    row.addStretch(1)
    row.addWidget(widget, 100)
    row.addStretch(1)
    return row
