"""A PostgreSQL that stands still: its connections break by nothing, and whoever asked it counts the seconds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from receptionist import noticing
from receptionist.errors import Problem
from receptionist.serving.lease import DatabaseLease, Fence, Leadership
from receptionist.store.engine import open_store
from receptionist.store.shared.connection import Entrance, Silent, listening
from receptionist.store.shared.refusals import pause_after
from tests.postgres import Restarted, restarted
from tests.store.shared_office import shared_office

Eventually = Callable[..., Any]
LONG = 60


@pytest.fixture
def server() -> Iterator[Restarted]:
    with restarted() as server:
        yield server


@pytest.fixture
def still(server: Restarted) -> Iterator[Callable[[], None]]:
    """Makes it stand still until the test is over, at the latest."""
    yield server.stand_still
    server.go_on()


def test_who_waits_for_a_server_that_stands_still_is_told_and_goes_on_when_it_does(
    server: Restarted, still: Callable[[], None], eventually: Eventually
) -> None:
    store = open_store(server.url("postgres"), silence=0.5)
    seen = store.changed()
    still()
    for _ in range(2):  # on a connection that there was, and on a new one
        with pytest.raises(Problem) as caught:
            store.changed()
        assert caught.value.code == "office.unreachable"
    server.go_on()
    assert store.changed() >= seen
    store.close()


def test_a_console_knows_soon_that_its_database_stands_still_whatever_else_would_be_waited_for(
    server: Restarted, still: Callable[[], None], eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert noticing.TOLD_SECONDS + noticing.SILENT_SECONDS < 10
    monkeypatch.setattr(noticing, "SILENT_SECONDS", 0.5)
    with shared_office(server) as office:
        store, answers = open_store(office.as_("assistant"), silence=3600), list[Problem | None]()
        watched = noticing.Noticing(store, lambda: None, answers.append)
        watched.start()
        eventually(lambda: answers, seconds=LONG)
        still()
        eventually(lambda: answers[-1], seconds=LONG)
        server.go_on()
        eventually(lambda: answers[-1] is None, seconds=LONG)
        watched.end()
        watched.wait(5)
        store.close()


def test_what_takes_its_time_is_waited_for_where_nobody_said_how_long(server: Restarted) -> None:
    patient, hasty = open_store(server.url("postgres")), open_store(server.url("postgres"), silence=0.2)
    with patient.engine.connect() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(0.5)")
    with pytest.raises(Problem, match=r"office\.unreachable"), hasty.engine.connect() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(60)")
    patient.close()
    hasty.close()


def test_a_leader_with_its_phones_goes_on_leading_while_its_database_stands_still(
    server: Restarted, still: Callable[[], None], eventually: Eventually, log: Any
) -> None:
    """The thread that asks who leads is not held up: it asks again and again, and would notice when the phones go, too."""
    log.expect("neither the database nor the phone system confirms")
    with shared_office(server) as office:
        store = open_store(office.as_("hub"), silence=0.5)
        asked, stepped_down = Asked(store, "hub-1 100"), threading.Event()
        fence = Fence()
        leadership = Leadership(asked, fence, lambda epoch: None, stepped_down.set, lambda: 0, pulse=0.1)
        leadership.start()
        eventually(lambda: leadership.epoch is not None, seconds=LONG)
        phones = Phones(fence)
        still()
        before = asked.in_vain
        eventually(lambda: asked.in_vain >= before + 3, seconds=LONG)
        assert leadership.epoch is not None and fence.open and not stepped_down.is_set()
        phones.go()
        eventually(stepped_down.is_set, seconds=LONG)
        server.go_on()
        eventually(lambda: leadership.epoch is not None, seconds=LONG)
        leadership.stop()
        store.close()


class Asked(DatabaseLease):
    """Counts how often the database did not answer."""

    in_vain = 0

    def renew(self, epoch: int) -> bool:
        try:
            return super().renew(epoch)
        except Problem:
            self.in_vain += 1
            raise


class Phones:
    """A phone system that answers on its websocket, from a thread of its own, until it goes."""

    def __init__(self, fence: Fence) -> None:
        self._fence, self._gone = fence, threading.Event()
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def _answer(self) -> None:
        while not self._gone.wait(0.05):
            self._fence.phone_confirmed(self._fence.now())

    def go(self) -> None:
        self._gone.set()
        self._thread.join(10)


@given(lists(sampled_from([0, 1, 2])))
def test_what_psycopg_does_is_passed_on_as_it_is(readiness: list[int]) -> None:
    heard: list[int] = []

    def work() -> Generator[str, int, list[int]]:
        for _ in readiness:
            heard.append((yield "both"))
        return heard

    driven = listening(work(), 1000)
    with pytest.raises(StopIteration) as end:
        wanted = next(driven)
        for ready in readiness:
            assert wanted == "both"
            wanted = driven.send(ready)
    assert end.value.value == heard == readiness


def test_a_sign_of_life_begins_the_time_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    hour = [0.0]
    monkeypatch.setattr("receptionist.store.shared.connection.time.monotonic", lambda: hour[0])

    def work() -> Generator[str, int, None]:
        while True:
            yield "both"

    driven = listening(work(), 10)
    next(driven)
    for seconds, ready in ((8.0, 0), (9.0, 1), (18.0, 0)):
        hour[0] = seconds
        driven.send(ready)
    hour[0] = 19.5
    with pytest.raises(Silent):
        driven.send(0)


def test_whoever_is_refused_knocks_again_only_after_a_pause_that_grows(server: Restarted) -> None:
    """And whoever is let in begins anew; a server that is away is no refusal."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as superuser:
        superuser.execute("CREATE ROLE anna LOGIN")
    hour, knocked = [0.0], [0]

    def password() -> str:
        knocked[0] += 1
        return "whatever"

    entrance = Entrance("the office", password, None, lambda: hour[0])
    address = {"host": str(server.socket), "port": server.port, "dbname": "postgres", "user": "anna"}

    def knock() -> None:
        with entrance.connect(None, None, (), dict(address)):
            pass

    with psycopg.connect(server.url("postgres"), autocommit=True) as superuser:
        superuser.execute("ALTER ROLE anna NOLOGIN")
        for refused in range(1, 9):
            with pytest.raises(psycopg.OperationalError):
                knock()
            hour[0] += pause_after(refused) - 0.5
            with pytest.raises(Problem, match=r"office\.sign_in_refused"):
                knock()
            assert knocked[0] == refused, "the server was not asked"
            hour[0] += 0.5
        superuser.execute("ALTER ROLE anna LOGIN")
        knock()
        superuser.execute("ALTER ROLE anna NOLOGIN")
        with pytest.raises(psycopg.OperationalError):
            knock()
        hour[0] += pause_after(1)
        superuser.execute("ALTER ROLE anna LOGIN")
        knock()
    address["port"] = 1
    for _ in range(3):
        with pytest.raises(psycopg.OperationalError):
            knock()


def test_the_pause_grows_to_a_minute_and_no_further() -> None:
    pauses = [pause_after(refused) for refused in range(12)]
    assert pauses == sorted(pauses) and pauses[0] == 0 and pauses[1] >= 1 and pauses[-1] == 60
