"""Knocking at a running console's door: `pop` and a second console speak to the first over a local socket, one line of JSON.

The door is a Unix socket in a folder of this user alone (on Windows a named pipe, which is the user's own as well). Its name
is made of where the office is, so that two offices have two doors. Nothing that
comes through can do more than bring the window to the front.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

SECONDS = 3.0
"""How long a console may take to answer the knock."""

LONGEST = 4096
"""Bytes of one line, at most."""


def door(office: str) -> str:
    """The name of the door of the console that has `office` (a path or URL) open: a socket's path, on Windows a pipe's name.
    Raises `OSError` where no folder of this user's own can be had."""
    name = _name(office)
    return rf"\\.\pipe\{name}" if sys.platform == "win32" else str(_own_folder() / name)


def lock(office: str) -> Path:
    """The file that is locked by the console that has `office` open: of two that start at once, one gets it. Raises `OSError`
    where no folder of this user's own can be had."""
    folder = Path(tempfile.gettempdir()) if sys.platform == "win32" else _own_folder()
    return folder / f"{_name(office)}.lock"


def _name(office: str) -> str:
    place = office if "://" in office else str(Path(office).expanduser().resolve())
    return "receptionist-" + hashlib.sha256(place.encode()).hexdigest()[:16]


def knock(office: str, message: Mapping[str, object]) -> bool:
    """Tell the console that has `office` open `message`: `{"raise": true}` or `{"pop": {"line": …, "caller": …}}`. Whether
    there was one, and it heard."""
    line = json.dumps(message).encode() + b"\n"
    try:
        return _through_pipe(door(office), line) if sys.platform == "win32" else _through_socket(door(office), line)
    except OSError:
        return False


def heard(line: bytes) -> dict[str, object] | None:
    """The message that `knock` sent; None for anything else."""
    try:
        message = json.loads(line[:LONGEST])
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _through_socket(path: str, line: bytes) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(SECONDS)
        connection.connect(path)
        connection.sendall(line)
        return connection.recv(16).startswith(b"ok")


def _through_pipe(name: str, line: bytes) -> bool:
    with open(name, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe, no path
        pipe.write(line)
        return (pipe.read(16) or b"").startswith(b"ok")


def _own_folder() -> Path:
    """The session's runtime folder, else one of our own in the temporary folder, which nobody else may enter."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and os.access(runtime, os.W_OK):
        return Path(runtime)
    folder = Path(tempfile.gettempdir()) / f"receptionist-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder
