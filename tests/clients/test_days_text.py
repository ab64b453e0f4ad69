"""Days and closures in a cell: all of it is understood, or it is refused; nobody is closed or ended by half a line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.cells import read_cell
from receptionist.clients.columns import Column
from receptionist.clients.days_text import LONGEST, read_day
from receptionist.clients.files import import_files
from receptionist.clients.imports import plan
from receptionist.clients.parts_text import read_absences, read_closures
from receptionist.clients.reading import read_contents
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid
from receptionist.store.engine import Store

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
        ("dal 24/12/2026 sino al 6/1/2027", [CHRISTMAS]),
        ("24/12/2026 — 6/1/2027", [CHRISTMAS]),
        ("24/12/2026 > 6/1/2027", [CHRISTMAS]),
        ("2026-12-24 - 2027-01-06", [CHRISTMAS]),
        ("from 24.12.2026 until 6.1.2027", [CHRISTMAS]),
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
            "- 6/1",
            "- 22/8 agosto",
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
