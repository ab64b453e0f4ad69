"""What a console of a shared office needs beside the services: who it is, and its link to the hubs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import text
from sqlalchemy.engine import make_url

from receptionist import __version__
from receptionist.errors import Problem
from receptionist.link.hour import HubHour
from receptionist.link.remote import RemoteLink
from receptionist.link.state import Changed, Kept, Told
from receptionist.link.tls import fingerprint_of, for_console
from receptionist.store.engine import Store


def who_is_here(store: Store) -> str:
    """The login that this office was opened with. Raises `Problem` `office.not_a_login` for the owner's or a hub's."""
    with store.reading() as session:
        login = session.execute(text("SELECT office.me()")).scalar_one()
    if login is None:
        raise Problem("office.not_a_login", office=store.where)
    return str(login)


def link_to_hubs(
    store: Store, hubs: Callable[[], Sequence[str]], told: Told, kept: Kept, hour: HubHour, changed: Changed
) -> RemoteLink:
    """A link to whichever of `hubs` (`host:port`, as they are known when one is looked for) leads, with TLS by the authority
    that the office's address names. `told` hears of its coming and going, `kept` how the record stands, `hour` what it is
    there, `changed` of changes in the database."""
    authority = make_url(store.where).query.get("sslrootcert")
    scheme = "wss" if authority else "ws"
    context = for_console(authority) if isinstance(authority, str) else None
    return RemoteLink(
        lambda: [f"{scheme}://{hub}" for hub in hubs()],
        lambda: _ticket(store),
        version=__version__,
        context=context,
        told=told,
        kept=kept,
        hour=hour.is_told,
        changed=changed,
    )


def _ticket(store: Store) -> str:
    with store.session() as session:
        return str(session.execute(text("SELECT office.buy_ticket()")).scalar_one())


def fingerprint_here(store: Store) -> str:
    """Of the office's authority, as consoles that join are shown it; empty where the office has none. Blocks."""
    with store.reading() as session:
        authority = session.execute(text("SELECT office.authority()")).scalar_one()
    return fingerprint_of(str(authority)) if authority else ""
