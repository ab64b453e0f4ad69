"""Who rings, through the real window on a real phone system: salespeople, callers without a number, callers on hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.places import KindOfCall, Place, Result
from receptionist.calls.service import CallFilter
from receptionist.clients.news import Recognised
from receptionist.clients.profile import Person, Profile, Way, WayKind
from receptionist.opening import open_office
from tests.office.workstation import Workstation, make_office
from tests.pbx.lab import Pbx
from tests.telephony.lab import LINE, NUMBERS
from ui.calls.desk.flag_sheet import FlagSheet
from ui.clients.news.sheet import NewsSheet

ACME = Profile(
    code="ACME",
    legal_name="Acme Srl",
    people=(
        Person(name="Mario Neri", role="amministratore", ways=(Way(kind=WayKind.PHONE, value=NUMBERS["neri"]),)),
        Person(name="Luca Verdi"),
    ),
)
"""A client whose administrator rings us on another client's line."""


@pytest.fixture
def anna(qapp: QApplication, tmp_path: Path, pbx: Pbx) -> Iterator[Workstation]:
    """Anna at her workstation."""
    where = tmp_path / "office.db"
    password = make_office(where, pbx)
    office = open_office(str(where))
    office.clients.save(ACME, by="setup")
    office.close()
    workstation = Workstation(qapp)
    workstation.opens(str(where), password)
    yield workstation
    workstation.close()
    pbx.reset()


def answers(anna: Workstation, pbx: Pbx, party: str = "neri", **how: str) -> None:
    """Somebody rings the client's line, and she takes the call."""
    pbx.parties.rings(party, LINE, **how)
    anna.until(lambda: anna.rows(), "the row is on the screen")
    anna.press("F2")
    anna.until(lambda: pbx.parties.hears(party, "anna") == [{"anna"}, {party}], "they hear each other")


def test_a_salesperson_is_told_the_sentence_and_the_call_ends_with_one_key(anna: Workstation, pbx: Pbx) -> None:
    answers(anna, pbx)
    anna.press("Ctrl+Shift+P")
    anna.until(lambda: "non facciamo acquisti" in anna.desk.client.say.text, "the sentence for salespeople stands there")
    anna.press("F8")
    anna.until(lambda: not anna.board.calls, "the call is over")
    pbx.parties.until(lambda: pbx.parties.state("neri")["ended"], "for the caller too")
    history = anna.console.office.history
    anna.until(
        lambda: [call.kind_of_call for call in history.find(CallFilter())] == [KindOfCall.SALES], "its kind is in the record"
    )


def test_a_caller_without_a_number_on_a_silent_line_is_said_so_and_cannot_be_flagged(anna: Workstation, pbx: Pbx) -> None:
    anonymous = '"Anonymous" <sip:anonymous@anonymous.invalid>'
    pbx.parties.rings("neri", LINE, identity=anonymous, headers={"Privacy": "id"})
    anna.until(lambda: anna.rows(), "the row is on the screen")
    assert anna.rows() == [("Studio Rossi", "withheld number")]
    assert anna.desk.client.caller._number.text() == "withheld number"
    anna.press("F2")
    anna.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    anna.press("Shift+F2")
    anna.until(anna.desk.toast.isVisible, "it is said why not")
    assert not anna.console.window.findChildren(FlagSheet)
    anna.press("Ctrl+Shift+N")
    anna.until(lambda: "Non la sento" in anna.desk.client.say.text, "the sentence for a silent line stands there")
    anna.press("F8")
    anna.until(lambda: not anna.board.calls, "the call is over")


def test_a_client_rings_a_number_that_nobody_owns_and_is_given_the_call(anna: Workstation, pbx: Pbx) -> None:
    pbx.parties.rings("neri", "+390299900777")
    anna.until(lambda: anna.rows(), "the row is on the screen")
    assert anna.rows()[0][1].startswith("Mario Neri, Acme Srl")
    anna.press("F2")
    anna.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other")
    anna.press("Ctrl+Shift+G")
    anna.until(lambda: anna.desk.profile().code == "ACME", "his client is shown")
    anna.press("Ctrl+G")
    anna.until(QApplication.activePopupWidget, "it asks once more")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    anna.until(lambda: [call.client for call in anna.board.calls.values()] == [ACME.id], "the call is his client's")


def test_a_caller_on_hold_says_what_for_and_it_is_in_the_history(anna: Workstation, pbx: Pbx) -> None:
    answers(anna, pbx)
    (call,) = anna.board.calls.values()
    anna.press("Shift+F3")
    anna.until(lambda: call.place is Place.HELD and anna.desk.client.caller.waits_for.hasFocus(), "the caller is on hold")
    anna.types("for Bianchi")
    anna.press("Return")
    anna.until(lambda: anna.desk.calls.on_hold.model.rows[0].state == "for Bianchi", "the row says what for")
    history = anna.console.office.history
    anna.until(lambda: "waits_for" in [type(e).__struct_config__.tag for e in history.events(call.id)], "it is in the record")
    anna.press("F3")
    anna.until(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "they hear each other again")


def test_a_client_rings_on_anothers_line_is_recognised_and_tells_news_of_his_own(anna: Workstation, pbx: Pbx) -> None:
    answers(anna, pbx)
    assert anna.desk.client.caller._person.text() == "Mario Neri of Acme Srl (amministratore)"
    anna.press("Ctrl+Shift+G")
    anna.until(lambda: anna.desk.profile().code == "ACME", "his client is shown")
    anna.press("Ctrl+I")
    anna.until(lambda: anna.console.window.findChildren(NewsSheet), "the sheet for news is there")
    (sheet,) = anna.console.window.findChildren(NewsSheet)
    assert (sheet.told_by.text(), sheet.by) == ("Mario Neri", Recognised.KNOWN_NUMBER)
    anna.types("Neri out till tomorrow, all to Verdi")
    anna.press("Return")
    office = anna.console.office
    anna.until(lambda: office.news.of(ACME.id), "it is kept")
    (news,) = office.news.of(ACME.id)
    assert (news.told_by, news.recognised, news.person) == ("Mario Neri", Recognised.KNOWN_NUMBER, ACME.people[0].id)
    anna.press("Esc", "Esc")
    anna.until(lambda: anna.desk.profile().code == "ROSSI", "Esc leads back to the call")
    assert pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}]


def test_a_number_is_blocked_from_the_desk_and_let_in_again_from_the_clients_page(anna: Workstation, pbx: Pbx) -> None:
    answers(anna, pbx)
    window, history = anna.console.window, anna.console.office.history
    anna.press("Shift+F2")
    anna.until(lambda: window.findChildren(FlagSheet), "it asks how")
    anna.types("b")
    anna.press("Tab")
    anna.types("threatens")
    anna.press("Return")
    anna.until(lambda: "blocked" in " ".join(anna.desk.client.caller._flags.texts), "it stands on the card")
    assert pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], "this call goes on"
    anna.press("F8", "F8")
    anna.until(lambda: not anna.board.calls, "it is over")
    pbx.parties.rings("neri", LINE)
    anna.until(lambda: history.find(CallFilter(result=Result.REFUSED)), "the next is refused", seconds=40)
    assert not anna.rows() and not pbx.parties.state("anna")["in_call"]
    pbx.parties.rings("verdi", LINE)
    anna.until(lambda: anna.rows(), "others ring")
    anna.console.session.shell.show_room("clients")
    page = anna.console.session.clients
    anna.until(lambda: page.list.list.model().rowCount() >= 3, "the clients are there")
    page.show_client(anna.console.office.directory().by_code["ROSSI"].id)
    page.tabs.setCurrentIndex(page.sections.index(page.callers))
    page.callers.list.setCurrentIndex(page.callers.list.model().index(0, 0))
    page.callers.take_away.click()
    anna.until(lambda: page.callers.list.model().rowCount() == 0, "it is taken away")
    pbx.parties.hangs_up("verdi")
    pbx.parties.rings("neri", LINE)
    anna.until(lambda: any(call.caller.number == NUMBERS["neri"] for call in anna.board.waiting()), "he rings again")
