"""The real window of an assistant on a shared office: PostgreSQL, a hub, and the console at the other end of the link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.commands import OpenCard
from receptionist.calls.events import Availability
from receptionist.settings import Settings, workstation_file
from receptionist.staff.service import StaffService
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import Logins, one_time_password
from tests.logfail import ExpectedLog
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared
from ui.app import Console

Eventually = Callable[..., Any]


@pytest.fixture
def shared(postgres: Postgres, tmp_path: Path) -> Iterator[Shared]:
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        yield shared
        for link in shared.links:
            link.close()
        for hub in shared.hubs:
            hub.stop()


@pytest.fixture
def console(shared: Shared, qapp: QApplication, eventually: Eventually) -> Iterator[Console]:
    """Anna's, at her desk."""
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    shared.set("hubs", [f"127.0.0.1:{one.port}"])
    for key in ("ring", "announce", "tones", "card.on_top"):
        Settings(None, workstation_file()).set(key, False)
    console = Console(qapp)
    try:
        console.begin(shared.as_("anna"))
        eventually(lambda: console.session is not None, seconds=20)
        assert console.session is not None
        live = console.session.live
        eventually(lambda: "anna" in live.board.assistants, seconds=20)
        yield console
    finally:
        console.close()
        console.gate.close()


def test_what_the_hub_knows_stands_on_the_window(
    shared: Shared, console: Console, eventually: Eventually, log: ExpectedLog
) -> None:
    log.expect("lacks the password of the phone system")
    session = console.session
    assert session is not None
    assert session.person.name == "Anna"
    replies: list[Any] = []
    session.live.send(OpenCard(line=LINE), replies.append)
    eventually(lambda: replies and replies[0].call in session.live.board.calls, seconds=20)
    eventually(lambda: "Rossi" in session.desk.client.say.text, seconds=20)
    shared.set("pbx.url", "http://192.0.2.1:8088")
    shared.set("pbx.user", "desk")
    shared.set("pbx.kind", "asterisk")  # a phone system whose password no hub has
    shared.hubs[0]._leadership.give_way()
    eventually(lambda: "phone.no_password" in [each.code for each in session.shell.strip.notices], seconds=20)
    eventually(lambda: console.office.record_trouble.keys() == {"phones"})
    session.frame.show_record_trouble()
    assert [each.code for each in session.shell.strip.notices if each.grave] == ["phone.no_password"], "hers is no file's name"


def test_who_signs_out_sits_down_again_by_her_own_key_only(shared: Shared, console: Console, eventually: Eventually) -> None:
    assert console.session is not None
    bruno = shared.console("bruno")

    def is_anna(availability: Availability) -> bool:
        return bruno.there and bruno.board.assistants["anna"].availability is availability

    eventually(lambda: is_anna(Availability.AVAILABLE), seconds=20)
    console.session.keys.trigger("shift.end")
    seat = console.gate.seat
    eventually(lambda: seat.isVisible() and is_anna(Availability.AWAY), seconds=20)
    assert console.session is None
    assert not seat.people.isVisible() and not seat.name_field.isVisible()
    QTest.keyClick(seat.begin, Qt.Key.Key_Return)
    eventually(lambda: console.session is not None and is_anna(Availability.AVAILABLE), seconds=20)


def test_whoever_may_see_nothing_any_more_has_no_window(
    shared: Shared, console: Console, eventually: Eventually, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why: by the hub's word where one is there, by the database's where none is."""
    monkeypatch.setattr("receptionist.noticing.WHOLE_SECONDS", 1.0)  # for whose connection still stands
    log.expect("the end of a shift could not be written down: office.sign_in_refused")
    store = open_store(shared.url)
    staff, gate = StaffService(store, Logins(store)), console.gate
    shown = lambda: [one for one in QApplication.topLevelWidgets() if one.isVisible()]  # noqa: E731

    def sits_down(login: str) -> None:
        console.begin(shared.as_(login))
        eventually(lambda: console.session is not None and gate.isHidden(), seconds=20)

    eventually(lambda: console.session.live.board.assistants)
    staff.close("anna")
    eventually(lambda: console.session is None, seconds=10)
    assert shown() == [gate] and console.office is None
    assert gate._why.text() == "Your login is closed. Ask an administrator."

    sits_down("bruno")
    eventually(lambda: "bruno" in console.session.live.board.assistants, seconds=20)
    staff.reset("bruno", one_time_password())
    eventually(lambda: console.session is None, seconds=10)
    assert shown() == [gate] and gate._why.text().startswith("Your password was reset.")

    shared.hire("Carla")
    sits_down("carla")
    shared.hubs[0].stop()
    eventually(lambda: console.session.live.hub_away, seconds=20)
    staff.reset("carla", one_time_password())
    eventually(lambda: console.session is None, seconds=20)
    assert shown() == [gate] and "does not let you in" in gate._ask_why.text()
    store.close()
