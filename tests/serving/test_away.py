"""What the window says while the hub or the database of a shared office is away: PostgreSQL, hubs as programs of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import text

from receptionist.calls.commands import OpenCard
from receptionist.errors import Problem
from receptionist.joining import same_fingerprint
from receptionist.link.state import State
from receptionist.link.tls import fingerprint_of
from receptionist.office import Office
from receptionist.serving.certificates import Authority
from receptionist.settings import Settings, workstation_file
from receptionist.staff.rights import Role
from receptionist.store.engine import open_store
from tests.postgres import Postgres, Restarted, restarted
from tests.serving.overheard import overheard
from tests.serving.programs import HubProgram
from tests.serving.test_process import LINE, Shared
from ui.app import Console
from ui.session import Session
from ui.staff.list_sheet import ListSheet

Eventually = Callable[..., Any]
LONG = 60
"""Seconds: ten times what a takeover takes, or what a silent server is waited for here."""


@pytest.fixture
def quiet() -> None:
    for key in ("ring", "announce", "tones", "card.on_top"):
        Settings(None, workstation_file()).set(key, False)


@pytest.fixture
def shared(postgres: Postgres, tmp_path: Path) -> Iterator[Shared]:
    with postgres.database() as url:
        yield Shared(postgres, url, tmp_path)


@pytest.fixture
def server() -> Iterator[Restarted]:
    with restarted() as server:
        yield server


@pytest.fixture
def console(qapp: QApplication, quiet: None) -> Iterator[Console]:
    console = Console(qapp)
    yield console
    console.close()
    console.gate.close()


def seated(console: Console, where: str, eventually: Eventually) -> Session:
    console.begin(where)
    session: Session = eventually(lambda: console.session, seconds=LONG)
    eventually(lambda: "anna" in session.live.board.assistants, seconds=LONG)
    return session


@contextmanager
def leading(shared: Shared, folder: Path, eventually: Eventually) -> Iterator[HubProgram]:
    """A hub that leads, and that consoles find."""
    hub = HubProgram(shared, "hub-1", folder, "secret")
    try:
        eventually(lambda: hub.leads, seconds=LONG)
        shared.set("hubs", [f"127.0.0.1:{hub.port}"])
        yield hub
    finally:
        hub.kill()


def said(session: Session) -> dict[str, str]:
    """The codes in the strip, by what they are about."""
    return {notice.key: notice.code for notice in session.shell.strip.notices if notice.lasting}


def test_a_hub_that_is_killed_is_said_on_the_frame_and_the_next_one_takes_it_back(
    shared: Shared, console: Console, tmp_path: Path, eventually: Eventually
) -> None:
    hubs = [HubProgram(shared, "hub-1", tmp_path, "secret")]
    try:
        eventually(lambda: hubs[0].leads, seconds=LONG)
        hubs.append(HubProgram(shared, "hub-2", tmp_path, "secret"))
        shared.set("hubs", [f"127.0.0.1:{hub.port}" for hub in hubs])
        session = seated(console, shared.as_("anna"), eventually)
        replies: list[Any] = []
        session.live.send(OpenCard(line=LINE), replies.append)
        eventually(lambda: replies and replies[0].call in session.live.board.calls, seconds=LONG)
        assert "hub" not in said(session)
        hubs[0].kill()
        eventually(lambda: said(session).get("hub") == "hub.away", seconds=LONG)
        (notice,) = (each for each in session.shell.strip.notices if each.key == "hub")
        assert notice.grave and notice.lasting, "it goes when a hub is back, and not by being read"
        assert session.shell.health.phones._word.text() == "hub away"
        assert session.shell.who.accessibleName() == "Anna · not confirmed", "nobody is offered a call, whatever she was"
        assert replies[0].call in session.live.board.calls, "what there was is shown on"
        bar = session.desk.bar.buttons
        assert not bar["call.hang_up"].isEnabled() and "none can be reached" in bar["call.hang_up"].toolTip()
        assert bar["call.message"].isEnabled() and bar["emergency"].isEnabled(), "what is written down here goes on"
        assert not any(button.isEnabled() for button in session.desk.kinds.buttons.values())
        QTest.keyClick(session.shell, Qt.Key.Key_F8)
        assert session.toast.isVisible() and "none can be reached" in session.toast.accessibleName()
        pause = next(action for action in session.shell.who.menu_now().actions() if action.text() == "Lunch")
        assert not pause.isEnabled() and "only a hub" in pause.toolTip()
        eventually(lambda: "hub" not in said(session), seconds=LONG)
        eventually(lambda: bar["call.hang_up"].isEnabled() and not bar["call.hang_up"].toolTip())
        assert all(button.isEnabled() for button in session.desk.kinds.buttons.values())
        assert session.shell.health.phones._word.text() != "hub away"
    finally:
        for hub in hubs:
            hub.kill()


def test_a_database_that_says_nothing_is_said_on_the_frame_while_the_hub_is_there(
    server: Restarted, console: Console, tmp_path: Path, eventually: Eventually, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    """Her way to it is cut without a word, as a machine that stands still would: no connection breaks by it."""
    for said_in_the_log in ("background work failed: office.unreachable", "the end of a shift could not be written down"):
        log.expect(said_in_the_log, must=False)  # she goes after her way there was taken away
    monkeypatch.setattr("receptionist.opening.SILENCE", 1.0)
    with server.database() as url, overheard(server.port) as between:
        shared = Shared(server, url, tmp_path)
        with leading(shared, tmp_path, eventually):
            her = f"postgresql://{shared.roles.login('anna')}@127.0.0.1:{between.port}/{shared.database}"
            session = seated(console, her, eventually)
            first: list[Any] = []
            session.live.send(OpenCard(line=LINE), first.append)
            eventually(lambda: first and session.desk.message.isEnabled(), seconds=LONG)
            session.desk.message.to.setEditText("Verdi")
            session.desk.message.text.setPlainText("about the lease")
            kept = session.desk.drafts
            eventually(lambda: kept.get(first[0].call, "text") and kept.written(first[0].call), seconds=LONG)
            between.swallows |= {True, False}
            assert session.keys.trigger("message.keep")
            eventually(lambda: "database.unanswered" in [each.code for each in session.desk.strip.notices], seconds=LONG)
            eventually(lambda: said(session) == {"database": "database.away"}, seconds=LONG)
            assert session.shell.health.database._word.text() == "database away"
            replies: list[Any] = []
            session.live.send(OpenCard(line=LINE), replies.append)
            eventually(lambda: replies and replies[0].call in session.live.board.calls, seconds=LONG)
            eventually(lambda: "Rossi" in session.desk.client.say.text, seconds=LONG)  # who is rung is known
            between.swallows.clear()
            eventually(lambda: said(session) == {} and not session.desk.strip.notices, seconds=LONG)
            assert session.desk.drafts.get(first[0].call, "text") == "about the lease", "to be kept now"


def test_once_a_dead_database_is_back_nothing_is_said_of_it_any_more(
    server: Restarted, console: Console, tmp_path: Path, eventually: Eventually, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    """It was away for longer than a lease is good for: the hub has led no more, and leads again."""
    log.expect("", must=False)  # whatever was asked of it meanwhile has failed
    monkeypatch.setattr("receptionist.opening.SILENCE", 1.0)
    with server.database() as url:
        shared = Shared(server, url, tmp_path)
        with leading(shared, tmp_path, eventually) as hub:
            session = seated(console, shared.as_("anna"), eventually)
            server.die()
            eventually(lambda: said(session).get("database") == "database.away", seconds=LONG)
            eventually(lambda: not hub.leads, seconds=LONG)
            server.begin()
            eventually(lambda: hub.leads and "hub" not in said(session), seconds=LONG)
            eventually(lambda: said(session) == {}, seconds=20)
            assert session.shell.health.database._word.text() != "database away"


def test_she_signs_out_while_the_database_is_away(
    server: Restarted, console: Console, tmp_path: Path, eventually: Eventually, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    log.expect("", must=False)  # whatever was asked of it meanwhile has failed
    monkeypatch.setattr("receptionist.opening.SILENCE", 1.0)
    with server.database() as url:
        shared = Shared(server, url, tmp_path)
        with leading(shared, tmp_path, eventually):
            session = seated(console, shared.as_("anna"), eventually)
            server.die()
            eventually(lambda: said(session).get("database") == "database.away", seconds=LONG)
            for room in ("messages", "history", "clients"):
                session.shell.show_room(room)
            assert eventually(lambda: session.clients._profiles), "as read last"
            session.shell.show_room("messages")
            eventually(lambda: session.messages.empty.accessibleName() == "This cannot be read now")
            eventually(lambda: session.history.empty.accessibleName() == "This cannot be read now")
            assert not session.messages.export_button.isEnabled() and not session.history.export_button.isEnabled()
            assert not session.messages.strip.notices and not session.history.strip.notices, "the frame says it, once"
            session.call_backs.refresh()  # as after each call
            eventually(lambda: any(one.code == "database.unanswered" for one in session.shell.strip.notices))
            assert not _sentence(session, "postgresql://"), "an address says nothing to her"
            session.keys.trigger("shift.end")
            sheet = eventually(lambda: next((one for one in session.shell.findChildren(ListSheet) if one.isVisible()), None))
            assert "could not be looked up" in sheet.sentence.text()
            assert sheet.other.isHidden(), "nothing can be given to anybody now"
            sheet.close_button.click()
            server.begin()
            eventually(lambda: said(session) == {} and not session.shell.strip.notices, seconds=LONG)
            eventually(lambda: session.messages.empty.accessibleName() == "Nothing to pass on")
            server.die()
            eventually(lambda: said(session).get("database") == "database.away", seconds=LONG)
            session.keys.trigger("shift.end")
            sheet = eventually(lambda: next((one for one in session.shell.findChildren(ListSheet) if one.isVisible()), None))
            sheet.confirm.click()
            eventually(lambda: console.session is None, seconds=20)
            seen = eventually(lambda: next((one for one in _visible(console.gate) if "cannot be reached" in one), ""))
            assert "at localhost/office_" in seen and not any("postgresql://" in one for one in _visible(console.gate))
            server.begin()


def test_what_keeps_her_out_is_said_with_what_goes_on_meanwhile(
    shared: Shared, console: Console, tmp_path: Path, eventually: Eventually
) -> None:
    with leading(shared, tmp_path, eventually):
        session = seated(console, shared.as_("anna"), eventually)
        for problem, what in (
            (Problem("link.certificate", hub="one:7443", reason="x"), "does not prove that it is your office's"),
            (Problem("office.unreachable", office="two"), "The office at two cannot be reached"),
        ):
            session.hubs.hear(State.LOOKING, problem)
            sentence = eventually(lambda what=what: _sentence(session, what), seconds=LONG)
            assert "rings the phones by itself" in sentence
        session.hubs.hear(State.REFUSED, Problem("link.elsewhere"))
        eventually(lambda: said(session).get("hub") == "link.elsewhere")
        session.hubs.hear(State.THERE, None)
        eventually(lambda: "hub" not in said(session))


def test_an_administrator_says_where_the_hubs_are_and_every_console_finds_them(
    shared: Shared, console: Console, tmp_path: Path, eventually: Eventually
) -> None:
    """Also where the office knew of none: she is let in all the same, and is told where to add it."""
    founder = Office(open_store(shared.url), tmp_path / "founder.json")
    founder.staff.change(replace(founder.staff.load("anna"), role=Role.ADMINISTRATOR))
    pem = _authority(tmp_path / "certificates")
    with founder.store.session() as owner:
        owner.execute(text("DELETE FROM office.certificate"))
        owner.execute(text("INSERT INTO office.certificate (pem) VALUES (:pem)"), {"pem": pem})
    founder.close()
    hub = HubProgram(shared, "hub-1", tmp_path, "secret")
    try:
        eventually(lambda: hub.leads, seconds=LONG)
        shared.set("hubs", [])
        console.begin(shared.as_("anna"))
        session: Session = eventually(lambda: console.session, seconds=LONG)
        assert eventually(lambda: _sentence(session, "Settings, Shared office"), seconds=LONG)
        session.shell.show_room("settings")
        part = session.settings.shared
        assert part is not None and not part.hubs.isReadOnly()
        eventually(lambda: part.fingerprint.text.toPlainText(), seconds=LONG)
        assert same_fingerprint(part.fingerprint.text.toPlainText(), fingerprint_of(pem)), "what who joins is shown"
        part.hubs.setText(f"127.0.0.1:{hub.port}")
        part.hubs.editingFinished.emit()
        eventually(lambda: "hub" not in said(session), seconds=LONG)
        eventually(lambda: "anna" in session.live.board.assistants, seconds=LONG)
    finally:
        hub.kill()


def _authority(folder: Path) -> str:
    Authority.made(folder, "Uffici")
    return (folder / "ca.crt").read_text(encoding="ascii")


def _visible(window: QWidget) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def _sentence(session: Session, what: str) -> str:
    rows = session.shell.strip.findChildren(type(session.shell.health.phones._word))
    return next((row.text() for row in rows if what in row.text()), "")
