"""What a supervisor does around a client's profile besides editing it: begins one from a template, tries a call
on one of its lines, gives one away, asks who gets a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from receptionist.calls.events import Availability
from receptionist.clients.files.doors import export_to
from receptionist.clients.news import News
from receptionist.clients.past import known_at
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Problem
from receptionist.telephony.numbers import show
from receptionist.trial import Trial
from ui.background import Background
from ui.calls.book import MakeCard
from ui.calls.desk.sounding import Sounder
from ui.calls.live import LiveBoard
from ui.clients.news.then import NewsThen
from ui.clients.page import ClientsPage
from ui.clients.sheets.move import MoveSheet
from ui.clients.sheets.template import Templates, TemplateSheet
from ui.clients.sheets.trial import TrialSheet
from ui.clients.sheets.who_gets import WhoGetsSheet
from ui.keys import Keys
from ui.sheet import lay_over
from ui.theme import Theme, space
from ui.widgets import KeyButton
from ui.widgets.buttons import press_by_key
from ui.words import say_problem


class Office(Protocol):
    """The part of the office that is needed. `now` is its clock (UTC)."""

    @property
    def country(self) -> str: ...
    @property
    def clients(self) -> Any: ...
    @property
    def news(self) -> Any: ...
    @property
    def pictures(self) -> Any: ...
    @property
    def settings(self) -> Any: ...
    @property
    def templates(self) -> Templates: ...
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
        language: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._page, self._office, self._live, self._window = page, office, live, window
        self._theme, self._keys, self._background, self._sounder = theme, keys, background, sounder
        self._make_card, self._emergency = make_card, emergency
        self.trial: TrialSheet | None = None
        self._move_button = KeyButton(theme, keys, "line.move", "arrow-left-right", "quiet")
        page.put_below_numbers(self._move_button)
        page.preview.put(KeyButton(theme, keys, "who_gets", "calendar-clock", "quiet", lambda: self.tr("Who gets it?")))
        page.list.put_below_new(KeyButton(theme, keys, "new.template", "copy", "quiet", lambda: self.tr("From a template")))
        keys.take("new.template", self.begin_from_template, lambda: page.isVisible() and page.who().may_edit)
        keys.take("line.move", self.move_line, lambda: page.isVisible() and page.who().may_edit and self._line() is not None)
        keys.take("who_gets", self.ask_who_gets, lambda: page.isVisible() and page.draft.profile is not None)
        keys.take("trial", self.try_line, lambda: page.isVisible() and page.draft.profile is not None)
        self._language = language
        page.export_asked.connect(self.export)
        self._news_then = NewsThen(office.news, self._news, office.now, background, self)
        self._news_then.read.connect(page.preview.refresh)
        page.preview.goes_by(self._news_then.of, self._whose)
        page.preview.fold(not office.settings.get("clients.preview"))
        page.preview.folded.connect(self._remember_fold)
        live.changed.connect(self._real_call)

    def _remember_fold(self, folded: bool) -> None:
        settings = self._office.settings
        self._background.run(lambda: settings.set("clients.preview", not folded))

    def export(self, path: Path) -> None:
        """All clients into a file of the kind that its name says, with headings in the screen's language."""
        language, office = self._language(), self._office
        self._background.run(
            lambda: export_to(path, office.clients.profiles(), language, office.pictures.read),
            lambda _n: self._page.toast.tell(str(path)),
            self._refused,
        )

    def _news(self, client: str) -> tuple[News, ...]:
        """What has been told of the client, as the desk knows it."""
        news: tuple[News, ...] = self._office.directory().news.get(client, ())
        return news

    def _line(self) -> Line | None:
        return self._page.preview.chosen_line()

    def ask_who_gets(self) -> None:
        """Whom a call on the line reaches at any moment, with the profile as it is typed."""
        profile, office = self._page.draft.profile, self._office
        if profile is None or self._page.draft.in_the_way:
            self._page.toast.tell(self.tr("Mend what is marked first: the answer goes by the profile."))
            return
        line = self._line()
        sheet = WhoGetsSheet(
            self._theme,
            self._background,
            profile,
            line.number if line is not None else None,
            self._make_card,
            partial(known_at, office.clients, office.news),
            office.now,
            self._page.who().name,
            self._news(profile.id),
            self._page.preview.chosen_moment(),
            self._owner,
        )
        lay_over(self._window, sheet, space(120), space(84), "clients")

    def _owner(self, number: str, at: datetime) -> tuple[Profile, tuple[News, ...]] | None:
        """Whose the number is at that moment, as everything is kept."""
        found = self._office.directory().line(number, at)
        return (found[0], self._news(found[0].id)) if found is not None else None

    def _whose(self, number: str, at: datetime) -> Profile | None:
        found = self._owner(number, at)
        return found[0] if found is not None else None

    # ---- a new client from a template

    def begin_from_template(self) -> None:
        """Choose a template; the client that is shown may become one."""
        page, office = self._page, self._office
        shown = page.draft.profile
        client = shown if shown is not None and shown.version and not page.draft.dirty else None
        own = office.directory().own
        sheet = TemplateSheet(
            self._theme,
            self._background,
            office.templates,
            office.country,
            own.language if own is not None else "en",
            self._language(),
            client,
            office.now,
            page.who().login,
        )
        sheet.begun.connect(page.begin_with)
        press_by_key(self._keys, "save", sheet.keep, sheet)
        press_by_key(self._keys, "part.remove", sheet.drop, sheet)
        lay_over(self._window, sheet, space(120), space(78), "clients")

    # ---- a number that goes to another client

    def move_line(self) -> None:
        """The number that is chosen goes to another client, from a moment on."""
        page, profile, line = self._page, self._page.draft.profile, self._line()
        if profile is None or line is None:
            return
        if page.draft.dirty:
            page.toast.tell(self.tr("Save this client first: a number goes as it is kept."))
            return
        office = self._office
        others = office.directory().profiles
        sheet = MoveSheet(self._theme, self._background, office.clients, profile, line, others, office.now, page.who().login)
        sheet.moved.connect(lambda moved: self._moved(line, moved))
        lay_over(self._window, sheet, space(80), space(66), "clients")

    def _moved(self, line: Line, moved: list[Profile]) -> None:
        """It is said, with the way back."""
        to = moved[-1]
        number = show(line.number, to.country)
        said = self.tr("{number} goes to {client}").replace("{number}", number).replace("{client}", to.name)
        self._took(moved)
        self._page.toast.tell(said, lambda: self._take_back(moved))

    def _take_back(self, moved: list[Profile]) -> None:
        clients, login = self._office.clients, self._page.who().login
        self._background.run(lambda: clients.take_back_move(moved, login), self._took, self._refused)

    def _took(self, profiles: list[Profile]) -> None:
        self._page.reload()
        self._page.saved.emit(profiles[0])

    def _refused(self, problem: Problem) -> None:
        self._page.toast.tell(say_problem(problem))

    # ---- a trial call

    def try_line(self) -> None:
        """A simulated call on the line that the preview shows, at its moment, with the profile as it is typed."""
        page, profile, line = self._page, self._page.draft.profile, self._line()
        if profile is None or self.trial is not None:
            return
        if line is None:
            page.toast.tell(self.tr("Enter a number first: a trial call rings one."))
        elif page.draft.in_the_way:
            page.toast.tell(self.tr("Mend what is marked first: a trial goes by the profile."))
        elif self._busy():
            page.toast.tell(self._what_first())
        else:
            self._begin(profile, line)

    def _begin(self, profile: Profile, line: Line) -> None:
        preview, own, country = self._page.preview, self._office.directory().own, self._office.country
        at, chosen = preview.at(), preview.chosen_moment()

        def begun() -> Trial:
            trial = Trial(profile, line, at, own, country, self._news_then.wait_for(profile.id, chosen))
            trial.begin()
            return trial

        self._background.run(begun, self._show)

    def _show(self, trial: Trial) -> None:
        me = self._page.who()
        sheet = TrialSheet(self._theme, self._keys, self._background, trial, self._make_card, me.login, me.name, self._sounder)
        helps = self._keys.take("emergency", lambda: (sheet.end(), self._emergency()))

        def done() -> None:
            helps.release()
            self.trial = None
            self._page.toast.tell(sheet.outcome)

        lay_over(self._window, sheet, space(400), space(300), give_way=sheet.end)
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

    def _what_first(self) -> str:
        """What a trial has to wait for."""
        if self._live.board.current(self._live.assistant) is not None:
            return self.tr("You are in a call: finish it first, then try again.")
        first = self.tr("A real call comes first: take it, or say with {key} that you are not there, and try again.")
        return first.format(key=self._keys.shown("status"))

    def _real_call(self) -> None:
        if self.trial is not None and self._busy():
            call = self._live.board.current(self._live.assistant) or self._live.board.next_for(self._live.assistant)
            profile = self._office.directory().by_id.get(call.client) if call is not None else None
            here = self.tr("A real call for {client} is here: the trial was ended. {key} answers.")
            whose = profile.name if profile is not None else self.tr("an unknown line")
            self.trial.end(here.format(client=whose, key=self._keys.shown("call.answer")))
