"""A disk of its own for a test: really small, or really mounted read-only.

Where this process may not mount, a test marked `own_disk` runs in a process of its own that may: root of its own user and mount
namespace (user_namespaces(7)).
"""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APART = ("unshare", "--map-root-user", "--mount")
INSIDE = "RECEPTIONIST_TEST_APART"
"""Set in the environment of a test that runs apart: from there it goes nowhere else."""


@functools.cache
def may_mount() -> bool:
    """Whether this process may mount a disk."""
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(_mount(Path(folder), 1), capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
        return True


@functools.cache
def may_go_apart() -> bool:
    """Whether a process may be started that may mount."""
    return INSIDE not in os.environ and not subprocess.run([*APART, "true"], capture_output=True, check=False).returncode


def run_apart(item: pytest.Item) -> bool:
    """Run the test in a process that may mount, and report what became of it. False: it can run here, or nowhere."""
    if item.get_closest_marker("own_disk") is None or may_mount() or not may_go_apart():
        return False
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    command = [*APART, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", item.nodeid]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")} | {INSIDE: "1"}
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)
    outcome, said = ("failed", done.stdout + done.stderr) if done.returncode else ("passed", None)
    keywords = dict.fromkeys(item.keywords, 1)
    report = pytest.TestReport(item.nodeid, item.location, keywords, outcome, said, "call")  # type: ignore[arg-type]
    hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mounted on `folder`, which is made. The test is marked `own_disk`."""
    if not may_mount():
        pytest.skip("this machine lets nobody mount, not even in a namespace of their own")
    folder.mkdir()
    subprocess.run(_mount(folder, megabytes), check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(file: Path) -> None:
    """Until the disk takes no more."""
    with suppress(OSError), file.open("wb", buffering=0) as written:
        while True:
            written.write(bytes(4096))


def remount(folder: Path, how: str) -> None:
    """`ro`: from now on nobody writes there; `rw`: again."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def _mount(folder: Path, megabytes: int) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
