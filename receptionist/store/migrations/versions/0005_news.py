"""News: what is true of a client until a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "news",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("person", types.Id(length=36), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("since", types.UtcTime(), nullable=False),
        sa.Column("until", types.UtcTime(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.Column("substitute", types.Id(length=36), nullable=True),
        sa.Column("number", types.E164(length=16), nullable=True),
        sa.Column("told_by", sa.String(length=200), nullable=False),
        sa.Column("recognised", sa.String(length=20), nullable=False),
        sa.Column("written_by", sa.String(length=64), nullable=False),
        sa.Column("written_at", types.UtcTime(), nullable=False),
        sa.Column("ended_at", types.UtcTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_news_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news")),
    )
    op.create_index(op.f("ix_news_client"), "news", ["client"])
    op.create_index(op.f("ix_news_until"), "news", ["until"])
