"""A shared office to try rights on: its roles, one login of each, and one row in each table for team A and for team B."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, SmallInteger, Table, Time, UniqueConstraint

from receptionist.store.engine import Store, open_store
from receptionist.store.migrate import upgrade
from receptionist.store.migrations.models import metadata
from receptionist.store.shared import founding
from receptionist.store.shared.roles import Roles
from receptionist.store.types import E164, Id, Json, UtcTime
from tests.postgres import Postgres

VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$" + "A" * 43 + "=:" + "B" * 43 + "="
"""Nobody's password: these servers ask for none."""
LOGINS = {"assistant": "ada", "supervisor": "silvia", "administrator": "amelia"}
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_founders = count(1)


@dataclass
class SharedOffice:
    """An office in a PostgreSQL. `url` is its founder's."""

    postgres: Postgres
    database: str
    url: str
    roles: Roles

    def as_(self, role: str) -> str:
        """The URL of somebody in that role (`owner`: the founder)."""
        if role == "owner":
            return self.url
        name = self.roles.login(LOGINS[role]) if role in LOGINS else f"{self.roles.prefix}_{role}"
        return self.postgres.url(self.database, name)


def founded(url: str) -> tuple[Store, Roles]:
    """Roles and tables in the empty database of `url`, a founder's."""
    store = open_store(url)
    with store.engine.begin() as connection:
        roles = founding.found(connection, store.where)
    upgrade(store)
    return store, roles


@contextmanager
def shared_office(postgres: Postgres) -> Iterator[SharedOffice]:
    """Founded by a login that may create roles and owns an empty database, nothing more."""
    founder = f"founder_{next(_founders)}"
    with postgres.database() as url:
        database = url.split("/")[3].partition("?")[0]
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(founder)))
            superuser.execute(
                sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(database), sql.Identifier(founder))
            )
        store, roles = founded(postgres.url(database, founder))
        with store.engine.begin() as connection:
            for role, login in LOGINS.items():
                connection.exec_driver_sql(person(login, role))
                connection.exec_driver_sql(f"SELECT office.set_login('{login}', '{role}', '{VERIFIER}', NULL)")
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            for name in (roles.hub, roles.reader):
                superuser.execute(sql.SQL("ALTER ROLE {} LOGIN").format(sql.Identifier(name)))
        store.close()
        yield SharedOffice(postgres, database, postgres.url(database, founder), roles)


@contextmanager
def copied(office: SharedOffice) -> Iterator[SharedOffice]:
    """One like it, which nobody is in, in a tenth of the time: roles belong to the server, so that both have the same. For
    tests that make no logins."""
    with office.postgres.database(office.database) as url:
        database = url.split("/")[3].partition("?")[0]
        with psycopg.connect(office.postgres.url("postgres"), autocommit=True) as superuser:  # no copy has its owner and rights
            superuser.execute(
                "UPDATE pg_database copy SET datdba = first.datdba, datacl = first.datacl FROM pg_database first"
                " WHERE copy.datname = %s AND first.datname = %s",
                [database, office.database],
            )
        yield replace(office, database=database, url=office.url.replace(f"/{office.database}?", f"/{database}?"))


def person(login: str, role: str) -> str:
    """An INSERT of somebody who works here; only whoever does has a login."""
    return (
        "INSERT INTO assistants (id, login, name, role, state, created_at) VALUES"
        f" (gen_random_uuid(), '{login}', '{login.title()}', '{role}', 'open', now())"
    )


class Rows:
    """Makes rows: `side` A is what `login` may call theirs, B is another team's. Two of one `number` are the same row."""

    def __init__(self, login: str) -> None:
        self._login = login
        self.tables = {table.name: table for table in metadata().sorted_tables}

    def all(self, side: str) -> Iterator[str]:
        """An INSERT for each table, those first that others refer to."""
        for name in self.tables:
            yield self.insert(name, side, 1)

    def insert(self, name: str, side: str, number: int) -> str:
        """As a statement."""
        values = self._values(name, side, number)
        columns = sql.SQL(", ").join(sql.Identifier(column) for column in values)
        literals = sql.SQL(", ").join(sql.Literal(value) for value in values.values())
        return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(name), columns, literals).as_string(None)

    def where(self, name: str, side: str) -> str:
        """The condition by which the first row is found, as PostgreSQL reads it."""
        table, values = self.tables[name], self._values(name, side, 1)
        keys = [column.name for column in table.primary_key if column.name in values]
        if not keys:  # the database numbers these rows
            unique = next((each for each in table.constraints if isinstance(each, UniqueConstraint)), None)
            keys = [column.name for column in unique.columns] if unique is not None else [{"audit": "key"}.get(name, "number")]
        tests = [sql.SQL("{} = {}").format(sql.Identifier(key), sql.Literal(values[key])) for key in keys]
        return sql.SQL(" AND ").join(tests).as_string(None)

    def key(self, name: str) -> str:
        """One column, to be set to itself."""
        return f'"{next(iter(self.tables[name].primary_key)).name}"'

    def _values(self, name: str, side: str, number: int) -> dict[str, object]:
        return {
            column.name: self._value(self.tables[name], column, side, number)
            for column in self.tables[name].columns
            if not (column.primary_key and isinstance(column.type, Integer) and column.name == "id")
        }

    def _value(self, table: Table, column: Column[object], side: str, number: int) -> object:
        name, kind = column.name, column.type
        if (special := self._special(table.name, name, side, number)) is not None:
            return special
        if column.nullable:
            return None
        if isinstance(kind, Id):
            own = name == "id" or (table.name, name) in {("drafts", "call"), ("call_backs", "call")}
            return _id(table.name if own and name == "id" else name, side, number if own and name == "id" else 1)
        if isinstance(kind, E164):
            return f"+3902{'1' if side == 'A' else '2'}{number:07d}"
        if isinstance(kind, UtcTime):
            return NOW + timedelta(days=name == "until")
        if isinstance(kind, Json):
            return Jsonb([])
        plain: Sequence[tuple[type, object]] = (
            (Boolean, False),
            (Date, date(2026, 11, 25)),
            (Time, time(9)),
            (LargeBinary, b"x"),
            (SmallInteger, 1),
            (Integer, number),
        )
        for type_, value in plain:
            if isinstance(kind, type_):
                return value
        return f"{side}{number}"

    def _special(self, table: str, column: str, side: str, number: int) -> object:
        """What ties a row to its side."""
        mine = side == "A"
        return {
            ("clients", "team"): "A" if mine else "B",
            ("clients", "id"): _id("client", side, number),
            ("people", "id"): _id("person", side, number),
            ("calls", "id"): _id("call", side, number),
            ("calls", "client"): _id("client", side, 1),
            ("call_events", "call"): _id("call", side, 1),
            ("call_backs", "call"): _id("call", side, number),
            ("drafts", "field"): f"{number}",
            ("drafts", "login"): self._name(mine, 1),
            ("caller_languages", "number"): f"{number}",
            ("teams", "name"): f"{side}{number}" if number > 1 else side,
            ("assistants", "login"): self._name(mine, number),
            ("staff_teams", "login"): self._name(mine, 1),
            ("staff_teams", "team"): f"{side}9" if number > 1 else side,
            ("loans", "login"): self._name(mine, 1),
            ("loans", "client"): _id("client", side, 1),
            ("shifts", "assistant"): self._name(mine, 1),
            ("profile_drafts", "client"): _id("client", side, number),
            ("profile_drafts", "login"): self._name(mine, 1),
            ("news_drafts", "client"): _id("client", side, number),
            ("news_drafts", "login"): self._name(mine, 1),
            ("callers", "client"): _id("client", side, 1),
            ("tried_call_backs", "call_back"): _id("promised_call_backs", side, 1),
            ("handovers", "client"): _id("client", side, 1),
            ("handovers", "given_by"): self._name(mine, 1),
            ("settings", "person"): self._name(mine, 1),
            ("desk_lives", "epoch"): 2 * number - mine,
            ("audit", "verb"): "I",
            ("audit_values", "audit"): 2 * number - mine,
            ("audit_redactions", "audit"): 2 * number - mine if mine else 2 * number + 4,
            ("audit_redactions", "reason"): "asked for it" if mine else " ",
            ("audit_seals", "place"): 2 * number - mine,
            ("audit_chains", "place"): 2 * number - mine,
            ("audit_seals", "audit"): 2 * number - mine,
            ("settings", "key"): f"key{number}",
        }.get((table, column))

    def _name(self, mine: bool, number: int) -> str:
        name = self._login if mine else "somebody"
        return name if number == 1 else f"{name}{number}"


@cache
def _id(what: str, side: str, number: int) -> str:
    return str(uuid5(NAMESPACE_OID, f"{what} {side} {number}"))


def psql(url: str, statements: dict[str, str], tools: Path) -> dict[str, tuple[str, int]]:
    """Try each statement by itself, whatever became of the one before, undo it, and tell SQLSTATE and the rows it was about."""
    script = ["\\set ON_ERROR_ROLLBACK off", "\\set QUIET on", "\\pset format unaligned", "\\o /dev/null"]
    for key, statement in statements.items():
        script += ["BEGIN;", f"{statement};", "\\qecho", f"\\echo {key} :SQLSTATE :ROW_COUNT", "ROLLBACK;"]
    done = subprocess.run(
        [tools / "psql", "-X", "-d", url], input="\n".join(script), capture_output=True, text=True, check=True, timeout=100
    )
    told: dict[str, tuple[str, int]] = {}
    for line in done.stdout.splitlines():
        key, state, rows = line.rsplit(" ", 2)
        told[key] = state, int(rows)
    assert told.keys() == statements.keys(), done.stderr[-2000:]
    return told
