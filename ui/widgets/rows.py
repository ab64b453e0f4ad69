"""Lists whose rows are painted: a thin model hands out rows, a delegate paints them, nothing is laid out twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Role, Size, Theme, space

Index = QModelIndex | QPersistentModelIndex
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""Where words stand in a row: put together once, which takes Python longer than Qt takes to paint them."""


class RowPainter:
    """Draws the parts of one row. `area` shrinks as its sides are taken."""

    def __init__(self, painter: QPainter, theme: Theme, area: QRect, *, chosen: bool, enabled: bool = True) -> None:
        self.painter, self.theme, self.area, self.chosen, self.enabled = painter, theme, area, chosen, enabled

    def ink(self, role: Role) -> QColor:
        """The colour of text in this row: on the selection, the selection's own."""
        return self.theme.colour(self.role(role))

    def role(self, role: Role) -> Role:
        """The part that a colour plays in this row: on the selection, the selection's own ink."""
        return Role.ON_SELECTION if self.chosen else role

    def ground(self, *, hovered: bool = False) -> None:
        """The row's ground: the selection, or a lift under the pointer."""
        if not self.chosen and not hovered:
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(Role.SELECTION if self.chosen else Role.RAISED))
        self.painter.drawRoundedRect(self.area.adjusted(4, 1, -4, -1), 6, 6)

    def band(self, colour: str) -> None:
        """The client's colour as a thin band at the left."""
        if colour:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(colour))
            self.painter.drawRoundedRect(QRect(self.area.left() + 6, self.area.top() + 7, 3, self.area.height() - 14), 1.5, 1.5)

    def icon(self, name: str, role: Role = Role.MUTED, *, right: bool = False, side: int = 16) -> None:
        """An icon at the left (or right) edge of what is left of the area."""
        y = self.area.top() + (self.area.height() - side) // 2
        x = self.area.right() - side + 1 if right else self.area.left()
        self.theme.icons.paint(self.painter, name, QRect(x, y, side, side), self.role(role))
        self._take(side + space(1), right=right)

    def right(self, text: str, role: Role = Role.MUTED, size: Size = Size.SMALL) -> None:
        """Words at the right edge, whole; the rest of the row gets what is left."""
        font = self.theme.font(size)
        self.painter.setFont(font)
        self.painter.setPen(self.ink(role))
        self.painter.drawText(self.area, AT_RIGHT, text)
        self._take(QFontMetrics(font).horizontalAdvance(text) + space(1), right=True)

    def left(self, text: str, width: int) -> None:
        """Words in a column of that width at the left: the same in every row, so that they stand under each other."""
        self._line(
            QRect(self.area.left(), self.area.top(), width, self.area.height()), text, self.theme.font(Size.BODY), Role.MUTED
        )
        self._take(width, right=False)

    def patch(self, area: QRect, colour: str) -> QRect:
        """A colour (`#RRGGBB`) as a square at the left of a place; what is left of it. No colour takes nothing."""
        if not QColor.isValidColorName(colour):
            return area
        side = space(2)
        self.painter.setPen(self.theme.colour(Role.EDGE))
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(QRect(area.left(), area.center().y() - side // 2, side, side), 3, 3)
        return area.adjusted(side + space(1), 0, 0, 0)

    def column(self, area: QRect, text: str, role: Role = Role.TEXT, size: Size = Size.BODY) -> None:
        """Words in a place of their own, shortened where they do not fit."""
        self._line(area, " ".join(text.split()), self.theme.font(size), role)

    def lines(self, first: str, second: str = "", *, bold: bool = False, role: Role = Role.TEXT) -> None:
        """One or two lines of words, shortened where they do not fit."""
        halves = self._halves() if second else (self.area, self.area)
        self._line(halves[0], first, self.theme.font(Size.BODY, bold=bold), role)
        if second:
            self._line(halves[1], second, self.theme.font(Size.SMALL), Role.MUTED)

    def _halves(self) -> tuple[QRect, QRect]:
        middle = self.area.center().y() + 2
        above = QRect(self.area.left(), middle - space(2.5), self.area.width(), space(2.5))
        return above, QRect(self.area.left(), middle, self.area.width(), space(2))

    def _line(self, area: QRect, text: str, font, role: Role) -> None:
        self.painter.setFont(font)
        self.painter.setPen(self.ink(role if self.enabled else Role.MUTED))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self.painter.drawText(area, AT_LEFT, shown)

    def _take(self, width: int, *, right: bool) -> None:
        self.area = self.area.adjusted(0, 0, -width, 0) if right else self.area.adjusted(width, 0, 0, 0)


class Paint(Protocol):
    """Paints one row from what the model holds for it."""

    def __call__(self, row: RowPainter, value: object, /) -> None: ...


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height. The row's value stands in `Qt.UserRole`, its words for a screen reader in `DisplayRole`."""

    def __init__(self, theme: Theme, paint: Callable[[RowPainter, object], None], height: int) -> None:
        super().__init__()
        self.theme, self._paint, self._height = theme, paint, height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row, in the state it is in."""
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = RowPainter(
            painter,
            self.theme,
            option.rect,
            chosen=bool(state & QStyle.StateFlag.State_Selected),
            enabled=bool(index.flags() & Qt.ItemFlag.ItemIsEnabled),
        )
        row.ground(hovered=bool(state & QStyle.StateFlag.State_MouseOver))
        self._paint(row, index.data(Qt.ItemDataRole.UserRole))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(0, self._height)


class RowList(QListView):
    """A list of painted rows."""

    def __init__(self, theme: Theme, paint: Callable[[RowPainter, object], None], height: int = 48) -> None:
        super().__init__()
        self._delegate = RowDelegate(theme, paint, height)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)
