"""Spreadsheets are opened in a process of their own.

What reads them is written in another language, and gives up on some damaged files (XLS above all) by ending the process it is
in, or by asking for more memory than there is: that must not be the console, with calls in it.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import IO, Any

import msgspec

from receptionist.clients.files.kinds import Kind
from receptionist.clients.files.sheets import read_workbook
from receptionist.clients.files.tables import Table
from receptionist.errors import Problem

Follow = Callable[[int, int], None]

MEMORY = 2_000_000_000
"""Bytes that it may ask for, where the system keeps count (Linux)."""
LONGEST = 120
"""Seconds after which it is ended."""
_LENGTH = struct.Struct(">I")


class _Told(msgspec.Struct, array_like=True):
    """What it says: how far it is, or the tables, or why not."""

    done: int = 0
    of: int = 0
    tables: tuple[Table, ...] | None = None
    problem: tuple[str, dict[str, Any]] | None = None


def read_apart(content: bytes, kind: Kind, follow: Follow = lambda _done, _of: None) -> list[Table]:
    """As `read_workbook`; a file that the reader dies of is `file.damaged`, too."""
    command = [sys.executable, "-m", "receptionist.clients.files.apart", kind.value]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "RUST_BACKTRACE": "0"}
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=here
    ) as process:
        limit = Timer(LONGEST, process.kill)
        limit.start()
        try:
            return _heard(process, content, follow)
        finally:
            limit.cancel()
            process.kill()


def _heard(process: subprocess.Popen[bytes], content: bytes, follow: Follow) -> list[Table]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("it has pipes")
    try:
        process.stdin.write(content)
        process.stdin.close()
    except BrokenPipeError as error:
        raise Problem("file.damaged") from error
    for told in _words(process.stdout):
        if told.problem is not None:
            code, values = told.problem
            raise Problem(code, **values)
        if told.tables is not None:
            return list(told.tables)
        follow(told.done, told.of)
    raise Problem("file.damaged")


def _words(out: IO[bytes]) -> Iterator[_Told]:
    while len(head := out.read(_LENGTH.size)) == _LENGTH.size:
        yield msgspec.msgpack.decode(out.read(_LENGTH.unpack(head)[0]), type=_Told)


def _say(told: _Told) -> None:
    raw = msgspec.msgpack.encode(told)
    sys.stdout.buffer.write(_LENGTH.pack(len(raw)) + raw)
    sys.stdout.buffer.flush()


def main(kind: Kind) -> None:
    """In the process: read what comes in, and say what it is."""
    _keep_within(MEMORY)
    content = sys.stdin.buffer.read()
    try:
        tables = read_workbook(content, kind, lambda done, of: _say(_Told(done, of)))
    except Problem as problem:
        _say(_Told(problem=(problem.code, problem.values)))
    else:
        _say(_Told(tables=tuple(tables)))


def _keep_within(memory: int) -> None:
    try:
        from resource import RLIMIT_AS, setrlimit

        setrlimit(RLIMIT_AS, (memory, memory))
    except (ImportError, OSError, ValueError):
        return  # this system keeps no count


if __name__ == "__main__":
    main(Kind(sys.argv[1]))
