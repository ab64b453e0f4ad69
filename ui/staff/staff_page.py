"""The Staff page: who works here, as what, for which teams, until when; in a shared office logins, and cover for a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.staff.half_typed import read, written
from receptionist.staff.loans import Lent, LoanService, new_loan
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant, StaffService, StaffState
from receptionist.store.shared.logins import ONE_TIME, one_time_password
from ui.background import Background, OneAtATime
from ui.calls.row_model import RowModel
from ui.keys import Keys
from ui.staff.loans_part import LoansPart
from ui.staff.password_sheet import Invitation
from ui.staff.people_rows import PersonRow, paint_person, person_row
from ui.staff.person_form import PersonForm
from ui.staff.staff_words import state_words
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import EmptyState, KeyButton, RowList, Toast, label, rule
from ui.widgets.buttons import press_focused
from ui.words import say_problem

NEW = Assistant(login="", name="")


@dataclass(frozen=True, slots=True)
class Here:
    """Where the page stands: whether the office is `shared`, who looks at it, the office's phones, its clients and hour, its
    zone, and at which phone a login sits now (empty: at none)."""

    shared: bool
    person: Assistant
    stations: Callable[[], Sequence[str]]
    profiles: Callable[[], Sequence[Profile]]
    now: Callable[[], datetime]
    zone: Callable[[], ZoneInfo]
    sits_at: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Known:
    people: Sequence[Assistant] = ()
    teams: Sequence[str] = ()
    loans: Sequence[Lent] = ()


class StaffPage(Translated):
    """`changed` when people were: names, teams, languages; `invited` has what somebody is to be told, once."""

    changed = Signal()
    invited = Signal(object)

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        staff: StaffService,
        loans: LoanService,
        here: Here,
        fingerprint: Callable[[], str] = lambda: "",
        left: Mapping[str, str] | None = None,
    ) -> None:
        """`fingerprint`: the office's, which whoever joins compares; empty: it is not known here. It blocks. `left` was typed
        when the window went, see `half_typed`."""
        super().__init__()
        self._fingerprint = fingerprint
        self._staff, self._loans, self._here, self._background = staff, loans, here, background
        self._known, self._keeps = _Known(), OneAtATime(background)
        self._shown: Assistant | None = None
        self._typed, self._left = read(left or {}), bool(left)
        """What was entered about somebody and not saved, by login; empty: somebody new."""
        self._sure = False
        self.may_edit = may(here.person.role, Verb.EDIT_STAFF)
        self._rows = RowModel()
        self.list = RowList(theme, paint_person, space(6))
        self.list.setModel(self._rows)
        self.list.setMinimumWidth(space(34))
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now.row()))
        self.list.activated.connect(lambda _index: self.form.setFocus())
        self.new = KeyButton(theme, keys, "new", "user-plus", words=lambda: self.tr("Somebody new"))
        self.form = PersonForm()
        self.form.edited.connect(self._keep_typed)
        self.form.entered.connect(self.save_now)
        self.form.read_only(not self.may_edit)
        self.save = KeyButton(theme, keys, "save", "save", "primary", lambda: self.tr("Save"))
        self.discard = KeyButton(theme, keys, "discard", "undo-2", "quiet", lambda: self.tr("Discard"))
        self.reset = KeyButton(theme, keys, "login.reset", "lock")
        self.leave = KeyButton(theme, keys, "login.close", "user-x", "quiet", self._leave_words)
        self.loans = LoansPart(theme, keys, here.profiles, here.now)
        self.loans.lend_asked.connect(self._lend)
        self.loans.back_asked.connect(self._take_back)
        self.loans.setVisible(here.shared)
        self.empty = EmptyState(theme, "users")
        self.empty.begun.connect(self.begin_new)
        self._title, self._state, self._plain = label("", "title"), label("", "muted", wrap=True), label("", "small", wrap=True)
        self.trouble = label("", "danger", wrap=True)
        self.toast = Toast(theme, keys, self)
        self._lay_out()
        self._take_keys(keys)
        self.setFocusProxy(self.list)
        self.retranslate()
        self.reload()

    def _lay_out(self) -> None:
        left = QWidget()
        people = QVBoxLayout(left)
        people.setContentsMargins(space(1), space(1), space(1), space(1))
        people.addWidget(self.list, 1)
        people.addWidget(self.new)
        self.new.setVisible(self.may_edit)
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(self._person()))
        self._stack.addWidget(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 2)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._stack, 5)

    def _person(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(space(96))
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1.5))
        for part in (self._title, self._state, self.trouble, self.form):
            column.addWidget(part)
        for pair in ((self.save, self.discard), (self.reset, self.leave)):
            buttons = QHBoxLayout()
            column.addLayout(buttons)
            for button in pair:
                buttons.addWidget(button)
            buttons.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self.loans)
        column.addWidget(self._plain)
        column.addStretch(1)
        return inner

    def _take_keys(self, keys: Keys) -> None:
        def may_now() -> bool:
            return self.isVisible() and self.may_edit

        keys.take("new", self.begin_new, may_now, of=self)
        keys.take("save", self.save_now, lambda: may_now() and self._is_typed, of=self)
        keys.take("discard", self.discard_typed, lambda: may_now() and self._is_typed, of=self)
        keys.take("login.reset", self._reset, self.reset.isVisible, of=self)
        keys.take("login.close", self._close_or_reopen, self.leave.isVisible, of=self)

    def retranslate(self) -> None:
        """Its words."""
        self.list.setAccessibleName(self.tr("People"))
        self.empty.say(
            self.tr("Nobody works here yet"),
            self.tr("Everybody who answers calls has a name here, a role, and the teams whose clients they see."),
            self.tr("Somebody new") if self.may_edit else "",
        )
        self._plain.setText(
            ""
            if self._here.shared
            else self.tr(
                "This office is on one machine: nobody has a login or a password, everybody sees all clients, and the last day "
                "only takes the name off the list. Logins, one-time passwords and cover are those of a shared office."
            )
        )
        self._plain.setVisible(not self._here.shared)
        self._show_rows()
        self._show_person()

    # ---- who is there

    def reload(self) -> None:
        """Read everybody again."""
        self._background.run(self._read, self._know, self._complain)

    def _read(self) -> _Known:
        loans = self._loans.current(self._here.now()) if self._here.shared else ()
        return _Known(self._staff.list(), self._staff.teams(), loans)

    def _know(self, known: _Known) -> None:
        self._known = known
        if self._left:  # whoever is gone since, or stands so by now
            as_saved, self._left = {one.login: one for one in known.people}, False
            self._typed = {of: one for of, one in self._typed.items() if not of or as_saved.get(of, one) != one}
        login = self._shown.login if self._shown is not None else self._here.person.login
        self._show_rows()
        self._mark(login)

    def _show_rows(self) -> None:
        now = self._here.now()
        people = sorted(self._known.people, key=lambda one: (not one.is_here(now), one.name.casefold(), one.login))
        new = [NEW] if "" in self._typed or (self._shown is not None and not self._shown.login) else []
        rows = [person_row(one, now, self._here.sits_at(one.login), typed=one.login in self._typed) for one in (*new, *people)]
        self.list.selectionModel().blockSignals(True)
        self._rows.show(rows, [f"{row.first}, {row.second}" for row in rows])
        self.list.selectionModel().blockSignals(False)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _mark(self, login: str) -> None:
        rows = [row for row in self._rows.rows if isinstance(row, PersonRow)]
        place = next((n for n, row in enumerate(rows) if row.person.login == login), 0)
        self.list.setCurrentIndex(self._rows.index(place))
        self._choose(place)

    def show_login(self, login: str) -> None:
        """Bring somebody to the front."""
        self._mark(login)

    def _choose(self, place: int) -> None:
        row = self._rows.rows[place] if 0 <= place < len(self._rows.rows) else None
        if isinstance(row, PersonRow):
            self._shown, self._sure = row.person, False
            self._complain(None)
            typed = self._typed.get(row.person.login)
            stations = self._here.stations()
            self.form.show_person(typed or row.person, self._known.teams, stations, typed=typed is not None)
            self._show_person()

    def _show_person(self) -> None:
        one = self._shown
        if one is None:
            return
        now = self._here.now()
        self._title.setText(one.name if one.login else self.tr("Somebody new"))
        self._state.setText(state_words(one, now))
        self._state.setVisible(bool(self._state.text()))
        self.save.setVisible(self.may_edit)
        self.discard.setVisible(self.may_edit)
        self._show_typed()
        left = one.state is StaffState.CLOSED
        shared, hers = self._here.shared, one.login == self._here.person.login
        turns = self.may_edit and bool(one.login) and not (shared and hers)  # of hers it is refused: she would be out by it
        self.reset.setVisible(turns and shared)
        self.leave.setVisible(turns and not (left and shared))
        self.leave.reword()
        self.loans.setVisible(self._here.shared and bool(one.login) and one.is_here(now))
        names = {each.login: each.name for each in self._known.people}
        self.loans.show_loans([each for each in self._known.loans if each.login == one.login], names, self._here.zone())

    def _leave_words(self) -> str:
        one = self._shown or NEW
        if one.state is StaffState.CLOSED:
            return self.tr("They are back")
        if self._sure:
            return self.tr("Yes, {name} leaves now").format(name=one.name)
        return self.tr("Close the login…") if self._here.shared else self.tr("They left…")

    # ---- what is typed

    @property
    def _is_typed(self) -> bool:
        return self._shown is not None and self._shown.login in self._typed

    def _keep_typed(self) -> None:
        if self._shown is None:
            return
        typed, login = self.form.typed, self._shown.login
        if typed != (self._shown if login else NEW) or self.form.unread:
            self._typed[login] = typed
        else:
            self._typed.pop(login, None)
        self.form.complain(None)
        self._show_typed()

    def _show_typed(self) -> None:
        for button in (self.save, self.discard):
            button.setEnabled(self._is_typed)

    @property
    def unsaved(self) -> dict[str, str]:
        """Over whom something was typed here and not saved: names by login; without one: somebody new."""
        names = {each.login: each.name for each in self._known.people}
        typed = {login: one for login, one in self._typed.items() if one != NEW}
        return {login: names.get(login) or one.name or self.tr("Somebody new") for login, one in typed.items()}

    @property
    def half_typed(self) -> dict[str, str]:
        """The same as texts, by login, for the next time."""
        return written({login: one for login, one in self._typed.items() if one != NEW})

    def begin_new(self) -> None:
        """Somebody new is to be entered."""
        if self.may_edit:
            self._typed.setdefault("", NEW)
            self._show_rows()
            self._mark("")
            self.form.setFocus()

    def discard_typed(self) -> None:
        """As it was."""
        if self._shown is not None:
            login = self._shown.login
            self._typed.pop(login, None)
            self.form.ends_on.forget()
            self._shown = self._shown if login else None
            self._show_rows()
            self._mark(login or self._here.person.login)

    def save_now(self) -> None:
        """Keep what is typed."""
        if self._shown is None or not self._is_typed or not self.may_edit:
            return
        if self.form.unread:
            self.form.complain(None)
            self.form.fields["ends_on"].editor.setFocus()
            return
        typed = self.form.typed
        if self._shown.login:
            self._keeps.run(lambda: self._staff.change(typed), lambda one: self._saved(one.login, one), self._complain)
        else:
            self._add(typed)

    def _add(self, typed: Assistant) -> None:
        password = one_time_password() if self._here.shared else ""

        def job() -> tuple[Assistant, Invitation]:
            one = self._staff.add(
                typed.name,
                role=typed.role,
                login=typed.login or None,
                teams=typed.teams,
                password=password,
                contract=typed.contract,
                ends_on=typed.ends_on,
                station=typed.station,
                languages=typed.languages,
            )
            return self._invitation(one, password)

        self._keeps.run(job, self._added, self._complain)

    def _invitation(self, one: Assistant, password: str, *, reopened: bool = False) -> tuple[Assistant, Invitation]:
        address, fingerprint = self._staff.address(one.login), self._fingerprint()
        return one, Invitation(one.name, address, password, ONE_TIME.days, fingerprint, reopened)

    def _added(self, told: tuple[Assistant, Invitation]) -> None:
        one, invitation = told
        self._saved("", one)
        if invitation.password:
            self.invited.emit(invitation)

    def _saved(self, typed: str, one: Assistant) -> None:
        self._typed.pop(typed, None)
        self._shown = one
        self.toast.tell(self.tr("Saved: {name}").format(name=one.name))
        self._refresh()

    def _refresh(self) -> None:
        self._complain(None)
        self.reload()
        self.changed.emit()

    # ---- logins

    def _reset(self) -> None:
        if self._shown is None or not self._shown.login:
            return
        login, password, closed = self._shown.login, one_time_password(), self._shown.state is StaffState.CLOSED
        self._background.run(
            lambda: self._invitation(self._staff.reset(login, password), password, reopened=closed),
            lambda told: (self._refresh(), self.invited.emit(told[1])),
            self._complain,
        )

    def _close_or_reopen(self) -> None:
        """The first press asks, the second closes; whoever left is back at once."""
        one = self._shown
        if one is None:
            return
        if one.state is StaffState.CLOSED:
            self._background.run(lambda: self._staff.reopen(one.login), lambda _one: self._refresh(), self._complain)
        elif not self._sure:
            self._sure = True
            self._show_person()
        else:
            self._sure = False
            self._background.run(lambda: self._staff.close(one.login), lambda _one: self._refresh(), self._complain)

    # ---- cover

    def _lend(self, clients: tuple[str, ...], until: datetime) -> None:
        one, by, now = self._shown, self._here.person.login, self._here.now()
        if one is None:
            return

        def job() -> None:
            self._loans.lend(*(new_loan(one.login, now, until, client=client, by=by) for client in clients))

        self._keeps.run(job, lambda _none: (self.loans.lent(), self._refresh()), self.loans.complain)

    def _take_back(self, loan: str) -> None:
        now = self._here.now()
        self._background.run(lambda: self._loans.take_back(loan, now), lambda _none: self._refresh(), self.loans.complain)

    # ---- what is wrong

    def _complain(self, problem: Problem | None) -> None:
        rest = self.form.complain(problem)
        self.trouble.setText(say_problem(rest) if rest is not None else "")
        self.trouble.setVisible(rest is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Esc takes back the question whether somebody leaves."""
        if event.key() == Qt.Key.Key_Escape and self._sure:
            self._sure = False
            self._show_person()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
