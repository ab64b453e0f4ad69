"""What a row of a file says that is taken and looks wrong is told before it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist import words
from receptionist.clients.files.columns import Column, meaning
from receptionist.clients.files.doors import Ground, look
from receptionist.clients.profile import Greeting, Instruction, Occasion, Person, Profile
from ui import words as screen_words


def told(folder: Path, text: str, *profiles: Profile) -> list[tuple[int, str, object]]:
    """Row, code and text of each doubt."""
    file = folder / "clients.csv"
    file.write_text(text, encoding="utf-8")
    seen = look(file, Ground(list(profiles), "IT", {}))
    assert seen.plan is not None and seen.plan.report.refused == []
    return [(one.row, one.problem.code, one.problem.values["text"]) for one in seen.plan.report.doubtful]


@pytest.mark.parametrize(
    ("headings", "cells", "text"),
    [
        ("Fuso orario", "Oslo", "Oslo"),
        ("Città", "Oslo", "Oslo"),
        ("Numero", "+47 22 55 01 42", "+4722550142"),
        ("Telefono", "+47 22 55 01 42", "+4722550142"),
        ("Numero;Città;Fuso orario", "+47 22 55 01 42;Oslo;Oslo", "Oslo"),
    ],
)
def test_a_client_of_another_country_than_the_one_it_is_given_is_told(
    tmp_path: Path, headings: str, cells: str, text: str
) -> None:
    """It would be closed on the office's holidays, and not on its own."""
    file = f"Ragione sociale;{headings}\nNordlys AS;{cells}\n"
    assert told(tmp_path, file) == [(2, "country.doubtful", text)]
    named = f"Ragione sociale;Paese;{headings}\nNordlys AS;Norvegia;{cells}\n"
    assert told(tmp_path, named) == []


def test_what_is_of_the_offices_own_country_or_of_none_is_not_told(tmp_path: Path) -> None:
    file = "Ragione sociale;Numero;Città;Fuso orario\nRossi;02 5555 0101;Roma;\nVerdi;;Gallarate;Europe/Rome\n"
    assert told(tmp_path, file) == []


def test_the_country_of_somebodys_mobile_is_not_the_clients(tmp_path: Path) -> None:
    assert told(tmp_path, "Ragione sociale;Referente;Cellulare\nRossi;Anna Bianchi;+47 406 12 345\n") == []


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("chiuso 24/12 - 6/1", "note.closure"),
        ("Chiusura estiva dal 3 al 24 agosto", "note.closure"),
        ("Greco in maternità dal 1/12 al 31/5", "note.absence"),
        ("ferie Greco 3/8 - 10/8", "note.absence"),
        ("ferie 3/8 - 10/8", "note.closure"),
        ("Il lunedì è chiuso", None),
        ("Pagamenti entro il 31/12", None),
    ],
)
def test_a_note_that_may_be_a_closure_or_an_absence_is_told_once(tmp_path: Path, note: str, code: str | None) -> None:
    """As an instruction it closes nothing, and whoever is out is offered to callers."""
    file = f"Ragione sociale;Codice;Referente;Note\nRossi;ROSSI;Sara Greco;{note}\n"
    assert told(tmp_path, file) == ([(2, code, note)] if code else [])
    known = Profile(code="ROSSI", legal_name="Rossi", instructions=(Instruction(text=note),))
    assert told(tmp_path, file, known) == []
    assert code is None or all(code in table for table in (words.SENTENCES, screen_words.SENTENCES))


def test_a_card_is_one_person_whatever_stands_in_its_name(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bea Beta e Ugo Beta\nORG:Beta\nTEL:+390255550142\nEND:VCARD\n"
    (tmp_path / "people.vcf").write_text(card, encoding="utf-8")
    seen = look(tmp_path / "people.vcf", Ground([], "IT", {}))
    assert seen.plan is not None and seen.plan.report.added == 1
    assert [one.problem.code for one in seen.plan.report.doubtful] == []


def test_a_card_has_no_columns_and_is_told_where_its_country_is_chosen(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Nordlys AS\nORG:Nordlys AS\nTEL;TYPE=work:+4722550142\nEND:VCARD\n"
    (tmp_path / "nordlys.vcf").write_text(card, encoding="utf-8")
    seen = look(tmp_path / "nordlys.vcf", Ground([], "IT", {}))
    assert seen.plan is not None and seen.plan.report.refused == []
    assert [one.problem.code for one in seen.plan.report.doubtful] == ["country.doubtful_card"]
    for table in (words.SENTENCES, screen_words.SENTENCES):
        assert "column" not in table["country.doubtful_card"] and "profile" in table["country.doubtful_card"]


@pytest.mark.parametrize("name", ["Avv. Bea Beta / Ing. Ugo Beta", "Bea Beta e Ugo Beta", "Bea Beta & Ugo Beta"])
def test_two_people_in_one_cell_are_told_once(tmp_path: Path, name: str) -> None:
    file = f"Ragione sociale;Codice;Referente;Cellulare\nBeta;BETA;{name};333 1234567 / 333 7654321\n"
    assert told(tmp_path, file) == [(2, "person.several", name)]
    assert told(tmp_path, file, Profile(code="BETA", legal_name="Beta", people=(Person(name=name),))) == []


@pytest.mark.parametrize("name", ["Bea Beta", "Maria e Figli", "Ufficio acquisti e vendite", "Bea Beta-Alfa", "D'Amico Zoë"])
def test_one_name_is_one_person(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, f"Ragione sociale;Referente\nBeta;{name}\n") == []


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("N. virtuale", Column.LINE),
        ("Indirizzo sede", Column.ADDRESSES),
        ("Orario apertura", Column.HOURS),
        ("Scad. contratto", Column.CONTRACT_END),
        ("N. assegnato", Column.LINE),
        ("Nr. assegnato", Column.LINE),
        ("Num. linea", Column.LINE),
        ("Nr. telefono", Column.PHONE),
        ("N. interno", Column.EXTENSION),
        ("Contact number", Column.PHONE),
        ("Nr", None),
    ],
)
def test_headings_that_nearly_every_office_has_are_known(heading: str, column: Column | None) -> None:
    assert meaning(heading) is column


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Formula di risposta", "Studio Rossi, {operatore}"),
        ("Numero;Formula di risposta del numero", "02 5555 0101;Studio Rossi, {operatore}"),
        ("Altre formule", "occasion=open | text=Studio Rossi, {operatore} | language=it"),
    ],
)
def test_a_greeting_that_cannot_be_filled_in_is_refused(tmp_path: Path, headings: str, cells: str) -> None:
    """It would be read out to callers as it was typed."""
    file = f"Ragione sociale;Codice;{headings}\nRossi;ROSSI;{cells}\n"
    (tmp_path / "refused.csv").write_text(file, encoding="utf-8")
    seen = look(tmp_path / "refused.csv", Ground([], "IT", {}))
    assert seen.plan is not None
    told_of = seen.plan.report.refused
    assert [(one.row, one.problem.code) for one in told_of] == [(2, "greeting.placeholder")]
    assert told_of[0].problem.values["word"] == "{operatore}"
    assert told(tmp_path, file.replace("{operatore}", "{assistente}, {saluto}")) == []


def test_a_greeting_that_stands_there_and_cannot_be_filled_in_changes_nothing(tmp_path: Path) -> None:
    greeting = Greeting(occasion=Occasion.OPEN, text="Studio Rossi, {operatore}")
    known = Profile(code="ROSSI", legal_name="Rossi", greetings=(greeting,))
    assert told(tmp_path, "Ragione sociale;Codice;Formula di risposta\nRossi;ROSSI;Studio Rossi, {operatore}\n", known) == []


@pytest.mark.parametrize(
    ("name", "code"), [("TOTALE", "row.sum"), ("Totale generale", "row.sum"), ("C01", "row.name_is_code"), ("c01 Srl", None)]
)
def test_no_client_is_made_of_a_sum_nor_of_another_clients_code(tmp_path: Path, name: str, code: str | None) -> None:
    """The code stands under a heading that means a name, on a second sheet of the office's."""
    file = tmp_path / "clients.csv"
    file.write_text(f"Cliente;Città\n{name};Roma\n", encoding="utf-8")
    seen = look(file, Ground([Profile(code="C01", legal_name="Rossi")], "IT", {}))
    assert seen.plan is not None
    assert [one.problem.code for one in seen.plan.report.refused] == ([code] if code else [])
    assert [one.legal_name for one in seen.plan.profiles] == ([] if code else [name])


def test_a_client_of_such_a_name_that_has_a_code_is_one(tmp_path: Path) -> None:
    assert told(tmp_path, "Codice;Ragione sociale\nTOT;Total\n") == []
