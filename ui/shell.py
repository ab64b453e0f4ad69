"""The window's frame: pages as tabs, search, who sits here, how phones and database are, what must not be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from receptionist.calls.events import Availability
from ui.keys import Keys
from ui.languages import LETTERS, language_name
from ui.rooms import Room
from ui.sheet import covered
from ui.staff.pauses import PAUSES, pause_words
from ui.theme import Role, Theme, space
from ui.translate import Retranslates, Translated
from ui.widgets import Button, Mark, Strip, rule
from ui.widgets.buttons import press_focused

NARROW = 1240
"""Logical pixels under which the frame leaves out what has a key or a tooltip as well."""


WIDE = 1440
"""Logical pixels from which on a frame with more tabs than `FEW_PAGES` has room for all words."""
FEW_PAGES = 5
"""So many tabs leave a narrow frame room for the word on the search."""


class Shell(Translated):
    """The window. It knows pages by their tabs only; who wires them up connects its signals."""

    search_asked = Signal()
    availability_asked = Signal(Availability, str)
    """A state, and a reason (empty: none)."""
    switch_asked = Signal()
    page_shown = Signal(str)
    messages_asked = Signal()
    call_backs_asked = Signal()
    sign_out_asked = Signal()
    back_asked = Signal()
    """Esc, on a page that has no use for it."""

    def __init__(self, theme: Theme, keys: Keys, may_close: Callable[[], bool] | None = None) -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self._may_close = may_close or (lambda: True)
        self._rooms: list[Room] = []
        self._office = ""
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setIconSize(QSize(space(2), space(2)))
        self.tabs.currentChanged.connect(self._open)
        self.search = Button(theme, icon="search")
        self.search.clicked.connect(self.search_asked)
        self.counts = Counts(theme)
        self.counts.messages.clicked.connect(self.messages_asked)
        self.counts.call_backs.clicked.connect(self.call_backs_asked)
        self.health = Health(theme)
        self.who = WhoMenu(theme, keys)
        self.who.availability_asked.connect(self.availability_asked)
        self.who.switch_asked.connect(self.switch_asked)
        self.who.sign_out_asked.connect(self.sign_out_asked)
        self.strip = Strip(theme, keys)
        self.pages = QStackedWidget()
        self._lay_out()
        self._take_keys()
        theme.changed.connect(self._show_icons)
        theme.dress(self)
        self.setMinimumSize(space(110), space(58))
        self.retranslate()

    def _lay_out(self) -> None:
        self._bar = QFrame()
        self._bar.setProperty("part", "surface")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(space(1), 0, space(1), 0)
        row.setSpacing(space(1))
        self._row = row
        self._bar.installEventFilter(self)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addStretch(1)
        for part in (self.counts, self.health, self.who):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, rule(), self.strip):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self._column = column

    def _take_keys(self) -> None:
        self._keys.take("palette", self.search_asked.emit)
        self._keys.take("status", self.who.open)
        self._keys.take("page.next", lambda: self._step(1))
        self._keys.take("page.previous", lambda: self._step(-1))
        for number in range(1, 10):
            self._keys.take(f"page.{number}", self._opener(number - 1), self._has(number - 1))
        self._keys.changed.connect(self.retranslate)

    def _opener(self, place: int) -> Callable[[], None]:
        return lambda: self.tabs.setCurrentIndex(place)

    def _has(self, place: int) -> Callable[[], bool]:
        return lambda: place < self.tabs.count()

    # ---- pages

    @property
    def rooms(self) -> Sequence[Room]:
        """The pages there are, in the order of their tabs."""
        return tuple(self._rooms)

    def add(self, room: Room) -> None:
        """One more page, at the end."""
        self._rooms.append(room)
        self.tabs.addTab(room.title())
        self._name_keys()
        self._show_icons()

    def hold_ready(self, room: Room) -> None:
        """Have the page stand behind the one in front, or stay there if it is that one."""
        page = room.page()
        if self.pages.indexOf(page) < 0:  # added again, the page in front would give its place to another
            self.pages.addWidget(page)

    def pin(self, bar: QWidget) -> None:
        """Something that stands over every page."""
        self._column.insertWidget(self._column.indexOf(self.strip), bar)

    def show_room(self, id_: str) -> None:
        """Bring a page to the front."""
        places = [place for place, room in enumerate(self._rooms) if room.id == id_]
        if places:
            self.tabs.setCurrentIndex(places[0])
            if not covered(self):
                self.pages.currentWidget().setFocus()

    @property
    def shown(self) -> str:
        """The page in front."""
        return self._rooms[self.tabs.currentIndex()].id if self._rooms else ""

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._rooms):
            room = self._rooms[place]
            self.hold_ready(room)
            page = room.page()
            self.pages.setCurrentWidget(page)
            page.setFocus()
            self._show_icons()
            self.page_shown.emit(room.id)

    def _step(self, step: int) -> None:
        if self._rooms:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(self._rooms))

    # ---- its words and its size

    def call_office(self, name: str) -> None:
        """The office's name, in the window's title."""
        self._office = name
        self.retranslate()

    def retranslate(self) -> None:
        """Every word of the frame."""
        self.setWindowTitle(f"{self._office} – Receptionist" if self._office else "Receptionist")
        self.tabs.setAccessibleName(self.tr("Pages"))
        for place, room in enumerate(self._rooms):
            self.tabs.setTabText(place, room.title())
        self._name_keys()
        self._show_search()

    def _name_keys(self) -> None:
        """Each tab tells its own key, and those that lead to the next one and back."""
        shown = self._keys.shown
        for place in range(self.tabs.count()):
            own = shown(f"page.{place + 1}") if place < 9 else ""
            keys = (own, shown("page.previous"), shown("page.next"))
            self.tabs.setTabToolTip(place, " · ".join(key for key in keys if key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the words that have no other place."""
        super().resizeEvent(event)
        self._show_search()
        self._show_icons()
        self.health.be_brief(self._narrow, away=len(self._rooms) > FEW_PAGES and self.width() < WIDE)
        self._row.setSpacing(space(0.25) if self._narrow else space(1))
        self._fit_who()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who sits here has what the rest of the frame leaves: no tab is cut for a long name or state."""
        if watched is self._bar and event.type() is QEvent.Type.LayoutRequest:
            self._fit_who()
        return False

    def _fit_who(self) -> None:
        rest = self._row.minimumSize().width() - self.who.minimumSizeHint().width()
        self.who.fit(self.width() - rest)

    @property
    def _narrow(self) -> bool:
        return self.width() < NARROW

    def _show_search(self) -> None:
        words = self.tr("Search everything")
        many = len(self._rooms) > FEW_PAGES
        brief = "" if many and self._narrow else self.tr("Search")
        self.search.setText(brief if self._narrow or (many and self.width() < WIDE) else words)
        self.search.setAccessibleName(words)
        self.search.setToolTip(words if self.search.text() != words else "")
        self.search.show_key(self._keys.shown("palette"))

    def _show_icons(self) -> None:
        for place, room in enumerate(self._rooms):
            role = Role.ACCENT if place == self.tabs.currentIndex() else Role.MUTED
            icon = self._theme.icons.icon(room.icon, role)
            self.tabs.setTabIcon(place, icon if not self._narrow else type(icon)())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With the focus in the frame, Enter presses the button there, and what nothing in the frame wants is for the page."""
        page, focus = self.pages.currentWidget(), self.focusWidget()
        in_frame = focus is None or focus is self or self._bar.isAncestorOf(focus) or self.strip.isAncestorOf(focus)
        if event.key() == Qt.Key.Key_Escape and not in_frame:
            self.back_asked.emit()
        elif page is None or not in_frame:
            super().keyPressEvent(event)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            page.keyPressEvent(event)
        elif not press_focused(self):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever wired the window may ask to wait."""
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()


class Counts(Translated):
    """What waits for somebody: messages not passed on, callers to call back. Nothing waiting, nothing shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._numbers = (0, 0)
        self._overdue = 0
        self.messages = Button(theme, icon="message-square", kind="quiet")
        self.call_backs = Button(theme, icon="phone-missed", kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.messages)
        row.addWidget(self.call_backs)
        self.retranslate()

    def show_messages(self, messages: int) -> None:
        """So many messages to pass on."""
        self._numbers = (messages, self._numbers[1])
        self.retranslate()

    def show_call_backs(self, call_backs: int, *, overdue: int = 0) -> None:
        """So many callers to call back, so many of them overdue."""
        self._numbers, self._overdue = (self._numbers[0], call_backs), overdue
        self.retranslate()

    def retranslate(self) -> None:
        """The numbers, and their words for pointer and screen reader."""
        messages, call_backs = self._numbers
        back = self.tr("%n caller(s) to call back", "", call_backs)
        late = self.tr("%n overdue", "", self._overdue) if self._overdue else ""
        words = (self.tr("%n message(s) to pass on", "", messages), ", ".join(part for part in (back, late) if part))
        self.call_backs.show_icon("circle-alert" if self._overdue else "phone-missed")
        for button, number, sentence in zip((self.messages, self.call_backs), self._numbers, words, strict=True):
            button.setText(str(number))
            button.setToolTip(sentence)
            button.setAccessibleName(sentence)
            button.setVisible(number > 0)


class Health(Translated):
    """Phones and database: shape, word, colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._phones: bool | None = None
        self._hub = self._database = True
        self._detail = ""
        self._brief = self._brief_away = False
        self.phones, self.database = Mark(theme), Mark(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), 0, space(1), 0)
        row.setSpacing(space(2))
        row.addWidget(self.phones)
        row.addWidget(self.database)
        self.retranslate()

    def show_phones(self, connected: bool | None, system: str = "") -> None:
        """Whether we hear the phone system (None: there is none), and what it is."""
        if (connected, system) != (self._phones, self._detail):
            self._phones, self._detail = connected, system
            self.retranslate()

    def show_hub(self, there: bool) -> None:
        """Whether the hub that holds the phones is there."""
        self._hub = there
        self.retranslate()

    def show_database(self, there: bool) -> None:
        """Whether the database answers."""
        self._database = there
        self.retranslate()

    def be_brief(self, brief: bool, *, away: bool = False) -> None:
        """In a narrow window what is there is said by its shape; the word stands in the tooltip. `away`: there is no room for
        the longer word of what is away either: its name alone stands beside its shape, and the strip says the rest."""
        self._brief, self._brief_away = brief, away
        self.retranslate()

    def retranslate(self) -> None:
        """Both in words."""
        self.phones.be_brief(self._brief and self._hub and bool(self._phones))
        if not self._hub:
            self._show_away(self.phones, self.tr("hub"), self.tr("hub away"))
        elif self._phones is None:
            self.phones.show_state("phone-off", self.tr("no phones"), "muted")
        elif self._phones:
            self.phones.show_state("circle-check", self.tr("phones"), "good")
        else:
            self.phones.show_state("circle-x", self.tr("phones away"), "danger")
        self.phones.setToolTip(self._detail)
        self.database.be_brief(self._brief and self._database)
        if self._database:
            self.database.show_state("circle-check", self.tr("database"), "good")
        else:
            self._show_away(self.database, self.tr("data"), self.tr("database away"))

    def _show_away(self, mark: Mark, name: str, words: str) -> None:
        mark.show_state("circle-x", name if self._brief_away else words, "danger")
        mark.setAccessibleName(words)


class WhoMenu(Retranslates, Button):
    """The assistant's name and state, and the menu to change them."""

    availability_asked = Signal(Availability, str)
    switch_asked = Signal()
    sign_out_asked = Signal()
    languages_chosen = Signal(object)
    """Which languages she speaks with callers: codes."""

    def __init__(self, theme: Theme, keys: Keys) -> None:
        super().__init__(theme, icon="circle-user", kind="quiet")
        self._keys = keys
        self.languages: frozenset[str] = frozenset()
        self._name, self._station = "", ""
        self._phones = False
        self._availability, self._reason = Availability.AWAY, ""
        self._confirmed = True
        self._room = space(1000)
        """Logical pixels that it may take."""
        self.clicked.connect(self.open)
        self.retranslate()

    def show_state(
        self, name: str, availability: Availability, reason: str = "", station: str = "", *, phones: bool = False
    ) -> None:
        """Who sits here, and whether calls may be offered. `phones`: the office has some, so that she can be at none."""
        state = name, availability, reason, station, phones
        if state != (self._name, self._availability, self._reason, self._station, self._phones):
            self._name, self._availability, self._reason, self._station, self._phones = state
            self.retranslate()

    def confirm(self, confirmed: bool) -> None:
        """Whether a hub is there that knows her state, and can take another."""
        self._confirmed = confirmed
        self.retranslate()

    def fit(self, room: int) -> None:
        """Say as much as has its place in `room` logical pixels: the shape of the state stays, and a tooltip says the rest."""
        if room != self._room:
            self._room = room
            self.retranslate()

    @property
    def at_no_phone(self) -> bool:
        """No call can be put through to her, whatever her state."""
        return bool(self._name) and self._phones and not self._station

    def retranslate(self) -> None:
        """Name and state."""
        icon, _ = ("phone-off", Role.DANGER) if self.at_no_phone else _AVAILABILITY[self._availability]
        state = self.tr("no phone") if self.at_no_phone else self._word(self._availability, self._reason)
        if not self._confirmed:
            icon, state = "circle", self.tr("not confirmed")
        self.show_icon(icon)
        self.show_key(self._keys.shown("status"))
        whole = f"{self._name} · {state}" if self._name else self.tr("Who sits here?")
        first = self._name.partition(" ")[0]
        shorter = (f"{first} · {state}", first) if first else ()
        beside = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        fits = (words for words in (whole, *shorter) if beside + self.fontMetrics().horizontalAdvance(words) <= self._room)
        self.setText(next(fits, first or whole))
        self.setAccessibleName(whole)
        station = self.tr("Station {station}").replace("{station}", self._station) if self._station else ""
        self.setToolTip("\n".join(part for part in (whole if self.text() != whole else "", station) if part))

    def _word(self, availability: Availability, reason: str = "") -> str:
        words = {
            Availability.AVAILABLE: self.tr("Available") if self._phones or self._station else self.tr("At the desk"),
            Availability.PAUSE: pause_words(reason) or self.tr("Pause"),
            Availability.AWAY: self.tr("Away"),
        }
        return words[availability]

    def menu_now(self) -> QMenu:
        """The menu as it is offered now."""
        menu = QMenu(self)
        ask = self.availability_asked.emit
        icons = self._theme.icons
        if self.at_no_phone:
            menu.addAction(icons.icon("phone", Role.DANGER), self.tr("&Choose my phone…"), self.switch_asked.emit)
        else:
            here = self._word(Availability.AVAILABLE)
            menu.addAction(icons.icon("circle-check", Role.GOOD), here, lambda: ask(Availability.AVAILABLE, ""))
        for reason in PAUSES:
            pause = icons.icon("coffee", Role.WARNING)
            menu.addAction(pause, pause_words(reason), lambda reason=reason: ask(Availability.PAUSE, reason))
        menu.addAction(icons.icon("log-out", Role.MUTED), self.tr("A&way"), lambda: ask(Availability.AWAY, ""))
        menu.setToolTipsVisible(not self._confirmed)
        for action in menu.actions():
            action.setEnabled(self._confirmed)  # states are the hub's
            action.setToolTip("" if self._confirmed else self.tr("No hub can be reached now: only a hub changes the state."))
        menu.addSeparator()
        self._add_languages(menu)
        menu.addAction(icons.icon("users", Role.MUTED), self.tr("&Switch person or phone…"), self.switch_asked.emit)
        since = menu.addAction(icons.icon("history", Role.MUTED), self._keyed(self.tr("Since your last s&hift"), "shift.since"))
        since.triggered.connect(lambda: self._keys.trigger("shift.since"))
        since.setEnabled(self._keys.can("shift.since"))
        out = self._keyed(self.tr("Sign &out…"), "shift.end")
        menu.addAction(icons.icon("power", Role.MUTED), out, self.sign_out_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _keyed(self, words: str, action: str) -> str:
        """The words of an entry, and the key that does the same, in the column for it."""
        key = self._keys.shown(action)
        return f"{words}\t{key}" if key else words

    def _add_languages(self, menu: QMenu) -> None:
        """Each language ticked that she speaks: colleagues see it when a caller needs somebody."""
        within = menu.addMenu(self.tr("&Languages I speak"))
        for code in LETTERS.values():
            action = within.addAction(language_name(code), lambda code=code: self._speak(code))
            action.setCheckable(True)
            action.setChecked(code in self.languages)

    def _speak(self, code: str) -> None:
        self.languages ^= {code}
        self.languages_chosen.emit(tuple(sorted(self.languages)))

    def open(self) -> None:
        """Show the menu under the name."""
        menu = self.menu_now()
        corner = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height()))
        menu.popup(corner)
        menu.setActiveAction(menu.actions()[0])

    def _ink(self) -> Role:
        if not self._confirmed:
            return Role.MUTED
        if self.at_no_phone:
            return Role.DANGER
        return _AVAILABILITY[self._availability][1] if self._name else Role.TEXT


_AVAILABILITY = {
    Availability.AVAILABLE: ("circle-check", Role.GOOD),
    Availability.PAUSE: ("coffee", Role.WARNING),
    Availability.AWAY: ("circle", Role.MUTED),
}
