"""Searching the history of a shared office as an assistant, whose rows the database picks by row-level security, next to the
same search past it; and that one next to the bare statement."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import event
from uuid6 import uuid7

from receptionist.calls.events import Caller, Direction
from receptionist.calls.model import CallRow
from receptionist.calls.places import Place, Result
from receptionist.calls.record import CallRecord, Times
from receptionist.calls.recorder import call_row
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store, open_store
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.offices import profiles
from tests.bench.sharing import PEOPLE, sharing

CLIENTS, CALLS, DAYS = 150, 100_000, 365
ASKED = 8
"""So often each question."""
NAMES = ("Mario Neri", "Giulia Ferrari", "Jürgen Müller", "Niccolò Bianchi", "Anne Dupont", "John Smith", "Łukasz Kowalski")


def run(folder: Path) -> list[Figure]:
    """Medians and 99th percentiles in ms of a year's calls, asked in five ways."""
    with sharing(folder, profiles(CLIENTS, 2 * CLIENTS, 600)) as office, ExitStack() as opened:
        hers, past = (opened.enter_context(closing(open_store(at))) for at in (office.as_("anna"), office.past_all_policies()))
        clients = [profile for profile in ClientService(hers).profiles() if not profile.own]
        bare = opened.enter_context(psycopg.connect(office.past_all_policies(), autocommit=True))
        _fill(bare, clients)
        samples = [_asked(wanted, hers, past, bare) for wanted in _questions(clients) * ASKED]
    assistant, without, raw = zip(*samples, strict=True)
    return [
        figure("search of 100,000 calls under row-level security, median", median(assistant), "ms", median(without)),
        figure("search of 100,000 calls under row-level security, 99th percentile", p99(assistant), "ms", p99(without)),
        figure("search of 100,000 calls past it, median", median(without), "ms", median(raw)),
        figure("search of 100,000 calls past it, 99th percentile", p99(without), "ms", p99(raw)),
    ]


def _questions(clients: Sequence[Profile]) -> list[CallFilter]:
    now = datetime.now(UTC)
    return [
        CallFilter(),
        CallFilter(client=clients[7].id),
        CallFilter(name="muller"),
        CallFilter(number="0299 900"),
        CallFilter(result=Result.ABANDONED, since=now - timedelta(days=30), until=now - timedelta(days=20)),
    ]


def _asked(wanted: CallFilter, hers: Store, past: Store, bare: psycopg.Connection[Any]) -> tuple[float, float, float]:
    """Milliseconds of one question as an assistant, past all policies, and of the bare statement."""
    mine, found = _takes(lambda: HistoryService(hers).find(wanted))
    with _sent(past) as statements:
        without, all_of_it = _takes(lambda: HistoryService(past).find(wanted))
    assert [call.id for call in found] == [call.id for call in all_of_it], "she is in every team"
    assert found
    raw, _rows = _takes(lambda: bare.execute(*statements[-1]).fetchall())
    return mine, without, raw


def _takes(do: Callable[[], list[Any]]) -> tuple[float, list[Any]]:
    """Milliseconds, and what came of it."""
    began = time.perf_counter()
    found = do()
    return (time.perf_counter() - began) * 1000, found


@contextmanager
def _sent(store: Store) -> Iterator[list[tuple[Any, Any]]]:
    """The statements that go to the server, each with its values."""
    sent: list[tuple[Any, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: Any, values: Any, *_more: Any) -> None:
        sent.append((statement, values))

    event.listen(store.engine, "before_cursor_execute", note)
    yield sent
    event.remove(store.engine, "before_cursor_execute", note)


def _fill(connection: psycopg.Connection[Any], clients: Sequence[Profile]) -> None:
    columns = [column.name for column in CallRow.__table__.columns]
    with connection.cursor().copy(f"COPY calls ({', '.join(columns)}) FROM STDIN") as copy:
        for record in _year(clients):
            row = call_row(record)
            copy.write_row([Jsonb(row.record) if name == "record" else getattr(row, name) for name in columns])
    connection.execute("ANALYZE calls")


def _year(clients: Sequence[Profile]) -> Iterator[CallRecord]:
    """Calls of every client, evenly over a year, the latest a moment ago."""
    dice, now = random.Random(1), datetime.now(UTC)
    for number in range(CALLS, 0, -1):
        client, started = dice.choice(clients), now - timedelta(days=DAYS) / CALLS * number
        lost = dice.random() < 0.1
        yield CallRecord(
            id=str(uuid7()),
            direction=Direction.INBOUND,
            caller=Caller(number=f"+390299{dice.randrange(10**6):06d}", name=dice.choice(NAMES)),
            started=started,
            line=client.lines[0].number,
            client=client.id,
            place=Place.ABANDONED if lost else Place.ENDED,
            result=Result.ABANDONED if lost else Result.ANSWERED,
            answered=None if lost else started + timedelta(seconds=8),
            ended=started + timedelta(seconds=90),
            assistant=None if lost else dice.choice(PEOPLE),
            times=Times(waiting=8.0, talking=0.0 if lost else 82.0),
            counted_from=started + timedelta(seconds=90),
            epoch=1,
        )
