"""A console joins a shared office: with the address and the one-time password that an administrator gave out, before it knows
the office's certificate authority.

The first look trusts no certificate and needs none: SCRAM with channel binding (RFC 5802, RFC 5929) lets only a server in that
holds this login's verifier, on this very TLS connection. What it then shows is the authority, whose fingerprint two people
compare; from there on nothing but full verification counts.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from receptionist.credentials import Credentials, name_of_office
from receptionist.errors import Invalid, Problem
from receptionist.link.tls import fingerprint_of
from receptionist.settings import workstation_file
from receptionist.store.addresses import refuse_password
from receptionist.store.engine import open_store
from receptionist.store.migrate import HEAD
from receptionist.store.servers import options as server_options
from receptionist.store.servers import read_address
from receptionist.store.shared.kept_out import why_kept_out
from receptionist.store.shared.logins import Logins
from receptionist.store.shared.roles import PREFIX
from receptionist.store.shared.versions import refuse_misfit

SHORTEST: Final = 12
"""Characters of a password of one's own. No kinds of characters are demanded (NIST SP 800-63B, section 5.1.1.2)."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the server showed: the office's name, its authority (PEM) and the fingerprint of that, and whether the password
    must be changed."""

    office: str
    authority: str
    fingerprint: str
    must_change: bool


ROLE = re.compile(rf"({PREFIX.pattern})(?:_u_(.+))?")
"""The database's name of somebody: the office's own id, which stands alone in an address that is everybody's, and the login."""


def address(server: str, login: str = "") -> str:
    """The office's address for one person, of what they were told: the whole of it
    (`postgresql://rx1a2b3c_u_LOGIN@SERVER/OFFICE`), or the office's (`rx1a2b3c@SERVER/OFFICE`) and the login apart; to another
    database than an office's, `SERVER/OFFICE` and its own login. Raises `Invalid` `join.server_form`, `join.name_missing`, and
    `Problem` as `refuse_password`."""
    told = server.strip()
    where = told if "://" in told else f"postgresql://{told}"
    try:
        url = read_address(where)
    except (ArgumentError, ValueError):
        raise Invalid("join.server_form", field="server", server=told) from None
    refuse_password(where)
    if not url.database or not (url.host or url.query.get("host")):
        raise Invalid("join.server_form", field="server", server=told)
    role = _role(url.username or "", login.strip())
    if not role:
        raise Invalid("join.name_missing", field="name")
    return _shown(url.set(username=role).difference_update_query(["sslmode", "sslrootcert"]))


def _role(told: str, login: str) -> str:
    """The database's name of whoever has this login, where `told` stands before the server's name; empty: it is not known."""
    office = ROLE.fullmatch(told)
    if office is not None and not ROLE.fullmatch(login):
        who = login or office[2]
        return f"{office[1]}_u_{who}" if who else ""
    return "" if PREFIX.fullmatch(login or told) else login or told


def of_an_office(where: str) -> bool:
    """Whether an address names somebody of an office, and not a database's own login."""
    return ROLE.fullmatch(read_address(where).username or "") is not None


def apart(told: str) -> tuple[str, str]:
    """The office's address and the login in what was pasted, empty where it is no address with a login in it."""
    try:
        url = read_address(address(told))
    except Problem:
        return "", ""
    office = ROLE.fullmatch(url.username or "")
    before, login = (office[1], office[2]) if office is not None else (None, url.username)
    server = URL.create("postgresql", before, host=url.host, port=url.port, database=url.database, query=url.query)
    return server.render_as_string().partition("://")[2], login or ""


def look(where: str, password: str) -> FirstLook:
    """Raises `Problem` as `why_kept_out` (`office.sign_in_refused`: the name, the password, or its time is over),
    `office.foreign` where the database is no office, `office.newer` and `office.older` where it is one of another version."""
    url = _plain(where)
    # the authority in a folder of the person's own would be asked for already
    engine = _engine(url, password, sslmode="require", channel_binding="require", sslrootcert="")
    try:
        with engine.connect() as connection:
            return _seen(connection, url)
    except OperationalError as error:
        raise why_kept_out(error.orig or error, _shown(url)) from error
    except DBAPIError as error:  # no such table, no such function
        raise Problem("office.foreign", office=_shown(url)) from error
    finally:
        engine.dispose()


def _seen(connection: Connection, url: URL) -> FirstLook:
    refuse_misfit(connection, _shown(url), HEAD)
    name = connection.execute(text("SELECT value ->> 'value' FROM settings WHERE key = 'office.name' AND person = ''"))
    authority = str(connection.execute(text("SELECT office.authority()")).scalar_one() or "")
    change = connection.execute(text("SELECT must_change FROM assistants WHERE login = office.me()"))
    if not authority:
        raise Problem("office.foreign", office=_shown(url))
    return FirstLook(str(name.scalar() or ""), authority, fingerprint_of(authority), bool(change.scalar()))


def same_fingerprint(told: str, shown: str) -> bool:
    """Whether what one was told is what is shown: however it is spaced, and in small letters or large ones."""
    return _digits(told) == _digits(shown)


def _digits(fingerprint: str) -> str:
    return "".join(character for character in fingerprint.upper() if character.isalnum())


def check_new_password(new: str, again: str, one_time: str) -> None:
    """Raises `Invalid` `join.password_short`, `join.password_same`, `join.password_differs`."""
    if len(new) < SHORTEST:
        raise Invalid("join.password_short", field="new", fewest=SHORTEST)
    if new == one_time:
        raise Invalid("join.password_same", field="new")
    if new != again:
        raise Invalid("join.password_differs", field="again")


def join(where: str, password: str, new_password: str, authority: str, folder: Path) -> str:
    """Keep the authority in `folder`, come in with full verification, and put `new_password` in place of the one-time one
    (empty: it is none). Returns the address to open from now on. Raises as `look`, and `office.not_verified` where the
    server's certificate is not the authority's or names another host; `join.not_kept` where the authority cannot be written
    down. Broken off before the end, it is begun again with whichever password holds by then."""
    url = _plain(where)
    file = folder / f"{_digits(fingerprint_of(authority))[:16].lower()}.crt"
    _write(file, authority)
    verified = url.update_query_dict({"sslmode": "verify-full", "sslrootcert": str(file)})
    _prove(verified, password, where)
    store = open_store(_shown(verified), password=lambda: password)
    try:
        if new_password:
            Logins(store).change_own(new_password)
        return store.where
    finally:
        store.close()


def keep(where: str, password: str) -> Problem | None:
    """Put the password of the office at `where` into the keyring; what kept it from that, if anything: it is then asked for at
    each start."""
    try:
        Credentials().set(name_of_office(where), password)
    except Problem as problem:
        return problem
    return None


def authorities_folder() -> Path:
    """Where this person keeps what was shown by the offices they joined."""
    return workstation_file().parent / "authorities"


def _prove(verified: URL, password: str, where: str) -> None:
    """That it is that server, by its certificate."""
    engine = _engine(verified, password)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT office.me()"))
    except OperationalError as error:
        raise why_kept_out(error.orig or error, where) from error
    finally:
        engine.dispose()


def _engine(url: URL, password: str, **options: str) -> Engine:
    more = {**server_options(url), "password": password, **options}
    try:
        return create_engine(url, connect_args=more, poolclass=NullPool, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise Problem("office.shared_library_absent", office=_shown(url)) from error


def _plain(where: str) -> URL:
    return read_address(where).set(drivername="postgresql+psycopg")


def _shown(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _write(file: Path, content: str) -> None:
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as written:
            written.write(content)
        beside.replace(file)
    except OSError as error:
        raise Problem("join.not_kept", file=str(file), reason=error.strerror or "") from error
