"""A wire between us and Asterisk that can go dead without saying goodbye, and on which others can speak for Asterisk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Wire:
    """Forwards TCP from a port of its own to Asterisk's. While `dead`, nothing passes and nobody is told."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._server: asyncio.Server | None = None
        self._flows: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._alive = asyncio.Event()
        self._alive.set()
        self.answers: dict[str, str] = {}
        """Parts of requests (`POST /ari/channels/create`), and what is answered in Asterisk's place: an HTTP status line,
        headers and body."""
        self.swallows: dict[str, float] = {}
        """Parts of requests whose answers are lost, and how many seconds later they reach Asterisk."""
        self.slows: dict[str, float] = {}
        """Parts of requests, and how many seconds later they reach Asterisk."""

    async def open(self) -> int:
        """Begin; returns the port to connect to."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    def cut(self) -> None:
        """From now on nothing passes."""
        self._alive.clear()

    def mend(self) -> None:
        """What hung is gone; new connections pass."""
        for writer in self._writers:
            writer.close()
        self._alive.set()

    async def close(self) -> None:
        """End all flows, and wait until their sockets are closed: nothing is left for a later test to trip over."""
        if self._server is not None:
            self._server.close()
        flows = set(self._flows)
        for flow in flows:
            flow.cancel()
        await asyncio.gather(*flows, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A task of ours: one that asyncio makes cannot be cancelled without a complaint (Python 3.11)."""
        flow = asyncio.create_task(self._pass(reader, writer))
        self._flows.add(flow)
        flow.add_done_callback(self._flows.discard)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with self._open(writer):
            if not self._alive.is_set():
                await self._alive.wait()
                return
            with suppress(OSError):
                far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
                async with self._open(far_writer):
                    await asyncio.gather(self._ask(reader, far_writer, writer), self._forward(far_reader, writer))

    @asynccontextmanager
    async def _open(self, writer: asyncio.StreamWriter) -> AsyncIterator[None]:
        self._writers.add(writer)
        try:
            yield
        finally:
            self._writers.discard(writer)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _ask(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, back: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await self._alive.wait()
                request = data.decode(errors="replace").partition("\r\n")[0]
                answer = next((said for start, said in self.answers.items() if start in request), None)
                if answer is not None:
                    back.write(answer.encode())
                    break
                late = next((seconds for start, seconds in self.swallows.items() if start in request), None)
                if late is not None:
                    back.close()
                    await asyncio.sleep(late)
                await asyncio.sleep(next((seconds for start, seconds in self.slows.items() if start in request), 0))
                sink.write(data)
                await sink.drain()
        sink.close()

    async def _forward(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await self._alive.wait()
                sink.write(data)
                await sink.drain()
        sink.close()
