"""All tests, in two parts side by side: those that mostly wait, for a real Asterisk or for a hub that is to notice something,
and the rest, which mostly computes and therefore gives way to them. A few that did not pass are tried once more when the
machine is quiet, and named: these parts load it more than an office does, and a phone that was not given its turn in time is no
fault of the desk. A process that dies ends its part, which is never tried again: a crash is a fault of ours.

`python -m tests [PYTEST'S OWN WORDS…]`: with words, one process gets them as they are. What each part did stands in `build/`,
in the form that continuous integration reads, and at the end in a line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple
from xml.etree import ElementTree

TOP = Path(__file__).parents[1]
BUILD = TOP / "build"
PYTEST = (sys.executable, "-m", "pytest")
MEMORY = Path("/dev/shm")
PLENTY = 8 << 30
"""Bytes free in memory below which tests write to the disk."""
WAIT = ("tests/office", "tests/pbx", "tests/serving", "tests/link/test_race.py", "tests/telephony/test_contract.py")
"""What mostly waits: a third of its time, at the most, goes into computing. So do the stories of calls."""
LONGEST = (
    *(f"tests/calls/test_{name}.py" for name in ("transfer_stories", "stories", "phone_stories", "slow_stories")),
    *("tests/serving/test_parts_fail.py", "tests/pbx/test_fallback.py", "tests/telephony/test_contract.py"),
    *("tests/calls/test_console_gone_stories.py", "tests/pbx/test_busy_phones.py", "tests/pbx/test_beside.py"),
    *("tests/office/test_window.py", "tests/office/test_monday.py", "tests/pbx/test_connection.py", "tests/pbx/test_turns.py"),
    *("tests/serving/test_away.py", "tests/serving/test_place.py", "tests/calls/test_wrap_up_stories.py"),
)
"""Of these the files that take longest, the longest first: begun last, one of them would keep a process going for two minutes
after the others have ended."""


def waiting() -> list[str]:
    """The files of what mostly waits, in the order in which they are begun."""
    stories = TOP.glob("tests/calls/test_*stories.py")
    given = [TOP / path for path in WAIT]
    files = [*stories, *(file for path in given for file in ([path] if path.is_file() else path.rglob("test_*.py")))]
    names = sorted(str(file.relative_to(TOP)) for file in files)
    return [*(name for name in LONGEST if name in names), *(name for name in names if name not in LONGEST)]


class Part(NamedTuple):
    """`processes` share its files among them; each has an Asterisk and a PostgreSQL of its own. `patience` is as in nice(1)."""

    name: str
    words: tuple[str, ...]
    processes: int
    patience: int = 0


ASIDE = Part("what mostly waits", ("--no-loadscope-reorder", *waiting()), processes=3)
REST = Part("the rest", tuple(f"--ignore={path}" for path in waiting()), processes=2, patience=5)
FEW = 3
"""More than these that did not pass are no matter of load."""


def _around() -> dict[str, str]:
    """Of a process of tests. It compiles, whatever the shell has forbidden Python to write: tests start the program hundreds of
    times. And it writes to memory where there is plenty: a database for each of thousands of tests keeps a disk busy, and none
    of it is to be kept. Whoever has a `TMPDIR` of their own keeps that."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with suppress(OSError):
        there = os.statvfs(MEMORY)
        if there.f_bavail * there.f_frsize >= PLENTY and not there.f_flag & (os.ST_NOEXEC | os.ST_RDONLY):
            found.setdefault("TMPDIR", str(MEMORY))
    return found


def main(words: list[str]) -> int:
    """The exit code: 0 when all passed."""
    if words:
        return subprocess.run([*PYTEST, *words], cwd=TOP, env=_around(), check=False).returncode
    BUILD.mkdir(exist_ok=True)
    with _started(ASIDE) as (process, heard):
        codes = [_start(REST, None).wait(), process.wait()]
        print(f"---- {ASIDE.name}", flush=True)
        heard.seek(0)
        sys.stdout.buffer.write(heard.read())
        sys.stdout.flush()
    fallen = _fallen(REST, ASIDE)
    print(_outcome(fallen, {REST: codes[0], ASIDE: codes[1]}), flush=True)
    if fallen and len(fallen) <= FEW and set(codes) <= {0, 1} and not _crashed(REST, ASIDE):
        return _once_more(fallen)
    return next((code for code in codes if code), 0)


def _once_more(names: list[str]) -> int:
    """The exit code of these alone, one after the other."""
    print("---- once more, alone", flush=True)
    code = _start(Part("once more", tuple(names), processes=1), None).wait()
    print(f"---- {'passed when alone' if code == 0 else 'did not pass alone either'}: {', '.join(names)}")
    return code


def _report(part: Part) -> Path:
    return BUILD / f"tests-{part.name.replace(' ', '-')}.xml"


def _start(part: Part, heard: IO[bytes] | None) -> subprocess.Popen[bytes]:
    """What it says goes to `heard`; None: to where ours goes."""
    share = ("-n", str(part.processes), "--dist", "loadfile", "--max-worker-restart", "0") if part.processes > 1 else ()
    _report(part).unlink(missing_ok=True)
    command = [*PYTEST, "-p", "no:cacheprovider", "--junitxml", str(_report(part)), *share, *part.words]
    process = subprocess.Popen(
        command, cwd=TOP, env=_around(), stdin=subprocess.DEVNULL, stdout=heard, stderr=subprocess.STDOUT
    )
    os.setpriority(os.PRIO_PROCESS, process.pid, part.patience)
    return process


@contextmanager
def _started(part: Part) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Its process, and the file that keeps what it says; whoever is interrupted leaves none behind."""
    with tempfile.TemporaryFile() as heard:
        process = _start(part, heard)
        try:
            yield process, heard
        finally:
            process.terminate()
            process.wait()


def _cases(parts: tuple[Part, ...]) -> list[ElementTree.Element]:
    return [case for part in parts if _report(part).exists() for case in ElementTree.parse(_report(part)).iter("testcase")]


def _crashed(*parts: Part) -> bool:
    """Whether a process of tests died: what was still to come in it was never tried."""
    return any("crashed while running" in (child.text or "") for case in _cases(parts) for child in case)


def _fallen(*parts: Part) -> list[str]:
    """Each that did not pass, by the name that pytest takes."""
    fallen = [case for case in _cases(parts) if any(child.tag in ("failure", "error") for child in case)]
    return list(dict.fromkeys(_name(case) for case in fallen))


def _name(case: ElementTree.Element) -> str:
    """Of a test; of a whole file where that could not even be read."""
    where, name = case.get("classname", ""), case.get("name", "")
    return f"{where.replace('.', '/')}.py::{name}" if where else f"{name.replace('.', '/')}.py"


def _outcome(fallen: list[str], codes: dict[Part, int]) -> str:
    """Of all parts together: how many tests, and each that did not pass by its name. `codes`: how each part ended; with more
    than 1, tests may be missing among them."""
    lines = [f"did not pass: {name}" for name in fallen]
    lines += [f"came to no good end ({code}): {part.name}" for part, code in codes.items() if code not in (0, 1)]
    return "\n".join([f"---- {len(_cases(tuple(codes)))} tests, {len(fallen)} did not pass", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
