"""What is left at the end of a shift, and who takes it over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("batch", types.Id(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("of", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=True),
        sa.Column("given_by", sa.String(length=64), nullable=False),
        sa.Column("given_to", sa.String(length=64), nullable=True),
        sa.Column("given_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by", sa.String(length=64), nullable=True),
        sa.Column("taken_at", types.UtcTime(), nullable=True),
        sa.Column("refused_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    for column in ("batch", "of", "client", "taken_by"):
        op.create_index(op.f(f"ix_handovers_{column}"), "handovers", [column])
