"""A half-typed message goes with its call from window to window, across teams, and outlives a console that is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from receptionist.calls.service import HistoryService
from receptionist.clients.service import ClientService
from receptionist.staff.service import StaffService
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import Logins
from tests.serving.test_window_race import WELL, Office, Window, Windows, office, waiting

Eventually = Callable[..., Any]
__all__ = ["office"]


class Desk:
    """The window of one assistant, in a process of its own, which can be killed."""

    def __init__(self, office: Office, name: str, homes: Path) -> None:
        self.window = Window(name, office.shared.as_(name.lower()), homes / name.lower())
        self._windows = Windows([self.window])

    def dies(self) -> None:
        """kill -9, in the middle of it."""
        pid = self._windows._process.pid
        os.kill(int(Path(f"/proc/{pid}/task/{pid}/children").read_text()), signal.SIGKILL)
        self.closes()

    def closes(self) -> None:
        if self._windows._process.returncode is None:
            self.window.close()
            self._windows._process.wait(60)


def in_teams(office: Office) -> None:
    """The client is of Ada's team; Bea is of another."""
    store = open_store(office.shared.url)
    clients, staff = ClientService(store), StaffService(store, Logins(store))
    for login, team in (("ada", "Nord"), ("bea", "Sud")):
        staff.change(replace(staff.load(login), teams=(team,)))
    clients.save(replace(clients.load("ROSSI"), team="Nord"), by="setup")
    store.close()


def whole(text: str) -> str:
    """The text once both stand in it; hers below, or right behind where Ada's words stood there before she began."""
    return text if text.startswith("Deve richiamare") and text.endswith("udienza spostata") else ""


def written(office: Office, call: str) -> str:
    """What stands in the database, whoever's it is."""
    store = open_store(office.shared.url)
    try:
        return HistoryService(store).drafts().get(call, {}).get("text", "")
    finally:
        store.close()


@pytest.mark.timeout(600)
def test_what_is_half_typed_goes_with_the_call_to_another_team_and_outlives_a_killed_console(
    office: Office, home: Path, eventually: Eventually
) -> None:
    in_teams(office)
    with ExitStack() as going:
        ada, bea = (Desk(office, name, home) for name in ("Ada", "Bea"))
        going.callback(ada.closes)
        going.callback(bea.closes)
        eventually(lambda: ada.window.there and bea.window.there, seconds=WELL)
        office.rings()
        (call,) = eventually(lambda: waiting(ada.window), seconds=WELL)
        ada.window.press("F2")
        eventually(lambda: ada.window.calls[call] == ("talking", "ada"), seconds=WELL)
        for key in ("F7", "type Deve richiamare", "Shift+F5", "Return"):
            ada.window.press(key)
        eventually(lambda: call in bea.window.calls, seconds=WELL)
        bea.window.press("F2")
        eventually(lambda: bea.window.calls[call] == ("talking", "bea"), seconds=WELL)
        for key in ("F7", "type udienza spostata"):
            bea.window.press(key)
        both = eventually(lambda: whole(bea.window.message[1]), seconds=WELL)
        eventually(lambda: written(office, call) == both, seconds=WELL)
        bea.dies()
        again = Desk(office, "Bea", home)
        going.callback(again.closes)
        eventually(lambda: again.window.message[1] == both, seconds=WELL)
        assert again.window.message[0].startswith("Begun by Ada") and ada.window.message[1] == ""
