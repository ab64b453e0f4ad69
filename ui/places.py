"""The places of the console that somebody can look for by name: its pages, and the parts of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Place:
    """`context` and `source` are its name as the catalogues have it; `within` the name of the page that it is a part of, in
    the same way. `action` is the one whose key leads there (empty: none has); `open` goes there."""

    context: str
    source: str
    icon: str
    open: Callable[[], object]
    action: str = ""
    within: tuple[str, str] | None = None

    @property
    def title(self) -> str:
        """Its name in the screen's language."""
        return QCoreApplication.translate(self.context, self.source)

    @property
    def page(self) -> str:
        """The page it is a part of; empty: it is a page."""
        return QCoreApplication.translate(*self.within) if self.within else ""


PAGES: tuple[tuple[str, str, str], ...] = (
    ("desk", "headset", QT_TRANSLATE_NOOP("Shell", "Desk")),
    ("messages", "message-square", QT_TRANSLATE_NOOP("Shell", "Messages")),
    ("clients", "building-2", QT_TRANSLATE_NOOP("Shell", "Clients")),
    ("history", "history", QT_TRANSLATE_NOOP("Shell", "History")),
    ("settings", "settings", QT_TRANSLATE_NOOP("Shell", "Settings")),
)
"""The pages in the order of their tabs: id, icon, name."""

SETTINGS: tuple[tuple[str, str], ...] = (
    ("Looks", QT_TRANSLATE_NOOP("Looks", "Looks")),
    ("Sounds", QT_TRANSLATE_NOOP("Sounds", "Sounds")),
    ("KeysPart", QT_TRANSLATE_NOOP("KeysPart", "Keys")),
    ("Phones", QT_TRANSLATE_NOOP("Phones", "Phone system")),
    ("OfficePart", QT_TRANSLATE_NOOP("OfficePart", "Office")),
    ("Copies", QT_TRANSLATE_NOOP("Copies", "Copies")),
)
"""The parts of the settings in their order, as each names itself: a page need not be there for its parts to be found."""


def places(
    show: Callable[[str], object], show_setting: Callable[[int], object], show_lost: Callable[[], object]
) -> list[Place]:
    """All of them. `show` opens a page by its id, `show_setting` a part of the settings, `show_lost` the calls to ring back."""
    names = {id_: ("Shell", name) for id_, _, name in PAGES}
    pages = [Place("Shell", name, icon, lambda id_=id_: show(id_), f"page.{n}") for n, (id_, icon, name) in enumerate(PAGES, 1)]
    lost = Place(
        "HistoryPage", QT_TRANSLATE_NOOP("HistoryPage", "To call back"), "phone-missed", show_lost, "", names["history"]
    )
    parts = [
        Place(context, name, "settings", lambda n=n: show_setting(n), "", names["settings"])
        for n, (context, name) in enumerate(SETTINGS)
    ]
    return [*pages, lost, *parts]
