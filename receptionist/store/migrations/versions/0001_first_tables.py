"""The first tables: settings, staff, clients, calls, messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assistants",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_at", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistants")),
        sa.UniqueConstraint("login", name=op.f("uq_assistants_login")),
    )
    op.create_table(
        "call_events",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("call", types.Id(length=36), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=True),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("event", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_events")),
    )
    with op.batch_alter_table("call_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_call_events_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_call_events_call"), ["call"], unique=False)
        batch_op.create_index("ix_call_events_order", ["epoch", "sequence"], unique=False)

    op.create_table(
        "calls",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("line", sa.String(length=20), nullable=True),
        sa.Column("client", types.Id(length=36), nullable=True),
        sa.Column("caller_number", sa.String(length=200), nullable=True),
        sa.Column("caller_name", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("firm", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=True),
        sa.Column("assistant", sa.String(length=64), nullable=True),
        sa.Column("started", types.UtcTime(), nullable=False),
        sa.Column("ended", types.UtcTime(), nullable=True),
        sa.Column("record", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calls_assistant"), ["assistant"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_caller_number"), ["caller_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_client"), ["client"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_line"), ["line"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_result"), ["result"], unique=False)
        batch_op.create_index(batch_op.f("ix_calls_started"), ["started"], unique=False)

    op.create_table(
        "clients",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("legal_name", sa.String(), nullable=False),
        sa.Column("trade_name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("say_as", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("service_level", sa.Integer(), nullable=False),
        sa.Column("hold_limit", sa.Integer(), nullable=False),
        sa.Column("wrap_up", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("changed_at", types.UtcTime(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("code", name=op.f("uq_clients_code")),
    )
    op.create_table(
        "drafts",
        sa.Column("call", types.Id(length=36), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=20000), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("call", "field", name=op.f("pk_drafts")),
    )
    op.create_table(
        "messages",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("call", types.Id(length=36), nullable=True),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("caller_name", sa.String(length=200), nullable=False),
        sa.Column("caller_firm", sa.String(length=200), nullable=False),
        sa.Column("caller_number", sa.String(length=200), nullable=False),
        sa.Column("matter", sa.String(length=500), nullable=False),
        sa.Column("text", sa.String(length=20000), nullable=False),
        sa.Column("call_back", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("taken_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by", sa.String(length=64), nullable=False),
        sa.Column("passed_on_at", types.UtcTime(), nullable=True),
        sa.Column("passed_on_by", sa.String(length=64), nullable=True),
        sa.Column("passed_on_how", sa.String(length=40), nullable=True),
        sa.Column("passed_on_to", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_messages_call"), ["call"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_client"), ["client"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_passed_on_at"), ["passed_on_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_messages_taken_at"), ["taken_at"], unique=False)

    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("value", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("key", "person", name=op.f("pk_settings")),
    )
    op.create_table(
        "call_backs",
        sa.Column("call", types.Id(length=36), nullable=False),
        sa.Column("closed_at", types.UtcTime(), nullable=False),
        sa.Column("closed_by", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("by_call", types.Id(length=36), nullable=True),
        sa.ForeignKeyConstraint(["call"], ["calls.id"], name=op.f("fk_call_backs_call_calls")),
        sa.PrimaryKeyConstraint("call", name=op.f("pk_call_backs")),
    )
    op.create_table(
        "greetings",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("line", types.E164(length=16), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_greetings_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_greetings")),
    )
    op.create_table(
        "instructions",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("line", types.E164(length=16), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_instructions_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_instructions")),
    )
    op.create_table(
        "lines",
        sa.Column("number", types.E164(length=16), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("waiting", sa.String(), nullable=False),
        sa.Column("patience", sa.Integer(), nullable=False),
        sa.Column("closed_text", sa.Text(), nullable=False),
        sa.Column("busy_text", sa.Text(), nullable=False),
        sa.Column("fallback", types.E164(length=16), nullable=True),
        sa.Column("targets", types.Json(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_lines_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_lines")),
    )
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lines_client"), ["client"], unique=False)

    op.create_table(
        "openings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("end", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_openings_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
        sa.UniqueConstraint("client", "of", "position", name=op.f("uq_openings_client_of_position")),
    )
    with op.batch_alter_table("openings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_openings_client"), ["client"], unique=False)

    op.create_table(
        "people",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("say_as", sa.String(), nullable=False),
        sa.Column("other_names", types.Json(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("responsibilities", sa.Text(), nullable=False),
        sa.Column("tags", types.Json(), nullable=False),
        sa.Column("languages", types.Json(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("accepts", sa.String(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("replaced_by", types.Id(length=36), nullable=True),
        sa.Column("deputy", types.Id(length=36), nullable=True),
        sa.Column("uid", sa.String(), nullable=True),
        sa.Column("extension", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_people_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_client"), ["client"], unique=False)

    op.create_table(
        "reaches",
        sa.Column("id", types.Id(length=36), nullable=False),
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", types.E164(length=16), nullable=False),
        sa.Column("confirm", sa.Boolean(), nullable=False),
        sa.Column("always", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_reaches_client_clients"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaches")),
    )
    with op.batch_alter_table("reaches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reaches_client"), ["client"], unique=False)

    op.create_table(
        "absences",
        sa.Column("person", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", types.UtcTime(), nullable=False),
        sa.Column("until", types.UtcTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("substitute", types.Id(length=36), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_absences_person_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "position", name=op.f("pk_absences")),
    )
    op.create_table(
        "duty",
        sa.Column("client", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person", types.Id(length=36), nullable=False),
        sa.Column("since", types.UtcTime(), nullable=False),
        sa.Column("until", types.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["clients.id"], name=op.f("fk_duty_client_clients"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_duty_person_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client", "position", name=op.f("pk_duty")),
    )
    op.create_table(
        "ways",
        sa.Column("person", types.Id(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("confirm", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_ways_person_people"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "position", name=op.f("pk_ways")),
    )
