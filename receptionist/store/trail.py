"""The triggers that write the trail: who changed what of profiles, rights and settings, when, from where, and what stood there
before. On PostgreSQL and on SQLite, of the same tables, with the same content."""

# ruff: noqa: S608 - what is put into these statements are names of our own tables and columns
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import MetaData, Table, inspect, text
from sqlalchemy.engine import Connection

from receptionist.store.types import Id

AUDITED: Final = (
    "clients",
    "lines",
    "greetings",
    "instructions",
    "people",
    "ways",
    "absences",
    "reaches",
    "openings",
    "duty",
    "client_statuses",
    "addresses",
    "facts",
    "closures",
    "closure_answers",
    "day_exceptions",
    "rotas",
    "news",
    "callers",
    "templates",
    "assistants",
    "teams",
    "staff_teams",
    "loans",
    "settings",
    "audit_redactions",
    "audit_chains",
)
"""Profiles, rights and settings. What happens all day (calls, messages) has a record of its own."""
FOR_GOOD: Final = ("audit", "audit_seals", "audit_redactions", "audit_chains")
"""Rows of these are added and never changed; values may be taken away, by a recorded decision."""
SECRET: Final = {("clients", "passphrase")}
"""Columns whose content nobody needs to see again: only that they changed."""


def put_on(connection: Connection, metadata: MetaData) -> None:
    """On all tables that are there, anew, in the caller's transaction."""
    there = set(inspect(connection).get_table_names())
    if "audit" not in there:
        return
    tables = [metadata.tables[name] for name in AUDITED if name in there]
    if connection.dialect.name == "sqlite":
        for statement in _sqlite(tables):
            connection.exec_driver_sql(statement)
    else:
        for statement in _postgresql(tables):
            connection.exec_driver_sql(statement.replace("%", "%%"))  # the driver's own placeholders begin with one


def triggers() -> set[tuple[str, str]]:
    """Those of a shared office, each by its table and its own name."""
    return {*((name, "audit") for name in AUDITED), *((name, "audit_no_change") for name in FOR_GOOD)}


def take_off(connection: Connection) -> None:
    """While tables are rebuilt (SQLite changes a column by making the table anew)."""
    if connection.dialect.name == "postgresql":
        return
    names = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit\\_%' ESCAPE '\\'")
    )
    for name in names.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


# ---- SQLite


def _sqlite(tables: Iterable[Table]) -> Iterator[str]:
    for name in FOR_GOOD:
        for verb in ("UPDATE", "DELETE"):
            yield f"DROP TRIGGER IF EXISTS audit_{name}_no_{verb.lower()}"
            yield (
                f"CREATE TRIGGER audit_{name}_no_{verb.lower()} BEFORE {verb} ON {name}"
                " BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END"
            )
    for table in tables:
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            yield f"DROP TRIGGER IF EXISTS audit_{table.name}_{verb.lower()}"
            yield (
                f"CREATE TRIGGER audit_{table.name}_{verb.lower()} AFTER {verb} ON {table.name}{_changed(table, verb)} BEGIN"
                ' INSERT INTO audit (at, actor, source, what, verb, "key", client)'
                f" VALUES (strftime('%Y-%m-%d %H:%M:%f', 'now') || '000', acting(), acting_from(), '{table.name}',"
                f" '{verb[0]}', {_json(table, row, keys=True)}, {_client(table, row)});{_before(table, verb)} END"
            )


def _changed(table: Table, verb: str) -> str:
    """A row that is written as it stood has not changed."""
    if verb != "UPDATE":
        return ""
    return " WHEN " + " OR ".join(f'OLD."{column.name}" IS NOT NEW."{column.name}"' for column in table.columns)


def _before(table: Table, verb: str) -> str:
    if verb == "INSERT":
        return ""
    return f" INSERT INTO audit_values (audit, before) VALUES (last_insert_rowid(), {_json(table, 'OLD', keys=False)});"


def _json(table: Table, row: str, *, keys: bool) -> str:
    columns = list(table.primary_key) if keys else list(table.columns)
    parts = ", ".join(f"'{column.name}', {_plain(table, column.name, row)}" for column in columns)
    return f"json_object({parts})"


def _plain(table: Table, column: str, row: str) -> str:
    if (table.name, column) in SECRET:
        return f"""CASE WHEN {row}."{column}" = '' THEN '' ELSE '***' END"""
    return f'{row}."{column}"'


def _client(table: Table, row: str) -> str:
    if table.name == "clients":
        return f"{row}.id"
    return f"{row}.client" if "client" in table.columns and isinstance(table.columns["client"].type, Id) else "NULL"


# ---- PostgreSQL


def _postgresql(tables: Iterable[Table]) -> Iterator[str]:
    yield FUNCTIONS
    for name in FOR_GOOD:
        yield (
            f"CREATE OR REPLACE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON public.{name}"
            " FOR EACH ROW EXECUTE FUNCTION office.keep_trail()"
        )
    for table in tables:
        keys = ", ".join(f"'{column.name}'" for column in table.primary_key)
        column = "id" if table.name == "clients" else "client" if _client(table, "NEW") != "NULL" else ""
        secret = next((name for of, name in SECRET if of == table.name), "")
        yield (
            f"CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON public.{table.name}"
            f" FOR EACH ROW EXECUTE FUNCTION office.audit('{column}', '{secret}', {keys})"
        )


FUNCTIONS = """
CREATE OR REPLACE FUNCTION office.keep_trail() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$ BEGIN RAISE EXCEPTION 'the trail is never changed'; END $$;

CREATE OR REPLACE FUNCTION office.audit() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    now jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
    keys jsonb := '{}';
    written integer;
BEGIN
    IF TG_OP = 'UPDATE' AND now = before THEN
        RETURN NULL;
    END IF;
    FOR i IN 2 .. TG_NARGS - 1 LOOP
        keys := keys || jsonb_build_object(TG_ARGV[i], now -> TG_ARGV[i]);
    END LOOP;
    IF before ->> TG_ARGV[1] <> '' THEN
        before := jsonb_set(before, ARRAY[TG_ARGV[1]], '"***"');
    END IF;
    INSERT INTO public.audit (at, actor, source, what, verb, key, client)
    VALUES (clock_timestamp(), regexp_replace(session_user, '^rx[0-9a-f]{6}_(u_)?', ''),
            coalesce(host(inet_client_addr()), 'local'), TG_TABLE_NAME, left(TG_OP, 1), keys::text,
            (now ->> nullif(TG_ARGV[0], ''))::uuid)
    RETURNING id INTO written;
    IF before IS NOT NULL THEN
        INSERT INTO public.audit_values (audit, before) VALUES (written, before::text);
    END IF;
    RETURN NULL;
END $$;
"""
