"""A window is never larger than the screen, and stands where it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.window_place import TITLE_BAR, in_the_middle, place_of, put_in_place


@pytest.mark.parametrize(
    "screen",
    [
        QRect(0, 0, 1366, 768),  # a title bar would push the last row off it
        QRect(0, 0, 960, 540),  # 1920x1080 at 200 %
        QRect(0, 0, 1366, 740),  # a panel below
        QRect(0, 0, 1080, 1920),  # turned upright
    ],
)
def test_where_there_is_no_more_room_than_the_window_needs_it_takes_the_whole_screen(screen: QRect) -> None:
    assert in_the_middle(screen) is None


def test_on_a_large_screen_it_stands_in_the_middle_with_its_title_bar_in_sight() -> None:
    screen = QRect(1920, 30, 1366, 810)  # the second screen, with a panel above
    place = in_the_middle(screen)
    assert place is not None and screen.contains(place) and place.top() - screen.top() >= 30
    assert in_the_middle(QRect(0, 0, 2560, 1440)) == QRect(597, 336, 1366, 768)


def test_a_new_window_on_a_small_screen_fills_it(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_in_place(window)
    window.show()
    assert window.isMaximized()
    screen = window.screen().availableGeometry()
    assert window.width() <= screen.width() and window.height() + TITLE_BAR <= screen.height()


def test_it_stands_again_where_it_was_left(qapp: QApplication, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(120, 90, 400, 300)
    first.show()
    put_in_place(second, place_of(first))
    assert second.geometry() == first.geometry()


def test_what_was_left_of_another_program_is_no_place(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_in_place(window, "nonsense")
    assert window.isMaximized()
