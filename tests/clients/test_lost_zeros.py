"""What a spreadsheet ate at the beginning of a VAT number, a tax code or a postal code is proposed back, as of a telephone
number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from receptionist.clients.files.columns import Column
from receptionist.clients.files.doors import import_files
from receptionist.clients.files.lost_zeros import with_zeros
from receptionist.clients.files.outcome import Report
from receptionist.clients.service import ClientService
from receptionist.clients.tax import is_vat_number
from receptionist.store.engine import Store
from tests.clients.test_files import counts, refusals
from tests.clients.workbooks import xlsx

Import = Callable[..., Report]
HEADINGS = ("Ragione sociale", "Numero", "P.IVA", "CAP", "Indirizzo", "Città", "Codice fiscale", "Paese")
ZERI = ("Zeri Srl", "02 5555 0101", 743110157, 184, "via Nazionale 1", "Roma", 743110157, None)


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    return ClientService(local_store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    def take(*rows: tuple[object, ...], zeros: bool = False) -> Report:
        (tmp_path / "zeri.xlsx").write_bytes(xlsx([HEADINGS, *rows]))  # type: ignore[list-item]
        return import_files(clients, [tmp_path / "zeri.xlsx"], by="anna", country="IT", zeros=zeros)

    return take


def test_a_vat_number_a_tax_code_and_a_postal_code_get_their_zeros_back_when_one_says_so(
    clients: ClientService, take: Import
) -> None:
    asked = take(ZERI)
    assert refusals(asked) == [(2, "number.zero_lost")] and clients.profiles() == []
    proposed = [(one.values["heading"], one.values["proposed"]) for one in asked.refused[0].problems]
    assert proposed == [("VAT number", "00743110157"), ("Tax code", "00743110157"), ("Postal code", "00184")]
    taken = take(ZERI, zeros=True)
    assert (refusals(taken), taken.doubtful) == ([], [])
    zeri = clients.load("ZERI")
    assert (zeri.vat_number, zeri.tax_code) == ("00743110157", "00743110157")
    assert [(one.street, one.postal_code, one.city) for one in zeri.addresses] == [("via Nazionale 1", "00184", "Roma")]
    assert counts(take(ZERI, zeros=True)) == (0, 0, 1), "the same file again changes nothing"


def test_what_is_valid_as_it_stands_or_with_zeros_neither_has_lost_none(clients: ClientService, take: Import) -> None:
    report = take(
        ("Interi Srl", None, "07643520567", "20121", "via Roma 1", "Milano", "RSSMRA80A01H501U", None),
        ("Storti Srl", None, 12345, None, "via Roma 1", "Milano", None, None),
        ("Zürich AG", None, None, 8001, "Bahnhofstrasse 1", "Zürich", None, "Svizzera"),
    )
    assert refusals(report) == []
    assert [one.vat_number for one in clients.profiles()] == ["07643520567", "12345", ""]
    assert clients.load("ZURICH").addresses[0].postal_code == "8001"


def _vat_number(first: int, province: int) -> str:
    body = f"{first:07}{province:03}"
    return body + luhn.calc_check_digit(body)


@given(st.builds(_vat_number, st.integers(1, 9_999_999), st.integers(1, 100)))
def test_whatever_italian_vat_number_excel_has_eaten_from_comes_back_whole(whole: str) -> None:
    eaten = str(int(whole))
    for column in (Column.VAT_NUMBER, Column.TAX_CODE):
        assert with_zeros(column, eaten, "IT") == with_zeros(column, whole, "IT") == whole


@given(
    st.sampled_from([Column.VAT_NUMBER, Column.TAX_CODE, Column.POSTAL_CODE]),
    st.text("0123456789", min_size=1, max_size=14) | st.text(max_size=8),
    st.sampled_from(["IT", "DE", "FR", "ES", "CH", "GB", "US", "XX"]),
)
def test_only_zeros_are_ever_put_back_and_only_where_they_make_it_right(column: Column, text: str, country: str) -> None:
    whole = with_zeros(column, text, country)
    assert whole.lstrip("0") == text.lstrip("0") and with_zeros(column, whole, country) == whole
    if whole != text and column is not Column.POSTAL_CODE:
        assert is_vat_number(whole, country) and not is_vat_number(text, country)
    assert whole == text or (text and whole.endswith(text))


@given(st.integers(10, 99_999))
def test_a_postal_code_of_italy_has_five_digits_and_one_of_switzerland_what_it_has(code: int) -> None:
    assert with_zeros(Column.POSTAL_CODE, str(code), "IT") == f"{code:05}"
    assert with_zeros(Column.POSTAL_CODE, str(code), "CH") == str(code)
