"""What a loan opens, and for how long: to see a client and to work for it at the desk, never to change its profile."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import psycopg
import pytest

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.store.engine import open_store
from tests.postgres import Postgres
from tests.store.shared_office import Rows, SharedOffice, shared_office
from tests.store.test_rights import fill

LENT = "gen_random_uuid(), 'silvia', {}, now() - interval '2 hours', now() {} interval '1 hour', 'overflow'"
TOMORROW = "gen_random_uuid(), 'silvia', {}, now() + interval '1 day', now() + interval '2 days', 'cover'"


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        yield office


@pytest.fixture
def others(office: SharedOffice) -> tuple[str, str]:
    """A client of team B, and a call of it. Silvia supervises team A; nothing is lent to her."""
    fill(office, Rows("silvia"))
    with psycopg.connect(office.url) as founder:
        founder.execute("DELETE FROM loans")
        (found,) = founder.execute(
            "SELECT c.id::text, k.id::text FROM clients c JOIN calls k ON k.client = c.id WHERE c.team = 'B'"
            " AND EXISTS (SELECT FROM people p WHERE p.client = c.id) LIMIT 1"
        ).fetchall()
    return found


def lend(office: SharedOffice, what: str, of: str, *, over: bool = False) -> None:
    with psycopg.connect(office.url) as founder:
        values = LENT.format(f"'{of}'", "-" if over else "+")
        founder.execute(f"INSERT INTO loans (id, login, {what}, since, until, why) VALUES ({values})".encode())


def rows(office: SharedOffice, statement: str) -> int:
    """How many silvia sees or changes; what is refused is none. It is undone."""
    with psycopg.connect(office.as_("supervisor")) as silvia:
        try:
            return silvia.execute(statement.encode()).rowcount
        except psycopg.errors.InsufficientPrivilege:
            return 0
        finally:
            silvia.rollback()


def test_a_loan_lets_see_and_work_at_the_desk_and_change_no_profile(office: SharedOffice, others: tuple[str, str]) -> None:
    client, _ = others
    lend(office, "client", client)
    seen = {name: rows(office, f"SELECT FROM {name} WHERE client = '{client}'") for name in ("people", "lines", "messages")}
    assert set(seen.values()) == {1}, seen
    assert rows(office, f"UPDATE messages SET text = 'He calls again' WHERE client = '{client}'") == 1
    tried = [f"DELETE FROM {name} WHERE client = '{client}'" for name in ("openings", "lines", "people", "facts")]
    tried += [f"UPDATE {name} SET position = 7 WHERE client = '{client}'" for name in ("lines", "people")]
    tried += [
        f"DELETE FROM clients WHERE id = '{client}'",
        f"UPDATE clients SET legal_name = 'Mine' WHERE id = '{client}'",
        f"DELETE FROM ways WHERE person IN (SELECT id FROM people WHERE client = '{client}')",
        f"DELETE FROM absences WHERE person IN (SELECT id FROM people WHERE client = '{client}')",
        f"INSERT INTO client_versions (client, version, at, by) VALUES ('{client}', 77, now(), 'silvia')",
    ]
    assert {statement: rows(office, statement) for statement in tried} == dict.fromkeys(tried, 0)


def test_whoever_saves_a_client_that_is_lent_to_her_is_told_whose_it_is(office: SharedOffice) -> None:
    with psycopg.connect(office.url) as founder:
        founder.execute("TRUNCATE clients CASCADE")
    founders, hers = open_store(office.url), open_store(office.as_("supervisor"))
    try:
        theirs = ClientService(founders).save(Profile(code="NERI", legal_name="Neri", team="B"), by="setup")
        lend(office, "client", theirs.id)
        with pytest.raises(Problem) as told:
            ClientService(hers).save(msgspec.structs.replace(ClientService(hers).load("NERI"), legal_name="Mine"), by="silvia")
        assert told.value.code == "office.not_allowed"
    finally:
        founders.close()
        hers.close()


@pytest.mark.parametrize("what", ["client", "call"])
def test_a_loan_shows_nothing_before_and_after_its_time(office: SharedOffice, others: tuple[str, str], what: str) -> None:
    client, call = others
    seen = {"client": f"SELECT FROM clients WHERE id = '{client}'", "call": f"SELECT FROM calls WHERE id = '{call}'"}[what]
    of = {"client": client, "call": call}[what]
    assert rows(office, seen) == 0
    lend(office, what, of, over=True)
    assert rows(office, seen) == 0
    with psycopg.connect(office.url) as founder:
        tomorrows = TOMORROW.format(f"'{of}'")
        founder.execute(f"INSERT INTO loans (id, login, {what}, since, until, why) VALUES ({tomorrows})".encode())
    assert rows(office, seen) == 0, "nor one that begins tomorrow"
    lend(office, what, of)
    assert rows(office, seen) == 1


def test_what_is_lent_is_lent_no_further(office: SharedOffice, others: tuple[str, str]) -> None:
    client, call = others
    lend(office, "client", client)
    lend(office, "call", call)
    for what, of in (("client", client), ("call", call)):
        further = LENT.format(f"'{of}'", "+")
        assert rows(office, f"INSERT INTO loans (id, login, {what}, since, until, why) VALUES ({further})") == 0
    assert rows(office, "UPDATE loans SET until = until + interval '1 day'") == 0, "nor for longer"
