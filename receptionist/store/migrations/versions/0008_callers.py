"""What is known of callers' numbers: VIP and blocked for one client, nuisance and sales for all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "callers",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=True),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("flag", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("set_by", sa.String(length=64), nullable=False),
        sa.Column("set_at", types.UtcTime(), nullable=False),
        sa.Column("ended_at", types.UtcTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callers")),
    )
    op.create_index(op.f("ix_callers_client"), "callers", ["client"])
    op.create_index(op.f("ix_callers_number"), "callers", ["number"])
