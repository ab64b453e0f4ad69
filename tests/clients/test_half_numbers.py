"""A part of a number, as it stands while somebody types it, is nowhere shown as one that can be rung."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.checks import check
from receptionist.clients.profile import Line, Person, Profile, Reach, ReachKind, Rota, Shift, Way, WayKind
from receptionist.clients.ready import Point, State, ready
from receptionist.clients.rules import targets
from receptionist.clients.who_gets import who_gets
from receptionist.errors import Invalid
from receptionist.telephony.numbers import is_whole, to_e164

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
HALVES = ("333 5", "02", "+", "+39 ", "+39", "+391", "+3902", "+39333", "")


@pytest.mark.parametrize("half", HALVES)
def test_nobody_is_rung_by_half_a_number(half: str) -> None:
    person = Person(name="Bianchi", ways=(Way(kind=WayKind.MOBILE, value=half),))
    reach = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number=half, always=True)
    rota = Rota(name="Notti", shifts=(Shift(person=person.id, begins=datetime(2026, 3, 3), minutes=1440),))
    line = Line(number="+390255550101", fallback=half)
    profile = Profile(
        code="R",
        legal_name="Rossi",
        lines=(line,),
        people=(person,),
        reaches=(reach,),
        rotas=(rota,),
    )
    rows = targets(profile, None, AT)
    assert [(row.available, row.number, row.why.code) for row in rows] == [(False, None, "no_number")] * 3
    answer = who_gets(profile, line, AT)
    assert (answer.tries, answer.fallback) == ((), None)
    assert next(one.state for one in ready(profile, AT) if one.point is Point.TARGET) is State.MISSING


def test_whoever_has_a_whole_number_too_is_rung_by_that() -> None:
    ways = (Way(kind=WayKind.MOBILE, value="333 5"), Way(kind=WayKind.PHONE, value="+390255550111"))
    profile = Profile(code="R", legal_name="Rossi", people=(Person(name="Bianchi", ways=ways),))
    assert [(row.available, row.number) for row in targets(profile, None, AT)] == [(True, "+390255550111")]


def test_half_a_number_of_the_clients_own_is_none_yet() -> None:
    for half in HALVES:
        profile = Profile(code="R", legal_name="Rossi", lines=(Line(number=half),))
        number = next(one for one in ready(profile, AT) if one.point is Point.NUMBER)
        assert (number.state, number.field) == (State.MISSING, "lines[0].number")


@pytest.mark.parametrize("half", HALVES)
def test_half_a_number_is_not_saved_anywhere_in_a_profile(half: str) -> None:
    way = Way(kind=WayKind.MOBILE, value=half)
    profile = Profile(
        code="R",
        legal_name="Rossi",
        lines=(Line(number=half, fallback=half or None),),
        people=(Person(name="Bianchi", ways=(way,)),),
        reaches=(Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number=half),),
    )
    places = {one.values["field"] for one in check(profile) if one.code in {"number.unreadable", "number.missing"}}
    fallback = {"lines[0].fallback"} if half else set()
    assert places == fallback | {"lines[0].number", "people[0].ways[0].value", "reaches[0].number"}


@given(st.from_regex(r"\+[1-9][0-9]{0,15}", fullmatch=True))
def test_a_number_is_whole_where_it_can_be_read_back(number: str) -> None:
    try:
        read = to_e164(number, "IT").e164
    except Invalid:
        assert not is_whole(number)
    else:
        assert is_whole(read)
