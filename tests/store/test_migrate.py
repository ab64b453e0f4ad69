"""An office's tables come to today's shape by themselves, and nothing is lost on the way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from receptionist.clients.model import ClientRow, LineRow, PersonRow
from receptionist.clients.profile import Absence, Person, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.staff.model import HandoverRow
from receptionist.store import migrate, trail
from receptionist.store.engine import Store, copies_folder, open_store

MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_the_migrated_tables_are_those_that_the_models_describe(store: Store) -> None:
    assert migrate.differences(store.engine) == []


def test_the_newest_step_is_the_one_that_the_start_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_a_second_start_has_nothing_to_do_and_makes_no_copy(store: Store) -> None:
    assert migrate.upgrade(store) is None
    assert migrate.revision(store) == migrate.HEAD


LATER_UNDONE = (
    "ALTER TABLE absences DROP COLUMN secret",
    "ALTER TABLE clients DROP COLUMN hours_assumed",
    "DROP TABLE profile_drafts",
    "DROP TABLE news_drafts",
    "DROP TABLE drafts",
    "CREATE TABLE drafts"
    " (call UUID, field VARCHAR(40), text TEXT, at TIMESTAMP, CONSTRAINT pk_drafts PRIMARY KEY (call, field))",
    "DROP TABLE handovers",
    "DROP TABLE desk_lives",
    *(f"DROP TABLE {table}" for table in ("loans", "staff_teams", "teams")),
    *(f"DROP TABLE {table}" for table in ("audit_chains", "audit_seals", "audit_redactions", "audit_values", "audit")),
    *(f"ALTER TABLE assistants DROP COLUMN {column}" for column in ("contract", "ends_on", "must_change", "station")),
)
"""What the steps after 0010 brought, taken away again."""


def an_office_of_0010(store: Store, *more: str) -> None:
    """As a version of then had left it."""
    with store.session() as session:
        trail.take_off(session.connection())
        for statement in (*LATER_UNDONE, *more, "UPDATE alembic_version SET version_num = '0010'"):
            session.execute(text(statement))


def test_languages_that_were_kept_as_somebody_typed_them_become_codes_where_they_mean_one(store: Store) -> None:
    person = Person(name="Anna Neri", languages=("it",), absences=(Absence(since=MOMENT, until=MOMENT + timedelta(days=1)),))
    ClientService(store).save(Profile(code="ROSSI", legal_name="Rossi", people=(person,)), "setup")
    with store.session() as session:
        session.execute(update(PersonRow).values(languages=["Italiano", "francese ", "it", "dialetto"]))
    an_office_of_0010(store)
    migrate.upgrade(store)
    (anna,) = ClientService(store).load("ROSSI").people
    assert anna.languages == ("it", "fr", "dialetto")
    assert [absence.secret for absence in anna.absences] == [False]


def test_an_office_of_a_later_version_is_left_alone(store: Store) -> None:
    with store.session() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Problem) as told:
        migrate.upgrade(store)
    assert told.value.code == "office.newer"


def test_a_database_of_something_else_is_left_alone(place: str) -> None:
    store = open_store(place)
    try:
        with store.session() as session:
            session.execute(text("CREATE TABLE recipes (name TEXT)"))
        with pytest.raises(Problem) as told:
            migrate.upgrade(store)
        assert told.value.code == "office.foreign"
        with store.reading() as session:
            assert session.execute(text("SELECT count(*) FROM recipes")).scalar() == 0
    finally:
        store.close()


def an_older_office(folder: Path) -> Path:
    """An office as a version before the first one might have left it, with one row of work in it."""
    office = folder / "office.db"
    connection = sqlite3.connect(office)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.execute("INSERT INTO alembic_version VALUES ('0000')")
    connection.execute("CREATE TABLE work (text TEXT)")
    connection.execute("INSERT INTO work VALUES ('a year of calls')")
    connection.commit()
    connection.close()
    return office


STEPS = {
    "0000_before.py": """
revision, down_revision, branch_labels, depends_on = "0000", None, None, None


def upgrade():
    pass
""",
    "0001_next.py": """
import os
import signal

from alembic import op

revision, down_revision, branch_labels, depends_on = "0001", "0000", None, None


def upgrade():
    op.execute("CREATE TABLE half (a INTEGER)")
    op.execute("DROP TABLE work")
    if os.environ.get("DIE_HERE"):
        os.kill(os.getpid(), signal.SIGKILL)
    if os.environ.get("FAIL_HERE"):
        op.execute("SELECT * FROM nowhere")
""",
}

PROGRAM = """
import sys
from pathlib import Path
from receptionist.staff.model import HandoverRow
from receptionist.store import migrate, trail
from receptionist.store.engine import open_store
migrate.MIGRATIONS = Path(sys.argv[2])
store = open_store(sys.argv[1])
migrate.upgrade(store)
store.close()
"""


def steps(folder: Path) -> Path:
    """Two steps of our own, so that one can be interrupted."""
    versions = folder / "steps" / "versions"
    versions.mkdir(parents=True)
    (folder / "steps" / "env.py").write_text((migrate.MIGRATIONS / "env.py").read_text(encoding="utf-8"), encoding="utf-8")
    for name, content in STEPS.items():
        (versions / name).write_text(content, encoding="utf-8")
    return folder / "steps"


def upgraded(office: Path, folder: Path, **environment: str) -> int:
    program = [sys.executable, "-c", PROGRAM, str(office), str(folder)]
    return subprocess.run(program, env={**os.environ, **environment}, capture_output=True, check=False).returncode


def tables(office: Path) -> set[str]:
    connection = sqlite3.connect(office)
    try:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


def test_killed_in_mid_migration_the_office_is_as_it_was_and_its_safety_copy_is_there(tmp_path: Path) -> None:
    office, folder = an_older_office(tmp_path), steps(tmp_path)
    assert upgraded(office, folder, DIE_HERE="1") == -9
    assert tables(office) == {"alembic_version", "work"}
    (copy,) = copies_folder(office).glob("before-upgrade-from-0000-*.sqlite")
    assert tables(copy) == {"alembic_version", "work"}
    assert upgraded(office, folder) == 0
    assert tables(office) == {"alembic_version", "half"}


def test_a_step_that_fails_leaves_the_office_as_it_was(tmp_path: Path) -> None:
    office, folder = an_older_office(tmp_path), steps(tmp_path)
    assert upgraded(office, folder, FAIL_HERE="1") == 1
    assert tables(office) == {"alembic_version", "work"}


def test_an_office_that_another_program_has_open_is_not_upgraded(tmp_path: Path) -> None:
    office = an_older_office(tmp_path)
    other = open_store(str(office))
    other.changed()
    store = open_store(str(office))
    try:
        with pytest.raises(Problem) as told:
            migrate.upgrade(store)
        assert told.value.code == "office.in_use"
        assert tables(office) == {"alembic_version", "work"}
    finally:
        other.close()
        store.close()


def test_states_that_an_older_version_recorded_are_found_after_the_upgrade(place: str) -> None:
    """The third step names what each event is about."""
    store = open_store(place)
    told = {
        "assistant_moved": '{"assistant": "anna"}',
        "station_moved": '{"station": "101"}',
        "phone_moved": "{}",
        "moved": '{"call": "x"}',
    }
    try:
        with store.engine.begin() as connection:
            migrate._run(connection, "0002")
        with store.session() as session:
            for n, (kind, event) in enumerate(told.items()):
                row = f"'0190c000-0000-7000-8000-{n:012}', 1, {n}, '2026-03-03 09:00:00', '{kind}', 'desk'"
                columns = "id, epoch, sequence, at, kind, source, event"
                session.execute(text(f"INSERT INTO call_events ({columns}) VALUES ({row}, '{event}')"))
        migrate.upgrade(store)
        with store.reading() as session:
            found = dict(session.execute(text("SELECT kind, about FROM call_events")).all())
        assert found == {
            "assistant_moved": "assistant:anna",
            "station_moved": "station:101",
            "phone_moved": "phone",
            "moved": None,
        }
    finally:
        store.close()


def test_numbers_stay_whose_they_are_when_one_may_come_back(place: str) -> None:
    """The twelfth step: on SQLite the table is made anew, and the rule of one owner with it."""
    store = open_store(place)
    texts = (
        "code",
        "legal_name",
        "trade_name",
        "short_name",
        "say_as",
        "language",
        "zone",
        "country",
        "city",
        "status",
        "colour",
    )
    client = {**dict.fromkeys(texts, "IT"), "id": "0190c000-0000-7000-8000-000000000001", "changed_by": "anna"}
    client |= {"version": 1, "service_level": 20, "hold_limit": 60, "wrap_up": 0, "own": False, "changed_at": NOW}
    line = {"client": client["id"], "position": 0, "label": "", "waiting": "ringing", "patience": 30, "closed_text": ""}
    line |= {"busy_text": "", "targets": ["x"], "until": NOW, "number": "+390255550101"}
    try:
        with store.engine.begin() as connection:
            migrate._run(connection, "0011")
        with store.session() as session:
            session.execute(insert(ClientRow), [client])
            session.execute(insert(LineRow), [line])
        migrate.upgrade(store)
        with store.session() as session:
            assert [(row.number, row.until, row.targets) for row in session.scalars(select(LineRow))] == [
                ("+390255550101", NOW, ["x"])
            ]
            session.execute(insert(LineRow), [line | {"since": NOW, "until": None}])
        with pytest.raises(IntegrityError, match="ex_lines_one_owner"), store.session() as session:
            session.execute(insert(LineRow), [line | {"since": NOW + timedelta(days=1), "until": None}])
    finally:
        store.close()


def test_the_offices_own_profile_comes_back_out_of_a_team(store: Store) -> None:
    """What an import had done to it."""
    clients = ClientService(store)
    own = clients.save(Profile(code="OFFICE", legal_name="Uffici", own=True), "anna")
    clients.save(Profile(code="ROSSI", legal_name="Rossi", team="Nord"), "anna")
    an_office_of_0010(store, "UPDATE clients SET team = 'Nord'")
    migrate.upgrade(store)
    assert [(one.code, one.team, one.version) for one in clients.profiles()] == [("OFFICE", None, 2), ("ROSSI", "Nord", 1)]
    assert clients.versions_of(own.id)[0].fields == ("team",)
    assert clients.save(clients.load("OFFICE"), "anna").version == 3


def test_of_two_open_hand_overs_of_one_thing_the_first_stays(place: str) -> None:
    """The twentieth step."""
    store, thing = open_store(place), "0190c000-0000-7000-8000-000000000001"
    given = [("carla", NOW, None), ("anna", MOMENT, None), ("bruno", MOMENT, None), ("dora", MOMENT, "elsa")]
    rows = [
        {
            "id": f"0190c000-0000-7000-8000-{n:012}",
            "kind": "draft",
            "of": thing,
            "given_by": by,
            "given_at": at,
            "taken_by": taker,
        }
        for n, (by, at, taker) in enumerate(given)
    ]
    try:
        with store.engine.begin() as connection:
            migrate._run(connection, "0019")
        with store.session() as session:
            session.execute(insert(HandoverRow), [row | {"batch": row["id"]} for row in rows])
        migrate.upgrade(store)
        with store.session() as session:
            assert set(session.scalars(select(HandoverRow.given_by))) == {"anna", "dora"}
        with pytest.raises(IntegrityError), store.session() as session:
            session.execute(insert(HandoverRow), [rows[0] | {"batch": thing}])
    finally:
        store.close()
