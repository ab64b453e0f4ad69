"""Consoles with their real windows, offscreen, each a process of its own: `python -m tests.serving.windows JSON`.

The JSON says of each window which office it opens, in which home, and the pipes to and from it. What all of them load is loaded
once, and each is a fork of that. A line that comes in is a key to press, or after `type ` a text to be typed where the focus
is; after each change the window says what it shows.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import ui.app
from receptionist.faces import Opening
from receptionist.settings import Settings, workstation_file
from ui.words import say

SILENT = ("ring", "announce", "tones", "card.on_top")
HOME = {
    "HOME": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
    "XDG_CACHE_HOME": "cache",
}


class Seen(ui.app.Console):
    """The console, which says what it shows, and whose keys are pressed from elsewhere."""

    _asked = Signal(str)

    def __init__(self, app: QApplication, keys: int, shown: int) -> None:
        super().__init__(app)
        self._keys, self._shown = os.fdopen(keys), os.fdopen(shown, "w", buffering=1)
        self._asked.connect(self._press, Qt.ConnectionType.QueuedConnection)
        self.ready.connect(self._follow)
        self._hearing = threading.Thread(target=self._hear, daemon=True)
        self._hearing.start()

    def _hear(self) -> None:
        for line in self._keys:
            self._asked.emit(line.strip())
        self._asked.emit("")

    def _press(self, key: str) -> None:
        if not key:
            QApplication.exit(0)
            return
        if key.startswith("type "):
            QTest.keyClicks(self.window.focusWidget(), key.removeprefix("type "))
            return
        chord = QKeySequence(key)[0]
        QTest.keyClick(QApplication.activePopupWidget() or self.window, chord.key(), chord.keyboardModifiers())

    def _follow(self) -> None:
        assert self.session is not None
        desk = self.session.desk
        for changes in (self.session.live.changed, desk.troubles.changed, desk.drafts.loaded, desk.message.typed):
            changes.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._show()

    def _show(self) -> None:
        if self.session is None:
            return
        desk, board = self.session.desk, self.session.live.board
        calls = {call.id: (call.place, call.assistant) for call in board.calls.values()}
        strip = desk.strip.notices if desk.strip.isVisible() else ()
        rows = desk.calls.calls()
        told = {
            call: say(notice.code, dict(notice.values))
            for call, notice in desk.troubles.by_call().items()
            if call in rows or any((one.code, one.values) == (notice.code, notice.values) for one in strip)
        }
        there = self.session.person.login in board.assistants
        typed = [desk.message._caller.text(), desk.message.text.toPlainText()] if desk.message.isEnabled() else ["", ""]
        self._shown.write(json.dumps({"there": there, "calls": calls, "told": told, "message": typed}) + "\n")


def open_window(wanted: dict[str, Any]) -> int:
    """In a process of its own, until its keys end."""
    home = Path(wanted["home"])
    for variable, folder in HOME.items():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(home / folder)
    for key in SILENT:
        Settings(None, workstation_file()).set(key, False)
    ui.app.Console = lambda app: Seen(app, wanted["keys"], wanted["shown"])  # type: ignore[assignment,misc]
    return ui.app.run(Opening(wanted["office"]))


def fork(wanted: dict[str, Any], others: list[dict[str, Any]]) -> int:
    """Its process."""
    child = os.fork()
    if child:
        return child
    for other in others:
        os.close(other["keys"])
        os.close(other["shown"])
    os._exit(open_window(wanted))


if __name__ == "__main__":
    windows = json.loads(sys.argv[1])
    children = [fork(one, [other for other in windows if other is not one]) for one in windows]
    for one in windows:
        os.close(one["keys"])
        os.close(one["shown"])
    sys.exit(max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
