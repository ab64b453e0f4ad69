"""From the start of the process to a usable desk: somebody sits at it, the phone system is there, it is painted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from receptionist.opening import Plan, create_office
from tests.bench.figures import Figure, figure, median

TIMES = 7


def run(folder: Path) -> list[Figure]:
    """The median of some starts in ms, of the demo office, in turns with an empty window. Both are compiled as an installation
    is, whatever the shell has forbidden Python to write."""
    office = folder / "demo.office"
    create_office(str(office), Plan("Demo", demo=True)).close()
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    desks, empty = [], []
    for _ in range(TIMES + 1):
        empty.append(_takes("tests.bench.empty_program"))
        desks.append(_takes("tests.bench.desk_program", str(office)))
    # the first of each compiles, and reads the files from the disk, which is not ours to measure
    return [figure("start: process to a usable desk, median", median(desks[1:]), "ms", median(empty[1:]), "ratio 3")]


def _takes(program: str, *words: str) -> float:
    began = time.time()
    done = subprocess.run([sys.executable, "-m", program, *words], capture_output=True, text=True, timeout=120, check=True)
    return (float(done.stdout.split()[0]) - began) * 1000
