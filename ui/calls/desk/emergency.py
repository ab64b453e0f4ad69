"""The emergency card: what to do, whom to ring, which address to give; notes carry their time and are kept as evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from receptionist.clients.sayable import premises, written
from ui.calls.desk.emergency_numbers import emergency_number
from ui.calls.words.caller import caller_line
from ui.calls.words.reasons import place_words
from ui.calls.words.text import elapsed, plain
from ui.keys import Keys
from ui.sheet import go_round
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, KeyButton, label
from ui.widgets.buttons import press_focused

_ICONS = {"threat": "shield-alert", "medical": "heart-pulse"}
KINDS = tuple(_ICONS)
LOW = 600
"""Pixels of height under which there is no room between the steps."""
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
UNSAID = "unsaid"
"""As what a call is kept while nobody has said which of the two it is."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the assistants sit: the office's country (ISO 3166), the emergency number it has chosen (empty: the country's), and
    its address for the rescuers."""

    country: str = ""
    number: str = ""
    address: str = ""


class EmergencyCard(Translated):
    """Lies over the desk, and no key acts on what is beneath it. Opening it records nothing; the first note does, or the choice
    of what it is: `noted` has the call, the kind of emergency (`UNSAID`: not chosen yet; empty: it was none after all) and a
    note, which may be empty."""

    noted = Signal(str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self._now = keys, now
        self._home: Callable[[], Home] = Home
        self._call: CallView | None = None
        self._profile: Profile | None = None
        self._hers: frozenset[str] = frozenset()
        """The calls that she had when it was opened: the one in which she spoke, and its own."""
        self._kind = UNSAID
        self._evidence_of: str | None = None
        """As what the call is kept; None: it is not."""
        self._countries: Mapping[str, str] = {}
        self._title, self._number = label("", "title"), label("", "say")
        self._there = label("", wrap=True)
        self._where, self._caller = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._state, self._rests = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._steps = label("", wrap=True)
        self._evidence = label("", "muted", wrap=True)
        self.note = QLineEdit(maxLength=500)
        self.notes = QListWidget()
        self.kinds = {kind: KeyButton(theme, keys, f"emergency.{kind}", icon) for kind, icon in _ICONS.items()}
        self.none = KeyButton(theme, keys, "emergency.none", "undo-2", "quiet")
        self._close = Button(theme, kind="quiet", icon="x", key="Esc")
        self._lay_out()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self.note.returnPressed.connect(self._keep_note)
        self._close.clicked.connect(self.close_card)
        self._take_keys(keys)
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("part", "danger")
        head = QHBoxLayout()
        head.setSpacing(space(1))
        head.addWidget(self._title, 1)
        for button in self.kinds.values():
            head.addWidget(button)
        head.addWidget(self._close)
        done = QWidget()
        left = QVBoxLayout(done)
        left.setSpacing(space(1.5))
        left.setContentsMargins(0, 0, 0, 0)
        for widget in (self._number, self._there, self._where, self._caller, self._state, self._steps):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(space(1))
        right.addWidget(self.note)
        right.addWidget(self.notes, 1)
        right.addWidget(self._evidence)
        right.addWidget(self._rests)
        right.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        columns = QHBoxLayout()
        columns.setSpacing(space(4))
        columns.addWidget(_scrolled(done), 1)
        columns.addLayout(right, 1)
        body = QVBoxLayout(frame)
        body.setContentsMargins(space(3), space(2), space(3), space(2))
        body.setSpacing(space(2))
        body.addLayout(head)
        body.addLayout(columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the steps stand closer together."""
        super().resizeEvent(event)
        self._number_steps()

    def _number_steps(self) -> None:
        between = "\n" if self.height() < LOW else "\n\n"
        self._steps.setText(between.join(f"{n}.  {step}" for n, step in enumerate(self._what_to_do(), 1)))

    def _take_keys(self, keys: Keys) -> None:
        """Those that its buttons show, and none beneath it: a key pressed for what is hidden would act unseen."""
        for kind in KINDS:
            keys.take(f"emergency.{kind}", lambda kind=kind: self._choose(kind), self.isVisible, of=self)
        keys.take("emergency.none", self._none_after_all, lambda: self.isVisible() and self._evidence_of is not None, of=self)
        keys.rest_under(lambda: self if isValid(self) and self.isVisible() else None, self._lets_through)

    def _lets_through(self, action: str) -> bool:
        """A caller is answered only when the card has nobody to leave: the greeting then takes the card's place."""
        return action == "emergency" or (action == "call.answer" and not self._somebody())

    def _somebody(self) -> bool:
        """Whether the card is about somebody whom she has answered, and who is still there."""
        return self._call is not None and not self._call.over and self._call.place is not Place.WAITING

    def sits_at(self, home: Callable[[], Home]) -> None:
        """Where the assistants' own phones ring from."""
        self._home = home

    def open_for(self, call: CallView | None, profile: Profile | None, line: CallView | None = None) -> None:
        """Open it on a call (None: it shows what to do all the same). `line`: the call in which she speaks."""
        if call is None or self._call is None or call.id != self._call.id:
            self.notes.clear()
            self._kind = UNSAID
        self._call, self._profile = call, profile
        self._hers = frozenset(one.id for one in (line, call if self._somebody() else None) if one is not None)
        self._evidence_of = call.evidence or None if call is not None else None
        self._kind = self._evidence_of if self._evidence_of in KINDS else self._kind
        self._show()
        self.show()
        self.raise_()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, calls: Mapping[str, CallView], line: CallView | None) -> None:
        """Show its call as it is on the board now. Somebody else is on her `line`: what to say to them is seen instead."""
        if self.isHidden():
            return
        if line is not None and line.id not in self._hers:
            self.close_card()
        elif self._call is not None:
            self._call = calls.get(self._call.id, self._call)
            self._show_state()

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
            self._show_state()

    def _show(self) -> None:
        profile, home = self._profile, self._home()
        country = profile.country if profile else home.country
        titles = {
            "threat": self.tr("Emergency: a threat"),
            "medical": self.tr("Emergency: medical help"),
            UNSAID: self.tr("Threat, or medical help?"),
        }
        self._title.setText(titles[self._kind])
        for kind, button in self.kinds.items():
            button.show_icon("circle-check" if kind == self._evidence_of else _ICONS[kind])
        self._number.setText(self.tr("Ring {number}").format(number=self._own_number(home, country)))
        self._there.setText(self._number_there(home, country))
        self._there.setVisible(bool(self._there.text()))
        self._where.setText(self._address(profile))
        self._caller.setText(caller_line(self._call, country) if self._call else self.tr("No call is open."))
        self._show_state()
        self._number_steps()
        self._evidence.setText(self._what_is_kept())
        self.none.setVisible(self._evidence_of is not None)

    def _show_state(self) -> None:
        """Where the call is, for the desk that says so is beneath."""
        call = self._call
        self._state.setVisible(call is not None)
        if call is not None:
            self._state.setText(self._where_it_is(call))
        if self._somebody():
            rest = self.tr(
                "The keys of the call rest while this card is open: nobody is put through or hung up on. Esc leads back."
            )
            self._rests.setText(rest)
        else:
            answers = self.tr("{answer} answers the next caller, Esc leads back to the desk.")
            self._rests.setText(answers.format(answer=self._keys.shown("call.answer")))

    def _where_it_is(self, call: CallView) -> str:
        if call.over:
            return self.tr("The caller is not on the line any more.")
        since = call.arrived if call.place is Place.WAITING else call.place_since
        place = place_words(call) or self.tr("waiting")
        return f"{place}  {elapsed(since, self._now())}"

    def _what_is_kept(self) -> str:
        if self._call is None:
            return self.tr("Without a call, notes stand here only until the card is closed.")
        if self._evidence_of is None:
            return self.tr("Nothing is recorded yet. A note, or saying above what it is, keeps this call as evidence.")
        if self._kind == UNSAID:
            return self.tr("This call and these notes are kept as evidence. Say above which it is, as soon as you know.")
        return self.tr("This call and these notes are kept as evidence.")

    def _country(self, code: str) -> str:
        return self._countries.get(code, code)

    def _own_number(self, home: Home, country: str) -> str:
        """What her own phone reaches: it stands in the office's country."""
        return home.number or self._number_in(home.country or country)

    def _number_in(self, country: str) -> str:
        """While nobody has said which it is: both, where a country has one for each."""
        if self._kind != UNSAID:
            return emergency_number(country, self._kind)
        threat, medical = (emergency_number(country, kind) for kind in KINDS)
        if threat == medical:
            return threat
        return self.tr("{threat} (a threat) or {medical} (medical)").format(threat=threat, medical=medical)

    def _number_there(self, home: Home, country: str) -> str:
        if not home.country or country == home.country:
            return ""
        number = self._number_in(country)
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
        where, *others = self._places(profile)
        place = ", ".join(part for part in (plain(profile.name), where) if part)
        lines = [self.tr("Address to give: {place} (there it is {hour})").format(place=place, hour=hour)]
        lines += [self.tr("Or: {place}").format(place=other) for other in others]
        if premises(profile):
            lines.append(self.tr("Ask the caller whether help is needed there, on which floor and at which door."))
        else:
            lines.append(self.tr("Ask the caller kindly for street, number and floor: no street is kept here."))
        office = plain(self._home().address)
        if office:
            lines.append(self.tr("You sit at: {place}").format(place=office))
        return "\n".join(lines)

    def _places(self, profile: Profile) -> list[str]:
        """Where help would be sent, each with its country; only the town, where no address is kept."""
        at = [(plain(written(one, profile), 300), one.country or profile.country) for one in premises(profile)]
        return [", ".join(filter(None, (there, self._country(country)))) for there, country in at or self._town(profile)]

    @staticmethod
    def _town(profile: Profile) -> list[tuple[str, str]]:
        return [(plain(profile.city), profile.country)]

    def _what_to_do(self) -> tuple[str, ...]:
        if self._kind == UNSAID:
            return (
                self.tr("Stay calm, let the caller speak. Do not hang up."),
                self.tr("Note the very words. What you note is kept with its time, whichever it is."),
                self.tr("Say above which it is, a threat or medical help: what to do next then stands here."),
            )
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
        self._close.setText(self.tr("Back to the desk"))
        self.note.setPlaceholderText(self.tr("What is said, in the very words. Enter keeps it with the time."))
        self.note.setAccessibleName(self.tr("Note"))
        self.notes.setAccessibleName(self.tr("Notes, each with its time"))
        if not self.isHidden():
            self._show()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab stays in here: what is beneath cannot be seen."""
        return go_round(self, self.focusWidget() or self.note, forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing in here wanted: Esc leads back, Enter presses, what can be read is a note; the desk gets none of it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            press_focused(self)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _CHORD:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            self.note.insert(event.text())
        event.accept()


def _scrolled(column: QWidget) -> QScrollArea:
    """The column without a frame of its own: with three addresses on a low screen its end is still reached."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(column)
    area.viewport().setAutoFillBackground(False)
    column.setAutoFillBackground(False)
    return area
