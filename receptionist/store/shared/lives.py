"""In which life a server is, and how far: what a promotion, or a copy that was put back, changes for who works with it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import Connection

_POSITION = text(
    "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) AS timeline,"
    " pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin,"
    " pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS xmax"
)


@dataclass(frozen=True, slots=True)
class Position:
    """How far somebody has read: in which life of the server (its timeline), and up to which transaction. `held`: that one
    goes on, and nothing that was written after it began can be read."""

    timeline: str
    xmin: int
    held: bool = False


def position(connection: Connection) -> Position:
    """How far the server is, as this transaction sees it."""
    row = connection.execute(_POSITION).one()
    return Position(row.timeline, row.xmin, held=row.xmin < row.xmax)


def same_life(before: Position, now: Position) -> bool:
    """Whether the server still has all that it had at `before`: False after it was put back to an earlier time, and after the
    promotion of a standby, which may not have received the last moments."""
    return now.timeline == before.timeline and now.xmin >= before.xmin
