"""Below the clients offices write sums, legends and remarks: none of them becomes a client, and no client is taken for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from receptionist.clients.files.doors import import_files
from receptionist.clients.files.outcome import Report
from receptionist.clients.service import ClientService
from receptionist.store.engine import Store
from tests.clients.test_files import refusals
from tests.clients.workbooks import Rows, xlsx

Import = Callable[[Rows], Report]
CLIENT = ("Alfa Uno srl", "Milano")


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    return ClientService(local_store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    def take(rows: Rows) -> Report:
        (tmp_path / "tot.xlsx").write_bytes(xlsx([("Ragione sociale", "Città"), *rows]))
        return import_files(clients, [tmp_path / "tot.xlsx"], by="anna", country="IT")

    return take


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TOTALE CLIENTI", "row.sum"),
        ("Totale clienti attivi: 130", "row.sum"),
        ("TOT.", "row.sum"),
        ("Tot. 130", "row.sum"),
        ("Totale Milano: 45", "row.sum"),
        ("N. clienti 130", "row.sum"),
        ("Numero clienti: 130", "row.sum"),
        ("Total clients 130", "row.sum"),
        ("Legenda: giallo = moroso", "row.remark"),
        ("N.B.: chiedere a Sara", "row.remark"),
        ("* da richiamare", "row.remark"),
    ],
)
def test_a_sum_or_a_remark_is_refused_with_a_sentence(clients: ClientService, take: Import, name: str, code: str) -> None:
    assert refusals(take([CLIENT, (name, None)])) == [(3, code)]
    assert [one.legal_name for one in clients.profiles()] == ["Alfa Uno srl"]


@pytest.mark.parametrize(
    "name",
    ["Total Energies", "TotalEnergies Italia", "Somma S.r.l.", "Nota S.r.l.", "Note & Suoni", "Sum 41 Srl", "Clienti Srl"],
)
def test_a_client_whose_name_begins_so_is_one(clients: ClientService, take: Import, name: str) -> None:
    assert refusals(take([CLIENT, (name, None)])) == []
    assert name in [one.legal_name for one in clients.profiles()]


def test_a_name_alone_behind_a_blank_row_below_the_table_is_refused(clients: ClientService, take: Import) -> None:
    report = take([CLIENT, ("Beta", None), (), ("Gamma", "Roma"), ("Delta", None), (), ("vedi anche Sara", None), ("ok", None)])
    assert refusals(report) == [(8, "row.remark"), (9, "row.remark")]
    assert [one.legal_name for one in clients.profiles()] == ["Alfa Uno srl", "Beta", "Delta", "Gamma"]


def test_a_sheet_of_names_alone_is_imported_whatever_its_blank_rows(clients: ClientService, take: Import) -> None:
    assert refusals(take([("Alfa", None), (), ("Beta", None), (), (), ("Gamma", None)])) == []
    assert len(clients.profiles()) == 3
