"""The record of calls: what the recorder keeps, what history finds in it, and what becomes of it on bad days."""

from __future__ import annotations

import itertools
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.event import listen
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from receptionist.calls.commands import BlindTransfer, Hold, Name, Resume
from receptionist.calls.events import AnyEvent, Caller, Direction, Finished, Noted, Offered, decode, encode
from receptionist.calls.half_typed import HalfTypedOfCalls, Words
from receptionist.calls.model import DeskLifeRow
from receptionist.calls.places import Result
from receptionist.calls.record import CallRecord, begin
from receptionist.calls.recorder import Recorder, call_row, keep, write
from receptionist.calls.seen import Seen
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.clients.profile import new_id
from receptionist.errors import NotFound, Problem
from receptionist.store.engine import Store, open_store
from receptionist.store.journal import Journal
from receptionist.store.migrate import upgrade
from tests.calls.floor import ACME, NERI, ROSSI, TO_BIANCHI, TUESDAY_TEN, VERDI, Office
from tests.disks import fill, small_disk

Eventually = Callable[..., Any]
AN_EVENT = encode(
    Offered(
        id="0190a000-0000-7000-8000-0000000000e1",
        epoch=1,
        sequence=1,
        at=TUESDAY_TEN,
        call="0190a000-0000-7000-8000-0000000000c1",
        direction=Direction.INBOUND,
        caller=Caller(number=NERI, name="Mario N\u00e8ri"),
        line=ROSSI,
    )
)


def a_morning() -> Office:
    """One call answered after a hold, one abandoned, one that nobody took, one without a number."""
    office = Office()
    office.sits_down("anna")
    leg, call = office.talking()
    office.ask("anna", Name(call=call.id, name="Mario Neri", firm="Neri & figli", matter="the lease"))
    office.ask("anna", Hold(call=call.id))
    office.passes(12)
    office.ask("anna", Resume())
    office.passes(30)
    office.hangs_up(leg)
    leg, _ = office.rings(ACME, number=VERDI, name=None)
    office.passes(20)
    office.hangs_up(leg)
    leg, _ = office.rings(ROSSI, number=None, name=None)
    office.passes(3)
    office.hangs_up(leg)
    return office


@pytest.fixture
def history(store: Store) -> HistoryService:
    """The history after that morning."""
    write(store, a_morning().written)
    return HistoryService(store)


def test_every_event_is_kept_and_found_again_in_order(store: Store) -> None:
    office = a_morning()
    write(store, office.written)
    history = HistoryService(store)
    for record in history.find(CallFilter()):
        kept = history.events(record.id)
        assert kept == [e for e in office.written if getattr(e, "call", None) == record.id]
        assert record == office.records()[record.id]


def test_the_same_events_twice_are_kept_once(store: Store) -> None:
    office = a_morning()
    write(store, office.written[:20])
    write(store, office.written)
    write(store, office.written)
    history = HistoryService(store)
    assert {r.id: r for r in history.find(CallFilter())} == dict(office.records())


def test_calls_that_are_read_in_after_an_outage_are_not_looked_for_one_by_one(store: Store) -> None:
    asked: list[str] = []
    caller = Caller(VERDI)
    offered = [
        Offered(id=new_id(), epoch=1, sequence=n, at=TUESDAY_TEN, call=new_id(), direction=Direction.INBOUND, caller=caller)
        for n in range(200)
    ]
    listen(store.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: asked.append(statement))
    write(store, offered)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) < 10
    assert len(HistoryService(store).find(CallFilter())) == 200


def test_times_are_differences_of_event_rows(history: HistoryService) -> None:
    (call,) = history.find(CallFilter(result=Result.ANSWERED))
    assert call.times.on_hold == pytest.approx(12, abs=0.1)
    assert call.times.talking == pytest.approx(31, abs=1)
    whole = (call.ended - call.started).total_seconds()
    assert sum(getattr(call.times, name) for name in call.times.__struct_fields__) == pytest.approx(whole, abs=0.01)


def test_history_is_searched_by_number_name_client_day_and_result(history: HistoryService) -> None:
    assert len(history.find(CallFilter())) == 3
    assert [c.caller.number for c in history.find(CallFilter(number="9900 012"))] == [VERDI]
    assert [c.name for c in history.find(CallFilter(name="neri"))] == ["Mario Neri"]
    assert [c.firm for c in history.find(CallFilter(name="figli"))] == ["Neri & figli"]
    assert [c.line for c in history.find(CallFilter(line=ACME))] == [ACME]
    assert {c.result for c in history.find(CallFilter(result=Result.ABANDONED))} == {Result.ABANDONED}
    assert history.find(CallFilter(since=TUESDAY_TEN + timedelta(days=1))) == []
    assert len(history.find(CallFilter(until=TUESDAY_TEN + timedelta(days=1)))) == 3
    assert history.find(CallFilter(name="100%_")) == []


@pytest.mark.parametrize("typed", ["niccolò", "NÈRI", "neri", "Nèri", "NICCOLO"])
def test_a_name_is_found_whatever_the_case_of_its_letters_and_with_accents_or_without(store: Store, typed: str) -> None:
    office = a_morning()
    leg, _ = office.rings(ROSSI, name="NICCOLÒ NÈRI")
    office.hangs_up(leg)
    write(store, office.written)
    found = HistoryService(store).find(CallFilter(name=typed))
    assert "NICCOLÒ NÈRI" in {call.caller.name for call in found}


NOON = TUESDAY_TEN + timedelta(hours=2)


def many(store: Store, count: int, since: datetime = TUESDAY_TEN) -> list[str]:
    """So many calls that came in, three at each second; their ids, latest first."""
    calls = [new_id() for _call in range(count)]
    events = [
        Offered(
            id=new_id(), epoch=1, sequence=n, at=since + timedelta(seconds=n // 3), call=call, line=ROSSI,
            direction=Direction.INBOUND, caller=Caller(number=VERDI, name=f"caller {n}"),
        )
        for n, call in enumerate(calls)
    ]  # fmt: skip
    write(store, events)
    order = [(event.at, event.call) for event in events]
    return [call for _at, call in sorted(order, reverse=True)]


def test_a_long_list_is_read_part_by_part_and_misses_and_doubles_nobody(store: Store) -> None:
    calls, history = many(store, 40), HistoryService(store)
    wanted, found = CallFilter(limit=7), list[CallRecord]()
    while part := history.find(wanted, after=found[-1] if found else None):
        found += part
        many(store, 1, NOON)  # calls go on coming in meanwhile
    assert [call.id for call in found] == calls
    assert history.count(CallFilter(until=TUESDAY_TEN + timedelta(seconds=1))) == 3
    assert history.count(wanted) == 46


def test_all_that_are_found_are_gone_through_as_they_were_at_the_beginning(store: Store) -> None:
    calls, history = many(store, 1203), HistoryService(store)
    found = history.each(CallFilter(limit=5))
    first = next(found)
    many(store, 1, NOON)
    assert [first.id, *(call.id for call in found)] == calls


def test_an_export_that_is_stopped_leaves_what_was_there(store: Store, tmp_path: Path) -> None:
    many(store, 5)
    history, file = HistoryService(store), tmp_path / "calls.csv"
    file.write_text("of yesterday")

    def stopped() -> Iterator[CallRecord]:
        yield from history.each(CallFilter())
        raise Problem("export.stopped")

    with pytest.raises(Problem):
        history.export(stopped(), file, {})
    assert [path.read_text() for path in tmp_path.iterdir() if path.suffix == ".csv"] == ["of yesterday"]
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob(".*.part"))
    assert history.export(history.each(CallFilter()), file, {}) == 5


def test_earlier_calls_never_cross_from_one_client_to_another(history: HistoryService) -> None:
    rossi, acme = (f"0190a000-0000-7000-8000-00000000000{n}" for n in (1, 2))
    assert len(history.earlier(rossi, NERI)) == 1
    assert history.earlier(acme, NERI) == []


def test_export_is_a_spreadsheet_that_runs_nothing(store: Store, tmp_path: Path) -> None:
    office = a_morning()
    leg, _ = office.rings(ROSSI, name="=cmd|' /C calc'!A0")
    office.hangs_up(leg)
    write(store, office.written)
    history = HistoryService(store)
    file = tmp_path / "calls.csv"
    history.export(history.find(CallFilter()), file, {"0190a000-0000-7000-8000-000000000001": "Studio Legale Rossi"})
    content = file.read_text(encoding="utf-8")
    assert content.startswith("\ufeffid;started;")
    assert "Studio Legale Rossi" in content and VERDI in content
    assert ";=cmd" not in content and "'=cmd" in content


def test_an_export_never_takes_the_place_of_an_office_and_is_whole_or_not_at_all(
    history: HistoryService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, before = tmp_path / "other.db", tmp_path / "calls.csv"
    with closing(sqlite3.connect(office)) as other:
        other.execute("CREATE TABLE calls (id)")
    before.write_text("of yesterday")
    with pytest.raises(Problem) as refused:
        history.export([], office, {})
    assert refused.value.code == "file.is_office"
    monkeypatch.setattr(os, "fsync", _refuses(OSError(28, "No space left on device")))
    with pytest.raises(Problem) as refused:
        history.export(history.find(CallFilter()), before, {})
    assert refused.value.code == "file.not_written"
    assert before.read_text() == "of yesterday"


def _refuses(error: OSError) -> Callable[[int], None]:
    def refuse(_handle: int) -> None:
        raise error

    return refuse


def test_half_typed_text_comes_back(store: Store) -> None:
    kept = HalfTypedOfCalls(store, "anna")
    call = "0190a000-0000-7000-8000-0000000000c1"
    kept.keep_draft(call, "message", "Please call ba")
    kept.keep_draft(call, "message", "Please call back")
    kept.keep_draft(call, "notes", "angry")
    assert HalfTypedOfCalls(store, "anna").drafts() == {call: {"message": "Please call back", "notes": "angry"}}
    kept.keep_draft(call, "notes", "")
    assert HalfTypedOfCalls(store, "anna").drafts() == {call: {"message": "Please call back"}}
    kept.keep_draft(call, "message", "")
    assert HistoryService(store).drafts() == {}


def test_whose_half_typed_words_they_are_stands_with_them(store: Store) -> None:
    """Nobody writes over a colleague's, and what she has not read yet is not put away with what she has."""
    call = "0190a000-0000-7000-8000-0000000000c1"
    anna, bruno, carla = (HalfTypedOfCalls(store, login) for login in ("anna", "bruno", "carla"))
    anna.keep_draft(call, "text", "Deve richiamare")
    bruno.keep_draft(call, "text", "Neri")
    assert anna.drafts() == {call: {"text": "Deve richiamare"}} and bruno.drafts() == {call: {"text": "Neri"}}
    bruno.keep_draft(call, "text", "Deve richiamare\nNeri", bruno.of_others(call))
    read = carla.of_others(call)
    assert read == (Words("bruno", "text", "Deve richiamare\nNeri", ("anna",)),) and anna.drafts() == {}
    bruno.keep_draft(call, "text", "Deve richiamare\nNeri: udienza")
    carla.keep_draft(call, "text", "Deve richiamare\nNeri", read)
    assert carla.begun_by() == {call: ("anna", "bruno")}
    assert [words.text for words in carla.of_others(call)] == ["Deve richiamare\nNeri: udienza"]
    assert HistoryService(store).drafts()[call]["text"].count("udienza") == 1


def test_a_call_that_nobody_knows(store: Store) -> None:
    with pytest.raises(NotFound) as unknown:
        HistoryService(store).load("0190a000-0000-7000-8000-0000000000c9")
    assert unknown.value.code == "call.unknown"


def test_a_new_desk_begins_with_the_next_epoch_and_the_open_calls(store: Store) -> None:
    office = Office()
    office.sits_down("anna")
    _, call = office.talking()
    office.ask("anna", BlindTransfer(call=call.id, target=TO_BIANCHI))
    write(store, office.written)
    history = HistoryService(store)
    assert history.next_epoch() == 2
    assert [record.id for record in history.unfinished()] == [call.id]


# ---- the recorder, on good days and bad


class Told:
    """What the recorder said of itself."""

    def __init__(self) -> None:
        self.troubles: dict[str, Problem | None] = {}

    def __call__(self, part: str, problem: Problem | None) -> None:
        self.troubles[part] = problem


@pytest.fixture
def told() -> Told:
    """Nothing said yet."""
    return Told()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return Journal(tmp_path / "journal")


@pytest.fixture
def recorder(store: Store, journal: Journal, told: Told) -> Iterator[Recorder]:
    """A recorder at work."""
    recorder = Recorder(store, journal, told)
    recorder.start()
    yield recorder
    recorder.stop()


def test_the_recorder_keeps_all_and_leaves_no_journal(
    store: Store, recorder: Recorder, journal: Journal, tmp_path: Path
) -> None:
    office = a_morning()
    for event in office.written:
        recorder.take(event)
    assert recorder.stop()
    assert {r.id: r for r in HistoryService(store).find(CallFilter())} == dict(office.records())
    assert list((tmp_path / "journal").glob("*")) == []


def test_the_desk_is_noted_to_be_there_while_nobody_rings_and_when_it_ends(
    store: Store, journal: Journal, told: Told, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("receptionist.calls.seen.SEEN_SECONDS", 0.05)
    monkeypatch.setattr("receptionist.calls.recorder.SEEN_SECONDS", 0.05)
    office = a_morning()
    minutes = itertools.count(1)
    recorder = Recorder(store, journal, told, seen=Seen(lambda: TUESDAY_TEN + timedelta(minutes=next(minutes))))
    recorder.start()
    for event in office.written:
        recorder.take(event)

    def noted() -> datetime | None:
        with store.reading() as session:
            row = session.get(DeskLifeRow, max(event.epoch for event in office.written))
            return None if row is None else row.seen

    eventually(lambda: (seen := noted()) is not None and seen >= TUESDAY_TEN + timedelta(minutes=4))
    monkeypatch.setattr("receptionist.calls.seen.SEEN_SECONDS", 3600)
    before = noted()
    assert recorder.stop()
    after = noted()
    assert before is not None and after is not None and after > before


def test_what_a_crash_left_in_the_journal_is_read_in_at_the_next_start(
    store: Store, journal: Journal, told: Told, tmp_path: Path
) -> None:
    office = a_morning()
    journal.append(encode(event) for event in office.written)
    journal.close()
    with next((tmp_path / "journal").glob("*")).open("ab") as segment:
        segment.write(b'{"kind":"offered","id":"cut sho')
    Recorder(store, journal, told).catch_up()
    assert {r.id: r for r in HistoryService(store).find(CallFilter())} == dict(office.records())
    assert journal.leftover() == []


def test_a_database_that_is_away_at_the_start_gets_the_lines_of_the_crash_later(
    local_store: Store, tmp_path: Path, journal: Journal, told: Told, eventually: Eventually
) -> None:
    office = a_morning()
    journal.append(encode(event) for event in office.written[:5])
    journal.close()
    recorder = Recorder(local_store, journal, told)
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert recorder.catch_up() == max(event.epoch for event in office.written[:5])
    recorder.start()
    for event in office.written[5:]:
        recorder.take(event)
    eventually(lambda: told.troubles["database"] is None, seconds=60)
    assert recorder.stop()
    assert {r.id: r for r in HistoryService(local_store).find(CallFilter())} == dict(office.records())
    assert journal.leftover() == []


def test_a_database_that_is_away_loses_nothing_and_doubles_nothing(
    local_store: Store, tmp_path: Path, journal: Journal, told: Told, eventually: Eventually
) -> None:
    office = a_morning()
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")  # somebody sits on the file
        recorder = Recorder(local_store, journal, told)
        recorder.start()
        for event in office.written:
            recorder.take(event)
        eventually(lambda: told.troubles.get("database") is not None, seconds=60)
        assert told.troubles["database"].code == "office.locked"
        assert len(journal.leftover()) == len(office.written)
        other.execute("ROLLBACK")
    eventually(lambda: told.troubles["database"] is None, seconds=60)
    assert recorder.stop()
    assert {r.id: r for r in HistoryService(local_store).find(CallFilter())} == dict(office.records())


def test_a_full_disk_under_the_journal_stops_no_call(
    store: Store, told: Told, tmp_path: Path, eventually: Eventually, log: Any
) -> None:
    log.expect("the journal cannot be written")
    events = a_morning().written
    recorder = Recorder(store, _OnFullDisk(tmp_path / "full"), told)
    recorder.start()
    for event in events:
        recorder.take(event)
    eventually(lambda: told.troubles.get("journal") is not None)
    assert recorder.stop()
    assert told.troubles["journal"].code == "journal.failed"
    assert len(HistoryService(store).find(CallFilter())) == 3


@pytest.mark.own_disk
def test_what_a_full_disk_did_not_take_stands_in_the_journal_before_it_is_said_to_be_well(
    tmp_path: Path, told: Told, eventually: Eventually, log: Any
) -> None:
    """The database is away, the disk is full for one event and then free; nobody rings any more, and the power goes."""
    log.expect("the journal cannot be written")
    away, back = (open_store(str(tmp_path / f"{name}.db")) for name in ("office", "back"))
    for store in (away, back):
        upgrade(store)
    events = a_morning().written
    call = next(event.call for event in events if isinstance(event, Offered))
    note = Noted(id=new_id(), epoch=1, sequence=9_000, at=TUESDAY_TEN, call=call, text="the lease " * 800)
    with (
        closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as other,
        small_disk(tmp_path / "disk", 1) as disk,
    ):
        other.execute("BEGIN EXCLUSIVE")
        journal = Journal(disk / "journal")
        recorder = Recorder(away, journal, told)
        recorder.start()
        for event in events:
            recorder.take(event)
        eventually(lambda: len(journal.leftover()) == len(events))
        size = journal.size()
        fill(disk / "something else")
        recorder.take(note)
        eventually(lambda: told.troubles.get("journal") is not None)
        assert journal.size() == size, "no half of it takes the room that will be there"
        (disk / "something else").unlink()
        eventually(lambda: told.troubles["journal"] is None)
        left = Journal(disk / "journal")
        assert [decode(line) for line in left.leftover()] == [*events, note]
        Recorder(back, left, Told()).catch_up()
        assert note in HistoryService(back).events(call)
        other.execute("ROLLBACK")
        recorder.stop()
    for store in (away, back):
        store.close()


def test_a_line_that_stands_twice_in_the_journal_is_kept_once(store: Store, journal: Journal, told: Told) -> None:
    office = a_morning()
    journal.append([encode(event) for event in office.written for _ in range(2)])
    journal.close()
    Recorder(store, journal, told).catch_up()
    assert {r.id: r for r in HistoryService(store).find(CallFilter())} == dict(office.records())
    assert told.troubles == {} and journal.leftover() == []


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "a bad byte": lambda line: line.replace(b"inbound", b"inb\xffund"),
    "half a letter": lambda line: line.replace(b"Mario", b"\\ud800"),
    "brackets without end": lambda line: line[:-1] + b',"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "no zone": lambda line: line.replace(b'Z"', b'"'),
    "a life that cannot have been": lambda line: line.replace(b'"epoch":1,', b'"epoch":2147483647,'),
    "a life that no table counts": lambda line: line.replace(b'"epoch":1,', b'"epoch":9223372036854775807,'),
    "a number below all": lambda line: line.replace(b'"sequence":', b'"sequence":-'),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_line_of_the_journal_is_lost_alone_and_the_next_life_keeps_all(
    store: Store, journal: Journal, told: Told, log: Any, damage: Callable[[bytes], bytes]
) -> None:
    log.expect("is left out")
    office = a_morning()
    offered = next(event for event in office.written if isinstance(event, Offered))
    lines = [encode(event) for event in office.written]
    journal.append([damage(encode(offered).replace(offered.id.encode(), new_id().encode())), *lines])
    journal.close()
    recorder = Recorder(store, journal, told)
    assert recorder.catch_up() == 1
    assert told.troubles == {} and journal.leftover() == []
    assert HistoryService(store).next_epoch() == 2
    assert {r.id: r for r in HistoryService(store).find(CallFilter())} == dict(office.records())


@given(st.lists(st.tuples(st.integers(0, 500), st.binary(max_size=9), st.integers(0, 9)), min_size=1, max_size=4))
def test_whatever_a_line_has_become_it_is_an_event_or_damaged(changes: list[tuple[int, bytes, int]]) -> None:
    line = bytearray(AN_EVENT)
    for where, there, gone in changes:
        line[where : where + gone] = there
    with suppress(msgspec.DecodeError):
        assert encode(decode(bytes(line)))


@pytest.mark.parametrize("odd", ["\u00b22.journal", "\u0663.journal", "notes.journal"])
def test_what_somebody_puts_beside_the_journal_is_left_alone(journal: Journal, tmp_path: Path, odd: str) -> None:
    folder = tmp_path / "journal"
    folder.mkdir(mode=0o700)
    (folder / odd).write_bytes(b"mine\n")
    (folder / "00000001.journal").mkdir()
    journal.append([b"a line"])
    assert journal.leftover() == [b"a line"]
    journal.clear()
    assert {path.name for path in folder.iterdir()} == {odd, "00000001.journal"}


def test_what_cannot_be_written_down_is_lost_alone(
    store: Store, recorder: Recorder, journal: Journal, told: Told, log: Any
) -> None:
    log.expect("an event cannot be written down")
    log.expect("the database did not take the record")
    log.expect("an event is not kept")
    log.expect("error ignored terminating .* pipeline aborted", logger="psycopg", must=False)
    *morning, last = a_morning().written
    call = next(event.call for event in morning if isinstance(event, Offered))
    half = Noted(id=new_id(), epoch=1, sequence=9_000, at=TUESDAY_TEN, call=call, text="half a letter: \ud800")
    huge = Noted(id=new_id(), epoch=1, sequence=2**63, at=TUESDAY_TEN, call=call, text="a number that no table holds")
    for event in (*morning, half, huge, last):
        recorder.take(event)
    assert recorder.stop()
    assert told.troubles["database"].code == "office.record_failed"
    kept = HistoryService(store)
    ids = {event.id for call in kept.find(CallFilter()) for event in kept.events(call.id)}
    assert ids == {event.id for event in (*morning, last) if getattr(event, "call", None)}


def test_what_the_log_says_of_a_refused_row_names_nobody(store: Store) -> None:
    office = a_morning()
    write(store, office.written)
    offered = next(event for event in office.written if isinstance(event, Offered))
    with pytest.raises(IntegrityError) as refused, store.session() as session:
        session.add(call_row(begin(offered)))
        session.flush()
    assert "Neri" not in str(refused.value)


def test_the_journal_has_an_event_soon_however_many_come_after_it(
    store: Store, recorder: Recorder, journal: Journal, eventually: Eventually
) -> None:
    noise = threading.Event()
    first, *others = a_morning().written

    def go_on() -> None:
        for event in itertools.cycle(others):
            recorder.take(event)
            if noise.wait(0.02):  # there is always one more within the fifty milliseconds
                return

    recorder.take(first)
    telling = threading.Thread(target=go_on)
    telling.start()
    try:
        eventually(lambda: HistoryService(store).next_epoch() == 2, seconds=4)
    finally:
        noise.set()
        telling.join()


def test_the_journal_does_not_wait_for_a_database_that_takes_its_time(
    store: Store, recorder: Recorder, journal: Journal, eventually: Eventually, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, free = threading.Event(), threading.Event()

    def slowly(session: Session, events: Sequence[AnyEvent]) -> None:
        busy.set()
        free.wait()
        keep(session, events)

    monkeypatch.setattr("receptionist.calls.recorder.keep", slowly)
    office = a_morning()
    first, *others = office.written
    recorder.take(first)
    eventually(busy.is_set)
    for event in others:
        recorder.take(event)
    try:
        eventually(lambda: len(journal.leftover()) == len(office.written))
    finally:
        free.set()
    assert recorder.stop()
    assert {r.id: r for r in HistoryService(store).find(CallFilter())} == dict(office.records())
    assert journal.leftover() == []


def test_a_line_is_on_the_disk_and_its_owners_alone(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    really = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (flushed.append(os.fstat(handle).st_size), really(handle)))
    journal.append([b"a line"])
    (segment,) = (tmp_path / "journal").glob("*")
    assert flushed == [segment.stat().st_size] == [len("a line\n")]
    if sys.platform != "win32":
        assert stat.S_IMODE(segment.stat().st_mode) == 0o600 and stat.S_IMODE(segment.parent.stat().st_mode) == 0o700


class _OnFullDisk(Journal):
    """A journal whose segments lie on a device that is always full: the kernel itself says so."""

    def _open(self) -> int:
        return os.open("/dev/full", os.O_WRONLY)


def test_a_correction_of_the_end_reaches_the_record(store: Store) -> None:
    office = a_morning()
    write(store, office.written)
    lost = next(e for e in office.written if isinstance(e, Finished) and e.result is Result.ABANDONED)
    late: AnyEvent = Finished(
        id="0190a000-0000-7000-8000-0000000000ff", epoch=2, sequence=1, at=lost.at, call=lost.call, result=Result.OVERFLOWED
    )
    write(store, [late])
    assert HistoryService(store).load(lost.call).result is Result.OVERFLOWED
    assert any(isinstance(e, Offered) for e in HistoryService(store).events(lost.call))
