"""The two ends of a shift: what changed since the last one, what is left when she goes; through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from receptionist.calls.call_backs import CallBack
from receptionist.calls.commands import Answer, Hold, LetPass, OpenCard, SignIn
from receptionist.calls.places import Place
from receptionist.clients.news import News
from receptionist.errors import Problem
from receptionist.messages.service import Message
from receptionist.staff.rights import Role
from tests.calls.floor import ACME, NERI
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from tests.shell.seat import Seat
from ui.staff.list_sheet import ListSheet
from ui.theme import space

SIGN_OUT, SINCE = "Shift+F9", "Ctrl+F9"


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    yield seat
    seat.close()


@pytest.fixture
def gone(seat: Seat) -> list[object]:
    """Each time that she has signed out."""
    times: list[object] = []
    seat.session.signed_out.connect(times.append)
    return times


def studio(seat: Seat):
    return next(one for one in seat.profiles if one.code == "ROSSI")


def message(seat: Seat, text: str, call: str | None = None) -> Message:
    return seat.office.messages.keep(
        Message(call=call, client=studio(seat).id, recipient="Bianchi", text=text, taken_by="anna")
    )


def news(seat: Seat, text: str = "Bianchi in court", *, begins: int = 0, told: int = 0) -> None:
    """It begins in so many hours, and was told so many hours ago."""
    now = seat.clock.now()
    written = {"written_by": "bruno", "written_at": now - timedelta(hours=told)}
    since = now + timedelta(hours=begins)
    seat.office.news.write(News(client=studio(seat).id, text=text, since=since, until=since + timedelta(hours=5), **written))
    seat.office.refresh()
    seat.settle()


# ---- signing out


def test_with_nothing_left_she_signs_out_with_one_key(seat: Seat, gone: list[object]) -> None:
    seat.press(SIGN_OUT)
    assert gone == [None] and not seat.all(ListSheet)


def test_what_is_left_is_listed_in_groups_and_signing_out_is_a_button_away(seat: Seat, gone: list[object]) -> None:
    now = seat.clock.now()
    leg, call = seat.talking()
    seat.press("F7")
    seat.types("He asks for the lea")
    seat.hangs_up(leg)
    message(seat, "Call me")
    due = {"due": now + timedelta(hours=1), "promised_by": "anna", "promised_at": now}
    seat.office.call_backs.promise(CallBack(client=studio(seat).id, number=NERI, name="Mario Neri", **due))
    next_week = due | {"due": now + timedelta(days=7)}
    seat.office.call_backs.promise(CallBack(client=studio(seat).id, number=NERI, name="Ugo Tognazzi", **next_week))
    brunos = next_week | {"promised_by": "bruno"}
    seat.office.call_backs.promise(CallBack(client=studio(seat).id, number=NERI, name="Bruno's", **brunos))
    news(seat)
    seat.session.call_backs.refresh()
    seat.settle()
    seat.press(SIGN_OUT)
    sheet = seat.sees(ListSheet)
    groups = ["HALF-TYPED", "TO CALL BACK", "TO CALL BACK", "MESSAGES TO PASS ON", "TODAY'S NEWS"]
    assert [line.group for line in sheet.lines] == groups
    words = [f"{line.first} {line.second}" for line in sheet.lines]
    assert "Mario Neri" in words[0] and "Mario Neri" in words[1] and "Bianchi in court" in words[4]
    assert "Ugo Tognazzi" in words[2] and f"{next_week['due'].day}" in words[2]
    assert gone == [] and sheet.list.hasFocus()
    seat.press("Tab", "Tab", "Return")
    assert gone == [None]
    seat.session.desk.drafts.write_now()
    assert seat.office.history.drafts()[call.id]["text"] == "He asks for the lea"


def test_news_of_later_reaches_whoever_comes_next_on_the_day_it_was_told(seat: Seat) -> None:
    news(seat, "Long over", told=30, begins=-20)
    news(seat, "Told last week, of next week", told=24 * 7, begins=24 * 7)
    news(seat, "We close early tomorrow", begins=24)
    news(seat, "Told last week, of this minute", told=24 * 7)
    seat.press(SIGN_OUT)
    lines = {line.first.split("   ")[1]: line.second for line in seat.sees(ListSheet).lines}
    assert set(lines) == {"We close early tomorrow", "Told last week, of this minute"}
    assert lines["We close early tomorrow"].startswith("from tomorrow"), "and it is said when it begins"


def test_she_stays_with_escape(seat: Seat, gone: list[object]) -> None:
    message(seat, "Call me")
    seat.press(SIGN_OUT)
    seat.press("Escape")
    assert gone == [] and not seat.all(ListSheet)


def test_enter_on_a_line_goes_to_what_is_left(seat: Seat, gone: list[object]) -> None:
    message(seat, "Call me")
    seat.press(SIGN_OUT)
    seat.press("Return")
    assert seat.session.shell.shown == "messages" and gone == []


def test_a_half_typed_message_is_gone_on_with_from_the_list(seat: Seat, gone: list[object]) -> None:
    leg, _ = seat.talking()
    seat.press("F7")
    seat.types("He asks for the lea")
    seat.hangs_up(leg)
    seat.session.shell.show_room("history")
    seat.press(SIGN_OUT)
    seat.press("Return")
    assert seat.session.shell.shown == "desk" and gone == []
    assert seat.session.desk.message.text.toPlainText() == "He asks for the lea"


def test_with_a_caller_on_hold_signing_out_is_refused_and_enter_leads_to_them(seat: Seat, gone: list[object]) -> None:
    leg, call = seat.talking()
    seat.press("F3")
    seat.session.shell.show_room("messages")
    seat.press(SIGN_OUT)
    sheet = seat.sees(ListSheet)
    assert sheet.refusal.text().startswith("Mario Neri is on hold for Studio Legale Rossi and waits for you.")
    assert not sheet.confirm.isVisible() and [line.group for line in sheet.lines] == ["CALLERS"]
    seat.press("Return")
    assert seat.session.shell.shown == "desk" and seat.session.desk.shown is not None
    assert seat.session.desk.shown.id == call.id and gone == []
    seat.press("F3")
    seat.press(SIGN_OUT)
    assert "You are in a call with Mario Neri" in seat.sees(ListSheet).refusal.text()
    seat.press("Escape")
    seat.hangs_up(leg)
    seat.press(SIGN_OUT)
    assert gone == [None]


def gives_callers(seat: Seat, whom: str) -> None:
    seat.press(SIGN_OUT)
    sheet = seat.sees(ListSheet)
    sheet.other.click()
    menu = next(menu for menu in sheet.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text().startswith(whom)).trigger()
    menu.close()
    seat.settle()


def test_callers_on_hold_are_given_to_a_colleague_or_back_into_the_queue(seat: Seat, gone: list[object]) -> None:
    """She is told when they are taken over, as she was promised, and signing out goes on up to its last key."""
    told: list[str] = []
    seat.session.shift.told.connect(told.append)
    assert seat.ask("bruno", SignIn(name="Bruno", station="bruno")).code is None
    leg, call = seat.talking()
    seat.press("F3")
    gives_callers(seat, "Bruno")
    assert not seat.all(ListSheet) and seat.board.calls[call.id].handed_to == "bruno"
    seat.ask("bruno", LetPass(call=call.id))
    seat.passes(1)
    assert not seat.all(ListSheet), "she decides anew"
    gives_callers(seat, "The team")
    assert seat.board.calls[call.id].place is Place.WAITING and not seat.board.mine("anna")
    assert seat.sees(ListSheet).title.text() == "Signing out"
    seat.press("Escape", "F2")
    seat.passes(1)
    seat.press("F3")
    gives_callers(seat, "Bruno")
    seat.ask("bruno", Answer(call=call.id))
    assert told[-1].startswith("Offered to Bruno."), "his phone rings yet"
    seat.passes(1)
    assert told[-1] == "Bruno has taken over the call of Mario Neri." and gone == []
    assert seat.sees(ListSheet).title.text() == "Signing out"
    seat.press(SIGN_OUT)
    assert gone == [None]
    seat.hangs_up(leg)


def test_what_keeps_her_from_signing_out_follows_the_board(seat: Seat, gone: list[object]) -> None:
    leg, _ = seat.talking()
    seat.press("F3")
    seat.press(SIGN_OUT)
    assert seat.sees(ListSheet).title.text() == "You cannot sign out now"
    seat.hangs_up(leg)
    assert seat.sees(ListSheet).title.text() == "Signing out" and gone == []


def test_an_open_card_is_left_and_its_line_leads_to_it(seat: Seat, gone: list[object]) -> None:
    reply = seat.ask("anna", OpenCard(line=ACME))
    seat.passes(1)
    seat.press(SIGN_OUT)
    (line,) = seat.sees(ListSheet).lines
    assert (line.group, line.right) == ("HALF-TYPED", "card")
    seat.sees(ListSheet).list.setFocus()
    seat.press("Return")
    assert seat.session.desk.shown is not None and seat.session.desk.shown.id == reply.call and gone == []


def test_a_profile_that_is_not_saved_keeps_her_and_enter_leads_there(seat: Seat, gone: list[object]) -> None:
    seat.session.shell.show_room("clients")
    seat.settle()
    seat.session.clients.show_client(studio(seat).id)
    seat.settle()
    seat.session.clients.sections[0].part("identity").edited.emit("legal_name", "Studio Rossi e Verdi")
    assert [profile.legal_name for profile in seat.session.unsaved] == ["Studio Rossi e Verdi"]
    others = [client for client in seat.session.clients._profiles if client != studio(seat).id]
    seat.session.clients.show_client(others[0])
    seat.session.shell.show_room("desk")
    seat.press(SIGN_OUT)
    sheet = seat.sees(ListSheet)
    assert "Not saved yet" in sheet.refusal.text() and not sheet.confirm.isVisible()
    assert [line.first for line in sheet.lines] == [studio(seat).name]
    seat.press("Return")
    assert seat.session.shell.shown == "clients" and gone == []
    assert seat.session.clients.draft.profile is not None
    assert seat.session.clients.draft.profile.legal_name == "Studio Rossi e Verdi"


def test_what_is_typed_about_a_colleague_keeps_the_window_and_her(seat: Seat) -> None:
    """It is not saved: closing asks once more, signing out leads to it."""
    seat.goes()
    seat.sit_down("anna", Role.ADMINISTRATOR)
    gone: list[object] = []
    seat.session.signed_out.connect(gone.append)
    seat.session.shell.show_room("staff")
    seat.settle()
    page = seat.session.pages.staff
    page.show_login("bruno")
    page.form.name.setFocus()
    seat.types(" Conti")
    assert page.unsaved == {"bruno": "Bruno"}
    assert not seat.session._may_close()
    (notice,) = [one for one in seat.session.shell.strip.notices if one.key == "closing"]
    assert (notice.code, notice.values) == ("staff.unsaved", (("people", "Bruno"),))
    assert seat.session._may_close(), "who closes once more means it"
    seat.session.shell.show_room("desk")
    seat.press(SIGN_OUT)
    sheet = seat.sees(ListSheet)
    assert not sheet.confirm.isVisible() and "Bruno" in sheet.refusal.text()
    assert [line.first for line in sheet.lines] == ["Bruno"]
    seat.press("Return")
    assert seat.session.shell.shown == "staff" and page.form.name.text() == "Bruno Conti" and not gone
    page.discard_typed()
    assert seat.session._may_close()


def test_what_is_typed_about_a_colleague_outlives_a_window_that_is_closed_all_the_same(seat: Seat) -> None:
    seat.office.settings.sit("anna")
    seat.goes()
    seat.sit_down("anna", Role.ADMINISTRATOR)
    seat.session.shell.show_room("staff")
    seat.settle()
    page = seat.session.pages.staff
    page.show_login("bruno")
    page.form.name.setFocus()
    seat.types(" Conti")
    assert not seat.session._may_close() and seat.session._may_close()
    seat.goes()
    seat.sit_down("anna", Role.ADMINISTRATOR)
    told = [dict(one.values) for one in seat.session.shell.strip.notices if one.key == "staff.left"]
    assert told == [{"people": "Bruno Conti"}]
    seat.session.shell.show_room("staff")
    seat.settle()
    page = seat.session.pages.staff
    assert page.unsaved == {"bruno": "Bruno"}
    page.show_login("bruno")
    assert page.form.name.text() == "Bruno Conti" and not any(
        one.key == "staff.left" for one in seat.session.shell.strip.notices
    )
    page.save_now()
    seat.until(lambda: seat.office.staff.load("bruno").name == "Bruno Conti" and not page.unsaved)
    seat.goes()
    assert seat.office.settings.get("staff.typed") == {}
    seat.sit_down("anna", Role.ADMINISTRATOR)
    assert not any(one.key == "staff.left" for one in seat.session.shell.strip.notices)


def test_what_could_not_be_written_down_keeps_the_window(seat: Seat) -> None:
    drafts = seat.session.desk.drafts
    assert seat.session._may_close()
    drafts.keep("0190d000-0000-7000-8000-000000000001", "text", "typed")
    drafts._not_written(Problem("office.unreachable", office="x"))
    assert not seat.session._may_close()
    assert [one.code for one in seat.session.shell.strip.notices if one.key == "closing"] == ["draft.behind"]
    seat.until(lambda: not drafts.behind)
    seat.session.shell.strip.gone("closing")
    assert seat.session._may_close()


def test_what_was_not_saved_is_told_when_she_sits_down_again_and_offered_where_it_was_typed(seat: Seat) -> None:
    page = seat.session.clients
    page.reload()
    seat.settle()
    page.show_client(studio(seat).id)
    page.sections[0].part("identity").edited.emit("legal_name", "Studio Rossi e Verdi")  # type: ignore[union-attr]
    seat.goes()
    seat.sit_down()
    (told,) = seat.session.shell.strip.notices
    assert (told.key, dict(told.values)) == ("profiles.left", {"clients": "Studio Rossi e Verdi"})
    seat.session.shell.show_room("clients")
    seat.settle()
    page = seat.session.clients
    assert page.left.isVisible() and not seat.session.shell.strip.notices and nameless(page.left) == []
    page.left.going_on.click()
    assert page.draft.profile is not None and page.draft.profile.legal_name == "Studio Rossi e Verdi"
    assert not page.left.isVisible()


def test_the_window_stays_while_somebody_is_on_hold(seat: Seat) -> None:
    leg, call = seat.talking()
    assert seat.ask("anna", Hold(call=call.id)).code is None
    seat.passes(1)
    seat.session.shell.close()
    seat.session.shell.close()
    assert seat.session.shell.isVisible() and "waits for you" in seat.sees(ListSheet).refusal.text()
    seat.press("Escape")
    seat.hangs_up(leg)
    seat.session.shell.close()
    assert not seat.session.shell.isVisible()


def test_a_caller_who_comes_while_the_list_is_read_is_not_left(seat: Seat, gone: list[object]) -> None:
    message(seat, "Call me")
    seat.press(SIGN_OUT)
    leg, _ = seat.talking()
    assert not seat.all(ListSheet) and gone == []
    seat.press(SIGN_OUT)
    assert gone == [] and "You are in a call" in seat.sees(ListSheet).refusal.text()
    seat.press("Escape")
    seat.hangs_up(leg)


# ---- since her last shift


@pytest.fixture
def back(seat: Seat) -> Seat:
    """Anna was here, went, and comes back after Bruno has worked."""
    seat.office.at = None
    seat.goes()
    rossi = seat.office.clients.load("ROSSI")
    greeting = replace(seat.office.clients.load("ACME").greetings[0], text="Acme, good morning.")
    seat.office.clients.save(replace(rossi, instructions=(replace(rossi.instructions[0], text="Ask for the file."),)), "bruno")
    seat.office.clients.save(replace(seat.office.clients.load("ACME"), greetings=(greeting,)), "bruno")
    seat.office.refresh()
    seat.sit_down()
    return seat


def test_at_her_first_shift_nothing_is_laid_over_the_desk(seat: Seat) -> None:
    assert not seat.all(ListSheet)
    seat.press(SINCE)
    sheet = seat.sees(ListSheet)
    assert "first shift" in sheet.sentence.text()
    assert 0 < sheet.sentence.y() - sheet.title.geometry().bottom() <= space(2), "they stand together"
    assert sheet.close_button.accessibleDescription() == "Esc"
    seat.press("Escape")


def test_when_she_sits_down_she_reads_what_changed_and_enter_goes_to_the_client(back: Seat) -> None:
    sheet = back.sees(ListSheet)
    assert [line.group for line in sheet.lines] == ["GREETINGS", "INSTRUCTIONS", "INSTRUCTIONS"]
    assert "Acme, good morning." in sheet.lines[0].second and "Ask for the file." in sheet.lines[1].second
    assert sheet.lines[2].right == "no longer"
    assert nameless(sheet) == [] and sheet.list.hasFocus()
    back.press("Return")
    assert not back.all(ListSheet) and back.session.desk.looked_at_now is not None
    assert back.session.desk.profile().code == "ACME"


def test_it_can_be_read_again_by_its_key_and_gives_way_to_a_call_when_it_came_by_itself(back: Seat) -> None:
    leg, _ = back.rings()
    back.settle()
    assert not back.all(ListSheet)
    back.press(SINCE)
    assert len(back.sees(ListSheet).lines) == 3
    back.press("Escape")
    back.hangs_up(leg)


def test_nothing_has_changed_is_one_sentence(seat: Seat) -> None:
    seat.goes()
    seat.sit_down()
    assert not seat.all(ListSheet)
    assert "Nothing has changed since your last shift" in seat.session.toast._words.text()
    seat.press(SINCE)
    sheet = seat.sees(ListSheet)
    assert "Nothing has changed since your last shift" in sheet.sentence.text() and not sheet.lines
    seat.press("Escape")


@pytest.mark.parametrize("code", ["en", "it"])
def test_both_sheets_can_be_read_whole(back: Seat, qtbot: QtBot, code: str) -> None:
    back.around.language.use(code)
    qtbot.waitUntil(lambda: clipped(back.sees(ListSheet)) == [])
    back.press("Escape")
    message(back, "Call me")
    back.press(SIGN_OUT)
    qtbot.waitUntil(lambda: clipped(back.sees(ListSheet)) == [])
    assert nameless(back.sees(ListSheet)) == []
    qtbot.keyClick(back.sees(ListSheet), Qt.Key.Key_Escape)
    back.around.language.use("en")
