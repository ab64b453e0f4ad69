"""`receptionist pop`: brings the running console to the front with a client's card."""

from __future__ import annotations

import argparse
import re
from typing import Any

from receptionist.cli.context import Context
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.link.knock import knock
from receptionist.settings import Settings, workstation_file
from receptionist.telephony.numbers import as_kept, as_shown, shows_nobody, to_e164
from receptionist.words import _


def add(verbs: Any) -> None:
    """The verb `pop`."""
    verb = verbs.add_parser("pop", help=_("show a client's card in the running console"))
    verb.add_argument("--line", required=True, metavar="E.164", help=_("the number that was called"))
    verb.add_argument("--caller", metavar=_("NUMBER"), help=_("who called; empty for a caller who withholds the number"))
    verb.set_defaults(run=_pop)


def _pop(args: argparse.Namespace, context: Context) -> int:
    line = _line(args.line, context)
    caller = _caller(args.caller or "", context)
    where = context.chosen()
    if where is None:
        raise NotFound("office.none_chosen")
    if not knock(where, {"pop": {"line": line, "caller": caller}}):
        raise Problem("pop.no_console", office=where)
    context.out({"line": line, "caller": caller}, [])
    return 0


def _caller(text: str, context: Context) -> str | None:
    """Who called; None: the phone system does not show it."""
    if shows_nobody(text) or not as_shown(text):
        return None
    return as_kept(text, _read_in(text, context))


def _line(text: str, context: Context) -> str:
    """The number that was called. A client may know it only as a tag or as what its phone system puts before the caller's name
    (`0299900101:Mario Rossi`): the first number of six digits or more counts."""
    try:
        return _e164(text, context)
    except Invalid:
        for part in re.split(r"[:;|,<>\[\]@]|\s{2,}|\s(?=[^\d])", text):
            if sum(c.isdigit() for c in part) >= 6:
                return _e164(part, context)
        raise


def _e164(number: str, context: Context) -> str:
    return to_e164(number, _read_in(number, context)).e164


def _read_in(number: str, context: Context) -> str:
    return "ZZ" if number.strip().startswith("+") else _country(context)


def _country(context: Context) -> str:
    """A number in national form needs the office's country; one in E.164 is popped without opening the office."""
    if context.chosen() is None:
        return str(Settings(None, workstation_file()).get("office.country"))
    return context.office().country
