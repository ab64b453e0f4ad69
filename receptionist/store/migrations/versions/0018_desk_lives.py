"""When each life of the desk was last seen to be there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_lives",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", name=op.f("pk_desk_lives")),
    )
