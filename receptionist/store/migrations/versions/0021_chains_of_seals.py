"""The decision that a key of the seals is lost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_chains",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_audit_chains")),
    )
