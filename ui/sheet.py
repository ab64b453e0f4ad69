"""A sheet that lies over the window: the rest is dimmed and waits."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import space
from ui.widgets.buttons import press_focused


def focus_again(widget: QWidget | None) -> None:
    """The focus goes back to what had it, if that is still there: rows and notices come and go behind a sheet."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus()


class Closes(Protocol):
    """A widget that says when it is done with."""

    closed: SignalInstance


def lay_over(
    over: QWidget,
    inner: Closes,
    width: int,
    height: int,
    about: Hashable | None = None,
    give_way: Callable[[], object] | None = None,
) -> Callable[[], None]:
    """Show the widget over the window until it is closed; what is returned closes it. When a caller is answered it is closed
    (by `give_way`, where that is more than its signal); one that is `about` something is set aside with all that is typed in
    it, and stands again in the place of another of its kind about the same."""
    waiting = next((one for one in _aside(over, about) if type(one.inner) is type(inner)), None)
    if waiting is not None:
        waiting.come_back()
        inner.deleteLater()  # type: ignore[attr-defined]
        return waiting.done
    sheet = Sheet(over, inner, width, height, about)  # type: ignore[arg-type]
    inner.closed.connect(sheet.done)
    sheet.given_way.connect(give_way or inner.closed)
    return sheet.done


def covered(over: QWidget) -> bool:
    """Whether a sheet lies over the window."""
    return uppermost(over) is not None


def uppermost(over: QWidget) -> Sheet | None:
    """The sheet that lies over all else of the window; None: none does."""
    return next((sheet for sheet in reversed(_sheets(over)) if sheet.isVisible()), None)


def put_away(over: QWidget) -> None:
    """A caller is answered: nothing lies over the window any more."""
    for sheet in reversed(_sheets(over)):
        if sheet.isVisible():
            sheet.give_way()


def bring_back(over: QWidget, room: str) -> None:
    """The sheets about this page that were set aside stand there again: about all of it, or something of it (`of_room`)."""
    for sheet in _sheets(over):
        of_it = isinstance(sheet.about, _Part) and sheet.about.room == room
        if sheet.aside and (sheet.about == room or of_it):
            sheet.come_back()


@dataclass(frozen=True, slots=True)
class _Part:
    room: str
    what: Hashable


def of_room(room: str, what: Hashable) -> Hashable:
    """What a sheet is about that waits on that page, beside others of its kind."""
    return _Part(room, what)


def _sheets(over: QWidget) -> list[Sheet]:
    return [child for child in over.children() if isinstance(child, Sheet)]


def _aside(over: QWidget, about: Hashable | None) -> list[Sheet]:
    return [sheet for sheet in _sheets(over) if sheet.aside and sheet.about == about]


class Sheet(QWidget):
    """Holds one widget in the middle of the window. Tab goes round in it, and no focus goes beneath it: what is behind waits.
    `given_way`: it is to be closed, as a caller is answered."""

    given_way = Signal()

    def __init__(self, over: QWidget, inner: QWidget, width: int, height: int, about: Hashable | None = None) -> None:
        super().__init__(over)
        self._inner, self._size = inner, (width, height)
        self.about = about
        self.aside = False
        """Whether it waits, unseen, until it is wanted again."""
        self._before = over.window().focusWidget()
        column = QVBoxLayout(self)
        column.addWidget(inner, alignment=Qt.AlignmentFlag.AlignCenter)
        over.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        self._take_focus()
        _application().focusChanged.connect(self._keep_focus)

    @property
    def inner(self) -> QWidget:
        """What it holds."""
        return self._inner

    def give_way(self) -> None:
        """A caller is answered: it goes, or waits unseen with what is typed in it."""
        if self.about is None:
            self.given_way.emit()
        else:
            self.aside = True
            self.hide()

    def come_back(self) -> None:
        """It stands there again as it was."""
        self.aside = False
        self._fit()
        self.show()
        self.raise_()
        self._take_focus()

    def done(self) -> None:
        """Close it, with what it holds."""
        self.close_sheet()
        self._inner.deleteLater()

    def close_sheet(self) -> None:
        """Put it away; the focus goes back to where it was. The inner widget lives on."""
        self.aside = False
        _application().focusChanged.disconnect(self._keep_focus)
        self.parentWidget().removeEventFilter(self)
        self._inner.setParent(None)
        self.hide()
        self.deleteLater()
        focus_again(self._before)

    def _take_focus(self) -> None:
        """To where it belongs in here; while that can take none, to the first that can."""
        self._inner.setFocus()
        if not self._has(self.window().focusWidget()):
            self.focusNextPrevChild(True)

    def _keep_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whatever is done beneath it, what is typed is typed in here; what lies above it (the palette) has its own."""
        over = self.parentWidget()
        if now is None or uppermost(over) is not self or self._has(now) or not over.isAncestorOf(now):
            return
        beside = now
        while beside.parentWidget() is not over:
            beside = beside.parentWidget()
        if over.children().index(beside) > over.children().index(self):
            return
        if before is not None and isValid(before) and self._has(before) and before.isVisible():
            before.setFocus()
        if not self._has(self.window().focusWidget()):
            self._take_focus()

    def _has(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Qt asks on behalf of what has the focus: the next after it, else the first of them again."""
        return go_round(self, self.focusWidget() or self._inner, forward=next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, which nothing in here wanted, presses the button that has the focus."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)

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


def go_round(sheet: QWidget, focus: QWidget, *, forward: bool) -> bool:
    """Tab from `focus` to what comes after it in the sheet, and from the last to the first. True, as Qt asks: it is done."""
    widget = focus
    while True:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is focus:
            return True  # nobody else: the focus stays
        if sheet.isAncestorOf(widget) and _takes_tab(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a sheet stands on a screen")
    return app


def _takes_tab(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None
