"""A number may be one client's more than once: it goes to another, and comes back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE lines DROP CONSTRAINT IF EXISTS uq_lines_client_number")
        return
    _without_the_constraint()
    for statement in _ONE_OWNER:
        op.execute(statement)


def _without_the_constraint() -> None:
    """SQLite cannot drop one: the table is made anew, and its triggers with it."""
    op.execute("CREATE TABLE lines_before AS SELECT * FROM lines")
    op.drop_table("lines")
    op.create_table(
        "lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", types.E164(length=16), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("since", types.UtcTime(), nullable=True),
        sa.Column("until", types.UtcTime(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("waiting", sa.String(), nullable=False),
        sa.Column("patience", sa.Integer(), nullable=False),
        sa.Column("closed_text", sa.Text(), nullable=False),
        sa.Column("busy_text", sa.Text(), nullable=False),
        sa.Column("fallback", types.E164(length=16), nullable=True),
        sa.Column("targets", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_lines_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
        sa.CheckConstraint("since < until", name=op.f("ck_lines_span")),
    )
    op.create_index(op.f("ix_lines_client"), "lines", ["client"])
    op.create_index(op.f("ix_lines_number"), "lines", ["number"])
    columns = "id, number, client, since, until, position, label, waiting, patience, closed_text, busy_text, fallback, targets"
    op.execute(f"INSERT INTO lines ({columns}) SELECT {columns} FROM lines_before")  # noqa: S608
    op.drop_table("lines_before")


_TRIGGER = """
    CREATE TRIGGER lines_one_owner_{verb} AFTER {verb} ON lines WHEN EXISTS (
        SELECT 1 FROM lines AS other WHERE other.number = NEW.number AND other.id <> NEW.id
        AND (other.since IS NULL OR NEW.until IS NULL OR other.since < NEW.until)
        AND (NEW.since IS NULL OR other.until IS NULL OR NEW.since < other.until)
    ) BEGIN SELECT RAISE(ABORT, 'ex_lines_one_owner'); END
"""

_ONE_OWNER = (_TRIGGER.format(verb="INSERT"), _TRIGGER.format(verb="UPDATE"))
