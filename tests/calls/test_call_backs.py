"""Who must be called back: promised or lost, in one list by due time; tried, reached, dealt with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import text

from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.call_backs import CallBack, Try, in_order, line_for, to_remind
from receptionist.calls.commands import Answer, Dial
from receptionist.calls.events import Target
from receptionist.calls.recorder import write
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Invalid
from receptionist.staff.shifts import ShiftService
from receptionist.store.engine import Store
from tests.at_once import at_once
from tests.calls.floor import ACME, BERLIN, NERI, ROSSI, TUESDAY_TEN, VERDI, Office

STUDIO = "0190a000-0000-7000-8000-000000000001"
HOUR = timedelta(hours=1)


def promised(name: str, *, in_hours: float, by: str = "anna", number: str = NERI) -> CallBack:
    return CallBack(
        client=STUDIO,
        line=ROSSI,
        number=number,
        name=name,
        due=TUESDAY_TEN + in_hours * HOUR,
        promised_by=by,
        promised_at=TUESDAY_TEN,
        note="asks for the contract",
    )


def a_lost_caller(line: str = ROSSI) -> Office:
    """Verdi rang, and hung up before anybody had answered."""
    office = Office()
    office.sits_down("anna")
    leg, _ = office.rings(line, number=VERDI, name=None)
    office.passes(20)
    office.hangs_up(leg)
    return office


def reaches(office: Office, line: str) -> None:
    """He rings that line again, and is answered."""
    leg, _ = office.rings(line, number=VERDI, name=None)
    office.ask("anna", Answer())
    office.passes(5)
    office.hangs_up(leg)


def test_lost_calls_stand_on_the_list_until_somebody_closes_them(store: Store) -> None:
    write(store, a_lost_caller(BERLIN).written)
    service = CallBackService(store)
    (lost,) = service.waiting()
    assert (lost.number, lost.lost, lost.line, lost.overdue(TUESDAY_TEN + HOUR)) == (VERDI, True, BERLIN, False)
    service.close(lost.id, by="anna", note="spoke to her, all done")
    assert service.waiting() == []
    service.reopen(lost.id)
    assert len(service.waiting()) == 1


def test_a_long_list_is_read_in_as_few_questions_as_a_short_one(store: Store) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    service = CallBackService(store)
    numbers = []
    for lost in (a_lost_caller(), a_lost_caller(), a_lost_caller()):
        write(store, lost.written)
        service.promise(promised("Rita Bassi", in_hours=1))
        asked.clear()
        sql_event.listen(store.engine, "before_cursor_execute", note)
        assert service.waiting()
        sql_event.remove(store.engine, "before_cursor_execute", note)
        numbers.append(len(asked))
    assert numbers[0] == numbers[2]


def test_a_lost_caller_without_a_number_stands_on_the_list_until_it_is_closed_with_a_note(store: Store) -> None:
    office = Office()
    leg, call = office.rings(ROSSI, number=None, name=None)
    office.hangs_up(leg)
    write(store, office.written)
    service = CallBackService(store)
    assert [(one.id, one.number, one.lost) for one in service.waiting()] == [(call.id, "", True)]
    service.close(call.id, "anna", "nobody to ring")
    assert service.waiting() == []


@pytest.mark.parametrize(("again", "reached"), [(ROSSI, True), (ACME, False), (BERLIN, False)])
def test_a_lost_caller_who_got_through_to_the_same_client_is_marked(store: Store, again: str, reached: bool) -> None:
    office = a_lost_caller()
    reaches(office, again)
    write(store, office.written)
    (lost,) = CallBackService(store).waiting()
    assert lost.reached_since is reached


def test_what_was_promised_and_who_was_lost_stand_in_one_list_by_due_time(store: Store) -> None:
    write(store, a_lost_caller().written)
    service = CallBackService(store)
    later, sooner = promised("Ann", in_hours=3), promised("Mario", in_hours=1)
    for one in (later, sooner):
        service.promise(one)
    found = service.waiting()
    assert [one.name for one in found] == ["", "Mario", "Ann"]
    assert found[1] == sooner and found[2] == later


def test_a_promised_call_back_is_tried_reached_and_dealt_with_and_may_come_back(store: Store) -> None:
    service = CallBackService(store)
    kept = service.promise(promised("Mario", in_hours=1))
    call = str(uuid4())
    service.tried(kept.id, Try(at=TUESDAY_TEN + HOUR, by="bruno", reached=False))
    service.tried(kept.id, Try(at=TUESDAY_TEN + 2 * HOUR, by="anna", reached=True, call=call))
    assert [(one.by, one.reached) for one in service.waiting()[0].tries] == [("bruno", False), ("anna", True)]
    service.close(kept.id, by="anna", by_call=call)
    assert service.waiting() == []
    service.reopen(kept.id)
    assert [one.id for one in service.waiting()] == [kept.id]


@pytest.mark.parametrize("lost", [True, False])
def test_of_those_who_close_one_at_once_the_first_has_dealt_with_it(store: Store, lost: bool) -> None:
    """Nobody's word on how it ended is written over by somebody who pressed the key a second later."""
    service = CallBackService(store)
    if lost:
        write(store, a_lost_caller(BERLIN).written)
    else:
        service.promise(promised("Mario", in_hours=1))
    (one,) = service.waiting()
    came = at_once(*(lambda n=n: service.close(one.id, by=f"a{n}", note=f"note {n}") for n in range(6)))
    assert came == [None] * 6
    columns = "closed_by, note FROM call_backs" if lost else "closed_by, closed_note FROM promised_call_backs"
    with store.reading() as session:
        first = session.execute(text(f"SELECT {columns}")).one()
    assert first[0][1:] == first[1][5:]
    service.close(one.id, by="late", note="too late")
    with store.reading() as session:
        assert session.execute(text(f"SELECT {columns}")).one() == first
    service.reopen(one.id)
    service.close(one.id, by="again")
    with store.reading() as session:
        assert session.execute(text(f"SELECT {columns}")).one()[0] == "again"


def test_who_was_promised_a_call_and_has_spoken_with_the_client_since_is_marked(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    service = CallBackService(store)
    service.promise(promised("Verdi", in_hours=1, number=VERDI))
    office.passes(60)
    reaches(office, ROSSI)
    write(store, office.written)
    assert [one.reached_since for one in service.waiting()] == [True]


def test_nothing_is_promised_for_a_moment_that_is_over(store: Store) -> None:
    service = CallBackService(store)
    with pytest.raises(Invalid) as refused:
        service.promise(promised("Mario", in_hours=-1))
    assert (refused.value.code, refused.value.values["field"]) == ("call_back.past", "due")
    assert service.waiting() == []


def test_whoever_promised_is_reminded_and_of_who_is_not_there_everybody() -> None:
    mine, hers, absent = (promised(name, in_hours=1, by=by) for name, by in (("a", "anna"), ("b", "bruno"), ("c", "carla")))
    lost = CallBack(client=STUDIO, number=NERI, due=TUESDAY_TEN - HOUR)
    everything, due = [mine, hers, absent, lost], TUESDAY_TEN + HOUR
    assert to_remind(everything, due, "anna", {"anna", "bruno"}) == in_order([mine, absent])
    assert to_remind(everything, due - timedelta(seconds=1), "anna", {"anna"}) == []


def test_one_is_called_back_under_the_number_one_rang_while_it_is_the_clients() -> None:
    moved = Line(number=ACME, until=TUESDAY_TEN)
    profile = Profile(code="R", legal_name="Rossi", lines=(Line(number=BERLIN), Line(number=ROSSI), moved))
    assert line_for(profile, ROSSI, TUESDAY_TEN) == ROSSI
    assert line_for(profile, ACME, TUESDAY_TEN) == BERLIN
    assert line_for(profile, None, TUESDAY_TEN) == BERLIN
    assert line_for(Profile(code="N", legal_name="None"), ROSSI, TUESDAY_TEN) is None


def test_the_call_that_was_promised_shows_the_clients_own_number(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    reply = office.ask("anna", Dial(line=ROSSI, target=Target(label="Mario", number=NERI)))
    office.passes(2)
    assert reply.call is not None
    (call,) = office.board.calls.values()
    assert (call.line, call.client, call.caller.number) == (ROSSI, STUDIO, NERI)


def test_a_shift_begins_where_the_last_one_ended(store: Store) -> None:
    shifts = ShiftService(store)
    first = shifts.begin("anna", datetime(2026, 3, 2, 8, tzinfo=UTC))
    assert first.away_since is None
    shifts.begin("bruno", datetime(2026, 3, 2, 9, tzinfo=UTC))
    shifts.end(first.id, datetime(2026, 3, 2, 17, tzinfo=UTC))
    shifts.end(first.id, datetime(2026, 3, 2, 23, tzinfo=UTC))
    second = shifts.begin("anna", datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert second.away_since == datetime(2026, 3, 2, 17, tzinfo=UTC)


def test_of_a_shift_whose_end_nobody_saw_what_is_new_is_told_since_it_began(store: Store) -> None:
    shifts = ShiftService(store)
    shifts.begin("anna", TUESDAY_TEN)
    assert shifts.begin("anna", TUESDAY_TEN + 9 * HOUR).away_since == TUESDAY_TEN
