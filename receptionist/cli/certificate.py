"""`receptionist office certificate NAME`: one more certificate of the office's own authority."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from receptionist.cli.context import Context
from receptionist.words import _


def add(verbs: Any) -> None:
    """The verb `certificate` of `office`."""
    verb = verbs.add_parser(
        "certificate", help=_("one more certificate of a shared office: for a server, or for a colleague at home")
    )
    verb.add_argument(
        "name", metavar=_("NAME"), help=_("the colleague's login; with --host, what the server's files are called")
    )
    verb.add_argument("--host", action="append", default=[], metavar=_("NAME"), help=_("by which a server is reached"))
    folder = Path("receptionist-certificates")
    verb.add_argument("--certificates", type=Path, default=folder, metavar=_("FOLDER"), help=_("of a shared office"))
    verb.set_defaults(run=_run)


def _run(args: argparse.Namespace, context: Context) -> int:
    from receptionist.serving.certificates import Authority
    from receptionist.serving.site import roles_of

    authority = Authority(args.certificates.expanduser().absolute())
    if args.host:
        signed = authority.server(args.name, args.host)
    else:
        office = context.office()
        login = office.staff.load(args.name).login
        signed = authority.client(roles_of(office.store).login(login))
    document = {"certificate": str(signed.certificate), "key": str(signed.key)}
    lines = [
        _("Certificate: {file}").format(file=signed.certificate),
        _("Key, which is as secret as a password: {file}").format(file=signed.key),
    ]
    colleague = _("They belong on the colleague's machine, as ~/.postgresql/postgresql.crt and postgresql.key (mode 0600).")
    context.out(document, lines if args.host else [*lines, colleague])
    return 0
