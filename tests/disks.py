"""A disk of its own for a test: really small, or really mounted read-only."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mounted on `folder`, which is made. Mounting takes root, and a machine that lets root do it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting takes root")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, how: str) -> None:
    """`ro`: from now on nobody writes there; `rw`: again."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
