"""Languages: which ones an assistant speaks, and in which one a caller was last spoken to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "caller_languages",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("client", "number", name=op.f("pk_caller_languages")),
    )
    op.add_column("assistants", sa.Column("languages", sa.String(length=200), nullable=False, server_default=""))
