"""Short lines on a call: written by a key, seen by both sides, in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, Chat, HandTo, HangUp
from receptionist.calls.places import Place
from tests.calls.console import Console
from tests.calls.floor import ACME, ROSSI
from tests.premises import Premises
from ui.calls.colleagues.short_lines import ShortLines
from ui.theme import Theme


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    console.sits_down("bruno")
    yield console
    console.close()


def lines(console: Console) -> ShortLines:
    console.settle()
    return console.page.client.lines


def talking(console: Console, line: str = ROSSI) -> CallView:
    _, call = console.rings(line)
    console.press("F2")
    console.passes(1)
    return call


def chat(console: Console, call: CallView) -> list[tuple[str, str]]:
    return [(line.by, line.text) for line in console.call(call).chat]


def test_she_writes_one_while_she_talks_and_the_hands_go_back(console: Console) -> None:
    call = talking(console)
    assert lines(console).isHidden()
    console.press("Shift+F6")
    assert lines(console).writing
    assert lines(console).field.placeholderText() == "To all colleagues: a short line. Enter sends it."
    console.types("is Bianchi back?")
    console.press("Return")
    assert chat(console, call) == [("anna", "is Bianchi back?")]
    assert lines(console).lines.text() == "Anna: is Bianchi back?"
    assert not lines(console).writing and lines(console).field.isHidden()
    assert console.page.reach.field.hasFocus()
    assert console.call(call).place is Place.TALKING


def test_an_answer_arrives_while_she_types_elsewhere_and_takes_no_letter(console: Console) -> None:
    call = talking(console)
    console.press("F7")
    console.types("please c")
    console.ask("bruno", Chat(call=call.id, text="at five"))
    console.types("all back")
    assert console.page.message.text.toPlainText() == "please call back"
    assert lines(console).isVisible() and lines(console).lines.text() == "Bruno: at five"
    assert lines(console)._heading.isHidden(), "it is about the caller who stands above it"
    console.press("Shift+F6")
    assert lines(console).field.placeholderText() == "To Bruno: a short line. Enter sends it."


def test_a_line_about_a_colleagues_call_is_read_and_answered_with_nobody_on_the_line(console: Console) -> None:
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    assert lines(console).isHidden()
    console.ask("bruno", Chat(call=call.id, text="do you know this caller?"))
    assert lines(console).isVisible() and lines(console).lines.text() == "Bruno: do you know this caller?"
    console.press("Shift+F6")
    console.types("yes")
    console.press("Return")
    assert chat(console, call)[-1] == ("anna", "yes")
    console.ask("bruno", HangUp(call=call.id))
    console.passes(30)
    assert lines(console).isHidden(), "kept only with the call"


def test_a_line_about_another_call_than_the_one_in_hand_says_so(console: Console) -> None:
    _, his = console.rings(ACME)
    console.ask("bruno", Answer(call=his.id))
    console.passes(1)
    hers = talking(console)
    console.ask("bruno", HandTo(call=his.id, to="anna"))
    console.ask("bruno", Chat(call=his.id, text="they want you"))
    assert lines(console)._heading.text() == "COLLEAGUES, ABOUT Acme Ltd"
    assert console.page.client._name.text() == "Studio Legale Rossi", "whom she talks to stays before her"
    console.press("Shift+F6")
    console.types("in a minute")
    console.press("Return")
    assert chat(console, his)[-1] == ("anna", "in a minute") and chat(console, hers) == []


def test_what_was_read_is_put_away_and_stays_with_the_call(console: Console) -> None:
    call = talking(console)
    console.ask("bruno", Chat(call=call.id, text="at five"))
    lines(console).close_button.click()
    assert lines(console).isHidden() and chat(console, call) == [("bruno", "at five")]
    console.ask("bruno", Chat(call=call.id, text="or six"))
    assert lines(console).lines.text() == "Bruno: or six"


def test_a_talk_that_begins_has_her_hands_and_the_half_typed_line_waits(console: Console) -> None:
    first = talking(console)
    console.press("Shift+F6")
    console.types("half a li")
    console.rings(ACME)
    assert lines(console).writing, "a ring takes no letter away"
    console.press("F2")
    console.passes(1)
    assert console.page.reach.field.hasFocus()
    assert lines(console).field.text() == "half a li" and lines(console)._heading.text().endswith("Studio Rossi")
    console.press("Shift+F6")
    console.types("ne")
    console.press("Return")
    assert chat(console, first) == [("anna", "half a line")]


def test_what_she_types_when_the_call_has_ended_rings_nobody(console: Console) -> None:
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.ask("bruno", Chat(call=call.id, text="do you know her?"))
    assert lines(console).isVisible()
    console.press("Shift+F6")
    console.types("she is")
    console.ask("bruno", HangUp(call=call.id))
    console.passes(30)
    assert call.id not in console.board.calls and lines(console).writing
    console.types(" Nordlys")
    assert lines(console).field.text() == "she is Nordlys"
    console.press("Return")
    assert console.board.mine("anna") == []
    assert lines(console).isHidden()


def test_a_colleagues_call_is_chosen_by_name(console: Console) -> None:
    _, call = console.rings(ACME)
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.press("Shift+F6")
    menu = next(menu for menu in console.page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["Bruno · Acme Ltd"]
    menu.actions()[0].trigger()
    menu.close()
    console.types("well done")
    console.press("Return")
    assert chat(console, call) == [("anna", "well done")]


def test_with_nobody_to_read_it_there_is_no_line_to_write(theme: Theme, tmp_path: Path) -> None:
    alone = Console(theme, tmp_path)
    talking(alone)
    alone.press("Shift+F6")
    assert not lines(alone).writing and alone.page.calls.colleagues.chat.isHidden()
    alone.close()


def test_on_another_page_a_line_is_told(console: Console) -> None:
    call = talking(console)
    told: list[str] = []
    console.page.afar.told.connect(told.append)
    console.page.hide()
    console.ask("bruno", Chat(call=call.id, text="at five"))
    console.settle()
    assert told == ["Bruno, about Studio Rossi: at five  (Shift+F6 answers)"]
    console.page.show()
    assert QApplication.focusWidget() is not lines(console).field
