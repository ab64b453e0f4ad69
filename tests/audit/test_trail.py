"""Who changed what: written by the database itself, sealed from outside it, and looked through by anybody who has the key."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest
from sqlalchemy.engine import make_url

from receptionist.audit.keys import SealFolder
from receptionist.audit.sealing import Sealing
from receptionist.audit.service import Audit
from receptionist.clients.passphrase import hashed
from receptionist.clients.profile import Line, Person, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.opening import Plan, create_office, open_office
from receptionist.settings import Settings
from receptionist.staff.loans import LoanService, new_loan
from receptionist.staff.service import StaffService
from receptionist.store.engine import Store, open_store
from receptionist.store.migrations.models import metadata
from receptionist.store.shared import founding
from receptionist.telephony.port import LEFT_OUT
from tests.postgres import Postgres, restarted
from tests.store.shared_office import SharedOffice, copied, shared_office

ROSSI = Profile(
    code="ROSSI", legal_name="Studio Legale Rossi", passphrase=hashed("gatto rosso"), lines=(Line(number="+390299900001"),),
    people=(Person(name="Anna Neri", role="lawyer"),),
)  # fmt: skip


@dataclass
class Kept:
    """An office, and what its owner can do to it behind everybody's back."""

    store: Store
    spoils: Callable[[str], None]
    folder: Path
    owner: str

    @property
    def audit(self) -> Audit:
        return Audit(self.store, SealFolder(self.folder))

    def rows(self) -> list[tuple[Any, ...]]:
        with self.store.reading() as session:
            query = "SELECT id, actor, what, verb, key, before FROM audit LEFT JOIN audit_values ON audit = id ORDER BY id"
            return [tuple(row) for row in session.connection().exec_driver_sql(query)]


@pytest.fixture(scope="module")
def founded(postgres: Postgres) -> Iterator[SharedOffice]:
    """To be copied."""
    with shared_office(postgres) as office:
        yield office


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    """Local: whoever has the file. Shared: whoever may act as the owner, triggers and policies put aside."""
    if request.param == "sqlite":
        yield from _local(request.getfixturevalue("local_store"), tmp_path)
    else:
        yield from _shared(request.getfixturevalue("founded"), tmp_path)


def _local(store: Store, folder: Path) -> Iterator[Kept]:
    path = folder / "office.db"
    store.actor = "silvia"

    def spoils(statement: str) -> None:
        with closing(sqlite3.connect(path)) as owner:
            names = [row[0] for row in owner.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
            for name in names:
                owner.execute(f'DROP TRIGGER "{name}"')
            owner.executescript(statement)

    yield Kept(store, spoils, folder / "seals", str(path))


def _shared(founded: SharedOffice, folder: Path) -> Iterator[Kept]:
    with copied(founded) as office:
        store = open_store(office.as_("administrator"))

        def spoils(statement: str) -> None:
            with psycopg.connect(office.url) as owner:
                founding_role = office.roles.owner
                owner.execute(f"SET ROLE {founding_role}")
                for table in ("audit", "audit_redactions", "audit_chains", "audit_seals"):
                    owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                owner.execute("ALTER TABLE audit_values DROP CONSTRAINT IF EXISTS fk_audit_values_audit_audit")
                owner.execute(statement)

        class Sealed(Kept):
            @property
            def audit(self) -> Audit:
                return Audit(hub, SealFolder(folder / "seals"))

        hub = open_store(office.as_("hub"))
        yield Sealed(store, spoils, folder / "seals", office.url)
        hub.close()
        store.close()


OWN_RECORD = "what happens all day has a record of its own, in which rows say who and when"
UNTRAILED = {
    "pictures": "never changed; whose logo one is stands in clients",
    "client_versions": "the record of what stood in a profile",
    "client_changes": "the record of what became of each field",
    "password_tries": OWN_RECORD,
    "messages": OWN_RECORD,
    "caller_languages": "what a caller was heard to speak, learnt again with the next call",
    "promised_call_backs": OWN_RECORD,
    "tried_call_backs": OWN_RECORD,
    "shifts": OWN_RECORD,
    "handovers": OWN_RECORD,
    "calls": OWN_RECORD,
    "call_events": OWN_RECORD,
    "call_backs": OWN_RECORD,
    "desk_lives": OWN_RECORD,
    "drafts": "half-typed",
    "profile_drafts": "half-typed",
    "news_drafts": "half-typed",
    "audit": "the trail itself",
    "audit_values": "the trail itself",
    "audit_seals": "the trail's own seals",
}
"""Tables whose changes leave no row in the trail, and why. Every other one is of profiles, rights or settings."""


TRIGGERS = {
    "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'audit'",
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'audit_*' AND name NOT GLOB '*_no_*'"
    " GROUP BY 1 HAVING count(*) = 3",
}


def test_every_table_of_profiles_rights_and_settings_leaves_its_changes_in_the_trail(kept: Kept) -> None:
    with kept.store.reading() as session:
        found = session.connection().exec_driver_sql(TRIGGERS[kept.store.engine.dialect.name]).scalars().all()
    assert sorted(found) == sorted(set(metadata().tables) - set(UNTRAILED))


def works(kept: Kept) -> None:
    """Somebody sets a client up, changes it twice, and lets one person go."""
    clients = ClientService(kept.store)
    saved = clients.save(ROSSI, "silvia")
    saved = clients.save(msgspec.structs.replace(saved, legal_name="Studio Rossi e Associati"), "silvia")
    saved = clients.save(msgspec.structs.replace(saved, people=()), "silvia")
    clients.save(msgspec.structs.replace(saved, legal_name="Studio Rossi"), "silvia")


def test_the_trail_says_who_changed_what_and_what_stood_there(kept: Kept) -> None:
    works(kept)
    rows = kept.rows()
    assert {row[1] for row in rows if row[2] not in {"assistants", "logins"}} <= {"silvia", "amelia"}
    names = [json.loads(row[5])["legal_name"] for row in rows if row[2] == "clients" and row[3] == "U"]
    assert names[0] == "Studio Legale Rossi" and names[-1] == "Studio Rossi e Associati"
    (gone,) = [json.loads(row[5]) for row in rows if row[2] == "people" and row[3] == "D"]
    assert gone["name"] == "Anna Neri" and gone["role"] == "lawyer"
    assert ROSSI.passphrase not in str(rows)


def test_what_is_saved_as_it_stood_leaves_no_row(kept: Kept) -> None:
    clients = ClientService(kept.store)
    saved = clients.save(ROSSI, "silvia")
    before = [row for row in kept.rows() if row[2] not in {"clients", "lines"}]
    clients.save(msgspec.structs.replace(saved, legal_name="Studio Rossi"), "silvia")
    assert [row for row in kept.rows() if row[2] not in {"clients", "lines"}] == before


def test_teams_loans_settings_and_decisions_stand_in_the_trail_as_profiles_do(kept: Kept) -> None:
    clients, staff, now = ClientService(kept.store), StaffService(kept.store), datetime.now(UTC)
    rossi = clients.save(ROSSI, "silvia")
    carla = staff.add("Carla", teams=("Nord",)).login
    staff.change(msgspec.structs.replace(staff.load(carla), teams=("Sud",)))
    loans = LoanService(kept.store)
    loans.lend(new_loan(carla, now, now + timedelta(1), client=rossi.id, by="silvia"))
    loans.take_back(loans.current(now + timedelta(hours=1))[0].id, now + timedelta(hours=2))
    settings = Settings(kept.store, kept.folder.with_name("workstation.json"))
    for seconds in (30, 40):
        settings.set("overflow.after", seconds)
    gone = next(row[0] for row in kept.rows() if row[2] == "staff_teams" and row[3] == "D")
    Audit(kept.store, SealFolder(kept.folder)).redact(gone, "silvia", "hers")
    rows = kept.rows()
    verbs = {name: [row[3] for row in rows if row[2] == name] for name in ("staff_teams", "loans", "settings")}
    assert verbs["staff_teams"][:1] == ["I"] and sorted(verbs["staff_teams"]) == ["D", "I", "I"]
    assert verbs["loans"][0] == "I" and set(verbs["loans"][1:]) <= {"U", "D"} and len(verbs["loans"]) == 2
    assert [row for row in rows if row[2] == "settings" and row[5] and "30" in row[5]]
    (decision,) = [row for row in rows if row[2] == "audit_redactions"]
    assert decision[3] == "I" and not [row for row in rows if row[2] == "staff_teams" and row[3] == "D" and row[5]]


def test_the_trail_says_from_which_machine_it_was_done() -> None:
    """Over the network, and by the server's own socket."""
    with restarted() as server, shared_office(server) as office:
        by_socket = office.as_("administrator")
        by_network = make_url(by_socket).set(host="127.0.0.1", port=server.port, query={}).render_as_string()
        for url in (by_network, by_socket):
            with psycopg.connect(url, autocommit=True) as amelia:
                amelia.execute("UPDATE assistants SET name = name || '.' WHERE login = 'ada'")
        with psycopg.connect(office.url) as founder:
            found = founder.execute("SELECT source FROM audit WHERE actor = 'amelia' AND verb = 'U' ORDER BY id").fetchall()
        assert found == [("127.0.0.1",), ("local",)]


def test_the_trail_itself_is_never_changed(kept: Kept) -> None:
    works(kept)
    for statement in ("UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"):
        with pytest.raises(Exception, match=r"never changed|office.not_allowed"), kept.store.session() as session:
            session.connection().exec_driver_sql(statement)


def test_what_is_sealed_and_untouched_is_intact_and_what_is_new_is_told_as_unsealed(kept: Kept) -> None:
    works(kept)
    sealed = kept.audit.seal()
    assert sealed == len(kept.rows()) and kept.audit.seal() == 0
    ClientService(kept.store).save(Profile(code="ACME", legal_name="Acme"), "silvia")
    found = kept.audit.verify()
    assert found.intact and found.unsealed == len(kept.rows()) - sealed > 0
    assert kept.audit.seal() == found.unsealed and kept.audit.verify().unsealed == 0


SPOILED = {
    "edited": ("UPDATE audit SET actor = 'bruno' WHERE id = 3", 3),
    "values edited": ("UPDATE audit_values SET before = '{}' WHERE audit = (SELECT min(audit) FROM audit_values)", None),
    "values deleted": ("DELETE FROM audit_values WHERE audit = (SELECT min(audit) FROM audit_values)", None),
    "deleted": ("DELETE FROM audit WHERE id = 2", 2),
    "reordered": (
        "UPDATE audit SET id = -1 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = -1",
        2,
    ),
    "tail cut": (
        "DELETE FROM audit_seals WHERE audit > 3; DELETE FROM audit_values WHERE audit > 3; DELETE FROM audit WHERE id > 3",
        4,
    ),
    "a seal taken out": ("DELETE FROM audit_seals WHERE place = 2", 3),
}


@pytest.mark.parametrize("how", SPOILED)
def test_whatever_the_owner_does_to_it_the_first_bad_row_is_named(kept: Kept, how: str) -> None:
    works(kept)
    kept.audit.seal()
    statement, first = SPOILED[how]
    first = first or min(row[0] for row in kept.rows() if row[5] is not None)
    kept.spoils(statement)
    found = kept.audit.verify()
    assert (found.intact, found.first_bad) == (False, first)


def test_values_are_taken_away_by_a_decision_that_stays_in_the_trail(kept: Kept, tmp_path: Path) -> None:
    works(kept)
    kept.audit.seal()
    (row,) = [row[0] for row in kept.rows() if row[2] == "people" and row[3] == "D"]
    administrator = Audit(kept.store, SealFolder(kept.folder))
    with pytest.raises(Invalid):
        administrator.redact(row, "amelia", "  ")
    with pytest.raises(NotFound):
        administrator.redact(9_999, "amelia", "asked for it")
    administrator.redact(row, "amelia", "Anna Neri asked for it, art. 17")
    assert "Anna Neri asked" not in str(kept.rows()) and "lawyer" not in str([r for r in kept.rows() if r[0] == row])
    waits = kept.audit.verify()
    assert (waits.first_bad, waits.deciding) == (None, 1), "not sealed yet is not broken"
    kept.audit.seal()
    found = kept.audit.verify()
    assert found.intact and found.redacted == 1 and found.unsealed == 0


def taken_away(kept: Kept) -> int:
    """By a decision that is sealed: the row whose values are gone."""
    works(kept)
    kept.audit.seal()
    (row,) = [row[0] for row in kept.rows() if row[2] == "people" and row[3] == "D"]
    Audit(kept.store, SealFolder(kept.folder)).redact(row, "amelia", "art. 17")
    kept.audit.seal()
    assert kept.audit.verify().intact
    return int(row)


FORGED = {
    "another reason": "UPDATE audit_redactions SET reason = 'because'",
    "somebody else": "UPDATE audit_redactions SET decided_by = 'nobody'",
    "another time": "UPDATE audit_redactions SET at = '1999-01-01 00:00:00'",
    "taken out": "DELETE FROM audit_redactions",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_decision_that_the_owner_writes_over_is_named(kept: Kept, how: str) -> None:
    row = taken_away(kept)
    kept.spoils(FORGED[how])
    found = kept.audit.verify()
    assert (found.first_bad, found.redacted) == (row, 0)


def test_a_decision_that_is_in_no_trail_is_none(kept: Kept) -> None:
    works(kept)
    kept.audit.seal()
    row = min(row[0] for row in kept.rows() if row[5] is not None)
    kept.spoils(
        f"INSERT INTO audit_redactions (audit, at, decided_by, reason) VALUES ({row}, '1999-01-01 00:00:00', 'nobody', 'law');"
        f" DELETE FROM audit_values WHERE audit = {row}"
    )
    kept.audit.seal()
    assert kept.audit.verify().first_bad == row


def test_another_key_seals_nothing_over_the_seals_that_are_there(kept: Kept, tmp_path: Path) -> None:
    works(kept)
    kept.audit.seal()
    (kept.folder / "seal.key").rename(tmp_path / "taken.key")
    works_again = Profile(code="ACME", legal_name="Acme")
    ClientService(kept.store).save(works_again, "silvia")
    for what in (kept.audit.seal, kept.audit.verify):
        with pytest.raises(Problem) as told:
            what()
        assert told.value.code == "audit.key_absent"


def test_a_key_that_did_not_seal_seals_nothing_and_verify_says_so(kept: Kept, tmp_path: Path) -> None:
    works(kept)
    kept.audit.seal()
    other = Audit(kept.store, SealFolder(tmp_path / "another"))
    other.folder.mkdir()
    (other.folder / "seal.key").write_bytes(b"x" * 32)
    ClientService(kept.store).save(Profile(code="ACME", legal_name="Acme"), "silvia")
    for look in (other.seal, other.look_for_key):
        with pytest.raises(Problem) as told:
            look()
        assert (told.value.code, told.value.values["folder"]) == ("audit.key_another", str(other.folder))
    assert other.verify().another_key
    kept.spoils("UPDATE audit SET actor = 'nobody' WHERE id = (SELECT max(audit) FROM audit_seals)")
    kept.audit.look_for_key()
    assert kept.audit.seal() > 0, "one row that was spoiled does not make it another's key"
    found = kept.audit.verify()
    assert not found.another_key and not found.intact


def test_a_lost_key_begins_a_new_chain_by_a_decision_and_verify_names_what_nobody_can_prove(kept: Kept, tmp_path: Path) -> None:
    works(kept)
    sealing, redacted = kept.audit._store, max(row[0] for row in kept.rows() if row[5] is not None)
    Audit(kept.store, SealFolder(kept.folder)).redact(redacted, "anna", "asked for")
    count, last = kept.audit.seal(), max(row[0] for row in kept.rows())
    owner = open_store(kept.owner)
    with pytest.raises(Problem, match=r"audit\.key_there"):
        Audit(owner, SealFolder(kept.folder)).renew("anna", "the disk is gone")
    kept.folder.rename(tmp_path / "lost")
    if kept.store.shared:
        with pytest.raises(Problem, match=r"office\.owner_only"):
            Audit(kept.store, SealFolder(kept.folder)).renew("amelia", "the disk is gone")
    with pytest.raises(Problem, match=r"audit\.key_absent"):
        kept.audit.verify()
    Audit(owner, SealFolder(kept.folder)).renew("anna", "the disk is gone")
    with pytest.raises(Problem, match=r"audit\.renewed"):
        Audit(owner, SealFolder(kept.folder)).renew("anna", "the disk is gone")
    owner.close()
    waits = kept.audit.verify()
    assert (waits.intact, [each.rows for each in waits.lost], waits.another_key) == (True, [count], False) and waits.unsealed
    ClientService(kept.store).save(Profile(code="ACME", legal_name="Acme"), "silvia")
    kept.audit.seal()
    found = kept.audit.verify()
    (lost,) = found.lost
    assert (found.intact, found.unsealed, found.redacted) == (True, 0, 1)
    assert (lost.rows, lost.last, lost.decided.by, lost.decided.reason) == (count, last, "anna", "the disk is gone")
    for what in (again := Audit(sealing, SealFolder(tmp_path / "lost"))).look_for_key, again.verify:
        with pytest.raises(Problem) as told:
            what()
        assert told.value.code == "audit.key_given_up", "nothing was tampered with: the next key is to be fetched"
        assert told.value.values == {"folder": str(tmp_path / "lost"), "day": lost.decided.at.date().isoformat()}
    with pytest.raises(Problem, match=r"hub\.seals_given_up"):
        Audit(sealing, SealFolder(tmp_path / "lost"), of_hub=True).note_head()
    newest = max(row[0] for row in kept.rows())
    kept.spoils(f"UPDATE audit SET actor = 'bruno' WHERE id = {newest}")
    assert kept.audit.verify().first_bad == newest
    kept.spoils(f"UPDATE audit SET actor = 'bruno' WHERE id = {lost.first}")
    assert again.verify().first_bad == lost.first, "of its own chain it goes on telling"
    kept.spoils("UPDATE audit_chains SET reason = 'because'")
    found = kept.audit.verify()
    assert not found.lost and found.first_bad == min(row[0] for row in kept.rows()), "a decision that was written over is none"


def test_a_decision_that_a_key_is_lost_hides_nothing_while_it_is_not(kept: Kept, tmp_path: Path) -> None:
    """The owner spoils every seal and says that their key is lost: what the hub has noted down is not there."""
    works(kept)
    count = kept.audit.seal()
    owner = open_store(kept.owner)
    Audit(owner, SealFolder(tmp_path / "none")).renew("anna", "so that nobody looks")
    owner.close()
    assert (kept.audit.seal(), kept.audit.verify().lost, kept.audit.verify().intact) == (1, (), True), "it seals on"
    kept.spoils(
        f"UPDATE audit SET actor = 'bruno' WHERE id = 3; UPDATE audit_seals SET mac = '{'0' * 64}' WHERE place <= {count}"
    )
    kept.spoils(f"DELETE FROM audit_seals WHERE place > {count}")
    with pytest.raises(Problem, match=r"audit\.key_another"):
        kept.audit.seal()
    found = kept.audit.verify()
    assert [each.rows for each in found.lost] == [count] and not found.intact


def test_an_invented_decision_that_a_key_is_lost_does_not_hide_what_it_had_sealed_since(kept: Kept, tmp_path: Path) -> None:
    """The owner says that the key was lost long ago, and seals what came after anew: its newest seal was noted down."""
    works(kept)
    count = kept.audit.seal()
    owner, anothers = open_store(kept.owner), SealFolder(tmp_path / "anothers")
    Audit(owner, anothers).renew("anna", "so that nobody looks")
    owner.close()
    kept.spoils(
        "UPDATE audit_chains SET place = 2; UPDATE audit SET key = '{\"place\": 2}' WHERE what = 'audit_chains';"
        " UPDATE audit SET actor = 'bruno' WHERE id = 3; DELETE FROM audit_seals WHERE place > 2"
    )
    sealing = kept.audit._store
    assert Audit(sealing, anothers).seal() == count - 1
    assert not kept.audit.verify().intact
    with pytest.raises(Problem, match=r"hub\.seals_cut"):
        Audit(sealing, SealFolder(kept.folder), of_hub=True).look_for_key()


def test_a_record_that_is_sealed_anew_with_the_stolen_key_is_found_by_what_is_noted_down_elsewhere(
    kept: Kept, tmp_path: Path
) -> None:
    works(kept)
    sealing, outside = kept.audit, tmp_path / "elsewhere"
    outside.mkdir()
    anchors = Audit(sealing._store, SealFolder(kept.folder, outside))
    anchors.seal()
    anchors.anchor()
    anchors.anchor()
    (noted,) = (outside / "anchors").read_text().splitlines()
    assert json.loads(noted)[2] == datetime.now(UTC).date().isoformat(), "one a day"
    ClientService(kept.store).save(Profile(code="ACME", legal_name="Acme"), "silvia")
    anchors.seal()
    assert anchors.verify().intact
    kept.spoils("UPDATE audit SET actor = 'bruno' WHERE id = 3; DELETE FROM audit_seals")
    (kept.folder / "anchors").unlink()
    sealing.seal()
    assert sealing.verify().intact, "by the key alone nobody sees it"
    assert not anchors.verify().intact
    with pytest.raises(Problem, match=r"hub\.seals_cut"):
        Audit(sealing._store, SealFolder(kept.folder, outside), of_hub=True).look_for_key()
    outside.rename(tmp_path / "away")
    with pytest.raises(Problem, match=r"hub\.anchor_not_written"):
        anchors.anchor()


def test_whoever_stands_by_notes_the_head_down_and_misses_what_is_cut_off_later(kept: Kept, tmp_path: Path) -> None:
    works(kept)
    kept.audit.seal()
    looks, sleeps = (Audit(kept.store, SealFolder(tmp_path / name), of_hub=True) for name in ("looks", "sleeps"))
    for other in (looks, sleeps):
        shutil.copytree(kept.folder, other.folder)
    ClientService(kept.store).save(Profile(code="ACME", legal_name="Acme"), "silvia")
    kept.audit.seal()
    looks.note_head()
    looks.note_head()
    assert [len((each.folder / "anchors").read_text().splitlines()) for each in (looks, sleeps)] == [2, 1]
    looks.look_for_key()
    last = max(row[0] for row in kept.rows())
    kept.spoils(f"DELETE FROM audit_seals WHERE audit = {last}; DELETE FROM audit WHERE id = {last}")
    for miss in (looks.look_for_key, looks.note_head):
        with pytest.raises(Problem) as told:
            miss()
        assert (told.value.code, told.value.values["folder"]) == ("hub.seals_cut", str(looks.folder))
    sleeps.look_for_key()
    assert (looks.verify().intact, sleeps.verify().intact) == (False, True)


def test_the_key_and_the_heads_are_their_owners_only(kept: Kept) -> None:
    works(kept)
    kept.audit.seal()
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in kept.folder.iterdir()} == {0o600}


# ---- a local office, by its console and the command line


def test_a_console_seals_as_it_goes_home_and_the_command_line_names_the_row_that_was_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from receptionist.cli import main

    where = str(tmp_path / "office.db")
    create_office(where, Plan("Uffici")).close()
    office = open_office(where)
    office.start_hub(without_phones=LEFT_OUT)
    office.sit("silvia")
    office.clients.save(ROSSI, "silvia")
    folder = office.seal_folder()
    office.close()
    assert main(["--office", where, "audit", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["intact"] and found["first_bad"] is None and found["unsealed"] == 0 and found["rows"] > 3
    with closing(sqlite3.connect(where)) as owner:
        owner.execute("DROP TRIGGER audit_audit_no_update")
        (row,) = owner.execute("SELECT max(id) FROM audit WHERE actor = 'silvia'").fetchone()
        owner.execute("UPDATE audit SET actor = 'bruno' WHERE id = ?", (row,))
        owner.commit()
    assert main(["--office", where, "audit", "verify", "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["first_bad"] == row and f"Row {row} is not what was sealed" in said.err
    key = folder / "seal.key"
    capsys.readouterr()
    main(["--office", where, "doctor"])
    assert f"ok      seals: The key that seals the record of changes is in {key.parent}" in capsys.readouterr().out
    key.write_bytes(b"x" * 32)
    main(["--office", where, "doctor"])
    assert f"failed  seals: The key in {key.parent} is not the one" in capsys.readouterr().out
    assert main(["--office", where, "audit", "redact", str(row), "--by", "silvia", "--reason", "art. 17"]) == 1
    with closing(sqlite3.connect(where)) as owner:
        assert not owner.execute("SELECT * FROM audit_redactions").fetchall(), "nothing half done"
    assert main(["--office", where, "audit", "verify"]) == 1
    assert f"No seal was made with the key in {key.parent}" in capsys.readouterr().err


def test_local_decisions_are_sealed_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from receptionist.cli import main

    where = str(tmp_path / "office.db")
    create_office(where, Plan("Uffici")).close()
    office = open_office(where)
    office.start_hub(without_phones=LEFT_OUT)
    saved = office.clients.save(ROSSI, "silvia")
    office.clients.save(msgspec.structs.replace(saved, people=()), "silvia")
    office.close()
    with closing(sqlite3.connect(where)) as owner:
        (row,) = owner.execute("SELECT id FROM audit WHERE what = 'people' AND verb = 'D'").fetchone()
    assert main(["--office", where, "audit", "redact", str(row), "--by", "silvia", "--reason", "art. 17"]) == 0
    capsys.readouterr()
    assert main(["--office", where, "audit", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["intact"], found["redacted"], found["unsealed"]) == (True, 1, 0)
    assert main(["--office", where, "audit", "verify", "--anchors", str(tmp_path)]) == 1
    renew = ["--office", where, "audit", "renew", "--by", "silvia", "--reason", "the disk is gone"]
    assert main(renew) == 1
    office = open_office(where)
    (office.seal_folder() / "seal.key").unlink()
    office.close()
    assert main(renew) == 0
    capsys.readouterr()
    assert main(["--office", where, "audit", "verify", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["intact"] and found["unsealed"] == 0 and found["lost"][0]["decided_by"] == "silvia"


def test_founding_stands_in_the_trail_of_no_person(postgres: Postgres) -> None:
    with shared_office(postgres) as office:
        store = open_store(office.url)
        with store.engine.begin() as connection:
            assert founding.of(connection) == office.roles
        store.close()


def test_what_is_changed_in_the_middle_of_the_day_does_not_wait_for_its_end(
    local_store: Store, tmp_path: Path, eventually: Callable[..., Any]
) -> None:
    sealing = Sealing(Audit(local_store, SealFolder(tmp_path / "seals")), every=0.05)

    def sealed() -> bool:
        with local_store.reading() as session:
            found = session.connection().exec_driver_sql("SELECT count(*), (SELECT count(*) FROM audit_seals) FROM audit").one()
        return found[0] == found[1] > 0

    sealing.start()
    try:
        for name in ("Anna", "Bruno"):
            StaffService(local_store).add(name)
            eventually(sealed)
    finally:
        sealing.stop()
