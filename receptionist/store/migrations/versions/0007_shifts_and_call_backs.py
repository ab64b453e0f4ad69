"""Shifts of assistants; call-backs that were promised, and who was tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("assistant", sa.String(length=64), nullable=False),
        sa.Column("began_at", types.UtcTime(), nullable=False),
        sa.Column("ended_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
    )
    op.create_index(op.f("ix_shifts_assistant"), "shifts", ["assistant"])
    op.create_table(
        "promised_call_backs",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("line", sa.String(length=20), nullable=True),
        sa.Column("number", types.E164(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("due", types.UtcTime(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("call", types.Id(length=36), nullable=True),
        sa.Column("promised_by", sa.String(length=64), nullable=False),
        sa.Column("promised_at", types.UtcTime(), nullable=False),
        sa.Column("closed_at", types.UtcTime(), nullable=True),
        sa.Column("closed_by", sa.String(length=64), nullable=True),
        sa.Column("closed_note", sa.String(length=2000), nullable=False),
        sa.Column("by_call", types.Id(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promised_call_backs")),
    )
    op.create_index(op.f("ix_promised_call_backs_client"), "promised_call_backs", ["client"])
    op.create_index(op.f("ix_promised_call_backs_closed_at"), "promised_call_backs", ["closed_at"])
    op.create_table(
        "tried_call_backs",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("call_back", types.Id(length=36), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("call", types.Id(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tried_call_backs")),
    )
    op.create_index(op.f("ix_tried_call_backs_call_back"), "tried_call_backs", ["call_back"])
