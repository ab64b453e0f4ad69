"""Days and closures in a cell: all of it is understood, or it is refused; nobody is closed or ended by half a line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from receptionist.clients.files.cells import read_cell
from receptionist.clients.files.columns import Column
from receptionist.clients.files.doors import import_files
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Wish
from receptionist.clients.files.parts_text import read_absences, read_closures
from receptionist.clients.files.reading import read_contents
from receptionist.clients.service import ClientService
from receptionist.clients.times.days_text import LONGEST, read_day
from receptionist.errors import Invalid
from receptionist.store.engine import Store
from ui.clients.files.rows import ImportRows

ROME = ZoneInfo("Europe/Rome")


def closed(text: str) -> list[str]:
    """As `24/12 00:00-07/01 00:00 reason`, on the client's clock."""
    found = read_closures(text, ROME)
    return [f"{one.since.astimezone(ROME):%d/%m %H:%M}-{one.until.astimezone(ROME):%d/%m %H:%M} {one.reason}" for one in found]


CHRISTMAS = "24/12 00:00-07/01 00:00 "
AUGUST = "09/08 00:00-23/08 00:00 "


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("24/12/2026 fino al 6/1/2027", [CHRISTMAS]),
        ("24/12/2026 - 6/1", [CHRISTMAS]),
        ("24/12 - 6/1/2027", [CHRISTMAS]),
        ("dal 24 dicembre 2026 al 6 gennaio 2027", [CHRISTMAS]),
        ("from December 24, 2026 to January 6, 2027", [CHRISTMAS]),
        ("dal 9 al 22 agosto 2027", [AUGUST]),
        ("tutto agosto 2027", ["01/08 00:00-01/09 00:00 "]),
        ("dal 24/12/2026 sino al 6/1/2027", [CHRISTMAS]),
        ("24/12/2026 — 6/1/2027", [CHRISTMAS]),
        ("24/12/2026 > 6/1/2027", [CHRISTMAS]),
        ("2026-12-24 - 2027-01-06", [CHRISTMAS]),
        ("from 24.12.2026 until 6.1.2027", [CHRISTMAS]),
        ("24-12-2026 / 06-01-2027", [CHRISTMAS]),
        ("24/12/2026 / 6/1/2027 Natale", [CHRISTMAS + "Natale"]),
        ("2026-12-24/2027-01-06", [CHRISTMAS]),
        ("dal 9° al 22 agosto 2027", [AUGUST]),
        ("chiuso dal 24/12/2026 compreso al 6/1/2027 incluso", [CHRISTMAS]),
        ("24/12/2026 - 6/1/2027 (compresi)", [CHRISTMAS]),
        ("24/12/2026 - 6/1/2027.", [CHRISTMAS]),
        ("24/12/2026 00:00 - 06/01/2027 00:00:00", [CHRISTMAS]),
        ("24/12/2026 - 6/1/2027 - Natale 2026", [CHRISTMAS + "Natale 2026"]),
        ("24/12/2026 - 6/1/2027, Christmas Day and New Year's Day", [CHRISTMAS + "Christmas Day and New Year's Day"]),
        ("9/8/2027 - 22/8/2027 ferie di agosto (tutto il giorno)", [AUGUST + "ferie di agosto (tutto il giorno)"]),
        ("24/12/2026 13:00 - 6/1/2027", ["24/12 13:00-07/01 00:00 "]),
        ("dal 24/12/2026 ore 13 al 7/1/2027 ore 9", ["24/12 13:00-07/01 09:00 "]),
        ("24/12/2026 dalle 13", ["24/12 13:00-25/12 00:00 "]),
        ("24/12/2026 dalle 13 alle 18 inventario", ["24/12 13:00-24/12 18:00 inventario"]),
        ("24/12/2026 fino alle 13", ["24/12 00:00-24/12 13:00 "]),
        ("24/12/2026, 31/12/2026", ["24/12 00:00-25/12 00:00 ", "31/12 00:00-01/01 00:00 "]),
        ("24/12/2026 e 31/12/2026", ["24/12 00:00-25/12 00:00 ", "31/12 00:00-01/01 00:00 "]),
        ("24/12/2026 - 6/1/2027; 9/8/2027 - 22/8/2027", [CHRISTMAS, AUGUST]),
        ("24/12/2026 - 6/1/2027 Natale, dal 9/8/2027 al 22/8/2027 ferie", [CHRISTMAS + "Natale", AUGUST + "ferie"]),
        ("8/12/2026 martedì", ["08/12 00:00-09/12 00:00 martedì"]),
    ],
)
def test_closures_as_people_write_them(text: str, meant: list[str]) -> None:
    assert closed(text) == meant
    assert [(one.since, one.until, one.reason) for one in read_absences(text, ROME)] == [
        (one.since, one.until, one.reason) for one in read_closures(text, ROME)
    ]


@pytest.mark.parametrize(
    "behind",
    [
        *(
            "- 6/1/7",
            "- 22/8 agosto",
            "/ 6/1",
            "- 6 settembre",
            "fino a Capodanno",
            "a Capodanno",
            "all'Epifania",
            "- Natale",
            "-> Natale",
        ),
        *("pomeriggio", "solo mattina", "mezza giornata", "dalle tredici", "per 2 settimane", "per due settimane", "dalle 25"),
        *(
            "e il giorno dopo",
            "tutto dicembre",
            "ogni venerdì",
            "venerdì",
            "Natale 2030",
            "ferie, riapre il 7",
            "riapertura 7/1",
        ),
        *(
            "forse",
            "?",
            "da confermare",
            "annullata",
            "aperto",
            "- 23/12/2026",
            "- 31/2/2027",
            "9-18",
            "alle 18",
            "- 13:00",
            "Natale; 31/12",
            "½",
        ),
        *(
            "- 6/1/2027 solo i lunedì",
            "- 6/1/2027 escluso 31/12/2026",
            "- 6/1/2027 - 9/1/2027",
            "...",
            "…",
            "onwards",
            "sine die",
            "- 6/1/2027 sede di Milano",
            "inclusi sabati",
            "- 6/1/2027 dalle 13",
        ),
    ],
)
def test_what_is_no_reason_and_no_end_is_not_taken_for_one(behind: str) -> None:
    for read in (read_closures, read_absences):
        with pytest.raises(Invalid) as refused:
            read(f"24/12/2026 {behind}", ROME)
        assert refused.value.code == "days.unreadable"


SIGNS = "- – — > al a fino sino alle dalle ore e , ; : . / | ( ) ="
DAYS = "6/1/2027 22/8 9/8/2027 2027-01-06 13 13:00 6 gennaio venerdì Natale ferie 2026 Ω ١ ½"
pieces = st.sampled_from([*SIGNS.split(), *DAYS.split(), " ", "\t"])
behinds = st.lists(pieces, max_size=8).map(" ".join) | st.lists(pieces, max_size=6).map("".join) | st.text(max_size=20)


@given(behinds)
def test_whatever_follows_a_day_is_read_or_refused(behind: str) -> None:
    """Every figure that stands there has made a day or an hour of a closure; what is left has none, but for its years."""
    text = " ".join(f"24/12/2026{behind}".split())
    try:
        found = read_closures(text, ROME)
    except Invalid as refused:
        assert refused.code in {"days.unreadable", "part.unreadable"}
        return
    edges = {edge for one in found for edge in (one.since.astimezone(ROME).date(), one.until.astimezone(ROME).date())}
    for day in re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", text):
        told = read_day(day)
        assert told is not None and edges & {told, told + timedelta(days=1)}
    left = " ".join(one.reason for one in found)
    assert not re.search("[0-9]", left.replace("2026", "").replace("2027", ""))
    assert not re.search(r"\b(?:gennaio|fino|sino|alle)\b", left) or any(
        one.until - one.since > timedelta(days=2) for one in found
    )


@given(behinds)
def test_whatever_follows_the_last_day_of_a_contract_is_refused(behind: str) -> None:
    text = f"31/12/2026{behind}".strip()
    try:
        found = read_cell(Column.CONTRACT_END, text)
    except Invalid as refused:
        assert refused.code in {"date.unreadable", "date.and_more"}
        return
    assert found == date(2026, 12, 31) and re.fullmatch(r"31/12/2026(\s+[0-9:.]+)?", text)


TODAY = date(2026, 11, 27)
NO_YEAR = {
    CHRISTMAS: ("chiuso 24/12 - 6/1", "24 dicembre - 6 gennaio", "dal 24 dic. al 6 gen", "December 24 to January 6"),
    AUGUST: ("dal 9 al 22 agosto", "9-22 agosto", "9 - 22/8", "from August 9th to August 22nd", "9 Aug – 22 Aug"),
    "09/08 00:00-01/09 00:00 ": (
        "dal 9 agosto fino a fine agosto",
        "from 9 August until the end of August",
        "dal 9 a fine agosto",
    ),
    "01/08 00:00-01/09 00:00 ": ("tutto agosto", "chiuso tutto il mese di agosto", "all of August"),
    "20/11 00:00-01/12 00:00 ": ("dal 20 al 30 novembre", "20 novembre fino a fine novembre"),  # it has begun
    "24/12 13:00-25/12 00:00 ": ("24 dicembre dalle 13",),
    "01/05 00:00-02/05 00:00 festa": ("1° maggio festa",),
}


@pytest.mark.parametrize(("text", "meant"), [(text, meant) for meant, texts in NO_YEAR.items() for text in texts])
def test_days_without_a_year_are_the_next_that_are_not_over(text: str, meant: str) -> None:
    (one,) = read_closures(text, ROME, TODAY)
    begins, ends = (at.astimezone(ROME) for at in (one.since, one.until))
    assert f"{begins:%d/%m %H:%M}-{ends:%d/%m %H:%M} {one.reason}" == meant
    assert ends.date() >= TODAY and (begins.year, ends.year) in {(2026, 2026), (2026, 2027), (2027, 2027)}
    with pytest.raises(Invalid):
        read_closures(text, ROME)


@pytest.mark.parametrize(
    "text",
    [
        *("fino ad agosto", "dal 5 agosto fino ad agosto", "fino a fine agosto", "agosto", "dal 5 agosto", "from August 5"),
        *("dal 24 al 6 gennaio", "29 febbraio", "31/4", "12/24 - 1/6", "24/12/6 - 6/1/7", "2/3 agosto", "24 e 31 dicembre"),
        *("dal 1 gennaio al 31 agosto", "5-20 agosto, 2 settimane", "forse 24/12", "24/12 pomeriggio", "13.30 - 18.00"),
        *("tutto agosto - 5 settembre", "tutto luglio e agosto", "dal 24/12/2026", "dal 24/12/2026 dalle 13"),
        *("24/12/2026 - 22/8", "1/1 - 31/8/2027"),
    ],
)
def test_days_of_which_nobody_can_tell_when_they_are_stay_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_closures(text, ROME, TODAY)
    assert refused.value.code == "days.unreadable"


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.integers(0, 180))
def test_a_span_without_a_year_is_not_over_and_soon(today: date, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assume((last.month, last.day) != (2, 29))  # which not every year has: it is years away, or refused
    (one,) = read_closures(f"{first.day}/{first.month} - {last.day}/{last.month}", ROME, today)
    begins, ends = one.since.astimezone(ROME).date(), one.until.astimezone(ROME).date() - timedelta(days=1)
    assert [(begins.day, begins.month), (ends.day, ends.month)] == [(first.day, first.month), (last.day, last.month)]
    assert today <= ends <= today + timedelta(days=366) and abs((ends - begins).days - length) <= 1


def test_what_days_without_a_year_were_read_as_is_told_before_they_are_taken() -> None:
    text = b"Codice;Ragione sociale;Chiusure;Referente;Assenze\nA;Alfa;chiuso 24/12 - 6/1;Mario Rossi;24 dicembre\n"
    noon = Wish(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
    planned = plan(read_contents(text), "x", [], "IT", noon)
    told = [
        (one.row, one.problem.code, one.problem.values["text"], one.problem.values["days"]) for one in planned.report.doubtful
    ]
    assert sorted(told) == [
        (2, "days.year_taken", "24 dicembre", "24/12/2026"),
        (2, "days.year_taken", "chiuso 24/12 - 6/1", "24/12/2026 - 06/01/2027"),
    ]
    (alfa,) = planned.profiles
    again = plan(read_contents(text), "x", [alfa], "IT", Wish(now=datetime(2026, 12, 24, 12, tzinfo=UTC)))
    assert (again.profiles, again.report.doubtful) == ((), [])
    rows = ImportRows()
    rows.show(planned, "it")
    shown = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
    assert sum("24/12/2026 - 06/01/2027" in one for one in shown) == 1


def test_a_line_of_any_length_is_soon_refused() -> None:
    with pytest.raises(Invalid):
        read_closures("24/12/2026" + " ,;" * LONGEST, ROME)


@pytest.mark.parametrize(
    "term",
    [
        "01/12/2026 - 30/11/2028",
        "31/12/2026 (tacito rinnovo)",
        "31/12/2026 rinnovo automatico",
        "31/12/2026 prorogato al 31/12/2028",
    ],
)
@pytest.mark.parametrize("heading", ["Scadenza contratto", "Uscito il"])
def test_a_contract_that_goes_on_ends_nobody(store: Store, tmp_path: Path, term: str, heading: str) -> None:
    (tmp_path / "x.csv").write_text(f'Ragione sociale;Referente;{heading}\nAlfa;Mario Rossi;"{term}"\n', encoding="utf-8")
    clients = ClientService(store)
    report = import_files(clients, [tmp_path / "x.csv"], by="anna", country="IT")
    assert [(one.row, one.problem.code) for one in report.refused] == [(2, "date.and_more")]
    assert clients.profiles() == []


FERIE = "9/8/2027 - 22/8/2027"
STAFF = f"Ragione sociale;Referente;Cellulare;{{}}\nAlfa;Mario Rossi;333 1234567;{FERIE}\nAlfa;Luca Verdi;333 1234568;{{}}\n"


@pytest.mark.parametrize("others", ["23/8/2027 - 5/9/2027", ""])
def test_holidays_beside_people_close_nobody_until_somebody_says_whose_they_are(others: str) -> None:
    text = STAFF.format("Ferie", others).encode()
    contents = read_contents(text)
    assert contents.unknown == ("Ferie",)
    (alfa,) = plan(contents, "x", [], "IT").profiles
    assert alfa.closures == ()
    theirs = plan(read_contents(text, {"ferie": "absences"}), "x", [], "IT")
    (alfa,) = theirs.profiles
    assert (alfa.closures, theirs.report.left_out) == ((), [])
    away = [[(one.since, one.until) for one in person.absences] for person in alfa.people]
    assert away[0] == [(datetime(2027, 8, 8, 22, tzinfo=UTC), datetime(2027, 8, 22, 22, tzinfo=UTC))]
    assert len(away[1]) == (1 if others else 0)


def test_closures_of_a_client_that_differ_from_person_to_person_are_refused() -> None:
    for heading, named in (("Chiusure", {}), ("Ferie", {"ferie": "closures"})):
        planned = plan(read_contents(STAFF.format(heading, "23/8/2027 - 5/9/2027").encode(), named), "x", [], "IT")
        assert [(one.row, one.problem.code) for one in planned.report.refused] == [(3, "row.contradicts")]
        (alfa,) = planned.profiles
        assert [person.name for person in alfa.people] == ["Mario Rossi"]


@pytest.mark.parametrize(
    "text", ["31/12/27", "31.12.27", "31-12-2027", "31 dicembre 2027", "31 Dic. 2027", "2027-12-31", "31/12/2027 00:00"]
)
def test_a_day_as_offices_write_it(text: str) -> None:
    assert read_day(text) == date(2027, 12, 31)


@pytest.mark.parametrize(
    "text", ["31/12", "31 dicembre", "31/12/7", "31/13/27", "12-31-27", "31/12/27/1", "dicembre 2027", "31/12/27 (tacito)"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None
