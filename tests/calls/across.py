"""The link of a shared office in a story on virtual time: a real WebSocket between the hub's end and the console's.

The console's end runs on its own thread as always. The hub's end runs while the story lets it (`pump`), on the thread of the
desk, which is the story's own: so the desk has one thread here as it has in a hub.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from receptionist.calls.board import Board
from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.desk import Desk
from receptionist.link.local import Listener, Wire
from receptionist.link.remote import RemoteLink
from receptionist.link.server import LinkServer
from receptionist.link.state import State
from tests.link.test_network import Porter


class Floor(Protocol):
    """Where the desk is: a new one after a restart."""

    wire: Wire
    desk: Desk


class Across:
    """Anna's way to the desk of `floor`."""

    def __init__(self, floor: Floor) -> None:
        self._floor, self.wire, self.clock = floor, floor.wire, floor.clock
        self._loop = asyncio.new_event_loop()
        self._server = LinkServer(self, Porter(), name="hub-1", version="0.1.0")
        port = self._loop.run_until_complete(self._server.start("127.0.0.1", 0, None))
        self._remote = RemoteLink([f"ws://127.0.0.1:{port}"], lambda: "anna", version="0.1.0")
        self._asked = self._answered = 0

    # ---- the console's side

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """See `Link.send`."""
        self._asked += 1

        def hear(reply: Reply) -> None:
            answer(reply)
            self._answered += 1

        self._remote.send(command, hear)

    def follow(self, snapshot: Callable[[bytes], None], listener: Listener) -> None:
        """See `Link.follow`."""
        self._remote.follow(snapshot, listener)

    def close(self) -> None:
        """Console and hub go."""
        self._loop.run_until_complete(self._server.stop())
        self._remote.close()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    # ---- what the story needs

    def pump(self) -> None:
        """The hub's end has a moment."""
        self._loop.run_until_complete(asyncio.sleep(0.002))

    @property
    def quiet(self) -> bool:
        """Whether the console is there and waits for no reply."""
        return self._remote.state is State.THERE and self._asked == self._answered

    # ---- the hub's side, see `DeskSide`

    def ask(self, assistant: str, command: AnyCommand) -> Reply:
        """The desk's reply."""
        return self._floor.desk.ask(assistant, command)

    def board(self) -> Board:
        """As the desk has it."""
        return self._floor.desk.board

    def line_of(self, line: str) -> str | None:
        """These stories hide no client from her."""
        return None

    def present(self, assistant: str, here: bool) -> None:
        """Her console came, or went."""
        self._floor.desk.present(assistant, here)
