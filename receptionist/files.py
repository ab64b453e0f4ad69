"""Files that a person names: read when they are files at all, written whole or not at all, and never over an office."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from receptionist.errors import NotFound, Problem, reason_of

SQLITE_HEADER = b"SQLite format 3\x00"
"""How the file of an office begins (https://sqlite.org/fileformat2.html)."""


def is_database(file: Path) -> bool:
    """Whether SQLite can read it. Asked of SQLite: opening and closing the file of an open office ourselves would take away
    SQLite's locks, and the next program would believe itself alone (https://sqlite.org/howtocorrupt.html, 2.2). Raises
    `OSError`."""
    if not file.stat().st_size:
        return False
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return True


def content(file: Path, most: int) -> bytes:
    """What stands in the file; of a database only how it begins. Raises `file.too_large` beyond `most` bytes,
    `file.not_a_file` for a folder, a device or a pipe (which may never end), `file.unreadable`."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Problem("file.not_a_file", file=str(file))
        if found.st_size > most:
            raise Problem("file.too_large", megabytes=most // 1_000_000)
        return SQLITE_HEADER if is_database(file) else file.read_bytes()
    except OSError as error:
        raise Problem("file.unreadable", file=str(file), reason=reason_of(error)) from error


def begins_as_office(file: Path) -> bool:
    """Whether the file begins as an office does. Raises `OSError`."""
    if is_database(file):
        return True
    with file.open("rb") as opened:
        return opened.read(len(SQLITE_HEADER)) == SQLITE_HEADER


def refuse_place(file: Path) -> None:
    """Nothing is written where a folder, a device or an office is, nor into a folder that is not there: a mistyped path would
    make one. Raises `file.not_a_file`, `file.is_office`, `office.no_folder`, `file.not_written`."""
    try:
        if not file.parent.is_dir():
            raise NotFound("office.no_folder", folder=str(file.parent.absolute()))
        if not file.exists():
            return
        if not file.is_file():
            raise Problem("file.not_a_file", file=str(file))
        if begins_as_office(file):
            raise Problem("file.is_office", file=str(file))
    except OSError as error:
        raise Problem("file.not_written", file=str(file), reason=reason_of(error)) from error


def try_place(file: Path) -> None:
    """Whether `put` could write there. Raises as it does."""
    refuse_place(file)
    try:
        with TemporaryFile(dir=file.resolve().parent):
            pass
    except OSError as error:
        raise Problem("file.not_written", file=str(file), reason=reason_of(error)) from error


def put(file: Path, content: bytes) -> None:
    """Write the file, whole or not at all; one that was there is replaced. Raises as `writing`."""
    with writing(file) as opened:
        opened.write(content)


@contextmanager
def writing(file: Path) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, that stands there once it is whole, in the place of one that was there; when an
    error leaves the block, nothing has changed. Raises as `refuse_place`, and `file.not_written`."""
    refuse_place(file)
    whole = file.resolve()
    _clear_away_parts(whole)
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(whole)
    except OSError as error:
        raise Problem("file.not_written", file=str(file), reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _clear_away_parts(whole: Path) -> None:
    """What programs that were killed had written of the file: it holds what the file would."""
    with suppress(OSError):
        for part in whole.parent.glob(f".{escape(whole.name)}.*.part"):
            writer = part.name.split(".")[-2]
            if writer.isdecimal() and not _is_at_work(int(writer)):
                part.unlink(missing_ok=True)


def _is_at_work(process: int) -> bool:
    """Where nobody can be asked (Windows), a file that is open cannot be taken away."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
