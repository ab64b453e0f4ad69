"""Colours, type, icons: what every widget looks like, switchable while the console runs."""

from ui.theme.icons import Icons
from ui.theme.looks import SPACE, Size, Theme, space
from ui.theme.tokens import THEMES, Role, Tokens

__all__ = ["SPACE", "THEMES", "Icons", "Role", "Size", "Theme", "Tokens", "space"]
