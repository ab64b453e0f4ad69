"""The end from outside: the system asks the console to go, by a signal or because its person logs out."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class Ending(QObject):
    """`asked` when the console is to go. `keep` writes down what is half-typed before it returns: after a log-out the system
    may not wait for anything else."""

    asked = Signal()

    def __init__(self, app: QGuiApplication, keep: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        app.commitDataRequest.connect(self._log_out)
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._wakeup = signal.set_wakeup_fd(self._there.fileno())
        self._before = {number: signal.signal(number, lambda *_: None) for number in _SIGNALS}

    def close(self) -> None:
        """Signals mean again what they meant before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        for end in (self._here, self._there):
            end.close()

    def _heard(self) -> None:
        # The interpreter wakes this socket at once; without it a signal waits until Qt happens to run Python.
        with contextlib.suppress(BlockingIOError):
            self._here.recv(64)
        self._keep()
        self.asked.emit()

    def _log_out(self, _manager: QSessionManager) -> None:
        self._keep()
