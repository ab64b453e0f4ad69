"""Two clients, or any two versions of one, side by side; a part of one is taken over by the other, and undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from receptionist.clients.passphrase import hashed
from receptionist.clients.profile import Closure, Greeting, Instruction, Line, Occasion, Person, Profile
from tests.clients.profiles_page import OpenPage, Place, office, open_page, saved, section, shown
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.clients.compare.sheet import CompareSheet
from ui.clients.page import ClientsPage
from ui.translate import Language

__all__ = ["office", "open_page"]

pytestmark = pytest.mark.on_a_file

ROSSI = Profile(
    code="ROSSI",
    legal_name="Rossi",
    city="Milano",
    lines=(Line(number="+390255550101"),),
    greetings=(Greeting(occasion=Occasion.OPEN, text="Studio Rossi, buongiorno"),),
    instructions=(Instruction(text="Mai il cellulare"),),
    passphrase=hashed("tramonto a Bergamo"),
)
VERDI = Profile(
    code="VERDI",
    legal_name="Verdi",
    city="Milano",
    lines=(Line(number="+390255550102"),),
    greetings=(Greeting(occasion=Occasion.OPEN, text="Verdi, buongiorno"),),
    passphrase=hashed("alba a Lecco"),
)


@pytest.fixture
def page(open_page: OpenPage) -> ClientsPage:
    return open_page([ROSSI, VERDI])


def opened(page: ClientsPage, qtbot: QtBot) -> CompareSheet:
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    (sheet,) = page.findChildren(CompareSheet)
    return sheet


def listed(sheet: CompareSheet) -> list[tuple[str, str, str]]:
    model = sheet.list.model()
    found = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
    return [(row.where, row.first, row.second) for row in found]


def rows(sheet: CompareSheet) -> dict[str, tuple[str, str]]:
    return {where: (first, second) for where, first, second in listed(sheet)}


def mark(sheet: CompareSheet, where: str) -> None:
    place = [name for name, _first, _second in listed(sheet)].index(where)
    sheet.list.setCurrentIndex(sheet.list.model().index(place, 0))


@pytest.mark.shared_too
def test_two_clients_show_what_differs_and_on_demand_everything(page: ClientsPage, qtbot: QtBot) -> None:
    sheet = opened(page, qtbot)
    found = rows(sheet)
    assert found["Legal name"] == ("Rossi", "Verdi")
    assert found["Password of the client"] == ("there is one", "another one")
    assert "City" not in found
    sheet.everything.click()
    assert rows(sheet)["City"] == ("Milano", "Milano")


@pytest.mark.shared_too
def test_a_greeting_is_copied_to_the_other_client_undone_and_copied_again(
    page: ClientsPage, office: Place, qtbot: QtBot
) -> None:
    sheet = opened(page, qtbot)
    mark(sheet, "Greetings · Open · What to say")
    assert [button._key for button in (sheet.to_first, sheet.to_second, sheet.undo)] == ["Alt+Left", "Alt+Right", "Ctrl+F10"]
    page._keys.trigger("client.forward")
    assert "Greetings · Open · What to say" not in rows(sheet)
    assert "Verdi" in sheet.unsaved.text()
    page._keys.trigger("take_back")
    assert rows(sheet)["Greetings · Open · What to say"] == ("Studio Rossi, buongiorno", "Verdi, buongiorno")
    mark(sheet, "Instructions")
    sheet.to_second.click()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert office.clients.load("VERDI").instructions == ()
    page.show_client(VERDI.id)
    saved(page, qtbot)
    kept = office.clients.load("VERDI")
    assert (kept.instructions, kept.greetings, kept.legal_name) == (ROSSI.instructions, VERDI.greetings, "Verdi")
    assert office.clients.load("ROSSI").version == 1


def test_no_client_takes_what_says_who_another_is(page: ClientsPage, qtbot: QtBot) -> None:
    sheet = opened(page, qtbot)
    for where in ("Legal name", "Code", "Numbers", "Password of the client"):
        mark(sheet, where)
        assert not sheet.to_second.isEnabled(), where


def test_a_closure_of_one_number_stays_and_it_says_why(open_page: OpenPage, qtbot: QtBot) -> None:
    """For a client without that number it would close all the others."""
    since = datetime(2027, 8, 9, tzinfo=UTC)
    broken = Closure(since=since, until=since + timedelta(days=7), reason="linea guasta", line="+390255550101")
    holiday = msgspec.structs.replace(broken, reason="ferie", line=None, since=since - timedelta(days=30))
    sheet = opened(open_page([msgspec.structs.replace(ROSSI, closures=(broken, holiday)), VERDI]), qtbot)
    said = {}
    for n in range(sheet.list.model().rowCount()):
        sheet.list.setCurrentIndex(sheet.list.model().index(n, 0))
        row = sheet.list.model().index(n, 0).data(Qt.ItemDataRole.UserRole)
        said[row.difference.part or row.where] = sheet.why.text() if sheet.why.isVisible() else ""
        assert sheet.to_second.isEnabled() is not sheet.why.isVisible()
    assert "of the number 02 5555 0101 alone" in said[broken] and said[holiday] == ""
    assert "own" in said["Legal name"] and "entered anew" in said["Password of the client"]


@pytest.mark.shared_too
def test_any_two_versions_are_compared_and_an_old_part_is_brought_back(page: ClientsPage, office: Place, qtbot: QtBot) -> None:
    second = office.clients.save(msgspec.structs.replace(ROSSI, version=1, city="Roma"), "bruno")
    office.of("anna").save(msgspec.structs.replace(second, city="Torino", people=(Person(name="Neri"),)), "anna")
    page.reload()
    qtbot.waitUntil(lambda: shown(page).version == 3)
    section(page, "Versions")
    qtbot.waitUntil(lambda: page.versions.list.model().rowCount() == 3)
    page.versions.list.setCurrentIndex(page.versions.list.model().index(2, 0))
    qtbot.waitUntil(lambda: page.versions._heading.text() == "SINCE VERSION 1")
    page.versions.compare.click()
    (sheet,) = page.findChildren(CompareSheet)
    qtbot.waitUntil(lambda: rows(sheet) == {"City": ("Milano", "Torino"), "People": ("–", "Neri")})
    qtbot.waitUntil(lambda: sheet.second.which.count() == 4)
    sheet.second.which.setCurrentIndex(2)
    sheet.second.which.activated.emit(2)
    qtbot.waitUntil(lambda: rows(sheet) == {"City": ("Milano", "Roma")})
    assert not sheet.to_second.isEnabled()  # what was saved then stays as it was
    sheet.second.which.setCurrentIndex(0)
    sheet.second.which.activated.emit(0)
    mark(sheet, "City")
    sheet.to_second.click()
    assert (shown(page).city, len(shown(page).people)) == ("Milano", 1)
    page.draft.undo()
    assert shown(page).city == "Torino"


def test_of_two_versions_that_were_chosen_the_later_choice_is_shown_whichever_comes_first(
    page: ClientsPage, office: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.clients.save(msgspec.structs.replace(ROSSI, version=1, city="Roma"), "bruno")
    page.reload()
    qtbot.waitUntil(lambda: shown(page).version == 2)
    section(page, "Versions")
    versions = page.versions
    qtbot.waitUntil(lambda: versions._heading.text() == "SINCE VERSION 1")
    asked: list[Callable[[], None]] = []
    monkeypatch.setattr(versions._background, "run", lambda job, done: asked.append(lambda: done(job())))
    for n in (0, 1):
        versions.list.setCurrentIndex(versions.list.model().index(n, 0))
    for answer in reversed(asked):
        answer()
    assert len(asked) == 2 and versions._heading.text() == "SINCE VERSION 1"


def test_another_client_is_chosen_by_its_name(open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page([ROSSI, VERDI, Profile(code="NERI", legal_name="Studio Neri", city="Como")])
    sheet = opened(page, qtbot)
    sheet.second.who.line.selectAll()
    qtbot.keyClicks(sheet.second.who.line, "studio neri")
    assert rows(sheet)["City"] == ("Milano", "Como")


@pytest.mark.parametrize("code", ["en", "it"])
def test_it_can_be_read_whole_and_heard(page: ClientsPage, language: Language, qtbot: QtBot, code: str) -> None:
    sheet = opened(page, qtbot)
    language.use(code)
    qtbot.waitUntil(lambda: clipped(sheet) == [])
    assert nameless(sheet) == []


# ---- whom one compares with


def test_what_stands_there_is_typed_over_and_enter_takes_the_first_who_has_these_letters(
    page: ClientsPage, qtbot: QtBot
) -> None:
    sheet = page.compare()
    assert sheet is not None
    line = sheet.second.who.line
    assert line.hasFocus() and line.selectedText() == line.text() != ""
    qtbot.keyClicks(line, "ros")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sheet.second.profile is not None and sheet.second.profile.id == ROSSI.id
    assert line.text() == line.selectedText() == ROSSI.name


def test_where_nobody_has_these_letters_that_is_said_until_one_types_on(page: ClientsPage, qtbot: QtBot) -> None:
    sheet = page.compare()
    assert sheet is not None
    before, line = sheet.second.client, sheet.second.who.line
    qtbot.keyClicks(line, "zzz")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert sheet.second.trouble.isVisible() and "zzz" in sheet.second.trouble.text()
    assert sheet.second.client == before
    qtbot.keyClicks(line, "z")
    assert not sheet.second.trouble.isVisible()


def test_what_is_typed_and_not_saved_is_not_called_what_stands_now(page: ClientsPage) -> None:
    page.draft.change(msgspec.structs.replace(shown(page), city="Bari"), "city")
    sheet = page.compare()
    assert sheet is not None
    sides = {side.client: side.which.itemText(0) for side in (sheet.first, sheet.second)}
    assert sides.pop(shown(page).id) == "As it is typed, not saved"
    assert set(sides.values()) == {"As it stands now"}


def test_a_sheet_that_is_closed_before_the_record_answers_is_told_of_nothing(page: ClientsPage, qtbot: QtBot) -> None:
    side = opened(page, qtbot).second
    client = side.client
    delete(side)
    side._list(client, [])
    side._take(client, 1, ROSSI)
