"""The trail of changes, what stood there before, the decisions to take that away, and the seals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("verb", sa.String(length=1), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_values",
        sa.Column("audit", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audit.id"], name=op.f("fk_audit_values_audit_audit")),
        sa.PrimaryKeyConstraint("audit", name=op.f("pk_audit_values")),
    )
    op.create_table(
        "audit_redactions",
        sa.Column("audit", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audit.id"], name=op.f("fk_audit_redactions_audit_audit")),
        sa.PrimaryKeyConstraint("audit", name=op.f("pk_audit_redactions")),
    )
    op.create_table(
        "audit_seals",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("audit", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_audit_seals")),
        sa.UniqueConstraint("audit", name=op.f("uq_audit_seals_audit")),
    )
