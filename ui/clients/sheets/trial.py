"""A trial call: the desk as it is, over the window, with one simulated caller on it and a band that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from receptionist.calls.commands import Reply, SetAvailability, SignIn
from receptionist.calls.events import AnyEvent, Availability, Finished, TargetRung
from receptionist.calls.half_typed import Words
from receptionist.calls.places import Result
from receptionist.calls.record import CallRecord
from receptionist.calls.service import CallFilter
from receptionist.errors import NotFound
from receptionist.messages.service import Message
from receptionist.trial import STATION, Trial
from ui.background import Background
from ui.calls.book import Book, MakeCard
from ui.calls.desk.page import DeskPage
from ui.calls.desk.parts import Desk
from ui.calls.desk.sounding import Sounder
from ui.calls.in_hand import on_the_desk
from ui.calls.live import LiveBoard
from ui.calls.words.reasons import result_words
from ui.clients.sheets.sayable import show_sayable
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import KeyButton, label

NOT_HERE = ("news", "call_back.promise")
"""What the desk does by sheets of its own, and keeps."""


class NothingKept:
    """Records, messages and drafts of a trial: there were none, and none are kept."""

    def find(self, _wanted: CallFilter | None = None, **_how: object) -> list[object]:
        """Nothing, of calls as of messages."""
        return []

    def load(self, call: str) -> CallRecord:
        """There is no such call. Raises `NotFound`."""
        raise NotFound("call.unknown", call=call)

    def earlier(self, client: str, caller: str, limit: int = 20) -> list[CallRecord]:
        """Nobody rang before."""
        return []

    def keep(self, message: Message) -> Message:
        """It is shown, and forgotten."""
        return message

    def keep_draft(self, call: str, field: str, text: str, instead: Iterable[Words] = ()) -> None:
        """Forgotten."""

    def drafts(self) -> dict[str, dict[str, str]]:
        """None."""
        return {}

    def begun_by(self) -> dict[str, tuple[str, ...]]:
        """Nobody."""
        return {}

    def of_others(self, call: str) -> tuple[Words, ...]:
        """Nobody else is here."""
        return ()

    def to_go_on_with(self, given: Collection[str]) -> tuple[str, ...]:
        """None."""
        return ()

    def keep_language(self, client: str, number: str, language: str) -> None:
        """Forgotten."""


class TrialSheet(Retranslates, QFrame):
    """`closed` when the trial is over, however; `outcome` says how, in words."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        trial: Trial,
        make_card: MakeCard,
        login: str,
        name: str,
        sounder: Sounder,
    ) -> None:
        super().__init__()
        self.setProperty("part", "sheet")
        self._trial, self._keys, self._background, self._sounder, self._name = trial, keys, background, sounder, name
        self._theme = theme
        self.outcome = ""
        self._came = self._ended = False
        self._rung = ""
        self.live = LiveBoard(trial.link(login), login, self)
        nothing = NothingKept()
        self.desk = DeskPage(
            Desk(
                live=self.live,
                book=Book(trial.directory, make_card, trial.hub.clock.now, name, self),
                records=nothing,  # type: ignore[arg-type]  # it finds nothing, of whatever kind
                messages=nothing,  # type: ignore[arg-type]
                drafts=nothing,
                sounder=sounder,
                background=background,
                theme=theme,
                keys=keys,
                now=trial.hub.clock.now,
                comes_forward=lambda: False,
                small_card=lambda: False,
            )
        )
        self._what = label("", "warning", wrap=True)
        self.answers = QCheckBox(checked=True)
        self.over = KeyButton(theme, keys, "trial", "x", words=lambda: self.tr("End the trial"))
        self._lay_out()
        self.answers.toggled.connect(self._let_answer)
        self.desk.message_kept.connect(self._not_kept)
        self.live.happened.connect(self._heard)
        self.live.changed.connect(self._look)
        self._takers = [keys.take("trial", self.end, of=self), keys.take("sayable", self.show_sayable, of=self)]
        self._takers += [keys.take(one, self._not_here, of=self) for one in NOT_HERE]
        self.setFocusProxy(self.desk)
        self.retranslate()

    def _lay_out(self) -> None:
        band = QFrame()
        band.setProperty("part", "warning")
        row = QHBoxLayout(band)
        row.setContentsMargins(space(2), space(1), space(1), space(1))
        row.addWidget(self._what, 1)
        row.addWidget(self.answers)
        row.addWidget(self.over)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(self.desk, 1)

    def retranslate(self) -> None:
        """Its words."""
        self.setAccessibleName(self.tr("Trial call"))
        self._what.setText(self.tr("TRIAL CALL · nobody's phone rings, nothing is counted or kept"))
        self.answers.setText(self.tr("Whoever is rung answers"))

    def begin(self) -> None:
        """She sits down at the trial's phone, and the caller rings."""
        self.desk.setFocus()  # it knows by now how much room it has
        self.live.start()
        self.live.send(SignIn(name=self._name, station=STATION), self._seated)

    def _seated(self, _reply: Reply) -> None:
        self.live.send(SetAvailability(availability=Availability.AVAILABLE))
        self._trial.ring(self.tr("Trial call"))

    def end(self, outcome: str = "") -> None:
        """It is over; the desk of the trial goes. Said once."""
        if self._ended:
            return
        self._ended = True
        self.outcome = outcome or self.outcome or self.tr("The trial was ended.")
        for taker in self._takers:
            taker.release()
        self._sounder.stop_ringing()
        self.live.stop()
        self.desk.close_down()
        self._background.run(self._trial.end)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that the desk has no use for ends the trial."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def show_sayable(self) -> None:
        """What may be said of the client, with the profile as it is typed."""
        profile, call = self.desk.profile(), self.desk.shown
        if profile is not None:
            language = (self.desk.languages.of(call) if call is not None else None) or profile.language
            show_sayable(self, self._theme, self._background, profile, language, self._trial.hub.clock.now())

    def _let_answer(self, answers: bool) -> None:
        self._trial.people_answer = answers

    def _not_kept(self) -> None:
        self.desk.toast.tell(self.tr("A trial: the message goes to nobody and is not kept."))

    def _not_here(self) -> None:
        self.desk.toast.tell(self.tr("Not in a trial: it is there in a real call."))

    def _heard(self, event: AnyEvent) -> None:
        if isinstance(event, TargetRung):
            self._rung = event.target.label
        elif isinstance(event, Finished):
            self._say(event.result)

    def _say(self, result: Result) -> None:
        how = result_words(result)
        put = result in (Result.TRANSFERRED, Result.BLIND_TRANSFERRED)
        said = self.tr("Trial over: {how} ({who}).") if put else self.tr("Trial over: {how}.")
        self.outcome = said.format(how=how, who=self._rung)

    def _look(self) -> None:
        """With the call off the desk the trial is over: whoever was put through is connected then."""
        calls = [call for call in self.live.board.calls.values() if on_the_desk(call)]
        self._came = self._came or bool(calls)
        if self._came and not calls:
            self.end(self.outcome or self.tr("Trial over: the caller was put through ({who}).").format(who=self._rung))
