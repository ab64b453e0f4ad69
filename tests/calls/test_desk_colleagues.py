"""What the others are doing stands under Calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from receptionist.calls.board import Board
from receptionist.calls.commands import Answer, HangUp, SetAvailability
from receptionist.calls.events import Availability
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.calls.console import Console
from tests.calls.floor import ACME
from ui.calls.colleagues import Doing, others
from ui.theme import Theme


@pytest.fixture
def console(theme: Theme, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path)
    yield console
    console.close()


def lines(console: Console) -> list[str]:
    console.settle()
    return console.page.calls.colleagues.lines.text().splitlines()


def test_alone_there_is_nothing_to_see(console: Console) -> None:
    assert console.page.calls.colleagues.isHidden()


def test_each_state_has_a_shape_and_a_word(console: Console) -> None:
    console.sits_down("bruno")
    assert lines(console) == ["● Bruno · available"]
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    assert lines(console) == ["◆ Bruno · talking"]
    console.ask("bruno", HangUp(call=call.id))
    console.passes(0.2)
    assert lines(console) == ["◇ Bruno · wrap-up"]
    console.passes(20)
    console.ask("bruno", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    assert lines(console) == ["▮ Bruno · pause: Lunch"]
    console.ask("bruno", SetAvailability(availability=Availability.PAUSE, reason="dentist"))
    assert lines(console) == ["▮ Bruno · pause: dentist"]
    console.ask("bruno", SetAvailability(availability=Availability.AWAY))
    assert lines(console) == ["○ Bruno · away"]


def test_who_can_be_asked_soonest_stands_first_and_a_long_list_is_cut(console: Console) -> None:
    for number in range(12):
        who = f"a{number:02}"
        console.exchange.set_station(who, DESK_PHONE)
        console.sits_down(who)
        if number < 3:
            console.ask(who, SetAvailability(availability=Availability.AWAY))
    shown = lines(console)
    assert len(shown) == 7 and shown[-1] == "and 6 more"
    assert all(line.startswith("●") for line in shown[:6])


def test_whose_talk_goes_on_while_her_console_is_away_is_shown_as_talking(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.desk.present("bruno", False)
    console.passes(15)
    assert [one.doing for one in others(console.board, "anna")] == [Doing.TALKING]
    assert others(Board(), "anna") == []
