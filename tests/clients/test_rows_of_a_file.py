"""What one row of a file does to the client that it is about: decided in memory, before anything is saved."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest

from receptionist.clients.files.imports import plan
from receptionist.clients.files.outcome import Plan
from receptionist.clients.files.reading import read_contents
from receptionist.clients.profile import Line, Opening, Profile, Status

NUMBER = "+390255550101"
ROSSI = Profile(code="ROSSI", legal_name="Rossi", version=1)
MOVES = datetime(2099, 12, 1, tzinfo=UTC)


def planned(text: str, *profiles: Profile) -> Plan:
    return plan(read_contents(text.encode()), "x.csv", profiles, "IT")


def refused(found: Plan) -> list[tuple[int, str]]:
    return [(one.row, one.problem.code) for one in found.report.refused]


def test_of_two_clients_with_one_name_a_row_says_which_by_the_code() -> None:
    """Else it might change the other one. A third that is called so gets a code of its own."""
    other = Profile(code="ROSSI-2", legal_name="Rossi", version=1)
    found = planned("Codice;Ragione sociale;Città\n;Rossi;Milano\nROSSI-2;;Roma\n;Rossi S.r.l.;Como\n", ROSSI, other)
    assert refused(found) == [(2, "client.ambiguous")]
    assert [(one.code, one.city) for one in found.profiles] == [("ROSSI-2", "Roma"), ("ROSSI-3", "Como")]


def test_a_contract_lasts_to_the_end_of_its_last_day() -> None:
    (rossi,) = planned("Codice;Scadenza contratto\nROSSI;31/12/2026\n", ROSSI).profiles
    assert [(one.status, one.since) for one in rossi.statuses] == [(Status.ENDED, date(2027, 1, 1))]


def test_hours_from_a_file_are_proposed_no_more() -> None:
    week = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
    proposed = msgspec.structs.replace(ROSSI, hours=week, hours_assumed=True)
    (rossi,) = planned("Codice;Orari\nROSSI;lun-ven 9-13\n", proposed).profiles
    assert not rossi.hours_assumed


@pytest.mark.parametrize(
    ("since", "until", "cells", "taken"),
    [
        (None, MOVES, "01/12/2099 01:00;", True),
        (None, MOVES, "01/12/2099 00:59;", False),
        (MOVES, None, ";01/12/2099 01:00", True),
        (MOVES, None, ";01/12/2099 01:01", False),
        (None, None, ";", False),
    ],
    ids=["from then on", "a minute earlier", "until then", "a minute longer", "always"],
)
def test_a_number_is_taken_from_another_client_to_the_minute(
    since: datetime | None, until: datetime | None, cells: str, taken: bool
) -> None:
    verdi = Profile(code="VERDI", legal_name="Verdi", version=1, lines=(Line(number=NUMBER, since=since, until=until),))
    found = planned(f"Codice;Numero;Numero dal;Numero fino al\nROSSI;02 5555 0101;{cells}\n", ROSSI, verdi)
    assert refused(found) == ([] if taken else [(2, "line.taken")])


@pytest.mark.parametrize(
    ("since", "until", "cells"),
    [(MOVES, None, "30/11/2099;"), (None, MOVES, ";02/12/2099")],
    ids=["earlier", "longer"],
)
def test_who_would_have_a_number_longer_while_it_is_anothers_is_refused(
    since: datetime | None, until: datetime | None, cells: str
) -> None:
    """By its row, before the database refuses the whole file."""
    rossi = msgspec.structs.replace(ROSSI, lines=(Line(number=NUMBER, since=since, until=until),))
    verdi = Profile(code="VERDI", legal_name="Verdi", version=1, lines=(Line(number=NUMBER, since=until, until=since),))
    text = f"Codice;Numero;Numero dal;Numero fino al\nROSSI;02 5555 0101;{cells}\n"
    assert refused(planned(text, rossi, verdi)) == [(2, "line.taken")]
    assert refused(planned(text, rossi)) == []


def test_a_number_that_others_had_before_is_theirs_from_when_the_last_one_left() -> None:
    left = [datetime(2026, month, 1, tzinfo=UTC) for month in (1, 3, 2)]
    spans = ((None, left[0]), (left[2], left[1]), (left[0], left[2]))
    had = [
        Profile(code=f"C{n}", legal_name=f"C{n}", version=1, lines=(Line(number=NUMBER, since=since, until=until),))
        for n, (since, until) in enumerate(spans)
    ]
    (rossi,) = planned("Codice;Numero\nROSSI;02 5555 0101\n", ROSSI, *had).profiles
    assert [line.since for line in rossi.lines] == [left[1]]


def test_a_note_beside_a_further_person_is_about_them_and_of_the_same_note_one_stays() -> None:
    text = (
        "Codice;Referente 1;Referente 2;Note\n"
        "ROSSI;Anna Neri;;Chiamare solo la mattina\n"
        "ROSSI;Luca Verdi;;Mai in udienza\n"
        "ROSSI;Pia Bruni;Ugo Gatti;Mandare anche una mail\n"
        "ROSSI;;;mandare anche una mail\n"
    )
    (rossi,) = planned(text, ROSSI).profiles
    noted = ["Chiamare solo la mattina", "Luca Verdi: Mai in udienza", "Mandare anche una mail"]
    assert [one.text for one in rossi.instructions] == noted
    assert planned(text, rossi).profiles == ()
