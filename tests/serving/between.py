"""Somebody in the middle: takes TLS apart with a certificate of their own, and passes on what they read."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from receptionist.link.tls import Signed, for_server

ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's SSLRequest (its manual, 55.7, Message Formats)."""
IN_CLEAR = b"R" + struct.pack("!ii", 8, 3)
"""Its AuthenticationCleartextPassword."""


@contextmanager
def standing_between(server: int, certificate: Signed) -> Iterator[int]:
    """The port at which they wait, on this machine, for who wants to reach `server` (a port, too)."""
    with _waiting_for(lambda guest: _pass_on(guest, server, certificate)) as port:
        yield port


@contextmanager
def _waiting_for(attends: Callable[[socket.socket], None]) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        waiting = threading.Thread(target=_wait, args=(door, attends), daemon=True)
        waiting.start()
        try:
            yield int(door.getsockname()[1])
        finally:
            door.shutdown(socket.SHUT_RDWR)  # so that whoever waits at it wakes up
            waiting.join(10)


def _wait(door: socket.socket, attends: Callable[[socket.socket], None]) -> None:
    with suppress(OSError):
        while True:
            guest, _ = door.accept()
            with suppress(OSError), guest:
                attends(guest)


def _pass_on(guest: socket.socket, server: int, certificate: Signed) -> None:
    if guest.recv(8) != ASK_FOR_TLS:
        return
    guest.sendall(b"S")
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with (
        for_server(certificate).wrap_socket(guest, server_side=True) as heard,
        socket.create_connection(("127.0.0.1", server)) as plain,
    ):
        plain.sendall(ASK_FOR_TLS)
        plain.recv(1)
        with trusting.wrap_socket(plain) as told:
            back = threading.Thread(target=_pump, args=(told, heard), daemon=True)
            back.start()
            _pump(heard, told)
            back.join(10)


@contextmanager
def asking_in_clear(certificate: Signed) -> Iterator[tuple[int, list[bytes]]]:
    """A server that is none and asks once for the password itself: its port, and what it is answered."""
    told: list[bytes] = []

    def asks(guest: socket.socket) -> None:
        guest.recv(8)
        guest.sendall(b"S")
        with for_server(certificate).wrap_socket(guest, server_side=True) as heard:
            heard.recv(65536)  # who comes in
            heard.sendall(IN_CLEAR)
            told.append(heard.recv(65536))

    with _waiting_for(asks) as port:
        yield port, told


def _pump(one: ssl.SSLSocket, other: ssl.SSLSocket) -> None:
    with suppress(OSError):
        while read := one.recv(65536):
            other.sendall(read)
        other.shutdown(socket.SHUT_WR)
