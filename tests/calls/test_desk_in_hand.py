"""Whoever the assistant has in hand stays on the desk: no ring, no hang-up and no card takes a message from under her hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from msgspec.structs import astuple
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import ACME, BIANCHI, ROSSI, Console, clients
from tests.premises import Premises
from ui.calls.board.delegate import second_words
from ui.calls.desk.emergency import Home
from ui.calls.desk.open_card import OpenCardSheet
from ui.calls.past.model import event_lines
from ui.calls.past.words import call_words
from ui.theme import Size, Theme
from ui.widgets import Notice

pytestmark = pytest.mark.on_a_file

STUDIO, ACME_LTD = (client.id for client in clients()[:2])


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna's console, nobody on the line."""
    console = Console(theme, tmp_path, premises=premises)
    console.outside[BIANCHI] = Reaction(does=Does.ANSWER, after=2)
    yield console
    console.close()


@pytest.mark.shared_too
def test_of_two_on_hold_it_is_said_whom_the_key_resumes_and_another_can_be_taken(console: Console) -> None:
    _leg, first = console.rings(name="Mario Neri")
    console.press("F2")
    console.passes(1)
    assert not any(row.marked for row in console.page.calls.on_hold.model.rows)
    _leg, second = console.rings(ACME, name="Luca Conti")
    console.press("F2")
    console.passes(1)
    console.press("F3")

    def marked() -> list[str]:
        return [row.call for row in console.page.calls.on_hold.model.rows if row.marked]

    assert (console.page.shown.id, marked()) == (second.id, [first.id])
    assert console.page.client._hint.text().startswith("F3 resumes Mario Neri, of several on hold.")
    console.page.choose(second.id)
    assert marked() == [second.id] and "F3 resumes Luca Conti" in console.page.client._hint.text()
    console.press("F3")
    assert console.call(second).place is Place.TALKING and marked() == []
    console.press("F3")
    (row,) = [row for row in console.page.calls.on_hold.model.rows if row.call == second.id]
    console.press(f"Ctrl+{row.number}")
    assert console.call(second).place is Place.TALKING


def test_a_ring_leaves_a_held_caller_and_a_half_typed_message_where_they_are(console: Console) -> None:
    _leg, held = console.rings()
    console.press("F2", "F7")
    console.types("about the lease")
    console.press("F3")
    _leg, ringing = console.rings(ACME, "+441632960001", "Ann")
    page = console.page
    assert page.shown.id == held.id and page.message.isEnabled()
    assert page.message.text.toPlainText() == "about the lease" and page.message.text.hasFocus()
    assert "Acme Ltd" in console.rows()
    page.choose(ringing.id)
    assert page.shown.id == ringing.id
    page.reach.field.setFocus()
    console.press("Esc")
    assert page.shown.id == held.id


def test_who_hangs_up_in_mid_message_stays_until_it_is_kept_under_that_client(console: Console) -> None:
    leg, gone = console.rings(ROSSI, "+390299900011", "Mario")
    console.press("F2", "F7")
    console.types("about the lease")
    console.hangs_up(leg)
    console.passes(60)
    console.rings(ACME, "+441632960001", "Ann")
    page = console.page
    assert page.shown.id == gone.id and page.client._name.text() == "Studio Legale Rossi"
    assert "Hung up at" in page.client._hint.text() and "Studio Rossi" in page.message._caller.text()
    console.press("Ctrl+Return")
    console.settle()
    assert [(kept.client, kept.text) for kept in console.messages.find()] == [(STUDIO, "about the lease")]
    assert page.message.text.toPlainText() == "" and page.profile().id == ACME_LTD


def test_a_message_of_one_who_is_gone_is_thrown_away_with_the_second_esc(console: Console) -> None:
    leg, _gone = console.rings()
    console.press("F2", "F7")
    console.types("nothing")
    console.hangs_up(leg)
    console.passes(60)
    console.press("Esc")
    assert console.page.message.text.toPlainText() == "nothing"
    console.press("Esc")
    assert console.page.message.text.toPlainText() == "" and console.page.shown is None


@pytest.mark.shared_too
def test_an_unfinished_message_stands_under_its_own_heading_only(console: Console) -> None:
    leg, gone = console.rings()
    console.press("F2", "F7")
    console.types("about the lease")
    console.hangs_up(leg)
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    page = console.page
    assert page.profile().id == ACME_LTD and page.message.text.toPlainText() == ""
    page.message.others.click()
    assert page.shown.id == gone.id and page.message.text.toPlainText() == "about the lease"
    assert page.client._name.text() == "Studio Legale Rossi"


def test_an_unfinished_message_says_whose_client_it_is_for_and_its_key_leads_to_it_and_esc_back(console: Console) -> None:
    leg, gone = console.rings(ROSSI, "+390299900011", "Mario Neri")
    console.press("F2", "F7")
    console.types("about the lease")
    console.hangs_up(leg)
    _leg, ann = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    message = console.page.message
    assert message.others.isVisible() and message.others._key == "Ctrl+Shift+U" and not message.drop.isVisible()
    assert message.others.text() == "Unfinished: Mario Neri for Studio Rossi"
    console.press("Ctrl+Shift+U")
    assert console.page.shown.id == gone.id and message.text.hasFocus()
    console.types(", and the keys")
    assert message.text.toPlainText() == "about the lease, and the keys"
    assert message.drop.isVisible() and message.drop._key == ""  # Esc leads back to Ann first
    console.press("Esc")
    assert console.page.shown.id == ann.id and message.others.isVisible()


def test_the_button_that_throws_a_message_away_shows_the_keys_that_do(console: Console) -> None:
    leg, _gone = console.rings()
    console.press("F2", "F7")
    console.types("nothing")
    console.hangs_up(leg)
    console.passes(60)
    assert console.page.message.drop.isVisible() and console.page.message.drop._key == "Esc Esc"
    assert not console.page.message.others.isVisible()


def test_what_needs_a_caller_says_answer_first_while_it_rings(console: Console) -> None:
    console.rings()
    buttons = console.page.bar.buttons
    for action, key in (("call.consult", "F4"), ("call.message", "F7"), ("call.blind", "Shift+F4"), ("call.consult", "Alt+1")):
        console.page.toast.hide()
        console.press(key)
        assert not buttons[action].isEnabled()
        assert console.page.toast.isVisible() and "Answer first with F2" in console.page.toast.accessibleName()


@pytest.mark.shared_too
def test_f7_proposes_the_marked_row_and_a_message_for_nobody_is_asked_about_once(console: Console) -> None:
    console.rings()
    console.press("F2", "F7")
    message, kept = console.page.message, []
    message.kept.connect(kept.append)
    assert message.to.currentText() == "Marco Bianchi"
    console.types("lease")
    message.to.setEditText("")
    console.press("Ctrl+Return")
    assert kept == [] and "For whom" in message._error.text()
    console.press("Ctrl+Return")
    assert len(kept) == 1


def test_one_rings_first_and_is_spoken_to_once_they_have_answered(console: Console) -> None:
    console.rings()
    console.press("F2", "Return")
    heading = console.page.client.consultation._target[0]
    assert heading.text() == "RINGS"
    console.passes(3)
    assert heading.text() == "YOU SPEAK TO"


def test_press_again_goes_with_its_call(console: Console) -> None:
    console.rings()
    console.press("F2", "F8")
    assert console.page.toast.isVisible()
    console.press("F8")
    assert not console.page.toast.isVisible()


def test_a_transfer_with_a_card_on_the_desk_is_the_live_callers(console: Console) -> None:
    _leg, live = console.rings()
    console.press("F2")
    console.page.pop(ACME, None)
    console.passes(1)
    assert console.page.profile().id == ACME_LTD
    assert console.call(live).side is Side.TALKING
    console.page.choose(live.id)
    console.page.subject.chosen = next(c.id for c in console.board.calls.values() if c.id != live.id)
    console.press("F3")
    assert console.call(live).place is Place.HELD


@pytest.mark.shared_too
def test_what_is_typed_goes_to_reach_once_the_desk_shows_another_call(console: Console) -> None:
    gone, first = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2", "F7")
    console.types("for Acme")
    console.hangs_up(gone)
    _leg, second = console.rings()
    console.press("F2", "F7")
    console.types("for Rossi")
    assert console.page.shown.id == second.id
    console.press("Shift+F4")
    console.passes(1)
    assert console.page.shown.id == first.id and console.page.reach.field.hasFocus()
    console.types("more")
    assert console.page.drafts.get(first.id, "text") == "for Acme"
    assert console.page.drafts.get(second.id, "text") == "for Rossi"


def test_a_caller_answered_from_within_the_last_ones_message_is_looked_up_in_reach(console: Console) -> None:
    gone, first = console.rings()
    console.press("F2", "F7")
    console.types("He asks for the lea")
    console.hangs_up(gone)
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert console.page.shown.id != first.id and console.page.reach.field.hasFocus()


def test_from_the_message_f7_and_esc_lead_back_to_reach_and_lose_nothing(console: Console) -> None:
    console.rings()
    console.press("F2")
    for key in ("F7", "Esc"):
        console.press("F7")
        console.types("about the lease ")
        assert console.page.message.text.hasFocus()
        console.press(key)
        assert console.page.reach.field.hasFocus() and console.page.reach.field.text() == ""
    assert console.page.message.text.toPlainText() == "about the lease about the lease "
    console.types("bian")
    assert console.page.reach.field.text() == "bian"


def test_a_caller_on_hold_is_thanked_only_once_she_speaks_with_them_again(console: Console) -> None:
    console.rings()
    console.press("F2")
    lead = console.page.client.say._lead
    assert not lead.isVisible()
    console.press("F3")
    assert lead.isVisible() and lead.text() == "Once you speak with the caller again:"
    console.press("F3")
    assert not lead.isVisible() and console.page.client.say.text == "Grazie per l'attesa."


@pytest.mark.shared_too
def test_without_a_call_no_notes_of_one_are_asked_for(console: Console) -> None:
    notes = console.page.notes.text
    message = console.page.message.text
    assert (notes.isEnabled(), notes.placeholderText()) == (False, "No call to take notes of.")
    assert message.placeholderText() == ""
    console.rings()
    console.press("F2")
    assert notes.isEnabled() and notes.placeholderText().startswith("Notes of this call")
    assert message.placeholderText().endswith("F7 leads back to Reach.")


def test_a_card_puts_nobody_through_and_never_rings_out_unasked(console: Console) -> None:
    console.page.pop(ROSSI, None)
    console.passes(1)
    console.press("Shift+F4")
    assert len(console.board.calls) == 1
    assert "no caller on the line" in console.page.toast.accessibleName()


def test_a_caller_can_be_named_only_where_there_is_one(console: Console) -> None:
    console.page.look_at(STUDIO)
    console.types("zanotti")
    assert console.page.reach.rows == []
    console.press("Esc")
    console.rings()
    console.press("F2")
    console.types("zanotti")
    assert len(console.page.reach.rows) == 1


def test_the_emergency_card_stamps_in_the_clients_zone_and_asks_for_the_street(console: Console) -> None:
    console.rings()
    console.press("F2", "F12")
    card = console.page.emergency
    card.note.setText("fire")
    console.press("Return")
    assert any(zone in card.notes.item(0).text() for zone in ("CET", "CEST"))
    assert card._where.text().count("no street") == 1 and "Ask the caller kindly" in card._where.text()
    card.sits_at(lambda: Home("IT", "", "Via Roma 1, Milano"))
    card.open_for(card._call, card._profile)
    assert "Via Roma 1, Milano" in card._where.text()


@pytest.mark.shared_too
def test_a_card_alone_is_nobody_to_hold_and_f2_takes_the_next_caller_beside_it(console: Console) -> None:
    console.page.pop(ROSSI, None)
    console.passes(1)
    card = next(iter(console.board.calls.values()))
    assert not console.page.bar.buttons["call.hold"].isEnabled()
    _leg, live = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert console.call(live).side is Side.TALKING and console.call(live).client == ACME_LTD
    assert console.call(card).place is not Place.HELD and not console.page.calls.on_hold.model.rows


def test_shift_f4_beside_a_live_caller_puts_that_caller_through_and_leaves_the_card(console: Console) -> None:
    _leg, live = console.rings()
    console.press("F2")
    console.page.pop(ROSSI, None)
    console.passes(1)
    card = next(call for call in console.board.calls.values() if call.direction is Direction.NONE)
    assert console.page.shown.id == card.id
    console.press("Shift+F4")
    assert console.call(live).place is Place.TRANSFERRING
    assert not console.call(card).over and console.call(card).target is None


def test_history_shows_a_card_as_what_it_was(console: Console) -> None:
    console.page.pop(ROSSI, None)
    console.passes(90)
    card = next(iter(console.board.calls.values()))
    console.page.notes.setFocus()
    console.press("F8")
    record = console.record(card)
    lines = event_lines([event for event in console.written if getattr(event, "call", None) == card.id], console.book, None)
    assert [line[1].partition(" · ")[0] for line in lines] == ["card opened by hand", "done"]
    words = call_words(record, UTC, console.clock.now())
    assert "card by hand · done" in words and "answered" not in words and not any(astuple(record.times))


def test_a_call_that_only_rings_has_nobody_to_name(console: Console) -> None:
    console.rings()
    console.types("zanotti")
    assert console.page.reach.rows == []


@pytest.mark.shared_too
def test_the_row_shows_the_language_that_was_chosen_for_the_call(console: Console) -> None:
    _leg, call = console.rings()
    console.press("F2")
    console.page.languages.choose(console.call(call), "de")
    console.settle()
    (row,) = console.page.calls.with_her.model.rows
    assert row.language == "DE"


def test_who_rings_stays_in_sight_under_a_long_greeting_and_a_strip_of_notices(console: Console) -> None:
    console.rings()
    console.press("F2")
    page = console.page
    page.client.say._text.setText("Good morning, this is a long greeting to be read aloud. " * 8)
    page.strip.show_only((Notice("one", "phone.disconnected"), Notice("two", "phone.refused")))
    console.settle()
    for part in (page.client.caller._number, *page.client.caller.fields):
        assert part.visibleRegion().boundingRect() == part.rect()


def test_a_state_is_read_whole_and_the_caller_gives_way(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "Massimiliano Bartolomeo della Torre")
    console.press("F2", "Return")
    console.passes(3)
    (row,) = console.page.calls.with_her.model.rows
    words = second_words(row, QFontMetrics(console.theme.font(Size.SMALL)), 250)
    assert row.state == "you speak with Marco Bianchi" and words.endswith(row.state) and "…" in words


@pytest.mark.parametrize(
    ("typed", "number", "shown"),
    [
        ("02 0066 1234", "+390200661234", "+39 02 0066 1234"),
        ("0039 02 0066 1234", "+390200661234", "+39 02 0066 1234"),
        ("+44 20 7946 0123", "+442079460123", "+44 20 7946 0123"),
        ("020 7946 0123", "+442079460123", "+44 20 7946 0123"),
    ],
)
def test_a_number_typed_for_a_british_client_by_an_office_in_italy(
    console: Console, typed: str, number: str, shown: str
) -> None:
    console.page.look_at(ACME_LTD)
    console.page.asks.card()
    dialog = next(child for child in console.window.findChildren(OpenCardSheet) if child.isVisible())
    opened = []
    dialog.wanted.connect(lambda line, caller: opened.append((line, caller)))
    dialog.caller.setText(typed)
    assert shown in dialog.caller.accessibleDescription()
    QTest.keyClick(dialog.caller, Qt.Key.Key_Return)
    assert opened == [(ACME, number)]
