"""The emergency card in the hand: where help is sent, what it is, and no key acting on what it hides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.calls.events import KeptAsEvidence
from receptionist.calls.places import Place, Side
from receptionist.clients.profile import Address, AddressKind, Profile
from tests.calls.console import ACME, ROSSI, Console
from tests.premises import Premises
from ui.calls.desk.emergency import EmergencyCard
from ui.calls.past.event_words import event_words
from ui.keys import Keys
from ui.theme import Theme

pytestmark = pytest.mark.on_a_file

NEWCOMER = "+390299900044"


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path, qtbot: QtBot) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
    yield console
    console.close()


@pytest.fixture
def opened(console: Console) -> Console:
    """Anna talks to a caller of Studio Rossi, the card open over the desk."""
    console.rings()
    console.press("F2", "F12")
    return console


def the_call(console: Console):
    (call,) = (call for call in console.board.calls.values() if call.line == ROSSI)
    return call


def kept(console: Console) -> list[tuple[str, str]]:
    return [(event.emergency, event.note) for event in console.written if isinstance(event, KeptAsEvidence)]


# ---- where help is sent


def card_of(qtbot: QtBot, theme: Theme, *addresses: Address) -> EmergencyCard:
    card = EmergencyCard(theme, Keys(), lambda: datetime(2026, 3, 3, 9, tzinfo=UTC))
    qtbot.addWidget(card)
    card.know({"IT": "Italy", "DE": "Germany"})
    card.open_for(None, Profile(code="R", legal_name="Studio Rossi", city="Milano", addresses=addresses))
    return card


def test_the_address_to_give_is_the_one_of_the_profile_office_first_with_its_floor(qtbot: QtBot, theme: Theme) -> None:
    where = card_of(
        qtbot,
        theme,
        Address(kind=AddressKind.REGISTERED, street="Via Dante 7", postal_code="20121"),
        Address(kind=AddressKind.FORWARDING, street="Casella Postale 9"),
        Address(street="Hafenstraße 2", city="Hamburg", country="DE"),
        Address(street="Via Larga 8", detail="piano 3, citofono Rossi", postal_code="20122", city="Milano"),
    )._where.text()
    given, *more = where.split("\n")
    assert given == "Address to give: Studio Rossi, Hafenstraße 2, Hamburg, Germany (there it is 10:00)"
    assert more[:2] == ["Or: Via Larga 8, piano 3, citofono Rossi, 20122 Milano, Italy", "Or: Via Dante 7, 20121 Milano, Italy"]
    assert "Casella" not in where and "no street" not in where and "which floor" in where


def test_no_street_is_kept_is_said_only_where_none_is(qtbot: QtBot, theme: Theme) -> None:
    card = card_of(qtbot, theme, Address(kind=AddressKind.BILLING, street="Casella Postale 9"))
    assert card._where.text().startswith("Address to give: Studio Rossi, Milano, Italy (there it is 10:00)\n")
    assert card._where.text().count("no street is kept here") == 1


# ---- no key acts unseen beneath it


@pytest.mark.parametrize(
    "key", ["Shift+F4", "F4", "F3", "Shift+F3", "F5", "Alt+1", "Alt+Shift+1", "F8", "F7", "Ctrl+T", "Ctrl+G"]
)
def test_no_key_gives_the_caller_away_or_turns_to_another_beneath_the_card(opened: Console, key: str) -> None:
    before, written = the_call(opened), len(opened.written)
    opened.press(key, key)
    assert (the_call(opened).place, the_call(opened).side) == (before.place, before.side) == (Place.TALKING, Side.TALKING)
    assert len(opened.written) == written
    assert opened.page.emergency.isVisible() and opened.page.emergency.note.hasFocus()
    opened.types("he says")
    assert opened.page.emergency.note.text() == "he says" and not opened.page.reach.field.text()


def test_f2_answers_nobody_while_the_caller_is_there_and_the_next_once_they_are_gone(opened: Console) -> None:
    _leg, waiting = opened.rings(ACME, NEWCOMER, "Bob")
    opened.press("F2", "Ctrl+1")
    assert the_call(opened).place is Place.TALKING and opened.call(waiting).place is Place.WAITING
    opened.press("Esc", "F8", "F8", "F12")
    assert opened.page.emergency.isVisible()
    opened.press("F2")
    assert opened.call(waiting).place is Place.TALKING
    assert not opened.page.emergency.isVisible(), "the greeting is seen"


def test_the_card_says_where_its_call_is_and_that_the_keys_rest(opened: Console) -> None:
    card = opened.page.emergency
    assert card._state.text().startswith("talking") and "Esc" in card._rests.text() and "rest" in card._rests.text()
    opened.press("Esc", "F3", "F12")
    assert card._state.text().startswith("on hold")
    (leg,) = opened.desk._floor.callers
    opened.hangs_up(leg)
    assert "not on the line" in card._state.text() and "F2" in card._rests.text()


def test_tab_goes_round_in_the_card_and_what_is_typed_there_is_a_note(opened: Console) -> None:
    card, reached = opened.page.emergency, set()
    for key in ["Tab"] * 8 + ["Shift+Tab"] * 8:
        opened.press(key)
        focus = QApplication.focusWidget()
        assert card.isAncestorOf(focus)
        reached.add(focus)
    assert {card.note, card.notes, *card.kinds.values()} <= reached
    card.kinds["threat"].setFocus()
    opened.types("noon")
    assert card.note.text() == "noon" and card.note.hasFocus() and kept(opened) == []
    assert not opened.page.reach.field.text()


def test_esc_leads_back_and_the_keys_act_again(opened: Console) -> None:
    opened.press("Esc", "F3")
    assert the_call(opened).place is Place.HELD


# ---- what it is


def test_what_it_is_is_chosen_by_a_key_that_is_shown_and_never_a_threat_of_itself(opened: Console) -> None:
    card = opened.page.emergency
    assert card._title.text() == "Threat, or medical help?"
    card.note.setText("I feel ill")
    opened.press("Return")
    assert kept(opened) == [("unsaid", "I feel ill")] and the_call(opened).evidence == "unsaid"
    assert "which" in card._evidence.text()
    assert (card.kinds["threat"]._key, card.kinds["medical"]._key) == ("Ctrl+F12", "Shift+F12")
    opened.press("Shift+F12")
    assert kept(opened)[1:] == [("medical", "")] and the_call(opened).evidence == "medical"
    assert card._title.text() == "Emergency: medical help" and card.note.hasFocus()
    opened.press("Ctrl+F12")
    assert the_call(opened).evidence == "threat"
    opened.press("Alt+F12")
    assert the_call(opened).evidence is None
    opened.press("Alt+F12")
    assert len(kept(opened)) == 4, "there is nothing to take back"


def test_the_next_caller_is_not_taken_for_what_the_last_one_was(opened: Console) -> None:
    opened.press("Ctrl+F12", "Esc", "F8", "F8")
    opened.rings(ACME, NEWCOMER, "Bob")
    opened.press("F2", "F12")
    opened.page.emergency.note.setText("fainted")
    opened.press("Return")
    assert kept(opened)[-1] == ("unsaid", "fainted")


@pytest.mark.shared_too
def test_a_note_before_it_was_said_reads_so_in_history(opened: Console) -> None:
    opened.page.emergency.note.setText("help")
    opened.press("Return")
    (event,) = (event for event in opened.written if isinstance(event, KeptAsEvidence))
    assert event_words(event, "IT") == "note of the emergency · which kind is not said · help"
