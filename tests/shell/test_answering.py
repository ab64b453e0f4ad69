"""Somebody is answered while something lies over the desk: the greeting is seen, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import KindOfCall, Place
from tests.calls.floor import ACME, BIANCHI, NERI, ROSSI
from tests.shell.seat import Seat
from ui.calls.call_backs.sheet import CallBackSheet
from ui.clients.files.importing import ImportSheet
from ui.clients.news.sheet import NewsSheet
from ui.clients.sheets.keep import KeepSheet
from ui.clients.sheets.template import TemplateSheet
from ui.clients.sheets.trial import TrialSheet
from ui.clients.sheets.who_gets import WhoGetsSheet
from ui.sheet import Sheet
from ui.staff.password_sheet import Invitation, PasswordSheet

STRANGER = "+390299900066"


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    seat.sits_down("anna")
    seat.settle()
    yield seat
    seat.close()


def rossi(seat: Seat) -> str:
    return next(one.id for one in seat.profiles if one.code == "ROSSI")


def at_clients(seat: Seat) -> None:
    """She looks at the profile of Studio Rossi."""
    seat.session.shell.show_room("clients")
    seat.settle()
    seat.session.clients.show_client(rossi(seat))
    seat.settle()


def greets(seat: Seat) -> None:
    """The caller is on her line, the greeting stands there to be read, and letters go to Reach."""
    desk = seat.session.desk
    assert not seat.all(Sheet) and seat.session.shell.shown == "desk"
    assert desk.shown is not None and desk.shown.place is Place.TALKING and desk.client.say.large
    assert desk.client.say._text.isVisible() and desk.reach.field.hasFocus()


@pytest.mark.parametrize("answers", ["F2", "Ctrl+1"])
@pytest.mark.parametrize("opens", ["Ctrl+J", "Ctrl+I", "Shift+F7", "Ctrl+F9"])
def test_a_sheet_over_the_desk_goes_when_somebody_is_answered(seat: Seat, opens: str, answers: str) -> None:
    seat.session.desk.look_at(rossi(seat))
    seat.press(opens)
    assert seat.all(Sheet)
    seat.rings(ACME, NERI, "Mario Neri")
    seat.press(answers)
    greets(seat)


def test_half_typed_news_and_a_half_promised_call_back_outlive_the_call_that_comes_between(seat: Seat) -> None:
    seat.session.desk.look_at(rossi(seat))
    seat.press("Ctrl+I")
    seat.types("Verdi out till 15")
    leg, _call = seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2")
    greets(seat)
    seat.press("Shift+F7")
    seat.types("tomorrow 10")
    seat.rings(ROSSI, STRANGER, "")
    seat.press("F2")
    greets(seat)
    seat.press("Ctrl+I")
    assert seat.sees(NewsSheet).line.text() == "Verdi out till 15"
    seat.press("Escape", "F8", "F8", "F8")
    seat.press("F3", "Shift+F7")
    assert seat.sees(CallBackSheet).when.text() == "tomorrow 10"
    seat.hangs_up(leg)


@pytest.mark.parametrize("key", ["F4", "Shift+F4", "Alt+1"])
def test_a_key_about_the_call_puts_a_sheet_away_and_rings(seat: Seat, key: str) -> None:
    _leg, call = seat.talking()
    seat.press("Ctrl+I")
    seat.types("Verdi out till 15")
    seat.press(key)
    seat.passes(1)
    assert not seat.all(Sheet) and seat.board.calls[call.id].target is not None
    seat.session.desk.actions.go_back()
    seat.settle()
    seat.press("Ctrl+I")
    assert seat.sees(NewsSheet).line.text() == "Verdi out till 15"


@pytest.mark.parametrize("opens", ["Ctrl+I", "Ctrl+J", "Shift+F7", "Shift+F2", "Ctrl+F9"])
def test_a_message_is_begun_where_a_sheet_lay(seat: Seat, opens: str) -> None:
    """What was typed went into a field beneath the sheet, and no key closed it any more."""
    leg, call = seat.talking()
    for _again in range(2):
        seat.press("F7")
        assert seat.session.desk.message.text.hasFocus()
        seat.press(opens)
        assert seat.all(Sheet)
        seat.press("F7")
        assert not seat.all(Sheet) and seat.session.desk.message.text.hasFocus()
        seat.press("F7")
    seat.press("F7")
    seat.types("please ring")
    assert seat.session.desk.message.text.toPlainText() == "please ring"
    seat.press("Shift+F7")
    seat.types("tomorrow 10")
    seat.press("Ctrl+Shift+W")
    assert seat.board.calls[call.id].kind_of_call is KindOfCall.WRONG_NUMBER and not seat.all(Sheet)
    seat.press("Shift+F7")
    assert seat.sees(CallBackSheet).when.text() == "tomorrow 10"
    seat.press("Escape")
    seat.hangs_up(leg)


@pytest.mark.parametrize("key", ["Shift+F7", "Shift+F2", "Ctrl+I", "Ctrl+N"])
def test_a_key_that_a_sheet_holds_back_says_so(seat: Seat, key: str) -> None:
    """It did nothing, without a word."""
    _leg, _call = seat.talking()
    seat.press("Ctrl+J")
    seat.passes(1)
    (before,) = seat.all(Sheet)
    toast = seat.session.toast
    assert not toast.isVisible()
    seat.press(key)
    assert seat.all(Sheet) == [before]
    said = toast.accessibleName()
    assert toast.isVisible() and key in said and "Esc" in said


def test_a_way_back_that_must_wait_is_there_when_what_lay_over_it_is_closed(seat: Seat) -> None:
    undone: list[str] = []
    seat.session.desk.look_at(rossi(seat))
    seat.session.toast.tell("Mario Neri was reached: off the list.", lambda: undone.append("back"))
    seat.press("Ctrl+J", "Ctrl+F10")
    assert undone == [] and seat.session.toast.isVisible()
    seat.press("Escape", "Ctrl+F10")
    assert undone == ["back"]


def test_a_key_about_the_call_leads_from_a_sheet_of_another_page_to_the_desk(seat: Seat) -> None:
    _leg, call = seat.talking()
    at_clients(seat)
    seat.press("Ctrl+F7")
    (before,) = seat.all(Sheet)
    seat.press("F4")
    assert not seat.all(Sheet) and seat.session.shell.shown == "desk"
    assert seat.board.calls[call.id].target is None, "nobody is rung unseen"
    seat.session.shell.show_room("clients")
    seat.settle()
    assert seat.all(Sheet) == [before]


@pytest.mark.parametrize("opens", ["Ctrl+F7", "Ctrl+Shift+Y", "Alt+Shift+Right", "Ctrl+F8"])
def test_a_sheet_of_the_clients_page_waits_there_until_she_comes_back(seat: Seat, opens: str) -> None:
    at_clients(seat)
    seat.press(opens)
    (before,) = seat.all(Sheet)
    leg, _call = seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2")
    greets(seat)
    seat.press("Escape")
    seat.hangs_up(leg)
    seat.passes(30)
    assert not seat.all(Sheet)
    seat.session.shell.show_room("clients")
    seat.settle()
    assert seat.all(Sheet) == [before] and before.isAncestorOf(QApplication.focusWidget())
    seat.press("Escape")
    assert not seat.all(Sheet)


def test_a_card_of_another_phone_system_lies_under_nothing_and_each_has_its_key(seat: Seat) -> None:
    """It came up behind the sheet, the keys went on into its field; and the keys that stand in the rows did nothing."""
    session, desk = seat.session, seat.session.desk
    at_clients(seat)
    seat.press("Ctrl+F8")
    (before,) = seat.all(Sheet)
    session.pop(ROSSI, NERI)
    seat.passes(1)
    assert not seat.all(Sheet) and session.shell.shown == "desk" and desk.reach.field.hasFocus()
    assert desk.client.say._text.isVisible() and desk.shown is not None and desk.shown.line == ROSSI
    desk.look_at(rossi(seat))
    seat.press("Ctrl+I")
    seat.types("Verdi out till 15")
    session.pop(ACME, STRANGER)
    seat.passes(1)
    assert not seat.all(Sheet) and desk.reach.field.hasFocus() and desk.profile().code == "ACME"
    for key, line in (("Ctrl+1", ROSSI), ("Ctrl+2", ACME), ("Ctrl+1", ROSSI)):
        seat.press(key)
        assert desk.shown.line == line
    seat.press("Ctrl+I")
    assert seat.sees(NewsSheet).line.text() == "Verdi out till 15"
    seat.press("Escape")
    session.shell.show_room("clients")
    seat.settle()
    assert seat.all(Sheet) == [before]


def test_a_one_time_password_waits_on_its_page_until_it_is_said_to_be_told(seat: Seat) -> None:
    """Nobody can see it again: it was set aside for a caller, and came back nowhere."""
    shell, staff = seat.session.shell, seat.session.pages.staff
    shell.show_room("staff")
    for name in ("Dora", "Ugo"):
        staff.invited.emit(Invitation(name, "postgresql://there", f"password of {name}", 3))
        seat.settle()
        leg, _call = seat.rings(ACME, NERI, "Mario Neri")
        seat.press("F2")
        greets(seat)
        seat.hangs_up(leg)
        seat.passes(30)
        assert not seat.all(Sheet)
        shell.show_room("staff")
        seat.settle()
    assert {one.password.text() for one in seat.all(PasswordSheet)} == {"password of Dora", "password of Ugo"}
    seat.all(PasswordSheet)[0].done.click()
    shell.show_room("desk")
    shell.show_room("staff")
    assert len(seat.all(PasswordSheet)) == 1


def test_what_is_read_and_ticked_for_a_template_stands_there_again_after_a_call(seat: Seat) -> None:
    at_clients(seat)
    seat.press("Ctrl+F8")
    (beneath,) = seat.all(TemplateSheet)
    keeps = beneath.keep_client()
    assert keeps is not None
    keeps.name.setText("As the studio")
    row = next(iter(keeps.rows.values()))
    row.tick.click()
    leg, _call = seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2")
    greets(seat)
    seat.hangs_up(leg)
    seat.passes(30)
    assert not seat.all(Sheet)
    seat.session.shell.show_room("clients")
    seat.settle()
    assert seat.all(KeepSheet) == [keeps] and keeps.name.text() == "As the studio" and row.tick.isChecked()
    assert keeps.isAncestorOf(QApplication.focusWidget())
    seat.press("Escape")
    assert not seat.all(KeepSheet) and seat.all(TemplateSheet) == [beneath]


def test_five_sheets_in_a_row_leave_none_behind(seat: Seat) -> None:
    for opens in ("Ctrl+F7", "Ctrl+Shift+Y", "Ctrl+F8"):
        at_clients(seat)
        seat.press("Escape", opens)
        assert seat.all(Sheet)
        leg, _call = seat.rings(ACME, NERI, "Mario Neri")
        seat.press("F2")
        greets(seat)
        seat.hangs_up(leg)
        seat.passes(30)
    for opens in ("Ctrl+J", "Ctrl+I"):
        seat.session.desk.look_at(rossi(seat))
        seat.press(opens)
        leg, _call = seat.rings(ACME, NERI, "Mario Neri")
        seat.press("F2")
        greets(seat)
        seat.hangs_up(leg)
        seat.passes(30)
    assert not seat.all(Sheet)


def test_the_moment_that_was_asked_about_stands_there_again(seat: Seat) -> None:
    at_clients(seat)
    seat.press("Ctrl+F7")
    seat.types("15/8")
    asked = seat.sees(WhoGetsSheet)
    typed = QApplication.focusWidget()
    before = typed.text() if hasattr(typed, "text") else ""
    assert "15/8" in before
    seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2")
    greets(seat)
    seat.session.shell.show_room("clients")
    seat.settle()
    assert seat.sees(WhoGetsSheet) is asked and typed.text() == before


def test_an_import_waits_too_and_has_no_keys_meanwhile(seat: Seat, tmp_path: Path) -> None:
    at_clients(seat)
    file = tmp_path / "clients.csv"
    file.write_text("Ragione sociale;Numero\nLumen Srl;02 99900160\n", encoding="utf-8")
    sheet = seat.session.import_clients(file)
    seat.settle()
    assert sheet.take.isEnabled() and seat.session.keys.can("save")
    leg, _call = seat.rings(ACME, NERI, "Mario Neri")
    seat.press("F2")
    greets(seat)
    assert not seat.session.keys.can("save")
    seat.hangs_up(leg)
    at_clients(seat)
    assert seat.sees(ImportSheet) is sheet and seat.session.keys.can("save")
    seat.press("Escape")
    assert not seat.all(Sheet) and not seat.session.keys.can("save")


def test_the_palette_and_a_phone_that_is_picked_up_too(seat: Seat) -> None:
    seat.session.shell.show_room("history")
    seat.press("Ctrl+K")
    seat.types("rossi")
    seat.rings(ACME, NERI, "Mario Neri")
    seat.session.desk.actions.answer_next()
    seat.passes(1)
    greets(seat)
    assert not seat.session.palette.isVisible()


def news_of(seat: Seat) -> tuple[str, str, str]:
    """The sheet as it stands: the line, who said so, how they were recognised."""
    sheet = seat.sees(NewsSheet)
    return sheet.line.text(), sheet.told_by.text(), sheet.recognised.currentText()


def test_who_said_the_news_is_of_the_call_in_which_it_was_said(seat: Seat) -> None:
    leg, _call = seat.rings(ROSSI, BIANCHI, "M BIANCHI")
    seat.press("F2", "Ctrl+I")
    seat.types("Verdi out till 15")
    assert news_of(seat) == ("Verdi out till 15", "Marco Bianchi", "By the number shown")
    seat.press("Escape", "Ctrl+I")
    assert news_of(seat) == ("Verdi out till 15", "Marco Bianchi", "By the number shown")
    seat.press("Escape")
    seat.hangs_up(leg)
    seat.passes(30)
    seat.rings(ROSSI, STRANGER, "Altra Persona")
    seat.press("F2", "Ctrl+I")
    assert news_of(seat) == ("Verdi out till 15", "Altra Persona", "Not recognised")
    seat.types("Rossi ill")
    assert seat.sees(NewsSheet).line.text() == "Rossi ill"


def test_a_known_caller_who_speaks_of_himself_is_out_from_then_on(seat: Seat) -> None:
    seat.rings(ROSSI, BIANCHI)
    seat.press("F2", "Ctrl+I")
    seat.types("sono fuori fino a domani, tutto a Rossi")
    sheet = seat.sees(NewsSheet)
    assert sheet.meaning.text().startswith("Marco Bianchi · out · until ") and "Giulia Rossi instead" in sheet.meaning.text()
    seat.press("Return", "Escape")
    seat.types("bianchi")
    rows = [row.target for row in seat.session.desk.reach.rows if row.target is not None]
    assert [(row.name, row.available) for row in rows if row.name == "Marco Bianchi"] == [("Marco Bianchi", False)]
    assert rows[0].name == "Giulia Rossi"


def test_a_name_that_nobody_has_is_said_and_only_tab_makes_it_the_callers(seat: Seat) -> None:
    desk = seat.session.desk
    _leg, call = seat.rings(ROSSI, NERI, "Mario Neri")
    seat.press("F2")
    seat.types("pautasso")
    for key in ("Return", "Shift+Return", "F4", "Alt+1"):
        desk.toast.hide()
        seat.press(key)
        assert seat.board.calls[call.id].name == "" and seat.board.calls[call.id].target is None
        assert desk.toast.isVisible() and "Nobody at Studio Legale Rossi is called “pautasso”" in desk.toast.accessibleName()
    assert desk.reach.field.text() == "pautasso"
    seat.press("Tab")
    assert seat.board.calls[call.id].name == "pautasso"


def test_a_real_call_that_ends_a_trial_is_told_with_its_client_and_a_call_of_hers_says_why_there_is_none(seat: Seat) -> None:
    at_clients(seat)
    seat.press("Ctrl+F5")
    assert seat.all(TrialSheet)
    seat.rings(ACME, NERI, "Mario Neri")
    seat.passes(1)
    toast = seat.session.clients.toast
    assert not seat.all(TrialSheet)
    assert toast.accessibleName() == "A real call for Acme Ltd is here: the trial was ended. F2 answers."
    seat.press("F2")
    at_clients(seat)
    seat.press("Ctrl+F5")
    assert toast.accessibleName() == "You are in a call: finish it first, then try again."
