"""What the desk would show of this profile at any moment, on any of its lines: updated with each letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receptionist.clients.calendar.days import line_at, owns
from receptionist.clients.card import Card, TargetRow
from receptionist.clients.news import News, with_news
from receptionist.clients.profile import Line, Occasion, Profile
from receptionist.clients.times.moment_text import any_moment_in
from receptionist.clients.who_gets import because
from receptionist.telephony.numbers import show
from ui.calls.at_that_moment.field import in_figures
from ui.calls.words.reasons import why_words
from ui.client_names import OCCASIONS
from ui.clients.fields.choices import LANGUAGES
from ui.clients.form.forms import words
from ui.clients.sheets.who_gets import FEW, MANY, because_words, listed
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Elided, KeyButton, label
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import mark_wrong

_N = QT_TRANSLATE_NOOP

LOW = 640
"""Logical pixels of the window's height under which the profile needs the room more."""

HIGH = 900
"""The same from which on there is room for many instructions."""

NARROW = 800

TARGETS = 4
"""The first ones of Reach: as many as a line has room for."""

MakeCard = Callable[..., Card]


class Preview(Retranslates, QFrame):
    """The greeting, the instructions and the first targets; folded, the greeting in one line. `make_card` is
    `receptionist.clients.rules.card`."""

    folded = Signal(bool)
    """Somebody folded it, or unfolded it."""

    def __init__(
        self, theme: Theme, keys: Keys, make_card: MakeCard, assistant: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._now, self._keys = now, keys
        self._wish, self._opened_low = False, False
        self._chosen: datetime | None = None
        self._stood: datetime | None = None
        """What was chosen before somebody began to type; `_before`: what stood there before the last key."""
        self._before, self._no_moment = "", False
        self._told: Callable[[str, datetime | None], Iterable[News]] = lambda _client, _at: ()
        self._owner: Callable[[str, datetime], Profile | None] = lambda _number, _at: None
        self.setProperty("part", "surface")
        self.setMinimumWidth(1)  # it leaves out what has no room
        self._make_card, self._assistant = make_card, assistant
        self._profile: Profile | None = None
        self._title = label("", "heading")
        self.line, self.occasion, self.language = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.moment = QLineEdit(maxLength=60)
        self.greeting = label("", "title", wrap=True)
        self.greeting.setProperty("aloud", True)
        self.trouble = label("", "warning", wrap=True)
        self.instructions = label("", "", wrap=True)
        self.targets = Elided("", "muted")
        self.state = Elided("", "muted")
        self.moment.setMinimumWidth(space(18))
        for box in (self.line, self.occasion, self.language):
            box.activated.connect(self._tell)
        self.moment.textEdited.connect(self._choose_moment)
        self.moment.editingFinished.connect(self._settle)
        self._said = Elided("", "")
        self._fold = KeyButton(theme, keys, "preview.fold", "chevron-down", "quiet", lambda: "")
        keys.take("preview.fold", lambda: self._choose_fold(not self._folded), self.isVisible)
        self._boxes = (self.line, self.moment, self.occasion, self.language)
        self._names = tuple(label("", "small") for _ in self._boxes)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(1))
        self._grid.setVerticalSpacing(space(0.25))
        self._controls = controls = QHBoxLayout()
        controls.setSpacing(space(1))
        controls.addWidget(self._title)
        controls.addWidget(self._said, 1)
        controls.addLayout(self._grid, 3)
        controls.addWidget(self._fold)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(space(0.5))
        column.addLayout(controls)
        for part in (self.state, self.greeting, self.trouble, self.instructions, self.targets):
            column.addWidget(part)
        self._arrange()
        self.retranslate()

    def goes_by(
        self, told: Callable[[str, datetime | None], Iterable[News]], owner: Callable[[str, datetime], Profile | None]
    ) -> None:
        """`told`: the news of a client (id) at a moment (None: now), on top of its profile as on the desk; `owner`: whose a
        number (E.164) is at a moment, as everything is kept."""
        self._told, self._owner = told, owner

    def refresh(self) -> None:
        """Something else than the profile has changed."""
        self._tell()

    def put(self, button: QWidget) -> None:
        """What else is asked about the line and the moment."""
        self._controls.insertWidget(2, button)

    def retranslate(self) -> None:
        """The words of the controls."""
        self._title.setText(words(_N("clients", "PREVIEW")))
        self._title.setToolTip(
            words(_N("clients", "What an assistant sees when a call comes, with the profile as it is typed"))
        )
        for say in (self._fold.setAccessibleName, self._fold.setToolTip):
            say(self._keys.title("preview.fold"))
        box_names = (_N("clients", "Number"), _N("clients", "Moment"), _N("clients", "Occasion"), _N("clients", "Language"))
        for box, shown, name in zip(self._boxes, self._names, box_names, strict=True):
            shown.setText(words(name))
            box.setAccessibleName(words(name))
            box.setToolTip(words(name))
        self.moment.setPlaceholderText(words(_N("clients", "Now")))
        self.moment.setToolTip(words(_N("clients", "As in Sunday 23:10, 15/8 9:00, 31/12/2026 18:00; empty: now")))
        self._fill(
            self.occasion, [("", words(_N("clients", "As the hour is"))), *((o.value, words(w)) for o, w in OCCASIONS.items())]
        )
        self._fill(self.language, [("", words(_N("clients", "Client's own"))), *((code, code.upper()) for code in LANGUAGES)])
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window only the greeting is left; in a narrow one the boxes stand two by two."""
        super().resizeEvent(event)
        self._arrange()
        self._tell()

    # ---- folding

    @property
    def _folded(self) -> bool:
        """As it was wished; in a low window the form has the room until somebody unfolds it there."""
        return self._wish or (self._low and not self._opened_low)

    def fold(self, folded: bool) -> None:
        """Let the form have the room, or not."""
        self._wish = folded
        self._arrange()
        self._tell()

    def _choose_fold(self, folded: bool) -> None:
        """What is chosen in a low window holds for low windows, and is not remembered."""
        if self._low and not self._wish:
            self._opened_low = not folded
            self.fold(self._wish)
        else:
            self._opened_low = True
            self.fold(folded)
            self.folded.emit(folded)

    def _arrange(self) -> None:
        """The boxes with their names above them, two by two without where there is no room; folded, none."""
        self._fold.show_icon("chevron-up" if self._folded else "chevron-down")
        narrow = self.width() < NARROW
        above = 0.5 if self._folded or narrow else 1
        self._column.setContentsMargins(space(3), space(above), space(2), space(0.5 if self._folded else 1.5))
        for n, (box, name) in enumerate(zip(self._boxes, self._names, strict=True)):
            if narrow:
                self._grid.addWidget(box, n // 2, n % 2)
            else:
                self._grid.addWidget(name, 0, n)
                self._grid.addWidget(box, 1, n)
            name.setVisible(not self._folded and not narrow)
            box.setVisible(not self._folded)
        self._controls.setStretchFactor(self._grid, 0 if self._folded else 3)  # folded, the greeting has the line
        for n in range(4):
            self._grid.setColumnStretch(n, 1 if n < 2 or not narrow else 0)
        self._title.setVisible(not narrow)
        self._said.setVisible(self._folded)

    @property
    def _low(self) -> bool:
        return self.window().height() < LOW

    def show_profile(self, profile: Profile | None, line: str | None = None) -> None:
        """Show this one; of another client than before, or when the number that was looked at is gone, on `line` (E.164), else
        on the first that is theirs then."""
        another = profile is None or self._profile is None or profile.id != self._profile.id
        looked_at = None if another else self.line.currentData()
        self._profile = profile
        if profile is not None and self._chosen is None and not self.moment.hasFocus() and not self._no_moment:
            self.moment.setText(in_figures(self.at()))
        lines = {line.number: line.label or show(line.number, profile.country) for line in profile.lines} if profile else {}
        self._fill(self.line, list(lines.items()))
        if profile is not None and looked_at not in lines:
            theirs = (one.number for one in profile.lines if owns(one, self.at()))
            self.line.setCurrentIndex(max(self.line.findData(line or next(theirs, None)), 0) if lines else -1)
        self._tell()

    def show_line(self, number: str) -> None:
        """Show what it is on this line of the profile."""
        place = self.line.findData(number)
        if place >= 0 and place != self.line.currentIndex():
            self.line.setCurrentIndex(place)
            self._tell()

    @staticmethod
    def _fill(box: QComboBox, choices: list[tuple[str, str]]) -> None:
        now = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
        if now == choices:
            return
        chosen = box.currentData()
        box.clear()
        for value, word in choices:
            box.addItem(word, value)
        box.setCurrentIndex(max(box.findData(chosen), 0) if choices else -1)

    def choose_moment(self, typed: str) -> None:
        """Look at that moment, typed as one says it; empty: the office's own."""
        self.moment.setText(typed)
        self._choose_moment(typed)
        self._settle()

    def _choose_moment(self, typed: str) -> None:
        """What is no moment is marked and changes nothing, nor do the letters on the way to it: it is as before one typed.
        Of what is typed over or taken out as a whole, nothing was on the way."""
        if len(self._before) - len(typed) > 1:
            self._settle()
        self._before = typed
        meant = any_moment_in(typed, self._now(), self._zone_name) if typed.strip() else None
        self._no_moment = bool(typed.strip()) and meant is None
        mark_wrong(self.moment, self._no_moment)
        self._chosen = self._stood if self._no_moment else meant.replace(tzinfo=None) if meant is not None else None
        self._tell()

    def _settle(self) -> None:
        """It was typed to its end."""
        self._stood = self._chosen

    def _tell(self, *_: Any) -> None:
        if self._profile is None:
            return
        whose = self._whose(self._profile)
        named = whose if whose.name else msgspec.structs.replace(whose, legal_name="…")
        card = self._make_card(
            named,
            self.line.currentData() or None,
            self.at(),
            assistant=self._assistant(),
            language=self.language.currentData() or None,
            occasion=Occasion(self.occasion.currentData()) if self.occasion.currentData() else None,
            news=self._told(whose.id, self.chosen_moment()),
        )
        others = words(_N("clients", "The number is {client}'s then: this is their desk.")).replace("{client}", whose.name)
        first = () if whose is self._profile else (others,)
        self.state.setText(" ".join((*first, *(f"“{one.text}”" for one in card.news), *self._why(whose, card))))
        roomy = not self._low and not self._folded
        self.state.setVisible(roomy)
        self._said.setText(f"“{card.greeting.text}”")
        self.greeting.setText(f"“{card.greeting.text}”")
        self.greeting.setVisible(not self._folded)
        self.trouble.setText(" ".join(self._troubles(card)))
        self.trouble.setVisible(bool(self.trouble.text()) and not self._folded)
        self.instructions.setText(listed(card.instructions, MANY if self.window().height() >= HIGH else FEW))
        self.instructions.setToolTip(listed(card.instructions, len(card.instructions)))
        self.instructions.setVisible(bool(card.instructions) and roomy)
        offered = [f"{i}  {_named(row)}" for i, row in enumerate(card.targets[:TARGETS], 1)]
        self.targets.setText("     ".join(offered))
        self.targets.setVisible(bool(offered) and roomy)

    def _whose(self, profile: Profile) -> Profile:
        """The client that answers on the line at the moment: another one, where the number is that one's then."""
        line = self.chosen_line()
        if line is None or owns(line, self.at()):
            return profile
        other = self._owner(line.number, self.at())
        return other if other is not None and other.id != profile.id else profile

    def _troubles(self, card: Card) -> Iterator[str]:
        if self._no_moment:
            said = words(_N("clients", "What is typed is no moment: this is how it is on {moment}."))
            yield said.replace("{moment}", in_figures(card.at))
        if card.greeting.trouble:
            said = words(_N("clients", "“{word}” is not known: the greeting is shown as typed"))
            yield said.replace("{word}", card.greeting.trouble)

    def _why(self, profile: Profile, card: Card) -> list[str]:
        """What decided, as it is with the news."""
        told = with_news(profile, self._told(profile.id, self.chosen_moment()), card.at)
        found = because(told, self.line.currentData() or None, card.at)
        return [because_words(why, card.at) for why in found]

    def at(self) -> datetime:
        """The moment that is looked at, on the client's clock; until somebody chooses one, the office's own."""
        return self.chosen_moment() or self._now().astimezone(_zone(self._zone_name))

    def chosen_moment(self) -> datetime | None:
        """The moment that somebody typed, on the client's clock; None: it is the office's own."""
        return self._chosen.replace(tzinfo=_zone(self._zone_name)) if self._chosen is not None else None

    @property
    def _zone_name(self) -> str:
        return self._profile.zone if self._profile is not None else "UTC"

    def chosen_line(self) -> Line | None:
        """The line that is looked at, as it is at that moment; None: the client has none."""
        number = self.line.currentData()
        return line_at(self._profile, number, self.at()) if self._profile is not None and number else None


def _zone(name: str) -> tzinfo:
    """A zone; where it is only half typed, UTC."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _named(row: TargetRow) -> str:
    """A target as in Reach: title and name, and why it stands there."""
    name = " ".join(part for part in (row.title, row.name) if part)
    return f"{name} ({why_words(row)})"
