"""A picture of the desk as it stands at one moment, painted without showing a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from receptionist.calls.commands import AnyCommand, Reply
from receptionist.office import Office
from receptionist.resources import resource
from receptionist.staff.service import Assistant
from ui.background import Background
from ui.painted import save_picture
from ui.session import Session
from ui.sounder import Sounder
from ui.surroundings import Surroundings
from ui.theme import Theme
from ui.translate import Language, desktop_language

LONGEST = 5_000
"""Milliseconds in which everything that the page reads has come."""


class StillLink:
    """A link on which nothing happens: the board as it was, and no answer to anything."""

    def __init__(self, board: bytes) -> None:
        self._board = board

    def send(self, command: AnyCommand, answer: Callable[[Reply], None]) -> None:
        """Nobody hears."""

    def follow(self, snapshot: Callable[[bytes], None], listener: Callable[[bytes], None]) -> None:
        """The board, and nothing after it."""
        snapshot(self._board)

    def close(self) -> None:
        """Nothing to close."""


class _Silent:
    def get(self, key: str) -> object:
        return 0 if key.endswith("volume") else "" if key.endswith("output") else False


def surroundings(app: QApplication, spoken: Path, theme: str = "light", language: str | None = None) -> Surroundings:
    """Looks and words for a picture, and no sound."""
    looks = Theme(app, resource("fonts"), resource("icons"), theme)
    words = Language(app, resource("translations"), language or desktop_language())
    return Surroundings(app, looks, words, Background(), Sounder(_Silent(), resource("sounds"), spoken))


def paint(app: QApplication, office: Office, board: bytes, assistant: str, file: Path) -> None:
    """Write what the desk of `assistant` shows for the encoded board to `file`."""
    around = surroundings(app, file.parent)
    person = next((one for one in office.staff.list() if one.login == assistant), Assistant(login=assistant, name=assistant))
    session = Session(office, person, "", around, StillLink(board))
    session.shell.resize(1366, 768)
    session.shell.show()
    settle(app, around.background)
    save_picture(session.shell, file)
    session.leave()
    around.sounder.close()
    around.background.close()


def settle(app: QApplication, background: Background) -> None:
    """Wait until what was asked for behind the screen has come and is painted."""
    deadline = QDeadlineTimer(LONGEST)
    quiet = 0
    while quiet < 3 and not deadline.hasExpired():
        app.processEvents()
        background.wait(20)
        quiet = quiet + 1 if background.idle else 0
    app.processEvents()
