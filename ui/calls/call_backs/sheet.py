"""A call-back is promised: who, at which number, by when. How the line is read stands there before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.calls.call_backs import CallBack
from receptionist.clients.profile import Profile
from receptionist.clients.times.moment_text import due_in
from receptionist.errors import Invalid, Problem
from receptionist.telephony.numbers import show, to_e164
from ui.background import Background, OneAtATime
from ui.calls.words.days import day_there
from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, label
from ui.words import say_problem

SOON = timedelta(hours=1)
"""By when, where nothing is typed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom to call back, as far as the call or message says: `line` and `number` in E.164, `call` by id."""

    profile: Profile
    name: str = ""
    number: str = ""
    line: str | None = None
    call: str | None = None
    note: str = ""
    about: str = ""
    """Whose call this is, where somebody else may be meant."""


class CallBackSheet(Retranslates, QFrame):
    """`promised` when it is kept; `closed` when the sheet is done with."""

    closed = Signal()
    promised = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        keep: Callable[[CallBack], CallBack],
        asked: Asked,
        now: Callable[[], datetime],
        login: str,
        here: tzinfo,
    ) -> None:
        """`here` is the zone of the office's own clock, on which its list of call-backs is read."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._keeps, self._keep, self._asked = OneAtATime(background), keep, asked
        self._now, self._login, self._here = now, login, here
        self._title, self.meaning = label("", "title", wrap=True), label("", "strong", wrap=True)
        self.about = label(asked.about, "warning", wrap=True)
        self.name, self.number, self.when = QLineEdit(maxLength=200), QLineEdit(maxLength=60), QLineEdit(maxLength=80)
        self.note = QLineEdit(maxLength=2000)
        self.name_field, self.number_field = Field(self.name), Field(self.number)
        self.when_field, self.note_field = Field(self.when), Field(self.note)
        self.promise, self.close_button = Button(theme, icon="check", kind="primary"), Button(theme, kind="quiet")
        self._fill()
        self._lay_out()
        for field in (self.name, self.number, self.when, self.note):
            field.returnPressed.connect(self.save)
        self.when.textEdited.connect(lambda _text: self._understand())
        self.number.textEdited.connect(lambda _text: self.number_field.complain(""))
        self.promise.clicked.connect(self.save)
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.when if asked.number else self.number)
        self.retranslate()

    def _fill(self) -> None:
        asked = self._asked
        self.name.setText(asked.name)
        self.number.setText(show(asked.number, asked.profile.country) if asked.number else "")
        self.note.setText(asked.note)

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(space(2))
        who.addWidget(self.name_field, 1, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.number_field, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1.5))
        column.addWidget(self._title)
        column.addWidget(self.about)
        self.about.setVisible(bool(self.about.text()))
        column.addLayout(who)
        for part in (self.when_field, self.meaning, self.note_field):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Call back for {client}").replace("{client}", self._asked.profile.name))
        self.name_field.name(self.tr("Whom"))
        self.number_field.name(self.tr("Number"))
        self.when_field.name(self.tr("By when"))
        self.when.setPlaceholderText(self.tr("As in: 15:30 · tomorrow 10 · in 20 minutes"))
        self.note_field.name(self.tr("About what"))
        self.promise.setText(self.tr("Promise"))
        self.promise.show_key(native("Enter"))
        self.close_button.setText(self.tr("Cancel"))
        self.close_button.show_key(native("Esc"))
        self._understand()

    # ---- by when

    @property
    def due(self) -> datetime | None:
        """How the line is read, on the client's clock; None: it cannot be."""
        typed = self.when.text().strip()
        return due_in(typed, self._asked.profile.zone, self._now()) if typed else self._now() + SOON

    def _understand(self) -> None:
        due = self.due
        self.when_field.complain("")
        if due is None:
            self.meaning.setText(self.tr("An hour is missing, or it is over: 15:30 · tomorrow 10 · in 20 minutes"))
            return
        when = day_there(due, self._now().astimezone(self._here), self._asked.profile)
        self.meaning.setText(self.tr("To be called back by {when}").replace("{when}", when))

    # ---- what is done

    def save(self) -> None:
        """Keep it, if it can be read."""
        due, asked = self.due, self._asked
        if due is None:
            self._refused(Invalid("call_back.past", field="due"))
            return
        if not self.number.text().strip():
            self._refused(Invalid("call_back.no_number", field="number"))
            return
        try:
            number = to_e164(self.number.text().strip(), asked.profile.country).e164
        except Invalid as problem:
            self._refused(problem)
            return
        call_back = CallBack(
            client=asked.profile.id,
            line=asked.line,
            number=number,
            name=self.name.text().strip(),
            due=due,
            note=self.note.text().strip(),
            call=asked.call,
            promised_by=self._login,
            promised_at=self._now(),
        )
        self.promise.setEnabled(False)
        keep = self._keep
        self._keeps.run(lambda: keep(call_back), self._kept, self._refused)

    def _kept(self, call_back: CallBack) -> None:
        self.promised.emit(call_back)
        self.closed.emit()

    def _refused(self, problem: Problem) -> None:
        self.promise.setEnabled(True)
        field = self.when_field if problem.values.get("field") == "due" else self.number_field
        field.complain(say_problem(problem))
        (self.when if field is self.when_field else self.number).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
