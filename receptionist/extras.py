"""Libraries that only a shared office needs: who has none installs the program without them."""

from __future__ import annotations

from typing import Final

from receptionist.errors import Problem

SHARED: Final = {"psycopg": "psycopg", "jwt": "PyJWT", "cryptography": "cryptography"}
"""By the name under which Python imports them; as in the extra `shared` of pyproject.toml."""


def missing(error: ImportError) -> Problem | None:
    """What is to be installed; None: it is another library that is missing, and that is a fault of ours."""
    library = SHARED.get((error.name or "").partition(".")[0])
    return Problem("extra.shared_absent", library=library) if library is not None else None
