"""What happens to a call is laid out once and painted once: ten windows stand on one machine, and calls come all day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from receptionist.calls.recorder import write
from tests.calls.console import ACME, NERI, ROSSI, Console
from ui.theme import Theme
from ui.widgets import Measured

pytestmark = pytest.mark.on_a_file

STRANGER = "+390299900777"
"""Of a caller who is known more is read, and shown once it is there."""


@pytest.fixture
def console(theme: Theme, tmp_path: Path) -> Iterator[Console]:
    """Anna's console with a colleague beside her; a call of each of two clients has come before, and no caret blinks."""
    blinks = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    console = Console(theme, tmp_path)
    console.sits_down("bruno")
    for line in (ROSSI, ACME):
        console.hangs_up(console.rings(line, NERI)[0])
    console.settle()
    yield console
    console.close()
    QApplication.setCursorFlashTime(blinks)


def _rest() -> None:
    """What is to be laid out goes outwards from part to part, each in a turn of its own."""
    for _ in range(20):
        QCoreApplication.processEvents()


class Turns(QObject):
    """How often the window was laid out and painted since the last look."""

    def __init__(self, console: Console) -> None:
        super().__init__(console.window)
        self._seen: Counter[QEvent.Type] = Counter()
        _rest()
        console.window.installEventFilter(self)

    def taken(self) -> tuple[int, int]:
        """Layouts, paints."""
        _rest()
        seen, self._seen = self._seen, Counter()
        return seen[QEvent.Type.LayoutRequest], seen[QEvent.Type.UpdateRequest]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is kept from anybody."""
        self._seen[event.type()] += 1
        return False


def test_a_call_that_comes_and_goes_is_laid_out_and_painted_once_each(console: Console) -> None:
    turns = Turns(console)
    leg, _call = console.rings(ACME, STRANGER)
    assert console.page.shown is not None and turns.taken() == (1, 1)
    console.hangs_up(leg)
    assert console.page.shown is None and turns.taken() == (1, 1)


def test_what_is_to_be_said_is_measured_once_for_its_width(theme: Theme, qapp: QApplication) -> None:
    words = Measured("Studio Legale Rossi, buongiorno, sono Anna. Come posso aiutarla?")
    low = words.heightForWidth(600)
    assert words.heightForWidth(200) > low == words.heightForWidth(600)
    words.setText("Acme")
    assert words.heightForWidth(200) < low * 2
    font = words.font()
    font.setPixelSize(60)
    words.setFont(font)
    assert words.heightForWidth(600) > low, "in larger type it is higher"


def test_of_the_past_only_what_is_in_sight_is_read_and_that_in_one_transaction(console: Console) -> None:
    write(console.store, console.written)
    begun, history = list[object](), console.page.history
    event.listen(console.store.engine, "begin", begun.append)
    leg, _call = console.rings(ROSSI, NERI)
    assert "call no. 2" in console.page.client.caller._past.text() and len(begun) == 1
    assert not any(model.rows for model in history._models), "its tab is behind"
    console.page.layout_.bring("history")
    assert not history._empties[1].isVisible(), "that there are no calls is said once it is known"
    console.settle()
    assert [len(model.rows) for model in history._models] == [1, 1] and len(begun) == 2
    console.hangs_up(leg)
    console.page.layout_.bring("message")
    console.rings(ACME, STRANGER)
    console.page.layout_.bring("history")
    console.settle()
    assert [len(model.rows) for model in history._models] == [0, 1]
