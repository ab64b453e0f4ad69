"""The matrix of a shared office, tried as every role: what may be done is done, what may not is refused by the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from receptionist.store.shared.matrix import MATRIX, ROLES
from tests.postgres import Postgres, debians
from tests.store.shared_office import LOGINS, Rows, SharedOffice, psql, shared_office

TOOLS = Path("/usr/lib/postgresql/15/bin")
VERBS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
REFUSED = "42501"


@pytest.fixture(scope="module", params=["15", "18"])
def server(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    if request.param == "18":
        yield request.getfixturevalue("postgres")
        return
    with debians() as server:
        yield server


@pytest.fixture(scope="module")
def office(server: Postgres) -> Iterator[SharedOffice]:
    with shared_office(server) as office:
        yield office


def fill(office: SharedOffice, rows: Rows) -> None:
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("TRUNCATE " + ", ".join(rows.tables) + " RESTART IDENTITY")
        founder.execute("INSERT INTO teams VALUES ('A9'), ('B9')")
        founder.execute("INSERT INTO teams SELECT 'other ' || n FROM generate_series(1, 9) n")  # a trail to refer to
        for name in rows.tables:
            for side in "AB":
                founder.execute(rows.insert(name, side, 1))
        for side in "AB":
            for name in ("clients", "calls"):
                founder.execute(rows.insert(name, side, 3))


def rights(role: str, rows: Rows) -> dict[str, str]:
    """What is tried."""
    tried: dict[str, str] = {}
    for name in rows.tables:
        for side in "AB":
            where = rows.where(name, side)
            tried[f"{name} S {side}"] = f"SELECT FROM {name} WHERE {where}"
            tried[f"{name} I {side}"] = rows.insert(name, side, 3 if name == "call_backs" else 2)
            tried[f"{name} U {side}"] = f"UPDATE {name} SET {rows.key(name)} = {rows.key(name)} WHERE {where}"
            tried[f"{name} D {side}"] = f"DELETE FROM {name} WHERE {where}"
    return tried


def expected(role: str, name: str, verb: str, side: str) -> bool:
    """By the written matrix."""
    table = MATRIX[name]
    scopes = {cell.scope for cell in table.cells.get(role, ()) if verb in cell.verbs} - {"office"}
    return any(side == "A" or table.scopes[scope] == "true" for scope in scopes)


@pytest.mark.parametrize("role", ROLES)
def test_each_cell_of_the_matrix_holds(office: SharedOffice, role: str) -> None:
    rows = Rows(LOGINS.get(role, "ada"))
    fill(office, rows)
    wrong = []
    for key, (state, count) in psql(office.as_(role), rights(role, rows), TOOLS).items():
        name, verb, side = key.split()
        may = state == "00000" and count == 1
        refused = state == REFUSED or (state == "00000" and count == 0 and verb != "I")
        if not (may if expected(role, name, verb, side) else refused):
            wrong.append(f"{role}: {key}: {state}, {count} rows")
    assert not wrong, "\n".join(wrong)
