"""An INSERT that passes over what is there already, on either engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from receptionist.store.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def inserts(session: Session) -> Callable[[type[Base]], sqlite.Insert | postgresql.Insert]:
    """The engine's own: `inserts(session)(Row).values(…).on_conflict_do_nothing()`."""
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert  # the whole dialect, which a local office never needs

        return insert
    return sqlite.insert
