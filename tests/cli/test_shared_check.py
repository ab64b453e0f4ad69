"""What `office check` says of a shared office: to whoever runs its server, and to who may see a part."""

from __future__ import annotations

import json
from collections.abc import Iterator

import psycopg
import pytest

from receptionist.cli import main
from receptionist.serving.lease import DatabaseLease
from receptionist.store.engine import open_store
from receptionist.store.shared.differences import differences
from tests.postgres import Postgres
from tests.store.shared_office import SharedOffice, shared_office


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        yield office


class Check:
    """One run of the command, as somebody."""

    def __init__(self, office: SharedOffice, capsys: pytest.CaptureFixture[str]) -> None:
        self._office, self._capsys = office, capsys
        self.code = 0

    def by(self, role: str) -> dict[str, tuple[str, str]]:
        """The state of each check, and what is said."""
        self._capsys.readouterr()
        self.code = main(["office", "check", self._office.as_(role), "--json"])
        said = self._capsys.readouterr()
        rows = json.loads(said.out)
        assert all(set(row) == {"check", "state", "what", "do"} and row["what"] for row in rows), rows
        return {row["check"]: (row["state"], row["what"]) for row in rows}


@pytest.fixture
def check(office: SharedOffice, capsys: pytest.CaptureFixture[str]) -> Check:
    return Check(office, capsys)


def test_whoever_runs_the_server_learns_how_the_office_stands(office: SharedOffice, check: Check) -> None:
    told = check.by("owner")
    assert check.code == 0
    assert [told[name][0] for name in ("office", "schema", "rows", "rights", "replication", "trail")] == ["ok"] * 6, told
    assert "clients: 0" in told["rows"][1].lower() and "MB" in told["rows"][1]
    assert told["hubs"][0] == "warning" and "No hub leads" in told["hubs"][1]
    assert "not sealed yet" in told["trail"][1]
    hub = open_store(office.as_("hub"))
    lease = DatabaseLease(hub, "hub Centrale server1 4711 abcdef mark")
    epoch = lease.take(0)
    assert epoch is not None
    assert check.by("owner")["hubs"][0] == "ok"
    said = check.by("owner")["hubs"][1]
    assert "hub Centrale server1 leads since 20" in said and "4711" not in said
    lease.drop(epoch)
    hub.close()


def test_who_may_see_a_part_is_told_which(office: SharedOffice, check: Check) -> None:
    for role in ("assistant", "administrator", "hub", "reader"):
        told = check.by(role)
        assert check.code == 0, told
        assert told["rights"][0] == "ok", "catalogues are everybody's"
        assert "Of what this login sees" in told["rows"][1]
        assert told["hubs"][0] == "absent"
        assert told["trail"][0] == ("absent" if role in ("assistant", "reader") else "ok")


def test_rights_that_are_others_than_they_should_be_are_named(office: SharedOffice, check: Check) -> None:
    roles = office.roles
    wrong = {
        f"GRANT DELETE ON calls TO {roles.hub}": f"DELETE on calls for {roles.hub}",
        f"REVOKE INSERT ON calls FROM {roles.hub}": f"INSERT on calls for {roles.hub}",
        "GRANT SELECT ON office.tickets TO PUBLIC": "SELECT on tickets for PUBLIC",
        f"GRANT DELETE ON office.lease TO {roles.hub}": f"DELETE on lease for {roles.hub}",
        "ALTER TABLE clients NO FORCE ROW LEVEL SECURITY": "ROW LEVEL SECURITY on clients",
        "DROP POLICY backup ON messages": "POLICY backup on messages",
        "CREATE POLICY more ON messages FOR SELECT USING (true)": "POLICY more on messages",
        f"REVOKE EXECUTE ON FUNCTION office.my_loans() FROM {roles.staff}": f"EXECUTE on office.my_loans() for {roles.staff}",
        "CREATE OR REPLACE FUNCTION office.my_teams() RETURNS SETOF text LANGUAGE sql STABLE AS 'SELECT name FROM teams'":
            "FUNCTION office.my_teams",
        "ALTER POLICY assistant_select ON clients USING (true)": "POLICY assistant_select on clients",
        "ALTER POLICY hub_select ON messages TO PUBLIC": "POLICY hub_select on messages",
        "ALTER FUNCTION office.my_clients() SECURITY INVOKER": "FUNCTION office.my_clients",
        "GRANT EXECUTE ON FUNCTION office.redeem(text) TO PUBLIC": "EXECUTE on office.redeem for PUBLIC",
        f"GRANT UPDATE (role) ON assistants TO {roles.hub}": f"UPDATE (role) on assistants for {roles.hub}",
        "ALTER TABLE clients DISABLE TRIGGER audit": "TRIGGER audit on clients",
        "DROP TRIGGER sign ON messages": "TRIGGER sign on messages",
    }  # fmt: skip
    with psycopg.connect(office.url) as founder:
        founder.execute(f"SET ROLE {roles.owner}".encode())
        founder.execute(";".join(wrong).encode())
    store = open_store(office.url)
    with store.engine.connect() as connection:
        assert sorted(differences(connection, roles)) == sorted(wrong.values())
    store.close()
    told = check.by("owner")
    assert check.code == 1 and told["rights"][0] == "failed" and f"too many: {len(wrong)};" in told["rights"][1], told
    assert main(["office", "upgrade", office.url, "--json"]) == 0
    assert f"too many: 2; DELETE on lease for {roles.hub}; SELECT on tickets for PUBLIC" in check.by("owner")["rights"][1]
    ada = roles.login("ada")
    with psycopg.connect(office.postgres.url("postgres")) as superuser:
        superuser.execute(f"ALTER ROLE {ada} BYPASSRLS".encode())
        superuser.execute(f"GRANT {roles.group('administrator')} TO {ada}".encode())
    groups = f"{roles.group('administrator')}, {roles.group('assistant')} for {ada}"
    assert f"; BYPASSRLS for {ada}; {groups}" in check.by("owner")["rights"][1]
