"""What every verb is handed: the office that was chosen, and where to say things."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from receptionist.errors import NotFound, Problem
from receptionist.office import Office, open_office
from receptionist.settings import Settings, workstation_file
from receptionist.store.engine import refuse_password


class Context:
    """One run of the command line. `as_json`: exactly one JSON document goes to stdout, everything else to stderr."""

    def __init__(self, office: str | None, *, as_json: bool) -> None:
        self._chosen, self.as_json = office, as_json
        self._office: Office | None = None

    def chosen(self) -> str | None:
        """The office by option, by `RECEPTIONIST_OFFICE`, or the last one used; None: nobody knows any."""
        where = self._chosen or os.environ.get("RECEPTIONIST_OFFICE") or None
        if where is None:
            where = Settings(None, workstation_file()).get("office.last") or None
        if where is not None:
            refuse_password(where)
        return where

    def office(self) -> Office:
        """The chosen office, open. Raises `NotFound` `office.none_chosen`."""
        if self._office is None:
            where = self.chosen()
            if where is None:
                raise NotFound("office.none_chosen")
            self._office = open_office(where)
            self.remember(self._office.where)
        return self._office

    def remember(self, where: str) -> None:
        """This office is the last one used, at this workstation. Not being able to write that down is no reason to stop."""
        settings = Settings(None, workstation_file())
        if settings.get("office.last") != where:
            with suppress(Problem):
                settings.set("office.last", where)

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome: `document` as JSON where it was asked for, else `lines` to be read by a person."""
        if self.as_json:
            json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")
        else:
            for line in lines:
                print(line)
        sys.stdout.flush()

    def tell(self, sentence: str) -> None:
        """Something to read beside the outcome: progress, a warning, why not."""
        print(sentence, file=sys.stderr, flush=True)

    def ask_secret(self, question: str) -> str:
        """A secret from the terminal, unseen, or from standard input. Raises `Problem` `secret.missing`."""
        import getpass

        if sys.stdin.isatty():
            return getpass.getpass(question + ": ")
        line = sys.stdin.readline().rstrip("\n")
        if not line:
            raise Problem("secret.missing", what=question)
        return line

    def close(self) -> None:
        """The run is over."""
        if self._office is not None:
            self._office.close()
