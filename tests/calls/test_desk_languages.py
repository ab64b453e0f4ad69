"""A caller speaks another language: greeting, colleagues who speak it, what to read meanwhile, and the next call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.events import Availability
from receptionist.staff.service import Assistant
from tests.calls.console import ACME, ROSSI, Console
from ui.calls.colleagues import Reachable, meanwhile, speakers
from ui.theme import Theme

GERMAN = "+4915112345678"


@pytest.fixture
def console(theme: Theme, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path)
    console.book.know(
        [
            Assistant(login="anna", name="Anna"),
            Assistant(login="bruno", name="Bruno Riva", languages=("de", "en")),
            Assistant(login="carla", name="Carla Neri", languages=("de",)),
        ]
    )
    yield console
    console.close()


def speak(console: Console, letter: Qt.Key) -> None:
    console.press("Ctrl+L")
    QTest.keyClick(QApplication.activePopupWidget(), letter)
    console.settle()


def test_the_language_is_remembered_for_this_clients_caller_after_a_restart_and_for_no_other_client(console: Console) -> None:
    leg, _call = console.rings(ROSSI, GERMAN, None)
    console.press("F2")
    assert not console.page.client.language.isVisible()
    speak(console, Qt.Key.Key_D)
    assert console.page.client.say._sentence.language == "de"
    assert not console.page.client.language.why.isVisible()
    console.hangs_up(leg)
    console.settle()
    console.close_page()
    console.open_page()
    console.book.know([])
    leg, _call = console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "de"
    assert "German" in console.page.client.language.why.text() and "Ctrl+L" in console.page.client.language.why.text()
    console.hangs_up(leg)
    console.settle()
    console.rings(ACME, GERMAN, None)
    assert console.page.client.say._sentence.language != "de"


def test_another_caller_is_greeted_in_the_clients_language(console: Console) -> None:
    leg, _call = console.rings(ROSSI, GERMAN, None)
    console.press("F2")
    speak(console, Qt.Key.Key_D)
    console.hangs_up(leg)
    console.rings(ROSSI, "+390299900012", None)
    assert console.page.client.say._sentence.language == "it"
    assert not console.page.client.language.isVisible()


def test_colleagues_who_speak_it_stand_there_with_what_to_read_meanwhile(console: Console) -> None:
    console.sits_down("bruno")
    console.rings(ROSSI, GERMAN, None)
    console.press("F2")
    speak(console, Qt.Key.Key_D)
    shown = console.page.client.language
    assert shown.who.text() == "German is spoken by: Bruno Riva (free) · Carla Neri (not here)"
    assert "Deutsch" in shown.sentence.text() and shown.sentence.isVisible()


def test_who_speaks_it_herself_needs_no_sentence_to_read(console: Console) -> None:
    console.book.know([Assistant(login="anna", name="Anna", languages=("de",))])
    console.rings(ROSSI, GERMAN, None)
    console.press("F2")
    speak(console, Qt.Key.Key_D)
    shown = console.page.client.language
    assert not shown.sentence.isVisible() and "no colleague" in shown.who.text()


def test_who_is_free_comes_first_and_nobody_who_left_is_named(console: Console) -> None:
    board = console.live.board
    staff = [
        Assistant(login="anna", name="Anna", languages=("fr",)),
        Assistant(login="bruno", name="Bruno", languages=("fr",)),
        Assistant(login="abel", name="Abel", languages=("fr",), state="closed"),
        Assistant(login="aldo", name="Aldo", languages=("fr",)),
    ]
    console.sits_down("bruno")
    console.settle()
    board = console.live.board
    assert board.assistants["bruno"].availability is Availability.AVAILABLE
    found = speakers(staff, "fr", board, "anna")
    assert [(one.name, one.state) for one in found] == [("Bruno", Reachable.FREE), ("Aldo", Reachable.NOT_HERE)]
    assert meanwhile("fr", found) != meanwhile("fr", found[1:])
