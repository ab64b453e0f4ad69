"""Two servers, the second of which receives all that the first one writes: made by the steps of `docs/server.md`, as they stand
there."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from receptionist.serving.certificates import Authority
from tests.guide import Step, steps
from tests.pbx.asterisk import free_port
from tests.postgres import TOOLS, Postgres, as_nobody, files_of_nobodys, make, server_on
from tests.waiting import eventually

HERE = "127.0.0.1"
PASSWORD = "a long one, of the copy's"


class Reader:
    """Whoever follows the guide: `data` are the files of the first server, on `port`, and `copy` is where those of the second
    go. What it puts beside them stands in
    `etc`, the office's certificates in `office`."""

    def __init__(self, data: Path, copy: Path, port: int) -> None:
        self._data, self._copy, self._port = data, copy, port
        self._folder = copy.parent
        self._etc, self._office = self._folder / "etc", self._folder / "office"
        self._etc.mkdir(mode=0o755)
        self._office.mkdir()
        user, group = ("nobody", "nogroup") if os.getuid() == 0 else (_me(), _mine())
        names = {
            "db1.example": HERE,
            "db2.example": HERE,
            "192.0.2.12": HERE,
            ":5432:": f":{port}:",
            "PASSWORD": PASSWORD,
            "/var/lib/postgresql/15/main": str(copy),
            "/var/lib/postgresql/": f"{self._etc}/",
            "--owner postgres --group postgres": f"--owner {user} --group {group}",
        }
        self._steps = steps("server.md", "Replication", names)

    def make_it_speak_tls(self) -> None:
        """The first server, as `office create` has it done: that comes before."""
        authority = Authority.made(self._office / "receptionist-certificates", "Uffici Centrali")
        signed = authority.server("server", [HERE])
        for file, name in ((signed.certificate, "server.crt"), (signed.key, "server.key")):
            shutil.copy(file, self._data / name)
            _give_to_nobody(self._data / name)
        self._set("ssl = on\n")
        access = self._data / "pg_hba.conf"
        local = [line for line in access.read_text().splitlines() if line.split()[1:2] != ["replication"]]
        access.write_text("\n".join([*local, ""]))

    def follow(self) -> None:
        """Up to the start of the second server."""
        for step in self._steps[:-2]:
            self._carry_out(step)

    def let_nothing_be_missing(self) -> None:
        """What the guide says of that."""
        self._carry_out(self._steps[-2])

    def promote(self) -> None:
        """What the guide says of a first server that is lost."""
        self._carry_out(self._steps[-1])

    def _carry_out(self, step: Step) -> None:
        match step.where.split(","):
            case ["certificates"]:
                self._type(step.text, [], self._office)
                for name in ("db2.crt", "db2.key", "ca.crt"):
                    shutil.copy(self._office / "receptionist-certificates" / name, self._etc / name)
            case ["pg_hba.conf of 127.0.0.1", *_]:
                access = self._data / "pg_hba.conf"
                access.write_text(step.text + access.read_text())
            case ["postgresql.conf of 127.0.0.1", *_]:
                self._set(step.text)
            case ["~/.pgpass of 127.0.0.1"]:
                passwords = self._folder / ".pgpass"
                passwords.write_text(step.text)
                _give_to_nobody(passwords)
            case ["127.0.0.1", " as root"]:
                self._type(step.text, [], Path("/"))
            case ["127.0.0.1", *_]:
                self._type(step.text, as_nobody(), Path("/"))
            case _:
                raise AssertionError(f"nobody knows where this is done: {step.where}")

    def _set(self, lines: str) -> None:
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(lines)

    def _type(self, text: str, who: list[str], where: Path) -> None:
        """Where there is no terminal, a password that is asked for is read from standard input."""
        environment = {
            "PATH": f"{TOOLS}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self._folder),
            "PGHOST": str(self._data),
            "PGPORT": str(self._port),
            "PGUSER": "postgres",
        }
        done = subprocess.run(
            [*who, "bash", "-euc", text],
            input=f"{PASSWORD}\n{PASSWORD}\n",
            env=environment,
            cwd=where,
            start_new_session=True,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"


def _give_to_nobody(file: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(file, "nobody", "nogroup")
    file.chmod(0o600)


def _me() -> str:
    return pwd.getpwuid(os.getuid()).pw_name


def _mine() -> str:
    return grp.getgrgid(os.getgid()).gr_name


class Pair(Postgres):
    """Both; an address of theirs names the two. Whoever writes waits until both have it, until the standby is cut off."""

    def __init__(self, primary: Postgres, process: subprocess.Popen[bytes], standby: Postgres, reader: Reader) -> None:
        super().__init__(primary.socket, primary.port)
        self._process, self._standby, self._reader = process, standby, reader

    def url(self, database: str, user: str = "postgres") -> str:
        """See `Postgres.url`."""
        servers = f"{HERE}:{self.port},{HERE}:{self._standby.port}"
        return f"postgresql://{user}@{servers}/{database}?target_session_attrs=read-write"

    def url_of_the_standby(self, database: str) -> str:
        """As long as it is one it only reads."""
        return self._standby.url(database)

    def cut_off_the_standby(self) -> None:
        """It receives nothing any more, and nobody waits for it."""
        self._of_the_primary("ALTER SYSTEM SET synchronous_standby_names = ''")
        with psycopg.connect(self._standby.url("postgres"), autocommit=True) as standby:
            standby.execute("ALTER SYSTEM SET primary_conninfo = ''")
            standby.execute("SELECT pg_reload_conf()")
            eventually(lambda: standby.execute("SELECT count(*) FROM pg_stat_wal_receiver").fetchone() == (0,), seconds=60)

    def primary_dies(self) -> None:
        """At once, as when the power goes."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(30)

    def promote(self) -> None:
        """The standby is the one that may be written from now on."""
        self._reader.promote()

    def both_have_what_is_written(self) -> None:
        """Begin to wait for it."""
        self._reader.let_nothing_be_missing()
        self._of_the_primary("ALTER SYSTEM SET synchronous_commit = 'on'")  # the tests' own hurry has taken it away
        with psycopg.connect(Postgres.url(self, "postgres"), autocommit=True) as primary:
            state = "SELECT application_name, state, sync_state FROM pg_stat_replication"
            eventually(lambda: primary.execute(state).fetchall() == [("second", "streaming", "sync")], seconds=60)

    def _of_the_primary(self, *statements: str) -> None:
        with psycopg.connect(Postgres.url(self, "postgres"), autocommit=True) as primary:
            for statement in (*statements, "SELECT pg_reload_conf()"):
                primary.execute(statement.encode())


@contextmanager
def pair() -> Iterator[Pair]:
    """A server of Debian's and its standby by streaming replication (PostgreSQL's manual, 27.2)."""
    with files_of_nobodys() as data, files_of_nobodys() as copy:
        make(data)
        port = free_port()
        reader = Reader(data, copy, port)
        reader.make_it_speak_tls()
        with server_on(data, port) as (primary, process):
            reader.follow()
            with server_on(copy) as (standby, _its_process):
                both = Pair(primary, process, standby, reader)
                both.both_have_what_is_written()
                yield both
