"""Which key was pressed, whatever the layout."""

from __future__ import annotations

import sys

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

DIGIT_ROWS = {
    "us": ("1234567890", "!@#$%^&*()"),
    "it": ("1234567890", '!"£$%&/()='),
    "de": ("1234567890", '!"§$%&/()='),
    "fr": ("&é\"'(-è_çà", "1234567890"),
}
"""What the row of digits types on each layout, alone and with Shift: on a French one digits need Shift, and Shift+7 is / on
an Italian one. A chord of modifier and digit means the row's key, whatever it types."""

_FIRST_DIGIT = {"linux": 10, "win32": 2}
_MAC_DIGITS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}

CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

DECIDES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space)
"""Keys that close, keep or choose in whatever has the focus, without an action of the table."""

_LINES = (QPlainTextEdit, QTextEdit)


def pressed(event: QKeyEvent, platform: str = sys.platform) -> str:
    """The key of `event` in portable text; the digit row with a modifier is its digit on every layout."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.GroupSwitchModifier
    digit = _digit(event, platform) if modifiers & CHORDS else None
    if digit is not None:
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        return QKeySequence(QKeyCombination(modifiers, Qt.Key(Qt.Key.Key_0 + digit))).toString()
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()


def _digit(event: QKeyEvent, platform: str) -> int | None:
    """The digit of the row that was pressed: by its place on the keyboard, else by what it types."""
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return event.key() - Qt.Key.Key_0
    code = event.nativeScanCode()
    if platform == "darwin":
        return _MAC_DIGITS.get(event.nativeVirtualKey())
    place = code - _FIRST_DIGIT.get(platform, 10)
    return (place + 1) % 10 if code and 0 <= place <= 9 else None


def types_there(field: QObject, event: QKeyEvent) -> bool:
    """Whether one of `DECIDES` is a character in that field."""
    if event.key() == Qt.Key.Key_Escape:
        return False
    return isinstance(field, (*_LINES, QLineEdit) if event.key() == Qt.Key.Key_Space else _LINES)
