"""A shift's two ends: what has changed since the last one, and what is left when somebody signs out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.signing_out import left_behind, on_hold
from receptionist.clients.news import holding
from receptionist.clients.profile import Profile
from receptionist.clients.since import Change, changes_since
from receptionist.errors import Problem
from receptionist.messages.service import Message
from receptionist.staff.shifts import Shift
from ui.calls.call_backs import CallBacks
from ui.calls.caller import caller_name, caller_number
from ui.calls.desk_page import DeskPage
from ui.calls.history_model import zone_of
from ui.calls.live import LiveBoard
from ui.calls.past_words import day_words
from ui.desk_sheets import Around
from ui.keys import Keys
from ui.sheet import lay_over
from ui.staff import left_words, since_words
from ui.staff.left_words import Left, To
from ui.staff.list_sheet import ListSheet, Said
from ui.theme import space

log = logging.getLogger(__name__)

MESSAGES_SHOWN = 50


class ShiftOfHers(QObject):
    """`over` when she has signed out (it has what is to happen then); `told` has a sentence that asks for nothing;
    `profile_asked` a client (id) whose profile is to be gone on with."""

    over = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    profile_asked = Signal(str)

    def __init__(
        self,
        around: Around,
        live: LiveBoard,
        desk: DeskPage,
        call_backs: CallBacks,
        keys: Keys,
        unsaved: Callable[[], Sequence[Profile]],
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
        live.changed.connect(self._give_way)

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
        sheet = ListSheet(self._around.theme, lambda: self._say_since(changes))
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

    def sign_out(self, then: Callable[[], None] | None = None) -> None:
        """Show what is left, and end the shift once she says so; at once, where nothing is. Callers are never left behind."""
        if left_behind(self._live.board, self._around.login):
            self._show_left(Left(), then)
            return
        messages = self._around.office.messages
        self._call_backs.refresh()
        self._around.background.run(
            lambda: messages.find(to_pass_on=True, limit=MESSAGES_SHOWN),
            lambda found: self._show_left(self._all_left(found), then),
            self.failed.emit,
        )

    def refuses(self) -> bool:
        """Whether a caller who is on hold keeps the window open; it says so, and leads to them."""
        if not on_hold(self._live.board, self._around.login):
            return False
        self._show_left(Left(), None)
        return True

    def _all_left(self, messages: list[Message]) -> Left:
        board, desk, now = self._live.board, self._desk, self._around.office.now()
        me = self._around.login
        mine = [call for call in board.mine(me) if desk.unfinished.typed(call.id) or call in board.cards(me)]
        news = self._around.book.directory.news
        return Left(
            drafts=(*desk.unfinished.calls(), *mine),
            unsaved=tuple(self._unsaved()),
            messages=tuple(messages),
            call_backs=tuple(one for one in self._call_backs.waiting if one.lost or one.due.date() <= now.date()),
            news=tuple(one for some in news.values() for one in holding(some, now)),
        )

    def _show_left(self, left: Left, then: Callable[[], None] | None) -> None:
        callers = left_behind(self._live.board, self._around.login)
        if not callers and not left:
            self.end(then)
            return
        sheet = ListSheet(self._around.theme, lambda: self._say_left(left))
        sheet.chosen.connect(lambda to: (self.close_sheet(), self._go(*to)))
        sheet.confirmed.connect(lambda: self._sure(then))
        self._lay(sheet)

    def _say_left(self, left: Left) -> Said:
        callers = tuple(left_behind(self._live.board, self._around.login))
        now, book = self._around.office.now(), self._around.book
        if callers:
            lines = left_words.lines_of(Left(callers=callers), book, now)
            return Said(self.tr("You cannot sign out now"), self._refusal(callers), lines, close=self.tr("Stay"), grave=True)
        if left.unsaved:
            why = self.tr("Not saved yet: {clients}. Save or discard it first: Enter leads there.").format(
                clients=", ".join(left_words.name_of(profile, book) for profile in left.unsaved)
            )
            lines = left_words.lines_of(Left(unsaved=left.unsaved), book, now)
            return Said(self.tr("You cannot sign out now"), why, lines, close=self.tr("Stay"), grave=True)
        return Said(
            self.tr("Signing out"),
            self.tr("This is left for whoever comes next; nothing of it is lost. Enter on a line goes there.")
            if left
            else self.tr("Nothing is left."),
            left_words.lines_of(left, book, now),
            confirm=self.tr("Sign out"),
            close=self.tr("Stay"),
        )

    def _refusal(self, callers: tuple[CallView, ...]) -> str:
        call = callers[0]
        profile = self._around.book.whose(call)
        who = caller_name(call) or caller_number(call, profile.country if profile is not None else "IT")
        client = profile.name if profile is not None else ""
        if call in on_hold(self._live.board, self._around.login):
            said = self.tr(
                "{who} is on hold for {client} and waits for you. Enter leads to the call: end it or put it through."
            )
        else:
            said = self.tr("You are in a call with {who} for {client}. Enter leads to it: end it or put it through.")
        words = said.format(who=who, client=client)
        return words[:1].upper() + words[1:]

    def _sure(self, then: Callable[[], None] | None) -> None:
        """Somebody may have rung meanwhile."""
        self.close_sheet()
        if left_behind(self._live.board, self._around.login):
            self._show_left(Left(), then)
        else:
            self.end(then)

    def end(self, then: Callable[[], None] | None = None) -> None:
        """The shift is over."""
        self.over.emit(then)

    def leave(self) -> None:
        """The window goes: how long she was here is written down before it does, as nobody waits for it afterwards."""
        self._left = True
        self.close_sheet()
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
        sheet.closed.connect(self._forget)

    def _forget(self) -> None:
        self._shut = None

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

    def _show_client(self, client: str) -> None:
        self._around.shell.show_room("desk")
        self._desk.look_at(client)

    def _go(self, to: To, what: str) -> None:
        shell = self._around.shell
        match to:
            case To.CALL | To.DRAFT:
                shell.show_room("desk")
                self._desk.choose(what)
                self._desk.setFocus()
                if to is To.DRAFT:
                    self._desk.begin_message()
            case To.MESSAGES:
                shell.show_room("messages")
            case To.CALL_BACKS:
                shell.call_backs_asked.emit()
            case To.CLIENT:
                self._show_client(what)
            case To.PROFILE:
                self.profile_asked.emit(what)
