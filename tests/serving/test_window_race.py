"""Ten assistants at their real windows press Answer on one call in the same instant: one has it, the others are told who."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from receptionist.clock import Clock
from receptionist.serving.process import hub_of
from receptionist.telephony.port import Cause, LegId, Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared

Eventually = Callable[..., Any]
NAMES = ("Ada", "Bea", "Carla", "Dora", "Elsa", "Fulvia", "Gina", "Ida", "Lea", "Mara")
ROUNDS = 10
ROOT = Path(__file__).parents[2]
WELL = 120
"""Seconds: ten times what ten windows need to stand."""


class Window:
    """One of them, and what it showed last."""

    def __init__(self, name: str, office: str, home: Path) -> None:
        self.name, self._office, self._home = name, office, home
        keys, self._press = os.pipe()
        self._shows, shown = os.pipe()
        self.its_ends = (keys, shown)
        self.there = False
        self.calls: dict[str, tuple[str, str | None]] = {}
        self.told: dict[str, str] = {}
        self.message = ("", "")
        """Whose message she has before her, and what is typed of it."""
        self._reading = threading.Thread(target=self._read, daemon=True)

    @property
    def wanted(self) -> dict[str, Any]:
        """As `tests.serving.windows` is told of it."""
        keys, shown = self.its_ends
        return {"office": self._office, "home": str(self._home), "keys": keys, "shown": shown}

    def begins(self) -> None:
        """Its process is there, and has its ends of the pipes."""
        for end in self.its_ends:
            os.close(end)
        self._reading.start()

    def _read(self) -> None:
        with os.fdopen(self._shows) as shows:
            for line in shows:
                said = json.loads(line)
                self.calls = {call: (place, who) for call, (place, who) in said["calls"].items()}
                self.there, self.told, self.message = said["there"], said["told"], tuple(said["message"])

    def press(self, key: str) -> None:
        """Her finger."""
        os.write(self._press, f"{key}\n".encode())

    def close(self) -> None:
        """She goes home."""
        os.close(self._press)
        self._reading.join(30)


class Windows:
    """All of them."""

    def __init__(self, windows: list[Window]) -> None:
        self.all = windows
        ends = [end for window in windows for end in window.its_ends]
        wanted = json.dumps([window.wanted for window in windows])
        command = [sys.executable, "-m", "tests.serving.windows", wanted]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=ends, cwd=ROOT)
        for window in windows:
            window.begins()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _where: TracebackType | None) -> None:
        for window in self.all:
            window.close()
        assert self._process.wait(60) == 0 or error is not None


class QuietTown:
    """The simulated phone system with nobody outside but whom the test lets ring."""

    def __init__(self, clock: Clock) -> None:
        self.exchange = Exchange(clock, stations=dict.fromkeys(map(str.lower, NAMES), DESK_PHONE))

    def start(self) -> None:
        """Nothing happens by itself."""


class Office:
    """Ten assistants, each with a phone of her own, and a hub."""

    def __init__(self, shared: Shared, towns: list[QuietTown], eventually: Eventually) -> None:
        self.shared, self._towns, self._numbers = shared, towns, 0
        self._legs: list[LegId] = []
        for name in NAMES:
            shared.hire(name, station=name.lower())
        shared.set("pbx.kind", "simulator")
        shared.set("stations", [name.lower() for name in NAMES])
        self._hub = shared.hub("hub-1")
        eventually(lambda: self._hub.leads, seconds=20)
        shared.set("hubs", [f"127.0.0.1:{self._hub.port}"])

    def rings(self) -> None:
        """Somebody calls."""
        self._numbers += 1
        caller = Presented(number=f"+3902999{self._numbers:05d}", name="Mario Neri")
        hub_of(self._hub._office).run(lambda: self._legs.append(self._towns[-1].exchange.rings(LINE, caller)))

    def hangs_up(self) -> None:
        """Whoever rang last has heard enough."""
        hub_of(self._hub._office).run(lambda: self._towns[-1].exchange.far_end_hangs_up(self._legs[-1], Cause.NORMAL))


@pytest.fixture
def office(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eventually: Eventually) -> Iterator[Office]:
    towns: list[QuietTown] = []

    def quiet(clock: Clock, *_: object) -> QuietTown:
        towns.append(QuietTown(clock))
        return towns[-1]

    importlib.import_module("receptionist.demo.unattended")  # has its town from there for good: not this one
    monkeypatch.setattr("receptionist.demo.world.demo_town", quiet)
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        try:
            yield Office(shared, towns, eventually)
        finally:
            for hub in shared.hubs:
                hub.stop()


@contextmanager
def ten_windows(office: Office, homes: Path) -> Iterator[list[Window]]:
    logins = [name.lower() for name in NAMES]
    windows = [Window(name, office.shared.as_(login), homes / login[0]) for name, login in zip(NAMES, logins, strict=True)]
    with Windows(windows) as open_ones:
        yield open_ones.all


@pytest.mark.timeout(600)
def test_one_has_it_and_every_other_window_says_who(office: Office, home: Path, eventually: Eventually) -> None:
    with ten_windows(office, home) as windows:
        eventually(lambda: all(window.there for window in windows), seconds=WELL)
        for number in range(ROUNDS):
            one_round(office, [*windows[number:], *windows[:number]], eventually)


def one_round(office: Office, windows: list[Window], eventually: Eventually) -> None:
    """Somebody rings, all press, one talks until it is over."""
    office.rings()
    (call,) = eventually(lambda: set.intersection(*(waiting(window) for window in windows)), seconds=WELL)
    for window in windows:
        window.press("F2")
    winner = eventually(lambda: one_winner(windows, call), seconds=WELL)
    losers = [window for window in windows if window is not winner]
    eventually(lambda: all(call in window.told for window in losers), seconds=WELL)
    assert {window.told[call] for window in losers} == {f"{winner.name} has answered this call."}
    assert call not in winner.told
    office.hangs_up()
    eventually(lambda: not any(call in window.calls for window in windows), seconds=WELL)


def waiting(window: Window) -> set[str]:
    return {call for call, (place, _) in window.calls.items() if place == "waiting"}


def one_winner(windows: list[Window], call: str) -> Window | None:
    """Whom all windows show in the talk."""
    shown = {window.calls.get(call, ("", None)) for window in windows}
    names = {window.name.lower(): window for window in windows}
    return names.get(next(iter(shown))[1] or "") if len(shown) == 1 and next(iter(shown))[0] == "talking" else None
