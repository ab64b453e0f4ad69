"""Where a window stands on the screen: as large as there is room for, and where it was left."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

ROOMY = QSize(1366, 768)
"""Logical pixels of a window that shows everything side by side."""
TITLE_BAR = 40
"""Logical pixels that a desktop may put above a window: nothing tells how many before the window is shown."""

_BORDER = QMargins(0, TITLE_BAR, 0, 0)


def put_in_place(window: QWidget, left: str = "") -> None:
    """Put a window that is not shown yet where it was `left` (see `place_of`), as far as that is still on a screen; for the
    first time in the middle, or on the whole screen where there is no more room than it needs."""
    if left and window.restoreGeometry(QByteArray.fromBase64(left.encode())):
        return
    screen = window.screen().availableGeometry()
    middle = in_the_middle(screen)
    window.setGeometry(middle or screen.marginsRemoved(_BORDER))
    if middle is None:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def in_the_middle(screen: QRect) -> QRect | None:
    """A roomy window in the middle of what is free of `screen`, its title bar included; None: there is no room for one."""
    if screen.width() < ROOMY.width() or screen.height() < ROOMY.height() + TITLE_BAR:
        return None
    place = QRect(screen.topLeft(), ROOMY)
    place.moveCenter(screen.center())
    place.moveTop(max(place.top(), screen.top() + TITLE_BAR))
    return place


def place_of(window: QWidget) -> str:
    """Size, place and whether it fills the screen, to be remembered."""
    return bytes(window.saveGeometry().toBase64().data()).decode()
