"""What is known of a caller: one client's VIP is another's stranger, and a number blocked for one rings for every other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from receptionist.calls.callers import OF_ALL, OF_CLIENT, CallerFlag, CallerFlags, CallerService, Flag
from receptionist.calls.places import Place, Result
from receptionist.calls.service import HistoryService
from receptionist.clients.profile import new_id
from receptionist.errors import Invalid
from receptionist.opening import Plan, open_office
from receptionist.store.engine import Store
from tests.calls.floor import BIANCHI, NERI, Office
from tests.calls.stage import ANNOUNCEMENT, CLOSED_LINE, OVERFLOW_LINE, Stage
from tests.offices import new_office
from tests.telephony.lab import LINE
from tests.waiting import eventually

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
ROSSI, ACME = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"


def flag(flag: Flag = Flag.VIP, client: str | None = ROSSI, **more: object) -> CallerFlag:
    return CallerFlag(number=NERI, client=client, flag=flag, set_by="anna", set_at=NOW, **more)  # type: ignore[arg-type]


def test_a_flag_is_kept_with_who_and_why_and_is_one_clients_only(store: Store) -> None:
    callers = CallerService(store)
    callers.keep(flag(note="  the founder's\n wife "))
    kept = callers.flags().of(ROSSI, NERI)
    assert kept is not None and (kept.flag, kept.note, kept.set_by) == (Flag.VIP, "the founder's wife", "anna")
    assert callers.flags().of(ACME, NERI) is None and callers.flags().of_all(NERI) is None


def test_the_language_chosen_for_a_caller_is_known_with_the_flags_and_is_one_clients_only(store: Store) -> None:
    callers, history = CallerService(store), HistoryService(store)
    before = callers.stamp()
    history.keep_language(ROSSI, NERI, "de")
    chosen = callers.stamp()
    assert chosen != before, "whoever looks at the stamp reads anew"
    flags = callers.flags()
    assert flags.stamp == chosen and flags.language_of(ROSSI, NERI) == "de" and flags.language_of(ACME, NERI) is None
    history.keep_language(ROSSI, NERI, "fr")
    flags = callers.flags()
    assert flags.language_of(ROSSI, NERI) == "fr" and flags.language_of(ROSSI, BIANCHI) is None


def test_another_flag_takes_its_place_and_what_is_taken_away_can_be_set_again(store: Store) -> None:
    callers = CallerService(store)
    seen = {callers.stamp()}
    callers.keep(flag())
    seen.add(callers.stamp())
    callers.keep(replace(flag(Flag.BLOCKED), set_at=NOW + timedelta(minutes=1)))
    seen.add(callers.stamp())
    assert [one.flag for one in callers.flags().list(ROSSI)] == [Flag.BLOCKED]
    callers.end(ROSSI, NERI, NOW, "anna")
    seen.add(callers.stamp())
    assert callers.flags().list(ROSSI) == [] and len(seen) == 4
    callers.keep(flag())
    assert [one.flag for one in callers.flags().list(ROSSI)] == [Flag.VIP]


def test_what_is_said_for_all_is_never_that_somebody_is_blocked_or_dear(store: Store) -> None:
    callers = CallerService(store)
    callers.keep(flag(Flag.SALES, None))
    assert callers.flags().of_all(NERI) == flag(Flag.SALES, None)
    assert not callers.flags().refuses(ROSSI, NERI) and callers.flags().of(ROSSI, NERI) is None
    for wrong, code in (
        (flag(Flag.BLOCKED, None), "caller.not_for_all"),
        (flag(Flag.NUISANCE), "caller.only_for_all"),
        (replace(flag(), number=""), "caller.no_number"),
    ):
        with pytest.raises(Invalid) as refused:
            callers.keep(wrong)
        assert refused.value.code == code


@given(st.lists(st.tuples(st.sampled_from([ROSSI, ACME]), st.sampled_from("ab"), st.sampled_from(OF_CLIENT))))
def test_each_client_has_its_own_last_word_of_a_number(said: list[tuple[str, str, Flag]]) -> None:
    flags = [
        CallerFlag(client=client, number=number, flag=flag, set_by="x", set_at=NOW + timedelta(seconds=n))
        for n, (client, number, flag) in enumerate(said)
    ]
    known = CallerFlags(reversed(flags))
    last = {(client, number): flag for client, number, flag in said}
    for client in (ROSSI, ACME):
        for number in "ab":
            assert known.refuses(client, number) == (last.get((client, number)) is Flag.BLOCKED)
    assert known.list(None) == [] and all(one not in OF_ALL for one in last.values())
    assert known.of(new_id(), "a") is None and known.of(None, "a") is None


@pytest.mark.parametrize("line", [LINE, OVERFLOW_LINE])
def test_a_blocked_number_rings_nobody_hears_the_lines_words_and_is_in_the_record(stage: Stage, line: str) -> None:
    stage.knows(flag(Flag.BLOCKED))
    call = stage.rings("neri", line)
    assert (call.place, call.reason) == (Place.CLOSED, "blocked")
    stage.until(lambda: stage.lab.hears("neri") == ANNOUNCEMENT, "the caller hears the announcement")
    assert stage.board.waiting() == [] and stage.painted(call) is None
    record = stage.over(call)
    assert (record.result, record.caller.number) == (Result.REFUSED, NERI)
    assert not stage.lab.call("anna").rings and not stage.lab.call("bianchi").rings
    stage.nothing_left()


def test_it_rings_for_every_other_client_and_others_ring_for_this_one(stage: Stage) -> None:
    stage.knows(flag(Flag.BLOCKED))
    assert stage.rings("neri", CLOSED_LINE).place is Place.WAITING
    assert stage.rings("verdi").place is Place.WAITING


def test_a_desk_that_starts_while_the_announcement_is_heard_refuses_the_caller_again() -> None:
    office = Office()
    office.sits_down("anna")
    office.flags = CallerFlags([flag(Flag.BLOCKED)])
    office.restarts()
    _leg, call = office.rings()
    assert office.board.calls[call.id].place is Place.CLOSED
    office.restarts(away=1)
    assert [(one.place, one.reason) for one in office.board.calls.values()] == [(Place.CLOSED, "blocked")]
    office.passes(130)
    assert office.board.calls == {} and office.record(call).result is Result.REFUSED


def test_a_flag_set_by_another_process_is_noticed(tmp_path: Path) -> None:
    where = str(tmp_path / "office.db")
    office = new_office(where, Plan("Ufficio"))
    office.follow(lambda: None)
    assert not office.caller_flags().refuses(ROSSI, NERI)
    other = open_office(where)
    other.callers.keep(flag(Flag.BLOCKED))
    other.close()
    eventually(lambda: office.caller_flags().refuses(ROSSI, NERI), seconds=30)
    office.close()
