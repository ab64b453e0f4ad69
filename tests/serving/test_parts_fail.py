"""Parts of a running office that fail under calls: its database, its hub, a console. Programs of their own on one Asterisk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from receptionist.calls.commands import Answer, Hold, Resume
from receptionist.calls.live import Mark
from receptionist.telephony.asterisk.dialplan import MARK
from tests.pbx import sipp
from tests.pbx.lab import AsteriskLab
from tests.postgres import Postgres, Restarted, restarted
from tests.serving.overheard import Overheard, overheard
from tests.serving.programs import ConsoleProgram, HubProgram
from tests.serving.test_process import Shared
from tests.serving.test_programs import TAKEN_OVER, Running
from tests.telephony.lab import LINE

Eventually = Callable[..., Any]
pytestmark = pytest.mark.timeout(600)
"""Takeovers one after another, on a machine that does other things too."""
UNANSWERED = 9
"""So often a hub has asked the database in vain, once a second at most, when its lease has run out."""


@pytest.fixture
def between(asterisk_lab: AsteriskLab) -> Iterator[Overheard]:
    with overheard(asterisk_lab.pbx.asterisk.answers.ari_port) as between:
        yield between


@pytest.fixture
def running(
    postgres: Postgres, asterisk_lab: AsteriskLab, between: Overheard, tmp_path: Path, eventually: Eventually
) -> Iterator[Running]:
    with postgres.database() as url:
        running = Running(Shared(postgres, url, tmp_path), asterisk_lab, between, tmp_path, eventually)
        yield running
        running.close()


@pytest.fixture
def server() -> Iterator[Restarted]:
    with restarted() as server:
        yield server


@pytest.fixture
def on_a_server_that_dies(
    server: Restarted, asterisk_lab: AsteriskLab, between: Overheard, tmp_path: Path, eventually: Eventually
) -> Iterator[Running]:
    with server.database() as url:
        running = Running(Shared(server, url, tmp_path), asterisk_lab, between, tmp_path, eventually)
        yield running
        running.close()


def asked_in_vain(hub: HubProgram) -> int:
    """How often it has asked the database who leads, and got no answer."""
    return hub.said.count("the database does not say who leads")


def test_without_the_database_the_leader_goes_on_and_the_standby_does_not_begin(
    on_a_server_that_dies: Running, server: Restarted, eventually: Eventually
) -> None:
    running = on_a_server_that_dies
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2")
    eventually(lambda: "stands by" in two.said, seconds=TAKEN_OVER)
    anna = running.console("anna")
    call = running.talking(anna, "anna")
    server.die()
    try:
        eventually(lambda: min(asked_in_vain(one), asked_in_vain(two)) >= UNANSWERED, seconds=120)
        assert one.leads and not two.leads
        assert anna.ask(Hold(call=call))["code"] is None
        eventually(lambda: running.lab.parties.hears("neri") == [{"music"}], seconds=30)
        one.kill()
        before = asked_in_vain(two)
        eventually(lambda: asked_in_vain(two) >= before + UNANSWERED, seconds=120)
        assert not two.leads, "not even with nobody leading"
    finally:
        server.begin()
    eventually(lambda: two.leads, seconds=TAKEN_OVER)
    eventually(lambda: anna.there and anna.calls.get(call, {}).get("place") == "held", seconds=TAKEN_OVER)
    assert anna.ask(Resume())["code"] is None
    running.hear_each_other("neri", "anna")


def test_the_token_of_the_shift_opens_either_hub_while_the_database_is_away(
    on_a_server_that_dies: Running, server: Restarted, eventually: Eventually
) -> None:
    """She was let in by the first hub. When the second one leads the database goes, and only then she comes back."""
    running = on_a_server_that_dies
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2")
    anna = running.console("anna")
    call = running.talking(anna, "anna")
    anna.stand_still()
    one.kill()
    eventually(lambda: two.leads, seconds=TAKEN_OVER)
    server.die()
    try:
        eventually(lambda: asked_in_vain(two) > 0, seconds=60)
        anna.go_on()
        eventually(lambda: anna.there and anna.ask(Hold(call=call))["code"] is None, seconds=TAKEN_OVER)
        bruno = ConsoleProgram([hub.port for hub in running.hubs], running.shared.as_("bruno"))
        running.consoles.append(bruno)
        eventually(lambda: bruno.tried > 3, seconds=60)
        assert not bruno.there, "who has no token needs the database"
    finally:
        server.begin()
    eventually(lambda: bruno.there, seconds=TAKEN_OVER)


def test_a_console_that_was_suspended_catches_up_to_the_truth(running: Running, eventually: Eventually) -> None:
    """Its hub finds by the heartbeat that it is not there; her talk goes on, as her phone is up."""
    hub = running.hub("hub-1")
    eventually(lambda: hub.leads, seconds=TAKEN_OVER)
    anna, bruno = running.console("anna"), running.console("bruno")
    hers = running.talking(anna, "anna")
    anna.stand_still()
    eventually(lambda: "a console went" in hub.said, seconds=TAKEN_OVER)
    running.hear_each_other("neri", "anna")
    running.lab.parties.rings("verdi", LINE)
    eventually(lambda: len(bruno.calls) == 2, seconds=30)
    (his,) = bruno.calls.keys() - {hers}
    answered(bruno, his, last=False, eventually=eventually)
    assert anna.calls.keys() == {hers}
    anna.go_on()
    eventually(lambda: anna.there and anna.calls.get(his, {}).get("place") == "held", seconds=TAKEN_OVER)
    assert anna.calls == bruno.calls and anna.calls[hers]["assistant"] == "anna"
    assert anna.ask(Hold(call=hers))["code"] is None
    eventually(lambda: running.lab.parties.hears("neri") == [{"music"}], seconds=30)


def test_a_hub_that_is_killed_during_ten_calls_and_three_waiting_costs_none(
    running: Running, tmp_path: Path, eventually: Eventually
) -> None:
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2")
    consoles = {login: running.console(login) for login in ("anna", "bruno")}
    pbx = ("127.0.0.1", running.lab.pbx.asterisk.answers.sip_port)
    with sipp.calls(tmp_path, pbx, LINE, count=13, rate=5, seconds=600) as callers:
        eventually(lambda: len(consoles["anna"].calls) == 13, seconds=60)
        for number, call in enumerate(list(consoles["anna"].calls)[:10]):
            answered(consoles[("anna", "bruno")[number % 2]], call, last=number >= 8, eventually=eventually)
        eventually(lambda: places(consoles["anna"]) == ["held"] * 8 + ["talking"] * 2 + ["waiting"] * 3, seconds=60)
        before = consoles["anna"].calls
        eventually(lambda: as_marked(running) == {call: seen["place"] for call, seen in before.items()}, seconds=60)
        legs = caller_legs(running)
        one.kill()
        eventually(lambda: two.leads, seconds=TAKEN_OVER)
        for console in consoles.values():
            eventually(lambda console=console: all_again(console, before), seconds=TAKEN_OVER)
        assert caller_legs(running).keys() == legs.keys() and len(legs) == 13, "the legs of those who rang are the same"
        assert callers.poll() is None
        waiting = next(call for call, seen in before.items() if seen["place"] == "waiting")
        talking = next(call for call, seen in before.items() if (seen["place"], seen["assistant"]) == ("talking", "anna"))
        assert consoles["anna"].ask(Hold(call=talking))["code"] is None
        answered(consoles["anna"], waiting, last=True, eventually=eventually)


def test_a_hub_that_is_killed_in_a_burst_of_answers_and_holds_leaves_each_call_as_it_was_noted(
    running: Running, tmp_path: Path, eventually: Eventually
) -> None:
    """Asterisk is slow to connect: of eight talks that began and were held none has been carried out when the hub dies. (A note
    that has not left the hub by then is lost with it.)"""
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2")
    anna, bruno = (running.console(login) for login in ("anna", "bruno"))
    pbx = ("127.0.0.1", running.lab.pbx.asterisk.answers.sip_port)
    with sipp.calls(tmp_path, pbx, LINE, count=10, rate=5, seconds=600):
        eventually(lambda: len(anna.calls) == 10, seconds=60)
        calls = list(anna.calls)
        for console, mine in ((anna, calls[::2]), (bruno, calls[1::2])):
            answered(console, mine[0], last=True, eventually=eventually)
        eventually(lambda: sorted(as_marked(running).values()) == ["talking"] * 2 + ["waiting"] * 8, seconds=60)
        legs = caller_legs(running)
        running.between.keeps_back.add(b"/addChannel")
        replies = []
        for console, mine in ((anna, calls[::2]), (bruno, calls[1::2])):
            for before, call in pairwise(mine):
                replies += [(console, console.asks(Hold(call=before))), (console, console.asks(Answer(call=call)))]
            replies.append((console, console.asks(Hold(call=mine[-1]))))
        assert {console.reply(number)["code"] for console, number in replies} == {None}
        eventually(lambda: all(call["place"] == "held" for call in anna.calls.values()), seconds=60)
        before = anna.calls
        eventually(lambda: as_marked(running) == dict.fromkeys(calls, "held"), seconds=60)
        one.kill()
        running.between.keeps_back.clear()
        eventually(lambda: two.leads, seconds=TAKEN_OVER)
        for console in (anna, bruno):
            eventually(lambda console=console: all_again(console, before), seconds=TAKEN_OVER)
        assert caller_legs(running).keys() == legs.keys() and len(legs) == 10
        assert anna.ask(Resume(call=calls[-2]))["code"] is None
        eventually(lambda: anna.calls[calls[-2]]["place"] == "talking", seconds=30)


def places(console: ConsoleProgram) -> list[str]:
    """Where its board shows the calls to be."""
    return sorted(call["place"] for call in console.calls.values())


def all_again(console: ConsoleProgram, before: dict[str, Any]) -> bool:
    """Whether its board shows the calls as they were."""
    assert console.there
    assert console.calls == before
    return True


def answered(console: ConsoleProgram, call: str, *, last: bool, eventually: Eventually) -> None:
    """Taken at a phone, and put on hold unless it is the `last` one of hers."""
    assert console.ask(Answer(call=call))["code"] is None
    eventually(lambda: console.calls[call]["place"] == "talking", seconds=30)
    if not last:
        assert console.ask(Hold(call=call))["code"] is None
        eventually(lambda: console.calls[call]["place"] == "held", seconds=30)


def as_marked(running: Running) -> dict[str, str]:
    """Where each call is by what stands on its caller's leg: the board is a moment ahead of Asterisk."""
    marks = [Mark.read(text) for text in caller_legs(running).values()]
    return {mark.call: mark.place.value for mark in marks if mark is not None}


def caller_legs(running: Running) -> dict[str, str]:
    """The legs of those who rang, as Asterisk has them, and what the desk has noted on each."""
    lab = running.lab.pbx
    legs = [channel["id"] for channel in lab.ari("GET", "/channels").json() if channel["name"].startswith("PJSIP/trunk")]
    marks = {leg: lab.ari("GET", f"/channels/{leg}/variable?variable={MARK}") for leg in legs}
    return {leg: answer.json()["value"] if answer.status_code == 200 else "" for leg, answer in marks.items()}
