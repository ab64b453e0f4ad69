"""Copies of an office's file and the way back. Copies are made by SQLite's online backup, never by copying the file: what
others write meanwhile, and what stands in the write-ahead log, is in them whole."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from receptionist.errors import NotFound, Problem, reason_named, reason_of
from receptionist.files import refuse_place
from receptionist.store.disks import is_full, is_read_only
from receptionist.store.engine import (
    BUSY_SECONDS,
    PUT_ASIDE,
    copies_folder,
    copies_of,
    damaged,
    explain_sqlite,
    look_at_header,
    newest_copy,
)

ALL_AT_ONCE = -1
"""Pages that are copied in one step. In WAL mode nobody waits for a reader; a copy in several steps begins anew with each
change that somebody commits between two of them, and would not end in a busy office (sqlite.org/c3ref/backup_finish.html)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of an examination: `state` is ok, warning or failed; `code` and `values` say what was found."""

    check: str
    state: str
    code: str
    values: dict[str, object] = field(default_factory=dict)


def safety_copy(office: Path, why: str, at: datetime | None = None) -> Path:
    """Copy the office into its folder of copies, as `<why>-<UTC time>.sqlite`. Problems as in `backup`."""
    stamp = (at or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    return _copy(office, copies_folder(office) / f"{why}-{stamp}.sqlite")


def daily_copy(office: Path, today: date, keep: int = 7) -> Path | None:
    """The copy of `today`, unless there is one; of the daily ones the newest `keep` stay."""
    folder = copies_folder(office)
    wanted = folder / f"daily-{today.isoformat()}.sqlite"
    if wanted.exists():
        return None
    copy = _copy(office, wanted)
    for old in sorted(folder.glob("daily-*.sqlite"))[:-keep]:
        old.unlink(missing_ok=True)
    return copy


def backup(office: Path, to: Path) -> Path:
    """Copy the office to `to`, whole or not at all. Raises `backup.exists` rather than overwrite, `office.no_folder`,
    `backup.not_written`, `office.absent`, `office.damaged`, `office.not_an_office`, `office.foreign`."""
    if os.path.lexists(to):
        raise Problem("backup.exists", file=str(to))
    refuse_place(to)
    with _reading(office) as connection:
        if _step(connection) is None:
            raise _no_office(office)
    return _copy(office, to)


def _copy(office: Path, to: Path) -> Path:
    """Beside the place first, examined, then put there in one step."""
    part = to.with_name(f".{to.name}.part")
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy_pages(office, part, to)
        part.chmod(0o600)
        _flush(part)
        part.replace(to)
    except OSError as error:
        raise Problem("backup.not_written", file=str(to), reason=reason_of(error)) from error
    finally:
        _remove_quietly(part)
    return to


def _remove_quietly(part: Path) -> None:
    """A remainder is no reason to hide why there is one."""
    for leftover in (part, part.with_name(f"{part.name}-journal")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _copy_pages(office: Path, part: Path, to: Path) -> None:
    """Into `part`; `to` is where it will be, for messages."""
    with _reading(office) as source:
        try:
            target = sqlite3.connect(part)
            try:
                source.backup(target, pages=ALL_AT_ONCE)
                target.execute("PRAGMA journal_mode=DELETE")
                sound = _is_sound(target)
            finally:
                target.close()
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
                raise Problem("backup.not_written", file=str(to), reason=_reason(code, to) or str(error)) from error
            raise explain_sqlite(error, office) or error from error
    if not sound:
        raise damaged(office)


def _reason(code: int, to: Path) -> str:
    """Why SQLite could not write there, as `reason_of` names it; empty where only SQLite knows."""
    if code == sqlite3.SQLITE_FULL or is_full(to.parent):
        return reason_named(errno.ENOSPC)
    return reason_named(errno.EROFS) if is_read_only(to.parent) else ""


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write; SQLite's errors said in the trade's words."""
    look_at_header(path)
    if not path.exists():
        raise NotFound("office.absent", office=str(path))
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise explain_sqlite(error, path) or error from error


def _is_sound(connection: sqlite3.Connection) -> bool:
    """SQLite's own examination (PRAGMA quick_check)."""
    return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]


def _is_cut_short(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether bytes are missing at the end: SQLite takes a last page that is not whole, and fills it up."""
    pages, size = (connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    in_the_log = path.with_name(f"{path.name}-wal").exists()  # pages that stand only there count too
    return not in_the_log and path.stat().st_size < int(pages) * int(size)


def _step(connection: sqlite3.Connection) -> str | None:
    """The step of an office's tables; None: it is no office."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(row[0]) if row else None


def _no_office(path: Path) -> Problem:
    """What is said of a file without an office's tables: an empty one, or a database of something else."""
    return Problem("office.foreign" if path.stat().st_size else "office.not_an_office", office=str(path))


def restore(copy: Path, office: Path, at: datetime | None = None) -> Path | None:
    """Put the copy where the office is. The office that was there is kept among its copies; its new path is returned.

    Raises `restore.not_an_office` for a file that is none, `office.damaged` for a damaged one, `office.in_use` when a program
    has the office open, `office.not_an_office` where something else than an office would be put aside, `office.no_folder`. On
    any trouble the office stays where it was, or is put back there.
    """
    _refuse_bad_copy(copy)
    if not office.parent.is_dir():
        raise NotFound("office.no_folder", folder=str(office.parent))
    _refuse_other_things(office)
    fresh = office.with_name(f".{office.name}.restored")
    _remove_quietly(fresh)
    _copy(copy, fresh)
    try:
        return _put_in_its_place(fresh, office, at or datetime.now(UTC))
    except OSError as error:
        raise Problem("backup.not_written", file=str(office), reason=reason_of(error)) from error
    finally:
        _remove_quietly(fresh)


def _put_in_its_place(fresh: Path, office: Path, at: datetime) -> Path | None:
    """The fresh file becomes the office in one step: a machine that stops at any moment has the one or the other. Of the one
    that was there a copy is kept; its write-ahead log is put beside that, or back when it fails."""
    kept = _keep(office, at)
    moved: list[tuple[Path, Path]] = []
    try:
        for there, aside in _logs(office, kept):
            there.replace(aside)
            moved.append((there, aside))
        fresh.replace(office)
    except OSError:
        for there, aside in reversed(moved):
            aside.replace(there)
        if kept is not None:
            _remove_quietly(kept)
        raise
    return kept


def _refuse_bad_copy(copy: Path) -> None:
    try:
        with _reading(copy) as connection:
            if _is_cut_short(copy, connection) or not _is_sound(connection):
                raise damaged(copy)
            if _step(connection) is None:
                raise Problem("restore.not_an_office", file=str(copy))
    except Problem as problem:
        if problem.code == "office.not_an_office":
            raise Problem("restore.not_an_office", file=str(copy)) from problem
        raise


def _refuse_other_things(office: Path) -> None:
    """A restore replaces an office, however damaged: never a letter or a picture that bears the name by mistake."""
    try:
        look_at_header(office)
    except Problem as problem:
        if not problem.code.startswith("office.damaged"):
            raise


def _keep(office: Path, at: datetime) -> Path | None:
    """The office among its copies, byte for byte, as it may be too damaged for anything else; None: there was none. Nobody has
    it open."""
    if not office.exists():
        return None
    try:
        refuse_company(office)
    except Problem as problem:
        if not problem.code.startswith("office.damaged"):
            raise
    folder = copies_folder(office)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / f"{PUT_ASIDE}-{at.strftime('%Y%m%dT%H%M%S%fZ')}.sqlite"
    part = kept.with_name(f".{kept.name}.part")
    try:
        shutil.copyfile(office, part)
        part.chmod(0o600)
        _flush(part)
        part.replace(kept)
    finally:
        _remove_quietly(part)
    return kept


def _logs(office: Path, kept: Path | None) -> list[tuple[Path, Path]]:
    """The write-ahead log of an office that is too damaged to take it in, and its place beside the copy that is kept: it must
    never be taken in by the fresh one."""
    if kept is None:
        return []
    files = [(office.with_name(office.name + ending), kept.with_name(kept.name + ending)) for ending in ("-wal", "-shm")]
    return [(there, aside) for there, aside in files if there.exists()]


def refuse_company(path: Path) -> None:
    """Raise `office.in_use` when any program has the office at `path` open: SQLite leaves the write-ahead log only for its last
    connection."""
    connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
    try:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        if mode is not None and mode[0] != "delete":
            raise Problem("office.in_use", office=str(path))
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise Problem("office.in_use", office=str(path)) from error
        raise explain_sqlite(error, path) or error from error
    finally:
        connection.close()


def check(office: Path) -> list[Finding]:
    """Examine the office's file and its copies; changes nothing, raises nothing."""
    if not office.exists():
        return [Finding("file", "failed", "office.absent", {"office": str(office)})]
    findings = [_check_file(office), *_check_links(office), _check_copies(office)]
    return [finding for finding in findings if finding is not None]


def _check_file(office: Path) -> Finding:
    try:
        with _reading(office) as connection:
            bad = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
            step = _step(connection)
    except Problem as problem:
        return Finding("file", "failed", problem.code, problem.values)
    if bad != ["ok"]:
        trouble = damaged(office)
        return Finding("file", "failed", trouble.code, trouble.values)
    if step is None:
        trouble = _no_office(office)
        return Finding("file", "failed", trouble.code, trouble.values)
    return Finding("file", "ok", "check.file_sound", {"office": str(office), "step": step})


def _check_links(office: Path) -> Iterator[Finding]:
    """Rows that point to rows that are not there: written by something else than us."""
    try:
        with _reading(office) as connection:
            bad = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    except Problem:
        return
    if bad:
        yield Finding("links", "failed", "check.links_broken", {"rows": bad})
    else:
        yield Finding("links", "ok", "check.links_sound")


def _check_copies(office: Path) -> Finding:
    newest = newest_copy(office)
    if newest is None:
        return Finding("copies", "warning", "check.no_copies", {"folder": str(copies_folder(office))})
    made = datetime.fromtimestamp(newest.stat().st_mtime, UTC).isoformat(timespec="minutes")
    return Finding("copies", "ok", "check.copies", {"count": len(copies_of(office)), "newest": made})
