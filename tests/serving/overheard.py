"""Somebody who hears every command that goes to Asterisk."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

COMMANDS = (b"POST ", b"PUT ", b"DELETE ")


class Overheard:
    """Passes on to Asterisk's port what comes to its own, on threads of its own; `commands` are their request lines."""

    def __init__(self, to: int) -> None:
        self._to = to
        self.commands: list[str] = []
        self.swallows: set[bool] = set()
        """Which ways nothing comes through any more, without a word: True what goes there, False what comes back."""
        self.keeps_back: set[bytes] = set()
        """Commands to paths that end so do not arrive, nor does what comes after them on their connection."""
        self._open: list[socket.socket] = []
        self._pumps: list[threading.Thread] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._waiting = threading.Thread(target=self._wait, daemon=True)
        self._waiting.start()

    def _wait(self) -> None:
        with suppress(OSError):
            while True:
                guest, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open += [guest, far]
                for one, other, asks in ((guest, far, True), (far, guest, False)):
                    self._pumps.append(threading.Thread(target=self._pump, args=(one, other, asks), daemon=True))
                    self._pumps[-1].start()

    def _pump(self, source: socket.socket, sink: socket.socket, asks: bool) -> None:
        kept_back = False
        with suppress(OSError):
            while data := source.recv(65536):
                if asks and data.startswith(COMMANDS):
                    line = data.partition(b"\r\n")[0]
                    self.commands.append(line.decode())
                    kept_back = kept_back or line.split()[1].partition(b"?")[0].endswith(tuple(self.keeps_back))
                if asks not in self.swallows and not kept_back:
                    sink.sendall(data)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Nobody comes any more."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._waiting.join(10)
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for pump in self._pumps:
            pump.join(10)
        for one in self._open:
            one.close()


@contextmanager
def overheard(to: int) -> Iterator[Overheard]:
    """For as long as the block runs."""
    between = Overheard(to)
    try:
        yield between
    finally:
        between.close()
