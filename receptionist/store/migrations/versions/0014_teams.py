"""Teams, loans, and what a shared office needs of its people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "teams", sa.Column("name", sa.String(length=80), nullable=False), sa.PrimaryKeyConstraint("name", name=op.f("pk_teams"))
    )
    with op.batch_alter_table("assistants") as assistants:
        assistants.add_column(sa.Column("contract", sa.String(length=20), server_default="employee", nullable=False))
        assistants.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        assistants.add_column(sa.Column("must_change", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "staff_teams",
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["login"], ["assistants.login"], name=op.f("fk_staff_teams_login_assistants")),
        sa.ForeignKeyConstraint(["team"], ["teams.name"], name=op.f("fk_staff_teams_team_teams"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("login", "team", name=op.f("pk_staff_teams")),
    )
    op.create_table(
        "loans",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=True),
        sa.Column("call", types.Id(length=36), nullable=True),
        sa.Column("since", types.UtcTime(), nullable=False),
        sa.Column("until", types.UtcTime(), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("lent_by", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(client IS NULL) <> (call IS NULL)", name=op.f("ck_loans_one")),
        sa.CheckConstraint("since < until", name=op.f("ck_loans_span")),
        sa.ForeignKeyConstraint(["login"], ["assistants.login"], name=op.f("fk_loans_login_assistants")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans")),
    )
    op.create_index(op.f("ix_loans_login"), "loans", ["login"])
