"""The servers of a shared office: by which names they are reached, the certificates and the hub's secret, and what an
administrator must write into their configuration."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from receptionist.errors import Invalid, Problem
from receptionist.link.addresses import host_of, hub_addresses
from receptionist.link.tls import fingerprint_of
from receptionist.serving.certificates import host_name
from receptionist.store.engine import Store
from receptionist.store.servers import read_address
from receptionist.store.shared import founding
from receptionist.store.shared.roles import Roles


@dataclass(frozen=True, slots=True)
class Site:
    """Of the servers: `folder` for certificates and keys, the names and addresses by which consoles reach them (`hosts`), and
    where the hubs are (`host:port`). `homes`: colleagues come from any network, by certificates of their own."""

    folder: Path
    hosts: Sequence[str]
    hubs: Sequence[str]
    homes: bool = False

    def checked(self) -> Site:
        """With names as certificates have them. Raises `Invalid` `certificates.host`, `hub.address_form`."""
        hosts = [host_name(host) for host in self.hosts]
        for hub in self.hubs:
            if hub_addresses(hub) != [hub]:
                raise Invalid("hub.address_form", field="hubs", address=hub)
            host_name(host_of(hub))
        return replace(self, hosts=hosts)

    @property
    def names_of_hubs(self) -> list[str]:
        """By which consoles may look for a hub: those of the servers, where nobody said otherwise, and those that were said."""
        return list(dict.fromkeys([*self.hosts, *(host_name(host_of(hub)) for hub in self.hubs)]))


@dataclass(frozen=True, slots=True)
class Created:
    """What was made. `where` is the office's address; `folder` holds `ca`, `server` and `hub` (certificates and keys) and
    `hub.pgpass` (None: they lie somewhere else); `fingerprint` is the authority's, for whoever joins a console."""

    where: str
    folder: Path | None
    fingerprint: str
    roles: Roles
    postgresql_conf: tuple[str, ...]
    pg_hba_conf: tuple[str, ...]


def told(where: str, folder: Path | None, authority: str, roles: Roles, homes: bool) -> Created:
    """What an administrator is told of the office at `where`; `homes` as in `Site`."""
    server, access = _server_lines(folder, homes), _access_lines(read_address(where), roles, homes)
    return Created(where, folder, fingerprint_of(authority), roles, server, access)


def roles_of(store: Store) -> Roles:
    """Raises `Problem` `office.foreign`."""
    with store.engine.connect() as connection:
        roles = founding.of(connection)
    if roles is None:
        raise Problem("office.foreign", office=store.where)
    return roles


def give_hub_a_password(store: Store, roles: Roles, file: Path) -> None:
    """Nobody types it: it stands in a file that libpq reads (PGPASSFILE), its owner's only, which is there whole or not at all:
    half of one would be nobody's, and keep a second attempt out."""
    password = secrets.token_urlsafe(32)
    with store.engine.begin() as connection:
        driver: DBAPIConnection | None = connection.connection.driver_connection
        if driver is None:
            raise Problem("office.unreachable", office=store.where)
        made = driver.pgconn.encrypt_password(password.encode(), roles.hub.encode(), b"scram-sha-256")
        connection.exec_driver_sql(f"ALTER ROLE {roles.hub} LOGIN PASSWORD '{bytes(made).decode()}'")
    begun = file.with_name(file.name + ".new")
    with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as written:
        written.write(f"*:*:*:{roles.hub}:{password}\n")
    begun.replace(file)


def _server_lines(folder: Path | None, homes: bool) -> tuple[str, ...]:
    """`server.key` must be readable by the server alone: it is copied to where it is."""

    def file(setting: str, name: str) -> str:
        return f"{setting} = '{name}'" + (f"  # {folder / name}" if folder is not None else "")

    return (
        "ssl = on",
        file("ssl_cert_file", "server.crt"),
        file("ssl_key_file", "server.key"),
        *((file("ssl_ca_file", "ca.crt"),) if homes else ()),
        "ssl_min_protocol_version = 'TLSv1.2'",
        "password_encryption = 'scram-sha-256'",
    )


def _access_lines(url: URL, roles: Roles, homes: bool) -> tuple[str, ...]:
    """The first line that fits decides (pg_hba.conf): nobody comes in without TLS, and nobody who is not of the office; from
    another network than the server's own only with a certificate of the office's authority in that very name."""
    database = url.database or ""
    by_certificate = (f"hostssl {database} +{roles.staff} all scram-sha-256 clientcert=verify-full",) if homes else ()
    return (
        f"hostssl {database} {roles.hub} samenet scram-sha-256",
        f"hostssl {database} +{roles.staff} samenet scram-sha-256",
        f"hostssl {database} {roles.reader} samenet scram-sha-256",
        f"hostssl {database} {roles.backup} samenet scram-sha-256",
        *by_certificate,
        f"host {database} all all reject",
    )
