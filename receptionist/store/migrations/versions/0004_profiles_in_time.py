"""Profiles in time: whose a number is when, statuses, closures, what may be said, rotas, and a version for every save."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pictures",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pictures")),
    )
    op.create_table(
        "addresses",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("postal_code", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("directions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_addresses_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_addresses")),
    )
    op.create_table(
        "client_changes",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=30), nullable=False),
        sa.Column("value", types.Json(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_client_changes_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "version", "field", name=op.f("pk_client_changes")),
    )
    op.create_table(
        "client_statuses",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("put_through", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_client_statuses_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_client_statuses")),
    )
    op.create_table(
        "client_versions",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_client_versions_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "version", name=op.f("pk_client_versions")),
    )
    with op.batch_alter_table("client_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_client_versions_at"), ["at"], unique=False)

    op.create_table(
        "closure_answers",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_closure_answers_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_closure_answers")),
    )
    op.create_table(
        "closures",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", types.UtcTime(), nullable=False),
        sa.Column("until", types.UtcTime(), nullable=False),
        sa.Column("line", types.E164(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_closures_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_closures")),
    )
    op.create_table(
        "day_exceptions",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", types.Json(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_day_exceptions_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_day_exceptions")),
    )
    op.create_table(
        "facts",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("spelled", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("permission", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_facts_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_facts")),
    )
    op.create_table(
        "rotas",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shifts", types.Json(), nullable=False),
        sa.Column("swaps", types.Json(), nullable=False),
        sa.Column("steps", types.Json(), nullable=False),
        sa.Column("nobody", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_rotas_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotas")),
    )
    with op.batch_alter_table("rotas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rotas_client"), ["client"], unique=False)

    op.add_column("clients", sa.Column("region", sa.String(length=12), server_default="", nullable=False))
    op.add_column("clients", sa.Column("logo", sa.String(length=64), server_default="", nullable=False))
    op.add_column("clients", sa.Column("vat_number", sa.String(length=40), server_default="", nullable=False))
    op.add_column("clients", sa.Column("tax_code", sa.String(length=40), server_default="", nullable=False))
    op.add_column("clients", sa.Column("sdi", sa.String(length=40), server_default="", nullable=False))
    op.add_column("clients", sa.Column("pec", sa.String(length=200), server_default="", nullable=False))
    op.add_column("clients", sa.Column("mail", sa.String(length=200), server_default="", nullable=False))
    op.add_column("clients", sa.Column("website", sa.String(length=200), server_default="", nullable=False))
    op.add_column("clients", sa.Column("passphrase", sa.String(length=200), server_default="", nullable=False))
    op.add_column("clients", sa.Column("holidays", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("greetings", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("instructions", sa.Column("since", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("left_text", sa.Text(), server_default="", nullable=False))
    _lines_in_time()


def _lines_in_time() -> None:
    """A number may be one client's after another's: it is no key any more."""
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
        sa.UniqueConstraint("client", "number", name=op.f("uq_lines_client_number")),
        sa.CheckConstraint("since < until", name=op.f("ck_lines_span")),
    )
    op.create_index(op.f("ix_lines_client"), "lines", ["client"])
    op.create_index(op.f("ix_lines_number"), "lines", ["number"])
    kept = "number, client, position, label, waiting, patience, closed_text, busy_text, fallback, targets"
    op.execute(f"INSERT INTO lines ({kept}) SELECT {kept} FROM lines_before")  # noqa: S608
    op.drop_table("lines_before")
    for statement in _ONE_OWNER[op.get_context().dialect.name]:
        op.execute(statement)


_TRIGGER = """
    CREATE TRIGGER lines_one_owner_{verb} AFTER {verb} ON lines WHEN EXISTS (
        SELECT 1 FROM lines AS other WHERE other.number = NEW.number AND other.id <> NEW.id
        AND (other.since IS NULL OR NEW.until IS NULL OR other.since < NEW.until)
        AND (NEW.since IS NULL OR other.until IS NULL OR NEW.since < other.until)
    ) BEGIN SELECT RAISE(ABORT, 'ex_lines_one_owner'); END
"""

_ONE_OWNER = {
    # a number fits into a bigint, and ranges have an operator class of their own: no extension is needed
    "postgresql": (
        """
        ALTER TABLE lines ADD CONSTRAINT ex_lines_one_owner EXCLUDE USING gist (
            int8range(substr(number, 2)::bigint, substr(number, 2)::bigint, '[]') WITH &&,
            tstzrange(since, until) WITH &&
        )
        """,
    ),
    "sqlite": (_TRIGGER.format(verb="INSERT"), _TRIGGER.format(verb="UPDATE")),
}
