"""All rows of one office into another that has none yet, counted and compared before anybody sees them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Integer, Table, func, insert, inspect, select, text
from sqlalchemy.engine import Connection, CursorResult
from sqlalchemy.exc import DBAPIError

from receptionist.errors import Problem
from receptionist.store.migrations.models import metadata

AT_ONCE: Final = 500
"""Rows."""
LEFT_BEHIND: Final = frozenset({"audit_seals", "audit_chains"})
"""Sealed with the key of whoever held the office so far: the hub seals the rows anew, with its own."""
OWN_SETTINGS: Final = frozenset({"hubs", "server"})
"""Of a shared office alone."""
_WHOLE: Final = 2**256


@dataclass(frozen=True, slots=True)
class Content:
    """Of one table: how many rows, and a number that only the same rows have, in whatever order they are read (the sum of their
    SHA-256)."""

    rows: int = 0
    digest: int = 0

    def with_row(self, row: Sequence[object]) -> Content:
        """One row more."""
        line = json.dumps(list(row), sort_keys=True, ensure_ascii=True, default=_plain).encode()
        return Content(self.rows + 1, (self.digest + int.from_bytes(hashlib.sha256(line).digest())) % _WHOLE)


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


Contents = Mapping[str, Content]
Told = Callable[[str, int], None]
"""Hears the table's name and how many of its rows are there."""


def how_many(connection: Connection) -> int:
    """Rows that `copy_rows` would copy, about."""
    there = set(inspect(connection).get_table_names())
    counted = (select(func.count()).select_from(table) for table in _tables() if table.name in there)
    return sum(connection.execute(query).scalar_one() for query in counted)


def contents(connection: Connection) -> Contents:
    """What stands in an office."""
    found = {}
    for table in _tables():
        content = Content()
        for row in _select(connection, table):
            content = content.with_row(row)
        found[table.name] = content
    return found


@contextmanager
def unwatched(target: Connection) -> Iterator[None]:
    """Within, what is written is nobody's change: no trail, no feed. In the caller's transaction, as the owner."""
    for table in _tables():
        target.exec_driver_sql(f"ALTER TABLE public.{table.name} DISABLE TRIGGER USER")
    yield
    target.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in _tables():
        target.exec_driver_sql(f"ALTER TABLE public.{table.name} ENABLE TRIGGER USER")


def copy_rows(source: Connection, target: Connection, told: Told) -> Contents:
    """Everything from `source` into `target`, a PostgreSQL whose tables are empty, in the caller's transactions. Raises
    `Problem` `copy.refused` (PostgreSQL does not take a row that SQLite had taken) and `copy.differs`."""
    copied = {table.name: _copy(source, target, table, told) for table in _tables()}
    arrived = contents(target)
    for name, content in copied.items():
        if arrived[name] != content:
            raise Problem("copy.differs", table=name)
    for table in _tables():
        _count_on(target, table)
    return copied


def _copy(source: Connection, target: Connection, table: Table, told: Told) -> Content:
    content = Content()
    for rows in _select(source, table).partitions(AT_ONCE):
        try:
            target.execute(insert(table), [dict(row._mapping) for row in rows])
        except DBAPIError as error:
            raise Problem("copy.refused", table=table.name, reason=str(error.orig).partition("\n")[0]) from error
        for row in rows:
            content = content.with_row(row)
        told(table.name, content.rows)
    return content


def _tables() -> list[Table]:
    """Those that others point to first."""
    return [table for table in metadata().sorted_tables if table.name not in LEFT_BEHIND]


def _select(connection: Connection, table: Table) -> CursorResult[Any]:
    query = select(table)
    if table.name == "settings":
        query = query.where(table.c.key.not_in(OWN_SETTINGS))
    return connection.execute(query.execution_options(yield_per=AT_ONCE))


def _count_on(target: Connection, table: Table) -> None:
    """The next row gets a number behind those that came with theirs."""
    (key, *more) = table.primary_key
    if more or not isinstance(key.type, Integer):
        return
    of = {"table": f"public.{table.name}", "key": key.name}
    sequence = target.execute(text("SELECT pg_get_serial_sequence(:table, :key)"), of).scalar()
    highest = target.execute(select(func.max(key))).scalar()
    if sequence is not None and highest is not None:
        target.execute(text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest})
