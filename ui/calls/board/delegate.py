"""Paints a row of Calls: band, client, time on the first line; caller, language and state on the second."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.calls.board.model import ROW, CallsModel, Row
from ui.calls.board.urgency import Urgency
from ui.calls.words.flags import ICONS, INKS
from ui.theme import Role, Size, Theme, space
from ui.widgets.rows import AT_LEFT

ROW_HEIGHT = space(6)
_BAND = space(0.5)
_PAD = space(1.5)
_ONE_LINE = AT_LEFT | Qt.TextFlag.TextSingleLine


class CallsDelegate(QStyledItemDelegate):
    """Everything it needs to measure is measured once a theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._bold, self._body, self._small = (
            self._theme.font(Size.BODY, bold=True),
            self._theme.font(Size.BODY),
            self._theme.font(Size.SMALL),
        )
        self._metrics = {size: QFontMetrics(font) for size, font in enumerate((self._bold, self._body, self._small))}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(space(20), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt asks for visible rows only."""
        model = index.model()
        row = index.data(ROW)
        if not isinstance(model, CallsModel) or not isinstance(row, Row):
            return
        painter.save()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, self._theme.colour(Role.SELECTION))
        elif option.state & QStyle.StateFlag.State_MouseOver and not row.gone:
            painter.fillRect(rect, self._theme.colour(Role.RAISED))
        self._band(painter, rect, row)
        ink = Role.MUTED if row.gone else Role.ON_SELECTION if selected else Role.TEXT
        quiet = Role.ON_SELECTION if selected else Role.MUTED
        inner = rect.adjusted(_BAND + _PAD, space(0.75), -_PAD, -space(0.75))
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
        self._first_line(painter, upper, row, model, ink, selected=selected)
        self._second_line(painter, lower, row, quiet, selected=selected)
        painter.setPen(self._theme.colour(Role.LINE))
        painter.drawLine(rect.left() + _BAND + _PAD, rect.bottom(), rect.right(), rect.bottom())
        painter.restore()

    def _band(self, painter: QPainter, rect: QRect, row: Row) -> None:
        colour = QColor(row.colour) if row.colour else self._theme.colour(Role.EDGE)
        if row.gone:
            colour.setAlphaF(0.3)
        painter.fillRect(rect.left(), rect.top(), _BAND, rect.height(), colour)

    def _first_line(self, painter: QPainter, rect: QRect, row: Row, model: CallsModel, ink: Role, *, selected: bool) -> None:
        right = rect.right()
        urgency = model.urgency(row)
        if not row.gone:
            time_ink = ink if selected and urgency is Urgency.CALM else _TIME[urgency]
            text = model.waited(row)
            width = self._metrics[0].horizontalAdvance(text)
            if selected and urgency is not Urgency.CALM:
                self._chip(painter, QRect(right - width - space(3), rect.top(), width + space(3.5), rect.height()))
            self._text(painter, QRect(right - width, rect.top(), width + 1, rect.height()), text, self._bold, time_ink)
            right -= width + space(0.5)
            if urgency is not Urgency.CALM:
                icon = "triangle-alert" if urgency is Urgency.PAST else "clock"
                self._theme.icons.paint(painter, icon, QRect(right - 14, rect.center().y() - 6, 14, 14), time_ink)
                right -= space(2.5)
        left = rect.left()
        if row.marked:
            mark = ink if selected else Role.ACCENT
            self._theme.icons.paint(painter, "play", QRect(left - 2, rect.center().y() - 6, 14, 14), mark)
            left += space(2)
        self._text(painter, QRect(left, rect.top(), right - left, rect.height()), row.client, self._bold, ink)

    def _chip(self, painter: QPainter, rect: QRect) -> None:
        """The page's own ground under amber and red, which could not be told apart on the colour of the selection."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRoundedRect(rect, space(0.5), space(0.5))

    def _second_line(self, painter: QPainter, rect: QRect, row: Row, ink: Role, *, selected: bool) -> None:
        right = rect.right()
        tail = f"{row.language}  Ctrl+{row.number}" if 0 < row.number <= 9 else row.language
        width = self._metrics[2].horizontalAdvance(tail)
        self._text(painter, QRect(right - width, rect.top(), width + 1, rect.height()), tail, self._small, ink)
        right -= width + space(1)
        left = rect.left()
        if row.trouble:
            ink = ink if selected else Role.DANGER
            self._theme.icons.paint(painter, "circle-alert", QRect(left, rect.center().y() - 6, 13, 13), ink)
            left += space(2)
            self._text(painter, QRect(left, rect.top(), right - left, rect.height()), row.trouble, self._small, ink)
            return
        if row.returned:
            back = ink if selected else Role.WARNING
            self._theme.icons.paint(painter, "corner-up-left", QRect(left, rect.center().y() - 6, 13, 13), back)
            left += space(2)
        if row.flag is not None:
            shape = ink if selected else INKS[row.flag]
            self._theme.icons.paint(painter, ICONS[row.flag], QRect(left, rect.center().y() - 6, 13, 13), shape)
            left += space(2)
        colour = Role.WARNING if row.returned and not selected else ink
        text = second_words(row, self._metrics[2], right - left)
        self._text(painter, QRect(left, rect.top(), right - left, rect.height()), text, self._small, colour)

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, ink: Role) -> None:
        metrics = self._metrics[2] if font is self._small else self._metrics[0] if font is self._bold else self._metrics[1]
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _ONE_LINE, shown)


def second_words(row: Row, metrics: QFontMetrics, width: int) -> str:
    """Caller and state in `width` pixels: the caller gives way, the state is read whole."""
    if row.state_first or not row.state or not row.caller:
        return " · ".join(part for part in ((row.state, row.caller) if row.state_first else (row.caller, row.state)) if part)
    left = width - metrics.horizontalAdvance(f" · {row.state}")
    caller = metrics.elidedText(row.caller, Qt.TextElideMode.ElideRight, max(left, 0))
    return f"{caller} · {row.state}" if caller not in ("", "…") else row.state


_TIME = {Urgency.CALM: Role.MUTED, Urgency.NEAR: Role.WARNING, Urgency.PAST: Role.DANGER}
