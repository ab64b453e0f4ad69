"""Icons of one set (Lucide), drawn in the theme's colours at whatever size and scale they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import Role

Colour = Callable[[Role], QColor]


class Icons:
    """Hands out icons by name. They follow a change of theme by themselves: each painting asks for the colour anew."""

    def __init__(self, folder: Path, colour: Colour) -> None:
        self._folder = folder
        self._colour = colour
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, str, int, int], QPixmap] = {}
        self._icons: dict[tuple[str, Role], tuple[QIcon, _Engine]] = {}

    def icon(self, name: str, role: Role = Role.TEXT) -> QIcon:
        """The icon called `name`, in the colour of `role`. Raises `FileNotFoundError` for a name that the set does not have."""
        if (name, role) not in self._icons:
            self._source(name)
            engine = _Engine(self, name, role)
            # Python keeps the engine as well: Qt's icon does not keep the Python half of it alive.
            self._icons[name, role] = (QIcon(engine), engine)
        return self._icons[name, role][0]

    def drawing(self, name: str, role: Role) -> bytes:
        """The drawing itself (SVG), in the colour that `role` has now."""
        return self._source(name).replace(b"currentColor", self._colour(role).name().encode())

    def paint(self, painter: QPainter, name: str, rect: QRect | QRectF, role: Role = Role.TEXT) -> None:
        """Draw it into `rect`: for delegates, which need no `QIcon`."""
        dots = painter.device().devicePixelRatioF()
        size = (QSizeF(rect.size()) * dots).toSize()
        drawn = self._in_dots(name, role, size)
        painter.drawPixmap(QRectF(rect), drawn, QRectF(drawn.rect()))

    def _in_dots(self, name: str, role: Role, size: QSize) -> QPixmap:
        """Drawn once for each colour and size: a call repaints dozens of icons."""
        key = (name, self._colour(role).name(), size.width(), size.height())
        if key not in self._drawn:
            drawn = QPixmap(size)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            QSvgRenderer(QByteArray(self.drawing(name, role))).render(painter, QRectF(drawn.rect()))
            painter.end()
            self._drawn[key] = drawn
        return self._drawn[key]

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        return self._sources[name]


class _Engine(QIconEngine):
    """Draws one icon whenever Qt asks."""

    def __init__(self, icons: Icons, name: str, role: Role) -> None:
        super().__init__()
        self._icons, self._name, self._role = icons, name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = Role.MUTED if mode is QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())
        square = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(0.6)
        self._icons.paint(painter, self._name, square, role)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn
