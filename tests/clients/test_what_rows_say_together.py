"""Rows that contradict each other, or what the office knows, only when all of them are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from receptionist.clients.files.doors import import_files, save_refused
from receptionist.clients.files.outcome import Report
from receptionist.clients.profile import Line, Profile, Reach, ReachKind, Rota, new_id
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from tests.clients.test_files import counts, refusals

Import = Callable[..., Report]


@pytest.fixture
def clients(store: Store) -> ClientService:
    return ClientService(store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    """Imports the text as a CSV, tried first: what is tried and what is done must be the same."""

    def take(text: str) -> Report:
        file = tmp_path / "clienti.csv"
        file.write_text(text, encoding="utf-8")
        tried = import_files(clients, [file], by="anna", country="IT", dry_run=True)
        done = import_files(clients, [file], by="anna", country="IT")
        assert (counts(done), refusals(done)) == (counts(tried), refusals(tried))
        return done

    return take


NIGHT = Rota(name="Notte")


@pytest.mark.parametrize("id_", [NIGHT.id, "qq"], ids=["another client's", "no id"])
@pytest.mark.parametrize(
    ("heading", "part"), [("Turni di reperibilità", ""), ("Recapiti di nessuno", "kind=team | number=+390212345678 | ")]
)
def test_a_part_whose_id_is_taken_or_none_gets_one_of_its_own(
    clients: ClientService, take: Import, id_: str, heading: str, part: str
) -> None:
    clients.save(Profile(code="DELTA", legal_name="Delta", rotas=(NIGHT,)), by="anna")
    cell = f"id={id_} | {part}name=Notte"
    text = f'Codice;Ragione sociale;{heading}\nRH;Rh Srl;"{cell}\n{cell}"\nRK;Rk Srl;{cell}\n'
    assert refusals(take(text)) == []
    kept = [one for code in ("RH", "RK") for one in (clients.load(code).rotas or clients.load(code).reaches)]
    assert [one.name for one in kept] == ["Notte"] * 3
    assert len({NIGHT.id, *(one.id for one in kept)}) == 4
    assert clients.load("DELTA").rotas == (NIGHT,)
    assert counts(take(text)) == (0, 0, 2)


def test_an_id_that_nobody_has_is_kept_so_that_what_refers_to_it_does(clients: ClientService, take: Import) -> None:
    id_ = new_id()
    take(f"Codice;Ragione sociale;Turni di reperibilità\nRH;Rh Srl;id={id_} | name=Notte\n")
    assert [one.id for one in clients.load("RH").rotas] == [id_]


def test_of_two_people_with_one_uid_the_second_is_refused_and_the_first_stays(clients: ClientService, take: Import) -> None:
    text = (
        "Codice;Ragione sociale;Referente;Cellulare;UID\n"
        "UU;Uu Srl;Primo Uno;333 1230011;x1\nUU;;Secondo Due;333 1230012;x1\nUU;;primo  uno;333 1230011;x1\n"
    )
    report = take(text)
    assert refusals(report) == [(3, "row.contradicts")]
    assert [(one.name, [way.value for way in one.ways]) for one in clients.load("UU").people] == [
        ("Primo Uno", ["+393331230011"])
    ]
    assert counts(take(text)) == (0, 0, 2)


def test_side_by_side_too(clients: ClientService, take: Import) -> None:
    report = take(
        "Codice;Ragione sociale;Referente 1;UID 1;Referente 2;UID 2\nUU;Uu Srl;Primo Uno;x1;Secondo Due;x1\nVV;Vv Srl;;;;\n"
    )
    assert refusals(report) == [(2, "row.contradicts")]
    assert [one.code for one in clients.profiles()] == ["VV"]


NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


def hand_over(clients: ClientService) -> None:
    clients.save(Profile(code="ALFA", legal_name="Alfa Srl", lines=(Line(number="+39026200001", until=NEW_YEAR),)), by="anna")
    clients.save(Profile(code="BETA", legal_name="Beta Srl", lines=(Line(number="+39026200001", since=NEW_YEAR),)), by="anna")


LATER = "2028-01-01T00:00+00:00"
STAYS = f"ALFA;Alfa Srl;02 6200001;;{LATER}\n"
COMES = f"BETA;Beta Srl;02 6200001;{LATER};\n"
OTHER = "GAMMA;Gamma Srl;02 6200003;;\n"
HEAD = "Codice;Ragione sociale;Numero;Numero dal;Numero fino al\n"


def test_who_would_keep_a_number_that_is_anothers_by_then_is_refused_alone(clients: ClientService, take: Import) -> None:
    hand_over(clients)
    report = take(HEAD + STAYS + OTHER)
    assert refusals(report) == [(2, "line.taken")]
    assert [one.code for one in clients.profiles()] == ["ALFA", "BETA", "GAMMA"]
    assert clients.load("ALFA").lines[0].until == NEW_YEAR


def test_a_number_that_is_handed_over_later_than_planned_is_both_clients_rows(clients: ClientService, take: Import) -> None:
    hand_over(clients)
    assert refusals(take(HEAD + STAYS + OTHER + COMES)) == []
    assert clients.load("ALFA").lines[0].until == clients.load("BETA").lines[0].since == datetime(2028, 1, 1, tzinfo=UTC)


def test_a_row_that_speaks_of_another_number_takes_away_none_that_a_line_goes_to(
    clients: ClientService, take: Import, tmp_path: Path
) -> None:
    sede = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390262000990")
    line = Line(number="+39026200009", targets=(sede.id,))
    clients.save(Profile(code="DELTA", legal_name="Delta Srl", lines=(line,), reaches=(sede,)), by="anna")
    report = take(
        "Codice;Ragione sociale;Recapiti di nessuno;Referente\nDELTA;;;Anna Neri\n"
        "DELTA;Delta Srl;kind=headquarters | name=Sede nuova | number=+390262000991;\nDELTA;;;Luca Verdi\nZETA;Zeta Srl;;\n"
    )
    assert refusals(report) == []
    assert [one.name for one in clients.load("DELTA").reaches] == ["Sede", "Sede nuova"]
    assert clients.load("DELTA").lines[0].targets == (sede.id,)
    assert [one.name for one in clients.load("DELTA").people] == ["Anna Neri", "Luca Verdi"]
    assert clients.load("ZETA").legal_name == "Zeta Srl"
    save_refused(tmp_path / "refused.xlsx", report.refused, lambda refusal: refusal.problem.code)
    assert (tmp_path / "refused.xlsx").stat().st_size


@pytest.mark.parametrize("written", ["2026-12-01", "01/12/2026", "1.12.2026", "01/12/2026 00:00", "2026-12-01 00:00:00"])
@pytest.mark.parametrize(("zone", "hour"), [("Europe/Rome", -1), ("America/New_York", 5)])
def test_a_number_is_theirs_from_midnight_where_the_client_is(
    clients: ClientService, take: Import, written: str, zone: str, hour: int
) -> None:
    heads = "Codice;Ragione sociale;Fuso orario;Numero;Numero dal;Numero fino al"
    text = f"{heads}\nNY;Ny Srl;{zone};02 6200005;{written};31/12/2026 09:30\n"
    assert refusals(take(text)) == []
    (line,) = clients.load("NY").lines
    assert line.since == datetime(2026, 12, 1, tzinfo=UTC) + timedelta(hours=hour)
    assert line.until == datetime(2026, 12, 31, 9, 30, tzinfo=UTC) + timedelta(hours=hour)


def test_who_replaces_and_who_stands_in_are_named_by_their_uid(clients: ClientService, take: Import) -> None:
    text = (
        "Codice;Ragione sociale;Referente;UID;Uscito il;Sostituito da (UID);Vice (UID)\n"
        "UU;Uu Srl;Anna Rossi;u-rossi;31/12/2026;u-verdi;u-neri\nUU;;Luca Verdi;u-verdi;;;\nUU;;Gino Neri;u-neri;;;\n"
    )
    report = take(text)
    assert (refusals(report), report.left_out) == ([], [])
    rossi, verdi, neri = clients.load("UU").people
    assert (rossi.replaced_by, rossi.deputy) == (verdi.id, neri.id)
    assert counts(take(text)) == (0, 0, 3)


def test_a_team_has_a_name_and_no_more(clients: ClientService, tmp_path: Path) -> None:
    (tmp_path / "clienti.csv").write_text("Codice;Ragione sociale\nUU;Uu Srl\n", encoding="utf-8")
    report = import_files(clients, [tmp_path / "clienti.csv"], by="anna", country="IT", team="x" * 400)
    assert (refusals(report), clients.profiles()) == ([(2, "text.too_long")], [])
