"""A page of the window, as whoever builds the window is handed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Room:
    """`id` never changes (`desk`, `messages`, `clients`, `history`, `settings`); `title` gives the tab's word in today's
    language; `icon` is a name in the icon set. `widget` takes the focus when the page opens (its focus proxy says where)."""

    id: str
    icon: str
    title: Callable[[], str]
    widget: QWidget
