"""Sheets about the client of the moment that are laid over the window: what may be said, news, closures, a call-back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.record import CallRecord
from receptionist.clients.fresh import Fresh
from receptionist.clients.half_typed import NEWS
from receptionist.clients.profile import Profile
from receptionist.messages.service import Message
from receptionist.office import Office
from ui.background import Background
from ui.calls.book import Book
from ui.calls.call_backs.sheet import Asked, CallBackSheet
from ui.calls.desk.page import DeskPage
from ui.calls.desk.pointed import pointed_words
from ui.calls.drafts import Drafts
from ui.calls.past.model import zone_of
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.sheet import lay_over
from ui.shell import Shell
from ui.theme import Theme, space
from ui.widgets.buttons import press_by_key

if TYPE_CHECKING:
    from ui.clients.news.sheet import HalfTyped, NewsSheet
    from ui.clients.news.whose import MayBeOf
    from ui.clients.sheets.year_grid import Place


@dataclass(frozen=True, slots=True)
class Around:
    """What a sheet is made with."""

    shell: Shell
    theme: Theme
    background: Background
    office: Office
    book: Book
    login: str
    may_edit: Callable[[], bool]
    fresh: Callable[[str], Fresh | None] = lambda _client: None


class DeskSheets(QObject):
    """`profile_saved` when something about a client was kept; `client_wanted`: its closures (id) are to be shown, and in
    which days one is asked about; `promised`: a call-back was."""

    profile_saved = Signal()
    year_saved = Signal()
    client_wanted = Signal(str, object)
    promised = Signal(object)

    def __init__(self, around: Around, desk: DeskPage, keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._desk, self._keys = around, desk, keys
        self._half_typed = Drafts(around.office.half_typed_news(around.login), around.background, self)
        """News that was not kept, by its client's id."""
        self._half_typed.failed.connect(desk.troubles.not_kept)
        self._half_typed.kept.connect(desk.troubles.kept)
        self._half_typed.load()

        def there() -> bool:
            return desk.isVisible() and desk.profile() is not None

        self._year: Place | None = None
        """Where one was in the closures of all clients."""

        keys.take("sayable", self.show_sayable, there)
        keys.take("news", self.write_news, there)
        keys.take("call_back.promise", self.promise_call_back, there)

    def show_sayable(self) -> None:
        """What may be said of the client that the desk shows, in the language of the call."""
        from ui.clients.sheets.sayable import show_sayable

        around, profile, call = self._around, self._desk.profile(), self._desk.shown
        if profile is None:
            return
        language = (self._desk.languages.of(call) if call is not None else None) or profile.language
        now, fresh = around.office.now(), around.fresh(profile.id)
        show_sayable(around.shell, around.theme, around.background, profile, language, now, fresh)

    def write_news(self) -> None:
        """News of the client that is looked at; else of the one whose person the caller is, whichever number they rang."""
        looks, shown = self._desk.looks_elsewhere, self._desk.profile()
        profile = shown if looks else self._desk.known.teller_of() or shown
        if profile is not None:
            self._write_news_of(profile, self._left_of(profile.id), chosen=looks)

    def _write_news_of(self, profile: Profile, half: HalfTyped | None, *, chosen: bool) -> None:
        """Who tells it stands there as far as the call says. `chosen`: she has said that it is this client's."""
        from ui.clients.news.sheet import NewsSheet

        around, office, known = self._around, self._around.office, self._desk.known
        held = office.directory().news.get(profile.id, ())
        call = self._desk.shown.id if self._desk.shown is not None else None
        told = known.tells(profile)
        sheet = NewsSheet(around.theme, around.background, office.news, profile, held, office.now, around.login, *told, call)
        press_by_key(self._keys, "part.remove", sheet.take_back, sheet)
        may_be = self._may_be_of(profile, chosen=chosen)
        sheet.offer(may_be, self._keys.shown("caller.client"))
        lay_over(around.shell, sheet, space(96), space(60))
        sheet.written.connect(self.profile_saved)
        for changed in (sheet.typed, sheet.closed):
            changed.connect(lambda: self._put_by(profile.id, sheet.half_typed))
        sheet.whose.other_wanted.connect(lambda client: self._news_of_another(sheet, client))
        if may_be.others:
            first = may_be.others[0].id
            self._keys.take("caller.client", lambda: self._news_of_another(sheet, first), sheet.isVisible, of=sheet)
        if half is not None:
            sheet.go_on(half)

    def _may_be_of(self, profile: Profile, *, chosen: bool) -> MayBeOf:
        """Whose news it may be beside this client's: of the others whose person the caller is, and of the one that was rung."""
        from ui.clients.news.whose import MayBeOf

        clients, call = self._desk.known.clients(), self._desk.shown
        rung = self._around.book.whose(call) if call is not None and clients and not self._desk.looks_elsewhere else None
        others = {one.id: one for one in (*clients, *([rung] if rung is not None else ())) if one.id != profile.id}
        is_known = any(one.id == profile.id for one in clients)
        of_another = rung if rung is not None and rung.id in others and is_known else None
        return MayBeOf(tuple(others.values()), of_another, chosen, len(clients) > 1)

    def _news_of_another(self, sheet: NewsSheet, client: str) -> None:
        """The line goes along; it was about the other client all the time."""
        profile, half = self._around.book.profile(client), sheet.half_typed
        if profile is None:
            return
        sheet.line.clear()
        sheet.closed.emit()
        told, by = self._desk.known.tells(profile)
        typed = replace(half, told_by=told, recognised=by) if half is not None else None
        self._write_news_of(profile, typed or self._left_of(client), chosen=True)

    def _put_by(self, client: str, half: HalfTyped | None) -> None:
        self._half_typed.keep(client, NEWS, msgspec.json.encode(half).decode() if half is not None else "")

    def _left_of(self, client: str) -> HalfTyped | None:
        """What she was typing; nothing where an earlier version wrote it otherwise."""
        from ui.clients.news.sheet import HalfTyped

        try:
            return msgspec.json.decode(self._half_typed.get(client, NEWS), type=HalfTyped)
        except msgspec.MsgspecError:
            return None

    def keep(self) -> None:
        """Write down at once what is half typed."""
        self._half_typed.write_now()

    def show_year(self) -> None:
        """The closures of all clients, and whom to ask."""
        from receptionist.clients.calendar.answers import keep_answer
        from ui.clients.sheets.year_grid import YearSheet

        office, login = self._around.office, self._around.login
        sheet = YearSheet(
            self._around.theme,
            self._keys,
            self._around.background,
            office.directory().profiles,
            lambda profile, change: keep_answer(office.clients, profile, change, login),
            office.now,
            may_edit=self._around.may_edit(),
            told=office.directory().as_told,
        )
        if self._year is not None:
            sheet.go_on(self._year)
        done = lay_over(self._around.shell, sheet, space(160), space(90), "clients")
        sheet.closed.connect(lambda: self._remember(None))
        sheet.opened.connect(lambda _client: self._remember(sheet.place))
        sheet.opened.connect(lambda client: (days := sheet.asked, done(), self.client_wanted.emit(client, days)))
        sheet.saved.connect(self.year_saved)

    def _remember(self, place: Place | None) -> None:
        """Whoever goes on to a client comes back to the same row."""
        self._year = place

    # ---- a call-back is promised

    def promise_call_back(self) -> None:
        """To the caller that the desk shows; where another client is looked at, to nobody of whom anything is known."""
        profile, call = self._desk.profile(), self._desk.shown
        if profile is None:
            return
        own = call is not None and self._around.book.whose(call) is profile
        asked = _of_call(profile, call) if call is not None and own else Asked(profile)
        self._ask_call_back(replace(asked, about=pointed_words(self._desk.subject, self._around.book)))

    def call_back_of(self, call: CallRecord) -> None:
        """To the caller of a call that is over."""
        profile = self._around.book.profile(call.client) or self._around.book.own()
        if profile is not None:
            self._ask_call_back(_of_call(profile, call))

    def call_back_for(self, message: Message) -> None:
        """To whoever left a message; under which number they rang stands in its call."""
        history, call = self._around.office.history, message.call

        def line() -> str | None:
            return history.load(call).line if call is not None else None

        self._around.background.run(line, lambda line: self._of_message(message, line), lambda _gone: self._of_message(message))

    def _of_message(self, message: Message, line: str | None = None) -> None:
        profile = self._around.book.profile(message.client)
        if profile is not None:
            name = _named(message.caller_name, message.caller_firm)
            note = plain(message.matter or message.text)
            self._ask_call_back(Asked(profile, name, message.caller_number, line, message.call, note))

    def _ask_call_back(self, asked: Asked) -> None:
        around, office = self._around, self._around.office
        keep, here = office.call_backs.promise, zone_of(around.book.own())
        sheet = CallBackSheet(around.theme, around.background, keep, asked, office.now, around.login, here)
        lay_over(around.shell, sheet, space(72), space(50), ("call_back", asked.call or asked.profile.id))
        sheet.promised.connect(self.promised)


def _of_call(profile: Profile, call: CallView | CallRecord) -> Asked:
    name = _named(call.name or call.caller.name or "", call.firm)
    return Asked(profile, name, call.caller.number or "", call.line, call.id, plain(call.matter))


def _named(name: str, firm: str) -> str:
    return ", ".join(part for part in (plain(name), plain(firm)) if part)
