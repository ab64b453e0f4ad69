"""One benchmark in a process of its own, so that none inherits another's warmth: `python -m tests.bench.one NAME`."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import redirect_stdout
from dataclasses import asdict

from receptionist.loading import for_good
from tests.bench.home import home

if __name__ == "__main__":
    with home() as folder, redirect_stdout(sys.stderr):
        with for_good():
            benchmark = importlib.import_module(f"tests.bench.{sys.argv[1]}")
        figures = benchmark.run(folder)
    print(json.dumps([asdict(figure) for figure in figures]))
