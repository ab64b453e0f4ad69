"""A sheet of closures beside that of the clients: each row is a closure of a client that is there, and begins none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from receptionist.clients.files.doors import Ground, Look, look
from receptionist.clients.files.imports import plan
from receptionist.clients.files.kinds import Kind
from receptionist.clients.files.outcome import Wish
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.refused import refused_sheet
from receptionist.clients.files.sheets import read_workbook
from receptionist.clients.profile import Closure, Person, Profile
from tests.clients.workbooks import Cell, Rows, xlsx

CLIENTS: Rows = [["Codice", "Ragione sociale"], ["C01", "Studio Rossi S.r.l."], ["C02", "Bianchi Srl"]]
NATALE = Closure(since=datetime(2026, 12, 23, 23, tzinfo=UTC), until=datetime(2027, 1, 6, 23, tzinfo=UTC), reason="Natale")
AGOSTO = Closure(since=datetime(2026, 8, 2, 22, tzinfo=UTC), until=datetime(2026, 8, 24, 22, tzinfo=UTC), reason="")


def seen(folder: Path, closures: Rows, *known: Profile, name: str = "Chiusure", clients: Rows = CLIENTS) -> Look:
    (folder / "clients.xlsx").write_bytes(xlsx(clients, **{name: closures}))
    return look(folder / "clients.xlsx", Ground(known, "IT", {}))


def closures_in(found: Look) -> dict[str, tuple[Closure, ...]]:
    assert found.plan is not None
    return {profile.legal_name: profile.closures for profile in found.plan.profiles}


def refused(found: Look) -> list[tuple[str, int, str]]:
    assert found.plan is not None
    return [(one.entry.sheet if one.entry else "", one.row, one.problem.code) for one in found.plan.report.refused]


@pytest.mark.parametrize("whose", ["C01", "c01", "Studio Rossi S.r.l.", "Studio Rossi"])
def test_each_row_is_a_closure_of_the_client_by_code_or_name(tmp_path: Path, whose: str) -> None:
    rows: Rows = [
        ["Cliente", "Dal", "Al", "Motivo"],
        [whose, "24/12/2026", "6/1/2027", "Natale"],
        [whose, "2026-08-03", "2026-08-24"],
    ]
    found = seen(tmp_path, rows)
    assert closures_in(found) == {"Studio Rossi S.r.l.": (NATALE, AGOSTO), "Bianchi Srl": ()}
    assert refused(found) == [] and found.contents.unread == ()


@pytest.mark.parametrize("heading", ["Periodo", "Periodo di chiusura", "Date"])
def test_both_days_may_stand_in_one_cell(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ["Cliente", heading, "Motivo"],
        ["C01", "24-12-2026 / 06-01-2027", "Natale"],
        ["C02", "3-24 agosto 2026"],
    ]
    found = seen(tmp_path, rows, name="Foglio2")
    assert closures_in(found) == {"Studio Rossi S.r.l.": (NATALE,), "Bianchi Srl": (AGOSTO,)}
    assert refused(found) == [] and found.plan is not None
    doubtful = [(one.row, one.problem.code, one.problem.values["days"]) for one in found.plan.report.doubtful]
    assert doubtful == [(2, "days.two_taken", "24/12/2026 - 06/01/2027")], "some mean two days by it"


def test_under_titles_in_english_and_with_one_name_for_several_rows(tmp_path: Path) -> None:
    (tmp_path / "clients.xlsx").write_bytes(
        xlsx(
            [
                ["Closures of our clients"],
                ["Client", "From", "To", "Reason"],
                ["Bianchi Srl", "24/12/2026", "6/1/2027", "Natale"],
                [None, "3/8/2026", "24/8/2026"],
            ],
            merged=[(2, 0, 3, 0)],
            Clients=CLIENTS,
        )
    )
    found = look(tmp_path / "clients.xlsx", Ground([], "IT", {}))
    assert closures_in(found)["Bianchi Srl"] == (NATALE, AGOSTO)


def test_what_is_nobodys_or_no_day_is_told_with_its_row_and_begins_no_client(tmp_path: Path) -> None:
    rows: Rows = [["Cliente", "Dal", "Al"], ["Verdi", "24/12/2026", "6/1/2027"], ["C02", "31/2/2026", "2/3/2026"]]
    found = seen(tmp_path, rows)
    assert closures_in(found) == {"Studio Rossi S.r.l.": (), "Bianchi Srl": ()}
    assert refused(found) == [("Chiusure", 2, "closure.no_client"), ("Chiusure", 3, "days.unreadable")]


def test_a_row_with_a_closure_that_cannot_be_read_is_refused_to_be_corrected(tmp_path: Path) -> None:
    """It was taken without, each time anew: callers heard *open* all August."""
    rows: Rows = [["Ragione sociale", "Chiusure", "Referente", "Assenze"], ["Rossi", "da metà agosto", "Anna", ""]]
    rows += [["Verdi", "9/8/2027 - 22/8/2027", "Ugo", "fino a settembre"], ["Neri", "9/8/2027 - 22/8/2027", "", ""]]
    (tmp_path / "x.xlsx").write_bytes(xlsx(rows))
    found = look(tmp_path / "x.xlsx", Ground([], "IT", {}))
    assert found.plan is not None and list(closures_in(found)) == ["Neri"]
    report = found.plan.report
    told = [(one.row, one.problem.code, one.problem.values.get("heading")) for one in report.refused]
    assert sorted(told) == [(2, "days.unreadable", "Closures"), (3, "days.unreadable", "Absences")]
    assert (report.left_out, report.added) == ([], 1)
    [again] = read_workbook(refused_sheet(report.refused, lambda one: one.problem.code, "it"), Kind.XLSX)
    assert [row for _n, row in again.rows][1:] == [
        ("days.unreadable", "Rossi", "da metà agosto", "Anna", ""),
        ("days.unreadable", "Verdi", "9/8/2027 - 22/8/2027", "Ugo", "fino a settembre"),
    ]


def test_rows_of_a_file_for_one_client_are_counted_as_what_they_change() -> None:
    mario = Person(name="Mario Rossi", uid="m")
    bianchi = Profile(code="C02", legal_name="Bianchi Srl", people=(mario,))
    only = Wish(client=bianchi)
    for text in ("Chiusure\n9/8/2027 - 22/8/2027 ferie\n", "UID;Referente;Assenze\nm;Mario Rossi;9/8/2027 - 22/8/2027\n"):
        planned = plan(read_contents(text.encode(), of_one=True), "x", [bianchi], "IT", only)
        report = planned.report
        assert (len(planned.profiles), report.added, report.changed, report.unchanged) == (1, 0, 1, 0)
        again = plan(read_contents(text.encode(), of_one=True), "x", planned.profiles, "IT", Wish(client=planned.profiles[0]))
        assert (again.profiles, again.report.unchanged) == ((), 1)


def test_a_sheet_of_closures_that_is_read_for_one_client_closes_no_other(tmp_path: Path) -> None:
    rossi, bianchi = Profile(code="C01", legal_name="Studio Rossi"), Profile(code="C02", legal_name="Bianchi")
    text = "Chiusure di tutti;;\nCliente;Dal;Al\nC01;24/12/2026;6/1/2027\nBianchi;24/12/2026;6/1/2027\n"
    planned = plan(read_contents(text.encode(), of_one=True), "x", [rossi, bianchi], "IT", Wish(client=bianchi))
    assert [profile.code for profile in planned.profiles] == ["C02"]
    assert [(one.row, one.problem.code) for one in planned.report.refused] == [(3, "row.other_client")]


AT_ONE = datetime(2026, 12, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "since", "reason"),
    [
        (["24/12/2026 13:00", "6/1/2027"], AT_ONE, ""),
        (["2026-12-24 13:00", "2027-01-06", "Natale"], AT_ONE, "Natale"),
        (["24/12/2026", "6/1/2027", "Natale", None, "chiedere di Anna"], NATALE.since, "Natale, chiedere di Anna"),
    ],
)
def test_hours_and_notes_beside_the_days_are_read_with_them(
    tmp_path: Path, row: list[Cell], since: datetime, reason: str
) -> None:
    found = seen(tmp_path, [["Cliente", "Dal", "Al", "Motivo", "Ore", "Note", "Chi lo dice"], ["C01", *row]])
    assert closures_in(found)["Studio Rossi S.r.l."] == (Closure(since=since, until=NATALE.until, reason=reason),)
    assert found.contents.unknown == ("Chi lo dice",)


@pytest.mark.parametrize(
    "row",
    [
        ["9/8/2027", "22/8/7"],
        ["9/8/2027", "metà settembre"],
        ["9/8/2027", "22/8/2027", None, "dalle 13"],
        ["9/8/2027", "22/8/2027", "solo il pomeriggio"],
        ["9/8/2027", "22/8/2027", None, None, "aperto la mattina"],
        ["9/8/2027", None, "e la settimana dopo"],
    ],
)
def test_a_row_that_is_not_wholly_read_is_refused(tmp_path: Path, row: list[Cell]) -> None:
    found = seen(tmp_path, [["Cliente", "Dal", "Al", "Motivo", "Ore", "Note"], ["C01", *row]])
    assert refused(found) == [("Chiusure", 2, "days.unreadable")]
    assert closures_in(found)["Studio Rossi S.r.l."] == ()


def test_the_rows_of_a_sheet_of_closures_are_counted_as_what_they_change(tmp_path: Path) -> None:
    rows: Rows = [["Codice", "Dal", "Al"], ["C01", "24/12/2026", "6/1/2027"], ["C02", "24/12/2026", "6/1/2027"]]
    planned = seen(tmp_path, rows).plan
    assert planned is not None and (planned.report.added, planned.report.changed, planned.report.unchanged) == (2, 2, 0)


def test_the_same_twice_changes_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Codice", "Inizio", "Fine", "Motivo"], ["C01", "24/12/2026", "6/1/2027", "Natale"]]
    first = seen(tmp_path, rows)
    assert first.plan is not None
    again = seen(tmp_path, rows, *first.plan.profiles)
    assert again.plan is not None and again.plan.profiles == () and again.plan.report.changed == 0


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("corrected", ["Studio Rossi", "C01"])
def test_refused_rows_are_corrected_and_imported_as_closures_again(tmp_path: Path, language: str, corrected: str) -> None:
    """They began a client of that name, and the real one stayed open."""
    rows: Rows = [["Cliente", "Dal", "Al"], ["Rosi", "24/12/2026", "6/1/2027"], ["C02", "24/12/2026", "6/1/7"]]
    clients: Rows = [*CLIENTS, ["C03", None]]
    first = seen(tmp_path, rows, clients=clients)
    assert first.plan is not None and len(first.plan.report.refused) == 3
    known = first.plan.profiles
    sheet = refused_sheet(first.plan.report.refused, lambda one: one.problem.code, language)
    names = {one.sheet: one.rows for one in read_workbook(sheet, Kind.XLSX)}
    assert len(names) == 2
    closures = [list(cells) for _row, cells in names["Chiusure" if language == "it" else "Closures"]]
    closures[1][closures[1].index("Rosi")] = corrected
    closures[2][closures[2].index("24/12/2026 - 6/1/7")] = "24/12/2026 - 6/1/2027"
    (tmp_path / "again.xlsx").write_bytes(xlsx([["Motivo", "Codice"]], Chiusure=closures))
    again = look(tmp_path / "again.xlsx", Ground(known, "IT", {}))
    assert again.plan is not None and refused(again) == []
    assert {profile.code for profile in again.plan.profiles} == {"C01", "C02"}
    assert all(len(profile.closures) == 1 for profile in again.plan.profiles)
    assert (again.plan.report.added, again.plan.report.changed) == (0, 2)


@pytest.mark.parametrize("name", ["Foglio2", "Elenco"])
def test_a_list_with_a_reason_is_one_of_closures_whatever_its_sheet_is_called(tmp_path: Path, name: str) -> None:
    rows: Rows = [["Cliente", "Dal", "Al", "Motivo"], ["C01", "24/12/26", "6 gennaio 2027", "Natale"]]
    assert closures_in(seen(tmp_path, rows, name=name))["Studio Rossi S.r.l."] == (NATALE,)


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("Contratti", ["Cliente", "Dal", "Al"]),
        ("Chiusure", ["Cliente", "Dal", "Al", "Città"]),
        ("Chiusure", ["Cliente", "Dal"]),
    ],
)
def test_another_sheet_with_days_is_none_of_closures(tmp_path: Path, name: str, headings: list[str]) -> None:
    found = seen(tmp_path, [headings, ["Studio Rossi S.r.l.", "24/12/2026", "6/1/2027", "Roma"][: len(headings)]], name=name)
    assert closures_in(found)["Studio Rossi S.r.l."] == ()
