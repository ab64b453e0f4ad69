"""The places of the console that somebody can look for by name: its pages, and the parts of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.staff.rights import Role, Verb, may
from ui.keys import Keys


@dataclass(frozen=True, slots=True)
class Place:
    """`context` and `source` are its name as the catalogues have it; `within` the name of the page that it is a part of, in
    the same way. `action` is the one whose key leads there (empty: none has); `open` goes there, while it is `offered`."""

    context: str
    source: str
    icon: str
    open: Callable[[], object]
    action: str = ""
    within: tuple[str, str] | None = None
    offered: Callable[[], bool] = lambda: True

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
    ("staff", "users", QT_TRANSLATE_NOOP("Shell", "Staff")),
)
"""The pages in the order of their tabs: id, icon, name."""


def pages_for(role: Role) -> tuple[tuple[str, str, str], ...]:
    """Those of `PAGES` that somebody in that role has: the last one is for who sees to the others."""
    return PAGES if may(role, Verb.SEE_STAFF) else tuple(page for page in PAGES if page[0] != "staff")


SETTINGS: tuple[tuple[str, str], ...] = (
    ("Looks", QT_TRANSLATE_NOOP("Looks", "Looks")),
    ("Sounds", QT_TRANSLATE_NOOP("Sounds", "Sounds")),
    ("KeysPart", QT_TRANSLATE_NOOP("KeysPart", "Keys")),
    ("Phones", QT_TRANSLATE_NOOP("Phones", "Phone system")),
    ("OfficePart", QT_TRANSLATE_NOOP("OfficePart", "Office")),
    ("Copies", QT_TRANSLATE_NOOP("Copies", "Copies")),
    ("ImportPart", QT_TRANSLATE_NOOP("ImportPart", "Import")),
    ("SharedPart", QT_TRANSLATE_NOOP("SharedPart", "Shared office")),
)
"""The parts of the settings in their order, as each names itself: a page need not be there for its parts to be found. The last
one is in a shared office only."""

PHONES = next(n for n, (context, _name) in enumerate(SETTINGS) if context == "Phones")
"""The number of the part that is about the phone system."""


HISTORY: tuple[tuple[str, str, str], ...] = (
    (QT_TRANSLATE_NOOP("HistoryPage", "To call back"), "phone-missed", ""),
    (QT_TRANSLATE_NOOP("HistoryPage", "At that moment"), "clock", ""),
)
"""The lists of History after its first: name, icon, the action whose key leads there."""


ON_CLIENTS = ("new", "new.template", "import", "export", "closures")
"""Actions of the page of the clients that somebody looks for wherever they are; all but the last two change something."""


def on_clients(keys: Keys, do: Callable[[str], object], *, may_edit: bool) -> list[Place]:
    """What can be done on the page of the clients, for every other page; there it is a command. `do` goes there and does it."""
    titles = {action.id: action.title for action in keys.actions}
    wanted = [one for one in ON_CLIENTS if may_edit or one in ON_CLIENTS[-2:]]
    within = ("Shell", next(name for id_, _, name in PAGES if id_ == "clients"))

    def elsewhere(action: str) -> Callable[[], bool]:
        return lambda: not keys.can(action)

    return [Place("keys", titles[one], "command", partial(do, one), one, within, elsewhere(one)) for one in wanted]


def places(
    show: Callable[[str], object],
    show_setting: Callable[[int], object],
    show_history: Callable[[int], object],
    also: Sequence[Place] = (),
    role: Role = Role.ADMINISTRATOR,
    *,
    shared: bool = False,
) -> list[Place]:
    """All that somebody in that role has. `show` opens a page by its id, `show_setting` a part of the settings, `show_history`
    a list of History; `also` come before those parts; `shared`: the office is."""
    mine = pages_for(role)
    names = {id_: ("Shell", name) for id_, _, name in mine}
    pages = [Place("Shell", name, icon, lambda id_=id_: show(id_), f"page.{n}") for n, (id_, icon, name) in enumerate(mine, 1)]
    lists = [
        Place("HistoryPage", name, icon, lambda n=n: show_history(n), action, names["history"])
        for n, (name, icon, action) in enumerate(HISTORY, 1)
    ]
    parts = [
        Place(context, name, "settings", lambda n=n: show_setting(n), "", names["settings"])
        for n, (context, name) in enumerate(SETTINGS if shared else SETTINGS[:-1])
    ]
    return [*pages, *also, *lists, *parts]
