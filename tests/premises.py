"""The two kinds of premises that every page works in: an office that is a file on this machine, and one that is shared: its
PostgreSQL with the roles and policies of `office create`, where each opens it with a login of their own, and a hub writes the
record.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import psycopg
from sqlalchemy import make_url

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store, open_store
from receptionist.store.migrate import upgrade
from receptionist.store.shared import founding
from receptionist.store.shared.roles import Roles
from tests.postgres import Postgres
from tests.store.shared_office import VERIFIER, person

STAFF = {"anna": "supervisor", "bruno": "supervisor", "sara": "supervisor", "dora": "assistant", "amelia": "administrator"}
"""Who works there, and their roles; in a shared office each has a login."""


@dataclass
class Premises:
    """One office, of one test. `shared`: its server, database and roles; None: `file` is all there is."""

    file: Path
    shared: tuple[Postgres, str, Roles] | None = None
    _opened: dict[str, Store] = field(default_factory=dict)

    def of(self, login: str) -> Store:
        """As somebody's console opens it."""
        return self._open(login, f"u_{login}")

    @property
    def hub(self) -> Store:
        """As whoever writes the record opens it: the hub, in a local office the console itself."""
        return self._open("anna", "hub")

    def keep(self, profiles: Iterable[Profile]) -> None:
        """The office has these clients: the database shows their calls and messages to those who may see them. What is said for
        them is none of its business."""
        if self.shared is not None:
            kept = [msgspec.structs.replace(profile, greetings=()) for profile in profiles]
            ClientService(self.of("amelia")).save_all(kept, "setup")

    def _open(self, login: str, role: str) -> Store:
        key = role if self.shared is not None else login
        if key not in self._opened:
            self._opened[key] = open_store(self._address(role))
        return self._opened[key]

    def _address(self, role: str) -> str:
        if self.shared is None:
            return str(self.file)
        postgres, database, roles = self.shared
        return postgres.url(database, f"{roles.prefix}_{role}")

    def close(self) -> None:
        """Everybody goes."""
        for store in self._opened.values():
            store.close()


@contextmanager
def local(shape: Path, folder: Path) -> Iterator[Premises]:
    """A copy of an empty office."""
    file = folder / "office.db"
    shutil.copy(shape, file)
    premises = Premises(file)
    yield premises
    premises.close()


@contextmanager
def shared(postgres: Postgres, shape: tuple[str, Roles], folder: Path) -> Iterator[Premises]:
    """A copy of an empty shared office; roles belong to the server, so that all copies have the same."""
    name, roles = shape
    with postgres.database(name) as url:
        premises = Premises(folder / "office.db", (postgres, str(make_url(url).database), roles))
        yield premises
        premises.close()


@contextmanager
def founded(postgres: Postgres) -> Iterator[tuple[str, Roles]]:
    """An empty shared office to be copied: the name of its database, and its roles."""
    with postgres.database() as url:
        name = str(make_url(url).database)
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute("CREATE ROLE founder_of_premises LOGIN CREATEROLE")
            superuser.execute(f"ALTER DATABASE {name} OWNER TO founder_of_premises")
        store = open_store(postgres.url(name, "founder_of_premises"))
        with store.engine.begin() as connection:
            roles = founding.found(connection, store.where)
        upgrade(store)
        with store.engine.begin() as connection:
            for login, role in STAFF.items():
                connection.exec_driver_sql(person(login, role))
                connection.exec_driver_sql(f"SELECT office.set_login('{login}', '{role}', '{VERIFIER}', NULL)")
        store.close()
        yield name, roles
