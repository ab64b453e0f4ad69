"""The frame: pages by keys and tabs, who sits here, what must not be forgotten, warnings that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from receptionist.calls.events import Availability
from tests.screen.accessible import nameless
from tests.screen.clipping import clipped
from ui.keys import Keys, KeyWatch
from ui.rooms import Room
from ui.sheet import Sheet
from ui.shell import Shell
from ui.theme import THEMES, Theme
from ui.translate import Language
from ui.widgets import Button, EmptyState, Notice

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = {"desk": "Desk", "clients": "Clients", "settings": "Settings"}


def room(theme: Theme, id_: str) -> Room:
    page = EmptyState(theme, "headset")
    page.say(WORDS[id_], "What this place is for.", "Begin")
    page.line = QLineEdit(page, accessibleName="line")
    page.setFocusProxy(page.line)
    return Room(id_, "headset", lambda: WORDS[id_], lambda: page)


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, language: Language, key_watch: KeyWatch) -> Shell:
    shell = Shell(theme, keys)
    qtbot.addWidget(shell)
    key_watch.watch(shell)
    for id_ in WORDS:
        shell.add(room(theme, id_))
    shell.who.show_state("Anna", Availability.AVAILABLE, "", "101")
    shell.health.show_phones(True, "Asterisk 22")
    shell.show()
    qtbot.waitExposed(shell)
    return shell


def test_pages_change_by_chord_and_by_turning(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_2, CTRL | SHIFT)
    assert shell.shown == "clients"
    qtbot.keyClick(shell, Qt.Key.Key_PageDown, CTRL)
    assert shell.shown == "settings"
    qtbot.keyClick(shell, Qt.Key.Key_PageDown, CTRL)
    assert shell.shown == "desk"


def test_a_page_takes_the_focus_when_it_opens(shell: Shell, qtbot: QtBot) -> None:
    shell.show_room("clients")
    qtbot.waitUntil(lambda: shell.rooms[1].page().line.hasFocus())


def test_a_page_that_is_in_front_stays_there_while_the_others_are_built(shell: Shell) -> None:
    shell.show_room("clients")
    for each in shell.rooms:
        shell.hold_ready(each)
    assert shell.pages.currentWidget() is shell.rooms[1].page()


def test_rooms_that_are_not_built_have_no_tab(shell: Shell, qtbot: QtBot) -> None:
    assert shell.tabs.count() == len(WORDS)
    qtbot.keyClick(shell, Qt.Key.Key_9, CTRL | SHIFT)
    assert shell.shown == "desk"


def test_what_waits_is_counted_and_nothing_is_not(shell: Shell) -> None:
    assert not shell.counts.messages.isVisible()
    shell.counts.show_messages(2)
    assert shell.counts.messages.isVisible() and shell.counts.messages.text() == "2"
    assert not shell.counts.call_backs.isVisible()
    shell.counts.show_messages(0)
    assert not shell.counts.messages.isVisible()


def test_her_state_is_changed_from_the_menu(shell: Shell, qtbot: QtBot) -> None:
    menu = shell.who.menu_now()
    lunch = next(action for action in menu.actions() if "Lunch" in action.text())
    with qtbot.waitSignal(shell.availability_asked) as asked:
        lunch.trigger()
    assert asked.args == [Availability.PAUSE, "lunch"]
    shell.who.show_state("Anna", Availability.PAUSE, "lunch")
    assert shell.who.text() == "Anna · Lunch"


def test_no_tab_is_cut_for_a_long_name_or_state(shell: Shell, theme: Theme, qtbot: QtBot) -> None:
    for title in ("Impostazioni", "Personale", "Centralino"):
        shell.add(Room(title, "headset", lambda title=title: title, lambda: EmptyState(theme, "headset")))
    shell.resize(960, 540)
    shell.counts.show_messages(14)
    shell.counts.show_call_backs(12)
    for name, said in (("Anna", "Anna"), ("Maria Antonietta Sforza di Santafiora", "Maria · Short break")):
        shell.who.show_state(name, Availability.PAUSE, "short_break", "101")
        for there in (False, True):
            shell.who.confirm(there)
            shell.health.show_hub(there)
            shell.health.show_database(there)
            said_away = [mark._word.text() for mark in (shell.health.phones, shell.health.database) if mark._word.isVisible()]
            assert there or said_away == ["hub", "data"], "never two equal marks"
            qtbot.waitUntil(lambda: shell.tabs.width() >= shell.tabs.minimumSizeHint().width())
            assert shell.who.accessibleName().startswith(name) and said.split(" ")[0] in shell.who.text()
            assert shell.who.geometry().right() <= shell.width()
    qtbot.waitUntil(lambda: shell.who.text() == "Maria · Short break")
    assert name in shell.who.toolTip()


def test_phones_away_are_said_in_words_not_by_colour_alone(shell: Shell) -> None:
    shell.health.show_phones(False)
    assert shell.health.phones.accessibleName() == "phones away"


def test_a_warning_stays_until_it_is_read_and_a_lasting_one_until_its_cause_is_gone(shell: Shell, qtbot: QtBot) -> None:
    shell.strip.put(Notice("keyring", "keyring.absent"))
    shell.strip.put(Notice("phones", "phone.disconnected", lasting=True, grave=True))
    assert shell.strip.isVisible()
    shell.strip.gone("phones")
    assert [notice.key for notice in shell.strip.notices] == ["keyring"]
    assert shell.strip.findChildren(Button)[-1]._key == "Ctrl+Shift+F11"
    qtbot.keyClick(shell, Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not shell.strip.isVisible()


def test_letters_go_to_the_page_while_a_warning_has_the_focus(shell: Shell, qtbot: QtBot) -> None:
    typed: list[str] = []
    page = shell.pages.currentWidget()
    page.keyPressEvent = lambda event: typed.append(event.text())  # type: ignore[method-assign]
    shell.strip.put(Notice("keyring", "keyring.absent"))
    read = shell.strip.findChildren(QPushButton)[0]
    read.setFocus()
    qtbot.keyClick(read, Qt.Key.Key_B)
    assert typed == ["b"]
    qtbot.keyClick(read, Qt.Key.Key_Return)
    assert shell.strip.notices == () and typed == ["b"]


def test_letters_stay_in_a_sheet_that_lies_over_the_page(shell: Shell, theme: Theme, qtbot: QtBot) -> None:
    typed: list[str] = []
    shell.pages.currentWidget().keyPressEvent = lambda event: typed.append(event.text())  # type: ignore[method-assign]
    button = QPushButton("Cancel")
    Sheet(shell, button, 200, 100)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_B)
    assert typed == []


def test_a_narrow_frame_says_all_that_a_wide_one_does(shell: Shell) -> None:
    shell.resize(960, 540)
    database = shell.health.database
    assert database.isVisible() and database.accessibleName() == "database" and database._shape.toolTip() == "database"
    assert shell.search.text() == "Search"
    shell.health.show_database(there=False)
    assert database._word.isVisible() and database._word.text() == "database away"


def test_a_name_from_outside_is_never_taken_for_html(shell: Shell) -> None:
    shell.strip.put(Notice("x", "call.taken", (("assistant", "<b>Anna</b>"),)))
    row = shell.strip._column.itemAt(0).widget()
    assert row._words.text() == "<b>Anna</b> has answered this call."
    assert row._words.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_cut_at_the_sizes_we_promise(
    shell: Shell, theme: Theme, language: Language, qtbot: QtBot, size: tuple[int, int], code: str, name: str
) -> None:
    theme.use(name)
    language.use(code)
    shell.counts.show_messages(12)
    shell.counts.show_call_backs(7, overdue=2)
    shell.resize(*size)
    qtbot.waitUntil(lambda: (shell.width(), shell.height()) == size)
    QApplication.processEvents()  # the other language comes by an event, too
    assert clipped(shell) == []


def test_everything_that_takes_the_focus_has_a_name(shell: Shell) -> None:
    shell.counts.show_messages(1)
    shell.counts.show_call_backs(1)
    assert nameless(shell) == []
