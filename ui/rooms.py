"""A page of the window, as whoever builds the window is handed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Room:
    """`id` never changes (`desk`, `messages`, `clients`, `history`, `settings`, `staff`); `title` gives the tab's word in
    today's language; `icon` is a name in the icon set. `page` gives the page, always the same one. It is asked for once the
    desk stands and nothing happens, or when the page first opens; opened, it takes the focus (its focus proxy says where)."""

    id: str
    icon: str
    title: Callable[[], str]
    page: Callable[[], QWidget]
