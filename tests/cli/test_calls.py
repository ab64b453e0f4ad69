"""`calls list` and `calls at`: the shapes that were promised, over a morning of the demo office, cut off in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from receptionist.calls.events import Direction, Offered
from receptionist.calls.places import Place, Result
from receptionist.calls.recorder import write
from receptionist.calls.routing import read_caller
from receptionist.calls.service import HistoryService
from receptionist.clients.demo import demo_profiles
from receptionist.clients.profile import new_id
from receptionist.demo.unattended import UnattendedDay
from receptionist.errors import Problem
from receptionist.opening import open_office
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.day import DEMO_DAY
from tests.cli.test_commands import Run, one_document, run, where
from tests.offices import new_office

__all__ = ["run", "where"]

GOES_ON = {str(place) for place in Place} - {"ended", "abandoned"}


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An office with 100 minutes of calls; the last ones go on."""
    place = str(tmp_path_factory.mktemp("office") / "demo.office")
    office = new_office(place)
    clients = demo_profiles(DEMO_DAY)
    office.clients.save_all([profile for profile in clients if not profile.own], by="setup")
    day = UnattendedDay(1, list(office.directory().by_id.values()))
    day.run(6000)
    write(office.store, day.events)
    office.close()
    return place


def listed(run: Run, place: str, *words: object) -> list[dict[str, Any]]:
    code, out, err = run("--office", place, "calls", "list", "--json", *words)
    assert (code, err) == (0, "")
    return one_document(out)  # type: ignore[no-any-return]


def test_each_result_finds_its_own_calls_and_all_together_are_all(run: Run, morning: str) -> None:
    everything = listed(run, morning)
    found = {str(result): listed(run, morning, "--result", result) for result in Result}
    assert {name: len(calls) for name, calls in found.items() if calls} == dict(
        Counter(call["result"] for call in everything if call["result"])
    )
    assert all(call["result"] == name for name, calls in found.items() for call in calls)
    assert sum(bool(calls) for calls in found.values()) >= 5


def test_while_a_call_lasts_it_has_a_state_and_no_result(run: Run, morning: str) -> None:
    everything = listed(run, morning)
    lasting = [call for call in everything if call["result"] is None]
    assert lasting and all(call["state"] in GOES_ON and call["ended"] is None for call in lasting)
    over = [call for call in everything if call["result"] is not None]
    assert all(call["state"] not in GOES_ON or call["state"] == "transferred" for call in over if call["ended"])


def test_a_calls_times_are_all_of_it_that_we_had_a_part_in(run: Run, morning: str) -> None:
    for call in listed(run, morning):
        if call["result"] in ("answered", "message", "abandoned", "closed", "nobody"):
            lasted = datetime.fromisoformat(call["ended"]) - datetime.fromisoformat(call["started"])
            ours = sum(seconds for name, seconds in call["times"].items() if name != "wrap_up")
            assert ours == pytest.approx(lasted.total_seconds(), abs=0.1), call


def test_events_stand_in_their_order_with_who_did_it(run: Run, morning: str) -> None:
    for call in listed(run, morning):
        assert all(set(event) == {"at", "kind", "actor", "source"} for event in call["events"])
        assert call["events"][0]["kind"] == "offered" and call["events"][0]["at"] == call["started"]
        assert all(event["source"] == "assistant" for event in call["events"] if event["actor"])
        assert call["events"][0]["source"] == "phone" or call["direction"] != "inbound"
        times = [datetime.fromisoformat(event["at"]) for event in call["events"]]
        assert times == sorted(times) and all(time.utcoffset() is not None for time in times)
        if call["result"] is not None:
            assert "finished" in {event["kind"] for event in call["events"]}
    assert "anna" in {event["actor"] for call in listed(run, morning) for event in call["events"]}


def test_since_and_until_cut_the_morning_into_two_without_a_rest(run: Run, morning: str) -> None:
    everything = listed(run, morning)
    middle = everything[len(everything) // 2]["started"]
    before, after = listed(run, morning, "--until", middle), listed(run, morning, "--since", middle)
    assert [call["id"] for call in [*after, *before]] == [call["id"] for call in everything]
    line, caller = everything[0]["line"], next(call["caller"] for call in everything if call["caller"])
    ids = [call["id"] for call in everything if call["line"] == line]
    assert [call["id"] for call in listed(run, morning, "--line", line)] == ids
    assert listed(run, morning, "--caller", caller) == [call for call in everything if call["caller"] == caller]
    several = listed(run, morning, "--line", line, "--until", middle, "--result", "answered")
    theirs = [c["id"] for c in before if c["line"] == line and c["result"] == "answered"]
    assert [call["id"] for call in several] == theirs


def test_a_time_without_an_offset_is_on_the_clients_clock(run: Run, where: str) -> None:
    """In New York it was four in the morning when these calls came, in the office ten."""
    office = open_office(where)
    rossi = office.clients.load("ROSSI")
    office.clients.save(msgspec.structs.replace(rossi, zone="America/New_York"), by="anna")
    office.close()
    theirs = listed(run, where, "--client", "ROSSI")
    assert theirs and {call["started"][:13] for call in theirs} == {"2026-03-03T04"}
    assert listed(run, where, "--client", "ROSSI", "--since", "2026-03-03T04:00", "--until", "2026-03-03T05:00") == theirs
    assert listed(run, where, "--client", "ROSSI", "--since", "2026-03-03T09:00") == []
    for line in {call["line"] for call in theirs}:
        by_line = listed(run, where, "--line", line, "--since", "2026-03-03T04:00", "--until", "2026-03-03T05:00")
        assert by_line == [call for call in theirs if call["line"] == line]
    assert len(listed(run, where, "--since", "2026-03-03T10:00", "--until", "2026-03-03T11:00")) >= len(theirs)


@pytest.mark.parametrize("caller", ["101", "mario", "sip:mario@pbx.local"])
def test_a_caller_whose_number_is_none_is_found_as_it_was_shown(run: Run, where: str, caller: str) -> None:
    kept = read_caller(Presented(number=caller), "IT")
    office = open_office(where)
    try:
        offered = Offered(
            id=new_id(), epoch=9, sequence=1, at=office.now(), call=new_id(), direction=Direction.INBOUND, caller=kept
        )
        write(office.store, [offered])
    finally:
        office.close()
    assert [call["id"] for call in listed(run, where, "--caller", caller)] == [offered.call]
    assert listed(run, where, "--caller", "nobody") == []


def many(place: str, count: int) -> None:
    """Calls of a long year, one a second."""
    office = open_office(place)
    began = office.now()
    kept = read_caller(Presented(number="+390299900012"), "IT")
    try:
        offered = [
            Offered(
                id=new_id(),
                epoch=9,
                sequence=n,
                at=began + timedelta(seconds=n),
                call=new_id(),
                direction=Direction.INBOUND,
                caller=kept,
            )
            for n in range(1, count + 1)
        ]
        write(office.store, offered)
    finally:
        office.close()


def test_a_long_list_is_read_and_told_part_by_part(run: Run, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many(where, 1203)
    asked: list[int] = []
    events_of = HistoryService.events_of

    def counted(history: HistoryService, calls: Sequence[str]) -> dict[str, list[Any]]:
        asked.append(len(calls))
        return events_of(history, calls)

    monkeypatch.setattr(HistoryService, "events_of", counted)
    found = listed(run, where, "--caller", "+390299900012")
    assert len({call["id"] for call in found}) == 1203 and all(len(call["events"]) == 1 for call in found)
    assert [call["started"] for call in found] == sorted((call["started"] for call in found), reverse=True)
    assert max(asked) <= 500
    code, out, _ = run("--office", where, "calls", "list", "--caller", "+390299900012")
    assert code == 0 and len(out.splitlines()) == 1203


def test_a_list_that_breaks_off_says_nothing_half(run: Run, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many(where, 503)

    def breaks(history: HistoryService, calls: Sequence[str]) -> dict[str, list[Any]]:
        if len(calls) < 500:
            raise Problem("office.disk_failed", office="office")
        return {}

    monkeypatch.setattr(HistoryService, "events_of", breaks)
    code, out, err = run("--office", where, "calls", "list", "--caller", "+390299900012", "--json")
    assert (code, out) == (1, "") and err.strip()


def test_no_call_is_an_empty_list(run: Run, where: str) -> None:
    assert run("--office", where, "calls", "list", "--caller", "nobody", "--json")[:2] == (0, "[]\n")


# ---- calls at


def at(run: Run, place: str, *words: object) -> dict[str, Any]:
    code, out, err = run("--office", place, "calls", "at", *words, "--json")
    assert (code, err) == (0, "")
    return one_document(out)  # type: ignore[no-any-return]


def test_a_moment_has_its_calls_its_people_and_a_sentence(run: Run, where: str) -> None:
    shown = at(run, where, "2026-03-03T10:00:10", "--client", "ROSSI")
    talked, lost = shown["calls"]
    assert (shown["client"], shown["known"], shown["faults"]) == ("ROSSI", True, [])
    assert (talked["state_then"], lost["state_then"]) == ("talking", None)
    assert talked["rang"][0]["assistant"] == "anna" and talked["rang"][0]["answered"]
    assert lost["offered_to"] == ["anna"] and shown["waiting"] == []
    assert [one["name"] for one in shown["on_duty"]] == ["Anna"]
    assert {"free", "ringing", "talking"} == {span["state"] for span in shown["on_duty"][0]["states"]}
    assert "there were 2 calls for ROSSI: answered 1, abandoned 1" in shown["sentences"][0]
    assert set(listed(run, where)[0]) <= set(talked)


def test_no_call_for_this_client_reached_us_is_said(run: Run, where: str) -> None:
    shown = at(run, where, "2026-03-03T10:20", "--client", "ACME")
    assert shown["calls"] == []
    assert shown["sentences"][0] == "No call for ACME reached us between 10:05 and 10:35."
    code, out, _ = run("--office", where, "calls", "at", "2026-03-03T10:20", "--client", "ACME")
    assert code == 0
    assert out.splitlines()[:2] == ["Tuesday 3 March 2026", "No call for Acme Ltd reached us between 10:05 and 10:35."]


def test_more_minutes_show_more(run: Run, where: str) -> None:
    assert len(at(run, where, "2026-03-03T10:40")["calls"]) == 0
    shown = at(run, where, "2026-03-03T10:40", "--minutes", 60)
    assert len(shown["calls"]) == 2 and shown["client"] is None
    assert datetime.fromisoformat(shown["until"]) - datetime.fromisoformat(shown["since"]) == timedelta(hours=2)


def test_what_cannot_be_meant_is_told(run: Run, where: str, tmp_path: Path) -> None:
    for words, code in (
        (("garbage",), 2),
        ((), 2),
        (("2026-03-03T10:20", "--minutes", "0"), 2),
        (("2026-03-03T10:20", "--minutes", "1441"), 2),
        (("2026-03-03T10:20", "--page", ""), 2),
        (("2026-03-03T10:20", "--client", "NOBODY"), 1),
        (("2800-01-01",), 1),
        (("2026-03-03T10:20", "--page", tmp_path / "page.html"), 1),
        (("2026-03-03T10:20", "--client", "ROSSI", "--page", tmp_path / "no" / "page.html"), 1),
        (("2026-03-03T10:20", "--client", "ROSSI", "--page", where), 1),
    ):
        got, out, err = run("--office", where, "calls", "at", *words, "--json")
        assert (got, out) == (code, ""), words
        assert err.strip() and "Traceback" not in err
    assert list(tmp_path.glob("page*")) == []


def test_the_page_for_the_client_is_written(run: Run, where: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    at(run, where, "2026-03-03T10:00", "--client", "ROSSI", "--page", file)
    assert "Studio Legale Rossi" in file.read_text() and "Anna" not in file.read_text()
    office = open_office(where)
    office.staff.add("Anna Bruni", "assistant", login="anna")
    office.close()
    at(run, where, "2026-03-03T10:00", "--client", "ROSSI", "--page", file, "--names")
    assert "Anna Bruni" in file.read_text()
