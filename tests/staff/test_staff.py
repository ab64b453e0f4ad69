"""The people of the office, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.staff.loans import LoanService, new_loan
from receptionist.staff.rights import LEAST, Role, Verb, may
from receptionist.staff.service import Assistant, Contract, StaffService, StaffState, login_for
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


def test_the_last_administrator_has_no_last_day_that_is_over(staff: StaffService) -> None:
    carla = staff.add("Carla Riva", Role.ADMINISTRATOR, login="carla")
    over, coming = date(2020, 1, 31), date.today() + timedelta(days=400)
    assert refused(lambda: staff.change(replace(carla, ends_on=over))) == "staff.last_administrator"
    assert staff.load("carla").ends_on is None
    assert staff.change(replace(carla, ends_on=coming)).ends_on == coming
    dora = staff.add("Dora Sala", Role.ADMINISTRATOR, login="dora")
    assert staff.change(replace(carla, ends_on=over)).ends_on == over
    assert refused(lambda: staff.close("dora")) == "staff.last_administrator"
    assert refused(lambda: staff.change(replace(dora, role=Role.SUPERVISOR))) == "staff.last_administrator"


def test_everything_about_somebody_changes_in_one_step_or_nothing_does(staff: StaffService) -> None:
    carla = staff.add("Carla Riva", Role.ADMINISTRATOR, login="carla", teams=["Nord"])
    last = date(2036, 12, 31)
    new = replace(carla, name=" Carla  Sala ", teams=("Sud", "Est"), contract=Contract.CONTRACTOR, ends_on=last, station="201")
    changed = staff.change(new)
    assert replace(changed, ends=None) == replace(new, name="Carla Sala", teams=("Est", "Sud"))
    assert staff.teams() == ["Est", "Nord", "Sud"]
    assert refused(lambda: staff.change(replace(new, role=Role.ASSISTANT, teams=("Ovest",)))) == "staff.last_administrator"
    assert staff.load("carla").teams == ("Est", "Sud")
    assert refused(lambda: staff.change(replace(new, contract="friend"))) == "staff.contract"  # type: ignore[arg-type]
    assert refused(lambda: staff.add("Ugo", ends_on=date(2020, 1, 1))) == "staff.contract_over"


def test_the_last_day_ends_at_midnight_by_the_offices_clock_and_without_one_once_it_is_over_everywhere(
    store: Store, staff: StaffService
) -> None:
    clients, last = ClientService(store), date(2036, 6, 30)
    assert staff.add("Ugo", ends_on=last).ends == datetime(2036, 7, 1, 12, tzinfo=UTC)
    own = clients.save(Profile(code="OFFICE", legal_name="Uffici", zone="Europe/Rome", own=True), "setup")
    over = datetime(2036, 6, 30, 22, tzinfo=UTC)
    ugo = staff.load("ugo")
    assert ugo.is_here(over - timedelta(seconds=1)) and not ugo.is_here(over)
    assert [member.ends for member in staff.members()] == [over]
    clients.save(replace(own, zone="America/New_York"), "setup")
    assert staff.add("Eva", ends_on=last).ends == staff.load("ugo").ends == datetime(2036, 7, 1, 4, tzinfo=UTC)
    assert not staff.close("ugo").is_here(over - timedelta(days=1))


def test_a_loan_ends_by_itself_or_is_taken_back(store: Store, staff: StaffService) -> None:
    staff.add("Anna Conti", login="anna")
    loans, now = LoanService(store), datetime(2026, 6, 30, 8, tzinfo=UTC)
    client, later = str(uuid4()), str(uuid4())
    today = new_loan("anna", now, now + timedelta(hours=10), client=client, by="carla")
    coming = new_loan("anna", now + timedelta(days=1), now + timedelta(days=2), client=later, by="carla")
    loans.lend(today, coming)
    assert loans.current(now) == [today, coming] and loans.current(now + timedelta(hours=10)) == [coming]
    loans.take_back(today.id, now + timedelta(hours=1))
    loans.take_back(coming.id, now + timedelta(hours=1))
    assert loans.current(now + timedelta(hours=1)) == []
    assert refused(lambda: loans.lend(new_loan("nobody", now, now + timedelta(1), client=client))) == "staff.unknown"
    assert refused(lambda: new_loan("anna", now, now, client=client)) == "loan.span"
    assert refused(lambda: new_loan("anna", now, now + timedelta(days=93), client=client)) == "loan.too_long"


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
