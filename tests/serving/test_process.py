"""Two hubs of one shared office on a real PostgreSQL, and consoles that hang on whichever leads."""

from __future__ import annotations

import json
import queue
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace
from websockets.sync.client import connect

from receptionist.calls.board import Board
from receptionist.calls.commands import AnyCommand, OpenCard, Reply, SignIn
from receptionist.calls.events import decode
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Problem
from receptionist.link.hour import HubHour
from receptionist.link.messages import PROTOCOL
from receptionist.link.remote import RemoteLink
from receptionist.link.state import State
from receptionist.messages.service import How, Message
from receptionist.office import Office
from receptionist.opening import Plan, _filled, open_office
from receptionist.serving.process import HubProcess, Post, hub_of
from receptionist.settings import Settings
from receptionist.staff.service import StaffService
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import Logins, one_time_password
from receptionist.telephony.joining import Joining
from tests.postgres import Postgres
from tests.store.shared_office import VERIFIER, founded

Eventually = Callable[..., Any]
LINE = "+390299900101"
_numbers = count(1)


class Shared:
    """An office with one client, founded in a database of its own, and whoever works there."""

    def __init__(self, postgres: Postgres, url: str, folder: Path) -> None:
        self._postgres, self._folder = postgres, folder
        self.database = url.split("/")[3].partition("?")[0]
        founder = f"setup_{next(_numbers)}"
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute(f"CREATE ROLE {founder} LOGIN CREATEROLE")
            superuser.execute(f"ALTER DATABASE {self.database} OWNER TO {founder}")
        self.url = postgres.url(self.database, founder)
        store, self.roles = founded(self.url)
        office = _filled(Office(store, self._folder / "setup.json"), Plan("Uffici Centrali"))
        office.clients.save(
            Profile(
                code="ROSSI", legal_name="Studio Legale Rossi", short_name="Rossi", lines=(Line(number=LINE, patience=300),)
            ),
            by="setup",
        )
        office.close()
        self.hire("Anna", "Bruno")
        self.hubs: list[HubProcess] = []
        self.links: list[RemoteLink] = []

    def hire(self, *names: str, station: str = "") -> None:
        """Assistants, with logins of their names. `station`: where one of them sits."""
        store = open_store(self.url)
        for name in names:
            StaffService(store).add(name, station=station)
        with store.engine.begin() as connection:
            for login in map(str.lower, names):
                connection.exec_driver_sql(f"SELECT office.set_login('{login}', 'assistant', '{VERIFIER}', NULL)")
        store.close()

    def hub(self, name: str, journal: Path | None = None) -> HubProcess:
        office = Office(open_store(self.hubs_address()), self._folder / f"{name}.json")
        office.journal = journal or self._folder / f"{name}.journal"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        hub = HubProcess(office, Post(name, "127.0.0.1", port, None, b"k" * 32, "0.1.0"))
        hub.port = port
        try:
            hub.start()
        except Problem:
            office.close()
            raise
        self.hubs.append(hub)
        return hub

    def hubs_address(self) -> str:
        """The address by which a hub opens it."""
        return self._postgres.url(self.database, self.roles.hub)

    def as_(self, login: str) -> str:
        """The address by which somebody opens it."""
        return self._postgres.url(self.database, self.roles.login(login))

    def set(self, key: str, value: object) -> None:
        """A setting of the office's, by its founder."""
        store = open_store(self.url)
        Settings(store, self._folder / "founder.json").set(key, value)
        store.close()

    def console(self, login: str) -> Console:
        return self.console_of(login, *(hub.port for hub in self.hubs))

    def console_of(self, login: str, *ports: int) -> Console:
        """One that knows the hubs at these ports."""

        def ticket() -> str:
            with psycopg.connect(self._postgres.url(self.database, self.roles.login(login)), autocommit=True) as connection:
                found = connection.execute("SELECT office.buy_ticket()").fetchone()
                assert found is not None
                return str(found[0])

        console = Console([f"ws://127.0.0.1:{port}" for port in ports], ticket)
        self.links.append(console.link)
        return console


class Console:
    def __init__(self, hubs: list[str], ticket: Callable[[], str]) -> None:
        self.board, self.snapshots = Board(), 0
        self.wrong: dict[str, str] = {}
        """What the hub says of its record, by code; `troubles` with all that it says."""
        self.troubles: dict[str, Problem] = {}
        self.looks: list[int | None] = []
        """How often the hub said that the database has something new."""
        self.link = RemoteLink(hubs, ticket, version="0.1.0", kept=self._hear_of_the_record, changed=self._look)
        self.link.follow(self._begin, lambda line: self.board.apply(decode(line)) and None)

    def _look(self, number: int | None) -> None:
        self.looks.append(number)

    def _begin(self, snapshot: bytes) -> None:
        self.board, self.snapshots = Board.restore(snapshot), self.snapshots + 1

    def _hear_of_the_record(self, wrong: dict[str, Problem]) -> None:
        self.wrong, self.troubles = {part: why.code for part, why in wrong.items()}, dict(wrong)

    @property
    def there(self) -> bool:
        return self.link.state is State.THERE and self.snapshots > 0

    def ask(self, command: AnyCommand) -> Reply:
        replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.link.send(command, replies.put)
        return replies.get(timeout=10)


@pytest.fixture
def shared(postgres: Postgres, tmp_path: Path) -> Iterator[Shared]:
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        yield shared
        for link in shared.links:
            link.close()
        for hub in shared.hubs:
            hub.stop()


def test_the_other_hub_takes_over_and_the_consoles_find_it(shared: Shared, eventually: Eventually) -> None:
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    with pytest.raises(Problem) as refused:
        shared.hub("hub-2", one._office.journal)  # it would clear what the other one writes
    assert refused.value.code == "journal.in_use"
    two = shared.hub("hub-2")
    anna, bruno = shared.console("anna"), shared.console("bruno")
    eventually(lambda: anna.there and bruno.there, seconds=20)
    assert not two.leads
    assert anna.ask(SignIn(name="", station=None)).code is None
    card = anna.ask(OpenCard(line=LINE)).call
    assert card is not None
    eventually(lambda: card in bruno.board.calls)
    one.stop()
    shared.hubs.remove(one)
    eventually(lambda: two.leads, seconds=30)
    eventually(lambda: anna.there and anna.snapshots == 2, seconds=30)
    assert anna.board.position[0] > 0 and card in anna.board.calls, "the card is found again"
    shared.hub("hub-1")  # what was its journal is its own again


def test_a_shift_that_ended_at_one_hub_is_over_at_the_one_that_leads_next(shared: Shared, eventually: Eventually) -> None:
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    two = shared.hub("hub-2")
    anna = shared.console_of("anna", one.port)
    eventually(lambda: anna.there, seconds=20)
    token = anna.link._token
    anna.link.leave()
    eventually(lambda: knock(one.port, token) == "link.pass_revoked", seconds=20)
    one.stop()
    shared.hubs.remove(one)
    eventually(lambda: two.leads, seconds=30)
    assert knock(two.port, token) == "link.pass_revoked"


def test_who_works_here_no_more_comes_in_at_neither_of_two_running_hubs(shared: Shared, eventually: Eventually) -> None:
    """A login that was closed, a contract whose last day has passed. The second hub stood by while the tokens were bought."""
    shared.hire("Carla")
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    two = shared.hub("hub-2")
    consoles = {login: shared.console_of(login, one.port) for login in ("anna", "bruno", "carla")}
    eventually(lambda: all(console.there for console in consoles.values()), seconds=20)
    token = {login: console.link._token for login, console in consoles.items()}
    founder = open_store(shared.url)
    staff = StaffService(founder, Logins(founder))
    staff.close("bruno")
    staff.change(replace(staff.load("carla"), ends_on=date.today() - timedelta(days=3)))
    founder.close()
    for login in ("bruno", "carla"):
        consoles[login].link.close()
        eventually(lambda login=login: knock(one.port, token[login]) == "link.pass_revoked", seconds=20)  # type: ignore[misc]
    one.stop()
    shared.hubs.remove(one)
    eventually(lambda: two.leads, seconds=30)
    answers = {login: knock(two.port, its) for login, its in token.items()}
    assert answers == {"anna": "", "bruno": "link.pass_revoked", "carla": "link.pass_revoked"}


def test_what_is_taken_back_in_the_database_is_over_at_the_hub_that_leads(shared: Shared, eventually: Eventually) -> None:
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    anna = shared.console("anna")
    eventually(lambda: anna.there, seconds=20)
    token = anna.link._token
    anna.link.close()
    assert knock(one.port, token) == ""
    founder = open_store(shared.url)
    StaffService(founder, Logins(founder)).reset("anna", one_time_password())
    founder.close()
    eventually(lambda: knock(one.port, token) == "link.pass_revoked", seconds=20)


def test_the_phone_system_saved_at_a_console_is_the_hubs_from_then_on(
    shared: Shared, tmp_path: Path, eventually: Eventually, log: Any
) -> None:
    """Anna keeps what she speaks, whom she serves and her other phone; the hub that stood by takes over with the same one."""
    log.expect("lacks the password of the phone system")
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    two = shared.hub("hub-2")
    anna = shared.console("anna")
    eventually(lambda: anna.there, seconds=20)
    anna.ask(SignIn(name="Anna", station=None, other="+393331234567", languages=("de",), teams=("Nord",)))
    eventually(lambda: "anna" in anna.board.assistants)
    her = anna.board.assistants["anna"]
    console = Office(open_store(shared.url), tmp_path / "console.json")
    nowhere = "http://192.0.2.1:8088"  # the hubs alone need to reach it; and nobody gave them its password
    console.phone_system.join(Joining("asterisk", nowhere, "receptionist", ("101",)))
    eventually(lambda: anna.wrong.get("phones") == "hub.phone_password", seconds=20)
    assert anna.board.phone.reason == "none"
    console.phone_system.join(Joining("simulator", stations=("101",)))
    console.close()
    eventually(lambda: anna.board.phone.connected, seconds=20)
    eventually(lambda: anna.board.assistants.get("anna") is not None and "phones" not in anna.wrong)
    now = anna.board.assistants["anna"]
    assert (now.languages, now.teams) == (her.languages, her.teams)
    desk = hub_of(one._office)._desk
    assert desk is not None and desk._floor.seats["anna"].other == "+393331234567"
    one.stop()
    shared.hubs.remove(one)
    eventually(lambda: two.leads and anna.snapshots > 1, seconds=30)
    eventually(lambda: anna.board.phone.connected, seconds=20)


def knock(port: int, token: str) -> str:
    """What a hub says to who comes with that pass; empty: welcome."""
    with connect(f"ws://127.0.0.1:{port}", compression=None, ping_interval=None) as somebody:
        somebody.send(json.dumps({"say": "hello", "protocol": PROTOCOL, "version": "0", "token": token}))
        return str(json.loads(somebody.recv(timeout=20)).get("code", ""))


def test_languages_and_teams_given_on_the_staff_page_reach_the_running_hub(shared: Shared, eventually: Eventually) -> None:
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    anna, bruno = shared.console("anna"), shared.console("bruno")
    eventually(lambda: anna.there and bruno.there, seconds=20)
    assert anna.ask(SignIn(name="", station=None)).code is None
    eventually(lambda: "anna" in bruno.board.assistants)
    assert bruno.board.assistants["anna"].languages == ()
    assert bruno.looks[-1] == 0, "nothing has changed yet"
    founder = open_store(shared.url)
    staff = StaffService(founder)
    staff.change(replace(staff.load("anna"), languages=("it", "de"), teams=("Nord",)))
    founder.close()
    eventually(lambda: bruno.board.assistants["anna"].languages == ("de", "it"), seconds=20)
    assert bruno.board.assistants["anna"].teams == ("Nord",)
    eventually(lambda: (bruno.looks[-1] or 0) > 0)  # and every console may look for itself
    one.stop()
    shared.hubs.remove(one)
    eventually(lambda: bruno.looks[-1] is None)  # from now on it has to


def test_a_console_whose_clock_is_an_hour_wrong_writes_and_shows_the_hubs_hour(shared: Shared, eventually: Eventually) -> None:
    one = shared.hub("hub-1")
    eventually(lambda: one.leads, seconds=20)
    shared.set("hubs", [f"127.0.0.1:{one.port}"])
    office = open_office(shared.as_("anna"))
    office.hub_hour = HubHour(wall=lambda: datetime.now(UTC) - timedelta(hours=1))
    link = office.link("anna")
    heard: list[bytes] = []
    link.follow(heard.append, lambda line: None)
    try:
        eventually(lambda: heard, seconds=20)
        taken = Message(client=office.directory().profiles[0].id, text="please ring", taken_by="anna", taken_at=office.now())
        office.messages.keep(taken)
        passed = office.messages.passed_on(taken.id, How.PHONE, "Bianchi", "anna")
        assert passed.passed_on_at is not None
        for hour in (taken.taken_at, passed.passed_on_at):
            assert abs(hour - datetime.now(UTC)) < timedelta(minutes=5)
    finally:
        link.close()
        office.close()
