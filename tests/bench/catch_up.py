"""A console comes back to its hub after ten thousand events that it has missed: until its board is the truth again. And a
client is saved by a colleague: until the feed tells of it, and until a console goes by it."""

from __future__ import annotations

import asyncio
import queue
import sys
import time
from pathlib import Path

import msgspec
import psycopg

from receptionist.calls.commands import KeepNotes, OpenCard, SignIn
from receptionist.clients.service import ClientService
from receptionist.link.tls import for_console
from receptionist.opening import open_office
from receptionist.store.engine import open_store
from receptionist.store.shared.feed import Feed
from tests.bench.bare_socket import bare_socket
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.headless import Headless, opened, until
from tests.bench.offices import line_number, profiles
from tests.bench.sharing import SharedOffice, sharing

CLIENTS, LINES = 150, 300
MISSED, LIVE = 10_000, 15
"""Events, of so many calls that are on."""
AT_ONCE = 100
"""Commands that are under way while events are made."""
BACK, SAVED = 50, 30
"""So often each."""


def run(folder: Path) -> list[Figure]:
    """Medians and 99th percentiles in ms, next to a bare WebSocket that is opened and gives as many bytes, and to a bare
    NOTIFY."""
    with sharing(folder, profiles(CLIENTS, LINES, 600)) as office:
        back, board_bytes = asyncio.run(_comes_back(office))
        fetched = asyncio.run(_fetched(office, board_bytes))
        notified = _notified(office)
        by_feed, by_console = _saved(office, folder)
    what = f"catch-up: back after {MISSED:,} missed events to the board as it stands"
    return [
        figure(f"{what}, median", median(back), "ms", median(fetched)),
        figure(f"{what}, 99th percentile", p99(back), "ms", p99(fetched)),
        figure("a client is saved: until the database's feed has told of it, median", median(by_feed), "ms", median(notified)),
        figure("a client is saved: until a colleague's console goes by it, median", median(by_console), "ms", median(notified)),
    ]


async def _comes_back(office: SharedOffice) -> tuple[list[float], int]:
    """Milliseconds for each time that somebody comes back, and how many bytes the board has then."""
    busy = await Headless.comes(office.door("anna"))
    away = await Headless.comes(office.door("bruno"))
    await busy.ask(SignIn(name="", station=None))
    cards = [(await busy.ask(OpenCard(line=line_number(n)))).call for n in range(LIVE)]
    await until(lambda: away.board.position == busy.board.position, "both know of the cards")
    before = away.board.position
    await away.goes()
    began = time.perf_counter()
    for first in range(0, MISSED, AT_ONCE):
        notes = [KeepNotes(call=str(cards[n % LIVE]), text=f"line {n} of what was said") for n in range(first, first + AT_ONCE)]
        await asyncio.gather(*map(busy.ask, notes))
    print(f"{MISSED / (time.perf_counter() - began):.0f} events a second were made", file=sys.stderr)
    samples = []
    for _ in range(BACK):
        began = time.perf_counter()
        here = await Headless.comes(office.door("bruno"))
        samples.append((time.perf_counter() - began) * 1000)
        assert here.board.position[1] - before[1] >= MISSED
        assert here.board.calls == busy.board.calls, "and it is the truth"
        size = here.told_bytes
        await here.goes()
    await busy.goes()
    return samples, size


async def _fetched(office: SharedOffice, size: int) -> list[float]:
    """Milliseconds until a WebSocket is open and has given as many bytes."""
    samples, context = [], for_console(office.authority)
    with bare_socket(office.signed) as (address, _process):
        for _ in range(BACK):
            began = time.perf_counter()
            socket = await opened(address, context)
            await socket.send(f"give {size}")
            assert len(await socket.recv()) == size
            samples.append((time.perf_counter() - began) * 1000)
            await socket.close()
    return samples


def _saved(office: SharedOffice, folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds from the begin of a save until the feed has told of it, and until a console goes by it."""
    writer, console = open_store(office.as_founder()), open_office(office.as_("anna"), folder / "anna.json")
    clients, told, went_by = ClientService(writer), Moments(), Moments()
    stop = Feed(console.store).listen(lambda _changes: told.note())
    console.follow(went_by.note)
    by_feed, by_console = [], []
    try:
        profile = clients.load("C0000")
        for number in range(SAVED):
            told.forget()
            went_by.forget()
            began = time.perf_counter()
            profile = clients.save(msgspec.structs.replace(profile, city=f"Città {number}"), "anna")
            by_feed.append((told.first() - began) * 1000)
            by_console.append((went_by.first() - began) * 1000)
    finally:
        stop()
        console.close()
        writer.close()
    return by_feed, by_console


class Moments:
    """When something was told, on threads of others."""

    def __init__(self) -> None:
        self._at: queue.SimpleQueue[float] = queue.SimpleQueue()

    def note(self) -> None:
        """Now."""
        self._at.put(time.perf_counter())

    def forget(self) -> None:
        """What was told until now."""
        while not self._at.empty():
            self._at.get()

    def first(self) -> float:
        """The first one after that; waits for it."""
        return self._at.get(timeout=60)


def _notified(office: SharedOffice) -> list[float]:
    """Milliseconds of a bare NOTIFY until who listens has heard it."""
    where, samples = office.as_founder(), []
    with psycopg.connect(where, autocommit=True) as speaker, psycopg.connect(where, autocommit=True) as listener:
        listener.execute("LISTEN bench")
        for _ in range(SAVED):
            began = time.perf_counter()
            speaker.execute("NOTIFY bench")
            (_heard,) = listener.notifies(timeout=10, stop_after=1)
            samples.append((time.perf_counter() - began) * 1000)
    return samples
