"""Two clients of one file claim one number: nobody gets it because the other's row was refused for something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from receptionist.clients.files.doors import import_files
from receptionist.clients.files.outcome import Report
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from tests.clients.test_files import refusals

Import = Callable[..., Report]


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    return ClientService(local_store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    def take(*rows: str, headings: str = "Ragione sociale;Numero;Orari") -> Report:
        (tmp_path / "dup.csv").write_text("\n".join([headings, *rows]), encoding="utf-8")
        return import_files(clients, [tmp_path / "dup.csv"], by="anna", country="IT")

    return take


def test_a_number_that_an_earlier_refused_row_claims_goes_to_no_later_client(clients: ClientService, take: Import) -> None:
    report = take("Prima Srl;02 5555 0101;9-18", "Seconda Srl;02 5555 0101;lun-ven 9-18", "Terza Srl;02 5555 0102;")
    first, second = report.refused
    assert (first.row, first.problem.code) == (2, "hours.no_days")
    assert (second.row, second.problem.code) == (3, "line.claimed")
    assert second.problem.values == {"line": "+390255550101", "client": "Prima Srl", "row": 2, "heading": "Number"}
    assert [one.code for one in clients.profiles()] == ["TERZA"]
    assert refusals(take("Prima Srl;02 5555 0101;lun-ven 9-18")) == []
    assert clients.load("PRIMA").lines[0].number == "+390255550101"


def test_the_number_is_claimed_however_it_is_written(take: Import) -> None:
    report = take("Prima Srl;02/5555.0101 (sede);9-18", "Seconda Srl;+39 02 5555 0101;")
    assert refusals(report)[1] == (3, "line.claimed")


def test_a_refused_row_abroad_claims_its_number_as_it_is_dialled_there(take: Import) -> None:
    rows = ("Prima SA;091 555 01 01;9-18;CH", "Seconda SA;+41 91 555 01 01;;CH")
    report = take(*rows, headings="Ragione sociale;Numero;Orari;Paese")
    assert refusals(report) == [(2, "hours.no_days"), (3, "line.claimed")]


def test_rows_of_one_client_may_say_its_number_again(clients: ClientService, take: Import) -> None:
    report = take("Prima Srl;02 5555 0101;9-18", "prima srl;02 5555 0101;lun-ven 9-18", "PRIMA S.r.l.;02 5555 0102;")
    assert (3, "line.claimed") not in refusals(report)


def test_whose_the_number_is_already_keeps_it(clients: ClientService, take: Import) -> None:
    clients.save(Profile(code="SECONDA", legal_name="Seconda Srl", lines=(Line(number="+390255550101"),)), by="anna")
    report = take("Prima Srl;02 5555 0101;9-18", "Seconda Srl;02 5555 0101;lun-ven 9-18")
    assert [row for row, _code in refusals(report)] == [2]


def test_a_number_that_moves_in_one_file_is_claimed_by_both_each_in_its_time(clients: ClientService, take: Import) -> None:
    headings = "Ragione sociale;Numero;Orari;Numero dal;Numero fino al"
    rows = ("Prima Srl;02 5555 0101;9-18;;2026-12-31", "Seconda Srl;02 5555 0101;;2027-01-01;")
    assert refusals(take(*rows, headings=headings)) == [(2, "hours.no_days")]
