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
    assert gone_back(now, then) == changed(then, passphrase="scrypt$now", version=7)
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
