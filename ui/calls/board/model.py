"""Rows of Calls for Qt: the board's lists in the order in which they stand, nothing decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from receptionist.calls.board import Board, CallView
from receptionist.calls.callers import Flag
from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side
from ui.calls.board.order import FrozenOrder, Standing
from ui.calls.board.urgency import Urgency, urgency_of
from ui.calls.book import Book
from ui.calls.words.caller_words import caller_words
from ui.calls.words.reasons import place_words, why_back
from ui.calls.words.text import elapsed, plain, tip

CALL_DRAGGED = "application/x-receptionist-call"
"""The MIME type of a row on its way to a target; the data is the call's id."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows, all text ready to be painted. `since` counts up on the screen."""

    call: str
    client: str
    colour: str
    caller: str
    language: str
    state: str
    since: datetime
    limit: int
    number: int
    """0: it has no key of its own."""
    marked: bool = False
    returned: bool = False
    state_first: bool = False
    """What is said of it matters more than who it is."""
    gone: bool = False
    outbound: bool = False
    trouble: str = ""
    """What went wrong with it, until it is read."""
    flag: Flag | None = None
    """What is known of the caller, most of all."""


ROW = Qt.ItemDataRole.UserRole + 1
_LIVE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class CallsModel(QAbstractListModel):
    """One section of Calls: `pick` takes its calls from the board, in the order of the rule."""

    def __init__(
        self,
        pick: Callable[[Board], list[CallView]],
        book: Book,
        now: Callable[[], datetime],
        language: Callable[[CallView], str | None] = lambda _call: None,
        parent: QObject | None = None,
        *,
        handed: bool = False,
    ) -> None:
        """`handed`: colleagues hand her these calls, and each says who."""
        super().__init__(parent)
        self._handed = handed
        self._language = language
        self._pick, self._book, self._now = pick, book, now
        self._order = FrozenOrder()
        self._calls: dict[str, CallView] = {}
        self._rows: list[Row] = []
        self._marked: frozenset[str] = frozenset()
        self._troubles: Mapping[str, str] = {}

    @property
    def rows(self) -> list[Row]:
        """As they stand."""
        return self._rows

    def alive(self) -> int:
        """How many of them are calls that still are in this section."""
        return sum(not row.gone for row in self._rows)

    def trouble(self, words: Mapping[str, str]) -> None:
        """What went wrong with which call; shown with the next refresh."""
        self._troubles = words

    def refresh(self, board: Board, *, marked: frozenset[str], first_number: int, numbered: int, frozen: bool) -> None:
        """Show the board as it is now. Rows are numbered from `first_number` on, the first `numbered` of them."""
        calls = {call.id: call for call in self._pick(board)}
        if not calls and not self._rows:
            return
        self._calls = {**{row.call: board.calls.get(row.call, self._calls[row.call]) for row in self._rows}, **calls}
        self._marked = marked
        standing = self._order.refresh(calls, frozen=frozen)
        self._calls = {row.call: self._calls[row.call] for row in standing}
        self._show([self._row(place, first_number + n if n < numbered else 0) for n, place in enumerate(standing)])

    def _show(self, rows: list[Row]) -> None:
        """Tell the view of what changed only: a selection stays, and nothing is laid out anew without need."""
        same = [row.call for row in rows] == [row.call for row in self._rows]
        if not same:
            self._reorder(rows)
            return
        changed = [n for n, (new, old) in enumerate(zip(rows, self._rows, strict=True)) if new != old]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _reorder(self, rows: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {row.call: n for n, row in enumerate(rows)}
        old = self.persistentIndexList()
        moved = [place.get(self._rows[i.row()].call) if i.row() < len(self._rows) else None for i in old]
        self._rows = rows
        self.changePersistentIndexList(old, [self.index(n) if n is not None else QModelIndex() for n in moved])
        self.layoutChanged.emit()

    def _row(self, standing: Standing, number: int) -> Row:
        call = self._calls[standing.call]
        profile = self._book.whose(call)
        waiting = call.place in (Place.WAITING, Place.OFFERED)
        flag = next((one.flag for one in self._book.flags_of(call)), None)
        return Row(
            call=call.id,
            client=plain(profile.brief if profile else call.line),
            colour=profile.colour if profile else "",
            caller=caller_words(call, profile, self._book),
            flag=flag,
            language=(self._language(call) or (profile.language if profile else "")).upper(),
            state=self._state(call, gone=standing.gone),
            since=call.arrived if waiting else call.side_since if call.side is Side.WRAP_UP else call.place_since,
            limit=_limit(call),
            number=number,
            marked=call.id in self._marked and not standing.gone,
            returned=not standing.gone and why_back(call) is not None,
            state_first=standing.gone or why_back(call) is not None or bool(call.place is Place.HELD and call.waits_for),
            gone=standing.gone,
            outbound=call.direction is Direction.OUTBOUND,
            trouble=self._troubles.get(call.id, ""),
        )

    def _state(self, call: CallView, *, gone: bool) -> str:
        if gone:
            return self.tr("gone")
        if self._handed:
            return self.tr("from {name}").format(name=plain(self._book.name_of(call.assistant), 40))
        if call.place is Place.HELD and call.waits_for:
            return plain(call.waits_for, 40)
        return why_back(call) or place_words(call)

    def urgency(self, row: Row) -> Urgency:
        """How near the row is to its limit now."""
        return urgency_of(row.since, 0 if row.gone else row.limit, self._now())

    def waited(self, row: Row) -> str:
        """The time that the row shows."""
        return elapsed(row.since, self._now())

    def row_of(self, call: str) -> int | None:
        """Where a call stands."""
        return next((n for n, row in enumerate(self._rows) if row.call == call), None)

    # ---- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """A list has rows only under its root."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row whole for the delegate; a sentence for whoever listens to the screen."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._tip(row))
        return None

    def _spoken(self, row: Row) -> str:
        late = self.tr("past the promised time") if self.urgency(row) is Urgency.PAST else ""
        held = self._calls[row.call].place is Place.HELD
        first = (self.tr("to be resumed") if held else self.tr("next")) if row.marked else ""
        parts = (row.client, row.trouble, row.caller, row.language, row.state, self.waited(row), late, first)
        return ", ".join(part for part in parts if part)

    def _tip(self, row: Row) -> str:
        if row.trouble:
            return row.trouble
        call = self._calls[row.call]
        if call.place is not Place.WAITING:
            return "\n".join(part for part in (row.client, row.state) if part)
        order = self.tr("Order: who came back from a transfer, then the least of the promised time left, then arrival.")
        left = int((call.due() - self._now()).total_seconds())
        promise = self.tr("{client} is promised an answer in {seconds} s: ").format(
            client=row.client, seconds=call.service_level
        )
        stands = self.tr("{left} s left.") if left >= 0 else self.tr("{left} s late.")
        return f"{promise}{stands.format(left=abs(left))}\n{order}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be taken in the hand and put on a target."""
        row = self._rows[index.row()]
        return Qt.ItemFlag.ItemIsEnabled if row.gone else _LIVE

    def mimeTypes(self) -> list[str]:
        """A call."""
        return [CALL_DRAGGED]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        """The dragged call's id."""
        data = QMimeData()
        if indexes:
            data.setData(CALL_DRAGGED, self._rows[indexes[0].row()].call.encode())
        return data


def _limit(call: CallView) -> int:
    """After how many seconds it has been there too long; 0: never."""
    if call.place in (Place.WAITING, Place.OFFERED) and call.direction is not Direction.NONE:
        return call.service_level
    return call.hold_limit if call.place is Place.HELD else 0
