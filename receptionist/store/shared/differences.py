"""Where the rights of an office in PostgreSQL are others than this version writes them: after a dump was put back that brought
none, after somebody helped themselves, before an upgrade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.store import trail
from receptionist.store.shared import policies
from receptionist.store.shared.matrix import FUNCTIONS, MATRIX, NOT_OF_TABLES, ROLES
from receptionist.store.shared.roles import Roles

PATH = "search_path=pg_catalog, pg_temp"
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
        *_of_roles(connection, roles),
        *_of_policies(connection, roles),
        *_of_triggers(connection, roles),
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
    """What somebody was given who is no role of the office, or everybody; and what any was of the schema `office`."""
    granted = connection.execute(
        text(
            "SELECT DISTINCT privilege_type, relname, coalesce(rolname, 'PUBLIC') FROM pg_class c"
            " CROSS JOIN aclexplode(c.relacl) LEFT JOIN pg_roles r ON r.oid = grantee"
            " WHERE relnamespace IN ('public'::regnamespace, 'office'::regnamespace) AND relname = ANY(:tables)"
            " AND (relnamespace = 'office'::regnamespace OR coalesce(rolname, 'PUBLIC') <> ALL(:ours)) AND grantee <> relowner"
            " ORDER BY 2, 1"
        ),
        {"ours": list(roles.all()), "tables": [*MATRIX, *NOT_OF_TABLES]},
    )
    its = {*((table, roles.backup) for table in NOT_OF_TABLES), ("changes", roles.staff), ("changes", roles.hub)}
    for verb, table, somebody in granted:
        if verb != "SELECT" or (table, somebody) not in its:
            yield f"{verb} on {table} for {somebody}"
    columns = connection.execute(
        text(
            "SELECT DISTINCT privilege_type, attname, relname, coalesce(rolname, 'PUBLIC') FROM pg_attribute"
            " JOIN pg_class c ON c.oid = attrelid CROSS JOIN aclexplode(attacl) LEFT JOIN pg_roles r ON r.oid = grantee"
            " WHERE relnamespace IN ('public'::regnamespace, 'office'::regnamespace) AND relname = ANY(:tables)"
            " AND coalesce(rolname, 'PUBLIC') <> :keeper AND grantee <> relowner ORDER BY 3, 2, 1"
        ),
        {"keeper": roles.keeper, "tables": [*MATRIX, *NOT_OF_TABLES]},
    )
    for verb, column, table, somebody in columns:
        yield f"{verb} ({column}) on {table} for {somebody}"


def _of_roles(connection: Connection, roles: Roles) -> Iterator[str]:
    """What a role of the office may past all grants, and logins in groups that are not theirs."""
    given = connection.execute(
        text(
            "SELECT rolname, word FROM pg_roles CROSS JOIN LATERAL (VALUES ('SUPERUSER', rolsuper),"
            " ('BYPASSRLS', rolbypassrls), ('CREATEROLE', rolcreaterole)) w (word, may)"
            " WHERE may AND starts_with(rolname, :ours) ORDER BY 1, 2"
        ),
        {"ours": f"{roles.prefix}_"},
    )
    its = {(roles.backup, "BYPASSRLS"), (roles.keeper, "CREATEROLE")}
    yield from (f"{word} for {role}" for role, word in given if (role, word) not in its)
    groups = connection.execute(
        text(
            "SELECT m.rolname, array_agg(DISTINCT g.rolname ORDER BY g.rolname) FROM pg_auth_members a"
            " JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid WHERE starts_with(m.rolname, :logins)"
            " GROUP BY 1 ORDER BY 1"
        ),
        {"logins": roles.login("")},
    )
    theirs = {roles.group(role) for role in ("assistant", "supervisor", "administrator")}
    yield from (f"{', '.join(found)} for {login}" for login, found in groups if len(found) > 1 or not theirs.issuperset(found))


def _of_policies(connection: Connection, roles: Roles) -> Iterator[str]:
    open_ = connection.execute(
        text(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(:tables)"
            " AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1"
        ),
        {"tables": list(MATRIX)},
    )
    yield from (f"ROW LEVEL SECURITY on {table}" for table in open_.scalars())
    # what else they say stands in PostgreSQL in other words than here
    rows = connection.execute(
        text(
            "SELECT schemaname || '.' || tablename, policyname, (SELECT string_agg(r, ', ' ORDER BY r) FROM unnest(roles) r),"
            " 'true' IN (coalesce(qual, ''), coalesce(with_check, '')) FROM pg_policies"
        )
    )
    found = {(str(table), str(policy), str(to), bool(every)) for table, policy, to, every in rows}
    written = {
        (table, policy, ", ".join(sorted(to.split(", "))), every)
        for table, policy, to, every in policies.named(connection, roles)
    }
    for table, policy in sorted({each[:2] for each in found ^ written}):
        yield f"POLICY {policy} on {table.removeprefix('public.')}"


def _of_triggers(connection: Connection, roles: Roles) -> Iterator[str]:
    """That are there and go off."""
    rows = connection.execute(
        text(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal"
            " AND tgenabled IN ('O', 'A') AND relnamespace = 'public'::regnamespace AND relname = ANY(:tables)"
        ),
        {"tables": list(MATRIX)},
    )
    found = {(str(table), str(trigger)) for table, trigger in rows}
    for table, trigger in sorted(found ^ (policies.triggers(connection, roles) | trail.triggers())):
        yield f"TRIGGER {trigger} on {table}"


def _of_functions(connection: Connection, roles: Roles) -> Iterator[str]:
    theirs = set()
    for name, who in FUNCTIONS.items():
        there = connection.execute(text("SELECT to_regprocedure(:name)::oid"), {"name": f"office.{name}"}).scalar()
        if there is None:
            yield f"FUNCTION office.{name}"
            continue
        for role in (policies.role_of(roles, each) for each in who):
            theirs.add((there, role))
            may = text("SELECT has_function_privilege(:role, CAST(:function AS oid), 'EXECUTE')")
            if not connection.execute(may, {"role": role, "function": there}).scalar():
                yield f"EXECUTE on office.{name} for {role}"
    granted = connection.execute(
        text(
            "SELECT DISTINCT p.oid, proname, coalesce(rolname, 'PUBLIC') FROM pg_proc p"
            " CROSS JOIN aclexplode(coalesce(proacl, acldefault('f', proowner))) LEFT JOIN pg_roles r ON r.oid = grantee"
            " WHERE pronamespace = 'office'::regnamespace AND grantee <> proowner ORDER BY 2, 3"
        )
    )
    yield from (f"EXECUTE on office.{name} for {role}" for there, name, role in granted if (there, role) not in theirs)
    written = policies.functions(roles) + trail.FUNCTIONS
    heads = re.findall(r"CREATE OR REPLACE FUNCTION office\.(\w+)(.*?)AS \$\$", written, re.DOTALL)
    for_owner = {name for name, head in heads if "SECURITY DEFINER" in head}
    rows = connection.execute(
        text("SELECT proname, prosrc, prosecdef, proconfig FROM pg_proc WHERE pronamespace = 'office'::regnamespace ORDER BY 1")
    )
    for name, body, definer, path in rows:
        if body not in written or definer != (name in for_owner) or path != [PATH]:
            yield f"FUNCTION office.{name}"
