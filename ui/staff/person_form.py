"""One person of the office, as an administrator enters them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.errors import Problem
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant, Contract, login_for
from ui.clients.form.dated import Day
from ui.languages import LETTERS, language_name
from ui.staff.staff_words import contract_words, role_words
from ui.theme import space
from ui.translate import Translated
from ui.widgets import Field, label
from ui.widgets.choice import ChoiceBox
from ui.words import say, say_problem

OF_CONTRACT = ("contract", "ends_on", "station")
"""What an assistant is not told of colleagues."""


class PersonForm(Translated):
    """`edited` when something was typed or chosen; `entered` when Enter was pressed in a line."""

    edited = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._person = Assistant(login="", name="")
        self._teams: Sequence[str] = ()
        self._filling = False
        self._unread: dict[str, tuple[str, ...]] = {}
        """What was typed as somebody's last day and is no day, by login."""
        self.name, self.login, self.teams = QLineEdit(), QLineEdit(), QLineEdit()
        self.role, self.contract, self.station = ChoiceBox(), ChoiceBox(), ChoiceBox(6)
        self.station.setEditable(True)
        self.ends_on = Day(comes=True)
        self.languages = {code: QCheckBox() for code in LETTERS.values()}
        self._languages_title = label("", "small")
        self.fields = {
            "name": Field(self.name),
            "login": Field(self.login),
            "role": Field(self.role),
            "teams": Field(self.teams),
            "contract": Field(self.contract),
            "ends_on": Field(self.ends_on),
            "station": Field(self.station),
        }
        self._lay_out()
        self._connect()
        self.retranslate()
        self.setFocusProxy(self.name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        for names in (("name", "login"), ("role", "teams"), ("contract", "ends_on", "station")):
            row = QHBoxLayout()
            row.setSpacing(space(2))
            column.addLayout(row)
            for name in names:
                row.addWidget(self.fields[name], 2 if name in ("name", "teams") else 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._languages_title)
        spoken = QHBoxLayout()
        column.addLayout(spoken)
        spoken.setSpacing(space(2))
        for box in self.languages.values():
            spoken.addWidget(box)
        spoken.addStretch(1)

    def _connect(self) -> None:
        for line in (self.name, self.login, self.teams, self.ends_on.line):
            line.textEdited.connect(self._changed)
            line.returnPressed.connect(self.entered)
        self.name.textEdited.connect(lambda _text: self._show_login())
        for choice in (self.role, self.contract):
            choice.activated.connect(self._changed)
        self.station.editTextChanged.connect(self._changed)
        for box in self.languages.values():
            box.clicked.connect(self._changed)

    def retranslate(self) -> None:
        """Its words."""
        self.fields["name"].name(self.tr("Name"), self.tr("Callers hear it in the greeting"))
        self.fields["login"].name(self.tr("Login"), self.tr("They come in by it; it never changes"))
        self.fields["role"].name(self.tr("Role"))
        self.fields["contract"].name(self.tr("Contract"))
        self.fields["ends_on"].name(
            self.tr("Last day"), self.tr("As in 31/12/2026; at midnight by the office's clock it closes the login")
        )
        self.ends_on.call(self.tr("Last day"))
        self.fields["station"].name(self.tr("Usual phone"), self.tr("Proposed where a console has none"))
        self._languages_title.setText(self.tr("Speaks with callers"))
        for code, box in self.languages.items():
            box.setText(language_name(code))
        self._name_teams()
        self._name_choices()

    def _name_teams(self) -> None:
        there = ", ".join(self._teams)
        hint = self.tr("With commas between them; a new name makes a team.")
        self.fields["teams"].name(self.tr("Teams"), " ".join(part for part in (hint, there and f"({there})") if part))

    def _name_choices(self) -> None:
        self._filling = True
        for box, choices in (
            (self.role, [(role, role_words(role)) for role in Role]),
            (self.contract, [(one, contract_words(one)) for one in Contract]),
        ):
            chosen = box.currentData()
            box.clear()
            for value, words in choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self._filling = False

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for line in (self.name, self.login, self.teams, self.ends_on.line):
            line.setReadOnly(only)
        for part in (self.role, self.contract, self.station, *self.languages.values()):
            part.setEnabled(not only)

    def show_person(self, person: Assistant, teams: Sequence[str], stations: Sequence[str], *, typed: bool) -> None:
        """Them; without a login: somebody new. `teams` are all there are, `stations` the office's phones. `typed`: something
        was typed about them; a last day that is none stands there again."""
        self._filling = True
        self._unread[self._person.login] = self.ends_on.unread
        self._person, self._teams = person, teams
        self.name.setText(person.name)
        self.login.setText(person.login)
        self.login.setReadOnly(bool(person.login))
        self.login.setEnabled(not person.login)
        self.teams.setText(", ".join(person.teams))
        self.role.setCurrentIndex(self.role.findData(person.role))
        self.contract.setCurrentIndex(self.contract.findData(person.contract))
        for name in OF_CONTRACT:
            self.fields[name].setVisible(person.contract is not None)
        self.ends_on.forget()
        self.ends_on.show_value(person.ends_on, {"zone": "UTC"}.get)
        unread = self._unread.get(person.login)
        if unread and typed:
            self.ends_on.type_again(unread)
        self.complain(None)
        self.station.clear()
        self.station.addItems(["", *stations])
        self.station.setCurrentText(person.station)
        for code, box in self.languages.items():
            box.setChecked(code in person.languages)
        self._name_teams()
        self._show_login()
        self._filling = False

    def _show_login(self) -> None:
        """What it will be where nothing is typed."""
        self.login.setPlaceholderText(login_for(self.name.text()))

    @property
    def unread(self) -> bool:
        """Whether the last day cannot be read."""
        return bool(self.ends_on.trouble)

    @property
    def typed(self) -> Assistant:
        """As it stands there, unchecked; a last day that is none is as it was before one typed."""
        p = self._person
        last = p.ends_on if self.unread else self.ends_on.value()
        kept = tuple(code for code in p.languages if code not in self.languages)
        return Assistant(
            login=p.login or self.login.text().strip(),
            name=self.name.text(),
            role=self.role.currentData() or p.role,
            state=p.state,
            languages=tuple(sorted({*kept, *(code for code, box in self.languages.items() if box.isChecked())})),
            teams=tuple(part.strip() for part in self.teams.text().split(",") if part.strip()),
            contract=self.contract.currentData() or p.contract,
            ends_on=last if isinstance(last, date) else None,
            ends=p.ends,
            station=self.station.currentText().strip(),
            must_change=p.must_change,
        )

    def complain(self, problem: Problem | None) -> Problem | None:
        """What is wrong, at its field; returns what belongs to none."""
        place = self.fields.get(str(problem.values.get("field"))) if problem is not None else None
        for field in self.fields.values():
            field.complain(say_problem(problem) if problem is not None and field is place else "")
        if self.unread:
            self.fields["ends_on"].complain(say(self.ends_on.trouble, self.ends_on.values))
        if place is not None:
            place.editor.setFocus()
            return None
        return problem

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()
