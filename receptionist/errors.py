"""What can go wrong in a way that a person should read.

An error carries a code and named values, never a sentence: the screen translates the code with Qt, the command line with
gettext. A check fails on a code without an Italian or an English text.
"""


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
