"""Who gets a call at any moment, past or coming, and what the assistant sees then: typed as one says it, answered at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from receptionist.clients.calendar.days import line_at, owns
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.card import Card, TargetRow, Why
from receptionist.clients.news import News
from receptionist.clients.past import Known
from receptionist.clients.profile import Profile, Status
from receptionist.clients.times.moment_text import any_moment_in
from receptionist.clients.who_gets import Answer, Try, who_gets
from receptionist.telephony.numbers import show
from ui.background import Background
from ui.calls.at_that_moment.field import MomentField
from ui.calls.book import MakeCard
from ui.calls.reach.rows import narrow
from ui.calls.row_model import RowModel
from ui.calls.words.reasons import day_words, until_words, why_words
from ui.client_names import STATUSES
from ui.clients.fields.choices import LANGUAGES
from ui.clients.form.forms import words
from ui.keys import native
from ui.languages import language_name
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, Field, RowList, RowPainter, label
from ui.widgets.choice import ChoiceBox

_N = QT_TRANSLATE_NOOP

Owner = Callable[[str, datetime], tuple[Profile, Iterable[News]] | None]
"""Whose a number (E.164) is at a moment, with what has been told of that client; None: nobody's."""

Past = Callable[[str, datetime], Known]
"""How a client (id) was known at a moment that is past (aware). Blocks."""

PASSED = 3
"""So many who are out are named; of the others one hears how many they are."""
FEW, MANY = 3, 8
"""Instructions for which there is room beside a list in a low window, and elsewhere; of others one hears how many they are."""
ROOMY = space(70)
"""Logical pixels of height from which on there is room for many and a list."""

BECAUSE = {
    "not_theirs": _N("clients", "The number is not theirs then."),
    "closure": _N("clients", "A closure holds {until}{reason}."),
    "day": _N("clients", "The day is {name}."),
    "open_now": _N("clients", "Open {until}."),
    "closed_now": _N("clients", "Closed {until}."),
    "unconfirmed": _N("clients", "Nobody has confirmed these hours: callers are answered by what the template proposes."),
    "no_hours": _N("clients", "No hours are entered: open at any hour."),
    "turn": _N("clients", "{list}: {person} has the turn {until}."),
    "swap": _N("clients", "{list}: {person} has it by a swap {until}, instead of {instead}."),
    "stand_in": _N("clients", "{list}: {person} has the turn {until}, standing in for {instead}, who is out."),
    "turn_out": _N("clients", "{list}: {person} has the turn {until} but is out, and nobody stands in. Name a substitute."),
    "stand_in_messages": _N(
        "clients", "{list}: {person} has the turn {until}, standing in for {instead}, who takes messages only."
    ),
    "turn_messages": _N(
        "clients",
        "{list}: {person} has the turn {until} but takes messages only, and nobody stands in. Give the turn to somebody else.",
    ),
    "gap": _N("clients", "{list}: nobody has the turn."),
}
"""What decided, by the codes of `receptionist.clients.who_gets`."""


def because_words(why: Why, local: datetime) -> str:
    """One reason, as a sentence."""
    values = dict(why.values)
    if why.code in {one.value for one in Status}:
        return _status_words(Status(why.code), values)
    if why.code == "not_yet":
        return _not_yet_words(values, local)
    until = until_words(values["until"], local) if "until" in values else ""
    reason = f" ({values['reason']})" if values.get("reason") else ""
    said = words(BECAUSE[why.code])
    values["list"] = values.pop("rota", "") or words(_N("clients", "On call"))
    for name, value in (values | {"until": until, "reason": reason, "instead": values.get("instead", "…")}).items():
        said = said.replace("{" + name + "}", value)
    return said.replace(" .", ".").replace(" ,", ",")


def _status_words(status: Status, values: dict[str, str]) -> str:
    said = words(_N("clients", "Status: {status}.")).replace("{status}", words(STATUSES[status]))
    if values.get("messages"):
        said += " " + words(_N("clients", "Nobody is rung: messages are taken."))
    return f"{said} “{values['said']}”" if values.get("said") else said


def _not_yet_words(values: dict[str, str], local: datetime) -> str:
    said = words(_N("clients", "Not yet active, from {day}. Nobody is rung: messages are taken."))
    said = said.replace("{day}", day_words(date.fromisoformat(values["day"]), local.date()))
    return f"{said} “{values['said']}”" if values.get("said") else said


def passed_words(row: TargetRow) -> str:
    """Who is out, until when, and who stands in."""
    stands_in = dict(row.why.values).get("substitute")
    said = words(_N("clients", "{person} is {out}.") if stands_in else _N("clients", "{person} is {out}; nobody stands in."))
    return said.replace("{person}", row.name).replace("{out}", why_words(row))


def try_words(one: Try) -> tuple[str, str]:
    """Who is rung and why; from which second on, and for how long."""
    name = " ".join(part for part in (one.row.title, one.row.name) if part)
    when = (
        words(_N("clients", "at once"))
        if one.after == 0
        else words(_N("clients", "after {n} s")).replace("{n}", str(one.after))
    )
    lasts = words(_N("clients", "for {n} s")).replace("{n}", str(one.seconds))
    return f"{name} · {why_words(one.row)}", f"{when} · {lasts}"


def _paint(row: RowPainter, value: object) -> None:
    if isinstance(value, Try):
        who, when = try_words(value)
        row.area = row.area.adjusted(space(1), 0, -space(1), 0)
        row.right(when)
        row.lines(who, show(value.row.number or "", "ZZ"), role=Role.TEXT)


def listed(instructions: Sequence[str], most: int) -> str:
    """The first instructions, one a line, and how many more there are: never one, which has the room of its being told."""
    if len(instructions) == most + 1:
        most += 1
    lines = [f"• {text}" for text in instructions[:most]]
    if len(instructions) > most:
        lines.append(words(_N("clients", "… {n} more")).replace("{n}", str(len(instructions) - most)))
    return "\n".join(lines)


class WhoGetsSheet(Retranslates, QFrame):
    """Any line, moment, language and person. `closed` when one is done."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        profile: Profile,
        line: str | None,
        make_card: MakeCard,
        past: Past,
        now: Callable[[], datetime],
        assistant: str,
        news: Iterable[News] = (),
        at: datetime | None = None,
        owner: Owner = lambda _number, _at: None,
    ) -> None:
        """`at`: the moment to begin with (aware); None: now."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._background, self._make_card, self._past, self._now = background.branch(self), make_card, past, now
        self._profile, self._assistant, self._news, self._owner = profile, assistant, tuple(news), owner
        self._told: Sequence[str] = ()
        """The instructions of the answer."""
        self._then: tuple[datetime, dict[str, Known | None]] | None = None
        """A moment that is past, and how each client (id) was known then; None: that is being read."""
        self._title = label("", "title", wrap=True)
        self.when = MomentField(self._meant, lambda: zone_of(profile.zone))
        self.asked = QLineEdit(maxLength=60)
        self.line, self.language = ChoiceBox(18), ChoiceBox(8)
        self._fields = [Field(part) for part in (self.when, self.line, self.language, self.asked)]
        self.moment, self.because = label("", "strong", wrap=True), label("", "", wrap=True)
        self.greeting, self.instructions = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._heading, self.end = label("", "heading"), label("", "", wrap=True)
        self._rows = RowModel()
        self.list = RowList(theme, _paint, space(6))
        self.list.setModel(self._rows)
        self.close_button = Button(theme, kind="quiet")
        self._lay_out()
        self._fill(line)
        if at is not None:
            self.when.put(at)
        self.when.meant.connect(self.answer)
        self.asked.textEdited.connect(lambda _text: self.answer())
        for box in (self.line, self.language):
            box.activated.connect(lambda _place: self.answer())
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.when)
        self.retranslate()

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(space(1))
        for field, stretch in zip(self._fields, (3, 3, 2, 3), strict=True):
            asked.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addLayout(asked)
        for edit in (self.when, self.asked):
            edit.setMinimumHeight(edit.sizeHint().height())  # where room is scarce, the list gives it
        for part in (self.moment, self.because, self.greeting, self.instructions, self._heading):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.end)
        column.addStretch()
        column.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _fill(self, line: str | None) -> None:
        names = {one.number: one.label or show(one.number, self._profile.country) for one in self._profile.lines}
        for number, name in names.items():
            self.line.addItem(name, number)
        self.line.setCurrentIndex(max(self.line.findData(line), 0) if self._profile.lines else -1)
        self.language.addItem("", "")
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("Who gets a call for {client}").replace("{client}", self._profile.name))
        when, line, language, asked = self._fields
        when.name(self.tr("When; empty: now"), self.tr("As in Sunday 23:10, 15/8 9:00, 31/12/2026 18:00"))
        line.name(self.tr("Number"))
        language.name(self.tr("Language"))
        asked.name(self.tr("Asked for; empty: anybody"), self.tr("A name, role or matter"))
        self.language.setItemText(0, words(_N("clients", "Client's own")))
        self._heading.setText(self.tr("WHO IS RUNG, IN ORDER, UNTIL SOMEBODY ANSWERS"))
        self.list.setAccessibleName(self.tr("Who is rung, in order"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self.answer()

    # ---- the question

    @property
    def at(self) -> datetime | None:
        """The moment (aware) that is asked about; None: what is typed is none."""
        return self.when.at

    def _meant(self, typed: str) -> datetime | None:
        now = self._now()  # to the second: what has just been told holds
        return any_moment_in(typed, now.replace(second=0, microsecond=0), self._profile.zone) if typed else now

    def answer(self) -> None:
        """Say it for what stands in the fields."""
        at = self.at
        if at is None:
            self.moment.setText(self.tr("That is no moment: type a day, an hour or both."))
            return
        known, line = self._known(self._profile, self._news, at), self.line.currentData()
        here = line_at(known.profile, line, at) if line else None
        if not line or (here is not None and owns(here, at)) or known.is_before(at):
            self._answer_for(self._profile, known, line, at)
            return
        other = self._owner(line, at)
        if other is not None and other[0].id != self._profile.id:
            self._answer_for(other[0], self._known(other[0], tuple(other[1]), at), line, at)
        else:
            self._answer_none(known.profile, at, self._not_theirs_words(known.profile, line, is_entered_late=other is not None))

    def _not_theirs_words(self, profile: Profile, line: str, *, is_entered_late: bool) -> str:
        """`is_entered_late`: today it is said to have been theirs; what was kept then did not know of it."""
        if is_entered_late:
            said = self.tr("{number} had not been entered for {client} yet: what its callers heard is not known.")
        else:
            said = self.tr("{number} is not theirs then, and is no other client's: nobody is rung.")
        return said.replace("{number}", show(line, profile.country)).replace("{client}", profile.name)

    def _answer_for(self, today: Profile, known: Known, line: str | None, at: datetime) -> None:
        """`today`: the client as it is now; another one where the number is that one's then."""
        profile, news = known.profile, known.news
        if known.since is not None and known.is_before(at):
            self._answer_none(profile, at, self._unknown_words(profile, known.since))
            return
        language = self.language.currentData() or None
        card = self._make_card(profile, line, at, assistant=self._assistant, language=language, news=news)
        asked = self._asked_for(card, profile)
        found = who_gets(profile, line, at, asked.id if asked is not None else None, news)
        self._tell(profile, card, found, is_old=profile.version < today.version)
        if today.id != self._profile.id:
            said = self.tr("The number is {client}'s then: this is their answer.").replace("{client}", profile.name)
            self.because.setText(f"{said} {self.because.text()}")

    def _unknown_words(self, profile: Profile, since: datetime) -> str:
        day = QLocale().toString(since.astimezone(zone_of(profile.zone)).replace(tzinfo=None), "dddd d MMMM yyyy H:mm")
        said = self.tr("{client} has been kept here since {day}: of a time before that nothing is known.")
        return said.replace("{client}", profile.name).replace("{day}", day)

    def _answer_none(self, profile: Profile, at: datetime, why: str) -> None:
        """There is nothing to be said but `why`."""
        self.moment.setText(self._when_words(profile, at.astimezone(zone_of(profile.zone))))
        self.because.setText(why)
        for part in (self.greeting, self.instructions, self.end):
            part.setText("")
        for part in (self.instructions, self._heading, self.list):
            part.hide()
        self._rows.show([], [])

    def _known(self, today: Profile, news: tuple[News, ...], at: datetime) -> Known:
        """The client as it was known then, once that is read; of a moment that is to come, as it stands today."""
        if at >= self._now().replace(second=0, microsecond=0) or not today.version:
            return Known(today, news)
        if self._then is None or self._then[0] != at:
            self._then = (at, {})
        read = self._then[1]
        if today.id not in read:
            read[today.id] = None
            self._background.run(partial(self._past, today.id, at), lambda known: self._learn(at, today.id, known))
        return read[today.id] or Known(today, news)

    def _learn(self, at: datetime, client: str, known: Known) -> None:
        if self._then is not None and self._then[0] == at:
            self._then[1][client] = known
            self.answer()

    def _asked_for(self, card: Card, profile: Profile) -> TargetRow | None:
        typed = self.asked.text().strip()
        rows = narrow(card.targets, profile, typed) if typed else []
        return next((row.target for row in rows if row.target is not None), None)

    # ---- the answer

    def _tell(self, profile: Profile, card: Card, found: Answer, *, is_old: bool) -> None:
        """`is_old`: the profile was another one then."""
        self.moment.setText(self._moment_words(profile, found, is_old=is_old))
        self.because.setText(" ".join(self._why(found)))
        self.greeting.setText(f"“{card.greeting.text}”")
        self._told = card.instructions
        self._show_instructions(beside_list=bool(found.tries))
        self.instructions.setToolTip(listed(card.instructions, len(card.instructions)))
        self.instructions.setVisible(bool(card.instructions))
        for part in (self._heading, self.list):
            part.setVisible(bool(found.tries))
        self._rows.show(found.tries, [", ".join(try_words(one)) for one in found.tries])
        self.end.setText("\n".join(self._end_words(profile, found)))

    def _show_instructions(self, *, beside_list: bool) -> None:
        self.instructions.setText(listed(self._told, FEW if beside_list and self.height() < ROOMY else MANY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for more instructions, or fewer."""
        super().resizeEvent(event)
        self._show_instructions(beside_list=not self.list.isHidden())

    def _why(self, found: Answer) -> Iterator[str]:
        yield from (because_words(why, found.at) for why in found.because)
        yield from (passed_words(row) for row in found.passed[:PASSED])
        if len(found.passed) > PASSED:
            yield words(_N("clients", "… {n} more")).replace("{n}", str(len(found.passed) - PASSED))

    @staticmethod
    def _when_words(profile: Profile, local: datetime) -> str:
        when = QLocale().toString(local.replace(tzinfo=None), "dddd d MMMM yyyy H:mm")
        return f"{when} · {profile.city or profile.zone}"

    def _moment_words(self, profile: Profile, found: Answer, *, is_old: bool) -> str:
        said = self._when_words(profile, found.at)
        if is_old:
            said += " · " + self.tr("as it was kept then (version {n})").format(n=profile.version)
        if self.asked.text().strip() and found.asked is None:
            said += " · " + self.tr("nobody is called so")
        elif found.asked is not None:
            said += f" · {found.asked.name}: {why_words(found.asked)}"
        return said

    def _end_words(self, profile: Profile, found: Answer) -> list[str]:
        if found.tries:
            lines = [self.tr("If nobody answers there: “{text}”").replace("{text}", text) for text in found.nobody]
        elif found.nobody:
            lines = [self.tr("Nobody can be rung then: “{text}”").replace("{text}", text) for text in found.nobody]
        else:
            lines = [self.tr("Nobody can be rung then: a message is taken.")]
        if found.fallback:
            said = self.tr("If no assistant answers within {n} s, the announcement is said and {number} rings.")
        else:
            said = self.tr("If no assistant answers within {n} s, the announcement is said and the call ends.")
        number = show(found.fallback, profile.country) if found.fallback else ""
        return [*lines, said.replace("{n}", str(found.patience)).replace("{number}", number)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; PgUp and PgDown move the moment by a day from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() or event.key() not in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            self.when.step(event.key())
