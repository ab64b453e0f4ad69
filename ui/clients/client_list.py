"""All clients at the left of the page: filtered as one types, each with its colour and its status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from receptionist.clients.calendar.days import serves_from, status_at
from receptionist.clients.profile import Profile, Status
from receptionist.clients.texts import words_of
from ui.calls.words.reasons import day_words
from ui.client_names import STATUSES
from ui.clients.form.forms import words
from ui.clients.way import StepKeys, Way
from ui.keys import Keys, native
from ui.theme import Role, Theme, space
from ui.translate import Translated
from ui.widgets import Button, RowList, RowPainter, SearchField, label
from ui.widgets.buttons import press_focused

Index = QModelIndex | QPersistentModelIndex
NOT_SAVED = QT_TRANSLATE_NOOP("clients", "not saved")


class ClientList(Translated):
    """Chooses a client; `entered`: on into its profile. `new_asked`, `import_asked`, `export_asked`, `year_asked` are its
    buttons."""

    chosen = Signal(str)
    entered = Signal()
    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    year_asked = Signal()

    def __init__(self, theme: Theme, keys: Keys, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._keys = keys
        self.setProperty("part", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(theme)
        self._rows = _Clients(now)
        self.list = RowList(theme, self._paint, space(6))
        self.list.setModel(self._rows)
        self._count, self.none = label("", "small"), label("", "muted", wrap=True)
        self.none.hide()
        self.way = Way(theme, keys)
        self.new = Button(theme, icon="plus", kind="quiet")
        self.year = Button(theme, icon="calendar", kind="quiet")
        self.bring = Button(theme, icon="upload", kind="quiet")
        self.take = Button(theme, icon="download", kind="quiet")
        self._tools = tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(self.bring)
        tools.addWidget(self.take)
        tools.addStretch(1)
        self._beside_new: QWidget | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.5), space(1), space(1))
        column.setSpacing(space(1))
        column.addWidget(self.way)
        column.addWidget(self.search)
        counted = QHBoxLayout()
        counted.addWidget(self._count)
        counted.addWidget(StepKeys(keys), 1)
        column.addLayout(counted)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        for button in (self.new, self.year):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(tools)
        self.setFocusProxy(self.search)
        self.search.textEdited.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._picked)
        self.new.clicked.connect(self.new_asked)
        self.bring.clicked.connect(self.import_asked)
        self.take.clicked.connect(self.export_asked)
        self.year.clicked.connect(self.year_asked)
        self._quiet = False
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def put_below_new(self, button: QWidget) -> None:
        """Another way to begin a client."""
        self._column.insertWidget(self._column.indexOf(self.new) + 1, button, alignment=Qt.AlignmentFlag.AlignLeft)
        self._beside_new = button
        button.setVisible(not self.new.isHidden())

    def retranslate(self) -> None:
        """Its words."""
        self.search.say(self.tr("Name, code or city"))
        self.list.setAccessibleName(self.tr("Clients"))
        self.new.setText(self.tr("New client"))
        self.bring.setText(self.tr("Import"))
        self.take.setText(self.tr("Export"))
        self.year.setText(self.tr("Closures of all"))
        actions = ((self.new, "new"), (self.bring, "import"), (self.take, "export"), (self.year, "closures"))
        for button, action in actions:
            button.show_key(self._keys.shown(action))
        self._tell()

    def show_profiles(self, profiles: Sequence[Profile], chosen: str | None) -> None:
        """Show these, with one of them (an id) chosen."""
        self._rows.hold(profiles)
        self._filter(self.search.text())
        self.mark(chosen)

    def mark(self, client: str | None) -> None:
        """Move the mark, without telling of a choice."""
        self._quiet = True
        place = self._rows.place(client)
        self.list.setCurrentIndex(self._rows.index(place) if place >= 0 else QModelIndex())
        self._quiet = False

    def show_typed(self, unsaved: Sequence[Profile]) -> None:
        """Over these something is typed and not saved: they are listed as they are typed, in their places."""
        if self._rows.show_typed(unsaved):
            self.list.viewport().update()

    def show_way(self, *, back: bool, forward: bool) -> None:
        """Whether one can go back and forward."""
        self.way.allow(back=back, forward=forward)

    @property
    def begun(self) -> set[str]:
        """Those listed (ids) that were never saved."""
        return self._rows.begun

    def step(self, step: int) -> None:
        """Choose the client above (-1) or below (1), of those that are listed."""
        row = self.list.currentIndex().row() + step
        if 0 <= row < self._rows.rowCount():
            self.list.setCurrentIndex(self._rows.index(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two buttons beside each other only where both have room for their keys."""
        super().resizeEvent(event)
        both = self.bring.sizeHint().width() + self.take.sizeHint().width() + space(2.5)
        across = QBoxLayout.Direction.LeftToRight if both <= self.width() else QBoxLayout.Direction.TopToBottom
        self._tools.setDirection(across)

    def read_only(self, only: bool) -> None:
        """An assistant sees; a supervisor edits."""
        self.new.setVisible(not only)
        if self._beside_new is not None:
            self._beside_new.setVisible(not only)
        self.bring.setVisible(not only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the mark from the search field too; Enter presses the button that has the focus, else leads
        into the one that is open, or the first that fits; Esc in the search shows all again, before it leads elsewhere."""
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus() and self.search.text():
            self.search.clear()
            self._filter("")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if not self.list.currentIndex().isValid():
            self.step(1)
        if self.list.currentIndex().isValid():
            self.entered.emit()

    def _filter(self, text: str) -> None:
        marked = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        self._quiet = True
        self._rows.filter(text)
        self._quiet = False
        self.mark(marked.id if isinstance(marked, Profile) else None)
        self._tell()

    def _tell(self) -> None:
        shown, of = self._rows.rowCount(), self._rows.total
        none = self.tr("No client is called “{name}”. {key} shows all again.")
        self.none.setText(none.replace("{name}", self.search.text().strip()).replace("{key}", native("Esc")))
        self.none.setVisible(bool(of) and not shown)
        self._count.setText(self.tr("%n client(s)", "", of) if shown == of else f"{shown} / {of}")

    def _paint(self, painter: RowPainter, value: object) -> None:
        assert isinstance(value, Profile)  # noqa: S101 - the model hands out nothing else
        painter.band(value.colour)
        painter.area = painter.area.adjusted(space(2), 0, -space(2), 0)
        begins = self._rows.begins(value)
        if value.id in self._rows.typed:
            painter.right(words(NOT_SAVED), Role.WARNING)
        elif not begins and (status := self._rows.status(value)) in _NOTED:
            painter.right(words(STATUSES[status]), _NOTED[status])
        name = value.name or self.tr("New client")
        painter.lines(name, begins or " · ".join(part for part in (value.code, value.city) if part), bold=True)

    def _picked(self, index: QModelIndex) -> None:
        profile = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(profile, Profile) and not self._quiet:
            self.chosen.emit(profile.id)


class _Clients(QAbstractListModel):
    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._all: list[tuple[Profile, tuple[str, ...]]] = []
        self._shown: list[Profile] = []
        self.typed: dict[str, Profile] = {}

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def begun(self) -> set[str]:
        return {profile.id for profile, _words in self._all if not profile.version}

    def hold(self, profiles: Sequence[Profile]) -> None:
        ordered = sorted(profiles, key=lambda p: p.name.casefold())
        self._all = [(p, words_of(f"{p.name} {p.legal_name} {p.code} {p.city}")) for p in ordered]

    def show_typed(self, unsaved: Sequence[Profile]) -> bool:
        """Whether anything reads otherwise now."""
        before, self.typed = self.typed, {profile.id: profile for profile in unsaved}
        return before != self.typed

    def filter(self, text: str) -> None:
        wanted = words_of(text)
        self.beginResetModel()
        self._shown = [p for p, has in self._all if all(any(word.startswith(w) for word in has) for w in wanted)]
        self.endResetModel()

    def status(self, profile: Profile) -> Status:
        """The one that holds today, whatever the usual one is."""
        return status_at(profile, self._now()).status

    def begins(self, profile: Profile) -> str:
        """From which day on it is active; empty: it is, or no such day was entered."""
        now = self._now()
        day = serves_from(profile, now)
        said = words(QT_TRANSLATE_NOOP("clients", "not yet active, from {day}"))
        return said.replace("{day}", day_words(day, now.date())) if day else ""

    def place(self, client: str | None) -> int:
        return next((i for i, profile in enumerate(self._shown) if profile.id == client), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        listed = self._shown[index.row()]
        profile = self.typed.get(listed.id, listed)
        if role == Qt.ItemDataRole.UserRole:
            return profile
        if role == Qt.ItemDataRole.DisplayRole:
            stands = self.begins(profile) or words(STATUSES[self.status(profile)])
            unsaved = words(NOT_SAVED) if profile.id in self.typed else ""
            return ", ".join(part for part in (profile.name, profile.city, stands, unsaved) if part)
        return None


_NOTED = {
    Status.TRIAL: Role.ACCENT,
    Status.SUSPENDED: Role.DANGER,
    Status.NOTICE: Role.WARNING,
    Status.ENDED: Role.MUTED,
}
