"""All figures as one JSON document on stdout, what goes on on stderr: `python -m tests.bench [NAME…]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

SHARED = ("shared_pop", "claim", "catch_up", "fan_out", "shared_search")
BENCHMARKS = (
    "start",
    "idle",
    "palette",
    "memory",
    "pop",
    "answer",
    "moment",
    "imports",
    "switch",
    "versions",
    "year",
    "per_call",
    *SHARED,
)
GROUPS = {"shared": SHARED}
TOP = Path(__file__).parents[2]


def main(words: list[str] | None = None) -> int:
    """0 when all could be measured, whatever the figures say."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join((*BENCHMARKS, *GROUPS))}; without: all")
    asked = parser.parse_args(words).names or BENCHMARKS
    names = [name for one in asked for name in GROUPS.get(one, (one,))]
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    figures, failed = [], False
    for name in names:
        print(f"-- {name}", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.one", name], cwd=TOP, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            failed = True
        else:
            figures += json.loads(done.stdout)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
