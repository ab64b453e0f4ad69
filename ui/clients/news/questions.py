"""What a line of news leaves open: a name that nobody has, or several have; a time that is none; words that are not understood.
It is asked, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.news.who import AS_TEXT, Asked, Doubt
from receptionist.clients.profile import Profile
from receptionist.clients.times.moment_text import end_of
from ui.calls.words.reasons import named_day
from ui.theme import space
from ui.translate import Translated
from ui.widgets import label
from ui.widgets.choice import ChoiceBox

NOBODY = "nobody"
"""The answer that a name is nobody's at the client."""
ENDS = (0, 1, 2, 4, 6, 13, 29)
"""Days from the beginning at whose end news may end that names no time."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A name or words that are asked about, or a time (`asked` None), of which an end alone may be lacking."""

    text: str
    asked: Asked | None = None
    lacks_end: bool = False


class NewsQuestions(Translated):
    """`answered` when somebody chose; hidden while nothing is open. An answer holds while its words stand in the line."""

    answered = Signal()

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._profile = profile
        self._begins = self._today = date.min
        self._names = {person.id: person.name for person in profile.people}
        self._questions: tuple[_Question, ...] = ()
        self._answers: dict[_Question, object] = {}
        self.boxes: list[ChoiceBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(0.5))
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self._lay_out()

    @property
    def meant(self) -> Mapping[str, str | None]:
        """Whom each name means that somebody has answered (id); None: nobody; of words, whether they change nothing."""
        told = {one.text: answer for one, answer in self._answers.items() if one.asked is not None}
        return {name: None if answer == NOBODY else str(answer) for name, answer in told.items()}

    def end(self, where: ZoneInfo) -> datetime | None:
        """The end that was chosen for a time that is not understood."""
        chosen = next((answer for one, answer in self._answers.items() if one.asked is None), None)
        return end_of(self._begins + timedelta(days=chosen), where) if isinstance(chosen, int) else None

    @property
    def open_box(self) -> ChoiceBox | None:
        """The first that waits for an answer."""
        return next((box for one, box in zip(self._questions, self.boxes, strict=True) if one not in self._answers), None)

    def ask(self, asked: tuple[Asked, ...], unread: str, begins: date, today: date, *, lacks_end: bool = False) -> None:
        """Show these questions, and keep the answers that were given to any of them. `begins`: the day on which it begins;
        `lacks_end`: what is `unread` says that, and no end."""
        time = [_Question(unread, lacks_end=lacks_end)] if unread else ()
        questions = (*(_Question(one.name, one) for one in asked), *time)
        if (questions, begins, today) == (self._questions, self._begins, self._today):
            return
        self._questions, self._begins, self._today = questions, begins, today
        self._answers = {one: answer for one, answer in self._answers.items() if one in questions}
        self._lay_out()
        self.setVisible(bool(questions))

    def _lay_out(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self.boxes = [ChoiceBox(24) for _one in self._questions]
        before: QWidget = self
        for one, box in zip(self._questions, self.boxes, strict=True):
            self._fill(one, box)
            self._column.addWidget(_row(self._words(one), box))
            QWidget.setTabOrder(before, box)
            before = box

    def _words(self, one: _Question) -> str:
        if one.lacks_end:
            told = self.tr("“{text}” says no end. Write it too, as in “till 18” or “till 3/12”, or choose it:")
        elif one.asked is None:
            told = self.tr(
                "“{text}” is not understood as a time to come. Write it as in “till 15:30” or “till 3/12”, or choose the end:"
            )
        elif one.asked.doubt is Doubt.EACH:
            both = self.tr("{names}: a line is about one person. Write one for each. This one is about:")
            told = both.replace("{names}", ", ".join(self._names[id_] for id_ in one.asked.near))
        elif one.asked.doubt is Doubt.UNNAMED:
            told = self.tr("Nobody is named who is out. Who is it?")
        elif one.asked.doubt is Doubt.THEMSELVES:
            told = self.tr("“{text}”: that is who is out. Who stands in?")
        elif one.asked.doubt is Doubt.WORDS:
            told = self.tr("“{text}” is not understood. Write it otherwise, or say what it changes:")
        elif one.asked.doubt is Doubt.SHARED:
            told = self.tr("“{text}” may be several people here. Who is meant?")
        else:
            told = self.tr("Nobody here is called “{text}”. Who is meant?")
        return told.replace("{text}", one.text)

    def _fill(self, one: _Question, box: ChoiceBox) -> None:
        box.addItem(self.tr("Choose…"), None)
        if one.asked is None:
            for days in ENDS:
                day = named_day(self._begins + timedelta(days=days), self._today)
                box.addItem(self.tr("the end of {day}").format(day=day), days)
        elif one.asked.doubt is Doubt.WORDS:
            box.addItem(self.tr("nothing: the rest is true"), NOBODY)
            box.addItem(self.tr("the whole line is only to know"), AS_TEXT)
        else:
            others = sorted(set(self._names) - set(one.asked.near), key=lambda id_: self._names[id_].casefold())
            for id_ in one.asked.near:
                box.addItem(self._names[id_], id_)
            box.addItem(self.tr("nobody here: keep it as text"), NOBODY)
            for id_ in others if one.asked.doubt is Doubt.NOBODY else ():
                box.addItem(self._names[id_], id_)
        box.setCurrentIndex(max(box.findData(self._answers.get(one)), 0))
        box.activated.connect(lambda _place: self._answer(one, box.currentData()))

    def _answer(self, one: _Question, value: object) -> None:
        if value is None:
            self._answers.pop(one, None)
        else:
            self._answers[one] = value
        self.answered.emit()


def _row(words: str, box: ChoiceBox) -> QWidget:
    row, said = QWidget(), label(words, "warning", wrap=True)
    box.setAccessibleName(words)
    said.setBuddy(box)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(space(1))
    line.addWidget(said, 1)
    line.addWidget(box)
    return row
