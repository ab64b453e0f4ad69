"""Profiles that are half typed, and hours that nobody has confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clients", sa.Column("hours_assumed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "profile_drafts",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("client", "login", name=op.f("pk_profile_drafts")),
    )
