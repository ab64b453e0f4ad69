"""What only a shared office shows: scenes for `tests.screens`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens import Scene, Stage
    from ui.session import Session


def shared_scenes(stage: Stage) -> Iterator[Scene]:
    """Each in a window of its own."""
    from receptionist.errors import Problem
    from receptionist.link.state import State
    from tests.screens import Scene

    kept_out = Problem("link.certificate", hub="hub.example:7443", reason="")
    yield Scene("hub-away", lambda session: (session.hubs.hear(State.LOOKING, None), _database_away(session)))
    yield Scene("hub-keeps-out", lambda session: session.hubs.hear(State.LOOKING, kept_out), size=(1366, 768))
    yield Scene("desk-lends", _lends, board="colleagues")
    yield Scene("settings-shared", lambda session: _part(stage, session))


def _lends(session: Session) -> None:
    """She is a supervisor of the client's team."""
    from dataclasses import replace

    lends = session.desk.lends
    lends._desk = replace(session.desk._desk, lend=lambda _client, _to: None)
    lends._client = session.desk.profile
    session.desk.refresh()


def _database_away(session: Session) -> None:
    from ui.widgets import Notice

    session.shell.health.show_database(False)
    session.shell.strip.put(Notice("database", "database.away", lasting=True))


def _part(stage: Stage, session: Session) -> None:
    from ui.settings.shared_part import SharedPart

    session.shell.show_room("settings")
    stage._settle()
    page = session.settings
    stage.office.settings.set("hubs", ["hub-1.example:7443", "hub-2.example:7443"])
    part = SharedPart(stage.around.theme, stage.around.background, stage.office.settings, True, lambda: ":".join(["5F"] * 32))
    stage.office.settings.set("hubs", [])
    page.names.addItem(part.title)
    page._pages.addWidget(part)
    page.show_part(page.names.count() - 1)
