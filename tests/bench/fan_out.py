"""Something happens at the hub, and 10, 50 and 200 consoles are told: when each has heard it, and what each costs the hub, when
it comes and when it is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from receptionist.calls.commands import KeepNotes, OpenCard, SignIn
from receptionist.calls.events import AnyEvent, Noted
from receptionist.link.tls import for_console
from tests.bench.bare_socket import bare_socket
from tests.bench.figures import Figure, figure, p99
from tests.bench.headless import Headless, opened, until
from tests.bench.offices import line_number, profiles
from tests.bench.sharing import SharedOffice, cpu_seconds, sharing

CONSOLES = (10, 50, 200)
EVENTS, EVERY = 300, 0.04
"""So many, and seconds from one to the next."""
AT_REST = 0.1
"""Of one core: the hub has nothing to do."""
TEXT = "asks for Bianchi, about the contract of the eleventh; rings again at four"


class Told(NamedTuple):
    """Milliseconds from when one of the consoles said it until each had heard it; of the server's processor, microseconds for
    one event, and milliseconds for each console that came in by its pass."""

    heard: list[float]
    event: float
    coming: float


def run(folder: Path) -> list[Figure]:
    """99th percentiles in ms, and the processor in microseconds, next to a bare WebSocket that tells everybody."""
    with sharing(folder, profiles(150, 300, 600), crowd=max(CONSOLES)) as office:
        _begun(office)
        hub = {consoles: asyncio.run(_told(office, consoles)) for consoles in CONSOLES}
        bare = {consoles: asyncio.run(_told_barely(office, consoles)) for consoles in CONSOLES}
    told = [
        figure(f"fan-out: said to heard, {n} consoles, 99th percentile", p99(hub[n].heard), "ms", p99(bare[n].heard))
        for n in CONSOLES
    ]
    steps = list(pairwise(CONSOLES))
    cost = {step: _of_each(hub, *step) for step in steps}
    what = "fan-out: processor of the hub for each further console"
    costs = [figure(f"{what}, {a} to {b}", cost[a, b], "µs", _of_each(bare, a, b)) for a, b in steps]
    flat = figure(f"{what}, at the end next to the begin", cost[steps[-1]], "µs", cost[steps[0]], "flat: ratio 1.2")
    few = CONSOLES[0]
    coming = "fan-out: processor of the hub for each console that comes back,"
    return [
        *told,
        *(figure(f"{coming} {n} of them", hub[n].coming, "ms", bare[n].coming) for n in CONSOLES),
        *costs,
        flat,
        figure(f"fan-out: processor of the hub for an event, {few} consoles", hub[few].event, "µs", bare[few].event),
    ]


def _of_each(told: dict[int, Told], few: int, many: int) -> float:
    """Of the processor, for one event and one console more."""
    return (told[many].event - told[few].event) / (many - few)


async def _told(office: SharedOffice, consoles: int) -> Told:
    """By the hub, which each of so many has come back to."""
    said, heard = 0.0, []

    def note(at: float, event: AnyEvent) -> None:
        if isinstance(event, Noted):
            heard.append((at - said) * 1000)

    doors = map(office.door, office.crowd(consoles))
    before = cpu_seconds(office.hub)
    here = [await Headless.comes(door, note, keeps_board=False) for door in doors]
    came = cpu_seconds(office.hub) - before
    await here[0].ask(SignIn(name="", station=None))
    card = await here[0].ask(OpenCard(line=line_number(0)))
    assert card.call is not None
    before = cpu_seconds(office.hub)
    for number in range(EVENTS):
        said = time.time()
        assert (await here[0].ask(KeepNotes(call=card.call, text=f"{TEXT} ({number})"))).code is None
        await _rest(said, lambda number=number: len(heard) == consoles * (number + 1))  # type: ignore[misc]
    used = cpu_seconds(office.hub) - before
    await asyncio.gather(*(console.goes() for console in here))
    return Told(heard, used * 1e6 / EVENTS, came * 1e3 / consoles)


async def _told_barely(office: SharedOffice, consoles: int) -> Told:
    """The same of a server with nothing behind it."""
    said, heard = 0.0, []
    with bare_socket(office.signed) as (address, process):
        before = cpu_seconds(process)
        sockets = [await opened(address, for_console(office.authority)) for _ in range(consoles)]
        came = cpu_seconds(process) - before

        async def hear(number: int) -> None:
            async for _line in sockets[number]:
                heard.append((time.time() - said) * 1000)

        ears = [asyncio.create_task(hear(number)) for number in range(consoles)]
        before = cpu_seconds(process)
        for number in range(EVENTS):
            said = time.time()
            await sockets[0].send(f"all {TEXT * 4} ({number})")
            await _rest(said, lambda number=number: len(heard) == consoles * (number + 1))  # type: ignore[misc]
        used = cpu_seconds(process) - before
        await asyncio.gather(*(socket.close() for socket in sockets), *ears)
    return Told(heard, used * 1e6 / EVENTS, came * 1e3 / consoles)


def _begun(office: SharedOffice) -> None:
    """Until the hub has done what its start left to be done: it would count as done for those who come first."""
    used = 1.0
    while used > AT_REST:
        before = cpu_seconds(office.hub)
        time.sleep(1)
        used = cpu_seconds(office.hub) - before


async def _rest(said: float, all_have_heard: Callable[[], bool]) -> None:
    """Until it is time for the next one, and never before everybody has heard this one."""
    await until(all_have_heard, "all have heard it")
    await asyncio.sleep(max(0.0, said + EVERY - time.time()))
