"""What differs is told part by part: who reads it wants to see what somebody changed."""

from __future__ import annotations

from datetime import time

import msgspec

from receptionist.clients.differences import differences, last_typed
from receptionist.clients.profile import Greeting, Instruction, Line, Occasion, Opening, Person, Profile, Way, WayKind


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


VERDI = Person(name="Verdi", role="Segreteria", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
NERI = Person(name="Neri")
ROSSI = Profile(code="R", legal_name="Rossi", people=(VERDI, NERI), lines=(Line(number="+390255550101"),))


def told(first: Profile, second: Profile) -> list[tuple[str, str | None, object, object]]:
    return [(one.field, one.name, one.first, one.second) for one in differences(first, second)]


def test_nothing_differs_between_a_profile_and_itself() -> None:
    assert differences(ROSSI, changed(ROSSI, version=7)) == []


def test_a_field_a_part_and_a_field_of_a_part() -> None:
    other = changed(ROSSI, city="Milano", people=(msgspec.structs.replace(VERDI, role="Socia"), NERI))
    assert told(ROSSI, other) == [("city", None, "", "Milano"), ("people", "role", "Segreteria", "Socia")]


def test_who_came_and_who_went() -> None:
    bianchi = Person(name="Bianchi")
    assert told(ROSSI, changed(ROSSI, people=(VERDI, bianchi))) == [
        ("people", None, NERI, None),
        ("people", None, None, bianchi),
    ]


def test_another_order_is_a_difference_of_the_whole() -> None:
    assert told(ROSSI, changed(ROSSI, people=(NERI, VERDI))) == [("people", None, (VERDI, NERI), (NERI, VERDI))]


def test_parts_without_a_name_of_their_own_are_told_by_what_they_say() -> None:
    one, two = Instruction(text="Chiedere la pratica"), Instruction(text="Mai il cellulare")
    assert told(changed(ROSSI, instructions=(one,)), changed(ROSSI, instructions=(one, two))) == [
        ("instructions", None, None, two)
    ]
    hours = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(2))
    assert told(changed(ROSSI, hours=hours), changed(ROSSI, hours=hours[:1])) == [("hours", None, hours[1], None)]
    open_, closed = Greeting(occasion=Occasion.OPEN, text="A"), Greeting(occasion=Occasion.OPEN, text="B")
    assert told(changed(ROSSI, greetings=(open_,)), changed(ROSSI, greetings=(closed,))) == [("greetings", "text", "A", "B")]


# ---- where one typed last


def test_the_last_place_that_was_typed_in_is_found_in_the_parts_too() -> None:
    neri = Person(name="Neri", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
    before = Profile(code="A", legal_name="Alfa", people=(neri,))
    replace = msgspec.structs.replace
    other = replace(neri, ways=(*neri.ways, Way(kind=WayKind.MOBILE, value="+39333")))
    assert last_typed(before, before) is None
    assert last_typed(before, replace(before, city="Roma")) == "city"
    assert last_typed(before, replace(before, city="Roma", people=(other,))) == "people[0].ways[1].value"
    assert last_typed(before, replace(before, people=(neri, Person(name="")))) == "people[1].name"
    assert last_typed(before, replace(before, people=())) is None
