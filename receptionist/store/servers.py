"""A PostgreSQL that may be several: how its address is read, how long one that is gone is waited for, what its refusals mean.

An office on a server with a standby is opened by an address that names both (libpq, 32.1.1.3 "Specifying Multiple Hosts"); the
one that may be written is taken, so that the promotion of a standby needs nothing but a new connection.
"""

from __future__ import annotations

import os
from typing import Any, Final

from sqlalchemy.engine import URL, make_url

from receptionist.errors import Problem

PATIENCE: Final[dict[str, str]] = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "2",
    "tcp_user_timeout": "10000",
}
"""Seconds for each server that is asked, and until a connection whose other end is gone without a word is given up (the last in
milliseconds): else the kernel waits for a quarter of an hour."""

SILENCE: Final = 15.0
"""Seconds for which consoles and hubs wait for a server that says nothing in the middle of something that was asked of it: one
that stands still breaks no connection, and no time limit of the kernel's or of its own notices (`shared.connection`)."""

_CODES: Final = {
    "25006": "office.read_only",
    "53100": "office.disk_full",
    "55000": "office.read_only",
    "55P03": "office.locked",
}
_CLASSES: Final = {"40": "office.locked", "53": "office.unreachable", "57": "office.unreachable", "58": "office.unreachable"}
"""What says something of the server, and nothing of the statement (PostgreSQL, appendix A): 25006 a transaction that may only
read, and 55000 a recovery that goes on, are a standby's."""


def read_address(where: str) -> URL:
    """As SQLAlchemy reads it; of several servers with ports of their own (`HOST:PORT,HOST:PORT`), which it does not read, too.
    Raises `ValueError`, `ArgumentError`."""
    scheme, _, rest = where.partition("://")
    server = rest.partition("/")[0].partition("?")[0]
    login, at, hosts = server.rpartition("@")
    if "," not in hosts or ":" not in hosts:
        return make_url(where)
    bare = make_url(f"{scheme}://{login}{at}{rest[len(server) :]}")
    return bare.update_query_pairs([("host", host) for host in hosts.split(",")], append=True)


def with_port(url: URL) -> URL:
    """With the port that the environment names (libpq, 32.15 "Environment Variables": PGPORT) where the address names none: it
    is remembered, and told to who joins from another machine, where nobody has set it."""
    port = os.environ.get("PGPORT", "")
    named = url.port is not None or "port" in url.query or any(":" in each for each in _listed(url, "host"))
    if named or not port.isdigit() or several(url):
        return url
    return url.set(port=int(port)) if url.host else url.update_query_dict({"port": port})


def several(url: URL) -> bool:
    """Whether it names more than one server."""
    named = [url.host or "", *_listed(url, "host"), *_listed(url, "hostaddr")]
    return sum(len(each.split(",")) for each in named if each) > 1


def _listed(url: URL, name: str) -> tuple[str, ...]:
    found = url.query.get(name, ())
    return (found,) if isinstance(found, str) else tuple(found)


def options(url: URL, silence: float | None = None) -> dict[str, str]:
    """What libpq is told beside the address, where that does not say otherwise. `silence`: as in `open_store`; whoever waits
    for less than for a connection does not wait longer for that (libpq knows whole seconds, and no less than two)."""
    hurry = {"connect_timeout": str(max(2, round(silence)))} if silence is not None and silence < 5 else {}
    wanted = PATIENCE | hurry | ({"target_session_attrs": "read-write"} if several(url) else {})
    return {name: value for name, value in wanted.items() if name not in url.query}


def explain(error: Any, where: str) -> Problem | None:
    """What a refusal of a server says of the server; None where it is about the statement."""
    state = str(getattr(error, "sqlstate", None) or "")
    code = _CODES.get(state) or _CLASSES.get(state[:2])
    return Problem(code, office=where) if code is not None else None


def is_a_standbys(error: Any) -> bool:
    """Whether the connection leads to a server that takes no writing any more: another is to be looked for."""
    return getattr(error, "sqlstate", None) in ("25006", "55000")
