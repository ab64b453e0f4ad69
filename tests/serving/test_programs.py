"""A shared office as it runs: hubs and consoles that are programs of their own, one Asterisk, one PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from receptionist.calls.commands import Answer, Hold, SetAvailability, SignIn
from receptionist.calls.events import Availability
from tests.pbx.lab import AsteriskLab
from tests.postgres import Postgres
from tests.serving.overheard import Overheard, overheard
from tests.serving.programs import NO_MORE, ConsoleProgram, HubProgram
from tests.serving.test_process import Shared
from tests.telephony.lab import LINE

Eventually = Callable[..., Any]
TAKEN_OVER = 60
"""Seconds: ten times what a takeover needs."""


class Running:
    """The office with its phone system; hubs and consoles come as they are asked for."""

    def __init__(self, shared: Shared, lab: AsteriskLab, between: Overheard, folder: Path, eventually: Eventually) -> None:
        self.shared, self.lab, self.between, self._folder, self._eventually = shared, lab, between, folder, eventually
        answers = lab.pbx.asterisk.answers
        self._password = answers.ari_password
        for key, value in {
            "pbx.kind": "asterisk",
            "pbx.url": f"http://127.0.0.1:{between.port}",
            "pbx.user": answers.ari_user,
            "stations": ["anna", "bruno"],
        }.items():
            shared.set(key, value)
        self.hubs: list[HubProgram] = []
        self.consoles: list[ConsoleProgram] = []

    def next_by(self, between: Overheard) -> None:
        """The hubs that come from now on reach the phone system by this one."""
        self.shared.set("pbx.url", f"http://127.0.0.1:{between.port}")

    def hub(self, name: str, *, knows_password: bool = True) -> HubProgram:
        self.hubs.append(HubProgram(self.shared, name, self._folder, self._password if knows_password else ""))
        return self.hubs[-1]

    def tell_password(self, hub: HubProgram) -> None:
        """Somebody puts it where the hub looks for it."""
        (hub.state / "pbx-password").write_text(self._password, encoding="utf-8")

    def console(self, login: str) -> ConsoleProgram:
        """Somebody sits down."""
        console = ConsoleProgram([hub.port for hub in self.hubs], self.shared.as_(login))
        self.consoles.append(console)
        self._eventually(lambda: console.there, seconds=60)
        assert console.ask(SignIn(name="", station=login))["code"] is None
        assert console.ask(SetAvailability(availability=Availability.AVAILABLE))["code"] is None
        return console

    def talking(self, console: ConsoleProgram, who: str) -> str:
        """A call that `who` has answered at her phone."""
        self.lab.parties.rings("neri", LINE)
        self._eventually(lambda: [c for c in console.calls.values() if c["place"] == "waiting"], seconds=30)
        (call,) = console.calls
        assert console.ask(Answer(call=call))["code"] is None
        self._eventually(lambda: console.calls[call]["place"] == "talking", seconds=30)
        self.hear_each_other("neri", who)
        return call

    def hear_each_other(self, one: str, other: str) -> None:
        self._eventually(lambda: self.lab.parties.hears(one, other) == [{other}, {one}], seconds=20)

    def close(self) -> None:
        for program in [*self.consoles, *self.hubs]:
            program.kill()


@pytest.fixture
def aside(asterisk_lab: AsteriskLab) -> Iterator[Overheard]:
    """Another way to the phone system."""
    with overheard(asterisk_lab.pbx.asterisk.answers.ari_port) as aside:
        yield aside


@pytest.fixture
def running(postgres: Postgres, asterisk_lab: AsteriskLab, tmp_path: Path, eventually: Eventually) -> Iterator[Running]:
    with postgres.database() as url, overheard(asterisk_lab.pbx.asterisk.answers.ari_port) as between:
        running = Running(Shared(postgres, url, tmp_path), asterisk_lab, between, tmp_path, eventually)
        yield running
        running.close()


def test_a_console_that_is_killed_in_mid_call_finds_the_call_again(running: Running, eventually: Eventually) -> None:
    hub = running.hub("hub-1")
    eventually(lambda: hub.leads, seconds=TAKEN_OVER)
    anna = running.console("anna")
    call = running.talking(anna, "anna")
    anna.kill()
    bruno = running.console("bruno")
    running.hear_each_other("neri", "anna")
    assert bruno.ask(Answer(call=call)) == {"code": "call.taken", "values": {"assistant": "Anna"}, "call": None}
    back = running.console("anna")
    assert back.calls[call] == {"place": "talking", "side": "talking", "assistant": "anna"}
    assert back.ask(Hold(call=call))["code"] is None
    eventually(lambda: running.lab.parties.hears("neri") == [{"music"}], seconds=30)


def test_with_her_console_killed_and_her_phone_put_down_the_caller_is_a_colleagues(
    running: Running, eventually: Eventually
) -> None:
    hub = running.hub("hub-1")
    eventually(lambda: hub.leads, seconds=TAKEN_OVER)
    anna, bruno = running.console("anna"), running.console("bruno")
    call = running.talking(anna, "anna")
    anna.kill()
    eventually(lambda: "a console went" in hub.said, seconds=30)
    running.lab.parties.hangs_up("anna")
    eventually(lambda: bruno.calls[call]["place"] == "waiting", seconds=30)
    assert running.lab.parties.hears("neri") == [{"music"}]
    assert bruno.ask(Answer(call=call))["code"] is None
    eventually(lambda: bruno.calls[call]["place"] == "talking", seconds=30)
    running.hear_each_other("neri", "bruno")


def test_a_talk_that_went_on_while_a_hub_led_without_phones_is_found_when_it_has_their_password(
    running: Running, eventually: Eventually
) -> None:
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2", knows_password=False)
    anna = running.console("anna")
    call = running.talking(anna, "anna")
    one.kill()
    eventually(lambda: two.leads and anna.there and call not in anna.calls, seconds=TAKEN_OVER)
    running.hear_each_other("neri", "anna")
    running.tell_password(two)
    eventually(lambda: anna.calls.get(call, {}).get("place") == "talking", seconds=TAKEN_OVER)
    running.hear_each_other("neri", "anna")
    assert anna.ask(Hold(call=call))["code"] is None
    eventually(lambda: running.lab.parties.hears("neri") == [{"music"}], seconds=30)


def test_a_hub_that_stood_still_past_the_takeover_commands_nothing_any_more(
    running: Running, aside: Overheard, eventually: Eventually
) -> None:
    one = running.hub("hub-1")
    eventually(lambda: one.leads, seconds=TAKEN_OVER)
    two = running.hub("hub-2")
    anna = running.console("anna")
    call = running.talking(anna, "anna")
    running.next_by(
        aside
    )  # the one that takes over gives signs of life on a wire of its own; the first waits for the call's end
    one.stand_still()
    anna.asks(Hold(call=call))  # it lies before the hub when it goes on
    eventually(lambda: two.leads, seconds=TAKEN_OVER)
    eventually(lambda: anna.there and anna.calls.get(call, {}).get("place") == "talking", seconds=TAKEN_OVER)
    running.hear_each_other("neri", "anna")
    running.between.commands.clear()
    one.go_on()
    eventually(lambda: NO_MORE in one.said, seconds=TAKEN_OVER)
    assert running.between.commands == []
    running.hear_each_other("neri", "anna")
    assert two.leads and not one.leads
    assert anna.ask(Hold(call=call))["code"] is None, "the one that leads is asked, and does it"
    eventually(lambda: running.lab.parties.hears("neri") == [{"music"}], seconds=30)
