"""A misspelt team is told before clients go where nobody looks after them, and whoever saw them sees them no more."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from receptionist.opening import Plan, create_office
from tests.cli.test_commands import Run, one_document, run
from tests.postgres import Postgres
from tests.store.shared_office import SharedOffice, copied, shared_office

__all__ = ["run"]


class Terminal(io.StringIO):
    """Somebody sits there, and types this."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def founded(postgres: Postgres) -> Iterator[SharedOffice]:
    """Ada, an assistant, is in Nord; Silvia in Sud. To be copied."""
    with shared_office(postgres) as office:
        with psycopg.connect(office.url) as founder:
            founder.execute("INSERT INTO teams VALUES ('Nord'), ('Sud')")
            founder.execute("INSERT INTO staff_teams VALUES ('ada', 'Nord'), ('silvia', 'Sud')")
        yield office


@pytest.fixture
def office(founded: SharedOffice) -> Iterator[SharedOffice]:
    with copied(founded) as office:
        yield office


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "clients.csv"
    file.write_text("code;legal name;trade name\nT1;Uno S.r.l.;Uno\nT2;Due S.r.l.;Due\n")
    return file


@pytest.fixture
def import_(office: SharedOffice, file: Path, run: Run) -> Run:
    """As an administrator, of two clients who were imported into Nord."""
    by = ("--office", office.as_("administrator"), "clients", "import")

    def import_(*words: str) -> tuple[int, str, str]:
        return run(*by, file, *words)

    code, _, said = import_("--team", "Nord")
    assert code == 0 and "new team" not in said, "it was there"
    return import_


def seen_by_ada(office: SharedOffice, run: Run) -> list[str]:
    """By psql, and by the program: one and the same."""
    asked = ["psql", office.as_("assistant"), "-At", "-c", "SELECT code FROM clients ORDER BY code"]
    shown = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    listed = [one["code"] for one in one_document(run("--office", office.as_("assistant"), "clients", "list", "--json")[1])]
    assert sorted(listed) == shown
    return shown


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_clients_do_not_leave_their_team_for_one_that_nobody_knows(
    office: SharedOffice, import_: Run, run: Run, dry: tuple[str, ...]
) -> None:
    code, out, said = import_("--team", "Nrod", *dry, "--json")
    report = one_document(out)
    assert (code, report["changed"]) == (1, 0)
    told = report["refused"][0]["reason"]
    assert told in said
    assert "Nrod would be a new team" in told and "there are: Nord, Sud" in told and "Nord (2)" in told and "--new-team" in told
    assert seen_by_ada(office, run) == ["T1", "T2"]


def test_a_word_allows_it_and_a_dry_run_says_what_is_new(office: SharedOffice, import_: Run, run: Run) -> None:
    code, _, said = import_("--team", "Ovest", "--new-team", "--dry-run")
    assert code == 0 and "A new team: Ovest (there are: Nord, Sud). Clients who leave theirs for it: Nord (2)." in said
    assert seen_by_ada(office, run) == ["T1", "T2"]
    assert import_("--team", "Ovest", "--new-team")[0] == 0
    assert seen_by_ada(office, run) == []


def test_who_sits_at_a_terminal_is_asked(office: SharedOffice, import_: Run, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    code, _, said = import_("--team", "Nrod")
    assert code == 1 and "Nord (2)" in said and "[yes/no]" in said
    assert seen_by_ada(office, run) == ["T1", "T2"]
    monkeypatch.setattr("sys.stdin", Terminal(""))
    code, _, said = import_("--team", "Nrod", "--dry-run")
    assert code == 0 and "Nord (2)" in said and "[yes/no]" not in said, "nothing is changed: nothing to ask"
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert import_("--team", "Nrod")[0] == 0
    assert seen_by_ada(office, run) == []


def test_clients_without_a_team_leave_none(office: SharedOffice, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    file.write_text("code;legal name\nT3;Tre S.r.l.\n")
    by = ("--office", office.as_("administrator"), "clients", "import", file)
    assert "A new team: Est (there are: Nord, Sud)." in run(*by, "--team", "Est", "--dry-run")[2]
    code, _, said = run(*by, "--team", "Est")
    assert code == 0 and "A new team: Est (there are: Nord, Sud)." in said
    code, _, said = run(*by, "--team", "Est")
    assert (code, said) == (0, ""), "there it is now"
    assert run(*by, "--team", "Nord")[0] == 0, "from team to team it goes as ever"


def test_the_team_that_is_asked_for_goes_before_the_files_own_column(
    office: SharedOffice, import_: Run, run: Run, tmp_path: Path
) -> None:
    """For a client of one row as for one of several; the office itself stays everybody's."""
    by = ("--office", office.as_("administrator"), "clients")
    own = tmp_path / "own.csv"
    own.write_text("code;legal name\nOFFICE;Uffici\n")
    assert run(*by, "import", own)[0] == 0
    with psycopg.connect(office.url) as founder:
        founder.execute("UPDATE clients SET own = true WHERE code = 'OFFICE'")
    mixed = tmp_path / "mixed.csv"
    mixed.write_text("code;team;person\nT1;Nord;\nOFFICE;;\nT2;Nord;Anna Neri\nT2;;Piera Verdi\n")
    code, out, said = run(*by, "import", mixed, "--team", "Sud", "--json")
    assert code == 3 and "T1 (Nord), T2 (Nord)" in said and "they go into Sud" in said and said.count("other teams") == 1
    assert [(one["row"], "OFFICE is the office itself" in one["reason"]) for one in one_document(out)["refused"]] == [(3, True)]
    teams = {one["code"]: one["team"] for one in one_document(run(*by, "list", "--json")[1])}
    assert teams == {"OFFICE": None, "T1": "Sud", "T2": "Sud"}


def test_a_client_is_shown_with_the_name_of_whoever_asks(office: SharedOffice, import_: Run, run: Run, tmp_path: Path) -> None:
    """As it is on their own desk; who asks as nobody who works here says it as the first of the staff does."""
    greeted = tmp_path / "greeted.csv"
    greeted.write_text("code;greeting\nT1;Uno, {assistant}\n")
    assert import_()[0] == 0 and run("--office", office.as_("administrator"), "clients", "import", greeted)[0] == 0
    with psycopg.connect(office.url) as founder:
        founder.execute("UPDATE assistants SET name = initcap(login)")
    asked = {
        role: one_document(run("--office", office.as_(role), "clients", "show", "T1", "--json")[1])["greeting"]
        for role in ("assistant", "administrator", "owner")
    }
    assert {role: said.rpartition(", ")[2] for role, said in asked.items()} == {
        "assistant": "Ada",
        "administrator": "Amelia",
        "owner": "Ada",
    }


def test_who_is_hired_into_a_new_team_is_told_so(run: Run, tmp_path: Path) -> None:
    where = str(tmp_path / "office.db")
    create_office(where, Plan("Uffici")).close()

    def hire(login: str, *teams: str) -> str:
        words = [word for team in teams for word in ("--team", team)]
        who = (login, "--name", login, "--role", "assistant")
        code, out, said = run("--office", where, "staff", "add", *who, *words, "--json")
        assert code == 0 and json.loads(out)["teams"] == sorted(teams)
        return said

    assert hire("anna", "Nord") == "A new team: Nord.\n"
    assert hire("bea", "Nord") == ""
    assert hire("zoe", "Nrod", "Nord", "Sud") == "New teams: Nrod, Sud (there are: Nord).\n"
