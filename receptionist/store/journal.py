"""The hub's own journal: events stand in a local file before they stand in the database, so that an outage of the database
loses nothing. Lines of text in segments; a segment goes once the database has its lines (they hold personal data)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class Journal:
    """Used by one thread at a time. `folder` is made at the first write, readable by its owner only. All methods raise
    `OSError` when the disk does not do it: the caller goes on without, and says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None
        self._path: Path | None = None
        self._opened = 0.0

    def leftover(self) -> list[bytes]:
        """Lines of earlier lives that nobody has told the database, oldest first. A last line cut short by a crash is none."""
        lines: list[bytes] = []
        for segment in self._segments():
            content = segment.read_bytes()
            lines += content.split(b"\n")[:-1]
        return [line for line in lines if line]

    def append(self, lines: Iterable[bytes]) -> None:
        """Write the lines and wait until the disk has them; where it does not take all it keeps none of them."""
        content = b"".join(line + b"\n" for line in lines)
        if self._file is None:
            self._file = self._open()
        before, written = os.fstat(self._file).st_size, 0
        try:
            while written < len(content):
                written += os.write(self._file, content[written:])
            os.fsync(self._file)
        except OSError:
            self._take_back(self._file, before)
            raise

    def _take_back(self, file: int, size: int) -> None:
        """Who tries again and again must not fill the room that there is with halves."""
        with suppress(OSError):
            os.ftruncate(file, size)
            if not size and self._path is not None:
                self.close()
                self._path.unlink(missing_ok=True)

    def clear(self) -> None:
        """The database has all lines: forget them."""
        self.close()
        for segment in self._segments():
            segment.unlink(missing_ok=True)

    def forget(self, seconds: float) -> None:
        """The database has all lines: forget those of segments that were last written longer ago. The one being written is
        ended after a fifth of that time, so that it goes in its turn."""
        now = time.time()
        if self._path is not None and self._file is not None and now - self._opened > seconds / 5:
            self.close()
        for segment in self._segments():
            being_written = self._file is not None and segment == self._path
            if not being_written and abs(now - segment.stat().st_mtime) > seconds:
                segment.unlink(missing_ok=True)

    def size(self) -> int:
        """Bytes in all segments."""
        return sum(segment.stat().st_size for segment in self._segments())

    def close(self) -> None:
        """Leave the lines where they are; the next write begins a new segment."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> int:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        numbers = [int(segment.stem) for segment in self._numbered()]
        self._opened = time.time()
        self._path = self._folder / f"{max(numbers, default=0) + 1:08d}.journal"
        return os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)

    def _segments(self) -> list[Path]:
        return [path for path in self._numbered() if path.is_file()]

    def _numbered(self) -> list[Path]:
        """Ours, and a folder that stands in the way of one; what else somebody has put there is left alone."""
        return sorted(p for p in self._folder.glob("*.journal") if p.stem.isascii() and p.stem.isdigit())
