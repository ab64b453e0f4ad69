"""The sentence for what a call turned out to be: sales, a wrong number, nobody there, a long wait, a colleague's caller."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.commands import Answer
from receptionist.calls.places import KindOfCall, Place
from receptionist.clients.profile import Greeting, Occasion, Profile
from receptionist.telephony.port import Cause, Station
from tests.calls.console import ACME, ROSSI, Console, clients
from tests.premises import Premises
from ui.theme import Theme

pytestmark = pytest.mark.on_a_file

OWN = "Studio Legale Rossi: per le offerte c'è solo l'indirizzo di posta. Buona giornata."


def with_words() -> list[Profile]:
    """Rossi has a sentence of its own for salespeople, and one for the open hours; Acme has neither."""
    rossi, acme, *others = clients()
    own = (Greeting(occasion=Occasion.SALES, text=OWN), Greeting(occasion=Occasion.OPEN, text="Studio Rossi, {saluto}!"))
    return [msgspec.structs.replace(rossi, greetings=own), msgspec.structs.replace(acme, greetings=()), *others]


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, with_words, premises=premises)
    yield console
    console.close()


def said(console: Console) -> str:
    return console.page.client.say.text


@pytest.mark.shared_too
def test_a_salesperson_hears_the_clients_own_sentence_and_one_key_ends_the_call(console: Console) -> None:
    _leg, call = console.rings(ROSSI)
    console.press("F2")
    greeting = said(console)
    console.press("Ctrl+Shift+P")
    assert (said(console), console.page.client.say.large) == (OWN, True)
    assert console.call(call).kind_of_call is KindOfCall.SALES
    console.press("Ctrl+Shift+P")
    assert said(console) == greeting and not console.page.client.say.hang_up.isVisible()
    console.press("Ctrl+Shift+P", "F8")
    assert call.id not in console.board.calls
    assert console.record(call).kind_of_call is KindOfCall.SALES


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+Shift+P", "do not buy by telephone"), ("Ctrl+Shift+W", "wrong number"), ("Ctrl+Shift+N", "cannot hear you")],
)
def test_a_client_without_a_sentence_gets_ours_and_the_call_is_ended_beside_it(console: Console, key: str, words: str) -> None:
    _leg, call = console.rings(ACME, "+441632960001", None)
    console.press("F2", key)
    assert words in said(console)
    console.page.client.say.hang_up.click()
    console.passes(1)
    assert call.id not in console.board.calls or console.call(call).over


def test_it_is_said_in_the_callers_language(console: Console) -> None:
    console.rings(ROSSI)
    console.press("F2", "Ctrl+L")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_D)
    console.settle()
    console.press("Ctrl+Shift+W")
    assert "verwählt" in said(console)


def test_whom_nobody_said_goodbye_to_is_cut_off_by_the_second_press_only(console: Console) -> None:
    _leg, call = console.rings(ROSSI)
    console.press("F2", "Ctrl+Shift+I", "F8")
    assert console.call(call).place is Place.TALKING


def test_after_a_long_wait_the_caller_is_thanked_for_the_patience(console: Console) -> None:
    _leg, call = console.rings(ACME, "+441632960001", None)
    assert "patience" not in said(console)
    console.passes(11)
    console.page.refresh()
    assert "Thank you for your patience" in said(console)
    console.press("F2")
    assert console.call(call).place is Place.TALKING and "Thank you for your patience" in said(console)


def test_after_a_long_wait_a_client_that_worded_its_greeting_keeps_it(console: Console) -> None:
    console.rings(ROSSI)
    console.passes(30)
    console.press("F2")
    assert said(console) == "Studio Rossi, buongiorno!"


def test_who_goes_on_with_a_colleagues_caller_says_so_and_after_a_hold_thanks_for_holding(console: Console) -> None:
    console.sits_down("bruno")
    _leg, call = console.rings(ROSSI)
    assert console.ask("bruno", Answer(call=call.id)).code is None
    console.passes(1)
    (phone,) = console.legs_to(Station("bruno"))
    console.hangs_up(phone, Cause.UNREACHABLE)
    console.passes(21)
    assert console.call(call).place is Place.WAITING
    assert "continuo io" in said(console)
    console.press("F2")
    assert console.call(call).taken_over_from == "bruno" and "continuo io" in said(console)
    console.press("F3", "F3")
    assert said(console) == "Grazie per l'attesa."


@pytest.mark.shared_too
def test_one_key_holds_and_takes_the_words_for_the_row_and_the_hands_are_back_in_reach(console: Console) -> None:
    _leg, call = console.rings(ROSSI)
    console.press("F2", "Shift+F3")
    assert console.call(call).place is Place.HELD
    console.types("for Bianchi")
    console.press("Return")
    assert console.page.calls.on_hold.model.rows[0].state == "for Bianchi"
    assert console.page.client.caller.waits_for.text() == "for Bianchi"
    assert console.page.reach.field.hasFocus()
    console.press("F3", "Shift+F3")
    assert console.page.client.caller.waits_for.hasFocus()
    console.types("for Rossi")  # over what he waited for before
    console.press("Return")
    assert console.call(call).waits_for == "for Rossi"


def test_what_is_typed_with_the_hold_is_faster_than_it_and_not_lost_where_it_fails(console: Console) -> None:
    """The phone system takes its time, and may say no."""
    _leg, call = console.rings(ROSSI)
    console.press("F2")
    field = console.page.client.caller.waits_for
    console.keys.trigger("call.waits_for")
    assert field.hasFocus() and console.live.board.calls[call.id].place is Place.TALKING
    QTest.keyClicks(QApplication.focusWidget(), "for Bianchi")
    console.press("Return")
    assert (console.call(call).place, console.call(call).waits_for) == (Place.HELD, "for Bianchi")
    console.press("F3")
    assert not field.isVisible()
    console.exchange.cut()
    console.passes(1)
    console.press("Shift+F3")
    assert console.call(call).place is Place.TALKING
    console.types("for Rossi")
    assert field.text() == "for Rossi" and console.page.reach.field.text() == ""
    console.press("Return")
    assert not field.isVisible() and console.call(call).waits_for == "for Rossi"


def test_on_hold_a_second_time_the_sentence_that_is_still_to_be_said_stands_large(console: Console) -> None:
    console.rings(ROSSI)
    console.press("F2", "F3", "F3")
    say = console.page.client.say
    assert said(console) == "Grazie per l'attesa." and say.large
    say.said()
    assert not say.large
    console.press("F3")
    assert said(console) == "Grazie per l'attesa." and say.large and say._lead.isVisible()


def test_the_second_caller_on_hold_stays_before_her_and_what_for_is_asked_of_them(console: Console) -> None:
    _leg, first = console.rings(ROSSI)
    console.press("F2", "Shift+F3")
    console.types("for Bianchi")
    console.press("Return")
    _leg, second = console.rings(ACME, "+441632960001", "Bob")
    console.press("F2", "Shift+F3")
    assert (console.call(first).place, console.call(second).place) == (Place.HELD, Place.HELD)
    assert console.page.shown.id == second.id
    console.types("for the office")
    console.press("Return")
    waits = {call.id: call.waits_for for call in console.board.calls.values()}
    assert waits == {first.id: "for Bianchi", second.id: "for the office"}
    console.press("F7")
    console.types("to ring back")
    assert console.page.shown.id == second.id and console.page.profile().code == "ACME"
    console.press("Escape", "F3")
    assert console.call(second).place is Place.TALKING


def test_once_the_second_caller_has_gone_the_first_on_hold_is_before_her(console: Console) -> None:
    _leg, first = console.rings(ROSSI)
    console.press("F2", "F3")
    leg, second = console.rings(ACME, "+441632960001", "Bob")
    console.press("F2", "Shift+F3")
    assert console.page.shown.id == second.id
    console.hangs_up(leg)
    console.press("F8")
    assert console.page.shown.id == first.id


def test_a_withheld_number_is_said_in_words_on_row_and_card(console: Console) -> None:
    console.rings(ROSSI, None, None)
    assert console.page.calls.waiting.model.rows[0].caller == "withheld number"
    assert console.page.client.caller._number.text() == "withheld number"


def test_of_somebody_abroad_the_caller_is_told_the_hour_of_the_client_they_rang(console: Console) -> None:
    console.rings()
    console.press("F2")
    console.types("wheeler")
    console.press("Return")
    assert "fino alle 15:00, ora di Milano." in console.page.message._say.text()  # nine o'clock in New York
