"""The office's own profile is everybody's: an import could put it into a team, and it was gone for all the others."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

CLIENTS = sa.table(
    "clients",
    sa.column("id", types.Id()),
    sa.column("own", sa.Boolean()),
    sa.column("team", sa.String()),
    sa.column("version", sa.Integer()),
    sa.column("changed_at", types.UtcTime()),
    sa.column("changed_by", sa.String()),
)
VERSIONS = sa.table(
    "client_versions",
    sa.column("client", types.Id()),
    sa.column("version", sa.Integer()),
    sa.column("at", types.UtcTime()),
    sa.column("by", sa.String()),
)
CHANGES = sa.table(
    "client_changes",
    sa.column("client", types.Id()),
    sa.column("version", sa.Integer()),
    sa.column("field", sa.String()),
    sa.column("value", types.Json()),
)


def upgrade() -> None:
    """As if somebody had saved it so: consoles read it again, and its versions tell it."""
    here, by = op.get_bind(), {"at": datetime.now(UTC), "by": "setup"}
    in_a_team = CLIENTS.c.own & CLIENTS.c.team.is_not(None)
    for client, version in here.execute(sa.select(CLIENTS.c.id, CLIENTS.c.version).where(in_a_team)).all():
        saved = {"version": version + 1, "changed_at": by["at"], "changed_by": by["by"]}
        here.execute(sa.update(CLIENTS).where(CLIENTS.c.id == client).values(team=None, **saved))
        if here.execute(sa.select(VERSIONS.c.version).where(VERSIONS.c.client == client).limit(1)).first() is not None:
            here.execute(sa.insert(VERSIONS).values(client=client, version=version + 1, **by))
            here.execute(sa.insert(CHANGES).values(client=client, version=version + 1, field="team", value=None))
