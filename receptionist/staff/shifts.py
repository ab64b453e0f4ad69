"""When each assistant sat down and signed out: what is new to her is what changed since."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import select, update
from uuid6 import uuid7

from receptionist.staff.model import ShiftRow
from receptionist.store.engine import Store


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A shift that has begun. `away_since` (UTC): when the assistant's last one ended; of one whose end nobody saw (the power
    went), when it began, for what she has not seen for certain is told again. None: it is her first."""

    id: str
    assistant: str
    began_at: datetime
    away_since: datetime | None


class ShiftService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, assistant: str, at: datetime) -> Shift:
        """She (a login) sits down."""
        latest = select(ShiftRow).where(ShiftRow.assistant == assistant).order_by(ShiftRow.began_at.desc(), ShiftRow.id.desc())
        with self._store.session() as session:
            before = session.scalar(latest.limit(1))
            since = None if before is None else before.ended_at or before.began_at
            row = ShiftRow(id=str(uuid7()), assistant=assistant, began_at=at)
            session.add(row)
            return Shift(id=row.id, assistant=assistant, began_at=at, away_since=since)

    def end(self, shift: str, at: datetime) -> None:
        """She goes; a shift that has ended already stays as it was."""
        open_ = (ShiftRow.id == shift, ShiftRow.ended_at.is_(None))
        with self._store.session() as session:
            session.execute(update(ShiftRow).where(*open_).values(ended_at=at))
