"""The theme in use: Fusion, a palette made of the tokens, one small style sheet, one typeface in four sizes."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.icons import Icons
from ui.theme.sheet import sheet
from ui.theme.tokens import THEMES, Role

SPACE = 8
"""The grid, in logical pixels: every distance is a multiple of it, or half of it."""

FOLLOW_SYSTEM = "system"


def space(steps: float) -> int:
    """`steps` of the grid in logical pixels."""
    return round(SPACE * steps)


class Size(IntEnum):
    """The four sizes of type, in logical pixels."""

    SMALL = 12
    BODY = 14
    TITLE = 18
    SAY = 28


class Theme(QObject):
    """What things look like now. `changed` fires after a switch; widgets that paint by themselves then repaint (Qt repaints
    all others, as the palette changes)."""

    changed = Signal()

    def __init__(self, app: QApplication, fonts: Path, icons: Path, name: str = "light") -> None:
        super().__init__(app)
        self._app = app
        self._family = _load_typeface(fonts)
        self._fonts: dict[tuple[Size, bool], QFont] = {}
        self._colours: dict[Role, QColor] = {}
        self._icons = Icons(icons, self.colour)
        self._marks = QTemporaryDir()
        self._windows: WeakSet[QWidget] = WeakSet()
        app.setStyle("Fusion")
        app.setFont(self.font(Size.BODY))
        self.use(name)

    @property
    def name(self) -> str:
        """The theme shown: `light`, `dark` or `contrast`."""
        return self._name

    @property
    def icons(self) -> Icons:
        """The icons, in this theme's colours."""
        return self._icons

    def use(self, name: str) -> None:
        """Switch to a theme, or to what the desktop prefers (`system`)."""
        self._name = _as_desktop() if name == FOLLOW_SYSTEM or name not in THEMES else name
        self._colours = {role: QColor(value) for role, value in THEMES[self._name].items()}
        self._app.setPalette(self._palette())
        self._sheet = sheet(THEMES[self._name], self._draw_marks())
        for window in filter(isValid, list(self._windows)):
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    @property
    def sheet(self) -> str:
        """The style sheet of this theme."""
        return self._sheet

    def dress(self, window: QWidget) -> None:
        """The window wears the style sheet from now on, and so does all that stands in it or opens from it. The application
        wears none: it would have Qt style each widget anew every time that the part it stands in is laid into a larger one,
        which was most of the work of building a page."""
        self._windows.add(window)
        window.setStyleSheet(self._sheet)

    def colour(self, role: Role) -> QColor:
        """The colour of a role."""
        return self._colours[role]

    def font(self, size: Size = Size.BODY, *, bold: bool = False) -> QFont:
        """The typeface in one of its sizes; `bold` is a half-bold weight."""
        if (size, bold) not in self._fonts:  # made once: the glyphs of a font are looked for anew for each one that is made
            font = QFont(self._family) if self._family else QFont()
            font.setPixelSize(int(size))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._fonts[size, bold] = font
        return self._fonts[size, bold]

    def _draw_marks(self) -> str:
        """Write the marks that the style sheet draws, in this theme's colours: it takes images from files only."""
        folder = Path(self._marks.filePath(self._name))
        folder.mkdir(exist_ok=True)
        for name, role in _MARKS.items():
            (folder / f"{name}.svg").write_bytes(self._icons.drawing(name, role))
        return folder.as_posix()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for part, role in _PARTS.items():
            palette.setColor(part, self.colour(role))
        for part in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, self.colour(Role.MUTED))
        return palette


_MARKS = {"check": Role.ON_ACCENT, "chevron-down": Role.MUTED}

_C = QPalette.ColorRole
_PARTS = {
    _C.Window: Role.WINDOW,
    _C.Base: Role.SURFACE,
    _C.AlternateBase: Role.RAISED,
    _C.Button: Role.SURFACE,
    _C.ToolTipBase: Role.RAISED,
    _C.WindowText: Role.TEXT,
    _C.Text: Role.TEXT,
    _C.ButtonText: Role.TEXT,
    _C.ToolTipText: Role.TEXT,
    _C.PlaceholderText: Role.MUTED,
    _C.Highlight: Role.SELECTION,
    _C.HighlightedText: Role.ON_SELECTION,
    _C.Link: Role.ACCENT,
    _C.LinkVisited: Role.ACCENT,
    _C.BrightText: Role.DANGER,
    _C.Light: Role.RAISED,
    _C.Midlight: Role.RAISED,
    _C.Mid: Role.LINE,
    _C.Dark: Role.LINE,
    _C.Shadow: Role.LINE,
    _C.Accent: Role.ACCENT,
}


def _load_typeface(folder: Path) -> str | None:
    """The family that the fonts in `folder` belong to; None: there are none, and the desktop's own is used."""
    families = [
        family
        for file in sorted(folder.glob("*.[to]tf"))
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    ]
    return families[0] if families else None


def _as_desktop() -> str:
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
