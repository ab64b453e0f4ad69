"""Makes the matrix hold in PostgreSQL itself: grants and row-level security, forced for the owner too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.store.shared import versions
from receptionist.store.shared.matrix import FUNCTIONS, MATRIX, ROLES, SIGNED, Table
from receptionist.store.shared.roles import Roles

_VERBS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
_KEEPERS = (
    "set_login(text, text, text, timestamptz)",
    "set_role(text, text)",
    "set_end(text, timestamptz, boolean)",
    "close_login(text)",
    "change_password(text)",
)
"""Functions that make and change roles: the keeper's, as the owner may not."""


def apply(connection: Connection, roles: Roles) -> None:
    """Bring functions, grants and policies to what the matrix says, as the owner, in the caller's transaction; again and again
    without harm. The tables are there."""
    _run(connection, functions(roles))
    for name in _KEEPERS:
        _run(connection, f"ALTER FUNCTION office.{name} OWNER TO {roles.keeper}")
    for statement in _grants(connection, roles):
        _run(connection, statement)


def _run(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement.replace("%", "%%"))


def named(connection: Connection, roles: Roles) -> set[tuple[str, str, str, bool]]:
    """The policies that `apply` makes, each by its table and its own name, for whom it is, and whether it leaves out no row."""
    form = re.compile(r"CREATE POLICY (\w+) ON (\S+) .*?TO (.+?) (?:USING|WITH CHECK) (\(+true\)+(?= WITH CHECK|$))?")
    made = (form.match(statement) for statement in _grants(connection, roles))
    return {(each[2], each[1], each[3], each[4] is not None) for each in made if each is not None}


def triggers(connection: Connection, roles: Roles) -> set[tuple[str, str]]:
    """As `named`, the triggers."""
    made = (re.match(r"CREATE OR REPLACE TRIGGER (\w+) .* ON public\.(\w+) ", each) for each in _grants(connection, roles))
    return {(each[2], each[1]) for each in made if each is not None}


def functions(roles: Roles) -> str:
    """The statements that make them."""
    written = files(__package__).joinpath("functions.sql").read_text(encoding="utf-8")
    values = {"prefix": roles.prefix, "login_from": str(len(roles.login("")) + 1), "oldest": versions.OLDEST}
    for name, value in values.items():
        written = written.replace(f"{{{name}}}", value)
    return written


def _grants(connection: Connection, roles: Roles) -> Iterator[str]:
    for name, table in MATRIX.items():
        yield f"REVOKE ALL ON public.{name} FROM PUBLIC"
        yield f"ALTER TABLE public.{name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
        for policy in _present(connection, name):
            yield f'DROP POLICY "{policy}" ON public.{name}'
        yield f"CREATE POLICY owner ON public.{name} TO {roles.owner} USING (true) WITH CHECK (true)"
        yield f"CREATE POLICY backup ON public.{name} FOR SELECT TO {roles.backup} USING (true)"
        for role in ROLES:
            yield from _for_role(roles, name, table, role)
        yield from _here(roles, name)
    yield f"GRANT SELECT (login, state, ends_on), UPDATE (must_change) ON public.assistants TO {roles.keeper}"
    yield f"CREATE POLICY keeper ON public.assistants TO {roles.keeper} USING (true)"
    for rule, when, of in (
        ("keep_team", "UPDATE", "clients"),
        ("bound_loan", "INSERT OR UPDATE", "loans"),
        ("one_handover", "INSERT OR UPDATE", "handovers"),
        ("whose_handover", "UPDATE", "handovers"),  # after `sign`, by name: who offers it is known then
    ):
        yield f"CREATE OR REPLACE TRIGGER {rule} BEFORE {when} ON public.{of} FOR EACH ROW EXECUTE FUNCTION office.{rule}()"
    yield (
        "CREATE OR REPLACE TRIGGER in_turn BEFORE INSERT OR UPDATE ON public.handovers"
        " FOR EACH STATEMENT EXECUTE FUNCTION office.handovers_in_turn()"
    )
    yield (
        "CREATE OR REPLACE TRIGGER keep_role AFTER UPDATE OF role ON public.assistants"
        " FOR EACH ROW EXECUTE FUNCTION office.keep_role()"
    )
    yield (
        "CREATE OR REPLACE TRIGGER keep_clock AFTER INSERT OR UPDATE OF own, zone ON public.clients"
        " FOR EACH ROW WHEN (NEW.own) EXECUTE FUNCTION office.keep_clock()"
    )
    yield "SELECT office.set_clock(zone) FROM public.clients WHERE own"
    yield from _signatures()
    yield from _backup(roles)
    yield from _feed(roles)
    yield from _sequences(connection, roles)
    yield from _functions_grants(roles)


_IN = "(SELECT office.is_in())"


def _in(roles: Roles) -> str:
    """Whether who asks is in; or it is a function that acts for somebody who is not: it asks by itself, and changes a one-time
    password. (Owner and keeper have every login.)"""
    return f"{_IN} OR current_user IN ('{roles.owner}', '{roles.keeper}')"


def _here(roles: Roles, name: str) -> Iterator[str]:
    """Nothing for who does not work here, or has a one-time password, whatever else a policy gives: but what joining shows."""
    only, here = f"ON public.{name} AS RESTRICTIVE", _in(roles)
    if name == "settings":
        joins = "key = 'office.name' AND person = '' AND NOT (SELECT office.has_left())"
        yield f"CREATE POLICY here_select {only} FOR SELECT TO {roles.staff} USING ({here} OR {joins})"
    elif name not in SEEN_BY_WHO_LEFT:
        yield f"CREATE POLICY here {only} TO {roles.staff} USING ({here}) WITH CHECK ({here})"
        return
    yield f"CREATE POLICY here_insert {only} FOR INSERT TO {roles.staff} WITH CHECK ({here})"
    yield f"CREATE POLICY here_update {only} FOR UPDATE TO {roles.staff} USING ({here})"
    yield f"CREATE POLICY here_delete {only} FOR DELETE TO {roles.staff} USING ({here})"


def _for_role(roles: Roles, name: str, table: Table, role: str) -> Iterator[str]:
    who = role_of(roles, role)
    yield f"REVOKE ALL ON public.{name} FROM {who}"
    for verb, word in _VERBS.items():
        scopes = [table.scopes[cell.scope] for cell in table.cells.get(role, ()) if verb in cell.verbs]
        if scopes:
            yield f"GRANT {word} ON public.{name} TO {who}"
            rows = " OR ".join(f"({scope})" for scope in scopes)
            if name == "assistants" and verb == "S" and role in ("supervisor", "administrator"):
                rows = f"({rows}) AND (login = office.me() OR {_IN})"  # in no policy of the owner's: is_in() reads it
            yield _policy(f"{role}_{word.lower()}", name, word, who, rows)


def role_of(roles: Roles, role: str) -> str:
    """The name in PostgreSQL of one of the matrix' roles."""
    return {
        "hub": roles.hub,
        "reader": roles.reader,
        "staff": roles.staff,
        "keeper": roles.keeper,
        "owner": roles.owner,
    }.get(role) or roles.group(role)


def _policy(policy: str, table: str, verb: str, who: str, rows: str) -> str:
    conditions = {"INSERT": f"WITH CHECK ({rows})", "UPDATE": f"USING ({rows}) WITH CHECK ({rows})"}
    return f"CREATE POLICY {policy} ON public.{table} FOR {verb} TO {who} {conditions.get(verb, f'USING ({rows})')}"


def _present(connection: Connection, table: str) -> list[str]:
    query = text("SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = :name")
    return [str(name) for name in connection.execute(query, {"name": table}).scalars()]


SEEN_BY_WHO_LEFT = ("assistants", "alembic_version")
"""Tables that still tell somebody whose contract is over who they were, and nothing of colleagues; all others show them nothing
any more. To change there is nothing for them in any."""

FED = {
    "clients": "id",
    "news": "client",
    "messages": "client",
    "callers": "client",
    "settings": "",
    "assistants": "",
    "staff_teams": "",
    "teams": "",
    "loans": "client",
    "handovers": "client",
}
"""The tables whose changes are told, and the column that says of which client."""


def _feed(roles: Roles) -> Iterator[str]:
    yield "ALTER TABLE office.changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    for policy in ("owner", "seen", "all_seen", "here"):
        yield f"DROP POLICY IF EXISTS {policy} ON office.changes"
    yield f"CREATE POLICY owner ON office.changes TO {roles.owner} USING (true) WITH CHECK (true)"
    yield (
        f"CREATE POLICY seen ON office.changes FOR SELECT TO {roles.staff}"
        " USING (client IS NULL OR client IN (SELECT office.my_clients()))"
    )
    everything = f"{roles.hub}, {roles.group('administrator')}"
    yield f"CREATE POLICY all_seen ON office.changes FOR SELECT TO {everything} USING (true)"
    yield f"CREATE POLICY here ON office.changes AS RESTRICTIVE TO {roles.staff} USING ({_in(roles)})"
    yield f"GRANT SELECT ON office.changes TO {roles.staff}, {roles.hub}"
    for table, column in FED.items():
        yield (
            f"CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.{table}"
            f" FOR EACH ROW EXECUTE FUNCTION office.note_change('{column}')"
        )


def _backup(roles: Roles) -> Iterator[str]:
    """Reads all there is and changes nothing: `pg_dump --enable-row-security`, which no policy then cuts short."""
    for schema in ("public", "office"):
        yield f"GRANT USAGE ON SCHEMA {schema} TO {roles.backup}"
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {roles.backup}"
        yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {roles.backup}"
    yield "DROP POLICY IF EXISTS backup ON office.changes"
    yield f"CREATE POLICY backup ON office.changes FOR SELECT TO {roles.backup} USING (true)"


def _signatures() -> Iterator[str]:
    for table, signatures in SIGNED.items():
        said = ", ".join(f"'{one.who}', '{one.at}', '{'again' if one.again else 'once'}'" for one in signatures)
        yield (
            f"CREATE OR REPLACE TRIGGER sign BEFORE INSERT OR UPDATE ON public.{table}"
            f" FOR EACH ROW EXECUTE FUNCTION office.sign({said})"
        )


def _sequences(connection: Connection, roles: Roles) -> Iterator[str]:
    """Whoever inserts into a table draws its numbers; nobody sets them."""
    for sequence, table in connection.execute(_NUMBERED).all():
        yield f"REVOKE ALL ON SEQUENCE public.{sequence} FROM {', '.join(role_of(roles, role) for role in ROLES)}"
        for role in ROLES:
            if may_insert(role, table):
                yield f"GRANT USAGE ON SEQUENCE public.{sequence} TO {role_of(roles, role)}"


_NUMBERED = text(
    "SELECT s.relname, t.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype = 'a'"
    " JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace"
)
"""Sequences, and the tables whose rows they number."""


def may_insert(role: str, table: str) -> bool:
    """By the matrix, whichever rows."""
    return any("I" in cell.verbs for cell in MATRIX[table].cells.get(role, ()))


def _functions_grants(roles: Roles) -> Iterator[str]:
    yield "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC"
    for name, who in FUNCTIONS.items():
        for role in who:
            yield f"GRANT EXECUTE ON FUNCTION office.{name} TO {role_of(roles, role)}"
