"""Why somebody was not let into a shared office, by what the server said and by the certificate that is shown to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from receptionist.errors import Problem
from receptionist.store.shared.refusals import REFUSED, refusal
from receptionist.store.shared.roles import login_of

ANOTHERS: Final = "office.certificate_of_another"
KEPT_OUT: Final = frozenset({REFUSED, ANOTHERS})


def why_kept_out(error: BaseException, office: str) -> Problem:
    """As `refusal` of what psycopg's `error` says. Of a certificate that is not for the login PostgreSQL says what it says of a
    wrong password: where one is shown that is another's, that is told (`ANOTHERS`)."""
    why, connection = refusal(str(error), office), getattr(error, "pgconn", None)
    if why.code != REFUSED or connection is None:
        return why
    file, role = _shown(connection), connection.user.decode()
    whose = _made_for(file)
    if whose in ("", role):
        return why
    return Problem(ANOTHERS, office=office, file=str(file), whose=login_of(whose), login=login_of(role))


def _shown(connection: Any) -> Path:
    """The certificate that libpq shows where a server asks for one (manual, 34.19.2)."""
    named = next((one.val for one in connection.info if one.keyword == b"sslcert" and one.val), None)
    if named is not None:
        return Path(os.fsdecode(named))
    folder = Path(os.environ.get("APPDATA", "")) / "postgresql" if os.name == "nt" else Path.home() / ".postgresql"
    return folder / "postgresql.crt"


def _made_for(file: Path) -> str:
    """The name in it; empty where there is none that can be read."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    try:
        names = x509.load_pem_x509_certificate(file.read_bytes()).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    except (OSError, ValueError):
        return ""
    return str(names[0].value) if names else ""
