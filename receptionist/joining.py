"""A console joins a shared office: with the address and the one-time password that an administrator gave out, before it knows
the office's certificate authority.

The first look trusts no certificate and needs none: SCRAM with channel binding (RFC 5802, RFC 5929) lets only a server in that
holds this login's verifier, on this very TLS connection. What it then shows is the authority, whose fingerprint two people
compare; from there on nothing but full verification counts.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from receptionist.errors import Problem
from receptionist.store.engine import open_store
from receptionist.store.shared.logins import Logins


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the server showed: the office's name, its authority (PEM), and whether the password must be changed."""

    office: str
    authority: str
    must_change: bool


def look(where: str, password: str) -> FirstLook:
    """Raises `Problem` `join.refused` (the password, the login, or no such office), `join.no_tls`, `office.unreachable`,
    `join.not_an_office`."""
    url = _plain(where)
    engine = _engine(url, password, sslmode="require", channel_binding="require")
    try:
        with engine.connect() as connection:
            name = connection.execute(text("SELECT value ->> 'value' FROM settings WHERE key = 'office.name' AND person = ''"))
            authority = connection.execute(text("SELECT office.authority()"))
            change = connection.execute(text("SELECT must_change FROM assistants WHERE login = office.me()"))
            return FirstLook(str(name.scalar() or ""), str(authority.scalar_one() or ""), bool(change.scalar()))
    except OperationalError as error:
        raise _explained(error, url) from error
    except Exception as error:
        raise Problem("join.not_an_office", office=_shown(url)) from error
    finally:
        engine.dispose()


def join(where: str, password: str, new_password: str, authority: str, folder: Path) -> str:
    """Keep the authority in `folder`, come in with full verification, and put `new_password` in place of the one-time one
    (empty: it is none). Returns the address to open from now on. Raises as `look`, and `join.not_verified` where the server's
    certificate is not the authority's or names another host."""
    url = _plain(where)
    file = folder / f"{url.host or 'server'}-{url.database}.crt"
    _write(file, authority)
    address = url.update_query_dict({"sslmode": "verify-full", "sslrootcert": str(file)})
    _prove(address, password)
    store = open_store(address.set(drivername="postgresql").render_as_string(), password=lambda: password)
    try:
        if new_password:
            Logins(store).change_own(new_password)
        return store.where
    finally:
        store.close()


def _prove(address: URL, password: str) -> None:
    """That it is that server, by its certificate."""
    engine = _engine(address, password)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT office.me()"))
    except OperationalError as error:
        raise _explained(error, address) from error
    finally:
        engine.dispose()


def _engine(url: URL, password: str, **options: str) -> Engine:
    more = {"password": password, "connect_timeout": "5", **options}
    return create_engine(url, connect_args=more, poolclass=NullPool, hide_parameters=True)


def _plain(where: str) -> URL:
    url = make_url(where)
    return url.set(drivername="postgresql+psycopg", password=None)


def _shown(url: URL) -> str:
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def _explained(error: OperationalError, url: URL) -> Problem:
    """PostgreSQL gives no code before a connection stands: its words are all there is."""
    said = str(error.orig)
    if "certificate" in said:
        return Problem("join.not_verified", office=_shown(url))
    if "SSL" in said and "support" in said:
        return Problem("join.no_tls", office=_shown(url))
    if any(word in said for word in ("authentication failed", "rejects", "no pg_hba.conf entry", "channel binding")):
        return Problem("join.refused", office=_shown(url))
    return Problem("office.unreachable", office=_shown(url))


def _write(file: Path, content: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(file.name + ".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as written:
        written.write(content)
    beside.replace(file)
