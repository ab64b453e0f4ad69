"""What is fetched of a window is all that its picture needs, on both engines, and by indexes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import text

from receptionist.calls.commands import Answer, SetAvailability
from receptionist.calls.events import AnyEvent, Availability
from receptionist.calls.moment_words import sentences
from receptionist.calls.past_duty import Duty
from receptionist.calls.past_faults import FaultKind
from receptionist.calls.past_moment import picture
from receptionist.calls.past_window import Window, of_stream, window
from receptionist.calls.recorder import write
from receptionist.calls.seen import Seen
from receptionist.calls.service import HistoryService
from receptionist.store.engine import Store
from tests.calls.floor import ACME, ROSSI, TUESDAY_TEN, Office
from tests.calls.test_past_moment import ROSSI_ID, around
from ui.calls.at_that_moment.words import sentences as shown_on_screen

DAY = timedelta(days=1)


def a_morning(office: Office) -> list[datetime]:
    """Some calls, a phone system that was away, a desk that was killed; moments in it."""
    moments = [office.clock.now() - timedelta(minutes=20)]
    for who in ("anna", "bruno"):
        office.sits_down(who)
    office.ask("bruno", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    for line in (ROSSI, ACME, ROSSI):
        leg, call = office.rings(line)
        office.passes(20)
        moments.append(office.clock.now())
        office.ask("anna", Answer(call=call.id))
        office.passes(40)
        office.hangs_up(leg)
        office.passes(600)
    office.exchange.cut()
    office.passes(30)
    moments.append(office.clock.now())
    office.exchange.restore()
    office.rings(ROSSI)
    office.passes(8)
    moments.append(office.clock.now())
    office.restarts(away=40)
    office.passes(5)
    moments.append(office.clock.now())
    office.sits_down("anna")
    office.ask("anna", Answer())
    office.passes(3600)
    return [*moments, office.clock.now()]


@pytest.mark.parametrize("minutes", [1, 15, 60])
def test_from_the_rows_comes_the_same_picture_as_from_the_whole_stream(store: Store, minutes: int) -> None:
    office = Office()
    moments = a_morning(office)
    write(store, office.written)
    history, half = HistoryService(store), timedelta(minutes=minutes)
    for moment in moments:
        window = Window(moment, moment - half, moment + half)
        for client in (None, ROSSI_ID):
            assert history.at_moment(window, client) == picture(of_stream(office.written), window, client)


def test_who_signed_in_days_ago_is_still_known_to_be_there(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(3 * DAY.total_seconds())
    office.rings()
    office.passes(5)
    write(store, office.written)
    moment = office.clock.now()
    shown = HistoryService(store).at_moment(around(moment))
    assert [(one.name, span.duty) for one in shown.assistants if (span := one.at(moment))] == [("Anna", Duty.FREE)]
    assert shown.known and len(shown.waiting) == 1


def test_a_call_that_began_days_ago_and_goes_on_is_there(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    _leg, call = office.talking("anna", ACME)
    office.passes(2 * DAY.total_seconds())
    write(store, office.written)
    shown = HistoryService(store).at_moment(around(office.clock.now()))
    assert [one.id for one in shown.calls] == [call.id]
    assert [span.duty for one in shown.assistants if (span := one.at(office.clock.now()))] == [Duty.TALKING]


def test_a_note_after_a_call_is_seen_in_a_window_that_begins_after_it(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    leg, _ = office.talking("anna", ACME)
    office.passes(10)
    office.hangs_up(leg)
    office.passes(5)
    write(store, office.written)
    moment = office.clock.now()
    shown = HistoryService(store).at_moment(Window(moment, moment - timedelta(seconds=2), moment + timedelta(seconds=2)))
    assert shown.calls == () and [span.duty for one in shown.assistants for span in one.spans] == [Duty.WRAP_UP]


def test_a_desk_that_died_in_the_window_is_told_although_the_next_began_after_it(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(60)
    office.rings()
    office.passes(5)
    died = office.clock.now()
    office.restarts(away=1800)
    write(store, office.written)
    shown = HistoryService(store).at_moment(Window(died, died - timedelta(minutes=3), died + timedelta(minutes=3)))
    (restart,) = [fault for fault in shown.faults if fault.kind is FaultKind.RESTART]
    assert restart.until is not None and restart.until - restart.since > timedelta(minutes=25)
    assert [call.id for call in shown.waiting] == [call.id for call in shown.calls]


def noted(store: Store, events: Iterable[AnyEvent], at: datetime) -> None:
    """The desk writes these down, and that it is there."""
    seen = Seen(lambda: at)
    seen.hears(events)
    with store.session() as session:
        seen.note(session)


def test_a_desk_that_died_and_is_not_back_does_not_say_that_nobody_rang(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(600)
    write(store, office.written)
    noted(store, office.written, died := office.clock.now())
    hour_after = died + timedelta(hours=1)
    shown = HistoryService(store).at_moment(around(hour_after))
    assert shown.is_silent and not shown.is_recorded(hour_after)
    told = sentences(shown, UTC, "")
    assert "nothing is recorded" in told[0] and "The desk was last heard of at 3 Mar" in told[2]
    assert "reached us" not in " ".join(told)
    around_its_end = HistoryService(store).at_moment(around(died + timedelta(minutes=5)))
    assert "of a part of that time nothing is" in sentences(around_its_end, UTC, "")[0]
    assert shown_on_screen(shown, UTC, "")[:2] == told[:2]


def test_a_desk_that_is_there_and_quiet_says_that_nobody_rang(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    write(store, office.written)
    office.passes(7200)
    noted(store, office.written, office.clock.now() - timedelta(seconds=29))
    shown = HistoryService(store).at_moment(window(office.clock.now(), 15, office.clock.now()))
    assert (shown.silences, shown.faults) == ((), ())
    assert sentences(shown, UTC, "")[0].startswith("No call reached us")


def test_a_desk_that_was_quiet_and_died_was_there_until_it_was_last_seen(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    office.passes(3600)
    noted(store, office.written, died := office.clock.now())
    office.restarts(away=1800)
    write(store, office.written)
    shown = HistoryService(store).at_moment(around(died + timedelta(minutes=5)))
    assert [one.since for one in shown.silences] == [died]


def test_before_anything_was_recorded_nothing_is_known(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    write(store, office.written)
    shown = HistoryService(store).at_moment(around(TUESDAY_TEN - DAY))
    assert (shown.known, shown.calls, shown.assistants, shown.faults) == (False, (), (), ())


def test_no_question_reads_a_table_through(store: Store) -> None:
    office = Office()
    moments = a_morning(office)
    write(store, office.written)
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_more: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append((statement, parameters))

    sql_event.listen(store.engine, "before_cursor_execute", note)
    HistoryService(store).at_moment(around(moments[3]))
    sql_event.remove(store.engine, "before_cursor_execute", note)
    explain = "EXPLAIN " if store.shared else "EXPLAIN QUERY PLAN "
    with store.reading() as session:
        if store.shared:
            session.execute(text("SET LOCAL enable_seqscan = off"))  # so small a table is read through at once otherwise
        plans = [
            " ".join(str(row) for row in session.connection().exec_driver_sql(explain + statement, parameters).all())
            for statement, parameters in asked
        ]
    assert len(plans) > 8
    for (statement, _), plan in zip(asked, plans, strict=True):
        assert "Seq Scan" not in plan and "SCAN call" not in plan, (statement, plan)
