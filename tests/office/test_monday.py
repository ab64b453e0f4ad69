"""Monday, nine o'clock: each a story through the real window by keyboard, on the simulator and on a real Asterisk."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.events import Direction
from receptionist.calls.places import Result
from receptionist.calls.service import CallFilter
from receptionist.clients.news import Recognised
from tests.office.monday import (
    BRAMBILLA,
    COMING,
    ENDED,
    LINE,
    MOVED,
    PASSWORD,
    SUSPENDED,
    Monday,
    OnAsterisk,
    OnSimulator,
    make_office,
    quiet_town,
)
from tests.telephony.lab import NUMBERS
from ui.calls.call_backs.sheet import CallBackSheet
from ui.calls.desk.flag_sheet import FlagSheet
from ui.clients.news.sheet import RECOGNISED, NewsSheet
from ui.clients.sheets.sayable import SayableSheet
from ui.staff.list_sheet import ListSheet


@pytest.fixture(params=["simulator", "asterisk"])
def anna(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Monday]:
    """Anna at her workstation, on each phone system."""
    where, anna = tmp_path / "office.db", Monday(qapp)
    if request.param == "simulator":
        importlib.import_module("receptionist.demo.unattended")  # has its town from there for good: not this one
        monkeypatch.setattr("receptionist.demo.world.demo_town", quiet_town)
        make_office(where, {"pbx.kind": "simulator"})
        anna.opens(str(where), "")
        assert anna.console.office is not None
        anna.callers = OnSimulator(anna.console.office)
        yield anna
        anna.close()
        return
    pbx = request.getfixturevalue("pbx")
    answers = pbx.asterisk.answers
    make_office(where, {"pbx.kind": "asterisk", "pbx.url": pbx.asterisk.url, "pbx.user": answers.ari_user})
    anna.opens(str(where), str(answers.ari_password))
    anna.callers = OnAsterisk(pbx)
    yield anna
    anna.close()
    pbx.reset()


def test_who_left_is_asked_for_and_a_name_is_not_spelled_as_it_is(anna: Monday) -> None:
    anna.answers()
    anna.types("arrighi")
    assert [row.split(",")[0] for row in anna.reach()[:2]] == ["Avv. Elisa Brambilla", "Avv. Ludovico Arrighi"]
    assert anna.desk.reach.said.text() == (
        "“L'avvocato Arrighi ci ha lasciati: le sue pratiche le segue l'avvocata Brambilla.”"
    )
    assert anna.desk.reach.marked.target.name == "Elisa Brambilla"
    anna.press("Esc")
    anna.types("brambila")
    assert anna.desk.reach.marked.target.name == "Elisa Brambilla"
    assert not anna.desk.reach.said.isVisible()
    anna.press("Return")
    anna.until(lambda: next(iter(anna.board.calls.values())).side == "consult_ringing", "she is rung")


def test_one_key_shows_what_may_be_said_letter_by_letter_and_nothing_that_may_never_be_said(anna: Monday) -> None:
    anna.answers()
    anna.press("Ctrl+J")
    sheet = anna.sheet(SayableSheet)
    said = [str(sheet.list.model().index(n, 0).data()) for n in range(sheet.list.model().rowCount())]
    assert any("Via Dante 7, citofono Rossi, Milano" in one for one in said)
    assert any("00000019992" in one and "only on request" in one for one in said)
    assert any("In segreteria, a Milano." in one for one in said)
    assert not any("398" in one or "cellulari" in one for one in said)
    anna.press("Esc")
    anna.gone(SayableSheet)
    assert [call.place for call in anna.board.calls.values()] == ["talking"]


def test_news_is_one_line_and_another_number_needs_the_password(anna: Monday) -> None:
    anna.answers()
    anna.press("Ctrl+I")
    sheet = anna.sheet(NewsSheet)
    anna.types("Bianchi out till tomorrow, all to Brambilla")
    assert "Marco Bianchi · out" in sheet.meaning.text() and "Elisa Brambilla instead" in sheet.meaning.text()
    anna.press("Return")
    anna.until(lambda: sheet.list.model().rowCount() == 1, "it is kept")
    anna.types("Brambilla at 02 9990 0021 till tomorrow")
    anna.press("Return")
    anna.until(sheet.trouble.isVisible, "who was not recognised gives no number")
    assert sheet.line.text()
    sheet.recognised.setCurrentIndex(list(RECOGNISED).index(Recognised.PASSPHRASE))
    sheet.password.line.setFocus()
    anna.types(PASSWORD)
    anna.press("Return")
    anna.until(lambda: sheet.password.right, "the password is heard")
    sheet.line.setFocus()
    anna.press("Return")
    anna.until(lambda: sheet.list.model().rowCount() == 2, "it is kept")
    anna.press("Esc")
    anna.gone(NewsSheet)
    anna.until(lambda: any("Marco Bianchi" in row and "Brambilla instead until" in row for row in anna.reach()), "he is out")
    anna.until(lambda: "News: Bianchi out till tomorrow" in anna.reads(), "and the card says why")
    anna.until(lambda: "News: Brambilla at 02 9990 0021" in anna.reads(), "and where the other one is")
    anna.press("Ctrl+I")
    sheet = anna.sheet(NewsSheet)
    anna.types("closed till tomorrow")
    anna.press("Return")
    anna.until(lambda: sheet.list.model().rowCount() == 3, "that they are closed is kept")
    anna.press("Esc")
    anna.gone(NewsSheet)
    anna.until(lambda: "closed until the end of tomorrow · closed till tomorrow" in anna.reads(), "the card says so")


def test_whoever_was_named_in_the_news_is_offered_first_and_rung_with_enter(anna: Monday) -> None:
    anna.answers()
    anna.press("Ctrl+I")
    sheet = anna.sheet(NewsSheet)
    anna.types("Bianchi out till tomorrow, all to Brambilla")
    anna.press("Return")
    anna.until(lambda: sheet.list.model().rowCount() == 1, "it is kept")
    anna.press("Esc")
    anna.gone(NewsSheet)
    anna.until(lambda: any("Marco Bianchi" in row and "Elisa Brambilla instead" in row for row in anna.reach()), "he is out")
    anna.types("bianchi")
    assert [row.split(",")[0] for row in anna.reach()[:2]] == ["Avv. Elisa Brambilla", "Avv. Marco Bianchi"]
    assert "stands in for Marco Bianchi" in anna.reach()[0]
    assert "Al suo posto c'è l'avvocato Elisa Brambilla: " in anna.desk.reach.said.text()
    anna.press("Return")
    anna.until(lambda: next(iter(anna.board.calls.values())).side == "consult_ringing", "she is rung")
    target = next(iter(anna.board.calls.values())).target
    assert target is not None and target.person == BRAMBILLA.id


def test_a_french_caller_is_greeted_in_french_and_who_speaks_it_is_listed(anna: Monday) -> None:
    anna.answers("verdi")
    anna.press("Ctrl+L")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_F)
    anna.until(lambda: anna.desk.client.say.text.startswith("Étude Rossi, bon"), "the greeting is French")
    french = "French is spoken by: Bruno"  # where he is is not shown by name unless the office says so
    anna.until(lambda: anna.desk.client.language.who.text() == french, "who speaks it is listed")
    anna.types("arrighi")
    assert anna.desk.reach.said.text() == "“Ludovico Arrighi ne travaille plus ici. Le suivi est assuré par Elisa Brambilla.”"


def test_a_number_that_moved_last_week_is_the_new_clients_and_a_withheld_one_is_a_caller_like_any_other(anna: Monday) -> None:
    anna.answers("conti", MOVED, withheld=True)
    ((client, caller),) = anna.rows()
    assert (client, caller) == ("Verdi e Figli", "withheld number")
    until_lately = "Until lately this number was Studio Legale Rossi's: the caller may mean them."
    anna.until(lambda: until_lately in anna.reads(), "whose it was is said")
    anna.until(lambda: anna.desk.client.say.text.startswith("Verdi e Figli, "), "it is answered for whom it is")


def test_nobody_is_put_through_to_a_client_that_is_suspended_has_not_begun_or_has_ended(anna: Monday) -> None:
    coming = (
        (SUSPENDED, "Il servizio è sospeso.", "suspended"),
        (COMING, "Il servizio comincia lunedì.", "not yet active, from"),
    )
    for line, said, state in coming:
        anna.answers("neri", line)
        anna.until(lambda said=said: anna.desk.client.say.text.endswith(said), "it is what to say")  # type: ignore[misc]
        assert state in anna.reads()  # the bullet begins with a capital: this is the header
        assert not any(row.can_ring for row in anna.desk.reach.rows)
        anna.over("neri")
    anna.answers("neri", ENDED)
    neutral = "La società che cerca non è più a questo numero: come posso aiutarla?"
    anna.until(lambda: anna.desk.client.say.text.endswith(neutral), "it is answered neutrally")
    assert "Donadoni" not in anna.desk.client.say.text
    assert anna.reach() == []


def test_a_very_important_caller_is_marked_from_the_next_call_on(anna: Monday) -> None:
    anna.answers("neri")
    anna.press("Shift+F2")
    anna.sheet(FlagSheet)
    anna.types("v")
    anna.press("Tab")
    anna.types("president")
    anna.press("Return")
    anna.gone(FlagSheet)
    anna.until(lambda: "VIP" in anna.reads(), "it stands on the card")
    anna.over("neri")
    anna.callers.rings("verdi", LINE)
    anna.waits()
    anna.callers.rings("neri", LINE)
    anna.until(lambda: len(anna.board.calls) == 2, "and he as well")
    (neri,) = [call for call in anna.board.calls.values() if call.caller.number == NUMBERS["neri"]]

    def marked() -> list[str]:
        return [row.call for row in anna.desk.calls.waiting.model.rows if "VIP" in f"{row.state} {row.caller}"]

    anna.until(lambda: marked() == [neri.id], "his row says so, and no other")


def test_a_wrong_number_and_a_silent_line_are_one_key_the_sentence_and_the_end(anna: Monday) -> None:
    for key, said in (("Ctrl+Shift+W", "ha sbagliato numero"), ("Ctrl+Shift+N", "Non la sento")):
        anna.answers("conti")
        anna.press(key)
        anna.until(lambda said=said: said in anna.desk.client.say.text, "the sentence stands there")  # type: ignore[misc]
        anna.press("F8")
        anna.free()


def test_a_promised_call_is_rung_under_the_clients_own_number_with_one_key(anna: Monday) -> None:
    anna.answers("neri")
    anna.press("Shift+F7")
    anna.sheet(CallBackSheet)
    anna.types("in 20 minutes")
    anna.press("Return")
    anna.gone(CallBackSheet)
    anna.over("neri")
    office, session = anna.console.office, anna.console.session
    assert office is not None and session is not None
    anna.until(lambda: office.call_backs.waiting(), "it is promised")
    session.shell.call_backs_asked.emit()
    anna.until(lambda: session.history.back.model.rows, "it stands in the list")
    anna.press("Return")
    anna.until(lambda: anna.board.calls, "it is dialled")
    (call,) = anna.board.calls.values()
    assert (call.direction, call.line, call.caller.number) == (Direction.OUTBOUND, LINE, NUMBERS["neri"])


def test_with_a_caller_on_hold_nobody_signs_out(anna: Monday) -> None:
    anna.answers("neri")
    anna.press("F3")
    anna.until(lambda: [call.place for call in anna.board.calls.values()] == ["held"], "the caller is on hold")
    anna.press("Shift+F9")
    sheet = anna.sheet(ListSheet)
    anna.until(lambda: "is on hold for Studio Legale Rossi" in sheet.refusal.text(), "it is refused, and why")
    anna.press("Esc")
    anna.gone(ListSheet)
    assert "anna" in anna.board.assistants and len(anna.board.calls) == 1


def test_nobody_answered_me_at_that_moment(anna: Monday) -> None:
    anna.callers.rings("neri", LINE)
    anna.waits()
    waited = datetime.now(UTC)
    anna.over("neri")
    office, session = anna.console.office, anna.console.session
    assert office is not None and session is not None
    anna.until(lambda: office.history.find(CallFilter(result=Result.ABANDONED)), "its end is in the record")
    anna.press("Ctrl+Shift+R")  # on the desk, where its History shows the key
    moment = session.history.moment
    anna.until(moment.when.hasFocus, "she can type when")
    anna.types(f"{waited.astimezone(moment._zone):%H:%M}")
    anna.press("Return")
    anna.until(lambda: "abandoned 1" in moment.said.text(), "it is found")
    assert any("02 9990 0011" in lane.first for lane in moment.calls.lanes)
    assert any("Anna" in lane.first for lane in moment.staff.lanes)
    moment.client.setFocus()
    anna.types("Verdi")
    anna.until(lambda: "No call for Verdi e Figli reached us between " in moment.said.text(), "nothing of the other client")
    assert not any(lane.call for lane in moment.calls.lanes)  # at most what was out of order
