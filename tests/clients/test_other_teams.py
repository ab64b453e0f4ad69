"""A supervisor of one team, and codes and numbers of clients that she does not see: told that they are taken, not whose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from sqlalchemy import text

from receptionist.clients.files.doors import Ground, import_files, look
from receptionist.clients.files.outcome import Report, Wish
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, Problem
from receptionist.staff.loans import LoanService, for_a_call
from receptionist.staff.service import StaffService
from receptionist.store.shared.roles import Roles
from tests.clients.profiles_page import OpenPage, Place, open_page, section
from tests.clients.test_files import counts, refusals
from tests.postgres import Postgres
from tests.premises import Premises, shared
from tests.waiting import eventually
from ui.clients.form.forms import Form

__all__ = ["open_page"]

NORDS, ANOTHER, FREE = "+390612345601", "+390612345602", "+390612345699"
ALFA = Profile(code="ALFA", legal_name="Alfa Spa", team="Nord", lines=(Line(number=NORDS), Line(number=ANOTHER)))
BETA = Profile(code="BETA", legal_name="Beta Srl", team="Sud")


@pytest.fixture
def two_teams(postgres: Postgres, shape_of_shared: tuple[str, Roles], tmp_path: Path) -> Iterator[Premises]:
    """A shared office: anna is of Sud, and ALFA is Nord's."""
    with shared(postgres, shape_of_shared, tmp_path) as two_teams:
        StaffService(two_teams.of("amelia")).in_teams("anna", ["Sud"])
        ClientService(two_teams.of("amelia")).save_all([ALFA, BETA], "amelia")
        yield two_teams


@pytest.fixture
def annas(two_teams: Premises) -> ClientService:
    return ClientService(two_teams.of("anna"))


@pytest.fixture
def office(two_teams: Premises, annas: ClientService, tmp_path: Path) -> Place:
    """For `open_page`."""
    return Place(annas, tmp_path, two_teams)


@pytest.fixture
def take(annas: ClientService, tmp_path: Path) -> Callable[..., Report]:
    """Imports the text as a CSV into anna's team: what the preview and `--dry-run` say is what is done."""

    def take(text: str, team: str = "Sud") -> Report:
        file = tmp_path / "clienti.csv"
        file.write_text(text, encoding="utf-8")
        ground = Ground(annas.profiles(), "IT", {}, annas.taken_elsewhere)
        seen = look(file, ground, Wish(team=team)).plan
        tried, done = (
            import_files(annas, [file], by="anna", country="IT", team=team, dry_run=dry_run) for dry_run in (True, False)
        )
        assert seen is not None and refusals(seen.report) == refusals(tried) == refusals(done)
        assert counts(seen.report) == counts(tried) == counts(done)
        assert seen.report.begun == tried.begun == done.begun
        return done

    return take


def test_a_code_of_another_teams_client_costs_its_own_rows_alone(take: Callable[[str], Report], annas: ClientService) -> None:
    done = take("code,legal name\nEPSI,Epsilon Srl\nalfa,Alfa Rubata\nALFA,Alfa Rubata\n")
    assert (done.begun, refusals(done)) == (["EPSI"], [(3, "client.code_elsewhere"), (4, "client.code_elsewhere")])
    assert [one.code for one in annas.profiles()] == ["BETA", "EPSI"]


def test_a_code_that_is_made_is_free_in_the_whole_office(take: Callable[[str], Report], two_teams: Premises) -> None:
    ClientService(two_teams.of("amelia")).save(Profile(code="Alfa-2", legal_name="Altra", team="Nord"), "amelia")
    done = take("legal name\nAlfa Spa\nBeta Srl\nAlfa Snc\n")
    assert (done.begun, refusals(done)) == (["ALFA-3", "ALFA-4"], [])


def test_a_number_of_another_teams_client_costs_its_own_row_alone(take: Callable[[str], Report], annas: ClientService) -> None:
    text = f"code,legal name,line,since\nZETA,Zeta,{NORDS},\nETA,Eta,{FREE},\nBETA,,{ANOTHER},2027-01-01\n"
    done = take(text)
    assert refusals(done) == [(2, "line.elsewhere"), (4, "line.elsewhere")]
    assert {one.code: [line.number for line in one.lines] for one in annas.profiles()} == {"BETA": [], "ETA": [FREE]}


def test_rows_that_are_not_hers_to_take_are_left_out_and_the_others_taken(
    take: Callable[..., Report], two_teams: Premises, annas: ClientService
) -> None:
    """Her whole export, into her team: the office itself, a client of everybody's and one that is lent to her are in it."""
    amelias = ClientService(two_teams.of("amelia"))
    own, free = Profile(code="OFFICE", legal_name="Uffici", own=True), Profile(code="LIBERA", legal_name="Libera Srl")
    amelias.save_all([own, free], "amelia")
    lent = for_a_call("anna", amelias.load("ALFA").id, datetime.now(UTC), "amelia")
    LoanService(two_teams.of("amelia")).lend(lent)
    text = "code,trade name\nOFFICE,\nALFA,Alfa\nBETA,Beta\nLIBERA,\nLIBERA,Libera\n"
    done = take(text)
    assert refusals(done) == [(2, "client.own_team"), (3, "client.lent"), (5, "team.moved"), (6, "team.moved")]
    assert counts(done) == (0, 1, 0)
    done = take("code,legal name\nBETA,\nNUOVA,Nuova Srl\n", team="Nord")
    assert refusals(done) == [(2, "team.moved"), (3, "team.not_yours")]
    assert {one.code: (one.team, one.trade_name) for one in annas.profiles()} == {
        "ALFA": ("Nord", ""),
        "BETA": ("Sud", "Beta"),
        "LIBERA": (None, ""),
        "OFFICE": (None, ""),
    }


def test_a_console_of_the_version_before_takes_the_office_itself_from_nobody(two_teams: Premises, annas: ClientService) -> None:
    """It puts a whole export into one team, the office's own profile with it."""
    amelias = two_teams.of("amelia")
    ClientService(amelias).save(Profile(code="OFFICE", legal_name="Uffici", own=True), "amelia")
    with amelias.session() as session:
        session.execute(text("UPDATE clients SET team = 'Nord', trade_name = 'Uffici' WHERE code = 'OFFICE'"))
    assert [(one.code, one.team, one.trade_name) for one in annas.profiles() if one.own] == [("OFFICE", None, "Uffici")]


def test_what_is_saved_by_hand_is_refused_at_its_field(annas: ClientService) -> None:
    with pytest.raises(Invalid) as told:
        annas.save(Profile(code="Alfa", legal_name="Alfa Rubata", team="Sud"), "anna")
    assert told.value.code == "client.code_elsewhere"
    assert told.value.values == {"field": "code", "code": "Alfa"}
    with pytest.raises(Invalid) as told:
        annas.save(Profile(code="ZETA", legal_name="Zeta", team="Sud", lines=(Line(number=FREE), Line(number=NORDS))), "anna")
    assert (told.value.code, told.value.values) == ("line.elsewhere", {"field": "lines[1].number", "line": NORDS})


def test_the_page_makes_another_code_of_the_name_and_says_so_of_one_that_is_typed(
    open_page: OpenPage, annas: ClientService
) -> None:
    page = open_page(login="anna")
    page.new_client()
    identity = section(page, "Company").part("identity")
    assert isinstance(identity, Form)
    code, name = (identity.editors[field].inner for field in ("code", "legal_name"))
    QTest.keyClicks(name, "Gamma Spa")
    code.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(code, "ALFA")
    page.save()
    eventually(lambda: "ALFA is taken by a client of another team" in page.head.trouble.text())
    assert page.draft.told[0].values["field"] == "code"
    name.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(name, "Alfa Spa")
    page.save()
    eventually(lambda: not page.draft.dirty)
    assert code.text() == "ALFA2" and "with the code ALFA2: ALFA is" in page.toast._said  # type: ignore[attr-defined]
    assert [one.code for one in annas.profiles()] == ["ALFA2", "BETA"]


def test_what_one_sees_is_not_elsewhere(two_teams: Premises, annas: ClientService) -> None:
    amelias = ClientService(two_teams.of("amelia"))
    assert not amelias.taken_elsewhere([ALFA])
    assert not annas.taken_elsewhere([BETA])
    assert annas.taken_elsewhere([ALFA])


def test_it_is_answered_to_nobody_who_keeps_no_clients_or_has_left(two_teams: Premises) -> None:
    with pytest.raises(Problem) as told:
        ClientService(two_teams.of("dora")).taken_elsewhere([ALFA])
    assert told.value.code == "office.not_allowed"
    asked = text("SELECT * FROM office.taken_codes(ARRAY['alfa'])")
    with two_teams.of("anna").reading() as session:
        assert session.execute(asked).scalars().all() == ["alfa"]
    with two_teams.of("amelia").session() as session:
        session.execute(text("UPDATE assistants SET ends_on = '2020-01-01' WHERE login = 'anna'"))
    with two_teams.of("anna").reading() as session:
        assert session.execute(asked).scalars().all() == []
