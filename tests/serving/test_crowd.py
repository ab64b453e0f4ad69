"""Many who knock at a hub's door and are nobody: they hold up no colleague and no call, and fill no log."""

from __future__ import annotations

import json
import resource
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from websockets.sync.client import ClientConnection, connect

from receptionist.calls.commands import OpenCard, SignIn
from receptionist.link.messages import PROTOCOL
from receptionist.link.passes import Passes
from receptionist.link.porch import EACH, IN_ALL
from receptionist.link.server import TICKETS
from receptionist.link.tls import for_console
from receptionist.serving.certificates import Authority
from tests.postgres import Postgres, Restarted, restarted
from tests.serving.programs import KEY, ConsoleProgram, HubProgram
from tests.serving.test_process import LINE, Shared

Eventually = Callable[..., Any]
LONG = 60


@pytest.fixture
def server() -> Iterator[Restarted]:
    with restarted() as server:
        yield server


@contextmanager
def led(
    postgres: Postgres, folder: Path, eventually: Eventually, certificates: Path | None = None
) -> Iterator[tuple[Shared, HubProgram]]:
    """An office whose hub leads."""
    with postgres.database() as url:
        shared = Shared(postgres, url, folder)
        hub = HubProgram(shared, "hub-1", folder, "", certificates)
        try:
            eventually(lambda: hub.leads, seconds=LONG)
            yield shared, hub
        finally:
            hub.kill()


@contextmanager
def knocks(port: int, **known: str) -> Iterator[ClientConnection]:
    """Somebody who has said hello and hears nothing yet."""
    with connect(f"ws://127.0.0.1:{port}", compression=None, ping_interval=None, open_timeout=LONG) as came:
        came.send(json.dumps({"say": "hello", "protocol": PROTOCOL, "version": "0", **known}))
        yield came


def test_who_has_a_token_waits_for_nobody_whose_ticket_a_silent_database_looks_at(
    server: Restarted, tmp_path: Path, eventually: Eventually
) -> None:
    with led(server, tmp_path, eventually) as (_shared, hub), ExitStack() as crowd:
        token = Passes(KEY, lambda: datetime.now(UTC)).issue("anna")
        its_own = psutil.Process(hub.pid).num_threads()
        server.stand_still()
        try:
            for number in range(40):
                crowd.enter_context(knocks(hub.port, ticket=f"{number:064x}"))
            began = time.monotonic()
            with knocks(hub.port, token=token) as anna:
                assert json.loads(anna.recv(timeout=LONG))["say"] == "welcome"
            assert time.monotonic() - began < 2
            assert psutil.Process(hub.pid).num_threads() <= its_own + TICKETS + 4, "a few tickets are looked at at a time"
        finally:
            server.go_on()


def test_a_crowd_that_says_nothing_takes_a_hub_neither_its_descriptors_nor_its_log(
    postgres: Postgres, tmp_path: Path, eventually: Eventually
) -> None:
    with led(postgres, tmp_path, eventually) as (shared, hub), ExitStack() as crowd:
        bruno = ConsoleProgram([hub.port], shared.as_("bruno"))
        crowd.callback(bruno.kill)
        eventually(lambda: bruno.there, seconds=LONG)
        its_own = psutil.Process(hub.pid).num_fds()
        resource.prlimit(hub.pid, resource.RLIMIT_NOFILE, (its_own + IN_ALL + 100,) * 2)
        for number in range(700):
            source = f"127.0.{number % 9}.1"
            crowd.enter_context(socket.create_connection(("127.0.0.1", hub.port), source_address=(source, 0)))
        anna = ConsoleProgram([hub.port], shared.as_("anna"))
        crowd.callback(anna.kill)
        eventually(lambda: anna.there, seconds=LONG)
        assert anna.ask(SignIn(name="", station=None))["code"] is None
        card = anna.ask(OpenCard(line=LINE, caller="+493012345678"))["call"]
        eventually(lambda: card in bruno.calls, seconds=LONG)
        assert psutil.Process(hub.pid).num_fds() <= its_own + IN_ALL + 50
        assert "Traceback" not in hub.said and hub.said.count("not let in") <= 3, hub.said


def test_nor_does_a_crowd_that_never_speaks_tls(postgres: Postgres, tmp_path: Path, eventually: Eventually) -> None:
    authority = Authority.made(tmp_path / "authority", "Uffici Centrali")
    signed = authority.server("hub", ["127.0.0.1"])
    with led(postgres, tmp_path, eventually, signed.key.parent) as (_shared, hub), ExitStack() as crowd:
        its_own = psutil.Process(hub.pid).num_fds()
        for _ in range(400):
            crowd.enter_context(socket.create_connection(("127.0.0.1", hub.port)))
        trusting = for_console(authority.certificate)
        with connect(f"wss://127.0.0.1:{hub.port}", ssl=trusting, compression=None, ping_interval=None) as anna:
            anna.send(json.dumps({"say": "hello", "protocol": 0, "version": "0"}))
            assert json.loads(anna.recv(timeout=LONG))["code"] == "link.version"
        assert psutil.Process(hub.pid).num_fds() <= its_own + EACH + 50
        assert "Traceback" not in hub.said, hub.said


def test_a_hub_that_can_open_nothing_any_more_shows_the_first_call_from_wherever_it_comes(
    postgres: Postgres, tmp_path: Path, eventually: Eventually
) -> None:
    with led(postgres, tmp_path, eventually) as (shared, hub), ExitStack() as crowd:
        anna, bruno = (ConsoleProgram([hub.port], shared.as_(login)) for login in ("anna", "bruno"))
        for console in (anna, bruno):
            crowd.callback(console.kill)
            eventually(lambda console=console: console.there, seconds=LONG)
        resource.prlimit(hub.pid, resource.RLIMIT_NOFILE, (1, 1))
        assert anna.ask(SignIn(name="", station=None))["code"] is None
        for caller in ("+493012345678", "+12125550142", "+81312345678"):
            card = anna.ask(OpenCard(line=LINE, caller=caller))["call"]
            assert card is not None
            eventually(lambda card=card: card in bruno.calls, seconds=LONG)
        assert "Traceback" not in hub.said, hub.said
