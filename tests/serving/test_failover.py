"""The record of a shared office when its database goes: two real PostgreSQL, one of which takes the other's place."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest

from receptionist.calls import recorder as recorder_module
from receptionist.calls.commands import HangUp, KeepNotes, OpenCard, SignIn
from receptionist.calls.events import AnyEvent, CallEvent, decode, encode
from receptionist.calls.record import summarise
from receptionist.calls.recorder import Recorder
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.cli.examination import examine
from receptionist.store.engine import Store, open_store
from receptionist.store.journal import Journal
from receptionist.store.servers import read_address
from receptionist.words import say
from tests.disks import fill, small_disk
from tests.logfail import ExpectedLog
from tests.postgres import Postgres, restarted
from tests.serving.standby import Pair, pair
from tests.serving.test_process import LINE, Console, Shared

Eventually = Callable[..., Any]
BACK = 90
"""Seconds: ten times what it takes until a hub writes again."""


@pytest.fixture
def servers() -> Iterator[Pair]:
    with pair() as both:
        yield both


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[AnyEvent]:
    """Every event that any hub's recorder was given."""
    events: list[AnyEvent] = []
    take = Recorder.take

    def also(recorder: Recorder, event: AnyEvent) -> None:
        events.append(event)
        take(recorder, event)

    monkeypatch.setattr(Recorder, "take", also)
    return events


class Busy:
    """Somebody who opens cards, writes and closes them, as long as the block runs; what a hub that is away refuses, too."""

    def __init__(self, console: Console) -> None:
        self._console, self._ended, self.cards = console, threading.Event(), 0
        self._thread = threading.Thread(target=self._work, daemon=True)

    def _work(self) -> None:
        while not self._ended.is_set():
            if not self._console.there or self._console.ask(SignIn(name="", station=None)).code is not None:
                self._ended.wait(0.05)
                continue
            card = self._console.ask(OpenCard(line=LINE)).call
            if card is not None:
                self.cards += 1
                self._console.ask(KeepNotes(call=card, text=f"card {self.cards}"))
                self._console.ask(HangUp(call=card))

    def __enter__(self) -> Busy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(60)

    def more(self, cards: int, eventually: Eventually) -> None:
        """So many more have been opened."""
        until = self.cards + cards
        eventually(lambda: self.cards >= until, seconds=BACK)


def kept(store: Store) -> Counter[str]:
    """The ids of all events in the database, and how often each stands there."""
    with store.engine.connect() as connection:
        return Counter(str(row[0]) for row in connection.exec_driver_sql("SELECT id FROM call_events"))


def assert_all_is_kept(store: Store, taken: list[AnyEvent]) -> None:
    """Everything once; and what is said of each call is what its events say."""
    assert kept(store) == Counter(event.id for event in taken)
    history = HistoryService(store)
    of_calls = [event for event in taken if isinstance(event, CallEvent)]
    for record in history.find(CallFilter(limit=100_000)):
        mine = [event for event in of_calls if event.call == record.id]
        assert record == summarise(sorted(mine, key=lambda event: (event.epoch, event.sequence)))


def examined(url: str) -> str:
    """What `office check` says of the servers."""
    store = open_store(url)
    try:
        return " ".join(say(found.code, found.values) for found in examine(store) if found.check == "replication")
    finally:
        store.close()


def test_a_standby_that_is_promoted_under_load_costs_nothing_and_doubles_nothing(
    servers: Pair, taken: list[AnyEvent], tmp_path: Path, eventually: Eventually, log: Any
) -> None:
    for said in ("another database server answers", "neither the database", "another hub leads"):
        log.expect(said, must=False)
    with servers.database() as url:
        shared = Shared(servers, url, tmp_path)
        hub = shared.hub("hub-1")
        eventually(lambda: hub.leads, seconds=BACK)
        anna = shared.console("anna")
        eventually(lambda: anna.there, seconds=BACK)
        with Busy(anna) as busy:
            busy.more(20, eventually)
            database = str(read_address(url).database)
            assert "second (streaming" in examined(servers.url(database))
            assert "follow this one: 1." in examined(shared.url), "its founder is told no more"
            assert "follows another one" in examined(servers.url_of_the_standby(database))
            servers.primary_dies()
            busy.more(5, eventually) if hub.leads else None
            servers.promote()
            eventually(lambda: hub.leads, seconds=BACK)
            busy.more(20, eventually)
        anna.link.close()
        hub.stop()
        shared.hubs.remove(hub)
        store = open_store(shared.url)
        assert_all_is_kept(store, taken)
        store.close()


def test_after_a_minute_without_a_database_nothing_is_lost_and_nothing_stands_twice(
    tmp_path: Path, eventually: Eventually
) -> None:
    """A minute of a busy office; the recorder dies in the middle of it, and its journal brings over what it had."""
    journal, mornings = tmp_path / "journal", [a_morning() for _ in range(40)]
    with restarted() as server, server.database() as url:
        store = upgraded(url)
        events = [event for morning in mornings for event in morning]
        recorder = Recorder(store, Journal(journal), lambda part, why: None, kept=300)
        recorder.start()
        for event in events[:300]:
            recorder.take(event)
        eventually(lambda: recorder.behind == 0 and len(kept(store)) == 300, seconds=BACK)
        server.die()
        for event in events[300:700]:
            recorder.take(event)
        eventually(lambda: recorder.behind == 400, seconds=BACK)
        assert not recorder.stop(0.1), "it says that not all is kept"
        again = Recorder(store, Journal(journal), lambda part, why: None, kept=300)
        again.catch_up()
        again.start()
        for event in events[700:]:
            again.take(event)
        eventually(lambda: again.behind >= len(events) - 300, seconds=BACK)
        server.begin()
        assert again.stop(BACK)
        assert_all_is_kept(store, events)
        store.close()


def test_what_happens_soon_after_a_transaction_of_a_hub_waits_for_the_next_and_an_end_waits_for_nothing(
    postgres: Postgres, tmp_path: Path, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "APART_SECONDS", 3600.0)
    first, *others = a_morning()
    with postgres.database() as url:
        store = upgraded(url)
        recorder = Recorder(store, Journal(tmp_path / "journal"), lambda part, why: None, kept=300)
        recorder.start()
        recorder.take(first)
        eventually(lambda: kept(store) and recorder.behind == 0, seconds=BACK)
        for event in others:
            recorder.take(event)
        eventually(lambda: recorder.behind == len(others), seconds=BACK)
        assert len(kept(store)) == 1, "the hub's processor is left to the calls"
        assert recorder.stop(BACK)
        assert_all_is_kept(store, [first, *others])
        store.close()


def test_a_full_disk_under_a_hubs_journal_stops_no_call_and_is_said_at_every_console(
    postgres: Postgres, tmp_path: Path, eventually: Eventually, log: Any
) -> None:
    log.expect("the journal cannot be written")
    with postgres.database() as url, small_disk(tmp_path / "disk", 1) as disk:
        shared = Shared(postgres, url, tmp_path)
        hub = shared.hub("hub-1", journal=disk / "journal")
        eventually(lambda: hub.leads, seconds=BACK)
        anna = shared.console("anna")
        eventually(lambda: anna.there, seconds=BACK)
        full = disk / "something else"
        fill(full)
        with Busy(anna) as busy:
            busy.more(5, eventually)
            eventually(lambda: anna.wrong.get("journal") == "journal.failed", seconds=BACK)
            bruno = shared.console("bruno")
            eventually(lambda: bruno.wrong.get("journal") == "journal.failed", seconds=BACK)
            full.unlink()
            busy.more(5, eventually)
            eventually(lambda: anna.wrong == {} and bruno.wrong == {}, seconds=BACK)
            with psycopg.connect(url) as connection:
                taken = {str(id_) for (id_,) in connection.execute("SELECT id FROM call_events")}
            written = {decode(line).id for line in Journal(disk / "journal").leftover()}
            assert taken <= written, "a standby that is promoted now is told of all"
        for console in (anna, bruno):
            console.link.close()
        hub.stop()


def test_what_only_the_lost_server_had_is_told_to_the_one_that_took_its_place(
    servers: Pair, tmp_path: Path, eventually: Eventually, log: Any
) -> None:
    log.expect("another database server answers")
    events = a_morning()
    with servers.database() as url:
        store = upgraded(url)
        recorder = Recorder(store, Journal(tmp_path / "journal"), lambda part, why: None, kept=300)
        recorder.start()
        for event in events[:9]:
            recorder.take(event)
        eventually(lambda: len(kept(store)) == 9, seconds=BACK)
        servers.cut_off_the_standby()
        for event in events[9:18]:
            recorder.take(event)
        eventually(lambda: len(kept(store)) == 18 and not recorder.behind, seconds=BACK)
        servers.primary_dies()
        servers.promote()
        eventually(lambda: len(kept(store)) == 18, seconds=BACK)
        for event in events[18:]:
            recorder.take(event)
        assert recorder.stop(BACK)
        assert_all_is_kept(store, events)
        store.close()


def test_what_a_hub_that_was_cut_off_comes_to_tell_late_takes_its_place_in_the_order(
    postgres: Postgres, tmp_path: Path
) -> None:
    """The first hub fell with its database; the second led the calls to their ends; then the first one's machine is back."""
    events = a_morning()
    later = [msgspec.structs.replace(event, epoch=2) for event in events[18:]]
    with postgres.database() as url:
        store = upgraded(url)
        for life, lines in enumerate(([*events[:9], *later], events[9:18])):
            journal = Journal(tmp_path / f"journal {life}")
            journal.append(encode(event) for event in lines)
            journal.close()
            Recorder(store, journal, lambda part, why: None).catch_up()
        assert_all_is_kept(store, [*events[:18], *later])
        store.close()


def test_a_standby_hub_brings_over_what_its_last_life_left_in_its_journal(
    postgres: Postgres, tmp_path: Path, eventually: Eventually
) -> None:
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        one = shared.hub("hub-1")
        eventually(lambda: one.leads, seconds=BACK)
        left = a_morning()[:10]
        journal = Journal(tmp_path / "hub-2.journal")
        journal.append(encode(event) for event in left)
        journal.close()
        two = shared.hub("hub-2")
        store = open_store(shared.url)
        eventually(lambda: {event.id for event in left} <= set(kept(store)), seconds=BACK)
        assert one.leads and not two.leads
        store.close()
        for hub in shared.hubs:
            hub.stop()


def test_a_server_that_refuses_to_write_loses_no_event(
    postgres: Postgres, tmp_path: Path, eventually: Eventually, log: ExpectedLog
) -> None:
    """A server that may only read for a while, as a standby: that is no fault of the events'."""
    log.expect("pipeline aborted", "psycopg", must=False)  # only of a statement that others were to follow
    events = a_morning()
    with postgres.database() as url:
        store = upgraded(url)
        with psycopg.connect(url, autocommit=True) as superuser:
            name = superuser.info.dbname
            superuser.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
            store.release()
            wrong: dict[str, Any] = {}
            recorder = Recorder(store, Journal(tmp_path / "journal"), lambda part, why: wrong.update({part: why}), kept=300)
            recorder.start()
            for event in events:
                recorder.take(event)
            eventually(lambda: wrong.get("database") is not None, seconds=BACK)
            superuser.execute("SET default_transaction_read_only = off")
            superuser.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = off".encode())
        assert wrong["database"].code == "office.read_only"
        assert recorder.stop(BACK)
        assert_all_is_kept(store, events)
        store.close()


def upgraded(url: str) -> Store:
    """An empty office there."""
    from receptionist.store.migrate import upgrade

    store = open_store(url)
    upgrade(store)
    return store


def a_morning() -> list[AnyEvent]:
    """What a desk wrote: three calls."""
    from tests.calls.test_record import a_morning

    return list(a_morning().written)
