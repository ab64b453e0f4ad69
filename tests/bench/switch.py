"""A supervisor goes from one client's profile to the next on the Clients page: until the last of the other is painted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.resources import resource
from receptionist.store.engine import open_store
from receptionist.store.migrate import upgrade
from tests.bench.figures import Figure, figure, median, p95
from tests.bench.offices import full_profile
from tests.bench.screen import Frames, application, turn, turn_until
from ui.background import Background
from ui.clients.page import ClientsPage, Editor
from ui.keys import Keys
from ui.theme import Theme

CLIENTS = 6


def run(folder: Path) -> list[Figure]:
    """Median and 95th percentile in ms over all parts of big profiles, next to painting the same window anew."""
    app, background = application(), Background()
    store = open_store(str(folder / "clients.db"))
    upgrade(store)
    clients = ClientService(store)
    clients.save_all([full_profile(n) for n in range(CLIENTS)], "setup")
    theme = Theme(app, resource("fonts"), resource("icons"), "light")
    page = ClientsPage(theme, Keys(), background, clients, card, lambda: Editor("sara", "Sara", may_edit=True))
    theme.dress(page)
    page.resize(1366, 720)
    page.show()
    page.reload()
    turn_until(lambda: page.list.list.model().rowCount() == CLIENTS, "the clients are there")
    samples, again = _switches(page, background, [profile.id for profile in clients.profiles()])
    page.close()
    background.close()
    store.close()
    return [
        figure("profile: switch to painted, median", median(samples), "ms", median(again), 50),
        figure("profile: switch to painted, 95th percentile", p95(samples), "ms", p95(again)),
    ]


def _switches(page: ClientsPage, background: Background, clients: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds for each client on each part, and for a picture in which nothing has changed."""
    frames, samples, again = Frames(page), [], []
    page.show_client(clients[-1])
    for part in range(page.tabs.count()):
        page.tabs.setCurrentIndex(part)
        turn(0.5)
        for client in clients:
            samples.append(frames.after(lambda client=client: page.show_client(client), background))  # type: ignore[misc]
            again.append(frames.after(page.update, background))
    return samples, again
