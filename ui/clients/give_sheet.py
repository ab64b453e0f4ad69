"""A number that nobody has goes to a client: to one that is there, or to a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from receptionist.clients.profile import Profile
from ui.calls.row_model import RowModel
from ui.clients.client_choice import fitting, paint_client
from ui.keys import native
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, RowList, SearchField, label


class GiveSheet(Retranslates, QFrame):
    """`given`: to that client (None: to a new one); `closed` when that is said, or nobody is to have it."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, number: str, clients: Sequence[Profile]) -> None:
        """`number` as it is shown."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._number, self._clients = number, sorted(clients, key=lambda one: one.name.casefold())
        self._title, self.lacking = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.search, self._rows = SearchField(theme), RowModel()
        self.list = RowList(theme, paint_client, space(6))
        self.list.setModel(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.do, self.new = Button(theme, icon="tag", kind="primary"), Button(theme, icon="plus", kind="quiet")
        self.close_button = Button(theme, kind="quiet")
        self._lay_out()
        self.search.textEdited.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.give)
        self.list.doubleClicked.connect(lambda _index: self.give())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.do.clicked.connect(self.give)
        self.new.clicked.connect(lambda: self._give(None))
        self.close_button.clicked.connect(self.closed)
        self.setFocusProxy(self.search)
        self.retranslate()
        self._filter()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self.search):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.lacking)
        column.addLayout(buttons)
        for button in (self.close_button, self.new, self.do):
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("To whom does {number} belong?").replace("{number}", self._number))
        self.search.say(self.tr("Name, code or city"))
        self.list.setAccessibleName(self.tr("Clients"))
        self.new.setText(self.tr("A new client"))
        self.do.setText(self.tr("Enter it there"))
        self.do.show_key(native("Enter"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._tell()

    @property
    def to(self) -> Profile | None:
        """Who is marked."""
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Profile) else None

    def _filter(self) -> None:
        fits = fitting(self._clients, self.search.text())
        self._rows.show(fits, [f"{one.name}, {one.city}" for one in fits])
        if fits and self.search.text().strip():  # an Enter too many gives nothing away: somebody was named first
            self.list.setCurrentIndex(self._rows.index(0))
        self._tell()

    def _tell(self) -> None:
        named = bool(self.search.text().strip())
        self.do.setEnabled(self.to is not None)
        self.lacking.setVisible(self.to is None)
        self.lacking.setText(self.tr("No client is called so.") if named else self.tr("Choose to whom it goes."))

    def give(self) -> None:
        """To who is marked; it is looked at there, and saved."""
        if self.to is not None:
            self._give(self.to)

    def _give(self, client: Profile | None) -> None:
        self.closed.emit()
        self.given.emit(client)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; up and down move the mark from the field, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = max(0, min(self._rows.rowCount() - 1, self.list.currentIndex().row() + step))
            self.list.setCurrentIndex(self._rows.index(row))
        else:
            super().keyPressEvent(event)
