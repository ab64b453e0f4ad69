"""A test that leaves a program running spoils the next one, and the machine: none may outlive the run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psutil
import pytest

MARK = "RECEPTIONIST_TESTED_BY"
"""Stands in the environment of everything that a run starts, however it is started and whoever its parent becomes."""

PYTHONS_OWN = "multiprocessing.resource_tracker"
"""Python ends it with the process that uses it, not before."""

SECONDS = 5
"""What is on its way out may take so long."""


EXEC = 0.1
"""A program that is just being replaced by another has no environment that could be read."""


@contextmanager
def none_left_behind() -> Iterator[None]:
    """Ends with an AssertionError that names each program still running after the block, and stops it."""
    mark = uuid4().hex
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(MARK, mark)
        yield
    time.sleep(EXEC)
    _, left = psutil.wait_procs(_started_by(mark), timeout=SECONDS)
    names = [_named(process) for process in left]
    for process in left:
        process.kill()
    assert not left, f"still running after the tests: {'; '.join(names)}"


def _started_by(mark: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            ours = process.environ().get(MARK) == mark and process.pid != os.getpid()
            if ours and PYTHONS_OWN not in " ".join(process.cmdline()):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
    return found


def _named(process: psutil.Process) -> str:
    try:
        return f"{process.pid} {' '.join(process.cmdline())[:200]}"
    except psutil.Error:
        return str(process.pid)
