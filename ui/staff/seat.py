"""Who sits here: chosen by name, without a password in a local office, where rights are a convenience and protect nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from receptionist.errors import Problem
from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant
from ui.staff.staff_words import role_words
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, label
from ui.widgets.buttons import press_focused
from ui.widgets.choice import ChoiceBox
from ui.words import say, say_problem

_LIST = 100
"""How much of the height is the list's, before the rest has any."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What was said: a login that is known (empty: somebody new, of that name and role); the station (empty: none)."""

    login: str
    name: str
    role: Role
    station: str


class SeatPage(Retranslates, QFrame):
    """Asks who sits here and at which phone."""

    seated = Signal(Seat)
    given_up = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._people: list[Assistant] = []
        self._may_give_up = self._hers = False
        self._title, self._plain = label("", "title"), label("", "small", wrap=True)
        self._office = label("", "muted", wrap=True)
        self.people = QListWidget()
        self.people.currentRowChanged.connect(lambda _row: self._show_new())
        self.people.itemDoubleClicked.connect(lambda _item: self._done())
        self.name, self.role = QLineEdit(), ChoiceBox()
        self.station = ChoiceBox(10)
        self.station.setEditable(True)
        self.name_field, self.role_field, self.station_field = Field(self.name), Field(self.role), Field(self.station)
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self.begin, self.give_up = Button(theme, kind="primary"), Button(theme, kind="quiet")
        self.begin.clicked.connect(self._done)
        self.give_up.clicked.connect(self.given_up)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(space(2))
        form.addWidget(self.name_field, 3, Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.role_field, 2, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        buttons.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1.5))
        column.addWidget(self._title)
        column.addWidget(self._office)
        column.addWidget(self.people, _LIST)
        column.addLayout(form)
        column.addWidget(self.station_field)
        column.addWidget(self._plain)
        column.addWidget(self.trouble)
        column.addStretch(1)  # where there is no list
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._show_whose()
        self.people.setAccessibleName(self.tr("People"))
        self.name_field.name(self.tr("Your name"), self.tr("Callers hear it in the greeting"))
        self.role_field.name(self.tr("Role"))
        self.station_field.name(self.tr("Your phone"), self.tr("The station's name in the phone system; empty: at no phone"))
        self.begin.setText(self.tr("Begin"))
        self.give_up.setText(self.tr("Cancel"))
        chosen = self.role.currentData()
        self.role.clear()
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(max(self.role.findData(chosen), 0))
        if self.people.count() > len(self._people):
            self.people.item(self.people.count() - 1).setText(self.tr("Somebody new…"))

    def _show_whose(self) -> None:
        """Its title and the sentence below the fields: of anybody's seat, or of hers who has signed out."""
        if self._hers:
            self._title.setText(self.tr("Signed out: {name}").format(name=self._people[0].name))
            self._plain.setText(
                self.tr("No call is offered here until you begin again. A colleague begins at a console of their own.")
            )
            return
        self._title.setText(self.tr("Who sits here?"))
        self._plain.setText(
            self.tr(
                "In an office on one machine nobody has a password: anybody here can choose any name. "
                "Roles keep from changing things by accident; they are no protection."
            )
        )

    def ask_again(self, person: Assistant, stations: Sequence[str], station: str, *, office: str) -> None:
        """Ask whether `person`, by whose login the shared office is open, begins again, and at which phone."""
        self.ask([person], stations, person.login, station, may_give_up=False, office=office, hers=True)

    def ask(
        self,
        people: Sequence[Assistant],
        stations: Sequence[str],
        login: str,
        station: str,
        *,
        may_give_up: bool,
        office: str = "",
        hers: bool = False,
    ) -> None:
        """Ask, with what is known; `office` is its name. The very first person is an administrator. `hers`: it is the only
        person's own seat."""
        self._hers = hers
        self._office.setText(office)
        self._office.setVisible(bool(office))
        self._people = list(people)
        self._show_whose()
        self.people.clear()
        for person in self._people:
            self.people.addItem(QListWidgetItem(person.name))
        if not hers:
            self.people.addItem(self.tr("Somebody new…"))
        self.people.setVisible(bool(self._people) and not hers)
        self.station.clear()
        self.station.addItems(["", *stations])
        self.station.setCurrentText(station)
        known = next((i for i, person in enumerate(self._people) if person.login == login), 0)
        self.people.setCurrentRow(known)
        self.role.setCurrentIndex(self.role.findData(Role.ASSISTANT if self._people else Role.ADMINISTRATOR))
        self.give_up.setVisible(may_give_up)
        self._may_give_up = may_give_up
        self._show_new()
        self.setFocusProxy(self._first(login, station))
        self.setFocus()

    def _first(self, login: str, station: str) -> QWidget:
        """Where one begins: who is known and sits at no phone, at the phone."""
        if not self._people:
            return self.name
        if self._hers:
            return self.begin
        return self.station if login and not station and self.station.count() > 1 else self.people

    def complain(self, problem: Problem) -> None:
        """What keeps it from going on."""
        self.trouble.setText(say_problem(problem))
        self.trouble.show()
        self.setEnabled(True)

    @property
    def _new(self) -> bool:
        return not 0 <= self.people.currentRow() < len(self._people)

    def _show_new(self) -> None:
        self.name_field.complain("")
        self.trouble.hide()
        for field in (self.name_field, self.role_field):
            field.setVisible(self._new)

    def _done(self) -> None:
        station = self.station.currentText().strip()
        if not self._new:
            person = self._people[self.people.currentRow()]
            self.seated.emit(Seat(person.login, person.name, person.role, station))
        elif self.name.text().strip():
            self.seated.emit(Seat("", self.name.text().strip(), self.role.currentData(), station))
        else:
            self.name_field.complain(say("staff.name_missing"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is; Enter begins, wherever one is but on a button: it presses that."""
        if event.key() == Qt.Key.Key_Escape and self._may_give_up:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self._done()
        else:
            super().keyPressEvent(event)
