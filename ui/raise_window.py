"""The console's door: a second console raises the first, `pop` brings up a client's card. See `receptionist.link.knock`."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from receptionist.errors import Problem
from receptionist.link.knock import LONGEST, door, heard, knock, lock

log = logging.getLogger(__name__)

KNOCKS, BETWEEN_KNOCKS = 15, 0.2
"""How often, and with how many seconds between, one knocks at a console that is just opening."""


class Door(QObject):
    """Open while the console has an office open."""

    knocked = Signal()
    """Somebody wants to see the window."""
    popped = Signal(str, str)
    """A line and a caller's number (empty: not known)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._lock: QLockFile | None = None
        self._guests: set[QLocalSocket] = set()

    def open(self, office: str) -> bool:
        """Whether this console is the only one with that office; else the other one has been told to come to the front.
        Raises `Problem` (`console.silent`) when the other one has it and does not answer."""
        if knock(office, {"raise": True}):
            return False
        self.close()
        if not self._take(office):
            return self._raise_again(office)
        self._listen_at(office)
        return True

    def _take(self, office: str) -> bool:
        """A lock, as two consoles that start at once find nobody at the door. The lock of one that was killed is free."""
        try:
            self._lock = QLockFile(str(lock(office)))
        except OSError as error:
            log.info("no folder for the console's lock: %s", error)
            return True
        self._lock.setStaleLockTime(0)
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def _raise_again(self, office: str) -> bool:
        """The other one is just starting, or it hangs."""
        for _ in range(KNOCKS):
            time.sleep(BETWEEN_KNOCKS)
            if knock(office, {"raise": True}):
                return False
        raise Problem("console.silent", office=office)

    def close(self) -> None:
        """Hear nobody any more."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def _listen_at(self, office: str) -> None:
        try:
            name = door(office)
        except OSError as error:
            log.info("no folder for the console's door: %s", error)
            return
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # left behind by a console that was killed
        if not server.listen(name):
            log.info("the console's door stays shut: %s", server.errorString())
        server.newConnection.connect(lambda: self._let_in(server))
        self._server = server

    def _let_in(self, server: QLocalServer) -> None:
        while (guest := server.nextPendingConnection()) is not None:
            guest.readyRead.connect(lambda guest=guest: self._listen(guest))
            guest.disconnected.connect(lambda guest=guest: self._guests.discard(guest))
            self._guests.add(guest)
            self._listen(guest)

    def _listen(self, guest: QLocalSocket) -> None:
        if guest.bytesAvailable() > LONGEST:
            guest.abort()
        elif guest.canReadLine():
            self._hear(bytes(guest.readLine().data()))
            guest.write(b"ok\n")
            guest.flush()
            guest.disconnectFromServer()

    def _hear(self, line: bytes) -> None:
        message = heard(line)
        pop = message.get("pop") if message else None
        if isinstance(pop, dict) and isinstance(pop.get("line"), str):
            self.popped.emit(pop["line"], str(pop.get("caller") or ""))
        if message is not None:
            self.knocked.emit()


def to_front(window: QWidget) -> None:
    """Bring a window before all others, as far as the desktop lets us."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
