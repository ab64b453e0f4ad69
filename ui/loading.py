"""What the pages are made of and what they read from, loaded before they are built, away from the screen's own thread: some of
it takes longer than a person at the screen may be kept waiting."""

from __future__ import annotations

from importlib import import_module

from receptionist.clients import places
from receptionist.clients.calendar import days, regions

PAGE_MODULES = (
    "ui.messages.messages_page",
    "ui.clients.page",
    "ui.clients.setting_up",
    "ui.clients.sheets.sayable",
    "ui.clients.sheets.trial",
    "ui.calls.history.page",
    "ui.settings.page",
)


def load_pages(language: str) -> None:
    """Their modules, the names of countries and zones in the language of the screen, and the words of dates read aloud."""
    for module in PAGE_MODULES:
        import_module(module)
    for zone in places.all_zones():
        places.zone_name(zone, language)
    days.prepare()
    regions.prepare()
