"""What a supervisor does around a client's profile besides editing it: tries a call on one of its lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from receptionist.calls.events import Availability
from receptionist.clients.checks import blocking
from receptionist.clients.profile import Line, Profile
from receptionist.trial import Trial
from ui.background import Background
from ui.calls.book import MakeCard
from ui.calls.live import LiveBoard
from ui.calls.sounding import Sounder
from ui.clients.page import ClientsPage
from ui.clients.trial_sheet import TrialSheet
from ui.keys import Keys
from ui.sheet import Sheet
from ui.theme import Theme, space


class Office(Protocol):
    """The part of the office that is needed. `now` is its clock (UTC)."""

    @property
    def country(self) -> str: ...
    def now(self) -> datetime: ...
    def directory(self) -> Any: ...


class SettingUp(QObject):
    """Lays its sheets over `window`. `live` is the real desk: a call there comes before any trial."""

    def __init__(
        self,
        page: ClientsPage,
        office: Office,
        live: LiveBoard,
        window: QWidget,
        theme: Theme,
        keys: Keys,
        background: Background,
        sounder: Sounder,
        make_card: MakeCard,
        emergency: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page, self._office, self._live, self._window = page, office, live, window
        self._theme, self._keys, self._background, self._sounder = theme, keys, background, sounder
        self._make_card, self._emergency = make_card, emergency
        self.trial: TrialSheet | None = None
        keys.take("trial", self.try_line, lambda: page.isVisible() and page.draft.profile is not None)
        live.changed.connect(self._real_call)

    # ---- a trial call

    def try_line(self) -> None:
        """A simulated call on the line that the preview shows, at its moment, with the profile as it is typed."""
        page, profile = self._page, self._page.draft.profile
        line = page.preview.chosen_line()
        if profile is None or self.trial is not None:
            return
        if line is None:
            page.toast.tell(self.tr("Enter a number first: a trial call rings one."))
        elif blocking(page.draft.problems):
            page.toast.tell(self.tr("Mend what is marked first: a trial goes by the profile."))
        elif self._busy():
            page.toast.tell(self.tr("A real call comes first: try it when nobody waits for you."))
        else:
            self._begin(profile, line)

    def _begin(self, profile: Profile, line: Line) -> None:
        trial = Trial(profile, line, self._page.preview.at(), self._office.directory().own, self._office.country)
        self._background.run(trial.begin, lambda _none: self._show(trial))

    def _show(self, trial: Trial) -> None:
        me = self._page.who()
        sheet = TrialSheet(self._theme, self._keys, self._background, trial, self._make_card, me.login, me.name, self._sounder)
        over = Sheet(self._window, sheet, space(400), space(300))
        helps = self._keys.take("emergency", lambda: (sheet.end(), self._emergency()))

        def done() -> None:
            helps.release()
            over.close_sheet()
            sheet.deleteLater()
            self.trial = None
            self._page.toast.tell(sheet.outcome)

        sheet.closed.connect(done)
        self.trial = sheet
        sheet.begin()

    def _busy(self) -> bool:
        """A call is hers already, or waits while she is there to answer it."""
        board, me = self._live.board, self._live.assistant
        seat = board.assistants.get(me)
        answers = seat is not None and seat.availability is Availability.AVAILABLE
        waits = board.next_for(me) if answers else next(iter(board.returned(me)), None)
        return waits is not None or board.current(me) is not None

    def _real_call(self) -> None:
        if self.trial is not None and self._busy():
            self.trial.end(self.tr("A real call is here: the trial was ended."))
