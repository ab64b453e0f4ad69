"""The address of a shared office: how it is read and shown, and what may not stand in it."""

from __future__ import annotations

from ipaddress import ip_address

from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from receptionist.errors import Problem
from receptionist.store import servers


def shown(url: URL) -> str:
    """As a person writes it: without the driver, and without a password."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def told(url: URL) -> str:
    """For a sentence: what a person needs to know which office is meant."""
    return shown(url.difference_update_query(["sslmode", "sslrootcert"]))


def in_short(where: str) -> str:
    """A shared office as one speaks of it on the screen: `server/office`, without login, scheme or a socket's folder. What is
    no address of one stays as it is."""
    try:
        url = plain_url(where)
    except Problem:
        return where
    host = next((host for host in _hosts(url) if host), "")
    port = f":{url.port}" if url.port is not None and url.host else ""
    return f"{'localhost' if not host or host.startswith(('/', '@')) else host}{port}/{url.database or ''}"


def refuse_password(where: str) -> None:
    """Raise `office.password_in_url` for a URL that holds a password: it would stand in shell histories and process lists."""
    if "://" in where:
        plain_url(where)


def refuse_unverified(where: str) -> None:
    """Raise `office.unverified` for a server elsewhere that would be believed without its certificate (libpq, sslmode)."""
    if "://" not in where:
        return
    url = plain_url(where)
    if not _is_proved(url):
        raise Problem("office.unverified", office=told(url))


def refuse_unproved(where: str) -> None:
    """As `refuse_unverified`, for who makes an office on a server: `office.unproved`."""
    url = plain_url(where)
    if not _is_proved(url):
        raise Problem("office.unproved", office=told(url), database=url.database or "")


def _is_proved(url: URL) -> bool:
    return url.query.get("sslmode") == "verify-full" or is_this_machine(url)


def is_this_machine(url: URL) -> bool:
    """Whether the server is reached by a socket or by loopback."""
    return all(_is_loopback(host) for host in _hosts(url))


def _hosts(url: URL) -> list[str]:
    """All that may be asked: one in its place, several in the query. None: the socket of this machine."""
    found = [url.host or ""]
    for name in ("host", "hostaddr"):
        more = url.query.get(name, ())
        found += [more] if isinstance(more, str) else more
    return [host for listed in found for host in listed.split(",")]


def _is_loopback(host: str) -> bool:
    """A socket's folder, or an address of this machine's own."""
    if not host or host.startswith(("/", "@")):
        return True
    bare = host.rpartition(":")[0] if host.count(":") == 1 or "]:" in host else host
    try:
        return bare == "localhost" or ip_address(bare.strip("[]")).is_loopback
    except ValueError:
        return False


def plain_url(where: str) -> URL:
    """The URL for psycopg 3."""
    try:
        url = servers.read_address(where)
    except (ArgumentError, ValueError):
        raise Problem("office.url") from None
    if url.password is not None or "password" in url.query:
        raise Problem("office.password_in_url")
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise Problem("office.url")
    return url.set(drivername="postgresql+psycopg")
