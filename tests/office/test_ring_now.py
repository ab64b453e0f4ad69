"""Ring one of your numbers now: through the real window, on the simulator and on the real Asterisk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from receptionist.link.knock import knock
from receptionist.opening import Plan, open_office
from receptionist.telephony.port import Dialled, Presented
from receptionist.telephony.simulator.town import Town
from tests.office.workstation import Workstation, make_office
from tests.offices import new_office
from tests.pbx import odd
from tests.pbx.lab import Pbx
from tests.telephony.lab import LINE
from ui.clients.sheets.give import GiveSheet
from ui.settings.phones import Phones

PILOT, STRANGE = "+390299900100", "+390677001122"
SHOWN = "02 9990 0101"
FORMS = (LINE, "00390299900101", "0299900101")
HEADERS = {
    "To": "<sip:{0}@carrier.example>",
    "P-Called-Party-ID": "<sip:{0}@carrier.example;user=phone>",
    "Diversion": "<sip:{0}@carrier.example>;reason=unconditional",
    "History-Info": "<sip:{0}@carrier.example>;index=1",
}


def shown(phones: Phones) -> list[QLabel]:
    """What stands in the result, row by row."""
    return [label for label in phones.ring_now.result.findChildren(QLabel) if label.isVisibleTo(phones)]


def texts(phones: Phones) -> list[str]:
    """What it says."""
    return [label.text() for label in shown(phones)]


def listens(workstation: Workstation, phones: Phones) -> None:
    """Press the button, until a call is waited for."""
    workstation.until(phones.ring_now.begin.isEnabled, "it can be pressed")
    phones.ring_now.begin.click()
    workstation.until(lambda: phones.ring_now.waiting, "a call is waited for")


def decided(phones: Phones) -> list[str]:
    """The row of the table that decided: header, what stood there, what it was read as, whose it is."""
    return [label.text() for label in shown(phones) if label.property("part") == "strong"]


@pytest.fixture
def anna(qapp: QApplication, tmp_path: Path, pbx: Pbx) -> Iterator[Workstation]:
    """Anna, at the office that is joined to the Asterisk."""
    where = tmp_path / "office.db"
    secret = make_office(where, pbx)
    workstation = Workstation(qapp)
    workstation.opens(str(where), secret)
    yield workstation
    workstation.close()
    pbx.reset()


@pytest.fixture
def quiet(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workstation]:
    """A demo office on a day on which nobody rings by themselves."""
    monkeypatch.setattr(Town, "start", lambda _town: None)
    new_office(str(tmp_path / "demo.db"), Plan("Demo", demo=True)).close()
    workstation = Workstation(qapp)
    workstation.opens(str(tmp_path / "demo.db"), "")
    yield workstation
    workstation.close()


def test_on_asterisk_every_form_in_every_header_is_shown_with_whose_it_is(anna: Workstation, pbx: Pbx) -> None:
    phones, where = anna.phones(), ("127.0.0.1", pbx.asterisk.answers.sip_port)
    for header, pattern in HEADERS.items():
        for number in FORMS:
            listens(anna, phones)
            value = pattern.format(number)
            more = {"to": value} if header == "To" else {"headers": [f"{header}: {value}"]}
            with odd.call(where, PILOT, **more):  # type: ignore[arg-type]
                anna.until(lambda: decided(phones), f"{header} with {number} is shown")
                source, stood, read, owner = decided(phones)
                assert (source, read, owner) == (header, SHOWN, "Studio Rossi") and number in stood
                assert "The call came to the desk." in texts(phones)
                assert any("Studio Rossi" in text and SHOWN in text for text in texts(phones))
                assert any("02 9990 0011" in text for text in texts(phones)), "who rings is shown too"
            pbx.reset()
            anna.until(lambda: not anna.board.calls, "it is over")


def test_on_the_simulator_too(quiet: Workstation) -> None:
    office = quiet.console.office
    assert office is not None and office.hub is not None and office.phone_system.town is not None
    phones, exchange = quiet.phones(), office.phone_system.town.exchange
    number, client = office.phone_system.fallback_names()[3]
    rings(quiet, phones, lambda: exchange.rings((Dialled("request", "00" + number[1:]),), Presented(withheld=True)))
    assert decided(phones)[0] == "the request itself" and decided(phones)[3] == client
    assert any("withholds" in text for text in texts(phones))
    for header, pattern in HEADERS.items():
        for form in (number, "00" + number[1:], number.removeprefix("+39")):
            places = (Dialled(header, pattern.format(form)), Dialled("request", "4711"))
            rings(quiet, phones, lambda places=places: exchange.rings(places, Presented(number="+390299900011", name="Neri")))
            assert (decided(phones)[0], decided(phones)[3]) == (header, client)
            assert any("Neri" in text for text in texts(phones))


def rings(workstation: Workstation, phones: Phones, ring: Callable[[], object]) -> None:
    """Wait for a call, and have one come."""
    office = workstation.console.office
    assert office is not None and office.hub is not None
    listens(workstation, phones)
    office.hub.run(lambda: ring() and None)
    workstation.until(lambda: decided(phones), "it is shown")


def test_a_number_that_nobody_has_is_given_to_a_client_from_there(anna: Workstation, pbx: Pbx) -> None:
    phones, session = anna.phones(), anna.console.session
    assert session is not None
    listens(anna, phones)
    assert not phones.ring_now.assign.isVisible()
    with odd.call(("127.0.0.1", pbx.asterisk.answers.sip_port), STRANGE):
        anna.until(lambda: phones.ring_now.assign.isVisible(), "it offers to give it to somebody")
        anna.until(lambda: any("Nobody has the number 06 7700 1122" in text for text in texts(phones)), "it says why")
    assert "nobody's" in texts(phones)
    phones.ring_now.assign.click()
    anna.until(lambda: session.shell.findChildren(GiveSheet), "it asks to whom the number belongs")
    session.shell.findChildren(GiveSheet)[-1].new.click()
    anna.until(lambda: session.shell.shown == "clients", "it is entered there")
    profile = session.clients._draft.profile
    assert profile is not None and [line.number for line in profile.lines] == [STRANGE]


def test_where_no_call_comes_it_says_what_to_check_in_order(anna: Workstation, pbx: Pbx) -> None:
    phones = anna.phones()
    phones.ring_now.patience = 1
    listens(anna, phones)
    anna.until(lambda: any("No call arrived. Check" in text for text in texts(phones)), "it has looked what keeps it away")
    rows = [text for text in texts(phones) if text[:1].isdigit()]
    assert [row.split(".")[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert "Ask the carrier" in rows[-1] and not phones.ring_now.waiting
    pbx.asterisk.stop()
    try:
        anna.until(lambda: not anna.board.phone.connected, "the phone system is gone", seconds=40)
        listens(anna, phones)
        anna.until(lambda: any("cannot be reached" in text for text in texts(phones)), "it says so", seconds=40)
    finally:
        pbx.asterisk.start()
        for station in ("anna", "bruno"):
            pbx.plug(station)


def test_whoever_looks_at_something_else_waits_no_longer(anna: Workstation, pbx: Pbx) -> None:
    phones = anna.phones()
    listens(anna, phones)
    assert anna.console.session is not None
    anna.console.session.shell.show_room("desk")
    assert not phones.ring_now.waiting
    with odd.call(("127.0.0.1", pbx.asterisk.answers.sip_port), LINE):
        anna.until(lambda: anna.rows(), "the call is on the desk as every other")
    assert texts(phones) == []


def test_what_a_clients_program_pops_up_is_shown_as_it_was_read(qapp: QApplication, tmp_path: Path, pbx: Pbx) -> None:
    where = tmp_path / "office.db"
    make_office(where, pbx)
    workstation = without_a_phone_system(qapp, where)
    try:
        phones = workstation.phones()
        phones.answered_by.choose("3cx")
        phones.answered_by.activated.emit(phones.answered_by.currentIndex())
        phones.use.click()
        office = workstation.console.office
        assert office is not None
        workstation.until(lambda: office.settings.get("pbx.answered_by") == "3cx", "it is kept")
        listens(workstation, phones)
        message = {"pop": {"line": LINE, "caller": None}}
        threading.Thread(target=knock, args=(str(where), message), daemon=True).start()
        workstation.until(lambda: decided(phones), "it is shown")
        assert decided(phones) == ["receptionist pop", LINE, SHOWN, "Studio Rossi"]
        phones.ring_now.patience = 1
        listens(workstation, phones)
        workstation.until(lambda: any("did not start" in text for text in texts(phones)), "what to check in the client")
    finally:
        workstation.close()


def without_a_phone_system(app: QApplication, where: Path) -> Workstation:
    """The same office with cards kept by hand."""
    office = open_office(str(where))
    office.settings.set("pbx.kind", "none")
    office.close()
    workstation = Workstation(app)
    workstation.console.begin(str(where))
    workstation.until(lambda: workstation.console.session is not None, "the desk is open")
    return workstation
