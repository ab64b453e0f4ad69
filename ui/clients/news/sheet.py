"""News of a client, in one typed line: how it is understood is shown before it is kept; what holds now can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.news import News, Recognised
from receptionist.clients.news.service import MOST_LETTERS, MOST_TELLER
from receptionist.clients.news.text import Understood, ended_by, understand
from receptionist.clients.news.who import Asked, Meant
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from ui.background import Background, OneAtATime
from ui.calls.row_model import RowModel
from ui.calls.words.reasons import begin_words
from ui.clients.form.forms import words
from ui.clients.news.questions import NewsQuestions
from ui.clients.news.said_password import Ear, SaidPassword
from ui.clients.news.whose import MayBeOf, WhoseNews
from ui.clients.news.words import end_words, meaning
from ui.keys import native
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, RowList, RowPainter, label
from ui.widgets.choice import ChoiceBox
from ui.words import say_problem

_N = QT_TRANSLATE_NOOP

RECOGNISED = {
    Recognised.NOT: _N("clients", "Not recognised"),
    Recognised.KNOWN_NUMBER: _N("clients", "By the number shown"),
    Recognised.PASSPHRASE: _N("clients", "By the password"),
    Recognised.CALL_BACK: _N("clients", "Called back"),
}


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What stands in the sheet and is not kept: the line, who said so, and how they were recognised. The last two are of the
    call (id) in which it was said: of another call they are true of nobody."""

    text: str
    told_by: str
    recognised: Recognised
    call: str | None = None


class Newsroom(Ear, Protocol):
    """The part of `NewsService` that this sheet needs. Blocks."""

    def write(self, news: News) -> News: ...

    def end(self, news: str, at: datetime, by: str) -> None: ...


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, tuple):
        _news, text, detail = value
        row.area = row.area.adjusted(12, 0, -12, 0)
        row.lines(text, detail, role=Role.TEXT)


class NewsSheet(Retranslates, QFrame):
    """`written` when something was kept or taken back; `typed` when something else is `half_typed`; `closed` when one is
    done."""

    written = Signal()
    typed = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        newsroom: Newsroom,
        profile: Profile,
        held: Sequence[News],
        now: Callable[[], datetime],
        login: str,
        told_by: str = "",
        recognised: Recognised = Recognised.NOT,
        call: str | None = None,
    ) -> None:
        """`told_by` and `recognised` are as far as the `call` (id) says."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._newsroom, self._profile = newsroom, profile
        self._call = call
        self.whose = WhoseNews(theme, profile)
        self._held, self._now, self._login = list(held), now, login
        self._keeps = OneAtATime(background)
        self._title = label("", "title")
        self.line, self.told_by = QLineEdit(maxLength=MOST_LETTERS), QLineEdit(told_by, maxLength=MOST_TELLER)
        self.recognised = ChoiceBox(18)
        self.password = SaidPassword(theme, background, newsroom, profile.id, now, login)
        self.questions = NewsQuestions(profile)
        self.meaning, self.trouble = label("", "strong", wrap=True), label("", "danger", wrap=True)
        self._heading = label("", "heading")
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(6))
        self.list.setModel(self._rows)
        self.keep, self.take_back = Button(theme, icon="check", kind="primary"), Button(theme, icon="undo-2")
        self.close_button = Button(theme, kind="quiet")
        self._lay_out()
        self.trouble.hide()
        for line in (self.line, self.told_by):
            line.textEdited.connect(lambda _text: self._understand())
            line.returnPressed.connect(self.save)
            line.textChanged.connect(self.typed)
        self.recognised.currentIndexChanged.connect(self.typed)
        self.keep.clicked.connect(self.save)
        self.take_back.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.closed)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self.recognised.currentIndexChanged.connect(lambda _place: self._show_password())
        self.recognised.activated.connect(lambda _place: self._ask_password())
        self.questions.answered.connect(self._understand)
        self.whose.answered.connect(self._understand)
        self.password.answered.connect(self._enable_keep)
        self.password.answered.connect(self.keep.setFocus)
        self.password.spent.connect(self._only_a_call_back)
        self.setFocusProxy(self.line)
        self.retranslate()
        self.recognised.setCurrentIndex(list(RECOGNISED).index(recognised))
        self._show_password()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(space(1))
        who.addWidget(self.told_by, 2)
        who.addWidget(self.recognised, 1)
        buttons = QHBoxLayout()
        for part in (self.close_button, self.take_back, self.keep):
            buttons.addWidget(part)
        buttons.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addWidget(self.whose)
        column.addWidget(self.line)
        column.addLayout(who)
        for part in (self.password, self.questions, self.meaning, self.trouble, self._heading):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)  # takes the room where there is no list
        column.addLayout(buttons)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("News of {client}").replace("{client}", self._profile.name))
        self.line.setPlaceholderText(self.tr("As in: Rossi out till 15, all to Verdi"))
        self.line.setAccessibleName(self.tr("What is true"))
        self.told_by.setPlaceholderText(self.tr("Who said so"))
        self.told_by.setAccessibleName(self.tr("Who said so"))
        self.recognised.setAccessibleName(self.tr("How they were recognised"))
        self.keep.setText(self.tr("Keep"))
        self.keep.show_key(native("Enter"))
        self.take_back.setText(self.tr("No longer true"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._heading.setText(self.tr("TRUE NOW"))
        self.list.setAccessibleName(self.tr("What is true now"))
        chosen = max(self.recognised.currentIndex(), 0)
        self.recognised.blockSignals(True)
        self.recognised.clear()
        self.recognised.addItems([words(word) for word in RECOGNISED.values()])
        self.recognised.setCurrentIndex(chosen)
        self.recognised.blockSignals(False)
        self._close_password()
        self._understand()
        self._show_held()

    # ---- who says so

    @property
    def by(self) -> Recognised:
        """How they were recognised, as it is chosen."""
        return list(RECOGNISED)[self.recognised.currentIndex()]

    def _show_password(self) -> None:
        self.password.setVisible(self.by is Recognised.PASSPHRASE)
        self._enable_keep()

    def _ask_password(self) -> None:
        if self.by is Recognised.PASSPHRASE and not self._profile.passphrase:
            self.password.refuse(Problem("passphrase.none"))
        elif self.by is Recognised.PASSPHRASE and not self.password.right:
            self.password.setFocus()

    def _only_a_call_back(self) -> None:
        """No password counts any more: it can be chosen no longer, and why stands there."""
        self._refused(Problem(self.password.refused))
        self.recognised.setCurrentIndex(list(RECOGNISED).index(Recognised.NOT))
        self._close_password()

    def _close_password(self) -> None:
        choices = self.recognised.model()
        if self.password.refused and isinstance(choices, QStandardItemModel):
            choices.item(list(RECOGNISED).index(Recognised.PASSPHRASE)).setEnabled(False)

    # ---- what is understood

    @property
    def understood(self) -> Understood:
        """How the line reads now, with what was answered about it."""
        zone = zone_of(self._profile.zone)
        found = self._read(self.questions.meant)
        end = self.questions.end(zone) if found.unread else None
        return replace(found, until=end.astimezone(UTC), unread="", lacks_end=False) if end is not None else found

    def _read(self, meant: Meant | None = None) -> Understood:
        """As it stands there, told by whoever says so."""
        return understand(self.line.text(), self._profile, self._now(), meant, self.told_by.text())

    @property
    def half_typed(self) -> HalfTyped | None:
        """What would be lost; None: nothing. A password is to be said anew."""
        text = self.line.text().strip()
        return HalfTyped(text, self.told_by.text().strip(), self.by, self._call) if text else None

    def go_on(self, half: HalfTyped) -> None:
        """Begin where she stopped: what she types now takes the place of the old line. Who said so in another call, and how
        they were recognised there, is not taken over."""
        self.line.setText(half.text)
        self.line.selectAll()
        if half.call == self._call:
            self.told_by.setText(half.told_by)
            self.recognised.setCurrentIndex(list(RECOGNISED).index(half.recognised))
        self._understand()

    def offer(self, may_be: MayBeOf, key: str) -> None:
        """Whose news it may be instead; `key` leads to the first."""
        self.whose.offer(may_be, key)
        self._understand()

    @property
    def open_box(self) -> ChoiceBox | None:
        """The first question that waits for an answer."""
        return self.whose.open_box or self.questions.open_box

    def _understand(self) -> None:
        text = self.line.text().strip()
        self.whose.follow(text, self._now())
        self._ask()
        found = self.understood
        said = meaning(found, self._profile, self._ended(found), self._now(), self._held)
        self.meaning.setText(said if text else self.tr("How it is understood is shown here."))
        self.meaning.setVisible(self.open_box is None)
        self._enable_keep()

    def _ask(self) -> None:
        """Ask what the line leaves open: those stay that are answered already, to be answered otherwise."""
        now, found, more = self._now(), self._read(), self._read(self.questions.meant).asked
        asked: dict[str, Asked] = {one.name: one for one in (*found.asked, *more)}
        zone = zone_of(self._profile.zone)
        begins = max(found.since or now, now).astimezone(zone).date()
        today = now.astimezone(zone).date()
        self.questions.ask(tuple(asked.values()), found.unread, begins, today, lacks_end=found.lacks_end)

    def _enable_keep(self) -> None:
        """There is something to keep, nothing is left to be asked, and whoever says so by the password has said it."""
        unheard = self.by is Recognised.PASSPHRASE and not self.password.right
        ready = self.open_box is None and not unheard and not self._keeps.under_way
        self.keep.setEnabled(bool(self.line.text().strip()) and ready)

    def _ended(self, found: Understood) -> tuple[News, ...]:
        """The absences that it ends."""
        return ended_by(found, self._held, self._now())

    # ---- what is done

    def save(self) -> None:
        """Keep what was typed, as it is understood, and once."""
        if not self.line.text().strip() or self._keeps.under_way:
            return
        if self.open_box is not None:
            self.open_box.setFocus()
            return
        if self.by is Recognised.PASSPHRASE and not self.password.right:
            self.password.complain("news.password_unheard")
            self.password.setFocus()
            return
        found, now = self.understood, self._now()
        if ended := self._ended(found):
            self._end(ended, self._are_back)
            return
        news = News(
            client=self._profile.id,
            text=self.line.text().strip(),
            since=found.since or now,
            until=found.until,
            person=found.person,
            away=found.away,
            substitute=found.substitute,
            number=found.number,
            told_by=self.told_by.text().strip(),
            recognised=self.by,
            written_by=self._login,
            written_at=now,
        )
        self._keeps.run(lambda: self._newsroom.write(news), self._written, self._refused)
        self._enable_keep()

    def _written(self, news: News) -> None:
        self._held.insert(0, news)
        self.line.clear()
        self._settled()

    def _refused(self, problem: Problem) -> None:
        self.trouble.setText(say_problem(problem))
        self.trouble.show()
        self._enable_keep()

    def _take_back(self) -> None:
        row = self._rows.row(self.list.currentIndex())
        if isinstance(row, tuple):
            self._end((row[0],), self._are_over)

    def _end(self, ended: tuple[News, ...], then: Callable[[tuple[News, ...]], None]) -> None:
        now = self._now()

        def end() -> None:
            for one in ended:
                self._newsroom.end(one.id, now, self._login)

        self._keeps.run(end, lambda _none: then(ended), self._refused)
        self._enable_keep()

    def _are_back(self, ended: tuple[News, ...]) -> None:
        self.line.clear()
        self._are_over(ended)

    def _are_over(self, ended: tuple[News, ...]) -> None:
        self._held = [one for one in self._held if one not in ended]
        self._settled()

    def _settled(self) -> None:
        self.trouble.hide()
        self._understand()
        self._show_held()
        self.written.emit()
        self.line.setFocus()

    def _show_held(self) -> None:
        rows = [(news, news.text, self._detail(news)) for news in self._held]
        self._rows.show(rows, [f"{text}, {detail}" for _news, text, detail in rows])
        self._heading.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self._show_buttons()

    def _detail(self, news: News) -> str:
        zone = zone_of(self._profile.zone)
        now = self._now().astimezone(zone)
        since = begin_words(news.since.astimezone(zone), now) if news.since > now else ""
        until = end_words(news.until.astimezone(zone), now)
        return " · ".join(part for part in (since, until, news.told_by, words(RECOGNISED[news.recognised])) if part)

    def _show_buttons(self) -> None:
        self.take_back.setEnabled(self._rows.row(self.list.currentIndex()) is not None)
        self.take_back.setVisible(bool(self._held))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sheet; Enter on an answer leads to the next question, then keeps, as the key for saving does."""
        boxes = (self.whose.box, *self.questions.boxes)
        answers = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() in boxes
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif answers or event.matches(QKeySequence.StandardKey.Save):
            self.save()
        else:
            super().keyPressEvent(event)
