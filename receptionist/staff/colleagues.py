"""What somebody who may not read a colleague's row is told of them: what the desk needs, and neither contract nor dates.

The database decides it: `office.colleagues()` of a shared office (see `receptionist.store.shared.matrix`).
"""

from __future__ import annotations

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from receptionist.staff.model import AssistantRow

Known = Row[tuple[str, str, str, str, str]]
"""Login, name, role, state (`closed` too where a contract is over) and languages."""


def colleagues(session: Session) -> list[Known]:
    """Everybody, by name; nobody where rows say it all: in a local office, and in a shared one that waits for its upgrade."""
    if session.get_bind().dialect.name != "postgresql":
        return []
    if session.execute(text("SELECT to_regprocedure('office.colleagues()')")).scalar() is None:
        return []
    return list(session.execute(text("SELECT * FROM office.colleagues()")).all())


def name_of(session: Session, login: str | None) -> str:
    """What callers hear; empty: nobody has that login."""
    name = session.scalar(select(AssistantRow.name).where(AssistantRow.login == login))
    return name or next((one.name for one in colleagues(session) if one.login == login), "")
