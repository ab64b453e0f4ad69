"""The matrix of a shared office, tried as every role: what may be done is done, what may not is refused by the database."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import psycopg
import pytest

from receptionist.store.shared.matrix import FUNCTIONS, MATRIX, NOT_OF_TABLES, ROLES, SIGNED
from receptionist.store.shared.policies import SEEN_BY_WHO_LEFT, may_insert
from receptionist.store.trail import FOR_GOOD
from tests.store.shared_office import LOGINS, Rows, SharedOffice, psql

TOOLS = Path("/usr/lib/postgresql/15/bin")
VERBS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
LOCKS = {"ACCESS SHARE": "SUD", "ROW EXCLUSIVE": "IUD", "ACCESS EXCLUSIVE": "UD"}
"""Who has one of these verbs for any row may lock all of the table so (PostgreSQL, LOCK): it knows no other right for that."""
REFUSED = "42501"
_TABLES = "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'f') AND relnamespace = %s::regnamespace ORDER BY 1"
_VIEWS = "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = %s::regnamespace ORDER BY 1"
_OURS = (
    " FROM pg_proc p WHERE pronamespace = %s::regnamespace AND prorettype {} 'trigger'::regtype"
    " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1"
)
_FUNCTIONS = "SELECT proname || '/' || pronargs" + _OURS.format("<>")
_TRIGGERED = "SELECT proname" + _OURS.format("=")
_SEQUENCES = (
    "SELECT s.oid::regclass::text, t.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a'"
    " JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace"
)


def fill(office: SharedOffice, rows: Rows) -> None:
    both = [rows.insert(name, side, 1) for name in rows.tables for side in "AB"]
    third = [rows.insert(name, side, 3) for side in "AB" for name in ("clients", "calls")]
    statements = [
        "TRUNCATE " + ", ".join(rows.tables) + " RESTART IDENTITY",
        "INSERT INTO teams VALUES ('A9'), ('B9')",
        "INSERT INTO teams SELECT 'other ' || n FROM generate_series(1, 9) n",  # a trail to refer to
        *(*both, *third),
    ]
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("; ".join(statements).encode())


def _names(founder: psycopg.Connection, query: str, schema: str) -> list[str]:
    return [name for (name,) in founder.execute(query.encode(), (schema,)).fetchall()]


def _plain(function: str) -> str:
    """Its name and how many arguments it has."""
    name, _, arguments = function.partition("(")
    return f"{name}/{len([one for one in arguments.strip(')').split(',') if one])}"


def _called(function: str) -> str:
    """With no value for each argument."""
    name, _, arguments = function.partition("(")
    return f"{name}({', '.join(f'NULL::{one}' for one in arguments.strip(')').split(', ') if one)})"


def _copied(somebody: psycopg.Connection, statement: str) -> int:
    """How many rows come out."""
    try:
        with somebody.cursor().copy(statement.encode()) as rows:
            return sum(1 for _ in rows.rows())
    except psycopg.errors.InsufficientPrivilege:
        return 0


def _loads(somebody: psycopg.Connection, table: str) -> bool:
    """Whether rows may be put there past all statements; with row-level security COPY does not do it for anybody."""
    try:
        with somebody.cursor().copy(f"COPY {table} FROM STDIN".encode()):
            return True
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported):
        return False


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


@pytest.mark.parametrize("role", ROLES)
def test_a_table_is_locked_by_those_alone_who_may_change_something_in_it(office: SharedOffice, role: str) -> None:
    verbs = {name: "".join(cell.verbs for cell in table.cells.get(role, ())) for name, table in MATRIX.items()}
    verbs |= {f"office.{name}": by_role.get(role, "") for name, by_role in NOT_OF_TABLES.items()}
    tried = {f"{name} {mode}": f"LOCK TABLE {name} IN {mode} MODE" for name, mode in product(verbs, LOCKS)}
    told = psql(office.as_(role), tried, TOOLS)
    may = {f"{name} {mode}" for name, mode in product(verbs, LOCKS) if set(verbs[name]) & set(LOCKS[mode])}
    assert {key for key, (state, _) in told.items() if state == "00000"} == may
    assert {state for state, _ in told.values()} <= {"00000", REFUSED}


@pytest.mark.parametrize("role", LOGINS)
def test_whoever_has_left_finds_no_row_in_any_table_and_changes_none(office: SharedOffice, role: str) -> None:
    """But the tables that say who works here, to read."""
    rows = Rows(LOGINS[role])
    fill(office, rows)
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE assistants SET ends_on = '2020-01-01' WHERE login = %s", [LOGINS[role]])
    read = tuple(f"{name} S" for name in SEEN_BY_WHO_LEFT)
    tried = {key: said for key, said in rights(role, rows).items() if not key.startswith(read)}
    tried["changes S A"] = "SELECT FROM office.changes"
    told = psql(office.as_(role), tried, TOOLS)
    assert {key: said for key, said in told.items() if said[0] != REFUSED and said != ("00000", 0)} == {}


def test_a_table_a_column_or_a_function_that_the_matrix_does_not_know_is_found(office: SharedOffice) -> None:
    with psycopg.connect(office.url) as founder:
        assert set(_names(founder, _TABLES, "public")) == set(MATRIX)
        assert set(_names(founder, _TABLES, "office")) == set(NOT_OF_TABLES)
        assert _names(founder, _FUNCTIONS, "office") == sorted(_plain(name) for name in FUNCTIONS)
        assert _names(founder, _FUNCTIONS, "public") == []
        assert _names(founder, _TRIGGERED, "office") == [
            "audit",
            "bound_loan",
            "handovers_in_turn",
            "keep_clock",
            "keep_role",
            "keep_team",
            "keep_trail",
            "note_change",
            "one_handover",
            "sign",
            "whose_handover",
        ]
    signs = {f"{name}.{one.who}" for name, signatures in SIGNED.items() for one in signatures}
    tables = Rows("ada").tables
    say_who = {
        f"{name}.{column.name}" for name in tables for column in tables[name].columns if re.search(r"(^|_)by$", column.name)
    }
    outside = {"people.replaced_by", "news.told_by"}
    assert say_who - signs - outside == {"drafts.begun_by"}, "copied from rows that were signed"


def test_no_function_can_be_led_astray_by_a_name_that_a_login_makes(office: SharedOffice) -> None:
    """A temporary table is found before all schemas, unless pg_temp is named last (PostgreSQL, CREATE FUNCTION)."""
    with psycopg.connect(office.url) as founder:
        paths = founder.execute("SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'office'::regnamespace").fetchall()
    assert paths and {name for name, path in paths if path != ["search_path=pg_catalog, pg_temp"]} == set()


@pytest.mark.parametrize("role", ["assistant", "supervisor", "administrator"])
def test_a_long_search_goes_to_several_workers_of_the_server_and_finds_the_same(office: SharedOffice, role: str) -> None:
    """One function of a policy that is not safe for it keeps the whole question on one core (PostgreSQL, 15.4)."""
    fill(office, Rows(LOGINS[role]))
    asked = "SELECT id FROM calls WHERE lower(coalesce(caller_name, '')) LIKE '%'"
    with psycopg.connect(office.as_(role)) as connection:
        version = connection.info.server_version
        alone = connection.execute(asked).fetchall()
        forced = "debug_parallel_query" if version >= 160000 else "force_parallel_mode"
        connection.execute(f"SET LOCAL {forced} = on".encode())
        for cheap in ("min_parallel_table_scan_size", "parallel_setup_cost", "parallel_tuple_cost"):
            connection.execute(f"SET LOCAL {cheap} = 0".encode())
        plan = str(connection.execute(f"EXPLAIN {asked}").fetchall())
        assert alone and sorted(connection.execute(asked).fetchall()) == sorted(alone)
    if version >= 180000:  # an older one keeps what waits for a first answer on one core in any case
        assert "Gather" in plan


@pytest.mark.parametrize("role", ROLES)
def test_nobody_empties_refers_to_loads_or_makes_a_table(office: SharedOffice, role: str) -> None:
    tables = [f"public.{name}" for name in MATRIX] + [f"office.{name}" for name in NOT_OF_TABLES]
    tried = {f"TRUNCATE {name}": f"TRUNCATE {name} CASCADE" for name in tables}
    tried |= {f"ALTER {name}": f"ALTER TABLE {name} DISABLE ROW LEVEL SECURITY" for name in tables}
    tried |= {
        f"TRIGGER {name}": f"CREATE TRIGGER mine AFTER INSERT ON {name} EXECUTE FUNCTION office.note_change('')"
        for name in tables
    }
    tried |= {f"make in {schema}": f"CREATE TABLE {schema}.mine (id int)" for schema in ("public", "office")}
    tried |= {"a schema": "CREATE SCHEMA mine", "a temporary table": "CREATE TEMPORARY TABLE clients (id int)"}
    tried |= {"the trail off": "SET session_replication_role = replica", "another role": f"SET ROLE {office.roles.owner}"}
    told = psql(office.as_(role), tried, TOOLS)
    assert {key: state for key, (state, _) in told.items() if state != REFUSED} == {}
    with psycopg.connect(office.as_(role), autocommit=True) as somebody:
        assert [name for name in tables if _loads(somebody, name)] == []
    refers = {name: f"SELECT WHERE has_table_privilege('{name}', 'REFERENCES, TRIGGER, TRUNCATE')" for name in tables}
    assert {name for name, (_, rows) in psql(office.as_(role), refers, TOOLS).items() if rows} == set()


@pytest.mark.parametrize("role", ROLES)
def test_copy_takes_out_no_more_rows_than_a_query(office: SharedOffice, role: str) -> None:
    rows = Rows(LOGINS.get(role, "ada"))
    fill(office, rows)
    wrong = []
    with psycopg.connect(office.as_(role), autocommit=True) as somebody:
        for name, side in product(rows.tables, "AB"):
            copied = _copied(somebody, f"COPY (SELECT 1 FROM {name} WHERE {rows.where(name, side)}) TO STDOUT")
            if copied != expected(role, name, "S", side):
                wrong.append(f"{role}: {name} {side}: {copied} rows")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ROLES)
def test_what_functions_keep_for_themselves_is_touched_by_nobody(office: SharedOffice, role: str) -> None:
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("INSERT INTO office.changes (what) VALUES ('teams')")
    statements = {"S": "SELECT FROM office.{} LIMIT 1", "I": "INSERT INTO office.{} DEFAULT VALUES"}
    statements |= {"U": "UPDATE office.{0} SET {1} = {1}", "D": "DELETE FROM office.{}"}
    column = {"tickets": "login", "lease": "holder", "revocations": "token", "certificate": "pem", "changes": "what"}
    column |= {"clock": "zone", "hubs_said": "name"}
    tried = {f"{name} {verb}": said.format(name, column[name]) for name in NOT_OF_TABLES for verb, said in statements.items()}
    for key, (state, _) in psql(office.as_(role), tried, TOOLS).items():
        name, verb = key.split()
        assert (state == "00000") == (verb in NOT_OF_TABLES[name].get(role, "")), f"{role}: {key}: {state}"
        assert state in ("00000", REFUSED)


@pytest.mark.parametrize("role", ROLES)
def test_each_function_is_called_by_those_who_may(office: SharedOffice, role: str) -> None:
    groups = {role, "staff"} if role in LOGINS else {role}
    may = {name: f"SELECT WHERE has_function_privilege('office.{name}', 'EXECUTE')" for name in FUNCTIONS}
    told = psql(office.as_(role), {str(n): statement for n, statement in enumerate(may.values())}, TOOLS)
    held = {name for name, (_, rows) in zip(may, told.values(), strict=True) if rows}
    assert held == {name for name, who in FUNCTIONS.items() if groups & set(who)}
    calls = {_called(name): f"SELECT office.{_called(name)}" for name in FUNCTIONS if name not in held}
    assert {state for state, _ in psql(office.as_(role), calls, TOOLS).values()} <= {REFUSED}


@pytest.mark.parametrize("role", ROLES)
def test_who_inserts_draws_numbers_and_nobody_sets_them(office: SharedOffice, role: str) -> None:
    with psycopg.connect(office.url) as founder:
        numbered = dict(founder.execute(_SEQUENCES).fetchall())
    assert numbered, "there are some"
    drawn = psql(office.as_(role), {name: f"SELECT nextval('{name}')" for name in numbered}, TOOLS)
    assert {name for name, (state, _) in drawn.items() if state == "00000"} == {
        name for name, table in numbered.items() if may_insert(role, table)
    }
    sets = psql(office.as_(role), {name: f"SELECT setval('{name}', 1)" for name in numbered}, TOOLS)
    assert {state for state, _ in sets.values()} == {REFUSED}


def test_there_are_no_views_that_could_show_more_than_their_tables(office: SharedOffice) -> None:
    with psycopg.connect(office.url) as founder:
        assert [*_names(founder, _VIEWS, "public"), *_names(founder, _VIEWS, "office")] == []


@pytest.mark.parametrize("role", ROLES)
def test_whoever_listens_hears_that_there_is_something_and_not_what(office: SharedOffice, role: str) -> None:
    channel = f"{office.roles.prefix}_changes"
    with (
        psycopg.connect(office.as_(role), autocommit=True) as listener,
        psycopg.connect(office.url, autocommit=True) as founder,
    ):
        listener.execute(f"LISTEN {channel}")
        founder.execute("INSERT INTO teams VALUES ('heard')")
        founder.execute("DELETE FROM teams WHERE name = 'heard'")
        heard = [one.payload for one in listener.notifies(timeout=5, stop_after=1)]
    assert set(heard) == {""}


def test_policies_bind_the_owner_of_each_table_too(office: SharedOffice) -> None:
    """Else what a definer function reads, which the owner owns, is all rows of all teams."""
    with psycopg.connect(office.url) as connection:
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'office'::regnamespace)"
            " AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
        ).fetchall()
    assert {name for (name,) in found} >= {*MATRIX, "changes"}


def test_the_owner_changes_the_rows_of_all_teams_in_a_migration(office: SharedOffice) -> None:
    rows = Rows("ada")
    fill(office, rows)
    with psycopg.connect(office.url) as founder:
        founder.execute(f"SET LOCAL ROLE {office.roles.owner}")
        for name in rows.tables:
            (there,) = founder.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,)
            done = founder.execute(f"UPDATE {name} SET {rows.key(name)} = {rows.key(name)}") if name not in FOR_GOOD else None
            assert there >= 2
            assert done is None or done.rowcount == there, name
