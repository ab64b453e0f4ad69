"""The phone that somebody mostly sits at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("assistants") as assistants:
        assistants.add_column(sa.Column("station", sa.String(length=80), server_default="", nullable=False))
