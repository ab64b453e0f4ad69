"""*At that moment*: what was going on around any time in the past, to be looked at, and a page about it for the client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.calls.past_moment import Picture
from receptionist.calls.past_window import AROUND, Window, window
from receptionist.calls.record import CallRecord
from receptionist.clients.times.moment_text import past_moment_in
from receptionist.errors import Problem
from receptionist.staff.figures import SETTING
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from ui.background import Background, Work
from ui.calls.at_that_moment.drawn import Drawn
from ui.calls.at_that_moment.field import MomentField
from ui.calls.at_that_moment.lane import Hours, Lane, Legend
from ui.calls.at_that_moment.lane_list import LaneList
from ui.calls.at_that_moment.lanes import legend, moment_of_call
from ui.calls.at_that_moment.page import write_page
from ui.calls.book import Book
from ui.calls.past.call_detail import CallDetail
from ui.calls.past.filters import fill
from ui.keys import Keys, native
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Busy, Button, Elided, KeyButton, label, rule
from ui.widgets.ask_file import ask_where
from ui.widgets.choice import ChoiceBox
from ui.widgets.fields import mark_wrong
from ui.widgets.up_and_down import UpAndDown

CHOICES = (5, AROUND, 30, 60, 120)
"""Minutes before and after the moment."""
SOON = 300
"""Milliseconds after the last change in which one looks anew."""
PAGE_NAMES = "page.names"
"""The office's setting: whether a page for a client names the assistants."""


class Moments(Protocol):
    """The part of `HistoryService` that this needs. Blocks."""

    def at_moment(self, window: Window, client: str | None = None) -> Picture:
        """The picture of a window."""


class Kept(Protocol):
    """The settings."""

    def get(self, key: str) -> object: ...

    def set(self, key: str, value: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and what is kept for the office. `open_file` shows a file that was written."""

    person: Callable[[], Assistant]
    settings: Kept
    open_file: Callable[[QUrl], object] = QDesktopServices.openUrl


class MomentPanel(Translated):
    """`call_chosen` when a call shall be shown in History; `events_wanted` by id, to be given to `detail`; `told` when the page
    was written; `failed` when something could not be done."""

    call_chosen = Signal(object)
    events_wanted = Signal(str)
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(
        self,
        moments: Moments,
        book: Book,
        background: Background,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        looker: Looker,
    ) -> None:
        super().__init__()
        self._moments, self._book, self._background = moments, book, background
        self._now, self._looker = now, looker
        self._at: datetime | None = None
        self._leads = False
        """Whether what is found takes the focus."""
        self._page_asked = False
        """Whether a page is asked for as soon as what stands in the fields is read."""
        self._shown: Picture | None = None
        self._work: Work | None = None
        self._build(theme, keys)
        self._connect(keys)
        self.setFocusProxy(self.when)
        self.retranslate()

    # ---- its parts

    def _build(self, theme: Theme, keys: Keys) -> None:
        self.when = MomentField(self._meant, lambda: self._zone)
        self.when.setMinimumWidth(space(21))
        self.day = Elided("", "muted")
        self.around, self.client = ChoiceBox(7), ChoiceBox(14)
        for minutes in CHOICES:
            self.around.addItem("", minutes)
        self.around.setCurrentIndex(CHOICES.index(AROUND))
        self.page_button = KeyButton(theme, keys, "moment.page", "file-text")
        self.names = QCheckBox()
        self.names.setChecked(bool(self._looker.settings.get(PAGE_NAMES)))
        self.said = label("", "strong", wrap=True)
        self.calls, self.staff = LaneList(theme), LaneList(theme)
        self.unnamed = label("", "small", wrap=True)
        self.unnamed.setContentsMargins(space(2), space(0.5), space(2), space(0.5))
        self.unnamed.hide()
        self.hours, self.legend = Hours(theme, self.calls), Legend(theme)
        self.about = label("", wrap=True)
        self.detail = CallDetail(self._book, self._now, theme)
        self.open = Button(theme, icon="list", kind="quiet")
        self.open.clicked.connect(self._open_call)
        self.busy = Busy(theme)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(space(1))
        for widget, wide in ((self.when, 0), (self.around, 0), (self.client, 2)):
            bar.addWidget(widget, wide)
        bar.addWidget(self.day, 3)
        head = QVBoxLayout()
        head.setContentsMargins(space(2), 0, space(2), space(1))
        head.setSpacing(space(1))
        head.addLayout(bar)
        head.addWidget(self.busy)
        head.addWidget(self.said)
        picture, beside = QVBoxLayout(), QVBoxLayout()
        picture.setSpacing(0)
        for widget, tall in (
            (self.hours, 0),
            (self.calls, 3),
            (rule(), 0),
            (self.staff, 2),
            (self.unnamed, 0),
            (self.legend, 0),
        ):
            picture.addWidget(widget, tall)
        picture.addStretch(0)
        self._beside = QWidget()
        self._beside.setAutoFillBackground(True)
        self._beside.setBackgroundRole(QPalette.ColorRole.Base)
        self.about.setContentsMargins(space(2), space(2), space(2), 0)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.about)
        beside.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.detail, 1)
        beside.addStretch(0)
        self._beside.setLayout(beside)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(picture, 3)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(UpAndDown(self._beside), 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(rule())
        whole.addLayout(columns, 1)

    def _connect(self, keys: Keys) -> None:
        self._soon.timeout.connect(self.look)
        self.when.meant.connect(self._typed)
        self.when.returnPressed.connect(self._lead_in)
        for box in (self.around, self.client):
            box.currentIndexChanged.connect(lambda _index: self._ask_soon())
        self.names.clicked.connect(self._keep_names)
        for view, other in ((self.calls, self.staff), (self.staff, self.calls)):
            view.chosen.connect(other.leave)
            view.chosen.connect(self._show_row)
        self.calls.activated.connect(lambda _index: self._open_call())
        self._book.changed.connect(self.retranslate)
        keys.take("moment.page", self._ask_where, self._may_write_now)

    def _fill_clients(self) -> None:
        profiles = sorted(self._book.directory.profiles, key=lambda one: one.name.casefold())
        fill(self.client, self.tr("all clients"), [(profile.name, profile.id) for profile in profiles])

    # ---- which moment

    @property
    def _zone(self) -> ZoneInfo:
        own = self._book.own()
        return ZoneInfo(own.zone if own is not None else "UTC")

    def _meant(self, typed: str) -> datetime | None:
        """What is typed of a time that is over, on the office's clock."""
        return past_moment_in(typed, self._now().replace(second=0, microsecond=0), self._zone.key)

    def _typed(self) -> None:
        at = self.when.at
        if at is not None:
            self._choose(at)
        else:
            self._page_asked = False
            self._soon.stop()
        self._say_day()

    def _lead_in(self) -> None:
        """Enter: look at once, and go on in what is found."""
        self._leads = self.when.at is not None
        if self._leads:
            self.look()

    def ask(self, client: str | None = None) -> None:
        """Somebody wants to type a moment, for a client (id) or for whom it was last. It is open."""
        if client is not None:
            self.client.setCurrentIndex(max(0, self.client.findData(client)))
        self.when.setFocus()
        self.when.selectAll()

    def show_moment(self, at: datetime, client: str | None = None) -> None:
        """Look at another moment (aware), for one client (id) or for all."""
        self._choose(at)
        self.when.put(at)
        self._say_day()
        self.client.setCurrentIndex(max(0, self.client.findData(client)))
        self.look()

    def show_call(self, call: CallRecord) -> None:
        """Look at the moment at which a call came."""
        self.show_moment(moment_of_call(call.started), call.client)

    def begin(self) -> None:
        """The panel opens: at the moment that was looked at last, else a quarter of an hour ago."""
        if self._at is None:
            self.show_moment((self._now() - timedelta(minutes=AROUND)).replace(second=0, microsecond=0))
        else:
            self.look()

    def _choose(self, at: datetime) -> None:
        self._at = at
        self._ask_soon()

    def _ask_soon(self) -> None:
        self._page_asked = False
        self._soon.start()

    def look(self) -> None:
        """Read what is known of the moment, behind the screen; the latest question wins."""
        self._soon.stop()
        if self._at is None:
            return
        if self._work is not None:
            self._work.cancel()
        try:
            asked = window(self._at, self.around.currentData(), self._now())
        except Problem as problem:
            self._not_read(problem)
            return
        client, person = self.client.currentData(), self._looker.person()
        book, zone, by_name = self._book, self._zone, str(self._looker.settings.get(SETTING))

        def drawn() -> Drawn:
            return Drawn.of(self._moments.at_moment(asked, client), person, by_name, book, zone)

        self._work = self._background.run(drawn, self._present, self._not_read)
        self.busy.follow(self._work, self.tr("Looking back"))

    def _not_read(self, problem: Problem) -> None:
        self._page_asked = False
        self.failed.emit(problem)

    # ---- what is shown

    def _say_day(self) -> None:
        """How it is understood what stands in the field."""
        at, typed = self.when.at, self.when.text().strip()
        mark_wrong(self.when, at is None and bool(typed))
        if at is None:
            self.day.setText(self.tr("That is no moment: type a day, an hour or both."))
            return
        there = at.astimezone(self._zone).replace(tzinfo=None)
        self.day.setText(QLocale().toString(there, "dddd d MMMM yyyy H:mm:ss" if there.second else "dddd d MMMM yyyy H:mm"))

    def _present(self, drawn: Drawn) -> None:
        self._work, self._shown = None, drawn.shown
        self.said.setText(drawn.said)
        self.hours.show_window(drawn.shown.window, self._zone)
        self.calls.present(drawn.calls)
        self.staff.present(drawn.staff)
        self.unnamed.setText(drawn.why_not_named)
        self.unnamed.setVisible(bool(drawn.why_not_named))
        for view in (self.calls, self.staff):
            view.setVisible(bool(view.lanes))
        self._show_row()
        if self._leads and self.when.hasFocus():
            next((view for view in (self.calls, self.staff) if view.lanes), self.when).setFocus()
        self._leads = False
        if self._page_asked:
            self._ask_where()

    def _row(self) -> Lane | None:
        return self.calls.lane or self.staff.lane

    @property
    def call(self) -> CallRecord | None:
        """The call whose row is chosen."""
        row = self._row()
        calls = {call.id: call.record for call in self._shown.calls} if self._shown is not None else {}
        return calls.get(row.call or "") if row is not None else None

    def _show_row(self) -> None:
        row, call = self._row(), self.call
        self.about.setText("\n".join(row.told) if row is not None else "")
        self.about.setVisible(bool(self.about.text()))
        for part in (self.open, self.detail):
            part.setVisible(call is not None)
        self.detail.present(call)
        if call is not None:
            self.events_wanted.emit(call.id)

    def _open_call(self) -> None:
        if self.call is not None:
            self.call_chosen.emit(self.call)

    # ---- the page for the client

    @property
    def may_write(self) -> bool:
        """Whether who sits here may send out what is known of calls."""
        return may(self._looker.person().role, Verb.EXPORT_HISTORY)

    def _may_write_now(self) -> bool:
        return self.isVisible() and self.when.at is not None and self.may_write

    def _stands_for(self, shown: Picture) -> bool:
        """Whether it is of the moment, the time around it and the client that stand in the fields, and none before them."""
        around = (shown.window.at - shown.window.since) / timedelta(minutes=1)
        asked = (self._at, self.around.currentData(), self.client.currentData())
        return (shown.window.at, around, shown.client) == asked

    def _keep_names(self, named: bool) -> None:
        self._background.run(lambda: self._looker.settings.set(PAGE_NAMES, named), None, self.failed.emit)

    def _ask_where(self) -> None:
        """Of what stands in the fields: where that is still to be read, once it is."""
        if self.client.currentData() is None:
            self.failed.emit(Problem("page.no_client"))
            self.client.setFocus()
            return
        shown = self._shown
        if shown is None or not self._stands_for(shown):
            self._page_asked = True
            if self._soon.isActive() or self._work is None:
                self.look()
            return
        self._page_asked = False
        profile = self._book.profile(shown.client)
        if profile is None:
            return
        kinds = self.tr("Page (*.html);;PDF (*.pdf)")
        proposed = f"{profile.code} {shown.window.at.astimezone(self._zone):%Y-%m-%d %H.%M}.html"
        ask_where(self, self.tr("Page for the client"), kinds, proposed, lambda file: self._write(file, shown))

    def write(self, file: Path) -> None:
        """Write the page of what is shown for its client, and show it."""
        self._write(file, self._shown)

    def _write(self, file: Path, shown: Picture | None) -> None:
        """Of what was shown when somebody asked for it: another may be by now."""
        office = self._book.own()
        profile = self._book.profile(shown.client) if shown is not None else None
        if shown is None or profile is None:
            self.failed.emit(Problem("page.no_client"))
            return
        sender, made = office.name if office is not None else "", self._now()
        names = {one.login: one.name for one in self._book.staff} if self.names.isChecked() else None
        work = self._background.run(
            lambda: write_page(file, shown, profile, sender, made, names), lambda _none: self._written(file), self.failed.emit
        )
        self.busy.follow(work, self.tr("Writing"))

    def _written(self, file: Path) -> None:
        self.told.emit(self.tr("Written: {file}").format(file=file.name))
        self._looker.open_file(QUrl.fromLocalFile(str(file)))

    # ---- words

    def retranslate(self) -> None:
        """All its words."""
        self.setAccessibleName(self.tr("At that moment"))
        self.when.setAccessibleName(self.tr("Moment"))
        self.when.setToolTip(self.tr("As in 10:20, yesterday 10:20, Monday 9"))
        self.when.setPlaceholderText(self.when.toolTip())
        self._say_day()
        self.around.setAccessibleName(self.tr("How long before and after"))
        for n, minutes in enumerate(CHOICES):
            self.around.setItemText(n, self.tr("± {minutes} min").format(minutes=minutes))
        self.client.setAccessibleName(self.tr("Client"))
        self.calls.setAccessibleName(self.tr("Calls, and what was out of order"))
        self.staff.setAccessibleName(self.tr("Who was on duty"))
        self.names.setText(self.tr("name assistants"))
        self.names.setToolTip(self.tr("Whether the page for the client names the assistants who answered"))
        self.open.setText(self.tr("Show it among all calls"))
        self.open.show_key(native("Return"))
        self.legend.say(legend())
        self._fill_clients()
        if self._shown is not None:
            self.look()
