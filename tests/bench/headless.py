"""Consoles without a window, as many as are wanted on one loop: they speak the hub's protocol, and each may have a board."""

from __future__ import annotations

import asyncio
import itertools
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from receptionist.calls.board import Board
from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.events import AnyEvent, decode_told
from receptionist.link.messages import PROTOCOL, Answered, Ask, Happened, Hello, Stands, Welcome, from_hub, write

Heard = Callable[[float, AnyEvent], None]
"""The wall clock in seconds when an event was there, and the event."""


@dataclass(frozen=True)
class Door:
    """Where a hub is, and the pass that opens it."""

    address: str
    token: str
    context: ssl.SSLContext


class Headless:
    """One console. `keeps_board`: it applies what it hears; else it only knows that it heard."""

    def __init__(self, connection: ClientConnection, heard: Heard, keeps_board: bool) -> None:
        self._connection, self._heard, self._keeps_board = connection, heard, keeps_board
        self.board = Board()
        self.stands = asyncio.Event()
        """It has the board as it stood when it came."""
        self.told_bytes = 0
        """Of the board, as it came."""
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[tuple[float, Reply]]] = {}
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def comes(cls, door: Door, heard: Heard = lambda at, event: None, *, keeps_board: bool = True) -> Headless:
        """In by the pass, until the board is there."""
        connection = await opened(door.address, door.context)
        await connection.send(write(Hello(protocol=PROTOCOL, version="0.1.0", token=door.token)).decode())
        welcome = from_hub.decode(await connection.recv())
        assert isinstance(welcome, Welcome), welcome
        console = cls(connection, heard, keeps_board)
        await console.stands.wait()
        return console

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for line in self._connection:
                self._take(time.time(), line)

    def _take(self, at: float, line: str | bytes) -> None:
        said = from_hub.decode(line)
        if isinstance(said, Happened):
            for told in said.events:
                event = decode_told(bytes(told))
                if self._keeps_board:
                    self.board.apply(event)
                self._heard(time.time() if self._keeps_board else at, event)
        elif isinstance(said, Answered):
            self._asked.pop(said.number).set_result((at, said.reply))
        elif isinstance(said, Stands):
            self.board, self.told_bytes = Board.restore(bytes(said.board)), len(line)
            self.stands.set()

    async def ask(self, command: AnyCommand) -> Reply:
        """What the hub replies."""
        return (await self.asks(command))[1]

    async def asks(self, command: AnyCommand) -> tuple[float, Reply]:
        """The same, with the wall clock when the reply was there."""
        number, reply = next(self._numbers), asyncio.get_running_loop().create_future()
        self._asked[number] = reply
        await self._connection.send(write(Ask(number=number, command=command)).decode())
        return await reply

    async def goes(self) -> None:
        """Without a good-bye: the shift goes on."""
        await self._connection.close()
        await self._reading


async def opened(address: str, context: ssl.SSLContext) -> ClientConnection:
    """A WebSocket as a console opens it; nobody's pings disturb what is measured."""
    return await connect(address, ssl=context, compression=None, proxy=None, max_size=None, ping_interval=None)


async def until(holds: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Let the loop turn until it holds; looks every millisecond."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"did not happen: {what}"
        await asyncio.sleep(0.001)
