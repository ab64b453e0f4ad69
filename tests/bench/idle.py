"""What the console costs while nothing happens: joined to a real Asterisk, nobody rings."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, figure
from tests.bench.offices import make_office, profiles
from tests.bench.screen import empty_window, turn
from tests.office.workstation import Workstation
from tests.pbx.asterisk import prepare

SECONDS = 20.0


def run(folder: Path) -> list[Figure]:
    """Per cent of one core, hub and GUI together, next to an empty window."""
    app = QApplication([])
    window = empty_window()
    turn(1)
    nothing = _percent()
    window.close()
    clients = profiles(150, 300, 600)
    asterisk = prepare(folder / "pbx", ("anna",), [(line.number, c.short_name) for c in clients for line in c.lines])
    asterisk.start()
    try:
        where = folder / "office.db"
        password = make_office(where, clients, asterisk)
        station = Workstation(app)
        station.opens(str(where), password)
        turn(5)
        idle = _percent()
        station.close()
    finally:
        asterisk.stop()
    return [figure("idle: CPU of one core", idle, "%", nothing)]


def _percent() -> float:
    """Of all threads of this process, by a clock of nanoseconds: the system's own table counts in hundredths of a second."""
    used, began = time.process_time(), time.monotonic()
    turn(SECONDS)
    return 100 * (time.process_time() - used) / (time.monotonic() - began)
