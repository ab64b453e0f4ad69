"""Somebody's console joins the office from its very first page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.joining import look
from receptionist.settings import Settings, workstation_file
from tests.serving.server import Running, running_office
from ui.app import Console
from ui.staff.join_form import JoinForm

OWN = "four words of her own"
Eventually = Callable[..., object]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture
def open_console(qapp: QApplication) -> Iterator[Callable[[], Console]]:
    """Start the console as somebody would who clicks on its icon."""
    settings = Settings(None, workstation_file())
    for key in ("ring", "announce", "tones", "card.on_top"):
        settings.set(key, False)
    settings.set("language", "en")
    consoles: list[Console] = []

    def start() -> Console:
        for before in consoles:
            before.close()
            before.gate.close()
        console = Console(qapp)
        consoles.append(console)
        console.begin(None)
        return console

    yield start
    for console in consoles[-1:]:
        console.close()
        console.gate.close()


def typed(form: JoinForm, server: str, password: str) -> None:
    """The first step, as far as somebody types it."""
    form.server.clear()
    QTest.keyClicks(form.server, server)
    QTest.keyClicks(form.password, password)
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)


def the_form(console: Console) -> JoinForm:
    QTest.mouseClick(console.gate.first.theirs.button, Qt.MouseButton.LeftButton)
    form = console.gate.first.join
    assert form.server.isVisible()
    return form


def sits(console: Console) -> str:
    """The name of who sits there; empty: nobody yet."""
    return console.session.person.name if console.session is not None else ""


def test_a_console_joins_from_its_first_page_and_asks_for_the_password_where_no_keyring_keeps_it(
    office: Running, open_console: Callable[[], Console], eventually: Eventually
) -> None:
    anna = office.invite("anna")
    console = open_console()
    form = the_form(console)
    typed(form, anna.address, anna.password)
    eventually(form.same.isVisible, seconds=20)
    assert form.name.text() == "anna" and form.server.text() == anna.address.partition("://")[2].replace("_u_anna@", "@")
    assert form.fingerprint.text().split() == office.made.fingerprint.split(":")
    QTest.mouseClick(form.enter, Qt.MouseButton.LeftButton)
    assert "Compare" in form.trouble.text()
    form.same.setChecked(True)
    QTest.keyClicks(form.new, OWN)
    QTest.keyClicks(form.again, OWN + "x")
    QTest.keyClick(form.again, Qt.Key.Key_Return)
    assert form.again_field.complaint
    QTest.keyClick(form.again, Qt.Key.Key_Backspace)
    QTest.keyClick(form.again, Qt.Key.Key_Return)
    eventually(lambda: sits(console) == "Anna", seconds=20)
    assert not any(secret.text() for secret in (form.password, form.new, form.again))
    eventually(lambda: Settings(None, workstation_file()).get("office.last"), seconds=20)

    console = open_console()
    gate = console.gate
    eventually(gate.password.isVisible, seconds=20)
    assert gate.go_on.text() == "Open the office"
    QTest.keyClicks(gate.password, "not hers")
    QTest.keyClick(gate.password, Qt.Key.Key_Return)
    eventually(lambda: gate.password.isVisible() and "does not let you in" in gate._ask_why.text(), seconds=20)
    assert gate.pause.isVisible() and not gate.go_on.isEnabled()
    QTest.keyClicks(gate.password, OWN)
    QTest.keyClick(gate.password, Qt.Key.Key_Return)
    assert gate.password.text() == OWN, "what was typed meanwhile stands there still"
    eventually(gate.go_on.isEnabled, seconds=20)
    assert not gate.pause.isVisible()
    QTest.keyClick(gate.password, Qt.Key.Key_Return)
    eventually(lambda: sits(console) == "Anna", seconds=20)


def test_the_login_alone_is_enough_beside_the_address_of_the_office(
    office: Running, open_console: Callable[[], Console], eventually: Eventually
) -> None:
    """As it is read out on the telephone, from the sheet of the one-time password."""
    clara = office.invite("clara")
    form = the_form(open_console())
    QTest.keyClicks(form.name, "clara")
    typed(form, clara.address.partition("://")[2].replace("_u_clara@", "@"), clara.password)
    eventually(form.same.isVisible, seconds=20)


def test_what_is_wrong_is_said_at_its_place_and_what_was_typed_stands_there_still(
    office: Running, open_console: Callable[[], Console], eventually: Eventually
) -> None:
    anna = office.invite("careless")
    form = the_form(open_console())
    typed(form, "server.example/office", anna.password)
    assert form.name_field.complaint and not form.trouble.isVisible()
    QTest.keyClicks(form.name, "careless")
    QTest.mouseClick(form.go_on, Qt.MouseButton.LeftButton)
    assert "lacks the office's own sign" in form.server_field.complaint and form.name.text() == "careless"
    form.name.clear()
    typed(form, anna.address, "x")
    eventually(form.trouble.isVisible, seconds=20)
    assert "the login or the password is wrong" in form.trouble.text()
    assert form.pause.isVisible() and not form.go_on.isEnabled()
    assert form.server.isEnabled() and form.server.text() and form.name.text()
    form.password.clear()
    eventually(form.go_on.isEnabled, seconds=20)
    typed(form, anna.address, anna.password)
    eventually(form.same.isVisible, seconds=20)
    QTest.mouseClick(form.doubt, Qt.MouseButton.LeftButton)
    assert form.server.isVisible() and form.server.text() and not form.password.text()
    assert look(anna.address, anna.password).must_change
