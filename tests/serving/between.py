"""Somebody in the middle: takes TLS apart with a certificate of their own, and passes on what they read."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from receptionist.link.tls import Signed, for_server

ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's SSLRequest (its manual, 55.7, Message Formats)."""


@contextmanager
def standing_between(server: int, certificate: Signed) -> Iterator[int]:
    """The port at which they wait, on this machine, for who wants to reach `server` (a port, too)."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        waiting = threading.Thread(target=_wait, args=(door, server, certificate), daemon=True)
        waiting.start()
        try:
            yield int(door.getsockname()[1])
        finally:
            door.shutdown(socket.SHUT_RDWR)  # so that whoever waits at it wakes up
            waiting.join(10)


def _wait(door: socket.socket, server: int, certificate: Signed) -> None:
    with suppress(OSError):
        while True:
            guest, _ = door.accept()
            with suppress(OSError), guest:
                _pass_on(guest, server, certificate)


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


def _pump(one: ssl.SSLSocket, other: ssl.SSLSocket) -> None:
    with suppress(OSError):
        while read := one.recv(65536):
            other.sendall(read)
        other.shutdown(socket.SHUT_WR)
