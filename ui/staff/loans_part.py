"""Cover: the clients of other teams that somebody sees for a time, who lent them, and one more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.profile import Profile
from receptionist.clients.times.moment_text import due_in
from receptionist.errors import Problem
from receptionist.staff.loans import Lent, Why
from ui.calls.row_model import RowModel
from ui.calls.words.reasons import until_words
from ui.clients.form.choice_editors import Search
from ui.keys import Keys
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import Field, KeyButton, RowList, RowPainter, label
from ui.words import say, say_problem

TEAM = "team:"
"""Begins the value of a choice that means all clients of a team."""


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan in words; `colour` is the client's."""

    loan: str
    first: str
    second: str
    colour: str = ""


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, LoanRow):
        row.band(value.colour)
        row.area = row.area.adjusted(20, 0, -12, 0)
        row.icon("clock", Role.MUTED)
        row.lines(value.first, value.second)


class LoansPart(Translated):
    """`lend_asked`: these clients (ids) until then (UTC); `back_asked`: this loan (its id) is to end now."""

    lend_asked = Signal(object, object)
    back_asked = Signal(str)

    def __init__(
        self, theme: Theme, keys: Keys, profiles: Callable[[], Sequence[Profile]], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._profiles, self._now = profiles, now
        self._loans: Sequence[Lent] = ()
        self._names: Mapping[str, str] = {}
        self._zone = ZoneInfo("UTC")
        self._heading, self._hint = label("", "heading"), label("", "muted", wrap=True)
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(5.5))
        self.list.setModel(self._rows)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_button())
        self.client, self.until = Search(lambda _around: self._choices()), QLineEdit()
        self.client_field, self.until_field = Field(self.client), Field(self.until)
        self.lend = KeyButton(theme, keys, "loan.lend", "user-plus", words=lambda: self.tr("Lend"))
        self.back = KeyButton(theme, keys, "loan.back", "x", "quiet", lambda: self.tr("Take back"))
        keys.take("loan.lend", self._lend, self.isVisible, of=self)
        keys.take("loan.back", self._take_back, lambda: self.isVisible() and self.back.isEnabled(), of=self)
        for line in (self.client.line, self.until):
            line.returnPressed.connect(self._lend)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (self._heading, self._hint, self.list):
            column.addWidget(part)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(space(2))
        row.addWidget(self.client_field, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.until_field, 2, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.addWidget(self.lend)
        buttons.addWidget(self.back)
        buttons.addStretch(1)

    def retranslate(self) -> None:
        """Its words."""
        self._heading.setText(self.tr("COVER"))
        self.list.setAccessibleName(self.tr("What is lent to them"))
        self.client_field.name(self.tr("A client, or all of a team"))
        self.client.call(self.tr("A client, or all of a team"))
        self.until_field.name(self.tr("Until"), self.tr("As in 18:00, or tomorrow 14; empty: to the end of today"))
        self._show()

    def show_loans(self, loans: Sequence[Lent], names: Mapping[str, str], zone: ZoneInfo) -> None:
        """Those of one person, on the office's clock; `names` are people's, by login."""
        self._loans, self._names, self._zone = loans, names, zone
        self.client.show_value(self.client.value(), lambda _name: None)
        self._show()

    def _show(self) -> None:
        clients = {profile.id: profile for profile in self._profiles()}
        rows = [self._row(loan, clients.get(loan.client or "")) for loan in self._loans]
        self._rows.show(rows, [f"{row.first}, {row.second}" for row in rows])
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(len(rows), 3) * space(5.5) + space(0.5))
        self._hint.setText(
            self.tr("They see these clients of other teams, until it is over by itself.")
            if rows
            else self.tr("They see the clients of their teams, and those without one. Others can be lent to them for a day.")
        )
        self._show_button()

    def _row(self, loan: Lent, client: Profile | None) -> LoanRow:
        what = client.name if client is not None else self.tr("a client") if loan.client else self.tr("one call")
        here, until = self._now().astimezone(self._zone), loan.until.astimezone(self._zone)
        why = {
            Why.COVER: self.tr("cover"),
            Why.OVERFLOW: self.tr("their team was busy"),
            Why.HAND_OVER: self.tr("handed over"),
        }
        by = self._names.get(loan.by, loan.by)
        given = self.tr("lent by {name}").format(name=by) if by else ""
        words = " · ".join(part for part in (until_words(until.isoformat(), here), why[loan.why], given) if part)
        return LoanRow(loan.id, what, words, client.colour if client is not None else "")

    def _choices(self) -> list[tuple[object, str]]:
        teams = sorted({p.team for p in self._profiles() if p.team}, key=str.casefold)
        named = [(TEAM + team, self.tr("All of {team}").format(team=team)) for team in teams]
        clients = sorted((p for p in self._profiles() if p.team), key=lambda p: p.name.casefold())
        return [*named, *((p.id, p.name) for p in clients)]

    def _show_button(self) -> None:
        self.back.setEnabled(self._rows.row(self.list.currentIndex()) is not None)
        self.back.setVisible(bool(self._loans))

    def complain(self, problem: Problem | None) -> None:
        """What keeps it from being lent."""
        self.until_field.complain(say_problem(problem) if problem is not None else "")

    def _lend(self) -> None:
        clients, until = self._chosen(), self._until()
        self.client_field.complain("" if clients else say("loan.client"))
        self.until_field.complain("" if until is not None else say("loan.until"))
        if not clients:
            self.client.take_up()
        elif until is None:
            self.until.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.until.selectAll()
        else:
            self.lend_asked.emit(clients, until)

    def lent(self) -> None:
        """What was asked for is done: the next can be entered."""
        self.client.line.clear()
        self.until.clear()

    def _chosen(self) -> tuple[str, ...]:
        value, profiles = str(self.client.value() or ""), self._profiles()
        if value.startswith(TEAM):
            return tuple(profile.id for profile in profiles if profile.team == value.removeprefix(TEAM))
        return tuple(profile.id for profile in profiles if profile.id == value)

    def _until(self) -> datetime | None:
        text = self.until.text().strip()
        if text:
            return due_in(text, self._zone.key, self._now())
        tomorrow = self._now().astimezone(self._zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(0), self._zone).astimezone(UTC)

    def _take_back(self) -> None:
        row = self._rows.row(self.list.currentIndex())
        if isinstance(row, LoanRow):
            self.back_asked.emit(row.loan)
