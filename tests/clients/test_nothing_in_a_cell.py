"""What offices write where there is nothing is an empty cell: no row is refused for it, and nobody is called so."""

from __future__ import annotations

import pytest

from receptionist import words
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.imports import plan
from receptionist.clients.files.nothing import says_nothing
from receptionist.clients.files.outcome import Plan
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.profile import Person, Profile
from ui import words as screen_words

HEADINGS = "Ragione sociale;Numero;Referente;Ruolo;Cellulare;E-mail;P.IVA;PEC;SDI;Scadenza contratto;Chiusure;Lingua;Note"


def read(text: str, *profiles: Profile) -> Plan:
    return plan(read_contents(text.encode()), "x.csv", profiles, "IT")


@pytest.mark.parametrize("nothing", ["-", "--", "–", "/", "n.d.", "N.D.", "n. d.", "n/d", "N/A", "#N/D"])
def test_a_row_full_of_nothing_is_a_client_with_a_name(nothing: str) -> None:
    found = read(f"{HEADINGS}\nRossi Srl{f';{nothing}' * 12}\n")
    assert (found.report.refused, found.report.left_out, found.report.doubtful) == ([], [], [])
    (rossi,) = found.profiles
    assert (rossi.legal_name, rossi.lines, rossi.people, rossi.statuses, rossi.closures) == ("Rossi Srl", (), (), (), ())
    assert (rossi.vat_number, rossi.pec, rossi.sdi, rossi.instructions) == ("", "", "", ())
    assert read(f"{HEADINGS}\nRossi Srl{f';{nothing}' * 12}\n", rossi).profiles == ()


@pytest.mark.parametrize("nothing", ["x", "X", "no", "?", "nessuno", "Nessuna", "non disponibile", "ND"])
def test_words_for_nothing_are_such_where_a_number_a_mail_or_a_day_should_stand(nothing: str) -> None:
    columns = (Column.LINE, Column.MOBILE, Column.MAIL, Column.VAT_NUMBER, Column.PEC, Column.CONTRACT_END, Column.CLOSURES)
    names = ";".join(heading(column, "it") for column in columns)
    found = read(f"Ragione sociale;Referente;Ruolo;{names}\nRossi Srl;Anna Bianchi;{nothing}{f';{nothing}' * len(columns)}\n")
    assert (found.report.refused, found.report.left_out) == ([], [])
    (rossi,) = found.profiles
    assert (rossi.lines, rossi.vat_number, rossi.pec, rossi.statuses, rossi.closures) == ((), "", "", (), ())
    assert [(one.name, one.role, one.ways) for one in rossi.people] == [("Anna Bianchi", nothing, ())]


def test_a_mark_for_yes_and_a_code_say_what_they_say() -> None:
    found = read("Codice;Ragione sociale;Chiuso nei giorni festivi\nNA;Rossi Srl;x\nND;Verdi Srl;no\n")
    assert [(one.code, one.holidays) for one in found.profiles] == [("NA", True), ("ND", False)]


@pytest.mark.parametrize("text", ["esente", "in corso", "IT", "estera"])
def test_what_is_no_tax_number_is_not_kept_as_one_and_told(text: str) -> None:
    found = read(f"Ragione sociale;P.IVA\nRossi Srl;{text}\n")
    assert [(one.row, one.problem.code, one.problem.values["text"]) for one in found.report.left_out] == [
        (2, "tax.no_number", text)
    ]
    assert [(one.legal_name, one.vat_number) for one in found.profiles] == [("Rossi Srl", "")]
    assert all("tax.no_number" in table for table in (words.SENTENCES, screen_words.SENTENCES))


def test_what_somebody_typed_in_a_profile_is_exported_so_that_it_comes_back() -> None:
    rossi = Profile(code="ROSSI", legal_name="-", vat_number="esente", website="x", people=(Person(name="Nessuno", role="-"),))
    content = write_table(*rows_of([rossi], "it")).decode("utf-8-sig")
    assert read(content, rossi).profiles == ()
    (arrived,) = read(content).profiles
    assert (arrived.legal_name, arrived.vat_number, arrived.website) == ("-", "esente", "x")
    assert [(one.name, one.role) for one in arrived.people] == [("Nessuno", "-")]


def test_a_longer_text_says_something() -> None:
    assert not any(says_nothing(Column.MAIL, text) for text in ("n.d. (chiedere)", "info@rossi.example", "0"))
