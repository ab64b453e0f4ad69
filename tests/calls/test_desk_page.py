"""The desk by keyboard: each story is an assistant's, from the ring to the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.commands import Answer, HangUp, Reply
from receptionist.calls.events import Direction
from receptionist.calls.places import KindOfCall, Place, Side
from receptionist.clients.directory import Directory
from receptionist.telephony.numbers import show
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.console import ACME, BIANCHI, MOBILE, ROSSI, Console, clients
from tests.premises import Premises
from tests.screen.accessible import nameless
from tests.screen.watchdog import watching
from ui.theme import Size, Theme
from ui.translate import Language


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    """Anna's console, nobody on the line."""
    console = Console(theme, tmp_path, premises=premises)
    console.outside[BIANCHI] = Reaction(does=Does.ANSWER, after=2)
    console.outside[MOBILE] = Reaction(does=Does.ANSWER, after=2)
    with watching():
        yield console
    console.close()


@pytest.fixture
def talking(console: Console) -> Console:
    """She has just answered a call for Studio Rossi."""
    console.rings()
    console.press("F2")
    console.presses = 0
    return console


def mine(console: Console):
    return console.board.current("anna")


# ---- the strokes


def test_answering_takes_one_stroke(console: Console) -> None:
    console.rings()
    console.press("F2")
    assert console.presses == 1
    assert mine(console).place is Place.TALKING


def test_blind_transfer_to_the_first_target_takes_one_stroke(talking: Console) -> None:
    talking.press("Shift+Return")
    assert talking.presses == 1
    call = next(iter(talking.board.calls.values()))
    assert (call.place, call.target.number) == (Place.TRANSFERRING, BIANCHI)


def test_announcing_and_completing_takes_two_strokes(talking: Console) -> None:
    talking.press("Return")
    talking.passes(3)
    assert mine(talking).side is Side.CONSULTING
    talking.press("F5")
    assert talking.presses == 2
    assert talking.records() and next(iter(talking.records().values())).place is Place.TRANSFERRED


def test_a_caller_taken_while_another_page_was_in_front_can_be_put_through_with_the_mouse_too(console: Console) -> None:
    console.rings()
    console.page.hide()
    console.press("F2")
    assert mine(console).place is Place.TALKING
    console.page.show()
    assert console.page.bar.buttons["call.consult"].isEnabled()
    assert console.page.bar.buttons["call.blind"].isEnabled()


def test_any_person_of_the_client_rings_after_four_strokes(talking: Console) -> None:
    talking.types("ros")
    talking.press("Return")
    assert talking.presses == 4
    assert (mine(talking).side, mine(talking).target.label) == (Side.CONSULT_RINGING, "Giulia Rossi")


def test_a_row_of_reach_is_consulted_or_put_through_by_its_number(talking: Console) -> None:
    talking.press("Alt+2")
    assert mine(talking).target.label == talking.page.reach.rows[1].target.name
    talking.press("Esc")
    talking.passes(1)
    talking.press("Alt+Shift+1")
    assert next(iter(talking.board.calls.values())).place is Place.TRANSFERRING


def test_hold_take_another_and_return_takes_two_strokes_each_way(talking: Console) -> None:
    first = mine(talking)
    talking.rings(ACME, "+441632960001", "Ann")
    talking.press("F2")
    assert talking.call(first).place is Place.HELD
    second = mine(talking)
    talking.press("F3")
    assert talking.call(second).place is Place.HELD
    talking.press("F3")
    assert talking.call(first).place is Place.TALKING


def test_a_row_of_calls_is_taken_by_its_number(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "One")
    _leg, second = console.rings(ROSSI, "+390299900012", "Two")
    console.press("Ctrl+2")
    assert mine(console).id == second.id


# ---- what is said


def test_the_greeting_stands_ready_while_it_rings_and_shrinks_with_the_first_key(console: Console) -> None:
    console.rings()
    say = console.page.client.say
    assert say.large and "Studio Legale Rossi" in say.text and "Anna" in say.text
    console.types("x")
    console.press("Esc")
    assert say.large
    console.press("F2")
    assert say.large
    console.types("x")
    assert not say.large


def test_a_held_caller_is_thanked_and_a_target_is_told_who_calls(talking: Console) -> None:
    greeting = talking.page.client.say.text
    talking.page.client.caller.named.emit(mine(talking).id, "Mario Neri", "Neri Spa", "contract")
    talking.press("Return")
    talking.passes(3)
    announcing = talking.page.client.say.text
    assert "Mario Neri" in announcing and announcing != greeting
    assert talking.page.client.consultation.isVisible()
    talking.press("Esc")
    talking.passes(1)
    assert talking.page.client.say.text not in (greeting, announcing)


def test_a_broken_greeting_is_shown_as_typed_with_a_warning(console: Console) -> None:
    """It was saved by a release that took one."""
    rossi, acme, *others = console.book.directory.profiles
    acme = replace(acme, greetings=(replace(acme.greetings[0], text="{greetign}, Acme."),))
    console.book.use(Directory([rossi, acme, *others], "IT"))
    console.rings(ACME, "+441632960001", "Ann")
    say = console.page.client.say
    assert say.text == "{greetign}, Acme."
    assert "greetign" in say._warning.text() and say._warned.isVisible()


def test_what_to_say_can_be_heard(console: Console) -> None:
    console.rings()
    console.press("Ctrl+Shift+H")
    assert ("say", console.page.client.say.text, "it") in console.sounder.sounds


# ---- the order of Calls


def test_nothing_moves_under_the_hand_and_f2_still_takes_the_first_by_rule(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "One")
    console.rings(ROSSI, "+390299900012", "Two")
    view = console.page.calls.waiting.view
    middle = QPointF(view.viewport().rect().center())
    moved = QMouseEvent(
        QEvent.Type.MouseMove, middle, middle, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), moved)
    _leg, urgent = console.rings(ACME, "+441632960001", "Urgent")
    assert console.rows() == ["Studio Rossi", "Studio Rossi", "Acme Ltd"]
    assert [row.marked for row in console.page.calls.waiting.model.rows] == [False, False, True]
    console.press("F2")
    assert mine(console).id == urgent.id


def test_a_row_that_went_keeps_its_place_until_the_hand_rests(console: Console) -> None:
    leg, _first = console.rings(ROSSI, "+390299900011", "One")
    _leg, second = console.rings(ROSSI, "+390299900012", "Two")
    console.page.calls._rest.start()
    console.hangs_up(leg)
    console.settle()
    rows = console.page.calls.waiting.model.rows
    assert [row.gone for row in rows] == [True, False]
    console.page.calls._rest.stop()
    console.page.calls._show()
    assert [row.call for row in console.page.calls.waiting.model.rows] == [second.id]


def test_the_order_is_explained_on_hover(console: Console) -> None:
    console.rings(ACME, "+441632960001", "Ann")
    model = console.page.calls.waiting.model
    tip = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "10 s" in tip and "arrival" in tip


def test_sixty_callers_wait_and_the_page_stays_whole(console: Console) -> None:
    for n in range(60):
        console.exchange.rings(ROSSI if n % 2 else ACME, _presented(n))
    console.passes(0.5)
    assert len(console.page.calls.waiting.model.rows) == 60
    console.press("F2")
    assert mine(console) is not None


def _presented(n: int):
    from receptionist.telephony.port import Presented

    return Presented(number=f"+3902999{n:05}", name=f"Caller {n}")


# ---- what could go wrong


def test_hanging_up_on_somebody_takes_two_presses_within_two_seconds(talking: Console) -> None:
    call = mine(talking)
    talking.press("F8")
    assert talking.call(call).place is Place.TALKING
    talking.hand.now += 3
    talking.press("F8")
    assert talking.call(call).place is Place.TALKING
    talking.press("F8")
    assert call.id not in talking.board.calls


def test_hanging_up_a_consultation_cuts_nobody_off_and_needs_one_press(talking: Console) -> None:
    call = mine(talking)
    talking.press("Return")
    talking.passes(3)
    talking.press("F8")
    talking.passes(1)
    assert talking.call(call).place in (Place.TALKING, Place.HELD)
    assert talking.call(call).side not in (Side.CONSULTING, Side.CONSULT_RINGING)


def test_a_bounced_press_counts_once(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "One")
    console.rings(ROSSI, "+390299900012", "Two")
    console.press("F2")
    console.hand.now -= 0.95
    console.press("F2")
    assert len(console.board.held("anna")) == 0


def test_esc_never_ends_the_callers_leg(talking: Console) -> None:
    call = mine(talking)
    talking.press("Esc", "Esc", "Esc", "Esc")
    assert talking.call(call).place is Place.TALKING


def test_f_keys_work_in_the_middle_of_a_half_typed_note(talking: Console) -> None:
    talking.page.layout_.bring("notes")
    talking.page.notes.text.setFocus()
    talking.types("call me ")
    first = mine(talking)
    talking.rings(ACME, "+441632960001", "Ann")
    talking.press("F2")
    assert mine(talking).client == clients()[1].id
    assert talking.page.notes.text.toPlainText() == ""
    talking.press("F3", "F3")
    assert mine(talking).id == first.id
    assert talking.page.notes.text.toPlainText() == "call me "


def test_notes_go_into_the_record_when_the_call_is_over_and_are_no_draft_any_more(talking: Console) -> None:
    call = mine(talking)
    talking.page.layout_.bring("notes")
    talking.page.notes.text.setFocus()
    talking.types("wants the old file")
    talking.press("F8", "F8")
    talking.passes(2)
    talking.written_down()
    assert talking.records()[call.id].notes == "wants the old file"
    assert "notes" not in talking.history.drafts().get(call.id, {})


def test_notes_of_a_call_that_ended_with_no_hub_there_ask_for_nothing_and_stay(
    talking: Console, monkeypatch: pytest.MonkeyPatch, eventually: Callable[..., object]
) -> None:
    call = mine(talking)
    talking.page.layout_.bring("notes")
    talking.page.notes.text.setFocus()
    talking.types("wants the old file")
    with monkeypatch.context() as cut:
        cut.setattr(talking.live._link, "send", lambda _command, answer: answer(Reply(code="link.away")))
        talking.ask("anna", HangUp(call=call.id))
        talking.passes(2)
        talking.written_down()
    assert not talking.page.troubles.elsewhere([]) and not talking.page.troubles.of(call.id)
    assert talking.history.drafts()[call.id]["notes"] == "wants the old file"
    talking.live.start()  # a hub is back: its board comes whole
    talking.settle()
    assert not talking.page.troubles.elsewhere([])
    if talking.premises.shared is None:  # a hub shows no console anew what is over: there they stay typed, and History has them
        eventually(lambda: (talking.settle(), talking.records()[call.id].notes == "wants the old file")[1])
        eventually(lambda: (talking.written_down(), "notes" not in talking.history.drafts().get(call.id, {}))[1])


def test_half_typed_text_comes_back_after_a_crash(talking: Console) -> None:
    talking.press("F7")
    talking.types("please send")
    talking.written_down()
    talking.close_page()
    talking.open_page()
    talking.settle()
    assert talking.page.message.text.toPlainText() == "please send"


def test_what_was_typed_in_reach_goes_with_its_caller_and_who_is_looked_up_without_one_stays(console: Console) -> None:
    reach = console.page.reach
    console.page.look_at(clients()[0].id)
    console.types("bian")
    leg, _call = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.types("half")
    assert reach.field.text() == "half"
    console.hangs_up(leg)
    console.passes(60)
    console.page.look_at(clients()[0].id)
    console.settle()
    assert reach.field.text() == "bian" and len(reach.rows) == 1
    console.types("qqq")
    assert reach._empty.isVisible() and "called “bianqqq”" in reach._empty.text()


def test_once_the_caller_has_hung_up_reach_shows_everybody(console: Console) -> None:
    leg, _call = console.rings()
    console.press("F2", "F7")
    console.types("please call")
    console.press("F7")
    console.types("half")
    everybody = len(console.page.reach._card.targets)
    console.hangs_up(leg)
    console.settle()
    assert console.page.reach.field.text() == "" and len(console.page.reach.rows) == everybody


def test_a_message_half_typed_when_the_caller_hangs_up_stays_until_it_is_kept(console: Console) -> None:
    leg, call = console.rings()
    console.press("F2", "F7")
    console.types("please call")
    console.hangs_up(leg)
    console.settle()
    assert call.id not in console.board.calls
    assert console.page.message.text.toPlainText() == "please call"
    console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    assert console.page.message.text.toPlainText() == ""
    console.page.message.others.click()
    assert console.page.message.text.toPlainText() == "please call"
    console.page.message.save()
    console.settle()
    assert [message.call for message in console.messages.find()] == [call.id]
    assert console.page.message.text.toPlainText() == "" and console.page.strip.notices == ()
    assert not console.page.message.others.isVisible()


def test_html_in_a_name_is_text(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "<b>Mario</b><img src=x>")
    assert "<b>Mario</b>" in console.page.calls.waiting.model.rows[0].caller
    assert console.page.client.caller._number.textFormat() is Qt.TextFormat.PlainText
    assert "<b>Mario</b>" in console.page.client.caller._number.text()


def test_html_in_a_name_stays_text_in_a_tooltip_too(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "<img src=x>")
    console.press("F2")
    console.page.client.caller.waits.emit(mine(console).id, "<b>x</b>")
    console.passes(0.2)
    console.press("F3")
    model = console.page.calls.on_hold.model
    assert "<b>" not in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)


def test_enter_while_a_call_still_rings_rings_nobody(console: Console) -> None:
    _leg, call = console.rings()
    console.press("Return")
    assert list(console.board.calls) == [call.id]
    assert "F2" in console.page.toast._words.text()


def test_a_name_of_two_thousand_characters_and_control_characters_fits_its_row(console: Console) -> None:
    console.rings(ROSSI, "+390299900011", "A\u202e\x07" * 2000)
    row = console.page.calls.waiting.model.rows[0]
    assert len(row.caller) < 200
    assert "\u202e" not in row.caller and "\x07" not in row.caller
    assert console.page.client.width() < 1366


def test_a_refusal_stands_there_until_it_is_read(console: Console) -> None:
    _leg, call = console.rings()
    console.sits_down("bruno")
    console.ask("bruno", Answer(call=call.id))
    console.passes(1)
    console.live.send(Answer(call=call.id))
    console.settle()
    assert [notice.code for notice in console.page.strip.notices] == ["call.taken"]


@pytest.mark.parametrize("stands_there", [True, False])
def test_who_presses_too_late_is_told_who_has_the_call(console: Console, stands_there: bool) -> None:
    """It still stood on her screen when she pressed, or had stood there until that instant."""
    _leg, call = console.rings()
    console.sits_down("bruno")
    console.settle()
    console.ask("bruno", Answer(call=call.id))
    if not stands_there:
        console.settle()
    console.press("F2")
    assert [(notice.code, dict(notice.values)) for notice in console.page.troubles.of(call.id)] == [
        ("call.taken", {"assistant": "Bruno"})
    ]
    assert [notice.code for notice in console.page.strip.notices] == ["call.taken"]


def test_a_while_after_a_colleague_took_the_call_the_key_is_about_nobody(console: Console) -> None:
    _leg, call = console.rings()
    console.sits_down("bruno")
    console.ask("bruno", Answer(call=call.id))
    console.settle()
    assert console.keys.can("call.answer")
    console.hand.now += 3
    assert not console.keys.can("call.answer")


# ---- Reach


def test_a_misspelt_name_is_found(talking: Console) -> None:
    talking.types("bianki")
    assert talking.page.reach.rows[0].target.name == "Marco Bianchi"


def test_role_and_tag_are_found_too(talking: Console) -> None:
    talking.types("contr")
    assert talking.page.reach.rows[0].target.name == "Marco Bianchi"


def test_digits_offer_to_dial_first(talking: Console) -> None:
    talking.types("0299900099")
    assert talking.page.reach.marked.text == "+390299900099"
    talking.press("Return")
    assert mine(talking).target.number == "+390299900099"


def test_what_matches_nobody_is_kept_as_the_callers_name(talking: Console) -> None:
    talking.types("zanzibar, neri spa, contract")
    talking.press("Tab")
    assert (mine(talking).name, mine(talking).firm, mine(talking).matter) == ("zanzibar", "neri spa", "contract")
    assert "zanzibar" in talking.page.calls.with_her.model.rows[0].caller


def test_the_mark_stands_on_the_first_who_can_be_rung_now(talking: Console) -> None:
    rows = talking.page.reach.rows
    assert talking.page.reach.marked.can_ring
    assert {row.target.name: row.can_ring for row in rows}["Ann Wheeler"] is False


def test_enter_on_who_cannot_be_rung_opens_the_message_with_the_sentence_to_say(talking: Console) -> None:
    talking.types("verdi")
    talking.press("Return")
    assert talking.page.message.to.currentText() == "Luca Verdi"
    assert "Luca Verdi" in talking.page.message._say.text() and "messaggio" in talking.page.message._say.text()
    assert mine(talking).side is Side.TALKING


def test_who_wants_calls_announced_is_consulted_even_with_shift(talking: Console) -> None:
    talking.types("giulia")
    talking.press("Shift+Return")
    assert mine(talking).side is Side.CONSULT_RINGING
    assert "announced" in talking.page.toast._words.text()


def test_enter_without_a_call_rings_out_under_the_clients_first_line_and_says_which(console: Console) -> None:
    console.page.look_at(clients()[0].id)
    console.press("Return")
    call = mine(console)
    assert (call.direction, call.line) == (Direction.OUTBOUND, ROSSI)
    assert show(ROSSI, "IT") in console.page.toast._words.text()


def test_a_call_is_put_on_a_target_by_hand(talking: Console) -> None:
    reach = talking.page.reach
    reach.given.emit(reach.rows[0], mine(talking).id, False)
    talking.passes(0.2)
    assert mine(talking).side is Side.CONSULT_RINGING


# ---- message, kind, looking elsewhere


def test_a_message_is_kept_and_counted_and_its_draft_is_done_with(talking: Console) -> None:
    talking.types("verdi")
    talking.press("F7")
    talking.types("call back")
    talking.press("Ctrl+Return")
    talking.settle()
    (message,) = talking.messages.find()
    assert (message.recipient, message.text, message.taken_by) == ("Luca Verdi", "call back", "anna")
    assert mine(talking).message == message.id
    talking.written_down()
    assert talking.history.drafts() == {}


@pytest.mark.parametrize("why", ["link.away", "call.over"])
def test_a_message_kept_while_no_hub_takes_it_asks_for_nothing_and_the_hub_learns_of_it(
    talking: Console, monkeypatch: pytest.MonkeyPatch, eventually: Callable[..., object], why: str
) -> None:
    """None is there, or one that leads anew and knows nothing of the call."""
    call = mine(talking).id
    with monkeypatch.context() as cut:
        cut.setattr(talking.live._link, "send", lambda _command, answer: answer(Reply(code=why)))
        talking.types("verdi")
        talking.press("F7")
        talking.types("call back")
        talking.press("Ctrl+Return")
        talking.settle()
    (message,) = talking.messages.find()
    assert talking.page.troubles.of(call) == () and "kept" in talking.page.toast.accessibleName()
    assert mine(talking).message is None
    if why == "call.over":
        return
    talking.live.start()  # a hub is back: its board comes whole
    eventually(lambda: (talking.settle(), mine(talking).message == message.id)[1])


def test_the_kind_of_call_is_one_key_and_the_same_again_takes_it_back(talking: Console) -> None:
    talking.press("Ctrl+Shift+P")
    assert mine(talking).kind_of_call is KindOfCall.SALES
    talking.press("Ctrl+Shift+P")
    assert mine(talking).kind_of_call is None


def test_looking_at_another_client_leaves_the_call_pinned_and_esc_leads_back(talking: Console) -> None:
    talking.page.look_at(clients()[1].id)
    talking.settle()
    assert talking.page.profile().code == "ACME"
    assert talking.page.shown.client == clients()[0].id
    talking.press("Esc")
    assert talking.page.profile().code == "ROSSI"


def test_the_emergency_card_keeps_the_call_as_evidence_with_notes(talking: Console) -> None:
    talking.press("F12")
    assert mine(talking).evidence is None
    talking.types("a bomb")
    talking.press("Return")
    assert mine(talking).evidence == "unsaid"
    talking.page.emergency.kinds["medical"].click()
    talking.passes(0.2)
    kept = [event for event in talking.written if type(event).__name__ == "KeptAsEvidence"]
    assert [(event.emergency, event.note) for event in kept] == [("unsaid", "a bomb"), ("medical", "")]
    talking.page.emergency.none.click()
    talking.passes(0.2)
    assert mine(talking).evidence is None
    talking.press("Esc")
    assert not talking.page.emergency.isVisible() and mine(talking).place is Place.TALKING


def test_enter_in_a_field_of_the_card_rings_nobody(talking: Console) -> None:
    talking.page.client.caller.firm.setFocus()
    talking.types("Neri")
    talking.press("Return")
    assert (mine(talking).side, mine(talking).firm) == (Side.TALKING, "Neri")


def test_a_card_by_hand_takes_a_message_without_any_phone(console: Console) -> None:
    console.page.pop(ROSSI, "+390299900011")
    console.passes(0.2)
    (card,) = console.board.cards("anna")
    assert card.direction is Direction.NONE and mine(console) is None
    assert "Studio Legale Rossi" in console.page.client._name.text()
    console.press("F8")
    assert console.board.cards("anna") == []


def test_a_card_from_another_phone_system_shows_whoever_rings_and_a_line_that_nobody_owns(console: Console) -> None:
    console.page.pop("+390299900777", "interno 7")
    console.passes(0.2)
    (card,) = console.board.cards("anna")
    assert card.unknown_line and not console.page.strip.notices
    assert "interno 7" in console.page.calls.with_her.model.rows[0].caller
    hint = console.page.client._hint.text()
    assert "Unknown line 02 9990 0777" in hint and console.keys.shown("line.assign") in hint


def test_a_returned_call_says_why_and_is_taken_back_first(talking: Console) -> None:
    talking.outside[BIANCHI] = Reaction(does=Does.REFUSE, after=2)
    talking.press("Shift+Return")
    talking.passes(4)
    (row,) = talking.page.calls.returned.model.rows
    assert row.returned and "Marco Bianchi" in row.state
    talking.rings(ACME, "+441632960001", "Ann")
    talking.press("F2")
    assert mine(talking).id == row.call


# ---- sound


def test_she_hears_the_client_while_idle_and_one_tone_while_talking(console: Console) -> None:
    console.rings()
    assert ("ring", "Studio Legale Rossi", "it") in console.sounder.sounds
    console.press("F2")
    console.settle()
    console.sounder.sounds.clear()
    console.rings(ACME, "+441632960001", "Ann")
    assert console.sounder.sounds == [("tone",)]


# ---- for everybody


def test_every_control_has_a_name(talking: Console) -> None:
    assert nameless(talking.page) == []


def test_the_language_changes_while_a_call_is_open(talking: Console, language: Language) -> None:
    talking.page.notes.text.setPlainText("kept")
    language.use("it")
    talking.settle()
    assert talking.page.notes.text.toPlainText() == "kept"
    assert "Studio Legale Rossi" in talking.page.client.say.text


def test_a_narrow_window_is_one_column_and_shows_the_call_first(console: Console) -> None:
    console.window.resize(960, 480)
    console.settle()
    console.rings()
    layout = console.page.layout_
    assert layout.narrow and layout.shown == "client"
    console.press("F2")
    console.types("bi")
    assert layout.shown == "reach" and console.page.reach.field.text() == "bi"


def test_saved_profiles_are_on_the_desk_at_once(talking: Console) -> None:
    first, *others = clients()
    talking.book.use(Directory([replace(first, trade_name="Rossi & Partners"), *others], "IT"))
    talking.settle()
    assert talking.page.client._name.text() == "Rossi & Partners"


# ---- more of the trade


def test_the_callers_language_changes_the_greeting_of_this_call_only(console: Console) -> None:
    console.rings()
    console.press("F2")
    before = console.page.client.say.text
    console.press("Ctrl+L")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_D)
    console.settle()
    assert console.page.client.say.text != before
    assert console.page.client.say._sentence.language == "de"


def test_giving_a_call_to_another_client_is_confirmed_and_recorded(talking: Console) -> None:
    talking.page.look_at(clients()[1].id)
    talking.press("Ctrl+G")
    menu = QApplication.activePopupWidget()
    assert "Acme Ltd" in menu.actions()[0].text()
    assert mine(talking).client == clients()[0].id
    menu.actions()[0].trigger()
    menu.close()
    talking.passes(0.2)
    assert mine(talking).client == clients()[1].id
    assert any(type(event).__name__ == "GivenTo" for event in talking.written)


def test_a_number_that_nobody_owns_is_answered_and_marked(console: Console) -> None:
    console.rings("+390299900999", "+390299900011", "Lost")
    assert "Unknown line" in console.page.client._hint.text()
    console.press("F2")
    assert mine(console).unknown_line


def test_the_wrap_up_counts_down_and_one_press_ends_it(console: Console) -> None:
    leg, _call = console.rings(ACME, "+441632960001", "Ann")
    console.press("F2")
    console.hangs_up(leg)
    console.settle()
    assert mine(console).side is Side.WRAP_UP
    assert "0:1" in console.page.kinds._wrap_up.text()
    console.press("F8")
    assert mine(console) is None


def test_what_a_held_caller_waits_for_stands_in_the_row(talking: Console) -> None:
    talking.press("F3")
    talking.page.client.caller.waits_for.setFocus()
    talking.types("for Bianchi")
    talking.press("Return")
    assert talking.page.calls.on_hold.model.rows[0].state == "for Bianchi"


def test_the_small_card_shows_the_call_while_she_works_elsewhere(console: Console) -> None:
    console.rings()
    small = console.page.small
    small.follow(away=True)
    assert small.isVisible() and "Studio Legale Rossi" in small._client.text()
    small.buttons["call.answer"].click()
    console.passes(1)
    assert mine(console).place is Place.TALKING
    small.follow(away=False)
    assert not small.isVisible()


def test_keys_about_a_row_do_nothing_while_the_row_cannot_be_seen(talking: Console) -> None:
    wanted: list[bool] = []
    talking.page.desk_wanted.connect(lambda: wanted.append(True))
    talking.page.hide()
    talking.press("F4", "Alt+1", "Shift+F4")
    assert mine(talking).side is Side.TALKING
    talking.press("F7")
    assert wanted


def test_a_gap_in_the_stream_is_healed_by_a_snapshot(theme: Theme, tmp_path: Path) -> None:
    talking = Console(theme, tmp_path)
    talking.rings()
    talking.press("F2")
    talking.wire.remove(talking.live._link._number)
    talking.rings(ACME, "+441632960001", "Missed")
    talking.live._link._number = talking.wire.add(lambda _event, line: talking.live.hear(line))
    talking.rings(ROSSI, "+390299900012", "Next")
    talking.settle()
    assert [row.client for row in talking.page.calls.waiting.model.rows] == ["Acme Ltd", "Studio Rossi"]
    talking.close()


def test_events_of_one_moment_are_painted_once(console: Console) -> None:
    told: list[bool] = []
    console.live.changed.connect(lambda: told.append(True))
    for n in range(20):
        console.exchange.rings(ROSSI, _presented(n))
    console.passes(0.01)
    assert len(console.page.calls.waiting.model.rows) == 20
    assert len(told) < 20


def test_who_left_is_found_with_the_successor_first(theme: Theme, tmp_path: Path) -> None:
    def with_leaver() -> list:
        first, *others = clients()
        left = replace(first.people[2], left_on=date(2026, 1, 1), replaced_by=first.people[0].id)
        said = replace(left, left_text="Luca Verdi ci ha lasciati, chieda di Bianchi.")
        people = (said, *first.people[:2])
        return [replace(first, people=people), *others]

    console = Console(theme, tmp_path, with_leaver)
    console.rings()
    console.press("F2")
    assert not console.page.reach.said.isVisible()
    console.types("verdi")
    assert [row.target.name for row in console.page.reach.rows[:2]] == ["Marco Bianchi", "Luca Verdi"]
    said, words = console.page.client.say, "Luca Verdi ci ha lasciati, chieda di Bianchi."
    assert (said.text, said.large, said._text.font().pixelSize()) == (words, True, theme.font(Size.SAY).pixelSize())
    assert not console.page.reach.said.isVisible()
    console.types("zzzzzz")
    assert said.text != words and not said.large
    console.press(*["Backspace"] * 6)
    assert (said.text, said.large) == (words, True)
    console.press("Down", "Return")
    assert (said.text, said.large) == (words, True) and not console.page.message._say.isVisible()
    assert console.page.message.to.currentText() == "Marco Bianchi"
    console.types("Call me")
    assert (said.text, said.large) == (words, False)
    console.press("Escape", "F4")
    console.passes(1)
    assert "ci ha lasciati" not in said.text
    console.close()


def test_in_one_column_what_to_say_of_who_left_stands_beside_what_is_typed(theme: Theme, tmp_path: Path) -> None:
    def with_leaver() -> list:
        first, *others = clients()
        return [replace(first, people=(replace(first.people[2], left_on=date(2026, 1, 1)), *first.people[:2])), *others]

    console = Console(theme, tmp_path, with_leaver)
    console.window.resize(960, 480)
    console.rings()
    console.press("F2")
    console.types("verdi")
    assert console.page.reach.said.isVisible() and "non lavora più qui" in console.page.reach.said.text()
    console.press("Return")
    assert "non lavora più qui" in console.page.message._say.text() and console.page.message._say.isVisible()
    console.close()
