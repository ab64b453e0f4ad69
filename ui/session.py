"""One person at this workstation: the window with its pages, wired to the office. Another person, another session."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from receptionist.calls.callers import CallerFlags
from receptionist.clients.card import Card
from receptionist.clients.profile import Profile
from receptionist.clients.rules import card, day_words_of
from receptionist.errors import Problem
from receptionist.link.local import Link
from receptionist.office import Office
from receptionist.staff.half_typed import read
from receptionist.staff.loans import LoanService, for_a_call
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from ui.answering import Answering
from ui.background import tell
from ui.calls.book import Book
from ui.calls.call_backs.due import CallBacks
from ui.calls.desk.emergency import Home
from ui.calls.desk.flagging import Flagger, Flagging
from ui.calls.desk.page import DeskPage
from ui.calls.desk.parts import Desk
from ui.calls.desk.pointed import pointed_words
from ui.calls.freshness import Freshness
from ui.calls.live import LiveBoard
from ui.calls.words.text import plain
from ui.closing import asks_again
from ui.desk_sheets import Around, DeskSheets
from ui.frame import Frame
from ui.hub_watch import HubWatch
from ui.keys import Keys, KeyWatch
from ui.logos import Logos
from ui.pages import Pages, Within
from ui.palette import Palette
from ui.places import on_clients, places
from ui.raise_window import to_front
from ui.recent import Recent
from ui.sheet import Sheet, bring_back, lay_over, put_away, uppermost
from ui.shell import Shell
from ui.staff.left_words import Left, name_of
from ui.staff.seated import Seated
from ui.staff.shift import ShiftOfHers
from ui.surroundings import Surroundings
from ui.theme import space
from ui.ways import Ways
from ui.widgets import Notice, Toast

if TYPE_CHECKING:
    from ui.calls.history.page import HistoryPage
    from ui.clients.files.importing import ImportSheet
    from ui.clients.page import ClientsPage
    from ui.clients.setting_up import SettingUp
    from ui.messages.messages_page import MessagesPage
    from ui.settings.page import SettingsPage


class Session(QObject):
    """`switch_asked`: somebody else wants to sit here. `link`: another way to the desk than the office's own.

    The desk stands from the start; every other page is loaded and built when it is first opened, or ahead of that
    (`build_ahead`) while nobody calls: a call does not wait until the pages stand that nobody looks at."""

    switch_asked = Signal()
    signed_out = Signal(object)
    """She has signed out; what is to happen then (None: somebody is asked who sits here)."""
    shut_out = Signal(object)
    """She may see nothing of this office any more (the problem): her login is closed, or its password another one."""
    _changed_elsewhere = Signal()

    def __init__(self, office: Office, person: Assistant, station: str, around: Surroundings, link: Link | None = None) -> None:
        super().__init__()
        self._office, self.person, self._around = office, person, around
        self._background = around.background.branch(self)
        theme = around.theme
        self.keys = Keys(self, chosen={k: tuple(v) for k, v in office.settings.get("keys").items()})
        self._watch = KeyWatch(around.app, self.keys)
        self.hubs = HubWatch(self)
        self.live = LiveBoard(link or office.link(person.login, self.hubs.hear), person.login, self, office.now)
        self.book = Book(office.directory(), self._card, office.now, person.name, self)
        self.book.flag(office.caller_flags())
        self.book.show_states(lambda: str(office.settings.get("figures.by_name")), person.login)
        self.shell = Shell(theme, self.keys, self._may_close)
        self.shell.call_office(str(office.settings.get("office.name")))
        self._watch.watch(self.shell)
        self.keys.lie_under(lambda: uppermost(self.shell), lambda: self.answering.to_desk())
        self._leaving = False
        self._make_desk()
        self._make_frame(station)
        self._make_pages()
        self._connect()
        self._unfollow = office.follow(lambda: tell(self._changed_elsewhere))
        self._changed_elsewhere.connect(self._take_changes)
        self.live.start()
        self.seated.sit_down()
        self.shift.begin()
        self.freshness.load()
        self.seated.ask_staff()
        self.frame.count()
        self._tell_of_people_left()
        self._background.run(office.half_typed(person.login).drafts, lambda left: self.clients.go_on() if left else None)

    # ---- pages

    def _make_desk(self) -> None:
        office, theme, background = self._office, self._around.theme, self._background
        self.freshness = Freshness(office.history, office.clients, self.live, self.book, background, office.now, self)
        self.call_backs = CallBacks(office.call_backs, self.live, self.book, background, office.now, self)
        self.desk = DeskPage(
            Desk(
                live=self.live,
                book=self.book,
                records=office.history,
                messages=office.messages,
                drafts=office.half_typed_of_calls(self.person.login),
                sounder=self._around.sounder,
                background=background,
                theme=theme,
                keys=self.keys,
                now=office.now,
                comes_forward=lambda: bool(office.settings.get("front")),
                small_card=lambda: bool(office.settings.get("card.on_top")),
                confirms=lambda: bool(office.settings.get("dial.confirm")),
                fresh=self.freshness.of,
                kept_by=self.call_backs.kept_by,
                one_look=office.store.one_look,
                lend=self._lend if office.store.shared and may(self.person.role, Verb.SEE_STAFF) else None,
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

    def _lend(self, client: str, to: str, length: timedelta) -> None:
        LoanService(self._office.store).lend(for_a_call(to, client, self._office.now(), self.person.login, length))

    def _make_frame(self, station: str) -> None:
        office, theme, background = self._office, self._around.theme, self._background
        self.recent = Recent(office.settings.get("clients.recent"), office.settings.get("clients.pinned"), self._remember)
        login, fresh = self.person.login, self.freshness.of
        around = Around(self.shell, theme, background, office, self.book, login, self._may_edit, fresh)
        self.sheets = DeskSheets(around, self.desk, self.keys, self)
        self.toast = Toast(theme, self.keys, self.shell, above=self.desk.message)
        self.keys.held_back.connect(self._say_what_waits)
        self.keys.refused.connect(lambda why: self.toast.tell(why))
        self.shift = ShiftOfHers(around, self.live, self.desk, self.call_backs, self.keys, self._typed, self)
        for bar in (self.desk.afar.waiting, self.desk.afar.pinned):
            self.shell.pin(bar)
        self.seated = Seated(office, self.person, station, self.live, self.book, self.shell, background, self)
        followed, sounder = (self.live, self.hubs, self.call_backs), self._around.sounder
        self.frame = Frame(office, self.person, self.shell, *followed, background, self.keys, sounder, self)

    def _make_pages(self) -> None:
        office, theme, background = self._office, self._around.theme, self._background
        self.pages = Pages(
            Within(
                office=office,
                person=self.person,
                around=self._around,
                background=background,
                keys=self.keys,
                live=self.live,
                book=self.book,
                card=self._card,
                shell=self.shell,
                desk=self.desk,
                sheets=self.sheets,
                call_backs=self.call_backs,
                flagging=self.flagging,
                recent=self.recent,
                logos=self.logos,
            ),
            self,
        )
        self.ways = Ways(office, self.shell, self.desk, self.pages, self.keys, theme, self)
        elsewhere = on_clients(self.keys, self.ways.on_clients, may_edit=may(self.person.role, Verb.EDIT_CLIENTS))
        leading = (self.ways.to_setting, self.ways.to_history)
        self.palette = Palette(
            theme,
            self.keys,
            background,
            office.directory,
            self.recent,
            self.shell,
            places(self.shell.show_room, *leading, elsewhere, self.person.role, shared=office.store.shared),
            self._around.language.everywhere,
            now=office.now,
        )
        for room in self.pages.rooms():
            self.shell.add(room)
        self.answering = Answering(self.live, self.shell, self.desk, self.palette, self)

    def _say_what_waits(self, action: str) -> None:
        words = self.tr("{action} ({key}) waits for what lies over it: Esc closes that.")
        self.toast.add(words.replace("{action}", self.keys.title(action)).replace("{key}", self.keys.shown(action)))

    @property
    def messages(self) -> MessagesPage:
        """What was noted for clients."""
        return self.pages.messages

    @property
    def clients(self) -> ClientsPage:
        """Every client's profile."""
        return self.pages.clients

    @property
    def history(self) -> HistoryPage:
        """The calls there were."""
        return self.pages.history

    @property
    def settings(self) -> SettingsPage:
        """What can be chosen, and how the office is joined to its phones."""
        return self.pages.settings

    @property
    def setting_up(self) -> SettingUp | None:
        """What belongs to the page of the clients, once that stands."""
        return self.pages.setting_up

    def _card(self, *of: Any, **more: Any) -> Card:
        """The rules' card, with the office's own words for the hours of the day."""
        return card(*of, day_words=day_words_of(self._office.settings.get("greeting.hours")), **more)

    def build_ahead(self) -> None:
        """Begin to put the other pages together, while nothing happens."""
        self.pages.build_ahead()

    def _home(self) -> Home:
        get = self._office.settings.get
        return Home(self._office.country, str(get("emergency.number")), str(get("emergency.address")))

    def _may_edit(self) -> bool:
        return may(self.person.role, Verb.EDIT_CLIENTS)

    def _connect(self) -> None:
        shell = self.shell
        shell.search_asked.connect(self.palette.open)
        shell.switch_asked.connect(self.switch_asked)
        shell.page_shown.connect(self._page_shown)
        shell.page_shown.connect(self.desk.afar.page_shown)
        shell.back_asked.connect(self.desk.afar.back)
        shell.messages_asked.connect(lambda: shell.show_room("messages"))
        shell.call_backs_asked.connect(self.ways.to_call_backs)
        self.palette.client_chosen.connect(self.ways.to_client)
        self.palette.person_chosen.connect(self.ways.to_person)
        self.palette.number_chosen.connect(self.ways.dial)
        self.desk.message_kept.connect(self.frame.count_soon)
        self.desk.looked_at.connect(self.recent.opened)
        self.desk.desk_wanted.connect(lambda: (put_away(shell), shell.show_room("desk")))
        self.ways.card_comes.connect(lambda: self.answering.make_room())
        self.desk.first_client_wanted.connect(self.ways.to_first_client)
        self.desk.afar.told.connect(lambda words: self.toast.tell(words))
        self.desk.front_wanted.connect(lambda: to_front(self.shell))
        self._around.sounder.troubled.connect(self.tell)
        self.seated.failed.connect(self.tell)
        self.frame.answers_again.connect(self._read_again)
        self.frame.answers_again.connect(self.desk.troubles.answers_again)
        self.frame.shut_out.connect(self.shut_out, Qt.ConnectionType.QueuedConnection)  # nobody's work is cut short by it
        self._follow_pages()
        self._follow_sheets()
        self._follow_call_backs()
        self.flagging.sheet_wanted.connect(lambda sheet, about: lay_over(shell, sheet, space(84), space(56), about))
        self.flagging.failed.connect(self.tell)
        self.keys.take(
            "caller.flag",
            lambda: self.flagging.ask(self.desk.shown, pointed_words(self.desk.subject, self.book)),
            lambda: self.desk.shown is not None,
        )
        shell.sign_out_asked.connect(lambda: self.shift.sign_out())
        self.shift.over.connect(self.signed_out)
        self.shift.profile_asked.connect(self.ways.to_profile)
        self.shift.staff_asked.connect(self.ways.to_staff)
        self.shift.told.connect(lambda words: self.toast.tell(words))
        self.shift.failed.connect(self.tell)
        self.keys.take("moment", self.ways.to_moment, lambda: self.shell.shown != "history")
        self.keys.take("line.assign", self.ways.assign_line, lambda: self.ways.unknown_line is not None and self._may_edit())

    def _follow_pages(self) -> None:
        pages = self.pages
        pages.saved.connect(self._profile_saved)
        pages.import_asked.connect(lambda: self.import_clients())
        pages.left_found.connect(self._tell_of_half_typed)
        pages.phones_wait.connect(lambda: self.shell.strip.put(Notice("phones.wait", "phones.wait", lasting=True)))
        pages.phones_joined.connect(self._phones_joined)
        pages.assign_asked.connect(lambda number: self.ways.give(number))
        pages.zone_asked.connect(self.ways.to_own_zone)
        pages.staff_changed.connect(self.seated.ask_staff)

    def _follow_sheets(self) -> None:
        sheets = self.sheets
        for saved in (sheets.profile_saved, sheets.year_saved):
            saved.connect(self._profile_saved)
        sheets.year_saved.connect(self.pages.reload_clients)
        sheets.client_wanted.connect(lambda client, days: self.clients.show_closures(client, days))
        sheets.promised.connect(lambda _one: (self.call_backs.refresh(), self.desk.toast.tell(self.tr("Call-back promised."))))

    def _follow_call_backs(self) -> None:
        backs = self.call_backs
        backs.rung.connect(lambda: self.shell.show_room("desk"))
        backs.out.connect(self.desk.refresh)
        backs.settled.connect(
            lambda one: self.toast.tell(
                self.tr("{who} was reached: off the list.").format(who=plain(one.name) or one.number),
                lambda: backs.reopen(one),
            )
        )
        backs.failed.connect(self.tell)

    # ---- what the console and the frame ask for

    def set_up_phones(self, answered_by: str) -> None:
        """Somebody said at the first start what answers the office's numbers today."""
        self.ways.set_up_phones(answered_by)

    def pop(self, line: str, caller: str) -> None:
        """Bring up the card of the client with that line."""
        self.ways.pop(line, caller)

    def profile(self, client: str) -> Profile | None:
        """A client, from memory."""
        return self.ways.profile(client)

    def _page_shown(self, page: str) -> None:
        if page == "clients":
            self.clients.reload()
            self.shell.strip.gone("profiles.left")
        elif page == "staff":
            self.shell.strip.gone("staff.left")
        elif page == "messages":
            self.messages.refresh()
        bring_back(self.shell, page)

    def _read_again(self) -> None:
        """What could not be read while the database was away; every other page reads when it is opened."""
        shown = self.shell.shown
        if shown == "history":
            self.history.refresh()
        else:
            self._page_shown(shown)
        self.frame.count()

    # ---- who sits here

    @property
    def station(self) -> str:
        """Where she answers: as the desk has it, as she said until the desk has heard. Empty: at no phone."""
        return self.seated.station

    def sit_at(self, station: str) -> None:
        """The same person at another phone."""
        self.seated.sit_at(station)

    @property
    def has_calls(self) -> bool:
        """Somebody is on her line, or on hold with her."""
        return self.seated.has_calls

    def leave(self) -> None:
        """She goes: no call is offered to her any more, and the window closes."""
        self._leaving = True
        self.shift.leave()
        self.seated.go()
        self.live.stop()
        self._unfollow()
        self.frame.stop()
        self.pages.stop_ahead()
        self.call_backs.stop()
        self._watch.stop()
        self.keep()
        self.desk.close_down()
        self._background.hush()
        self.shell.close()
        self.pages.let_go()
        self.shell.deleteLater()

    def _may_close(self) -> bool:
        """A window asks once more where something would be lost; with a caller on hold it stays."""
        if self._leaving:
            return True
        if self.shift.refuses():
            return False
        notice = asks_again(
            talks=self.live.board.current(self.person.login) is not None,
            behind=self.desk.drafts.behind,
            clients=", ".join(name_of(profile, self.book) for profile in self.unsaved),
            people=", ".join(self.pages.unsaved_people.values()),
        )
        already = any(one.key == notice.key for one in self.shell.strip.notices) if notice is not None else True
        if notice is not None:
            self.shell.strip.put(notice)
        return already

    def keep(self) -> None:
        """Write down at once what is half typed."""
        self.desk.drafts.write_now()
        self.sheets.keep()
        self.pages.keep()

    def _tell_of_half_typed(self) -> None:
        if self.shell.shown != "clients":
            names = ", ".join(self.clients.left.clients)
            self.shell.strip.put(Notice("profiles.left", "profiles.left", (("clients", names),)))

    def _tell_of_people_left(self) -> None:
        """Whoever may save it hears that it is still there."""
        if may(self.person.role, Verb.EDIT_STAFF) and (left := read(self._office.settings.get("staff.typed"))):
            names = ", ".join(one.name or login for login, one in left.items())
            self.shell.strip.put(Notice("staff.left", "staff.left", (("people", names),)))

    def _typed(self) -> Left:
        return Left(unsaved=tuple(self.unsaved), people=tuple(self.pages.unsaved_people.items()))

    @property
    def unsaved(self) -> list[Profile]:
        """What is typed over clients and not saved; the page may not stand yet."""
        return self.pages.unsaved

    # ---- what the frame shows

    def _phones_joined(self) -> None:
        """Another phone system may be there now, and who had no phone may have one."""
        self.shell.strip.gone("phones.wait")
        self.frame.show_state()
        if not self.station and self._office.settings.get("stations"):
            self.switch_asked.emit()

    def tell(self, problem: Problem) -> None:
        """Say in the strip what went wrong."""
        self.frame.tell(problem)

    # ---- clients

    def _take_flags(self) -> CallerFlags:
        self._office.take_flags()
        return self._office.caller_flags()

    def _take_changes(self) -> None:
        if self._leaving:
            return  # it was under way when she went
        self.book.use(self._office.directory())
        self.book.flag(self._office.caller_flags())
        self.pages.reload_clients()
        self.seated.ask_staff()
        self.frame.count()
        self.shift.passing.look()

    def _profile_saved(self) -> None:
        self._background.run(self._office.refresh, lambda _n: self.book.use(self._office.directory()))
        self._background.run(self._office.phone_system.fallback_is_current, self._tell_of_fallback)

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

        self._background.in_turn(keep)

    def import_clients(self, file: Path | None = None) -> ImportSheet:
        """Show what a spreadsheet would change; without `file`, ask for one. Returns the sheet, which tells when it closes."""
        from ui.clients.files.importing import ImportSheet

        sheet = ImportSheet(self._around.theme, self._background, self._office, self.person.login, self.keys)
        over = Sheet(self.shell, sheet, space(110), space(78), "clients")
        sheet.closed.connect(over.close_sheet)
        sheet.closed.connect(sheet.deleteLater)
        sheet.imported.connect(self._profile_saved)
        sheet.imported.connect(self.pages.reload_clients)
        if file is not None:
            sheet.look_at(file)
        else:
            sheet.choose_file()
        return sheet
