"""Undo and redo in a profile, by the real keys where the focus is and by the buttons: nothing that was typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.clients.test_clients_page import (
    ROSSI,
    clients,
    hour,
    office_sounds,
    page,
    saved,
    store,
    who,
)
from ui.clients.form.editors import Text, text_in
from ui.clients.form.parts import Parts
from ui.clients.page import ClientsPage

__all__ = ["clients", "hour", "office_sounds", "page", "store", "who"]

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
FIELDS = ("role", "department", "left_on", "left_text")
"""Lines, one that is not understood at every letter, and a box of lines."""

Texts = tuple[str, ...]


def people(page: ClientsPage) -> Parts:
    page.tabs.setCurrentIndex(3)
    part = page.sections[3].part("people")
    assert isinstance(part, Parts)
    return part


def texts(page: ClientsPage) -> Texts:
    """As they stand there; blanks at the ends mean nothing."""
    return tuple((text_in(people(page).form.editors[name].inner) or "").strip() for name in FIELDS)


def into(page: ClientsPage, name: str) -> QWidget:
    """The focus goes there; what stands there is typed over."""
    field = people(page).form.editors[name].inner
    field.setFocus()
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    field.selectAll()
    return field


def press(page: ClientsPage, key: QKeySequence.StandardKey) -> None:
    """Where the focus is."""
    QTest.keySequence(page.focusWidget() or page, QKeySequence(key))


def back(page: ClientsPage, button: bool) -> None:
    page.undo_button.click() if button else press(page, UNDO)


def again(page: ClientsPage, button: bool) -> None:
    page.redo_button.click() if button else press(page, REDO)


@pytest.mark.parametrize("button", [False, True])
def test_two_fields_taken_back_come_again_both(page: ClientsPage, qtbot: QtBot, button: bool) -> None:
    before = texts(page)
    qtbot.keyClicks(into(page, "role"), "socio")
    qtbot.keyClicks(into(page, "department"), "Civile")
    typed = texts(page)
    assert typed[:2] == ("socio", "Civile")
    for _ in range(2):
        back(page, button)
    assert texts(page) == before
    for _ in range(2):
        again(page, button)
    assert texts(page) == typed


def test_what_was_typed_over_comes_back(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(into(page, "role"), "socio")
    qtbot.keyClicks(into(page, "role"), "partner")
    press(page, UNDO)
    assert texts(page)[0] == "socio"
    press(page, REDO)
    assert texts(page)[0] == "partner"


def test_one_letter_typed_over_another_comes_back_although_it_was_rubbed_out(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(into(page, "role"), "abc")
    qtbot.keyClicks(into(page, "role"), "x")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backspace)
    press(page, UNDO)
    assert texts(page)[0] == "x"
    press(page, UNDO)
    assert texts(page)[0] == "abc"


def test_what_was_not_understood_is_a_step_too(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(into(page, "role"), "socio")
    qtbot.keyClicks(into(page, "left_on"), "31/13")
    press(page, UNDO)
    assert (texts(page)[0], texts(page)[2]) == ("socio", "")
    press(page, REDO)
    assert (texts(page)[0], texts(page)[2]) == ("socio", "31/13")


def test_behind_what_was_saved_it_says_so_and_leads_on(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(into(page, "role"), "socio")
    qtbot.keyClicks(into(page, "department"), "Civile")
    saved(page, qtbot)
    page.toast.hide()
    qtbot.keyClicks(into(page, "department"), "Penale")
    press(page, UNDO)
    assert texts(page)[1] == "Civile" and not page.toast.isVisible()
    press(page, UNDO)
    assert texts(page)[:2] == ("socio", "") and page.toast.isVisible() and page.draft.dirty
    assert "saved already" in page.toast.accessibleName()
    press(page, UNDO)
    assert texts(page)[:2] == ("", "")
    for _ in range(2):
        press(page, REDO)
    assert texts(page)[:2] == ("socio", "Civile") and not page.draft.dirty


def test_outside_a_profile_a_field_takes_back_by_itself(qtbot: QtBot, qapp: QApplication) -> None:
    alone = Text()
    qtbot.addWidget(alone)
    alone.show()
    qtbot.keyClicks(alone.line, "socio")
    QTest.keySequence(alone.line, QKeySequence(UNDO))
    assert alone.line.text() == ""


TYPING = st.tuples(st.sampled_from(["over", "more"]), st.sampled_from(FIELDS), st.text("x", min_size=1, max_size=4))
RUBBING = st.tuples(st.just("rub"), st.sampled_from(FIELDS), st.integers(1, 3))
TAKING = st.tuples(st.sampled_from(["undo", "redo"]), st.booleans(), st.integers(1, 4))


def edit(page: ClientsPage, what: str, where: str, how: str | int) -> None:
    field = into(page, where)
    if what != "over":
        QTest.keyClick(field, Qt.Key.Key_End)
    if isinstance(how, str):
        QTest.keyClicks(field, how)
    for _ in range(how if isinstance(how, int) else 0):
        QTest.keyClick(field, Qt.Key.Key_Backspace)


def take(page: ClientsPage, what: str, button: bool, times: int) -> None:
    """Each step there is a step that the other key goes back."""
    there, opposite = (back, again) if what == "undo" else (again, back)
    for _ in range(times):
        before = texts(page)
        there(page, button)
        after = texts(page)
        if after != before:
            opposite(page, button)
            assert texts(page) == before
            there(page, button)
            assert texts(page) == after


def way_back(page: ClientsPage) -> list[Texts]:
    """All that stands there as one takes back, in turn by the key and by the button, until the beginning."""
    seen = [texts(page)]
    while page.draft.can_undo:
        back(page, button=len(seen) % 2 == 0)
        seen.append(texts(page))
    return seen


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(TYPING, RUBBING, TAKING), min_size=1, max_size=8))
def test_whatever_is_typed_and_taken_back_nothing_is_lost(page: ClientsPage, keys: list[tuple[str, str, str]]) -> None:
    """All that stood there after each run of letters (each has its own here) since the last undo or redo is on the way back,
    which ends at the beginning; the way forward ends where one was."""
    page.draft.load(ROSSI)
    beginning = texts(page)
    stood, run = [beginning], ""
    for (what, where, how), letter in zip(keys, "abcdefgh", strict=False):
        if what in {"undo", "redo"}:
            if not (page.draft.can_undo if what == "undo" else page.draft.can_redo):
                continue  # nothing happens: the run goes on
            take(page, what, bool(where), int(how))
            stood, run = [texts(page)], ""
            continue
        before = texts(page)
        edit(page, what, where, letter * len(how) if isinstance(how, str) else how)
        if texts(page) != before and what == "rub":
            run = ""
        elif texts(page) != before:
            if what == "more" and run == where:
                stood.pop()  # it goes on
            run = where
            stood.append(texts(page))
    last = texts(page)
    seen = way_back(page)
    assert seen[-1] == beginning
    assert set(stood) <= set(seen)
    while page.draft.can_redo and texts(page) != last:
        again(page, button=False)
    assert texts(page) == last


def asked(field: QWidget) -> QMenu:
    """The menu of a field, by the right button."""
    inside = field.viewport() if isinstance(field, QPlainTextEdit) else field
    point = QPoint(4, 4)
    QApplication.sendEvent(inside, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, inside.mapToGlobal(point)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("name", ["department", "left_text"])
def test_the_menu_of_a_field_takes_back_and_does_again_in_the_steps_of_the_page(
    page: ClientsPage, qtbot: QtBot, name: str
) -> None:
    """It took back what was typed there as one more change, and what could be done again was lost."""
    before = texts(page)
    for field, typed in (("role", "socio"), (name, "Civile")):
        qtbot.keyClicks(into(page, field), typed)
    after = texts(page)
    field = people(page).form.editors[name].inner
    undo, redo = asked(field).actions()[:2]
    assert undo.isEnabled() and not redo.isEnabled()
    for _step in range(2):
        menu = asked(field)
        menu.actions()[0].trigger()
        menu.close()
    assert texts(page) == before and not page.draft.can_undo
    for _step in range(2):
        menu = asked(field)
        menu.actions()[1].trigger()
        menu.close()
    assert texts(page) == after and not page.draft.can_redo
