"""Where the rights of an office in PostgreSQL are others than this version writes them: after a dump was put back that brought
none, after somebody helped themselves, before an upgrade."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.store import trail
from receptionist.store.shared import policies
from receptionist.store.shared.matrix import FUNCTIONS, MATRIX, NOT_OF_TABLES, ROLES
from receptionist.store.shared.roles import Roles

VERBS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE", "T": "TRUNCATE", "R": "REFERENCES", "G": "TRIGGER"}


def differences(connection: Connection, roles: Roles) -> list[str]:
    """Each in PostgreSQL's own words (`DELETE on calls for rx1a2b3c_hub`), whether it is missing or too much. Only catalogues
    are read, which are everybody's."""
    there = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
    missing = [f"role {role}" for role in roles.all() if role not in there]
    if missing:
        return missing
    return [
        *_of_tables(connection, roles),
        *_of_others(connection, roles),
        *_of_policies(connection, roles),
        *_of_functions(connection, roles),
    ]


def _of_tables(connection: Connection, roles: Roles) -> Iterator[str]:
    found = connection.execute(
        text(
            "SELECT c.relname, r, v, has_table_privilege(r, c.oid, v) FROM pg_class c"
            " CROSS JOIN unnest(CAST(:roles AS text[])) r CROSS JOIN unnest(CAST(:verbs AS text[])) v"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname = ANY(:tables) ORDER BY 1, 2, 3"
        ),
        {"roles": [policies.role_of(roles, role) for role in ROLES], "verbs": list(VERBS.values()), "tables": list(MATRIX)},
    )
    written = {
        (table, policies.role_of(roles, role), VERBS[verb])
        for table, of in MATRIX.items()
        for role, cells in of.cells.items()
        for cell in cells
        for verb in cell.verbs
    }
    for table, role, verb, may in found:
        if may != ((table, role, verb) in written):
            yield f"{verb} on {table} for {role}"


def _of_others(connection: Connection, roles: Roles) -> Iterator[str]:
    """What somebody was given who is no role of the office, or everybody."""
    granted = connection.execute(
        text(
            "SELECT DISTINCT privilege_type, relname, coalesce(rolname, 'PUBLIC') FROM pg_class c"
            " CROSS JOIN aclexplode(c.relacl) LEFT JOIN pg_roles r ON r.oid = grantee"
            " WHERE relnamespace IN ('public'::regnamespace, 'office'::regnamespace) AND relname = ANY(:tables)"
            " AND coalesce(rolname, 'PUBLIC') <> ALL(:ours) AND grantee <> relowner ORDER BY 2, 1"
        ),
        {"ours": list(roles.all()), "tables": [*MATRIX, *NOT_OF_TABLES]},
    )
    for verb, table, somebody in granted:
        yield f"{verb} on {table} for {somebody}"


def _of_policies(connection: Connection, roles: Roles) -> Iterator[str]:
    open_ = connection.execute(
        text(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(:tables)"
            " AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1"
        ),
        {"tables": list(MATRIX)},
    )
    yield from (f"ROW LEVEL SECURITY on {table}" for table in open_.scalars())
    rows = connection.execute(text("SELECT schemaname || '.' || tablename, policyname FROM pg_policies"))
    found = {(str(table), str(policy)) for table, policy in rows}
    for table, policy in sorted(found ^ policies.named(connection, roles)):
        yield f"POLICY {policy} on {table.removeprefix('public.')}"


def _of_functions(connection: Connection, roles: Roles) -> Iterator[str]:
    for name, who in FUNCTIONS.items():
        there = connection.execute(text("SELECT to_regprocedure(:name)::oid"), {"name": f"office.{name}"}).scalar()
        if there is None:
            yield f"FUNCTION office.{name}"
            continue
        for role in (policies.role_of(roles, each) for each in who):
            may = text("SELECT has_function_privilege(:role, CAST(:function AS oid), 'EXECUTE')")
            if not connection.execute(may, {"role": role, "function": there}).scalar():
                yield f"EXECUTE on office.{name} for {role}"
    written = policies.functions(roles) + trail.FUNCTIONS
    bodies = connection.execute(
        text("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'office'::regnamespace ORDER BY 1")
    )
    yield from (f"FUNCTION office.{name}" for name, body in bodies if body not in written)
