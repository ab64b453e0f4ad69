"""Watching a real window: its loop turns as it does for an assistant, and what was painted is told after it was."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.background import Background
from ui.collecting import Collector

STILL = 0.15
"""Seconds after the first picture in which what is still missing has come."""


def application() -> QApplication:
    """As the console has it: what is lost is looked for between two events, and never in what was loaded (`one.py`)."""
    app = QApplication([])
    Collector(app)
    return app


def turn(seconds: float) -> None:
    """Let the event loop turn, asleep between two events (`QTest.qWait` would look only every 10 ms)."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def turn_until(holds: Callable[[], object], what: str, seconds: float = 20) -> None:
    """Let the event loop turn until it holds; looks every 2 ms."""
    loop, look, late = QEventLoop(), QTimer(interval=2), QTimer(singleShot=True, interval=round(seconds * 1000))
    look.timeout.connect(lambda: loop.quit() if holds() else None)
    late.timeout.connect(loop.quit)
    look.start()
    late.start()
    loop.exec()
    look.stop()
    late.stop()
    assert holds(), f"did not happen: {what}"


class Painted(QObject):
    """Calls `told` after each paint event of the watched widgets has run: in the first turn of the loop after it."""

    def __init__(self, told: Callable[[QWidget], None]) -> None:
        super().__init__()
        self._told = told

    def watch(self, *widgets: QWidget) -> None:
        """These from now on."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is kept from anybody."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            QTimer.singleShot(0, lambda: self._told(watched))
        return False


class Frames(QObject):
    """When each picture of a window was painted, on `time.perf_counter`; of one thing done there may be several."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.painted: list[float] = []
        QApplication.setCursorFlashTime(0)  # a caret that blinks comes of nothing that was done
        window.installEventFilter(self)

    def after(self, do: Callable[[], object], background: Background) -> float:
        """Milliseconds from here, where `do` is done, until the last picture that came of it was painted: what is put
        together behind the screen for it, too."""
        self.painted.clear()
        began = time.perf_counter()
        do()
        turn_until(lambda: self.painted and background.idle, "a picture")
        turn(STILL)
        return (self.painted[-1] - began) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nothing is kept from anybody."""
        if event.type() is QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, lambda: self.painted.append(time.perf_counter()))
        return False


def empty_window() -> QWidget:
    """What everything is compared with: a window with a word in it."""
    window = QWidget()
    window.resize(1366, 768)
    QVBoxLayout(window).addWidget(QLabel("empty"))
    window.show()
    return window
