"""`receptionist hub`: the process of a shared office that holds the phone system, until SIGTERM."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
import threading
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptionist import __version__
from receptionist.arguments import whole_number
from receptionist.cli.context import Context
from receptionist.errors import NotFound, Problem
from receptionist.office import Office
from receptionist.settings import hub_folder
from receptionist.words import _

if TYPE_CHECKING:
    from receptionist.store.engine import Store

PORT = 7443


def add(verbs: Any) -> None:
    """The verb `hub`."""
    verb = verbs.add_parser("hub", help=_("the headless process of a shared office: it holds the phone system"))
    verb.add_argument("--listen", default=f"0.0.0.0:{PORT}", metavar=_("HOST:PORT"), help=_("where consoles reach it"))
    verb.add_argument("--name", default="", metavar=_("NAME"), help=_("what it is called (the machine's name)"))
    verb.add_argument("--certificates", default="", metavar=_("FOLDER"), help=_("with hub.crt and hub.key of `office create`"))
    verb.add_argument("--state", default="", metavar=_("FOLDER"), help=_("where its journal and its key for tokens stand"))
    verb.add_argument(
        "--anchors", default="", metavar=_("FOLDER"), help=_("of another machine: the newest seal is noted there daily")
    )
    verb.add_argument("--seconds", type=whole_number, default=0, metavar="N", help=argparse.SUPPRESS)
    verb.set_defaults(run=_run)


def _run(args: argparse.Namespace, context: Context) -> int:
    from receptionist.link.tls import Signed, for_server
    from receptionist.serving.process import HubProcess, Post
    from receptionist.serving.secret_files import KEY_FILE, kept_secret, token_key
    from receptionist.store.engine import open_store
    from receptionist.store.servers import SILENCE

    where = context.chosen()
    if where is None:
        raise NotFound("office.none_chosen")
    if "://" not in where:
        raise Problem("hub.local_office", office=where)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    host, port = _address(args.listen)
    state = Path(args.state).expanduser() if args.state else hub_folder()
    tls = None
    if args.certificates:
        folder = Path(args.certificates).expanduser()
        tls = for_server(Signed(folder / "hub.crt", folder / "hub.key"))
    elif not _is_loopback(host):
        raise Problem("hub.certificates_needed", host=host)
    store = open_store(where, password=lambda: _of_the_database(state), silence=SILENCE)
    try:
        _refuse_another(store, state / "hub.pgpass")
    except Problem:
        store.close()
        raise
    office = Office(store, state / "workstation.json")
    office.journal = state / "journal"
    office.seals = state / "seals"
    office.anchors = Path(args.anchors).expanduser() if args.anchors else None
    name = args.name or socket.gethostname()
    kept_secret(state / "pbx-password")  # one that others can read is refused now
    post = Post(name, host, port, tls, token_key(state), __version__, state / "pbx-password", state / KEY_FILE)
    hub = HubProcess(office, post, _told(context))
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    hub.start()
    context.tell(_("The hub {name} stands by.").format(name=name))
    ended.wait(args.seconds or None)
    hub.stop()
    return 0


def _refuse_another(store: Store, secret: Path) -> None:
    """Raise `hub.password_needed`, and `hub.as_owner` for a login that may act as the owner: none does that in daily work."""
    from receptionist.store.shared import founding

    try:
        with store.engine.connect() as connection:
            roles = founding.of(connection)
            may_do_all = roles is not None and founding.may_act_as_owner(connection, roles)
    except Problem as problem:
        if problem.code == "office.password_needed":
            raise Problem("hub.password_needed", file=str(secret)) from problem
        raise
    if roles is not None and may_do_all:
        raise Problem("hub.as_owner", hub=roles.hub)


def _of_the_database(state: Path) -> str | None:
    """The last field of the file that `office create` wrote for libpq; None: libpq finds it by itself (PGPASSFILE)."""
    from receptionist.serving.secret_files import kept_secret

    kept = kept_secret(state / "hub.pgpass")
    return kept.rpartition(":")[2] if kept is not None else None


def _told(context: Context) -> Any:
    def tell(leads: bool) -> None:
        context.tell(_("This hub leads.") if leads else _("This hub does not lead any more."))

    return tell


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Problem("hub.address", address=text)
    return host.strip("[]"), int(port)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
