"""Rows that contradict each other, or what the office knows, only when all of them are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from receptionist.clients.files import import_files
from receptionist.clients.imports import Report
from receptionist.clients.profile import Profile, Rota, new_id
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
    ("heading", "part"), [("Turni di reperibilità", ""), ("Recapiti di nessuno", "kind=team | number=+39021 | ")]
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
