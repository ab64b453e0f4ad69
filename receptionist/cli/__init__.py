"""The command line that administrators and scripts rely on. Its names and shapes are a promise.

Exit 0: done. 1: not done, with one sentence on stderr. 2: wrong usage. 3: done in part, each refusal listed. Never a traceback.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from receptionist import __version__
from receptionist.arguments import place, text
from receptionist.cli import usage
from receptionist.cli.context import Context, tell
from receptionist.errors import Problem, reason_of
from receptionist.extras import missing
from receptionist.faces import Opening, console, refuse_without_display
from receptionist.settings import Settings, workstation_file
from receptionist.words import _, say, speak_language

log = logging.getLogger(__name__)

INTERRUPTED = 130
"""What a shell makes of Ctrl-C: 128 and the signal's number."""

WRONG_USAGE = frozenset(
    {
        "office.password_in_url",
        "join.server_form",
        "join.name_missing",
        "pbx.password_in_url",
        "pbx.url",
        "time.unreadable",
        "demo.seconds",
        "language.unknown",
        "country.unknown",
    }
)
"""Codes that mean the words of the call itself are wrong."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; returns the exit code."""
    try:
        _write_anything()
        return _carry_out(words)
    except BrokenPipeError:
        _let_go_of_stdout()  # whoever read has gone: not our trouble
        return 1
    except OSError as error:
        _let_go_of_stdout()
        tell(say(Problem("output.not_written", reason=reason_of(error))))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _carry_out(words: Sequence[str] | None) -> int:
    speak_language(Settings(None, workstation_file()).get("language"))
    with usage.spoken():
        args = understood(words)
    context = Context(args.office, as_json=args.json)
    try:
        done = int(args.run(args, context) or 0)
        if done != 1 and getattr(args, "changes", False):
            context.tell_office()
        return done
    except Problem as problem:
        context.tell(say(problem))
        return 2 if problem.code in WRONG_USAGE else 1
    except ImportError as error:
        absent = missing(error)
        if absent is None:
            return _unexpected(error)
        context.tell(say(absent))
        return 1
    except OSError as error:
        if context.said:
            raise
        return _unexpected(error)
    except Exception as error:
        return _unexpected(error)
    finally:
        context.close()


def _unexpected(error: Exception) -> int:
    log.debug("unexpected", exc_info=True)
    tell(say(Problem("unexpected", what=f"{type(error).__name__}: {error}"[:300])))
    return 1


def _write_anything() -> None:
    """A name that this terminal cannot show, or that is no text at all, is shown in another way rather than not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_stdout() -> None:
    """What could not be written must not be tried again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def understood(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for. Where no verb stands in it the console is meant, which does not wait until all the verbs
    are loaded; whatever is not understood without them is left to them, and so is every complaint."""
    frame = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    frame.set_defaults(run=_console)
    _everywhere(frame, default=True)
    with suppress(argparse.ArgumentError):
        args, more = frame.parse_known_args(words)
        if not more:
            return args
    return parser().parse_args(words)


def parser() -> argparse.ArgumentParser:
    """All verbs. `--office` and `--json` may stand before or after them."""
    from receptionist.audit import verbs as audit
    from receptionist.calls import verbs as calls
    from receptionist.cli import demo, doctor, hub, listen, office, pop
    from receptionist.clients import verbs as clients
    from receptionist.staff import verbs as staff
    from receptionist.telephony.asterisk import verbs as pbx

    top = usage.Parser(prog="receptionist", description=_("The receptionist console."))
    shown = _("show the program's version and exit")
    top.add_argument("--version", action="version", version=f"receptionist {__version__}", help=shown)
    top.set_defaults(run=_console)
    verbs = top.add_subparsers(metavar=_("VERB"))
    for feature in (demo, hub, office, staff, clients, calls, audit, pop):
        feature.add(verbs)
    listen.add(pbx.add(verbs))
    doctor.add(verbs)
    _everywhere(top, default=True)
    return top


def _everywhere(parser: argparse.ArgumentParser, *, default: bool = False) -> None:
    """What holds for every verb: the two options, and that a value is text."""
    known = {option for action in parser._actions for option in action.option_strings}
    absent = argparse.SUPPRESS
    if "--office" not in known:
        office = None if default else absent
        parser.add_argument("--office", type=place, metavar=_("PATH-or-URL"), default=office, help=_("which office"))
    if "--json" not in known:
        parser.add_argument("--json", action="store_true", default=False if default else absent, help=_("one JSON document"))
    for action in parser._actions:
        if isinstance(action, argparse._StoreAction) and action.type is None:
            action.type = text
        if isinstance(action, argparse._SubParsersAction):
            for below in set(action.choices.values()):
                _everywhere(below)


def _console(args: argparse.Namespace, context: Context) -> int:
    refuse_without_display()
    return console()(Opening(where=context.chosen()))
