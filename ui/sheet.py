"""A sheet that lies over the window: the rest is dimmed and waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import space


def focus_again(widget: QWidget | None) -> None:
    """The focus goes back to what had it, if that is still there: rows and notices come and go behind a sheet."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus()


class Closes(Protocol):
    """A widget that says when it is done with."""

    closed: SignalInstance


def lay_over(over: QWidget, inner: Closes, width: int, height: int) -> Callable[[], None]:
    """Show the widget over the window until it is closed; what is returned closes it."""
    sheet = Sheet(over, inner, width, height)  # type: ignore[arg-type]

    def done() -> None:
        sheet.close_sheet()
        inner.deleteLater()  # type: ignore[attr-defined]

    inner.closed.connect(done)
    return done


def covered(over: QWidget) -> bool:
    """Whether a sheet lies over the window."""
    return any(isinstance(child, Sheet) and child.isVisible() for child in over.children())


class Sheet(QWidget):
    """Holds one widget in the middle of the window. Tab goes round in it: what is behind waits."""

    def __init__(self, over: QWidget, inner: QWidget, width: int, height: int) -> None:
        super().__init__(over)
        self._inner, self._size = inner, (width, height)
        self._before = over.window().focusWidget()
        column = QVBoxLayout(self)
        column.addWidget(inner, alignment=Qt.AlignmentFlag.AlignCenter)
        over.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        inner.setFocus()

    def close_sheet(self) -> None:
        """Put it away; the focus goes back to where it was. The inner widget lives on."""
        self.parentWidget().removeEventFilter(self)
        self._inner.setParent(None)
        self.hide()
        self.deleteLater()
        focus_again(self._before)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Qt asks on behalf of what has the focus: the next after it, else the first of them again."""
        focus = self.focusWidget() or self._inner
        widget = focus
        while True:
            widget = widget.nextInFocusChain() if next else widget.previousInFocusChain()
            if widget is focus:
                return True  # nobody else: the focus stays
            if self.isAncestorOf(widget) and _takes_tab(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps covering the window."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        over = self.parentWidget()
        self.setGeometry(over.rect())
        width, height = self._size
        self._inner.setFixedSize(min(width, over.width() - space(4)), min(height, over.height() - space(4)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dimmed window behind."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 110))


def _takes_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
