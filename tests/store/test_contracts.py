"""The end of a contract closes a login of a shared office: whoever it was comes in no more, and a connection that still stands
shows them nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec
import psycopg
import pytest
from sqlalchemy import text

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.staff.rights import Role
from receptionist.staff.roster import ends_at
from receptionist.staff.service import Contract, StaffService
from receptionist.store.engine import Store, open_store
from receptionist.store.shared.logins import Logins, one_time_password
from tests.store.shared_office import VERIFIER, SharedOffice, person

TODAY = datetime.now(UTC).date()
ROME = "Europe/Rome"
LONG_AGO = TODAY - timedelta(days=30)


@pytest.fixture
def founder(office: SharedOffice) -> Iterator[Store]:
    """With its own profile, by whose clock contracts end."""
    store = open_store(office.url)
    clients = ClientService(store)
    if not any(profile.own for profile in clients.profiles()):
        clients.save(Profile(code="OFFICE", legal_name="Uffici", zone=ROME, own=True), by="setup")
    yield store
    store.close()


@pytest.fixture
def staff(founder: Store) -> StaffService:
    return StaffService(founder, Logins(founder))


def good_until(office: SharedOffice, login: str) -> datetime | None:
    """Until when the server takes the password; None: for good."""
    with psycopg.connect(office.postgres.url("postgres")) as superuser:
        asked = "SELECT NULLIF(rolvaliduntil, 'infinity') FROM pg_roles WHERE rolname = %s"
        found = superuser.execute(asked, [office.roles.login(login)]).fetchone()
        assert found is not None
        return found[0]


def hers(office: SharedOffice, login: str) -> str:
    """By which somebody comes in who was hired here, and has changed the one-time password."""
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE assistants SET must_change = false WHERE login = %s", [login])
    return office.postgres.url(office.database, office.roles.login(login))


def test_a_password_is_good_to_the_end_of_the_contract_and_no_longer(office: SharedOffice, staff: StaffService) -> None:
    last = TODAY + timedelta(days=40)
    somebody = staff.add("Ugo", login="ugo", password=one_time_password(), contract=Contract.CONTRACTOR, ends_on=last)
    one_time = good_until(office, "ugo")
    assert one_time is not None and one_time < datetime.now(UTC) + timedelta(days=4)
    staff.change(msgspec.structs.replace(somebody, ends_on=last + timedelta(days=1)))
    assert good_until(office, "ugo") == one_time, "a one-time password is not good for longer by it"
    own = open_store(office.postgres.url(office.database, office.roles.login("ugo")))
    Logins(own).change_own("quattro parole che so io")
    own.close()
    with psycopg.connect(office.url) as founder:
        noted = founder.execute("SELECT count(*) FROM audit WHERE what = 'logins' AND actor = 'ugo'").fetchone()
    assert noted == (1,), "who changes a password stands in the trail"
    assert good_until(office, "ugo") == ends_at(last + timedelta(days=1), ROME)
    staff.change(msgspec.structs.replace(staff.load("ugo"), ends_on=None))
    assert good_until(office, "ugo") is None
    staff.change(msgspec.structs.replace(staff.load("ugo"), ends_on=LONG_AGO))
    assert good_until(office, "ugo") == ends_at(LONG_AGO, ROME)
    with pytest.raises(Problem) as told:
        staff.reset("ugo", one_time_password())
    assert told.value.code == "staff.contract_over"


def test_a_connection_that_stands_past_the_end_shows_nothing(office: SharedOffice, founder: Store, staff: StaffService) -> None:
    ClientService(founder).save(Profile(code=f"R{id(staff)}", legal_name="Rossi"), by="setup")
    somebody = staff.add("Vera", login="vera", password=one_time_password())
    with psycopg.connect(hers(office, "vera"), autocommit=True) as stands:
        seen = "SELECT (SELECT count(*) FROM clients) > 0, (SELECT count(*) FROM office.my_clients()) > 0"
        assert stands.execute(seen).fetchone() == (True, True)
        staff.change(msgspec.structs.replace(somebody, ends_on=LONG_AGO))
        assert stands.execute("SELECT count(*) FROM clients").fetchone() == (0,)
        assert stands.execute("SELECT count(*) FROM assistants WHERE login = 'vera'").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            stands.execute("SELECT office.buy_ticket()")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            stands.execute("INSERT INTO caller_languages (client, number, language) SELECT gen_random_uuid(), '+39', 'it'")


def test_whoever_was_closed_is_cut_off_and_would_see_nothing_if_not(office: SharedOffice, staff: StaffService) -> None:
    staff.add("Yara", login="yara", password=one_time_password())
    with psycopg.connect(hers(office, "yara"), autocommit=True) as stands:
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("UPDATE assistants SET state = 'closed' WHERE login = 'yara'")
        assert stands.execute("SELECT office.has_left(), (SELECT count(*) FROM settings)").fetchone() == (True, 0)
        staff.close("yara")
        with pytest.raises(psycopg.OperationalError):
            stands.execute("SELECT 1")
    staff.reset("yara", one_time_password())
    with psycopg.connect(hers(office, "yara")) as again:
        assert again.execute("SELECT office.has_left()").fetchone() == (False,)


def test_an_administrator_whose_contract_is_over_keeps_nobodys_login(office: SharedOffice, staff: StaffService) -> None:
    zita = staff.add("Zita", Role.ADMINISTRATOR, login="zita", password=one_time_password())
    staff.add("Tito", login="tito", password=one_time_password())
    with psycopg.connect(hers(office, "zita"), autocommit=True) as stands:
        assert stands.execute("SELECT count(*) > 0 FROM office.changes").fetchone() == (True,)
        staff.change(msgspec.structs.replace(zita, ends_on=LONG_AGO))
        for call in (
            f"set_login('tito', 'administrator', '{VERIFIER}', NULL)",
            "set_role('tito', 'administrator')",
            "set_end('zita', NULL, false)",
            "close_login('tito')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                stands.execute(f"SELECT office.{call}".encode())
        assert stands.execute("UPDATE assistants SET ends_on = NULL").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            stands.execute(person("evil", "administrator").encode())
        assert stands.execute("SELECT count(*) FROM office.changes").fetchone() == (0,)


def test_a_login_is_somebodys_who_works_here_or_shows_nothing(office: SharedOffice, staff: StaffService) -> None:
    made = f"SELECT office.set_login('ghost', 'administrator', '{VERIFIER}', NULL)".encode()
    with psycopg.connect(office.url, autocommit=True) as founder:
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            founder.execute(made)
        founder.execute(person("ghost", "administrator").encode())
        founder.execute("UPDATE assistants SET state = 'closed' WHERE login = 'ghost'")
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            founder.execute(made)
        founder.execute("UPDATE assistants SET state = 'open' WHERE login = 'ghost'")
        founder.execute(made)
        founder.execute("DELETE FROM assistants WHERE login = 'ghost'")
    with psycopg.connect(hers(office, "ghost"), autocommit=True) as ghost:
        assert ghost.execute("SELECT (SELECT count(*) FROM audit), (SELECT count(*) FROM settings)").fetchone() == (0, 0)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ghost.execute("SELECT office.buy_ticket()")


def test_what_is_done_to_a_login_stands_in_the_trail_and_with_the_person(office: SharedOffice, staff: StaffService) -> None:
    staff.add("Olga", login="olga", password=one_time_password())
    trail = "SELECT count(*), min(actor), min(source) FROM audit WHERE what = 'logins' AND key LIKE '%%olga%%' AND id > %s"
    with psycopg.connect(office.as_("administrator"), autocommit=True) as amelia:
        for call in (
            "set_role('olga', 'administrator')",
            f"set_login('olga', 'administrator', '{VERIFIER}', NULL)",
            "set_end('olga', '2020-01-01', false)",
            "close_login('olga')",
        ):
            (before,) = amelia.execute("SELECT max(id) FROM audit").fetchone() or (0,)
            amelia.execute(f"SELECT office.{call}".encode())
            assert amelia.execute(trail, [before]).fetchone() == (1, "amelia", "local"), call
        assert staff.load("olga").role is Role.ADMINISTRATOR
        amelia.execute("UPDATE assistants SET role = 'supervisor' WHERE login = 'olga'")
        member = f"SELECT pg_has_role('{office.roles.login('olga')}', '{office.roles.prefix}_' || each, 'MEMBER')"
        roles = amelia.execute(f"{member} FROM unnest(ARRAY['supervisor', 'administrator']) each".encode()).fetchall()
        assert roles == [(True,), (False,)]


def test_the_role_changes_with_the_person_and_only_administrators_set_the_end(
    office: SharedOffice, staff: StaffService
) -> None:
    somebody = staff.add("Wanda", login="wanda", password=one_time_password())
    staff.change(msgspec.structs.replace(somebody, role=Role.SUPERVISOR, teams=("Nord", "Sud")))
    assert staff.load("wanda").teams == ("Nord", "Sud") and {"Nord", "Sud"} <= set(staff.teams())
    with psycopg.connect(office.postgres.url(office.database, office.roles.login("wanda")), autocommit=True) as hers:
        assert hers.execute("SELECT office.is_a('supervisor'), office.is_a('assistant')").fetchone() == (True, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hers.execute("SELECT office.set_end('wanda', NULL, false)")


@pytest.mark.parametrize(
    ("zone", "last"),
    [
        # of years that are over: of the coming ones the zones of two servers may tell differently
        (ROME, date(2025, 3, 29)),
        (ROME, date(2025, 12, 31)),
        ("America/Havana", date(2025, 11, 1)),  # a midnight that is twice
        ("America/Santiago", date(2025, 9, 6)),  # one that is not
        (None, date(2028, 2, 28)),
    ],
)
def test_the_database_and_the_hub_agree_when_a_contract_is_over(office: SharedOffice, zone: str | None, last: date) -> None:
    with psycopg.connect(office.url) as connection:
        connection.execute("DELETE FROM clients WHERE own")
        connection.execute(f"SET ROLE {office.roles.owner}".encode())
        connection.execute("DELETE FROM office.clock")
        if zone is not None:
            connection.execute("INSERT INTO office.clock (zone) VALUES (%s)", [zone])
        assert connection.execute("SELECT office.ends_at(%s)", [last]).fetchone() == (ends_at(last, zone),)
        connection.rollback()


def test_contracts_end_by_the_offices_clock_which_administrators_set(office: SharedOffice, staff: StaffService) -> None:
    """Who is still in on the last evening is out at midnight, wherever the shift goes on."""
    last = TODAY + timedelta(days=2)
    staff.add("Nina", login="nina", password=one_time_password(), contract=Contract.CONTRACTOR, ends_on=last)
    with psycopg.connect(hers(office, "nina"), autocommit=True) as nina:
        supervisor, administrator = (ClientService(open_store(office.as_(role))) for role in ("supervisor", "administrator"))
        own = supervisor.load("OFFICE")
        with pytest.raises(Problem) as told:
            supervisor.save(msgspec.structs.replace(own, zone="Pacific/Niue"), by="silvia")
        assert told.value.code == "office.not_allowed"
        supervisor.save(msgspec.structs.replace(own, city="Milano"), by="silvia")
        for zone in ("Asia/Tokyo", ROME):
            administrator.save(msgspec.structs.replace(administrator.load("OFFICE"), zone=zone), by="amelia")
            assert staff.load("nina").ends == ends_at(last, zone)
            assert good_until(office, "nina") == ends_at(last, zone)
        with psycopg.connect(office.url, autocommit=True) as founder:
            for zone, here in (("Pacific/Kiritimati", False), ("Etc/GMT+12", True)):
                founder.execute("UPDATE clients SET zone = %s WHERE own", [zone])
                eve = (datetime.now(UTC) - timedelta(hours=12)).date()
                founder.execute("UPDATE assistants SET ends_on = %s WHERE login = 'nina'", [eve])
                assert nina.execute("SELECT office.is_in()").fetchone() == (here,)
            founder.execute("UPDATE clients SET zone = %s WHERE own", [ROME])
    for service in (supervisor, administrator):
        service._store.close()


def test_in_which_team_a_client_is_says_an_administrator_alone(office: SharedOffice, founder: Store) -> None:
    code = f"T{id(founder)}"
    ClientService(founder).save(Profile(code=code, legal_name="Neri", team="A"), by="setup")
    with founder.session() as session:
        session.execute(text("INSERT INTO teams VALUES ('A') ON CONFLICT DO NOTHING"))
        session.execute(
            text(
                "INSERT INTO assistants (id, login, name, role, state, created_at) VALUES "
                "(gen_random_uuid(), 'silvia', 'Silvia', 'supervisor', 'open', now()) ON CONFLICT DO NOTHING"
            )
        )
        session.execute(text("INSERT INTO staff_teams VALUES ('silvia', 'A') ON CONFLICT DO NOTHING"))
    supervisor, administrator = (ClientService(open_store(office.as_(role))) for role in ("supervisor", "administrator"))
    hers = supervisor.load(code)
    supervisor.save(msgspec.structs.replace(hers, legal_name="Neri e figli"), by="silvia")
    with pytest.raises(Problem) as told:
        supervisor.save(msgspec.structs.replace(supervisor.load(code), team=None), by="silvia")
    assert told.value.code == "office.not_allowed"
    administrator.save(msgspec.structs.replace(administrator.load(code), team="B"), by="amelia")
    with pytest.raises(Problem) as gone:
        supervisor.load(code)
    assert gone.value.code == "client.unknown"
    for service in (supervisor, administrator):
        service._store.close()
