"""What the colours of a picture mean: a patch of each, and its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Role, Theme, space
from ui.widgets.labels import label

FOOT, BARS = 4, 3
"""Logical pixels: how high bars along a foot are, and how wide."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A colour by the part it plays, `hatched` or full, `thin` as a line: upright, or lying where it is `low`. `barred`: full,
    with a foot of bars in the colour of this part, where two colours may be one to the eye."""

    role: Role
    hatched: bool = False
    thin: bool = False
    low: bool = False
    barred: Role | None = None


def paint_patch(painter: QPainter, theme: Theme, patch: Patch, area: QRect) -> None:
    """As it looks in the picture."""
    brush = QBrush(theme.colour(patch.role))
    if patch.hatched:
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
    if patch.thin:
        area = QRect(area.center().x(), area.top(), 2, area.height())
    elif patch.low:
        area = QRect(area.left(), area.center().y() - 1, area.width(), 4)
    painter.fillRect(area, brush)
    if patch.barred is not None:
        paint_foot(painter, theme, patch.barred, area)


def paint_foot(painter: QPainter, theme: Theme, role: Role, area: QRect) -> None:
    """Bars along the foot: told from a full area without its colour, and what is written above them can be read."""
    for left in range(area.left(), area.right() + 1, 2 * BARS):
        bar = QRect(left, area.bottom() + 1 - FOOT, BARS, FOOT)
        painter.fillRect(bar.intersected(area), theme.colour(role))


class Legend(QWidget):
    """Patches in a row, each with its word."""

    def __init__(self, theme: Theme, patches: Sequence[Patch]) -> None:
        super().__init__()
        self._words = [label("", "small") for _ in patches]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.75))
        for patch, words in zip(patches, self._words, strict=True):
            row.addWidget(_Shown(theme, patch))
            row.addWidget(words)
            row.addSpacing(space(1))
        row.addStretch(1)

    def say(self, words: Sequence[str]) -> None:
        """What they mean, in the order of the patches."""
        for shown, text in zip(self._words, words, strict=True):
            shown.setText(text)


class _Shown(QWidget):
    def __init__(self, theme: Theme, patch: Patch) -> None:
        super().__init__()
        self._theme, self._patch = theme, patch
        self.setFixedSize(space(2), space(1.5))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_patch(painter, self._theme, self._patch, self.rect())
        painter.setPen(self._theme.colour(Role.EDGE))
        if not (self._patch.thin or self._patch.low):
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
