"""Logins of a shared office: PostgreSQL's own, made through the one function that may.

A password never stands in a statement: the client computes its verifier (SCRAM-SHA-256, RFC 7677), as the server's log keeps
statements.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from receptionist.errors import Problem
from receptionist.store.addresses import is_this_machine
from receptionist.store.engine import Store
from receptionist.store.shared import founding
from receptionist.store.shared.roles import Roles

ONE_TIME: Final = timedelta(days=3)
"""How long a first password is good."""
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is mistaken for another when it is read out."""


def one_time_password() -> str:
    """To be read out and typed once: twelve letters in threes, 59 bits."""
    letters = [secrets.choice(_LETTERS) for _ in range(12)]
    return "-".join("".join(letters[i : i + 3]) for i in range(0, 12, 3))


class Logins:
    """Of the office in `store`. Each raises `Problem` `staff.not_allowed` where the login may not do that."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(self, session: Session, login: str, role: str, password: str, ends: datetime | None = None) -> datetime:
        """A login with a one-time password, or a new one for it; returns until when (UTC) it is good: not beyond `ends`, the
        contract's."""
        until = min(datetime.now(UTC) + ONE_TIME, ends or datetime.max.replace(tzinfo=UTC))
        verifier = self._verifier(session, login, password)
        self._call(
            session, "set_login(:login, :role, :verifier, :until)", login=login, role=role, verifier=verifier, until=until
        )
        return until

    def end(self, session: Session, login: str, at: datetime | None, *, one_time: bool) -> None:
        """No login from then on; None: no end. `one_time`: a one-time password is not good for longer by this."""
        self._call(session, "set_end(:login, :at, :one_time)", login=login, at=at, one_time=one_time)

    def give_role(self, session: Session, login: str, role: str) -> None:
        """Another role, from the next statement on."""
        self._call(session, "set_role(:login, :role)", login=login, role=role)

    def close(self, session: Session, login: str) -> None:
        """No login any more; connections that stand are ended."""
        self._call(session, "close_login(:login)", login=login)

    def address(self, login: str) -> str:
        """By which `login` joins from another machine: the office's own, as it was opened here. Who came in by a socket or by
        loopback stands on the server itself, which is then called as the office was told it is reached (`--host`)."""
        with self._store.reading() as session:
            roles = self._roles(session)
            name = session.execute(text("SELECT value ->> 'value' FROM settings WHERE key = 'server' AND person = ''")).scalar()
        url = self._store.engine.url
        if is_this_machine(url):
            port = url.query.get("port")
            url = url.set(host=str(name or socket.gethostname()), port=int(port) if isinstance(port, str) else url.port)
            url = url.difference_update_query(["host", "port"])
        plain = url.difference_update_query(["sslmode", "sslrootcert", "passfile"])
        return plain.set(drivername="postgresql", username=roles.login(login)).render_as_string()

    def change_own(self, password: str) -> None:
        """The person's own, in place of the one-time one."""
        with self._store.session() as session:
            me = session.execute(text("SELECT office.me()")).scalar_one()
            self._call(session, "change_password(:verifier)", verifier=self._verifier(session, str(me), password))

    def _roles(self, session: Session) -> Roles:
        roles = founding.of(session.connection())
        if roles is None:
            raise Problem("office.foreign", office=self._store.where)
        return roles

    def _verifier(self, session: Session, login: str, password: str) -> str:
        roles = self._roles(session)
        driver = session.connection().connection.driver_connection
        if driver is None:
            raise Problem("office.unreachable", office=self._store.where)
        made = driver.pgconn.encrypt_password(password.encode(), roles.login(login).encode(), b"scram-sha-256")
        return bytes(made).decode()

    def _call(self, session: Session, call: str, **values: object) -> None:
        with _explained():
            session.execute(text(f"SELECT office.{call}"), values)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        if problem.code == "office.not_allowed":
            raise Problem("staff.not_allowed") from problem
        raise
