"""Whose words are half typed on a call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("login", sa.String(length=64), server_default="", nullable=False))
        drafts.add_column(sa.Column("begun_by", types.Json(), server_default="[]", nullable=False))
    # who had the call last: whose such a text was until now
    op.execute("UPDATE drafts SET login = COALESCE((SELECT c.assistant FROM calls c WHERE c.id = drafts.call), '')")
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_constraint(op.f("pk_drafts"), type_="primary")
        drafts.create_primary_key(op.f("pk_drafts"), ["call", "field", "login"])
