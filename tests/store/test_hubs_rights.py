"""Rights that are sentences of their own, written here by hand: whoever changes the matrix by mistake changes them not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from receptionist.store.shared.matrix import MATRIX
from tests.postgres import Postgres
from tests.store.shared_office import Rows, SharedOffice, psql, shared_office
from tests.store.test_rights import fill

TOOLS = Path("/usr/lib/postgresql/15/bin")
REFUSED = "42501"


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        fill(office, Rows("ada"))
        yield office


def test_a_hub_reads_and_adds_events_of_all_clients_and_changes_and_deletes_none(office: SharedOffice) -> None:
    rows = Rows("ada")
    told = psql(
        office.as_("hub"),
        {
            "reads": "SELECT FROM call_events",
            "adds A": rows.insert("call_events", "A", 2),
            "adds B": rows.insert("call_events", "B", 2),
            "changes": "UPDATE call_events SET call = call",
            "deletes": "DELETE FROM call_events",
        },
        TOOLS,
    )
    assert told["reads"] == ("00000", 2) and told["adds A"] == told["adds B"] == ("00000", 1)
    assert (told["changes"][0], told["deletes"][0]) == (REFUSED, REFUSED)


def test_a_hub_makes_no_tables_no_roles_and_no_trail(office: SharedOffice) -> None:
    rows = Rows("ada")
    tried = {
        "a table": "CREATE TABLE public.mine (id int)",
        "another column": "ALTER TABLE calls ADD COLUMN mine int",
        "a table away": "DROP TABLE calls",
        "a role": "CREATE ROLE mine",
        "the role of the owner": f"GRANT {office.roles.owner} TO {office.roles.hub}",
        "a login": "SELECT office.set_login('x', 'administrator', 'SCRAM-SHA-256$', NULL)",
    }
    for name in ("audit", "audit_values", "audit_redactions", "audit_chains"):
        tried |= {
            f"adds {name}": rows.insert(name, "A", 2),
            f"changes {name}": f"UPDATE {name} SET {rows.key(name)} = {rows.key(name)}",
            f"deletes {name}": f"DELETE FROM {name}",
        }
    tried |= {f"{verb} seals": f"{verb} audit_seals{rest}" for verb, rest in (("UPDATE", " SET mac = ''"), ("DELETE FROM", ""))}
    tried = {key.replace(" ", "_"): statement for key, statement in tried.items()}
    told = psql(office.as_("hub"), tried, TOOLS)
    assert {key: state for key, (state, _) in told.items() if state != REFUSED} == {}


def test_an_administrator_takes_values_away_by_a_decision_alone(office: SharedOffice) -> None:
    fill(office, Rows("amelia"))
    with psycopg.connect(office.as_("administrator")) as amelia:
        decided = {row for (row,) in amelia.execute("SELECT audit FROM audit_redactions").fetchall()}
        there = {row for (row,) in amelia.execute("SELECT audit FROM audit_values").fetchall()}
        assert there - decided, "some that nobody has decided about"
        taken = {row for (row,) in amelia.execute("DELETE FROM audit_values RETURNING audit").fetchall()}
        assert taken == there & decided
        for statement in ("UPDATE audit_values SET before = ''", "UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), amelia.transaction():
                amelia.execute(statement.encode())
        amelia.rollback()


def test_not_even_the_owner_is_past_the_policies(office: SharedOffice) -> None:
    """What the owner may do is a policy, too, and so is what functions with its rights may."""
    tables = [f"public.{name}" for name in MATRIX] + ["office.changes"]
    with psycopg.connect(office.url) as founder:
        loose = founder.execute(
            "SELECT oid::regclass FROM pg_class WHERE oid = ANY(%s::regclass[])"
            " AND NOT (relrowsecurity AND relforcerowsecurity)",
            [tables],
        ).fetchall()
        assert loose == []
