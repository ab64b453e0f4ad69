"""Ring one of your numbers now: waits for a call and shows what arrived, how it was read, and what to check where none came."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from receptionist.calls.reading import PlaceRead, Reading
from receptionist.errors import Problem
from receptionist.phones import POP, Phones, popped
from receptionist.telephony.numbers import show
from receptionist.telephony.port import Arrived, Finding
from ui.background import Background, tell
from ui.settings.part import bring_into_view, row
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Button, Elided, Mark, label
from ui.words import remedy, say, say_problem

PATIENCE = 60
"""Seconds without a call after which it is asked what keeps it away: a phone rings at the other end within ten."""

_STRETCH = {1: 3, 3: 1}
"""Columns of the table that may be long, and their shares of the room: what stood there, and whose it is (said whole below)."""


class RingNow(Translated):
    """Nothing is kept; who rings is treated as every caller is."""

    assign_asked = Signal(str)
    """Give this number, which nobody has, to a client."""
    _heard = Signal(object, str, str)

    def __init__(self, theme: Theme, background: Background, phones: Phones, country: Callable[[], str]) -> None:
        super().__init__()
        self.theme, self._background, self._phones, self._country = theme, background, phones, country
        self.patience = PATIENCE
        self._left = 0
        self._stop: Callable[[], None] | None = None
        self._wanted = False
        self._shown: tuple[Reading, str, str] | None = None
        self._doubts: list[Finding] | None = None
        self._title, self._lead = label("", "strong"), label("", "muted", wrap=True)
        self.begin, self.end = Button(theme, icon="phone-incoming"), Button(theme, icon="x", kind="quiet")
        self.status, self.trouble = label("", "", wrap=True), label("", "danger", wrap=True)
        self.assign = Button(theme, icon="tag")
        self.result = QWidget()
        self._rows = QVBoxLayout(self.result)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(1))
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._second)
        self._heard.connect(self._take)
        self.begin.clicked.connect(self.wait)
        self.end.clicked.connect(self.stop)
        self.assign.clicked.connect(self._ask_to_assign)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (self._title, self._lead):
            column.addWidget(part)
        column.addLayout(row(self.begin, self.end))
        for part in (self.status, self.trouble, self.result):
            column.addWidget(part)
        column.addLayout(row(self.assign))
        for part in (self.end, self.status, self.trouble, self.assign):
            part.hide()

    def retranslate(self) -> None:
        """Its words, those of a call that is shown among them."""
        self._title.setText(self.tr("Ring one of your numbers now"))
        self._lead.setText(
            self.tr("From a phone outside. What arrives is shown here: the header in which the number stood, and whose it is.")
        )
        self.begin.setText(self.tr("Wait for a call") if self._shown is None else self.tr("Wait for another call"))
        self.end.setText(self.tr("Stop waiting"))
        self.assign.setText(self.tr("Give it to a client…"))
        self._say_status()
        if self._shown is not None:
            self._show_call(*self._shown)
        elif self._doubts is not None:
            self._show_doubts(self._doubts)

    # ---- waiting

    @property
    def waiting(self) -> bool:
        """Whether a call is waited for."""
        return self._stop is not None

    def wait(self) -> None:
        """Listen from now on, until a call comes or `patience` is over."""
        self.stop()
        self._shown = self._doubts = None
        self._clear()
        self.trouble.hide()
        had_focus, self._wanted = self.window().focusWidget() is self.begin, True
        self.end.show()
        if had_focus:  # and not whatever Qt finds next to a button that cannot be pressed any more
            self.end.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin.setEnabled(False)
        hear = self._hear
        self._background.run(lambda: self._phones.listen(hear), self._listens, self._refuse)

    def _hear(self, arrived: Arrived, went: str, context: str) -> None:
        """On any thread."""
        tell(self._heard, arrived, went, context)

    def _listens(self, stop: Callable[[], None]) -> None:
        if not self._wanted:  # stopped before it had begun
            stop()
            return
        self._stop, self._left = stop, self.patience
        self._clock.start()
        self.end.show()
        self._say_status()
        self.status.show()
        bring_into_view(self)

    def stop(self) -> None:
        """Wait no longer."""
        self._wanted = False
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._clock.stop()
        self.status.hide()
        self.begin.setEnabled(True)
        if self.window().focusWidget() is self.end:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looks at something else waits no longer."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def hear_pop(self, line: str, caller: str) -> None:
        """`receptionist pop` has brought a call."""
        self._take(popped(line, caller), POP, "")

    def _second(self) -> None:
        self._left -= 1
        self._say_status()
        if self._left <= 0:
            self.give_up()

    def _say_status(self) -> None:
        self.status.setText(self.tr("Waiting for a call: {seconds} s").format(seconds=max(self._left, 0)))

    def give_up(self) -> None:
        """Nothing came: find out why."""
        self.stop()
        self.status.setText(self.tr("No call arrived. Looking for what keeps it away…"))
        self.status.show()
        self.begin.setEnabled(False)
        self._background.run(self._phones.why_nothing_arrived, self._doubt, self._refuse)

    def _refuse(self, problem: Problem) -> None:
        self.stop()
        self.trouble.setText(f"{say_problem(problem)} {remedy(problem.code)}".rstrip())
        self.trouble.show()
        bring_into_view(self.trouble)

    # ---- what came

    def _take(self, arrived: Arrived, went: str, context: str) -> None:
        if not self.waiting:
            return
        self.stop()
        phones = self._phones
        self._background.run(lambda: phones.reading(arrived), lambda reading: self._show(reading, went, context))

    def _show(self, reading: Reading, went: str, context: str) -> None:
        self._shown = reading, went, context
        self.retranslate()
        bring_into_view(self.result)

    def _show_call(self, reading: Reading, went: str, context: str) -> None:
        self._clear()
        self._rows.addWidget(self._mark(went, context))
        self._rows.addWidget(self._table(reading))
        for sentence in (self._whose(reading), self._who(reading)):
            self._rows.addWidget(label(sentence, "", wrap=True))
        self.assign.setVisible(reading.unknown and reading.line is not None)

    def _mark(self, went: str, context: str) -> Mark:
        words = {
            "desk": self.tr("The call came to the desk."),
            POP: self.tr("The phone system's client has brought up a call."),
            "fallback": self.tr("The call came to our dialplan, and no desk took it: the fallback's phones ring."),
            "elsewhere": self.tr("The call arrived in [{context}] and was not handed to the desk.").format(context=context),
        }
        looks = {"fallback": ("triangle-alert", "warning"), "elsewhere": ("circle-x", "danger")}
        icon, part = looks.get(went, ("circle-check", "good"))
        return Mark(self.theme, icon, words.get(went, went), part)

    def _table(self, reading: Reading) -> QWidget:
        """Each place in which the dialled number may stand, the one that decided in strong letters."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(0.5))
        heads = (self.tr("Header"), self.tr("What stood there"), self.tr("Read as"), self.tr("Whose it is"))
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "small"), 0, column)
        for number, place in enumerate(reading.places, 1):
            for column, words in enumerate(self._cells(place)):
                part = "strong" if place.believed else ""
                grid.addWidget(Elided(words, part) if column in _STRETCH else label(words, part), number, column)
        for column, share in _STRETCH.items():
            grid.setColumnStretch(column, share)
        return table

    def _cells(self, place: PlaceRead) -> tuple[str, str, str, str]:
        source = {"request": self.tr("the request itself"), POP: "receptionist pop"}.get(place.source, place.source)
        number = self._written(place.number) if place.number else self.tr("no number")
        owner = place.owner or self.tr("nobody's")
        return source, place.value, number, owner

    def _whose(self, reading: Reading) -> str:
        if reading.line is None:
            return self.tr("No number could be read in it, so that it is answered for {office}.").format(office=reading.name)
        if reading.unknown:
            sentence = self.tr("Nobody has the number {number}, so that it is answered for {office}. Give it to a client.")
            return sentence.format(number=self._written(reading.line), office=reading.name)
        sentence = self.tr("It is {client}'s: the line {number}.")
        return sentence.format(client=reading.name, number=self._written(reading.line))

    def _who(self, reading: Reading) -> str:
        caller = reading.caller
        if caller.withheld:
            return self.tr("The caller withholds the number.")
        number = self._written(caller.number or "") if caller.valid else caller.number or ""
        shown = f"{caller.name}, {number}" if caller.name else number
        sentence = self.tr("The caller is presented as {caller}; the carrier vouches for it.")
        return (sentence if reading.asserted else self.tr("The caller is presented as {caller}.")).format(caller=shown)

    def _written(self, number: str) -> str:
        return show(number, self._country())

    def _ask_to_assign(self) -> None:
        if self._shown is not None and self._shown[0].line is not None:
            self.assign_asked.emit(self._shown[0].line)

    # ---- nothing came

    def _doubt(self, found: list[Finding]) -> None:
        self.stop()
        self._doubts = found
        self.retranslate()
        bring_into_view(self.result)

    def _show_doubts(self, found: list[Finding]) -> None:
        self._clear()
        self._rows.addWidget(Mark(self.theme, "circle-x", self.tr("No call arrived. Check, in this order:"), "danger"))
        for number, each in enumerate(found, 1):
            what = f"{number}. {say(each.code, each.values)} {remedy(each.code)}".rstrip()
            self._rows.addWidget(label(what, "", wrap=True))

    def _clear(self) -> None:
        self.assign.hide()
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            old.hide()
            old.deleteLater()
