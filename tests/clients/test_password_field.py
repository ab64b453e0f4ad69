"""A supervisor sets, changes and removes a client's password; nobody reads it anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receptionist.clients.passphrase import hashed, matches
from receptionist.clients.profile import Profile
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, section, shown
from ui.clients.fields.password import PasswordField
from ui.clients.form.forms import Form
from ui.clients.page import ClientsPage

__all__ = ["office", "open_page"]

SAID = "Tramonto a Bergamo"
ROSSI = Profile(code="ROSSI", legal_name="Studio Legale Rossi")
VERDI = Profile(code="VERDI", legal_name="Verdi", passphrase=hashed("alba a Lecco"))


def field(page: ClientsPage) -> PasswordField:
    form = section(page, "Company").part("recognised")
    assert isinstance(form, Form)
    editor = form.editors["passphrase"]
    assert isinstance(editor, PasswordField)
    editor.line.setFocus()
    return editor


def complaint(page: ClientsPage) -> str:
    form = section(page, "Company").part("recognised")
    assert isinstance(form, Form)
    return form.fields["passphrase"].complaint


def test_a_password_is_set_with_enter_undone_and_saved_as_a_hash(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    page = open_page([ROSSI, VERDI])
    password = field(page)
    qtbot.keyClicks(password.line, SAID)
    qtbot.keyClick(password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown(page).passphrase))
    page.draft.undo()
    assert shown(page).passphrase == ""
    page.draft.redo()
    saved(page, qtbot)
    kept = office.clients.load("ROSSI")
    assert matches(kept.passphrase, SAID)
    assert password.line.text() == ""
    assert SAID.encode() not in b"".join(file.read_bytes() for file in office.folder.glob("office.db*"))


def test_what_is_typed_and_not_set_is_neither_lost_nor_saved(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROSSI, VERDI])
    qtbot.keyClicks(field(page).line, SAID)
    page.sections[0].part("identity").edited.emit("city", "Milano")  # type: ignore[union-attr]
    page.save()
    section(page, "Company").part("identity").setFocus()
    assert "not set yet" in complaint(page)
    assert shown(page).version == 1
    page.show_client(VERDI.id)
    assert field(page).line.text() == ""
    page.show_client(ROSSI.id)
    assert field(page).line.text() == SAID
    assert field(page).line.echoMode() is QLineEdit.EchoMode.Password


def test_a_password_that_is_too_short_is_refused_beside_it(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROSSI])
    password = field(page)
    qtbot.keyClicks(password.line, "1234")
    qtbot.keyClick(password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "at least 6" in complaint(page))
    assert password.line.text() == "1234"


def test_a_password_is_removed(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    page = open_page([VERDI])
    field(page).remove.click()
    saved(page, qtbot)
    assert office.clients.load("VERDI").passphrase == ""
