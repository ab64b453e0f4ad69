"""Two who saved one client at once, and a part that one client takes over from another."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients.differences import differences, everything
from receptionist.clients.merging import ChangedBy, changed_by, for_another, gone_back, kept_back, taking
from receptionist.clients.profile import (
    Absence,
    Closure,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    StatusSpan,
)
from tests.clients.test_news import NOW

VERDIS_LINE = Line(number="+390255550102")
VERDI, NERI = Person(name="Verdi", role="Segreteria"), Person(name="Neri")
BASE = Profile(
    code="R",
    legal_name="Rossi",
    city="Milano",
    people=(VERDI, NERI),
    lines=(Line(number="+390255550101"),),
    instructions=(Instruction(text="Chiedere la pratica"),),
)


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


def test_each_place_is_told_with_who_changed_it() -> None:
    mine = changed(BASE, city="Roma", mail="studio@example.org", people=(changed(VERDI, role="Socia"), NERI))
    theirs = changed(BASE, city="Torino", website="example.org", people=(VERDI,))
    found = {(one.field, one.name): changed_by(BASE, one) for one in differences(mine, theirs)}
    assert found == {
        ("city", None): ChangedBy.BOTH,
        ("mail", None): ChangedBy.FIRST,
        ("website", None): ChangedBy.SECOND,
        ("people", "role"): ChangedBy.FIRST,
        ("people", None): ChangedBy.SECOND,
    }


_people = st.lists(
    st.sampled_from([VERDI, NERI, changed(VERDI, role="Socia"), Person(name="Bianchi")]), unique_by=lambda p: p.id
)
_profiles = st.builds(
    changed,
    st.just(BASE),
    city=st.sampled_from(["Milano", "Roma", ""]),
    people=_people.map(tuple),
    instructions=st.lists(st.sampled_from([Instruction(text=text) for text in "abc"]), unique=True).map(tuple),
)


@given(_profiles, _profiles)
def test_all_of_one_side_makes_it_the_same_but_for_the_order(first: Profile, second: Profile) -> None:
    taken = first
    for one in differences(first, second):
        taken = taking(taken, one, one.second)
    by_name = [sorted(map(repr, one.people)) for one in (taken, second)]
    assert by_name[0] == by_name[1]
    assert (taken.city, set(taken.instructions)) == (second.city, set(second.instructions))


@given(_profiles, _profiles)
def test_everything_is_what_differs_and_what_does_not(first: Profile, second: Profile) -> None:
    assert [one for one in everything(first, second) if one.first != one.second] == differences(first, second)
    assert all(one.first == one.second for one in everything(first, first))


def test_what_says_who_a_client_is_is_not_taken_over() -> None:
    other = Profile(code="V", legal_name="Verdi", city="Como", lines=(Line(number="+390255550102"),), hold_limit=90)
    found = {one.field: (kept_back(one, same=False) is None) for one in differences(BASE, other)}
    assert found["city"]
    assert found["hold_limit"]
    assert not any(found[field] for field in ("code", "legal_name", "lines"))


def test_a_password_that_was_taken_away_comes_back_with_no_version() -> None:
    then = changed(BASE, city="Roma", passphrase="scrypt$then", version=3)
    now = changed(BASE, id=then.id, passphrase="scrypt$now", version=7)
    assert gone_back(now, then, ()) == changed(then, passphrase="scrypt$now", version=7)
    found = {one.field: (kept_back(one, same=True) is None) for one in differences(then, now)}
    assert found == {"city": True, "passphrase": False}


@pytest.mark.parametrize("line", [None, "+390255550101", "+390255550109"])
def test_a_part_that_is_taken_over_names_nobody_of_the_other_client(line: str | None) -> None:
    neri = changed(NERI, uid="x", deputy=VERDI.id, absences=(Absence(since=NOW, until=NOW, substitute=VERDI.id),))
    there = for_another(neri, BASE)
    assert (there.name, there.uid, there.deputy, there.absences[0].substitute) == ("Neri", None, None, None)
    assert there.id != neri.id
    reach = Reach(kind=ReachKind.TEAM, name="Vendite", number="+390255550103")
    assert for_another(reach, BASE).id != reach.id
    greeting = Greeting(occasion=Occasion.OPEN, text="Rossi", line=line)
    assert for_another((greeting,), BASE)[0].line == (line if line == "+390255550101" else None)


def test_a_closure_of_one_number_closes_no_other_client() -> None:
    whole = Closure(since=NOW, until=NOW + timedelta(days=14), reason="ferie")
    of_one = changed(whole, line=BASE.lines[0].number, reason="linea guasta")
    first, other = changed(BASE, closures=(whole, of_one)), Profile(code="V", legal_name="Verdi", lines=(VERDIS_LINE,))
    found = {one.part: one for one in differences(first, other) if one.field == "closures"}
    assert {part: (kept_back(one, same=False) is None) for part, one in found.items()} == {whole: True, of_one: False}
    assert kept_back(found[of_one], same=True) is None
    assert taking(other, found[of_one], for_another(of_one, other)) == other
    assert for_another((of_one, whole), other) == (whole,)
    assert for_another(of_one, changed(other, lines=BASE.lines)) == of_one


# ---- what both of them made of the same part

_ferie = st.sampled_from(
    [
        Closure(since=NOW + timedelta(days=day), until=NOW + timedelta(days=day + length), reason=reason)
        for day in (0, 5, 30)
        for length in (3, 10)
        for reason in ("ferie", "")
    ]
)
_statuses = st.builds(
    StatusSpan,
    status=st.sampled_from([Status.NOTICE, Status.SUSPENDED]),
    since=st.sampled_from([NOW.date() + timedelta(days=days) for days in (0, 5, 30)]),
    until=st.sampled_from([None, NOW.date() + timedelta(days=60)]),
)
_asks = st.sampled_from([Instruction(text=text) for text in ("Ask the number.", "Ask the numbers.", "Never at night.")])
_dated = st.builds(
    changed,
    st.just(BASE),
    closures=st.lists(_ferie, unique=True, max_size=3).map(tuple),
    statuses=st.lists(_statuses, unique=True, max_size=3).map(tuple),
    instructions=st.lists(_asks, unique=True, max_size=3).map(tuple),
)
PARTS = ("closures", "statuses", "instructions")


def merged(base: Profile, mine: Profile, theirs: Profile, *, all_theirs: bool = False) -> Profile:
    """What is proposed; or everything of theirs."""
    taken = mine
    for one in differences(mine, theirs, base):
        if all_theirs or changed_by(base, one) is ChangedBy.SECOND:
            taken = taking(taken, one, one.second)
    return taken


@given(_dated, _dated, _dated)
def test_theirs_can_be_had_whole_whatever_both_began_with(base: Profile, mine: Profile, theirs: Profile) -> None:
    taken = merged(base, mine, theirs, all_theirs=True)
    for field in PARTS:
        assert sorted(map(repr, getattr(taken, field))) == sorted(map(repr, getattr(theirs, field)))


@given(_dated, _dated)
def test_where_only_one_of_them_changed_something_that_is_proposed(base: Profile, one: Profile) -> None:
    for mine, theirs in ((base, one), (one, base)):
        taken = merged(base, mine, theirs)
        for field in PARTS:
            assert sorted(map(repr, getattr(taken, field))) == sorted(map(repr, getattr(one, field)))


def test_two_who_enter_the_same_days_answer_one_question_and_other_days_are_another() -> None:
    first = Closure(since=NOW, until=NOW + timedelta(days=14), reason="ferie")
    longer = changed(first, since=NOW + timedelta(days=1), until=NOW + timedelta(days=20))
    winter = changed(first, since=NOW + timedelta(days=140), until=NOW + timedelta(days=150))
    mine, theirs = changed(BASE, closures=(first,)), changed(BASE, closures=(longer, winter))
    found = differences(mine, theirs, BASE)
    assert [(one.first, one.second, changed_by(BASE, one)) for one in found] == [
        (first, longer, ChangedBy.BOTH),
        (None, winter, ChangedBy.SECOND),
    ]
    assert merged(BASE, mine, theirs).closures == (first, winter)


def test_of_another_client_a_part_that_says_the_same_otherwise_is_replaced_and_another_is_added() -> None:
    ask, never = Instruction(text="Ask for the case number."), Instruction(text="Never put anybody through at night.")
    other = Profile(code="V", legal_name="Verdi", instructions=(Instruction(text="Ask for the case number first."),))
    found = [one for one in differences(changed(BASE, instructions=(ask, never)), other) if one.field == "instructions"]
    assert [(one.first, one.second) for one in found] == [(ask, other.instructions[0]), (never, None)]
    for one in found:
        other = taking(other, one, one.first)
    assert other.instructions == (ask, never)
