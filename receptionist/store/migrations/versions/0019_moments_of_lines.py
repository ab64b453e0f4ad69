"""Since when and until when a number is whose is written in one form on SQLite, which compares texts."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """PostgreSQL has moments of its own."""
    if op.get_context().dialect.name == "sqlite":
        for verb in ("INSERT", "UPDATE"):
            op.execute(_TRIGGER.format(verb=verb))


# a day that there is not comes out of strftime as another one
_IS_NONE = """NEW.{column} IS NOT NULL AND (
        NEW.{column} IS NOT strftime('%Y-%m-%d %H:%M:%S', substr(NEW.{column}, 1, 19), '+0 days') || substr(NEW.{column}, 20)
        OR substr(NEW.{column}, 20) NOT GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]'
    )"""

_TRIGGER = f"""
    CREATE TRIGGER lines_moments_{{verb}} BEFORE {{verb}} ON lines
    WHEN {_IS_NONE.format(column="since")}
        OR {_IS_NONE.format(column="until")}
    BEGIN SELECT RAISE(ABORT, 'ck_lines_moments'); END
"""
