"""The emergency card: what to do, whom to ring, which address to give; notes carry their time and are kept as evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from receptionist.calls.board import CallView
from receptionist.clients.profile import Profile
from ui.calls.caller import caller_line
from ui.calls.emergency_numbers import emergency_number
from ui.calls.text import plain
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, label

_ICONS = {"threat": "shield-alert", "medical": "heart-pulse"}
KINDS = tuple(_ICONS)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the assistants sit: the office's country (ISO 3166), the emergency number it has chosen (empty: the country's), and
    its address for the rescuers."""

    country: str = ""
    number: str = ""
    address: str = ""


class EmergencyCard(Translated):
    """Lies over the desk. Opening it records nothing; the first note does, or the choice of what it is: `noted` has the call,
    the kind of emergency (empty: it was none after all) and a note, which may be empty."""

    noted = Signal(str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._home: Callable[[], Home] = Home
        self._call: CallView | None = None
        self._profile: Profile | None = None
        self._kind = KINDS[0]
        self._evidence_of: str | None = None
        """As what the call is kept; None: it is not."""
        self._countries: Mapping[str, str] = {}
        self._title, self._number = label("", "title"), label("", "say")
        self._there = label("", wrap=True)
        self._where, self._caller = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._steps = label("", wrap=True)
        self._evidence = label("", "muted", wrap=True)
        self.note = QLineEdit(maxLength=500)
        self.notes = QListWidget()
        self.kinds = {kind: Button(theme, icon=icon) for kind, icon in _ICONS.items()}
        self.none = Button(theme, kind="quiet", icon="undo-2")
        self._close = Button(theme, kind="quiet", icon="x", key="Esc")
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self.note.returnPressed.connect(self._keep_note)
        self._close.clicked.connect(self.close_card)
        self.none.clicked.connect(self._none_after_all)
        for watched in (self.note, self.none, self.notes, *self.kinds.values()):
            watched.installEventFilter(self)
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("part", "danger")
        head = QHBoxLayout()
        head.setSpacing(space(1))
        head.addWidget(self._title, 1)
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _checked, kind=kind: self._choose(kind))
            head.addWidget(button)
        head.addWidget(self._close)
        left = QVBoxLayout()
        left.setSpacing(space(1.5))
        for widget in (self._number, self._there, self._where, self._caller, self._steps):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(space(1))
        right.addWidget(self.note)
        right.addWidget(self.notes, 1)
        right.addWidget(self._evidence)
        right.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        columns = QHBoxLayout()
        columns.setSpacing(space(4))
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        body = QVBoxLayout(frame)
        body.setContentsMargins(space(3), space(2), space(3), space(2))
        body.setSpacing(space(2))
        body.addLayout(head)
        body.addLayout(columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def sits_at(self, home: Callable[[], Home]) -> None:
        """Where the assistants' own phones ring from."""
        self._home = home

    def open_for(self, call: CallView | None, profile: Profile | None) -> None:
        """Open it on a call (None: it shows what to do all the same)."""
        if call is None or self._call is None or call.id != self._call.id:
            self.notes.clear()
        self._call, self._profile = call, profile
        self._evidence_of = call.evidence or None if call is not None else None
        self._kind = self._evidence_of if self._evidence_of in KINDS else self._kind
        self._show()
        self.show()
        self.raise_()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def know(self, countries: Mapping[str, str]) -> None:
        """What countries are called, by code."""
        self._countries = countries
        self._show()

    def close_card(self) -> None:
        """Back to the desk."""
        self.hide()
        self.closed.emit()

    def _choose(self, kind: str) -> None:
        """She says what it is."""
        self._kind = kind
        self._keep("")
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, note: str) -> None:
        if self._call is not None and (note or self._evidence_of != self._kind):
            self._evidence_of = self._kind
            self.noted.emit(self._call.id, self._kind, note)
        self._show()

    def _none_after_all(self) -> None:
        if self._call is not None:
            self._evidence_of = None
            self.noted.emit(self._call.id, "", "")
        self._show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_note(self) -> None:
        text = self.note.text().strip()
        if not text:
            return
        self.notes.addItem(f"{self._hour()}  {plain(text, 500)}")
        self.notes.scrollToBottom()
        self.note.clear()
        self._keep(text)

    def _hour(self) -> str:
        """To the second, on the clock that stands beside it: the client's, else this machine's; its zone is said."""
        return self._now().astimezone(ZoneInfo(self._profile.zone) if self._profile else None).strftime("%H:%M:%S %Z")

    def _tick(self) -> None:
        if self.isVisible():
            self._where.setText(self._address(self._profile))

    def _show(self) -> None:
        profile, home = self._profile, self._home()
        country = profile.country if profile else home.country
        titles = {"threat": self.tr("Emergency: a threat"), "medical": self.tr("Emergency: medical help")}
        self._title.setText(titles[self._kind])
        for kind, button in self.kinds.items():
            button.show_icon("circle-check" if kind == self._evidence_of else _ICONS[kind])
        self._number.setText(self.tr("Ring {number}").format(number=self._own_number(home, country)))
        self._there.setText(self._number_there(home, country))
        self._there.setVisible(bool(self._there.text()))
        self._where.setText(self._address(profile))
        self._caller.setText(caller_line(self._call, country) if self._call else self.tr("No call is open."))
        self._steps.setText("\n\n".join(f"{n}.  {step}" for n, step in enumerate(self._what_to_do(), 1)))
        self._evidence.setText(self._what_is_kept())
        self.none.setVisible(self._evidence_of is not None)

    def _what_is_kept(self) -> str:
        if self._call is None:
            return self.tr("Without a call, notes stand here only until the card is closed.")
        if self._evidence_of is None:
            return self.tr("Nothing is recorded yet. A note, or saying above what it is, keeps this call as evidence.")
        return self.tr("This call and these notes are kept as evidence.")

    def _country(self, code: str) -> str:
        return self._countries.get(code, code)

    def _own_number(self, home: Home, country: str) -> str:
        """What her own phone reaches: it stands in the office's country."""
        return home.number or emergency_number(home.country or country, self._kind)

    def _number_there(self, home: Home, country: str) -> str:
        if not home.country or country == home.country:
            return ""
        number = emergency_number(country, self._kind)
        return self.tr(
            "That is the number from here. In {country} help is {number}, which only a phone there reaches: ask the caller to "
            "ring it, and have the help from here put you through."
        ).format(country=self._country(country), number=number)

    def _address(self, profile: Profile | None) -> str:
        if profile is None and self._home().address:
            return self.tr("Address to give: {place}").format(place=plain(self._home().address))
        if profile is None:
            return self.tr("Give the address at which help is needed.")
        hour = self._now().astimezone(ZoneInfo(profile.zone)).strftime("%H:%M")
        place = ", ".join(part for part in (plain(profile.name), plain(profile.city), self._country(profile.country)) if part)
        given = self.tr("Address to give: {place} (there it is {hour})").format(place=place, hour=hour)
        lines = [given, self.tr("Ask the caller kindly for street, number and floor: no street is kept here.")]
        office = plain(self._home().address)
        if office:
            lines.append(self.tr("You sit at: {place}").format(place=office))
        return "\n".join(lines)

    def _what_to_do(self) -> tuple[str, ...]:
        if self._kind == "medical":
            return (
                self.tr("Ask: where are you, what has happened, is the person awake, does the person breathe?"),
                self.tr("Keep the caller on the line. Ring the emergency number from your own phone and repeat the answers."),
                self.tr("Tell the caller that help is on its way and who is coming. Do not hang up first."),
                self.tr("Then ring the client's headquarters."),
            )
        return (
            self.tr("Stay calm, let the caller speak, do not interrupt. Do not hang up."),
            self.tr("Note the very words: what, where, when, why. Note voice, age, accent, sounds behind it."),
            self.tr("Ask: where is it, when will it happen, what does it look like, why?"),
            self.tr("Make a sign to a colleague, who rings the emergency number from another phone."),
            self.tr("Then tell the client's headquarters, and nobody else."),
        )

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("Emergency"))
        self.kinds["threat"].setText(self.tr("It is a threat"))
        self.kinds["medical"].setText(self.tr("It is medical"))
        self.none.setText(self.tr("No emergency after all"))
        self._close.setText(self.tr("Back to the desk"))
        self.note.setPlaceholderText(self.tr("What is said, in the very words. Enter keeps it with the time."))
        self.note.setAccessibleName(self.tr("Note"))
        self.notes.setAccessibleName(self.tr("Notes, each with its time"))
        if not self.isHidden():
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leads back."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return True
        return False
