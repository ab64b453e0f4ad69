"""Whose state an event tells, and an index on the end of calls: any past moment is put together without reading the years."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ABOUT = {
    "sqlite": {
        "assistant_moved": "substr('assistant:' || json_extract(event, '$.assistant'), 1, 100)",
        "station_moved": "substr('station:' || json_extract(event, '$.station'), 1, 100)",
        "phone_moved": "'phone'",
    },
    "postgresql": {
        "assistant_moved": "substr('assistant:' || (event ->> 'assistant'), 1, 100)",
        "station_moved": "substr('station:' || (event ->> 'station'), 1, 100)",
        "phone_moved": "'phone'",
    },
}


def upgrade() -> None:
    op.add_column("call_events", sa.Column("about", sa.String(length=100), nullable=True))
    cases = " ".join(f"WHEN '{kind}' THEN {about}" for kind, about in ABOUT[op.get_bind().dialect.name].items())
    kinds = "'assistant_moved', 'station_moved', 'phone_moved'"
    op.execute(f"UPDATE call_events SET about = CASE kind {cases} END WHERE kind IN ({kinds})")  # noqa: S608 - our own words
    told = sa.text("about IS NOT NULL")
    op.create_index("ix_call_events_about", "call_events", ["about", "at"], sqlite_where=told, postgresql_where=told)
    op.create_index("ix_calls_ended", "calls", ["ended"])
