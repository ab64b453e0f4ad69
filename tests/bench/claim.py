"""Ten consoles press Answer on one call in the same instant: until the one that has it, and each that has not, is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from receptionist.calls.commands import Answer, Reply, SetAvailability, SignIn
from receptionist.calls.events import Availability
from receptionist.calls.places import Place
from receptionist.link.tls import for_console
from tests.bench.bare_socket import bare_socket
from tests.bench.crowd import crowd
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.headless import Headless, opened, until
from tests.bench.offices import line_number, profiles
from tests.bench.sharing import PEOPLE, SharedOffice, sharing
from tests.pbx.asterisk import Asterisk, prepare
from tests.pbx.parties import House

CLIENTS, LINES = 150, 300
ROUNDS, RATE = 60, 2
GIVES_UP_MS = 350
"""How long a caller waits: the ten have pressed by then, and nobody is in the way of the next one."""
HOUSE = 5
"""Phones of one process: it has no room for all ten."""
PRESSED = '{"say":"ask","number":1,"command":{"kind":"answer","call":"00000000-0000-7000-8000-000000000000"}}'
"""As long as what a console says when Answer is pressed."""


def run(folder: Path) -> list[Figure]:
    """Medians and 99th percentiles in ms, next to ten who say the same to a bare WebSocket in the same instant."""
    clients = profiles(CLIENTS, LINES, 600)
    asterisk = prepare(folder / "pbx", PEOPLE, [(line.number, c.short_name) for c in clients for line in c.lines])
    asterisk.start()
    try:
        with sharing(folder, clients, asterisk) as office, _phones(asterisk, folder):
            base = asyncio.run(_echoed(office))
            won, lost = asyncio.run(_race(office, asterisk, folder))
    finally:
        asterisk.stop()
    return [
        figure("claim: Answer pressed to the winner's word, median", median(won), "ms", median(base)),
        figure("claim: Answer pressed to the winner's word, 99th percentile", p99(won), "ms", p99(base), 20),
        figure("claim: Answer pressed to the losers' word, median", median(lost), "ms", median(base)),
        figure("claim: Answer pressed to the losers' word, 99th percentile", p99(lost), "ms", p99(base), 20),
    ]


@contextmanager
def _phones(asterisk: Asterisk, folder: Path) -> Iterator[None]:
    """Everybody's phone is plugged in; it rings, and nobody picks up."""
    with ExitStack() as houses:
        for first in range(0, len(PEOPLE), HOUSE):
            cast = {login: [None, 400] for login in PEOPLE[first : first + HOUSE]}
            pbx = ("127.0.0.1", asterisk.answers.sip_port)
            phones = House(folder / f"phones-{first}", cast=cast, pbx=pbx, carrier=None)
            houses.callback(phones.close)
            for login in cast:
                phones.ask("plug", name=login, password=f"secret-of-{login}", encrypted=False)
                phones.ask("set_does", name=login, what="ring")
        yield


async def _echoed(office: SharedOffice) -> list[float]:
    """Milliseconds for each of ten to be answered by a server that only says it back."""
    with bare_socket(office.signed) as (address, _process):
        sockets = [await opened(address, for_console(office.authority)) for _ in PEOPLE]

        async def said_back(number: int) -> float:
            began = time.perf_counter()
            await sockets[number].send(PRESSED)
            await sockets[number].recv()
            return (time.perf_counter() - began) * 1000

        samples = []
        for _ in range(ROUNDS):
            samples += await asyncio.gather(*map(said_back, range(len(sockets))))
            await asyncio.sleep(1 / RATE / 10)
        await asyncio.gather(*(socket.close() for socket in sockets))
    return samples


async def _race(office: SharedOffice, asterisk: Asterisk, folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds until the winner of each call, and until each of the others, was told."""
    consoles = [await Headless.comes(office.door(login)) for login in PEOPLE]
    for login, console in zip(PEOPLE, consoles, strict=True):
        assert (await console.ask(SignIn(name="", station=login))).code is None
        assert (await console.ask(SetAvailability(availability=Availability.AVAILABLE))).code is None
    won, lost, calls = [], [], [(f"+39029995{n:04d}", line_number(n)) for n in range(ROUNDS)]
    await until(lambda: all(consoles[0].board.stations.get(login) for login in PEOPLE), "all phones are plugged in")
    with crowd(folder / "claims", ("127.0.0.1", asterisk.answers.sip_port), calls, RATE, waits_ms=GIVES_UP_MS):
        raced: set[str] = set()
        for _ in range(ROUNDS):
            await until(lambda: _rings_everywhere(consoles, raced), "a call on every board")
            (call,) = _waiting(consoles[0], raced)
            raced.add(call)
            replies = await asyncio.gather(*(_press(console, call) for console in consoles))
            won += [took for took, reply in replies if reply.code is None]
            lost += [took for took, reply in replies if reply.code == "call.taken"]
    await asyncio.gather(*(console.goes() for console in consoles))
    assert len(won) == ROUNDS and len(lost) == ROUNDS * (len(PEOPLE) - 1), "one wins, the others lose"
    return won, lost


def _rings_everywhere(consoles: Sequence[Headless], raced: set[str]) -> bool:
    return all(_waiting(console, raced) for console in consoles)


def _waiting(console: Headless, raced: set[str]) -> set[str]:
    return {call.id for call in console.board.calls.values() if call.place is Place.WAITING} - raced


async def _press(console: Headless, call: str) -> tuple[float, Reply]:
    pressed = time.time()
    at, reply = await console.asks(Answer(call=call))
    return (at - pressed) * 1000, reply
