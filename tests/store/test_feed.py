"""The change feed on a real PostgreSQL: each change once, whatever the order in which its transactions end."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import integers, lists, tuples

from receptionist import noticing
from receptionist.store.engine import Store, open_store
from receptionist.store.shared import feed as feed_module
from receptionist.store.shared.feed import Change, Feed, Position
from tests.postgres import Postgres
from tests.store.shared_office import LOGINS, Rows, SharedOffice, shared_office

Eventually = Callable[..., Any]


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        rows = Rows(LOGINS["assistant"])
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("DELETE FROM assistants")  # they are among the rows
            for name in rows.tables:
                for side in "AB":
                    founder.execute(rows.insert(name, side, 1))
            founder.execute("DELETE FROM loans")
        yield office


@pytest.fixture
def hub(office: SharedOffice) -> Iterator[Store]:
    store = open_store(office.as_("hub"))
    yield store
    store.close()


STEPS = lists(tuples(integers(0, 3), integers(0, 2)), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_each_change_is_told_once_in_whatever_order_writers_end(
    office: SharedOffice, hub: Store, steps: list[tuple[int, int]]
) -> None:
    """Each step is a writer (0..3) and what it does: begin and write, commit, or somebody reads meanwhile."""
    feed = Feed(hub)
    position, told, written = feed.now(), list[str](), list[str]()
    open_: dict[int, tuple[psycopg.Connection[Any], str]] = {}
    for number, (writer, what) in enumerate(steps):
        if what == 0 and writer not in open_:
            connection = psycopg.connect(office.url)
            name = f"team {number}"
            connection.execute("SELECT pg_current_xact_id()")
            connection.execute("INSERT INTO office.changes (what) VALUES (%s)", [name])
            open_[writer] = connection, name
        elif what == 1 and writer in open_:
            connection, name = open_.pop(writer)
            connection.commit()
            connection.close()
            written.append(name)
        else:
            found, position = feed.since(position)
            told += [change.what for change in found or ()]
    for connection, _name in open_.values():
        connection.rollback()
        connection.close()
    found, position = feed.since(position)
    told += [change.what for change in found or ()]
    assert sorted(told) == sorted(written)


def test_who_may_not_see_a_client_hears_nothing_of_it(office: SharedOffice) -> None:
    ada, hub = open_store(office.as_("assistant")), open_store(office.as_("hub"))
    try:
        seen, all_ = Feed(ada), Feed(hub)
        before, before_all = seen.now(), all_.now()
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("UPDATE clients SET version = version + 1")
            founder.execute("UPDATE assistants SET name = name")
            clients = {team: str(id_) for id_, team in founder.execute("SELECT id, team FROM clients")}
        assert seen.since(before)[0] == {Change("clients", clients["A"]), Change("assistants", None)}
        assert all_.since(before_all)[0] == {Change("clients", client) for client in clients.values()} | {
            Change("assistants", None)
        }
    finally:
        ada.close()
        hub.close()


def test_a_server_of_another_life_makes_all_be_read_again(hub: Store) -> None:
    feed = Feed(hub)
    now = feed.now()
    assert feed.since(Position("00000009", now.xmin))[0] is None
    assert feed.since(Position(now.timeline, now.xmin + 1_000_000))[0] is None
    assert feed.since(now)[0] == set()


def test_a_change_wakes_who_listens_and_a_forged_notification_does_nothing(
    office: SharedOffice, hub: Store, eventually: Eventually
) -> None:
    heard: queue.SimpleQueue[set[Change] | None] = queue.SimpleQueue()
    stop = Feed(hub).listen(heard.put)
    try:
        with psycopg.connect(office.as_("assistant"), autocommit=True) as ada:
            ada.execute(f"NOTIFY {office.roles.prefix}_changes, '999999999'")
            ada.execute(f"NOTIFY {office.roles.prefix}_changes")
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("UPDATE teams SET name = name WHERE name = 'A'")
        assert heard.get(timeout=10) == {Change("teams", None)}
        assert heard.empty()
    finally:
        stop()


def test_a_change_that_waits_for_an_older_transaction_is_heard_without_another_word(
    office: SharedOffice, hub: Store, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its notification came while nobody could read it yet."""
    monkeypatch.setattr(feed_module, "LOOK_SECONDS", 0.2)
    heard: list[set[Change] | None] = []
    stop = Feed(hub).listen(heard.append)
    try:
        with psycopg.connect(office.url) as older:
            older.execute("SELECT pg_current_xact_id()")
            with psycopg.connect(office.url, autocommit=True) as founder:
                founder.execute("UPDATE teams SET name = name WHERE name = 'A'")
        eventually(lambda: {Change("teams", None)} in heard)
    finally:
        stop()


def test_an_office_is_read_again_for_what_it_keeps_in_mind_and_not_for_calls_and_messages(
    office: SharedOffice, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With calls all day, each console asked six questions each second."""
    monkeypatch.setattr(noticing, "LOOK_SECONDS", 0.05)
    ada, read, looked = open_store(office.as_("assistant")), list[str](), list[object]()
    watched = noticing.Noticing(ada, lambda: read.append("once"), looked.append)
    watched.start()

    def look(statement: str, so_often: int) -> None:
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute(statement)
        looks = len(looked)
        eventually(lambda: len(looked) >= looks + 3)
        assert len(read) == so_often, statement

    try:
        for table in ("calls", "call_events", "drafts", "messages"):
            look(f"UPDATE {table} SET client = client" if table in ("calls", "messages") else f"DELETE FROM {table}", 0)
        for number, table in enumerate(("clients", "news", "callers", "handovers", "settings", "teams"), 1):
            column = {"clients": "version", "settings": "key", "teams": "name", "handovers": "id"}.get(table, "client")
            look(f"UPDATE {table} SET {column} = {column}", number)
        for seconds in ("LOOK_SECONDS", "TOLD_SECONDS"):
            monkeypatch.setattr(noticing, seconds, 3600.0)
        watched.told(0)  # there is a hub, which says when there is something to look at
        looks = len(looked)
        eventually(lambda: len(looked) > looks)
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("UPDATE teams SET name = name")
        watched.told(1)
        eventually(lambda: len(read) == 7)
        monkeypatch.setattr(noticing, "LOOK_SECONDS", 0.05)
        watched.told(None)  # it is gone
        look("UPDATE teams SET name = name", 8)
        monkeypatch.setattr(noticing, "WHOLE_SECONDS", 0.0)
        eventually(lambda: len(read) > 9)
    finally:
        watched.end()
        watched.wait(5)
        ada.close()
    assert set(looked) == {None}
