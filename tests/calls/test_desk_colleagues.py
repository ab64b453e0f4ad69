"""What the others are doing stands under Calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from receptionist.calls.board import Board
from receptionist.calls.commands import Answer, HandTo, HangUp, LetPass, SetAvailability
from receptionist.calls.events import Availability
from receptionist.calls.places import Place
from receptionist.clients.profile import Occasion
from receptionist.staff.service import Assistant
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.calls.console import Console
from tests.calls.floor import ACME
from tests.premises import Premises
from ui.calls.colleagues.states import Doing, others
from ui.calls.menus import colleagues_menu
from ui.theme import Theme
from ui.translate import Language

TEAMS = {"anna": "Nord", "bruno": "Sud", "carla": "Nord", "dora": "Sud"}


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
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


def test_where_the_office_names_nobody_they_are_counted(console: Console, language: Language) -> None:
    for who in ("bruno", "carla", "dora"):
        console.exchange.set_station(who, DESK_PHONE)
        console.sits_down(who)
    console.ask("dora", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    console.by_name = "off"
    console.book.know(Assistant(login=one, name=one, teams=(team,)) for one, team in TEAMS.items())
    assert lines(console) == ["● 2 available · ▮ 1 on a pause"], "nor is a pause's reason told of one"
    language.use("it")
    assert lines(console) == ["● 2 disponibili · ▮ 1 in pausa"]
    console.page.line.show_all(console.board, "anna", lambda _login: False)
    assert console.page.line.lines.accessibleDescription() == "2 disponibili, 1 in pausa"
    language.use("en")
    console.by_name = "team"
    console.book.changed.emit()
    assert lines(console) == ["● Carla · available", "● 1 available · ▮ 1 on a pause"]


def test_to_whom_a_call_can_be_handed_is_named_without_what_they_do(console: Console) -> None:
    console.sits_down("bruno")
    console.by_name = "off"
    console.settle()
    (bruno,) = others(console.page._live.board, "anna")
    menu = colleagues_menu(console.page, [bruno], console.book.shows_state, lambda _to: None)
    assert [action.text() for action in menu.actions()] == ["Bruno"]
    menu.deleteLater()


def test_who_can_be_asked_soonest_stands_first_and_a_long_list_is_cut(console: Console) -> None:
    for number in range(12):
        who = f"a{number:02}"
        console.exchange.set_station(who, DESK_PHONE)
        console.sits_down(who)
        if number < 3:
            console.ask(who, SetAvailability(availability=Availability.AWAY))
    shown = lines(console)
    assert len(shown) == 7 and shown[-1] == "and 6 more: ● 3 · ○ 3"
    assert all(line.startswith("●") for line in shown[:6])


def test_without_room_for_a_name_all_are_counted_in_one_line(console: Console) -> None:
    for who in ("bruno", "carla", "dora"):
        console.exchange.set_station(who, DESK_PHONE)
        console.sits_down(who)
    console.ask("dora", SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    console.settle()
    strip = console.page.calls.colleagues
    strip.present(console.board, "anna", 0, lambda _login: True)
    assert strip.lines.text() == "● 2 · ▮ 1" and not strip.lines.isHidden()
    assert strip.lines.toolTip() == "2 available, 1 on a pause", "each shape has its word"
    strip.present(console.board, "anna", 1000, lambda _login: True)
    assert len(strip.lines.text().splitlines()) == 3 and not strip.lines.toolTip()


def test_whose_talk_goes_on_while_her_console_is_away_is_shown_as_talking(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.desk.present("bruno", False)
    console.passes(15)
    assert [one.doing for one in others(console.board, "anna")] == [Doing.TALKING]
    assert others(Board(), "anna") == []


def test_her_caller_is_handed_to_a_colleague_by_name(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings()
    console.press("F2")
    console.passes(1)
    assert not console.page.calls.colleagues.hand.isHidden()
    console.press("Shift+F5")
    menu = next(menu for menu in console.page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["Bruno · available"]
    menu.actions()[0].trigger()
    menu.close()
    console.settle()
    assert console.call(call).handed_to == "bruno"
    assert not console.page.calls.colleagues.let_pass.isHidden()
    console.press("Shift+F8")
    assert console.call(call).handed_to is None and console.call(call).assistant == "anna"


def test_what_was_said_of_whose_a_call_is_goes_when_it_is_so_no_more(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings()
    console.ask("bruno", Answer(call=call.id))
    console.press("F2")
    said = lambda: [notice.code for notice in console.page.troubles.of(call.id)]  # noqa: E731
    assert said() == ["call.taken"]
    console.passes(1)
    console.ask("bruno", HandTo(call=call.id, to="anna"))
    console.settle()
    assert said() == [], "it is offered to her"
    console.press("F2")
    console.passes(1)
    console.page.actions.hand(call.id, "bruno")
    console.settle()
    console.ask("bruno", LetPass(call=call.id))
    console.settle()
    assert said() == ["colleague.not_taken"]
    console.page.actions.hand(call.id, "bruno")
    console.settle()
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    assert (console.call(call).assistant, said()) == ("bruno", []), "it stays hers no more"


def test_a_call_that_is_handed_to_her_has_a_row_and_f2_takes_it(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings()
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    assert console.rows() == []
    console.ask("bruno", HandTo(call=call.id, to="anna"))
    console.settle()
    assert console.page.calls.handed.heading.text() == "HANDED TO YOU  1"
    (row,), say = console.page.calls.handed.model.rows, console.page.client.say
    assert row.state == f"from {console.book.name_of('bruno')}"
    assert say._lead.isVisible() and say._lead.text().startswith(f"{console.book.name_of('bruno')} hands you this call.")
    assert say.large and say._moment.occasion is Occasion.TAKEN_OVER
    say.said()
    assert say.large, "she has not spoken yet"
    console.press("F2")
    console.passes(1)
    assert (console.call(call).assistant, console.call(call).place) == ("anna", Place.TALKING)
    assert console.page.calls.handed.isHidden()


def test_she_lets_a_handed_call_pass(console: Console) -> None:
    console.sits_down("bruno")
    _, call = console.rings()
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.ask("bruno", HandTo(call=call.id, to="anna"))
    console.settle()
    console.press("Shift+F8")
    assert (console.call(call).assistant, console.call(call).handed_to) == ("bruno", None)
    assert console.page.calls.handed.isHidden()


def test_callers_keep_their_room(console: Console) -> None:
    for number in range(8):
        who = f"a{number:02}"
        console.exchange.set_station(who, DESK_PHONE)
        console.sits_down(who)
    assert len(lines(console)) == 7
    for number in range(6):
        console.rings(number=f"+39029990001{number}")
    console.settle()
    waiting = console.page.calls.waiting.view
    assert len(lines(console)) < 7
    assert not waiting.verticalScrollBar().maximum(), "all six are in sight"
