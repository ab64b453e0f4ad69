"""Who sits here, at which phone, and whether calls are offered to her."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from receptionist.calls.commands import Reply, SetAvailability, SignIn
from receptionist.calls.events import Availability
from receptionist.calls.signing_out import left_behind
from receptionist.hub import Hub
from receptionist.office import Office
from receptionist.staff.service import Assistant
from ui.background import Background
from ui.calls.book import Book
from ui.calls.live import LiveBoard
from ui.shell import Shell


class Seated(QObject):
    """`failed`: a problem."""

    failed = Signal(object)

    def __init__(
        self,
        office: Office,
        person: Assistant,
        station: str,
        live: LiveBoard,
        book: Book,
        shell: Shell,
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office, self._person, self._station = office, person, station
        self._live, self._book, self._who, self._background = live, book, shell.who, background
        self._gone = self._sat_down = False
        shell.availability_asked.connect(self._ask_availability)
        self._who.languages_chosen.connect(self._speak)

    @property
    def station(self) -> str:
        """Where she answers: as the desk has it, as she said until the desk has heard. Empty: at no phone."""
        me = self._live.board.assistants.get(self._person.login)
        return self._station if me is None else me.station or ""

    @property
    def has_calls(self) -> bool:
        """Somebody is on her line, or on hold with her."""
        return bool(left_behind(self._live.board, self._person.login))

    def sit_down(self) -> None:
        """She takes her seat; at a hub elsewhere, as soon as it is found."""
        self._who.show_state(self._person.name, Availability.AWAY)
        if self._office.hub is not None:
            self._sign_in()
        else:
            self._live.restarted.connect(self._sign_in_where_she_is_unknown)

    def sit_at(self, station: str) -> None:
        """The same person at another phone."""
        self._station = station
        self._sign_in()

    def go(self) -> None:
        """No call is offered to her any more."""
        self._gone = True
        self._live.send(SetAvailability(availability=Availability.AWAY))

    def ask_staff(self) -> None:
        """Read again who works here, and which languages they speak."""
        self._background.run(self._office.staff.list, self._know_staff)

    def _sign_in_where_she_is_unknown(self) -> None:
        """A hub that is found, or found again after another one led, may not have seen her yet."""
        known = self._sat_down and self._person.login in self._live.board.assistants
        if not known and not self._gone:
            self._sign_in()

    def _sign_in(self) -> None:
        self._sat_down = True
        other = str(self._office.settings.get("phone.other")) or None
        me = self._person
        skills = {"languages": me.languages, "teams": me.teams}
        self._live.send(SignIn(name=me.name, station=self._station or None, other=other, **skills), self._signed_in)

    def _signed_in(self, reply: Reply) -> None:
        if reply.code is not None:
            self._station = ""
            self._who.show_state(self._person.name, Availability.AWAY, phones=True)
        elif self._station:
            self._live.send(SetAvailability(availability=Availability.AVAILABLE))

    def _speak(self, languages: tuple[str, ...]) -> None:
        staff, login = self._office.staff, self._person.login
        self._background.run(lambda: staff.speaks(login, languages), lambda _one: self.ask_staff(), self.failed.emit)

    def _know_staff(self, staff: list[Assistant]) -> None:
        self._book.know(staff)
        hub = self._office.hub
        if hub is not None:  # one elsewhere hears of it by itself
            hub.run(lambda: _tell_skills(hub, staff))
        self._who.languages = frozenset(self._book.speaks(self._person.login))

    def _ask_availability(self, availability: Availability, reason: str) -> None:
        self._live.send(SetAvailability(availability=availability, reason=reason or None))


def _tell_skills(hub: Hub, staff: Sequence[Assistant]) -> None:
    for one in staff:
        hub.skilled(one.login, one.name, one.languages, one.teams)
