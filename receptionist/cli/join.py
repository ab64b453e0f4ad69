"""`receptionist office join URL`: this machine's console becomes one of a shared office."""

from __future__ import annotations

import argparse
from typing import Any

from receptionist.cli.context import Context
from receptionist.errors import Problem
from receptionist.joining import FirstLook, address, authorities_folder, check_new_password, join, keep, look, same_fingerprint
from receptionist.words import _, say


def add(verbs: Any) -> None:
    """The verb `join` of `office`."""
    verb = verbs.add_parser("join", help=_("make this console one of a shared office"))
    verb.add_argument("url", metavar="URL", help=_("as `staff add` printed it; the one-time password is asked for"))
    verb.add_argument(
        "--fingerprint", default="", metavar=_("HEX"), help=_("of the office's authority, as `office create` printed it")
    )
    verb.set_defaults(run=_join)


def _join(args: argparse.Namespace, context: Context) -> int:
    where = address(args.url)
    password = context.ask_secret(_("One-time password"))
    seen = look(where, password)
    _confirm(seen, args.fingerprint, context)
    new = _new_password(password, context) if seen.must_change else ""
    opened = join(where, password, new, seen.authority, authorities_folder())
    not_kept = keep(opened, new or password)
    if not_kept is not None:
        context.tell(say(not_kept))
    context.remember(opened)
    document = {"office": opened, "name": seen.office, "fingerprint": seen.fingerprint, "kept": not_kept is None}
    context.out(document, [_("This console belongs to {office} now.").format(office=seen.office)])
    return 0


def _confirm(seen: FirstLook, told: str, context: Context) -> None:
    """Nothing is changed, and nothing believed, before somebody has compared the two."""
    if told and not same_fingerprint(told, seen.fingerprint):
        raise Problem("join.fingerprint_differs", shown=seen.fingerprint)
    if told:
        return
    context.tell(_("{office} shows this fingerprint:").format(office=seen.office))
    context.tell(seen.fingerprint)
    if not context.ask_whether(_("Is it, sign by sign, the one that you were told?")):
        raise Problem("join.not_confirmed")


def _new_password(one_time: str, context: Context) -> str:
    new = context.ask_secret(_("New password, your own"))
    again = context.ask_secret(_("Once more")) if context.at_terminal else new
    check_new_password(new, again, one_time)
    return new
