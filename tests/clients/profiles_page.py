"""The Clients page on a real office, local and shared, for stories of who keeps the profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.half_typed import HalfTypedProfiles
from receptionist.clients.pictures import PictureService
from receptionist.clients.profile import Profile
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from tests.premises import Premises
from ui.background import Background
from ui.clients.form.section import Section
from ui.clients.page import ClientsPage, Editor
from ui.keys import Keys, KeyWatch
from ui.logos import Logos
from ui.theme import Theme

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
"""The office's clock: a Monday."""

OpenPage = Callable[..., ClientsPage]


@dataclass
class Place:
    """Where the clients are kept."""

    clients: ClientService
    folder: Path
    premises: Premises

    def of(self, login: str) -> ClientService:
        """The clients as somebody else keeps them: in a shared office each by a login of their own, whose name the database
        writes beside what they change."""
        return ClientService(self.premises.of(login))


@pytest.fixture
def office(premises: Premises, tmp_path: Path) -> Place:
    """An office with nothing in it: a file's, then a shared one."""
    return Place(ClientService(premises.of("sara")), tmp_path, premises)


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, theme: Theme, office: Place, background: Background) -> Iterator[OpenPage]:
    """Opens the page on these clients, the first of them shown; once more for a second window on the same office, with keys of
    its own."""
    watches: list[KeyWatch] = []

    def open_page(profiles: Sequence[Profile] = (), login: str = "sara") -> ClientsPage:
        ticks = iter(range(1_000_000))
        keys = Keys(clock=lambda: float(next(ticks)))
        watches.append(KeyWatch(qapp, keys))
        if profiles:
            office.of(login).save_all(profiles, login)
        store = office.premises.of(login)
        page = ClientsPage(
            theme,
            keys,
            background,
            ClientService(store),
            card,
            lambda: Editor(login, login.title(), True),
            now=lambda: NOW,
            logos=Logos(PictureService(store), background),
            half_typed=HalfTypedProfiles(store, login),
        )
        qtbot.addWidget(page)
        watches[-1].watch(page)
        page.resize(1366, 720)
        page.show()
        page.reload()
        page.go_on()
        count = len(office.of(login).profiles())
        qtbot.waitUntil(lambda: page.list.list.model().rowCount() >= count and background.idle)
        if profiles:
            page.show_client(profiles[0].id)
        return page

    yield open_page
    for watch in watches:
        watch.stop()


def section(page: ClientsPage, title: str) -> Section:
    """That part of the profile, brought to the front."""
    found = next(one for one in page.sections if one.title == title)
    page.tabs.setCurrentIndex(page.sections.index(found))
    return found


def shown(page: ClientsPage) -> Profile:
    """As it stands on the page now."""
    assert page.draft.profile is not None
    return page.draft.profile


def saved(page: ClientsPage, qtbot: QtBot) -> Profile:
    """Save what is shown."""
    with qtbot.waitSignal(page.saved) as told:
        page.save()
    profile = told.args[0]
    assert isinstance(profile, Profile)
    return profile
