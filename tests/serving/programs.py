"""Hubs and consoles of a shared office as programs of their own, to be killed and stopped as programs are."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import msgspec

from receptionist.calls.commands import AnyCommand
from tests.pbx.asterisk import free_port

ROOT = Path(__file__).parents[2]
KEY = b"k" * 32
"""Signs tokens; both hubs hold the same."""
LEADS, NO_MORE = "This hub leads.", "This hub does not lead any more."


class Shared(Protocol):
    """An office that a hub can open."""

    def hubs_address(self) -> str:
        """By which it opens it."""


class HubProgram:
    """`receptionist hub`, as whoever runs the server starts it; with `certificates` (a folder) consoles come by TLS. `listen`:
    somewhere else than at a free port of this machine."""

    def __init__(
        self,
        shared: Shared,
        name: str,
        folder: Path,
        phone_password: str,
        certificates: Path | None = None,
        *,
        listen: str = "",
        anchors: Path | None = None,
    ) -> None:
        self.state, self.port = folder / name, free_port()
        self.state.mkdir()
        secret = self.state / "pbx-password"
        secret.touch(mode=0o600)
        secret.write_text(phone_password, encoding="utf-8")
        (self.state / "token.key").write_bytes(KEY)
        (self.state / "token.key").chmod(0o600)
        self._said = folder / f"{name}.said"
        office = shared.hubs_address()
        command = [sys.executable, "-m", "receptionist", "--office", office, "hub", "--name", name]
        command += ["--listen", listen or f"127.0.0.1:{self.port}", "--state", str(self.state)]
        command += ["--certificates", str(certificates)] if certificates is not None else []
        command += ["--anchors", str(anchors)] if anchors is not None else []
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=ROOT)

    @property
    def pid(self) -> int:
        """Of its process."""
        return self._process.pid

    @property
    def said(self) -> str:
        """All that it has told so far."""
        return self._said.read_text(encoding="utf-8")

    @property
    def leads(self) -> bool:
        """As it said last."""
        assert self._process.poll() is None, self.said
        return self.said.rfind(LEADS) > self.said.rfind(NO_MORE)

    def stand_still(self) -> None:
        """As a machine that is suspended."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """It knows nothing of the time between."""
        self._process.send_signal(signal.SIGCONT)

    def wait(self) -> int:
        """Until it has ended; its exit code."""
        return self._process.wait(30)

    def kill(self) -> None:
        """No time for any good-bye."""
        self._process.kill()
        self._process.wait()


class ConsoleProgram:
    """A console without a window (`tests.serving.console`), and what its board shows."""

    def __init__(self, hubs: list[int], database: str) -> None:
        addresses = [f"ws://127.0.0.1:{port}" for port in hubs]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.serving.console", database, *addresses],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._numbers = count(1)
        self._replies: dict[int, dict[str, Any]] = {}
        self._replied = threading.Condition()
        self.there, self.tried = False, 0
        """Whether it is let in, and how often it has said that it is not."""
        self.calls: dict[str, dict[str, Any]] = {}
        self.assistants: dict[str, dict[str, Any]] = {}
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            if "reply" in said:
                with self._replied:
                    self._replies[said["number"]] = said["reply"]
                    self._replied.notify_all()
            else:
                self.tried += not said["there"]
                self.there, self.calls, self.assistants = said["there"], said["calls"], said["assistants"]

    def asks(self, command: AnyCommand) -> int:
        """Press a key, and do not wait; the number is for `reply`."""
        number = next(self._numbers)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number} {msgspec.json.encode(command).decode()}\n")
        self._process.stdin.flush()
        return number

    def reply(self, number: int) -> dict[str, Any]:
        """What the desk said to it."""
        with self._replied:
            assert self._replied.wait_for(lambda: number in self._replies, 30), "no reply came"
            return self._replies.pop(number)

    def ask(self, command: AnyCommand) -> dict[str, Any]:
        """Press a key."""
        return self.reply(self.asks(command))

    def stand_still(self) -> None:
        """As a machine that is suspended."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """It knows nothing of the time between."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()
        self._process.communicate()


def all_reply(consoles: list[ConsoleProgram], command: Callable[[], AnyCommand]) -> list[dict[str, Any]]:
    """Every console presses in the same instant."""
    numbers = [console.asks(command()) for console in consoles]
    return [console.reply(number) for console, number in zip(consoles, numbers, strict=True)]
