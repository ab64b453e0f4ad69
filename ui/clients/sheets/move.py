"""A number goes to another client: to whom, from when on; what that means is shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Line, Profile
from receptionist.clients.times.moment_text import any_moment_in
from receptionist.errors import Problem
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.clients.sheets.client_choice import ClientChoice
from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, label
from ui.words import say_problem

NOW = ("now", "at once", "ora", "adesso", "subito")


class Moves(Protocol):
    """The part of `ClientService` that is needed. Blocks."""

    def load(self, code: str) -> Profile: ...

    def move_line(self, number: str, to: Profile, since: datetime, by: str) -> list[Profile]: ...


class MoveSheet(Retranslates, QFrame):
    """`moved` has the profiles as they were saved; `closed` when one is done."""

    moved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        clients: Moves,
        owner: Profile,
        line: Line,
        others: Sequence[Profile],
        now: Callable[[], datetime],
        login: str,
    ) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._clients, self._now, self._login = background, clients, now, login
        self._owner, self._line = owner, line
        self._others = [one for one in others if one.id != owner.id]
        self._title, self.client = label("", "title", wrap=True), ClientChoice(theme, self._others)
        self.when = QLineEdit(maxLength=60)
        self._when_field = Field(self.when)
        self.meaning, self.trouble = label("", "strong", wrap=True), label("", "danger", wrap=True)
        self.do, self.close_button = Button(theme, icon="arrow-left-right", kind="primary"), Button(theme, kind="quiet")
        self._lay_out()
        self.client.changed.connect(self._tell)
        self.client.entered.connect(self.move_it)
        self.when.textEdited.connect(lambda _text: self._tell())
        self.when.returnPressed.connect(self.move_it)
        self.do.clicked.connect(self.move_it)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.client)
        self.when.setText(self._midnight().strftime("%d/%m/%Y %H:%M"))
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self.client, 1)
        for part in (self._when_field, self.meaning, self.trouble):
            column.addWidget(part)
        column.addLayout(buttons)
        self.trouble.hide()

    def retranslate(self) -> None:
        """Its words."""
        number = show(self._line.number, self._owner.country)
        title = self.tr("{number} of {client} goes to another client")
        self._title.setText(title.replace("{number}", number).replace("{client}", self._owner.name))
        self.client.say(self.tr("To whom: name, code or city"), self.tr("To whom"))
        self._when_field.name(
            self.tr("From when on"), self.tr("As in now, Friday 8:00 or 01/12/2026 0:00, on the client's clock")
        )
        self.do.setText(self.tr("Move"))
        self.do.show_key(native("Enter"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._tell()

    # ---- what is understood

    @property
    def since(self) -> datetime | None:
        """From when on (UTC); None: what is typed is no moment."""
        text = self.when.text().strip().casefold()
        if text in NOW:
            return self._now().replace(second=0, microsecond=0)
        found = any_moment_in(text, self._now().replace(second=0, microsecond=0), self._owner.zone, bare=time(0))
        return found.astimezone(UTC) if found is not None else None

    def _midnight(self) -> datetime:
        """The next on the client's clock."""
        here = zone_of(self._owner.zone)
        return datetime.combine(self._now().astimezone(here).date() + timedelta(days=1), time(0), here)

    def _tell(self) -> None:
        to, since = self.client.chosen, self.since
        self.do.setEnabled(to is not None and since is not None)
        if to is None or since is None:
            self.meaning.setText(self._lacking(to))
            return
        when = self._when_words(since)
        said = self.tr("From {when} on its calls are {to}'s; until then they stay {owner}'s.")
        for name, value in (("{when}", when), ("{to}", to.name), ("{owner}", self._owner.name)):
            said = said.replace(name, value)
        self.meaning.setText(f"{said} {self._later(since)}".strip())

    def _when_words(self, since: datetime) -> str:
        """On the client's clock; with the hour, but at midnight: from that day on."""
        local = since.astimezone(zone_of(self._owner.zone)).replace(tzinfo=None)
        return QLocale().toString(local, "dddd d MMMM yyyy" if local.time() == time(0) else "dddd d MMMM yyyy H:mm")

    def _lacking(self, to: Profile | None) -> str:
        if to is not None:
            return self.tr("That is no moment.")
        return self.tr("No client is called so.") if self.client.nobody_fits else self.tr("Choose to whom it goes.")

    def _later(self, since: datetime) -> str:
        """Whose it will be after that, where another move is planned."""
        planned = (
            (line.since, one)
            for one in (self._owner, *self._others)
            for line in one.lines
            if line.number == self._line.number and line.since is not None and line.since > since
        )
        begins, heir = min(planned, key=lambda each: each[0], default=(None, None))
        if begins is None or heir is None:
            return ""
        when = self._when_words(begins)
        said = self.tr("From {when} on they are {to}'s, as planned.")
        return said.replace("{when}", when).replace("{to}", heir.name)

    # ---- what is done

    def move_it(self) -> None:
        """Give the number away as it is typed. What keeps it from that is said, and nothing is changed."""
        to, since = self.client.chosen, self.since
        if to is None or since is None or not self.do.isEnabled():
            return
        self.do.setEnabled(False)
        self.trouble.hide()
        clients, number, login = self._clients, self._line.number, self._login
        self._background.run(lambda: clients.move_line(number, clients.load(to.code), since, login), self._moved, self._refused)

    def _moved(self, profiles: list[Profile]) -> None:
        self.moved.emit(profiles)
        self.closed.emit()

    def _refused(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.show()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; up and down move the mark from both fields."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not self.client.step(event):
            super().keyPressEvent(event)
