"""Brings an office's tables to today's shape, all or nothing: a local one at every start, after a safety copy; a shared one
when its owner says so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import Connection

from receptionist.errors import Problem
from receptionist.store import trail
from receptionist.store.engine import Store
from receptionist.store.migrations.models import metadata
from receptionist.store.safety import refuse_company, safety_copy
from receptionist.store.shared import founding, policies, versions

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).with_name("migrations")

HEAD = "0024"
"""The newest step. Written here so that a start with nothing to do need not load Alembic; a test compares it."""

UPGRADES_AT_ONCE = 5_201_101
"""The advisory lock under which a shared office is upgraded."""


def revision(store: Store) -> str | None:
    """The step at which the office stands; None: it has no tables yet. Raises `office.foreign` for a database of something
    else."""
    with store.engine.execution_options(reads=True).connect() as connection:
        return _revision(connection, store.where)


def refuse_misfit(store: Store) -> None:
    """For whoever opens a shared office, which only `upgrade` changes. Raises as `versions.refuse_misfit`, and `office.absent`
    for a database without tables."""
    if revision(store) is None:
        raise Problem("office.absent", office=store.where)
    with store.engine.execution_options(reads=True).connect() as connection:
        versions.refuse_misfit(connection, store.where, HEAD)


def _revision(connection: Connection, where: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise Problem("office.foreign", office=where)
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None


def upgrade(store: Store) -> Path | None:
    """Run the steps that are missing. Returns the safety copy that was made before, None where nothing was to be done or to
    be lost. Takes the office alone: `office.in_use` when another program has it open. Raises `office.newer` for an office of
    a later version. On any trouble the office stays as it was."""
    now = revision(store)
    if now == HEAD:
        return None
    if now is not None and now > HEAD:
        raise Problem("office.newer", office=store.where)
    copy = safety_copy(store.path, f"before-upgrade-from-{now}") if store.path and now else None
    with _alone(store) as connection:
        trail.take_off(connection)
        _run(connection, "head")
    log.info("the office was brought from step %s to %s", now, HEAD)
    return copy


def renew_rights(store: Store) -> None:
    """Make the functions, grants and policies of a shared office what this version says, also where its tables are as they
    should be: a version may change a right alone, and a restored dump brings none. Raises `office.owner_only`."""
    with _alone(store):
        log.info("the rights of %s are written anew", store.where)


@contextmanager
def _alone(store: Store) -> Iterator[Connection]:
    """One transaction in which nobody else has the office open."""
    if store.path is None:
        with store.engine.begin() as connection:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADES_AT_ONCE})"))
            roles = founding.of(connection)
            if roles is not None:
                founding.act_as_owner(connection, roles, store.where)
            yield connection
            if roles is not None:
                trail.put_on(connection, metadata())
                policies.apply(connection, roles)
        return
    store.release()
    refuse_company(store.path)
    with store.engine.begin() as connection:
        yield connection
        trail.put_on(connection, metadata())
    store.release()


def _run(connection: Connection, target: str) -> None:
    """Alembic's own upgrade, on our connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def differences(engine: Engine) -> list[object]:
    """What a migrated database and the models do not agree on: empty, or somebody forgot a step."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata()))


def write_step(engine: Engine, message: str, step: str) -> Path:
    """For those who build: write the next step from the difference between the models and a migrated, empty database."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        script = command.revision(config, message, autogenerate=True, rev_id=step)
    path = getattr(script, "path", "")
    return Path(path)
