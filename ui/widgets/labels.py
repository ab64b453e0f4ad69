"""Words on the screen: labels by their part, text that shortens itself, a state as shape, word and colour."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Role, Theme, space


def label(text: str = "", part: str = "", *, wrap: bool = False) -> QLabel:
    """A label; `part` names its look in the style sheet (muted, small, title, say, heading, good, warning, danger, strong).
    Nothing in it is ever taken for HTML: names of callers come from outside."""
    made = Measured(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if part:
        made.setProperty("part", part)
    return made


def dress(widget: QWidget, part: str) -> None:
    """Give a widget another part in the style sheet."""
    if widget.property("part") != part:
        widget.setProperty("part", part)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline between two areas."""
    line = QFrame()
    line.setProperty("part", "line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class Band(QWidget):
    """A stripe in a client's colour; without one, what lies beneath. No style sheet: each other one dresses a widget anew."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""

    def show_colour(self, colour: str) -> None:
        """`#RRGGBB`, or none."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of it."""
        if QColor.isValidColorName(self._colour):
            QPainter(self).fillRect(self.rect(), QColor(self._colour))


class Measured(QLabel):
    """Several lines of text, measured once for each width: the layouts around them ask dozens of times."""

    def __init__(self, text: str = "") -> None:
        self._heights: dict[int, int] = {}
        super().__init__(text, wordWrap=True)

    def setText(self, text: str) -> None:
        """Other words."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """See `QLabel`."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """In other type it has another height."""
        self._heights.clear()
        super().changeEvent(event)


class Elided(QLabel):
    """One line of text that is shortened with an ellipsis where it does not fit; the whole of it is in the tooltip then. With
    `between`, what that parts is left out as a whole, from the end on."""

    def __init__(self, text: str = "", part: str = "", between: str = "") -> None:
        super().__init__()
        self._between = between
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("elides", True)
        if part:
            self.setProperty("part", part)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """The whole text."""
        if text == self.text():
            return
        super().setText(text)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it may fit now."""
        super().resizeEvent(event)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """It can be as narrow as one letter and its ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("W…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shortened text."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown)

    @property
    def shown(self) -> str:
        """As much of the text as fits."""
        room, text = self.contentsRect().width(), self.text()
        while self._between and self._between in text and self.fontMetrics().horizontalAdvance(text) > room:
            text = text.rpartition(self._between)[0]
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _tell(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        tip = "" if fits else f"<span>{escape(self.text())}</span>"  # a name may look like HTML
        if tip != self.toolTip():
            self.setToolTip(tip)


class Mark(QWidget):
    """A state said three ways: a shape, a word and a colour."""

    def __init__(self, theme: Theme, icon: str = "circle", text: str = "", part: str = "muted") -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._part = icon, part
        self._brief = False
        self._shape = _Shape(theme)
        self._word = label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.75))
        row.addWidget(self._shape)
        row.addWidget(self._word)
        self.show_state(icon, text, part)

    def show_state(self, icon: str, text: str, part: str) -> None:
        """Another state; `part`: good, warning, danger or muted."""
        self._shape.show_icon(icon, Role(part))
        self._word.setText(text)
        self._word.setVisible(not self._brief)
        self._shape.setToolTip(text if self._brief else "")
        dress(self._word, part)
        self.setAccessibleName(text)
        self._be_seen(bool(text))

    def _be_seen(self, seen: bool) -> None:
        """Before it has a place it only lets itself be shown with it: by itself it would be a window, and take the keys."""
        if seen and self.parentWidget() is None:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # as if nobody had hidden it
        else:
            self.setVisible(seen)

    def be_brief(self, brief: bool) -> None:
        """Where there is no room the word stands in the tooltip only."""
        self._brief = brief


class _Shape(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._icon, self._role = theme, "circle", Role.MUTED
        self.setFixedSize(space(2), space(2))
        theme.changed.connect(self.update)

    def show_icon(self, icon: str, role: Role) -> None:
        if (icon, role) != (self._icon, self._role):
            self._icon, self._role = icon, role
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._theme.icons.paint(painter, self._icon, self.rect(), self._role)
