"""Copies of an office, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import NotFound, Problem
from receptionist.files import content, refuse_place
from receptionist.store.engine import Store, copies_folder, open_store
from receptionist.store.safety import backup, check, daily_copy, restore, safety_copy


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def office(local_store: Store) -> Store:
    """An open office with one client in it."""
    ClientService(local_store).save(Profile(code="ROSSI", legal_name="Studio Rossi"), by="anna")
    return local_store


def codes(path: Path) -> list[str]:
    store = open_store(str(path), must_exist=True)
    try:
        return [profile.code for profile in ClientService(store).profiles()]
    finally:
        store.close()


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(finding.check, finding.state, finding.code) for finding in check(path)]


def test_a_copy_holds_what_stands_only_in_the_write_ahead_log(office: Store, path: Path, tmp_path: Path) -> None:
    assert path.with_name("office.db-wal").stat().st_size > 0
    copy = backup(path, tmp_path / "backup.office")
    assert codes(copy) == ["ROSSI"]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_copy_is_made_while_others_write(office: Store, path: Path, tmp_path: Path) -> None:
    with office.session() as session:
        session.connection().exec_driver_sql("UPDATE clients SET city = 'Roma'")
        backup(path, tmp_path / "backup.office")
    assert codes(tmp_path / "backup.office") == ["ROSSI"]


def test_a_copy_of_a_busy_office_ends(office: Store, path: Path, tmp_path: Path, eventually: Callable[..., Any]) -> None:
    with office.session() as session:
        session.connection().exec_driver_sql("CREATE TABLE filling AS SELECT randomblob(40000000) AS bytes")
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            with office.session() as session:
                session.connection().exec_driver_sql("UPDATE clients SET version = version + 1")

    copying = threading.Thread(target=backup, args=(path, tmp_path / "backup.office"), daemon=True)
    writing = threading.Thread(target=write)
    for thread in (writing, copying):
        thread.start()
    try:
        eventually(lambda: not copying.is_alive(), seconds=60)
    finally:
        over.set()
        writing.join()
    assert codes(tmp_path / "backup.office") == ["ROSSI"]


def test_a_backup_overwrites_nothing(office: Store, path: Path, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("a novel")
    with pytest.raises(Problem) as refused:
        backup(path, tmp_path / "precious.txt")
    assert refused.value.code == "backup.exists"
    assert (tmp_path / "precious.txt").read_text() == "a novel"


def test_a_backup_that_cannot_be_written_leaves_nothing(office: Store, path: Path, tmp_path: Path) -> None:
    for place, code in (
        (tmp_path / "missing" / "backup.office", "office.no_folder"),
        (tmp_path / ("x" * 251), "backup.not_written"),
    ):
        with pytest.raises(Problem) as refused:
            backup(path, place)
        assert refused.value.code == code
    assert not (tmp_path / "missing").exists()
    assert list(tmp_path.glob("**/*.part")) == []


def test_a_damaged_office_gives_no_copy_that_looks_sound(office: Store, path: Path, tmp_path: Path) -> None:
    ClientService(office).save_all([Profile(code=f"C{n}", legal_name="x" * 150) for n in range(200)], by="anna")
    office.close()
    content = bytearray(path.read_bytes())
    content[8192:-8192] = os.urandom(len(content) - 16384)
    path.write_bytes(content)
    with pytest.raises(Problem) as refused:
        backup(path, tmp_path / "backup.office")
    assert refused.value.code == "office.damaged_no_copy"
    assert not (tmp_path / "backup.office").exists()
    with pytest.raises(NotFound):
        backup(tmp_path / "missing.db", tmp_path / "backup.office")


def test_one_copy_a_day_and_the_oldest_go(office: Store, path: Path) -> None:
    first = date(2026, 3, 1)
    other = safety_copy(path, "before-upgrade")
    assert daily_copy(path, first, keep=3) is not None
    assert daily_copy(path, first, keep=3) is None
    for day in range(1, 6):
        daily_copy(path, first + timedelta(days=day), keep=3)
    kept = sorted(copy.name for copy in copies_folder(path).iterdir())
    assert kept == [other.name, "daily-2026-03-04.sqlite", "daily-2026-03-05.sqlite", "daily-2026-03-06.sqlite"]


def _export_over(path: Path) -> None:
    with pytest.raises(Problem, match=r"file\.is_office"):
        refuse_place(path)


@pytest.mark.parametrize(
    "looks",
    [
        lambda path: daily_copy(path, date(2026, 3, 2)),
        check,
        lambda path: open_store(str(path)).close(),
        lambda path: content(path, 10_000_000),
        _export_over,
    ],
    ids=["copies", "examines", "opens", "imports", "exports"],
)
def test_a_console_that_looked_at_its_own_file_is_still_seen_by_the_next_program(
    office: Store, path: Path, looks: Callable[[Path], object]
) -> None:
    """SQLite tells programs apart by locks that go with any closing of the file in the process that holds them."""
    known = len(ClientService(office).profiles())
    looks(path)
    ask = (
        "import sys; from receptionist.store.engine import open_store; from receptionist.clients.service import ClientService;"
    )
    ask += "store = open_store(sys.argv[1]); print(len(ClientService(store).profiles())); store.close()"

    def another() -> int:
        return int(subprocess.run([sys.executable, "-c", ask, path], capture_output=True, text=True, check=True).stdout)

    assert another() == known
    ClientService(office).save(Profile(code="NEW", legal_name="Nuova Srl"), by="anna")
    assert another() == known + 1
    assert path.with_name(f"{path.name}-wal").exists()


def test_the_way_back_keeps_the_office_that_was_there(office: Store, path: Path) -> None:
    copy = safety_copy(path, "daily")
    ClientService(office).save(Profile(code="ACME", legal_name="Acme"), by="anna")
    office.close()
    kept = restore(copy, path, datetime(2026, 3, 2, 10, 42, tzinfo=UTC))
    assert codes(path) == ["ROSSI"]
    assert kept is not None
    assert kept.name == "before-restore-20260302T104200000000Z.sqlite"
    assert codes(kept) == ["ACME", "ROSSI"]


def test_an_office_that_is_open_somewhere_is_not_replaced(office: Store, path: Path, tmp_path: Path) -> None:
    copy = backup(path, tmp_path / "backup.office")
    office.changed()
    with pytest.raises(Problem) as refused:
        restore(copy, path)
    assert refused.value.code == "office.in_use"
    assert [profile.code for profile in ClientService(office).profiles()] == ["ROSSI"]
    assert [file.name for file in tmp_path.iterdir() if "restored" in file.name] == []


def test_a_damaged_office_is_replaced_and_kept_all_the_same(office: Store, path: Path) -> None:
    copy = safety_copy(path, "daily")
    office.close()
    path.write_bytes(b"not an office any more" * 300)
    kept = restore(copy, path)
    assert codes(path) == ["ROSSI"]
    assert kept is not None
    assert kept.read_bytes().startswith(b"not an office")
    path.write_bytes(b"damaged again")
    assert check(path)[0].values == {"office": str(path), "copy": str(copy)}, "what was put aside is no way back"


def test_an_office_is_restored_where_none_was(office: Store, path: Path, tmp_path: Path) -> None:
    copy = backup(path, tmp_path / "backup.office")
    assert restore(copy, tmp_path / "other.db") is None
    assert codes(tmp_path / "other.db") == ["ROSSI"]
    with pytest.raises(NotFound) as refused:
        restore(copy, tmp_path / "new" / "office.db")
    assert refused.value.code == "office.no_folder"
    assert not (tmp_path / "new").exists()


def test_a_restore_puts_nothing_aside_but_an_office(office: Store, path: Path, tmp_path: Path) -> None:
    copy = backup(path, tmp_path / "backup.office")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sirs")
    with pytest.raises(Problem) as refused:
        restore(copy, letter)
    assert refused.value.code == "office.not_an_office"
    assert letter.read_text() == "Dear Sirs"


def test_what_is_no_copy_of_an_office_is_not_put_in_its_place(office: Store, path: Path, tmp_path: Path) -> None:
    other, noise = tmp_path / "recipes.db", tmp_path / "noise.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    noise.write_bytes(b"noise" * 1000)
    office.close()
    for file, code in ((other, "restore.not_an_office"), (noise, "restore.not_an_office"), (tmp_path / "no", "office.absent")):
        with pytest.raises(Problem) as refused:
            restore(file, path)
        assert refused.value.code == code
    assert codes(path) == ["ROSSI"]


def test_a_copy_that_lost_its_last_byte_is_no_way_back(office: Store, path: Path, tmp_path: Path) -> None:
    copy = backup(path, tmp_path / "backup.office")
    office.close()
    copy.write_bytes(copy.read_bytes()[:-1])
    with pytest.raises(Problem) as refused:
        restore(copy, path)
    assert refused.value.code.startswith("office.damaged")
    assert codes(path) == ["ROSSI"]


def test_an_office_that_cannot_be_replaced_is_where_it_was(
    office: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup(path, tmp_path / "backup.office")
    ClientService(office).save(Profile(code="ACME", legal_name="Acme"), by="anna")
    office.close()
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == ".office.db.restored":
            raise OSError(28, "No space left on device")
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Problem) as refused:
        restore(copy, path)
    assert refused.value.code == "backup.not_written"
    assert codes(path) == ["ACME", "ROSSI"]


@pytest.mark.parametrize("step", ["replace", "copyfile"])
def test_a_machine_that_stops_in_the_middle_of_a_restore_has_an_office(
    office: Store, path: Path, tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup(path, tmp_path / "backup.office")
    ClientService(office).save(Profile(code="ACME", legal_name="Acme"), by="anna")
    office.close()
    seen: list[list[str]] = []
    replace, copyfile = Path.replace, shutil.copyfile

    def look_around(before: Callable[[], object]) -> object:
        done = before()
        seen.append(codes(path) if path.exists() else [])
        return done

    if step == "replace":
        monkeypatch.setattr(Path, "replace", lambda here, there: look_around(lambda: replace(here, there)))
    else:
        monkeypatch.setattr(shutil, "copyfile", lambda here, there: look_around(lambda: copyfile(here, there)))
    restore(copy, path)
    assert seen and all(found in (["ACME", "ROSSI"], ["ROSSI"]) for found in seen)
    assert codes(path) == ["ROSSI"]


def test_damage_that_only_an_examination_finds_is_not_handed_on_as_a_copy(office: Store, path: Path, tmp_path: Path) -> None:
    with office.session() as session:
        page = session.connection().exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'clients'").scalar_one()
        size = session.connection().exec_driver_sql("PRAGMA page_size").scalar_one()
    office.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x05")  # no kind of page that there is
    with pytest.raises(Problem) as refused:
        backup(path, tmp_path / "backup.office")
    assert refused.value.code.startswith("office.damaged")
    assert not (tmp_path / "backup.office").exists()


def test_a_sound_office_is_found_sound_and_its_copies_are_counted(office: Store, path: Path) -> None:
    assert told(path) == [
        ("file", "ok", "check.file_sound"),
        ("links", "ok", "check.links_sound"),
        ("copies", "warning", "check.no_copies"),
    ]
    daily_copy(path, date(2026, 3, 2))
    assert told(path)[-1] == ("copies", "ok", "check.copies")


def test_what_is_wrong_with_an_office_is_found(office: Store, path: Path, tmp_path: Path) -> None:
    office.close()
    connection = sqlite3.connect(path)
    for name in ("acting", "acting_from"):  # what the triggers of the trail ask a program that writes here
        connection.create_function(name, 0, lambda: "another program")
    connection.execute("INSERT INTO instructions (client, position, text) VALUES ('nobody', 0, 'x')")
    connection.commit()
    connection.close()
    assert ("links", "failed", "check.links_broken") in told(path)
    path.write_bytes(b"noise" * 1000)
    assert told(path)[0] == ("file", "failed", "office.not_an_office")
    assert told(tmp_path / "missing.db") == [("file", "failed", "office.absent")]
    assert told(tmp_path / "missing.db")[0] == ("file", "failed", "office.absent")
