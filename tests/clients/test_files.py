"""Clients come in from spreadsheets as people keep them, and go out again."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receptionist.clients.checks import check
from receptionist.clients.demo import demo_profiles
from receptionist.clients.directory import Directory
from receptionist.clients.files.columns import HEADINGS, Column, grouped_meaning, heading, meaning
from receptionist.clients.files.doors import export_to, import_files
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Report
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.profile import (
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Way,
    WayKind,
)
from receptionist.clients.service import ClientService
from receptionist.clients.texts import clean
from receptionist.clients.times import hours_text
from receptionist.errors import Problem
from receptionist.store.engine import Store

ITALIAN = """Ragione sociale;Formula di risposta;Referente;Cellulare;Interno;Numero;Fuso orario;Lingua;Città
Studio Legale Rossi;Studio Rossi, {saluto}, {assistente};Marco Bianchi;333 1234567;201;02 5555 0101;Europe/Rome;Italiano;Roma
;;;;;;;;
Perché S.r.l.;Perché, {saluto};Zoë D'Amico;+39 347 7654321;;02 5555 0102;europe/rome;it;Torino
"""


def counts(report: Report) -> tuple[int, int, int]:
    return report.added, report.changed, report.unchanged


def refusals(report: Report) -> list[tuple[int, str]]:
    return [(refusal.row, refusal.problem.code) for refusal in report.refused]


def csv_of(profiles: list[Profile], language: str = "en") -> bytes:
    return write_table(*rows_of(profiles, language))


Import = Callable[..., Report]


@pytest.fixture
def clients(store: Store) -> ClientService:
    return ClientService(store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    """Imports a text or bytes as a file."""

    def take(*contents: str | bytes, **options: object) -> Report:
        files = []
        for i, content in enumerate(contents):
            files.append(tmp_path / f"clients-{i}.csv")
            files[-1].write_bytes(content.encode() if isinstance(content, str) else content)
        return import_files(clients, files, by="anna", country="IT", **options)  # type: ignore[arg-type]

    return take


@pytest.mark.parametrize(
    "written",
    [
        ITALIAN.encode(),
        ITALIAN.encode("utf-8-sig"),
        ITALIAN.encode("cp1252"),
        ITALIAN.encode("utf-16"),
        ITALIAN.replace("\n", "\r\n").encode(),
        ITALIAN.replace(",", "·").replace(";", ",").replace("·", " ").encode(),
        ITALIAN.replace(";", "\t").encode(),
        b"sep=;\r\n" + ITALIAN.encode(),
    ],
    ids=["utf-8", "mark", "windows", "utf-16", "crlf", "commas", "tabs", "sep"],
)
def test_a_spreadsheet_is_read_however_it_was_saved(clients: ClientService, take: Import, written: bytes) -> None:
    report = take(written)
    assert (counts(report), refusals(report)) == ((2, 0, 0), [])
    perche, rossi = clients.profiles()
    assert (rossi.legal_name, rossi.code, rossi.language, rossi.zone) == (
        "Studio Legale Rossi",
        "STUDIO-LEGALE-ROSSI",
        "it",
        "Europe/Rome",
    )
    assert rossi.lines[0].number == "+390255550101"
    assert (rossi.people[0].name, rossi.people[0].extension) == ("Marco Bianchi", "201")
    assert rossi.people[0].ways == (Way(kind=WayKind.MOBILE, value="+393331234567", confirm=True),)
    assert rossi.greetings[0].text.startswith("Studio Rossi")
    assert (perche.legal_name, perche.code, perche.people[0].name) == ("Perché S.r.l.", "PERCHE", "Zoë D'Amico")


def test_a_file_put_together_out_of_two_is_read_cell_by_cell(clients: ClientService, take: Import) -> None:
    """Of which one was written as UTF-8, and the other by Windows: a greeting would be read out as “CaffÃ¨”."""
    one, other = "Ragione sociale;Città\nCaffè Ascoli;Forlì\n".encode(), "Caffè Bari;".encode("cp1252")
    assert refusals(take(one + other + "Cantù\n".encode() + "L’Aquila Città;Nardò\n".encode("cp1252"))) == []
    assert [(one.legal_name, one.city) for one in clients.profiles()] == [
        ("Caffè Ascoli", "Forlì"),
        ("Caffè Bari", "Cantù"),
        ("L’Aquila Città", "Nardò"),
    ]


def test_of_two_imports_at_once_the_later_takes_what_the_first_left(
    clients: ClientService, take: Import, tmp_path: Path
) -> None:
    """It was refused whole, though all but one of its rows had nothing to do with the first."""
    files = {name: tmp_path / f"{name}.csv" for name in ("first", "second")}
    take("Ragione sociale\nCarli\n")
    files["first"].write_text("Ragione sociale;Città;Numero\nAcme;;02 5555 0101\nCarli;Como;\nDuca;;\n", encoding="utf-8")
    text = "Ragione sociale;Città;Numero\nBeta;;02 5555 0101\nCarli;Bari;\nDuca srl;;\nGamma;;02 5555 0102\n"
    files["second"].write_text(text, encoding="utf-8")

    def meanwhile(_file: Path, count: int | None) -> None:
        if count and not any(one.legal_name == "Acme" for one in clients.profiles()):
            assert refusals(import_files(clients, [files["first"]], by="bea", country="IT")) == []

    report = import_files(clients, [files["second"]], by="anna", country="IT", follow=meanwhile)
    assert refusals(report) == [(2, "line.taken")]
    assert {(one.legal_name, one.code, one.city) for one in clients.profiles()} == {
        ("Acme", "ACME", ""),
        ("Carli", "CARLI", "Bari"),
        ("Duca srl", "DUCA-2", ""),
        ("Duca", "DUCA", ""),
        ("Gamma", "GAMMA", ""),
    }


def test_what_a_killed_export_left_is_cleared_away_by_the_next(take: Import, clients: ClientService, tmp_path: Path) -> None:
    """It is hidden, and holds all clients."""
    take(ITALIAN)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, others = tmp_path / f".out.csv.{dead.pid}.part", tmp_path / f".out.csv.{os.getppid()}.part"
    for file in (left, others):
        file.write_text("Studio Legale Rossi", encoding="utf-8")
    export_to(tmp_path / "out.csv", clients.profiles())
    assert (left.exists(), others.exists()) == (False, True), "whoever is at work still is left alone"


def test_the_same_file_twice_changes_nothing(clients: ClientService, take: Import) -> None:
    take(ITALIAN)
    before = clients.profiles()
    assert counts(take(ITALIAN)) == (0, 0, 2)
    assert clients.profiles() == before


def test_english_headings_in_another_order(clients: ClientService, take: Import) -> None:
    report = take("Mobile,Number,Company,Person,Country\n020 7946 0999,020 7946 0123,Acme Ltd,Jane Doe,United Kingdom\n")
    assert counts(report) == (1, 0, 0)
    (acme,) = clients.profiles()
    assert (acme.country, acme.language, acme.zone) == ("GB", "en", "Europe/London")
    assert acme.lines[0].number == "+442079460123"
    assert acme.people[0].ways[0].value == "+442079460999"


def test_several_rows_of_one_client_one_for_each_line_or_person(clients: ClientService, take: Import) -> None:
    text = (
        "Codice;Ragione sociale;Numero;Formula di risposta;Referente;Città;Fuso orario\n"
        "R;Studio Rossi;02 5555 0101;Studio Rossi;Anna Bianchi;Milano;Europe/Rome\n"
        "R;Studio Rossi;02 5555 0102;Rossi Mediazioni;Marco Verdi;New York;America/New_York\n"
        "R;;;;Luca Neri;;\n"
    )
    assert counts(take(text)) == (3, 0, 0)
    (rossi,) = clients.profiles()
    assert [line.number for line in rossi.lines] == ["+390255550101", "+390255550102"]
    assert [(greeting.text, greeting.line) for greeting in rossi.greetings] == [
        ("Studio Rossi", None),
        ("Rossi Mediazioni", "+390255550102"),
    ]
    assert (rossi.city, rossi.zone) == ("Milano", "Europe/Rome")
    assert [(person.name, person.city, person.zone) for person in rossi.people] == [
        ("Anna Bianchi", "", None),
        ("Marco Verdi", "New York", "America/New_York"),
        ("Luca Neri", "", None),
    ]
    assert counts(take(text)) == (0, 0, 3)


def test_an_empty_cell_leaves_the_value_and_a_full_one_changes_it(clients: ClientService, take: Import) -> None:
    take("Codice;Ragione sociale;Città;Lingua\nR;Rossi;Milano;it\n")
    assert counts(take("Codice;Ragione sociale;Città;Lingua\nr;;Roma;\n")) == (0, 1, 0)
    (rossi,) = clients.profiles()
    assert (rossi.code, rossi.legal_name, rossi.city, rossi.language) == ("R", "Rossi", "Roma", "it")


def test_new_instructions_leave_those_of_one_number_or_a_time_alone(clients: ClientService, take: Import) -> None:
    """The spreadsheet says how callers are handled in general; that the fair lasts until May was typed by a supervisor."""
    fair = Instruction(text="Fiera: passare tutto a Verdi", until=date(2026, 5, 3))
    shop = Instruction(text="Del negozio: chiedere l'ordine", line="+390255550101")
    rossi = Profile(code="R", legal_name="Rossi", lines=(Line(number="+390255550101"),))
    clients.save(msgspec.structs.replace(rossi, instructions=(Instruction(text="Venditori: solo mail"), fair, shop)), by="anna")
    assert counts(take("Codice;Ragione sociale;Istruzioni\nR;Rossi;Venditori: riagganciare\n")) == (0, 1, 0)
    assert clients.load("R").instructions == (Instruction(text="Venditori: riagganciare"), fair, shop)


def test_bad_rows_are_left_out_each_with_its_row_and_reason(clients: ClientService, take: Import) -> None:
    text = (
        "Codice;Ragione sociale;Numero;Referente;Cellulare;Fuso orario\n"
        "A;Acme;02 5555 0101;;;\n"
        "B;Bianchi;02 5555 0101;;;\n"
        "\n"
        "C;Carli;vedi sotto;;;\n"
        "D;;;;;\n"
        "E;Esse;;;333 1234567;\n"
        "F;Effe;;;;Europe/Milan\n"
        "A;Altra Acme;;;;\n"
        "G;Gi;02 5555 0107;;;;;troppe\n"
        "H;Acca;02 5555 0108;;;\n"
    )
    report = take(text)
    assert refusals(report) == [
        (3, "line.taken"),
        (5, "number.unreadable"),
        (6, "client.unknown_code"),
        (7, "row.no_person"),
        (8, "zone.unknown"),
        (9, "row.contradicts"),
        (10, "row.too_many_cells"),
    ]
    assert [profile.code for profile in clients.profiles()] == ["A", "H"]
    assert report.refused[0].problem.values == {"line": "+390255550101", "client": "Acme", "heading": "Number"}


def test_a_row_is_refused_with_all_that_is_wrong_in_it(clients: ClientService, take: Import) -> None:
    report = take(
        "Ragione sociale;Numero;Fuso orario;Referente 1;Cellulare 1;Referente 2;Cellulare 2;PEC\n"
        "Rossi;02 5555 0101;Europe/Milan;Anna;333 1234567;Bruno;niente;senza\n"
    )
    assert refusals(report) == [(2, "zone.unknown")]
    assert [problem.code for problem in report.refused[0].problems] == ["zone.unknown", "mail.form", "number.unreadable"]
    assert clients.profiles() == []


@pytest.mark.parametrize("zone", ["Roma", "Rome, Italy", "Roma, Italia", "rome", "europe/rome"])
def test_a_zone_is_known_by_its_city(clients: ClientService, take: Import, zone: str) -> None:
    report = take(f'Ragione sociale;Paese;Fuso orario\nRossi;UK;"{zone}"\n')
    assert (refusals(report), clients.profiles()[0].zone) == ([], "Europe/Rome")


def test_a_tax_number_that_looks_wrong_is_taken_and_told_once(clients: ClientService, take: Import) -> None:
    text = "Ragione sociale;P.IVA;Codice fiscale\nRossi;12345;RSS80\nVerdi;00743110157;\n"
    report = take(text)
    assert (counts(report), refusals(report)) == ((2, 0, 0), [])
    assert [(one.row, one.problem.code, one.problem.values["heading"]) for one in report.doubtful] == [
        (2, "tax.doubtful", "VAT number"),
        (2, "tax.doubtful", "Tax code"),
    ]
    assert clients.load("ROSSI").vat_number == "12345"
    assert take(text).doubtful == [], "it stands there already"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Scadenza contratto", "31/12/9999"),
        ("Scadenza contratto", "01/01/0001"),
        ("Chiusure", "31/12/9999"),
        ("Chiusure", "since=0001-01-01T00:00:00+10:00 | until=2026-01-01T00:00:00Z"),
        ("Chiusure", "since=2026-01-01T00:00:00Z | until=9999-12-31T23:59:00-10:00"),
        ("Numero;Numero dal", "02 5555 0101;0001-01-01T00:00:00+10:00"),
        ("Numero;Numero fino al", "02 5555 0101;9999-12-31T23:59:00-10:00"),
        ("Referente;Uscito il", "Anna;31/12/9999"),
        ("Referente;Assenze", "Anna;since=0001-01-01T00:00:00+10:00 | until=2026-01-01T00:00:00Z"),
        ("Referente;Assenze", "Anna;since=2026-01-01T00:00:00Z | until=9999-12-31T23:59:00-10:00"),
        ("Altre formule", "occasion=named_day | text=Buon anno | day=9999-12-31"),
        ("Giorni particolari", "day=9999-12-31"),
        ("Stati nel tempo", "status=trial | since=9999-12-31"),
        ("Chiusure chieste", "since=2026-01-01 | until=2026-02-01 | told_on=9999-12-31"),
        ("Istruzioni a termine o di un numero", "text=Chiedere | until=9999-12-31"),
    ],
)
def test_a_day_that_leaves_the_calendar_keeps_no_other_row_and_no_other_file(
    clients: ClientService, take: Import, heading: str, cell: str
) -> None:
    report = take(f"Codice;Ragione sociale;{heading}\nR;Rossi;{cell}\nV;Verdi;\n", "Codice;Ragione sociale\nN;Neri\n")
    assert {row for row, _code in [*refusals(report), *((one.row, "") for one in report.left_out)]} == {2}
    assert {profile.code for profile in clients.profiles()} - {"R"} == {"V", "N"}


ANNA = "0199aaaa-0000-7000-8000-000000000001"
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.one_of(st.datetimes(), st.datetimes(timezones=ZONES)).map(datetime.isoformat)
DATED = {
    "Scadenza contratto": "{day}",
    "Chiusure": "since={one} | until={two}",
    "Giorni particolari": "day={day}",
    "Stati nel tempo": "status=trial | since={day}",
    "Chiusure chieste": "since={day} | until={day} | told_on={day}",
    "Istruzioni a termine o di un numero": "text=Chiedere | since={day}",
    "Altre formule": "occasion=named_day | text=Auguri | day={day}",
    "Numero;Numero dal;Numero fino al": "02 5555 0101;{one};{two}",
    "Referente;UID;Uscito il;Assenze": "Anna;a-1;{day};since={one} | until={two}",
    "Referente;Id del referente;Reperibilità": f"Anna;{ANNA};person={ANNA} | since={{one}} | until={{two}}",
    "Referente;Id del referente;Turni di reperibilità": (
        f"Anna;{ANNA};"
        'name=Notte | shifts=[{{"person":"' + ANNA + '","begins":"{one}","minutes":60}}] | swaps=[{{"person":"' + ANNA + '",'
        '"since":"{one}","until":"{two}"}}]'
    ),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(DATED)), MOMENTS, MOMENTS)
def test_no_moment_in_a_row_breaks_off_the_file(heading: str, one: str, two: str) -> None:
    cells = DATED[heading].format(one=one, two=two, day=one[:10]).replace('"', '""').split(";")
    row = ";".join(f'"{cell}"' for cell in cells)
    text = f"Codice;Ragione sociale;{heading}\nR;Rossi;{row}\nV;Verdi;{';' * (len(cells) - 1)}\n"
    planned = plan(read_contents(text.encode()), "x.csv", [], "IT")
    assert "V" in {profile.code for profile in planned.profiles}
    for profile in planned.profiles:
        assert [one for one in check(profile) if one.code == "date.far"] == []
        rows_of([profile])


@pytest.mark.parametrize(("code", "name"), [("OLD 1", "Vecchio Srl"), ("OLD", "V" * 300), ("OLD", "Vecchio\x07")])
def test_a_new_client_that_cannot_be_saved_keeps_no_other_row(
    clients: ClientService, take: Import, code: str, name: str
) -> None:
    text = f"Codice;Ragione sociale;Numero\n{code};{name};02 6200001\nV;Verdi;02 6200002\n"
    assert [row for row, _code in refusals(take(text, dry_run=True))] == [2]
    assert [row for row, _code in refusals(take(text))] == [2]
    assert [profile.code for profile in clients.profiles()] == ["V"]


@pytest.mark.parametrize(("row", "code"), [(f"LONG;{'x' * 250};", "text.too_long"), (f"{'L' * 90};Acme;", "client.code_form")])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_new_client_with_nothing_but_a_code_and_a_name_is_looked_at(
    clients: ClientService, take: Import, row: str, code: str, dry_run: bool
) -> None:
    report = take(f"Codice;Ragione sociale;Numero\nROSSI;Rossi;02 5555 0101\n{row}\n".encode(), dry_run=dry_run)
    assert (report.added, refusals(report)) == (1, [(3, code)])
    assert len(clients.profiles()) == (not dry_run)


def test_a_strict_import_takes_all_of_a_file_or_nothing_and_goes_on_with_the_next(clients: ClientService, take: Import) -> None:
    bad = "Codice;Ragione sociale;Numero\nA;Acme;02 5555 0101\nB;Bianchi;senza\n"
    good = "Codice;Ragione sociale\nC;Carli\n"
    report = take(bad, good, strict=True)
    assert (counts(report), refusals(report)) == ((1, 0, 0), [(3, "number.unreadable")])
    assert [profile.code for profile in clients.profiles()] == ["C"]


def test_a_number_whose_old_owner_has_left_is_the_new_ones_from_that_day_on(clients: ClientService, take: Import) -> None:
    ended = datetime(2026, 3, 1, tzinfo=UTC)
    clients.save(Profile(code="A", legal_name="Acme", lines=(Line(number="+390255550101", until=ended),)), by="anna")
    text = "Codice;Ragione sociale;Numero\nB;Bianchi;02 5555 0101\n"
    assert (counts(take(text)), counts(take(text))) == ((1, 0, 0), (0, 0, 1))
    assert [(line.number, line.since, line.until) for line in clients.load("B").lines] == [("+390255550101", ended, None)]
    office = Directory(clients.profiles())
    owners = [office.line("+390255550101", moment) for moment in (ended - timedelta(minutes=1), ended)]
    assert [found and found[0].code for found in owners] == ["A", "B"]


def test_a_dry_run_says_the_same_and_changes_nothing(clients: ClientService, take: Import) -> None:
    second = "Codice;Ragione sociale;Numero\nX;Ics;02 5555 0101\n"
    said = take(ITALIAN, second, dry_run=True)
    assert clients.profiles() == []
    done = take(ITALIAN, second)
    assert (counts(said), refusals(said)) == (counts(done), refusals(done)) == ((2, 0, 0), [(2, "line.taken")])


def test_a_person_is_known_by_name_and_one_equal_number_or_mail(clients: ClientService, take: Import) -> None:
    head = "Codice;Ragione sociale;Referente;Cellulare;E-mail;Ruolo\n"
    take(head + "A;Acme;Mario Rossi;333 1234567;m@acme.example;\n")
    same = take(head + "A;Acme;mario rossi;333 7654321;m@acme.example;Acquisti\n")
    namesake = take(head + "A;Acme;Mario Rossi;333 9999999;altro@acme.example;\n")
    assert (counts(same), counts(namesake)) == ((0, 1, 0), (1, 0, 0))
    (acme,) = clients.profiles()
    assert [(person.name, person.ways[0].value, person.role) for person in acme.people] == [
        ("mario rossi", "+393337654321", "Acquisti"),
        ("Mario Rossi", "+393339999999", ""),
    ]
    unclear = take(head + "A;Acme;Mario Rossi;;;Capo\n")
    assert refusals(unclear) == [(2, "person.ambiguous")]


def test_two_numbers_of_one_person_in_one_file_are_both_kept(clients: ClientService, take: Import) -> None:
    text = (
        "Codice;Ragione sociale;Referente;Cellulare;E-mail\n"
        "A;Acme;Mario Rossi;333 1234567;m@acme.example\n"
        "A;;Mario Rossi;333 7654321;m@acme.example\n"
    )
    assert counts(take(text)) == (1, 1, 0)
    mobiles = [way.value for way in clients.load("A").people[0].ways if way.kind == WayKind.MOBILE]
    assert mobiles == ["+393331234567", "+393337654321"]
    assert counts(take(text)) == (0, 0, 2)


def test_all_rows_can_be_of_one_client(clients: ClientService, take: Import) -> None:
    clients.save(Profile(code="A", legal_name="Acme"), by="anna")
    take("Nome;Cognome;Telefono\nMario;Rossi;02 5555 0101\n", client="A")
    assert clients.load("A").people[0].name == "Mario Rossi"


def test_a_file_for_one_client_brings_it_neither_the_rows_nor_the_name_of_another(clients: ClientService, take: Import) -> None:
    clients.save(Profile(code="A", legal_name="Acme S.r.l."), by="anna")
    report = take("Azienda;Nome\nACME srl;Mario\nBeta;Ugo\n", client="A")
    assert (counts(report), refusals(report)) == ((1, 0, 0), [(3, "row.other_client")])
    acme = clients.load("A")
    assert (acme.legal_name, [person.name for person in acme.people]) == ("Acme S.r.l.", ["Mario"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\n;;\n", "file.empty"),
        (b"Nome;Telefono\nx;y\n", "file.no_client_column"),
        (b"Codice;Code\nx;y\n", "file.heading_twice"),
        (b"Codice;Ragione sociale\n\x00\x01;x\n", "file.not_text"),
        (b'Codice;Ragione sociale\nA;"' + b"x" * 200_000 + b'"\n', "file.quote_open"),
    ],
)
def test_a_file_that_cannot_be_taken_is_said_so(clients: ClientService, take: Import, content: bytes, code: str) -> None:
    row = 2 if code == "file.quote_open" else 0
    assert refusals(take(content)) == [(row, code)]
    assert clients.profiles() == []


@pytest.mark.parametrize(
    ("rows", "row", "code"),
    [
        ('A;Acme;Bruno\nB;"Beta;Rosa\nC;Ceta;Ugo\n', 3, "file.quote_open"),
        ('A;"Acme;Bruno\nB;"Beta";Rosa\nC;Ceta;Ugo\n', 2, "file.quote_stray"),
        ('A;"Acme\nS.r.l.";Bruno\n\nB;"Beta" S.r.l.;Rosa\n', 4, "file.quote_stray"),
    ],
)
def test_a_quotation_mark_too_many_takes_no_rows_with_it(
    clients: ClientService, take: Import, rows: str, row: int, code: str
) -> None:
    report = take("Codice;Ragione sociale;Referente\n" + rows)
    assert (counts(report), refusals(report)) == ((0, 0, 0), [(row, code)])
    assert clients.profiles() == []


def test_only_files_are_read_and_not_without_end(clients: ClientService, tmp_path: Path) -> None:
    pipe, huge = tmp_path / "pipe.csv", tmp_path / "huge.csv"
    os.mkfifo(pipe)
    with huge.open("wb") as opened:
        opened.truncate(5_000_000_000)
    report = import_files(clients, [pipe, Path("/dev/zero"), tmp_path, huge], by="anna", country="IT")
    assert [code for _, code in refusals(report)] == [*["file.not_a_file"] * 3, "file.too_large"]


def test_a_file_that_is_not_there_does_not_keep_the_next_from_being_taken(clients: ClientService, tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_text(ITALIAN, encoding="utf-8")
    report = import_files(clients, [tmp_path / "missing.csv", good], by="anna", country="IT")
    assert (counts(report), refusals(report)) == ((2, 0, 0), [(0, "file.unreadable")])


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_demo_office_exported_and_imported_is_unchanged_alone(
    clients: ClientService, tmp_path: Path, language: str
) -> None:
    clients.save_all(demo_profiles(date(2026, 3, 2)), by="anna")
    before = clients.profiles()
    export_to(tmp_path / "out.csv", before, language)
    report = import_files(clients, [tmp_path / "out.csv"], by="anna", country="IT")
    assert (report.added, report.changed, report.refused, report.ignored) == (0, 0, [], [])
    assert report.unchanged >= len(before)
    assert clients.profiles() == before


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-2+3", "'=1+1"])
def test_a_text_that_would_be_a_formula_is_none_in_an_exported_table_and_comes_back(
    clients: ClientService, tmp_path: Path, text: str
) -> None:
    """A caller's firm is typed as it is said, and a spreadsheet that opens our file must not run it."""
    person = Person(name="Anna", role=text, ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
    kept = clients.save(Profile(code="R", legal_name="Rossi", city=text, people=(person,)), by="anna")
    export_to(tmp_path / "out.csv", [kept])
    written = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = next(row for row in csv.reader(written, delimiter=";") if "Rossi" in row)
    assert [cell for cell in cells if text in cell] == [f"'{text}"] * 2
    assert "+390255550111" in cells
    assert counts(import_files(clients, [tmp_path / "out.csv"], by="anna", country="IT")) == (0, 0, 1)


def test_an_export_fills_an_empty_office(store: Store) -> None:
    demo = demo_profiles(date(2026, 3, 2))
    planned = plan(read_contents(csv_of(demo)), "out.csv", [], "IT")
    assert planned.report.refused == []
    assert {profile.code: [line.number for line in profile.lines] for profile in planned.profiles} == {
        profile.code: [line.number for line in profile.lines] for profile in demo
    }
    assert {p.code: (p.hours, p.zone, len(p.people)) for p in planned.profiles} == {
        p.code: (tuple(sorted(p.hours, key=lambda o: (o.weekday, o.start))), p.zone, len(p.people)) for p in demo
    }


def test_every_heading_is_understood_as_it_is_written() -> None:
    for column in Column:
        assert meaning(heading(column, "en")) == meaning(heading(column, "it")) == column
    for column, (_, _, others) in HEADINGS.items():
        assert {meaning(other.upper()) for other in others} <= {column}


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_heading_is_understood_with_a_number_behind_it(language: str) -> None:
    """As they stand over refused rows and exports, and as people number theirs."""
    for column, (_, _, others) in HEADINGS.items():
        for number in (1, 2, 3, 10, 99):
            assert grouped_meaning(f"{heading(column, language)} {number}") == (column, number)
            assert {grouped_meaning(f"{other} {number}") for other in others} <= {(column, number)}


@pytest.mark.parametrize(
    "said", ["Referente n. 2", "Referente n 2", "Referente nr. 2", "n. 2 Referente", "2° Referente", "Referente2"]
)
def test_a_number_is_read_however_it_stands_beside_a_heading(said: str) -> None:
    assert grouped_meaning(said) == (Column.PERSON, 2)


# ---- whatever stands in the profiles, and in the files

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(clean)
hour = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None, fold=0))
opening = st.builds(Opening, weekday=st.integers(0, 6), start=hour, end=hour)
openings = st.lists(opening.filter(lambda one: one.start != one.end or one.end == time(0)), max_size=6).map(tuple)
numbers = st.integers(0, 9999).map(lambda n: f"+39025555{n:04d}")
people = st.builds(
    Person,
    name=words,
    title=st.just("") | words,
    role=st.just("") | words,
    responsibilities=st.just("") | words,
    department=st.just("") | words,
    other_names=st.lists(words, max_size=2).map(tuple),
    notes=st.just("") | words,
    tags=st.lists(words, max_size=3).map(tuple),
    extension=words,
    ways=st.lists(st.builds(Way, kind=st.sampled_from([WayKind.PHONE, WayKind.MOBILE]), value=numbers), max_size=3).map(tuple),
)
profiles = st.builds(
    Profile,
    code=st.just("A"),
    legal_name=words,
    trade_name=words,
    city=words,
    lines=st.lists(st.builds(Line, number=numbers, label=words), max_size=3, unique_by=lambda line: line.number).map(tuple),
    greetings=st.lists(st.builds(Greeting, occasion=st.sampled_from(Occasion), text=words), max_size=3).map(tuple),
    instructions=st.lists(st.builds(Instruction, text=words), max_size=3).map(tuple),
    people=st.lists(people, max_size=4).map(tuple),
    reaches=st.lists(st.builds(Reach, kind=st.sampled_from(ReachKind), name=words, number=numbers), max_size=2).map(tuple),
    hours=openings,
)


@settings(max_examples=150, deadline=None)
@given(profiles, st.sampled_from(["en", "it"]))
def test_whatever_a_profile_says_its_export_changes_nothing(profile: Profile, language: str) -> None:
    planned = plan(read_contents(csv_of([profile], language)), "out.csv", [profile], "IT")
    assert planned.report.refused == []
    assert planned.profiles == ()


@settings(max_examples=200, deadline=None)
@given(openings)
def test_hours_written_and_read_are_the_same(hours: tuple[Opening, ...]) -> None:
    if hours:
        assert sorted(hours_text.read(hours_text.written(hours, "it")), key=repr) == sorted(hours, key=repr)


HEAD = st.sampled_from(["Codice;Ragione sociale;Numero;Referente;Cellulare;Orari\n", "Code,Legal name,Number\n", ITALIAN, ""])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HEAD, st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_whatever_bytes_a_file_holds_it_is_taken_or_refused_and_a_second_time_changes_nothing(head: str, tail: bytes) -> None:
    try:
        first = plan(read_contents(head.encode() + tail), "x.csv", [], "IT")
    except Problem:
        return
    second = plan(read_contents(head.encode() + tail), "x.csv", first.profiles, "IT")
    assert second.profiles == ()
    assert len(second.report.refused) == len(first.report.refused)


@pytest.mark.parametrize(("said", "meant"), [("Rag. Soc.", (Column.LEGAL_NAME, None)), ("Ref. 1", (Column.PERSON, 1))])
def test_shortened_headings_are_known(said: str, meant: tuple[Column, int | None]) -> None:
    assert grouped_meaning(said) == meant
