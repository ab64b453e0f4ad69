"""What every verb is handed: the office that was chosen, and where to say things."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from textwrap import indent
from typing import Any, TypeVar

from receptionist.errors import NotFound, Problem
from receptionist.office import Office
from receptionist.opening import kept_password, open_office
from receptionist.settings import Settings, workstation_file
from receptionist.store.addresses import in_short, plain_url, refuse_password, refuse_unverified, told
from receptionist.words import _, finding, say

T = TypeVar("T")

KEPT_IN_MEMORY = 1_000_000
"""So many bytes of a long outcome; more goes through a file."""


class Context:
    """One run of the command line. `as_json`: exactly one JSON document goes to stdout, everything else to stderr."""

    def __init__(self, office: str | None, *, as_json: bool) -> None:
        self._chosen, self.as_json = office, as_json
        self.said = False
        """Whether there is an outcome already."""
        self._office: Office | None = None

    def chosen(self) -> str | None:
        """The office by option, by `RECEPTIONIST_OFFICE`, or the last one used; None: nobody knows any."""
        where = self._named() or Settings(None, workstation_file()).get("office.last") or None
        if where is not None:
            refuse_password(where)
            refuse_unverified(where)
        return where

    def _named(self) -> str | None:
        return self._chosen or os.environ.get("RECEPTIONIST_OFFICE") or None

    def office(self) -> Office:
        """The chosen office, open. Raises `NotFound` `office.none_chosen`."""
        if self._office is None:
            where = self.chosen()
            if where is None:
                raise NotFound("office.none_chosen")
            self._office = self.with_password(where, lambda password: open_office(where, password=password))
            for problem in self._office.record_trouble.values():
                self.tell(say(problem))
            self.remember(self._office.where)
        return self._office

    def tell_office(self) -> None:
        """Which office was worked on, where nobody named it: the last one used may be another than one thinks."""
        if self._office is not None and not self._named():
            said = _("Office: {office} (the last one used; another one with --office)")
            self.tell(said.format(office=in_short(self._office.where)))

    def with_password(self, where: str, do: Callable[[str], T]) -> T:
        """What `do` makes of the password of the office at `where`: the keyring's; empty, which leaves it to libpq; and where
        that is not enough the one that is asked for."""
        if "://" not in where:
            return do("")
        try:
            return do(kept_password(where) or "")
        except Problem as problem:
            if problem.code != "office.password_needed":
                raise
        return do(self.ask_secret(_("Password for {office}").format(office=told(plain_url(where)))))

    def remember(self, where: str) -> None:
        """This office is the last one used, at this workstation. Not being able to write that down is no reason to stop."""
        settings = Settings(None, workstation_file())
        if settings.get("office.last") != where:
            with suppress(Problem):
                settings.set("office.last", where)

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome: `document` as JSON where it was asked for, else `lines` to be read by a person. Raises `OSError`."""
        self.said = True
        if sys.stdout is None:  # closed by whoever started us
            return
        for line in [_json(document)] if self.as_json else lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def out_each(self, documents: Iterable[dict[str, Any]], line: Callable[[dict[str, Any]], str]) -> None:
        """An outcome of many, one JSON list or a `line` for each: as it comes, so that any number of them needs no memory, and
        on standard output only when all of it has come. Raises `OSError`."""
        with SpooledTemporaryFile(KEPT_IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="") as all_of_it:
            if self.as_json:
                all_of_it.writelines(_json_list(documents))
            else:
                all_of_it.writelines(f"{line(document)}\n" for document in documents)
            self.said = True
            if sys.stdout is None:
                return
            all_of_it.seek(0)
            copyfileobj(all_of_it, sys.stdout)
            sys.stdout.flush()

    def examined(self, found: Iterable[tuple[str, str, str, Mapping[str, object]]]) -> int:
        """The outcome of an examination: check, state, code and values of each finding. Returns the exit code; the first
        that failed is told beside it, so that a script that reads no document knows why."""
        rows = []
        for check, state, code, values in found:
            what, do = finding(code, values)
            rows.append({"check": check, "state": state, "what": what, "do": do})
        self.out(rows, [f"{row['state']:8}{row['check']}: {row['what']} {row['do']}".rstrip() for row in rows])
        failed = next((row for row in rows if row["state"] == "failed"), None)
        if failed is None:
            return 0
        self.tell(f"{failed['what']} {failed['do']}".rstrip())
        return 1

    def tell(self, sentence: str) -> None:
        """Something to read beside the outcome: progress, a warning, why not."""
        tell(sentence)

    def hurry(self, sentence: str) -> None:
        """How far it has come, for somebody who sits at the terminal; each time over the last, empty at the end."""
        if sys.stderr is not None and sys.stderr.isatty():
            print(f"\r{sentence}\x1b[K", end="", file=sys.stderr, flush=True)

    def ask_secret(self, question: str, kept: str = "") -> str:
        """A secret from the terminal, unseen, or from standard input; without an answer the one that is `kept` already. Raises
        `Problem` `secret.missing`."""
        import getpass

        if self.at_terminal:
            said = _("{question} (Enter: as it is)").format(question=question) if kept else question
            line = getpass.getpass(said + ": ")
        else:
            line = sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""
        if not line and not kept:
            raise Problem("secret.missing", what=question)
        return line or kept

    @property
    def at_terminal(self) -> bool:
        """Whether somebody can be asked."""
        return sys.stdin is not None and sys.stdin.isatty()

    def ask_whether(self, question: str) -> bool:
        """Whether whoever sits at the terminal, or standard input, says yes. Nobody there is a no."""
        yes, no = _("yes"), _("no")
        tell(f"{question} [{yes}/{no}]")
        said = sys.stdin.readline().strip().casefold() if sys.stdin is not None else ""
        return said in {"yes", yes.casefold(), "si"}  # not every keyboard has an ì

    def close(self) -> None:
        """The run is over."""
        if self._office is not None:
            self._office.close()


def tell(sentence: str) -> None:
    """One sentence for whoever reads along. Where nobody can, nothing is said."""
    with suppress(OSError):
        if sys.stderr is not None:
            print(sentence, file=sys.stderr, flush=True)


def _json_list(documents: Iterable[Any]) -> Iterator[str]:
    """The text of `_json` of a list of them, in pieces."""
    before = "[\n"
    for document in documents:
        yield before + indent(_json(document), "  ")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _json(document: Any) -> str:
    """Readable where it can be written that way; a file's name that is no text, or a terminal without our letters, is told in
    JSON's own escapes."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(document, indent=2)
    return text
