"""Of one thing one hand-over is open at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where two were, the one that was given first stays."""
    op.execute(
        "DELETE FROM handovers WHERE taken_by IS NULL AND EXISTS (SELECT 1 FROM handovers h WHERE h.taken_by IS NULL"
        ' AND h.kind = handovers.kind AND h."of" = handovers."of"'
        " AND (h.given_at < handovers.given_at OR h.given_at = handovers.given_at AND h.id < handovers.id))"
    )
    is_open = sa.text("taken_by IS NULL")
    op.create_index(
        "uq_handovers_open", "handovers", ["kind", "of"], unique=True, sqlite_where=is_open, postgresql_where=is_open
    )
