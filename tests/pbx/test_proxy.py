"""The wire between us and Asterisk leaves nothing behind that a later test would be charged with."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from tests.pbx.asterisk import free_port
from tests.pbx.proxy import Wire


@asynccontextmanager
async def listening() -> AsyncIterator[int]:
    """Something that takes connections and keeps them, until who is there has gone; its port."""
    there: set[asyncio.Task[None]] = set()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        there.add(task)
        with suppress(OSError):
            while data := await reader.read(1000):
                writer.write(data)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    async with server:
        yield int(server.sockets[0].getsockname()[1])
        server.close()
    await asyncio.wait_for(asyncio.gather(*there), 10)


async def in_use(wire: Wire, *, cut: bool = False) -> None:
    """Somebody is connected when the wire is closed."""
    port = await wire.open()
    if cut:
        wire.cut()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    with suppress(TimeoutError):
        await asyncio.wait_for(reader.read(1000), 0.2)  # the other side has had its chance to take it
    await wire.close()
    with suppress(OSError):
        await asyncio.wait_for(reader.read(1000), 10)  # it ends here too
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def through() -> None:
    async with listening() as port:
        await in_use(Wire(port))


async def while_it_is_cut() -> None:
    async with listening() as port:
        await in_use(Wire(port), cut=True)


async def while_an_answer_is_swallowed() -> None:
    async with listening() as port:
        wire = Wire(port)
        wire.swallows["GET /"] = 60
        await in_use(wire)


async def with_nobody_behind_it() -> None:
    await in_use(Wire(free_port()))


@pytest.mark.parametrize("story", [through, while_it_is_cut, while_an_answer_is_swallowed, with_nobody_behind_it])
def test_a_wire_that_is_closed_leaves_neither_task_nor_socket(
    story: Callable[[], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    monkeypatch.setattr("sys.unraisablehook", lambda what: left.append(str(what.exc_value)))

    async def told() -> None:
        await story()
        left.extend(task.get_coro().__qualname__ for task in asyncio.all_tasks() - {asyncio.current_task()})

    loop = asyncio.new_event_loop()
    loop.run_until_complete(told())
    loop.close()
    gc.collect()
    assert left == []
