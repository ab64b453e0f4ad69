"""Words in as many lines as they need: measured and painted by the same layout, so that nothing of them is cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """The text laid out in that width; a word that is wider goes on in the next line. `boundingRect` says how high it is."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(text: str, font: QFont, width: int) -> int:
    """Logical pixels that it needs there; nothing to say needs none."""
    return round(wrapped(text, font, width).boundingRect().height() + 0.5) if text else 0
