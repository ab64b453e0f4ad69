"""What waits is counted behind the screen: every console asks the database for it, and so no more often than needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.shell.seat import Seat
from tests.waiting import eventually

ROUNDS = 4


@pytest.fixture
def seat(qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    seat = Seat(qapp, tmp_path)
    yield seat
    seat.close()


def test_what_happens_at_once_is_counted_once(seat: Seat) -> None:
    frame = seat.session.frame
    left: list[bool] = []
    """Of each time that it was counted, whether it is to be counted once more for the same."""
    frame._counting.timeout.connect(lambda: left.append(not frame.counted))
    for times in range(1, ROUNDS + 1):
        for _message in range(3):
            seat.session.desk.message_kept.emit()
        eventually(lambda times=times: len(left) == times)
    assert left == [False] * ROUNDS
