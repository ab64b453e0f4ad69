"""A call arrives: from its INVITE leaving sipp until its row and its greeting are painted, 5 calls a second."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from receptionist.clients.profile import Profile
from tests.bench.ari import since, without_console
from tests.bench.crowd import crowd
from tests.bench.figures import Figure, figure, median, p99
from tests.bench.offices import line_number, make_office, profiles
from tests.bench.rows import Rows
from tests.bench.screen import Painted as Paints
from tests.bench.screen import empty_window, turn, turn_until
from tests.office.workstation import Workstation
from tests.pbx.asterisk import Asterisk, prepare
from tests.screen.watchdog import watching
from ui.collecting import Collector

CLIENTS, LINES, RATE, CALLS = 150, 300, 5, 200
TOGETHER_MS = 3000
"""How long callers of a second crowd wait: so many that fifteen of them are on the screen at once."""
UNSEEN_MS = 1000.0
"""What a call counts as that was gone before it was painted: a slow one must not drop out of the figures."""


def run(folder: Path) -> list[Figure]:
    """Median and 99th percentile in ms, next to sipp to ARI without a console; and how long the screen stood still."""
    clients = profiles(CLIENTS, LINES, 600)
    lines = [(line.number, client.short_name) for client in clients for line in client.lines]
    asterisk = prepare(folder / "pbx", ("anna",), lines)
    asterisk.start()
    try:
        raw = without_console(asterisk, folder, _calls(2), RATE)
        app = QApplication([])
        still = _empty_window_blocked(len(raw) / RATE)
        painted, together, blocked = _console(app, asterisk, clients, folder)
    finally:
        asterisk.stop()
    samples, crowded, base = _with_unseen(painted), _with_unseen(together), list(raw.values())
    return [
        figure("pop: INVITE to row and greeting painted, median", median(samples), "ms", median(base), 30),
        figure("pop: INVITE to row and greeting painted, 99th percentile", p99(samples), "ms", p99(base), 80),
        figure("pop: INVITE to row painted, fifteen waiting, 99th percentile", p99(crowded), "ms", p99(base), 80),
        figure("pop: calls painted while they rang", len(painted), "calls", CALLS, f"{CALLS} calls"),
        figure("pop: longest time the GUI thread was blocked", blocked, "ms", still, 50),
    ]


def _with_unseen(painted: dict[str, float]) -> list[float]:
    return [*painted.values(), *[UNSEEN_MS] * (CALLS - len(painted))]


def _calls(kind: int) -> list[tuple[str, str]]:
    """Callers and lines; `kind` keeps the callers of two crowds apart."""
    return [(f"+3902999{kind}{n:04d}", line_number(n % LINES)) for n in range(CALLS)]


class _Seen:
    """When each caller's row, and the greeting of the client that was called, had both been painted."""

    def __init__(self, station: Workstation, greeting_of: dict[str, str]) -> None:
        self._board, self._greeting_of = station.board, greeting_of
        self._rows = Rows(station.desk, lambda: self._board)
        self._greeted: dict[str, float] = {}
        self._labels = station.desk.client.say.findChildren(QLabel)
        self._paints = Paints(self._painted)
        self._paints.watch(*self._labels)

    def _painted(self, widget: QWidget) -> None:
        now = time.time()
        assert isinstance(widget, QLabel)
        for call in self._board.calls.values():
            if self._greeting_of.get(str(call.line), "?") in widget.text():
                self._greeted.setdefault(str(call.caller.number), now)

    @property
    def rows(self) -> dict[str, float]:
        """The rows alone."""
        return self._rows.painted

    def both(self) -> dict[str, float]:
        """The later of the two, of those that had both."""
        return {caller: max(at, self._greeted[caller]) for caller, at in self.rows.items() if caller in self._greeted}


def _empty_window_blocked(seconds: float) -> float:
    window = empty_window()
    with watching() as dog:
        turn(seconds / 2)
    window.close()
    return dog.worst * 1000


def _console(
    app: QApplication, asterisk: Asterisk, clients: list[Profile], folder: Path
) -> tuple[dict[str, float], dict[str, float], float]:
    """Milliseconds to row and greeting of one caller after the other; to the row of many together; the longest standstill."""
    where = folder / "office.db"
    password = make_office(where, clients, asterisk)
    station = Workstation(app)
    Collector(app, lambda: station.console.session is None or station.console.session.live.at_rest)
    station.opens(str(where), password)
    turn(3)  # what the start left to be done is done
    seen = _Seen(station, {line.number: client.legal_name for client in clients for line in client.lines})
    pbx = ("127.0.0.1", asterisk.answers.sip_port)
    with watching() as dog:
        with crowd(folder / "pop", pbx, _calls(3), RATE) as run:
            turn_until(lambda: run.over, "all have rung", CALLS / RATE + 40)
            painted = since(run.left(), seen.both())
        with crowd(folder / "together", pbx, _calls(4), RATE, waits_ms=TOGETHER_MS) as run:
            turn_until(lambda: run.over, "all have rung", CALLS / RATE + 40)
            together = since(run.left(), seen.rows)
    print(f"{len(painted)} of {CALLS} calls were painted with their greeting", file=sys.stderr)
    station.close()
    return painted, together, dog.worst * 1000
