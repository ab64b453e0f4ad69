"""A caller is flagged from the desk: a sheet asks how, it is kept behind the screen, and the toast takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.callers import CallerFlag, CallerFlags, Flag
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Profile
from ui.background import Background
from ui.calls.book import Book
from ui.calls.desk.flag_sheet import FlagSheet, Wanted
from ui.calls.words.caller import caller_line
from ui.calls.words.flags import choice_words, flag_line
from ui.theme import Theme
from ui.widgets import Toast


class Flags(Protocol):
    """The part of `CallerService` that is needed here. Blocks."""

    def keep(self, flag: CallerFlag) -> CallerFlag: ...

    def end(self, client: str | None, number: str, at: datetime, by: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Flagger:
    """Who flags: her login, and whether she may do it for all clients."""

    login: str
    for_all: bool


class Flagging(QObject):
    """`sheet_wanted` has the sheet to be shown, and what it is about; `failed` the problem of what could not be kept.
    `take` (blocks) makes what was kept known to the desk, and returns all flags."""

    sheet_wanted = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        flags: Flags,
        take: Callable[[], CallerFlags],
        book: Book,
        background: Background,
        theme: Theme,
        toast: Toast,
        now: Callable[[], datetime],
        flagger: Flagger,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._flags, self._take, self._book, self._background = flags, take, book, background
        self._theme, self._toast, self._now, self._flagger = theme, toast, now, flagger

    def ask(self, call: CallView | None, about: str = "") -> None:
        """How is the caller of this call to be flagged? One who shows no number cannot be. `about`: whose call it is, where
        somebody else may be meant."""
        whose = self._book.whose(call) if call is not None else None
        if call is None or whose is None:
            return
        number = call.caller.number
        if call.caller.withheld or not number:
            self._toast.tell(QCoreApplication.translate("flags", "This caller shows no number: there is nothing to flag."))
            return
        own, of_all = self._book.flags.of(whose.id, number), self._book.flags.of_all(number)
        said = self._said(own, whose), self._said(of_all, whose)
        caller, client = caller_line(call, whose.country), (whose.id, whose.brief)
        sheet = FlagSheet(self._theme, caller, client, own, of_all, said, all_=self._flagger.for_all, about=about)
        sheet.chosen.connect(lambda wanted: self.carry_out(number, wanted))
        self.sheet_wanted.emit(sheet, ("flag", whose.id, number))

    def _said(self, flag: CallerFlag | None, whose: Profile) -> str:
        if flag is None:
            return ""
        return flag_line(flag, self._book.name_of, self._now().astimezone(zone_of(whose.zone)))

    def take_away(self, flag: CallerFlag, toast: Toast) -> None:
        """Nothing in particular from now on; told where that was asked."""
        self.carry_out(flag.number, [Wanted(flag.client, None, "")], toast)

    def carry_out(self, number: str, wanted: Sequence[Wanted], toast: Toast | None = None) -> None:
        """Keep it; the toast says what, and takes it back."""
        before = [self._stands(one.client, number) for one in wanted]
        words = ", ".join(choice_words(one.flag) for one in wanted)

        def kept(flags: CallerFlags) -> None:
            self._book.flag(flags)
            (toast or self._toast).tell(f"{words}.", lambda: self._keep(number, before, self._book.flag))

        self._keep(number, wanted, kept)

    def _stands(self, client: str | None, number: str) -> Wanted:
        flag = self._book.flags.of_all(number) if client is None else self._book.flags.of(client, number)
        return Wanted(client, flag.flag, flag.note) if flag is not None else Wanted(client, None, "")

    def _keep(self, number: str, wanted: Sequence[Wanted], kept: Callable[[CallerFlags], None]) -> None:
        at, by = self._now(), self._flagger.login

        def work() -> CallerFlags:
            for one in wanted:
                self._write(number, one.client, one.flag, one.note, at, by)
            return self._take()

        self._background.run(work, kept, self.failed.emit)

    def _write(self, number: str, client: str | None, flag: Flag | None, note: str, at: datetime, by: str) -> None:
        if flag is None:
            self._flags.end(client, number, at, by)
        else:
            self._flags.keep(CallerFlag(number=number, client=client, flag=flag, note=note, set_by=by, set_at=at))
