"""A one-time password lets in to be changed, and shows nothing before that: in the database itself, whatever program asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from receptionist.staff.rights import Role
from receptionist.staff.service import StaffService
from receptionist.store.engine import Store, open_store
from receptionist.store.shared.logins import Logins, one_time_password
from receptionist.store.shared.policies import SEEN_BY_WHO_LEFT
from tests.store.shared_office import VERIFIER, Rows, SharedOffice, psql
from tests.store.test_rights import REFUSED, TOOLS, fill, rights


@pytest.fixture
def founder(office: SharedOffice) -> Iterator[Store]:
    with closing(open_store(office.url)) as store:
        yield store


@pytest.mark.parametrize("role", ["assistant", "supervisor", "administrator"])
def test_nothing_is_seen_or_changed_before_the_password_is(office: SharedOffice, founder: Store, role: str) -> None:
    login = {"assistant": "ada", "supervisor": "silvia", "administrator": "amelia"}[role]
    rows = Rows(login)
    fill(office, rows)
    with psycopg.connect(office.url, autocommit=True) as connection:
        connection.execute("UPDATE assistants SET must_change = true WHERE login = %s", [login])
        connection.execute("""INSERT INTO settings (key, person, value) VALUES ('office.name', '', '{"value": "Uffici"}')""")
    read = tuple(f"{name} S" for name in SEEN_BY_WHO_LEFT)
    tried = {key: said for key, said in rights(role, rows).items() if not key.startswith(read)}
    tried |= {
        "changes S A": "SELECT FROM office.changes",
        "colleagues S A": "SELECT FROM office.colleagues()",
        **{f"{each} S A": f"SELECT FROM office.{each}()" for each in ("my_teams", "my_clients", "my_loans", "my_calls")},
        "others S A": f"SELECT FROM assistants WHERE login <> '{login}'",
        "all settings": "SELECT FROM settings WHERE key <> 'office.name'",
    }
    told = psql(office.as_(role), tried, TOOLS)
    assert {key: said for key, said in told.items() if said[0] != REFUSED and said != ("00000", 0)} == {}
    joins = {
        "who I am": "SELECT FROM assistants WHERE must_change",
        "which office": "SELECT FROM settings WHERE key = 'office.name'",
        "which version": "SELECT FROM alembic_version",
    }
    assert psql(office.as_(role), joins, TOOLS) == dict.fromkeys(joins, ("00000", 1))
    makes = f"SELECT office.set_login('{login}', 'administrator', '{VERIFIER}', NULL)"
    assert psql(office.as_(role), {"a login": makes, "a ticket": "SELECT office.buy_ticket()"}, TOOLS) == {
        "a login": (REFUSED, 0),
        "a ticket": (REFUSED, 0),
    }
    with psycopg.connect(office.as_(role)) as own:  # nor by a password that was set past the office, which no server refuses
        own.execute("ALTER ROLE CURRENT_USER PASSWORD 'past the console'")
        assert own.execute("SELECT office.is_in()").fetchone() == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            own.execute("ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'")


def test_a_connection_that_stands_goes_dark_by_a_reset_and_light_by_a_password_of_ones_own(
    office: SharedOffice, founder: Store
) -> None:
    staff = StaffService(founder, Logins(founder))
    staff.add("Nora", Role.ASSISTANT, login="nora", password=one_time_password())
    url = office.postgres.url(office.database, office.roles.login("nora"))
    seen = "SELECT count(*) FROM office.colleagues()"
    with psycopg.connect(url, autocommit=True) as stands, closing(open_store(url)) as own:
        assert stands.execute(seen).fetchone() == (0,)
        Logins(own).change_own("quattro parole che so io")
        assert stands.execute(seen).fetchone() != (0,)
        staff.reset("nora", one_time_password())
        assert stands.execute(seen).fetchone() == (0,)
        Logins(own).change_own("cinque parole che so soltanto io")
        assert stands.execute(seen).fetchone() != (0,)
