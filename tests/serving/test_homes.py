"""Colleagues at home come in by a certificate of their own, and a password; without the certificate nobody does."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from receptionist.cli import main
from receptionist.errors import Problem
from receptionist.joining import join, look
from receptionist.opening import open_office
from receptionist.serving.certificates import Authority
from receptionist.words import say
from tests.serving.server import Invited, Running, running_office

OWN = "four words of her own"
Give = Callable[[Path, Path], None]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_office(tmp_path_factory.mktemp("office"), homes=True) as running:
        yield running


@pytest.fixture
def give(home: Path) -> Give:
    """Puts a certificate and its key where this machine's user has them."""

    def put(certificate: Path, key: Path) -> None:
        folder = home / ".postgresql"
        folder.mkdir(exist_ok=True)
        shutil.copy(certificate, folder / "postgresql.crt")
        shutil.copy(key, folder / "postgresql.key")

    return put


def made_for(office: Running, login: str, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    """What the server's administrator makes for somebody."""
    folder = str(office.made.folder)
    assert main(["--office", office.server.url, "office", "certificate", login, "--certificates", folder, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    return Path(told["certificate"]), Path(told["key"])


def why_not(anna: Invited) -> Problem:
    with pytest.raises(Problem) as refused:
        look(anna.address, anna.password)
    return refused.value


def test_name_and_password_alone_open_nothing_from_home(office: Running) -> None:
    problem = why_not(office.invite("anna"))
    assert problem.code == "office.certificate_needed"
    assert "receptionist office certificate LOGIN" in say(problem)


def test_with_a_certificate_of_her_own_she_joins_and_works(
    office: Running, give: Give, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carla = office.invite("carla")
    certificate, key = made_for(office, "carla", capsys)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and certificate.name.startswith(str(make_url(carla.address).username))
    give(certificate, key)
    seen = look(carla.address, carla.password)
    where = join(carla.address, carla.password, OWN, seen.authority, tmp_path / "authorities")
    opened = open_office(where, password=OWN)
    try:
        assert opened.who_is_here().login == "carla"
    finally:
        opened.close()
    with pytest.raises(Problem, match=r"office\.sign_in_refused"):
        look(carla.address, "guessed")


def test_a_colleagues_certificate_opens_nothing_in_ones_own_name(
    office: Running, give: Give, capsys: pytest.CaptureFixture[str]
) -> None:
    dora = office.invite("dora")
    office.invite("emma")
    give(*made_for(office, "emma", capsys))
    problem = why_not(dora)
    assert problem.code == "office.certificate_of_another"
    assert "does not let dora in" in say(problem) and "postgresql.crt is for emma" in say(problem)


def test_a_certificate_of_another_authority_opens_nothing(office: Running, give: Give, tmp_path: Path) -> None:
    fabio = office.invite("fabio")
    theirs = Authority.made(tmp_path / "theirs", "Uffici Centrali").client(str(make_url(fabio.address).username))
    give(theirs.certificate, theirs.key)
    assert why_not(fabio).code in {"office.certificate_needed", "office.unreachable"}  # the server may hang up first


def test_a_key_that_others_may_read_is_named(
    office: Running, give: Give, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    greta = office.invite("greta")
    give(*made_for(office, "greta", capsys))
    (home / ".postgresql" / "postgresql.key").chmod(0o644)  # as it comes off a stick
    assert "0600" in say(why_not(greta))


def test_no_certificate_is_made_for_nobody_and_none_in_the_authoritys_place(
    office: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = office.made.folder
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for words, said in (
        (("stranger", "--certificates", str(folder)), "stranger"),
        (("ca", "--host", "server.example", "--certificates", str(folder)), "cannot be the name"),
        (("../ca", "--host", "server.example", "--certificates", str(folder)), "cannot be the name"),
        (("phones", "--host", "server.example", "--certificates", str(tmp_path)), "no certificate authority"),
    ):
        assert main(["--office", office.server.url, "office", "certificate", *words]) == 1
        assert said in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_server_gets_one_more_and_a_new_one_when_its_time_is_over(
    office: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["office", "certificate", "phones", "--host", "pbx.example", "--certificates", str(office.made.folder)]
    assert main(words) == 0
    first = (office.made.folder / "phones.crt").read_bytes()
    assert main(words) == 0
    assert (office.made.folder / "phones.crt").read_bytes() != first
    assert "postgresql.key" not in capsys.readouterr().out
