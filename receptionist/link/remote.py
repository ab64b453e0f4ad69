"""A console's end of the network link: it comes back by itself, to whichever hub leads, and begins with the
board as it stands."""

from __future__ import annotations

import asyncio
import itertools
import logging
import random
import ssl
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, InvalidMessage, WebSocketException

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.errors import Problem
from receptionist.link.local import Listener, encoded
from receptionist.link.messages import (
    PROTOCOL,
    Answered,
    Happened,
    Hello,
    Leave,
    Record,
    Refused,
    Said,
    Stands,
    Welcome,
    from_hub,
    write,
)
from receptionist.link.state import Kept, State, Told

log = logging.getLogger(__name__)

HEARTBEAT: Final = 5.0
"""Seconds between two pings, and for each answer."""
OPENED: Final = 5.0
"""Seconds in which a hub must answer."""
PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two rounds of all hubs; the last one again and again, each a little different, so that ten consoles do not
knock in the same instant."""
AGAIN: Final = {"link.pass_over", "link.pass_revoked", "link.pass_unknown"}
"""Refusals of a token after which a new ticket is bought."""
FINAL: Final = {"link.closed", "link.password_reset", "link.elsewhere", "link.version", "link.not_understood"}
"""Refusals after which nobody tries again: somebody must do something first."""


class RemoteLink:
    """For one assistant. `hubs` are addresses (`wss://host:port`), asked in turn, or give them whenever one is looked for.
    `buy_ticket` gets a one-time ticket from the
    database; it blocks, and is called on a thread of its own; what it raises is told, and tried again unless a token is there.
    `told` hears how the link stands, `kept` how the record does, `hour` what the hub's clock shows (UTC),
    `changed` another number for each change of what is kept in memory (None: no hub tells of any).
    Callbacks come on the link's thread."""

    def __init__(
        self,
        hubs: Sequence[str] | Callable[[], Sequence[str]],
        buy_ticket: Callable[[], str],
        *,
        version: str,
        context: ssl.SSLContext | None = None,
        told: Told = lambda state, problem: None,
        kept: Kept = lambda wrong: None,
        hour: Callable[[datetime], None] = lambda hour: None,
        changed: Callable[[int | None], None] = lambda number: None,
    ) -> None:
        self._hubs = hubs if callable(hubs) else lambda: hubs
        self._buy, self._version, self._context, self._told = buy_ticket, version, context, told
        self._kept, self._hour, self._changed = kept, hour, changed
        self._token = ""
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Callable[[Reply], None]] = {}
        self._connection: ClientConnection | None = None
        self._snapshot: Callable[[bytes], None] | None = None
        self._listener: Listener | None = None
        self._followed = False
        self.state = State.LOOKING
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._work, name="link", daemon=True)
        self._working: asyncio.Task[None] | None = None
        self._started = False

    # ---- the console's side

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """See `Link.send`. `link.away` where no hub is there; `link.lost` where it went before it had replied: it may have
        been carried out, the board will tell."""
        line = msgspec.Raw(encoded(command))
        self._run(lambda: self._ask(line, answer))

    def follow(self, snapshot: Callable[[bytes], None], listener: Listener) -> None:
        """See `Link.follow`; after each new connection there is a snapshot again."""
        self._snapshot, self._listener = snapshot, listener
        if not self._started:
            self._started = True
            self._thread.start()
        elif self._followed:
            self._run(self._connect_anew)  # the hub tells the board to whoever comes

    def close(self) -> None:
        """See `Link.close`: the console goes, the shift goes on."""
        self._end(leave=False)

    def leave(self) -> None:
        """The shift is over: the token is handed back first, where a hub is there."""
        self._end(leave=True)

    def _end(self, *, leave: bool) -> None:
        self._snapshot = self._listener = None
        if self._started and self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._leave(leave), self._loop)
            self._thread.join(5)

    def _run(self, action: Callable[[], Any]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(action)

    # ---- on the link's thread

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._working = self._loop.create_task(self._stay())
        try:
            self._loop.run_until_complete(self._working)
        except asyncio.CancelledError:
            log.debug("the link is closed")
        finally:
            self._lose()
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    async def _leave(self, leave: bool) -> None:
        if leave and self._connection is not None:
            await asyncio.wait_for(self._connection.send(_text(Leave())), 1)
            await self._connection.close()
        if self._working is not None:
            self._working.cancel()

    def _connect_anew(self) -> None:
        if self._connection is not None:
            self._connection.transport.abort()

    async def _stay(self) -> None:
        """Find a hub, stay as long as it goes, find one again."""
        pauses = itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
        while True:
            hubs = self._hubs()
            problem = None if hubs else Problem("hub.none_known")
            for hub in hubs:
                kept_out = await self._visit(hub)
                if kept_out is None:
                    problem, pauses = None, itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
                    break
                if kept_out.code in FINAL:
                    self._turn(State.REFUSED, kept_out)
                    return
                problem = _more_telling(problem, kept_out)
            self._turn(State.LOOKING, problem)
            if problem is not None:
                await asyncio.sleep(next(pauses) * random.uniform(0.8, 1.2))  # noqa: S311 - no secret

    async def _visit(self, hub: str) -> Problem | None:
        """Until it ends. None: we were in; else what kept us out."""
        try:
            async with connect(
                hub,
                ssl=self._context,
                compression=None,
                proxy=None,
                max_size=None,  # the board of a busy office is large, and the hub is ours
                open_timeout=OPENED,
                close_timeout=1,
                ping_interval=HEARTBEAT,
                ping_timeout=HEARTBEAT,
            ) as connection:
                return await self._talk(connection, hub)
        except ssl.SSLCertVerificationError as error:
            return Problem("link.certificate", hub=hub, reason=error.verify_message)
        except (InvalidHandshake, InvalidMessage):
            return Problem("link.not_a_hub", hub=hub)
        except (OSError, WebSocketException, TimeoutError):
            return Problem("link.unreachable", hub=hub)
        finally:
            self._lose()
            if self.state is State.THERE:
                self._turn(State.LOOKING, None)  # the next hub may take long to answer, or not to

    async def _talk(self, connection: ClientConnection, hub: str) -> Problem | None:
        refused = await self._introduce(connection, token=self._token)
        if refused is not None and refused.code in AGAIN:
            self._token = ""
            return Problem(refused.code)  # at once again, with a ticket
        if refused is not None:
            return refused
        self._connection = connection
        self._turn(State.THERE, None)
        async for line in connection:
            refusal = self._take(from_hub.decode(line))
            if refusal is not None:
                return refusal
        return None

    async def _introduce(self, connection: ClientConnection, token: str) -> Problem | None:
        """Say who is there. What kept us out, if anything."""
        ticket = ""
        if not token:
            try:
                ticket = await asyncio.to_thread(self._buy)
            except Problem as problem:
                return problem
        hello = Hello(protocol=PROTOCOL, version=self._version, ticket=ticket, token=token)
        await connection.send(_text(hello))
        said = from_hub.decode(await asyncio.wait_for(connection.recv(), OPENED))
        if isinstance(said, Refused):
            return Problem(said.code, **said.values)
        if not isinstance(said, Welcome):
            return Problem("link.not_a_hub", hub="")
        self._token = said.token
        self._hour(said.hour)
        return None

    def _take(self, said: Said) -> Problem | None:
        if isinstance(said, Happened) and self._listener is not None:
            for line in said.events:
                self._listener(bytes(line))
        elif isinstance(said, Stands) and self._snapshot is not None:
            self._followed = True
            self._snapshot(bytes(said.board))
        elif isinstance(said, Answered):
            answer = self._waiting.pop(said.number, None)
            if answer is not None:
                answer(said.reply)
        elif isinstance(said, Record):
            self._kept({part: Problem(each.code, **each.values) for part, each in said.wrong.items()})
            self._changed(said.changed)
        elif isinstance(said, Refused):
            return Problem(said.code, **said.values)
        return None

    def _ask(self, command: msgspec.Raw, answer: Callable[[Reply], None]) -> None:
        if self._connection is None:
            answer(Reply(code="link.away"))
            return
        number = next(self._numbers)
        self._waiting[number] = answer
        line = b'{"say":"ask","number":%d,"command":%s}' % (number, bytes(command))
        self._loop.create_task(self._connection.send(line.decode()))

    def _lose(self) -> None:
        """The connection is gone: whoever waits for a reply is told."""
        self._connection = None
        self._changed(None)
        waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            answer(Reply(code="link.lost"))

    def _turn(self, state: State, problem: Problem | None) -> None:
        self.state = state
        self._told(state, problem)


def _more_telling(one: Problem | None, other: Problem) -> Problem:
    """Of two hubs of which neither lets in, one often only stands by, and is not reached."""
    return other if one is None or one.code == "link.unreachable" else one


def _text(message: Said) -> str:
    return write(message).decode()
