"""What somebody reads of colleagues, and whose pictures: in the database itself, whatever program asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import psycopg
import pytest

from receptionist.cli import main
from receptionist.clients.pictures import PictureService
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.staff.handovers import HandoverService, Kind, Thing
from receptionist.staff.service import Assistant, Contract, StaffService, StaffState
from receptionist.store.engine import Store, open_store
from tests.cli.test_commands import one_document
from tests.postgres import Postgres
from tests.store.shared_office import SharedOffice, psql, shared_office

TOOLS = Path("/usr/lib/postgresql/15/bin")
LAST = date.today() + timedelta(days=40)
As = Callable[[str], Store]


@pytest.fixture(scope="module")
def office(server: Postgres) -> Iterator[SharedOffice]:
    """Ada and Silvia, a supervisor, are in Nord; Amelia is a contractor, and so was Ugo, whose contract is over."""
    with shared_office(server) as office:
        with psycopg.connect(office.url) as founder:
            founder.execute("INSERT INTO teams VALUES ('Nord'), ('Sud')")
            founder.execute("INSERT INTO staff_teams VALUES ('ada', 'Nord'), ('silvia', 'Nord'), ('amelia', 'Sud')")
            founder.execute(
                "INSERT INTO assistants (id, login, name, role, state, created_at, languages, must_change)"
                " VALUES (gen_random_uuid(), 'ugo', 'Ugo', 'assistant', 'open', now(), 'de en', true)"
            )
            ends = "UPDATE assistants SET contract = 'contractor', ends_on = %s, station = 'desk 7' WHERE login = %s"
            founder.execute(ends, [LAST, "amelia"])
            founder.execute(ends, [date(2020, 1, 31), "ugo"])
        yield office


@pytest.fixture
def as_(office: SharedOffice) -> Iterator[As]:
    opened: list[Store] = []

    def open_(role: str) -> Store:
        opened.append(open_store(office.as_(role)))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


def seen(office: SharedOffice, role: str, **asked: str) -> dict[str, int]:
    """How many rows psql shows to each question; none may be refused."""
    told = psql(office.as_(role), asked, TOOLS)
    assert {state for state, _ in told.values()} == {"00000"}
    return {name: rows for name, (_, rows) in told.items()}


def test_an_assistant_reads_of_colleagues_what_the_desk_needs_and_no_contract(office: SharedOffice) -> None:
    asked = {
        "contracts": "SELECT FROM assistants WHERE contract <> 'employee'",
        "ends": "SELECT FROM assistants WHERE ends_on IS NOT NULL",
        "rows": "SELECT FROM assistants",
        "colleagues": "SELECT login, name, role, state, languages FROM office.colleagues()",
    }
    assert seen(office, "assistant", **asked) == {"contracts": 0, "ends": 0, "rows": 1, "colleagues": 4}
    for role in ("supervisor", "administrator"):
        assert seen(office, role, **asked) == {"contracts": 2, "ends": 2, "rows": 4, "colleagues": 4}
    with psycopg.connect(office.as_("assistant")) as ada:
        found = ada.execute("SELECT * FROM office.colleagues() WHERE login = 'ugo'")
        assert [column.name for column in found.description or ()] == ["login", "name", "role", "state", "languages"]
        assert found.fetchall() == [("ugo", "Ugo", "assistant", "closed", "de en")], "their contract is over: they left"


def test_the_console_of_an_assistant_knows_its_colleagues_all_the_same(as_: As) -> None:
    people = {one.login: one for one in StaffService(as_("assistant")).list()}
    assert list(people) == ["ada", "amelia", "silvia", "ugo"]
    amelia = people["amelia"]
    assert (amelia.name, amelia.role, amelia.teams, amelia.contract, amelia.ends_on) == (
        "Amelia",
        "administrator",
        ("Sud",),
        None,
        None,
    )
    assert people["ada"].contract is Contract.EMPLOYEE, "her own she knows"
    assert (people["ugo"].state, people["ugo"].languages) == (StaffState.CLOSED, ("de", "en"))
    for role in ("supervisor", "administrator"):
        known = {one.login: one for one in StaffService(as_(role)).list()}
        assert (known["amelia"].contract, known["amelia"].ends_on) == (Contract.CONTRACTOR, LAST)
        assert not known["ugo"].is_here(datetime.now(UTC))


def test_the_list_says_nothing_where_it_knows_nothing(office: SharedOffice, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--office", office.as_("assistant"), "staff", "list", "--json"]) == 0
    people = {one["login"]: one for one in one_document(capsys.readouterr().out)}
    assert (people["amelia"]["contract"], people["amelia"]["until"], people["amelia"]["teams"]) == (None, None, ["Sud"])


def test_whoever_has_left_reads_nothing_of_colleagues(office: SharedOffice) -> None:
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE assistants SET ends_on = '2020-01-01' WHERE login = 'silvia'")
        try:
            asked = {"rows": "SELECT FROM assistants", "colleagues": "SELECT FROM office.colleagues()"}
            assert seen(office, "supervisor", **asked) == {"rows": 1, "colleagues": 0}, "herself"
        finally:
            founder.execute("UPDATE assistants SET ends_on = NULL WHERE login = 'silvia'")


def test_who_was_faster_is_named_to_an_assistant(as_: As) -> None:
    things = [Thing(Kind.DRAFT, "0190aaaa-0000-7000-8000-000000000001")]
    now = datetime.now(UTC)
    HandoverService(as_("supervisor")).give("silvia", None, things, now)
    hers, amelias = HandoverService(as_("assistant")), HandoverService(as_("administrator"))
    (offered,) = hers.open("ada", now)
    assert amelias.take(offered.id, "amelia", now)
    with pytest.raises(Problem) as told:
        hers.take(offered.id, "ada", now)
    assert (told.value.code, told.value.values["name"]) == ("handover.taken", "Amelia")


# ---- pictures


@pytest.fixture
def logos(office: SharedOffice, as_: As) -> dict[str, str]:
    """Of a client of Nord, now and before, and of one of Sud."""
    with psycopg.connect(office.url) as founder:
        founder.execute("TRUNCATE clients, pictures, client_versions, client_changes CASCADE")
    store = as_("administrator")
    pictures, clients = PictureService(store), ClientService(store)
    names = {name: pictures.keep(name.encode()) for name in ("nord", "before", "sud")}
    first = clients.save(Profile(code="N", legal_name="N", team="Nord", logo=names["before"]), "amelia")
    clients.save(msgspec.structs.replace(first, logo=names["nord"]), "amelia")
    clients.save(Profile(code="S", legal_name="S", team="Sud", logo=names["sud"]), "amelia")
    return names


@pytest.mark.parametrize("role", ["assistant", "supervisor"])
def test_pictures_are_those_of_clients_that_one_may_see(
    office: SharedOffice, as_: As, logos: dict[str, str], role: str
) -> None:
    asked = {name: f"SELECT FROM pictures WHERE sha256 = '{logo}'" for name, logo in logos.items()}
    assert seen(office, role, **asked) == {"nord": 1, "before": 1, "sud": 0}
    assert seen(office, "administrator", **asked) == {"nord": 1, "before": 1, "sud": 1}
    read = PictureService(as_(role)).read
    assert [read(logos[name]) for name in ("nord", "before", "sud")] == [b"nord", b"before", None]


def test_a_logo_that_another_teams_client_has_already_is_chosen_like_any_other(as_: As, logos: dict[str, str]) -> None:
    store = as_("supervisor")
    pictures, clients = PictureService(store), ClientService(store)
    assert pictures.keep(b"sud") == logos["sud"] == sha256(b"sud").hexdigest()
    profile = clients.load("N")
    clients.save_all([msgspec.structs.replace(profile, logo=logos["sud"])], "silvia", pictures={logos["sud"]: b"sud"})
    assert PictureService(as_("assistant")).read(logos["sud"]) == b"sud"


def test_somebody_without_terms_is_whole_for_who_asks() -> None:
    """A colleague of whom no contract is told works here as long as the database says so."""
    assert Assistant(login="a", name="A", contract=None).is_here(datetime.now(UTC))
