"""What can go wrong in a way that a person should read.

An error carries a code and named values, never a sentence: the screen translates the code with Qt, the command line with
gettext. A check fails on a code without an Italian or an English text.
"""

from __future__ import annotations

import errno
import os


class Problem(Exception):  # noqa: N818 - the trade's word
    """Something a person must be told: `code` says what, `values` say of what. Both are safe to log: values hold no
    secrets; callers of the log leave names and numbers out."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({shown})" if shown else self.code


class NotAllowed(Problem):
    """A move that the table of states, or a rule of the desk, does not know."""


class NotFound(Problem):
    """What was asked for is not there."""


class Invalid(Problem):
    """Input that cannot be taken as it is; `field` (where given) names the place on the form."""


def reason_of(error: OSError) -> str:
    """Why the operating system would not, as a value of a problem: by the name of its number (`ENOSPC`), which is the same in
    every language and on every machine; what has none, in its own words."""
    return reason_named(error.errno or 0) or error.strerror or type(error).__name__


def reason_named(number: int) -> str:
    """The name of one of its numbers (`errno`); empty for one that has none."""
    return errno.errorcode.get(number, "")


def address_told(office: str) -> str:
    """What a sentence says of a shared office's address: without how it is proved, and where on this machine (libpq,
    sslrootcert). A path stays as it is."""
    if "://" not in office:
        return office
    place, _, query = office.partition("?")
    said = [part for part in query.split("&") if part and part.partition("=")[0] not in {"sslmode", "sslrootcert"}]
    return f"{place}?{'&'.join(said)}" if said else place


def words_of_reason(reason: str) -> str:
    """What `reason_of` gave, as the operating system would say it; anything else is left as it is."""
    return os.strerror(getattr(errno, reason)) if reason in errno.errorcode.values() else reason
