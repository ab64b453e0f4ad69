"""Where connections stand that have not been let in yet: few at a time, so that a crowd leaves the hub its descriptors."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from websockets.asyncio.server import ServerConnection

from receptionist.errors import Problem, reason_of

EACH: Final = 64
"""Connections of one address that may wait to be let in: a whole office behind one router comes back at once, and again."""
IN_ALL: Final = 192
"""Of all addresses. With what a hub needs itself, well under the 1,024 descriptors of a process of which nobody says more."""
MINUTE: Final = 60.0

log = logging.getLogger(__name__)


class TurnedAway:
    """Says in the log who did not come in, and why: the first at once, what comes in the minute after it by its number, in one
    line. On the hub's loop."""

    def __init__(self) -> None:
        self._more: Counter[str] = Counter()
        self._counting: asyncio.TimerHandle | None = None

    def note(self, reason: str) -> None:
        """One more."""
        if self._counting is not None:
            self._more[reason] += 1
            return
        log.info("a console was not let in: %s", reason)
        self._count()

    def stop(self) -> None:
        """Say what has not been said."""
        if self._counting is not None:
            self._counting.cancel()
            self._say()

    def _count(self) -> None:
        self._counting = asyncio.get_running_loop().call_later(MINUTE, self._say)

    def _say(self) -> None:
        self._counting = None
        if self._more:
            counted = ", ".join(f"{reason} {count}" for reason, count in self._more.most_common())
            log.info("consoles that were not let in in the minute before: %s", counted)
            self._more.clear()
            self._count()


class Porch(socket.socket):
    """A listening socket. Where too many wait to be let in the one goes that has waited longest of the address that has most of
    them: whoever has something to say says it at once. `turned_away` hears of each."""

    def __init__(self, family: int, address: Any, turned_away: Callable[[str], None] = lambda reason: None) -> None:
        """Bound to `address`, and not listening yet. Raises `OSError`."""
        super().__init__(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sends at once only where TCP is named
        self._turned_away = turned_away
        self._waiting: dict[tuple[str, int], socket.socket | ServerConnection] = {}  # the longest first
        try:
            self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                self.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            self.bind(address)
        except OSError:
            self.close()
            raise

    def accept(self) -> tuple[socket.socket, Any]:
        """The next one who comes."""
        guest, address = super().accept()
        self._waiting[address[:2]] = guest
        self._make_room(address[0])
        return guest, address

    def guests(self) -> type[ServerConnection]:
        """Of what kind those are who come here: they can be let go at once when they speak TLS."""
        greets = self.greets

        class Guest(ServerConnection):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                greets(self)

        return Guest

    def greets(self, connection: ServerConnection) -> None:
        """It speaks TLS, and still waits."""
        if (who := _who(connection)) in self._waiting:
            self._waiting[who] = connection

    def let_in(self, connection: ServerConnection) -> None:
        """It does not wait any more."""
        self._waiting.pop(_who(connection), None)

    def _make_room(self, newest: str) -> None:
        here = [who for who in self._waiting if who[0] == newest]
        if len(here) <= EACH and len(self._waiting) <= IN_ALL:
            return
        self._waiting = {who: guest for who, guest in self._waiting.items() if not _has_gone(guest)}
        crowd = Counter(host for host, _port in self._waiting)
        most = newest if crowd[newest] > EACH else crowd.most_common(1)[0][0]
        if crowd[most] > EACH or len(self._waiting) > IN_ALL:
            first = next(who for who in self._waiting if who[0] == most)
            _let_go(self._waiting.pop(first))
            self._turned_away("too many wait")


def _who(connection: ServerConnection) -> tuple[str, int]:
    host, port, *_ = connection.remote_address or ("", 0)
    return host, port


def _has_gone(guest: socket.socket | ServerConnection) -> bool:
    return guest.fileno() < 0 if isinstance(guest, socket.socket) else guest.transport.is_closing()


def _let_go(guest: socket.socket | ServerConnection) -> None:
    if isinstance(guest, ServerConnection):
        guest.transport.abort()
        return
    with suppress(OSError):
        guest.shutdown(socket.SHUT_RDWR)  # the handshake of TLS sees that, and closes it


def porches(host: str, port: int, turned_away: Callable[[str], None] = lambda reason: None) -> list[Porch]:
    """One for each address that `host` has here. Raises `Problem` `hub.port_taken`, `hub.not_here` (`host` is another
    machine's, or nobody's), `hub.cannot_listen`."""
    bound: list[Porch] = []
    absent: OSError | None = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, _kind, _protocol, _name, address in dict.fromkeys(found):
            try:
                bound.append(Porch(family, address, turned_away))
            except OSError as error:
                if error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                    raise
                absent = error  # a name may have an IPv6 address, too, and the machine none
    except OSError as error:
        for porch in bound:
            porch.close()
        raise _refusal(error, host, port) from error
    if not bound:
        raise _refusal(absent or OSError(), host, port) from absent
    return bound


def look_for_place(host: str, port: int) -> None:
    """Whether one could listen there now. Raises as `porches` does."""
    for porch in porches(host, port):
        porch.close()


def _refusal(error: OSError, host: str, port: int) -> Problem:
    address = f"{host}:{port}"
    if error.errno == errno.EADDRINUSE:
        return Problem("hub.port_taken", address=address)
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return Problem("hub.not_here", host=host)
    return Problem("hub.cannot_listen", address=address, reason=reason_of(error))
