"""A new client from a template, by the keyboard, in the real window; and a template of the office's own."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receptionist.clients.profile import Greeting, Instruction, Occasion
from receptionist.clients.ready import Point
from receptionist.office import Office
from tests.clients.test_move_sheet import STUDIO, office, session, types
from tests.clients.test_trial import press
from tests.screen.accessible import nameless
from ui.clients.sheets.keep import KeepSheet
from ui.clients.sheets.template import TemplateSheet
from ui.session import Session

__all__ = ["office", "session"]


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> TemplateSheet:
    """The templates, over the profile of Studio Rossi."""
    press(session, "Ctrl+F8")
    sheet = session.shell.findChildren(TemplateSheet)[-1]
    qtbot.waitUntil(lambda: sheet.chosen is not None, timeout=20_000)
    return sheet


def choose(sheet: TemplateSheet, name: str) -> None:
    model = sheet.list.model()
    place = next(n for n in range(model.rowCount()) if str(model.index(n, 0).data()).startswith(name))
    sheet.list.setCurrentIndex(model.index(place, 0))


def gone(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.shell.findChildren(TemplateSheet), timeout=20_000)


def test_a_name_and_the_blanks_and_a_client_is_begun_that_lacks_only_its_own(
    session: Session, sheet: TemplateSheet, qtbot: QtBot
) -> None:
    choose(sheet, "Studio legale, IT")
    qtbot.waitUntil(lambda: all(line.isVisible() for line in sheet.blanks.values()))
    assert nameless(sheet) == []
    press(session, "Return")
    types(session, "Studio Bianchi e Neri")
    press(session, "Tab")
    types(session, "Avv. Neri")
    press(session, "Return")
    gone(session, qtbot)
    profile = session.clients.draft.profile
    assert profile is not None and (profile.legal_name, profile.version) == ("Studio Bianchi e Neri", 0)
    assert profile.code and "Avv. Neri" in profile.instructions[2].text
    assert session.clients.ready.buttons[Point.BLANKS].isVisible()
    assert session.clients.preview.greeting.text().startswith("“Studio Bianchi e Neri")


def test_without_a_name_nothing_begins(session: Session, sheet: TemplateSheet) -> None:
    press(session, "Return")
    press(session, "Return")
    assert "client's name" in sheet._name.complaint and sheet.name.hasFocus()
    assert session.clients.draft.profile is not None and session.clients.draft.profile.version


def keeping(session: Session, sheet: TemplateSheet, name: str) -> KeepSheet:
    """What of the client that is shown may stand in a template, with the name of the template typed."""
    assert sheet.keep._key == "Ctrl+S"
    press(session, "Ctrl+S")
    asked = session.shell.findChildren(KeepSheet)[-1]
    assert asked.name.hasFocus() and nameless(asked) == []
    types(session, name)
    return asked


def test_what_is_ticked_is_kept_as_a_template_and_the_template_is_taken_away(
    session: Session, office: Office, sheet: TemplateSheet, qtbot: QtBot
) -> None:
    keeping(session, sheet, "Come Rossi")
    press(session, "Return")
    qtbot.waitUntil(lambda: sheet.chosen is not None and sheet.chosen.own, timeout=20_000)
    assert sheet.drop.isVisible() and QApplication.focusWidget() is not None
    asked = keeping(session, sheet, "come rossi")
    press(session, "Return")
    qtbot.waitUntil(lambda: "already" in asked.trouble.text(), timeout=20_000)
    press(session, "Esc")
    sheet.drop.click()
    qtbot.waitUntil(lambda: sheet.chosen is not None and not sheet.chosen.own, timeout=20_000)
    assert not any(one.own for one in office.templates.all())


def test_a_text_stays_out_of_a_template_until_somebody_has_read_and_ticked_it(
    session: Session, office: Office, sheet: TemplateSheet, qtbot: QtBot
) -> None:
    texts = tuple(Instruction(text=text) for text in ("Chiedere di علي", "Mai il cellulare", "Password: gatto rosso"))
    sheet._client = msgspec.structs.replace(STUDIO, instructions=texts, greetings=(), facts=())
    asked = keeping(session, sheet, "Studi")
    assert [row.tick.isChecked() for row in asked.rows.values()] == [False, False, False]
    press(session, "Tab")
    press(session, "Tab")
    assert QApplication.focusWidget() is asked.rows[texts[1]].tick
    press(session, "Space")
    press(session, "Return")
    qtbot.waitUntil(lambda: any(one.own for one in office.templates.all()), timeout=20_000)
    assert [one.instructions for one in office.templates.all() if one.own] == [(texts[1],)]


def test_each_button_says_its_key(sheet: TemplateSheet) -> None:
    assert [one.accessibleDescription() for one in (sheet.do, sheet.close_button)] == ["Enter", "Esc"]


def test_without_a_name_no_template_is_kept(session: Session, office: Office, sheet: TemplateSheet) -> None:
    asked = keeping(session, sheet, " ")
    press(session, "Return")
    assert "name for the template" in asked._name.complaint and asked.name.hasFocus()
    assert not any(one.own for one in office.templates.all())


def test_a_client_whose_greeting_cannot_be_filled_in_says_why_it_becomes_no_template(
    session: Session, sheet: TemplateSheet
) -> None:
    sheet._client = msgspec.structs.replace(STUDIO, greetings=(Greeting(occasion=Occasion.OPEN, text="{clinet}"),))
    asked = keeping(session, sheet, "Studi")
    assert "clinet" in asked.trouble.text() and not asked.rows


def test_the_templates_of_the_screens_language_come_first_and_a_name_that_is_given_is_wanted_no_more(
    session: Session, sheet: TemplateSheet
) -> None:
    first = sheet.chosen
    assert first is not None and first.language == session._around.language.code
    press(session, "Return")
    press(session, "Return")
    assert sheet._name.complaint
    types(session, "Verdi")
    assert sheet._name.complaint == ""
