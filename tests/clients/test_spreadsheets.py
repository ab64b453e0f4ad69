"""Spreadsheets as offices really have them: titles above the headings, several numbers in a cell, people side by side, cells
made one, and what Excel has done to the numbers."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.demo import demo_profiles
from receptionist.clients.files.doors import export_to, import_files, save_refused
from receptionist.clients.files.entries import understand
from receptionist.clients.files.imports import plan
from receptionist.clients.files.kinds import OLE, Kind
from receptionist.clients.files.outcome import Report
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.sheets import read_workbook, write_workbook
from receptionist.clients.files.written import rows_of
from receptionist.clients.profile import Person, Profile, ReachKind, Way, WayKind
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.store.engine import Store
from receptionist.words import say
from tests.clients.test_files import counts, profiles, refusals
from tests.clients.workbooks import ods, ods_cell, repacked, with_cells, xls, xlsx

Import = Callable[..., Report]

OFFICE = [
    ["Elenco clienti 2026", None, None],
    [None, "aggiornato da Sara", None],
    [],
    ["Ragione sociale", "Numero", "Referente"],
    ["Studio Rossi", "02 5555 0101", "Anna Bianchi"],
    [],
    ["Verdi S.r.l.", "02 5555 0102", "Luca Neri"],
]


@pytest.fixture
def clients(local_store: Store) -> ClientService:
    return ClientService(local_store)


@pytest.fixture
def take(clients: ClientService, tmp_path: Path) -> Import:
    """Imports a file of this name, or of a name that says nothing."""

    def take(content: bytes, name: str = "file", **options: object) -> Report:
        (tmp_path / name).write_bytes(content)
        return import_files(clients, [tmp_path / name], by="anna", country="IT", **options)  # type: ignore[arg-type]

    return take


@pytest.mark.parametrize("written", [xlsx(OFFICE), ods(OFFICE), xls(OFFICE)], ids=["xlsx", "ods", "xls"])
@pytest.mark.parametrize("name", ["clienti.xlsx", "clienti.csv", "clienti.vcf"])
def test_what_stands_in_a_file_counts_and_not_its_name(clients: ClientService, take: Import, written: bytes, name: str) -> None:
    report = take(written, name)
    assert (counts(report), refusals(report)) == ((2, 0, 0), [])
    assert [(one.legal_name, one.lines[0].number, one.people[0].name) for one in clients.profiles()] == [
        ("Studio Rossi", "+390255550101", "Anna Bianchi"),
        ("Verdi S.r.l.", "+390255550102", "Luca Neri"),
    ]
    assert counts(take(written, name)) == (0, 0, 2)


def test_titles_above_the_headings_do_no_harm_in_a_csv_either(clients: ClientService, take: Import) -> None:
    text = "Elenco clienti, tutti\n\nRagione sociale;Numero\nStudio Rossi;02 5555 0101\nAcme;senza\n"
    assert refusals(take(text.encode())) == [(5, "number.unreadable")]
    assert [one.legal_name for one in clients.profiles()] == ["Studio Rossi"]


def test_people_side_by_side_in_numbered_columns(clients: ClientService, take: Import) -> None:
    head = [
        "Ragione sociale",
        "Referente 1",
        "Cellulare 1",
        "2° referente",
        "Cellulare referente 2",
        "Referente n. 3",
        "E-mail 3",
    ]
    row = ["Rossi", "Anna", "333 1234561", "Bruno", "333 1234562", "Carla", "c@rossi.example"]
    assert counts(take(xlsx([head, row, ["Verdi", "Ugo", None, None, None, "Zoe", None]]))) == (2, 0, 0)
    rossi, verdi = clients.profiles()
    assert [(person.name, [way.value for way in person.ways]) for person in rossi.people] == [
        ("Anna", ["+393331234561"]),
        ("Bruno", ["+393331234562"]),
        ("Carla", ["c@rossi.example"]),
    ]
    assert [person.name for person in verdi.people] == ["Ugo", "Zoe"]


def test_people_under_headings_that_repeat_or_stand_below_a_common_one(clients: ClientService, take: Import) -> None:
    repeated = [["Cliente", "Nome", "Cognome", "Cellulare", "Nome", "Cognome", "Cellulare"]]
    below = [["", "Referente 1", None, None, "Referente 2", None, None], *repeated]
    row = ["Rossi", "Anna", "Bianchi", "333 1234561", "Bruno", "Neri", "333 1234562"]
    assert counts(take(xlsx([*repeated, row]))) == (1, 0, 0)
    assert counts(take(xlsx([*below, row], merged=[(0, 1, 0, 3), (0, 4, 0, 6)]))) == (0, 0, 1)
    (rossi,) = clients.profiles()
    assert [(person.name, person.ways[0].value) for person in rossi.people] == [
        ("Anna Bianchi", "+393331234561"),
        ("Bruno Neri", "+393331234562"),
    ]


def test_a_second_telephone_column_is_another_number_of_the_one_person(clients: ClientService, take: Import) -> None:
    take(xlsx([["Cliente", "Referente", "Cellulare 1", "Cellulare 2"], ["Rossi", "Anna", "333 1234561", "333 1234562"]]))
    (rossi,) = clients.profiles()
    assert [(way.value, way.confirm) for way in rossi.people[0].ways] == [("+393331234561", True), ("+393331234562", True)]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("02 5555 0101 / 333 1234567", ["+390255550101", "+393331234567"]),
        ("02/5555 0101", ["+390255550101"]),
        ("02 5555 0101; 02 5555 0102\n02 5555 0103", ["+390255550101", "+390255550102", "+390255550103"]),
        ("tel. 02 5555 0101 - cell. 333 1234567 (casa)", ["+390255550101", "+393331234567 casa"]),
        ("Segreteria: 02 5555 0101 e diretto 02 5555 0102", ["+390255550101 Segreteria", "+390255550102 diretto"]),
        ("02 5555 0101 int. 12", ["+390255550101 int. 12"]),
        ("02 5555 0101 #12 / 02 5555 0102 interno 3", ["+390255550101 #12", "+390255550102 interno 3"]),
        ("\u202a+39 333 123\u00a04567\u202c", ["+393331234567"]),
        ("02 5555 0101, 02 5555 0101", ["+390255550101"]),
    ],
)
def test_several_numbers_in_a_cell_with_what_is_written_beside_them(
    clients: ClientService, take: Import, cell: str, numbers: list[str]
) -> None:
    rows = xlsx([["Cliente", "Referente", "Telefono"], ["Rossi", "Anna", cell]])
    assert refusals(take(rows)) == []
    (rossi,) = clients.profiles()
    assert [f"{way.value} {way.label}".strip() for way in rossi.people[0].ways] == numbers
    assert counts(take(rows)) == (0, 0, 1)


@pytest.mark.parametrize("cell", ["chiedere a Mario", "02 MARIO", "02 5555 0101 / ?", "333", "/(", "(02"])
def test_a_cell_with_a_number_that_cannot_be_read_is_refused_whole(clients: ClientService, take: Import, cell: str) -> None:
    report = take(xlsx([["Cliente", "Referente", "Telefono"], ["Rossi", "Anna", cell]]))
    assert refusals(report) == [(2, "number.unreadable")]
    assert clients.profiles() == []


def test_several_lines_and_several_numbers_of_the_company_itself(clients: ClientService, take: Import) -> None:
    take(
        xlsx(
            [
                ["Cliente", "Numero", "Numero 2", "Telefono"],
                ["Rossi", "02 5555 0101; 02 5555 0102", "02 5555 0103", "0323 1111 / 0323 2222"],
            ]
        )
    )
    (rossi,) = clients.profiles()
    assert [line.number for line in rossi.lines] == ["+390255550101", "+390255550102", "+390255550103"]
    assert [(reach.kind, reach.number) for reach in rossi.reaches] == [
        (ReachKind.HEADQUARTERS, "+3903231111"),
        (ReachKind.HEADQUARTERS, "+3903232222"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        xlsx(
            [["Cliente", "Città", "Referente"], ["Rossi", "Milano", "Anna"], [None, None, "Bruno"], [None, None, "Carla"]],
            merged=[(1, 0, 3, 0), (1, 1, 3, 1)],
        ),
        ods(
            '<table:table table:name="S"><table:table-row>'
            + "".join(map(ods_cell, ("Cliente", "Città", "Referente")))
            + "</table:table-row><table:table-row>"
            + ods_cell("Rossi", spanned=3)
            + ods_cell("Milano", spanned=3)
            + ods_cell("Anna")
            + "</table:table-row><table:table-row><table:covered-table-cell/><table:covered-table-cell/>"
            + ods_cell("Bruno")
            + "</table:table-row><table:table-row><table:covered-table-cell/><table:covered-table-cell/>"
            + ods_cell("Carla")
            + "</table:table-row></table:table>"
        ),
    ],
    ids=["xlsx", "ods"],
)
def test_cells_made_one_over_several_rows_stand_in_each_of_them(clients: ClientService, take: Import, written: bytes) -> None:
    report = take(written)
    assert (counts(report), refusals(report)) == ((3, 0, 0), [])
    (rossi,) = clients.profiles()
    assert (rossi.city, [person.name for person in rossi.people]) == ("Milano", ["Anna", "Bruno", "Carla"])


def test_a_zero_that_excel_ate_is_proposed_and_put_back_only_when_one_says_so(clients: ClientService, take: Import) -> None:
    rows = xlsx(
        [
            ["Cliente", "Numero", "Referente", "Cellulare"],
            ["Rossi", 255550101, "Anna", 3331234567],
            ["Acme", "02 5555 0102", None, None],
        ]
    )
    asked = take(rows)
    assert (counts(asked), refusals(asked)) == ((1, 0, 0), [(2, "number.zero_lost")])
    assert asked.refused[0].problem.values["proposed"] == "0255550101"
    assert refusals(take(rows, zeros=True)) == []
    rossi = clients.load("ROSSI")
    assert (rossi.lines[0].number, rossi.people[0].ways[0].value) == ("+390255550101", "+393331234567")


@pytest.mark.parametrize(
    ("written", "proposed", "is_"),
    [
        ("11 19620036", "011 19620036", "+3901119620036"),
        ("2 5555 0198", "02 5555 0198", "+390255550198"),
        ("11/19620037", "011/19620037", "+3901119620037"),
        ("(11) 19620037", "(011) 19620037", "+3901119620037"),
        ("11-1962.0037", "011-1962.0037", "+3901119620037"),
        ("uff. 11 19620036 (sede)", "011 19620036", "+3901119620036"),
        ("011 19620038 / 11 19620036", "011 19620036", "+3901119620036"),
    ],
)
def test_a_zero_is_proposed_back_between_whatever_signs_its_number_is_written(
    clients: ClientService, take: Import, written: str, proposed: str, is_: str
) -> None:
    rows = f"Ragione sociale;Numero\nAcme;{written}\n".encode()
    asked = take(rows)
    assert refusals(asked) == [(2, "number.zero_lost")] and asked.refused[0].problem.values["proposed"] == proposed
    assert clients.profiles() == [] and refusals(take(rows, zeros=True)) == []
    (acme,) = clients.profiles()
    assert acme.lines[-1].number == is_


@pytest.mark.parametrize("number", ["333 123 4567", "+39 02 5555 0101", "02/5555 0101", "800 123456", "0041 44 668 18 00"])
def test_a_number_that_has_lost_nothing_is_taken_with_its_signs(clients: ClientService, take: Import, number: str) -> None:
    assert refusals(take(f"Ragione sociale;Numero\nAcme;{number}\n".encode())) == []


def test_a_refused_row_keeps_all_its_reasons(take: Import) -> None:
    rows = [
        "Ragione sociale;Numero;Orari;Referente;Cellulare",
        "Rossi;02 5555 0101;;;",
        "Verdi;02 5555 0101;a volte;Ugo;3.93E+11",
        "Neri;11 19620036;a volte;Ugo;3.93E+11;zu viel",
    ]
    first, second = take("\n".join(rows).encode()).refused
    others = {"hours.unreadable", "number.shortened"}
    assert {one.code for one in first.problems} == {"line.taken", *others}
    assert {one.code for one in second.problems} == {"row.too_many_cells", "number.zero_lost", *others}


def test_a_number_whose_digits_are_lost_is_refused_and_one_that_lost_its_plus_is_read(
    clients: ClientService, take: Import
) -> None:
    text = "Cliente;Referente;Cellulare\nRossi;Anna;3,93E+11\nVerdi;Ugo;393331234567\n"
    assert refusals(take(text.encode())) == [(2, "number.shortened")]
    rows = xlsx([["Cliente", "Referente", "Cellulare"], ["Rossi", "Anna", 3.93e18], ["Verdi", "Ugo", 393331234567]])
    assert refusals(take(rows)) == [(2, "number.shortened")]
    rounded = xlsx([["Cliente", "Referente", "Cellulare"], ["Rossi", "Anna", 3.93e11]])
    assert refusals(take(rounded)) == [(2, "number.shortened")], "nobody has a number that ends in nine zeros"
    (verdi,) = clients.profiles()
    assert verdi.people[0].ways[0].value == "+393331234567"


def test_a_note_with_rules_becomes_instructions_once(clients: ClientService, take: Import) -> None:
    rows = xlsx(
        [
            ["Cliente", "Referente", "Note"],
            ["Rossi", None, "- chiedere la pratica\n- mai dare il cellulare"],
            ["Rossi", "Anna", "non prima delle 10"],
            ["Rossi", "Bruno", None],
        ]
    )
    assert counts(take(rows)) == (3, 0, 0)
    texts = ["chiedere la pratica", "mai dare il cellulare", "Anna: non prima delle 10"]
    assert [one.text for one in clients.load("ROSSI").instructions] == texts
    assert counts(take(rows)) == (0, 0, 3)
    assert [one.text for one in clients.load("ROSSI").instructions] == texts


def test_headings_of_ones_own_mean_what_somebody_has_said_once(clients: ClientService, take: Import) -> None:
    rows = xlsx([["Mandante", "Linea entrante", "Fax"], ["Rossi", "02 5555 0101", "02 5555 0199"]])
    assert refusals(take(rows)) == [(0, "file.no_client_column")]
    report = take(rows, named={"mandante": "legal_name", "linea entrante": "line", "fax": ""})
    assert (counts(report), report.ignored) == ((1, 0, 0), [])
    assert clients.load("ROSSI").lines[0].number == "+390255550101"


def test_every_sheet_with_headings_is_read_and_a_hidden_or_strange_one_is_not(clients: ClientService, take: Import) -> None:
    report = take(
        xlsx(
            [["Codice", "Ragione sociale"], ["R", "Rossi"]],
            Referenti=[["Codice", "Referente"], ["R", "Anna"], ["X", "Nessuno"]],
            Note2=[["bla", "bla"], ["x", "y"]],
            Vecchi=[["Codice", "Ragione sociale"], ["OLD", "Cliente di una volta"]],
            hidden=("Vecchi",),
        )
    )
    assert counts(report) == (2, 0, 0)
    assert [one.code for one in clients.profiles()] == ["R"]
    assert [(one.row, one.problem.code, one.entry and one.entry.sheet) for one in report.refused] == [
        (3, "client.unknown_code", "Referenti")
    ]
    assert [person.name for person in clients.load("R").people] == ["Anna"]


def test_refused_rows_are_saved_with_their_reasons_corrected_and_imported(
    clients: ClientService, take: Import, tmp_path: Path
) -> None:
    rows = [
        ["Mandante", "Referente 1", "Cellulare 1", "Referente 2", "Cellulare 2", "Numero"],
        ["Rossi", "Anna", "333 1234561", "Bruno", "niente", "02 5555 0101"],
        ["Verdi", "Ugo", None, None, None, "02 5555 0102"],
    ]
    first = take(xlsx(rows), named={"mandante": "legal_name"})
    assert refusals(first) == [(2, "number.unreadable")]
    save_refused(tmp_path / "refused.xlsx", first.refused, lambda one: one.problem.code, "it")
    again = import_files(clients, [tmp_path / "refused.xlsx"], by="anna", country="IT")
    assert (refusals(again), again.ignored) == ([(2, "number.unreadable")], [])
    sheet = read_contents((tmp_path / "refused.xlsx").read_bytes())
    corrected = [["Ragione sociale", "Numero", "Referente", "Cellulare", "Referente 2", "Cellulare 2", "Motivo"]]
    corrected.append(["Rossi", "02 5555 0101", "Anna", "333 1234561", "Bruno", "333 1234562", "number.unreadable"])
    assert [entry.people[1] for entry in sheet.entries] == [{"person": "Bruno", "mobile": "niente"}]
    assert counts(take(xlsx(corrected))) == (1, 0, 0)
    assert [person.name for person in clients.load("ROSSI").people] == ["Anna", "Bruno"]


def test_a_title_inside_a_name_is_taken_as_their_title(clients: ClientService, take: Import) -> None:
    head = ["Ragione sociale", "Referente", "Telefono"]
    people = [
        ("Avv. Paolo Conti", "Avv.", "Paolo Conti"),
        ("Ferri Dott.ssa Elena", "Dott.ssa", "Ferri Elena"),
        ("Brambilla Ing. Carlo", "Ing.", "Brambilla Carlo"),
        ("Prof. Avv.Ugo Neri", "Prof. Avv.", "Ugo Neri"),
        ("Ing Wei", "", "Ing Wei"),
        ("Studio Avv. Greco", "", "Studio Avv. Greco"),
        ("Avv. Rossi e Avv. Verdi", "", "Avv. Rossi e Avv. Verdi"),
    ]
    rows = xlsx([head, *(["Conti", name, f"02 5555 01{n}0"] for n, (name, _, _) in enumerate(people))])
    first, again = take(rows), take(rows)
    assert (first.titles, counts(again), again.titles) == ([name for name, title, _ in people if title], (0, 0, 7), [])
    (conti,) = clients.profiles()
    assert [(one.title, one.name) for one in conti.people] == [(title, name) for _, title, name in people]


def test_a_name_is_left_as_it_is_where_its_title_is_told_or_somebody_is_called_so(
    clients: ClientService, take: Import, tmp_path: Path
) -> None:
    called = Person(name="Avv. Greco", ways=(Way(kind=WayKind.PHONE, value="+390255550191"),))
    clients.save(Profile(code="G", legal_name="Greco", people=(called,)), by="anna")
    export_to(tmp_path / "all.xlsx", clients.profiles(), "it")
    assert counts(take((tmp_path / "all.xlsx").read_bytes())) == (0, 0, 1)
    export_to(tmp_path / "all.vcf", clients.profiles(), "it")
    assert counts(take((tmp_path / "all.vcf").read_bytes())) == (0, 0, 2)
    rows = [["Codice", "Referente", "Telefono", "Titolo"], ["G", "Avv. Greco", "02 5555 0191", ""]]
    assert counts(take(xlsx([*rows, ["G", "Dott. Ugo Bini", "02 5555 0192", "Dottor"]]))) == (1, 0, 1)
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nUID:u{n}\nN:{surname};Elena;;{title};\nFN:Dott.ssa Elena {surname}\nORG:Greco\nEND:VCARD\n"
    )
    cards = card.format(n=1, surname="Ferri", title="") + card.format(n=2, surname="Neri", title="Dottoressa")
    take(cards.encode())
    (greco,) = clients.profiles()
    assert [(one.title, one.name) for one in greco.people] == [
        ("", "Avv. Greco"),
        ("Dottor", "Dott. Ugo Bini"),
        ("Dott.ssa", "Elena Ferri"),
        ("Dottoressa", "Elena Neri"),
    ]


def test_a_landline_under_a_heading_for_mobiles_is_a_telephone(clients: ClientService, take: Import, tmp_path: Path) -> None:
    """Nobody is asked to press a key there. What somebody here has said of a number stays."""
    rows = [["Codice", "Ragione sociale", "Referente", "Telefono", "Cellulare"]]
    rows.append(["R", "Rossi", "Anna", "02 9990 0611", "02 9990 0644 / 333 1234567"])
    assert (counts(take(xlsx(rows))), counts(take(xlsx(rows)))) == ((1, 0, 0), (0, 0, 1))
    rossi = clients.load("R")
    (anna,) = rossi.people
    assert [(way.kind, way.value[-4:], way.confirm) for way in anna.ways] == [
        (WayKind.PHONE, "0611", False),
        (WayKind.PHONE, "0644", False),
        (WayKind.MOBILE, "4567", True),
    ]
    mobile = msgspec.structs.replace(anna.ways[1], kind=WayKind.MOBILE)
    clients.save(msgspec.structs.replace(rossi, people=(msgspec.structs.replace(anna, ways=(mobile,)),)), by="anna")
    export_to(tmp_path / "all.xlsx", clients.profiles(), "it")
    assert counts(take((tmp_path / "all.xlsx").read_bytes())) == (0, 0, 1)


def test_a_second_greeting_without_a_number_is_refused_with_its_cause_and_cure(clients: ClientService, take: Import) -> None:
    head = ["Ragione sociale", "Linea nostra", "Formula di risposta"]
    rows = [["Conti", "02 5555 0101", "Studio Conti, buongiorno"], ["Conti", "02 5555 0102", "Conti Tributi, buongiorno"]]
    (refused,) = take(xlsx([head, *rows])).refused
    assert (refused.row, refused.problem.code) == (3, "greeting.second")
    assert say(refused.problem.code, refused.problem.values) == (
        "Row 2 of this file has another greeting for this client, and in this row no number was read "
        "whose own it could be. "
        "Put the number into the column Number, or say which column it is; the greeting may stand under Number's greeting."
    )
    assert refusals(take(xlsx([head, *rows]), named={"linea nostra": "line"})) == []
    (conti,) = clients.profiles()
    assert {one.line: one.text for one in conti.greetings}["+390255550102"] == "Conti Tributi, buongiorno"


def test_what_means_nothing_to_us_goes_along_with_a_refused_row(take: Import, tmp_path: Path) -> None:
    """Whoever corrects it has it before them; the reasons of an earlier time do not come back."""
    head = ["Motivo", "Ragione sociale", "Canone", "Numero", "Operatrice"]
    first = take(xlsx([head, ["vecchio", "Rossi", "120,00", "senza", None], ["", "Verdi", "90,00", "senza", "Sara"]]))
    for _ in range(2):
        save_refused(tmp_path / "refused.xlsx", first.refused, lambda one: one.problem.code, "it")
        (sheet,) = read_workbook((tmp_path / "refused.xlsx").read_bytes(), Kind.XLSX)
        assert [cells for _, cells in sheet.rows] == [
            ("Motivo", "Ragione sociale", "Numero", "Canone", "Operatrice"),
            ("number.unreadable", "Rossi", "senza", "120,00", ""),
            ("number.unreadable", "Verdi", "senza", "90,00", "Sara"),
        ]
        first = take((tmp_path / "refused.xlsx").read_bytes())


@pytest.mark.parametrize(
    ("heading", "cell", "others", "lines"),
    [
        ("Nr.", "02 5555 0101", [], ["+390255550101"]),
        ("N°", "02 5555 0101", [], ["+390255550101"]),
        ("Nº", "1", [], []),
        ("N.", "1", [["Numero"], ["02 5555 0101"]], ["+390255550101"]),
        ("Nr.", "06 5555 0199", [["Numero"], ["02 5555 0101"]], ["+390255550101"]),
    ],
)
def test_a_heading_that_says_number_alone_means_what_stands_below_it(
    clients: ClientService, take: Import, heading: str, cell: str, others: list[list[str]], lines: list[str]
) -> None:
    """Rows are counted under it as often."""
    above, below = others or ([], [])
    assert refusals(take(xlsx([[heading, "Ditta", *above], [cell, "Rossi", *below]]))) == []
    (rossi,) = clients.profiles()
    assert [line.number for line in rossi.lines] == lines


@pytest.mark.parametrize("language", ["en", "it"])
def test_corrected_rows_bring_every_person_with_all_of_them(
    clients: ClientService, take: Import, tmp_path: Path, language: str
) -> None:
    head = ["Ragione sociale", "Numero", "Referente 1", "Telefono 1", "Interno 1", "Ruolo 1"]
    head += ["Referente 2", "Telefono 2", "Interno 2", "Ruolo 2", "Cellulare 2"]
    row = ["Rossi", "senza", "Anna", "02 5555 0191", "11", "socia", "Bruno", "02 5555 0192", "12", "notaio", "333 1234562"]
    first = take(xlsx([head, row]))
    assert (refusals(first), first.ignored) == ([(2, "number.unreadable")], [])
    save_refused(tmp_path / "refused.xlsx", first.refused, lambda one: one.problem.code, language)
    (sheet,) = read_workbook((tmp_path / "refused.xlsx").read_bytes(), Kind.XLSX)
    rows = [[cell.replace("senza", "02 5555 0101") for cell in cells] for _, cells in sheet.rows]
    again = take(xlsx(rows))
    assert (counts(again), again.ignored) == ((1, 0, 0), [])
    assert [(one.name, one.extension, one.role, len(one.ways)) for one in clients.load("ROSSI").people] == [
        ("Anna", "11", "socia", 1),
        ("Bruno", "12", "notaio", 2),
    ]


def test_a_refused_text_that_no_cell_holds_is_shortened_and_said_and_no_other_row_is_lost(take: Import, tmp_path: Path) -> None:
    text = f"Ragione sociale;Numero;Città\nRossi;02 5555 0101;{'x' * 33_000}\nVerdi;senza;Roma\n"
    report = take(text.encode())
    save_refused(tmp_path / "refused.xlsx", report.refused, lambda one: one.problem.code, "it")
    (table,) = read_workbook((tmp_path / "refused.xlsx").read_bytes(), Kind.XLSX)
    (_, first), (_, second) = table.rows[1:]
    assert (first[0], max(map(len, first))) == (
        "text.too_long Qui abbreviato, perché una cella non contiene tanto testo: Città.",
        32_767,
    )
    assert second[0] == "number.unreadable"


def test_names_from_right_to_left_with_emoji_or_with_marks_that_nobody_sees(clients: ClientService, take: Import) -> None:
    rows = xlsx(
        [
            ["Cliente", "Referente", "Cellulare"],
            ["שלום בע״מ", "محمد 🙂", "\u200e333 1234567"],
            ["Caffè ☕️ Roma", "\u202eAnna\u202c", None],
        ]
    )
    assert counts(take(rows)) == (2, 0, 0)
    names = {(one.legal_name, one.people[0].name) for one in clients.profiles()}
    assert names == {("שלום בע״מ", "محمد 🙂"), ("Caffè ☕️ Roma", "Anna")}
    assert counts(take(rows)) == (0, 0, 2)


def test_a_number_that_two_clients_claim_goes_to_the_first_and_is_refused_to_the_second(
    clients: ClientService, take: Import
) -> None:
    report = take(xlsx([["Cliente", "Numero"], ["Rossi", "02 5555 0101"], ["Verdi", "+39 02 55550101"]]))
    assert refusals(report) == [(3, "line.taken")]
    assert [one.code for one in clients.profiles()] == ["ROSSI"]


# ---- files that are not what their name says, and files that are made to hurt


def damaged(workbook: bytes) -> bytes:
    return workbook[: len(workbook) // 2] + bytes(200) + workbook[len(workbook) // 2 + 200 :]


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (b"%PDF-1.7\n...", "file.other_kind", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "file.other_kind", "PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "file.other_kind", "JPEG"),
        (b"<html><table><tr><td>Codice</td></tr></table></html>", "file.other_kind", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "file.other_kind", "XML"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "file.other_kind", "iCalendar"),
        (b"BEGIN:VEVENT\nSUMMARY:Udienza\nEND:VEVENT\n", "file.other_kind", "iCalendar"),
        (b"Return-Path: <a@b.example>\r\nDate: Mon, 2 Mar 2026\r\nSubject: Ciao\r\n\r\nProva\r\n", "file.other_kind", "EML"),
        (b"From a@b.example Mon Mar  2\nTo: c@d.example\nSubject: Ciao\n\nProva\n", "file.other_kind", "EML"),
        (b"SQLite format 3\x00...", "file.other_kind", "SQLite"),
        (zipped("word/document.xml"), "file.other_kind", "Word"),
        (zipped("holiday.jpg"), "file.other_kind", "ZIP"),
        (b"PK\x03\x04 no more", "file.damaged", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.damaged", None),
        (zipped("xl/workbook.xml"), "file.damaged", None),
        (xlsx([[]]), "file.empty", None),
    ],
)
def test_a_file_of_another_kind_is_named_whatever_it_is_called(
    clients: ClientService, take: Import, content: bytes, code: str, kind: str | None
) -> None:
    report = take(content, "clienti.xlsx")
    assert refusals(report) == [(0, code)]
    assert report.refused[0].problem.values.get("kind") == kind
    assert clients.profiles() == []


def test_a_spreadsheet_of_a_hundred_megabytes_is_not_opened(take: Import, clients: ClientService, tmp_path: Path) -> None:
    with (tmp_path / "huge.xlsx").open("wb") as opened:
        opened.write(b"PK\x03\x04")
        opened.truncate(100_000_000)
    report = import_files(clients, [tmp_path / "huge.xlsx"], by="anna", country="IT")
    assert refusals(report) == [(0, "file.too_large")]


def test_a_small_file_that_unpacks_without_end_is_not_opened(take: Import) -> None:
    part = b"<worksheet>" + b" " * 301_000_000
    bomb = repacked(xlsx([["Codice"]]), xl__media__image1_bin=part)
    assert len(bomb) < 1_000_000
    assert refusals(take(bomb)) == [(0, "file.unpacks_too_large")]


@pytest.mark.parametrize("kind", ["sheet", "shared", "ods"])
def test_a_cell_with_more_text_than_any_holds_is_not_read(take: Import, kind: str) -> None:
    text = "x" * 600_000
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    shared = f"<sst><si><t>{text}</t></si></sst>".encode()
    content = {
        "sheet": lambda: with_cells(row),
        "shared": lambda: repacked(xlsx([["Cliente"], ["Rossi"]]), xl__sharedStrings_xml=shared),
        "ods": lambda: ods([["Cliente"], [text]]),
    }[kind]()
    assert refusals(take(content)) == [(0, "file.text_too_long")]


def test_a_cell_of_many_pieces_that_are_too_much_together_is_not_read(take: Import) -> None:
    runs = "".join(f"<r><t>{'x' * 300_000}</t></r>" for _n in range(40))
    many = repacked(xlsx([["Cliente"], ["Rossi"]]), xl__sharedStrings_xml=f"<sst><si>{runs}</si></sst>".encode())
    assert refusals(take(many)) == [(0, "file.text_too_long")]


def test_the_longest_text_that_a_cell_holds_is_read() -> None:
    told = read_workbook(write_workbook(("x", ["Notes"], [["&" * 32_767]])), Kind.XLSX)
    assert [len(cells[0]) for _row, cells in told[0].rows] == [5, 32_767]


def test_how_large_a_part_says_it_is_counts_for_nothing(take: Import) -> None:
    part = b" " * 301_000_000
    bomb = repacked(xlsx([["Codice"]]), xl__media__image1_bin=part)
    lying = bomb.replace(len(part).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bomb
    assert refusals(take(lying)) == [(0, "file.unpacks_too_large")]


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "cells",
    [
        FAR,
        FAR.replace("XFD", "xfd"),
        FAR.replace("<c r=", '<c s=">" r='),
        FAR.replace("<c r=", "<c\n r ="),
        FAR.replace('<c r="XFD1048576">', '<c r="XFC1048576"/><c>'),
        FAR.replace('<c r="XFD1048576">', '<c r="XFC1"/><c>'),
        FAR.replace('"', "'"),
        FAR.replace('<c r="XFD1048576"><v>1</v>', '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is>'),
    ],
    ids=["plain", "small letters", "a bracket", "a line", "no place", "no place, behind a row of its own", "quotes", "text"],
)
def test_a_cell_in_the_farthest_corner_takes_no_memory(cells: str) -> None:
    """It is refused before the reader makes room for all that lies between, however it is written."""
    with pytest.raises(Problem) as told:
        read_workbook(with_cells(cells), Kind.XLSX)
    assert told.value.code == "file.too_many_cells"


def test_a_sheet_is_measured_in_whatever_folder_it_stands(take: Import) -> None:
    plain = with_cells(FAR)
    with zipfile.ZipFile(io.BytesIO(plain)) as packed:
        told, sheet = packed.read("xl/_rels/workbook.xml.rels"), packed.read("xl/worksheets/sheet1.xml")
    there = {"xl___rels__workbook_xml.rels": told.replace(b"worksheets/sheet1.xml", b"pages/one"), "xl__pages__one": sheet}
    assert refusals(take(repacked(plain, xl__worksheets__sheet1_xml=b"<x/>", **there))) == [(0, "file.too_many_cells")]


def test_a_far_cell_with_nothing_in_it_takes_no_room_and_a_sheet_that_is_no_xml_is_damaged() -> None:
    styled = FAR.replace('<c r="XFD1048576"><v>1</v></c>', '<c r="XFD1048576" s="0"/>')
    assert [table.rows for table in read_workbook(with_cells(styled), Kind.XLSX)] == [((1, ("1",)),)]
    with pytest.raises(Problem) as told:
        read_workbook(with_cells(FAR.replace("</row>", "</rows>")), Kind.XLSX)
    assert told.value.code == "file.damaged"


def test_so_many_cells_of_an_ods_that_stand_for_more_take_no_memory(take: Import) -> None:
    rows = f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("x", repeated=9000)}</table:table-row>'
    assert refusals(take(ods(f'<table:table table:name="S">{rows}</table:table>'))) == [(0, "file.too_many_cells")]


def test_an_xml_that_defines_what_grows_without_end_is_refused(take: Import) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    plain = ods([["Codice"]])
    with zipfile.ZipFile(io.BytesIO(plain)) as packed:
        text = packed.read("content.xml").decode()
    bad = text.replace("?>", f"?>{laughs}", 1)
    assert refusals(take(repacked(plain, content_xml=bad.encode()))) == [(0, "file.damaged")]


def test_formulas_are_text_or_what_they_showed_and_never_run(clients: ClientService, take: Import, tmp_path: Path) -> None:
    formula = xlsx([["Cliente", "Città"], ["Rossi", '=HYPERLINK("http://x.example")'], ["Verdi", "=1+1"]])
    assert counts(take(formula)) == (2, 0, 0)
    assert [one.city for one in clients.profiles()] == ['=HYPERLINK("http://x.example")', "=1+1"]
    shown = with_cells(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Cliente</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>CONCATENATE("Ro","ssi")</f><v>Rossi</v></c></row>'
        '<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    macros = repacked(shown, xl__vbaProject_bin=b"\xd0\xcf Auto_Open")
    assert counts(take(macros, "clienti.xlsm")) == (0, 0, 1)
    export_to(tmp_path / "out.xlsx", clients.profiles())
    with zipfile.ZipFile(tmp_path / "out.xlsx") as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_text_that_no_cell_holds_is_not_cut_but_said() -> None:
    with pytest.raises(Problem) as told:
        write_workbook(("x", ["Notes"], [["x" * 40_000]]))
    assert told.value.code == "file.cell_too_long"


# ---- out and in again


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_demo_office_as_a_spreadsheet_comes_back_unchanged(clients: ClientService, tmp_path: Path, language: str) -> None:
    clients.save_all(demo_profiles(date(2026, 3, 2)), by="anna")
    before = clients.profiles()
    export_to(tmp_path / "out.xlsx", before, language)
    report = import_files(clients, [tmp_path / "out.xlsx"], by="anna", country="IT")
    assert (report.added, report.changed, report.refused, report.ignored) == (0, 0, [], [])
    assert clients.profiles() == before


def test_it_is_not_written_under_the_name_of_what_it_is_not(tmp_path: Path) -> None:
    for name in ("out.xls", "out.ods", "out.PDF"):
        with pytest.raises(Problem) as told:
            export_to(tmp_path / name, [])
        assert told.value.code == "file.other_name"
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=50, deadline=None)
@given(profiles, st.sampled_from(["en", "it"]))
def test_whatever_a_profile_says_its_spreadsheet_changes_nothing(profile: Profile, language: str) -> None:
    tables = read_workbook(write_workbook(("x", *rows_of([profile], language))), Kind.XLSX)
    planned = plan(understand(tables, {}), "out.xlsx", [profile], "IT")
    assert planned.report.refused == []
    assert planned.profiles == ()


def test_every_number_with_its_name_and_marks_fills_an_empty_office() -> None:
    ways = (
        Way(kind=WayKind.MOBILE, value="+393331234561", label="casa", confirm=True, secret=True),
        Way(kind=WayKind.MOBILE, value="+393331234562"),
        Way(kind=WayKind.PHONE, value="+390255550101", confirm=True),
        Way(kind=WayKind.MAIL, value="a@rossi.example", label="ufficio"),
    )
    anna = Person(name="Anna", other_names=("Annina", "Nanni"), ways=ways)
    rossi = Profile(code="R", legal_name="Rossi", people=(anna,))
    (again,) = plan(read_contents(write_workbook(("x", *rows_of([rossi])))), "out.xlsx", [], "IT").profiles
    assert {(way.kind, way.value, way.label, way.confirm, way.secret) for way in again.people[0].ways} == {
        (way.kind, way.value, way.label, way.confirm, way.secret) for way in ways
    }
    assert again.people[0].other_names == anna.other_names


WORKBOOKS = [(Kind.XLSX, xlsx(OFFICE)), (Kind.ODS, ods(OFFICE))]
CHANGED = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=12)


def changed(workbook: bytes, places: list[tuple[int, int]]) -> bytes:
    content = bytearray(workbook)
    for place, value in places:
        content[place % len(content)] = value
    return bytes(content)


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(WORKBOOKS), CHANGED)
def test_whatever_is_wrong_in_a_workbook_it_is_read_or_refused(
    workbook: tuple[Kind, bytes], places: list[tuple[int, int]]
) -> None:
    kind, content = workbook
    try:
        plan(understand(read_workbook(changed(content, places), kind), {}), "x", [], "IT")
    except Problem as problem:
        assert problem.code.startswith("file.")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_stands_in_the_parts_of_a_workbook_it_is_read_or_refused(part: bytes) -> None:
    (_, excel), (_, libre) = WORKBOOKS
    for kind, broken in (
        (Kind.XLSX, repacked(excel, xl__worksheets__sheet1_xml=part)),
        (Kind.XLSX, repacked(excel, xl__sharedStrings_xml=part)),
        (Kind.ODS, repacked(libre, content_xml=part)),
    ):
        try:
            read_workbook(broken, kind)
        except Problem as problem:
            assert problem.code.startswith("file.")


def test_its_reader_begins_without_a_database() -> None:
    """It starts once for each file, and people wait for it."""
    asked = "import sys, receptionist.clients.files.apart; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"


@settings(max_examples=12, deadline=None)
@given(CHANGED)
def test_an_old_workbook_that_its_reader_dies_of_is_refused_and_the_console_lives_on(places: list[tuple[int, int]]) -> None:
    try:
        read_contents(OLE + changed(xls(OFFICE), places)[8:])
    except Problem as problem:
        assert problem.code.startswith("file.")


def test_an_old_workbook_that_reaches_to_the_end_of_the_world_is_refused(take: Import) -> None:
    two = xls([["Codice", "Codice"]]).replace(b"\x04\x02\x15\x00\x00\x00\x01\x00", b"\x04\x02\x15\x00\xff\xff\xff\xff")
    assert refusals(take(two)) == [(0, "file.damaged")]
