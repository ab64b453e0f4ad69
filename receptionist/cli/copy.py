"""`receptionist office copy FROM TO`: a local office becomes a shared one. Also what `create` shares with it: the options about
the servers, and what an administrator is told."""

from __future__ import annotations

import argparse
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptionist.arguments import place
from receptionist.cli.context import Context
from receptionist.cli.hub import PORT
from receptionist.errors import Problem
from receptionist.store.addresses import refuse_password, refuse_unproved
from receptionist.words import _

if TYPE_CHECKING:
    from receptionist.serving.copying import Copied
    from receptionist.serving.site import Created, Site


def add(verbs: Any) -> None:
    """The verb `copy` of `office`."""
    verb = verbs.add_parser("copy", help=_("make a shared office of a local one; begun again after any interruption"))
    verb.add_argument("local", type=place, metavar=_("PATH"))
    verb.add_argument("where", type=place, metavar="URL")
    add_site(verb)
    verb.set_defaults(run=_copy)


def add_site(verb: argparse.ArgumentParser) -> None:
    """The options about the servers of a shared office."""
    verb.add_argument("--host", action="append", metavar=_("NAME"), help=_("by which consoles reach a shared office's servers"))
    verb.add_argument("--hub", action="append", metavar=_("HOST:PORT"), help=_("where consoles find a shared office's hub"))
    folder = Path("receptionist-certificates")
    verb.add_argument(
        "--homes", action="store_true", help=_("colleagues at home come to a shared office by certificates of their own")
    )
    verb.add_argument("--certificates", type=Path, default=folder, metavar=_("FOLDER"), help=_("of a shared office"))


def site(args: argparse.Namespace) -> Site:
    """What those options say; where they say nothing, this machine."""
    from receptionist.serving.certificates import host_name
    from receptionist.serving.site import Site

    hosts = [host_name(host) for host in args.host or [socket.gethostname(), "localhost", "127.0.0.1"]]
    return Site(args.certificates.expanduser().absolute(), hosts, args.hub or [f"{hosts[0]}:{PORT}"], args.homes)


def _copy(args: argparse.Namespace, context: Context) -> int:
    from receptionist.serving.copying import copy_office

    if "://" in args.local:
        refuse_password(args.local)
        raise Problem("copy.from_shared", office=args.local)
    if "://" not in args.where:
        raise Problem("copy.to_local")
    refuse_unproved(args.where)
    local, servers = Path(args.local).expanduser().absolute(), site(args)

    def carry(password: str) -> Copied:
        return copy_office(local, args.where, servers, lambda table, rows: context.hurry(f"{table} {rows}"), password=password)

    copied = context.with_password(args.where, carry)
    context.hurry("")
    said = _("Everything stands there already.") if copied.before else _("{rows} rows went over.").format(rows=copied.rows)
    then = _("Then, for each who works here: receptionist staff reset LOGIN")
    document = {**document_of(copied.created), "rows": copied.rows, "before": copied.before}
    context.out(document, [said, *lines(copied.created, made=not copied.before), then])
    return 0


def document_of(created: Created) -> dict[str, object]:
    """What a script is told of a shared office that was created."""
    return {
        "office": created.where,
        "certificates": str(created.folder) if created.folder is not None else None,
        "fingerprint": created.fingerprint,
        "roles": {
            "owner": created.roles.owner,
            "hub": created.roles.hub,
            "reader": created.roles.reader,
            "backup": created.roles.backup,
        },
        "postgresql.conf": list(created.postgresql_conf),
        "pg_hba.conf": list(created.pg_hba_conf),
    }


def lines(created: Created, *, made: bool = True) -> Iterator[str]:
    """What an administrator is told; `made`: it was not there before."""
    if made:
        yield _("Made {office}.").format(office=created.where)
    if created.folder is not None:
        yield _("Certificates and keys: {folder}").format(folder=created.folder)
    else:
        yield _("Certificates and keys: in the folder that was named when it was made.")
    yield _("Fingerprint that consoles must show: {fingerprint}").format(fingerprint=created.fingerprint)
    yield _("For postgresql.conf:")
    yield from (f"  {line}" for line in created.postgresql_conf)
    yield _("For pg_hba.conf, above all other lines:")
    yield from (f"  {line}" for line in created.pg_hba_conf)
