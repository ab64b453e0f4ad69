"""A PostgreSQL that speaks TLS, as an administrator sets it up by what `office create` prints."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from receptionist.office import Office
from receptionist.opening import Plan, open_office
from receptionist.serving.creation import create_shared
from receptionist.serving.site import Created
from receptionist.store.shared.logins import one_time_password
from tests.postgres import Postgres, debians
from tests.waiting import eventually

HUBS = ("127.0.0.1:1",)
"""Nobody is there: what these tests are about goes on without."""


class Server:
    """A PostgreSQL with an empty database whose owner may create roles."""

    def __init__(self, postgres: Postgres) -> None:
        self.postgres, self.url = postgres, postgres.url("office", "setup")
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute("CREATE ROLE setup LOGIN CREATEROLE")
            superuser.execute("CREATE DATABASE office OWNER setup")

    def configure(self, made: dict[str, object], folder: Path) -> None:
        """Write down what the command printed, as it stands."""
        data = self.postgres.socket
        for name in ("server.crt", "server.key", "ca.crt"):
            shutil.copy(folder / name, data / name)
            if os.getuid() == 0:
                shutil.chown(data / name, "nobody", "nogroup")
            (data / name).chmod(0o600)
        with (data / "postgresql.conf").open("a") as conf:
            conf.write("\n".join(["", *map(str, made["postgresql.conf"]), ""]))  # type: ignore[call-overload]
        hba = data / "pg_hba.conf"
        hba.write_text("\n".join([*map(str, made["pg_hba.conf"]), hba.read_text()]))  # type: ignore[call-overload]
        with psycopg.connect(self.postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute("SELECT pg_reload_conf()")
        eventually(self._speaks_tls)

    def _speaks_tls(self) -> bool:
        with psycopg.connect(self.postgres.url("postgres")) as superuser:
            return superuser.execute("SHOW ssl").fetchone() == ("on",)

    def through_tls(self, user: str, password: str, authority: Path, **more: str) -> str:
        """What the server says of who came in."""
        with psycopg.connect(
            host="127.0.0.1",
            port=self.postgres.port,
            dbname="office",
            user=user,
            password=password,
            **{"sslmode": "verify-full", "sslrootcert": str(authority), **more},  # type: ignore[arg-type]
        ) as connection:
            found = connection.execute("SELECT session_user").fetchone()
            assert found is not None
            return str(found[0])


@dataclass(frozen=True)
class Invited:
    """Somebody whom an administrator has told how to come in."""

    address: str
    password: str


class Running:
    """A shared office on a server that speaks TLS."""

    def __init__(self, server: Server, made: Created) -> None:
        self.server, self.made = server, made

    @property
    def authority(self) -> Path:
        return self.made.folder / "ca.crt"

    def invite(self, login: str) -> Invited:
        """Somebody new, and what they are told."""
        office = self._office()
        try:
            password = one_time_password()
            office.staff.add(login.title(), "assistant", login, password=password)
            told = make_url(office.staff.address(login))
        finally:
            office.close()
        here = told.set(host="127.0.0.1")  # its name, as it stands there, is known to nobody's DNS
        return Invited(here.render_as_string(), password)

    def as_superuser(self, statement: str) -> None:
        """Something that only happens to the server."""
        with psycopg.connect(self.server.postgres.url("office"), autocommit=True) as superuser:
            superuser.execute(statement)

    def _office(self) -> Office:
        return open_office(self.server.url)


@contextmanager
def running_office(folder: Path, *, homes: bool = False) -> Iterator[Running]:
    """Made, configured, and up. `homes`: whoever comes is at home, and not on the server's own network."""
    with debians() as postgres:
        server = Server(postgres)
        made = create_shared(
            server.url, Plan("Uffici Centrali"), folder / "certificates", ["127.0.0.1"], folder / "here.json", HUBS, homes=homes
        )
        access = [line for line in made.pg_hba_conf if not (homes and "samenet" in line)]
        server.configure({"postgresql.conf": made.postgresql_conf, "pg_hba.conf": access}, made.folder)
        yield Running(server, made)
