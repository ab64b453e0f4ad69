"""The window before anybody sits down: opening, the first start, who sits here, a password, or why it cannot go on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receptionist.errors import Problem
from ui.background import Work
from ui.staff.first_start import FirstStart
from ui.staff.seat import Seat, SeatPage
from ui.staff.sign_in_pause import SignInPause
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Busy, Button, Field, label
from ui.widgets.ask_file import ask_for_file
from ui.widgets.buttons import press_focused
from ui.words import say_problem

OWN_PASSWORD = ("office.password_needed", "office.sign_in_refused")
"""What a shared office says whose door opens with another password, or with one at all."""


class Gate(Translated):
    """Shows one of its pages. Those of a first start are built when they are first asked for (`make_first`): who has an office
    and sat here before never sees them."""

    tried_again = Signal()
    password_given = Signal(str, bool)
    """The password that was asked for, and whether to keep it."""
    without_phones = Signal()
    other_office = Signal()
    seated = Signal(Seat)
    copy_wanted = Signal(Path)
    """Put this copy in the place of the damaged office: said twice."""

    def __init__(self, theme: Theme, make_first: Callable[[], FirstStart]) -> None:
        super().__init__()
        self._theme, self._make_first = theme, make_first
        self._problem: Problem | None = None
        self._opening = label("", "muted")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.busy = Busy(theme)
        self._trouble, self._why = label("", "title", wrap=True), label("", "", wrap=True)
        self.again, self.other = Button(theme, kind="plain", icon="refresh-cw"), Button(theme, kind="plain")
        self.bring_back = Button(theme, kind="primary", icon="history")
        self._copy: Path | None = None
        self._opens_with = False  # the password that is asked for is the office's, not the phone system's
        self._sure = False
        self._ask_title, self._ask_why = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field(self.password)
        self.keep = QCheckBox()
        self.go_on, self.without = Button(theme, kind="primary"), Button(theme, kind="plain")
        self.pause = SignInPause(self.go_on)
        self._pages = QStackedWidget()
        self._opens, self._troubled, self._asks = self._opening_page(), self._trouble_page(), self._password_page()
        for page in (self._opens, self._troubled, self._asks):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.again.clicked.connect(self.tried_again)
        self.other.clicked.connect(self.other_office)
        self.bring_back.clicked.connect(self._bring_back)
        self.go_on.clicked.connect(self._give_password)
        self.password.returnPressed.connect(self._give_password)
        self.without.clicked.connect(self._do_without)
        self.setMinimumSize(space(110), space(58))
        theme.dress(self)
        self.retranslate()

    @cached_property
    def first(self) -> FirstStart:
        """Try the demo, or set up an office."""
        first = self._make_first()
        self._pages.addWidget(first)
        return first

    @cached_property
    def seat(self) -> SeatPage:
        """Who sits here?"""
        seat = SeatPage(self._theme)
        seat.seated.connect(self.seated)
        self._pages.addWidget(_centred(seat, 72, fill=True))
        return seat

    def _opening_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._opening)
        column.addWidget(_centred(self.busy, 60))
        column.addStretch(1)
        return page

    def _trouble_page(self) -> QWidget:
        inner = QWidget()
        for words in (self._trouble, self._why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(inner)
        column.setSpacing(space(2))
        column.addWidget(self._trouble)
        column.addWidget(self._why)
        column.addLayout(_buttons(self.bring_back, self.again, self.other, centred=True))
        return _centred(inner, 80)

    def _password_page(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(space(2))
        for part in (self._ask_title, self._ask_why, self.password_field, self.keep, self.pause):
            column.addWidget(part)
        column.addLayout(_buttons(self.go_on, self.without))
        return _centred(inner, 60)

    def retranslate(self) -> None:
        """Its words."""
        self.setWindowTitle("Receptionist")
        self._opening.setText(self.tr("Opening the office…"))
        self._trouble.setText(self.tr("The office cannot be opened"))
        self._why.setText(self._say_why())
        self.bring_back.setText(self._say_bring_back())
        self.again.setText(self.tr("Try again"))
        self.other.setText(self.tr("Another office…"))
        self._ask_title.setText(self.tr("Your password") if self._opens_with else self.tr("The phone system's password"))
        self.password_field.name(self.tr("Password"))
        self.keep.setText(self.tr("Keep it in this machine's keyring"))
        self.go_on.setText(self.tr("Open the office") if self._opens_with else self.tr("Connect"))
        self.without.setText(self.tr("Another office…") if self._opens_with else self.tr("Go on without phones"))

    def show_opening(self, work: Work | None = None) -> None:
        """The office is being opened."""
        if work is not None:
            self.busy.follow(work, "")
        self._pages.setCurrentWidget(self._opens)

    def show_first(self) -> None:
        """No office is known."""
        self._pages.setCurrentWidget(self.first)
        self.first.setFocus()

    def show_seat(self) -> None:
        """Who sits here? (`seat.ask` first.)"""
        self._pages.setCurrentWidget(self.seat.parentWidget())
        self.seat.setFocus()

    def show_trouble(self, problem: Problem) -> None:
        """Why it cannot go on, and what to do."""
        damaged = problem.code.startswith("office.damaged")
        copy = problem.values.get("copy")
        self._problem, self._copy, self._sure = problem, Path(str(copy)) if damaged and copy else None, False
        self.bring_back.setVisible(damaged)
        self.retranslate()
        self._pages.setCurrentWidget(self._troubled)
        (self.bring_back if damaged else self.again).setFocus()

    def _say_why(self) -> str:
        if self._problem is None:
            return ""
        if not self._sure or self._copy is None:
            return say_problem(self._problem)
        return self.tr(
            "{copy} becomes the office. What was written after {when} is not in it. The damaged file is kept beside the copies."
        ).format(copy=self._copy.name, when=_written(self._copy))

    def _say_bring_back(self) -> str:
        if self._copy is None:
            return self.tr("Bring back a backup…")
        if self._sure:
            return self.tr("Yes, bring it back")
        return self.tr("Bring back the copy of {when}").format(when=_written(self._copy))

    def _bring_back(self) -> None:
        """The first press says what it means, the second does it."""
        if self._copy is None:
            ask_for_file(self, self.tr("Bring back a backup"), "", self._chose_copy)
        elif self._sure:
            self.copy_wanted.emit(self._copy)
        else:
            self._sure = True
        self.retranslate()

    def _chose_copy(self, copy: Path) -> None:
        self._copy, self._sure = copy, True
        self.retranslate()

    def ask_password(self, problem: Problem, *, keyring: bool) -> None:
        """Ask for the phone system's password, or for that of the office; without a keyring it is asked for each time."""
        self._opens_with = problem.code in OWN_PASSWORD
        self.pause.hear(problem)
        self.retranslate()
        self._ask_why.setText(say_problem(problem))
        self.keep.setVisible(keyring)
        self.password.clear()
        self._pages.setCurrentWidget(self._asks)
        self.password.setFocus()

    def _do_without(self) -> None:
        (self.other_office if self._opens_with else self.without_phones).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)

    def _give_password(self) -> None:
        if self.pause.left:
            return  # it stands there how long
        self.password_given.emit(self.password.text(), self.keep.isVisible() and self.keep.isChecked())
        self.password.clear()


def _written(copy: Path) -> str:
    """When a copy was written, on this machine's clock."""
    try:
        at = datetime.fromtimestamp(copy.stat().st_mtime)
    except OSError:
        return "?"
    return QLocale().toString(QDateTime(at), "d MMM yyyy H:mm")


def _centred(inner: QWidget, steps: int, *, fill: bool = False) -> QWidget:
    page = QWidget()
    inner.setMaximumWidth(space(steps))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner, 100)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addLayout(row, 6 if fill else 0)
    column.addStretch(1)
    return page


def _buttons(*buttons: Button, centred: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    if centred:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
