"""What `office check` says of a shared office to whoever runs its server: as far as the login may see, and
what it may not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.engine import Connection

from receptionist.settings import hub_folders
from receptionist.store.addresses import plain_url, told
from receptionist.store.engine import Store
from receptionist.store.migrate import HEAD, revision
from receptionist.store.safety import Finding
from receptionist.store.shared import founding
from receptionist.store.shared.differences import differences
from receptionist.store.shared.roles import Roles

COUNTED: Final = ("clients", "lines", "people", "calls", "messages", "audit")
FIRST: Final = 5
"""So many differences are named, the others counted."""
SEALED_WITHIN: Final = timedelta(minutes=10)
"""A hub that leads seals each minute."""


def examine(store: Store) -> list[Finding]:
    """Changes nothing. Raises `Problem` as opening it does."""
    step = revision(store)
    reached = told(plain_url(store.where))
    with store.engine.execution_options(reads=True).connect() as connection:
        roles = founding.of(connection)
        if step is None or roles is None:
            return [Finding("office", "failed", "office.absent", {"office": reached})]
        return [
            Finding("office", "ok", "check.reachable", {"office": reached}),
            _step(step),
            _rows(connection, roles),
            _rights(connection, roles, step),
            _hubs(connection, roles),
            *_replication(connection),
            _trail(connection, roles),
            _noted(),
        ]


def _step(step: str) -> Finding:
    state, code = ("ok", "check.step") if step == HEAD else ("warning", "check.step_another")
    return Finding("schema", state, code, {"step": step, "mine": HEAD})


def _rows(connection: Connection, roles: Roles) -> Finding:
    counts = {table: _count(connection, table) for table in COUNTED}
    size = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    seen = "SELECT pg_has_role(:backup, 'USAGE') OR pg_has_role(:owner, 'USAGE')"  # a superuser has every role
    everything = connection.execute(text(seen), {"backup": roles.backup, "owner": roles.owner}).scalar_one()
    code = "check.rows" if everything else "check.rows_seen"
    return Finding("rows", "ok", code, {**counts, "megabytes": round(size / 1_000_000), "backup": roles.backup})


def _count(connection: Connection, table: str) -> object:
    if not _may_read(connection, table):
        return "–"
    return connection.execute(text(f"SELECT count(*) FROM public.{table}")).scalar_one()  # noqa: S608 - one of ours


def _rights(connection: Connection, roles: Roles, step: str) -> Finding:
    if step != HEAD:
        return Finding("rights", "absent", "check.rights_another_step")
    found = differences(connection, roles)
    if not found:
        return Finding("rights", "ok", "check.rights")
    return Finding("rights", "failed", "check.rights_differ", {"count": len(found), "first": "; ".join(found[:FIRST])})


def _hubs(connection: Connection, roles: Roles) -> Finding:
    if not _may_read(connection, "lease", schema="office"):
        return Finding("hubs", "absent", "check.hubs_unseen", {"backup": roles.backup})
    # a lease of before this column has none
    query = "SELECT holder, until > clock_timestamp(), CAST(to_jsonb(l) ->> 'since' AS timestamptz) FROM office.lease l"
    holder, leads, since = connection.execute(text(query)).one()
    if not leads:
        return Finding("hubs", "warning", "check.hub_none")
    name = holder.rsplit(" ", 3)[0]  # its own, and its machine's
    return Finding("hubs", "ok", "check.hub", {"hub": name, "since": _moment(since)})


def _replication(connection: Connection) -> Iterator[Finding]:
    if connection.execute(text("SELECT pg_is_in_recovery()")).scalar_one():
        last = connection.execute(text("SELECT pg_last_xact_replay_timestamp()")).scalar()
        yield Finding("replication", "ok", "check.is_standby", {"moment": _moment(last)})
        return
    followers = connection.execute(
        text(
            "SELECT application_name, state, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint FROM pg_stat_replication"
            " ORDER BY 1"
        )
    ).all()
    if not followers:
        yield Finding("replication", "ok", "check.no_standby")
    elif any(state is None for _, state, _ in followers):  # not shown to everybody
        yield Finding("replication", "ok", "check.standbys_unseen", {"count": len(followers)})
    else:
        said = ", ".join(f"{name} ({state}, -{behind or 0} B)" for name, state, behind in followers)
        yield Finding("replication", "ok", "check.standbys", {"standbys": said})
    idle = connection.execute(
        text(
            "SELECT slot_name, (pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) / 1000000)::bigint FROM pg_replication_slots"
            " WHERE NOT active AND restart_lsn IS NOT NULL ORDER BY 1"
        )
    )
    for name, megabytes in idle:
        yield Finding("replication", "warning", "check.slot_waits", {"slot": name, "megabytes": megabytes})


def _trail(connection: Connection, roles: Roles) -> Finding:
    if not (_may_read(connection, "audit") and _may_read(connection, "audit_seals")):
        return Finding("trail", "absent", "check.trail_unseen", {"backup": roles.backup})
    query = "SELECT count(*), min(at) FROM audit a WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.audit = a.id)"
    count, since = connection.execute(text(query)).one()
    if not count:
        return Finding("trail", "ok", "check.sealed")
    late = datetime.now(UTC) - since > SEALED_WITHIN
    code = "check.unsealed_late" if late else "check.unsealed"
    return Finding("trail", "warning" if late else "ok", code, {"count": count, "since": _moment(since)})


def _noted() -> Finding:
    """When a hub of this machine last noted the newest seal down."""
    for folder in hub_folders():
        try:
            noted = datetime.fromtimestamp((folder / "seals" / "anchors").stat().st_mtime, UTC)
        except OSError:
            continue
        return Finding("anchors", "ok", "check.noted", {"folder": str(folder / "seals"), "moment": _moment(noted)})
    return Finding("anchors", "absent", "check.noted_unseen")


def _may_read(connection: Connection, table: str, schema: str = "public") -> bool:
    query = (
        "SELECT has_schema_privilege(CAST(:schema AS text), 'USAGE') AND has_table_privilege(CAST(:table AS text), 'SELECT')"
    )
    return bool(connection.execute(text(query), {"schema": schema, "table": f"{schema}.{table}"}).scalar_one())


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="minutes") if at is not None else "–"
