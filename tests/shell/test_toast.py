"""What was just done can be taken back by the keyboard, as long as it is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.keys import Keys, KeyWatch
from ui.theme import Theme
from ui.widgets import Toast


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    page.resize(600, 300)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    return page


def press(qtbot: QtBot, keys: Keys, page: QWidget) -> None:
    keys._last = ("", float("-inf"))
    chord = keys.keys("take_back")[0]
    QTest.keySequence(page.focusWidget() or page, chord)


def test_its_key_takes_it_back_from_wherever_one_types_and_only_once(
    qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, page: QWidget
) -> None:
    watch, undone = KeyWatch(qapp, keys), []
    watch.watch(page)
    toast = Toast(theme, keys, page)
    page.findChild(QLineEdit).setFocus()
    toast.tell("Passed on.", lambda: undone.append("back"))
    assert toast._button.accessibleDescription() == keys.shown("take_back") == toast.accessibleDescription()
    press(qtbot, keys, page)
    assert undone == ["back"] and toast.isHidden()
    press(qtbot, keys, page)
    toast.tell("Rossi is saved")
    press(qtbot, keys, page)
    assert undone == ["back"] and toast.isVisible() and toast.accessibleDescription() == ""
    watch.stop()


def test_a_word_about_what_must_wait_does_not_take_the_way_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme, keys: Keys, page: QWidget
) -> None:
    watch, undone = KeyWatch(qapp, keys), []
    watch.watch(page)
    toast = Toast(theme, keys, page)
    toast.add("Take back waits: Esc closes that.")
    assert toast.isVisible() and toast.accessibleName() == "Take back waits: Esc closes that."
    toast.tell("Neri was reached.", lambda: undone.append("back"))
    for _ in range(2):
        toast.add("Take back waits: Esc closes that.")
        assert toast.accessibleName() == "Neri was reached.\nTake back waits: Esc closes that."
    press(qtbot, keys, page)
    assert undone == ["back"] and toast.isHidden()
    toast.add("Something else waits.")
    assert toast.accessibleName() == "Something else waits."
    watch.stop()


@pytest.mark.parametrize("undo", [None, lambda: None])
def test_it_keeps_to_its_window_however_long_a_name_is(
    theme: Theme, keys: Keys, page: QWidget, undo: Callable[[], object] | None
) -> None:
    toast = Toast(theme, keys, page)
    toast.tell("Rossi", undo)
    low = toast.height()
    toast.tell("Studio Legale Rossi, Bianchi, Verdi, Neri, Brambilla e Associati " * 2 + "has told us.", undo)
    assert page.rect().contains(toast.geometry()) and toast.height() > low
    assert toast._words.height() >= toast._words.heightForWidth(toast._words.width())
    assert all(toast.rect().contains(part.geometry()) for part in (toast._words, toast._button) if part.isVisible())
    page.resize(320, 300)
    assert page.rect().contains(toast.geometry())
    toast.tell("Rossi", undo)
    assert toast.height() == low


def test_no_key_beneath_is_covered_where_there_is_room_above(theme: Theme, keys: Keys, page: QWidget) -> None:
    buttons = [QPushButton(f"Key {n}") for n in range(2)]
    for button in buttons:
        page.layout().addWidget(button)
    hidden = QPushButton("Not here", page)
    hidden.setGeometry(0, 0, 600, 300)
    hidden.hide()
    QApplication.processEvents()
    toast = Toast(theme, keys, page)
    toast.tell("Saved: everything that was typed")
    assert not any(toast.geometry().intersects(button.geometry()) for button in buttons)
    tabs = QTabBar(page)
    tabs.addTab("Message")
    page.resize(600, 400)
    QApplication.processEvents()
    tabs.setGeometry(toast.geometry())
    tabs.show()
    toast.tell("Saved: everything that was typed")
    assert not toast.geometry().intersects(tabs.geometry())
