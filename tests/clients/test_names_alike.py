"""Two companies whose names differ by form, points or case may be one: it is told, and nobody is made two or one in silence."""

from __future__ import annotations

import pytest

from receptionist import words
from receptionist.clients.files.company_names import bare
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Plan
from receptionist.clients.files.reading import read_contents
from receptionist.clients.profile import Person, Profile, Way, WayKind
from ui import words as screen_words

OMEGA = Profile(code="OMEGA", legal_name="Omega Srl", version=1)


def read(text: str, *profiles: Profile) -> Plan:
    return plan(read_contents(text.encode()), "x.csv", profiles, "IT")


def told(found: Plan) -> list[tuple[int, str, object]]:
    return [(one.row, one.problem.code, one.problem.values["client"]) for one in found.report.doubtful]


def test_names_alike_in_one_file_are_told_and_stay_apart() -> None:
    file = "Ragione sociale;Città\nOmega Srl;Roma\nOMEGA S.R.L.;Como\nOmega S. r. l. unipersonale;Bari\nAlfa;Pisa\nOmega Srl;\n"
    found = read(file)
    alike = [(3, "client.alike", "Omega Srl")]
    alike += [(4, "client.alike", name) for name in ("Omega Srl", "OMEGA S.R.L.")]
    assert told(found) == alike
    assert [one.city for one in found.profiles] == ["Roma", "Como", "Bari", "Pisa"]
    assert told(read(file, *found.profiles)) == [], "they are known, and somebody has seen them"
    assert all("client.alike" in table for table in (words.SENTENCES, screen_words.SENTENCES))


@pytest.mark.parametrize("name", ["OMEGA S.R.L.", "omega srl", "Omega", "Omega S.p.A.", "Omega Srl in liquidazione"])
def test_a_name_like_that_of_a_client_of_the_office_is_told_and_its_code_joins_them(name: str) -> None:
    assert told(read(f"Ragione sociale\n{name}\n", OMEGA)) == [(2, "client.alike", "Omega Srl")]
    assert told(read(f"Codice;Ragione sociale\nC01;{name}\n", OMEGA)) == [(2, "client.alike", "Omega Srl")]
    joined = read(f"Codice;Ragione sociale;Città\nOMEGA;{name};Roma\n", OMEGA)
    assert told(joined) == [] and [one.id for one in joined.profiles] == [OMEGA.id]


def test_somebody_of_the_same_name_with_other_numbers_becomes_a_second_one_and_is_told() -> None:
    """Two Luca Verdi stood there without a word. What is told once, or says which it is, is told no more."""
    luca = Person(name="Luca Verdi", ways=(Way(kind=WayKind.PHONE, value="+393331234567"),))
    omega = Profile(code="OMEGA", legal_name="Omega Srl", people=(luca,), version=1)
    head = "Ragione sociale;Referente;Cellulare\n"
    found = read(head + "Omega Srl;luca verdi;333 1234570\nOmega Srl;LUCA VERDI;333 1234571\n", omega)
    said = [(one.row, one.problem.code, one.problem.values["person"]) for one in found.report.doubtful]
    assert said == [(2, "person.alike", "Luca Verdi"), (3, "person.alike", "Luca Verdi")]
    assert [len(one.people) for one in found.profiles] == [3]
    again = read(head + "Omega Srl;luca verdi;333 1234570\n", *found.profiles)
    known = read(head + "Omega Srl;Luca Verdi;333 1234567 / 333 1234570\n", omega)
    fewer = read("Ragione sociale;Referente\nOmega Srl;Luca Verdi\n", omega)
    assert [one.report.doubtful for one in (again, known, fewer)] == [[], [], []]
    assert [len(one.people) for one in known.profiles] == [1]
    assert all("person.alike" in table for table in (words.SENTENCES, screen_words.SENTENCES))


def test_a_company_on_a_card_may_be_one_that_the_office_calls_by_its_trade_name() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Bianchi\nORG:Gufo S.r.l.\nTEL:+390255550142\nEND:VCARD\n"
    gufo = Profile(code="GUFO", legal_name="Rossi & Figli snc", trade_name="Il Gufo", short_name="Gufo", version=1)
    assert told(read(card, gufo)) == [(1, "client.alike", "Rossi & Figli snc")]


@pytest.mark.parametrize(
    ("one", "other"), [("Omega Srl", "Omega Due Srl"), ("Srl", "SpA"), ("Studio Rossi", "Studio Rossi Verdi"), ("A", "B srl")]
)
def test_other_names_are_other_clients(one: str, other: str) -> None:
    assert bare(one) != bare(other)
    assert told(read(f"Ragione sociale\n{one}\n{other}\n")) == []
