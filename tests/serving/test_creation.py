"""A shared office is made by the command line on a real server, as an administrator would, and is reached through TLS with the
passwords that it gave out and no other."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from receptionist.cli import main
from receptionist.errors import Problem
from receptionist.joining import join, look
from receptionist.store.engine import open_store
from tests.postgres import debians
from tests.serving.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    with debians() as postgres:
        yield Server(postgres)


def test_an_office_is_made_and_reached_as_its_lines_say(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "certificates"

    def run(*words: str) -> dict[str, object]:
        assert main([*words, "--json"]) == 0, capsys.readouterr().err
        told = json.loads(capsys.readouterr().out)
        assert isinstance(told, dict | list)
        return told  # type: ignore[return-value]

    made = run(
        "office", "create", server.url, "--name", "Uffici Centrali", "--host", "127.0.0.1", "--certificates", str(folder)
    )
    server.configure(made, folder)
    hired = run("--office", server.url, "staff", "add", "anna", "--name", "Anna", "--role", "administrator", "--team", "Nord")
    password, prefix = str(hired["password"]), str(made["roles"]["owner"]).removesuffix("_owner")  # type: ignore[index]
    anna, authority = f"{prefix}_u_anna", folder / "ca.crt"
    assert server.through_tls(anna, password, authority) == anna
    address = f"postgresql://{anna}@127.0.0.1:{server.postgres.port}/office"
    seen = look(address, password)
    assert (seen.office, seen.must_change) == ("Uffici Centrali", True)
    assert seen.authority == authority.read_text()
    with pytest.raises(Problem, match=r"office\.sign_in_refused"):
        look(address, "guessed")
    with pytest.raises(Problem, match=r"office\.not_verified"):
        join(address, password, "", _another(tmp_path).read_text(), tmp_path / "wrong")
    opened = join(address, password, "a password of her own", seen.authority, tmp_path / "joined")
    with pytest.raises(Problem, match=r"office\.sign_in_refused"):
        look(address, password)
    assert not look(address, "a password of her own").must_change
    store = open_store(opened, password=lambda: "a password of her own")
    with store.reading() as session:
        assert session.execute(text("SELECT office.me()")).scalar_one() == "anna"
    store.close()
    password = "a password of her own"
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        server.through_tls(anna, "another", authority)
    with pytest.raises(psycopg.OperationalError, match=r"rejects connection|no pg_hba\.conf entry"):
        server.through_tls(anna, password, authority, sslmode="disable")
    with pytest.raises(psycopg.OperationalError, match="certificate verify failed"):
        server.through_tls(anna, password, tmp_path / "another" / "ca.crt")
    secret = (folder / "hub.pgpass").read_text().strip().rpartition(":")[2]
    assert server.through_tls(f"{prefix}_hub", secret, authority) == f"{prefix}_hub"
    assert stat.S_IMODE((folder / "hub.pgpass").stat().st_mode) == 0o600
    assert run("--office", server.url, "staff", "list") == [
        {
            "login": "anna",
            "name": "Anna",
            "role": "administrator",
            "teams": ["Nord"],
            "state": "open",
            "contract": "employee",
            "until": None,
        }
    ]
    run("--office", server.url, "staff", "add", "carla", "--name", "Carla", "--role", "administrator")
    run("--office", server.url, "staff", "close", "anna")
    with pytest.raises(psycopg.OperationalError):
        server.through_tls(anna, password, authority)
    again = str(run("--office", server.url, "staff", "reset", "anna")["password"])
    assert server.through_tls(anna, again, authority) == anna


def test_the_nightly_dump_is_let_in_by_the_lines_in_force(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "certificates"
    words = ("office", "create", server.url, "--host", "127.0.0.1", "--certificates", str(folder), "--json")
    assert main([*words]) == 0
    made = json.loads(capsys.readouterr().out)
    server.configure(made, folder)
    role = made["roles"]["backup"]
    with psycopg.connect(server.postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute(f"ALTER ROLE {role} LOGIN PASSWORD 'of the night'")
    where = f"postgresql://{role}@127.0.0.1:{server.postgres.port}/office?sslmode=verify-full&sslrootcert={folder / 'ca.crt'}"
    dump = tmp_path / "office.dump"
    done = subprocess.run(
        ["pg_dump", "-Fc", "--enable-row-security", "-f", str(dump), where],
        env={**os.environ, "PGPASSWORD": "of the night"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed = subprocess.run(["pg_restore", "--list", str(dump)], capture_output=True, text=True, check=True).stdout
    assert "TABLE DATA public clients" in listed


def _another(folder: Path) -> Path:
    from receptionist.serving.certificates import Authority

    return Authority.made(folder / "another", "Uffici Centrali").certificate
