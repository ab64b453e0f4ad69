"""Beside somebody else's Asterisk: its extensions and its queue go on as before, and our numbers come to the desk."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from receptionist.cli import main
from receptionist.clients.profile import Line, Profile
from receptionist.opening import Plan, create_office
from receptionist.telephony.asterisk.examination import examine, why_nothing_arrived
from receptionist.telephony.asterisk.listening import Seen, Went, arrivals
from receptionist.telephony.asterisk.writer import known_passwords
from receptionist.telephony.port import Arrived, LegId, Shown, Station
from tests.pbx import odd
from tests.pbx.lab import AsteriskLab, Pbx
from tests.pbx.neighbour import MISSING, QUEUE, THEIR_NUMBER, Neighbour, fingerprints, follow, neighbour
from tests.telephony.lab import LINE, NUMBERS

PILOT = "+390299900100"


@dataclass
class Joined:
    """Their Asterisk with our lines in it."""

    lab: AsteriskLab
    kind: str
    outcome: dict[str, Any]
    before: dict[str, str]
    after_writing: dict[str, str]
    texts: dict[str, str]

    @property
    def there(self) -> Neighbour:
        assert isinstance(self.lab.pbx.asterisk, Neighbour)
        return self.lab.pbx.asterisk


@pytest.fixture(scope="module", params=["asterisk", "freepbx"])
def kind(request: pytest.FixtureRequest) -> str:
    """What they have."""
    return str(request.param)


@pytest.fixture(scope="module")
def theirs(kind: str, session_folder: Path) -> Iterator[Pbx]:
    """Their Asterisk, with its phones."""
    pbx = Pbx(session_folder / kind, neighbour(session_folder / kind, kind))
    yield pbx
    pbx.close()


@pytest.fixture(scope="module")
def written(kind: str, theirs: Pbx, session_folder: Path) -> Joined:
    """`pbx write --beside`, and its instructions followed."""
    there = theirs.asterisk
    assert isinstance(there, Neighbour)
    before, texts = fingerprints(there.etc), {path.name: path.read_text() for path in there.etc.iterdir()}
    outcome = write(session_folder / f"beside-{kind}", kind, there)
    after_writing = fingerprints(there.etc)
    follow(there, outcome)
    secret = known_passwords(session_folder / f"beside-{kind}")["ari:receptionist"]
    there.answers = replace(there.answers, ari_password=secret)
    theirs.parties.until(lambda: theirs.ari("GET", "/channels").status_code == 200, "ARI answers", seconds=20)
    return Joined(None, kind, outcome, before, after_writing, texts)  # type: ignore[arg-type]


def write(folder: Path, kind: str, there: Neighbour) -> dict[str, Any]:
    """The command as somebody types it; its JSON."""
    office = folder.with_name(folder.name + ".office")
    if not office.exists():
        made = create_office(str(office), Plan("Uffici"))
        made.clients.save(Profile(code="ROSSI", legal_name="Studio Rossi", lines=(Line(number=LINE),)), by="setup")
        made.close()
    words = ["pbx", "write", str(folder), "--beside", kind, "--present", str(there.etc)]
    words += ["--station", "anna", "--station", "bruno", "--number", PILOT]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["--office", str(office), "--json", *words]) == 0
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


@pytest.fixture
def joined(theirs: Pbx, written: Joined) -> Iterator[Joined]:
    """A lab around the two."""
    lab = AsteriskLab(theirs)
    yield replace(written, lab=lab)
    lab.close()


def test_nothing_of_theirs_is_touched_and_only_the_lines_that_were_told_are_new(written: Joined, theirs: Pbx) -> None:
    there = theirs.asterisk
    assert isinstance(there, Neighbour)
    assert written.after_writing == written.before, "the command writes into its own folder only"
    now = {path.name: path.read_text() for path in there.etc.iterdir()}
    told = {f"{row['line']}  ; {row['why']}" for wanted in written.outcome["insert"] for row in wanted["lines"]}
    for name, text in written.texts.items():
        left = [line for line in now[name].splitlines() if line not in told]
        assert "\n".join(left).strip() == text.strip(), name
    ours = {"receptionist-extensions.conf", "receptionist-ari.conf", "receptionist-modules.conf"}
    changed = {name for name, text in written.texts.items() if now[name] != text}
    if written.kind == "freepbx":
        assert changed == {"extensions_custom.conf", "ari_additional_custom.conf", "modules.conf"}
    else:
        ours |= {"receptionist-numbers.conf", "receptionist-http.conf"}
        assert changed == {"http.conf", "ari.conf", "extensions.conf", "modules.conf"}
    assert now.keys() - written.texts.keys() == ours


def test_every_line_is_explained_and_what_is_there_already_is_left_out(written: Joined) -> None:
    insert = {(wanted["file"], wanted["section"]): wanted for wanted in written.outcome["insert"]}
    modules = Path(written.outcome["folder"]) / "receptionist-modules.conf"
    assert modules.read_text().splitlines()[1:] == [f"load = {name}.so" for name in sorted(MISSING)]
    assert written.outcome["trunk"] == "carrier"
    assert written.outcome["context"] == {"freepbx": "from-trunk", "asterisk": "from-carrier"}[written.kind]
    assert all(row["why"] for wanted in insert.values() for row in wanted["lines"])
    assert not any("mini-HTTP" in step for step in written.outcome["steps"]), "it is on already, or has a line of its own"


@pytest.mark.parametrize("number", [LINE, "00390299900101", "0299900101"])
def test_our_numbers_come_to_the_desk_and_the_caller_is_heard(joined: Joined, number: str) -> None:
    lab = joined.lab
    lab.start()
    arrived = lab.caller_rings("neri", dialled=number, name="Mario Neri")
    assert number in arrived.dialled[0].value and arrived.trunk == "carrier"
    assert arrived.caller.name == "Mario Neri"
    answer(lab, arrived)
    assert lab.hear("neri", "anna") == [{"anna"}, {"neri"}]


def answer(lab: AsteriskLab, arrived: Arrived) -> None:
    """Anna takes the call at her own phone of theirs."""
    station = LegId(f"station-{arrived.leg}")
    lab.phone.dial(station, Station("anna"), Shown("Studio Rossi"), seconds=10)
    lab.picks_up("anna")
    lab.phone.connect(arrived.leg, station)


def test_headers_reach_the_desk_behind_the_trunks_common_number(joined: Joined) -> None:
    lab = joined.lab
    lab.start()
    where = ("127.0.0.1", joined.there.answers.sip_port)
    with odd.call(where, PILOT, headers=["Diversion: <sip:0299900101@carrier>;reason=unconditional"]):
        arrived = lab.wait(Arrived)
    assert [place.source for place in arrived.dialled] == ["Diversion", "To", "request"]


def test_their_queue_their_catch_all_and_their_extensions_work_as_before(joined: Joined) -> None:
    lab, parties = joined.lab, joined.lab.parties
    lab.start()
    for number in (QUEUE, f"+39{QUEUE}", THEIR_NUMBER):
        parties.rings("neri", number)
        lab.picks_up("bruno")
        assert lab.hear("neri", "bruno") == [{"bruno"}, {"neri"}], number
        lab.hangs_up("neri")
        lab.until(lambda: parties.state("bruno")["ended"], "the call is over")
        parties.reset()
    parties.dials("anna", "202")
    lab.picks_up("bruno")
    assert lab.hear("anna", "bruno") == [{"bruno"}, {"anna"}]
    assert not [event for event in lab.events if isinstance(event, Arrived)], "none of it comes to the desk"


def test_their_caller_waits_in_their_queue_while_ours_talks(joined: Joined) -> None:
    lab, parties = joined.lab, joined.lab.parties
    lab.start()
    parties.rings("verdi", QUEUE)
    lab.until(lambda: parties.state("verdi")["charged"], "the queue took the call")
    answer(lab, lab.caller_rings("neri"))
    assert lab.hear("neri", "anna", "verdi") == [{"anna"}, {"neri"}, {"music"}]


def test_without_a_desk_the_phones_ring_and_show_the_client(joined: Joined) -> None:
    lab = joined.lab
    lab.parties.rings("neri", "0299900101")
    lab.until(lambda: lab.parties.state("anna")["rung"] and lab.parties.state("bruno")["rung"], "both phones ring")
    assert lab.displays("anna") == "Studio Rossi"
    lab.picks_up("bruno")
    assert lab.hear("neri", "bruno") == [{"bruno"}, {"neri"}]
    lab.hangs_up("neri")
    lab.until(lambda: lab.parties.state("bruno")["ended"], "the call is over")
    lab.until(lambda: "receptionist/" in joined.there.console("database show receptionist"), "it is noted down")
    (record,) = lab.start().elsewhere
    assert (record.answered_by, record.caller.number) == ("bruno", NUMBERS["neri"])


def test_without_a_desk_who_finds_the_phones_busy_waits_for_one(joined: Joined) -> None:
    lab, parties = joined.lab, joined.lab.parties
    for caller, station in (("neri", "bruno"), ("verdi", "anna")):
        parties.rings(caller, LINE)
        lab.picks_up(station)
        lab.until(lambda caller=caller: parties.state(caller)["charged"], "they talk")
    parties.rings("conti", LINE)
    lab.until(lambda: parties.state("conti")["rings"], "conti hears that it rings")
    lab.passes(3)
    lab.hangs_up("neri")
    lab.until(lambda: parties.state("bruno")["in_call"] and not parties.state("bruno")["charged"], "bruno is rung")
    lab.picks_up("bruno")
    assert lab.hear("conti", "bruno") == [{"bruno"}, {"conti"}]


def test_the_examination_knows_what_is_ours_there(joined: Joined) -> None:
    found = examined(joined, [(LINE, "Studio Rossi")])
    assert {check: found[check] for check in ("connection", "modules", "dialplan", "names", "stations", "trunk")} == {
        "connection": "pbx.reached",
        "modules": "pbx.modules_ok",
        "dialplan": "pbx.dialplan_ok",
        "names": "pbx.names_current",
        "stations": "pbx.stations_ok",
        "trunk": found["trunk"],
    }
    assert found["trunk"] in ("pbx.trunk_ok", "pbx.trunk_offline")
    assert examined(joined, [(LINE, "Verdi")])["names"] == "pbx.names_changed"
    joined.there.console("dialplan reload")  # clears all global variables there
    assert examined(joined, [(LINE, "Studio Rossi")])["names"] == "pbx.names_current"


def examined(joined: Joined, lines: list[tuple[str, str]]) -> dict[str, str]:
    answers = joined.there.answers
    found = asyncio.run(
        examine(
            joined.there.url, "receptionist", answers.ari_password, trunk="carrier", lines=lines, stations=("anna", "bruno")
        )
    )
    return {finding.check: finding.code for finding in found}


def test_a_number_that_no_line_of_ours_names_is_told_before_anybody_asks_the_carrier(joined: Joined) -> None:
    answers = joined.there.answers
    login = (joined.there.url, "receptionist", answers.ari_password)

    def why(*numbers: str) -> list[str]:
        lines = [(number, "Studio Rossi") for number in numbers]
        return [each.code for each in asyncio.run(why_nothing_arrived(*login, trunk="carrier", lines=lines))]

    assert "pbx.way_unknown" not in why(LINE)
    there = joined.there.etc / {"freepbx": "extensions_additional.conf", "asterisk": "extensions.conf"}[joined.kind]
    before = there.read_text()
    try:
        there.write_text(before.replace("exten => _[+0-9].,1,Dial(PJSIP/bruno,30)", ""))
        joined.there.console("dialplan reload")
        assert "pbx.way_unknown" in why("+390677001122")
        assert "pbx.way_unknown" not in why("+390677001122", LINE)
    finally:
        there.write_text(before)
        joined.there.console("dialplan reload")


def test_a_call_that_their_dialplan_keeps_is_seen_as_gone_elsewhere(joined: Joined) -> None:
    lab, answers = joined.lab, joined.there.answers
    calls = arrivals(joined.there.url, "receptionist", answers.ari_password, application="receptionist", trunk="carrier")

    async def listen() -> Seen:
        waiting = asyncio.ensure_future(anext(calls))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(lab.parties.rings, "neri", THEIR_NUMBER)
        async with asyncio.timeout(15):
            return await waiting

    seen = lab.run(listen())
    assert (seen.went, seen.arrived.dialled[0].value) == (Went.ELSEWHERE, THEIR_NUMBER)
    assert seen.context in ("from-carrier", "ext-did-catchall", "from-trunk")


def test_written_again_as_its_readme_says_it_is_the_same_and_no_line_is_to_be_put_in_twice(joined: Joined) -> None:
    first, etc = Path(joined.outcome["folder"]), joined.there.etc
    before = {path.name: path.read_text() for path in first.glob("*.conf")}
    outcome = write(first, joined.kind, joined.there)
    assert {path.name: path.read_text() for path in first.glob("*.conf")} == before
    assert [wanted["file"] for wanted in outcome["insert"]] == ["asterisk.conf"], "not done yet, as one need not"
    assert outcome["files"] == joined.outcome["files"] and not any("until now" in step for step in outcome["steps"])
    for file in first.glob("receptionist-*.conf"):
        shutil.copy(file, etc)
    joined.there.console("module reload res_ari.so")
    assert joined.lab.pbx.ari("GET", "/channels").status_code == 200


def test_an_ari_that_they_have_off_stays_on_when_the_files_are_written_again(theirs: Pbx, joined: Joined) -> None:
    """Theirs is off; ours switches it on. A second writing finds both."""
    etc, folder = joined.there.etc, Path(joined.outcome["folder"])
    (general,) = (
        path for path in etc.glob("ari*.conf") if "enabled = yes" in path.read_text() and "receptionist" not in path.name
    )
    before = general.read_text()
    try:
        general.write_text(before.replace("enabled = yes", "enabled = no"))
        for _writing in (1, 2):
            write(folder, joined.kind, joined.there)
            for file in folder.glob("receptionist-*.conf"):
                shutil.copy(file, etc)
            joined.there.console("module reload res_ari.so")
            assert "Yes" in enabled(joined.there.console("ari show status"))
            assert theirs.ari("GET", "/channels").status_code == 200
    finally:
        general.write_text(before)
        joined.there.console("module reload res_ari.so")


def enabled(status: str) -> str:
    """The line that says whether it is on."""
    return next(line for line in status.splitlines() if line.startswith("Enabled"))
