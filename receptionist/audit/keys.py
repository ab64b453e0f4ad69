"""The key of an office's seals and the heads that were noted down: a folder of whoever seals, outside the database."""

from __future__ import annotations

import os
from pathlib import Path

from receptionist.errors import Problem

LENGTH = 32
"""Bytes (RFC 2104, section 3: no shorter than the hash)."""


class SealFolder:
    """`folder` is its owner's only. It belongs into the backup of that machine, and not into that of the database. `outside`:
    another machine's folder (mounted here), for a head a day."""

    def __init__(self, folder: Path, outside: Path | None = None) -> None:
        self.folder, self.outside = folder, outside

    @property
    def anchors(self) -> Path:
        """The heads that were noted down, one a line."""
        return self.folder / "anchors"

    def key(self) -> bytes | None:
        """None: nothing was sealed from here. Raises `Problem` `audit.key_unreadable`."""
        path = self.folder / "seal.key"
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Problem("audit.key_unreadable", file=str(path), reason=error.strerror or "") from error
        if len(key) != LENGTH:
            raise Problem("audit.key_unreadable", file=str(path), reason=f"{len(key)} / {LENGTH}")
        return key

    def make_key(self) -> bytes:
        """The first one. Raises `Problem` `audit.key_unreadable`."""
        path = self.folder / "seal.key"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                key = os.urandom(LENGTH)
                file.write(key)
        except OSError as error:
            raise Problem("audit.key_unreadable", file=str(path), reason=error.strerror or "") from error
        return key


def is_sealed_from(folder: Path) -> bool:
    """Whether a key stands there that we may read."""
    return os.access(folder / "seal.key", os.R_OK)
