"""All tests, in three processes side by side: those around a real Asterisk mostly wait for it, so two wait at the same time,
each for an Asterisk of its own; the others mostly compute.

`python -m tests [PYTEST'S OWN WORDS…]`: with words, one process gets them as they are.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

TOP = Path(__file__).parents[1]
PYTEST = (sys.executable, "-m", "pytest")
PORT = ("tests/pbx", "tests/office")
STORIES = (
    "tests/telephony/test_contract.py",
    *(str(path.relative_to(TOP)) for path in sorted(TOP.glob("tests/calls/test_*stories.py"))),
)
ASIDE = {"at the port to Asterisk": PORT, "calls on Asterisk": STORIES}
"""What runs beside the rest, by the name under which its report is printed."""


def main(words: list[str]) -> int:
    """The exit code: 0 when all passed."""
    if words:
        return subprocess.run([*PYTEST, *words], cwd=TOP, check=False).returncode
    with _started(ASIDE.values()) as started:
        rest = (f"--ignore={path}" for paths in ASIDE.values() for path in paths)
        codes = [subprocess.run([*PYTEST, *rest], cwd=TOP, check=False).returncode]
        for name, (process, heard) in zip(ASIDE, started, strict=True):
            codes.append(process.wait())
            print(f"---- {name}", flush=True)
            heard.seek(0)
            sys.stdout.buffer.write(heard.read())
            sys.stdout.flush()
    return next((code for code in codes if code), 0)


@contextmanager
def _started(parts: Iterable[tuple[str, ...]]) -> Iterator[list[tuple[subprocess.Popen[bytes], IO[bytes]]]]:
    """A process for each, and the file that keeps what it says; whoever is interrupted leaves none behind."""
    started: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []
    try:
        for paths in parts:
            heard = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, when the process is over
            command = [*PYTEST, "-p", "no:cacheprovider", *paths]
            process = subprocess.Popen(command, cwd=TOP, stdin=subprocess.DEVNULL, stdout=heard, stderr=subprocess.STDOUT)
            started.append((process, heard))
        yield started
    finally:
        for process, heard in started:
            process.terminate()
            process.wait()
            heard.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
