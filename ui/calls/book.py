"""The clients and colleagues as the pages read them: the directory of the moment, a client's card for now, who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.callers import NO_FLAGS, CallerFlag, CallerFlags
from receptionist.clients.calendar.days import lines_at
from receptionist.clients.card import Card
from receptionist.clients.known import KnownPerson
from receptionist.clients.news import News
from receptionist.clients.profile import Line, Occasion, Profile
from receptionist.clients.versions import BY_SETUP
from receptionist.staff.figures import ByName, shown_by_name
from receptionist.staff.service import Assistant


class Directory(Protocol):
    """What the page needs of `receptionist.clients.directory.Directory`."""

    @property
    def profiles(self) -> Iterable[Profile]:
        """All clients, the office itself among them."""

    @property
    def by_id(self) -> Mapping[str, Profile]:
        """Each by its id."""

    def moved_from(self, number: str, at: datetime) -> Profile | None:
        """Whose line it was until lately."""

    def recognise(self, number: str | None, at: datetime) -> tuple[KnownPerson, ...]:
        """Who of our clients' people rings from there."""

    @property
    def news(self) -> Mapping[str, tuple[News, ...]]:
        """What is true of a client (id) until a time."""


class MakeCard(Protocol):
    """`receptionist.clients.rules.card`."""

    def __call__(
        self,
        profile: Profile,
        line: str | None,
        at: datetime,
        *,
        assistant: str,
        language: str | None = None,
        occasion: Occasion | None = None,
        wanted: str | None = None,
        caller: str | None = None,
        news: Iterable[News] = (),
    ) -> Card:
        """What the desk shows of this client then."""


_CARDS_KEPT = 64


class Book(QObject):
    """Gives the page its clients, from memory. `changed` when a supervisor saved something anywhere."""

    changed = Signal()
    replaced = Signal()
    """The clients are others: a profile or news was saved somewhere."""

    def __init__(
        self,
        directory: Directory,
        make_card: MakeCard,
        now: Callable[[], datetime],
        assistant_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_card = make_card
        self._cards: dict[tuple[object, ...], Card] = {}
        self._directory = directory
        self._now = now
        self.assistant_name = assistant_name
        self._staff: dict[str, Assistant] = {}
        self._by_name: Callable[[], str] = lambda: ByName.OFF
        self._me = ""
        self.flags: CallerFlags = NO_FLAGS

    @property
    def directory(self) -> Directory:
        """The picture in use."""
        return self._directory

    def use(self, directory: Directory) -> None:
        """Read from another picture from now on."""
        self._directory = directory
        self._cards.clear()
        self.replaced.emit()
        self.changed.emit()

    def flag(self, flags: CallerFlags) -> None:
        """What is known of callers, as it is now."""
        self.flags = flags
        self.changed.emit()

    def flags_of(self, call: CallView) -> tuple[CallerFlag, ...]:
        """What is known of the caller: by the call's client, then what holds for all."""
        whose, number = self.whose(call), None if call.caller.withheld else call.caller.number
        found = (self.flags.of(whose.id if whose is not None else None, number), self.flags.of_all(number))
        return tuple(one for one in found if one is not None)

    def know(self, staff: Iterable[Assistant]) -> None:
        """The people of the office, as they are now."""
        self._staff = {one.login: one for one in staff}
        self.changed.emit()

    @property
    def staff(self) -> tuple[Assistant, ...]:
        """The people of the office."""
        return tuple(self._staff.values())

    def show_states(self, setting: Callable[[], str], me: str) -> None:
        """`setting` says of whom states are shown by name (`receptionist.staff.figures`) to `me`, a login."""
        self._by_name, self._me = setting, me

    def shows_state(self, login: str) -> bool:
        """Whether what somebody is doing may be shown by name."""
        return login == self._me or shown_by_name(self._by_name(), self._staff.get(self._me), self._staff.get(login))

    def speaks(self, login: str) -> tuple[str, ...]:
        """The languages that somebody speaks with callers."""
        return self._staff[login].languages if login in self._staff else ()

    def name_of(self, login: str | None) -> str:
        """Who that is, by name; by login where nobody of that login is known."""
        if login == BY_SETUP:
            return self.tr("the first start")
        return self._staff[login].name if login in self._staff else login or ""

    def profile(self, client: str | None) -> Profile | None:
        """The client, if it is known."""
        return self._directory.by_id.get(client) if client is not None else None

    def whose(self, call: CallView) -> Profile | None:
        """Whose call it is: a number that nobody owns is the office's own."""
        return self.profile(call.client) or self.own()

    def recognised(self, call: CallView) -> tuple[KnownPerson, ...]:
        """Who of our clients' people rings, by the number shown: of the call's own client first."""
        whose = self.whose(call)
        found = self._directory.recognise(call.caller.number, call.arrived)
        return tuple(sorted(found, key=lambda one: whose is None or one.client.id != whose.id))

    def own(self) -> Profile | None:
        """The office itself."""
        return next((profile for profile in self._directory.profiles if profile.own), None)

    def countries(self, profile: Profile) -> tuple[str, ...]:
        """Where a number typed for this client may be dialled from: the client's country, then the office's."""
        own = self.own()
        return (profile.country, own.country) if own is not None else (profile.country,)

    def lines(self, profile: Profile) -> tuple[Line, ...]:
        """The numbers that are a client's now."""
        return lines_at(profile, self._now())

    def first_line(self, profile: Profile) -> Line | None:
        """The line under which we ring out for a client."""
        return next(iter(self.lines(profile)), None)

    def card(
        self,
        profile: Profile,
        line: str | None,
        *,
        occasion: Occasion | None = None,
        language: str | None = None,
        wanted: str | None = None,
        caller: str | None = None,
    ) -> Card:
        """What the desk shows of this client now. Nothing in it changes within a minute, so it is made once a minute."""
        now = self._now()
        key = (profile.id, line, occasion, language, wanted, caller, now.replace(second=0, microsecond=0))
        if key not in self._cards:
            if len(self._cards) >= _CARDS_KEPT:
                self._cards.clear()
            self._cards[key] = self._made(profile, line, now, occasion, language, wanted, caller)
        return self._cards[key]

    def _made(
        self,
        profile: Profile,
        line: str | None,
        now: datetime,
        occasion: Occasion | None,
        language: str | None,
        wanted: str | None,
        caller: str | None,
    ) -> Card:
        return self._make_card(
            profile,
            line,
            now,
            assistant=self.assistant_name,
            language=language,
            occasion=occasion,
            wanted=wanted,
            caller=caller,
            news=self._directory.news.get(profile.id, ()),
        )
