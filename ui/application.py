"""Qt's own start. Where it cannot show a window it would abort with a text of its own: that is told as everything else is."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from receptionist.errors import Problem
from receptionist.words import say


def application() -> QApplication:
    """The one of this process. Where no window can be opened (a display that does not answer, a library of the system that is
    missing), one sentence goes to stderr and the process ends with exit code 1: Qt leaves no way back."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    last_words = _LastWords()
    before = qInstallMessageHandler(last_words)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        last_words.pass_on()


class _LastWords:
    """Hears what Qt says while it starts: of several complaints the first says why."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._complaints: list[str] = []

    def __call__(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            why = (self._complaints or [message])[0].rstrip(".")
            print(say(Problem("face.no_window", reason=why)), file=sys.stderr, flush=True)
            os._exit(1)
        self._heard.append(message)
        if kind is QtMsgType.QtWarningMsg:
            self._complaints.append(message)

    def pass_on(self) -> None:
        """It started all the same: what it complained of is told as ever."""
        for message in self._heard:
            print(message, file=sys.stderr)
