"""A shift's two ends: what has changed since the last one, and what is left when somebody signs out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.commands import BackToQueue
from receptionist.calls.places import Place
from receptionist.calls.signing_out import left_behind, on_hold
from receptionist.clients.news import of_the_day
from receptionist.clients.since import Change, changes_since
from receptionist.errors import Problem
from receptionist.messages.service import Message
from receptionist.staff.handovers import Thing
from receptionist.staff.shifts import Shift
from ui.calls.call_backs.due import CallBacks
from ui.calls.desk.page import DeskPage
from ui.calls.live import LiveBoard
from ui.calls.menus import colleagues_menu
from ui.calls.past.model import zone_of
from ui.calls.words.days import day_words
from ui.desk_sheets import Around
from ui.keys import Keys
from ui.sheet import lay_over
from ui.staff import left_words, since_words
from ui.staff.given_callers import GivenCallers, who_calls
from ui.staff.left_words import Left, To
from ui.staff.list_sheet import ListSheet, Said
from ui.staff.passing_on import NOBODYS, Owned, PassingOn, thing_of, things_of
from ui.theme import space

log = logging.getLogger(__name__)

MESSAGES_SHOWN = 50


class ShiftOfHers(QObject):
    """`over` when she has signed out (it has what is to happen then); `told` has a sentence that asks for nothing;
    `profile_asked` a client (id) whose profile is to be gone on with, `staff_asked` somebody (login) of the staff."""

    over = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    profile_asked = Signal(str)
    staff_asked = Signal(str)

    def __init__(
        self,
        around: Around,
        live: LiveBoard,
        desk: DeskPage,
        call_backs: CallBacks,
        keys: Keys,
        unsaved: Callable[[], Left],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around, self._live, self._desk, self._call_backs, self._keys = around, live, desk, call_backs, keys
        self._unsaved = unsaved
        self._shift: Shift | None = None
        self._left = False
        self._shut: Callable[[], None] | None = None
        self._gives_way = False
        keys.take("shift.since", self.show_since, lambda: self._shift is not None)
        keys.take("shift.end", self.sign_out)
        self._goes_on: Callable[[], None] | None = None
        """What happens once no caller keeps her any more: she was told that one does."""
        live.changed.connect(self._give_way)
        live.changed.connect(self._follow_callers)
        self.passing = PassingOn(around, live, desk, call_backs, keys, self._lay_leading, self.close_sheet, self)
        self.passing.told.connect(self.told)
        self.passing.failed.connect(self.failed)
        self._given = GivenCallers(live, around.book, around.book.name_of, self)
        self._given.told.connect(self.told)
        self._given.heard.connect(self._follow_callers)

    # ---- it begins

    def begin(self) -> None:
        """She sits down; what has changed since she went is shown, where anything has."""
        shifts, login, now = self._around.office.shifts, self._around.login, self._around.office.store.now
        self._around.background.run(lambda: shifts.begin(login, now()), self._begun, self.failed.emit)

    def _begun(self, shift: Shift) -> None:
        if self._left:
            self._close_shift(shift)
            return
        self._shift = shift
        self.passing.look()
        if shift.away_since is not None:
            self._ask_since(lambda changes: self._show_since(changes, asked=False))

    def show_since(self) -> None:
        """What has changed since her last shift; *nothing* is an answer too."""
        self._ask_since(lambda changes: self._show_since(changes, asked=True))

    def _ask_since(self, then: Callable[[tuple[Change, ...]], None]) -> None:
        if self._shift is None or self._shift.away_since is None:
            then(())
            return
        office, moment = self._around.office, self._shift.away_since

        def look() -> tuple[Change, ...]:
            directory = office.directory()
            before = office.clients.before(dict.fromkeys(directory.by_id, moment))
            news = [one for some in directory.news.values() for one in some]
            return changes_since(moment, before, directory.profiles, news, office.now())

        self._around.background.run(look, then, self.failed.emit)

    def _show_since(self, changes: tuple[Change, ...], *, asked: bool) -> None:
        busy = self._live.board.current(self._around.login) is not None
        if not asked and (not changes or busy):
            self.told.emit(self._since_words(changes))
            return
        sheet = ListSheet(self._around.theme, lambda: self._say_since(changes), self._keys)
        sheet.chosen.connect(lambda client: (self.close_sheet(), self._show_client(client)))
        self._lay(sheet, gives_way=not asked)

    def _say_since(self, changes: tuple[Change, ...]) -> Said:
        lines = since_words.lines_of(changes, self._around.book, self._around.office.now())
        return Said(self.tr("Since your last shift"), self._since_words(changes), lines, close=self.tr("Close"))

    def _since_words(self, changes: tuple[Change, ...]) -> str:
        """One sentence: since when, and whether anything has changed."""
        if self._shift is None or self._shift.away_since is None:
            return self.tr("This is your first shift: all of it is new.")
        zone = zone_of(self._around.book.own())
        when = day_words(self._shift.away_since.astimezone(zone), self._around.office.store.now().astimezone(zone))
        if not changes:
            return self.tr("Nothing has changed since your last shift ({when}).").format(when=when)
        key = self._keys.shown("shift.since")
        return self.tr("%n change(s) since your last shift", "", len(changes)) + f" ({when}) · {key}"

    # ---- it ends

    def sign_out(self, then: Callable[[], None] | None = None, *, asks: bool = False) -> None:
        """Show what is left, and end the shift once she says so; at once, where nothing is and it need not be asked (`asks`).
        Callers are never left behind: once nobody keeps her any more, it goes on by itself up to that question."""
        if left_behind(self._live.board, self._around.login):
            self._show_left(Left(), then)
            self._goes_on = partial(self.sign_out, then, asks=True)
            return
        if self._around.office.away is not None:
            self._show_known(then)
            return
        messages = self._around.office.messages
        self._call_backs.refresh()
        rest = tuple(things_of(self._all_left([])))

        def look() -> tuple[list[Message], Owned]:
            found = messages.find(to_pass_on=True, limit=MESSAGES_SHOWN)
            return found, self.passing.owned([*rest, *things_of(Left(messages=tuple(found)))])

        def show(found: tuple[list[Message], Owned]) -> None:
            messages, owned = found
            self._show_left(self._hers(self._all_left(messages), owned), then, owned, asks=asks)

        self._around.background.run(look, show, lambda _problem: self._show_known(then))

    def _show_known(self, then: Callable[[], None] | None) -> None:
        """What this console knows by itself, while the rest cannot be looked up: nobody has to stay for that."""
        self._show_left(self._hers(self._all_left([]), NOBODYS), then, unread=True)

    def _hers(self, left: Left, owned: Owned) -> Left:
        """What she promised, she leaves whatever its day: nobody else knows of it. Where others work on, what is theirs is none
        of what she leaves; else what is due today and the lost calls are hers too."""
        me, here = self._around.login, zone_of(self._around.book.own())
        today = self._around.office.now().astimezone(here).date()
        promised = tuple(one for one in left.call_backs if owned.hers(thing_of(one), me, one.promised_by))
        if not self._around.office.store.shared:
            due = (one for one in left.call_backs if one in promised or one.lost or one.due.astimezone(here).date() <= today)
            return replace(left, call_backs=tuple(due))
        return replace(
            left,
            call_backs=promised,
            messages=tuple(one for one in left.messages if owned.hers(thing_of(one), me, one.taken_by)),
            news=tuple(one for one in left.news if owned.hers(thing_of(one), me, one.written_by)),
        )

    def refuses(self) -> bool:
        """Whether a caller who is on hold keeps the window open; it says so, and leads to them."""
        if not on_hold(self._live.board, self._around.login):
            return False
        self._show_left(Left(), None)
        self._goes_on = self.close_sheet
        return True

    def _all_left(self, messages: list[Message]) -> Left:
        board, desk, now = self._live.board, self._desk, self._around.office.now()
        me = self._around.login
        hers = [*board.mine(me), *desk.unfinished.left_aside()]
        mine = [call for call in hers if desk.unfinished.typed(call.id) or call in board.cards(me)]
        news, here = self._around.book.directory.news, zone_of(self._around.book.own())
        return Left(
            drafts=(*desk.unfinished.calls(), *mine),
            unsaved=self._unsaved().unsaved,
            people=self._unsaved().people,
            messages=tuple(messages),
            call_backs=tuple(self._call_backs.waiting),
            news=tuple(one for some in news.values() for one in of_the_day(some, now, here)),
        )

    def _show_left(
        self,
        left: Left,
        then: Callable[[], None] | None,
        owned: Owned = NOBODYS,
        *,
        unread: bool = False,
        asks: bool = False,
    ) -> None:
        """`unread`: there may be more, which could not be looked up, and none of it can be given to anybody now; `asks`: also
        where nothing is left."""
        callers = left_behind(self._live.board, self._around.login)
        if not callers and not left and not unread and not asks:
            self.end(then)
            return
        say = partial(self._say_left, left, unread=unread)
        sheet = ListSheet(self._around.theme, say, self._keys, confirm="shift.end", other="call.hand")
        things = [thing for thing in things_of(left) if thing not in owned.offered and not unread]
        sheet.confirmed.connect(lambda: self._sure(things, then))
        sheet.other_asked.connect(lambda: self._ask_whom(sheet, things))
        self._lay_leading(sheet)
        self._gives_way = asks

    def _say_left(self, left: Left, *, unread: bool) -> Said:
        callers = tuple(left_behind(self._live.board, self._around.login))
        now, book = self._around.office.now(), self._around.book
        if callers:
            lines = left_words.lines_of(Left(callers=callers), book, now)
            return Said(
                self.tr("You cannot sign out now"),
                self._refusal(callers),
                lines,
                close=self.tr("Stay"),
                grave=True,
                other=self._give_words(bool(self._held())),
            )
        if left.unsaved or left.people:
            names = [left_words.name_of(profile, book) for profile in left.unsaved] + [name for _, name in left.people]
            why = self.tr("Not saved yet: {clients}. Save or discard it first: Enter leads there.").format(
                clients=", ".join(names)
            )
            lines = left_words.lines_of(Left(unsaved=left.unsaved, people=left.people), book, now)
            return Said(self.tr("You cannot sign out now"), why, lines, close=self.tr("Stay"), grave=True)
        return Said(
            self.tr("Signing out"),
            self._what_is_left(left, unread=unread),
            left_words.lines_of(left, book, now),
            confirm=self.tr("Sign out"),
            close=self.tr("Stay"),
            other=self._give_words(bool(left) and not unread),
        )

    def _what_is_left(self, left: Left, *, unread: bool) -> str:
        if unread and self._desk.drafts.behind:
            return self.tr(
                "The database cannot be reached, and something half-typed is written down nowhere yet: signing out now loses "
                "it. Stay until the database is back, or write it down elsewhere."
            )
        if unread:
            return self.tr(
                "The database cannot be reached: what else you leave could not be looked up, and nothing can be given to "
                "anybody now. All of it stays yours, and nothing is lost. You can sign out."
            )
        if left:
            return self.tr("This is left for whoever comes next; nothing of it is lost. Enter on a line goes there.")
        return self.tr("Nothing is left.")

    def _give_words(self, anything: bool) -> str:
        """Of the button by which it is given to a colleague, where one is here."""
        return self.tr("Hand over to a colleague…") if anything and self.passing.colleagues() else ""

    def _held(self) -> list[CallView]:
        return [call for call in on_hold(self._live.board, self._around.login) if call.place is Place.HELD]

    def _ask_whom(self, sheet: ListSheet, things: Sequence[Thing]) -> None:
        """To whom it is given: callers on hold first, who wait."""
        held = self._held()
        menu = colleagues_menu(
            sheet, self.passing.colleagues(), self._around.book.shows_state, lambda to: self._give(things, held, to)
        )
        if held:
            menu.addAction(self.tr("The team: back into the queue"), lambda: self._back_to_queue(held))
        menu.popup(sheet.other.mapToGlobal(sheet.other.rect().topLeft()))

    def _give(self, things: Sequence[Thing], held: Sequence[CallView], to: str) -> None:
        self.close_sheet()
        self._given.give(held, to)
        name = self._around.book.name_of(to)
        words = self.tr("Offered to {name}. You are told when it is taken over.").format(name=name)
        self.passing.give(() if held else things, to, lambda: (self.told.emit(words), self.passing.look()))

    def _back_to_queue(self, held: Sequence[CallView]) -> None:
        self.close_sheet()
        for call in held:
            self._live.send(BackToQueue(call=call.id))

    def _refusal(self, callers: tuple[CallView, ...]) -> str:
        call = callers[0]
        profile = self._around.book.whose(call)
        who = who_calls(call, self._around.book)
        client = profile.name if profile is not None else ""
        if call in on_hold(self._live.board, self._around.login):
            said = self.tr(
                "{who} is on hold for {client} and waits for you. Enter leads to the call: end it or put it through."
            )
        else:
            said = self.tr("You are in a call with {who} for {client}. Enter leads to it: end it or put it through.")
        words = said.format(who=who, client=client)
        return words[:1].upper() + words[1:]

    def _sure(self, things: Sequence[Thing], then: Callable[[], None] | None) -> None:
        """What nobody was offered is the team's. Somebody may have rung meanwhile."""
        self.close_sheet()
        if left_behind(self._live.board, self._around.login):
            self._show_left(Left(), then)
        else:
            self.passing.give(things, None, lambda: self.end(then))

    def end(self, then: Callable[[], None] | None = None) -> None:
        """The shift is over."""
        self.over.emit(then)

    def leave(self) -> None:
        """The window goes: how long she was here is written down before it does, as nobody waits for it afterwards."""
        self._left = True
        self.close_sheet()
        if self.passing.waiting:
            self.passing.goes()
        if self._shift is not None:
            self._close_shift(self._shift)

    def _close_shift(self, shift: Shift) -> None:
        try:
            self._around.office.shifts.end(shift.id, self._around.office.store.now())
        except Problem as problem:
            log.warning("the end of a shift could not be written down: %s", problem.code)

    # ---- sheets, and where they lead

    def _lay(self, sheet: ListSheet, *, gives_way: bool = False) -> None:
        self.close_sheet()
        self._shut, self._gives_way = lay_over(self._around.shell, sheet, space(110), space(78)), gives_way
        self._goes_on = None
        sheet.closed.connect(self._forget)

    def _lay_leading(self, sheet: ListSheet) -> None:
        sheet.chosen.connect(lambda to: (self.close_sheet(), self._go(*to)))
        self._lay(sheet)

    def _forget(self) -> None:
        self._shut = self._goes_on = None

    def close_sheet(self) -> None:
        """Put away what was laid over the desk, if anything was."""
        shut, self._shut = self._shut, None
        if shut is not None:
            shut()

    def _give_way(self) -> None:
        """A sheet that came by itself goes when a call comes: it can be had again."""
        board, me = self._live.board, self._around.login
        if self._gives_way and self._shut is not None and (board.next_for(me) or board.current(me)):
            self.close_sheet()

    def _follow_callers(self) -> None:
        """The last caller who kept her is gone, or is a colleague's or the team's: what she was about goes on."""
        offered = self._given.open
        self._given.follow()
        if self._goes_on is None or self._given.open:
            return
        if not left_behind(self._live.board, self._around.login):
            goes_on, self._goes_on = self._goes_on, None
            self.close_sheet()
            goes_on()
        elif offered:  # and not taken: the call says so, and she decides anew
            self._goes_on = None

    def _show_client(self, client: str) -> None:
        self._around.shell.show_room("desk")
        self._desk.look_at(client)

    def _go(self, to: To, what: str) -> None:
        shell, self._goes_on = self._around.shell, None
        match to:
            case To.CALL | To.DRAFT:
                shell.show_room("desk")
                self._desk.choose(what)
                self._desk.setFocus()
                if to is To.DRAFT:
                    self._desk.to_message.begin()
            case To.MESSAGES:
                shell.show_room("messages")
            case To.CALL_BACKS:
                shell.call_backs_asked.emit()
            case To.CLIENT:
                self._show_client(what)
            case To.PROFILE:
                self.profile_asked.emit(what)
            case To.PERSON:
                self.staff_asked.emit(what)
