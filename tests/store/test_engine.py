"""An office's database is opened carefully: what goes wrong is said in words, and nothing is overwritten."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import BigInteger, Engine, String, event, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Mapped, composite, mapped_column

from receptionist.clients.profile import Instruction, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import NotFound, Problem
from receptionist.store.addresses import refuse_password
from receptionist.store.base import Base
from receptionist.store.disks import file_system, sync_service
from receptionist.store.engine import Store, copies_folder, open_store
from receptionist.store.migrate import upgrade
from receptionist.store.safety import safety_copy
from receptionist.store.types import E164, Id, Json, Money, UtcTime
from tests.disks import small_disk

MOUNTS = """/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /home/anna/studio nfs4 rw,vers=4.2 0 0
//nas/office /mnt/my\\040office cifs rw 0 0
/dev/sdb1 /home/anna/studio/here ext4 rw 0 0
"""


@pytest.fixture
def office(local_store: Store, tmp_path: Path) -> Path:
    """An office's file with one client in it, closed."""
    ClientService(local_store).save(Profile(code="ROSSI", legal_name="Studio Rossi"), by="anna")
    local_store.close()
    return tmp_path / "office.db"


def refusal(where: Path | str, **options: object) -> Problem:
    """What is said when this is opened and read."""
    with pytest.raises(Problem) as told:
        store = open_store(str(where), **options)  # type: ignore[arg-type]
        try:
            ClientService(store).profiles()
        finally:
            store.close()
    return told.value


# ---- where it may lie


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/office.db", "ext4"),
        ("/home/anna/studio/office.db", "nfs4"),
        ("/home/anna/studio2/office.db", "ext4"),
        ("/home/anna/studio/here/office.db", "ext4"),
        ("/mnt/my office/deep/office.db", "cifs"),
        ("/tmp/office.db", "tmpfs"),
    ],
)
def test_the_mount_table_says_where_a_file_lies(path: str, kind: str) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == kind


def test_an_office_on_a_network_share_is_refused_with_the_reason(tmp_path: Path) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/export {tmp_path} nfs4 rw 0 0\n"
    problem = refusal(tmp_path / "office.db", mounts=lambda: mounts)
    assert (problem.code, problem.values["kind"]) == ("office.network_share", "nfs4")
    assert not (tmp_path / "office.db").exists()


def test_a_link_onto_a_network_share_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/export {tmp_path}/share nfs4 rw 0 0\n"
    assert refusal(tmp_path / "link" / "office.db", mounts=lambda: mounts).code == "office.network_share"


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/anna/Dropbox/office.db", "Dropbox"),
        ("/home/anna/OneDrive - Studio Rossi/a/office.db", "OneDrive"),
        ("/home/anna/Nextcloud/office.db", "Nextcloud"),
        ("/home/anna/Library/Mobile Documents/x/office.db", "iCloud"),
        ("/home/anna/dropboxes/office.db", None),
        ("/home/anna/Dropbox", None),
    ],
)
def test_folders_that_a_service_copies_about_are_known_by_name(path: str, service: str | None) -> None:
    assert sync_service(PurePosixPath(path)) == service


def test_an_office_in_a_sync_folder_opens_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    store = open_store(str(tmp_path / "Dropbox" / "office.db"))
    assert [(warning.code, warning.values["service"]) for warning in store.warnings] == [("office.sync_folder", "Dropbox")]
    store.close()


@pytest.mark.parametrize("url", ["postgresql://anna:secret@server/office", "postgresql://server/office?password=secret"])
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(Problem) as told:
        refuse_password(url)
    assert told.value.code == refusal(url).code == "office.password_in_url"
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["mysql://server/office", "nonsense://", "postgresql://[::1/office", "://"])
def test_an_address_of_something_else_is_refused(url: str) -> None:
    assert refusal(url).code == "office.url"


def test_a_server_that_is_not_there_is_said_so() -> None:
    assert refusal("postgresql://anna@127.0.0.1:1/office?connect_timeout=2").code == "office.unreachable"


def test_a_missing_office_or_folder_is_said_so_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as told:
        open_store(str(tmp_path / "office.db"), must_exist=True)
    assert told.value.code == "office.absent"
    assert refusal(tmp_path / "no" / "office.db").code == "office.no_folder"
    assert list(tmp_path.iterdir()) == []


# ---- bad days


def test_a_damaged_file_is_left_as_it_is_and_the_way_back_is_named(office: Path) -> None:
    copy = safety_copy(office, "daily")
    damage = b"this was an office once" * 500
    office.write_bytes(damage)
    problem = refusal(office)
    assert (problem.code, problem.values) == ("office.damaged", {"office": str(office), "copy": str(copy)})
    assert office.read_bytes() == damage


def test_damage_in_the_middle_is_found_when_it_is_met(office: Path) -> None:
    content = bytearray(office.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    office.write_bytes(content)
    assert refusal(office).code == "office.damaged_no_copy"
    assert office.read_bytes() == content


def test_a_file_that_was_emptied_is_not_taken_for_a_new_office(office: Path) -> None:
    safety_copy(office, "daily")
    office.write_bytes(b"")
    assert refusal(office).code == "office.damaged"
    assert office.stat().st_size == 0


def test_a_locked_office_is_said_so_and_reading_goes_on(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("receptionist.store.engine.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(office, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_store(str(office))
    clients = ClientService(store)
    try:
        (rossi,) = clients.profiles()
        with pytest.raises(Problem) as told:
            clients.save(rossi, by="anna")
        assert (told.value.code, told.value.values) == ("office.locked", {"office": str(office)})
        other.execute("ROLLBACK")
        assert clients.save(rossi, by="anna").version == 2
    finally:
        other.close()
        store.close()


def too_small(engine: Engine) -> None:
    """From now on the file may grow by a few pages only: a full disk, as SQLite tells it."""
    engine.dispose()

    @event.listens_for(engine, "connect")
    def limit(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 2}")


def many(count: int) -> list[Profile]:
    return [Profile(code=f"C{n}", legal_name=f"C{n}", instructions=(Instruction(text="x" * 4900),)) for n in range(count)]


def test_a_full_disk_keeps_what_was_there_and_takes_nothing_by_halves(office: Path) -> None:
    store = open_store(str(office))
    too_small(store.engine)
    clients = ClientService(store)
    try:
        with pytest.raises(Problem) as told:
            clients.save_all(many(20), by="anna")
        assert told.value.code == "office.disk_full"
        assert [profile.code for profile in clients.profiles()] == ["ROSSI"]
    finally:
        store.close()


@pytest.mark.own_disk
def test_a_really_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", megabytes=2) as disk:
        store = open_store(str(disk / "office.db"))
        upgrade(store)
        with pytest.raises(Problem) as told:
            ClientService(store).save_all(many(500), by="anna")
        assert told.value.code == "office.disk_full"
        assert ClientService(store).profiles() == []
        store.close()


def test_a_file_that_may_not_be_read_is_said_so(office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder.db"
    folder.mkdir()
    assert refusal(folder).code == "office.not_an_office"


def test_what_is_no_office_is_not_called_a_damaged_one_nor_waited_for(tmp_path: Path) -> None:
    letter, pipe = tmp_path / "letter.txt", tmp_path / "pipe"
    letter.write_text("Dear Sirs")
    os.mkfifo(pipe)
    assert [refusal(file).code for file in (letter, pipe)] == ["office.not_an_office", "office.not_an_office"]
    assert letter.read_text() == "Dear Sirs"


# ---- two at once


def test_a_change_by_anybody_is_noticed(store: Store, place: str) -> None:
    other = open_store(place)
    before = store.changed()
    assert store.changed() == before
    ClientService(other).save(Profile(code="A", legal_name="A"), by="anna")
    after = store.changed()
    assert after != before
    ClientService(store).save(Profile(code="B", legal_name="B"), by="anna")
    assert store.changed() != after
    other.close()


def test_two_who_save_at_once_both_get_through_or_are_told(store: Store) -> None:
    clients = ClientService(store)
    start = clients.save(Profile(code="A", legal_name="A"), by="anna")
    outcomes: list[str] = []
    ready = threading.Barrier(8)

    def save() -> None:
        ready.wait(10)
        try:
            clients.save(start, by="somebody")
            outcomes.append("saved")
        except Problem as problem:
            outcomes.append(problem.code)

    threads = [threading.Thread(target=save) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["client.changed_meanwhile"] * 7 + ["saved"]
    assert clients.load("A").version == 2


def test_a_transaction_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(RuntimeError), store.session() as session:
        session.execute(text("INSERT INTO settings (key, person, value) VALUES ('a', '', '{}')"))
        raise RuntimeError
    with store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM settings")).scalar() == 0


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    clients = ClientService(store)
    clients.save(Profile(code="A", legal_name="A"), by="anna")
    with store.session() as session:
        session.execute(text("UPDATE clients SET legal_name = 'B'"))
        assert [profile.legal_name for profile in clients.profiles()] == ["A"]


def test_a_reader_sees_one_moment_however_long_it_reads(store: Store) -> None:
    clients = ClientService(store)
    clients.save(Profile(code="A", legal_name="A"), by="anna")
    count = text("SELECT count(*) FROM clients")
    with store.reading() as session:
        assert session.execute(count).scalar() == 1
        clients.save(Profile(code="B", legal_name="B"), by="bruno")
        assert session.execute(count).scalar() == 1
    assert len(clients.profiles()) == 2


def test_one_look_is_one_transaction_of_one_moment_and_its_threads_alone(store: Store) -> None:
    clients, begun = ClientService(store), list[object]()
    clients.save(Profile(code="A", legal_name="A"), by="anna")
    event.listen(store.engine, "begin", begun.append)
    with store.one_look():
        assert len(clients.profiles()) == 1
        clients.save(Profile(code="B", legal_name="B"), by="bruno")
        with store.one_look():
            assert len(clients.profiles()) == 1, "as it was when the look began"
        assert len(clients.profiles()) == 1 and len(begun) == 2, "one that reads, one that writes"
        elsewhere = list[int]()
        other = threading.Thread(target=lambda: elsewhere.append(len(clients.profiles())))
        other.start()
        other.join()
        assert elsewhere == [2]
    assert len(clients.profiles()) == 2


def test_an_office_is_its_owners_only(office: Path) -> None:
    assert office.stat().st_mode & 0o777 == 0o600


def test_sqlite_keeps_every_commit_when_the_power_goes(office: Path) -> None:
    store = open_store(str(office))
    with store.reading() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
    store.close()


# ---- column types


class Sample(Base):
    """A row with each of our types."""

    __tablename__ = "sample_of_types"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime | None] = mapped_column(UtcTime)
    number: Mapped[str | None] = mapped_column(E164)
    data: Mapped[object] = mapped_column(Json, nullable=True)
    price: Mapped[Money] = composite(mapped_column("minor", BigInteger), mapped_column("currency", String(3)))


Base.metadata.remove(Sample.__table__)  # type: ignore[arg-type]  # it is no part of an office


@pytest.fixture
def samples(store: Store) -> Iterator[Store]:
    Sample.__table__.create(store.engine)  # type: ignore[attr-defined]
    yield store


ID = "0199a2b0-7d1c-7e6a-9f00-00000000abcd"


def test_values_come_back_as_they_were(samples: Store) -> None:
    at = datetime(2026, 3, 29, 2, 30, 15, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with samples.session() as session:
        session.add(Sample(id=ID, at=at, number="+390212345678", data={"a": [1, None, "è"]}, price=Money(1999, "EUR")))
    with samples.reading() as session:
        row = session.scalars(select(Sample).where(Sample.at == at, Sample.id == ID)).one()
        assert (row.id, row.at, row.at and row.at.tzinfo) == (ID, at, UTC)
        assert (row.number, row.data, row.price.amount()) == ("+390212345678", {"a": [1, None, "è"]}, Decimal("19.99"))


def test_times_are_ordered_by_the_moment_and_not_by_the_zone(samples: Store) -> None:
    early = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=9)))
    late = datetime(2026, 3, 2, 8, tzinfo=UTC)
    with samples.session() as session:
        for n, at in enumerate((late, early)):
            session.add(Sample(id=f"{ID[:-1]}{n}", at=at, data=None, price=Money(0, "EUR")))
    with samples.reading() as session:
        assert list(session.scalars(select(Sample.at).order_by(Sample.at))) == [early, late]


@pytest.mark.parametrize(
    "wrong", [{"at": datetime(2026, 3, 2)}, {"number": "02 1234"}, {"number": "+0123"}, {"id": "person-1"}, {"id": ID.upper()}]
)
def test_a_mistake_of_ours_does_not_reach_the_database(samples: Store, wrong: dict[str, object]) -> None:
    values = {"id": ID, "data": None, "price": Money(0, "EUR"), **wrong}
    with pytest.raises(StatementError), samples.session() as session:
        session.add(Sample(**values))


def test_the_copies_stand_beside_the_office(tmp_path: Path) -> None:
    assert copies_folder(tmp_path / "office.db") == tmp_path / "office-copies"
