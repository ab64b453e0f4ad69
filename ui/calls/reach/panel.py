"""Reach: whom to put the caller through to, narrowed by typing, rung with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from receptionist.clients.card import Card
from receptionist.clients.profile import Profile, Status
from ui.calls.apology import apology
from ui.calls.board.model import CALL_DRAGGED
from ui.calls.hints import nobody_called
from ui.calls.reach.model import ReachModel, paint_reach
from ui.calls.reach.rows import ReachKind, ReachRow, asked_for, first_to_ring, narrow, successor_out, who_speak
from ui.keys import Keys
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import RowList, SearchField, label

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class ReachView(RowList):
    """The rows; a call may be put on one of them."""

    dropped = Signal(int, str, bool)

    def __init__(self, model: ReachModel, theme: Theme) -> None:
        super().__init__(theme, paint_reach)
        self.setModel(model)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def dropEvent(self, event: QDropEvent) -> None:
        """A call on a row: announced, with Shift at once."""
        index = self.indexAt(event.position().toPoint())
        data = event.mimeData()
        if not index.isValid() or not data.hasFormat(CALL_DRAGGED):
            event.ignore()
            return
        blind = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        event.acceptProposedAction()
        self.dropped.emit(index.row(), data.data(CALL_DRAGGED).toStdString(), blind)


class ReachPanel(Translated):
    """The right column of the desk. What is typed here narrows the rows; the mark stands on the first that can be rung now."""

    wanted = Signal(object, bool)
    """A row was asked for; True: unannounced."""
    given = Signal(object, str, bool)
    """A call was put on a row by hand."""
    turned = Signal()
    """Other rows than before may stand here, and another sentence beside them."""
    nobody = Signal(str)
    """Somebody was to be rung whom nobody is called like: what was typed."""
    named = Signal(str)
    """What was typed is the caller's name."""
    typed = Signal()

    def __init__(
        self, theme: Theme, keys: Keys, parent: QWidget | None = None, confirms: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(parent)
        self._keys, self.confirms = keys, confirms
        self._profile: Profile | None = None
        self._card: Card | None = None
        self._model = ReachModel(self)
        self.field = SearchField(theme)
        self.view = ReachView(self._model, theme)
        self.whose = label("", "warning", wrap=True)
        self.whose.setContentsMargins(space(2), 0, space(2), 0)
        self.whose.hide()
        self.said = label("", "title", wrap=True)
        self.said.setContentsMargins(space(2), 0, space(2), 0)
        self._hint = label("", "small", wrap=True)
        self._empty = label("", "muted", wrap=True)
        self._empty.setContentsMargins(space(2), space(1), space(2), space(1))
        self._lay_out()
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        self.view.doubleClicked.connect(lambda index: self.ask(index.row(), blind=False))
        self.view.dropped.connect(self._drop)
        keys.changed.connect(self.retranslate)
        self.setFocusProxy(self.field)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space(1.5), 0, space(1))
        layout.setSpacing(space(1))
        top = QVBoxLayout()
        top.setContentsMargins(space(1.5), 0, space(1.5), 0)
        top.addWidget(self.field)
        layout.addLayout(top)
        layout.addWidget(self.whose)
        layout.addWidget(self.said)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        self._hint.setContentsMargins(space(2), 0, space(2), 0)
        layout.addWidget(self._hint)

    @property
    def rows(self) -> list[ReachRow]:
        """As they stand."""
        return self._model.rows

    @property
    def marked(self) -> ReachRow | None:
        """The row that Enter rings."""
        row = self.view.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def present(self, profile: Profile | None, card: Card | None, *, caller: bool = True, speaks: str = "") -> None:
        """Show a client's targets of this moment; `caller`: there is one to give a name to. `speaks`: the
        caller's language, where it is not the client's.

        The filter belongs to the client: another one begins unfiltered."""
        if profile is None or self._profile is None or profile.id != self._profile.id:
            self.field.clear()
            self._chosen = False
        self._profile, self._card, self._caller, self._speaks = profile, card, caller, speaks
        self._narrow(keep_mark=True)

    def only_look(self, whose: str) -> None:
        """Say whose people these are, where none of them can be rung for the call in hand; empty: they can."""
        self.whose.setText(whose)
        self.whose.setVisible(bool(whose))

    def mark(self, fresh: frozenset[str]) -> None:
        """Who (by id) is new to the assistant, or otherwise than she knew."""
        self._model.mark(fresh)

    def trouble(self, words: Mapping[str, str]) -> None:
        """What went wrong with whom (person or number), in words: the mark goes on to the next best."""
        if words.keys() != self._in_vain:
            self._in_vain = set(words)
            self._narrow(keep_mark=True)
        self._model.trouble(words)

    def fill(self, text: str) -> None:
        """What was half-typed here stands again; the focus stays where it is."""
        self.field.setText(text)
        self._chosen = False
        self._narrow(keep_mark=False)

    def put(self, text: str) -> None:
        """Typed elsewhere on the desk."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(text)
        self._edited()

    def clear(self) -> bool:
        """Take the filter away. Whether there was one."""
        had = bool(self.field.text())
        self._chosen = False
        self.field.clear()
        self._narrow(keep_mark=False)
        return had

    def ask(self, number: int, *, blind: bool) -> None:
        """Ring row `number` (from 0). Of what is only a name nobody can be rung, and that is said: a slip in somebody's name
        must not become the caller's, who is announced by it."""
        if not 0 <= number < len(self.rows):
            return
        row = self.rows[number]
        if row.kind is ReachKind.NAME:
            self.nobody.emit(row.text)
        else:
            self.wanted.emit(row, blind)

    def ask_marked(self, *, blind: bool) -> None:
        """Ring the marked row."""
        self.ask(self.view.currentIndex().row(), blind=blind)

    @property
    def offers_name(self) -> bool:
        """What is typed may be the caller's name."""
        return any(row.kind is ReachKind.NAME for row in self.rows)

    def keep_name(self) -> None:
        """What is typed is the caller's name."""
        typed = self.field.text().strip()
        if typed:
            self.field.clear()
            self._narrow(keep_mark=False)
            self.named.emit(typed)

    def retranslate(self) -> None:
        """Hints."""
        self.setAccessibleName(self.tr("Reach"))
        self.view.setAccessibleName(self.tr("Whom to reach"))
        self.field.say(self.tr("Type a name, role or number"))
        self._hint.setText(self.tr("Enter consult · Shift+Enter blind · Alt+1…9 row"))
        self._empty.setText(self._nobody())
        self.view.viewport().update()

    def _nobody(self) -> str:
        if self._profile is None:
            return self.tr(
                "Whom to put a caller through to stands here, in the order of the moment, once a client is on the desk."
            )
        if self._card is not None and self._card.status is Status.ENDED:
            return self.tr("No longer a client: nobody is put through. What to say stands on the card.")
        if self.field.text().strip() and self._card is not None and self._card.targets:
            return nobody_called(self.field.text().strip(), self._profile)
        return self.tr("Nobody to put through to. A supervisor enters people under Clients; a number typed here is dialled.")

    def _edited(self) -> None:
        self._chosen = False
        self._narrow(keep_mark=False)
        self.typed.emit()

    def _narrow(self, *, keep_mark: bool) -> None:
        marked = self.marked if keep_mark else None
        rows: list[ReachRow] = []
        if self._card and self._profile:
            rows = narrow(self._card.targets, self._profile, self.field.text(), confirm=self.confirms())
            if self._speaks:
                rows = who_speak(rows, self._profile, self._speaks, first=not self.field.text().strip())
        rows = [row for row in rows if self._caller or row.kind is not ReachKind.NAME]
        self._model.show(rows, self._profile.country if self._profile else "IT", self._card.at if self._card else None)
        self.view.executeDelayedItemsLayout()  # at once: the view would be painted, laid out and painted again
        self._empty.setText(self._nobody())
        self._empty.setVisible(not rows)
        self.of_who_is_away = self._said_of_who_is_away(rows)
        self.said.setText(f"“{self.of_who_is_away}”" if self.of_who_is_away else "")
        same = next((n for n, row in enumerate(rows) if marked and _same(row, marked)), None)
        failed = frozenset() if self.field.text() else frozenset(self._in_vain)
        self._mark(same if same is not None and self._chosen else first_to_ring(rows, failed))
        self.turned.emit()

    @property
    def language(self) -> str:
        """In which callers are spoken to now."""
        return self._card.greeting.language if self._card is not None else ""

    def _said_of_who_is_away(self, rows: list[ReachRow]) -> str:
        """What to say where somebody was asked for who has left, or for whom another stands in: it stands there before anything
        is pressed."""
        if not self.field.text().strip() or self._card is None or self._profile is None:
            return ""
        row = asked_for(rows)
        both = (row, successor_out(rows, row)) if row is not None else ()
        return " ".join(apology(one, self.language, self._profile) for one in both if one is not None)

    of_who_is_away = ""
    """What to say of somebody who was asked for and has left, or is out while another stands in; empty: nobody is."""
    _caller = False
    _speaks = ""
    _chosen = False
    """Whether she moved the mark herself."""
    _in_vain: set[str] = set()  # noqa: RUF012 - replaced, never changed
    """Who was rung in vain, or cannot be rung: by `target_key`."""

    def _mark(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            index = self._model.index(number)
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    def _drop(self, number: int, call: str, blind: bool) -> None:
        if 0 <= number < len(self.rows):
            self.given.emit(self.rows[number], call, blind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the mark; what is done with it, the table of keys knows."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in _MOVES:
            self._chosen = True
            self._mark(max(0, min(len(self.rows) - 1, self.view.currentIndex().row() + _MOVES[Qt.Key(key)])))
            return True
        return False


def _same(one: ReachRow, other: ReachRow) -> bool:
    return one.kind is other.kind and (one.target.id if one.target else one.text) == (
        other.target.id if other.target else other.text
    )
