"""Ringing one's own number: what arrived is seen, wherever it went, and nobody is disturbed by it."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from receptionist.clients.profile import Line, Profile
from receptionist.opening import Plan, create_office, open_office
from receptionist.telephony.asterisk import dialplan
from receptionist.telephony.asterisk.examination import why_nothing_arrived
from receptionist.telephony.asterisk.listening import PATIENCE, Look, Seen, Went, arrivals
from receptionist.telephony.port import Arrived
from tests.pbx import odd
from tests.pbx.lab import AsteriskLab
from tests.telephony.lab import LINE, NUMBERS

STRANGE = "+390299900555"


def channel(name: str, context: str = "", app: str = "", data: str = "", noted: str = "") -> dict[str, Any]:
    """A channel as ARI tells it."""
    plan = {"context": context, "exten": LINE, "app_name": app, "app_data": data}
    variables = {dialplan.REQUEST: noted} if noted else {}
    return {
        "id": name,
        "name": f"PJSIP/trunk-{name}",
        "state": "Ring",
        "dialplan": plan,
        "channelvars": variables,
        "caller": {},
    }


def test_a_call_that_is_there_already_is_not_new_and_one_is_told_once() -> None:
    look = Look("receptionist", "trunk")
    old = channel("1", "receptionist-in", "Stasis", "receptionist", LINE)
    new = channel("2", "receptionist-in", "Stasis", "receptionist", LINE)
    assert look.see([old]) == []
    assert [(seen.channel, seen.went) for seen in look.see([old, new])] == [("2", Went.DESK)]
    assert look.see([old, new]) == [] and look.see([]) == []


def test_a_call_that_takes_a_while_to_reach_us_is_no_stray() -> None:
    look = Look("receptionist", "trunk")
    look.see([])
    assert look.see([channel("1", "from-carrier")]) == []
    assert [seen.went for seen in look.see([channel("1", "receptionist-fallback", noted=LINE)])] == [Went.FALLBACK]


def test_a_stray_is_told_when_it_stays_away_or_is_gone() -> None:
    look = Look("receptionist", "trunk")
    look.see([])
    stray = channel("1", "from-carrier", "Queue", "vendite")
    seen = [look.see([stray]) for _ in range(PATIENCE + 2)]
    assert [len(each) for each in seen] == [0] * (PATIENCE - 1) + [1, 0, 0]
    assert (seen[PATIENCE - 1][0].went, seen[PATIENCE - 1][0].context) == (Went.ELSEWHERE, "from-carrier")
    look.see([channel("2", "from-carrier")])
    assert [each.went for each in look.see([])] == [Went.ELSEWHERE]


@pytest.mark.parametrize("made", ["AppDial", "AppQueue"])
def test_what_the_phone_system_rings_itself_is_no_arrival(made: str) -> None:
    look = Look("receptionist", "trunk")
    look.see([])
    inside = {**channel("2", "phones"), "name": "PJSIP/anna-2"}
    assert [look.see([channel("1", "", made), inside]) for _ in range(PATIENCE + 1)] == [[]] * (PATIENCE + 1)


# ---- on a real Asterisk


async def first(calls: AsyncIterator[Seen]) -> Seen:
    return await anext(calls)


def seen_by(lab: AsteriskLab, request: str, **values: Any) -> Seen:
    """What somebody who listens sees of an odd call."""
    answers = lab.pbx.asterisk.answers
    where = ("127.0.0.1", answers.sip_port)
    calls = arrivals(
        lab.pbx.asterisk.url, answers.ari_user, answers.ari_password, application=dialplan.APPLICATION, trunk="trunk"
    )

    async def listen() -> Seen:
        waiting = asyncio.ensure_future(first(calls))
        await asyncio.sleep(0.5)
        with odd.call(where, request, **values):
            async with asyncio.timeout(15):
                return await waiting

    return lab.run(listen())  # type: ignore[no-any-return]


def test_a_call_is_seen_with_its_headers_while_the_desk_has_it(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    seen = seen_by(lab, "+390299900100", headers=["Diversion: <sip:00390299900101@carrier>"])
    assert seen.went is Went.DESK
    assert [place.source for place in seen.arrived.dialled] == ["Diversion", "To", "request"]
    assert lab.wait(Arrived).leg == seen.arrived.leg, "the desk at work has it all the same"


def test_without_a_desk_it_is_seen_in_the_fallback(asterisk_lab: AsteriskLab) -> None:
    seen = seen_by(asterisk_lab, LINE)
    assert seen.went is Went.FALLBACK
    assert seen.arrived.caller.number == NUMBERS["neri"]


# ---- nothing arrives


def why(
    lab: AsteriskLab, trunk: str = "trunk", lines: tuple[tuple[str, str], ...] = ((LINE, "Rossi"),), **other: str
) -> list[str]:
    answers = lab.pbx.asterisk.answers
    login = (other.get("url", lab.pbx.asterisk.url), answers.ari_user, other.get("password", answers.ari_password))
    found = lab.run(why_nothing_arrived(*login, trunk=trunk, lines=lines))
    return [finding.code for finding in found if finding.check != "watchdog"]


def test_what_to_check_stands_in_the_order_in_which_a_call_comes(asterisk_lab: AsteriskLab) -> None:
    lab = asterisk_lab
    lab.start()
    assert why(lab)[-1] == "pbx.ask_carrier"
    assert "pbx.way_unknown" not in why(lab) and "pbx.dialplan_missing" not in why(lab)
    assert why(lab, lines=())[0] == "pbx.no_lines"
    assert why(lab, trunk="elsewhere")[:2] == ["pbx.trunk_missing", "pbx.way_unseen"]
    assert why(lab, password="wrong") == ["pbx.login_refused"]
    lab.pbx.asterisk.console('dialplan set global RECEPTIONIST_PHONES ""')
    try:
        assert "pbx.dialplan_missing" in why(lab)
    finally:
        lab.pbx.asterisk.console("dialplan reload")


# ---- the command line


def listens(lab: AsteriskLab, office: Path, *words: str) -> subprocess.Popen[str]:
    """`pbx listen`, once it says that one may ring."""
    create_office(str(office), Plan("Uffici")).close()
    open_ = open_office(str(office))
    open_.clients.save(Profile(code="ROSSI", legal_name="Studio Rossi", lines=(Line(number=LINE),)), by="setup")
    open_.settings.set("pbx.kind", "asterisk")
    open_.settings.set("pbx.url", lab.pbx.asterisk.url)
    open_.close()
    command = [sys.executable, "-m", "receptionist", "--office", str(office), "pbx", "listen", *words]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env={**os.environ, "LANGUAGE": "en"})
    assert process.stdin is not None and process.stderr is not None
    process.stdin.write(lab.pbx.asterisk.answers.ari_password + "\n")
    process.stdin.flush()
    lines = iter(process.stderr.readline, "")
    assert any("Ring one" in line for line in lines)
    return process


def test_pbx_listen_tells_one_call_and_ends(asterisk_lab: AsteriskLab, tmp_path: Path) -> None:
    lab = asterisk_lab
    lab.start()
    process = listens(lab, tmp_path / "office.db", "--json", "--seconds", "30")
    lab.passes(1)
    lab.parties.rings("neri", "0299900101", name="Mario Neri")
    out, _told = lab.aside(lambda: process.communicate(timeout=40))  # type: ignore[type-var]
    told = json.loads(out)
    assert process.returncode == 0
    assert (told["went"], told["line"], told["client"], told["unknown"]) == ("desk", LINE, "Studio Rossi", False)
    assert told["caller"] == {"number": NUMBERS["neri"], "name": "Mario Neri", "withheld": False}
    assert [place["header"] for place in told["places"] if place["decided"]] == ["To"]


def test_pbx_listen_without_a_call_lists_what_to_check(asterisk_lab: AsteriskLab, tmp_path: Path) -> None:
    lab = asterisk_lab
    lab.start()
    process = listens(lab, tmp_path / "office.db", "--seconds", "1")
    out, told = lab.aside(lambda: process.communicate(timeout=40))  # type: ignore[type-var]
    assert process.returncode == 1
    assert out.startswith("1. ") and "Ask the carrier" in out
    assert told.strip().count("\n") == 0 and "No call arrived" in told
