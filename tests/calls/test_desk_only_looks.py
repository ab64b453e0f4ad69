"""While she talks for one client she looks at another, whatever brought it there: no key gives the caller to its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QDialog

from receptionist.calls.board import CallView
from receptionist.calls.commands import Answer, HandTo, LetPass
from receptionist.calls.places import KindOfCall, Place, Side
from receptionist.clients.profile import Person, Profile
from tests.calls.console import ACME, BIANCHI, MOBILE, NERI, ROSSI, Console, clients, phone
from tests.premises import Premises
from ui.keys import ACTIONS
from ui.theme import Theme

pytestmark = pytest.mark.on_a_file

STUDIO, ACME_LTD = (client.id for client in clients()[:2])
BOB, KATE = "+441632960001", "+441632960002"
OF_ROSSI = (BIANCHI, MOBILE, "+390299900033", "+12125550104")
"""Whom Studio Rossi's callers are put through to."""
_PREFIXES = ("call.", "reach", "kind.", "message.keep", "message.unfinished", "caller.")
KEYS_OF_THE_CALL = tuple(action.keys[0] for action in ACTIONS if action.id.startswith(_PREFIXES))
"""Every key that does something with a call. Whoever takes a row of Calls by its number means that caller."""


def with_kate() -> list[Profile]:
    """Acme has somebody, too: its callers can be put through."""
    studio, acme, *others = clients()
    return [studio, replace(acme, people=(Person(name="Kate Moss", ways=phone(KATE)),)), *others]


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna's console, nobody on the line."""
    console = Console(theme, tmp_path, with_kate, premises=premises)
    yield console
    console.close()


def talks_for_acme(console: Console) -> CallView:
    _leg, bob = console.rings(ACME, BOB, "Bob")
    console.press("F2")
    return bob


def a_search(console: Console) -> CallView:
    bob = talks_for_acme(console)
    console.page.look_at(STUDIO)
    return bob


def a_row_that_waits(console: Console) -> CallView:
    bob = talks_for_acme(console)
    _leg, waiting = console.rings(ROSSI, NERI, "Mario Neri")
    console.page.choose(waiting.id)
    return bob


def a_row_on_hold(console: Console) -> CallView:
    _leg, held = console.rings(ROSSI, NERI, "Mario Neri")
    console.press("F2")
    bob = talks_for_acme(console)
    console.page.choose(held.id)
    return bob


def an_unfinished_message(console: Console) -> CallView:
    leg, _gone = console.rings(ROSSI, NERI, "Mario Neri")
    console.press("F2", "F7")
    console.types("about the lease")
    console.hangs_up(leg)
    bob = talks_for_acme(console)
    console.press("Ctrl+Shift+U")
    console.page.reach.field.setFocus()
    return bob


def a_card_by_pop(console: Console) -> CallView:
    bob = talks_for_acme(console)
    console.page.pop(ROSSI, NERI)
    console.passes(1)
    return bob


def a_search_over_a_card(console: Console) -> CallView:
    bob = talks_for_acme(console)
    console.page.pop(ACME, None)
    console.passes(1)
    console.page.look_at(STUDIO)
    return bob


LOOKS = (a_search, a_row_that_waits, a_row_on_hold, an_unfinished_message, a_card_by_pop, a_search_over_a_card)


def still_looks(console: Console, bob: CallView) -> bool:
    return console.board.calls.get(bob.id, bob).side is Side.TALKING and console.page.profile().id == STUDIO


def gives_nobody_away(console: Console, bob: CallView, key: str) -> None:
    assert [number for number in OF_ROSSI if console.legs_to(number)] == [], key
    now = console.board.calls.get(bob.id, bob)
    assert (now.client, now.target.number if now.target else KATE) == (ACME_LTD, KATE), key


@pytest.mark.parametrize("look", LOOKS)
def test_no_key_gives_the_caller_in_hand_to_another_clients_people(
    theme: Theme, tmp_path: Path, look: Callable[[Console], CallView]
) -> None:
    """Every key is pressed while she looks; where one ends the look, the next is pressed in another console."""
    consoles = (Console(theme, folder, with_kate) for folder in folders(tmp_path))
    console = next(consoles)
    bob = look(console)
    for key in KEYS_OF_THE_CALL:
        if not still_looks(console, bob):
            console.close()
            console = next(consoles)
            bob = look(console)
        assert console.page.profile().id == STUDIO and console.page.reach.rows, key
        console.page.reach.field.setFocus()
        console.press(key)
        gives_nobody_away(console, bob, key)
        put_away_what_asks(console)
    console.close()


def folders(under: Path) -> Iterator[Path]:
    """One after the other."""
    for n in count():
        folder = under / str(n)
        folder.mkdir()
        yield folder


def put_away_what_asks(console: Console) -> None:
    for asks in (QApplication.activePopupWidget(), *console.page.findChildren(QDialog)):
        if asks is not None:
            asks.close()
    console.settle()


@pytest.mark.parametrize("look", LOOKS)
def test_reach_says_whose_people_these_are_and_what_leads_back(console: Console, look: Callable[[Console], CallView]) -> None:
    bob = look(console)
    console.settle()
    page = console.page
    assert page.reach.whose.isVisible() and page.reach.whose.text() == "Studio Legale Rossi: only to look at"
    assert "Esc leads back to your call for Acme Ltd" in page.client._hint.text()
    assert not page.bar.buttons["call.consult"].isEnabled() and not page.bar.buttons["call.blind"].isEnabled()
    page.reach.field.setFocus()
    page.toast.hide()
    console.press("Shift+F4")
    assert "You only look here" in page.toast.accessibleName()
    for _ in range(3):
        if page.profile().id != ACME_LTD or page.shown.id != bob.id:
            console.press("Esc")
    assert page.shown.id == bob.id and not page.reach.whose.isVisible()
    console.press("F4")
    assert console.call(bob).target.number == KATE


@pytest.mark.shared_too
@pytest.mark.parametrize("look", [a_row_that_waits, a_row_on_hold, an_unfinished_message])
def test_f7_leads_to_the_message_of_the_caller_in_hand(console: Console, look: Callable[[Console], CallView]) -> None:
    bob = look(console)
    console.press("F7")
    assert console.page.shown.id == bob.id and console.page.message.text.hasFocus()


@pytest.mark.shared_too
def test_a_row_that_a_colleague_answers_leaves_her_with_her_own_caller(console: Console) -> None:
    """What she types next is about him, and she is told who has the other."""
    console.sits_down("bruno")
    bob = talks_for_acme(console)
    _leg, neri = console.rings(ROSSI, NERI, "Mario Neri")
    page = console.page
    page.choose(neri.id)
    assert (page.shown.id, page.message.isEnabled()) == (neri.id, False)
    page.toast.tell("Flagged.", lambda: None)
    console.ask("bruno", Answer(call=neri.id))
    console.passes(1)
    assert page.shown.id == bob.id and page.profile().id == ACME_LTD
    said = "bruno has this call now: Mario Neri · 02 9990 0011 (for Studio Rossi)."
    assert page.toast.accessibleName() == f"Flagged.\n{said}" and page.toast._button.isVisible(), "the way back stays"
    console.press("F7")
    console.types("after six")
    assert page.drafts.get(bob.id, "text") == "after six" and page.drafts.get(neri.id, "text") == ""
    page.toast.hide()
    console.passes(1)
    assert not page.toast.isVisible(), "it is said once"
    console.ask("bruno", HandTo(call=neri.id, to="anna"))
    console.passes(1)
    page.choose(neri.id)
    assert page.shown.id == neri.id and not page.message.isEnabled(), "it is his until she takes it"
    console.ask("bruno", LetPass(call=neri.id))
    console.passes(1)
    assert page.shown.id == bob.id and page.message.text.toPlainText() == "after six"


@pytest.mark.parametrize("look", [a_row_that_waits, a_row_on_hold, an_unfinished_message])
def test_the_kind_is_of_the_caller_in_hand_and_so_are_its_buttons(
    console: Console, look: Callable[[Console], CallView]
) -> None:
    bob = look(console)
    assert all(button.isEnabled() for button in console.page.kinds.buttons.values())
    console.press("Ctrl+Shift+P")
    assert {call.id for call in console.board.calls.values() if call.kind_of_call} == {bob.id}
    assert console.page.kinds.buttons[KindOfCall.SALES].font().bold()


def test_the_language_chosen_over_a_row_is_that_of_the_caller_in_hand(console: Console) -> None:
    bob = a_row_that_waits(console)
    waiting = console.page.shown
    console.page.asks._speak("de")
    console.settle()
    assert console.page.languages.of(console.call(bob)) == "de" and console.page.languages.of(waiting) != "de"


def test_whom_she_announces_is_on_the_desk_where_another_of_the_same_client_was_pointed_at(console: Console) -> None:
    bob = talks_for_acme(console)
    _leg, second = console.rings(ACME, "+441632960003", "Tom")
    console.page.choose(second.id)
    assert not console.page.reach.whose.isVisible()
    console.press("F4")
    assert console.call(bob).target.number == KATE and console.page.shown.id == bob.id


def test_a_caller_dragged_onto_another_clients_people_is_not_put_through(console: Console) -> None:
    _leg, mario = console.rings(ROSSI, NERI, "Mario Neri")
    console.press("F2")
    bob = talks_for_acme(console)
    reach = console.page.reach
    reach.given.emit(reach.rows[0], mario.id, False)
    console.passes(0.5)
    assert console.call(mario).place is Place.HELD and console.call(bob).side is Side.TALKING
    assert "this caller rang Studio Legale Rossi" in console.page.toast.accessibleName()


@pytest.mark.shared_too
def test_a_card_rings_out_for_its_own_client_and_leaves_another_clients_caller_on_hold(console: Console) -> None:
    bob = talks_for_acme(console)
    console.press("F3")
    console.page.pop(ROSSI, None)
    console.passes(1)
    console.press("Return")
    assert console.call(bob).target is None and console.call(bob).place is Place.HELD
    assert console.board.current("anna").line == ROSSI
