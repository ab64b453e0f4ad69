"""The people of the office, and what they may do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from receptionist.errors import Problem
from receptionist.staff.rights import LEAST, Role, Verb, may
from receptionist.staff.service import Assistant, StaffService, StaffState, login_for
from receptionist.store.engine import Store


@pytest.fixture
def staff(store: Store) -> StaffService:
    return StaffService(store)


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(Problem) as told:
        action()
    return told.value.code


def test_somebody_new_gets_a_short_name_from_the_name(staff: StaffService) -> None:
    anna = staff.add("  Anna   Conti ", Role.SUPERVISOR)
    assert anna == Assistant(login="anna.conti", name="Anna Conti", role=Role.SUPERVISOR)
    assert staff.load("anna.conti") == anna
    assert [login_for(name) for name in ("Zoë D'Amico", "Łucja", "李娜")] == ["zoe.d.amico", "ucja", ""]
    assert staff.add("李娜").login == "assistant"


def test_what_cannot_be_is_refused_in_words(staff: StaffService) -> None:
    staff.add("Anna Conti", login="anna")
    assert refused(lambda: staff.add("Anna Corti", login="ANNA")) == "staff.login_taken"
    assert refused(lambda: staff.add("  ")) == "staff.name_missing"
    assert refused(lambda: staff.add("Anna", login="an na")) == "staff.login_form"
    assert refused(lambda: staff.add("Bea", "boss")) == "staff.role"
    assert refused(lambda: staff.load("nobody")) == "staff.unknown"
    assert [assistant.login for assistant in staff.list()] == ["anna"]


def test_who_left_keeps_the_name_for_what_they_did(staff: StaffService) -> None:
    staff.add("Bea Neri", login="bea")
    staff.add("Anna Conti", login="anna")
    staff.close("bea")
    assert [(one.name, one.state) for one in staff.list()] == [
        ("Anna Conti", StaffState.OPEN),
        ("Bea Neri", StaffState.CLOSED),
    ]
    assert staff.reopen("bea").state == StaffState.OPEN


def test_there_is_always_an_administrator_once_there_was_one(staff: StaffService) -> None:
    staff.add("Anna Conti", Role.ASSISTANT, login="anna")
    staff.close("anna")
    staff.reopen("anna")
    staff.add("Carla Riva", Role.ADMINISTRATOR, login="carla")
    assert refused(lambda: staff.close("carla")) == "staff.last_administrator"
    staff.add("Dora Sala", Role.ADMINISTRATOR, login="dora")
    assert staff.close("carla").state == StaffState.CLOSED
    assert refused(lambda: staff.close("dora")) == "staff.last_administrator"


def test_each_role_may_what_the_one_before_may(staff: StaffService) -> None:
    allowed = [{verb for verb in Verb if may(role, verb)} for role in Role]
    assert allowed[0] == set()
    assert allowed[0] < allowed[1] < allowed[2] == set(LEAST) == set(Verb)
    assert may("supervisor", "edit_clients") and not may(Role.ASSISTANT, Verb.EDIT_CLIENTS)


def test_who_speaks_which_language_is_kept(staff: StaffService) -> None:
    staff.add("Anna Conti", login="anna")
    assert staff.load("anna").languages == ()
    assert staff.speaks("anna", ["it", "de", "it"]).languages == ("de", "it")
    assert staff.close("anna").languages == ("de", "it")
