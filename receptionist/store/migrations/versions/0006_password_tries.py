"""Who said the password of a client, right or wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "password_tries",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_password_tries_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_tries")),
    )
    op.create_index(op.f("ix_password_tries_client"), "password_tries", ["client"])
