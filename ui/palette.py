"""Search everything (Ctrl+K): clients, people, numbers, pages and commands in one list under one line of typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from receptionist.clients.calendar.days import lines_at, over, status_at
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.directory import Hit, HitKind
from receptionist.clients.profile import Line, Profile, Status
from receptionist.clients.texts import words_of
from receptionist.telephony.numbers import show
from ui.background import Background, Work
from ui.calls.row_model import RowModel
from ui.keys import Keys
from ui.places import Place
from ui.recent import Recent
from ui.sheet import focus_again, put_away
from ui.theme import Role, Theme, space
from ui.translate import Retranslates
from ui.widgets import RowList, RowPainter, SearchField, label

MOST_ROWS = 12


class Directory(Protocol):
    """What the palette needs of the clients' picture."""

    @property
    def by_id(self) -> object: ...

    def search(self, text: str, at: datetime, limit: int = 20) -> list[Hit]:
        """The best hits for what was typed, as numbers are whose at `at`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it shows, and what choosing it means (`what`: client, person, dial, place or command)."""

    what: str
    id: str
    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    colour: str = ""
    client: str = ""
    pinned: bool = False


class Palette(Retranslates, QFrame):
    """Lies over the window while it is open. Searching runs elsewhere; only the answer to what stands in the line now is
    shown."""

    client_chosen = Signal(str)
    person_chosen = Signal(str, str)
    """The client's id, the person's or reach's."""
    number_chosen = Signal(str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        directory: Callable[[], Directory],
        recent: Recent,
        over: QWidget,
        places: Sequence[Place] = (),
        everywhere: Callable[[str, str], Sequence[str]] = lambda _context, source: (source,),
        *,
        now: Callable[[], datetime],
    ) -> None:
        """`everywhere`: a text of the screen in all its languages (`Language.everywhere`)."""
        super().__init__(over)
        self._places, self._everywhere, self._now = places, everywhere, now
        self._keys, self._background, self._directory, self._recent = keys, background.branch(self), directory, recent
        self._work: Work | None = None
        self._before: QWidget | None = None
        self.setProperty("part", "sheet")
        self.line = SearchField(theme)
        self._rows = RowModel()
        self.list = RowList(theme, paint_row, space(5.5))
        self.list.setModel(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.5), space(1.5), space(1))
        column.setSpacing(space(1))
        for part in (self.line, self.list, self._foot):
            column.addWidget(part)
        self.line.textEdited.connect(self._search)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._choose())
        over.installEventFilter(self)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Its words."""
        self.line.say(self.tr("Client, person, number, page or command"))
        self.list.setAccessibleName(self.tr("What was found"))
        self._foot.setText(self.tr("Enter opens · Ctrl+Enter pins a client · Esc closes"))

    @property
    def rows(self) -> Sequence[Row]:
        """What is offered now."""
        return [row for row in self._rows.rows if isinstance(row, Row)]

    @property
    def searching(self) -> bool:
        """Whether what was typed is still being looked for."""
        return self._work is not None

    def open(self, text: str = "") -> None:
        """Show it with `text` typed already."""
        self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.line.setText(text)
        self.line.setFocus()
        self._search(text)

    def shut(self) -> None:
        """Close it; the focus goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        focus_again(self._before)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while the line has the focus; a click elsewhere closes."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        if watched is self.line and event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
            self.closed.emit()
        if watched is self.parent() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._pin()
            else:
                self._choose()
        elif key == Qt.Key.Key_Escape:
            self.shut()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        count = self._rows.rowCount()
        if count:
            row = max(0, min(count - 1, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self._rows.index(row))

    def _search(self, text: str) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None
        if not text.strip():
            self._show(self._offered())
            return
        search, at = self._directory().search, self._now()
        work = self._background.run(lambda: search(text, at, MOST_ROWS), lambda hits: self._found(text, hits))
        work.failed.connect(lambda _problem: self._found(text, []))
        self._work = work

    def _found(self, text: str, hits: list[Hit]) -> None:
        self._work = None
        if text == self.line.text():
            found, ours = [self._row(hit) for hit in hits], [*self._pages(text), *self._commands(text)]
            sure = bool(hits) and hits[0].exact  # what is only spelt alike comes after what is meant to the letter
            self._show([*self._dial(text), *(found + ours if sure else ours + found)])

    def _show(self, rows: list[Row]) -> None:
        self._rows.show(rows, _in_words)
        self._place()
        if rows:
            self.list.setCurrentIndex(self._rows.index(0))
        self._foot.setText(
            self.tr("Enter opens · Ctrl+Enter pins a client · Esc closes")
            if rows
            else self.tr("Nothing found: fewer letters find more; misspellings are forgiven")
        )

    def _offered(self) -> list[Row]:
        by_id = self._directory().by_id
        clients = [by_id[client] for client in self._recent.clients if client in by_id]  # type: ignore[index,operator]
        pages = [row for row in self._pages("") if not row.detail]
        now = self._now()
        rows = [self._client(one, next((line.number for line in lines_at(one, now)), None)) for one in clients]
        return rows + pages + self._commands("")

    def _client(self, profile: Profile, number: str | None, line: Line | None = None) -> Row:
        """With a number of theirs; `line`: as it is theirs, where it is not so now. Who is no client any more is marked so."""
        ended = status_at(profile, self._now()).status is Status.ENDED
        stands = self.tr("no longer a client") if ended else ""
        when = self._when(line, profile) if line is not None else ""
        detail = " · ".join(part for part in (profile.city, stands, when) if part)
        right, pinned = show(number, profile.country) if number else "", self._recent.is_pinned(profile.id)
        return Row("client", profile.id, profile.name, detail, right, "building-2", profile.colour, profile.id, pinned)

    def _when(self, line: Line, profile: Profile) -> str:
        """Since when the number is no longer theirs, or from when it will be."""
        ended = over(line, self._now())
        words = self.tr("no longer theirs since {day}") if ended else self.tr("theirs from {day}")
        turn = line.until if ended else line.since
        day = turn.astimezone(zone_of(profile.zone)).date() if turn is not None else self._now().date()
        return words.replace("{day}", QLocale().toString(day, QLocale.FormatType.ShortFormat))

    def _row(self, hit: Hit) -> Row:
        profile: Profile = self._directory().by_id[hit.client]  # type: ignore[index]
        if hit.kind is HitKind.CLIENT:
            return self._client(profile, hit.number, hit.line)
        detail = " · ".join(part for part in (hit.detail, hit.client_name) if part)
        number = show(hit.number, profile.country) if hit.number else ""
        icon = "user" if hit.kind is HitKind.PERSON else "phone-forwarded"
        return Row("person", hit.id, hit.name, detail, number, icon, profile.colour, hit.client)

    def _dial(self, text: str) -> list[Row]:
        digits = text.replace(" ", "")
        if len(digits) < 3 or not digits.removeprefix("+").isdigit():
            return []
        return [Row("dial", text, self.tr("Dial {number}").replace("{number}", text), icon="phone-outgoing")]

    def _pages(self, text: str) -> list[Row]:
        return [
            Row("place", str(n), place.title, place.page, self._keys.shown(place.action) if place.action else "", place.icon)
            for n, place in enumerate(self._places)
            if place.offered() and self._means(text, place.context, place.source)
        ]

    def _commands(self, text: str) -> list[Row]:
        return [
            Row("command", action.id, self._keys.title(action.id), right=self._keys.shown(action.id), icon="command")
            for action in self._keys.actions
            if action.id != "palette"
            and (text.strip() or "." not in action.id[-2:])
            and not action.id.startswith(("reach", "calls"))
            and action.id not in {place.action for place in self._places if place.offered()}
            and self._keys.can(action.id)
            and self._means(text, "keys", action.title)
        ][:MOST_ROWS]

    def _means(self, text: str, context: str, source: str) -> bool:
        """Whether each word of `text` is in the name, in one and the same language of the screen."""
        wanted = words_of(text)
        if text.strip() and not wanted:
            return False
        names = [" ".join(words_of(name)) for name in self._everywhere(context, source)]
        return any(all(word in name for word in wanted) for name in names)

    def _pin(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Row) and row.what == "client":
            self._recent.pin(row.id)
            self._search(self.line.text())

    def _choose(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        self.shut()
        if row.what != "command":  # it is shown on a page: nothing lies over that any more
            put_away(self.parentWidget())
        if row.client:
            self._recent.opened(row.client)
        if row.what == "client":
            self.client_chosen.emit(row.id)
        elif row.what == "person":
            self.person_chosen.emit(row.client, row.id)
        elif row.what == "dial":
            self.number_chosen.emit(row.id)
        elif row.what == "place":
            self._places[int(row.id)].open()
        else:
            self._keys.trigger(row.id)

    def _place(self) -> None:
        over = self.parentWidget()
        width = min(space(80), over.width() - space(4))
        height = min(space(13) + max(self._rows.rowCount(), 1) * space(5.5), over.height() - space(9))
        self.setGeometry((over.width() - width) // 2, space(6), width, height)


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def _in_words(row: Row) -> str:
    return ", ".join(part for part in (row.title, row.detail, row.right) if part)


def paint_row(painter: RowPainter, value: object) -> None:
    """One row of the palette."""
    assert isinstance(value, Row)  # noqa: S101 - the model hands out nothing else
    painter.band(value.colour)
    painter.area = painter.area.adjusted(space(2), 0, -space(2), 0)
    painter.icon(value.icon)
    if value.pinned:
        painter.icon("pin", Role.ACCENT, right=True)
    if value.right:
        painter.right(value.right)
    painter.lines(value.title, value.detail, bold=value.what == "client")
