"""A call arrives in a shared office: from its INVITE leaving sipp until its row is painted in each of ten real windows, 2 calls
a second; and until it stands on each of ten boards of consoles without a window, 10 calls a second."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import psycopg

from receptionist.calls.events import AnyEvent, Offered
from receptionist.clients.profile import Profile
from tests.bench.ari import since, without_console
from tests.bench.crowd import crowd
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.headless import Headless
from tests.bench.offices import line_number, profiles
from tests.bench.sharing import PEOPLE, SharedOffice, cpu_seconds, sharing
from tests.bench.window_program import Window
from tests.pbx.asterisk import Asterisk, prepare

CLIENTS, LINES = 150, 300
SLOW, FAST = 2, 10
"""Calls a second, for windows and for boards."""
SEEN, HEARD = 60, 200
"""Calls."""
GIVES_UP_MS = 400
"""How long a caller waits: gone before the next one comes."""
UNSEEN_MS = 1000.0
"""What a call counts as that was gone before it was painted."""
AT_REST = 0.2
"""Of one core, all windows together: what their start left to be done is done, and they look once a second for what is new."""


def run(folder: Path) -> list[Figure]:
    """Medians and 99th percentiles in ms over all calls and all consoles, next to sipp to ARI without a console."""
    clients = profiles(CLIENTS, LINES, 600)
    asterisk = prepare(folder / "pbx", PEOPLE, _lines(clients))
    asterisk.start()
    try:
        base = list(without_console(asterisk, folder, _calls(2, HEARD), FAST).values())
        with sharing(folder, clients, asterisk) as office:
            boards = asyncio.run(_boards(office, asterisk, folder))
            windows, used, asked = _windows(office, asterisk, folder)
    finally:
        asterisk.stop()
    painted = [sample for sample in windows if sample < UNSEEN_MS]
    name = "shared pop: INVITE to"
    return [
        figure(f"{name} row painted in ten windows, 2 calls a second, median", median(windows), "ms", median(base)),
        figure(f"{name} row painted in ten windows, 2 calls a second, 99th percentile", p99(windows), "ms", p99(base), 100),
        figure("shared pop: rows painted while they rang", len(painted), "rows", len(windows), f"{len(windows)} rows"),
        figure("shared pop: processor of one window for a call that comes and goes", used, "ms"),
        figure("shared pop: transactions for a call, by console, the hub's among them", asked, "transactions"),
        figure(f"{name} ten boards, 10 calls a second, median", median(boards), "ms", median(base)),
        figure(f"{name} ten boards, 10 calls a second, 99th percentile", p99(boards), "ms", p99(base), 100),
    ]


def _lines(clients: Sequence[Profile]) -> list[tuple[str, str]]:
    return [(line.number, client.short_name) for client in clients for line in client.lines]


def _calls(kind: int, number: int) -> list[tuple[str, str]]:
    """Callers and lines; `kind` keeps the callers of two crowds apart."""
    return [(f"+3902999{kind}{n:04d}", line_number(n % LINES)) for n in range(number)]


async def _boards(office: SharedOffice, asterisk: Asterisk, folder: Path) -> list[float]:
    """Milliseconds until each call stood on each board."""
    came: list[dict[str, float]] = [{} for _ in PEOPLE]

    def note(board: dict[str, float], at: float, event: AnyEvent) -> None:
        if isinstance(event, Offered):
            board.setdefault(str(event.caller.number), at)

    consoles = [
        await Headless.comes(office.door(login), lambda at, event, board=board: note(board, at, event))  # type: ignore[misc]
        for login, board in zip(PEOPLE, came, strict=True)
    ]
    pbx = ("127.0.0.1", asterisk.answers.sip_port)
    with crowd(folder / "boards", pbx, _calls(3, HEARD), FAST) as run:
        while not run.over:
            await asyncio.sleep(0.1)
        left = run.left()
    await asyncio.gather(*(console.goes() for console in consoles))
    return [sample for board in came for sample in _with_unseen(since(left, board), HEARD)]


def _with_unseen(seen: dict[str, float], calls: int) -> list[float]:
    return [*seen.values(), *[UNSEEN_MS] * (calls - len(seen))]


def _windows(office: SharedOffice, asterisk: Asterisk, folder: Path) -> tuple[list[float], float, float]:
    """Milliseconds until each call was painted in each window; and what one window needs for one call: of the processor in
    milliseconds, and of the database in transactions."""
    pbx = ("127.0.0.1", asterisk.answers.sip_port)
    with _opened(office, folder) as windows, psycopg.connect(office.past_all_policies(), autocommit=True) as server:
        processes = [window.process for window in windows]
        _rest(processes)
        before, asked = sum(map(cpu_seconds, processes)), _transactions(server)
        with crowd(folder / "windows", pbx, _calls(4, SEEN), SLOW, waits_ms=GIVES_UP_MS) as run:
            while not run.over:
                time.sleep(0.1)
            left = run.left()
        used = sum(map(cpu_seconds, processes)) - before
        asked = _transactions(server) - asked
        samples = [one for window in windows for one in _with_unseen(since(left, window.painted()), SEEN)]
    each = SEEN * len(windows)
    return samples, used * 1000 / each, asked / each


def _transactions(server: psycopg.Connection[tuple[int]], said_after: float = 2.0) -> int:
    """All that were carried out; the server's own processes say theirs within a second."""
    time.sleep(said_after)
    counted = server.execute("SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()")
    return (counted.fetchone() or (0,))[0]


@contextmanager
def _opened(office: SharedOffice, folder: Path) -> Iterator[list[Window]]:
    with ExitStack() as opened:
        windows = []
        for login in PEOPLE:
            windows.append(Window(office.as_(login), login, folder / f"at-{login}"))
            opened.callback(windows[-1].close)
        for window in windows:
            window.is_ready()
        yield windows


def _rest(processes: Sequence[psutil.Process], seconds: float = 60) -> None:
    """Wait until all of them do, or for so long."""
    end, used = time.monotonic() + seconds, 1.0
    while used > AT_REST and time.monotonic() < end:
        before = sum(map(cpu_seconds, processes))
        time.sleep(2)
        used = (sum(map(cpu_seconds, processes)) - before) / 2
    print(f"the windows rest at {used:.0%} of one core", file=sys.stderr)
