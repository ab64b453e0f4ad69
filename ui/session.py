"""One person at this workstation: the window with its pages, wired to the office. Another person, another session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from receptionist.calls.callers import CallerFlags
from receptionist.calls.commands import Reply, SetAvailability, SignIn
from receptionist.calls.events import Availability, Event, Finished, MessageTaken
from receptionist.calls.signing_out import left_behind
from receptionist.clients.card import Card
from receptionist.clients.profile import Profile
from receptionist.clients.rules import card, day_words_of
from receptionist.errors import Problem
from receptionist.link.local import Link
from receptionist.office import Office
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from ui.ahead import Ahead, aside
from ui.answering import Answering
from ui.background import Background, tell
from ui.calls.book import Book
from ui.calls.call_backs import DUE, CallBacks
from ui.calls.desk_page import DeskPage
from ui.calls.desk_parts import Desk
from ui.calls.emergency import Home
from ui.calls.flagging import Flagger, Flagging
from ui.calls.freshness import Freshness
from ui.calls.live import LiveBoard
from ui.calls.text import plain
from ui.desk_sheets import Around, DeskSheets
from ui.keys import Keys, KeyWatch
from ui.loading import load_pages
from ui.logos import Logos
from ui.palette import Palette
from ui.places import PAGES, PHONES, places
from ui.raise_window import to_front
from ui.recent import Recent
from ui.rooms import Room
from ui.sheet import Sheet, bring_back, lay_over, put_away, uppermost
from ui.shell import Shell
from ui.sounder import Sounder
from ui.staff.left_words import name_of
from ui.staff.shift import ShiftOfHers
from ui.theme import Theme, space
from ui.translate import Language
from ui.widgets import Notice, Toast

if TYPE_CHECKING:
    from ui.calls.history_page import HistoryPage
    from ui.clients.importing import ImportSheet
    from ui.clients.page import ClientsPage, Editor
    from ui.messages.messages_page import MessagesPage
    from ui.settings.page import SettingsPage


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What outlives a session."""

    app: QApplication
    theme: Theme
    language: Language
    background: Background
    sounder: Sounder


class Session(QObject):
    """`switch_asked`: somebody else wants to sit here. `link`: another way to the desk than the office's own.

    The desk stands from the start; every other page is loaded and built when it is first opened, or ahead of that
    (`build_ahead`) while nobody calls: a call does not wait until the pages stand that nobody looks at."""

    switch_asked = Signal()
    signed_out = Signal(object)
    """She has signed out; what is to happen then (None: somebody is asked who sits here)."""
    _profiles_changed = Signal()
    _changed_elsewhere = Signal()

    def __init__(self, office: Office, person: Assistant, station: str, around: Surroundings, link: Link | None = None) -> None:
        super().__init__()
        self._office, self.person, self._station, self._around = office, person, station, around
        self._background = around.background.branch(self)
        theme = around.theme
        self.keys = Keys(self, chosen={k: tuple(v) for k, v in office.settings.get("keys").items()})
        self._watch = KeyWatch(around.app, self.keys)
        self.live = LiveBoard(link or office.link(person.login), person.login, self)
        self.book = Book(office.directory(), self._card, office.now, person.name, self)
        self.book.flag(office.caller_flags())
        self.shell = Shell(theme, self.keys, self._may_close)
        self.shell.call_office(str(office.settings.get("office.name")))
        self._watch.watch(self.shell)
        self.keys.lie_under(lambda: uppermost(self.shell), lambda: self.answering.to_desk())
        self._leaving = False
        self._counting = QTimer(self, singleShot=True, interval=300)
        self._counting.timeout.connect(self._count)
        self._ahead = Ahead(self._steps_ahead(), self._nothing_happens, self)
        self._build()
        self._connect()
        self._unfollow = office.follow(lambda: tell(self._changed_elsewhere))
        self._changed_elsewhere.connect(self._take_changes)
        self.live.start()
        self._sit_down()
        self.shift.begin()
        self.freshness.load()
        self._ask_staff()
        self._count()
        self._background.run(office.half_typed(person.login).drafts, lambda left: self.clients.go_on() if left else None)

    # ---- pages

    def _build(self) -> None:
        office, theme, background = self._office, self._around.theme, self._background
        self.freshness = Freshness(office.history, office.clients, self.live, self.book, background, office.now, self)
        self.call_backs = CallBacks(office.call_backs, self.live, self.book, background, office.now, self)
        self.desk = DeskPage(
            Desk(
                live=self.live,
                book=self.book,
                records=office.history,
                messages=office.messages,
                drafts=office.history,
                sounder=self._around.sounder,
                background=background,
                theme=theme,
                keys=self.keys,
                now=office.now,
                comes_forward=lambda: bool(office.settings.get("front")),
                small_card=lambda: bool(office.settings.get("card.on_top")),
                fresh=self.freshness.of,
                kept_by=self.call_backs.kept_by,
            )
        )
        self.freshness.changed.connect(self.desk.refresh)
        self.logos = Logos(office.pictures, background, self)
        self.desk.client.logo.follow(self.logos)
        self.desk.emergency.sits_at(self._home)
        self.flagging = Flagging(
            office.callers,
            self._take_flags,
            self.book,
            background,
            theme,
            self.desk.toast,
            office.now,
            Flagger(self.person.login, may(self.person.role, Verb.FLAG_FOR_ALL)),
            self,
        )
        self.recent = Recent(office.settings.get("clients.recent"), office.settings.get("clients.pinned"), self._remember)
        self.palette = Palette(
            theme,
            self.keys,
            background,
            office.directory,
            self.recent,
            self.shell,
            places(self.shell.show_room, self._show_setting, self._show_history),
            self._around.language.everywhere,
        )
        around = Around(self.shell, theme, background, office, self.book, self.person.login, lambda: self._editor().may_edit)
        self.sheets = DeskSheets(around, self.desk, self.keys, self)
        self.toast = Toast(theme, self.keys, self.shell)
        self.shift = ShiftOfHers(around, self.live, self.desk, self.call_backs, self.keys, lambda: self.unsaved, self)
        for bar in (self.desk.afar.waiting, self.desk.afar.pinned):
            self.shell.pin(bar)
        for room in self._rooms():
            self.shell.add(room)
        self.answering = Answering(self.live, self.shell, self.desk, self.palette, self)

    @cached_property
    def messages(self) -> MessagesPage:
        """What was noted for clients."""
        from ui.messages.messages_page import MessagesPage

        office, around = self._office, self._around
        page = MessagesPage(office.messages, self.book, self._background, around.theme, self.keys, office.now, self._login)
        page.call_back_wanted.connect(self.sheets.call_back_for)
        return page

    @cached_property
    def clients(self) -> ClientsPage:
        """Every client's profile."""
        from ui.clients.page import ClientsPage
        from ui.clients.setting_up import SettingUp

        office, around = self._office, self._around
        page = ClientsPage(
            around.theme,
            self.keys,
            self._background,
            office.clients,
            self._card,
            self._editor,
            lambda: office.country,
            office,
            around.sounder.say,
            office.now,
            self.book.name_of,
            office.caller_flags,
            logos=self.logos,
            half_typed=office.half_typed(self.person.login),
            office_says=office.says_when_busy,
        )
        self.book.changed.connect(page.callers.refresh)
        self.book.changed.connect(page.preview.refresh)
        page.callers.taken_away.connect(lambda flag: self.flagging.take_away(flag, page.toast))
        page.saved.connect(lambda _profile: self._profile_saved())
        page.announcements_changed.connect(self._profile_saved)
        page.import_asked.connect(lambda: self.import_clients())
        page.left_found.connect(self._tell_of_half_typed)
        page.year_asked.connect(self.sheets.show_year)
        page.opened.connect(self.recent.opened)
        self._profiles_changed.connect(page.reload)
        self.setting_up = SettingUp(
            page,
            office,
            self.live,
            self.shell,
            around.theme,
            self.keys,
            self._background,
            around.sounder,
            self._card,
            self.desk.open_emergency,
            lambda: around.language.code,
        )
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """The calls there were."""
        from ui.calls.call_back_panel import CallBackPanel
        from ui.calls.history_page import HistoryPage
        from ui.calls.moment_panel import Looker

        office, around = self._office, self._around
        looker = Looker(lambda: self.person, office.settings)
        back = CallBackPanel(
            office.call_backs, office.history, self.book, self._background, around.theme, self.keys, office.now, self._login
        )
        page = HistoryPage(office.history, self.book, self._background, around.theme, self.keys, office.now, looker, back)
        back.ring.connect(self.call_backs.ring)
        back.closed.connect(lambda _one: self.call_backs.refresh())
        self.call_backs.changed.connect(page.refresh_call_backs)
        page.call_back_wanted.connect(self.sheets.call_back_of)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """What can be chosen, and how the office is joined to its phones."""
        from ui.settings.page import SettingsPage

        around = self._around
        page = SettingsPage(
            around.theme,
            self.keys,
            self._background,
            self._office,
            around.sounder,
            around.language,
            self._may_edit_office(),
        )
        page.keys_chosen.connect(self.keys.choose)
        page.office_changed.connect(self._profile_saved)
        page.phones_wait.connect(lambda: self.shell.strip.put(Notice("phones.wait", "phones.wait", lasting=True)))
        page.phones_joined.connect(self._phones_joined)
        page.assign_asked.connect(lambda number: self._assign(number, None))
        return page

    def _rooms(self) -> list[Room]:
        pages: dict[str, Callable[[], QWidget]] = {
            "desk": lambda: self.desk,
            "messages": lambda: self.messages,
            "clients": lambda: self.clients,
            "history": lambda: self.history,
            "settings": lambda: self.settings,
        }

        def title(name: str) -> Callable[[], str]:
            return lambda: QCoreApplication.translate("Shell", name)

        return [Room(id_, icon, title(name), pages[id_]) for id_, icon, name in PAGES]

    def _card(self, *of: Any, **more: Any) -> Card:
        """The rules' card, with the office's own words for the hours of the day."""
        return card(*of, day_words=day_words_of(self._office.settings.get("greeting.hours")), **more)

    def build_ahead(self) -> None:
        """Begin to put the other pages together, while nothing happens."""
        self._ahead.start()

    def _steps_ahead(self) -> Iterator[Callable[[], object]]:
        yield from aside(self._background, partial(load_pages, self._around.language.code))
        for room in self.shell.rooms:
            yield room.page
            yield partial(self.shell.hold_ready, room)

    def _nothing_happens(self) -> bool:
        board, me = self.live.board, self.person.login
        return board.next_for(me) is None and board.current(me) is None

    def _login(self) -> str:
        return self.person.login

    def _home(self) -> Home:
        get = self._office.settings.get
        return Home(self._office.country, str(get("emergency.number")), str(get("emergency.address")))

    def _editor(self) -> Editor:
        from ui.clients.page import Editor

        return Editor(self.person.login, self.person.name, may(self.person.role, Verb.EDIT_CLIENTS))

    def _may_edit_office(self) -> bool:
        return may(self.person.role, Verb.EDIT_OFFICE) or may(self.person.role, Verb.EDIT_CLIENTS)

    def _connect(self) -> None:
        shell = self.shell
        shell.search_asked.connect(self.palette.open)
        shell.switch_asked.connect(self.switch_asked)
        shell.availability_asked.connect(self._ask_availability)
        shell.who.languages_chosen.connect(self._speak)
        shell.page_shown.connect(self._page_shown)
        shell.page_shown.connect(self.desk.afar.page_shown)
        shell.back_asked.connect(self.desk.afar.back)
        shell.messages_asked.connect(lambda: shell.show_room("messages"))
        shell.call_backs_asked.connect(self._show_call_backs)
        self.palette.client_chosen.connect(self._show_client)
        self.palette.person_chosen.connect(self._show_person)
        self.palette.number_chosen.connect(self._dial)
        self.live.changed.connect(self._show_state)
        self.live.restarted.connect(self._show_state)
        self.live.happened.connect(self._heard)
        self.desk.message_kept.connect(self._counting.start)
        self.desk.looked_at.connect(self.recent.opened)
        self.desk.desk_wanted.connect(lambda: (put_away(shell), shell.show_room("desk")))
        self.desk.first_client_wanted.connect(self._enter_first_client)
        self.desk.afar.told.connect(lambda words: self.toast.tell(words))
        self.desk.front_wanted.connect(lambda: to_front(self.shell))
        self._around.sounder.troubled.connect(self.tell)
        self._follow_sheets()
        self._follow_call_backs()
        self.flagging.sheet_wanted.connect(lambda sheet, about: lay_over(shell, sheet, space(84), space(56), about))
        self.flagging.failed.connect(self.tell)
        self.keys.take(
            "caller.flag",
            lambda: self.flagging.ask(self.desk.shown),
            lambda: self.desk.shown is not None,
        )
        shell.sign_out_asked.connect(lambda: self.shift.sign_out())
        self.shift.over.connect(self.signed_out)
        self.shift.profile_asked.connect(self._go_on_with)
        self.shift.told.connect(lambda words: self.toast.tell(words))
        self.shift.failed.connect(self.tell)
        self.keys.take("line.assign", self._assign_line, lambda: self._unknown_line is not None and self._editor().may_edit)

    def _follow_sheets(self) -> None:
        sheets = self.sheets
        for saved in (sheets.profile_saved, sheets.year_saved):
            saved.connect(self._profile_saved)
        sheets.year_saved.connect(self._profiles_changed)
        sheets.client_wanted.connect(lambda client, days: self.clients.show_closures(client, days))
        sheets.promised.connect(lambda _one: (self.call_backs.refresh(), self.desk.toast.tell(self.tr("Call-back promised."))))

    def _follow_call_backs(self) -> None:
        backs, strip = self.call_backs, self.shell.strip
        backs.changed.connect(self._show_call_backs_due)
        backs.rung.connect(lambda: self.shell.show_room("desk"))
        backs.out.connect(self.desk.refresh)
        backs.settled.connect(
            lambda one: self.toast.tell(
                self.tr("{who} was reached: off the list.").format(who=plain(one.name) or one.number),
                lambda: backs.reopen(one),
            )
        )
        backs.failed.connect(self.tell)
        strip.read.connect(lambda key: backs.was_read() if key == DUE else None)

    # ---- what the palette and the door ask for

    def _show_client(self, client: str) -> None:
        if self.shell.shown == "clients":
            self.clients.show_client(client)
        else:
            self.shell.show_room("desk")
            self.desk.look_at(client)

    def _go_on_with(self, client: str) -> None:
        """To the profile over which something is typed."""
        self.shell.show_room("clients")
        self.clients.show_client(client)

    def _show_person(self, client: str, person: str) -> None:
        profile = self._office.directory().by_id.get(client)
        found = next((one for one in (*profile.people, *profile.reaches) if one.id == person), None) if profile else None
        if found is not None:
            self.shell.show_room("desk")
            self.desk.reach_person(client, found.name)

    def _dial(self, number: str) -> None:
        self.shell.show_room("desk")
        self.desk.dial_number(number)

    @property
    def _unknown_line(self) -> str | None:
        """The number, called just now, that nobody owns."""
        call = self.desk.shown
        return call.line if call is not None and call.unknown_line else None

    def _assign_line(self) -> None:
        """Give it to the client that is looked at on the desk, else to a new one."""
        number, chosen = self._unknown_line, self.desk.looked_at_now
        if number is not None:
            self._assign(number, self.profile(chosen) if chosen else None)

    def _assign(self, number: str, client: Profile | None) -> None:
        self.shell.show_room("clients")
        self.clients.assign_number(number, client)

    def _enter_first_client(self) -> None:
        self.shell.show_room("clients")
        self.keys.trigger("new")

    def _show_setting(self, part: int) -> None:
        self.shell.show_room("settings")
        self.settings.show_part(part)

    def set_up_phones(self, answered_by: str) -> None:
        """Somebody said at the first start what answers the office's numbers today."""
        self.shell.show_room("settings")
        self.settings.show_part(PHONES)
        self.settings.phones.begin_with(answered_by)

    def _show_history(self, number: int) -> None:
        self.shell.show_room("history")
        self.history.show_list(number)
        self.history.setFocus()

    def _show_call_backs(self) -> None:
        self._show_history(1)

    def pop(self, line: str, caller: str) -> None:
        """Bring up the card of the client with that line; whoever waits for it in Settings sees how it was read."""
        if "settings" in self.__dict__ and self.settings.phones.ring_now.waiting:
            self.settings.phones.ring_now.hear_pop(line, caller)
            return
        self.shell.show_room("desk")
        self.desk.pop(line, caller or None)

    def _page_shown(self, page: str) -> None:
        if page == "clients":
            self.clients.reload()
            self.shell.strip.gone("profiles.left")
            bring_back(self.shell, "clients")
        elif page == "messages":
            self.messages.refresh()

    # ---- who sits here

    @property
    def station(self) -> str:
        """Where she answers: as the desk has it, as she said until the desk has heard. Empty: at no phone."""
        me = self.live.board.assistants.get(self.person.login)
        return self._station if me is None else me.station or ""

    def sit_at(self, station: str) -> None:
        """The same person at another phone."""
        self._station = station
        self._sign_in()

    def _sit_down(self) -> None:
        self.shell.who.show_state(self.person.name, Availability.AWAY)
        self._sign_in()

    @property
    def has_calls(self) -> bool:
        """Somebody is on her line, or on hold with her."""
        return bool(left_behind(self.live.board, self.person.login))

    def _sign_in(self) -> None:
        self.live.send(SignIn(name=self.person.name, station=self._station or None), self._signed_in)

    def _signed_in(self, reply: Reply) -> None:
        if reply.code is not None:
            self._station = ""
            self.shell.who.show_state(self.person.name, Availability.AWAY, phones=True)
        elif self._station:
            self.live.send(SetAvailability(availability=Availability.AVAILABLE))

    def _speak(self, languages: tuple[str, ...]) -> None:
        staff, login = self._office.staff, self.person.login
        self._background.run(lambda: staff.speaks(login, languages), lambda _one: self._ask_staff(), self.tell)

    def _ask_staff(self) -> None:
        self._background.run(self._office.staff.list, self._know_staff)

    def _know_staff(self, staff: list[Assistant]) -> None:
        self.book.know(staff)
        self.shell.who.languages = frozenset(self.book.speaks(self.person.login))

    def _ask_availability(self, availability: Availability, reason: str) -> None:
        self.live.send(SetAvailability(availability=availability, reason=reason or None))

    def leave(self) -> None:
        """She goes: no call is offered to her any more, and the window closes."""
        self._leaving = True
        self.shift.leave()
        self.live.send(SetAvailability(availability=Availability.AWAY))
        self.live.stop()
        self._unfollow()
        self._counting.stop()
        self._ahead.stop()
        self.call_backs.stop()
        self._watch.stop()
        self.keep()
        self.desk.close_down()
        self._background.hush()
        self.shell.close()
        for built in ("messages", "clients", "history", "settings"):
            if built in self.__dict__:
                self.__dict__[built].deleteLater()  # one that was built ahead may stand in no window yet
        self.shell.deleteLater()

    def _may_close(self) -> bool:
        """A window with a talk in it asks once more, and one with a profile in it that is not saved; with a caller on hold it
        stays."""
        if not self._leaving and self.shift.refuses():
            return False
        talks = self.live.board.current(self.person.login) is not None
        if self._leaving or not (talks or self.unsaved):
            return True
        already = any(notice.key == "closing" for notice in self.shell.strip.notices)
        self.shell.strip.put(
            Notice("closing", "console.call_open")
            if talks
            else Notice("closing", "profiles.unsaved", (("clients", self._names_of_unsaved()),))
        )
        return already

    def keep(self) -> None:
        """Write down at once what is half typed."""
        self.desk.drafts.write_now()
        if "clients" in self.__dict__:
            self.clients.keep_half_typed()

    def _tell_of_half_typed(self) -> None:
        if self.shell.shown != "clients":
            names = ", ".join(self.clients.left.clients)
            self.shell.strip.put(Notice("profiles.left", "profiles.left", (("clients", names),)))

    @property
    def unsaved(self) -> list[Profile]:
        """What is typed over clients and not saved; the page may not stand yet."""
        return self.clients.unsaved if "clients" in self.__dict__ else []

    def _names_of_unsaved(self) -> str:
        return ", ".join(name_of(profile, self.book) for profile in self.unsaved)

    # ---- what the frame shows

    def _show_state(self) -> None:
        board = self.live.board
        me = board.assistants.get(self.person.login)
        none = str(self._office.settings.get("pbx.kind")) == "none"
        if me is not None:
            station = "" if none else me.station or ""
            self.shell.who.show_state(self.person.name, me.availability, me.reason or "", station, phones=not none)
        self.shell.health.show_phones(None if none else board.phone.connected, board.phone.system)
        if none or board.phone.connected:
            self.shell.strip.gone("phones")
        elif board.phone.reason is not None:
            code = "phone.login" if board.phone.reason == "login" else "phone.disconnected"
            self.shell.strip.put(Notice("phones", code, lasting=True, grave=True))

    def _phones_joined(self) -> None:
        """Another phone system may be there now, and who had no phone may have one."""
        self.shell.strip.gone("phones.wait")
        self._show_state()
        if not self.station and self._office.settings.get("stations"):
            self.switch_asked.emit()

    def show_record_trouble(self) -> None:
        """The record of calls falls behind, or is well again."""
        trouble = dict(self._office.record_trouble)
        self.shell.health.show_database("database" not in trouble)
        if trouble:
            self.shell.strip.put(Notice("record", "record.behind", lasting=True))
        else:
            self.shell.strip.gone("record")

    def _heard(self, event: Event) -> None:
        if isinstance(event, Finished | MessageTaken):
            self._counting.start()

    def _count(self) -> None:
        self._background.run(self._office.messages.count_to_pass_on, self.shell.counts.show_messages)
        self.call_backs.refresh()

    def _show_call_backs_due(self) -> None:
        """The number on the list, and what is due: told once in the strip, and no focus moves for it."""
        backs, strip = self.call_backs, self.shell.strip
        self.shell.counts.show_call_backs(len(backs.waiting), overdue=len(backs.due()))
        notice = backs.notice(self.keys.shown("palette"))
        if notice is None:
            strip.gone(DUE)
        else:
            if all(one.key != DUE for one in strip.notices):
                self._around.sounder.tone()
            strip.put(notice)

    def tell(self, problem: Problem) -> None:
        """Say in the strip what went wrong."""
        self.shell.strip.put(Notice(problem.code, problem.code, tuple(problem.values.items())))

    # ---- clients

    def _take_flags(self) -> CallerFlags:
        self._office.take_flags()
        return self._office.caller_flags()

    def _take_changes(self) -> None:
        self.book.use(self._office.directory())
        self.book.flag(self._office.caller_flags())
        self._profiles_changed.emit()
        self._ask_staff()
        self._count()

    def _profile_saved(self) -> None:
        self._background.run(self._office.refresh, lambda _n: self.book.use(self._office.directory()))
        self._background.run(self._office.fallback_is_current, self._tell_of_fallback)

    def _tell_of_fallback(self, current: bool) -> None:
        """Whoever changes lines and names hears that the phone system's own fallback still has the old ones."""
        if current:
            self.shell.strip.gone("pbx.names_changed")
        else:
            self.shell.strip.put(Notice("pbx.names_changed", "pbx.names_changed"))

    def _remember(self, recent: tuple[str, ...], pinned: tuple[str, ...]) -> None:
        settings = self._office.settings

        def keep() -> None:
            settings.set("clients.recent", list(recent))
            settings.set("clients.pinned", list(pinned))

        self._background.run(keep)

    def import_clients(self, file: Path | None = None) -> ImportSheet:
        """Show what a spreadsheet would change; without `file`, ask for one. Returns the sheet, which tells when it closes."""
        from ui.clients.importing import ImportSheet

        sheet = ImportSheet(self._around.theme, self._background, self._office, self.person.login, self.keys)
        over = Sheet(self.shell, sheet, space(110), space(78), "clients")
        sheet.closed.connect(over.close_sheet)
        sheet.closed.connect(sheet.deleteLater)
        sheet.imported.connect(self._profile_saved)
        sheet.imported.connect(self._profiles_changed)
        if file is not None:
            sheet.look_at(file)
        else:
            sheet.choose_file()
        return sheet

    def profile(self, client: str) -> Profile | None:
        """A client, from memory."""
        return self._office.directory().by_id.get(client)
