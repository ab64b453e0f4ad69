"""Calls: who waits, whom she talks to, who is on hold, what came back. Its order rests while her hand is on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from receptionist.calls.board import Board, CallView
from receptionist.calls.places import Place, Side
from ui.calls.board.delegate import ROW_HEIGHT, CallsDelegate
from ui.calls.board.model import CallsModel, Row
from ui.calls.board.order import STILL
from ui.calls.book import Book
from ui.calls.colleagues.strip import ColleaguesStrip
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import label

NUMBERED = 6
"""Waiting rows that have a key of their own, so that the assistant's own calls always keep three."""
HEAD_HEIGHT = 40
"""Pixels of a section's heading, about."""
_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})


@dataclass(frozen=True, slots=True)
class _Mine:
    """Picks this assistant's own calls from the board, each in one section only."""

    assistant: Callable[[], str]

    def waiting(self, board: Board) -> list[CallView]:
        return board.offered_to(self.assistant())

    def with_her(self, board: Board) -> list[CallView]:
        apart = {Side.ON_HOLD}
        return [
            call
            for call in board.mine(self.assistant())
            if call.side not in apart and call.place not in (Place.RETURNED, Place.TRANSFERRED, Place.WAITING)
        ]

    def on_hold(self, board: Board) -> list[CallView]:
        return [call for call in board.held(self.assistant()) if call.side in (Side.ON_HOLD, Side.NONE)]

    def returned(self, board: Board) -> list[CallView]:
        return board.returned(self.assistant())

    def handed(self, board: Board) -> list[CallView]:
        return board.handed(self.assistant())


class CallsView(QListView):
    """A list of calls. `touched`: a hand is over it, or an arrow key was pressed in it."""

    taken = Signal(str)
    chosen = Signal(str)
    touched = Signal()

    def __init__(self, model: CallsModel, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(CallsDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._tell(self.chosen, index.row()))
        self.doubleClicked.connect(lambda index: self._tell(self.taken, index.row()))

    def rows(self) -> list[Row]:
        """As they stand."""
        return self._rows.rows

    def _tell(self, signal: Signal, number: int) -> None:
        rows = self.rows()
        if 0 <= number < len(rows) and not rows[number].gone:
            signal.emit(rows[number].call)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row; arrows choose; letters are not for a list of calls."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.taken, self.currentIndex().row())
            return
        if event.key() in _ARROWS:
            self.touched.emit()
            super().keyPressEvent(event)
            self._tell(self.chosen, self.currentIndex().row())
            return
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand moves over it."""
        self.touched.emit()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It chooses."""
        self.touched.emit()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It scrolls."""
        self.touched.emit()
        super().wheelEvent(event)


class Section(QWidget):
    """A heading with its count over a list of calls."""

    def __init__(self, model: CallsModel, theme: Theme, *, stretches: bool) -> None:
        super().__init__()
        self.model, self._stretches = model, stretches
        self._fits = -1
        """For how many rows it has its height."""
        self.view = CallsView(model, theme)
        self.heading = QLabel()
        self.heading.setProperty("part", "heading")
        self._head = QHBoxLayout()  # margins of the label's own are lost when it is dressed anew while it has no size
        self._head.setContentsMargins(space(2), space(1.5), space(2), space(0.5))
        self._head.addWidget(self.heading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.view, 1)

    def name(self, word: str) -> None:
        """Its heading."""
        count = self.model.alive()
        self.heading.setText(f"{word}  {count}" if count else word)
        self.view.setAccessibleName(word)

    def fit(self) -> None:
        """As high as its rows, those of a short section four at most; gone without any."""
        rows = len(self.model.rows)
        if rows == self._fits:
            return
        self._fits = rows
        self.setVisible(bool(rows))
        if self._stretches:
            self.setMaximumHeight(self._head.sizeHint().height() + rows * ROW_HEIGHT)
        else:
            self.view.setFixedHeight(min(rows, 4) * ROW_HEIGHT)


class CallsPanel(Translated):
    """The left column of the desk."""

    chosen = Signal(str)
    """A row was pointed at: show its client."""
    taken = Signal(str)
    """A row was opened: answer it, or talk to it again."""

    def __init__(
        self,
        book: Book,
        assistant: Callable[[], str],
        now: Callable[[], datetime],
        theme: Theme,
        keys: Keys,
        language: Callable[[CallView], str | None] = lambda _call: None,
        parent: QWidget | None = None,
    ) -> None:
        """`language` is a call's own, where one was chosen; None: the client's."""
        super().__init__(parent)
        self._keys, self._assistant = keys, assistant
        self._by_name = book.shows_state
        self._board: Board | None = None
        self._marked: frozenset[str] = frozenset()
        mine = _Mine(assistant)
        self.waiting, self.handed, self.with_her, self.on_hold, self.returned = (
            Section(
                CallsModel(pick, book, now, language, self, handed=pick == mine.handed), theme, stretches=pick == mine.waiting
            )
            for pick in (mine.waiting, mine.handed, mine.with_her, mine.on_hold, mine.returned)
        )
        self._empty = label("", "muted", wrap=True)
        self._empty.setContentsMargins(space(2), space(2), space(2), space(2))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._rest = QTimer(self, singleShot=True, interval=round(STILL * 1000))
        self._rest.timeout.connect(self._show)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self.colleagues = ColleaguesStrip(theme, keys)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, space(1))
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        for section in self.sections:
            layout.addWidget(section, 1000 if section is self.waiting else 0)
            section.view.touched.connect(self._rest.start)
            section.view.chosen.connect(self.chosen)
            section.view.taken.connect(self.taken)
        layout.addStretch(1)
        layout.addWidget(self.colleagues)

    @property
    def sections(self) -> tuple[Section, ...]:
        """From the top."""
        return self.waiting, self.handed, self.with_her, self.on_hold, self.returned

    @property
    def laid_out(self) -> tuple[QWidget, ...]:
        """What has parts that come and go with the calls, from without."""
        return self, *self.sections, self.colleagues

    @property
    def frozen(self) -> bool:
        """Whether the order rests under her hand."""
        return self._rest.isActive()

    def refresh(self, board: Board, *marked: CallView | None) -> None:
        """Show the board; `marked` are the calls that the keys for the next one and for holding take."""
        self._board, self._marked = board, frozenset(call.id for call in marked if call is not None)
        self._show()

    def trouble(self, words: Mapping[str, str]) -> None:
        """What went wrong with which call, in words; shown with the next refresh."""
        for section in self.sections:
            section.model.trouble(words)

    def calls(self) -> set[str]:
        """The calls that have a row."""
        return {row.call for section in self.sections for row in section.model.rows if not row.gone}

    def numbered(self, number: int) -> str | None:
        """The call in row `number`, counted from the top as it stands on the screen."""
        rows = (row for section in self.sections for row in section.model.rows)
        return next((row.call for row in rows if row.number == number and not row.gone), None)

    def point_at(self, call: str | None) -> None:
        """Show which row the rest of the desk speaks of."""
        for section in self.sections:
            row = section.model.row_of(call) if call is not None else None
            if row is None:
                section.view.clearSelection()
            else:
                index = section.model.index(row)
                section.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def retranslate(self) -> None:
        """Headings and the empty state."""
        self.setAccessibleName(self.tr("Calls"))
        self._empty.setText(
            self.tr(
                "No calls.\n\nWho rings one of your clients' numbers stands here by itself. {answer} answers the next call."
            ).format(answer=self._keys.shown("call.answer"))
            + "\n\n"
            + self.tr("{card} writes a call card by hand.").format(card=self._keys.shown("call.card"))
        )
        self._name()

    def _name(self) -> None:
        self.waiting.name(self.tr("WAITING"))
        self.handed.name(self.tr("HANDED TO YOU"))
        self.with_her.name(self.tr("WITH YOU"))
        self.on_hold.name(self.tr("ON HOLD"))
        self.returned.name(self.tr("RETURNED"))

    def _show(self) -> None:
        if self._board is None:
            return
        number = 1
        for section in self.sections:
            keyed = NUMBERED if section is self.waiting else 9
            section.model.refresh(self._board, marked=self._marked, first_number=number, numbered=keyed, frozen=self.frozen)
            section.fit()
            number += min(len(section.model.rows), keyed)
        self._name()
        self._show_colleagues()
        self._empty.setVisible(not any(section.model.rows for section in self.sections))

    def _show_colleagues(self) -> None:
        if self._board is not None:
            taken = sum(ROW_HEIGHT * len(section.model.rows) + HEAD_HEIGHT for section in self.sections if section.model.rows)
            self.colleagues.present(self._board, self._assistant(), self.height() - taken, self._by_name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the callers leave is the colleagues'."""
        super().resizeEvent(event)
        self._show_colleagues()

    def _tick(self) -> None:
        """Another second: only what is in sight is painted, nothing is laid out."""
        for section in self.sections:
            if section.model.rows:
                section.view.viewport().update()
