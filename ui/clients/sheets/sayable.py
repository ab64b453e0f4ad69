"""What may be said of a client, in one look: the text to read aloud, and letter by letter below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from receptionist.clients.calendar.days import status_at
from receptionist.clients.fresh import Fresh
from receptionist.clients.profile import Profile, Status
from receptionist.clients.sayable import Said, marked, sayable
from ui.background import Background
from ui.calls.row_model import RowModel
from ui.clients.fields.choices import FACTS
from ui.clients.form.forms import words
from ui.keys import native
from ui.languages import language_within
from ui.sheet import lay_over
from ui.theme import Role, Size, Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, RowDelegate, RowList, RowPainter, label
from ui.widgets.wrapped import height_of, wrapped

NAME, GAP = space(20), space(0.5)
"""Logical pixels: the column with what is asked for, and what lies between two texts of a row."""


def _fonts(theme: Theme) -> tuple[QFont, QFont]:
    """Of what is read aloud, and of all the rest."""
    return theme.font(Size.BODY, bold=True), theme.font(Size.BODY)


def _height(theme: Theme, said: Said, width: int) -> int:
    """Logical pixels that a row of that width needs: no letter of a spelled address may be missing."""
    bold, plain = _fonts(theme)
    room = width - NAME - space(4)
    right = height_of(said.text, bold, room) + GAP + height_of(said.spelled, plain, room)
    right += height_of(_in_which(said), plain, room) + GAP if said.worded_in else 0
    left = height_of(_name(said), plain, NAME - space(1)) + (space(2.5) if said.on_request else 0)
    left += height_of(_new(), bold, NAME - space(1)) if said.new else 0
    return max(left, right) + space(2)


def _name(said: Said) -> str:
    return said.label or words(FACTS[said.kind])


def _new() -> str:
    """She has not known it so."""
    return QCoreApplication.translate("SayableSheet", "new")


def _in_which(said: Said) -> str:
    """That it cannot be read aloud to this caller as it stands."""
    if said.worded_in is None:
        return ""
    words = QCoreApplication.translate("SayableSheet", "In {language} only: translate it as you say it.")
    return words.format(language=language_within(said.worded_in))


def _paint(row: RowPainter, value: object) -> None:
    """What is asked for at the left; beside it what is said, and letter by letter below that, in as many lines as it takes."""
    if not isinstance(value, Said):
        return
    bold, plain = _fonts(row.theme)
    left, top = row.area.left() + space(1.5), row.area.top() + space(1)
    below = _text(row, _name(value), plain, QRect(left, top, NAME - space(1), 0), Role.MUTED)
    if value.new:
        below = _text(row, _new(), bold, QRect(left, below, NAME - space(1), 0), Role.ACCENT)
    if value.on_request:
        row.theme.icons.paint(row.painter, "lock", QRect(left, below + 2, 16, 16), row.role(Role.WARNING))
    room = QRect(left + NAME, top, row.area.width() - NAME - space(4), 0)
    if value.worded_in:
        room.moveTop(_text(row, _in_which(value), plain, room, Role.WARNING) + GAP)
    below = _text(row, value.text, bold, room, Role.TEXT)
    _text(row, value.spelled, plain, QRect(room.left(), below + GAP, room.width(), 0), Role.TEXT)


def _text(row: RowPainter, text: str, font: QFont, area: QRect, role: Role) -> int:
    """Paint it from the top of the area on; where it ends."""
    if not text:
        return area.top()
    row.painter.setPen(row.ink(role))
    wrapped(text, font, area.width()).draw(row.painter, QPointF(area.topLeft()))
    return area.top() + height_of(text, font, area.width())


class _Rows(RowDelegate):
    """Rows as high as their words need in the list's width."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, _paint, space(6))
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What is spelled makes it high."""
        said = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.viewport().width()
        return QSize(0, _height(self.theme, said, width)) if isinstance(said, Said) else super().sizeHint(option, index)


def show_sayable(
    over: QWidget,
    theme: Theme,
    background: Background,
    profile: Profile,
    language: str,
    now: datetime,
    fresh: Fresh | None = None,
) -> None:
    """Lay over the window what may be said of the client in that language; `fresh`: what is new to whoever looks. Put together
    elsewhere: the names of days come from a table that takes its time."""

    def show(said: tuple[Said, ...]) -> None:
        if isValid(over):
            ended = status_at(profile, now).status is Status.ENDED
            lay_over(over, SayableSheet(theme, profile.name, said, ended=ended), space(110), space(64))

    def said() -> tuple[Said, ...]:
        found = sayable(profile, language, now)
        before = fresh.before if fresh is not None else None
        return found if before is None or fresh is None else marked(found, sayable(before, language, fresh.since))

    background.run(said, show)


class SayableSheet(Retranslates, QFrame):
    """`closed` when one has read it."""

    closed = Signal()

    def __init__(self, theme: Theme, client: str, said: Sequence[Said], *, ended: bool = False) -> None:
        """`ended`: it is a client no more."""
        super().__init__()
        self.setProperty("part", "sheet")
        self._client, self._said, self._ended = client, list(said), ended
        self._title, self._hint = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._rows = RowModel()
        self.list = RowList(theme, _paint)
        self._delegate = _Rows(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setModel(self._rows)
        self.close_button = Button(theme, kind="quiet")
        self.close_button.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(2))
        column.setSpacing(space(1))
        for part in (self._title, self._hint):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)
        self.retranslate()
        self.list.setCurrentIndex(self._rows.index(0))

    def retranslate(self) -> None:
        """Its words."""
        self._title.setText(self.tr("What may be said of {client}").replace("{client}", self._client))
        if self._ended:
            ended = self.tr("No longer a client: nothing is said of them. Say the sentence that stands on the card.")
            self._hint.setText(ended)
        elif self._said:
            self._hint.setText(self.tr("With a lock: only to somebody who asks for just that."))
        else:
            enter = self.tr("Nothing is entered that may be said. A supervisor enters it under Clients, What to say.")
            self._hint.setText(enter)
        self.list.setAccessibleName(self.tr("What may be said"))
        self.close_button.setText(self.tr("Close"))
        self.close_button.show_key(native("Esc"))
        self._rows.show(self._said, [self._in_words(one) for one in self._said])

    def _in_words(self, one: Said) -> str:
        request = self.tr("only on request") if one.on_request else ""
        new = _new() if one.new else ""
        return ", ".join(part for part in (new, _name(one), _in_which(one), one.text, one.spelled, request) if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc or Enter closes it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        else:
            super().keyPressEvent(event)
