"""Makes the roles of a new shared office, in an existing empty database, by a login that may create roles."""

from __future__ import annotations

import secrets

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.errors import Problem
from receptionist.store.shared.roles import Roles


def found(connection: Connection, where: str) -> Roles:
    """Make the roles, in the caller's transaction, which goes on as the owner. Raises `office.may_not_create_roles`,
    `office.not_the_database_owner`, `office.superuser_absent`."""
    login = connection.execute(text("SELECT current_user")).scalar_one()
    _look(connection, where, str(login))
    roles = Roles(f"rx{secrets.token_hex(3)}")
    for statement in _statements(roles, str(login), _quoted(connection)):
        connection.exec_driver_sql(statement)
    act_as_owner(connection, roles, where)
    connection.exec_driver_sql("CREATE SCHEMA office")  # its owner says whose office this is
    return roles


def may_act_as_owner(connection: Connection, roles: Roles) -> bool:
    """Whether the login may."""
    may = text("SELECT pg_has_role(session_user, :owner, 'MEMBER')")
    return bool(connection.execute(may, {"owner": roles.owner}).scalar_one())


def act_as_owner(connection: Connection, roles: Roles, where: str) -> None:
    """For the rest of the transaction. Raises `office.owner_only` where the login may not."""
    if not may_act_as_owner(connection, roles):
        raise Problem("office.owner_only", office=where)
    connection.exec_driver_sql(f"SET LOCAL ROLE {roles.owner}")


def of(connection: Connection) -> Roles | None:
    """Those of the office in this database; None where it has none (yet)."""
    query = text("SELECT r.rolname FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner WHERE n.nspname = 'office'")
    owner = connection.execute(query).scalar()
    return Roles(str(owner).removesuffix("_owner")) if owner is not None else None


def _look(connection: Connection, where: str, login: str) -> None:
    may = connection.execute(text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")).scalar_one()
    if not may:
        raise Problem("office.may_not_create_roles", office=where, login=login)
    owns = connection.execute(
        text("SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()")
    ).scalar_one()
    if not owns:
        raise Problem("office.not_the_database_owner", office=where, login=login)


def _quoted(connection: Connection) -> str:
    return str(connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()).replace("%", "%%")


def _statements(roles: Roles, login: str, database: str) -> list[str]:
    me = f'"{login.replace(chr(34), chr(34) * 2)}"'.replace("%", "%%")
    groups = [roles.staff, *(roles.group(role) for role in ("assistant", "supervisor", "administrator"))]
    return [
        f"CREATE ROLE {roles.owner} NOLOGIN",
        f"CREATE ROLE {roles.keeper} NOLOGIN CREATEROLE",
        f"CREATE ROLE {roles.hub} LOGIN",
        f"CREATE ROLE {roles.reader} NOLOGIN",
        f"CREATE ROLE {roles.backup} NOLOGIN",
        *(f"CREATE ROLE {group} NOLOGIN" for group in groups),
        *(f"GRANT {roles.staff} TO {group}" for group in groups[1:]),
        *(f"GRANT {group} TO {roles.keeper} WITH ADMIN OPTION" for group in groups[1:]),
        f"GRANT {roles.owner} TO {me}",
        f"GRANT {roles.keeper} TO {roles.owner}",
        f"GRANT CREATE, CONNECT, TEMPORARY ON DATABASE {database} TO {roles.owner}",
        f"GRANT CREATE, USAGE ON SCHEMA public TO {roles.owner}",
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {roles.staff}, {roles.hub}, {roles.reader}, {roles.backup}",
    ]
