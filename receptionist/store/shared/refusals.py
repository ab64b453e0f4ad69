"""Why a PostgreSQL server was not reached or let nobody in. It gives no code before a connection stands: its words are all
there is, and those of a server in Italy are Italian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from receptionist.errors import Problem

REFUSED: Final = "office.sign_in_refused"
"""Name or password are wrong."""
_PAUSES: Final = (2, 4, 8, 15, 30, 60)

_CODES: Final[Sequence[tuple[str, Sequence[str]]]] = (
    ("office.not_from_here", ("pg_hba.conf",)),
    ("office.key_open", ("group or world access",)),
    ("office.certificate_needed", ("client certificate", "certificato client", "alert unknown ca")),
    ("office.no_authority", ("root certificate file",)),
    ("office.not_verified", ("certificate",)),
    ("office.no_tls", ("does not support SSL",)),
    ("office.password_needed", ("no password supplied",)),
    (
        REFUSED,
        ("authentication failed", "autenticazione", "channel binding", "not permitted to log in", "SCRAM"),
    ),
    ("office.no_database", ('" does not exist', '" non esiste')),
)
"""The first that fits. What `libpq` says itself is English; what its system adds is of the machine's language."""


def refusal(said: str, office: str) -> Problem:
    """What `said` means for who opens `office`: one of the codes above, else `office.unreachable`."""
    code = next((code for code, words in _CODES if any(word in said for word in words)), "office.unreachable")
    return Problem(code, office=office)


def pause_after(refused: int) -> int:
    """Seconds before one knocks again, after so many refusals (`REFUSED`) one after the other: whoever guesses gets slower,
    whoever mistyped hardly notices (OWASP, Authentication Cheat Sheet, "Login Throttling")."""
    return _PAUSES[min(refused, len(_PAUSES)) - 1] if refused > 0 else 0
