"""A local office becomes a shared one: everything that stands in it, into an existing empty database.

All rows go over in one transaction, the last step of all: killed anywhere before, nothing of the office is there, and the
same command begins again; killed afterwards, it finds the same on both sides and says so.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import insert, text
from sqlalchemy.engine import Connection

from receptionist.calls.recorder import Recorder
from receptionist.errors import Problem
from receptionist.joining import address
from receptionist.serving.certificates import Authority
from receptionist.serving.site import Created, Site, give_hub_a_password, told
from receptionist.settings import SettingRow
from receptionist.store.addresses import is_this_machine, plain_url
from receptionist.store.addresses import told as told_address
from receptionist.store.copying import Contents, Told, contents, copy_rows, how_many, unwatched
from receptionist.store.engine import Store, open_store
from receptionist.store.journal import Journal
from receptionist.store.migrate import HEAD, revision, upgrade
from receptionist.store.safety import refuse_company
from receptionist.store.shared import founding
from receptionist.store.shared.roles import Roles


@dataclass(frozen=True, slots=True)
class Copied:
    """`created`: as for a new office. `rows`: how many went over, or stand on both sides where it had been done `before`."""

    created: Created
    rows: int
    before: bool


def address_of_owner(server: str, login: str, authority: str = "") -> str:
    """The address of the database, by what a person typed: a whole one, or `SERVER/OFFICE` and the login apart. A server
    elsewhere proves by its certificate that it is the right one (libpq, sslmode): `authority` is the file with the certificate
    of whoever signed it, empty: one of those that this machine trusts did. Raises as `joining.address`;
    `copy.authority_absent`."""
    where = address(server, login)
    if is_this_machine(plain_url(where)):
        return where
    if authority and not Path(authority).is_file():
        raise Problem("copy.authority_absent", field="authority", file=authority)
    proof = {"sslmode": "verify-full", "sslrootcert": authority or _trusted_here()}
    return where + ("&" if "?" in where else "?") + urlencode(proof)


def _trusted_here() -> str:
    """The file of the authorities that this machine trusts; where nobody knows it, libpq's own word for them (sslrootcert). The
    libpq that psycopg's wheel brings along looks for them where no system keeps any."""
    known = (ssl.get_default_verify_paths().cafile, "/etc/ssl/certs/ca-certificates.crt")
    return next((file for file in known if file and Path(file).is_file()), "system")


def rows_in(place: Path) -> int:
    """How many rows a local office has now."""
    store = open_store(str(place), must_exist=True)
    try:
        with store.reading() as session:
            return how_many(session.connection())
    finally:
        store.close()


def copy_office(place: Path, where: str, site: Site, hear: Told, *, password: str = "") -> Copied:
    """From the file at `place`, which nobody has open, to the database at `where`, by a login that may create roles and owns
    it (`password`: that login's; empty: libpq finds it). What `hear` raises breaks it off, with nothing left behind. Raises as
    `open_store`, `upgrade`, `founding.found` and `Site.checked`; `office.in_use`, `copy.not_empty` (there is an office
    already), `copy.refused`, `copy.differs`, `certificates.exist`."""
    site = site.checked()
    source = open_store(str(place), must_exist=True)
    target = open_store(where, password=lambda: password or None)
    try:
        refuse_company(place)
        upgrade(source)
        _bring_in_the_journal(source, place)
        roles = _begun(target, site.folder)
        before = _rows_before(source, target, roles)
        if before is not None:
            authority = _authority_shown(target, roles)
            folder = site.folder if _holds(site.folder, authority) else None
            return Copied(told(target.where, folder, authority, roles, site.homes), before, before=True)
        authority = _certificates(source, target, roles, site)
        rows = _carry_over(source, target, roles, authority, site, hear)
        return Copied(told(target.where, site.folder, authority, roles, site.homes), rows, before=False)
    finally:
        source.close()
        target.close()


def _bring_in_the_journal(source: Store, place: Path) -> None:
    """What happened on the phone last and is not in the file yet."""
    failed: list[Problem] = []
    journal = Journal(place.with_name(place.name + ".journal"))
    Recorder(source, journal, lambda _part, problem: failed.append(problem) if problem is not None else None).catch_up()
    for problem in failed:
        raise problem


def refuse_occupied(where: str, site: Site, *, password: str = "") -> None:
    """Raise what keeps an office from being made in the database at `where`, before anything is begun: `office.there` where
    there is one, and as `copy_office`."""
    site.checked()
    target = open_store(where, password=lambda: password or None)
    try:
        now = revision(target)
        with target.engine.begin() as connection:
            roles = founding.of(connection)
            if roles is None:
                refuse_keys(site.folder)
            elif now is not None:
                founding.act_as_owner(connection, roles, target.where)
                if now != HEAD or _count(contents(connection)):
                    raise Problem("office.there", office=told_address(target.engine.url))
    finally:
        target.close()


def refuse_keys(folder: Path) -> None:
    """Raise `certificates.exist` where an authority stands in `folder`."""
    if (folder / "hub.pgpass").exists() or (folder / "ca.key").exists():
        raise Problem("certificates.exist", folder=str(folder))


def _begun(target: Store, folder: Path) -> Roles:
    """The roles and empty tables, or those of an attempt that was broken off."""
    if revision(target) not in (None, HEAD):  # of a database of something else it says so itself
        raise Problem("copy.not_empty", office=target.where)
    with target.engine.begin() as connection:
        roles = founding.of(connection)
        if roles is None:
            refuse_keys(folder)
            roles = founding.found(connection, target.where)
    upgrade(target)
    return roles


def _rows_before(source: Store, target: Store, roles: Roles) -> int | None:
    """None: nothing is there yet. Raises `copy.not_empty` for anything but the same."""
    with target.engine.begin() as connection:
        founding.act_as_owner(connection, roles, target.where)
        there = contents(connection)
    if not _count(there):
        return None
    with source.reading() as session:
        if contents(session.connection()) != there:
            raise Problem("copy.not_empty", office=target.where)
    return _count(there)


def _count(found: Contents) -> int:
    return sum(content.rows for content in found.values())


def _certificates(source: Store, target: Store, roles: Roles, site: Site) -> str:
    """The authority's certificate (PEM), with server and hub signed by it and the hub's password beside. The password's file
    comes first and says whose the folder is: what an attempt left there that was broken off is made anew, as nobody was shown
    it."""
    password = site.folder / "hub.pgpass"
    ours = password.exists() and f":{roles.hub}:" in password.read_text(encoding="utf-8")
    if not ours:
        refuse_keys(site.folder)
    site.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    give_hub_a_password(target, roles, password)
    for name in ("ca", "server", "hub"):
        for kind in ("crt", "key"):
            (site.folder / f"{name}.{kind}").unlink(missing_ok=True)
    authority = Authority.made(site.folder, _name(source))
    authority.server("server", list(site.hosts))
    authority.server("hub", site.names_of_hubs)
    return authority.certificate.read_text(encoding="ascii")


def _name(source: Store) -> str:
    with source.reading() as session:
        row = session.get(SettingRow, ("office.name", ""))
        return str(row.value.get("value", "")) if row is not None else ""


def _carry_over(source: Store, target: Store, roles: Roles, authority: str, site: Site, hear: Told) -> int:
    with source.reading() as session, target.engine.begin() as connection:
        founding.act_as_owner(connection, roles, target.where)
        with unwatched(connection):
            copied = copy_rows(session.connection(), connection, hear)
            own = {"hubs": list(site.hubs), "server": next(iter(site.hosts), "")}
            rows = [{"key": key, "person": "", "value": {"value": value}} for key, value in own.items()]
            connection.execute(insert(SettingRow), rows)
        _show(connection, authority)
    return _count(copied)


def _show(connection: Connection, authority: str) -> None:
    connection.execute(text("DELETE FROM office.certificate"))
    connection.execute(text("INSERT INTO office.certificate (pem) VALUES (:pem)"), {"pem": authority})


def _holds(folder: Path, authority: str) -> bool:
    """Whether the office's certificates are there, and not another's."""
    try:
        return (folder / "ca.crt").read_text(encoding="ascii") == authority
    except (OSError, ValueError):
        return False


def _authority_shown(target: Store, roles: Roles) -> str:
    with target.engine.begin() as connection:
        founding.act_as_owner(connection, roles, target.where)
        return str(connection.execute(text("SELECT pem FROM office.certificate")).scalar_one())
