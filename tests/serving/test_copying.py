"""A local office becomes a shared one, whole or not at all, however often the way there is broken off."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.calls.recorder import write
from receptionist.cli import main
from receptionist.errors import Problem
from receptionist.opening import Plan, open_office
from receptionist.serving.copying import copy_office
from receptionist.serving.creation import create_shared
from receptionist.serving.site import Site
from receptionist.store.copying import Content
from tests.calls.floor import Office as Floor
from tests.calls.floor import profiles
from tests.offices import new_office
from tests.postgres import Postgres
from tests.waiting import eventually

_numbers = count(1)


@dataclass
class Move:
    """A local office, and the empty database that it goes to."""

    local: Path
    where: str
    superusers: str
    site: Site

    def go(self, hear: Callable[[str, int], None] = lambda _table, _rows: None) -> Any:
        return copy_office(self.local, self.where, self.site, hear)

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        """What the server says."""
        with psycopg.connect(self.superusers) as superuser:
            return superuser.execute(question).fetchall()

    def of_file(self, question: str) -> list[tuple[Any, ...]]:
        """What the file says."""
        connection = sqlite3.connect(self.local)
        try:
            return connection.execute(question).fetchall()
        finally:
            connection.close()


@pytest.fixture
def move(postgres: Postgres, tmp_path: Path) -> Iterator[Move]:
    local = tmp_path / "office.sqlite"
    office = new_office(str(local), Plan("Uffici Centrali"), tmp_path / "here.json")
    office.clients.save_all([profile for profile in profiles() if not profile.own], by="setup")
    office.staff.add("Anna Rossi", "administrator", "anna", teams=["Nord"])
    floor = Floor()
    floor.sits_down("anna")
    leg, _ = floor.talking()
    floor.passes(20)
    floor.hangs_up(leg)
    write(office.store, floor.written)
    office.close()
    with postgres.database() as url:
        database, founder = url.split("/")[3].partition("?")[0], f"mover_{next(_numbers)}"
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute(f"CREATE ROLE {founder} LOGIN CREATEROLE")
            superuser.execute(f"ALTER DATABASE {database} OWNER TO {founder}")
        site = Site(tmp_path / "certificates", ["127.0.0.1"], ["127.0.0.1:7443"])
        yield Move(local, postgres.url(database, founder), url, site)


COUNTED = ("clients", "lines", "people", "calls", "call_events", "assistants", "staff_teams", "audit", "client_versions")


def counts(ask: Callable[[str], list[tuple[Any, ...]]]) -> dict[str, int]:
    return {table: ask(f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED}


def test_everything_goes_over_and_work_goes_on_there(move: Move) -> None:
    copied = move.go()
    assert not copied.before
    assert counts(move.asked) == counts(move.of_file)
    assert move.asked("SELECT value FROM settings WHERE key = 'hubs'") == [({"value": ["127.0.0.1:7443"]},)]
    here, there = open_office(str(move.local)), open_office(move.where)
    try:
        assert there.clients.profiles() == here.clients.profiles()
        assert there.staff.list() == here.staff.list()
        assert there.settings.get("office.name") == "Uffici Centrali"
        before = counts(move.asked)["audit"]
        there.staff.reset("anna", "abc-def-ghi")  # a login, for whoever had none in a local office
        there.clients.save(here.clients.profiles()[1], by="anna")  # numbers of rows go on behind those that came along
        assert counts(move.asked)["audit"] > before
    finally:
        here.close()
        there.close()


def test_done_twice_it_says_so_and_changes_nothing(move: Move) -> None:
    first = move.go()
    password = (move.site.folder / "hub.pgpass").read_text()
    again = move.go()
    assert (again.before, again.rows, again.created) == (True, first.rows, first.created)
    assert (move.site.folder / "hub.pgpass").read_text() == password


def breaks_off_at(table: str) -> Callable[[str, int], None]:
    def hear(now: str, _rows: int) -> None:
        if now == table:
            raise KeyboardInterrupt

    return hear


def test_broken_off_at_any_table_nothing_is_there_and_it_begins_again(move: Move) -> None:
    tables: list[str] = []

    def hear(table: str, _rows: int) -> None:
        tables.append(table)

    for table in ("assistants", "calls", "clients", "settings", "staff_teams"):
        with pytest.raises(KeyboardInterrupt):
            move.go(breaks_off_at(table))
        assert set(counts(move.asked).values()) == {0}
    assert not move.go(hear).before
    assert {"assistants", "calls", "clients", "settings", "staff_teams"} <= set(tables)
    assert counts(move.asked) == counts(move.of_file)


def command(move: Move) -> Sequence[str]:
    options = ["--certificates", str(move.site.folder), "--host", "127.0.0.1", "--hub", "127.0.0.1:7443", "--json"]
    return ["office", "copy", str(move.local), move.where, *options]


REACHED: dict[str, Callable[[Move], bool]] = {
    "its roles": lambda move: bool(move.asked("SELECT 1 FROM pg_namespace WHERE nspname = 'office'")),
    "its tables": lambda move: bool(move.asked("SELECT 1 FROM pg_tables WHERE tablename = 'clients'")),
    "the hub's password": lambda move: (move.site.folder / "hub.pgpass").exists(),
    "the authority": lambda move: (move.site.folder / "ca.key").exists(),
    "the certificates": lambda move: (move.site.folder / "hub.crt").exists(),
}


def test_killed_anywhere_it_begins_again_and_ends_whole(move: Move, capsys: pytest.CaptureFixture[str]) -> None:
    for reached in REACHED.values():
        with subprocess.Popen([sys.executable, "-m", "receptionist", *command(move)], stdout=subprocess.DEVNULL) as process:
            eventually(lambda process=process, reached=reached: process.poll() is not None or reached(move), seconds=60)
            process.send_signal(signal.SIGKILL)
    assert main([*command(move)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["certificates"] == str(move.site.folder)
    assert counts(move.asked) == counts(move.of_file)
    assert main([*command(move)]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["before"], again["fingerprint"]) == (True, document["fingerprint"])


def test_done_a_second_time_it_makes_nothing_and_names_no_folder_that_holds_nothing(
    move: Move, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word for word in command(move) if word != "--json"]
    assert main(words) == 0
    assert "Made" in capsys.readouterr().out
    assert main(words) == 0
    again = capsys.readouterr().out
    assert "Everything stands there already" in again and "Made" not in again and str(move.site.folder) in again
    other = str(move.site.folder.with_name("elsewhere"))
    words[words.index(str(move.site.folder))] = other
    assert main(words) == 0
    moved = capsys.readouterr().out
    assert "Made" not in moved and other not in moved and "when it was made" in moved
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["certificates"] is None
    assert not Path(other).exists()


def test_killed_while_it_wrote_the_hubs_password_it_begins_again(move: Move, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_written: object, **_how: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("receptionist.serving.site.os.fdopen", killed)
    with pytest.raises(KeyboardInterrupt):
        move.go()
    monkeypatch.undo()
    with pytest.raises(KeyboardInterrupt):
        move.go(breaks_off_at("assistants"))
    move.site = replace(move.site, hosts=["server.example"])  # with certificates for another name
    assert not move.go().before
    assert counts(move.asked) == counts(move.of_file)


def refusal(move: Move) -> Problem:
    with pytest.raises(Problem) as refused:
        move.go()
    return refused.value


def test_an_office_that_is_there_already_is_left_as_it_is(move: Move, tmp_path: Path) -> None:
    create_shared(move.where, Plan("Altri Uffici"), tmp_path / "others", ["127.0.0.1"], tmp_path / "other.json")
    before = counts(move.asked)
    assert refusal(move).code == "copy.not_empty"
    assert counts(move.asked) == before
    assert not move.site.folder.exists()


def test_a_database_of_something_else_is_left_as_it_is(move: Move) -> None:
    with psycopg.connect(move.superusers, autocommit=True) as superuser:
        superuser.execute("CREATE TABLE bookkeeping (amount int)")
    assert refusal(move).code == "office.foreign"
    assert move.asked("SELECT 1 FROM pg_namespace WHERE nspname = 'office'") == []


def test_a_folder_with_the_keys_of_another_office_is_left_as_it_is(move: Move) -> None:
    move.site.folder.mkdir()
    key = move.site.folder / "ca.key"
    key.write_text("of another office")
    assert refusal(move).code == "certificates.exist"
    assert [each.name for each in move.site.folder.iterdir()] == ["ca.key"] and key.read_text() == "of another office"


def test_a_row_that_the_server_does_not_take_is_named_and_nothing_is_there(move: Move) -> None:
    office = open_office(str(move.local))
    with office.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE assistants SET name = ?", ("a" * 300,))
    office.close()
    problem = refusal(move)
    assert (problem.code, problem.values["table"]) == ("copy.refused", "assistants")
    assert set(counts(move.asked).values()) == {0}


def test_what_is_lost_or_changed_on_the_way_is_noticed_and_nothing_stays(move: Move) -> None:
    with pytest.raises(KeyboardInterrupt):
        move.go(breaks_off_at("assistants"))
    for table, does in (("staff_teams", "INSTEAD NOTHING"), ("assistants", "ALSO UPDATE assistants SET name = 'Anna Verdi'")):
        with psycopg.connect(move.superusers, autocommit=True) as superuser:
            superuser.execute(f"CREATE RULE loses AS ON INSERT TO {table} DO {does}".encode())
        problem = refusal(move)
        assert (problem.code, problem.values["table"]) == ("copy.differs", table)
        assert set(counts(move.asked).values()) == {0}
        with psycopg.connect(move.superusers, autocommit=True) as superuser:
            superuser.execute(f"DROP RULE loses ON {table}".encode())


def test_what_has_changed_there_since_is_not_written_over(move: Move) -> None:
    move.go()
    with psycopg.connect(move.superusers, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")  # no trail: there are as many rows as before
        superuser.execute("UPDATE assistants SET name = 'Anna Verdi'")
    assert refusal(move).code == "copy.not_empty"
    assert move.asked("SELECT name FROM assistants") == [("Anna Verdi",)]


def test_an_office_that_is_open_is_not_copied(move: Move) -> None:
    office = open_office(str(move.local))
    try:
        with office.store.reading():
            assert refusal(move).code == "office.in_use"
    finally:
        office.close()


def test_only_a_local_office_is_copied_and_only_to_a_shared_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        (["postgresql://a@b/c", "postgresql://a@b/d"], "shared office already"),
        ([str(tmp_path / "a"), str(tmp_path / "b")], "Name a database"),
        ([str(tmp_path / "a"), "postgresql://a@127.0.0.1:1/d"], "no office at"),
    ):
        assert main(["office", "copy", *words]) == 1
        assert said in capsys.readouterr().err


ROWS = st.lists(st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.binary()), min_size=1), max_size=8)


def content_of(rows: Sequence[Sequence[object]]) -> Content:
    content = Content()
    for row in rows:
        content = content.with_row(row)
    return content


@given(rows=ROWS, data=st.data())
def test_the_same_rows_are_the_same_in_any_order_and_others_are_not(rows: list[list[object]], data: st.DataObject) -> None:
    assert content_of(data.draw(st.permutations(rows))) == content_of(rows)
    assert content_of([*rows, ["one more"]]) != content_of(rows)
    if rows:
        assert content_of([[*rows[0], "changed"], *rows[1:]]) != content_of(rows)
