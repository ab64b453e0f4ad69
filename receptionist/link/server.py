"""The hub's end of the network link: one TLS WebSocket a console.

It runs on the hub's own loop. Nothing that a console does or fails to do holds up the desk: what it does not fetch is dropped
and the board told anew, and whoever does not answer a ping is gone.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import ssl
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Protocol

import msgspec
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from receptionist.calls.board import Board
from receptionist.calls.commands import Answer, AnyCommand, Dial, GiveToClient, OpenCard, Reply, SignIn
from receptionist.calls.events import AnyEvent
from receptionist.clock import Clock
from receptionist.errors import Problem
from receptionist.link.local import Wire
from receptionist.link.messages import (
    LONGEST,
    SPOKEN,
    Answered,
    Ask,
    FromHub,
    Happened,
    Hello,
    Leave,
    Record,
    Refused,
    Stands,
    Welcome,
    Wrong,
    from_console,
    write,
)
from receptionist.link.porch import Porch, TurnedAway, porches
from receptionist.link.sight import Sight, View

log = logging.getLogger(__name__)
_guests = logging.getLogger(f"{__name__}.guests")
_guests.setLevel(logging.ERROR)  # what stands there of each who comes and goes is said by us, and once a minute

HEARTBEAT = 5.0
"""Seconds between two pings, and for each answer: a half-open connection is known as such after ten."""
GREETED = 10.0
"""Seconds in which a console must say who it is."""
FOUND_AGAIN = 15.0
"""Seconds in which consoles find a hub that has begun to lead."""
TICKETS = 4
"""So many are asked for in the database at a time; whoever else has one waits, and nobody who has a token."""
KEPT = 2_000
"""Events that wait for a console that does not fetch them; one more, and it is told the board anew instead."""


class Skills(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is called, speaks, and whom they serve: by these calls are offered."""

    name: str
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    """Who was let in: what events call them by, their skills, what they may see, and the token to come back with."""

    login: str
    skills: Skills
    sight: Sight
    token: str


class Door(Protocol):
    """Decides who may come in."""

    def let_in(self, hello: Hello) -> Guest:
        """A token is looked at in memory, on the hub's loop; a ticket in the database, on a thread. Raises `Problem`
        `link.ticket_unknown`, `link.pass_over`, `link.pass_revoked`, `link.pass_unknown`, `link.closed` (the login),
        `link.no_database` (a ticket cannot be looked at now)."""

    def leave(self, token: str) -> None:
        """The shift is over. May ask the database, and is called on a thread."""


class DeskSide(Protocol):
    """What the link needs of the hub, all on the hub's loop."""

    wire: Wire
    clock: Clock

    def ask(self, assistant: str, command: AnyCommand) -> Reply: ...

    def board(self) -> Board: ...

    def line_of(self, line: str) -> str | None:
        """The client (id) that has this number now; None: nobody."""

    def present(self, assistant: str, here: bool) -> None:
        """A console of theirs is connected, or the last one went without a good-bye."""

    def skilled(self, assistant: str, name: str, languages: tuple[str, ...], teams: tuple[str, ...]) -> None:
        """They are called, speak or serve something else now."""


class LinkServer:
    """For one hub, called `name` of `version`."""

    def __init__(self, desk: DeskSide, door: Door, *, name: str, version: str) -> None:
        self._desk, self._door, self._name, self._version = desk, door, name, version
        self._sessions: dict[str, _Session] = {}
        self._servers: list[Server] = []
        self._turned_away = TurnedAway()
        self._asking = ThreadPoolExecutor(TICKETS, "tickets")
        self._turn = asyncio.Semaphore(TICKETS)
        self._watching: int | None = None
        self._missing: asyncio.TimerHandle | None = None
        self._record = Record(changed=0)

    async def start(self, host: str, port: int, context: ssl.SSLContext | None) -> int:
        """Listen; returns the port. `context` None: without TLS, for loopback only. Raises as `porches`."""
        bound = porches(host, port, self._turned_away.note)
        asyncio.get_running_loop().set_exception_handler(self._hear_of_loop)
        self._watching = self._desk.wire.add(self._tell)
        for porch in bound:
            self._servers.append(await self._serve_at(porch, context))
        self._missing = asyncio.get_running_loop().call_later(FOUND_AGAIN, self._miss)
        return int(bound[0].getsockname()[1])

    async def _serve_at(self, porch: Porch, context: ssl.SSLContext | None) -> Server:
        return await serve(
            partial(self._greet, porch),
            sock=porch,
            ssl=context,
            compression=None,  # the lines are short, and what is secret must not share a window with what is not
            max_size=LONGEST,
            open_timeout=GREETED,
            ping_interval=HEARTBEAT,
            ping_timeout=HEARTBEAT,
            close_timeout=1,
            logger=_guests,
            create_connection=porch.guests(),
        )

    def _hear_of_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """Where no descriptor is left the loop would say so each second, and at length."""
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            self._turned_away.note("no descriptor is left")
        else:
            loop.default_exception_handler(context)

    async def stop(self) -> None:
        """Let everybody go; they look for the other hub."""
        if self._missing is not None:
            self._missing.cancel()
        if self._watching is not None:
            self._desk.wire.remove(self._watching)
        for server in self._servers:
            server.close()
        for server in self._servers:
            await server.wait_closed()
        self._asking.shutdown(wait=False, cancel_futures=True)
        self._turned_away.stop()

    def _miss(self) -> None:
        """Who was found in a talk, and whose console did not find this hub."""
        for assistant in self._desk.board().assistants:
            if assistant not in self._sessions:
                self._desk.present(assistant, False)

    @property
    def connected(self) -> list[str]:
        """The logins whose consoles are here."""
        return sorted(self._sessions)

    def look_again(self, sight_of: Callable[[str], Sight | Problem]) -> None:
        """Rights, teams or loans have changed. A problem: why that login may not be here any more."""
        for login, session in list(self._sessions.items()):
            sight = sight_of(login)
            if isinstance(sight, Problem):
                session.refuse(sight.code)
            else:
                session.look_again(sight)

    def know(self, skills_of: Callable[[str], Skills | None]) -> None:
        """Names, languages or teams have changed."""
        for login, session in self._sessions.items():
            skills = skills_of(login)
            if skills is not None and session.know(skills):
                self._desk.skilled(login, skills.name, skills.languages, skills.teams)

    def tell_record(self, wrong: Mapping[str, Problem]) -> None:
        """What of the record is out of order, by part: to all, and to whoever comes. On the hub's loop."""
        told = {part: Wrong(code=each.code, values=_plain(each)) for part, each in wrong.items()}
        self._tell_all(msgspec.structs.replace(self._record, wrong=told))

    def tell_changed(self) -> None:
        """Consoles keep something in memory that has changed in the database. On the hub's loop."""
        self._tell_all(msgspec.structs.replace(self._record, changed=(self._record.changed or 0) + 1))

    def _tell_all(self, record: Record) -> None:
        self._record = record
        for session in self._sessions.values():
            session.tell_record(self._record)

    def _tell(self, event: AnyEvent, line: bytes) -> None:
        for session in self._sessions.values():
            session.tell(event, line)

    async def _greet(self, porch: Porch, connection: ServerConnection) -> None:
        try:
            guest = await self._let_in(connection)
        except Problem as problem:
            self._turned_away.note(problem.code)
            with suppress(ConnectionClosed):
                await connection.send(_text(Refused(code=problem.code, values=_plain(problem))))
            return
        except (ConnectionClosed, TimeoutError):
            return
        porch.let_in(connection)
        await self._serve(connection, guest)

    async def _let_in(self, connection: ServerConnection) -> Guest:
        hello = await asyncio.wait_for(connection.recv(), GREETED)
        try:
            said = from_console.decode(hello)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            said = None
        if not isinstance(said, Hello):
            raise Problem("link.not_understood")
        if said.protocol not in SPOKEN:
            code = "link.version" if said.protocol < SPOKEN.start else "link.hub_older"
            raise Problem(code, hub=self._version, console=said.version[:40])
        return self._door.let_in(said) if said.token else await self._by_ticket(said)

    async def _by_ticket(self, said: Hello) -> Guest:
        """The database may stand still: then nobody waits for long behind those who wait for it."""
        try:
            await asyncio.wait_for(self._turn.acquire(), GREETED)
        except TimeoutError as error:
            raise Problem("link.no_database") from error
        try:
            return await asyncio.get_running_loop().run_in_executor(self._asking, self._door.let_in, said)
        finally:
            self._turn.release()

    async def _serve(self, connection: ServerConnection, guest: Guest) -> None:
        before = self._sessions.get(guest.login)
        if before is not None:
            before.refuse("link.elsewhere")
        session = _Session(connection, guest, self._desk)
        self._sessions[guest.login] = session
        session.tell_record(self._record)
        hour = self._desk.clock.now()
        welcome = Welcome(login=guest.login, token=guest.token, hub=self._name, version=self._version, hour=hour)
        writing = asyncio.create_task(session.write(welcome))
        if before is None:
            self._desk.present(guest.login, True)
        leaves = False
        try:
            leaves = await session.read()
        finally:
            writing.cancel()
            if self._sessions.get(guest.login) is session:
                del self._sessions[guest.login]
                self._desk.present(guest.login, False)
            if leaves:
                await asyncio.to_thread(self._door.leave, guest.token)


class _Session:
    """One console that was let in."""

    def __init__(self, connection: ServerConnection, guest: Guest, desk: DeskSide) -> None:
        self._connection, self._guest, self._desk = connection, guest, desk
        self._view = View(guest.login, guest.sight)
        self._events: list[bytes] = []
        self._others: list[FromHub] = []
        self._anew = True
        self._last: Refused | None = None
        self._woken = asyncio.Event()

    # ---- what it is told

    def tell(self, event: AnyEvent, line: bytes) -> None:
        """In order; as it may be seen."""
        if self._anew:
            return  # the board that is told next has it
        told = self._view.pass_on(event, line)
        if told is None or len(self._events) >= KEPT:
            self._begin_anew()
        else:
            self._events.append(told)
            self._woken.set()

    def look_again(self, sight: Sight) -> None:
        """What it may see is something else now."""
        if sight != self._guest.sight:
            self._guest = msgspec.structs.replace(self._guest, sight=sight)
            self._view.look_again(sight)
            self._begin_anew()

    def know(self, skills: Skills) -> bool:
        """What she signs in with from now on; whether it is something else."""
        before, self._guest = self._guest.skills, msgspec.structs.replace(self._guest, skills=skills)
        return before != skills

    def tell_record(self, record: Record) -> None:
        """How the record stands."""
        self._others.append(record)
        self._woken.set()

    def refuse(self, code: str) -> None:
        """Say why, and hang up."""
        self._last = Refused(code=code)
        self._woken.set()

    def _begin_anew(self) -> None:
        self._events.clear()
        self._anew = True
        self._woken.set()

    async def write(self, welcome: Welcome) -> None:
        """Whatever is to be told, as soon as the console fetches it."""
        with suppress(ConnectionClosed):
            await self._connection.send(_text(welcome))
            self._woken.set()
            while self._last is None:
                await self._woken.wait()
                self._woken.clear()
                for message in self._taken():
                    await self._connection.send(_text(message))
            await self._connection.send(_text(self._last))
            await self._connection.close()

    def _taken(self) -> list[FromHub]:
        """All that waits, replies after the events that they brought about."""
        told: list[FromHub] = []
        if self._anew:
            self._anew = False
            told.append(Stands(board=msgspec.Raw(self._view.begin(self._desk.board()))))
        elif self._events:
            told.append(Happened(events=[msgspec.Raw(line) for line in self._events]))
        self._events = []
        told, self._others = [*told, *self._others], []
        return told

    # ---- what it says

    async def read(self) -> bool:
        """Until it goes. Whether it said that the shift is over."""
        with suppress(ConnectionClosed):
            async for line in self._connection:
                try:
                    said = from_console.decode(line)
                except (msgspec.DecodeError, UnicodeError, RecursionError):
                    said = None
                if isinstance(said, Leave):
                    return True
                if not isinstance(said, Ask):
                    self.refuse("link.not_understood")
                    return False
                self._others.append(Answered(number=said.number, reply=self._asked(said.command)))
                self._woken.set()
                await asyncio.sleep(0)  # what has come already would be read at one go: others, and the phones, come between
        return False

    def _asked(self, command: AnyCommand) -> Reply:
        """Nobody acts on what they may not see, or under another's name."""
        if not self._may(command):
            return Reply(code="call.over")  # as if it had never been: it is none of theirs
        if isinstance(command, SignIn):
            her = self._guest.skills
            command = msgspec.structs.replace(command, name=her.name, languages=her.languages, teams=her.teams)
        if isinstance(command, Answer) and command.call is None:
            first = self._desk.board().next_for(self._guest.login, self._view.sees)
            call = first.id if first is not None else command.seen
            if call is None or not self._view.sees(call):
                return Reply(code="call.none_waiting")
            command = msgspec.structs.replace(command, call=call)
        return self._desk.ask(self._guest.login, command)

    def _may(self, command: AnyCommand) -> bool:
        call = getattr(command, "call", None)
        if call is not None and not self._view.sees(call):
            return False
        if isinstance(command, GiveToClient):
            return self._view.sees_client(command.client)
        if isinstance(command, Dial | OpenCard):
            owner = self._desk.line_of(command.line)
            return owner is None or self._view.sees_client(owner)
        return True


def _plain(problem: Problem) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in problem.values.items()}


def _text(message: FromHub) -> str:
    return write(message).decode()
