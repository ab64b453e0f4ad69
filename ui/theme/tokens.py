"""The colours by the part they play, in three themes. A test computes the contrast of every pair that meets on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum


class Role(StrEnum):
    """The part that a colour plays."""

    WINDOW = "window"  # behind everything
    SURFACE = "surface"  # where one reads and types
    RAISED = "raised"  # what lies above: palette, toast, hovered row
    LINE = "line"  # hairlines between areas
    EDGE = "edge"  # the edge of what can be typed in or pressed
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    SELECTION = "selection"
    ON_SELECTION = "on_selection"
    GOOD = "good"
    WARNING = "warning"
    WARNING_SOFT = "warning_soft"
    DANGER = "danger"
    ON_DANGER = "on_danger"
    DANGER_SOFT = "danger_soft"


Tokens = dict[Role, str]
"""Each role's colour as #RRGGBB."""

_R = Role

LIGHT: Tokens = {
    _R.WINDOW: "#F3F2EF",
    _R.SURFACE: "#FFFFFF",
    _R.RAISED: "#FAF9F7",
    _R.LINE: "#E2E0DA",
    _R.EDGE: "#8A8D91",
    _R.TEXT: "#1D2227",
    _R.MUTED: "#5A626B",
    _R.ACCENT: "#0A6A66",
    _R.ON_ACCENT: "#FFFFFF",
    _R.SELECTION: "#DCEDEB",
    _R.ON_SELECTION: "#123A38",
    _R.GOOD: "#256B3C",
    _R.WARNING: "#875200",
    _R.WARNING_SOFT: "#FCF0D8",
    _R.DANGER: "#B0241C",
    _R.ON_DANGER: "#FFFFFF",
    _R.DANGER_SOFT: "#FBE7E4",
}

DARK: Tokens = {
    _R.WINDOW: "#14171A",
    _R.SURFACE: "#1B1F23",
    _R.RAISED: "#23282D",
    _R.LINE: "#30363C",
    _R.EDGE: "#747C85",
    _R.TEXT: "#E9E7E2",
    _R.MUTED: "#A4ABB3",
    _R.ACCENT: "#62C7BF",
    _R.ON_ACCENT: "#0B2120",
    _R.SELECTION: "#1F3B3A",
    _R.ON_SELECTION: "#DDF3F1",
    _R.GOOD: "#7DCB95",
    _R.WARNING: "#F0BC63",
    _R.WARNING_SOFT: "#3A2F1A",
    _R.DANGER: "#FF8F85",
    _R.ON_DANGER: "#2B0906",
    _R.DANGER_SOFT: "#402422",
}

CONTRAST: Tokens = {
    _R.WINDOW: "#000000",
    _R.SURFACE: "#000000",
    _R.RAISED: "#101010",
    _R.LINE: "#8C8C8C",
    _R.EDGE: "#FFFFFF",
    _R.TEXT: "#FFFFFF",
    _R.MUTED: "#E0E0E0",
    _R.ACCENT: "#FFD93B",
    _R.ON_ACCENT: "#000000",
    _R.SELECTION: "#FFD93B",
    _R.ON_SELECTION: "#000000",
    _R.GOOD: "#7CFF9B",
    _R.WARNING: "#FFD93B",
    _R.WARNING_SOFT: "#000000",
    _R.DANGER: "#FF9C94",
    _R.ON_DANGER: "#000000",
    _R.DANGER_SOFT: "#000000",
}

THEMES: dict[str, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def pairs() -> Iterator[tuple[Role, Role]]:
    """Every text colour with every ground that it stands on."""
    for ground in (_R.WINDOW, _R.SURFACE, _R.RAISED):
        for text in (_R.TEXT, _R.MUTED, _R.ACCENT, _R.GOOD, _R.WARNING, _R.DANGER):
            yield text, ground
    yield _R.ON_ACCENT, _R.ACCENT
    yield _R.ON_SELECTION, _R.SELECTION
    yield _R.ON_DANGER, _R.DANGER
    for soft in (_R.WARNING_SOFT, _R.DANGER_SOFT):
        yield _R.TEXT, soft
    yield _R.WARNING, _R.WARNING_SOFT
    yield _R.DANGER, _R.DANGER_SOFT


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(colour: str) -> str:
    """Black or white, whichever reads better on `colour` (a client's own colour may be anything)."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, colour))
