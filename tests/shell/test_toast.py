"""What was just done can be taken back by the keyboard, as long as it is offered."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
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
