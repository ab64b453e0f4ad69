"""Two windows, one client, two saves: both are shown, neither is lost."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Instruction, Person, Profile
from tests.clients.profiles_page import OpenPage, Place, office, open_page, section, shown
from tests.screen.accessible import nameless
from ui.clients.forms import Form
from ui.clients.page import ClientsPage
from ui.clients.part_rows import Rows
from ui.translate import Language

__all__ = ["office", "open_page"]

CTRL = Qt.KeyboardModifier.ControlModifier
VERDI = Person(name="Anna Verdi", role="Segreteria")
ROSSI = Profile(
    code="ROSSI", legal_name="Studio Legale Rossi", city="Milano", people=(VERDI,), instructions=(Instruction(text="Pratica?"),)
)


def types(page: ClientsPage, qtbot: QtBot, field: str, text: str) -> None:
    form = section(page, "Company").part("identity")
    assert isinstance(form, Form)
    line = form.editors[field].line  # type: ignore[attr-defined]
    line.selectAll()
    qtbot.keyClicks(line, text)


def saves(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_S, CTRL)


def in_conflict(open_page: OpenPage, qtbot: QtBot) -> ClientsPage:
    """Sara has typed a city, a name and an instruction; meanwhile Bruno saves another city and a colour."""
    sara, bruno = open_page([ROSSI], "sara"), open_page(login="bruno")
    bruno.show_client(ROSSI.id)
    types(sara, qtbot, "city", "Roma")
    types(sara, qtbot, "trade_name", "Rossi & Figli")
    instructions = section(sara, "What to say").part("instructions")
    assert isinstance(instructions, Rows)
    instructions.adder.click()
    qtbot.keyClicks(instructions._rows[1].editors["text"].inner, "Mai il cellulare")
    types(bruno, qtbot, "city", "Torino")
    types(bruno, qtbot, "say_as", "Rossi, con la o aperta")
    with qtbot.waitSignal(bruno.saved):
        saves(bruno, qtbot)
    saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)
    return sara


def test_what_only_one_of_them_changed_is_chosen_already_and_nothing_is_lost(
    open_page: OpenPage, office: Place, qtbot: QtBot
) -> None:
    sara = in_conflict(open_page, qtbot)
    chosen = {choice.where.text(): choice.theirs.isChecked() for choice in sara.conflict._choices}
    assert chosen == {
        "Trade name": False,
        "How to say it": True,
        "City · both changed it": False,
        "Instructions": False,
    }
    assert "bruno" in sara.conflict._words.text()
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    kept = office.clients.load("ROSSI")
    assert (kept.city, kept.say_as, kept.trade_name) == ("Roma", "Rossi, con la o aperta", "Rossi & Figli")
    assert [one.text for one in kept.instructions] == ["Pratica?", "Mai il cellulare"]
    assert office.clients.version(ROSSI.id, 2).city == "Torino"
    assert not sara.conflict.isVisible()


def test_each_field_is_chosen_by_itself_and_can_be_undone(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    city = next(choice for choice in sara.conflict._choices if choice.difference.field == "city")
    city.theirs.setFocus()
    qtbot.keyClick(city.theirs, Qt.Key.Key_Space)
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    assert office.clients.load("ROSSI").city == "Torino"
    sara.draft.undo()
    assert (shown(sara).city, shown(sara).trade_name) == ("Roma", "Rossi & Figli")


def test_a_third_save_in_between_is_shown_again(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    latest = office.clients.load("ROSSI")
    office.clients.save(msgspec.structs.replace(latest, mail="a@b.example"), "ugo")
    sara.conflict.merge.click()
    qtbot.waitUntil(lambda: "ugo" in sara.conflict._words.text() and sara.conflict.isVisible())
    with qtbot.waitSignal(sara.saved):
        sara.conflict.merge.click()
    kept = office.clients.load("ROSSI")
    assert (kept.mail, kept.say_as, kept.city, kept.version) == ("a@b.example", "Rossi, con la o aperta", "Roma", 4)


def test_the_choice_waits_while_another_client_is_looked_at(open_page: OpenPage, office: Place, qtbot: QtBot) -> None:
    sara = in_conflict(open_page, qtbot)
    acme = office.clients.save(Profile(code="ACME", legal_name="Acme"), "ugo")
    sara.show_profiles(office.clients.profiles())
    sara.show_client(acme.id)
    assert not sara.conflict.isVisible()
    sara.show_client(ROSSI.id)
    assert shown(sara).city == "Roma"
    saves(sara, qtbot)
    qtbot.waitUntil(sara.conflict.isVisible)


def test_it_can_be_heard_and_read_in_both_languages(open_page: OpenPage, qtbot: QtBot, language: Language) -> None:
    sara = in_conflict(open_page, qtbot)
    assert nameless(sara.conflict) == []
    language.use("it")
    qtbot.waitUntil(lambda: sara.conflict.merge.text() != "Save what is chosen")
