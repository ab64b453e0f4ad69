"""Whether somebody is there: of several absences, and by which calendar they have left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from receptionist.clients.directory import Directory
from receptionist.clients.presence import absence_at, left_by, substitute
from receptionist.clients.profile import Absence, Person, Profile, Way, WayKind

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
HOLIDAY = Absence(since=NOW - timedelta(days=2), until=NOW + timedelta(days=3), substitute="verdi")
LUNCH = Absence(since=NOW - timedelta(hours=1), until=NOW + timedelta(hours=2), substitute="bianchi")
MOBILE = "+393331234567"
IN_TOKYO = Person(
    name="Mori", zone="Asia/Tokyo", left_on=date(2026, 3, 4), ways=(Way(kind=WayKind.MOBILE, value=MOBILE),), replaced_by="neri"
)
MIDNIGHT_THERE = datetime(2026, 3, 3, 15, tzinfo=UTC)


@pytest.mark.parametrize("absences", [(HOLIDAY, LUNCH), (LUNCH, HOLIDAY)])
def test_who_is_out_till_three_and_on_holiday_till_friday_is_back_after_the_holiday(absences: tuple[Absence, ...]) -> None:
    person = Person(name="Rossi", absences=absences)
    assert absence_at(person, NOW) == HOLIDAY
    assert substitute(person, NOW, "Europe/Rome") == "verdi"


@pytest.mark.parametrize(("before", "left"), [(timedelta(seconds=1), False), (timedelta(0), True)])
def test_somebody_elsewhere_has_left_at_their_own_midnight_everywhere(before: timedelta, left: bool) -> None:
    at, client = MIDNIGHT_THERE - before, Profile(code="R", legal_name="Rossi", zone="Europe/Rome", people=(IN_TOKYO,))
    assert left_by(IN_TOKYO, at, client.zone) is left
    assert substitute(IN_TOKYO, at, client.zone) == ("neri" if left else None)
    assert [one.person for one in Directory([client]).recognise(MOBILE, at)] == ([] if left else [IN_TOKYO])
    here = replace(IN_TOKYO, zone=None)
    assert not left_by(here, at, client.zone)
