"""Buttons: one primary action a page, the rest quiet; each shows its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.keys import Keys
from ui.theme import Role, Size, Theme, space
from ui.translate import Retranslates
from ui.widgets.rows import AT_LEFT, AT_RIGHT

LEAST_ROOM, MOST_ROOM = space(16), space(50)
"""Logical pixels for words that may be long."""

_INK = {"primary": Role.ON_ACCENT, "danger": Role.DANGER}


class Button(QPushButton):
    """A button with words, perhaps an icon, perhaps the key that does the same. `kind`: primary, danger, quiet or plain."""

    def __init__(self, theme: Theme, text: str = "", icon: str = "", kind: str = "plain", key: str = "") -> None:
        super().__init__(text)
        self._theme, self._icon_name, self._kind, self._key = theme, icon, kind, key
        self._key_width = self._measured(key)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        theme.changed.connect(self.update)

    def show_key(self, key: str) -> None:
        """The key that does the same, in the desktop's writing; empty: none."""
        if key == self._key == self.accessibleDescription():
            return
        self._key, self._key_width = key, self._measured(key)
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def show_icon(self, name: str) -> None:
        """Another icon of the set; empty: none."""
        if name == self._icon_name:
            return
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        metrics = self.fontMetrics()
        parts = [metrics.horizontalAdvance(self.text())] if self.text() else []
        parts += [space(2)] if self._icon_name else []
        parts += [self._key_width] if self._key else []
        width = sum(parts) + space(1) * max(len(parts) - 1, 0)
        padding = space(2) if self._kind == "quiet" or not self.text() else space(3)
        return QSize(width + padding + 2, max(space(4), metrics.height() + space(1.5)))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's frame; icon and words in the middle, the key after them."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QStylePainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(space(1), 0, -space(1), 0)
        if self._key:
            self._paint_key(painter, area)
            area.setRight(area.right() - self._key_width - space(1))
        self._paint_words(painter, area, spread=bool(self._key))

    def _ink(self) -> Role:
        if not self.isEnabled():
            return Role.MUTED
        if self.isDown() and self._kind != "primary":
            return Role.ON_SELECTION
        return _INK.get(self._kind, Role.TEXT)

    def _paint_words(self, painter: QStylePainter, area: QRect, *, spread: bool) -> None:
        icon = space(2) + (space(1) if self.text() else 0) if self._icon_name else 0
        text = self._fitting(area.width() - icon)
        words = self.fontMetrics().horizontalAdvance(text)
        left = area.left() if spread else area.left() + max(0, (area.width() - words - icon) // 2)
        if self._icon_name:
            square = QRect(left, area.center().y() - space(1) + 1, space(2), space(2))
            self._theme.icons.paint(painter, self._icon_name, square, self._ink())
        painter.setPen(self._theme.colour(self._ink()))
        painter.drawText(QRect(left + icon, area.top(), words + 2, area.height()), AT_LEFT, text)

    def _fitting(self, width: int) -> str:
        """What it says in that many logical pixels: all of it, as it is never cut."""
        return self.text()

    def _paint_key(self, painter: QStylePainter, area: QRect) -> None:
        painter.save()
        painter.setFont(self._theme.font(Size.SMALL))
        quiet = Role.MUTED if self._kind in ("plain", "quiet", "danger") else self._ink()
        painter.setPen(self._theme.colour(Role.MUTED if not self.isEnabled() else quiet))
        painter.drawText(area, AT_RIGHT, self._key)
        painter.restore()

    def _measured(self, key: str) -> int:
        return QFontMetrics(self._theme.font(Size.SMALL)).horizontalAdvance(key) if key else 0


class AtWork:
    """A button that cannot be pressed while what it began goes on. It keeps the focus that it had: meanwhile nobody else has it
    (a key would do something else), unless somebody takes it."""

    def __init__(self, button: QPushButton) -> None:
        self._button = button
        self._holder: QWidget | None = None

    def begin(self) -> None:
        """The work goes on."""
        self._holder = self._button.parentWidget() if self._button.hasFocus() else None
        if self._holder is not None:
            self._holder.setFocus()
        self._button.setEnabled(False)

    def over(self) -> None:
        """It can be pressed again."""
        self._button.setEnabled(True)
        if self._holder is not None and self._holder.hasFocus():
            self._button.setFocus()
        self._holder = None


def press_by_key(keys: Keys, action: str, button: Button, sheet: QWidget) -> None:
    """In a sheet the key of an action presses the button, and stands on it, while it can be pressed."""
    button.show_key(keys.shown(action))
    keys.take(action, button.click, lambda: button.isVisible() and button.isEnabled(), of=sheet)


def press_focused(page: QWidget) -> bool:
    """Enter on a button of `page` that has the focus presses it. Whether there was one."""
    button = page.window().focusWidget()
    if not isinstance(button, QPushButton) or not page.isAncestorOf(button):
        return False
    button.click()
    return True


class KeyButton(Retranslates, Button):
    """A button for an action of the table: its words and its key come from there, and a click is a press of the key.
    `words` says it otherwise where the place asks for it."""

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        action: str,
        icon: str = "",
        kind: str = "plain",
        words: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(theme, icon=icon, kind=kind)
        self._keys, self._action, self._words = keys, action, words
        self._offered, self._why = True, ""
        self.clicked.connect(lambda: keys.trigger(action))
        keys.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Key and words as they are now, and whether it can be pressed."""
        self.show_key(self._keys.shown(self._action))
        self.reword()
        self.setEnabled(self._offered)

    def setEnabled(self, offered: bool) -> None:
        """Grey also while something keeps its action from being done for the time being, which its tooltip says then."""
        self._offered, before, self._why = offered, self._why, self._keys.why_not(self._action)
        super().setEnabled(offered and not self._why)
        if before != self._why:
            self.setToolTip(self._why)

    def reword(self) -> None:
        """Its words as they are now; its key is the same as before."""
        self.setText(self._words() if self._words is not None else self._keys.title(self._action))


class RoomyKeyButton(KeyButton):
    """Its words may be long: shortened with an ellipsis where they do not fit, and whole in the tooltip then."""

    def __init__(self, theme: Theme, keys: Keys, action: str, icon: str, kind: str, words: Callable[[], str]) -> None:
        super().__init__(theme, keys, action, icon, kind, words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("elides", True)

    def sizeHint(self) -> QSize:
        """Room for all of it, within reason."""
        return super().sizeHint().boundedTo(QSize(MOST_ROOM, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """A few words of it."""
        return super().sizeHint().boundedTo(QSize(LEAST_ROOM, super().sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of it may fit now."""
        super().resizeEvent(event)
        self._tell()

    def reword(self) -> None:
        """Other words, perhaps."""
        super().reword()
        self._tell()

    def _tell(self) -> None:
        self.setToolTip("" if self.width() >= Button.sizeHint(self).width() else self.text())

    def _fitting(self, width: int) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
