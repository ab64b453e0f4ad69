"""After a wrong password: how long nobody tries again stands on the screen, and it is longer each time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from receptionist.errors import Problem
from ui.staff.sign_in_pause import SignInPause

WRONG = Problem("office.sign_in_refused", office="x")


class Hour:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
def pause(qtbot: QtBot, hour: Hour) -> Iterator[tuple[SignInPause, QPushButton]]:
    button = QPushButton()
    pause = SignInPause(button, steady=hour)
    qtbot.addWidget(button)
    qtbot.addWidget(pause)
    yield pause, button


def test_each_wrong_password_is_waited_for_longer_and_the_seconds_are_said(
    pause: tuple[SignInPause, QPushButton], hour: Hour
) -> None:
    line, button = pause
    waited = []
    for _ in range(8):
        line.hear(WRONG)
        assert not button.isEnabled() and not line.isHidden()
        assert re.findall(r"\d+", line.words.text()) == [str(line.left)]
        waited.append(line.left)
        hour.now += line.left - 0.5
        line._ticks.timeout.emit()
        assert line.left == 1 and "1" in line.words.text() and not button.isEnabled()
        hour.now += 0.5
        line._ticks.timeout.emit()
        assert line.left == 0 and button.isEnabled() and line.isHidden()
        assert not line._ticks.isActive()
    assert waited == sorted(waited) and waited[0] < waited[-1] == 60
    line.hear(None)
    line.hear(WRONG)
    assert line.left == waited[0], "whoever was let in begins anew"


@pytest.mark.parametrize("code", ["office.unreachable", "office.password_needed", "office.not_verified", "office.no_tls"])
def test_nothing_else_that_keeps_somebody_out_is_waited_for(pause: tuple[SignInPause, QPushButton], code: str) -> None:
    line, button = pause
    line.hear(Problem(code, office="x"))
    assert line.left == 0 and button.isEnabled() and line.isHidden()
