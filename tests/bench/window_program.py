"""The real window of a shared office in a process of its own: `… window_program OFFICE LOGIN`.

It says `ready` once she sits there and the phone system is there. After that each line of standard input is answered with one
line of JSON: when each caller's row had been painted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from receptionist.settings import Settings, workstation_file
from tests.bench.rows import Rows
from tests.bench.screen import turn_until
from tests.office.workstation import Workstation
from ui.collecting import Collector

TOP = Path(__file__).parents[2]
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME")
OPENS = 120
"""Seconds in which a window stands, beside nine others that are being opened."""


def main(office: str, login: str) -> None:
    """Until it is killed."""
    app = QApplication([])
    station = Workstation(app)
    Settings(None, workstation_file()).set("station", login)
    console = station.console
    Collector(app, lambda: console.session is None or console.session.live.at_rest)
    console.begin(office)
    turn_until(lambda: console.session is not None, "the desk is open", OPENS)
    turn_until(lambda: login in station.board.assistants and station.board.phone.connected, "she sits there", OPENS)
    station.desk.setFocus()
    rows = Rows(station.desk, lambda: station.board)
    threading.Thread(target=_tell, args=(rows,), daemon=True).start()
    app.exec()


def _tell(rows: Rows) -> None:
    print("ready", flush=True)
    for _ in sys.stdin:
        print(json.dumps(dict(rows.painted)), flush=True)


class Window:
    """Seen from the bench."""

    def __init__(self, office: str, login: str, folder: Path) -> None:
        own = {variable: folder / variable.lower() for variable in HOMES}
        for place in own.values():
            place.mkdir(parents=True, mode=0o700)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.window_program", office, login],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=TOP,
            env={**os.environ, **{variable: str(place) for variable, place in own.items()}},
        )

    @property
    def process(self) -> psutil.Process:
        """For what it uses."""
        return psutil.Process(self._process.pid)

    def is_ready(self) -> None:
        """Wait for it."""
        assert self._line() == "ready"

    def painted(self) -> dict[str, float]:
        """See `Rows.painted`."""
        assert self._process.stdin is not None
        self._process.stdin.write("rows\n")
        self._process.stdin.flush()
        found: dict[str, float] = json.loads(self._line())
        return found

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """At once."""
        self._process.kill()
        self._process.communicate()


if __name__ == "__main__":
    main(*sys.argv[1:])
