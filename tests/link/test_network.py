"""A console and the hub across a network: a real WebSocket, the real hub, consoles as they come, go and come back."""

from __future__ import annotations

import asyncio
import json
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.sync import client as sync

from receptionist.calls.board import Board
from receptionist.calls.commands import (
    Answer,
    AnyCommand,
    Chat,
    Dial,
    GiveToClient,
    HandTo,
    HangUp,
    KeepNotes,
    LetPass,
    OpenCard,
    Reply,
    SetAvailability,
    SignIn,
)
from receptionist.calls.events import Availability, Hidden, Target, decode_told
from receptionist.calls.places import Place
from receptionist.demo.world import STATION
from receptionist.errors import Problem
from receptionist.link import remote, server
from receptionist.link.messages import PROTOCOL, Ask, Hello
from receptionist.link.passes import Passes
from receptionist.link.remote import RemoteLink
from receptionist.link.server import KEPT, Guest, LinkServer, Skills
from receptionist.link.sight import Sight
from receptionist.link.state import State
from receptionist.office import Office
from receptionist.opening import Plan
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.town import Town
from receptionist.words import say
from tests.offices import new_office
from tests.serving.overheard import overheard

Eventually = Callable[..., Any]


class Porter:
    """The door of these tests: a ticket is the login itself."""

    def __init__(self) -> None:
        self.passes = Passes(b"k" * 32, lambda: datetime.now(UTC))
        self.sights: dict[str, Sight] = {}
        self.tickets = True

    def let_in(self, hello: Hello) -> Guest:
        if hello.token:
            login, token = self.passes.read(hello.token).login, hello.token
        elif not self.tickets:
            raise Problem("link.no_database")
        else:
            login, token = hello.ticket, self.passes.issue(hello.ticket)
        return Guest(login=login, skills=Skills(name=login.title()), sight=self.sights.get(login, Sight()), token=token)

    def leave(self, token: str) -> None:
        self.passes.revoke(self.passes.revocation_of(token))


class Console:
    """What a console does with its link: a board of its own, from the snapshot and the events after it."""

    def __init__(self, who: str, *hubs: str) -> None:
        self.board, self.snapshots, self.hidden = Board(), 0, 0
        self.states: list[State] = []
        self.problems: list[str] = []
        self.sells = True
        self.bought = 0
        self.link = RemoteLink(hubs, lambda: self._ticket(who), version="0.1.0", told=self._told)
        self.link.follow(self._begin, self._hear)

    def _ticket(self, who: str) -> str:
        if not self.sells:
            raise Problem("office.unreachable", office="the database")
        self.bought += 1
        return who

    def _told(self, state: State, problem: Problem | None) -> None:
        self.states.append(state)
        if problem is not None:
            self.problems.append(problem.code)

    def _begin(self, snapshot: bytes) -> None:
        self.board, self.snapshots = Board.restore(snapshot), self.snapshots + 1

    def _hear(self, line: bytes) -> None:
        event = decode_told(line)
        self.hidden += isinstance(event, Hidden)
        self.board.apply(event)

    @property
    def there(self) -> bool:
        return self.link.state is State.THERE and self.snapshots > 0

    def ask(self, command: AnyCommand) -> Reply:
        replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.link.send(command, replies.put)
        return replies.get(timeout=10)


class Site:
    """A demo office on a quiet day whose hub is on the network."""

    def __init__(self, office: Office) -> None:
        self.office, self.porter = office, Porter()
        assert office.hub is not None
        self.hub = office.hub
        self.server = LinkServer(self.hub, self.porter, name="hub-1", version="0.1.0")
        self.port = self.hub.carry_out(self.server.start("127.0.0.1", 0, None))
        self.consoles: list[Console] = []

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def console(self, who: str, *hubs: str) -> Console:
        self.consoles.append(Console(who, *(hubs or (self.address,))))
        return self.consoles[-1]

    def client(self, number: int) -> str:
        return self._with_lines()[number].id

    def line(self, number: int) -> str:
        return self._with_lines()[number].lines[0].number

    def _with_lines(self) -> list[Any]:
        return [profile for profile in self.office.directory().profiles if profile.lines and not profile.own]

    def again(self, *, elsewhere: bool = False) -> None:
        if elsewhere:
            self.hub.carry_out(self.server.stop())
        self.server = LinkServer(self.hub, self.porter, name="hub-1", version="0.1.0")
        self.hub.carry_out(self.server.start("127.0.0.1", self.port, None))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(Town, "start", lambda _town: None)
    office = new_office(str(tmp_path / "office.db"), Plan("Uffici Centrali", demo=True))
    office.start_hub()
    site = Site(office)
    yield site
    for console in site.consoles:
        console.link.close()
    site.hub.carry_out(site.server.stop())
    office.close()


def test_two_consoles_see_one_board(site: Site, eventually: Eventually) -> None:
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    assert anna.ask(SignIn(name="somebody else", station=None)).code is None
    card = anna.ask(OpenCard(line=site.line(0))).call
    eventually(lambda: card in bruno.board.calls)
    assert bruno.board.assistants["anna"].name == "Anna", "the hub knows who she is, whatever the console says"
    eventually(lambda: anna.board.snapshot() == bruno.board.snapshot())
    assert bruno.ask(SignIn(name="", station=None)).code is None
    assert bruno.ask(HangUp(call=card)).code == "call.not_yours"


def test_nobody_is_told_of_a_call_for_a_client_of_another_team(site: Site, eventually: Eventually) -> None:
    site.porter.sights["bruno"] = Sight(clients=frozenset({site.client(1)}))
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    for console in (anna, bruno):
        console.ask(SignIn(name="", station=None))
    secret = anna.ask(OpenCard(line=site.line(0), caller="+390299900011")).call
    anna.ask(KeepNotes(call=secret, text="about the inheritance"))
    open_ = anna.ask(OpenCard(line=site.line(1))).call
    eventually(lambda: open_ in bruno.board.calls)
    assert secret not in bruno.board.calls and bruno.hidden
    assert bruno.board.position == anna.board.position, "and he misses no number"
    assert bruno.ask(KeepNotes(call=secret, text="mine now")).code == "call.over"
    assert bruno.ask(OpenCard(line=site.line(0))).code == "call.over"
    assert bruno.ask(GiveToClient(call=open_, client=site.client(0))).code == "call.over"
    desk = site.hub._desk
    assert desk is not None
    site.hub.run(lambda: desk._floor.trouble("station.unreachable", None, desk._floor.seats["anna"]))
    eventually(lambda: anna.board.troubles and bruno.board.position == anna.board.position)
    assert not bruno.board.troubles, "what goes wrong at her phone is told to her alone"
    late = site.console("carla")
    site.porter.sights["dario"] = Sight(clients=frozenset())
    blind = site.console("dario")
    eventually(lambda: late.there and blind.there)
    assert set(late.board.calls) == {secret, open_} and not blind.board.calls


def test_a_key_that_names_no_call_takes_none_of_another_team(site: Site, eventually: Eventually) -> None:
    site.porter.sights["bruno"] = Sight(clients=frozenset({site.client(1)}))
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    for console in (anna, bruno):
        assert console.ask(SignIn(name="", station=None if console is anna else STATION)).code is None
    town = site.office.phone_system.town
    assert town is not None
    site.hub.run(lambda: town.exchange.rings(site.line(0), Presented(number="+390299900011", name="Mario Neri")) and None)
    eventually(lambda: [call for call in anna.board.calls.values() if call.place is Place.WAITING])
    assert bruno.ask(Answer()).code == "call.none_waiting"
    assert {bruno.ask(Answer(seen=call)).code for call in anna.board.calls} == {"call.none_waiting"}
    site.hub.run(lambda: town.exchange.rings(site.line(1), Presented(number="+390299900012", name="Ada Verdi")) and None)
    his = eventually(lambda: next((call.id for call in bruno.board.calls.values() if call.place is Place.WAITING), None))
    assert bruno.ask(Answer()).call == his, "it takes his own, though another team's stands before it"


def test_a_call_that_is_given_to_a_client_of_his_team_comes_into_sight_whole(site: Site, eventually: Eventually) -> None:
    site.porter.sights["bruno"] = Sight(clients=frozenset({site.client(1)}))
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    anna.ask(SignIn(name="", station=None))
    call = anna.ask(OpenCard(line=site.line(0))).call
    anna.ask(KeepNotes(call=call, text="wants Bianchi"))
    anna.ask(GiveToClient(call=call, client=site.client(1)))
    eventually(lambda: call in bruno.board.calls and bruno.board.calls[call].notes == "wants Bianchi")
    anna.ask(GiveToClient(call=call, client=site.client(0)))
    eventually(lambda: call not in bruno.board.calls)


def test_a_call_that_is_handed_to_him_comes_into_sight_whatever_his_teams(site: Site, eventually: Eventually) -> None:
    """The talk itself: a phone rings there."""
    site.porter.sights["bruno"] = Sight(clients=frozenset({site.client(1)}))
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    for console in (anna, bruno):
        assert console.ask(SignIn(name="", station=STATION if console is anna else "bruno")).code is None
    call = anna.ask(Dial(line=site.line(0), target=Target(label="Verdi", number="+390200660021"))).call
    assert call is not None
    eventually(lambda: anna.board.calls[call].place is Place.TALKING, seconds=60)
    assert call not in bruno.board.calls
    assert bruno.ask(Chat(call=call, text="hello")).code == "call.over"
    assert anna.ask(HandTo(call=call, to="bruno")).code is None
    eventually(lambda: call in bruno.board.calls and bruno.board.calls[call].handed_to == "bruno")
    assert bruno.ask(LetPass(call=call)).code is None
    eventually(lambda: anna.board.calls[call].handed_to is None)


def test_rights_that_change_are_seen_at_once(site: Site, eventually: Eventually) -> None:
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    anna.ask(SignIn(name="", station=None))
    call = anna.ask(OpenCard(line=site.line(0))).call
    eventually(lambda: call in bruno.board.calls)
    site.hub.run(lambda: site.server.look_again(lambda who: Sight() if who == "anna" else Sight(clients=frozenset())))
    eventually(lambda: call not in bruno.board.calls)
    assert call in anna.board.calls and anna.snapshots == 1, "whose rights are the same is not disturbed"
    site.hub.run(lambda: site.server.look_again(lambda who: Sight() if who == "anna" else Problem("link.closed")))
    eventually(lambda: bruno.link.state is State.REFUSED)
    assert bruno.problems[-1] == "link.closed"


def test_whose_contract_ends_in_mid_call_talks_on_and_is_offered_nothing_more(site: Site, eventually: Eventually) -> None:
    """At midnight, on a shift that goes on: the console is closed, the caller is not dropped."""
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    assert anna.ask(SignIn(name="", station=STATION)).code is None
    call = anna.ask(Dial(line=site.line(0), target=Target(label="Verdi", number="+390200660021"))).call
    assert call is not None
    eventually(lambda: call in bruno.board.calls and bruno.board.calls[call].place is Place.TALKING, seconds=60)
    site.hub.run(lambda: site.server.look_again(lambda who: Sight() if who == "bruno" else Problem("link.closed")))
    eventually(lambda: anna.link.state is State.REFUSED)
    assert bruno.board.calls[call].place is Place.TALKING and site.server.connected == ["bruno"]


def test_languages_and_teams_that_change_stand_on_every_board_at_once(site: Site, eventually: Eventually) -> None:
    """And a board on which nothing has changed hears nothing; she is as free as she was, since when she was."""
    anna, bruno = site.console("anna"), site.console("bruno")
    eventually(lambda: anna.there and bruno.there)
    anna.ask(SignIn(name="", station=None))
    anna.ask(SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    eventually(lambda: "anna" in bruno.board.assistants and bruno.board.assistants["anna"].reason == "lunch")
    before = bruno.board.assistants["anna"]
    her = Skills(name="Anna Rossi", languages=("de", "it"), teams=("Nord",))

    def known(who: str) -> Skills | None:
        return her if who == "anna" else None

    for _ in range(2):
        site.hub.run(lambda: site.server.know(known))
    eventually(lambda: bruno.board.assistants["anna"].languages == ("de", "it"))
    now = bruno.board.assistants["anna"]
    assert (now.name, now.teams, now.reason, now.since) == ("Anna Rossi", ("Nord",), "lunch", before.since)
    position = bruno.board.position
    anna.ask(SignIn(name="", station=None))
    eventually(lambda: bruno.board.position == (position[0], position[1] + 1), seconds=10)
    assert bruno.board.assistants["anna"].languages == ("de", "it"), "nor is the next sign-in what she was"


def test_the_hub_goes_and_comes_and_the_console_finds_it_by_itself_without_the_database(
    site: Site, eventually: Eventually
) -> None:
    anna = site.console("anna")
    eventually(lambda: anna.there)
    anna.ask(SignIn(name="", station=None))
    site.hub.carry_out(site.server.stop())
    eventually(lambda: anna.link.state is State.LOOKING)
    assert anna.ask(SetAvailability(availability=Availability.PAUSE, reason="lunch")).code == "link.away"
    anna.sells, site.porter.tickets = False, False
    site.again()
    eventually(lambda: anna.there and anna.snapshots == 2)
    assert anna.ask(SetAvailability(availability=Availability.PAUSE, reason="lunch")).code is None
    assert anna.bought == 1, "the token of the morning was enough"


def test_a_shift_that_is_over_opens_no_door(site: Site, eventually: Eventually) -> None:
    anna = site.console("anna")
    eventually(lambda: anna.there)
    token = anna.link._token
    anna.link.leave()
    eventually(lambda: not site.server.connected)
    eventually(lambda: site.porter.passes.revoked)
    comes_back = {"say": "hello", "protocol": PROTOCOL, "version": "0", "token": token}
    assert refusal(site.port, comes_back)["code"] == "link.pass_revoked"


def test_a_token_that_is_worth_nothing_any_more_is_followed_by_a_new_ticket(site: Site, eventually: Eventually) -> None:
    anna = site.console("anna")
    eventually(lambda: anna.there)
    site.hub.carry_out(site.server.stop())
    site.porter.passes.revoke(site.porter.passes.revocation_of(site.porter.passes.issue("anna")))
    site.again()
    eventually(lambda: anna.there and anna.snapshots == 2)
    assert anna.bought == 2


def test_she_sits_down_at_another_console_and_the_first_says_so(site: Site, eventually: Eventually) -> None:
    first = site.console("anna")
    eventually(lambda: first.there)
    second = site.console("anna")
    eventually(lambda: second.there and first.link.state is State.REFUSED)
    assert first.problems[-1] == "link.elsewhere"
    assert second.ask(SignIn(name="", station=None)).code is None
    assert site.server.connected == ["anna"]


def test_of_two_addresses_the_one_that_answers_is_taken(site: Site, eventually: Eventually) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        dead = f"ws://127.0.0.1:{nobody.getsockname()[1]}"
        anna = site.console("anna", dead, site.address)
        eventually(lambda: anna.there)


def test_a_console_that_does_not_fetch_is_told_the_board_anew_and_nobody_waits_for_it(
    site: Site, eventually: Eventually
) -> None:
    anna = site.console("anna")
    eventually(lambda: anna.there)
    anna.ask(SignIn(name="", station=None))
    call = anna.ask(OpenCard(line=site.line(0))).call
    stuck = threading.Event()
    sleeper = site.console("bruno")
    eventually(lambda: sleeper.there)
    began = sleeper.snapshots
    sleeper.link._loop.call_soon_threadsafe(stuck.wait, 300)
    text = "x" * 15_000  # more than the network itself takes in; and a whole batch may be on its way already
    try:
        for number in range(2 * KEPT + 1_500):
            site.hub.run(lambda number=number: site.hub.ask("anna", KeepNotes(call=call, text=f"{number} {text}")))
        eventually(lambda: anna.board.calls[call].notes.startswith(f"{2 * KEPT + 1_499} "), seconds=120)
    finally:
        stuck.set()
    eventually(lambda: sleeper.board.position == anna.board.position, seconds=20)
    assert sleeper.snapshots > began
    assert sleeper.board.snapshot() == anna.board.snapshot()


def test_a_program_that_sends_without_pause_holds_up_no_colleague(site: Site, eventually: Eventually) -> None:
    with raw(site, "anna") as anna, raw(site, "bruno") as bruno:
        for who in (anna, bruno):
            ask(who, SignIn(name="", station=None))
        stands, goes_on = threading.Event(), threading.Event()
        site.hub.run(lambda: stands.set() or (goes_on.wait(10) and None))  # until all of it has come
        assert stands.wait(10)
        for _ in range(200):
            ask(anna, OpenCard(line=site.line(0)))
        ask(bruno, OpenCard(line=site.line(1)))
        goes_on.set()
        eventually(lambda: len(site.hub.board().calls) == 201)
    lines = [call.line for call in site.hub.board().calls.values()]
    assert lines.index(site.line(1)) < 5, "the next turn is his"


@pytest.mark.parametrize("which", ["both ways", "to the hub", "from the hub"])
def test_a_connection_of_which_only_one_half_is_left_is_found_by_its_heartbeat(
    site: Site, eventually: Eventually, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    """A machine that lost its network without a word: nothing comes any more, and nobody has closed anything."""
    for side in (remote, server):
        monkeypatch.setattr(side, "HEARTBEAT", 0.5)
    site.again(elsewhere=True)
    with overheard(site.port) as between:
        anna = site.console("anna", f"ws://127.0.0.1:{between.port}", site.address)
        eventually(lambda: anna.there, seconds=60)
        assert site.server.connected == ["anna"]
        between.swallows = {"both ways": {True, False}, "to the hub": {True}, "from the hub": {False}}[which]
        eventually(lambda: State.LOOKING in anna.states[1:], seconds=60)
        eventually(lambda: anna.there and anna.snapshots > 1, seconds=60)
        assert anna.ask(SignIn(name="", station=None)).code is None
        between.swallows = set()


def test_the_hub_finds_by_itself_that_a_console_is_not_there_any_more(
    site: Site, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its own pings: the console sends none, and nobody has closed anything."""
    monkeypatch.setattr(server, "HEARTBEAT", 0.5)
    monkeypatch.setattr(remote, "HEARTBEAT", 3600.0)
    site.again(elsewhere=True)
    with overheard(site.port) as between:
        anna = site.console("anna", f"ws://127.0.0.1:{between.port}")
        eventually(lambda: anna.there, seconds=60)
        assert site.server.connected == ["anna"]
        between.swallows = {True, False}
        eventually(lambda: site.server.connected == [], seconds=60)
        anna.link.close()


def test_a_console_whose_clock_is_wrong_goes_by_the_hubs(site: Site, eventually: Eventually) -> None:
    told: list[datetime] = []
    link = RemoteLink([site.address], lambda: "anna", version="0.1.0", hour=told.append)
    link.follow(lambda snapshot: None, lambda line: None)
    eventually(lambda: told)
    link.close()
    assert timedelta(0) <= site.hub.clock.now() - told[0] < timedelta(minutes=5)


@pytest.mark.parametrize(
    "said",
    [
        {"say": "hello", "protocol": PROTOCOL, "version": "0", "token": "e30.e30.e30"},
        {"say": "hello", "protocol": PROTOCOL, "version": "0", "token": "\u0000"},
        {"say": "ask", "number": 1, "command": {"kind": "hang_up", "call": "x"}},
        {"say": "welcome"},
        [],
        "hello",
    ],
)
def test_whatever_comes_to_the_door_gets_a_code_and_no_more(site: Site, said: object) -> None:
    assert refusal(site.port, said)["code"] in {"link.pass_unknown", "link.not_understood"}


def speaks(monkeypatch: pytest.MonkeyPatch, newest: int, before: int) -> None:
    """The hub is of a version whose newest protocol is that, and the version before had the other one."""
    monkeypatch.setattr(server, "SPOKEN", range(before, newest + 1))


def test_a_console_of_the_protocol_before_is_let_in(
    site: Site, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(monkeypatch, PROTOCOL + 1, before=PROTOCOL)
    anna = site.console("anna")
    eventually(lambda: anna.there)
    assert anna.ask(SignIn(name="", station=None)).code is None


def test_an_older_one_is_told_once_and_does_not_knock_again(
    site: Site, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks(monkeypatch, PROTOCOL + 2, before=PROTOCOL + 1)
    anna = site.console("anna")
    eventually(lambda: anna.link.state is State.REFUSED)
    assert anna.problems == ["link.version"]
    said = refusal(site.port, {"say": "hello", "protocol": PROTOCOL, "version": "0.0.9"})
    sentence = say(Problem(said["code"], **said["values"]))
    assert "0.0.9" in sentence and "0.1.0" in sentence and "Install the hub's version" in sentence


def test_a_newer_one_waits_until_its_hub_has_been_upgraded(
    site: Site, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "PROTOCOL", PROTOCOL + 1)
    anna = site.console("anna")
    eventually(lambda: "link.hub_older" in anna.problems)
    assert anna.link.state is State.LOOKING
    speaks(monkeypatch, PROTOCOL + 1, before=PROTOCOL)
    eventually(lambda: anna.there, seconds=30)


def test_what_an_older_console_does_not_know_yet_makes_no_gap(site: Site, eventually: Eventually) -> None:
    anna = site.console("anna")
    eventually(lambda: anna.there)
    anna.ask(SignIn(name="", station=None))
    epoch, sequence = anna.board.position
    line = {"kind": "of_tomorrow", "id": "x", "epoch": epoch, "sequence": sequence + 1, "at": "2026-11-26T09:00:00Z", "by": 1}
    told = decode_told(json.dumps(line))
    assert isinstance(told, Hidden)
    anna.board.apply(told)
    assert anna.board.position == (epoch, sequence + 1)
    for broken in ({**line, "kind": "moved"}, {**line, "at": "soon"}, {"kind": 5}, "of_tomorrow"):
        with pytest.raises(msgspec.DecodeError):
            decode_told(json.dumps(broken))


def refusal(port: int, said: object) -> dict[str, Any]:
    async def knock() -> dict[str, Any]:
        async with connect(f"ws://127.0.0.1:{port}", proxy=None) as connection:
            await connection.send(json.dumps(said))
            found = json.loads(await asyncio.wait_for(connection.recv(), 10))
            assert isinstance(found, dict)
            return found

    return asyncio.run(knock())


@contextmanager
def raw(site: Site, login: str) -> Iterator[sync.ClientConnection]:
    """A program that does not keep to what consoles do."""
    with sync.connect(site.address, proxy=None, max_queue=None) as connection:
        connection.send(msgspec.json.encode(Hello(protocol=PROTOCOL, version="0", ticket=login)))
        assert json.loads(connection.recv(10))["say"] == "welcome"
        yield connection


def ask(connection: sync.ClientConnection, command: AnyCommand) -> None:
    connection.send(msgspec.json.encode(Ask(number=1, command=command)))
