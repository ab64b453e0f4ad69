"""Whether somebody is there: of several absences, and by which calendar they have left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from receptionist.clients.calendar.turns_held import held_at
from receptionist.clients.directory import Directory
from receptionist.clients.presence import absence_at, left_by, stand_ins
from receptionist.clients.profile import Absence, Person, Profile, Rota, Shift, Way, WayKind
from receptionist.clients.rules import targets

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
HOLIDAY = Absence(since=NOW - timedelta(days=2), until=NOW + timedelta(days=3), substitute="verdi")
LUNCH = Absence(since=NOW - timedelta(hours=1), until=NOW + timedelta(hours=2), substitute="bianchi")
MOBILE = "+393331234567"
IN_TOKYO = Person(
    name="Mori", zone="Asia/Tokyo", left_on=date(2026, 3, 4), ways=(Way(kind=WayKind.MOBILE, value=MOBILE),), replaced_by="neri"
)
MIDNIGHT_THERE = datetime(2026, 3, 3, 15, tzinfo=UTC)


def asked_instead(person: Person, at: datetime) -> list[str]:
    others = {name: Person(id=name, name=name) for name in ("neri", "verdi", "bianchi")}
    return [one.id for one in stand_ins(person, others, at, "Europe/Rome")]


@pytest.mark.parametrize("absences", [(HOLIDAY, LUNCH), (LUNCH, HOLIDAY)])
def test_who_is_out_till_three_and_on_holiday_till_friday_is_back_after_the_holiday(absences: tuple[Absence, ...]) -> None:
    person = Person(name="Rossi", absences=absences)
    assert absence_at(person, NOW) == HOLIDAY
    assert asked_instead(person, NOW) == ["verdi"]


def test_whoever_the_absence_names_is_asked_before_the_deputy_and_the_successor_before_both() -> None:
    person = Person(name="Rossi", absences=(HOLIDAY,), deputy="bianchi")
    assert asked_instead(person, NOW) == ["verdi", "bianchi"]
    gone = replace(person, left_on=date(2026, 1, 1), replaced_by="neri")
    assert asked_instead(gone, NOW) == ["neri", "verdi", "bianchi"]


@pytest.mark.parametrize(("before", "left"), [(timedelta(seconds=1), False), (timedelta(0), True)])
def test_somebody_elsewhere_has_left_at_their_own_midnight_everywhere(before: timedelta, left: bool) -> None:
    at, client = MIDNIGHT_THERE - before, Profile(code="R", legal_name="Rossi", zone="Europe/Rome", people=(IN_TOKYO,))
    assert left_by(IN_TOKYO, at, client.zone) is left
    assert asked_instead(IN_TOKYO, at) == (["neri"] if left else [])
    assert [one.person for one in Directory([client]).recognise(MOBILE, at)] == ([] if left else [IN_TOKYO])
    here = replace(IN_TOKYO, zone=None)
    assert not left_by(here, at, client.zone)


IDS = ("a", "b", "c", "d", "e")
anybody = st.none() | st.sampled_from(IDS)
firms = st.tuples(
    *(
        st.builds(
            lambda id_, out, substitute, deputy, left, successor, rung: Person(
                id=id_,
                name=id_,
                absences=(replace(HOLIDAY, substitute=substitute),) if out else (),
                deputy=deputy,
                left_on=date(2026, 1, 1) if left else None,
                replaced_by=successor,
                ways=(Way(kind=WayKind.MOBILE, value=f"+39333123456{IDS.index(id_)}"),) if rung else (),
            ),
            st.just(id_),
            st.booleans(),
            anybody,
            anybody,
            st.booleans(),
            anybody,
            st.booleans(),
        )
        for id_ in IDS
    )
)


@given(firms)
def test_whoever_can_be_rung_of_all_who_might_stand_in_is_found_and_nobody_who_is_out(people: tuple[Person, ...]) -> None:
    """However they stand in for each other, and in whatever circles."""
    by_id = {one.id: one for one in people}
    away = {one.id for one in people if one.absences or one.left_on}

    def named(one: Person) -> set[str]:
        substitutes = {absence.substitute for absence in one.absences}
        return {other for other in {one.deputy, *substitutes, one.replaced_by if one.left_on else None} if other}

    client = Profile(code="R", legal_name="Rossi", people=people)
    rows = {row.id: row for row in targets(client, None, NOW)}
    for person in people:
        reached, before = named(person), set[str]()
        while reached != before:
            before, reached = reached, reached | {other for one in reached for other in named(by_id[one])}
        asked = [one.id for one in stand_ins(person, by_id, NOW, client.zone)]
        assert sorted(asked) == sorted(reached - {person.id})
        ringable = [id_ for id_ in asked if id_ not in away and by_id[id_].ways]
        if person.id in away:
            assert rows[person.id].instead == (ringable[0] if ringable else "")
        turn = Shift(person=person.id, begins=datetime(2026, 3, 3, 8), minutes=600)
        (held,) = held_at(client, Rota(name="Giorno", shifts=(turn,)), NOW)
        assert held.person == (ringable[0] if ringable and person.id in away else person.id)
        assert held.out is (person.id in away and not ringable)
