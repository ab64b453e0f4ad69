"""What stands beside a name and is no part of it: people are found by their names, and who is out is offered to nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from receptionist import words
from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Plan, Wish
from receptionist.clients.files.reading import read_contents
from receptionist.clients.files.said_beside import set_apart
from receptionist.clients.profile import Person, Profile
from ui import words as screen_words

ROME = ZoneInfo("Europe/Rome")
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def read(name: str, *known: Profile) -> Plan:
    text = f"Ragione sociale;Referente;Cellulare\nRossi;{name};333 1234567\n"
    found = plan(read_contents(text.encode()), "x.csv", known, "IT", Wish(now=NOW))
    assert (found.report.refused, found.report.left_out) == ([], [])
    return found


def told(found: Plan) -> list[str]:
    return [one.problem.code for one in found.report.doubtful]


@pytest.mark.parametrize(
    ("cell", "name", "note"),
    [
        ("Anna Bianchi (ex Rossi)", "Anna Bianchi", "ex Rossi"),
        ("Luca Neri (dimesso)", "Luca Neri", "dimesso"),
        ("Luca Neri dimesso dal 1/3", "Luca Neri", "dimesso dal 1/3"),
        ("Anna Bianchi (non lavora più qui)", "Anna Bianchi", "non lavora più qui"),
        ("Ugo Verdi - in ferie fino al 20/8", "Ugo Verdi", "in ferie fino al 20/8"),
        ("Ugo Verdi, in malattia", "Ugo Verdi", "in malattia"),
        ("Sara Greco in maternità", "Sara Greco", "in maternità"),
        ("Sara Greco [assente]", "Sara Greco", "assente"),
        ("Bob Smith (on sick leave)", "Bob Smith", "on sick leave"),
    ],
)
def test_what_is_said_beside_a_name_becomes_a_note_and_is_told_once(cell: str, name: str, note: str) -> None:
    first = read(cell)
    (rossi,) = first.profiles
    assert [(one.name, one.notes, one.absences) for one in rossi.people] == [(name, note, ())]
    assert told(first) == ["name.note"]
    again = read(cell, rossi)
    assert (again.profiles, told(again)) == ((), [])


def test_an_absence_with_its_days_is_one_and_a_title_before_it_a_title() -> None:
    cell = "Avv. Sara Greco (in maternità dal 1/12 al 31/5)"
    first = read(cell)
    (rossi,) = first.profiles
    ((sara,),) = (rossi.people,)
    assert (sara.title, sara.name, sara.notes) == ("Avv.", "Sara Greco", "")
    days = [(one.since.astimezone(ROME).date(), one.until.astimezone(ROME).date(), one.reason) for one in sara.absences]
    assert [(f"{since:%d/%m/%Y}", f"{until:%d/%m/%Y}", why) for since, until, why in days] == [
        ("01/12/2026", "01/06/2027", "in maternità")
    ]
    assert told(first) == ["name.absence", "days.year_taken"]
    again = read(cell, rossi)
    assert (again.profiles, told(again)) == ((), [])
    assert all(code in table for code in ("name.note", "name.absence") for table in (words.SENTENCES, screen_words.SENTENCES))


def test_whoever_is_called_so_in_the_office_keeps_the_name() -> None:
    known = Profile(code="ROSSI", legal_name="Rossi", version=1, people=(Person(name="Anna Bianchi (ex Rossi)"),))
    (rossi,) = read("Anna Bianchi (ex Rossi)", known).profiles
    assert [one.name for one in rossi.people] == ["Anna Bianchi (ex Rossi)"]


NAMES = "Marco Ferie|Maria Malattia|Luca Uscito|Bob Left|Rex Rossi|Anna Bianchi (amministrazione)|(ex Rossi)|in ferie|Assente"


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_what_may_be_a_name_is_one(name: str) -> None:
    assert set_apart(name) == (name, "")
