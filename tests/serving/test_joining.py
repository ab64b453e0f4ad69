"""Somebody's console joins the office: with what an administrator told them, and not with what somebody else would tell."""

from __future__ import annotations

import io
import json
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from receptionist.cli import main
from receptionist.credentials import Credentials, name_of_office
from receptionist.errors import Problem
from receptionist.joining import address, apart, authorities_folder, look, same_fingerprint
from receptionist.opening import open_office
from receptionist.serving.certificates import Authority
from receptionist.settings import Settings, workstation_file
from receptionist.store.migrate import HEAD
from tests.postgres import debians
from tests.serving.between import asking_in_clear, standing_between
from tests.serving.server import Invited, Running, running_office

OWN = "four words of her own"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_office(tmp_path_factory.mktemp("office")) as running:
        yield running


class Outcome:
    """Of one run of the command."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def document(self) -> dict[str, object]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Join = Callable[..., Outcome]


@pytest.fixture
def join(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Join:
    """Run `office join` with these words; what is typed stands in `typed`, a line each."""

    def run(*words: str, typed: tuple[str, ...] = ()) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        code = main(["office", "join", *words])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring, and what is in it: the test machine has none."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(Credentials, "get", lambda _self, name: kept.get(name))
    monkeypatch.setattr(Credentials, "set", lambda _self, name, secret: kept.update({name: secret}))
    return kept


def nothing_happened(invited: Invited) -> bool:
    """The one-time password still opens, nothing was kept, and this console belongs to nobody."""
    return (
        look(invited.address, invited.password).must_change
        and not authorities_folder().exists()
        and Settings(None, workstation_file()).get("office.last") == ""
    )


def test_a_console_joins_and_opens_the_office_from_then_on(office: Running, join: Join, keyring: dict[str, str]) -> None:
    anna = office.invite("anna")
    joined = join(anna.address, typed=(anna.password, "yes", OWN))
    assert joined.code == 0, joined.err
    assert office.made.fingerprint in joined.err and "Uffici Centrali" in joined.out
    where = str(Settings(None, workstation_file()).get("office.last"))
    assert keyring == {name_of_office(where): OWN}
    assert (make_url(where).query["sslmode"], make_url(where).password) == ("verify-full", None)
    (kept,) = authorities_folder().iterdir()
    assert kept.read_text() == office.authority.read_text() and stat.S_IMODE(kept.stat().st_mode) == 0o600
    opened = open_office(where)
    try:
        assert opened.who_is_here().login == "anna"
    finally:
        opened.close()
    assert not any(secret in joined.out + joined.err for secret in (anna.password, OWN))


def test_a_script_names_the_fingerprint_and_reads_one_document(office: Running, join: Join, keyring: dict[str, str]) -> None:
    anna = office.invite("script")
    told = office.made.fingerprint.lower().replace(":", " ")
    joined = join(anna.address, "--fingerprint", told, "--json", typed=(anna.password, OWN))
    where = Settings(None, workstation_file()).get("office.last")
    assert joined.document == {
        "office": where,
        "name": "Uffici Centrali",
        "fingerprint": office.made.fingerprint,
        "kept": True,
    }


def test_a_second_machine_joins_with_the_password_that_is_hers_by_now(
    office: Running, join: Join, keyring: dict[str, str]
) -> None:
    anna = office.invite("twice")
    assert join(anna.address, typed=(anna.password, "yes", OWN)).code == 0
    assert join(anna.address, typed=(OWN, "yes")).code == 0
    assert set(keyring.values()) == {OWN}


def test_two_servers_of_one_office_stand_in_the_address_one_after_the_other(
    office: Running, join: Join, keyring: dict[str, str]
) -> None:
    anna = office.invite("both")
    both = make_url(anna.address).set(host="127.0.0.2,127.0.0.1")  # nobody is at the first
    both = both.update_query_dict({"target_session_attrs": "read-write"})
    joined = join(both.render_as_string(), typed=(anna.password, "yes", OWN))
    assert joined.code == 0, joined.err
    opened = open_office(str(Settings(None, workstation_file()).get("office.last")))
    try:
        assert opened.who_is_here().login == "both"
    finally:
        opened.close()


def test_a_fingerprint_that_is_not_the_one_told_changes_nothing(office: Running, join: Join) -> None:
    anna = office.invite("doubts")
    other = office.made.fingerprint[::-1]
    refused = join(anna.address, "--fingerprint", other, typed=(anna.password, OWN))
    assert (refused.code, refused.out) == (1, "")
    assert office.made.fingerprint in refused.err
    assert nothing_happened(anna)


@pytest.mark.parametrize("answer", ["no", "", "y"])
def test_who_does_not_confirm_the_fingerprint_has_not_joined(office: Running, join: Join, answer: str) -> None:
    anna = office.invite(f"unsure-{answer or 'silent'}")
    refused = join(anna.address, typed=(anna.password, answer, OWN))
    assert (refused.code, refused.out) == (1, "")
    assert "was not confirmed" in refused.err
    assert nothing_happened(anna)


def test_a_wrong_password_says_so_and_shows_nothing_of_the_office(office: Running, join: Join) -> None:
    anna = office.invite("forgets")
    refused = join(anna.address, typed=("guessed", "yes", OWN))
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "the login or the password is wrong" in refused.err
    assert "Uffici" not in refused.err and "guessed" not in refused.err
    assert nothing_happened(anna)


def test_a_one_time_password_that_is_over_opens_nothing(office: Running, join: Join) -> None:
    anna = office.invite("late")
    office.as_superuser(f"ALTER ROLE {make_url(anna.address).username} VALID UNTIL '2026-01-01'")
    refused = join(anna.address, typed=(anna.password, "yes", OWN))
    assert refused.code == 1
    assert "its time is over" in refused.err
    assert not authorities_folder().exists()


def test_where_no_server_answers_that_is_said(join: Join) -> None:
    refused = join("postgresql://anna@127.0.0.1:1/office", typed=("xyz", "yes", OWN))
    assert (refused.code, refused.out) == (1, "")
    assert "cannot be reached" in refused.err


def test_a_server_without_tls_is_sent_no_password(join: Join) -> None:
    with debians() as plain:
        refused = join(f"postgresql://postgres@127.0.0.1:{plain.port}/postgres", typed=("xyz", "yes", OWN))
    assert refused.code == 1
    assert "speaks no TLS" in refused.err


def test_a_server_that_merely_holds_the_name_is_not_believed(office: Running, join: Join, keyring: dict[str, str]) -> None:
    anna = office.invite("astray")
    by_name = make_url(anna.address).set(host="localhost").render_as_string()  # its certificate speaks of 127.0.0.1
    refused = join(by_name, typed=(anna.password, "yes", OWN))
    assert refused.code == 1
    assert "does not prove" in refused.err
    assert look(anna.address, anna.password).must_change and keyring == {}


@pytest.mark.parametrize(
    ("step", "said"),
    [("9999", "newer version of this program"), ("0001", "of an older version than this program")],
)
def test_an_office_of_another_version_says_so_before_anything_is_changed(
    office: Running, join: Join, step: str, said: str
) -> None:
    anna = office.invite(f"version-{step}")
    stands_at(office, step)
    try:
        refused = join(anna.address, typed=(anna.password, "yes", OWN))
    finally:
        stands_at(office, HEAD)
    assert refused.code == 1
    assert said in refused.err
    assert nothing_happened(anna)


def stands_at(office: Running, step: str) -> None:
    """As if a version had upgraded it that goes back no further."""
    office.as_superuser(f"UPDATE alembic_version SET version_num = '{step}'")
    oldest = "CREATE OR REPLACE FUNCTION office.oldest_program() RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT '{}'::text $$"
    office.as_superuser(oldest.format(step))


def test_a_database_that_is_no_office_is_left_alone(office: Running, join: Join) -> None:
    office.as_superuser("CREATE DATABASE elsewhere")
    office.as_superuser("CREATE ROLE stranger LOGIN PASSWORD 'abc'")
    port = office.server.postgres.port
    hba = office.server.postgres.socket / "pg_hba.conf"
    hba.write_text("hostssl elsewhere all samehost scram-sha-256\n" + hba.read_text())
    office.as_superuser("SELECT pg_reload_conf()")
    refused = join(f"postgresql://stranger@127.0.0.1:{port}/elsewhere", typed=("abc", "yes", OWN))
    assert refused.code == 1
    assert "no office of this program" in refused.err
    assert not authorities_folder().exists()


def test_a_mistyped_login_is_told_as_such_and_not_that_there_is_no_tls(office: Running, join: Join) -> None:
    anna = office.invite("mistyped")
    refused = join(anna.address.replace("_u_mistyped@", "_u_mystiped@"), typed=(anna.password, "yes", OWN))
    assert refused.code == 1
    assert "does not know that login" in refused.err and "TLS" not in refused.err
    assert nothing_happened(anna)


@pytest.mark.parametrize(("new", "said"), [("short", "at least 12"), ("", "Nobody answered")])
def test_a_password_that_is_too_short_is_refused_and_the_one_time_one_holds(
    office: Running, join: Join, new: str, said: str
) -> None:
    anna = office.invite(f"hurries-{new or 'silent'}")
    typed = (anna.password, "yes", *([new] if new else []))
    refused = join(anna.address, typed=typed)
    assert refused.code == 1
    assert said in refused.err
    assert nothing_happened(anna)


def test_the_one_time_password_cannot_be_kept(office: Running, join: Join) -> None:
    anna = office.invite("lazy")
    refused = join(anna.address, typed=(anna.password, "yes", anna.password))
    assert refused.code == 1
    assert "another password" in refused.err
    assert nothing_happened(anna)


def test_without_a_keyring_the_console_has_joined_and_the_password_is_asked_for(
    office: Running, join: Join, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = office.invite("keyless")
    joined = join(anna.address, "--json", typed=(anna.password, "yes", OWN))
    assert (joined.code, joined.document["kept"]) == (0, False)
    assert "no keyring" in joined.err
    with pytest.raises(Problem, match=r"office\.password_needed"):
        open_office(str(joined.document["office"]))
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OWN}\n"))
    assert main(["clients", "list", "--json"]) == 0
    assert [client["code"] for client in json.loads(capsys.readouterr().out)] == ["OFFICE"]


def test_a_password_in_the_address_is_wrong_usage(join: Join) -> None:
    for told in ("postgresql://anna:secret@server/office", "postgresql://anna@server/office?password=secret"):
        refused = join(told)
        assert (refused.code, refused.out) == (2, "")
        assert "secret" not in refused.err


def test_a_server_elsewhere_is_not_opened_without_looking_at_its_certificate(capsys: pytest.CaptureFixture[str]) -> None:
    for told in ("postgresql://anna@server/office", "postgresql:///office?host=server", "postgresql:///o?hostaddr=192.0.2.1"):
        assert main(["--office", told, "staff", "list", "--json"]) == 1
        assert "without proof" in capsys.readouterr().err


def test_an_address_is_understood_whole_or_in_its_parts() -> None:
    whole = "postgresql://rx12ab34_u_anna@server.example:5433/office"
    assert address(whole) == address(f"  {whole} ") == whole
    assert address("server.example:5433/office", "rx12ab34_u_anna") == whole
    assert address("rx12ab34_u_anna@server.example:5433/office") == whole
    assert address(f"{whole}?sslmode=disable") == whole
    assert apart(f" {whole}") == ("rx12ab34@server.example:5433/office", "anna")
    assert address("rx12ab34@server.example:5433/office", " anna ") == whole, "as it is read out: the office's, and her login"
    assert address(whole, "bruno") == whole.replace("anna", "bruno")
    assert apart("postgres@server.example/office") == ("server.example/office", "postgres"), "no office's login"
    assert apart("server.example/office") == apart("") == ("", "")
    for server, name, code in (
        ("server.example/office", " ", "join.name_missing"),
        ("rx12ab34@server.example/office", "", "join.name_missing"),
        ("server.example", "anna", "join.server_form"),
        ("/office", "anna", "join.server_form"),
        ("", "anna", "join.server_form"),
        ("mysql://anna@server/office", "", "office.url"),
    ):
        with pytest.raises(Problem) as refused:
            address(server, name)
        assert refused.value.code == code


@given(server=st.text(max_size=40), name=st.text(max_size=20))
def test_whatever_is_typed_is_an_address_or_is_refused_in_words(server: str, name: str) -> None:
    try:
        found = address(server, name)
    except Problem:
        return
    assert address(found) == found
    assert address(*apart(found)) == found


@given(st.binary(min_size=32, max_size=32))
def test_a_fingerprint_is_the_same_however_it_was_written_down(digest: bytes) -> None:
    shown = digest.hex(":").upper()
    assert same_fingerprint(digest.hex(), shown) and same_fingerprint(digest.hex(" "), shown)
    assert not same_fingerprint("", shown) and not same_fingerprint(shown[:-1], shown)


def test_somebody_in_the_middle_cannot_pass_the_password_on(office: Running, join: Join, tmp_path: Path) -> None:
    """It is bound to the TLS connection that it was given on (RFC 5929), whatever certificate that showed."""
    anna = office.invite("watched")
    between = Authority.made(tmp_path / "between", "Uffici Centrali").server("server", ["127.0.0.1"])
    with standing_between(office.server.postgres.port, between) as port:
        through = make_url(anna.address).set(port=port).render_as_string()
        refused = join(through, typed=(anna.password, "yes", OWN))
    assert refused.code == 1
    assert "does not let you in" in refused.err
    assert nothing_happened(anna)


def test_a_server_that_asks_for_the_password_itself_is_not_told_it(office: Running, join: Join, tmp_path: Path) -> None:
    anna = office.invite("asked")
    false = Authority.made(tmp_path / "false", "Uffici Centrali").server("server", ["127.0.0.1"])
    with asking_in_clear(false) as (port, told):
        refused = join(make_url(anna.address).set(port=port).render_as_string(), typed=(anna.password, "yes", OWN))
    assert refused.code == 1 and told
    assert anna.password.encode() not in b"".join(told)
    assert nothing_happened(anna)


def test_its_files_are_the_persons_own(office: Running, join: Join, keyring: dict[str, str]) -> None:
    anna = office.invite("private")
    assert join(anna.address, typed=(anna.password, "yes", OWN)).code == 0
    assert stat.S_IMODE(Path(authorities_folder()).stat().st_mode) == 0o700
