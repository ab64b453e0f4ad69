"""A shared office is brought to a new version by its owner and by nobody else; a console of the version before works on, an
older one is told, and so is one that is too new."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.types import TypeEngine

from receptionist.calls.commands import OpenCard, SignIn
from receptionist.cli import main
from receptionist.clients.profile import Fact, FactKind
from receptionist.errors import Problem
from receptionist.messages.service import Message
from receptionist.opening import open_office
from receptionist.store import migrate
from receptionist.store.engine import Store, open_store
from receptionist.store.shared import versions
from receptionist.words import say
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared, shared

__all__ = ["shared"]

Eventually = Callable[..., Any]
Upgrade = Callable[[int], None]
TODAY = int(migrate.HEAD)


def step(number: int) -> str:
    return f"{number:04}"


def the_program_of(number: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on this is a later version: its newest step is `number`, and the version before knew all but that."""
    steps = folder / "steps"
    if not steps.exists():
        shutil.copytree(migrate.MIGRATIONS, steps)
    for later in range(TODAY + 1, number + 1):
        content = LATER.format(n=later, me=step(later), before=step(later - 1))
        (steps / "versions" / f"{step(later)}_later.py").write_text(content, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", steps)
    monkeypatch.setattr(migrate, "HEAD", step(number))
    monkeypatch.setattr(versions, "OLDEST", step(number - 1))


LATER = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{me}", "{before}", None, None


def upgrade():
    op.create_table("later_{n}", sa.Column("a", sa.Integer(), primary_key=True, autoincrement=False))
    for table in ("clients", "facts", "messages", "calls", "settings", "assistants", "audit"):
        op.add_column(table, sa.Column("later_{n}", sa.String(20), server_default="x", nullable=False))
"""
"""A step as they are allowed to be."""


@pytest.fixture
def upgrade(shared: Shared, tmp_path: Path) -> Upgrade:
    """The owner upgrades with a program whose newest step is so many after today's; this console stays as it is."""

    def run(ahead: int) -> None:
        with pytest.MonkeyPatch.context() as later:
            the_program_of(TODAY + ahead, tmp_path, later)
            assert main(["office", "upgrade", shared.url]) == 0

    return run


def stands_at(shared: Shared) -> str:
    with psycopg.connect(shared.url) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert found is not None
        return str(found[0])


def refused(where: str) -> Problem:
    with pytest.raises(Problem) as told:
        open_office(where)
    return told.value


def test_a_console_never_changes_the_tables_not_even_its_owners(
    shared: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_program_of(TODAY + 1, tmp_path, monkeypatch)
    for where in (shared.as_("anna"), shared.url):
        problem = refused(where)
        assert problem.code == "office.older"
        assert "receptionist office upgrade" in say(problem)
    assert stands_at(shared) == step(TODAY)
    with pytest.raises(Problem, match=r"office\.older"):
        shared.hub("hub-1")


def test_nobody_but_the_owner_upgrades(
    shared: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    the_program_of(TODAY + 1, tmp_path, monkeypatch)
    for somebody in (shared.as_("anna"), shared.hubs_address()):
        assert main(["office", "upgrade", somebody]) == 1
        assert "Only whoever made the office" in capsys.readouterr().err
        assert stands_at(shared) == step(TODAY)
    assert main(["office", "upgrade", shared.url]) == 0
    assert stands_at(shared) == step(TODAY + 1)
    open_office(shared.as_("anna")).close()


def test_hub_and_console_of_the_version_before_work_on(shared: Shared, upgrade: Upgrade, eventually: Eventually) -> None:
    upgrade(1)
    owner = open_office(shared.url)
    rossi = owner.clients.load("ROSSI")
    parking = Fact(kind=FactKind.PARKING, text="in the yard")
    owner.clients.save(msgspec.structs.replace(rossi, facts=(parking,)), by="setup")
    owner.close()
    hub = shared.hub("hub-1")
    eventually(lambda: hub.leads, seconds=20)
    anna = shared.console("anna")
    eventually(lambda: anna.there, seconds=20)
    assert anna.ask(SignIn(name="", station=None)).code is None
    card = anna.ask(OpenCard(line=LINE)).call
    office = open_office(shared.as_("anna"))
    try:
        assert office.who_is_here().login == "anna"
        assert [fact.text for fact in office.clients.load("ROSSI").facts] == ["in the yard"]
        office.sit("anna")
        office.settings.set("theme", "dark")
        eventually(lambda: [call.id for call in office.history.unfinished()] == [card])
        kept = office.messages.keep(Message(call=card, client=rossi.id, text="Call back", taken_by="anna"))
        assert [message.id for message in office.messages.find()] == [kept.id]
    finally:
        office.close()


def test_one_of_the_version_before_that_is_told(shared: Shared, upgrade: Upgrade) -> None:
    upgrade(2)
    problem = refused(shared.as_("anna"))
    assert problem.code == "office.newer"
    assert "Install that version" in say(problem)
    with pytest.raises(Problem, match=r"office\.newer"):
        shared.hub("hub-1")


def test_who_upgrades_late_leaves_nobody_out_for_whom_it_would_do(shared: Shared, upgrade: Upgrade) -> None:
    upgrade(1)
    upgrade(2)
    assert refused(shared.as_("bruno")).code == "office.newer"
    assert stands_at(shared) == step(TODAY + 2)


@pytest.mark.parametrize(
    ("mine", "there", "oldest", "told"),
    [
        ("0015", "0015", "0015", None),
        ("0015", "0017", "0015", None),
        ("0015", "0018", "0016", "office.newer"),
        ("0016", "0015", "0014", "office.older"),
        ("0009", "0010", "0010", "office.newer"),
    ],
)
def test_the_rule(mine: str, there: str, oldest: str, told: str | None) -> None:
    assert versions.misfit(mine, there, oldest) == told


# ---- what the steps after that version may do


def shape(connection: Connection) -> dict[str, dict[str, Any]]:
    """Each table's columns."""
    seen = inspect(connection)
    return {table: {column["name"]: column for column in seen.get_columns(table)} for table in seen.get_table_names()}


def narrowed(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> list[str]:
    """What a program that knows `before` would miss, or could not write, in `after`."""
    found = []
    for table, columns in before.items():
        now = after.get(table, {})
        found += [f"{table}.{name} is gone" for name in columns if name not in now]
        for name, column in now.items():
            if name not in columns:
                if not column["nullable"] and column["default"] is None:
                    found.append(f"{table}.{name} must be written")
            elif column["nullable"] < columns[name]["nullable"]:
                found.append(f"{table}.{name} may not be empty any more")
            elif not _holds(column["type"], columns[name]["type"]):
                found.append(f"{table}.{name} was {columns[name]['type']}")
    return found


def _holds(now: TypeEngine[Any], before: TypeEngine[Any]) -> bool:
    """The same kind, and no shorter."""
    shorter = (getattr(now, "length", None) or 10**9) < (getattr(before, "length", None) or 10**9)
    return type(now) is type(before) and not shorter


@pytest.fixture
def store(postgres: Postgres) -> Iterator[Store]:
    with postgres.database() as url:
        store = open_store(url)
        yield store
        store.close()


def test_the_steps_that_the_version_before_does_not_know_only_add(store: Store) -> None:
    with store.engine.begin() as connection:
        migrate._run(connection, versions.OLDEST)
        before = shape(connection)
        migrate._run(connection, "head")
        assert narrowed(before, shape(connection)) == []
    assert before["clients"]


def test_a_step_that_takes_something_away_is_found(store: Store) -> None:
    with store.engine.begin() as connection:
        migrate._run(connection, "head")
        before = shape(connection)
        for statement in (
            "ALTER TABLE clients DROP COLUMN colour CASCADE",
            "ALTER TABLE clients ADD COLUMN needed text NOT NULL",
            "ALTER TABLE clients ADD COLUMN harmless text NOT NULL DEFAULT ''",
            "ALTER TABLE calls ALTER COLUMN client SET NOT NULL",
            "ALTER TABLE teams ALTER COLUMN name TYPE varchar(10)",
            "ALTER TABLE assistants ALTER COLUMN must_change DROP DEFAULT, ALTER COLUMN must_change TYPE text",
            "DROP TABLE loans",
        ):
            connection.exec_driver_sql(statement)
        assert {found.partition(" ")[0] for found in narrowed(before, shape(connection))} == {
            "clients.colour",
            "clients.needed",
            "calls.client",
            "teams.name",
            "assistants.must_change",
            *(f"loans.{column}" for column in before["loans"]),
        }
