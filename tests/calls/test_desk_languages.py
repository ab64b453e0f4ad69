"""A caller speaks another language: greeting, colleagues who speak it, what to read meanwhile, and the next call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from receptionist.calls.events import Availability
from receptionist.calls.places import Side
from receptionist.clients.greeting import language_with
from receptionist.staff.service import Assistant
from tests.calls.console import ACME, ROSSI, Console, clients
from tests.premises import Premises
from ui.calls.colleagues.states import Reachable, meanwhile, speakers
from ui.theme import Theme

GERMAN = "+4915112345678"


@pytest.fixture
def console(theme: Theme, premises: Premises, tmp_path: Path) -> Iterator[Console]:
    console = Console(theme, tmp_path, premises=premises)
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
    console.reads_callers()
    console.book.know([])
    leg, _call = console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "de"
    assert "German" in console.page.client.language.why.text() and "Ctrl+L" in console.page.client.language.why.text()
    console.hangs_up(leg)
    console.settle()
    console.rings(ACME, GERMAN, None)
    assert console.page.client.say._sentence.language != "de"


def test_the_language_that_a_colleague_chose_since_her_own_last_call_with_them_is_the_one_that_the_next_begins_in(
    console: Console,
) -> None:
    leg, call = console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "it", "seen, and nothing known"
    console.hangs_up(leg)
    console.history.keep_language(call.client, GERMAN, "de")
    console.reads_callers()
    leg, _call = console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "de"
    console.press("F2")
    speak(console, Qt.Key.Key_F)
    console.hangs_up(leg)
    console.settle()
    leg, _call = console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "fr", "her own word, at once"
    console.hangs_up(leg)
    console.history.keep_language(call.client, GERMAN, "de")
    console.reads_callers()
    console.rings(ROSSI, GERMAN, None)
    assert console.page.client.say._sentence.language == "de"


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


def test_whoever_is_rung_is_spoken_to_in_their_own_language_and_the_caller_in_the_callers(console: Console) -> None:
    console.rings(ROSSI, GERMAN, "Jana Krause")
    console.press("F2")
    speak(console, Qt.Key.Key_D)
    say = console.page.client.say
    console.press("F4")
    assert console.live.board.current("anna").side in (Side.CONSULT_RINGING, Side.CONSULTING)
    assert (say.shown.language, "ho in linea" in say.text) == ("it", True)
    console.press("F3")
    assert say.shown.language == "de"


@pytest.mark.parametrize(("speaks", "spoken"), [((), "it"), (("en", "it"), "it"), (("en", "fr"), "en"), (("it-CH",), "it")])
def test_somebody_at_the_client_is_spoken_to_in_its_language_unless_they_speak_only_others(
    speaks: tuple[str, ...], spoken: str
) -> None:
    rossi = clients()[0]
    person = replace(rossi.people[0], languages=speaks)
    assert language_with(replace(rossi, people=(person,)), person.id) == spoken
    assert language_with(rossi, None) == "it"


def test_what_to_read_meanwhile_goes_once_it_was_read(console: Console) -> None:
    console.book.know([])
    console.rings(ROSSI, GERMAN, None)
    console.press("F2")
    speak(console, Qt.Key.Key_D)
    shown = console.page.client.language
    assert shown.sentence.isVisible() and "niemand" in shown.sentence.text()
    console.types("b")
    assert not shown.sentence.isVisible() and shown.who.isVisible()
    speak(console, Qt.Key.Key_F)
    assert shown.sentence.isVisible() and "personne" in shown.sentence.text()
    console.press("Escape", "F3", "F3")
    assert console.live.board.current("anna").side is Side.TALKING and not shown.sentence.isVisible()


def test_the_clients_own_people_who_speak_it_are_listed_marked_and_come_first(
    theme: Theme, premises: Premises, tmp_path: Path
) -> None:
    rossi, acme, own = clients()
    bianchi, giulia, verdi, york = rossi.people
    verdi, york = (
        replace(verdi, languages=("fr",)),
        replace(york, languages=("it", "fr"), hours=(), zone="Europe/Rome", title="Mme"),
    )
    there = [replace(rossi, people=(bianchi, giulia, verdi, york)), acme, own]
    console = Console(theme, tmp_path, lambda: there, premises)
    try:
        console.rings(ROSSI, GERMAN, None)
        console.press("F2")
        reach, shown = console.page.reach, console.page.client.language
        assert reach.rows[0].target.name == "Marco Bianchi"
        speak(console, Qt.Key.Key_F)
        assert "je vous passe Madame Ann Wheeler" in shown.sentence.text() and shown.sentence.isVisible()
        assert shown.who.text().startswith(
            "French is spoken at the client by: Ann Wheeler (free) · Luca Verdi (takes messages only)"
        )
        assert [row.target.name for row in reach.rows][:2] == ["Ann Wheeler", "Marco Bianchi"]
        assert reach.marked.target.name == "Ann Wheeler"
        said = [str(reach.view.model().index(n, 0).data()) for n in range(len(reach.rows))]
        assert [("speaks French" in one) for one in said] == [
            row.target.name in ("Ann Wheeler", "Luca Verdi") for row in reach.rows
        ]
        speak(console, Qt.Key.Key_I)
        assert reach.rows[0].target.name == "Marco Bianchi"
    finally:
        console.close()
