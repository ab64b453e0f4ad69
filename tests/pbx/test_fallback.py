"""No caller depends on this software being up: what happens when it is not, or dies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from receptionist.telephony.asterisk.dialplan import READ_RECORDS
from receptionist.telephony.port import Arrived, Connected, Disconnected, HandledElsewhere, LegState
from tests.pbx import odd
from tests.pbx.asterisk import environment
from tests.pbx.lab import SHOWN, AsteriskLab
from tests.pbx.test_connection import ILL
from tests.telephony.lab import LINE, NUMBERS, Does

GRACE = 6
"""The watchdog's patience in these tests, in seconds (15 for the people who use it): more than the five that a desk may take to
read what the fallback had to tell."""


@pytest.fixture
def desk(asterisk_lab: AsteriskLab) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Starts a desk in a process of its own."""
    started = []
    asterisk = asterisk_lab.pbx.asterisk

    def start(what: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.pbx.client", asterisk.url, what]
        root = Path(__file__).parents[2]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)
        started.append(process)
        assert process.stdin is not None
        process.stdin.write(asterisk.answers.ari_password + "\n")
        process.stdin.flush()
        says(process, "connected")
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def watchdog(asterisk_lab: AsteriskLab) -> Iterator[None]:
    """The script that `pbx write` writes."""
    asterisk = asterisk_lab.pbx.asterisk
    script = Path(asterisk.answers.directories.etc) / "receptionist-watchdog"
    process = subprocess.Popen([str(script)], env=environment(asterisk, GRACE=str(GRACE)), stdin=subprocess.DEVNULL)
    yield
    process.kill()
    process.wait()


def says(process: subprocess.Popen[str], line: str) -> None:
    """Wait for a line of the desk."""
    assert process.stdout is not None
    assert process.stdout.readline().strip() == line


def kill(process: subprocess.Popen[str]) -> None:
    """No time for any goodbye."""
    process.kill()
    process.wait()


def records(lab: AsteriskLab) -> tuple[HandledElsewhere, ...]:
    """What the fallback had to tell at a connection."""
    return lab.start().elsewhere


def readers(lab: AsteriskLab) -> list[str]:
    """Channels with which a desk reads what the fallback had to tell."""
    return [c["id"] for c in lab.pbx.ari("GET", "/channels").json() if READ_RECORDS in c["name"]]


# ---- no desk at all


@pytest.mark.parametrize("header", ["", "Diversion: <sip:{0}@carrier>;reason=unconditional", "P-Called-Party-ID: <sip:{0}@c>"])
@pytest.mark.parametrize("number", [LINE, "0299900101"])
def test_without_a_desk_the_phones_ring_and_show_the_client(asterisk_lab: AsteriskLab, header: str, number: str) -> None:
    lab = asterisk_lab
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    request, headers = ("+390299900100", [header.format(number)]) if header else (number, [])
    with odd.call(where, request, headers=headers):
        lab.until(lambda: lab.parties.state("bruno")["rung"], "bruno rings")
    assert (lab.displays("anna"), lab.displays("bruno")) == (SHOWN, SHOWN)


def test_an_anonymous_caller_is_shown_by_the_client_too(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.parties.rings("neri", LINE, identity='"Anonymous" <sip:anonymous@anonymous.invalid>', headers={"Privacy": "id"})
    lab.until(lambda: lab.parties.state("bruno")["rung"], "bruno rings")
    assert lab.displays("bruno") == SHOWN


def test_what_the_fallback_handled_is_read_in_once(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.parties.rings("neri", LINE, name="Mario Nèri", headers={"Diversion": "<sip:+390299900102@carrier>"})
    lab.picks_up("bruno")
    assert lab.hear("neri", "bruno") == [{"bruno"}, {"neri"}]
    lab.hangs_up("bruno")
    lab.until(lambda: lab.parties.state("neri")["ended"], "the call is over")
    lab.parties.rings("verdi", LINE)
    lab.until(lambda: lab.parties.state("anna")["in_call"], "anna rings")
    lab.hangs_up("verdi")
    lab.passes(0.5)
    first, second = sorted(records(lab), key=lambda record: record.at)
    assert (first.answered_by, first.caller.name, first.caller.number) == ("bruno", "Mario Nèri", NUMBERS["neri"])
    assert [place.source for place in first.dialled] == ["Diversion", "To", "request"]
    assert (second.answered_by, second.caller.number, second.mark) == (None, NUMBERS["verdi"], "")
    lab.until(lambda: "0 results" in lab.pbx.asterisk.console("database show receptionist"), "what was read in is let go")
    lab.lose()
    lab.wait(Disconnected)
    assert lab.find_again().elsewhere == ()


def test_a_call_that_the_fallback_still_handles_when_the_desk_is_back_is_read_in_at_its_end(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.parties.rings("neri", LINE)
    lab.picks_up("bruno")
    assert records(lab) == ()
    assert lab.hears("neri") == {"bruno"}
    lab.hangs_up("neri")
    (record,) = lab.wait(Connected).elsewhere
    assert (record.answered_by, record.caller.number) == ("bruno", NUMBERS["neri"])


@pytest.mark.parametrize("damaged", ["", "hello world", "by=PJSIP/bruno-1", "at=99999999999999999999999&by=PJSIP/bruno-1"])
def test_a_record_that_is_damaged_or_somebody_elses_keeps_no_call_from_the_desk(
    asterisk_lab: AsteriskLab, log: Any, damaged: str
) -> None:
    log.expect("a record of the fallback is damaged and left out")
    lab, console = asterisk_lab, asterisk_lab.pbx.asterisk.console
    whole = f"at=1772528400&by=PJSIP/bruno-00000001&RECEPTIONIST_DIALLED={LINE.replace('+', '%2B')}"
    console(f'database put receptionist damaged "{damaged}"')
    console(f'database put receptionist whole "{whole}"')
    assert [(record.id, record.answered_by) for record in records(lab)] == [("whole", "bruno")]
    assert lab.caller_rings("neri").leg


@pytest.mark.parametrize("shown", ["x" * 130, "x" * 2000, "è" * 1500, "Caf\udce9", "Mario :)", 'a\\"b' * 50])
def test_what_the_fallback_noted_keeps_number_and_line_whatever_the_name(asterisk_lab: AsteriskLab, shown: str) -> None:
    lab = asterisk_lab
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    headers = [f'{name}: "{shown}" <sip:{LINE}@carrier>' for name in ("Diversion", "History-Info", "P-Called-Party-ID")]
    headers.append(f'P-Asserted-Identity: "{shown}" <sip:{NUMBERS["verdi"]}@carrier>')
    with odd.call(where, "+390299900100", sender=f'"{shown}" <sip:{NUMBERS["neri"]}@carrier>', headers=headers):
        lab.until(lambda: lab.parties.state("bruno")["rung"], "bruno rings")
        assert lab.displays("bruno") == SHOWN
        for channel in lab.pbx.ari("GET", "/channels").json():
            lab.pbx.ari("DELETE", f"/channels/{channel['id']}")
        lab.until(lambda: "receptionist/" in lab.pbx.asterisk.console("database show receptionist"), "it is noted down")
    (record,) = records(lab)
    assert (record.caller.number, record.caller.withheld, record.caller.asserted) == (NUMBERS["verdi"], False, True)
    assert [LINE in place.value for place in record.dialled] == [True, True, True, False, False]


def test_a_call_for_nobody_is_answered_without_a_desk_too(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    with odd.call(where, "", to=f"<sip:{LINE}@carrier>"):
        lab.until(lambda: lab.parties.state("bruno")["rung"], "bruno rings")
        assert lab.displays("bruno") == SHOWN


def test_nobody_answers_and_the_caller_hears_the_announcement(pbx_in_a_hurry: AsteriskLab) -> None:
    lab = pbx_in_a_hurry
    lab.parties.rings("neri", LINE)
    lab.until(lambda: lab.parties.state("bruno")["rung"], "bruno rings")
    lab.until(lambda: lab.parties.state("neri")["charged"], "the announcement begins")
    assert lab.hears("neri") == {"announcement"}
    lab.until(lambda: lab.parties.state("neri")["ended"], "the call ends")
    lab.passes(0.3)
    assert [record.answered_by for record in records(lab)] == [None]


@pytest.fixture
def pbx_in_a_hurry(asterisk_lab: AsteriskLab) -> Iterator[AsteriskLab]:
    """The fallback's phones ring for three seconds only."""
    console = asterisk_lab.pbx.asterisk.console
    console("dialplan set global RECEPTIONIST_SECONDS 3")
    yield asterisk_lab
    console("dialplan set global RECEPTIONIST_SECONDS 20")


# ---- the desk dies


def test_a_killed_desk_drops_no_call_and_the_next_finds_it(
    asterisk_lab: AsteriskLab, desk: Callable[[str], subprocess.Popen[str]]
) -> None:
    lab = asterisk_lab
    process = desk("talk")
    lab.parties.rings("neri", LINE)
    says(process, "talking")
    kill(process)
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]
    found = {leg.mark: leg for leg in lab.start().legs}
    caller, station = found["call 1"], found["anna 1"]
    assert (station.leg, caller.state, caller.with_legs) == ("station-1", LegState.UP, {"station-1"})
    lab.phone.play_music(caller.leg)
    assert lab.hear("neri", "anna") == [{"music"}, frozenset()]
    lab.phone.connect(caller.leg, station.leg)
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]


def test_after_the_desk_died_new_calls_reach_the_phones(
    asterisk_lab: AsteriskLab, watchdog: None, desk: Callable[[str], subprocess.Popen[str]]
) -> None:
    """In the instant before Asterisk notices, a call still goes to the dead desk: the watchdog has that one."""
    lab = asterisk_lab
    kill(desk("wait"))
    lab.parties.rings("neri", LINE)
    lab.until(lambda: lab.parties.state("bruno")["in_call"], "bruno rings", seconds=GRACE + 14)
    assert lab.displays("bruno") == SHOWN


def test_all_who_waited_reach_the_phones_and_who_talks_is_left_alone(
    asterisk_lab: AsteriskLab, watchdog: None, desk: Callable[[str], subprocess.Popen[str]]
) -> None:
    lab = asterisk_lab
    talking = desk("talk")
    lab.parties.rings("neri", LINE)
    says(talking, "talking")
    kill(talking)
    waiting = desk("wait")
    lab.parties.rings("verdi", LINE)
    says(waiting, "waiting")
    assert lab.hear("verdi", "neri") == [{"music"}, {"anna"}]
    kill(waiting)
    lab.until(lambda: lab.parties.state("bruno")["in_call"], "verdi reaches bruno", seconds=20)
    assert lab.displays("bruno") == SHOWN
    lab.picks_up("bruno")
    assert lab.hear("verdi", "bruno", "neri", "anna") == [{"bruno"}, {"verdi"}, {"anna"}, {"neri"}]
    lab.hangs_up("verdi")
    lab.passes(0.5)
    (record,) = records(lab)
    assert (record.mark, record.answered_by, record.caller.number) == ("call 1", "bruno", NUMBERS["verdi"])


def test_signs_in_what_was_dialled_or_in_who_calls_keep_nobody_from_the_phones(
    asterisk_lab: AsteriskLab, watchdog: None, desk: Callable[[str], subprocess.Popen[str]]
) -> None:
    lab = asterisk_lab
    waiting = desk("wait")
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    with odd.call(where, f"{LINE}!x!y", sender="<sip:+390299900011!1!2@carrier>"):
        says(waiting, "waiting")
        kill(waiting)
        lab.until(lambda: lab.parties.state("bruno")["in_call"], "the caller reaches bruno", seconds=20)


def test_a_desk_that_hangs_is_noticed_and_calls_go_to_the_phones(asterisk_lab: AsteriskLab, watchdog: None) -> None:
    lab = asterisk_lab
    lab.start()
    waiting = lab.caller_rings("verdi").leg
    lab.phone.play_music(waiting)
    lab.passes(0.5)
    lab.lose()
    lab.until(lambda: lab.parties.state("bruno")["in_call"], "verdi reaches bruno", seconds=20)
    lab.hangs_up("verdi")
    lab.until(lambda: not lab.parties.state("anna")["in_call"], "her phone, which rang too, is free again")
    lab.parties.does("anna", Does.ANSWER)
    lab.parties.rings("neri", LINE)
    lab.until(lambda: lab.parties.state("anna")["charged"], "anna answers a new call")
    lab.hangs_up("neri")
    lab.find_again()
    lab.passes(2.5)
    assert isinstance(lab.caller_rings("conti"), Arrived)


def test_a_desk_that_is_there_and_sees_no_call_leaves_the_callers_to_the_phones(
    asterisk_lab: AsteriskLab, watchdog: None
) -> None:
    lab = asterisk_lab
    lab.wire.answers["GET /ari/channels"] = ILL
    lab.phone.start(lab.events.append)
    lab.until(lambda: readers(lab), "it is there, and tries to look")
    lab.parties.rings("neri", LINE)
    lab.until(lambda: lab.parties.state("bruno")["in_call"], "neri reaches bruno", seconds=20)
    assert len(readers(lab)) <= 2, "a look that came to nothing has let go both ends of what it read with"
    lab.wire.answers.clear()
    lab.wait(Connected)
    lab.hangs_up("neri")
    assert lab.caller_rings("verdi").leg
    lab.until(lambda: not lab.parties.state("anna")["in_call"], "no phone rings any more")


def test_a_desk_that_is_back_in_time_keeps_its_callers(
    asterisk_lab: AsteriskLab, watchdog: None, desk: Callable[[str], subprocess.Popen[str]]
) -> None:
    lab = asterisk_lab
    process = desk("wait")
    lab.parties.rings("neri", LINE)
    says(process, "waiting")
    kill(process)
    (caller,) = lab.start().legs
    lab.passes(GRACE + 2)
    assert lab.hears("neri") == {"music"}
    assert not lab.parties.state("bruno")["rung"], lab.pbx.asterisk.console("core show channels concise")
    assert caller.mark == "call 1"
    assert not [event for event in lab.events[1:] if isinstance(event, Connected)]


def test_a_watchdog_that_ended_while_it_kept_calls_away_does_not_keep_them_from_the_next_desk(
    asterisk_lab: AsteriskLab,
) -> None:
    lab = asterisk_lab
    lab.pbx.asterisk.console("dialplan set global RECEPTIONIST_AWAY 1")
    lab.start()
    assert lab.caller_rings("neri").leg
