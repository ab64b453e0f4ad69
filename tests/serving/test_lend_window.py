"""A supervisor lends the client of one call to somebody of another team, at her own window."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from receptionist.calls.commands import OpenCard, SignIn
from receptionist.clients.service import ClientService
from receptionist.clock import Clock
from receptionist.serving.process import hub_of
from receptionist.settings import Settings, workstation_file
from receptionist.staff.loans import LoanService
from receptionist.staff.rights import Role
from receptionist.staff.service import StaffService
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import Logins
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared
from ui.app import Console
from ui.session import Session

Eventually = Callable[..., Any]
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Quiet:
    """The simulated phone system with nobody outside but whom the test lets ring."""

    def __init__(self, clock: Clock) -> None:
        self.exchange = Exchange(clock, stations={"bruno": DESK_PHONE, "anna": DESK_PHONE})

    def start(self) -> None:
        """Nothing happens by itself."""


@pytest.fixture
def towns(monkeypatch: pytest.MonkeyPatch) -> list[Quiet]:
    towns: list[Quiet] = []
    importlib.import_module("receptionist.demo.unattended")  # has its town from there for good: not this one
    monkeypatch.setattr("receptionist.demo.world.demo_town", lambda clock, *_: towns.append(Quiet(clock)) or towns[-1])
    return towns


@pytest.fixture
def shared(postgres: Postgres, tmp_path: Path, towns: list[Quiet]) -> Iterator[Shared]:
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        shared.hire("Carla")
        shared.set("pbx.kind", "simulator")
        shared.set("stations", ["anna", "bruno"])
        store = open_store(shared.url)
        clients, staff = ClientService(store), StaffService(store, Logins(store))
        for login, role, teams in (
            ("anna", Role.SUPERVISOR, ("Nord",)),
            ("bruno", Role.ASSISTANT, ("Sud",)),
            ("carla", Role.ASSISTANT, ("Nord",)),
        ):
            staff.change(replace(staff.load(login), role=role, teams=teams))
        clients.save(replace(clients.load("ROSSI"), team="Nord"), by="setup")
        store.close()
        yield shared
        for link in shared.links:
            link.close()
        for hub in shared.hubs:
            hub.stop()


@pytest.fixture
def console(qapp: QApplication) -> Iterator[Console]:
    for key in ("ring", "announce", "tones", "card.on_top"):
        Settings(None, workstation_file()).set(key, False)
    console = Console(qapp)
    yield console
    console.close()
    console.gate.close()


def with_a_call(shared: Shared, towns: list[Quiet], console: Console, login: str, eventually: Eventually) -> Session:
    """At the window of `login` there is a card for the client, another caller waits, and two colleagues are here."""
    hub = shared.hub("hub-1")
    eventually(lambda: hub.leads, seconds=20)
    shared.set("hubs", [f"127.0.0.1:{hub.port}"])
    for other in [one for one in ("bruno", "anna", "carla") if one != login]:
        there = shared.console(other)
        eventually(lambda there=there: there.there, seconds=20)
        assert there.ask(SignIn(name=other.title(), station=other if other != "carla" else None)).code is None
    console.begin(shared.as_(login))
    session: Session = eventually(lambda: console.session, seconds=20)
    eventually(lambda: len(session.live.board.assistants) == 3, seconds=20)
    replies: list[Any] = []
    session.live.send(OpenCard(line=LINE), replies.append)
    eventually(lambda: replies and session.desk.shown is not None and session.desk.shown.id == replies[0].call, seconds=20)
    eventually(lambda: len(session.book.staff) == 3)
    assert not session.keys.can("call.lend"), "her own caller she hands over"
    hub_of(hub._office).run(lambda: towns[-1].exchange.rings(LINE, Presented(number="+390299900011", name="Mario Neri")))
    (waiting,) = eventually(session.live.board.waiting, seconds=20)
    session.desk.choose(waiting.id)
    return session


def test_a_supervisor_lends_the_client_of_a_call_to_somebody_of_another_team(
    shared: Shared, towns: list[Quiet], console: Console, eventually: Eventually
) -> None:
    session = with_a_call(shared, towns, console, "anna", eventually)
    strip = session.desk.calls.colleagues
    eventually(lambda: not strip.lend.isHidden())
    assert strip.lend.accessibleDescription() == "Ctrl+Shift+F10"
    his = open_store(shared.as_("bruno"))
    assert "ROSSI" not in {one.code for one in ClientService(his).profiles()}
    QTest.keyClick(session.shell, Qt.Key.Key_F10, CHORD)
    menu = eventually(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu), "Carla sees it anyhow:"
    offered = [one.text() for one in menu.actions() if one.text()]
    assert offered == ["Bruno, for 2 hours", "For 30 minutes instead…", "For 8 hours instead…"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    menu = eventually(QApplication.activePopupWidget)
    assert menu.actions()[0].text() == "Bruno, for 30 minutes"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    eventually(lambda: "ROSSI" in {one.code for one in ClientService(his).profiles()}, seconds=20)
    eventually(lambda: "Bruno sees Studio Legale Rossi for 30 minutes" in session.desk.toast.accessibleName())
    (lent,) = LoanService(his).current(datetime.now(UTC))
    assert (lent.login, lent.by, lent.until - lent.since) == ("bruno", "anna", timedelta(minutes=30))
    his.close()


def test_an_assistant_lends_nothing(shared: Shared, towns: list[Quiet], console: Console, eventually: Eventually) -> None:
    session = with_a_call(shared, towns, console, "carla", eventually)
    assert session.desk.calls.colleagues.lend.isHidden() and not session.keys.can("call.lend")
