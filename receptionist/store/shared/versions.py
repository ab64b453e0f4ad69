"""Which versions of this program may have one shared office open.

Its tables change by `office upgrade` and by the owner's login only, never by a console that starts. The order is: the office,
the hubs, the consoles. Whoever upgrades writes down in the database from which version on consoles go on as they are, so that
an old console finds out without knowing what has become new.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.errors import Problem

OLDEST: Final = "0015"
"""The newest step that the version before this one knows: its consoles and hubs keep working on today's tables. The steps after
it only add (a test compares them); to take something away or narrow it, raise this first, with a version in between."""


def misfit(mine: str, there: str, oldest: str) -> str | None:
    """What keeps a program whose newest step is `mine` out of an office that stands at step `there` and lets programs in from
    step `oldest` on; None: they fit."""
    if mine > there:
        return "office.older"
    return "office.newer" if mine < oldest else None


def refuse_misfit(connection: Connection, where: str, mine: str) -> None:
    """Raises `Problem` `office.older` where the office waits for its upgrade, `office.newer` where this program waits for its
    own. The tables are there."""
    there = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    code = misfit(mine, there, _oldest(connection) or there)
    if code is not None:
        raise Problem(code, office=where)


def _oldest(connection: Connection) -> str | None:
    """As the last upgrade left it; None where nobody left it."""
    if connection.execute(text("SELECT to_regprocedure('office.oldest_program()')")).scalar() is None:
        return None
    return str(connection.execute(text("SELECT office.oldest_program()")).scalar_one())
