"""A shared office is made by the command line on a real server, as an administrator would, and is reached through TLS with the
passwords that it gave out and no other."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography import x509
from sqlalchemy import text
from sqlalchemy.engine import make_url

from receptionist.cli import main
from receptionist.errors import Problem
from receptionist.joining import join, look
from receptionist.store.engine import open_store
from tests.postgres import Postgres, debians
from tests.serving.server import Server
from tests.waiting import eventually


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
    assert run("--office", server.url, "staff", "close", "carla", "--on", "2099-12-31")["until"] == "2099-12-31"
    run("--office", server.url, "staff", "close", "anna")
    with pytest.raises(psycopg.OperationalError):
        server.through_tls(anna, password, authority)
    reset = run("--office", server.url, "staff", "reset", "anna")
    again = str(reset["password"])
    assert reset["reopened"] is True
    capsys.readouterr()
    assert main(["--office", server.url, "staff", "close", "anna"]) == 0
    assert main(["--office", server.url, "staff", "reset", "anna"]) == 0
    assert "Anna was closed and is open again, as anna." in capsys.readouterr().out
    reset = run("--office", server.url, "staff", "reset", "anna")
    again = str(reset["password"])
    assert reset["reopened"] is False
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


@dataclass
class Try:
    """One database, and the command that makes an office in it."""

    postgres: Postgres
    database: str
    where: str
    folder: Path

    def words(self, *more: str) -> list[str]:
        return ["office", "create", self.where, "--name", "Uffici", "--certificates", str(self.folder), *more]

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.postgres.url(self.database)) as superuser:
            return superuser.execute(question).fetchall()

    @property
    def founded(self) -> bool:
        return bool(self.asked("SELECT 1 FROM pg_namespace WHERE nspname = 'office'"))


@pytest.fixture
def attempt(postgres: Postgres, tmp_path: Path) -> Iterator[Try]:
    with postgres.database() as url:
        database = str(make_url(url).database)
        founder = f"founds_{database}"
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
            superuser.execute(f"CREATE ROLE {founder} LOGIN CREATEROLE")
            superuser.execute(f"ALTER DATABASE {database} OWNER TO {founder}")
        yield Try(postgres, database, postgres.url(database, founder), tmp_path / "certificates")


def test_a_database_of_something_else_is_left_as_it_is(attempt: Try, capsys: pytest.CaptureFixture[str]) -> None:
    with psycopg.connect(attempt.postgres.url(attempt.database), autocommit=True) as superuser:
        superuser.execute("CREATE TABLE bookkeeping (amount int)")
    roles = attempt.asked("SELECT rolname FROM pg_roles ORDER BY 1")
    for _again in range(2):
        assert main(attempt.words("--host", "127.0.0.1")) == 1
        assert "no office of this program. Nothing was changed." in capsys.readouterr().err
    assert not attempt.founded and not attempt.folder.exists()
    assert attempt.asked("SELECT rolname FROM pg_roles ORDER BY 1") == roles


def test_an_office_that_is_there_is_said_to_be_there(attempt: Try, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(attempt.words("--host", "127.0.0.1")) == 0, capsys.readouterr().err
    before = attempt.asked("SELECT code, version FROM clients"), (attempt.folder / "hub.pgpass").read_text()
    capsys.readouterr()
    for folder in (attempt.folder, attempt.folder.with_name("others")):
        words = [*attempt.words("--host", "127.0.0.1")[:-3], str(folder), "--host", "127.0.0.1"]
        assert main(words) == 1
        assert "There is an office at" in capsys.readouterr().err
        assert folder == attempt.folder or not folder.exists()
    assert (attempt.asked("SELECT code, version FROM clients"), (attempt.folder / "hub.pgpass").read_text()) == before


REACHED: dict[str, Callable[[Try], bool]] = {
    "its roles": lambda attempt: attempt.founded,
    "its tables": lambda attempt: bool(attempt.asked("SELECT 1 FROM pg_tables WHERE tablename = 'clients'")),
    "the authority": lambda attempt: (attempt.folder / "ca.key").exists(),
    "the certificates": lambda attempt: (attempt.folder / "hub.crt").exists(),
}


def test_killed_anywhere_it_begins_again_and_ends_whole(attempt: Try, capsys: pytest.CaptureFixture[str]) -> None:
    words = attempt.words("--host", "127.0.0.1")
    for reached in REACHED.values():
        with subprocess.Popen([sys.executable, "-m", "receptionist", *words], stdout=subprocess.DEVNULL) as process:
            eventually(lambda process=process, reached=reached: process.poll() is not None or reached(attempt), seconds=60)
            process.send_signal(signal.SIGKILL)
    if not attempt.asked("SELECT 1 FROM clients"):  # the last may have come to its end
        assert main([*words, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["fingerprint"]
    assert attempt.asked("SELECT code FROM clients") == [("OFFICE",)]
    assert attempt.asked("SELECT count(*) FROM office.certificate") == [(1,)]


@pytest.mark.parametrize("host", ["a b", "", "one,localhost", "a" * 300, "-a.example", "a..example"])
def test_what_is_no_name_of_a_server_is_refused_before_anything(
    attempt: Try, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert main(attempt.words(f"--host={host}")) == 1
    assert "is no name of a server" in capsys.readouterr().err
    assert not attempt.founded and not attempt.folder.exists()


def test_what_is_no_address_of_a_hub_is_refused_before_anything(attempt: Try, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(attempt.words("--host", "127.0.0.1", "--hub", "one")) == 1
    assert "HOST:PORT" in capsys.readouterr().err
    assert not attempt.founded and not attempt.folder.exists()


def test_a_hub_shows_a_certificate_of_the_name_by_which_consoles_find_it(
    attempt: Try, capsys: pytest.CaptureFixture[str]
) -> None:
    hubs = ("--hub", "hub1.example:7443", "--hub", "ünï.example:7443", "--hub", "[::1]:7443", "--hub", "db.example:7444")
    assert main(attempt.words("--host", "db.example", *hubs)) == 0, capsys.readouterr().err
    shown = {}
    for name in ("server", "hub"):
        certificate = x509.load_pem_x509_certificate((attempt.folder / f"{name}.crt").read_bytes())
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        shown[name] = [str(each.value) for each in names]
    assert shown == {"server": ["db.example"], "hub": ["db.example", "hub1.example", "xn--n-nga1b.example", "::1"]}


def test_a_name_with_letters_beyond_ascii_stands_in_the_certificate_as_machines_write_it(
    attempt: Try, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(attempt.words("--host", "ünï.example")) == 0, capsys.readouterr().err
    certificate = x509.load_pem_x509_certificate((attempt.folder / "server.crt").read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["xn--n-nga1b.example"]
    assert attempt.asked("SELECT value FROM settings WHERE key = 'hubs'") == [({"value": ["xn--n-nga1b.example:7443"]},)]


def test_every_command_asks_for_the_password_where_nobody_else_has_it(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    access = server.postgres.socket / "pg_hba.conf"
    access.write_text("local office all scram-sha-256\n" + access.read_text())
    with psycopg.connect(server.postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute("ALTER ROLE setup PASSWORD 'of the founder'")
        superuser.execute("SELECT pg_reload_conf()")

    def typed(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("of the founder\n"))
        code = main([*words])
        said = capsys.readouterr()
        return code, said.out, said.err

    folder, local = str(tmp_path / "certificates"), str(tmp_path / "local.office")
    code, out, err = typed("office", "create", server.url, "--host", "server.example", "--certificates", folder, "--json")
    assert code == 0, err
    hub = json.loads(out)["roles"]["hub"]
    assert typed("office", "upgrade", server.url)[0] == 0
    code, out, err = typed("office", "check", server.url)
    assert code == 0, err
    code, out, err = typed("--office", server.url, "staff", "add", "anna", "--name", "Anna", "--role", "assistant", "--json")
    assert code == 0, err
    assert f"@server.example:{server.postgres.port}/office" in json.loads(out)["join"]
    assert typed("office", "create", local)[0] == 0
    code, _out, err = typed("office", "copy", local, server.url, "--host", "server.example", "--certificates", folder)
    assert code == 1 and "with other content" in err, err
    state = tmp_path / "state"
    listening = ("hub", "--listen", "127.0.0.1:7555", "--state", str(state), "--seconds", "1")
    code, _out, err = typed("--office", server.postgres.url("office", hub), *listening)
    assert code == 1 and str(state / "hub.pgpass") in err, err
    state.mkdir(exist_ok=True)
    kept = state / "hub.pgpass"
    kept.touch(mode=0o600)
    kept.write_text("*:*:*:setup:of the founder\n")
    code, _out, err = typed("--office", server.url, *listening)
    assert code == 1 and hub in err and "may do everything" in err, err


def test_nothing_is_made_at_a_server_that_proves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, local = str(tmp_path / "certificates"), str(tmp_path / "local.office")
    assert main(["office", "create", local]) == 0
    for words in (["create"], ["copy", local]):
        where = "postgresql://setup@server.example/office?sslmode=require"
        assert main(["office", *words, where, "--certificates", folder]) == 1
        said = capsys.readouterr().err
        assert "without proof" in said and "postgresql://LOGIN@/office" in said
    assert not Path(folder).exists()


def test_no_sentence_reads_out_where_an_authority_is_kept(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "certificates"
    assert main(["office", "create", server.url, "--host", "127.0.0.1", "--certificates", str(folder), "--json"]) == 0
    server.configure(json.loads(capsys.readouterr().out), folder)
    assert main(["--office", server.url, "staff", "add", "anna", "--name", "Anna", "--role", "assistant", "--json"]) == 0
    hired = json.loads(capsys.readouterr().out)
    authority = (folder / "ca.crt").read_text()
    where = join(hired["join"], hired["password"], "a password of her own", authority, tmp_path / "joined")
    assert "sslrootcert" in where

    def says(*words: str) -> str:
        with pytest.MonkeyPatch.context() as typed:
            typed.setattr(sys, "stdin", io.StringIO("a password of her own\n" * 3))
            main([*words])
        said = capsys.readouterr()
        return said.out + said.err

    for words in (("office", "upgrade", where), ("office", "check", where), ("--office", where, "doctor")):
        said = says(*words)
        assert hired["join"] in said and "sslrootcert" not in said and "sslmode" not in said, (words, said)
    said = says("--office", where, "audit", "verify")
    assert "an administrator's" in said and "to change" not in said


def _another(folder: Path) -> Path:
    from receptionist.serving.certificates import Authority

    return Authority.made(folder / "another", "Uffici Centrali").certificate
