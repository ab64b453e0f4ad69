"""An hour of the simulated day goes over the real window and into the record, as fast as it goes: what the process has grown by
at its end."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import psutil

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.calls.events import AnyEvent
from receptionist.calls.recorder import Recorder
from receptionist.clients.demo import demo_profiles
from receptionist.demo.unattended import UnattendedDay
from receptionist.errors import Problem
from receptionist.link.local import Wire
from receptionist.opening import Plan, create_office
from receptionist.staff.service import Assistant
from receptionist.store.journal import Journal
from receptionist.telephony.simulator.day import DEMO_DAY
from tests.bench.figures import Figure, figure
from tests.bench.screen import application, turn
from tests.screen.watchdog import watching
from ui.session import Session
from ui.still import settle, surroundings

WARM_UP, HOUR, STEP = 3600, 3600, 5
"""Seconds of the simulated day; an hour fills the caches that have a limit."""
STILL = 3.0
"""Seconds for which the same window is watched while nothing happens."""


class _OnlyWatches:
    """A link on which this window sees the scripted assistant's day and has no hand in it."""

    def __init__(self) -> None:
        self.wire = Wire()
        self.day: UnattendedDay | None = None

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """Nobody hears."""

    def follow(self, snapshot: Callable[[bytes], None], listener: Callable[[bytes], None]) -> None:
        """The day's board, and every event after it."""
        assert self.day is not None
        self.wire.add(lambda _event, line: listener(line))
        snapshot(self.day.desk.board.snapshot())

    def close(self) -> None:
        """Nothing to close."""


def run(folder: Path) -> list[Figure]:
    """Growth in MiB over an hour; and how long the screen stood still in it."""
    app = application()
    office = create_office(str(folder / "demo.office"), Plan("Demo", demo=True))
    link = _OnlyWatches()
    recorder = Recorder(office.store, Journal(folder / "journal"), _well)
    recorder.start()
    link.day = day = UnattendedDay(1, demo_profiles(DEMO_DAY), keep=lambda event: _keep(event, recorder, link.wire))
    around = surroundings(app, folder)
    session = Session(office, Assistant(login="anna", name="Anna"), "", around, link)
    session.shell.resize(1366, 768)
    session.shell.show()
    settle(app, around.background)
    _lives(day, WARM_UP)
    begun = _resident()
    with watching() as still:
        turn(STILL)
    with watching() as dog:
        _lives(day, HOUR)
    grown = _resident() - begun
    session.leave()
    recorder.stop()
    around.sounder.close()
    around.background.close()
    office.close()
    return [
        figure("memory: growth over an hour of the simulated day", grown, "MiB", begun, "flat: 2 % of the baseline"),
        figure("memory: longest time the GUI thread was blocked in that hour", dog.worst * 1000, "ms", still.worst * 1000, 50),
    ]


def _keep(event: AnyEvent, recorder: Recorder, wire: Wire) -> None:
    recorder.take(event)
    wire.tell(event)


def _well(part: str, problem: Problem | None) -> None:
    """The record must be written, or the hour says nothing."""
    if problem is not None:
        raise problem


def _lives(day: UnattendedDay, seconds: int) -> None:
    for _ in range(seconds // STEP):
        day.clock.run(STEP)
        day.events.clear()  # the harness's own record, not the console's
        turn(0.01)


def _resident() -> float:
    gc.collect()
    turn(0.5)
    return psutil.Process().memory_info().rss / 2**20
