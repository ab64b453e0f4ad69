"""argparse's own words in the spoken language. It asks gettext for them in the current domain, so that is ours while it reads
the command line; what it says stands in our catalogue through the marks below."""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from receptionist.resources import FOLDER
from receptionist.words import DOMAIN, N_, spoken_language

OF_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
)
"""All that argparse says of a command line (CPython 3.11 to 3.13), letter by letter."""


@contextmanager
def spoken() -> Iterator[None]:
    """argparse speaks as we do, within."""
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, str(FOLDER / "translations"))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = spoken_language()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


class Parser(argparse.ArgumentParser):
    """Options are written out: a script that relies on a beginning would break with the next option."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def _print_message(self, message: str, file: Any = None) -> None:
        """What argparse says must get out, or be known not to have; argparse itself would not tell."""
        out = file if file is not None else sys.stderr
        if message and out is not None:
            out.write(message)
            out.flush()
