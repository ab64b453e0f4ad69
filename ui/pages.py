"""The pages of a session: the desk stands, every other one is made when it is first opened, or ahead of that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from receptionist.calls.commands import SetOtherPhone
from receptionist.clients.card import Card
from receptionist.clients.profile import Profile
from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.staff.loans import LoanService
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from ui.ahead import Ahead, aside
from ui.background import Background
from ui.calls.book import Book
from ui.calls.call_backs.due import CallBacks
from ui.calls.desk.flagging import Flagging
from ui.calls.desk.page import DeskPage
from ui.calls.live import LiveBoard
from ui.desk_sheets import DeskSheets
from ui.keys import Keys
from ui.loading import load_pages
from ui.logos import Logos
from ui.places import pages_for
from ui.recent import Recent
from ui.rooms import Room
from ui.sheet import lay_over, of_room
from ui.shell import Shell
from ui.surroundings import Surroundings
from ui.theme import space

if TYPE_CHECKING:
    from ui.calls.history.page import HistoryPage
    from ui.clients.page import ClientsPage, Editor
    from ui.clients.setting_up import SettingUp
    from ui.messages.messages_page import MessagesPage
    from ui.settings.page import SettingsPage
    from ui.staff.staff_page import StaffPage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Within:
    """What the pages of one session are made with, and what they act on."""

    office: Office
    person: Assistant
    around: Surroundings
    background: Background
    keys: Keys
    live: LiveBoard
    book: Book
    card: Callable[..., Card]
    shell: Shell
    desk: DeskPage
    sheets: DeskSheets
    call_backs: CallBacks
    flagging: Flagging
    recent: Recent
    logos: Logos


class Pages(QObject):
    """`saved` when a client, what callers hear or the office's own settings were changed; `left_found`: something is half typed
    over clients; `staff_changed`: people were; `phones_joined`, `phones_wait`, `assign_asked` (a number),
    `zone_asked` and `import_asked` as the pages say them."""

    saved = Signal()
    left_found = Signal()
    import_asked = Signal()
    phones_wait = Signal()
    phones_joined = Signal()
    assign_asked = Signal(str)
    zone_asked = Signal()
    staff_changed = Signal()

    def __init__(self, within: Within, parent: QObject) -> None:
        super().__init__(parent)
        self._within = within
        self._ahead = Ahead(self._steps_ahead(), lambda: within.live.at_rest, self)
        self.setting_up: SettingUp | None = None
        """What belongs to the page of the clients; None until that stands."""

    def rooms(self) -> list[Room]:
        """All pages, in the order of their tabs."""
        pages: dict[str, Callable[[], QWidget]] = {
            "desk": lambda: self._within.desk,
            "messages": lambda: self.messages,
            "clients": lambda: self.clients,
            "history": lambda: self.history,
            "settings": lambda: self.settings,
            "staff": lambda: self.staff,
        }

        def title(name: str) -> Callable[[], str]:
            return lambda: QCoreApplication.translate("Shell", name)

        return [Room(id_, icon, title(name), pages[id_]) for id_, icon, name in pages_for(self._within.person.role)]

    def stands(self, page: str) -> bool:
        """Whether it was made already."""
        return page in self.__dict__

    def build_ahead(self) -> None:
        """Begin to put the other pages together, while nothing happens."""
        self._ahead.start()

    def stop_ahead(self) -> None:
        """Put none together any more."""
        self._ahead.stop()

    def let_go(self) -> None:
        """The window goes: one that was built ahead may stand in none yet."""
        for built in ("messages", "clients", "history", "settings", "staff"):
            if self.stands(built):
                self.__dict__[built].deleteLater()

    def reload_clients(self) -> None:
        """Clients have changed elsewhere."""
        if self.stands("clients"):
            self.clients.reload()

    @property
    def unsaved(self) -> list[Profile]:
        """What is typed over clients and not saved; the page may not stand yet."""
        return self.clients.unsaved if self.stands("clients") else []

    @property
    def unsaved_people(self) -> dict[str, str]:
        """Over whom something is typed on the page of the staff and not saved: names by login, empty for somebody new."""
        return self.staff.unsaved if self.stands("staff") else {}

    def keep(self) -> None:
        """Write down at once what is half typed over clients and people."""
        if self.stands("clients"):
            self.clients.keep_half_typed()
        settings = self._within.office.settings
        if self.stands("staff") and self.staff.half_typed != settings.get("staff.typed"):
            try:
                settings.set("staff.typed", self.staff.half_typed)
            except Problem as problem:
                log.warning("what is typed over people could not be written down: %s", problem.code)

    # ---- each

    @cached_property
    def messages(self) -> MessagesPage:
        """What was noted for clients."""
        from ui.messages.messages_page import MessagesPage

        w = self._within
        page = MessagesPage(w.office.messages, w.book, w.background, w.around.theme, w.keys, w.office.now, self._login)
        page.call_back_wanted.connect(w.sheets.call_back_for)
        return page

    @cached_property
    def clients(self) -> ClientsPage:
        """Every client's profile."""
        from ui.clients.fields.team import see_to_teams
        from ui.clients.page import ClientsPage
        from ui.clients.setting_up import SettingUp

        w = self._within
        office, around = w.office, w.around
        page = ClientsPage(
            around.theme,
            w.keys,
            w.background,
            office.clients,
            w.card,
            self._editor,
            lambda: office.country,
            office.announcing,
            around.sounder.say,
            office.now,
            w.book.name_of,
            office.caller_flags,
            logos=w.logos,
            half_typed=office.half_typed(w.person.login),
            office_says=office.announcing.says_when_busy,
        )
        if office.away is not None:
            page.show_profiles(w.book.directory.profiles)  # as they were read last
        see_to_teams(page.sections, self._teams, may_change=may(w.person.role, Verb.EDIT_STAFF))
        w.book.changed.connect(page.callers.refresh)
        w.book.changed.connect(page.preview.refresh)
        page.callers.taken_away.connect(lambda flag: w.flagging.take_away(flag, page.toast))
        page.saved.connect(lambda _profile: self.saved.emit())
        page.announcements_changed.connect(self.saved)
        page.import_asked.connect(self.import_asked)
        page.left_found.connect(self.left_found)
        page.year_asked.connect(w.sheets.show_year)
        page.opened.connect(w.recent.opened)
        self.setting_up = SettingUp(
            page,
            office,
            w.live,
            w.shell,
            around.theme,
            w.keys,
            w.background,
            around.sounder,
            w.card,
            w.desk.open_emergency,
            lambda: around.language.code,
        )
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """The calls there were."""
        from ui.calls.at_that_moment.panel import Looker
        from ui.calls.call_backs.panel import CallBackPanel
        from ui.calls.history.late_kind import LateKind
        from ui.calls.history.page import HistoryPage

        w = self._within
        office, theme = w.office, w.around.theme
        looker = Looker(lambda: w.person, office.settings)
        services, followed = (office.call_backs, office.history), (w.book, w.background)
        back = CallBackPanel(*services, *followed, theme, w.keys, office.now, self._login, w.desk.not_now)
        page = HistoryPage(office.history, w.book, w.background, theme, w.keys, office.now, looker, back)
        back.ring.connect(w.call_backs.ring)
        back.closed.connect(lambda _one: w.call_backs.refresh())
        w.call_backs.changed.connect(page.refresh_call_backs)
        page.call_back_wanted.connect(w.sheets.call_back_of)
        LateKind(page, w.live, w.keys, lambda: w.desk.actions.now.own is not None, page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """What can be chosen, and how the office is joined to its phones."""
        from ui.settings.page import SettingsPage

        w = self._within
        may_edit = any(may(w.person.role, verb) for verb in (Verb.EDIT_OFFICE, Verb.EDIT_CLIENTS))
        around, administers = w.around, may(w.person.role, Verb.EDIT_OFFICE)
        page = SettingsPage(
            around.theme,
            w.keys,
            w.background,
            w.office,
            around.sounder,
            around.language,
            self._zone,
            may_edit,
            administers,
        )
        page.keys_chosen.connect(w.keys.choose)
        page.phones.other.kept.connect(lambda other: w.live.send(SetOtherPhone(other=other or None)))
        page.office_changed.connect(self.saved)
        page.phones_wait.connect(self.phones_wait)
        page.phones_joined.connect(self.phones_joined)
        page.assign_asked.connect(self.assign_asked)
        page.zone_asked.connect(self.zone_asked)
        return page

    @cached_property
    def staff(self) -> StaffPage:
        """Who works here."""
        from ui.staff.password_sheet import Invitation, PasswordSheet
        from ui.staff.staff_page import Here, StaffPage

        w = self._within
        office, theme = w.office, w.around.theme

        def sits_at(login: str) -> str:
            there = w.live.board.assistants.get(login)
            return (there.station or "") if there is not None else ""

        here = Here(
            office.store.shared,
            w.person,
            lambda: office.settings.get("stations"),
            lambda: tuple(office.directory().profiles),
            office.now,
            lambda: ZoneInfo(self._zone() or "UTC"),
            sits_at,
        )

        def left() -> dict[str, str]:
            return dict(office.settings.get("staff.typed")) if may(w.person.role, Verb.EDIT_STAFF) else {}

        page = StaffPage(theme, w.keys, w.background, office.staff, LoanService(office.store), here, office.fingerprint, left())
        page.changed.connect(self.staff_changed)

        def show(told: Invitation) -> None:
            lay_over(w.shell, PasswordSheet(theme, w.keys, told), space(84), space(48), of_room("staff", told))

        page.invited.connect(show)
        return page

    def _zone(self) -> str:
        """The office's own; empty: it has no profile."""
        own = self._within.book.own()
        return own.zone if own is not None else ""

    def _teams(self) -> list[str]:
        """Those of people and of clients, as they are in memory."""
        of_people = (team for one in self._within.book.staff for team in one.teams)
        of_clients = (profile.team for profile in self._within.office.directory().profiles if profile.team)
        return sorted({*of_people, *of_clients}, key=str.casefold)

    def _login(self) -> str:
        return self._within.person.login

    def _editor(self) -> Editor:
        from ui.clients.page import Editor

        person = self._within.person
        return Editor(person.login, person.name, may(person.role, Verb.EDIT_CLIENTS))

    # ---- ahead

    def _steps_ahead(self) -> Iterator[Callable[[], object]]:
        yield from aside(self._within.background, partial(load_pages, self._within.around.language.code))
        for room in self._within.shell.rooms:
            yield room.page
            yield partial(self._within.shell.hold_ready, room)
