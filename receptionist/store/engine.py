"""Opens the office's database: a file (SQLite, one workstation) or a URL (PostgreSQL, shared).

Errors that a person can do something about come out as `Problem`s, wherever in a transaction they happen.
"""

from __future__ import annotations

import getpass
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from receptionist.errors import NotFound, Problem, reason_of
from receptionist.files import SQLITE_HEADER, is_database
from receptionist.store import servers
from receptionist.store.addresses import plain_url, shown, told
from receptionist.store.disks import is_full, is_read_only, read_mounts, refuse_network_share, sync_service
from receptionist.store.folding import teach
from receptionist.store.shared.kept_out import why_kept_out

BUSY_SECONDS = 5.0
"""How long a writer waits for another one before `office.locked`."""

HELD = "office.locked"
"""What is said of something that somebody else keeps for longer than one waits."""

PUT_ASIDE = "before-restore"
"""How the names begin of offices that a restore has replaced."""


class Store:
    """An open database. `path` is the office's file, None for a shared office; `warnings` are what the person should be
    told once. Safe to use from several threads; a session belongs to one."""

    def __init__(
        self,
        engine: Engine,
        path: Path | None,
        warnings: tuple[Problem, ...] = (),
        apart: Callable[[float | None], Store] | None = None,
    ) -> None:
        self.engine = engine
        at_a_server = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True} if path is None else {}
        self._readers = engine.execution_options(reads=True, **at_a_server)
        self.path = path
        self._apart = apart
        self.warnings = warnings
        self.actor = getpass.getuser()
        """Who works with it here, for the trail of a local office; a shared one knows by their login."""
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        """The hour at which rows are written, in UTC: of a shared office, the hub's."""
        self._watch: PoolProxiedConnection | None = None
        self._watching = threading.Lock()
        self._looks = threading.local()

    @property
    def where(self) -> str:
        """The file, or the URL without a password: for messages."""
        return str(self.path) if self.path else shown(self.engine.url)

    @property
    def shared(self) -> bool:
        """Whether several workstations work on it."""
        return self.path is None

    def apart(self, silence: float) -> Store:
        """The same shared office by connections of its own, which wait for nobody else's, and for a silent server as long."""
        if self._apart is None:
            raise Problem("office.shared_needs_hub")
        return self._apart(silence)

    def wait_for_others(self, seconds: float) -> None:
        """Of a shared office: from now on nothing that is asked here waits longer for what another transaction keeps (any login
        may lock a table of which it may change a row; a migration does, too): `office.locked` then."""

        @event.listens_for(self.engine, "connect")
        def limit(connection: Any, _entry: ConnectionPoolEntry) -> None:
            connection.autocommit = True
            connection.execute(f"SET lock_timeout = {round(seconds * 1000)}")
            connection.autocommit = False

        self.release()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction that may write: committed at the end, rolled back when an error leaves the block."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that only reads, all from one moment; it never waits for a writer. Within `one_look`: that one."""
        look: Session | None = getattr(self._looks, "session", None)
        if look is not None:
            yield look
            return
        with Session(self._readers, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Whatever this thread is `reading` within it is read in one transaction: at a server each takes several ways there and
        back before it has asked anything."""
        with self.reading() as session:
            before, self._looks.session = getattr(self._looks, "session", None), session
            try:
                yield
            finally:
                self._looks.session = before

    def changed(self) -> int:
        """A number that is another one after anybody, in this process or not, has committed a change."""
        if self.path is None:
            with self.engine.connect() as connection:
                return int(
                    connection.execute(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")).scalar_one()
                )
        with self._watching:
            return self._data_version(self.path)

    def _data_version(self, path: Path) -> int:
        """SQLite counts the changes of others for each connection: the one that asks must always be the same."""
        try:
            if self._watch is None:
                self._watch = self.engine.raw_connection()
            cursor = self._watch.cursor()
            cursor.execute("PRAGMA data_version")
            row = cursor.fetchone()
            cursor.close()
        except sqlite3.Error as error:
            raise explain_sqlite(error, path) or error from error
        return int(row[0]) if row else 0

    def release(self) -> None:
        """Let go of every connection; the next use opens new ones."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self.engine.dispose()

    def close(self) -> None:
        """The office is no longer open here."""
        self.release()


def open_store(
    where: str,
    *,
    must_exist: bool = False,
    mounts: Callable[[], str] = read_mounts,
    password: Callable[[], str | None] | None = None,
    silence: float | None = None,
) -> Store:
    """Open the office at `where`, a path or a URL; runs no migration (`store.migrate.upgrade`).

    `password` is asked at each connection to a shared office; None, or no answer: libpq finds one (PGPASSFILE), or needs none.
    `silence`: a server that owes an answer for so many seconds without a sign of life is given up; None: never, as what takes
    its time may (a migration). A path where nothing is becomes a new, empty file at the first use, unless `must_exist`
    (`NotFound` `office.absent`).
    Problems: `office.password_in_url`, `office.url`, `office.network_share`, `office.damaged`, `office.not_an_office`,
    `office.locked`, `office.disk_full`, `office.cannot_open`, `office.unreachable`, `office.shared_library_absent`.
    """
    if "://" in where:
        return _open_shared(where, password, silence)
    return _open_file(Path(where).expanduser().absolute(), must_exist, mounts)


def _open_shared(where: str, password: Callable[[], str | None] | None, silence: float | None) -> Store:
    url = servers.with_port(plain_url(where))
    try:
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=servers.options(url, silence))
        from receptionist.store.shared.connection import Entrance
    except ModuleNotFoundError as error:
        raise Problem("office.shared_library_absent", office=shown(url)) from error
    event.listen(engine, "handle_error", _explain_for(told(url), None))
    event.listen(engine, "do_connect", Entrance(told(url), password, silence).connect)
    return Store(engine, None, apart=lambda silence: _open_shared(where, password, silence))


def _open_file(path: Path, must_exist: bool, mounts: Callable[[], str]) -> Store:
    refuse_network_share(path, mounts())
    if must_exist and not path.exists():
        raise NotFound("office.absent", office=str(path))
    if not path.parent.is_dir():
        raise NotFound("office.no_folder", folder=str(path.parent))
    look_at_header(path)
    if must_exist and path.stat().st_size == 0:
        raise Problem("office.not_an_office", office=str(path))
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "checkin", _use_once)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _explain_for(str(path), path))
    service = sync_service(path)
    warnings = (Problem("office.sync_folder", office=str(path), service=service),) if service else ()
    store = Store(engine, path, warnings)
    event.listen(engine, "do_connect", _connect_for(path, lambda: store.actor))
    return store


def look_at_header(path: Path) -> None:
    """Refuse what is no database before SQLite gets a chance to write to it, or to wait for a pipe. An empty file is a new
    office, unless there are copies of an older one beside it: then it was emptied by an accident."""
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise Problem("office.not_an_office", office=str(path))
        if is_database(path):
            return
        with path.open("rb") as file:
            start = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise Problem("office.cannot_open", office=str(path), reason=reason_of(error)) from error
    if start != SQLITE_HEADER and newest_copy(path) is not None:
        raise damaged(path)
    if start and start != SQLITE_HEADER:
        raise Problem("office.not_an_office", office=str(path))


def copies_folder(path: Path) -> Path:
    """Where the copies of the office at `path` are kept: beside it."""
    return path.with_name(f"{path.stem}-copies")


def copies_of(path: Path) -> list[Path]:
    """The copies of the office at `path`, oldest first. What a restore has put aside is none: it may have been damaged."""
    copies = [copy for copy in copies_folder(path).glob("*.sqlite") if not copy.name.startswith(PUT_ASIDE)]
    return sorted(copies, key=lambda copy: copy.stat().st_mtime)


def newest_copy(path: Path) -> Path | None:
    """The latest copy of the office at `path`, the way back from a damaged file."""
    return next(reversed(copies_of(path)), None)


def damaged(path: Path) -> Problem:
    """What is said of a file that cannot be read as an office any more."""
    copy = newest_copy(path)
    return (
        Problem("office.damaged", office=str(path), copy=str(copy))
        if copy
        else Problem("office.damaged_no_copy", office=str(path))
    )


_ONLY_READS = "only_reads"
"""Stands with a connection that cannot write: the `Problem` that says why."""


def _connect_for(
    path: Path, actor: Callable[[], str]
) -> Callable[[Dialect, ConnectionPoolEntry, tuple[str, ...], dict[str, Any]], sqlite3.Connection]:
    """A disk that takes no writing, full or mounted so, still lets an office be read: by a connection of one use, for
    readers."""

    def connect(
        _dialect: Dialect, entry: ConnectionPoolEntry, where: tuple[str, ...], options: dict[str, Any]
    ) -> sqlite3.Connection:
        try:
            return _prepared(_open(*where, **options), path, actor)
        except sqlite3.Error as error:
            if not _stands_still(path):
                raise
            entry.info[_ONLY_READS] = explain_sqlite(error, path)
            still = f"{path.as_uri()}?mode=ro&immutable=1"
            return _open(still, uri=True, isolation_level=None, **options)

    return connect


def _open(where: str, **options: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = sqlite3.connect(where, **options)
    teach(connection)
    return connection


def _prepared(connection: sqlite3.Connection, path: Path, actor: Callable[[], str]) -> sqlite3.Connection:
    """FULL: with NORMAL the last commits can be lost when the power goes. Transactions begin when we say so (`_begin`). A new
    file is its owner's only: it will hold what callers said. The triggers of the trail ask who acts, and from where."""
    machine = socket.gethostname()[:80]
    try:
        if path.stat().st_size == 0:
            path.chmod(0o600)
        connection.isolation_level = None
        connection.create_function("acting", 0, actor)
        connection.create_function("acting_from", 0, lambda: machine)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _stands_still(path: Path) -> bool:
    """Whether the file holds all that was ever committed, and nobody can change it: SQLite may read it without its locks
    (sqlite.org/uri.html, immutable)."""
    log = path.with_name(f"{path.name}-wal")
    pending = log.exists() and log.stat().st_size > 0
    return path.exists() and not pending and (is_full(path.parent) or is_read_only(path.parent))


def _use_once(_connection: object, entry: ConnectionPoolEntry) -> None:
    """There may be room again when it is next wanted."""
    if _ONLY_READS in entry.info:
        entry.invalidate()


def _begin(connection: Connection) -> None:
    """A writer takes its place at once: one that had read first could not wait for another's commit (SQLITE_BUSY_SNAPSHOT)."""
    reads = connection.get_execution_options().get("reads", False)
    why_not = connection.info.get(_ONLY_READS)
    if why_not is not None and not reads:
        raise why_not
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY: "office.locked",
    sqlite3.SQLITE_LOCKED: "office.locked",
    sqlite3.SQLITE_FULL: "office.disk_full",
    sqlite3.SQLITE_CANTOPEN: "office.cannot_open",
    sqlite3.SQLITE_READONLY: "office.read_only",
    sqlite3.SQLITE_IOERR: "office.disk_failed",
}


def explain_sqlite(error: sqlite3.Error, path: Path) -> Problem | None:
    """The trouble in the trade's words; None when it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path)
    if code in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:  # of SQLite's own files beside it, too
        if is_full(path.parent):
            return Problem("office.disk_full", office=str(path))
        if is_read_only(path.parent):
            return Problem("office.read_only", office=str(path))
    return Problem(_SQLITE_CODES[code], office=str(path)) if code in _SQLITE_CODES else None


_NO_RIGHT = "42501"
"""What PostgreSQL calls it when the rights of a login do not reach so far."""


def _explain_for(where: str, path: Path | None) -> Callable[[ExceptionContext], None]:
    def explain(context: ExceptionContext) -> None:
        if context.is_pre_ping:
            return  # the server has begun again, or another has: a new connection is tried next
        original = context.original_exception
        problem: Problem | None = None
        if path is not None and isinstance(original, sqlite3.Error):
            problem = explain_sqlite(original, path)
        elif path is None and getattr(original, "sqlstate", "") == _NO_RIGHT:
            problem = Problem("office.not_allowed")
        elif path is None and (context.connection is None or context.is_disconnect):
            problem = why_kept_out(original, where)
        elif path is None:
            problem = servers.explain(original, where)
            context.is_disconnect = servers.is_a_standbys(original)
        if problem is not None:
            raise problem from original

    return explain
