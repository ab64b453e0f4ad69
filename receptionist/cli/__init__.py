"""The command line that administrators and scripts rely on. Its names and shapes are a promise.

Exit 0: done. 1: not done, with one sentence on stderr. 2: wrong usage. 3: done in part, each refusal listed. Never a traceback.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from receptionist import __version__
from receptionist.calls import verbs as calls
from receptionist.cli import demo, doctor, office, pop
from receptionist.cli.context import Context
from receptionist.clients import verbs as clients
from receptionist.errors import Problem
from receptionist.faces import Opening, console
from receptionist.settings import Settings, workstation_file
from receptionist.telephony.asterisk import verbs as pbx
from receptionist.words import _, say, speak_language

log = logging.getLogger(__name__)

WRONG_USAGE = frozenset({"office.password_in_url", "time.unreadable", "demo.seconds"})
"""Codes that mean the words of the call itself are wrong."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; returns the exit code."""
    speak_language(Settings(None, workstation_file()).get("language"))
    args = parser().parse_args(words)
    context = Context(args.office, as_json=args.json)
    try:
        return int(args.run(args, context) or 0)
    except Problem as problem:
        context.tell(say(problem))
        return 2 if problem.code in WRONG_USAGE else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has gone: not our trouble
        return 1
    except Exception as error:
        log.debug("unexpected", exc_info=True)
        context.tell(say(Problem("unexpected", what=f"{type(error).__name__}: {error}"[:300])))
        return 1
    finally:
        context.close()


def parser() -> argparse.ArgumentParser:
    """All verbs. `--office` and `--json` may stand before or after them."""
    top = argparse.ArgumentParser(prog="receptionist", description=_("The receptionist console."))
    top.add_argument("--version", action="version", version=f"receptionist {__version__}")
    top.set_defaults(run=_console)
    verbs = top.add_subparsers(metavar=_("VERB"))
    for feature in (demo, office, clients, calls, pop, pbx, doctor):
        feature.add(verbs)
    _everywhere(top, default=True)
    return top


def _everywhere(parser: argparse.ArgumentParser, *, default: bool = False) -> None:
    known = {option for action in parser._actions for option in action.option_strings}
    absent = argparse.SUPPRESS
    if "--office" not in known:
        parser.add_argument("--office", metavar="PATH-or-URL", default=None if default else absent, help=_("which office"))
    if "--json" not in known:
        parser.add_argument("--json", action="store_true", default=False if default else absent, help=_("one JSON document"))
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in set(action.choices.values()):
                _everywhere(below)


def _console(args: argparse.Namespace, context: Context) -> int:
    return console()(Opening(where=context.chosen()))
